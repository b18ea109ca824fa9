"""Months (月度图): days of each month by what they were, and a series of this year beside last year's."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from qualitykit.charts.layout import legend
from qualitykit.charts.paper import INK, LIGHT, MIDDLE, QUIET, STRONG, Chart, at_the_edge, sheet

_HEIGHT = 2.7
_BAR = 0.72
_BESIDE = 0.45
_FILLS = ((STRONG, ""), (MIDDLE, ""), (LIGHT, "////"))


def days(table: pd.DataFrame, axis: str, before: str, language: str) -> Chart | None:
    """Days of each month, stacked by what they were (逐月天数); None where there is no day.

    Args:
        table: a row a month, a column for each kind of day from the bottom up (at most three, the last for days that
            nobody can judge), and last a column for last year's count of the first kind, NaN where unknown.
        axis: title of the axis; before: name of the last column's marks.
    """
    kinds, last = table.columns[:-1], table.columns[-1]
    if table.empty or not table[kinds].to_numpy().sum():
        return None
    with sheet(_HEIGHT) as (_, (panel,), drawn):
        place, bottom = range(len(table)), [0.0] * len(table)
        for name, (colour, hatch) in zip(kinds, _FILLS, strict=False):
            if not table[name].any():
                continue
            style = {"color": colour, "hatch": hatch, "edgecolor": "white" if not hatch else QUIET}
            panel.bar(place, table[name], _BAR, bottom, linewidth=0.5, label=name, **style)
            bottom = [low + high for low, high in zip(bottom, table[name], strict=True)]
        _counts(panel, table[kinds[0]])
        if table[last].notna().any():
            marks = {"color": INK, "markerfacecolor": "white", "markersize": 5, "linestyle": "none"}
            panel.plot([i + _BESIDE for i in place], table[last], marker="D", label=before, **marks)
        panel.set_xticks(place, [str(month) for month in table.index])
        panel.yaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 5, 10], integer=True))
        panel.set_ylabel(axis)
        handles, labels = panel.get_legend_handles_labels()
        # last year's marks come after the days they stand beside
        order = sorted(range(len(labels)), key=lambda i: labels[i] == before)
        legend(panel, named=([handles[i] for i in order], [labels[i] for i in order]), handlelength=1)
    return drawn[0]


def _counts(panel: Axes, counts: pd.Series) -> None:
    """The number of days of the first kind, on its bar where that has room."""
    for place, count in enumerate(counts):
        if count >= 4:
            panel.text(place, 0.6, f"{count:.0f}", ha="center", va="bottom", fontsize=8, color="white")


def two_years(
    table: pd.DataFrame, axis: str, limit: float | None, limit_name: str, language: str
) -> Chart | None:
    """A monthly series of two years, this year's strong (逐月两年对比); None without a value.

    Args:
        table: a row a month; the first column is this year, the second last year; NaN leaves a gap.
        axis: title of the axis; limit, limit_name: a line across, such as an annual limit; None for none.
    """
    if table.empty or table.isna().all(axis=None):
        return None
    with sheet(_HEIGHT) as (_, (panel,), drawn):
        styles = (
            {"color": STRONG, "linewidth": 1.8, "marker": "o", "markersize": 5, "zorder": 3},
            {"color": QUIET, "linewidth": 1.2, "marker": "D", "markersize": 4.5, "markerfacecolor": "white"},
        )
        for name, style in zip(table.columns, styles, strict=False):
            panel.plot(range(len(table)), table[name], label=name, **style)
        if limit is not None:
            panel.axhline(limit, color=MIDDLE, linewidth=1.4, linestyle=(0, (4, 2)))
        panel.set_ylim(bottom=0)
        panel.set_xticks(range(len(table)), [str(month) for month in table.index])
        panel.set_xlim(-0.4, len(table) - 0.6)
        _ends(panel, table, limit, limit_name)
        panel.grid(axis="y")
        panel.set_ylabel(axis)
    return drawn[0]


def _ends(panel: Axes, table: pd.DataFrame, limit: float | None, limit_name: str) -> None:
    """Every line named at its right end, moved apart where they would touch."""
    wanted = [(table[name].dropna().iloc[-1], name) for name in table if table[name].notna().any()]
    if limit is not None:
        wanted.append((limit, limit_name))
    at, least = float("-inf"), panel.get_ylim()[1] * 0.08
    for value, name in sorted(wanted):
        at = max(value, at + least)
        at_the_edge(panel, at, name, 6)
