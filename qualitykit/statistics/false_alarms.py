"""False alarms (误报率): how often a rule set fires although nothing has changed, by simulation.

A signal is worth what its false-alarm rate leaves of it, so every signal is shown with that rate. The simulated series
go through the very chart that is used, with limits from a baseline as short as the real one: limits from few points
are uncertain, and that alone multiplies false alarms.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from qualitykit.statistics.control_charts import Chart, p_chart, u_chart, xmr_chart
from qualitykit.statistics.phases import Phase
from qualitykit.statistics.run_rules import Rule, Signals, judge

Process = Callable[[np.random.Generator, tuple[int, int], Sequence[Phase]], Chart]
SEED = 20160704


@dataclass(frozen=True)
class FalseAlarms:
    """How often stable series set off a rule set (误报率).

    Args:
        per_point: share of the judged points at which a rule fired.
        per_series: share of the series in which a rule fired at least once.
        error: standard error of `per_series`.
        length, series: points of a series after its baseline, and number of series simulated.
    """

    per_point: float
    per_series: float
    error: float
    length: int
    series: int


def stable_values() -> Process:
    """A stable normal series in an XmR chart (稳定的单值过程).

    **Source.** The stable process of NIST/SEMATECH e-Handbook, 6.3.2: independent, normal, one mean, one sigma.

    >>> stable_values()(np.random.default_rng(1), (2, 5), [Phase()]).value.shape
    (2, 5)
    """
    return lambda rng, shape, phases: xmr_chart(rng.standard_normal(shape), phases)


def stable_proportion(rate: float, tested: int) -> Process:
    """A stable pass rate in a p chart, binomial (稳定的合格率过程).

    Args:
        rate: in [0, 1]; tested: size of each point.

    Raises:
        ValueError: a rate out of its range, a size that is no whole number of at least 1.

    **Source.** The binomial model of the p chart, NIST/SEMATECH e-Handbook, 6.3.3.2.

    >>> stable_proportion(0.9, 50)(np.random.default_rng(1), (2, 5), [Phase()]).kind
    'p'
    """
    if not 0 <= rate <= 1:
        raise ValueError(f"'rate' must be in [0, 1] (got {rate})")
    if not (tested >= 1 and tested == int(tested)):
        raise ValueError(f"'tested' must be a whole number of at least 1 (got {tested})")
    return lambda rng, shape, phases: p_chart(rng.binomial(tested, rate, shape), tested, phases)


def stable_counts(rate: float, exposure: float = 1.0) -> Process:
    """A stable rate of events in a u chart, Poisson (稳定的计数过程).

    Args:
        rate: events per unit of exposure, 0 or more; exposure: of each point.

    Raises:
        ValueError: a negative rate, an exposure not above 0.

    **Source.** The Poisson model of the u chart, NIST/SEMATECH e-Handbook, 6.3.3.1.

    >>> stable_counts(4)(np.random.default_rng(1), (2, 5), [Phase()]).kind
    'u'
    """
    if not 0 <= rate < np.inf:
        raise ValueError(f"'rate' must be 0 or more (got {rate})")
    if not 0 < exposure < np.inf:
        raise ValueError(f"'exposure' must be above 0 (got {exposure})")
    return lambda rng, shape, phases: u_chart(rng.poisson(rate * exposure, shape), exposure, phases)


def false_alarm_rate(
    process: Process,
    rules: str | Sequence[Rule] = "nhs",
    length: int = 12,
    baseline: int = 12,
    side: int = 0,
    series: int = 4000,
    seed: int = SEED,
) -> FalseAlarms:
    """How often stable series of one kind set off a rule set (误报率模拟).

    Method: `series` series of `baseline` + `length` points; limits frozen on the baseline; alarms counted in the later
    points only.

    Args:
        process: `stable_values()`, `stable_proportion(...)`, `stable_counts(...)` or another of the kind.
        rules: as for `run_rules`, with its errors.
        length: points that are judged; baseline: points that the limits rest on, `LOCKED` or more.
        side: 0 for any signal, 1 or −1 for those of one side and those of none.
        series: number simulated; seed: of NumPy's generator, so that a rate is the same in every report.

    Returns:
        `FalseAlarms`; series whose chart has no limits are left out, NaN if none has.

    Raises:
        ValueError: length, series below 1.

    **Source.** Simulation; checked against the exact run length of the Western Electric rules, 91.75 points, Champ
    C.W. and Woodall W.H. (1987), Technometrics 29(4), 393-399.

    >>> found = false_alarm_rate(stable_values(), "nhs", series=200)
    >>> found.length, 0 < found.per_point < found.per_series < 1
    (12, True)
    """
    if length < 1 or series < 1:
        raise ValueError(f"'length' and 'series' must be 1 or more (got {length} and {series})")
    rng = np.random.default_rng(seed)
    chart = process(rng, (series, baseline + length), [Phase(0, "", baseline)])
    signals = judge(chart, rules)
    alarms = of_side(signals, side).any(0)[:, baseline:]
    seen = signals.judged[:, baseline:]
    if not seen.any():
        return FalseAlarms(np.nan, np.nan, np.nan, length, 0)
    usable = seen.any(1)
    share = alarms[usable].any(1).mean()
    error = np.sqrt(share * (1 - share) / usable.sum())
    return FalseAlarms(float(alarms[seen].mean()), float(share), float(error), length, int(usable.sum()))


def of_side(signals: Signals, side: int) -> np.ndarray:
    """Where a rule fired on one side, or has no side (按方向筛选) [R, ..., T].

    Args:
        signals: of any chart; side: 1 above or rising, −1 below or falling, 0 for all.

    **Source.** A convention of this package: signals without a side (alternating, too quiet) count for either.

    >>> from qualitykit.statistics.run_rules import run_rules
    >>> of_side(run_rules([4.0, -4.0]), -1).any(0).tolist()
    [False, True]
    """
    return signals.fired & ((signals.side == side) | (signals.side == 0) | (side == 0))
