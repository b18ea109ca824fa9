"""The quality analysis report (质量分析报告): its title, the table that opens it, and each aspect for the page.

The aspects come from `qualitykit.analysis` as texts and tables; here they only get their form.
"""

from collections.abc import Iterator, Sequence

import pandas as pd

from qualitykit.analysis.aspect import Aspect, Drawing, Headline
from qualitykit.language import listed, say, sentences
from qualitykit.language.inert import as_html, as_html_table, as_markdown
from qualitykit.period import Period
from qualitykit.tables.cells import DASH, frame
from qualitykit.tables.words import bullets, front, period_title, section
from qualitykit.workspace import Workspace

COLUMNS = ("aspect", "figure", "level", "change", "judgement", "n")
_SAID = {"line": ("figure", "level", "judgement"), "line_moved": ("figure", "level", "change", "judgement")}


OPEN = 10
"""Rows up to which the table of an aspect's first chart stands open; all others are folded below what reads them."""


class Captioned(pd.DataFrame):
    """A reader's table with its caption, the chart that draws it, and the sentence that reads both (带题注的表)."""

    _metadata = ("caption", "drawing")

    @property
    def _constructor(self) -> type["Captioned"]:
        return Captioned

    @property
    def reading(self) -> str:
        """The sentence that reads the chart (读图); empty where there is none."""
        return self.drawing.reading if self.drawing else ""

    def _repr_html_(self) -> str:
        caption = f'<p class="quiet">{as_html(self.caption)}</p>\n' if self.caption else ""
        reading = f"\n<p>{as_html(self.reading)}</p>" if self.reading else ""
        return caption + as_html_table(self.to_html()) + reading

    def __repr__(self) -> str:
        return "\n".join(part for part in (self.caption, self.to_string(), self.reading) if part)


def captioned(caption: str, table: pd.DataFrame, drawing: Drawing | None = None) -> Captioned:
    """A table under its caption, with the chart that draws it (加题注).

    >>> captioned("Counts", pd.DataFrame({"n": ["1"]}, index=["a"]))
    Counts
       n
    a  1
    """
    shown = Captioned(table)
    shown.caption, shown.drawing = caption, drawing
    return shown


class Pictured(Captioned):
    """The same above its chart (有图的表): a heading, the sentence that reads it, and the table, which may be folded.

    `fold` is the line that opens it; empty for a table that stands open.
    """

    _metadata = (*Captioned._metadata, "fold")

    @property
    def _constructor(self) -> type["Pictured"]:
        return Pictured

    def _repr_html_(self) -> str:
        if self.empty:
            return as_html_table(self.to_html())
        table = (
            _folded(self.fold, as_html_table(self.to_html())) if self.fold else as_html_table(self.to_html())
        )
        reading = f"<p>{as_html(self.reading)}</p>\n" if self.reading else ""
        return f"<h3>{as_html(self.caption)}</h3>\n{reading}{table}"


def _folded(summary: str, inside: str) -> str:
    """A part of the page that opens without a script; all of it is printed."""
    return f"<details><summary>{as_html(summary)}</summary>\n{inside}\n</details>"


def analysis_title(workspace: Workspace, period: Period | str, language: str) -> str:
    """Title of the report (质量分析报告标题), with the banner of made-up data."""
    period = Period.parse(period) if isinstance(period, str) else period
    values = {"district": as_markdown(workspace.name[language]), "period": period_title(period, language)}
    title = say("report.analysis_title", language, **values)
    return front(title, workspace, workspace.rubric(period.year), language)


def analysis_answer(aspects: Sequence[Aspect], language: str) -> str:
    """The first paragraph (结论): what tells of more than chance, what there are no data on, how to read the table."""
    absent = [as_markdown(aspect.title) for aspect in aspects if not _known(aspect)]
    values = {"count": len(aspects), "known": len(aspects) - len(absent)}
    firm = [line for aspect in aspects for line in aspect.headlines if line.n != DASH and line.firm]
    rest, answer = _rest(aspects, firm, language), say("aspects.answer", language, **values)
    said = [rest, answer] if rest else [f"**{answer}**"]
    if absent:
        said.append(say("aspects.absent", language, names=listed(absent, language)))
    first = [say("aspects.firm", language, many=len(firm)), bullets(_line(line, language) for line in firm)]
    shown = first if firm else []
    return section("overview", language, *shown, sentences(said, language), say("aspects.how", language))


