"""What one aspect of the quality analysis report says (分析报告的一个方面): the answer first, then what it rests on.

The analysis stands below tables and charts: it gives tables as text cells, ready to show, and drawings as numbers
still to be drawn. Nothing in it depends on a notebook.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pandas import DataFrame


@dataclass(frozen=True)
class Drawing:
    """A chart still to be drawn (待绘图).

    `qualitykit.charts.drawings.draw` makes it; the analysis only names the kind and gives the numbers.

    Args:
        kind: one of `qualitykit.charts.drawings.KINDS`, such as `funnel`; empty where there is nothing to draw and the
            table is only read.
        data: what that function takes besides the language: frames of numbers, and texts in the report's language.
        reading: what reads the chart and its table, in words.
    """

    kind: str
    data: dict[str, Any] = field(default_factory=dict)
    reading: str = ""


@dataclass(frozen=True)
class Headline:
    """A line of the table that opens the report (总表的一行): words and rounded figures, ready to show.

    Args:
        figure: what is measured; level: the figure with its unit and interval; change: against the same span of last
            year; judgement: what to make of it, in a few words; n: what it rests on. A dash where there is none.
        firm: whether the judgement tells of more than chance: such lines are named in the report's first paragraph.

    >>> Headline("Pass rate", "95.0 % (92.3–96.8)", "+0.4", "not to be told from the target", "400").n
    '400'
    """

    figure: str
    level: str
    change: str
    judgement: str
    n: str
    firm: bool = False


@dataclass(frozen=True)
class Aspect:
    """One aspect of the report, every text already in the report's language (一个方面).

    The texts are plain: whoever shows them as Markdown escapes them (`language.inert.as_markdown`).

    Args:
        title: its heading.
        answer: the result in one to three sentences; where there are no data, that there are none.
        charts: `charts[i]` draws and reads `tables[i]`; None for a table that needs neither.
        tables: pairs of caption and reader's table, text cells only.
        reading: what reads the first chart; empty where there is none.
        limits: what the figures cannot tell, a sentence each.
        sources: files of the workspace, standards and published figures, a line each.
        headlines: its lines in the table that opens the report, one to three; none where there are no data.

    >>> Aspect("Product quality", "There are no data.").charts
    ()
    """

    title: str
    answer: str
    charts: tuple[Drawing | None, ...] = ()
    tables: tuple[tuple[str, DataFrame], ...] = ()
    reading: str = ""
    limits: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    headlines: tuple["Headline", ...] = ()


Part = tuple[str, DataFrame, Drawing | None]
"""A table of an aspect under its caption, with what draws and reads it; the order of `aspect_of`."""


def aspect_of(
    title: str,
    answer: str,
    parts: Iterable[Part],
    limits: Iterable[str],
    sources: Iterable[str],
    headlines: Iterable[Headline | None],
) -> Aspect:
    """An aspect from its tables one by one (合成一个方面): those without a row, and lines that are none, are left out.

    Args:
        title, answer: as in `Aspect`; parts: caption, table and drawing of each table, in the page's order.
        limits, sources: a sentence or line each, empty ones are left out; headlines: lines, None for none.

    >>> rows = DataFrame({"n": ["1"]})
    >>> some, none = ("Days", rows, Drawing("", reading="Few.")), ("None", rows[:0], None)
    >>> aspect_of("Air", "Good.", [some, none], "", "", "").reading
    'Few.'
    """
    kept = [part for part in parts if len(part[1])]
    return Aspect(
        title,
        answer,
        tuple(drawing for _, _, drawing in kept),
        tuple((caption, table) for caption, table, _ in kept),
        next((drawing.reading for _, _, drawing in kept if drawing is not None), ""),
        tuple(line for line in limits if line),
        tuple(line for line in sources if line),
        tuple(line for line in headlines if line is not None),
    )
