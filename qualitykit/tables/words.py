"""Titles, headings and lists in words (标题与行文), as Markdown that a notebook displays.

What readers are told depends on the data, so none of it is typed into a notebook: it comes from the functions of
`qualitykit.tables`, one for each title, answer and lead sentence.
"""

from collections.abc import Iterable

from qualitykit.language import say
from qualitykit.language.inert import as_html
from qualitykit.period import Period
from qualitykit.rubric import Rubric


def period_title(period: Period, language: str) -> str:
    """A period in words (考核期名称).

    >>> period_title(Period(2016, 3), "zh"), period_title(Period(2016), "en")
    ('2016年第3季度', '2016, final assessment')
    """
    key = "period_final" if period.final else "period_quarter"
    return say(key, language, year=period.year, quarter=period.quarter)


def section(name: str, language: str, *paragraphs: str) -> str:
    """A heading of the second level and what stands under it (一节)."""
    return _under("##", name, language, paragraphs)


def part(name: str, language: str, *paragraphs: str) -> str:
    """A heading of the third level and what stands under it (一小节)."""
    return _under("###", name, language, paragraphs)


def _under(level: str, name: str, language: str, paragraphs: Iterable[str]) -> str:
    heading = f"{level} {say(f'heading.{name}', language)}"
    return "\n\n".join([heading, *(paragraph for paragraph in paragraphs if paragraph)])


def bullets(lines: Iterable[str]) -> str:
    """A list with a line for each item (分条)."""
    return "\n".join(f"- {line}" for line in lines)


def sources_lead(language: str) -> str:
    """Heading of the closing record (出处一节)."""
    return section("sources", language, say("lead.sources", language))


def document(rubric: Rubric, language: str) -> str:
    """The issued document: body, number, annex (文件)."""
    issued = rubric.document
    body, annex = issued.body.in_language(language), issued.annex.in_language(language)
    return f"{body} · {issued.number} {annex}"


def front(title: str, workspace, rubric: Rubric, language: str) -> str:
    """The head of a page (页首): its title, the document it rests on, and a banner where the data are made up."""
    banner = f'<p class="synthetic">{say("index_synthetic", language)}</p>' if workspace.synthetic else ""
    rests_on = f'<p class="quiet">{as_html(document(rubric, language))}</p>'
    return "\n\n".join(line for line in (f"# {title}", banner, rests_on) if line)
