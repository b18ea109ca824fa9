"""Run rules (判异规则): patterns in a control chart that a stable process seldom shows, in sets chosen by name.

`western_electric`, `nelson` and `nhs` are published sets; a caller may hand in rules of their own. Every set begins
with `beyond_limits`. The more rules, the more false alarms: `false_alarms.py` counts them.

Conventions of this package where the sources are silent: a rule fires at the point that completes its pattern; a
pattern lies within one phase; a hole (NaN), a point exactly on the centre line or two equal neighbours interrupt a run
or trend; *beyond* means strictly beyond.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qualitykit.statistics.control_charts import Chart
from qualitykit.statistics.inputs import last_axis
from qualitykit.statistics.series import earlier


@dataclass(frozen=True)
class Rule:
    """One pattern (判异规则).

    Args:
        name: as it is shown, one of its own in a set.
        pattern: `beyond` (`count` of the last `of` points beyond `sigma` on one side, and within `upto`), `side` (so
            many points on one side), `trend` (so many points, each above or each below the one before), `alternate`
            (so many points, up and down by turns), `within` (so many inside `sigma`), `mixture` (so many outside
            `sigma`, on both sides).
        count, of: points needed, out of the last so many; `of` matters to `beyond` only.
        sigma, upto: distances from the centre line in sigmas.
        together: for `beyond`, all `of` points lie on that side of the centre line.
    """

    name: str
    pattern: str
    count: int = 1
    of: int = 1
    sigma: float = 3.0
    upto: float = np.inf
    together: bool = False


BEYOND_LIMITS = Rule("beyond_limits", "beyond")
TWO_OF_THREE = Rule("two_of_three_beyond_two_sigma", "beyond", 2, 3, 2.0)
FOUR_OF_FIVE = Rule("four_of_five_beyond_one_sigma", "beyond", 4, 5, 1.0)

RULE_SETS = {
    "western_electric": (BEYOND_LIMITS, TWO_OF_THREE, FOUR_OF_FIVE, Rule("eight_on_one_side", "side", 8)),
    "nelson": (
        BEYOND_LIMITS,
        Rule("nine_on_one_side", "side", 9),
        Rule("six_rising_or_falling", "trend", 6),
        Rule("fourteen_alternating", "alternate", 14),
        TWO_OF_THREE,
        FOUR_OF_FIVE,
        Rule("fifteen_within_one_sigma", "within", 15, sigma=1.0),
        Rule("eight_beyond_one_sigma", "mixture", 8, sigma=1.0),
    ),
    "nhs": (
        BEYOND_LIMITS,
        Rule("seven_on_one_side", "side", 7),
        Rule("seven_rising_or_falling", "trend", 7),
        Rule("two_of_three_near_a_limit", "beyond", 2, 3, 2.0, 3.0, together=True),
    ),
}
"""The published sets. **Source.** Western Electric (1956), Statistical Quality Control Handbook, as quoted in the
NIST/SEMATECH e-Handbook, 6.3.2; Nelson L.S. (1984), Journal of Quality Technology 16(4), 237-239; NHS England «Making
Data Count» as the NHS-R tool has it (NHSRplotthedots: 7 points; other NHS tools let one choose 6)."""


@dataclass(frozen=True)
class Signals:
    """Which rule fired where (判异结果).

    Args:
        rules: names of the rules, R of them.
        fired: bool array [R, ..., T], True at the point that completes the pattern.
        side: int8 array [R, ..., T]: 1 above or rising, −1 below or falling, 0 neither or not fired.
        members: bool array [R, ..., T], True at every point that takes part in a pattern, for drawing.
        judged: bool array [..., T], False where there was no score to judge by.
    """

    rules: tuple[str, ...]
    fired: np.ndarray
    side: np.ndarray
    members: np.ndarray
    judged: np.ndarray

    @property
    def any(self) -> np.ndarray:
        """Where at least one rule fired (有信号) [..., T]."""
        return self.fired.any(0)

    @property
    def first_rule(self) -> np.ndarray:
        """The index of the first rule, in the order of the set, that fired at a point; −1 for none (首个规则)."""
        return np.where(self.any, self.fired.argmax(0), -1)


def run_rules(scores, rules: str | Sequence[Rule] = "nhs", value=None, phase=None) -> Signals:
    """The rules of a set that fire at each point (运行规则判异).

    Args:
        scores: float array [..., T], distances from the centre line in sigmas; NaN for no verdict.
        rules: `western_electric`, `nelson`, `nhs`, or rules of one's own.
        value: float array like the scores, in whose order trends are sought; None for the scores themselves. With
            sizes that vary the two differ: a chart shows the values.
        phase: int array [T]; patterns do not span two phases. None for one phase.

    Returns:
        `Signals`; nothing fires at a NaN or across it.

    Raises:
        ValueError: an unknown set or pattern, or shapes that do not fit.

    **Source.** That of `RULE_SETS`.

    >>> signals = run_rules([0.5] * 6 + [0.1], "nhs")
    >>> [signals.rules[int(i)] for i in signals.first_rule if i >= 0], signals.members[1].all()
    (['seven_on_one_side'], np.True_)
    """
    scores, value = last_axis(scores=scores, value=scores if value is None else value)
    length = scores.shape[-1]
    phase = np.zeros(length, np.int64) if phase is None else np.asarray(phase)
    if phase.shape != (length,):
        raise ValueError(
            f"'phase' must have one number for each of the {length} points (got shape {phase.shape})"
        )
    rules = _named(rules)
    value = np.where(np.isnan(scores), np.nan, value)
    found = [_PATTERNS[rule.pattern](rule, scores, value, phase) for rule in rules]
    fired, side, members = (np.stack(part) for part in zip(*found, strict=True))
    return Signals(tuple(rule.name for rule in rules), fired, side, members, ~np.isnan(scores))


def judge(chart: Chart, rules: str | Sequence[Rule] = "nhs") -> Signals:
    """The rules that fire in a control chart, none on trial limits (控制图判异).

    Args:
        chart: any `Chart`; rules: as for `run_rules`, with its errors.

    Returns:
        `Signals` of the chart's judged scores, trends by its values, patterns within its phases.

    **Source.** That of `RULE_SETS`.

    >>> from qualitykit.statistics.control_charts import xmr_chart
    >>> from qualitykit.statistics.phases import Phase
    >>> judge(xmr_chart([5, 6] * 6 + [40], [Phase(baseline=12)])).any.tolist()[-2:]
    [False, True]
    """
    return run_rules(chart.judged, rules, chart.value, chart.phase)


def _named(rules) -> tuple[Rule, ...]:
    if isinstance(rules, str):
        if rules not in RULE_SETS:
            raise ValueError(f"'rules' must be one of {', '.join(RULE_SETS)} (got {rules!r})")
        return RULE_SETS[rules]
    unknown = [rule.pattern for rule in rules if rule.pattern not in _PATTERNS]
    if unknown or not rules:
        raise ValueError(
            f"'rules' must have patterns among {', '.join(_PATTERNS)} (got {unknown or 'no rule'})"
        )
    return tuple(rules)


def _together(phase, lag):
    """Where the point `lag` steps before belongs to the same phase."""
    return earlier(phase, lag, -1) == phase


def _last(mask, count, phase):
    """Where this point and the count − 1 before it, all of one phase, are True."""
    held = mask.copy()
    for lag in range(1, count):
        held &= earlier(mask, lag, False) & _together(phase, lag)
    return held


def _among(mask, of, phase):
    """How many of this point and the of − 1 before it in the phase are True."""
    return sum((earlier(mask, lag, False) & _together(phase, lag)).astype(np.int8) for lag in range(of))


def _spread(fired, of, phase):
    """The points of the windows that end where the rule fired."""
    members = np.zeros_like(fired)
    length = fired.shape[-1]
    for lag in range(min(of, length)):
        window = fired[..., lag:] & (phase[lag:] == phase[: length - lag])
        members[..., : length - lag] |= window
    return members


def _sided(up, down):
    return up | down, up.astype(np.int8) - down.astype(np.int8)


def _beyond(rule, scores, value, phase):
    sides = []
    members = np.zeros(scores.shape, bool)
    for away in (scores, -scores):
        zone = (away > rule.sigma) & (away <= rule.upto)
        fired = _among(zone, rule.of, phase) >= rule.count
        fired &= _last(away > 0, rule.of, phase) if rule.together else zone
        sides.append(fired)
        members |= zone & _spread(fired, rule.of, phase)
    return *_sided(*sides), members


def _side(rule, scores, value, phase):
    fired, side = _sided(*(_last(away > 0, rule.count, phase) for away in (scores, -scores)))
    return fired, side, _spread(fired, rule.count, phase)


def _steps(value, phase):
    """The sign of the step to each point; 0 where there is none."""
    step = np.sign(value - earlier(value, 1, np.nan))
    return np.where(np.isnan(step) | ~_together(phase, 1), 0, step)


def _trend(rule, scores, value, phase):
    step = _steps(value, phase)
    fired, side = _sided(*(_last(step == sign, rule.count - 1, phase) for sign in (1, -1)))
    return fired, side, _spread(fired, rule.count, phase)


def _alternate(rule, scores, value, phase):
    step = _steps(value, phase)
    turn = step * earlier(step, 1, 0) < 0
    fired = _last(turn, rule.count - 2, phase)
    return fired, np.zeros(fired.shape, np.int8), _spread(fired, rule.count, phase)


def _within(rule, scores, value, phase):
    fired = _last(np.abs(scores) < rule.sigma, rule.count, phase)
    return fired, np.zeros(fired.shape, np.int8), _spread(fired, rule.count, phase)


def _mixture(rule, scores, value, phase):
    fired = _last(np.abs(scores) > rule.sigma, rule.count, phase)
    both = [_among(away > 0, rule.count, phase) > 0 for away in (scores, -scores)]
    fired &= both[0] & both[1]
    return fired, np.zeros(fired.shape, np.int8), _spread(fired, rule.count, phase)


_PATTERNS = {
    "beyond": _beyond,
    "side": _side,
    "trend": _trend,
    "alternate": _alternate,
    "within": _within,
    "mixture": _mixture,
}
