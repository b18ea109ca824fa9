"""From totals to grades and ranks (定级与排名), over N unit-years, in integers.

Total = base + bonus. Base = 100 × points ÷ points available (折算), with two other settings: `raw` takes the
points as they are, `credit` adds full marks for whatever does not apply to the unit. Every number here is a ratio
of two integers; a grade is decided on the exact ratio.
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np

from qualitykit.exact import fits, ratio_key
from qualitykit.rubric import Rubric
from qualitykit.scoring.evidence import Evidence
from qualitykit.scoring.totals import Totals


@dataclass(frozen=True)
class Ratio:
    """N exact ratios (有理数组): numerator ÷ denominator; a denominator of 0 means that there is no number."""

    numerator: np.ndarray
    denominator: np.ndarray

    @property
    def present(self) -> np.ndarray:
        """bool[N]: there is a number (有值)."""
        return self.denominator != 0

    def at_least(self, bound: Fraction) -> np.ndarray:
        """bool[N]: at or above a bound; false where there is no number (不低于)."""
        left, right = self._beside(bound)
        return self.present & (left >= right)

    def above(self, bound: Fraction) -> np.ndarray:
        """bool[N]: above a bound; false where there is no number (高于)."""
        left, right = self._beside(bound)
        return self.present & (left > right)

    def _beside(self, bound: Fraction) -> tuple[np.ndarray, np.ndarray]:
        """The ratios and a bound as integers that compare as they do."""
        left = fits(self.numerator, bound.denominator) * bound.denominator
        return left, fits(self.denominator, bound.numerator) * bound.numerator

    def take(self, index) -> "Ratio":
        """The same for some of the unit-years (取部分)."""
        return Ratio(self.numerator[index], self.denominator[index])

    def fractions(self) -> list[Fraction | None]:
        """The ratios one by one, `None` where there is no number (逐个取值)."""
        pairs = zip(self.numerator.tolist(), self.denominator.tolist(), strict=True)
        return [Fraction(n, d) if d else None for n, d in pairs]


@dataclass(frozen=True)
class Grading:
    """Everything a grade rests on, for N unit-years (定级结果).

    bonus, bonus_wasted: int64[N] in grid units; grade, grade_before_veto: int8[N], index into the rubric's scale,
    −1 where there is none; gap: bool[N], the total lies between two grades as printed.
    """

    base: Ratio
    total: Ratio
    low: Ratio
    high: Ratio
    bonus: np.ndarray
    bonus_wasted: np.ndarray
    grade_before_veto: np.ndarray
    grade: np.ndarray
    gap: np.ndarray


def grade_units(totals: Totals, evidence: Evidence) -> Grading:
    """Base, bonus, total, range and grade of every unit-year (定级).

    Missing: a unit with nothing settled has no base and no total, and no grade unless a veto sets it; its range
    is there all the same. A veto never lifts a grade.
    """
    rubric, scale = evidence.rubric, evidence.scale
    cap = int(rubric.bonus.cap * scale)
    bonus, bonus_low, bonus_high = (
        np.minimum(points, cap) for points in (totals.bonus, totals.bonus_settled, totals.bonus_high)
    )
    base = _base(totals.points, totals.settled, totals.available, evidence)
    total = _plus(base, bonus, scale)
    low = _plus(_base(totals.low, totals.possible, totals.possible, evidence), bonus_low, scale)
    high = _plus(_base(totals.high, totals.possible, totals.possible, evidence), bonus_high, scale)
    graded = total if rubric.settings.bonus_in_grade else base
    before = grade_index(graded, rubric)
    veto = np.int8([grade.id for grade in rubric.grades.scale].index(rubric.veto.grade))
    after = np.where(evidence.vetoed, np.maximum(before, veto), before)
    return Grading(base, total, low, high, bonus, totals.bonus - bonus, before, after, in_gap(graded, rubric))


def _base(points: np.ndarray, reach: np.ndarray, available: np.ndarray, evidence: Evidence) -> Ratio:
    """100 × points ÷ reach (100: the rubric's total), or as the setting for what does not apply has it."""
    full, scale = int(evidence.rubric.total * evidence.scale), evidence.scale
    setting = evidence.rubric.settings.not_applicable
    if setting == "raw":
        return Ratio(points, fits(reach > 0, scale) * scale)
    credit = full - available if setting == "credit" else 0
    within = np.where(reach > 0, reach + credit, 0)
    return Ratio(fits(points + credit, full) * full, fits(within, scale) * scale)


def _plus(base: Ratio, bonus: np.ndarray, scale: int) -> Ratio:
    """Base plus bonus (grid units)."""
    more = fits(bonus, base.denominator.max(initial=0)) * base.denominator
    return Ratio(fits(base.numerator, scale) * scale + more, fits(base.denominator, scale) * scale)


def grade_index(total: Ratio, rubric: Rubric) -> np.ndarray:
    """The grade of every total: int8[N], 0 the best, −1 where there is no total (等级序号).

    What lies between two grades as printed falls as the rubric's `grade_gap` says: to the lower, to the upper,
    or to the grade of the total rounded half to even.

    **Source**: the scale's own, `rubric.grades.source`.
    """
    scale = rubric.grades.scale
    index = np.full(total.numerator.shape, len(scale) - 1, np.int8)
    for g in range(len(scale) - 2, -1, -1):
        index[total.at_least(scale[g].start)] = g
        if scale[g + 1].end is not None and rubric.settings.grade_gap != "lower":
            index[_raised(total, scale[g].start, scale[g + 1].end, rubric.settings.grade_gap)] = g
    return np.where(total.present, index, np.int8(-1))


def _raised(total: Ratio, start: Fraction, end: Fraction, rule: str) -> np.ndarray:
    """Totals in the gap (end, start) that belong above it."""
    if rule == "upper":
        return total.above(end)
    middle, printed = (start + end) / 2, start - end  # the unit of the printed ends, 1 in whole points
    return total.at_least(middle) if start / printed % 2 == 0 else total.above(middle)


def in_gap(total: Ratio, rubric: Rubric) -> np.ndarray:
    """bool[N]: the total lies between two grades as printed, such as 89.5 (落入空档)."""
    scale = rubric.grades.scale
    gap = np.zeros(total.numerator.shape, bool)
    for better, worse in pairwise(scale):
        if worse.end is not None:
            gap |= total.above(worse.end) & ~total.at_least(better.start)
    return gap


def rank_units(
    total: Ratio, vetoed: np.ndarray, eligible: np.ndarray, group: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Rank of every unit-year within its group, and of how many (排名) (int64[N], int64[N]).

    Ties share the better rank; vetoed units rank after all others of their group, by total. Units that are not
    eligible, or have no total, get 0 and are not counted.

    Args:
        total: exact totals; vetoed, eligible: bool[N]; group: int[N], one code for a kind in a year.

    >>> tied = Ratio(np.array([90, 180, 80]), np.array([1, 2, 1]))
    >>> rank_units(tied, np.zeros(3, bool), np.ones(3, bool), np.zeros(3, int))[0].tolist()
    [1, 1, 3]
    """
    counted = np.flatnonzero(eligible & total.present)
    rank, of = np.zeros((2, len(group)), np.int64)
    if not len(counted):
        return rank, of
    keys = ratio_key(total.numerator[counted], total.denominator[counted])
    codes = _codes(group[counted], vetoed[counted], keys)
    order = np.argsort(codes, kind="stable")
    position = np.arange(len(order))
    starts_tie = np.diff(codes[order], prepend=codes[order[0]] - 1) != 0
    starts_group = np.diff(group[counted][order], prepend=group[counted][order[0]] - 1) != 0
    first = np.maximum.accumulate(np.where(starts_group, position, 0))
    rank[counted[order]] = np.maximum.accumulate(np.where(starts_tie, position, 0)) - first + 1
    size = np.diff(np.append(np.flatnonzero(starts_group), len(order)))
    of[counted[order]] = np.repeat(size, size)
    return rank, of


def _codes(group: np.ndarray, vetoed: np.ndarray, keys: np.ndarray) -> np.ndarray:
    """One integer for each unit-year that sorts by group, then veto, then falling total."""
    if keys.dtype == object:
        keys = np.unique(keys, return_inverse=True)[1]
    span = int(keys.max()) + 1
    _, group = np.unique(group, return_inverse=True)
    return (fits(group, 4 * span) * 2 + vetoed) * span + (span - 1 - keys)
