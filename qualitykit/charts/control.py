"""The control chart (控制图): a series with its centre line and limits, and the points at which a rule fired."""

import pandas as pd
from matplotlib.axes import Axes

from qualitykit.charts.paper import MIDDLE, QUIET, STRONG, Chart, at_the_edge, sheet
from qualitykit.language import say

_HEIGHT = 2.7
_MOST_LABELS = 12


def control(points: pd.DataFrame, axis: str, trial: bool, language: str, new_year: int = 0) -> Chart | None:
    """A series against its limits (控制图); None without a point.

    Args:
        points: named by the index (months or quarters), with `value`, `centre`, `lower`, `upper` and `signal`: whether
            a rule fired there. NaN leaves a gap.
        axis: title of the axis of values.
        trial: the limits rest on too few points for a verdict: they are dotted.
        new_year: place of the first point of this year; 0 where there is no other.
    """
    if points.empty or points["value"].isna().all():
        return None
    with sheet(_HEIGHT) as (_, (panel,), drawn):
        place = range(len(points))
        _limit_lines(panel, points, trial)
        panel.plot(place, points["value"], "-o", color=STRONG, linewidth=1.1, markersize=4.5, zorder=3)
        fired = points["signal"].to_numpy(bool)
        marked = [i for i in place if fired[i]]
        panel.plot(marked, points["value"].iloc[marked], "s", color=MIDDLE, markersize=8.5, zorder=4)
        _line_names(panel, points, trial, language)
        _times(panel, points, new_year)
        panel.set_ylabel(axis)
    return drawn[0]


def _limit_lines(panel: Axes, points: pd.DataFrame, trial: bool) -> None:
    """Limits as steps, a level for each point; the centre as a thin line."""
    edges = [i - 0.5 for i in range(len(points) + 1)]
    for side in ("lower", "upper"):
        style = {"linestyle": ":" if trial else "-", "linewidth": 1.2, "baseline": None}
        panel.stairs(points[side], edges, color=QUIET, **style)
    panel.stairs(points["centre"], edges, color=QUIET, linewidth=0.8, baseline=None, alpha=0.8)


def _line_names(panel: Axes, points: pd.DataFrame, trial: bool, language: str) -> None:
    """The lines named at their right ends, as far apart as they can be read."""
    known = points.dropna(subset=["centre"])
    if known.empty:
        return
    last, kind = known.iloc[-1], "trial" if trial else "limit"
    names = {side: say(f"axis.{kind}_{side}", language) for side in ("lower", "upper")}
    for column, name in (names | {"centre": say("axis.centre", language)}).items():
        if last[column] == last[column]:
            at_the_edge(panel, last[column], name, 4, fontsize=8, color=QUIET)


def _times(panel: Axes, points: pd.DataFrame, new_year: int) -> None:
    """Names of the points below, as many as have room, and a rule where this year begins."""
    step = -(-len(points) // _MOST_LABELS)
    shown = [i for i in range(len(points)) if (i - new_year) % step == 0]
    panel.set_xticks(shown, [str(points.index[i]) for i in shown])
    panel.set_xlim(-0.6, len(points) - 0.4)
    if 0 < new_year < len(points):
        panel.axvline(new_year - 0.5, color=QUIET, linewidth=0.8, linestyle=(0, (2, 2)))
    panel.grid(axis="y")
