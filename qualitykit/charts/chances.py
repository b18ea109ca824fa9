"""The chance of each points value (得分可能性图): bars side by side, a group for each criterion."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.text import Text

from qualitykit.charts.layout import BELOW, legend
from qualitykit.charts.paper import LIGHT, MISSING, QUIET, STRONG, Chart, sheet
from qualitykit.language import say

WIDE = 0.4


def chances(table: pd.DataFrame, language: str) -> Chart | None:
    """The chance of each points value, dark from the counts, light if the true rate were the target (得分可能性).

    Args:
        table: from `certainty.chances`: two rows per criterion, their basis in the first column.
    """
    if table.empty:
        return None
    # Every criterion has room for all values of the table, and one more between it and the next.
    names, room = list(dict.fromkeys(table.index)), table.shape[1]
    with sheet(2.3) as (_, (panel,), drawn):
        panel.set_xticks([])
        panel.set_yticks(range(0, 101, 25))
        panel.grid(axis="y")
        titles = [_write(panel, n * room - WIDE, 1.03, name) for n, name in enumerate(names)]
        for n, name in enumerate(names):
            _bars(panel, table.loc[[name]], n * room)
        panel.set(xlim=(-0.7, room * len(names) - 1.3), ylim=(0, 100))
        panel.set_xlabel(say("axis.points", language), labelpad=18)
        panel.set_ylabel(say("axis.chance", language))
        legend(panel, BELOW, (panel.collections[:2], table.iloc[:2, 0].tolist()), handlelength=1)
    return Chart(drawn[0].png, " · ".join([*(title.get_text() for title in titles), drawn[0].text]))


def _bars(panel: Axes, table: pd.DataFrame, start: int) -> None:
    """Two bars at each points value that the criterion has, and its name below."""
    known = [at for at in range(1, table.shape[1]) if table.iloc[0, at] != MISSING]
    for row, (colour, shift) in enumerate(((STRONG, -WIDE), (LIGHT, 0))):
        bars = [_bar(start + k + shift, _percent(table.iloc[row, at])) for k, at in enumerate(known)]
        drawn = PolyCollection(bars, facecolor=colour, edgecolor=QUIET, linewidth=0.5)
        panel.add_collection(drawn, autolim=False)
    for k, at in enumerate(known):
        _write(panel, start + k, -0.04, table.columns[at].split()[0], ha="center", va="top", fontsize=8.5)


def _write(panel: Axes, place: float, height: float, text: str, **more) -> Text:
    """A text above or below the bars: ticks would take three lines each besides."""
    return panel.text(place, height, text, transform=panel.get_xaxis_transform(), **more)


def _bar(left: float, height: float) -> list[tuple[float, float]]:
    """The corners of a bar."""
    return [(left, 0), (left, height), (left + WIDE, height), (left + WIDE, 0)]


def _percent(cell: str) -> float:
    """A chance as the table writes it; what is below 1 or above 99 stands at that."""
    return float(cell.strip("<>% "))
