"""Where panels stand on their sheet (版面): as large as their labels and the legend leave room for.

Every label is measured once, at a first guess; what stands outside a panel hardly depends on how large the panel is.
Matplotlib's own layouts measure all of it several times, which takes longer than drawing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

ABOVE, BELOW = "above", "below"
_CORNER = {ABOVE: "upper left", BELOW: "lower left"}
# Inches around everything.
_PAD = 0.042
# Inches that a panel keeps in any case: labels that leave less are cut off at the sheet's edge.
_LEAST = 0.5
_FIRST_GUESS = {"left": 0.2, "right": 0.92, "bottom": 0.15, "top": 0.88}


def legend(panel: Axes, place: str = ABOVE, named: tuple[list, list[str]] | None = None, **more) -> None:
    """A legend above or below all panels of a sheet, at the left, in one row (图例).

    Args:
        panel: the one whose labels it explains; place: `above` or `below`; named: handles and labels, where they
            are others than the panel's own; more: as `Figure.legend` takes it.
    """
    handles, labels = named or panel.get_legend_handles_labels()
    row = {"loc": _CORNER[place], "ncols": len(labels)}
    panel.figure.legend(handles, labels, **row, **more).set_gid(place)


@dataclass(frozen=True)
class _Margins:
    """How far the labels of a panel reach beyond it, in inches; never less than nothing."""

    left: float
    right: float
    bottom: float
    top: float

    @classmethod
    def of(cls, panel: Axes, renderer) -> "_Margins":
        all_of_it, inner = panel.get_tightbbox(renderer, for_layout_only=True), panel.bbox
        reach = (
            inner.x0 - all_of_it.x0,
            all_of_it.x1 - inner.x1,
            inner.y0 - all_of_it.y0,
            all_of_it.y1 - inner.y1,
        )
        return cls(*(max(float(part), 0) / panel.figure.dpi for part in reach))


def arrange(figure: Figure, panels: Sequence[Axes]) -> None:
    """Set the panels of a sheet, which stand side by side, so that all labels are on it (排版)."""
    width, height = figure.get_size_inches()
    renderer = figure.canvas.get_renderer()
    figure.subplots_adjust(**_FIRST_GUESS)
    around = [_Margins.of(panel, renderer) for panel in panels]
    taken = {ABOVE: 0.0, BELOW: 0.0}
    for one in figure.legends:
        taken[one.get_gid()] = one.get_window_extent(renderer).height / figure.dpi + 2 * _PAD
    bottom = max(one.bottom for one in around) + taken[BELOW] + _PAD
    top = height - max(one.top for one in around) - taken[ABOVE] - _PAD
    free = max(width - sum(one.left + one.right + 2 * _PAD for one in around), _LEAST * len(panels))
    high = max(top - bottom, _LEAST)
    left = 0.0
    for panel, one, inner in zip(panels, around, free * _shares(panels), strict=True):
        left += one.left + _PAD
        panel.set_position((left / width, bottom / height, inner / width, high / height))
        left += inner + one.right + _PAD


def _shares(panels: Sequence[Axes]) -> np.ndarray:
    """The share of the width that each panel was asked to have."""
    ratios = np.array(panels[0].get_gridspec().get_width_ratios(), float)
    return ratios / ratios.sum()
