"""Charts with a memory (累积控制图): EWMA and tabular CUSUM of standardised values, for small lasting shifts.

Both take scores, that is values minus centre in sigmas (`Chart.judged` of any chart), so that sizes may vary. They
start anew with each phase. A hole (NaN) adds nothing: the statistic stays what it was.
"""

from dataclasses import dataclass

import numpy as np

from qualitykit.statistics.inputs import demand, last_axis


@dataclass(frozen=True)
class EwmaChart:
    """Exponentially weighted moving averages with their limits (EWMA 控制图).

    Args:
        value: float array [..., T], in sigmas; NaN at a hole.
        limit: float array [..., T]; the limits are −limit and +limit.
        side: int8 array [..., T]: 1 above, −1 below the limits, 0 between them or at a hole.
    """

    value: np.ndarray
    limit: np.ndarray
    side: np.ndarray


@dataclass(frozen=True)
class CusumChart:
    """Tabular cumulative sums (表格式累积和控制图).

    Args:
        above, below: float arrays [..., T], the two one-sided sums C⁺ and C⁻, 0 or more, in sigmas.
        since_above, since_below: int arrays [..., T], for how many points the sum has been above 0 (N⁺, N⁻): a shift
            that signals at t most likely began `since` − 1 points before.
        side: int8 array [..., T]: 1 where C⁺, −1 where C⁻ exceeds the decision interval, 0 elsewhere or at a hole.
    """

    above: np.ndarray
    below: np.ndarray
    since_above: np.ndarray
    since_below: np.ndarray
    side: np.ndarray


def ewma_chart(
    scores, phase=None, weight: float = 0.1, width: float = 2.7, steady: bool = False
) -> EwmaChart:
    """Exponentially weighted moving average of standardised values (指数加权移动平均控制图).

    Formula: E_t = w z_t + (1 − w) E_{t−1} with E_0 = 0; its variance in sigmas² is V_t = w² + (1 − w)² V_{t−1} with
    V_0 = 0, that is w ÷ (2 − w) × (1 − (1 − w)^{2t}); limits ± width √V_t, or ± width √(w ÷ (2 − w)) when `steady`.

    Args:
        scores: float array [..., T], in sigmas.
        phase: int array [T], the average starts anew where it changes; None for one phase.
        weight: w in (0, 1]; width: of the limits in standard errors, above 0.
        steady: the limits of a long series at every point.

    Returns:
        An `EwmaChart`. At a hole E and V stay what they were.

    Raises:
        ValueError: scores or phase of a wrong shape, an infinite score, a weight or width out of its range.

    **Source.** Montgomery D.C., Introduction to Statistical Quality Control, 7th ed., section 9.2, with w 0.1 and width
    2.7 of its example; steady limits as in NIST/SEMATECH e-Handbook, 6.3.2.4.

    >>> chart = ewma_chart([1.0, -1.0], weight=0.5, width=3)  # 0.5, then 0.5 × −1 + 0.5 × 0.5
    >>> chart.value.tolist(), chart.limit.round(4).tolist()  # 3 √0.25, 3 √(0.25 + 0.25 × 0.25)
    ([0.5, -0.25], [1.5, 1.6771])
    """
    scores = _finite(scores)
    _require(0 < weight <= 1, "weight", "in (0, 1]", weight)
    _require(width > 0, "width", "above 0", width)
    value, variance = np.full(scores.shape, np.nan), np.full(scores.shape, np.nan)
    average, spread = np.zeros(scores.shape[:-1]), np.zeros(scores.shape[:-1])
    for t, fresh in enumerate(_starts(phase, scores.shape[-1])):
        now = scores[..., t]
        seen = ~np.isnan(now)
        average, spread = (part * (not fresh) for part in (average, spread))
        average = np.where(seen, weight * now + (1 - weight) * average, average)
        spread = np.where(seen, weight**2 + (1 - weight) ** 2 * spread, spread)
        value[..., t], variance[..., t] = np.where(seen, average, np.nan), spread
    limit = width * np.sqrt(np.full_like(variance, weight / (2 - weight)) if steady else variance)
    return EwmaChart(value, limit, ((value > limit).astype(np.int8) - (value < -limit)).astype(np.int8))


def cusum_chart(scores, phase=None, slack: float = 0.5, decision: float = 5.0) -> CusumChart:
    """Tabular cumulative sums of standardised values (累积和控制图).

    Formula: C⁺_t = max(0, C⁺_{t−1} + z_t − k), C⁻_t = max(0, C⁻_{t−1} − z_t − k), both from 0; a signal where one
    exceeds h. The sums are not set back after a signal.

    Args:
        scores: float array [..., T], in sigmas.
        phase: int array [T], the sums start anew where it changes; None for one phase.
        slack: k, half the shift to be found, 0 or more; decision: h, above 0; both in sigmas.

    Returns:
        A `CusumChart`. At a hole the sums and counts stay what they were and there is no signal.

    Raises:
        ValueError: scores or phase of a wrong shape, an infinite score, a slack or decision out of its range.

    **Source.** Montgomery D.C., Introduction to Statistical Quality Control, 7th ed., section 9.1.2 and table 9.2, with
    its k 0.5 and h 5.

    >>> chart = cusum_chart([1.0, 2.0, -1.0], slack=0.5, decision=1.5)
    >>> chart.above.tolist(), chart.since_above.tolist(), chart.side.tolist()
    ([0.5, 2.0, 0.5], [1, 2, 3], [0, 1, 0])
    """
    scores = _finite(scores)
    _require(slack >= 0, "slack", "0 or more", slack)
    _require(decision > 0, "decision", "above 0", decision)
    above, since_above = _one_sided(scores, phase, slack)
    below, since_below = _one_sided(-scores, phase, slack)
    seen = ~np.isnan(scores)
    side = (seen & (above > decision)).astype(np.int8) - (seen & (below > decision)).astype(np.int8)
    return CusumChart(above, below, since_above, since_below, side)


def _one_sided(scores, phase, slack):
    total, since = np.zeros(scores.shape[:-1]), np.zeros(scores.shape[:-1], np.int64)
    sums, counts = np.empty(scores.shape), np.empty(scores.shape, np.int64)
    for t, fresh in enumerate(_starts(phase, scores.shape[-1])):
        now = scores[..., t]
        seen = ~np.isnan(now)
        total, since = total * (not fresh), since * (not fresh)
        total = np.where(seen, np.maximum(0, total + now - slack), total)
        since = np.where(seen, (since + 1) * (total > 0), since)
        sums[..., t], counts[..., t] = total, since
    return sums, counts


def _finite(scores) -> np.ndarray:
    """The scores; an infinite one would stay in the sum for good."""
    (scores,) = last_axis(scores=scores)
    demand("scores", "be finite or NaN", scores, np.isinf(scores))
    return scores


def _starts(phase, length: int) -> np.ndarray:
    if phase is None:
        return np.arange(length) == 0
    phase = np.asarray(phase)
    if phase.shape != (length,):
        raise ValueError(
            f"'phase' must have one number for each of the {length} points (got shape {phase.shape})"
        )
    return np.r_[True, np.diff(phase) != 0][:length]


def _require(holds: bool, name: str, domain: str, got) -> None:
    if not holds:
        raise ValueError(f"'{name}' must be {domain} (got {got})")
