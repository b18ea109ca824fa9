"""The funnel plot (漏斗图): units by size, and how far chance alone may carry one of that size."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke
from matplotlib.ticker import MaxNLocator

from qualitykit.charts.paper import INK, MIDDLE, QUIET, STRONG, WIDTH, Chart, at_the_edge, sheet
from qualitykit.language import say

_HEIGHT = 3.3
_LINES = ((QUIET, (0, (4, 2)), 1.0), (STRONG, "-", 1.2))
_QUIETLY = {"fontsize": 8, "color": QUIET}
_MARKS = {0: ("o", STRONG, 6.0), 1: ("D", MIDDLE, 6.5), 2: ("s", MIDDLE, 8.0)}
# Where a name may stand beside its dot, best place first: points to the right and up, and the alignment.
_BESIDE = (
    (7, 0, "left"), (-7, 0, "right"), (0, 10, "center"), (0, -10, "center"),
    (7, 10, "left"), (7, -10, "left"), (-7, 10, "right"), (-7, -10, "right"),
    (12, 16, "left"), (12, -16, "left"), (-12, 16, "right"), (-12, -16, "right"),
    (0, 20, "center"), (0, -20, "center"), (0, 30, "center"), (0, -30, "center"),
    (-12, 30, "right"), (-12, -30, "right"), (12, 30, "left"), (12, -30, "left"),
    (-12, 44, "right"), (-12, -44, "right"),
)  # fmt: skip


def funnel(
    units: pd.DataFrame, curve: pd.DataFrame, target: float, axes: tuple[str, str], language: str
) -> Chart | None:
    """Units against their funnel (漏斗图); None without a unit.

    Args:
        units: named by the index, with `n`, `value` and `outside`: 0 within, 1 outside 95 %, 2 outside 99.8 %.
        curve: `n` rising and the limits there: `lower_95`, `upper_95`, `lower_998`, `upper_998`.
        target: the line in the middle; axes: titles of the two axes.
    """
    units = units.dropna(subset=["value"])
    if units.empty:
        return None
    with sheet(_HEIGHT) as (_, (panel,), drawn):
        panel.axhline(target, color=QUIET, linewidth=0.9)
        for (colour, dashes, width), level in zip(_LINES, ("95", "998"), strict=True):
            for side in ("lower", "upper"):
                panel.plot(
                    curve["n"], curve[f"{side}_{level}"], color=colour, linestyle=dashes, linewidth=width
                )
        for outside, (mark, colour, size) in _MARKS.items():
            mine = units[units["outside"] == outside]
            panel.plot(mine["n"], mine["value"], mark, color=colour, markersize=size, zorder=4)
        _frame(panel, units, curve, axes)
        _line_names(panel, curve, target, language)
        _names(panel, units, _lines(panel, curve, target))
    return drawn[0]


def _frame(panel: Axes, units: pd.DataFrame, curve: pd.DataFrame, axes: tuple[str, str]) -> None:
    """Axes that hold every unit and the funnel where most units are; its wide mouth may run out of the panel."""
    there = curve[curve["n"] >= units["n"].quantile(0.3)]
    low = min(units["value"].min(), there["lower_998"].min())
    high = max(units["value"].max(), there["upper_998"].max())
    room = (high - low) * 0.09
    panel.set_ylim(low - room, high + room)
    least, most = curve["n"].min(), curve["n"].max()
    panel.set_xlim(0 if least < _FAR * most else least, most)
    panel.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    panel.grid(axis="y")
    panel.set_xlabel(axes[0])
    panel.set_ylabel(axes[1])


def _line_names(panel: Axes, curve: pd.DataFrame, target: float, language: str) -> None:
    """The lines named at their right ends, moved away from the middle one where they would touch."""
    least = (panel.get_ylim()[1] - panel.get_ylim()[0]) * 0.058
    at_the_edge(panel, target, say("axis.district", language), **_QUIETLY)
    for side, sign in (("lower", -1), ("upper", 1)):
        at = target
        for level in ("95", "998"):
            wanted = curve[f"{side}_{level}"].iloc[-1]
            at = max(wanted, at + least) if sign > 0 else min(wanted, at - least)
            at_the_edge(panel, at, say(f"axis.limit_{level}", language), **_QUIETLY)


def _lines(panel: Axes, curve: pd.DataFrame, target: float) -> list[tuple[float, float]]:
    """Points of the limits and the middle line, close enough that none slips through a name."""
    at = np.linspace(*panel.get_xlim(), _POINTS)
    limits = (curve[f"{side}_{level}"] for side in ("lower", "upper") for level in ("95", "998"))
    heights = [np.full(_POINTS, target), *(np.interp(at, curve["n"], limit) for limit in limits)]
    return [_in_points(panel, n, y) for line in heights for n, y in zip(at, line, strict=True)]


def _names(panel: Axes, units: pd.DataFrame, lines: list[tuple[float, float]]) -> None:
    """Every name beside its dot, where it covers no dot and no other name, and no line if that can be had."""
    dots = [_in_points(panel, n, value) for n, value in zip(units["n"], units["value"], strict=True)]
    taken = [(x - 5, y - 5, x + 5, y + 5) for x, y in dots]
    order = units["outside"].to_numpy().argsort(kind="stable")[::-1]
    for i in order:
        name, dot = str(units.index[i]), dots[i]
        boxes = [_box(dot, name, place) for place in _BESIDE]
        others = [box for j, box in enumerate(taken) if j != i]
        free = [k for k, box in enumerate(boxes) if _inside(box) and not any(_meet(box, o) for o in others)]
        clear = [k for k in free if not any(_holds(boxes[k], point) for point in lines)]
        best = (clear or free or [0])[0]
        taken.append(boxes[best])
        x, y, side = _BESIDE[best]
        point = (units["n"].iloc[i], units["value"].iloc[i])
        text = panel.annotate(
            name,
            point,
            (x, y),
            textcoords="offset points",
            ha=side,
            va="center",
            fontsize=8,
            color=INK,
            arrowprops=_LEADER if abs(y) > _NEAR else None,
        )
        text.set_path_effects([withStroke(linewidth=2.5, foreground="white")])


_NEAR = 12
_POINTS = 160
_FAR = 0.2
_LEADER = {"arrowstyle": "-", "color": QUIET, "linewidth": 0.7, "shrinkA": 0, "shrinkB": 3}
_PANEL = ((WIDTH - 1.6) * 72, (_HEIGHT - 0.65) * 72)


def _in_points(panel: Axes, n: float, value: float) -> tuple[float, float]:
    """Where a dot lies in the panel, in printer's points, near enough to place names."""
    (left, right), (low, high) = panel.get_xlim(), panel.get_ylim()
    return (n - left) / (right - left) * _PANEL[0], (value - low) / (high - low) * _PANEL[1]


def _box(dot: tuple[float, float], name: str, place: tuple[int, int, str]) -> tuple[float, ...]:
    wide = sum(8.2 if ord(letter) > 0x2E80 else 4.5 for letter in name)
    x, y = dot[0] + place[0], dot[1] + place[1]
    left = {"left": x, "right": x - wide, "center": x - wide / 2}[place[2]]
    return left, y - 5, left + wide, y + 5


def _inside(box: tuple[float, ...]) -> bool:
    return box[0] > 0 and box[1] > 0 and box[2] < _PANEL[0] and box[3] < _PANEL[1]


def _holds(box: tuple[float, ...], point: tuple[float, float]) -> bool:
    return box[0] - 2 < point[0] < box[2] + 2 and box[1] - 2 < point[1] < box[3] + 2


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
