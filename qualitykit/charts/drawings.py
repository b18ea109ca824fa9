"""The charts of the analysis report by name (分析图): each takes numbers and texts, and computes nothing.

A `Drawing` of the analysis names one of `KINDS`; `draw` makes it.
"""

from collections.abc import Callable

from qualitykit.analysis.aspect import Drawing
from qualitykit.charts.control import control
from qualitykit.charts.funnel import funnel
from qualitykit.charts.intervals import intervals
from qualitykit.charts.monthly import days, two_years
from qualitykit.charts.paper import Chart

KINDS: dict[str, Callable[..., Chart | None]] = {
    "control": control,
    "days": days,
    "funnel": funnel,
    "intervals": intervals,
    "two_years": two_years,
}


def draw(drawing: Drawing | None, language: str) -> Chart | None:
    """The chart that an analysis asks for (绘图); None where it asks for none, or has nothing to draw.

    >>> draw(None, "zh") is None
    True
    """
    if drawing is None or not drawing.kind:
        return None
    return KINDS[drawing.kind](**drawing.data, language=language)
