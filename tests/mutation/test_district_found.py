"""What an assessment compares with, which measures it gathers, and how the district's bonus is cut and left open."""

from fractions import Fraction
from pathlib import Path

import pytest
from scoring_cases import RUBRIC, write_workspace

from qualitykit.period import Period
from qualitykit.scoring import assess
from qualitykit.workspace import open_workspace

pytestmark = pytest.mark.usefixtures("rubrics_read_once")
ANOTHER = Path(__file__).parents[1] / "rubrics" / "another" / "2021-03-01.yaml"
MEASURES = "unit, measure, quarter, numerator, denominator\n"
FUNDING = "unit, quarter, field, amount\n"
WHOLE = ("china_quality_award", "mayor_quality_award")


def assessed(folder, period, source=ANOTHER, **case):
    """A case of the invented document, or of another, in one period."""
    units = case.pop("units", ["pipes_office", "river_office"])
    return assess(open_workspace(write_workspace(folder, {"units": units, **case}, source)), period)


def row(assessment, unit, criterion):
    """The row of one criterion of a unit."""
    scores = assessment.scores
    return scores[(scores["unit"] == unit) & (scores["criterion"] == criterion)].iloc[0]


def grade(assessment, unit="district"):
    """The row of a unit among the grades."""
    return assessment.grades.set_index("unit").loc[unit]


def test_a_period_may_be_given_as_itself(tmp_path):
    """Text and period mean the same."""
    assert assessed(tmp_path, Period(2021, 2), years=[2021]).period == Period.parse("2021Q2")


@pytest.mark.parametrize(("amount", "points"), [(95, 8), (94, 0)])
def test_an_amount_is_compared_with_the_same_quarters_of_last_year(amount, points, tmp_path):
    """100 in last year's first quarter and 900 later: no more than five per cent below 100 is enough in the first."""
    last = "pipes_office, 1, staff, 100\npipes_office, 3, staff, 900\n"
    tables = {
        "2021/funding": FUNDING + last,
        "2022/funding": FUNDING + f"pipes_office, 1, staff, {amount}\n",
    }
    assert row(assessed(tmp_path, "2022Q1", tables=tables), "pipes_office", "B1")["points"] == points


@pytest.mark.parametrize(("passed", "points"), [(86, 8), (85, 0)])
def test_a_rate_is_compared_with_the_whole_of_last_year(passed, points, tmp_path):
    """50 % in last year's first quarter, 90 % over the year: five per cent less than 90 % is 85.5 %."""
    edits = [["measure: spending, is: not_below", "measure: repair_rate, is: not_below"]]
    edits += [
        [
            "{method: threshold, measure: spending, field: staff, below: 1000}",
            "{method: threshold, measure: repair_rate, above: 0}",
        ]
    ]
    last = "pipes_office, repair_rate, 1, 10, 20\npipes_office, repair_rate, 4, 80, 80\n"
    tables = {
        "2021/measures": MEASURES + last,
        "2022/measures": MEASURES + f"pipes_office, repair_rate, 1, {passed}, 100\n",
    }
    found = assessed(tmp_path, "2022Q1", tables=tables, edits=edits)
    assert row(found, "pipes_office", "B1")["points"] == points


def test_a_measure_that_only_an_honour_reads_is_gathered(tmp_path):
    """The honour is computed though no criterion asks for its measure."""
    edits = [
        [
            "rule: {method: threshold, measure: repair_rate, at_least: target}",
            "rule: {method: award, step: 1}",
        ]
    ]
    tables = {"2021/measures": MEASURES + "pipes_office, repair_rate, 1, 399, 400\n"}
    assert grade(assessed(tmp_path, "2021", tables=tables, edits=edits), "pipes_office")["bonus"] == 1


def test_what_the_district_may_still_earn_is_every_honour_that_is_awarded(tmp_path):
    """Of an open year: all points, and the one honour that nobody computes, below the cap of 3."""
    assert grade(assessed(tmp_path, "2021Q1", years=[2021]))["high"] == 50 + Fraction(5, 4)


def test_the_district_s_bonus_is_cut_at_a_cap_between_whole_points(tmp_path):
    """Four points of bonus under a cap of two and a quarter, while no other number needs quarters."""
    honours = "unit, honour, date\n" + "".join(f"guxing, {name}, 2016-05-01\n" for name in WHOLE)
    case = {"units": ["guxing"], "tables": {"2016/honours": honours}, "edits": [["  cap: 10", "  cap: 2.25"]]}
    found = grade(assessed(tmp_path, "2016", RUBRIC, **case))
    assert (found["bonus"], found["bonus_wasted"]) == (Fraction(9, 4), Fraction(7, 4))
