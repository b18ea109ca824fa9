"""Why a total changed: data and rule add up to the change, exactly."""

import sys
from fractions import Fraction

import pytest
from outlook_units import row

from qualitykit.outlook import change
from qualitykit.outlook.readings import with_readings
from qualitykit.scoring import assess

TURNED = {"closed": "lower", "not_applicable": "credit", "rate_rounding": 1}


@pytest.fixture(scope="module")
def both(sample):
    """2015 under the rubric, 2016 under one with other readings."""
    rubric = sample.rubric(2016)
    return change(sample, "2015", "2016", rubric, with_readings(rubric, TURNED))


def test_data_and_rule_add_up_exactly(both):
    """For every unit and the district the two causes sum to the change, in rationals."""
    assert (both["data"] + both["rule"] == both["change"]).all()
    assert (both["now"] - both["before"] == both["change"]).all()
    assert {type(x) for x in both["rule"]} == {Fraction}
    assert (both["rule"] != 0).any()
    assert both["unit"].iloc[-1] == "district"


def test_each_cause_is_the_mean_of_its_two_steps(sample, both):
    """A unit's data change is the mean of that under the old rubric and that under the new."""
    rubric = sample.rubric(2016)
    new = with_readings(rubric, TURNED)
    totals = [
        [assess(sample, year, rules).grading.total.fractions()[0] for rules in (rubric, new)]
        for year in ("2015", "2016")
    ]
    data = (totals[1][0] - totals[0][0] + totals[1][1] - totals[0][1]) / 2
    assert both["data"][0] == data


def test_one_rubric_in_both_years_leaves_the_data(sample):
    """Under the same rubric the whole change is the data's."""
    found = change(sample, "2015Q3", "2016Q3")
    told = found.dropna(subset=["change"])
    assert (told["rule"] == 0).all()
    assert (told["data"] == told["change"]).all()


def test_one_year_under_two_rubrics_leaves_the_rule(sample, rubric):
    """In the same period the whole change is the rule's."""
    found = change(sample, "2016", "2016", rubric, with_readings(rubric, {"not_applicable": "credit"}))
    assert (found["data"] == 0).all()
    assert (found["rule"] == found["change"]).all()
    assert row(found, unit="guxing")["change"] == 87 - Fraction(7950, 1) / Fraction(185, 2)


def test_a_year_before_its_rubric_has_no_grade(both):
    """2015 is restated: its totals are compared, its grade was never given."""
    assert both["grade_before"].isna().all()
    assert row(both, unit="dahelu")["grade_now"] == "D"


def test_a_missing_total_is_no_change(sample):
    """Where a unit had nothing settled, neither change nor cause is given."""
    found = row(change(sample, "2015Q1", "2016Q1"), unit="supervision_office")
    assert (found["now"], found["change"], found["data"], found["rule"]) == (None, None, None, None)


def test_a_quarter_is_no_year(sample):
    """A quarter and a whole year cannot be compared."""
    with pytest.raises(ValueError, match="periods must be of one kind"):
        change(sample, "2015", "2016Q4")


def test_assessments_that_there_are_already_are_not_made_twice(sample, assessed, monkeypatch):
    """With both periods at hand nothing is scored again, and the split is the same."""
    now = assessed("2016Q3")
    before = assess(sample, "2015Q3", now.rubric)
    expected = change(sample, "2015Q3", "2016Q3")
    monkeypatch.setattr(sys.modules["qualitykit.outlook.change"], "assess", None)
    found = change(sample, "2015Q3", "2016Q3", made=[before, now])
    assert found.equals(expected)
