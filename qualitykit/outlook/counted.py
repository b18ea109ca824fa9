"""The banded criteria of an assessment as counts (带样本量的分档指标): what of them can be told, and why not the rest.

A criterion of a unit is told where a rate was scored that rests on counts. Otherwise it carries the reason:

| reason | |
|---|---|
| `no_data`, `no_pool`, `empty`, `no_target` | as in scoring: nothing reported, no pool, nothing inspected, no target |
| `no_counts` | a published rate: without its counts it has no sampling distribution |
| `no_sample` | not a rate, or more in the numerator than in the denominator: no share of a sample |
| `no_such_rate` | a target that no rate can have, below 0 or above all of the sample |
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from qualitykit.errors import Problem, QualitykitError
from qualitykit.outlook.bands import Edges, Limits, band_edges, band_limits
from qualitykit.rubric import Criterion, Measure
from qualitykit.rubric.rules import BandedShortfall
from qualitykit.scoring import Assessment
from qualitykit.scoring.conditions import State
from qualitykit.scoring.evidence import Targets
from qualitykit.scoring.observed import Observed

Populations = Mapping[tuple[str, str], int]

# Reasons under which the points that stand now are a matter of luck all the same, of unknown size.
UNKNOWN = ("no_counts", "no_sample", "no_such_rate")


@dataclass(frozen=True)
class Counted:
    """One banded criterion over all N units of an assessment (一项分档指标).

    mine: bool[N], who answers for it. reason: object[N], empty where it can be told.
    population: int64[N], 0 where none was given.
    """

    assessment: Assessment
    position: int
    mine: np.ndarray
    reason: np.ndarray
    population: np.ndarray

    @property
    def criterion(self) -> Criterion:
        """The criterion (评分标准)."""
        return self.assessment.rubric.criteria[self.position]

    @property
    def measure(self) -> Measure:
        """Its measure (量化指标)."""
        return self.assessment.rubric.measures[self.criterion.rule.measure]

    @property
    def observed(self) -> Observed:
        """What was observed (观测值)."""
        return self.assessment.evidence.observed(self.criterion.rule.measure)

    @property
    def available(self) -> int:
        """The criterion's points in grid units (满分)."""
        return int(self.criterion.points * self.assessment.evidence.scale)

    @cached_property
    def told(self) -> np.ndarray:
        """int[T]: the units for which something can be told (可判断的部门)."""
        return np.flatnonzero(self.mine & (self.reason == ""))

    @cached_property
    def target(self) -> Targets:
        """The targets of the units told (目标值)."""
        return self.assessment.evidence.targets[self.criterion.rule.measure].take(self.told)

    @property
    def points_now(self) -> np.ndarray:
        """int[T]: the points that stand, in grid units (现得分)."""
        return self.assessment.points[self.position].points[self.told]

    @cached_property
    def limits(self) -> Limits:
        """The limits of the bands for the units told (各档界限)."""
        rounding = self.assessment.rubric.settings.rate_rounding
        return band_limits(self.criterion.rule, self.target, self.measure, rounding)

    def edges(self, n: np.ndarray) -> Edges:
        """The critical passes of the units told, of n samples each (临界合格数)."""
        scale = self.assessment.evidence.scale
        return band_edges(self.limits, n, self.criterion.rule, self.measure, self.available, scale)

    @cached_property
    def counts(self) -> tuple[np.ndarray, np.ndarray]:
        """passed, n of the units told: int64[T] each (合格数, 样本数)."""
        seen = self.observed
        return seen.numerator[self.told].astype(np.int64), seen.denominator[self.told].astype(np.int64)


def counted_criteria(assessment: Assessment, populations: Populations | None = None) -> list[Counted]:
    """Every banded criterion of the rubric (全部分档指标).

    Args:
        populations: how many there are to inspect, by (unit, measure); whoever is not named draws from many.

    Raises:
        QualitykitError: a population of an unknown unit or measure, or smaller than the sample.
    """
    populations = dict(populations or {})
    _check_names(populations, assessment)
    return [
        _counted(assessment, position, populations)
        for position, criterion in enumerate(assessment.rubric.criteria)
        if isinstance(criterion.rule, BandedShortfall)
    ]


def _counted(assessment: Assessment, position: int, populations: Populations) -> Counted:
    rule = assessment.rubric.criteria[position].rule
    seen = assessment.evidence.observed(rule.measure)
    mine = np.broadcast_to(assessment.evidence.responsible[position], seen.present.shape)
    population = np.zeros(len(assessment.units), np.int64)
    if populations:
        population[:] = [populations.get((unit.id, rule.measure), 0) for unit in assessment.units]
    one = Counted(assessment, position, mine, _reasons(assessment, position, seen), population)
    if problems := _too_small(one):
        raise QualitykitError(problems)
    return one


def _reasons(assessment: Assessment, position: int, seen: Observed) -> np.ndarray:
    rule, why = assessment.rubric.criteria[position].rule, assessment.points[position].why
    measure, target = assessment.rubric.measures[rule.measure], assessment.evidence.targets[rule.measure]
    reason = np.full(why.shape, "", object)
    for state in (State.EMPTY, State.NO_TARGET, State.NO_POOL, State.NO_DATA):
        reason[why == state] = state.name.lower()
    scored, rate = reason == "", measure.kind == "rate"
    beyond = (target.numerator < 0) | (target.numerator > target.scale * measure.per)
    reason[scored & beyond] = "no_such_rate"
    reason[scored & ((seen.numerator > seen.denominator) | (not rate))] = "no_sample"
    reason[scored & ~seen.counted & rate] = "no_counts"
    return reason


def _check_names(populations: Populations, assessment: Assessment) -> None:
    units = {unit.id for unit in assessment.units}
    problems = []
    for (unit, measure), size in populations.items():
        values = {"unit": unit, "measure": measure, "value": size}
        if unit not in units or measure not in assessment.rubric.measures:
            problems.append(Problem("POPULATION", None, None, "population_of_unknown", values))
        elif isinstance(size, bool) or not isinstance(size, int | np.integer) or size < 1:
            problems.append(Problem("POPULATION", None, None, "population_no_count", values))
    if problems:
        raise QualitykitError(problems)


def _too_small(one: Counted) -> list[Problem]:
    sizes, n, measure = one.population[one.told], one.counts[1], one.criterion.rule.measure
    values = (
        {"unit": one.assessment.units[one.told[i]].id, "measure": measure, "value": sizes[i], "n": n[i]}
        for i in np.flatnonzero((sizes > 0) & (sizes < n))
    )
    return [Problem("POPULATION", None, None, "population_below_sample", found) for found in values]
