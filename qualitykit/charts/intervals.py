"""Estimates with their intervals (区间图): a dot, a thick line for 95 %, a thin one for 99.8 %."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke
from matplotlib.ticker import MaxNLocator

from qualitykit.charts.layout import legend
from qualitykit.charts.paper import (
    INK,
    MIDDLE,
    QUIET,
    STRONG,
    Chart,
    at_the_edge,
    height_for,
    rows_down,
    sheet,
)
from qualitykit.language import say

_HALO = withStroke(linewidth=4, foreground="white")


def intervals(table: pd.DataFrame, axis: str, language: str, reference: float | None = None) -> Chart | None:
    """Rows of estimates, the first on top (区间图); None where no row has a value.

    Args:
        table: a row each, named by the index, with `value`, `lower`, `upper`, the wider `lowest`, `highest`, `text`
            for the right edge, and, where there is one, `before` (last year's value) and `target`. NaN draws nothing.
        axis: title of the axis.
        reference: a line through all rows, the value of all of them together.
    """
    if table.empty or table["value"].isna().all():
        return None
    with sheet(height_for(len(table), 1.05)) as (_, (panel,), drawn):
        rows_down(panel, list(table.index))
        if reference is not None:
            whole = say("axis.whole", language)
            panel.axvline(
                reference, color=MIDDLE, linewidth=1.1, linestyle=(0, (4, 2)), zorder=1, label=whole
            )
        _ranges(panel, table, language)
        _marks(panel, table, language)
        for place, text in enumerate(table["text"]):
            at_the_edge(panel, place, text, 6)
        panel.margins(x=0.04)
        panel.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10]))
        panel.grid(axis="x")
        panel.set_xlabel(axis)
        legend(panel, handlelength=1.4)
    return drawn[0]


def _ranges(panel: Axes, table: pd.DataFrame, language: str) -> None:
    """The two intervals of every row, and the estimate on them."""
    place = range(len(table))
    wide, narrow = (say(f"axis.interval_{name}", language) for name in ("998", "95"))
    panel.hlines(place, table["lowest"], table["highest"], QUIET, linewidth=1.0, label=wide)
    panel.hlines(place, table["lower"], table["upper"], STRONG, linewidth=3.2, alpha=0.55, label=narrow)
    now = say("axis.this_year" if "before" in table else "axis.estimate", language)
    panel.plot(table["value"], place, "o", color=STRONG, markersize=6, zorder=4, linestyle="none", label=now)


def _marks(panel: Axes, table: pd.DataFrame, language: str) -> None:
    """Last year's value hollow, the target as a short rule."""
    place = range(len(table))
    style = {"linestyle": "none", "zorder": 3}
    if "before" in table and table["before"].notna().any():
        hollow = {"color": QUIET, "markerfacecolor": "white", "markersize": 5.5}
        panel.plot(table["before"], place, "D", label=say("axis.last_year", language), **hollow, **style)
    if "target" in table and table["target"].notna().any():
        rule = {"color": INK, "markersize": 16, "markeredgewidth": 1.8, "path_effects": [_HALO]}
        panel.plot(table["target"], place, "|", label=say("axis.target", language), **rule, **style)
