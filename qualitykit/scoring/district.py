"""The district as a whole (全区得分): on every criterion the mean of its responsible units' share of the points."""

from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

import numpy as np

from qualitykit.scoring.criteria import Points
from qualitykit.scoring.evidence import Evidence
from qualitykit.scoring.grading import Grading, grade_units
from qualitykit.scoring.totals import Totals


@dataclass(frozen=True)
class DistrictScore:
    """The district's row (全区): points by criterion and the sums, exact.

    points: mean share × points of every criterion in the document's order, None where nothing is settled or
    nothing applies; what they can still come to stands in the grading's range.
    """

    points: tuple[Fraction | None, ...]
    available: Fraction
    settled: Fraction
    grading: Grading
    scale: int


def score_district(points: list[Points], evidence: Evidence, held: np.ndarray, vetoed: bool) -> DistrictScore:
    """Score and grade the district (全区考核).

    Formula: for each criterion, points × mean of (points ÷ available) over the responsible units to which it
    applies; units with the criterion still open take no part in the mean until they are settled, and stand at
    their bounds in the range. A criterion that applies to no unit leaves the basis.

    Args:
        points: of every criterion; held: int[H], 1 for each kind of honour that anybody holds; vetoed: whether
            there is a finding at all.
    """
    means, low, high = (
        _means(points, evidence, *what)
        for what in (("points", "scored"), ("low", "possible"), ("high", "possible"))
    )
    available, settled, possible = (
        _reach(points, evidence, which) for which in ("applicable", "scored", "possible")
    )
    totals, scale = _totals((means, low, high), (available, settled, possible), evidence, held)
    # A grade rests on the rubric, the grid and the veto alone: the rest of the units' evidence is not looked at.
    grading = grade_units(totals, replace(evidence, scale=scale, vetoed=np.array([vetoed])))
    return DistrictScore(means, available, settled, grading, scale)


def _taking_part(points: list[Points], evidence: Evidence, which: str):
    """Every criterion with the responsible units that take part in it: those for which `which` is true."""
    criteria, responsible = evidence.rubric.criteria, evidence.responsible
    for criterion, row, mine in zip(criteria, points, responsible, strict=True):
        yield criterion, row, getattr(row, which) & mine


def _means(points: list[Points], evidence: Evidence, value: str, which: str) -> tuple[Fraction | None, ...]:
    """Mean points of every criterion over the units that take part, None where there is none."""
    return tuple(
        Fraction(int(getattr(row, value)[units].sum()), evidence.scale * int(units.sum()))
        if units.any()
        else None
        for _, row, units in _taking_part(points, evidence, which)
    )


def _reach(points: list[Points], evidence: Evidence, which: str) -> Fraction:
    """Points of all criteria in which some unit takes part."""
    parts = _taking_part(points, evidence, which)
    return sum((criterion.points for criterion, _, units in parts if units.any()), Fraction(0))


def _totals(parts, reach, evidence: Evidence, held: np.ndarray) -> tuple[Totals, int]:
    """The district's sums as arrays of one, on a grid fine enough for every mean."""
    points, low, high = (sum(filter(None, part), Fraction(0)) for part in parts)
    honours = zip(evidence.rubric.bonus.honours, held, strict=True)
    granted = [(honour.points, int(n)) for honour, n in honours if honour.rule is None]
    bonus = sum((worth * n for worth, n in granted), Fraction(0))
    most = bonus if evidence.final else sum((worth for worth, _ in granted), Fraction(0))
    values = (points, *reach, low, high, bonus, bonus, most)
    scale = lcm(evidence.scale, *(value.denominator for value in values))
    return Totals(*(np.array([int(value * scale)], object) for value in values)), scale