def _known(aspect: Aspect) -> bool:
    """Whether an aspect has data of the district's own: a line that rests on something, or a table without a line."""
    if not aspect.headlines:
        return bool(aspect.tables)
    return any(line.n != DASH for line in aspect.headlines)


def _rest(aspects: Sequence[Aspect], firm: Sequence[Headline], language: str) -> str:
    """What is to be made of all lines whose judgement is not firm; nothing where there is no line."""
    if not any(line.n != DASH for aspect in aspects for line in aspect.headlines):
        return ""
    return say("aspects.others" if firm else "aspects.none_firm", language)


def _line(line: Headline, language: str) -> str:
    key = "line" if line.change == DASH else "line_moved"
    said = say(f"aspects.{key}", language, **{name: getattr(line, name) for name in _SAID[key]})
    return as_markdown(said)


def overview(aspects: Sequence[Aspect], language: str) -> pd.DataFrame:
    """All aspects in one table (总表): figure, level with its interval, change, judgement in words, n.

    An aspect without data has one row that says so.
    """
    rows = [row for aspect in aspects for row in _rows(aspect, language)]
    return frame([say(f"column.aspects.{name}", language) for name in COLUMNS], rows)


def _rows(aspect: Aspect, language: str) -> list[list[str]]:
    if not aspect.headlines:
        said = say("aspects.see_below" if aspect.tables else "aspects.no_data", language)
        return [[aspect.title, DASH, DASH, DASH, said, DASH]]
    lines = aspect.headlines
    return [[aspect.title, line.figure, line.level, line.change, line.judgement, line.n] for line in lines]


def opening(aspect: Aspect) -> str:
    """Heading and answer of an aspect (一个方面的结论)."""
    return f"## {as_markdown(aspect.title)}\n\n{as_markdown(aspect.answer)}"


def pictured(aspect: Aspect, language: str, place: int = 0) -> Pictured:
    """The table of an aspect's chart, by its place among the charts (有图的表); an empty one where there are fewer."""
    found = [table for table in _tables(aspect) if table.drawing is not None and table.drawing.kind]
    table = found[place] if place < len(found) else captioned("", pd.DataFrame())
    shown = Pictured(table)
    shown.caption, shown.drawing = table.caption, table.drawing
    opened = place == 0 and len(table) <= OPEN
    shown.fold = "" if opened else say("aspects.rows", language, rows=len(table))
    return shown


def others(aspect: Aspect, pictures: int = 1) -> str:
    """The tables of an aspect that are not among its first so many with a chart (其余各表), folded, as HTML."""
    left = [table for table in _tables(aspect) if table.drawing is None or not table.drawing.kind]
    more = [table for table in _tables(aspect) if table.drawing is not None and table.drawing.kind][pictures:]
    tables = [_folded(table.caption, _read_table(table)) for table in (*more, *left)]
    return "\n\n".join(tables)


def _read_table(table: Captioned) -> str:
    reading = f"<p>{as_html(table.reading)}</p>\n" if table.reading else ""
    return reading + as_html_table(table.to_html())


def _tables(aspect: Aspect) -> Iterator[Captioned]:
    drawings = [*aspect.charts, *[None] * len(aspect.tables)]
    for (caption, table), drawing in zip(aspect.tables, drawings, strict=False):
        yield captioned(caption, table, drawing)


def closing(aspect: Aspect, language: str) -> str:
    """What an aspect cannot tell, and what it rests on (局限与依据); empty where it has no data."""
    limits = bullets(as_markdown(line) for line in aspect.limits if line)
    sources = say("words.semicolon", language).join(as_html(line) for line in aspect.sources)
    parts = [f"**{say('aspects.limits', language)}**\n\n{limits}"] if limits else []
    if sources:
        parts.append(f'<p class="quiet">{say("aspects.sources", language, sources=sources)}</p>')
    return "\n\n".join(parts)
