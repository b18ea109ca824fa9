"""Sixty units side by side get from the arrays what the slow twin gives each of them, under any settings."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from any_units import VARIANTS
from drawn_units import by_the_twin, drawn_evidence

import qualitykit.scoring.blocks as blocks
from qualitykit.scoring.grading import grade_units
from qualitykit.scoring.totals import add_up, score_all

BOTH = pytest.mark.parametrize(
    ("variant", "final"), [(variant, final) for variant in range(len(VARIANTS)) for final in (True, False)]
)
pytestmark = pytest.mark.usefixtures("rubrics_read_once")


@BOTH
def test_sums_and_grades_are_those_of_the_twin(variant, final):
    """Sums, base, bonus, total, range and both grades of every unit."""
    evidence = drawn_evidence(variant, final)
    totals = add_up(evidence)
    grading, twins = grade_units(totals, evidence), by_the_twin(variant, final)
    for name in ("available", "settled", "points"):
        found = [Fraction(int(value), 6) for value in getattr(totals, name)]
        assert found == [getattr(twin, name) for twin in twins], name
    for name in ("base", "total", "low", "high"):
        assert getattr(grading, name).fractions() == [getattr(twin, name) for twin in twins], name
    assert [Fraction(int(value), 6) for value in grading.bonus] == [twin.bonus for twin in twins]
    ids = [*(grade.id for grade in evidence.rubric.grades.scale), None]
    assert [ids[g] for g in grading.grade_before_veto] == [twin.grade_before_veto for twin in twins]
    assert [ids[g] for g in grading.grade] == [twin.grade for twin in twins]


@BOTH
def test_every_criterion_is_that_of_the_twin(variant, final):
    """Status and points of every criterion that a unit answers for, and what it can still come to."""
    evidence, twins = drawn_evidence(variant, final), by_the_twin(variant, final)
    for criterion, row in zip(evidence.rubric.criteria, score_all(evidence), strict=True):
        low, high = row.low, row.high
        assert row.why.dtype == np.uint8
        for u, twin in enumerate(twins):
            if score := twin.scores.get(criterion.id):
                assert _status(row, u) == score.status
                assert (Fraction(int(row.points[u]), 6) if row.scored[u] else None) == score.points
                ends = [Fraction(int(end[u]), 6) if row.possible[u] else None for end in (low, high)]
                assert ends == [score.low, score.high]


def _status(row, u: int) -> str:
    if row.unreported[u]:
        return "unreported"
    if not row.applicable[u]:
        return "not_applicable"
    return "scored" if row.scored[u] else "open"


@pytest.mark.parametrize("final", [True, False])
def test_awards_of_a_narrow_type_add_up_in_a_wide_one(final):
    """Sixths of points up to 20 fit into 8 bits; their sums, up to 600, would not."""
    evidence = drawn_evidence(0, final)
    narrow = replace(evidence, awards=evidence.awards.astype(np.int8))
    assert (narrow.awards == evidence.awards).all()
    found, wide = add_up(narrow), add_up(evidence)
    assert max(wide.points) > 127
    for name, sums in vars(wide).items():
        assert getattr(found, name).tolist() == sums.tolist(), name


@pytest.mark.parametrize("size", [1, 7, 59, 60])
@pytest.mark.parametrize("alike", [True, False])
def test_blocks_of_any_size_give_the_whole(monkeypatch, size, alike):
    """Sixty units block by block, with responsibilities of their own or one column for all; and no unit at all."""
    evidence = drawn_evidence(0, False)
    if alike:
        evidence = replace(evidence, responsible=evidence.responsible[:, :1])
    whole = add_up(evidence)
    grading = grade_units(whole, evidence)
    monkeypatch.setattr(blocks, "BLOCK", size)
    totals, graded = blocks.score_units(evidence)
    assert {name: sums.tolist() for name, sums in vars(totals).items()} == {
        name: sums.tolist() for name, sums in vars(whole).items()
    }
    assert graded.total.fractions() == grading.total.fractions()
    assert graded.grade.tolist() == grading.grade.tolist()
    none, ungraded = blocks.score_units(evidence.take(slice(0, 0)))
    assert (none.points.tolist(), ungraded.grade.tolist()) == ([], [])


def test_the_units_are_no_easy_ones():
    """Every status, every grade and no grade at all occur among them, and no bonus up to the full one."""
    statuses, grades, bonus = Counter(), Counter(), set()
    for variant in range(len(VARIANTS)):
        for twin in (*by_the_twin(variant, True), *by_the_twin(variant, False)):
            statuses.update(score.status for score in twin.scores.values())
            grades.update([twin.grade_before_veto])
            bonus.add(twin.bonus)
    assert set(statuses) == {"scored", "open", "unreported", "not_applicable"}
    assert set(grades) == {"A", "B", "C", "D", None}
    assert min(bonus) == 0
    assert max(bonus) == 10
