"""Whether a condition holds (条件判断), over N unit-years, in integers.

A condition ends in one of the states of `State`. The larger the state, the less can be said; a rule of several
conditions is decided only when each of them is.
"""

from enum import IntEnum
from fractions import Fraction

import numpy as np

from qualitykit.exact import fits
from qualitykit.rubric.rules import AllOf, Count, Growth, Threshold
from qualitykit.scoring.evidence import Evidence
from qualitykit.scoring.observed import Observed


class State(IntEnum):
    """What can be said of a condition (判断状态)."""

    MET = 0
    FAILED = 1
    EMPTY = 2
    NO_TARGET = 3
    NO_BASE = 4
    NO_POOL = 5
    NO_DATA = 6


_COMPARE = {
    "at_least": np.greater_equal,
    "above": np.greater,
    "at_most": np.less_equal,
    "below": np.less,
    "not_below": np.greater_equal,
    "not_above": np.less_equal,
}


def judge(rule: Threshold | Count | Growth | AllOf, evidence: Evidence) -> np.ndarray:
    """The state of a rule for every unit-year: uint8[N] of `State` (判断).

    An `all_of` takes the worst state of its conditions; with `empty: met`, a condition with nothing to judge is
    passed over as long as another one can be judged.
    """
    if isinstance(rule, AllOf):
        return _all_of(rule, [judge(condition, evidence) for condition in rule.of])
    if isinstance(rule, Growth):
        return _growth(rule, evidence)
    if isinstance(rule, Count):
        side, edge = "at_least", Fraction(rule.at_least)
    else:
        ((side, edge),) = rule.sides.items()
    return _threshold(rule, side, edge, evidence)


def _all_of(rule: AllOf, states: list[np.ndarray]) -> np.ndarray:
    stacked = np.stack(states)
    worst = stacked.max(axis=0)
    if rule.empty == "not_applicable":
        return worst
    passed_over = np.where(stacked == State.EMPTY, State.MET, stacked).max(axis=0)
    return np.where((stacked == State.EMPTY).all(axis=0), State.EMPTY, passed_over).astype(np.uint8)


def _threshold(rule, side: str, edge: Fraction | str, evidence: Evidence) -> np.ndarray:
    measure = evidence.rubric.measures[rule.measure]
    observed = settled_rate(evidence, evidence.observed(rule.measure, getattr(rule, "part", None)), measure)
    state = _readable(observed)
    if edge == "target":
        target = evidence.targets[rule.measure]
        state = np.where((state == State.MET) & ~target.present, State.NO_TARGET, state)
        numerator, scale = target.numerator, target.scale
    else:
        numerator, scale = np.int64(edge.numerator), edge.denominator
    value = fits(observed.numerator, measure.per * scale) * (measure.per * scale)
    bound = fits(observed.denominator, np.abs(numerator).max()) * numerator
    return _decided(state, _COMPARE[side](value, bound))


def _growth(rule: Growth, evidence: Evidence) -> np.ndarray:
    measure = evidence.rubric.measures[rule.measure]
    now = settled_rate(evidence, evidence.observed(rule.measure, rule.part), measure)
    before = settled_rate(evidence, evidence.observed(rule.measure, rule.part, last_year=True), measure)
    state = _readable(now)
    state = np.where((state == State.MET) & ~has_base(before, measure.kind), State.NO_BASE, state)
    factor = 1 + rule.by_percent / 100
    left = fits(now.numerator, before.denominator.max(initial=1), factor.denominator)
    right = fits(before.numerator, now.denominator.max(initial=1), factor.numerator)
    value = left * before.denominator * factor.denominator
    return _decided(state, _COMPARE[rule.relation](value, right * now.denominator * factor.numerator))


def has_base(before: Observed, kind: str) -> np.ndarray:
    """bool[N]: last year gives a base, neither missing nor with a denominator, or a sum, of 0 (有无基数)."""
    return before.judged & ((kind == "rate") | (before.numerator != 0))


def settled_rate(evidence: Evidence, observed: Observed, measure) -> Observed:
    """The values as the rubric compares them: exact, or rounded once where it names a rounding (取比较值)."""
    places = evidence.rubric.settings.rate_rounding
    if places == "none" or measure.kind != "rate":
        return observed
    return observed.rounded(measure.per, places)


def _readable(observed: Observed) -> np.ndarray:
    """MET where there is a value to compare, else why there is none."""
    missing = np.where(observed.blocked, State.NO_POOL, State.NO_DATA)
    return np.where(~observed.present, missing, np.where(observed.empty, State.EMPTY, State.MET))


def _decided(state: np.ndarray, holds: np.ndarray) -> np.ndarray:
    return np.where((state == State.MET) & ~holds.astype(bool), State.FAILED, state).astype(np.uint8)
