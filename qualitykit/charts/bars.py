"""Bars (条形图): points by topic, money by field, losses by office."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from qualitykit.charts.layout import legend
from qualitykit.charts.paper import (
    INK,
    LIGHT,
    MIDDLE,
    MISSING,
    QUIET,
    STRONG,
    WIDTH,
    Chart,
    height_for,
    numbers,
    rows_down,
    sheet,
)
from qualitykit.language import say

_INSIDE = 0.6


def topics(table: pd.DataFrame, language: str) -> Chart | None:
    """Points by topic: earned, lost, still open (各要点得失), from `grid.topic_points`; None of an empty table."""
    if table.empty:
        return None
    names = ("points", "lost", "open")
    with sheet(height_for(len(table))) as (_, (panel,), drawn):
        _stack(panel, table, [say(f"column.{name}", language) for name in names], (STRONG, MIDDLE, LIGHT))
        panel.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10]))
        panel.set_xlabel(say("axis.points", language))
        legend(panel, handlelength=1, columnspacing=1.4)
    return drawn[0]


def funding(table: pd.DataFrame, language: str) -> Chart | None:
    """Money by span and field (经费), from `measured.funding`; None where there is none."""
    fields = [name for name in table.columns[:-2] if (table[name] != MISSING).any()]
    whole = say("column.sum", language)
    if table.empty or (table[whole] == MISSING).all():
        return None
    with sheet(height_for(len(table), 0.85)) as (_, (panel,), drawn):
        _stack(panel, table, fields or [whole], (STRONG, MIDDLE, LIGHT, QUIET))
        sums = numbers(table[whole])
        for place, (value, text) in enumerate(zip(sums, table[whole], strict=True)):
            panel.annotate(
                text, (value, place), (4, 0), textcoords="offset points", va="center", fontsize=8.5
            )
        panel.set_xlim(0, max(value for value in sums if value == value) * 1.16 or 1)
        panel.xaxis.set_major_formatter("{x:,.0f}")
        panel.xaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
        panel.set_xlabel(say("axis.yuan", language))
        legend(panel, handlelength=1, columnspacing=1.4)
    return drawn[0]


def offices(table: pd.DataFrame, language: str) -> Chart | None:
    """Losses by responsible office: its own, and the towns' on the criteria they share (按责任部门的失分)."""
    if table.empty:
        return None
    with sheet(height_for(len(table)), 2, sharey=True) as (_, panels, drawn):
        for panel, name in zip(panels, ("own_lost", "towns_lost"), strict=True):
            heading = say(f"column.{name}", language)
            values = numbers(table[heading])
            rows_down(panel, list(table.index))
            panel.barh(
                range(len(table)), [0 if value != value else value for value in values], 0.62, color=STRONG
            )
            _beside(panel, values, table[heading])
            panel.set_title(heading, fontsize=9, loc="left")
            panel.set_xlabel(say("axis.points", language))
    return drawn[0]


def _stack(panel: Axes, table: pd.DataFrame, columns: list[str], colours: tuple[str, ...]) -> None:
    """Stacked bars, each part labelled where there is room for it."""
    rows_down(panel, list(table.index))
    left = [0.0] * len(table)
    whole = max(
        sum(x for x in row if x == x) for row in zip(*(numbers(table[c]) for c in columns), strict=True)
    )
    for column, colour in zip(columns, colours, strict=False):
        values = [0.0 if value != value else value for value in numbers(table[column])]
        panel.barh(
            range(len(table)),
            values,
            0.66,
            left,
            color=colour,
            edgecolor="white",
            linewidth=0.6,
            label=column,
        )
        ink = "white" if colour == STRONG else INK
        for place, (value, text, start) in enumerate(zip(values, table[column], left, strict=True)):
            if value and len(text) * 0.011 * WIDTH / _INSIDE * whole / 8 < value:
                panel.text(start + value / 2, place, text, ha="center", va="center", color=ink, fontsize=8)
        left = [start + value for start, value in zip(left, values, strict=True)]


def _beside(panel: Axes, values: list[float], texts: pd.Series) -> None:
    for place, (value, text) in enumerate(zip(values, texts, strict=True)):
        at = (0 if value != value else value, place)
        panel.annotate(text, at, (3, 0), textcoords="offset points", va="center", fontsize=8.5)
    panel.margins(x=0.14)
    panel.set_xlim(left=0)
