"""The charts of the analysis report by name (分析图): each takes numbers and texts, and computes nothing.

A `Drawing` of the analysis names one of `KINDS`; `draw` makes it.
"""

from collections.abc import Callable

from qualitykit.analysis.aspect import Drawing
from qualitykit.charts.bars import funding
from qualitykit.charts.control import control
from qualitykit.charts.funnel import funnel
from qualitykit.charts.intervals import intervals
from qualitykit.charts.monthly import days, two_years
from qualitykit.charts.paper import Chart
from qualitykit.charts.scales import scales
from qualitykit.charts.survey import survey
from qualitykit.charts.watchlist import watchlist

KINDS: dict[str, Callable[..., Chart | None]] = {
    "control": control,
    "days": days,
    "funding": funding,
    "funnel": funnel,
    "intervals": intervals,
    "scales": scales,
    "survey": survey,
    "two_years": two_years,
    "watchlist": watchlist,
}


def draw(drawing: Drawing | None, language: str) -> Chart | None:
    """The chart that an analysis asks for (绘图); None where it asks for none, or has nothing to draw.

    >>> draw(None, "zh") is None
    True
    """
    if drawing is None or not drawing.kind:
        return None
    return KINDS[drawing.kind](**drawing.data, language=language)
