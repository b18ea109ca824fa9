"""Competitiveness: never an index of our own making; what was published, with both readings."""

import numpy as np
import pytest
from small_years import NATION, district, drawn, sample, table, unfilled

from qualitykit.analysis.competitiveness import Inputs, competitiveness
from qualitykit.workspace import open_workspace

HALF = Inputs(np.full(12, 5.0), np.ones(12), np.zeros(12), np.full(12, 10.0), "weights of the test")


@pytest.fixture
def empty(tmp_path):
    """A district without any table."""
    return district(tmp_path, y2016={}, y2011={})


def test_there_is_no_index_without_weights_and_bounds(empty):
    """The page says what is missing, and lists the two sides, six parts and twelve indicators."""
    aspect = competitiveness(empty, "2016", "en")
    assert "no competitiveness index" in aspect.answer
    needed = table(aspect, "What an index of the district needs")
    assert (len(needed), needed["Side"].nunique(), needed["Part"].nunique()) == (12, 2, 6)
    assert set(needed[["Value", "Weight", "Bounds", "Score"]].to_numpy().ravel()) == {"–"}
    assert needed.loc["Quality loss rate", "Better"] == "lower"
    assert aspect.headlines[0].level == "no index"


def test_inputs_of_the_caller_s_own_make_a_qci_style_index(empty):
    """Half-way between its bounds every indicator scores 80: rather strong on scale A, initial on scale B."""
    aspect = competitiveness(empty, "2016", "en", HALF)
    assert "QCI-style index is 80.0 (scale A: rather strong; scale B: initial)" in aspect.answer
    assert set(table(aspect, "What an index")["Score"]) == {"80.0"}
    assert "weights of the test" in aspect.sources
    assert aspect.headlines[0].level == "80.0"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"value": np.full(12, np.nan)}, "an indicator that weighs is missing"),
        ({"weight": np.full(12, -1.0)}, "no valid number"),
        ({"low": np.full(12, 10.0)}, "equal or reversed"),
        ({"weight": np.zeros(12)}, "the weights sum to 0"),
    ],
)
def test_inputs_that_do_not_suffice_say_why(empty, change, why):
    """Nothing is filled in for what is missing."""
    given = {name: getattr(HALF, name) for name in ("value", "weight", "low", "high", "source")} | change
    assert why in competitiveness(empty, "2016", "en", Inputs(**given)).answer


def test_a_report_quotes_what_was_published_by_then(empty):
    """A report of 2011 knows the 82.57 of 2010; later figures are marked, targets are never results."""
    aspect = competitiveness(empty, "2011", "en")
    assert "index of 2010 is 82.57" in aspect.answer
    figures = table(aspect, "Published figures")
    assert figures.loc["China, 2010"].tolist() == ["82.57", "rather strong", "initial", "result"]
    assert figures.loc["China, 2020", "What it is"] == "result; later than this period"
    assert figures.loc["Henan, 2025", "What it is"] == figures.loc["Zhengzhou, 2018", "What it is"]
    assert figures.loc["Zhengzhou, 2018", "What it is"] == "a target, no result"
    assert aspect.headlines[1].change == "+0.43"  # 82.57 − 82.14, the year before


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("place", "period"), [("sample", "2016Q3"), ("nation", "2024Q4")])
def test_it_is_told_in_both_languages(place, period, language):
    """Every text is filled and the chart is drawn, whatever the workspace holds."""
    workspace = sample() if place == "sample" else open_workspace(NATION)
    aspect = competitiveness(workspace, period, language)
    assert unfilled(aspect) == []
    assert len(drawn(aspect, language)) == 1
