"""All that a score rests on, as arrays (评分依据): N unit-years side by side, whatever they came from."""

from dataclasses import dataclass, field
from math import lcm

import numpy as np

from qualitykit.rubric import Rubric
from qualitykit.scoring.observed import Observed

Key = tuple[str, str | None]


@dataclass(frozen=True)
class Targets:
    """The year's target of one measure (目标值): int64[N] ÷ scale, where `present`."""

    numerator: np.ndarray
    scale: int
    present: np.ndarray

    def take(self, index) -> "Targets":
        """The same for some of the unit-years (取部分)."""
        return Targets(self.numerator[index], self.scale, self.present[index])


@dataclass(frozen=True)
class Evidence:
    """What is known of N unit-years in one period (评分依据).

    Args:
        rubric: the document that decides.
        final: whether the year is closed.
        scale: grid units to a point; every award is a whole number of grid units.
        responsible: bool[C, N], or [C, 1] where all are alike: who answers for which criterion.
        awards: int[C, N] in grid units, −1 where there is none.
        now, before: observed values by (measure, field); `before` is last year's, for comparisons.
        targets: by measure.
        honours: int[H, N], how many of each honour, in the rubric's order.
        towns: bool[N], the unit's kind.
        vetoed: bool[N], whether a finding names the unit.
    """

    rubric: Rubric
    final: bool
    scale: int
    responsible: np.ndarray
    awards: np.ndarray
    now: dict[Key, Observed]
    before: dict[Key, Observed]
    targets: dict[str, Targets]
    honours: np.ndarray
    towns: np.ndarray
    vetoed: np.ndarray
    n: int = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "n", self.awards.shape[1])

    @property
    def points_type(self) -> type:
        """The integer type that holds every sum of points on this grid (得分的整数类型)."""
        most = (self.rubric.total + sum(honour.points for honour in self.rubric.bonus.honours)) * self.scale
        return np.int32 if most * max(1, int(self.honours.max(initial=0))) < 2**31 else np.int64

    def take(self, index: slice) -> "Evidence":
        """The same for some of the unit-years (取部分)."""
        wide = self.responsible.shape[1] > 1
        return Evidence(
            self.rubric,
            self.final,
            self.scale,
            self.responsible[:, index] if wide else self.responsible,
            self.awards[:, index],
            {key: observed.take(index) for key, observed in self.now.items()},
            {key: observed.take(index) for key, observed in self.before.items()},
            {key: target.take(index) for key, target in self.targets.items()},
            self.honours[:, index],
            self.towns[index],
            self.vetoed[index],
        )

    def observed(self, measure: str, part: str | None = None, last_year: bool = False) -> Observed:
        """The observed values of a measure, or of one of its fields, this year or last (取观测值)."""
        known = self.before if last_year else self.now
        return known.get((measure, part)) or Observed.missing(self.n)


def grid_scale(rubric: Rubric, *more: int) -> int:
    """Grid units to a point, so that every points value of the rubric is whole (分值刻度).

    Formula: the least common multiple of the denominators of the step, of all points and deductions, and of
    `more` (the denominators of awards averaged over assessors).
    """
    settings = rubric.settings
    values = [settings.points_step, rubric.bonus.cap]
    values += [criterion.points for criterion in rubric.criteria]
    values += [honour.points for honour in rubric.bonus.honours]
    values += [band.deduct for c in rubric.criteria for band in getattr(c.rule, "bands", ())]
    return lcm(*(value.denominator for value in values), *more)
