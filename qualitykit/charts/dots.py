"""Dots and ranges (点图): totals of a kind of units, the periods of one, pass rates, and what moved."""

from collections.abc import Iterable

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from qualitykit.charts.layout import BELOW, legend
from qualitykit.charts.paper import (
    MIDDLE,
    MISSING,
    QUIET,
    RULE,
    STRONG,
    Chart,
    at_the_edge,
    height_for,
    numbers,
    rows_down,
    sheet,
)
from qualitykit.language import say
from qualitykit.rubric import Rubric


def standings(table: pd.DataFrame, rubric: Rubric, language: str, marked: str | None = None) -> Chart | None:
    """Totals, with their range by the year's end, and the edges of the grades (总分点图).

    Args:
        table: from `standing.field` or `official.official`; rubric: for the edges;
        marked: the heading of the row that is drawn in colour; all alike where None.
    """
    total, ends = _totals(table, language)
    if all(high != high for _, high in ends):
        return None
    with sheet(height_for(len(table), 0.9)) as (_, (panel,), drawn):
        rows_down(panel, list(table.index))
        _edges(panel, rubric)
        for place, name in enumerate(table.index):
            mine = marked is None or name == marked
            _range(panel, place, total[place], ends[place], STRONG if mine else QUIET, mine)
        _at_the_end(panel, _with_grade(table, language))
        panel.set_xlabel(say("axis.total", language))
    return drawn[0]


def periods(table: pd.DataFrame, rubric: Rubric, language: str) -> Chart | None:
    """One unit's totals over the periods (各期总分), from `timeline.periods`; restated ones are hollow."""
    total, ends = _totals(table, language)
    grade = table[say("column.grade", language)]
    if all(value != value for value in total):
        return None
    with sheet(height_for(len(table), 0.9)) as (_, (panel,), drawn):
        rows_down(panel, list(table.index))
        _edges(panel, rubric)
        for place in range(len(table)):
            given = grade.iloc[place] != MISSING
            _range(panel, place, total[place], ends[place], STRONG if given else QUIET, given)
        _at_the_end(panel, _with_grade(table, language))
        panel.set_xlabel(say("axis.total", language))
    return drawn[0]


def _totals(table: pd.DataFrame, language: str) -> tuple[list[float], list[tuple[float, float]]]:
    """Totals and their ranges; a table without columns for the range has none."""
    total = numbers(table[say("column.total", language)])
    columns = [say(f"column.{name}", language) for name in ("low", "high")]
    if not set(columns) <= set(table.columns):
        return total, [(value, value) for value in total]
    return total, list(zip(*(numbers(table[column]) for column in columns), strict=True))


def _edges(panel: Axes, rubric: Rubric) -> None:
    """A rule at the start of every grade, with its name on top."""
    scale = rubric.grades.scale
    starts = [float(grade.start) for grade in scale]
    for start, end, grade in zip(starts, [float(rubric.total), *starts], scale, strict=False):
        if start:
            panel.axvline(start, color=RULE, linewidth=0.9, zorder=0)
        at = ((start + end) / 2, 1)
        coordinates = ("data", "axes fraction")
        panel.annotate(
            grade.id, at, (0, 3), coordinates, "offset points", ha="center", color=QUIET, fontsize=8.5
        )
    panel.set_xlim(0, 1.03 * float(rubric.total + rubric.bonus.cap))
    panel.set_xticks([0, *sorted(start for start in starts if start), float(rubric.total)])


def _range(
    panel: Axes, place: int, total: float, ends: tuple[float, float], colour: str, filled: bool
) -> None:
    low, high = ends
    if low < high:
        panel.plot(
            (low, high), (place, place), color=colour, linewidth=1.6, alpha=0.55, solid_capstyle="butt"
        )
    face = colour if filled else "white"
    panel.plot(total, place, "o", color=colour, markerfacecolor=face, markersize=6.5, zorder=3)


def _at_the_end(panel: Axes, texts: Iterable[str]) -> None:
    """A text at the right end of every row, in one column."""
    for place, text in enumerate(texts):
        at_the_edge(panel, place, text)


