"""Control charts (控制图): centre line and three-sigma limits of a series, for proportions, rates and single values.

Every chart gives each point its own limits, so sizes may vary; several series are charted at once, time on the last
axis. A *score* (标准化值) is the distance from the centre line in sigmas. Limits that rest on fewer than `LOCKED`
points are *trial limits* (试用界限): they are drawn, but no verdict is passed by them (`short`).

A hole in a series (NaN) takes no part: it is neither in the baseline nor an end of a moving range.

When not to trust them: three sigmas suppose that failures are not rare. Where a point expects fewer than one (30 tests
at 99 %), more than every fourth stable series of 12 points has one outside (benchmarks/false_alarms.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qualitykit.statistics.estimate import CODE, Reasoned, first_reason
from qualitykit.statistics.inputs import any_missing, last_axis, not_counts, rate_faults
from qualitykit.statistics.phases import LOCKED, Phase, phase_numbers, phase_spans

RANGE_TO_SIGMA = 1.128
"""d2 for two values, as tables print it: mean moving range ÷ sigma of a normal series (exactly 2/√π = 1.12838)."""

RANGE_LIMIT = 3.268
"""Upper limit of a moving range in mean ranges, 1 + 3 × 0.853 / 1.128 with the printed constants (exactly 3.2665)."""

SIGMAS = 3.0


@dataclass(frozen=True)
class Chart(Reasoned):
    """A control chart of any number of series (控制图).

    Args:
        kind: `p`, `u`, `xmr`, `moving_range`, `p_prime` or `u_prime`.
        value, centre, sigma, lower, upper: float arrays [..., T]; NaN where there is none.
        phase: int array [T], the number of the phase of each point.
        rests_on: int array [..., T], the number of points that the limits of this point rest on.
        reason: uint8 codes into `REASONS` [..., T]: why the point has no score; 0 where it has one.
    """

    kind: str
    value: np.ndarray
    centre: np.ndarray
    sigma: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    phase: np.ndarray
    rests_on: np.ndarray
    reason: np.ndarray

    @property
    def short(self) -> np.ndarray:
        """Where the limits are trial limits, resting on fewer than `LOCKED` points (序列过短)."""
        return self.rests_on < LOCKED

    @property
    def scores(self) -> np.ndarray:
        """(value − centre) ÷ sigma, NaN where `reason` names one (标准化值)."""
        scores = np.full(self.value.shape, np.nan)
        return np.divide(self.value - self.centre, self.sigma, out=scores, where=self.reason == 0)

    @property
    def judged(self) -> np.ndarray:
        """The scores that a verdict may rest on: NaN also where the limits are trial limits (可判定的标准化值)."""
        return np.where(self.short, np.nan, self.scores)

    @property
    def outside(self) -> np.ndarray:
        """Where the point lies beyond its limits; False where no verdict is passed (界外点)."""
        beyond = (self.value > self.upper) | (self.value < self.lower)
        return beyond & ~self.short & (self.reason == 0)


def p_chart(passed, tested, phases: Sequence[Phase] | None = None) -> Chart:
    """Chart of a proportion with varying sizes (p 控制图).

    Formula: centre p̄ = Σ passed ÷ Σ tested over the baseline, sigma_t = √(p̄ (1 − p̄) ÷ tested_t), limits
    p̄ ± 3 sigma_t, cut at 0 and 1.

    Args:
        passed: counts [..., T]; tested: counts of the same shape, or one size for all.
        phases: where the limits are computed anew; None for once, from all points.

    Returns:
        A `Chart` in fractions. Reasons: `missing` a NaN; `invalid` passed above tested, negative or fractional;
        `empty` tested 0; `short` no baseline point; `constant` p̄ of 0 or 1, so that there is nothing to judge by.

    Raises:
        ValueError: shapes that do not fit, or phases out of order.

    **Source.** NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.2 (proportions control charts).

    >>> chart = p_chart([40, 45, 35], [50, 50, 50])  # p̄ 0.8, sigma √(0.8 × 0.2 ÷ 50) = 0.0566
    >>> chart.lower.round(4).tolist(), chart.upper.round(4).tolist()
    ([0.6303, 0.6303, 0.6303], [0.9697, 0.9697, 0.9697])
    """
    passed, tested = last_axis(passed=passed, tested=tested)
    reason = first_reason(passed.shape, **rate_faults(passed, tested))
    centre, rests_on = _pooled(passed, tested, reason == 0, phases)
    sigma = _ratio(np.sqrt(centre * (1 - centre)), np.sqrt(np.where(reason == 0, tested, np.nan)))
    return bounded("p", _ratio(passed, tested, reason == 0), centre, sigma, rests_on, reason, phases, 0, 1)


def u_chart(events, exposure, phases: Sequence[Phase] | None = None) -> Chart:
    """Chart of events per exposure with varying exposures (u 控制图).

    Formula: centre ū = Σ events ÷ Σ exposure over the baseline, sigma_t = √(ū ÷ exposure_t), limits ū ± 3 sigma_t,
    cut at 0.

    Args:
        events: counts [..., T]; exposure: above 0, of the same shape or one for all; need not be whole.
        phases: where the limits are computed anew; None for once, from all points.

    Returns:
        A `Chart` in events per unit of exposure. Reasons: `missing` a NaN; `invalid` negative or fractional events,
        negative exposure; `empty` exposure 0; `short` no baseline point; `constant` no event in the baseline.

    Raises:
        ValueError: shapes that do not fit, or phases out of order.

    **Source.** NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.1 (counts control charts).

    >>> chart = u_chart([4, 8, 6], [2, 2, 2])  # ū 3, sigma √(3 ÷ 2) = 1.2247
    >>> chart.lower.round(4).tolist(), chart.upper.round(4).tolist()
    ([0.0, 0.0, 0.0], [6.6742, 6.6742, 6.6742])
    """
    events, exposure = last_axis(events=events, exposure=exposure)
    reason = first_reason(
        events.shape,
        missing=any_missing(events, exposure),
        invalid=not_counts(events) | (exposure < 0) | np.isinf(exposure),
        empty=exposure == 0,
    )
    centre, rests_on = _pooled(events, exposure, reason == 0, phases)
    sigma = _ratio(np.sqrt(centre), np.sqrt(np.where(reason == 0, exposure, np.nan)))
    return bounded(
        "u", _ratio(events, exposure, reason == 0), centre, sigma, rests_on, reason, phases, 0, np.inf
    )


def xmr_chart(value, phases: Sequence[Phase] | None = None) -> Chart:
    """Chart of single values by their moving ranges (XmR 控制图, 单值图).

    Formula: centre x̄ over the baseline, sigma = mean |x_t − x_{t−1}| ÷ 1.128 over its adjacent pairs, limits
    x̄ ± 3 sigma (x̄ ± 2.66 mean ranges).

    Args:
        value: float array [..., T], in any unit.
        phases: where the limits are computed anew; None for once, from all points.

    Returns:
        A `Chart` in the unit of the value. Reasons: `missing` NaN; `invalid` infinite; `short` no pair of adjacent
        points in the baseline; `constant` all points of the baseline equal.

    Raises:
        ValueError: not numbers, no time axis, or phases out of order.

    **Source.** NIST/SEMATECH e-Handbook, 6.3.2.2; Wheeler, Understanding Variation, p. 60 (2.66).

    >>> chart = xmr_chart([10, 12, 10, 12, 11])  # x̄ 11, ranges 2, 2, 2, 1, mean 1.75, sigma 1.5514
    >>> round(float(chart.lower[0]), 3), round(float(chart.upper[0]), 3)
    (6.346, 15.654)
    """
    (value,) = last_axis(value=value)
    reason = first_reason(value.shape, missing=np.isnan(value), invalid=np.isinf(value))
    usable = np.where(reason == 0, value, np.nan)
    centre, rests_on = _pooled(usable, np.ones_like(usable), reason == 0, phases)
    sigma = mean_range(usable, phases) / RANGE_TO_SIGMA
    return bounded("xmr", usable, centre, sigma, rests_on, reason, phases, -np.inf, np.inf)


def moving_range_chart(value, phases: Sequence[Phase] | None = None) -> Chart:
    """Chart of the moving ranges themselves (移动极差图).

    Formula: value |x_t − x_{t−1}|, centre the mean range of the baseline, upper limit 3.268 centres, lower limit 0.

    Args:
        value: the single values [..., T], not their ranges.
        phases: as for `xmr_chart`; a range never spans two phases.

    Returns:
        A `Chart` of ranges; the first point of each phase is `missing`. Other reasons and errors: `xmr_chart`.

    **Source.** NIST/SEMATECH e-Handbook, 6.3.2.2; Wheeler, Understanding Variation, p. 60 (3.27).

    >>> chart = moving_range_chart([10, 12, 10, 12, 11])
    >>> chart.value.tolist(), round(float(chart.upper[0]), 3)
    ([nan, 2.0, 2.0, 2.0, 1.0], 5.719)
    """
    single = xmr_chart(value, phases)
    ranges = np.full(single.value.shape, np.nan)
    ranges[..., 1:] = np.abs(np.diff(single.value, axis=-1))
    ranges[..., 1:][..., np.diff(single.phase) != 0] = np.nan
    centre = single.sigma * RANGE_TO_SIGMA
    reason = np.where((single.reason == 0) & np.isnan(ranges), CODE["missing"], single.reason).astype(
        np.uint8
    )
    sigma = centre * (RANGE_LIMIT - 1) / SIGMAS
    return bounded("moving_range", ranges, centre, sigma, single.rests_on, reason, phases, 0, np.inf)


def mean_range(value: np.ndarray, phases: Sequence[Phase] | None) -> np.ndarray:
    """The mean moving range of the baseline, at every point of its phase (平均移动极差).

    Args:
        value: float array [..., T], NaN for a hole; a range needs both of two adjacent points.
        phases: as for `xmr_chart`, with its errors.

    Returns:
        float array [..., T]; NaN where the baseline has no range.

    **Source.** NIST/SEMATECH e-Handbook, 6.3.2.2.

    >>> mean_range(np.array([1.0, 3.0, np.nan, 4.0, 5.0]), None).tolist()  # ranges 2 and 1
    [1.5, 1.5, 1.5, 1.5, 1.5]
    """
    mean = np.full(value.shape, np.nan)
    for points, baseline in phase_spans(phases, value.shape[-1]):
        ranges = np.abs(np.diff(value[..., baseline], axis=-1))
        found = ~np.isnan(ranges)
        total = np.where(found, ranges, 0).sum(-1, keepdims=True)
        mean[..., points] = _ratio(total, found.sum(-1, keepdims=True).astype(float))
    return mean


def bounded(kind, value, centre, sigma, rests_on, reason, phases, floor, ceiling) -> Chart:
    """The chart with its limits, three sigmas either side, and with its last reasons filled in (成图).

    Args:
        kind: name of the chart.
        value, centre, sigma, rests_on, reason: arrays [..., T] as in `Chart`; the reasons found so far.
        phases: as for the charts; floor, ceiling: between which the limits are cut.

    Returns:
        A `Chart`; `short` is added where there is no centre or sigma, `constant` where sigma is 0.

    **Source.** Three sigmas: NIST/SEMATECH e-Handbook, 6.3.1.

    >>> flat = np.array([5.0, 5.0])
    >>> bounded("xmr", flat, flat, 0 * flat, flat, np.zeros(2, np.uint8), None, 0, 9).why.tolist()
    ['constant', 'constant']
    """
    late = first_reason(value.shape, short=np.isnan(centre) | np.isnan(sigma), constant=sigma == 0)
    reason = np.where(reason == 0, late, reason).astype(np.uint8)
    reach = SIGMAS * np.where(sigma > 0, sigma, np.nan)
    limits = np.clip(centre - reach, floor, None), np.clip(centre + reach, None, ceiling)
    phase = phase_numbers(phases, value.shape[-1])
    return Chart(kind, value, centre, sigma, *limits, phase, rests_on, reason)


def _pooled(top, bottom, usable, phases):
    """Σ top ÷ Σ bottom over the baseline, and the number of points in it, at every point of the phase."""
    centre, rests_on = np.full(top.shape, np.nan), np.zeros(top.shape, np.int64)
    for points, baseline in phase_spans(phases, top.shape[-1]):
        kept = usable[..., baseline]
        sums = [np.where(kept, part[..., baseline], 0).sum(-1, keepdims=True) for part in (top, bottom)]
        centre[..., points] = _ratio(*sums)
        rests_on[..., points] = kept.sum(-1, keepdims=True)
    return centre, rests_on


def _ratio(top, bottom, where=True):
    shape = np.broadcast_shapes(np.shape(top), np.shape(bottom))
    with np.errstate(invalid="ignore"):
        return np.divide(top, bottom, out=np.full(shape, np.nan), where=where & (bottom > 0))
