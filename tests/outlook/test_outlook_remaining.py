"""What can still change: settled, open and lost; the range of the final result; what closes next; projections."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outlook_units import number, row, with_counts

from qualitykit.outlook import due_days, project, remaining
from qualitykit.outlook.readings import with_readings
from qualitykit.scoring import assess

PERIODS = ("2016Q1", "2016Q2", "2016Q3", "2016Q4", "2016")
ORDER = "ABCD"


@pytest.fixture(scope="module")
def tasks(sample):
    """The sample's tasks of 2016."""
    return sample.year(2016).tables["tasks"]


# ── The range of the result ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("side", ["low", "high"])
def test_the_range_only_narrows_as_the_year_settles(assessed, side):
    """From quarter to quarter to the final assessment no unit's lowest total falls and no highest rises."""
    sides = [remaining(assessed(period)).units[side] for period in PERIODS]
    sign = 1 if side == "low" else -1
    for before, after in pairwise(sides):
        assert all(sign * (b - a) >= 0 for a, b in zip(before, after, strict=True))


def test_the_final_total_lies_in_every_earlier_range(assessed):
    """What the year ends with lies within the range that each quarter gave."""
    total = assessed("2016").grading.total.fractions()
    for period in PERIODS:
        units = remaining(assessed(period)).units
        assert all(low <= x <= high for low, x, high in zip(units["low"], total, units["high"], strict=True))


def test_grades_of_the_range_enclose_the_final_grade(assessed):
    """Each unit's final grade is neither better than its highest nor worse than its lowest at any quarter."""
    final = [ORDER[g] for g in assessed("2016").grading.grade]
    for period in PERIODS:
        units = remaining(assessed(period)).units
        bounds = zip(units["grade_high"], final, units["grade_low"], strict=True)
        assert all(best <= grade <= worst for best, grade, worst in bounds)


def test_a_veto_binds_both_ends(assessed):
    """A unit under a veto can end with nothing but D."""
    found = row(remaining(assessed("2016Q3")).units, unit="dahelu")
    assert (found["grade_low"], found["grade_high"]) == ("D", "D")


def test_the_final_assessment_leaves_nothing_open(assessed):
    """At the year's end all that can be judged is settled, and both ends are the total."""
    found = remaining(assessed("2016"))
    assert (found.units["open"] == 0).all()
    assert found.units["closes"].isna().all()
    assert found.units["low"].tolist() == assessed("2016").grading.total.fractions()


@pytest.mark.parametrize("period", PERIODS)
def test_settled_open_and_lost_make_the_points_within_reach(assessed, period):
    """For each criterion and each unit the three parts add up to the points that are within reach."""
    found = remaining(assessed(period))
    for frame in (found.criteria, found.units):
        assert (frame["settled"] + frame["open"] + frame["lost"] == frame["available"]).all()
    sums = found.criteria.groupby("unit", sort=False)[["settled", "open", "lost"]].sum()
    assert (sums.to_numpy() == found.units.set_index("unit").loc[sums.index, list(sums)].to_numpy()).all()


def test_what_does_not_apply_so_far_is_open(assessed):
    """Nothing to inspect by September can still become something by December; at year's end it is out."""
    found = row(remaining(assessed("2016Q3")).criteria, unit="liuzhai", criterion="2")
    assert (found["points"], found["open"]) == (None, 10)
    final = remaining(assessed("2016")).criteria
    assert len(final[(final["unit"] == "liuzhai") & (final["criterion"] == "2")]) == 0


@settings(max_examples=60, deadline=None)
@given(
    n=st.lists(st.integers(0, 60), min_size=2, max_size=2),
    share=st.lists(st.floats(0, 1), min_size=2, max_size=2),
    first=st.sampled_from(["raw", "rescale", "credit"]),
)
def test_any_further_samples_stay_in_the_range(assessed, n, share, first):
    """Whatever a unit's counts are now and become, also none at all, the final total stays within the range."""
    counts, passed = np.cumsum(n), np.cumsum([round(a * b) for a, b in zip(n, share, strict=True)])
    quarter, final = assessed("2016Q3"), assessed("2016")
    ends = []
    for assessment, k in ((quarter, 0), (final, 1)):
        changed = with_counts(
            assessment, "liuzhai", "manufacturing_pass_rate", int(passed[k]), int(counts[k])
        )
        rubric = with_readings(changed.rubric, {"not_applicable": first})
        ends.append(replace(changed, rubric=rubric, evidence=replace(changed.evidence, rubric=rubric)))
    u = number(quarter, "liuzhai")
    low, high = ends[0].grading.low.fractions()[u], ends[0].grading.high.fractions()[u]
    assert low <= ends[1].grading.total.fractions()[u] <= high


# ── What closes next ─────────────────────────────────────────────────────────────────────────────────────────────


def test_the_next_to_close_is_the_earliest_due(assessed, tasks):
    """The criterion that closes next is the open one with the earliest due day after the period's end."""
    found = remaining(assessed("2016Q3"), tasks)
    guxing = row(found.units, unit="guxing")
    assert (guxing["next"], guxing["closes"]) == (("4.7.1",), date(2016, 12, 20))
    assert row(found.criteria, unit="guxing", criterion="4.7.1")["due"] == date(2016, 12, 20)


def test_overdue_and_measured_criteria_close_with_the_year(assessed, tasks):
    """What is overdue and still open, and what a measure decides, is open until the year's last day."""
    found = remaining(assessed("2016Q3"), tasks).criteria
    late = row(found, unit="guxing", criterion="3.1.1")
    assert (late["due"], late["overdue"], late["closes"]) == (date(2016, 6, 7), True, date(2016, 12, 31))
    assert row(found, unit="guxing", criterion="1")["closes"] == date(2016, 12, 31)
    assert row(found, unit="guxing", criterion="3.1.2")["closes"] is None  # settled


