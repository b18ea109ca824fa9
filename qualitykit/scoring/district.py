"""The district as a whole (全区得分): on every criterion the mean of its responsible units' share of the points."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from qualitykit.scoring.criteria import Points
from qualitykit.scoring.evidence import Evidence
from qualitykit.scoring.grading import Grading, grade_units
from qualitykit.scoring.totals import Totals


@dataclass(frozen=True)
class DistrictScore:
    """The district's row (全区): points by criterion and the sums, exact.

    points: mean share × points of every criterion in the document's order, None where nothing is settled or
    nothing applies; low, high: what it can still come to.
    """

    points: tuple[Fraction | None, ...]
    low: tuple[Fraction, ...]
    high: tuple[Fraction, ...]
    available: Fraction
    settled: Fraction
    grading: Grading
    scale: int


def score_district(points: list[Points], evidence: Evidence, held: np.ndarray, vetoed: bool) -> DistrictScore:
    """Score and grade the district (全区考核).

    Formula: for each criterion, points × mean of (points ÷ available) over the responsible units to which it
    applies; units with the criterion still open take no part in the mean until they are settled, and stand at
    their bounds in `low` and `high`. A criterion that applies to no unit leaves the basis.

    Args:
        points: of every criterion; held: int[H], 1 for each kind of honour that anybody holds; vetoed: whether
            there is a finding at all.
    """
    mine = evidence.responsible
    means = [_mean(row, row.points, row.scored & row.applicable & mine[i]) for i, row in enumerate(points)]
    low = [_mean(row, row.low, row.applicable & mine[i]) for i, row in enumerate(points)]
    high = [_mean(row, row.high, row.applicable & mine[i]) for i, row in enumerate(points)]
    weight = [criterion.points for criterion in evidence.rubric.criteria]
    available = sum((w for w, x in zip(weight, low, strict=True) if x is not None), Fraction(0))
    settled = sum((w for w, x in zip(weight, means, strict=True) if x is not None), Fraction(0))
    scaled = [[_weighted(x, w) for x, w in zip(part, weight, strict=True)] for part in (means, low, high)]
    totals, scale = _totals(scaled, available, settled, evidence, held)
    grading = grade_units(totals, _as_one(evidence, scale, vetoed))
    return DistrictScore(
        tuple(scaled[0]),
        tuple(x or Fraction(0) for x in scaled[1]),
        tuple(x or Fraction(0) for x in scaled[2]),
        available,
        settled,
        grading,
        scale,
    )


def _mean(row: Points, values: np.ndarray, which: np.ndarray) -> Fraction | None:
    """Mean share of the points over some units, None where there is none."""
    count = int(which.sum())
    return Fraction(int(values[which].sum()), row.available * count) if count else None


def _weighted(share: Fraction | None, weight: Fraction) -> Fraction | None:
    return None if share is None else share * weight


def _totals(parts, available, settled, evidence: Evidence, held: np.ndarray) -> tuple[Totals, int]:
    """The district's sums as arrays of one, on a grid fine enough for every mean."""
    sums = [sum((x for x in part if x is not None), Fraction(0)) for part in parts]
    scale = int(np.lcm.reduce([evidence.scale, *(x.denominator for x in (*sums, available, settled))]))
    bonus = sum(
        (
            h.points * int(n)
            for h, n in zip(evidence.rubric.bonus.honours, held, strict=True)
            if h.rule is None
        ),
        Fraction(0),
    )
    values = (sums[0], available, settled, sums[1], sums[2], bonus, bonus)
    return Totals(*(np.array([int(value * scale)], object) for value in values)), scale


def _as_one(evidence: Evidence, scale: int, vetoed: bool) -> Evidence:
    """Evidence for a single row that stands for the district."""
    one = evidence.take(slice(0, 1))
    return Evidence(
        evidence.rubric,
        evidence.final,
        scale,
        one.responsible,
        one.awards,
        {},
        {},
        {},
        one.honours,
        np.array([False]),
        np.array([vetoed]),
    )
