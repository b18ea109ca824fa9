"""The chance of each points value (得分可能性图): bars side by side, a panel for each criterion."""

import pandas as pd
from matplotlib.axes import Axes

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
    names = list(dict.fromkeys(table.index))
    with sheet(2.3, len(names), sharey=True) as (figure, panels, drawn):
        for panel, name in zip(panels, names, strict=True):
            _bars(panel, table.loc[[name]])
            panel.set_title(name, fontsize=9, loc="left")
            panel.set_xlabel(say("axis.points", language))
        panels[0].set_ylabel(say("axis.chance", language))
        handles, labels = panels[0].get_legend_handles_labels()
        legend(figure, handles, labels, BELOW, ncols=2, handlelength=1)
    return drawn[0]


def _bars(panel: Axes, table: pd.DataFrame) -> None:
    """Two bars at each points value that the criterion has."""
    known = [at for at in range(1, table.shape[1]) if table.iloc[0, at] != MISSING]
    for row, (colour, shift) in enumerate(((STRONG, -WIDE / 2), (LIGHT, WIDE / 2))):
        heights = [_percent(table.iloc[row, at]) for at in known]
        places = [place + shift for place in range(len(known))]
        label = table.iloc[row, 0]
        panel.bar(places, heights, WIDE, color=colour, edgecolor=QUIET, linewidth=0.5, label=label)
    panel.set_xticks(range(len(known)), [table.columns[at].split()[0] for at in known])
    panel.set_ylim(0, 100)
    panel.grid(axis="y")


def _percent(cell: str) -> float:
    """A chance as the table writes it; what is below 1 or above 99 stands at that."""
    return float(cell.strip("<>% "))
