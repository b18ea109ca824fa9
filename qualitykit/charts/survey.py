"""Survey results (满意度图): this year with its interval, last year hollow, and what was published elsewhere below."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from qualitykit.charts.layout import legend
from qualitykit.charts.paper import (
    MIDDLE,
    MISSING,
    QUIET,
    RULE,
    STRONG,
    Chart,
    at_the_edge,
    height_for,
    rows_down,
    sheet,
)
from qualitykit.language import say


def survey(rows: pd.DataFrame, published: pd.DataFrame, language: str) -> Chart | None:
    """The index and its questions, first row on top (满意度图); None without a value.

    Args:
        rows: named by the index, with `value`, `lower`, `upper` and last year's `before`; NaN draws nothing.
        published: figures of others, named by the index, with `value` and `text` as printed: hollow, below a rule.
    """
    if rows.empty or rows["value"].isna().all():
        return None
    names = [*rows.index, *published.index]
    with sheet(height_for(len(names), 1.05)) as (_, (panel,), drawn):
        rows_down(panel, names)
        _ours(panel, rows, language)
        _others(panel, published, len(rows), language)
        for place, text in enumerate(_texts(rows, published)):
            at_the_edge(panel, place, text, 6)
        panel.margins(x=0.04)
        panel.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10]))
        panel.grid(axis="x")
        panel.set_xlabel(say("axis.satisfaction", language))
        legend(panel, handlelength=1.4)
    return drawn[0]


def _ours(panel: Axes, rows: pd.DataFrame, language: str) -> None:
    place = range(len(rows))
    line = {"linewidth": 3.2, "alpha": 0.55, "label": say("axis.interval_95", language)}
    panel.hlines(place, rows["lower"], rows["upper"], STRONG, **line)
    now, before = say("axis.this_year", language), say("axis.last_year", language)
    panel.plot(rows["value"], place, "o", color=STRONG, markersize=6, zorder=4, label=now)
    if rows["before"].notna().any():
        hollow = {"color": QUIET, "markerfacecolor": "white", "markersize": 5.5, "zorder": 3}
        panel.plot(rows["before"], place, "D", label=before, **hollow)


def _others(panel: Axes, published: pd.DataFrame, first: int, language: str) -> None:
    """Figures of other surveys, apart by a rule, for they do not compare."""
    if published.empty:
        return
    panel.axhline(first - 0.5, color=RULE, linewidth=1.2)
    place = range(first, first + len(published))
    hollow = {"color": MIDDLE, "markerfacecolor": "white", "markersize": 6, "markeredgewidth": 1.6}
    panel.plot(published["value"], place, "s", label=say("axis.published_elsewhere", language), **hollow)


def _texts(rows: pd.DataFrame, published: pd.DataFrame) -> list[str]:
    return [*(f"{value:.1f}" if value == value else MISSING for value in rows["value"]), *published["text"]]