def test_what_is_overdue_is_open_and_told_apart(assessed, tasks):
    """The highest counts what is overdue; without its 17.5 of 92.5 points it is so much lower, and a grade below."""
    found = remaining(assessed("2016Q3"), tasks)
    late = found.criteria[(found.criteria["unit"] == "guxing") & found.criteria["overdue"].astype(bool)]
    guxing = row(found.units, unit="guxing")
    assert sum(late["open"]) == Fraction(35, 2)
    assert guxing["high"] - guxing["in_time"] == 100 * Fraction(35, 2) / Fraction(185, 2)
    assert (guxing["grade_high"], guxing["grade_in_time"]) == ("A", "B")


def test_with_nothing_overdue_there_is_one_highest(assessed):
    """Where no due day has passed the highest and the highest in time are the same, total and grade."""
    for period in PERIODS:
        units = remaining(assessed(period)).units
        assert units["in_time"].tolist() == units["high"].tolist()
        assert units["grade_in_time"].tolist() == units["grade_high"].tolist()


def test_without_tasks_everything_closes_with_the_year(assessed):
    """Where no table says a due day, what is open closes on the assessment year's last day."""
    found = remaining(assessed("2016Q3"))
    assert set(found.criteria["closes"].dropna()) == {date(2016, 12, 31)}
    assert due_days(None) == {}


# ── Projections ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_projection_adds_last_years_remaining_samples(sample, assessed):
    """The samples still to come are last year's of the quarters that are left."""
    found = row(project(assessed("2016Q3"), sample), unit="guxing", criterion="1")
    last = sample.year(2015).tables["measures"].frame
    mine = last[
        (last["unit"] == "guxing") & (last["measure"] == "manufacturing_pass_rate") & (last["quarter"] == 4)
    ]
    assert found["to_come"] == mine["denominator"].sum()
    assert (found["passed"], found["n"], found["points"]) == (631, 675, 10)
    assert found["lower"] <= found["expected"] <= found["upper"]


def test_the_interval_narrows_to_the_final_points(sample, assessed):
    """By the year's end nothing is to come, and both ends of the interval are the points that stand."""
    widths = []
    for period in ("2016Q1", "2016Q3", "2016Q4"):
        told = project(assessed(period), sample).dropna(subset=["expected"]).set_index(["unit", "criterion"])
        widths.append(told["upper"].astype(float) - told["lower"].astype(float))
    assert widths[0].sum() > widths[1].sum() > widths[2].sum() == 0
    final = project(assessed("2016"), sample).dropna(subset=["expected"])
    assert (final["lower"] == final["points"]).all()


def test_the_projection_is_that_of_a_simulation(sample, assessed):
    """Drawing the rest of the year a hundred thousand times gives the same mean points."""
    found = row(project(assessed("2016Q3"), sample), unit="laoyachen", criterion="1")
    rng = np.random.default_rng(5)
    passed, n, more = (int(found[name]) for name in ("passed", "n", "to_come"))
    drawn = passed + rng.binomial(more, rng.beta(passed + 0.5, n - passed + 0.5, 100_000))
    short = 93 - 100 * drawn / (n + more)
    lost = np.select(
        [short <= 0, short <= 1, short <= 3, short <= 5, short <= 10, short <= 15], [0, 1, 2, 3, 4, 5], 10
    )
    points = 10 - lost
    assert found["expected"] == pytest.approx(points.mean(), abs=4 * points.std() / 100_000**0.5)
    assert (found["lower"], found["upper"]) == tuple(np.quantile(points, [0.05, 0.95]).astype(int))


def test_no_history_no_counts_and_nothing_to_inspect_give_no_projection(sample, assessed):
    """Without last year's counts, without this year's, or with nothing inspected, a reason stands in its place."""
    found = project(assessed("2016Q3"), sample)
    assert row(found, unit="dahelu", criterion="2")["reason"] == "no_counts"
    assert row(found, unit="liuzhai", criterion="2")["reason"] == "empty"
    assessment = assessed("2016Q3")
    key = ("manufacturing_pass_rate", None)
    before = replace(assessment.before[key].observed, present=np.zeros(25, bool))
    nothing = replace(
        assessment, before=assessment.before | {key: replace(assessment.before[key], observed=before)}
    )
    bare = row(project(nothing, sample), unit="guxing", criterion="1")
    assert bare["reason"] == "no_history"
    assert pd.isna(bare["expected"])


def test_the_first_year_has_no_history(sample):
    """In a workspace's first year there is nothing to project from."""
    first = assess(sample, "2015Q2", sample.earliest_rubric())
    reasons = project(first, sample)["reason"]
    assert set(reasons) <= {"no_history", "no_counts", "no_data", "empty"}
    assert "no_history" in set(reasons)


def test_the_projection_needs_a_share_for_confidence(sample, assessed):
    """A confidence outside (0, 1) is refused."""
    with pytest.raises(ValueError, match="confidence must lie between 0 and 1"):
        project(assessed("2016Q3"), sample, 90)


def test_points_are_exact(assessed):
    """Points and totals of the range are rationals."""
    found = remaining(assessed("2016Q3"))
    assert {type(x) for x in found.units["low"]} == {Fraction}
    assert {type(x) for x in found.criteria["settled"]} == {Fraction}
