"""The quality analysis report (质量分析报告): its title, the table that opens it, and each aspect for the page.

The aspects come from `qualitykit.analysis` as texts and tables; here they only get their form.
"""

import html
from collections.abc import Iterator, Sequence

import pandas as pd

from qualitykit.analysis.aspect import Aspect, Drawing
from qualitykit.language import say
from qualitykit.period import Period
from qualitykit.tables.cells import DASH, frame
from qualitykit.tables.words import bullets, front, listed, period_title, plain, section, sentences
from qualitykit.workspace import Workspace

COLUMNS = ("aspect", "figure", "level", "change", "judgement", "n")


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
        caption = f'<p class="quiet">{html.escape(self.caption)}</p>\n' if self.caption else ""
        reading = f"\n<p>{html.escape(self.reading)}</p>" if self.reading else ""
        return caption + self.to_html() + reading

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


def analysis_title(workspace: Workspace, period: Period | str, language: str) -> str:
    """Title of the report (质量分析报告标题), with the banner of made-up data."""
    period = Period.parse(period) if isinstance(period, str) else period
    values = {"district": plain(workspace.name[language]), "period": period_title(period, language)}
    title = say("report.analysis_title", language, **values)
    return front(title, workspace, workspace.rubric(period.year), language)


def analysis_answer(aspects: Sequence[Aspect], language: str) -> str:
    """The first paragraph (结论): what tells of more than chance, what there are no data on, how to read the table."""
    absent = [plain(aspect.title) for aspect in aspects if not _known(aspect)]
    values = {"count": len(aspects), "known": len(aspects) - len(absent)}
    said = [say("aspects.answer", language, **values), _firm(aspects, language)]
    if absent:
        said.append(say("aspects.absent", language, names=listed(absent, language)))
    return section("overview", language, sentences(said, language), say("aspects.how", language))


def _known(aspect: Aspect) -> bool:
    """Whether an aspect has data of the district's own: a line that rests on something, or a table without a line."""
    if not aspect.headlines:
        return bool(aspect.tables)
    return any(line.n != DASH for line in aspect.headlines)


def _firm(aspects: Sequence[Aspect], language: str) -> str:
    """The lines whose judgement tells of more than chance, or that there are none."""
    lines = [line for aspect in aspects for line in aspect.headlines if line.n != DASH]
    if not lines:
        return ""
    told = [
        say("aspects.line", language, figure=line.figure, level=line.level, judgement=line.judgement)
        for line in lines
        if line.firm
    ]
    if not told:
        return say("aspects.none_firm", language)
    return say("aspects.firm", language, lines=plain(say("words.semicolon", language).join(told)))


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
    return f"## {plain(aspect.title)}\n\n{plain(aspect.answer)}"


def pictured(aspect: Aspect, place: int = 0) -> Captioned:
    """The table of an aspect's chart, by its place among the charts (有图的表); an empty one where there are fewer."""
    found = [table for table in _tables(aspect) if table.drawing is not None and table.drawing.kind]
    return found[place] if place < len(found) else captioned("", pd.DataFrame())


def others(aspect: Aspect, pictures: int = 1) -> str:
    """The tables of an aspect that are not among its first so many with a chart (其余各表), as HTML."""
    left = [table for table in _tables(aspect) if table.drawing is None or not table.drawing.kind]
    more = [table for table in _tables(aspect) if table.drawing is not None and table.drawing.kind][pictures:]
    return "\n\n".join(table._repr_html_() for table in (*more, *left))


def _tables(aspect: Aspect) -> Iterator[Captioned]:
    drawings = [*aspect.charts, *[None] * len(aspect.tables)]
    for (caption, table), drawing in zip(aspect.tables, drawings, strict=False):
        yield captioned(caption, table, drawing)


def closing(aspect: Aspect, language: str) -> str:
    """What an aspect cannot tell, and what it rests on (局限与依据); empty where it has no data."""
    limits = bullets(plain(line) for line in aspect.limits if line)
    sources = say("words.semicolon", language).join(html.escape(line) for line in aspect.sources)
    parts = [f"**{say('aspects.limits', language)}**\n\n{limits}"] if limits else []
    if sources:
        parts.append(f'<p class="quiet">{say("aspects.sources", language, sources=sources)}</p>')
    return "\n\n".join(parts)
