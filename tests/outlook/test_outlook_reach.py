"""What it would take: goals of real units, why there may be no way, and the effort figures."""

from dataclasses import replace
from fractions import Fraction

import pytest
from outlook_units import number

from qualitykit.errors import QualitykitError
from qualitykit.outlook import due_days, reach, remaining
from qualitykit.outlook.options import standing
from qualitykit.outlook.reach import least_total
from qualitykit.outlook.readings import with_readings
from qualitykit.scoring import assess


def test_the_next_grade_is_the_goal_unless_told(assessed):
    """A unit with a C is asked for a B; one with an A for the A that it has."""
    assert reach(assessed("2016"), "changxinglu").grade == "B"
    held = reach(assessed("2016"), "liuzhai")
    assert (held.grade, held.reason, held.ways) == ("A", "reached", ())


def test_a_step_of_one_point_reaches_the_grade(assessed):
    """73 of 92.5 points are 78.92; one point more is exactly 80."""
    found = reach(assessed("2016"), "changxinglu", "B")
    assert (found.now, found.goal) == (Fraction(7300, 1) / Fraction(185, 2), 80)
    assert (found.ways[0].cost, found.ways[0].total) == (1, 80)


def test_a_veto_is_a_wall(assessed):
    """A unit under a veto reaches no grade and no total, whatever it does."""
    for goal in (None, "A", "C", 60):
        found = reach(assessed("2016Q3"), "dahelu", goal)
        assert (found.reason, found.ways) == ("veto", ())


def test_out_of_reach_says_what_can_be_reached(sample, assessed):
    """Where the due days have passed for too much, the highest total that is left stands beside the reason."""
    due = due_days(sample.year(2016).tables["tasks"])
    found = reach(assessed("2016Q3"), "guxing", "A", due=due)
    assert (found.reason, found.ways) == ("out_of_reach", ())
    assert found.now < found.highest < found.goal == 90


@pytest.mark.parametrize("period", ["2016Q1", "2016Q2", "2016Q3", "2016Q4"])
def test_the_highest_in_time_is_what_the_path_can_reach(sample, assessed, period):
    """Each unit can be brought to a grade just where its highest result without what is overdue has that grade."""
    tasks = sample.year(2016).tables["tasks"]
    assessment, due = assessed(period), due_days(tasks)
    units = remaining(assessment, tasks).units
    for unit, best in zip(units["unit"], units["grade_in_time"], strict=True):
        for grade in "ABC":
            assert (reach(assessment, unit, grade, due=due, count=1).reason in ("", "reached")) == (
                best <= grade
            )


def test_an_effort_steers_the_path(assessed):
    """A criterion that is made dear is avoided, and the cost is what the figures say."""
    plain = reach(assessed("2016"), "police_changxinglu", "A").ways[0]
    (only,) = plain.options
    dear = reach(assessed("2016"), "police_changxinglu", "A", costs={only.criterion: 50}).ways[0]
    assert only.criterion not in {o.criterion for o in dear.options}
    assert dear.cost > plain.cost


@pytest.mark.parametrize(("gap", "least"), [("lower", 80), ("upper", 79), ("round", Fraction(159, 2))])
def test_the_least_total_follows_the_reading_of_the_gaps(assessed, gap, least):
    """80 is needed where the gap is the lower grade's, just over 79 where it is the upper's, 79.5 rounded."""
    assessment = assessed("2016")
    rubric = with_readings(assessment.rubric, {"grade_gap": gap})
    at = standing(assessment, number(assessment, "laoyachen"))
    found = least_total(rubric, at, 2, "B")
    assert 0 <= found - least <= Fraction(1, 50)
    assert (found == least) == (gap != "upper")


def test_without_the_bonus_in_the_grade_honours_do_not_help(assessed):
    """Where the grade is taken on the base alone, the path to it names no honour."""
    assessment = assessed("2016")
    rubric = with_readings(assessment.rubric, {"bonus_in_grade": False})
    turned = replace(assessment, rubric=rubric, evidence=replace(assessment.evidence, rubric=rubric))
    found = reach(turned, "housing_construction", "A")
    assert not any(o.bonus for way in found.ways for o in way.options)
    assert any(o.bonus for o in reach(turned, "housing_construction", 98).options)


@pytest.mark.parametrize("goal", [110.5, 111, -1, "E", "", "nan", "inf", True])
def test_a_goal_beyond_full_marks_and_bonus_is_refused(assessed, goal):
    """Beyond 110, below 0 or no grade at all: the message says what may be asked for."""
    with pytest.raises(QualitykitError, match="a grade \\(A, B, C, D\\) or a total from 0 to 110"):
        reach(assessed("2016"), "guxing", goal)


@pytest.mark.parametrize(
    ("costs", "said"),
    [
        ({"3.1.1": -1}, "the effort for one point, 0 or more"),
        ({"3.1.1": None}, "the effort for one point, 0 or more"),
        ({"3.1.1": float("nan")}, "the effort for one point, 0 or more"),
        ({"3.1.1": float("inf")}, "the effort for one point, 0 or more"),
        ({"3.1.1": "much"}, "the effort for one point, 0 or more"),
        ({"3.1.1": True}, "the effort for one point, 0 or more"),
        ({"9.9.9": 1}, "the number of a criterion or the code of an honour"),
    ],
)
def test_a_cost_is_a_number_of_a_known_criterion(assessed, costs, said):
    """A cost that is negative, missing or no number, or of an unknown criterion, is refused."""
    with pytest.raises(QualitykitError, match=said):
        reach(assessed("2016"), "guxing", costs=costs)


def test_an_unknown_unit_is_named(assessed):
    """A unit that the district does not have is refused, with the nearest."""
    with pytest.raises(QualitykitError, match="guxing"):
        reach(assessed("2016"), "guxin")


def test_a_unit_without_a_basis_has_no_path(assessed):
    """Where nothing can count there is nothing to reach."""
    assessment = assessed("2016Q1")
    nobody = replace(assessment.evidence, responsible=assessment.evidence.responsible & False)
    found = reach(replace(assessment, evidence=nobody), "guxing")
    assert (found.reason, found.now) == ("no_basis", None)


def test_the_path_restarts_from_another_rubric(sample, rubric):
    """Under a rubric without the closed upper edge a unit one point short needs more."""
    lower = assess(sample, "2016", with_readings(rubric, {"closed": "lower"}))
    assert reach(lower, "laoyachen", "B").ways[0].cost == 1
