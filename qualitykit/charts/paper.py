"""The paper that charts are drawn on (画纸): font, colours, axes, and the finished picture.

One font for both languages, drawn at its normal weight; colours that differ in grey as well as to the colour-blind;
no frame, thin rules, names beside what they name.
"""

import importlib.util
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
import pandas as pd

# Where matplotlib first meets a machine it says so on stderr, which a report is no place for.
logging.getLogger("matplotlib").setLevel(logging.ERROR)

from matplotlib import font_manager, rc_context  # noqa: E402
from matplotlib.axes import Axes  # noqa: E402
from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402
from matplotlib.text import Text  # noqa: E402
from PIL import Image  # noqa: E402

from qualitykit.charts.layout import arrange  # noqa: E402
from qualitykit.language.inert import as_label  # noqa: E402

WIDTH = 7.6
ROW = 0.27
DPI = 105
COLOURS, _NEARLY_WHITE = 64, 251
# The widest name of a row and of a column that leaves room for the chart, in letters.
_NAME, _COLUMN = 72, 40
INK, QUIET, RULE = "#1c2430", "#5a6675", "#d5dbe3"
STRONG, MIDDLE, LIGHT = "#1b3a63", "#d08a3c", "#dfe4ea"
MISSING = "–"


class Chart:
    """A finished picture (图), shown by a notebook as PNG; `text` says what it shows.

    The same table gives the same bytes on the same machine: no clock time and no random name goes in.
    """

    def __init__(self, png: bytes, text: str):
        self.png = png
        self.text = text

    def _repr_png_(self) -> bytes:
        return self.png

    def __repr__(self) -> str:
        return self.text


@cache
def font_name() -> str:
    """The font's name, after it has been registered once (字体).

    The file comes with the package `zhplot`, which is not imported: that would change matplotlib's settings.
    """
    folder = Path(importlib.util.find_spec("zhplot").origin).parent
    path = folder / "fonts" / "NotoSansSC-Regular.ttf"
    font_manager.fontManager.addfont(path)
    return font_manager.FontProperties(fname=path).get_name()


def _style() -> dict:
    return {
        "font.family": font_name(),
        "font.size": 9,
        "axes.unicode_minus": True,
        "axes.edgecolor": QUIET,
        "axes.labelcolor": QUIET,
        "axes.labelsize": 8.5,
        "axes.linewidth": 0.6,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "grid.color": RULE,
        "grid.linewidth": 0.6,
        "text.color": INK,
        # At this size outlines fitted to the pixels look no better, and take twice as long.
        "text.hinting": "none",
        # A dollar in a name begins no formula.
        "text.parse_math": False,
        "xtick.color": QUIET,
        "ytick.color": QUIET,
        "xtick.labelsize": 8.5,
        "ytick.labelsize": 9,
        "xtick.major.size": 3,
        "ytick.major.size": 0,
        "ytick.labelcolor": INK,
        "legend.frameon": False,
        "legend.fontsize": 8.5,
    }


@contextmanager
def sheet(height: float, panels: int = 1, **more) -> Iterator[tuple[Figure, list[Axes], list[Chart]]]:
    """A sheet with some panels side by side (一张图纸); what is drawn inside the block becomes a chart.

    Args:
        height: in inches; panels: how many, left to right; more: as `Figure.subplots` takes it.

    Yields:
        the figure, its panels, and a list that holds the chart after the block.
    """
    drawn: list[Chart] = []
    with rc_context(_style()):
        figure = Figure(figsize=(WIDTH, height), dpi=DPI)
        FigureCanvasAgg(figure)
        axes = figure.subplots(1, panels, squeeze=False, **more)[0].tolist()
        yield figure, axes, drawn
        _label(figure, axes)
        arrange(figure, axes)
        drawn.append(Chart(_png(figure), said(axes)))


def _label(figure: Figure, axes: list[Axes]) -> None:
    """Make every text in a chart one that can only be read: names come from files."""
    for panel in axes:
        for axis, most in ((panel.xaxis, _COLUMN), (panel.yaxis, _NAME)):
            names = [label.get_text() for label in axis.get_ticklabels()]
            if names != (labels := [as_label(name, most) for name in names]):
                axis.set_ticks(axis.get_majorticklocs(), labels)
    for text in figure.findobj(Text):
        text.set_text(as_label(text.get_text(), _NAME))


def _png(figure: Figure) -> bytes:
    """The picture in few colours: a third of the size, and no difference that one could see."""
    figure.canvas.draw()
    whole = Image.fromarray(np.asarray(figure.canvas.buffer_rgba())).convert("RGB")
    picture, png = whole.quantize(COLOURS, method=Image.Quantize.FASTOCTREE), BytesIO()
    picture.putpalette([255 if value > _NEARLY_WHITE else value for value in picture.getpalette()])
    picture.save(png, format="PNG", dpi=(DPI, DPI))
    return png.getvalue()


def said(axes: list[Axes]) -> str:
    """What a chart shows, from the labels of its axes (图意)."""
    labels = (
        label
        for panel in axes
        for label in (panel.get_title(loc="left"), panel.get_xlabel(), panel.get_ylabel())
    )
    return " · ".join(dict.fromkeys(label for label in labels if label))


def numbers(cells: pd.Series) -> list[float]:
    """A table's own cells as numbers (取数): what a chart draws is what its table says, NaN for a dash.

    >>> numbers(pd.Series(["1,200", "−3.5 %", "+2", "–"]))
    [1200.0, -3.5, 2.0, nan]
    """
    plain = (str(cell).replace("−", "-").replace(",", "").removesuffix(" %").lstrip("+") for cell in cells)
    return [float("nan") if cell == MISSING else float(cell) for cell in plain]


def rows_down(panel: Axes, names: list[str]) -> None:
    """One row for each name, the first on top (自上而下)."""
    panel.set_yticks(range(len(names)), names)
    panel.set_ylim(len(names) - 0.5, -0.5)
    panel.spines["left"].set_visible(False)


def at_the_edge(panel: Axes, height: float, text: str, gap: float = 5, **style) -> None:
    """A text right of the panel, at a height of its axis (右侧文字).

    Args:
        gap: from the panel's edge, in points; style: as `Axes.annotate` takes it.
    """
    at, coordinates = (1, height), ("axes fraction", "data")
    panel.annotate(text, at, (gap, 0), coordinates, "offset points", va="center", **{"fontsize": 8.5} | style)


def height_for(rows: int, more: float = 0.75) -> float:
    """How high a sheet must be for so many rows (图高), in inches."""
    return max(1.3, ROW * rows + more)