def _with_grade(table: pd.DataFrame, language: str) -> list[str]:
    """Totals with the grade behind them, as the table has both."""
    pairs = zip(*(table[say(f"column.{name}", language)] for name in ("total", "grade")), strict=True)
    return [f"{total}  {grade}" for total, grade in pairs]


def rates(table: pd.DataFrame, language: str) -> Chart | None:
    """Pass rates with their samples against the target (合格率与目标), a panel for each measure.

    A line shows each row's interval, a short rule its own target; the text beside a dot tells rate and number
    inspected.
    """
    names = ("rate", "interval", "target", "until")
    rate, interval, target, until = (say(f"column.{name}", language) for name in names)
    inspected = table.columns[2]
    measures = [name for name in dict.fromkeys(table.index) if (table.loc[[name], rate] != MISSING).any()]
    if not measures:
        return None
    rows = max(len(table.loc[[name]]) for name in measures)
    with sheet(height_for(rows, 1.15), len(measures), sharey=True) as (_, panels, drawn):
        for panel, name in zip(panels, measures, strict=True):
            mine = table.loc[[name]]
            rows_down(panel, list(mine[until]))
            _rate_rows(panel, mine[[rate, interval, target]])
            _at_the_end(panel, _with_samples(mine[rate], mine[inspected], language))
            panel.set_title(name, fontsize=9, loc="left")
        legend(panels[0], BELOW, handlelength=1)
    return drawn[0]


def _with_samples(rates: pd.Series, inspected: pd.Series, language: str) -> list[str]:
    return [
        rate if n == MISSING else say("axis.rate_and_n", language, rate=rate, n=n)
        for rate, n in zip(rates, inspected, strict=True)
    ]


def _rate_rows(panel: Axes, table: pd.DataFrame) -> None:
    """A dot for each rate on its interval, a short rule for its target; the axis holds all of them."""
    rate, interval, target = table.columns
    values, aims = numbers(table[rate]), numbers(table[target])
    ends = [_ends(text) for text in table[interval]]
    rows = range(len(values))
    lows, highs = zip(*ends, strict=True)
    panel.hlines(rows, lows, highs, color=STRONG, linewidth=1.6, alpha=0.55, label=interval)
    panel.plot(values, rows, "o", color=STRONG, markersize=6.5, zorder=3, label=rate)
    panel.plot(aims, rows, "|", color=MIDDLE, markersize=15, markeredgewidth=2.2, zorder=4, label=target)
    known = [value for value in (*values, *aims, *lows, *highs) if value == value]
    low, high = min(known), max(known)
    room = max(high - low, 2) * 0.08
    panel.set_xlim(low - room, high + room)
    panel.xaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 5, 10]))
    panel.grid(axis="x")


def _ends(text: str) -> tuple[float, float]:
    """Both ends of an interval as the table writes it; NaN where it has none."""
    if text == MISSING:
        return float("nan"), float("nan")
    low, high = text.split("–")
    return float(low), float(high)


def movement(table: pd.DataFrame, language: str) -> Chart | None:
    """Totals before and now, joined (变动), from `movement.movement`; None without a quarter before."""
    before, now = (say(f"column.{name}", language) for name in ("total_before", "total"))
    old, new = numbers(table[before]), numbers(table[now])
    if table.empty or all(value != value for value in old):
        return None
    with sheet(height_for(len(table), 0.95)) as (_, (panel,), drawn):
        rows_down(panel, list(table.index))
        for place, ends in enumerate(zip(old, new, strict=True)):
            panel.plot(ends, (place, place), color=QUIET, linewidth=1.2, alpha=0.7)
        rows = range(len(table))
        panel.plot(old, rows, "o", color=QUIET, markerfacecolor="white", markersize=6, label=before)
        panel.plot(new, rows, "o", color=STRONG, markersize=6.5, label=now)
        panel.set_xlim(left=min(0, *(value for value in (*old, *new) if value == value)) or None)
        panel.grid(axis="x")
        _at_the_end(panel, table[say("column.change", language)])
        panel.set_xlabel(say("axis.total", language))
        legend(panel, handlelength=1)
    return drawn[0]
