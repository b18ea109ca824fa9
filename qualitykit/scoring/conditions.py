"""Whether a condition holds (条件判断), over N unit-years, in integers.

A condition ends in one of the states of `State`. The larger the state, the less can be said; a rule of several
conditions is decided only when each of them is, be it that one has failed. Where nothing is there to judge this
year, what else is unknown makes no difference.
"""

from enum import IntEnum
from fractions import Fraction

import numpy as np

from qualitykit.exact import fits
from qualitykit.rubric.rules import AllOf, Count, Growth, Threshold
from qualitykit.scoring.evidence import Evidence
from qualitykit.scoring.observed import Observed


class State(IntEnum):
    """What can be said of a condition (判断状态); arrays of states are uint8."""

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

    An `all_of` takes the worst state of its conditions. A condition with nothing to judge takes the whole rule
    out; with `empty: met` it is passed over as long as there is another one.
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
    empty = stacked == State.EMPTY
    nothing = empty.all(axis=0) if rule.empty == "met" else empty.any(axis=0)
    worst = np.where(empty, np.uint8(State.MET), stacked).max(axis=0)
    return np.where(nothing, np.uint8(State.EMPTY), worst)


def _threshold(rule, side: str, edge: Fraction | str, evidence: Evidence) -> np.ndarray:
    measure = evidence.rubric.measures[rule.measure]
    observed = settled_rate(evidence, evidence.observed(rule.measure, getattr(rule, "part", None)), measure)
    state = readable(observed)
    if edge == "target":
        target = evidence.targets[rule.measure]
        state[(state == State.MET) & ~target.present] = State.NO_TARGET
        numerator, scale = target.numerator, target.scale
    else:
        numerator, scale = np.int64(edge.numerator), edge.denominator
    value = fits(observed.numerator, measure.per * scale) * (measure.per * scale)
    bound = fits(observed.denominator, np.abs(numerator).max(initial=0)) * numerator
    return _decided(state, _COMPARE[side](value, bound))


def _growth(rule: Growth, evidence: Evidence) -> np.ndarray:
    measure = evidence.rubric.measures[rule.measure]
    now = settled_rate(evidence, evidence.observed(rule.measure, rule.part), measure)
    before = settled_rate(evidence, evidence.observed(rule.measure, rule.part, last_year=True), measure)
    state = readable(now)
    # A unit's own number is no base for the towns' pool, nor the pool for its own.
    comparable = has_base(before, measure.kind) & ((now.pooled > 0) == (before.pooled > 0))
    state[(state == State.MET) & ~comparable] = State.NO_BASE
    up = rule.relation in ("above", "not_above")
    factor = 1 + (rule.by_percent if up else -rule.by_percent) / 100
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


def readable(observed: Observed) -> np.ndarray:
    """MET where there is a value to compare, else why there is none (可否取值): uint8[N]."""
    state = np.full(observed.present.shape, State.MET, np.uint8)
    state[observed.denominator == 0] = State.EMPTY
    state[~observed.present] = State.NO_DATA
    state[observed.blocked] = State.NO_POOL
    return state


def _decided(state: np.ndarray, holds: np.ndarray) -> np.ndarray:
    state[(state == State.MET) & ~holds.astype(bool, copy=False)] = State.FAILED
    return state
