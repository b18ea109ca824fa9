"""Grids and steps (格图与阶梯图): units × topics, and the deduction by shortfall."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap

from qualitykit.charts.paper import INK, MIDDLE, QUIET, STRONG, Chart, numbers, sheet
from qualitykit.language import say
from qualitykit.rubric import Rubric
from qualitykit.tables.facts import numbered

LOSSES = LinearSegmentedColormap.from_list("losses", ["#14305a", "#5f84b3", "#c3d2e4", "#f4f7fa"])
REACH = LinearSegmentedColormap.from_list("reach", ["#eef2f7", "#8fabcd", "#14305a"])
_CELL, _HEAD = 0.245, 2.2
# Lines that would lie on each other are drawn a hair apart.
_LINES = ((STRONG, "-", 0.06), (MIDDLE, (0, (4, 1.5)), -0.06), (QUIET, ":", 0))


def shares(table: pd.DataFrame, rubric: Rubric, language: str) -> Chart | None:
    """Share of the points by unit and topic (得分率格图), from `grid.shares`: the darker, the more was lost."""
    return _grid(table, rubric, LOSSES, (0, 100), say("axis.share", language), language)


def duties(table: pd.DataFrame, rubric: Rubric, language: str) -> Chart | None:
    """Points within reach by unit and topic (责任格图), from `document.duties`: the darker, the more."""
    topics = [topic.id for topic in rubric.topics]
    most = max((float(topic.points) for topic in rubric.topics), default=1)
    return _grid(table[topics], rubric, REACH, (0, most), say("axis.reach", language), language)


def _grid(
    table: pd.DataFrame, rubric: Rubric, colours, ends: tuple[float, float], label: str, language: str
) -> Chart | None:
    if table.empty:
        return None
    with sheet(_CELL * len(table) + _HEAD) as (_, (panel,), drawn):
        values = [numbers(row) for _, row in table.iterrows()]
        panel.imshow(values, cmap=colours, vmin=ends[0], vmax=ends[1], aspect="auto")
        _cells(panel, table, values, colours, ends)
        names = {topic.id: numbered(topic, language) for topic in rubric.topics}
        headings = [names.get(column, column) for column in table.columns]
        panel.set_xticks(range(len(headings)), headings, rotation=50, ha="left", rotation_mode="anchor")
        panel.tick_params(top=True, labeltop=True, bottom=False, labelbottom=False, length=0, labelcolor=INK)
        panel.set_yticks(range(len(table)), list(table.index))
        for spine in panel.spines.values():
            spine.set_visible(False)
        panel.set_xlabel(label)
    return drawn[0]


def _cells(
    panel: Axes, table: pd.DataFrame, values: list[list[float]], colours, ends: tuple[float, float]
) -> None:
    """The table's own cells, in ink or white, whichever can be read; white rules between the squares."""
    for y, row in enumerate(values):
        for x, value in enumerate(row):
            dark = value == value and sum(colours((value - ends[0]) / (ends[1] - ends[0]))[:3]) < 1.5
            colour = "white" if dark else INK if value == value else "#b3bcc8"
            text = panel.text(x, y, table.iat[y, x], ha="center", va="center", fontsize=7.5, color=colour)
            # Inside its square it never needs room; hundreds of them would be measured.
            text.set_in_layout(False)
    panel.set_xticks([x - 0.5 for x in range(1, table.shape[1])], minor=True)
    panel.set_yticks([y - 0.5 for y in range(1, len(values))], minor=True)
    panel.grid(which="minor", color="white", linewidth=1.2)
    panel.tick_params(which="minor", length=0)


def bands(table: pd.DataFrame, language: str) -> Chart | None:
    """Deduction by shortfall, a line for each criterion (扣分阶梯), from `readings.bands`."""
    if table.empty:
        return None
    start, deduct = (say(f"column.{name}", language) for name in ("shortfall_from", "deduct"))
    last = 1.25 * max(numbers(table[start]))
    with sheet(2.6) as (_, (panel,), drawn):
        for name, (colour, dashes, shift) in zip(dict.fromkeys(table.index), _LINES, strict=False):
            rows = table.loc[[name]]
            steps = [value + shift for value in numbers(rows[deduct])]
            edges = [*numbers(rows[start]), last]
            line = {"color": colour, "linestyle": dashes, "linewidth": 2, "label": name}
            panel.stairs(steps, edges, baseline=None, **line)
        panel.set_xticks(sorted({*numbers(table[start])}))
        panel.set_xlim(0, last)
        panel.grid(axis="both")
        panel.set_xlabel(say("axis.shortfall", language))
        panel.set_ylabel(deduct)
        panel.legend(loc="upper left", handlelength=2.4)
    return drawn[0]
