"""The charts of the analysis draw what they are given, and nothing where there is nothing."""

import numpy as np
import pandas as pd

from qualitykit.analysis.aspect import Drawing
from qualitykit.charts.control import control
from qualitykit.charts.drawings import draw
from qualitykit.charts.funnel import funnel
from qualitykit.charts.intervals import intervals
from qualitykit.charts.monthly import days, two_years

NONE = float("nan")
ROW = {"value": 90.0, "lower": 80.0, "upper": 95.0, "lowest": 70.0, "highest": 97.0, "text": "90 (n = 10)"}
CURVE = pd.DataFrame(
    {"n": [1, 50, 100], "lower_95": [50, 80, 85], "lower_998": [40, 75, 80], "upper_95": 99, "upper_998": 100}
)


def test_an_empty_table_has_no_chart():
    """Nothing to draw is no picture, whatever the kind."""
    point = pd.DataFrame(
        {name: [NONE] for name in ("value", "centre", "lower", "upper")} | {"signal": [False]}
    )
    unit = pd.DataFrame({"n": [10], "value": [NONE], "outside": [0]}, index=["East"])
    assert intervals(pd.DataFrame([ROW | {"value": NONE}]), "%", "en") is None
    assert control(point, "%", False, "en") is None
    assert funnel(unit, CURVE, 90.0, ("n", "%"), "en") is None
    assert days(pd.DataFrame({"good": [0], "not": [0], "last": [NONE]}), "days", "last", "en") is None
    assert two_years(pd.DataFrame({"2016": [NONE], "2015": [NONE]}), "µg", None, "", "en") is None


def test_a_drawing_without_a_kind_is_only_read():
    """A table may be read without being drawn."""
    assert draw(Drawing("", reading="So it is."), "en") is None


def test_the_same_numbers_give_the_same_picture():
    """A chart holds no clock time and no chance."""
    table = pd.DataFrame(
        [ROW | {"before": 88.0, "target": NONE}, ROW | {"before": NONE, "target": 93.0}], index=["a", "b"]
    )
    pictures = [intervals(table, "%", language, 91.0).png for language in ("zh", "zh", "en")]
    assert pictures[0] == pictures[1] != pictures[2]


def test_a_chart_is_told_by_its_axes():
    """What a picture shows is said by the titles of its axes, for whoever cannot see it."""
    points = pd.DataFrame(
        {"value": [90, NONE, 99], "centre": 92.0, "lower": 85, "upper": 98, "signal": [False, False, True]},
        index=["2016-01", "2016-02", "2016-03"],
    )
    assert control(points, "Pass rate (%)", True, "en").text == "Pass rate (%)"
    assert "Batches" in funnel(_crowd(), CURVE, 90.0, ("Batches", "Rate"), "en").text


def test_names_of_units_that_lie_on_each_other_find_their_own_place():
    """Twenty units in one spot are drawn without an error, each with its name somewhere."""
    assert funnel(_crowd(20), CURVE, 90.0, ("n", "%"), "zh").png.startswith(b"\x89PNG")


def _crowd(units=3):
    columns = {"n": np.full(units, 50), "value": 90.0, "outside": np.arange(units) % 3}
    return pd.DataFrame(columns, index=[f"单位{i}" for i in range(units)])
