"""The chart of chances draws its table, and nothing where there is no table (得分可能性图)."""

import pytest

from qualitykit import charts
from qualitykit.charts.chances import _percent
from qualitykit.tables import certainty


@pytest.mark.parametrize(("language", "axis"), [("zh", "可能性（%）"), ("en", "Chance (%)")])
def test_the_chart_says_what_it_shows(sure, sample, language, axis):
    """A panel for each criterion, named, in the page's language."""
    table = certainty.chances(sure("2016Q3"), sample.unit("guxing"), language)
    chart = charts.chances(table, language)
    assert axis in repr(chart)
    assert all(name in repr(chart) for name in table.index)
    assert chart.png == charts.chances(table, language).png


def test_no_chances_no_chart(sure, sample):
    """A unit without a banded criterion has none."""
    assert charts.chances(certainty.chances(sure("2016Q3"), sample.unit("commerce"), "en"), "en") is None


@pytest.mark.parametrize(("cell", "height"), [("60 %", 60), ("<1 %", 1), (">99 %", 99), ("0 %", 0)])
def test_a_bar_stands_as_high_as_its_cell(cell, height):
    """What is printed as below 1 or above 99 is drawn at that."""
    assert _percent(cell) == height
