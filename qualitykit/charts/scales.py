"""Published figures against two reading scales (指数与两种解读标准)."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from qualitykit.charts.layout import legend
from qualitykit.charts.paper import MIDDLE, QUIET, RULE, STRONG, Chart, sheet
from qualitykit.language import say

_HEIGHT = 3.1
_LOWEST, _HIGHEST = 72.0, 98.0
_MARKS = "sD^v"


def scales(points: pd.DataFrame, scales: dict, axis: str, language: str) -> Chart | None:
    """An index over the years, beside it the classes of each scale (指数图); None without a figure.

    Args:
        points: `place`, `year`, `value`, `target` (a target, no result), `later` (a result later than the period).
        scales: name of a scale -> (edges of its classes, their names from the lowest up).
        axis: title of the axis of values.
    """
    if points.empty:
        return None
    widths = {"width_ratios": [5, *[1.35] * len(scales)], "wspace": 0.04}
    with sheet(_HEIGHT, 1 + len(scales), sharey=True, gridspec_kw=widths) as (_, panels, drawn):
        _figures(panels[0], points, language)
        panels[0].set_ylabel(axis)
        low, high = min(_LOWEST, points["value"].min()), max(_HIGHEST, points["value"].max())
        panels[0].set_ylim(low, high)
        for panel, (name, (edges, classes)) in zip(panels[1:], scales.items(), strict=True):
            _classes(panel, edges, classes)
            panel.set_title(name, fontsize=9, loc="left")
        legend(panels[0], handlelength=1.4)
    return drawn[0]


def _figures(panel: Axes, points: pd.DataFrame, language: str) -> None:
    """Results as dots, hollow where later; targets as hollow marks, one shape for each place."""
    result = points[~points["target"]]
    known, later = result[~result["later"]], result[result["later"]]
    panel.plot(
        known["year"], known["value"], "-o", color=STRONG, markersize=5, label=say("axis.result", language)
    )
    if len(later):
        hollow = {"color": QUIET, "markerfacecolor": "white", "markersize": 5, "linewidth": 0.9}
        panel.plot(later["year"], later["value"], "-o", label=say("axis.result_later", language), **hollow)
    targets = points[points["target"]]
    for mark, (place, rows) in zip(_MARKS, targets.groupby("place", sort=False), strict=False):
        label = say("axis.target_of", language, place=place)
        hollow = {"color": MIDDLE, "markerfacecolor": "white", "markersize": 6.5, "markeredgewidth": 1.6}
        panel.plot(rows["year"], rows["value"], mark, label=label, **hollow)
    panel.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    panel.grid(axis="y")


def _classes(panel: Axes, edges: tuple[float, ...], classes: list[str]) -> None:
    """A scale as a ladder: a rule at each edge, a name in each class."""
    bottom, top = panel.get_ylim()
    panel.set_xticks([])
    panel.tick_params(axis="y", length=0, labelleft=False)
    for side in ("left", "bottom"):
        panel.spines[side].set_visible(False)
    for edge in edges:
        panel.axhline(edge, color=QUIET, linewidth=0.9)
        panel.annotate(f"{edge:g}", (1, edge), (-2, -2), ("axes fraction", "data"), "offset points",
                       ha="right", va="top", fontsize=7.5, color=QUIET)  # fmt: skip
    for low, high, name in zip((bottom, *edges), (*edges, top), classes, strict=True):
        panel.text(0.08, (max(low, bottom) + min(high, top)) / 2, name, va="center", fontsize=8,
                   transform=panel.get_yaxis_transform())  # fmt: skip
    panel.axhline(top, color=RULE, linewidth=0.9)
