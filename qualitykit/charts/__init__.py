"""Charts (图): they draw the reader's tables and compute nothing.

A chart of results takes a table of `qualitykit.tables` and reads its cells, so that it can show nothing but what
stands in the table beside it; one of the quality analysis takes the numbers of a `Drawing`. Where there is nothing to
draw, there is no chart.
"""

from qualitykit.charts.bars import funding, offices, topics
from qualitykit.charts.chances import chances
from qualitykit.charts.dots import movement, periods, rates, standings
from qualitykit.charts.grids import bands, duties, shares
from qualitykit.charts.paper import Chart
from qualitykit.charts.pictures import picture

__all__ = [
    "Chart",
    "bands",
    "chances",
    "duties",
    "funding",
    "movement",
    "offices",
    "periods",
    "picture",
    "rates",
    "shares",
    "standings",
    "topics",
]
