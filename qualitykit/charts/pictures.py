"""The chart of an aspect's table (有图的表的图)."""

from qualitykit.charts.drawings import draw
from qualitykit.charts.paper import Chart
from qualitykit.tables.aspects import Captioned


def picture(table: Captioned, language: str) -> Chart | None:
    """The chart that a captioned table names (图表中所指的图); None where it has none or is empty.

    >>> import pandas as pd
    >>> from qualitykit.tables.aspects import captioned
    >>> picture(captioned("", pd.DataFrame()), "en") is None
    True
    """
    return draw(table.drawing, language)
