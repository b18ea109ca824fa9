"""The points of one criterion (单项得分) for N unit-years, and why."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from qualitykit.rubric import Criterion
from qualitykit.rubric.rules import Award, BandedShortfall, Count
from qualitykit.scoring.bands import banded_deduction
from qualitykit.scoring.conditions import State, judge, readable, settled_rate
from qualitykit.scoring.evidence import Evidence


class Why(IntEnum):
    """What decided, or why nothing could (依据类型); up to NO_DATA the values are those of `State`."""

    MET = State.MET
    FAILED = State.FAILED
    EMPTY = State.EMPTY
    NO_TARGET = State.NO_TARGET
    NO_BASE = State.NO_BASE
    NO_POOL = State.NO_POOL
    NO_DATA = State.NO_DATA
    AWARD = 7
    NO_AWARD = 8
    STANDS_IN = 9


@dataclass(frozen=True)
class Points:
    """One criterion over N unit-years (单项得分), in grid units.

    `scored`: points stand (an unreported criterion that counts as 0 is among them). `applicable`: its points are
    in the basis. `possible`: they can be in it at the year's end; until then something to judge may still turn
    up. `movable`: scored, and still able to move until the year closes. `unreported`: never reported by the
    year's end. Where not `scored`, `points` is 0 and means nothing.
    """

    available: int
    points: np.ndarray
    scored: np.ndarray
    applicable: np.ndarray
    possible: np.ndarray
    movable: np.ndarray
    unreported: np.ndarray
    why: np.ndarray

    @property
    def low(self) -> np.ndarray:
        """The least it can still come to (下限)."""
        return self.points * (self.scored & ~self.movable)

    @property
    def high(self) -> np.ndarray:
        """The most it can still come to (上限); 0 where it cannot apply any more."""
        return self.low + self.available * (self.possible & (self.movable | ~self.scored))


def score_criterion(criterion: Criterion, awards: np.ndarray, evidence: Evidence) -> Points:
    """Points of one criterion for every unit-year (单项评分).

    Args:
        criterion: what is scored; awards: int[N] in grid units, −1 where there is none.

    Missing: without a number or an award a criterion stays open; in the final assessment what was never reported
    scores 0, or leaves the basis where the rubric says so. A comparison without a base, a missing target and an
    impossible pool leave it open even then: the unit has reported, the comparison cannot be made.
    """
    available = evidence.points_type(criterion.points * evidence.scale)
    if isinstance(criterion.rule, Award):
        given = awards >= 0
        why = np.where(given, np.uint8(Why.AWARD), np.uint8(Why.NO_AWARD))
        return _closed(available, awards, given, np.zeros_like(given), why, evidence)
    points, why = _measured(criterion, available, evidence)
    counts = isinstance(criterion.rule, Count)
    scored = why <= (Why.MET if counts and not evidence.final else Why.FAILED)
    movable = scored & (not counts and not evidence.final)
    if criterion.award_stands_in:
        stands_in = (why > Why.EMPTY) & (awards >= 0)
        points = np.where(stands_in, awards, points)
        why = np.where(stands_in, np.uint8(Why.STANDS_IN), why)
        scored = scored | stands_in
    return _closed(available, points, scored, movable, why, evidence)


def _measured(criterion: Criterion, available: int, evidence: Evidence) -> tuple[np.ndarray, np.ndarray]:
    """Points and state of a criterion that a measure decides; points only where the state is MET or FAILED."""
    rule = criterion.rule
    if not isinstance(rule, BandedShortfall):
        state = judge(rule, evidence)
        return available * (state == State.MET), state
    measure = evidence.rubric.measures[rule.measure]
    observed = settled_rate(evidence, evidence.observed(rule.measure), measure)
    target = evidence.targets[rule.measure]
    lost = banded_deduction(rule, observed, target, measure.per, measure.better, evidence.scale)
    state = readable(observed)
    state[(state == State.MET) & ~target.present] = State.NO_TARGET
    state[(state == State.MET) & (lost > 0)] = State.FAILED
    return available - lost, state


def _closed(available, points, scored, movable, why, evidence: Evidence) -> Points:
    """Fill what was never reported, and set apart what does not apply."""
    unreported = np.zeros_like(scored)
    applicable = why != Why.EMPTY
    if evidence.final:
        unreported = (why == Why.NO_AWARD) | (why == Why.NO_DATA)
        if evidence.rubric.settings.unreported == "zero":
            scored = scored | unreported
        else:
            applicable = applicable & ~unreported
    points = points * (scored & ~unreported)
    possible = applicable if evidence.final else np.ones_like(applicable)
    return Points(available, points, scored, applicable, possible, movable, unreported, why)
