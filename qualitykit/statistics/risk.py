"""Risk warning (风险预警): signals of several sources put together into one dated list, each with the rule that fired.

Sources are control charts of pass rates, complaints, injuries, incidents. The *steps* are *monitor* (监测), *judge*
(研判), *warn* (预警), *handle* (处置). Which evidence calls for which step is a convention of this package:

- monitor: one source signals;
- judge: a source lies beyond its limits, or two sources signal; or the risk level is medium;
- warn: two sources signal and one of them lies beyond its limits; or the risk level is high;
- handle: the risk level is serious. No chart alone calls for it.

A low risk level calls for monitoring. Signals on the good side of the centre line are no risk and are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qualitykit.statistics.estimate import Reasoned, first_reason
from qualitykit.statistics.false_alarms import SEED, Process, of_side
from qualitykit.statistics.phases import Phase
from qualitykit.statistics.run_rules import BEYOND_LIMITS, Signals, judge

STEPS = ("", "monitor", "judge", "warn", "handle")
"""The steps by code; 0 for none. A risk level has the code of the step that it calls for by itself."""


@dataclass(frozen=True)
class Evidence:
    """What one source says of every unit and period (信号来源).

    Args:
        source: its name, such as `complaints`.
        signals: of its control chart [R, U, T].
        worse: 1 where higher is worse (complaints, injuries), −1 where lower is worse (pass rates).
        false_alarm: share of stable points at which it fires, from `false_alarm_rate`; NaN if not simulated.

    Raises:
        ValueError: another value of `worse`, signals that are not of units × periods.

    **Source.** A convention of this package.

    >>> from qualitykit.statistics.run_rules import run_rules
    >>> Evidence("complaints", run_rules([[0.0, 4.0]]), worse=1).concern.any(0).tolist()
    [[False, True]]
    """

    source: str
    signals: Signals
    worse: int
    false_alarm: float = np.nan

    def __post_init__(self):
        if self.worse not in (1, -1):
            raise ValueError(f"'worse' must be 1 or -1 (got {self.worse})")
        if self.signals.fired.ndim != 3:
            raise ValueError(
                f"'signals' must be of units × periods (got shape {self.signals.fired.shape[1:]})"
            )

    @property
    def concern(self) -> np.ndarray:
        """Where a rule fired on the bad side, or has no side (不利信号) [R, U, T]."""
        return of_side(self.signals, self.worse)

    @property
    def beyond(self) -> np.ndarray:
        """Where the point lies beyond the limit of the bad side (超出控制限) [U, T]."""
        rules = [rule for rule, name in enumerate(self.signals.rules) if name == BEYOND_LIMITS.name]
        return self.concern[rules].any(0)


@dataclass(frozen=True)
class Steps(Reasoned):
    """The step that each unit and period calls for (预警步骤).

    Args:
        step: uint8 codes into `STEPS` [U, T].
        reason: uint8 codes into `REASONS` [U, T]: `missing` where no source could be judged and there is no level.
    """

    step: np.ndarray
    reason: np.ndarray

    @property
    def word(self) -> np.ndarray:
        """The steps by name, the empty text where there is none (步骤)."""
        return np.array(STEPS, dtype=object)[self.step]


def warning_steps(evidence: Sequence[Evidence], level=None) -> Steps:
    """The step that each unit and period calls for (预警步骤判定).

    Rule: that of the module, the higher one of what the signals and the risk level call for.

    Args:
        evidence: of one or more sources, all for the same units and periods.
        level: codes into `severity.LEVELS` [U, T], 0 for none; None for no levels at all.

    Returns:
        `Steps`. A source without a verdict (trial limits, holes) says nothing.

    Raises:
        ValueError: no evidence, sources of different shapes, a level out of 0 to 4.

    **Source.** The four steps are named in the issued document; what calls for which is a convention of this package.

    >>> from qualitykit.statistics.run_rules import run_rules
    >>> complaints = Evidence("complaints", run_rules([[0.0, 4.0, 4.0]]), worse=1)
    >>> pass_rate = Evidence("pass_rate", run_rules([[0.0, 0.0, -4.0]]), worse=-1)
    >>> warning_steps([complaints, pass_rate]).word.tolist()
    [['', 'judge', 'warn']]
    """
    shape, level = _checked(evidence, level)
    sources = sum((part.concern.any(0).astype(np.int64) for part in evidence), np.zeros(shape, np.int64))
    beyond = np.any([part.beyond for part in evidence], axis=0)
    called = np.where(beyond & (sources >= 2), 3, np.where(beyond | (sources >= 2), 2, sources))
    seen = np.any([part.signals.judged for part in evidence], axis=0)
    reason = first_reason(shape, missing=~seen & (level == 0))
    return Steps(np.maximum(called, level).astype(np.uint8), reason)


def warning_list(evidence: Sequence[Evidence], units, dates, level=None) -> dict[str, np.ndarray]:
    """The dated list of warnings (预警清单).

    Args:
        evidence, level: as for `warning_steps`, with its errors.
        units: names or numbers of the units [U]; dates: of the periods, such as their last days [T].

    Returns:
        Columns with a row for each source that signals in a unit and period, and one (source `risk_level`) for each
        level, in the order of dates, units, sources: `date`, `unit`, `step` (of the unit and period as a whole),
        `source`, `rule` (the first that fired), `side` (1 above or rising, −1 below or falling, 0 neither),
        `false_alarm` (of the source, NaN for a level), `level` (code). No rows where nothing is the matter.

    Raises:
        ValueError: as `warning_steps`; units or dates that do not fit the signals.

    **Source.** A convention of this package.

    >>> from qualitykit.statistics.run_rules import run_rules
    >>> evidence = [Evidence("complaints", run_rules([[0.0, 4.0]]), worse=1, false_alarm=0.01)]
    >>> found = warning_list(evidence, ["north"], ["2016-01-31", "2016-02-29"])
    >>> [found[name].tolist() for name in ("date", "unit", "step", "source", "rule", "false_alarm")]
    [['2016-02-29'], ['north'], ['judge'], ['complaints'], ['beyond_limits'], [0.01]]
    """
    shape, level = _checked(evidence, level)
    units, dates = np.asarray(units), np.asarray(dates)
    if (units.size, dates.size) != shape:
        raise ValueError(f"'units' and 'dates' must fit the signals {shape} (got {(units.size, dates.size)})")
    step = warning_steps(evidence, level).word
    names = np.array([*(part.source for part in evidence), "risk_level"], dtype=object)
    alarms = np.array([*(part.false_alarm for part in evidence), np.nan])
    found = np.stack([*(part.concern.any(0) for part in evidence), level > 0])
    t, u, s = np.nonzero(found.transpose(2, 1, 0))
    rules, sides = _first_rules(evidence, shape)
    return {
        "date": dates[t],
        "unit": units[u],
        "step": step[u, t],
        "source": names[s],
        "rule": rules[s, u, t],
        "side": sides[s, u, t],
        "false_alarm": alarms[s],
        "level": level[u, t],
    }


def stable_step_rates(
    processes: Sequence[tuple[Process, int]],
    rules: str = "nhs",
    length: int = 12,
    baseline: int = 12,
    series: int = 2000,
    seed: int = SEED,
) -> np.ndarray:
    """How often a unit in which nothing changes is called to each step or a higher one (预警误报率模拟).

    Method: independent stable series of every source, limits frozen on the baseline, steps counted in the later points.

    Args:
        processes: of each source, as in `false_alarms.py`, with its `worse`.
        rules: as for `run_rules`, with its errors.
        length: points judged; baseline: points that the limits rest on.
        series: units simulated; seed: of the generator.

    Returns:
        float array [4]: share of the points that call for at least monitor, judge, warn, handle; the last is 0, for
        no chart alone calls for it.

    **Source.** Simulation; independence between the sources is assumed, dependent ones coincide more often.

    >>> from qualitykit.statistics.false_alarms import stable_values
    >>> rates = stable_step_rates([(stable_values(), 1), (stable_values(), -1)], series=100)
    >>> bool((np.diff(rates) <= 0).all()), float(rates[3])
    (True, 0.0)
    """
    rng = np.random.default_rng(seed)
    shape, phases = (series, baseline + length), [Phase(0, "", baseline)]
    evidence = [
        Evidence(str(number), judge(process(rng, shape, phases), rules), worse)
        for number, (process, worse) in enumerate(processes)
    ]
    step = warning_steps(evidence).step[:, baseline:]
    return np.array([(step >= least).mean() for least in range(1, len(STEPS))])


def _checked(evidence, level) -> tuple[tuple[int, int], np.ndarray]:
    if not evidence:
        raise ValueError("'evidence' must have at least one source (got none)")
    shape = evidence[0].signals.judged.shape
    for part in evidence:
        if part.signals.judged.shape != shape:
            raise ValueError(
                f"'evidence' must be of one shape {shape} (got {part.signals.judged.shape} of {part.source})"
            )
    level = np.zeros(shape, np.uint8) if level is None else np.asarray(level)
    if level.shape != shape or not np.isin(level, np.arange(len(STEPS))).all():
        raise ValueError(
            f"'level' must be codes 0 to {len(STEPS) - 1} of shape {shape} (got shape {level.shape})"
        )
    return shape, level


def _first_rules(evidence, shape) -> tuple[np.ndarray, np.ndarray]:
    """The first rule that fired on the bad side and its side, by source; nothing for the risk level, which is last."""
    rules = np.full((len(evidence) + 1, *shape), "", dtype=object)
    sides = np.zeros((len(evidence) + 1, *shape), np.int8)
    for number, part in enumerate(evidence):
        first = part.concern.argmax(0)
        fired = part.concern.any(0)
        rules[number][fired] = np.array(part.signals.rules, dtype=object)[first[fired]]
        sides[number] = np.where(fired, np.take_along_axis(part.signals.side, first[None], 0)[0], 0)
    return rules, sides
