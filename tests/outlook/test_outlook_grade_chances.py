"""From criteria to totals and grades: convolution against full enumeration and against a simulation."""

from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd
import pytest
from outlook_units import number, row, with_counts

from qualitykit.outlook import certainty
from qualitykit.outlook.grade_chances import convolve_points, grade_chances
from qualitykit.scoring.grading import grade_units

DRAWS = 1_000_000


def test_convolution_is_enumeration():
    """The distribution of a sum of three criteria is that of all combinations of their outcomes."""
    rng = np.random.default_rng(3)
    parts = []
    for k in (2, 4, 3):
        chances = rng.random((k, 5))
        parts.append((rng.integers(0, 20, k), chances / chances.sum(axis=0)))
    found = convolve_points(parts)
    exact = np.zeros_like(found)
    for outcome in product(*(range(len(points)) for points, _ in parts)):
        g = sum(points[k] for (points, _), k in zip(parts, outcome, strict=True))
        exact[g] += np.prod([chances[k] for (_, chances), k in zip(parts, outcome, strict=True)], axis=0)
    assert np.abs(found - exact).max() < 1e-14


def test_nothing_left_to_chance_is_certain():
    """Without a banded criterion the sum is 0 for certain, for every unit."""
    assert convolve_points([], 3).tolist() == [[1.0, 1.0, 1.0]]


@pytest.mark.parametrize("unit", ["guxing", "laoyachen", "market_quality"])
def test_grade_chances_are_those_of_enumeration(assessed, unit):
    """The chance of a grade is the sum over all outcomes of both rows that give it, each graded by the scorer."""
    assessment = assessed("2016Q3")
    sure, u = certainty(assessment), number(assessment, unit)
    spreads = [sure.seen[k].over_all(one.told, len(assessment.units)) for k, one in enumerate(sure.counted)]
    chances = np.zeros(4)
    for (first, p), (second, q) in product(
        *(zip(points, spread[:, u], strict=True) for points, spread in spreads)
    ):
        points = assessment.totals.points - sure.sums[1] + first + second
        grade = grade_units(replace(assessment.totals, points=points), assessment.evidence).grade[u]
        chances[grade] += p * q
    found = row(sure.grades, unit=unit)
    assert [found[g] for g in "ABCD"] == pytest.approx(chances.tolist(), abs=1e-12)


def test_grade_chances_agree_with_a_million_draws(assessed):
    """A simulation of a million redrawn years gives the same chances within its own error."""
    assessment = assessed("2016Q3")
    sure, unit, rng = certainty(assessment), "changxinglu", np.random.default_rng(20160704)
    u, points = number(assessment, unit), np.zeros(DRAWS, np.int64)
    for one in sure.counted:
        k = one.told.tolist().index(u)
        passed, n = (int(side[k]) for side in one.counts)
        drawn = rng.binomial(n, rng.beta(passed + 0.5, n - passed + 0.5, DRAWS))
        edges = one.edges(one.counts[1]).take([k])
        points += edges.points[(drawn[None] < edges.passes).sum(axis=0)]
    fixed = assessment.totals.points[u] - sure.sums[1][u]
    total = 100 * (fixed + points) / assessment.totals.settled[u]
    found = row(sure.grades, unit=unit)
    for grade, low, high in (("B", 80, 90), ("C", 60, 80), ("D", 0, 60)):
        share = ((total >= low) & (total < high)).mean()
        assert abs(share - found[grade]) < 4 * np.sqrt(share * (1 - share) / DRAWS) + 1e-6


def test_a_veto_leaves_one_grade(assessed):
    """A unit under a veto has D for certain, even where one of its rates has no counts."""
    found = row(certainty(assessed("2016Q3")).grades, unit="dahelu")
    assert (found["D"], found["reason"], bool(found["determined"])) == (1.0, "", True)


def test_chances_of_all_grades_sum_to_one(assessed):
    """The chances of a unit's grades sum to 1 wherever they can be told."""
    grades = certainty(assessed("2016")).grades
    told = grades[grades["reason"] == ""]
    assert len(told) == len(grades)
    assert told[list("ABCD")].sum(axis=1).to_numpy() == pytest.approx(np.ones(len(told)), abs=1e-9)


def test_a_published_rate_makes_the_grade_unsayable(assessed):
    """A rate without counts has no sampling distribution: its unit's grade cannot be said, and no number stands."""
    assessment = with_counts(
        assessed("2016"), "liuzhai", "manufacturing_pass_rate", 9400, 10000, counted=False
    )
    found = row(certainty(assessment).grades, unit="liuzhai")
    assert found["reason"] == "no_counts"
    assert found["grade"] == "A"
    assert found[[*"ABCD", "chance"]].isna().all()
    assert pd.isna(found["likeliest"])


def test_nothing_settled_has_no_grade_chances(assessed):
    """A unit of which nothing is settled has no total, hence no chances."""
    found = row(certainty(assessed("2016Q1")).grades, unit="supervision_office")
    assert found["reason"] == "no_total"
    assert pd.isna(found["grade"])
    assert found[list("ABCD")].isna().all()


def test_a_missing_total_is_nan_not_zero(assessed):
    """Where there is no total the chances are NaN for every grade."""
    assessment = assessed("2016Q1")
    n = len(assessment.units)
    chances = grade_chances(np.ones((1, n)), assessment.totals, np.zeros(n, np.int64), assessment.evidence)
    assert np.isnan(chances[:, number(assessment, "supervision_office")]).all()
