"""The charts of the analysis draw what they are given, and nothing where there is nothing."""

import numpy as np
import pandas as pd
import pytest

from qualitykit.analysis.aspect import Drawing
from qualitykit.charts import paper
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


@pytest.fixture
def figures(monkeypatch):
    """The figures of every chart drawn in the test, kept for a look."""
    kept, save = [], paper._png
    monkeypatch.setattr(paper, "_png", lambda figure: kept.append(figure) or save(figure))
    return kept


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


def test_a_name_gives_way_to_a_line_where_there_is_room(figures):
    """The only dot lies on the district's line: its name stands above or below it, not on the line."""
    unit = pd.DataFrame({"n": [50], "value": [90.0], "outside": [0]}, index=["East"])
    funnel(unit, CURVE, 90.0, ("n", "%"), "en")
    (name,) = (text for text in figures[0].axes[0].texts if text.get_text() == "East")
    assert abs(name.xyann[1]) >= 10


def test_a_target_is_ink_on_a_white_rim(figures):
    """In grey print a coloured rule would sink into the interval: it is drawn as dark as the letters."""
    intervals(pd.DataFrame([ROW | {"target": 93.0}], index=["a"]), "%", "en")
    (rule,) = (line for line in figures[0].axes[0].lines if line.get_marker() == "|")
    assert rule.get_color() == paper.INK
    assert rule.get_path_effects()


@pytest.mark.parametrize(("trial", "ends"), [(False, {"limit"}), (True, {"trial"})])
def test_every_line_of_a_control_chart_bears_its_own_name(figures, trial, ends):
    """Upper, lower and centre are told apart without a legend, and limits on trial say so."""
    row = {"value": 90.0, "centre": 92.0, "lower": 85.0, "upper": 98.0, "signal": False}
    control(pd.DataFrame([row, row], index=["2016-01", "2016-02"]), "%", trial, "en")
    names = {text.get_text() for text in figures[0].axes[0].texts}
    assert len(names) == 3
    assert {name.split()[-1] for name in names} == ends | {"centre"}


def test_last_years_marks_come_last_in_the_legend(figures):
    """The days first, then what stands beside them."""
    table = pd.DataFrame({"Good": [3], "Not good": [4], "Good, last year": [2.0]}, index=["2016-01"])
    days(table, "Days", "Good, last year", "en")
    assert [text.get_text() for text in figures[0].legends[0].texts] == list(table.columns)


def _crowd(units=3):
    columns = {"n": np.full(units, 50), "value": 90.0, "outside": np.arange(units) % 3}
    return pd.DataFrame(columns, index=[f"单位{i}" for i in range(units)])
