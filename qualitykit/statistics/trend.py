"""Monotonic trend (单调趋势): the Mann-Kendall test, with ties, and Hamed and Rao's correction for autocorrelation.

The test asks whether later values tend to be larger or smaller; it does not mind how they are distributed, nor holes.
It does mind autocorrelation: a series that drifts by itself shows «trends» by chance far too often. The correction
widens (or narrows) the variance by what the series shows of it, and is itself rough for short series.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy import special, stats

from qualitykit.statistics.estimate import Reasoned, first_reason
from qualitykit.statistics.inputs import chosen, last_axis
from qualitykit.statistics.series import earlier, tie_excess
from qualitykit.statistics.slope import median_slope

SHORTEST = 4
"""Fewest values that are tested: of 3 values not even a straight rise is rare (2 of 6 orders). A convention of ours;
Gilbert's exact table of the test begins with 4 as well."""

EXACT_TO = 10
"""Most values for which the exact distribution is used, as in Gilbert (1987), p. 209 f.: above it the normal one."""


@dataclass(frozen=True)
class TrendTest(Reasoned):
    """Results of one test for trend, for any number of series (趋势检验).

    Args:
        score: the statistic, such as S; its sign is the direction. variance: of the score without trend.
        strength: τ, from −1 all falling to 1 all rising, or another effect that the test names.
        z: standardised score; p_value: two-sided.
        n: values that were tested.
        method: such as `exact or normal`.
        reason: uint8 codes into `REASONS`, 0 where there is a result.
    """

    score: np.ndarray
    variance: np.ndarray
    strength: np.ndarray
    z: np.ndarray
    p_value: np.ndarray
    n: np.ndarray
    method: str
    reason: np.ndarray

    def rows(self) -> dict[str, np.ndarray]:
        """The columns of a table with a row for each series (按行展开)."""
        names = ("score", "strength", "z", "p_value", "n", "method", "why")
        return {name: np.broadcast_to(getattr(self, name), np.shape(self.reason)).ravel() for name in names}


def mann_kendall(value, p_value: str = "auto") -> TrendTest:
    """Mann-Kendall test of a monotonic trend (曼-肯德尔趋势检验).

    Formula: S = Σ_{i<j} sign(x_j − x_i); var S = [n (n − 1)(2n + 5) − Σ_g t_g (t_g − 1)(2 t_g + 5)] ÷ 18 over the
    groups of t_g tied values; z = (S − sign S) ÷ √var S; τ = S ÷ (n (n − 1) ÷ 2).

    Args:
        value: float array [..., T], in any unit; NaN for a hole, which is left out.
        p_value: `auto`, exact for up to 10 values without ties and normal otherwise; or `normal`; or `exact`, with
            ties by the distribution without them.

    Returns:
        A `TrendTest` [...], `strength` being τ (τ_a). Reasons: `invalid` an infinite value, `short` fewer than 4
        values, `constant` all values equal.

    Raises:
        ValueError: not numbers, no time axis, another word for `p_value`.

    **Source.** Gilbert R.O. (1987), Statistical Methods for Environmental Pollution Monitoring, p. 209-213.

    >>> found = mann_kendall([1, 2, 3, 4])  # the steepest of 24 orders, or of its mirror image: p = 2 ÷ 24
    >>> float(found.score), round(float(found.z), 3), round(float(found.p_value), 4)
    (6.0, 1.698, 0.0833)
    """
    chosen("p_value", p_value, ("auto", "normal", "exact"))
    (value,) = last_axis(value=value)
    score, variance, n, tied = _score(value)
    reason = _reason(value, n)
    z = _standardised(score, variance)
    normal, exact = 2 * special.ndtr(-np.abs(z)), _exact(score, n)
    use_exact = (n <= EXACT_TO) & ~tied if p_value == "auto" else np.full(n.shape, p_value == "exact")
    method = {"auto": "exact or normal"}.get(p_value, p_value)
    return _result(score, variance, z, np.where(use_exact, exact, normal), n, method, reason)


def hamed_rao(value, lags: int | None = None, alpha: float = 0.05) -> TrendTest:
    """Mann-Kendall test with Hamed and Rao's correction for autocorrelation (修正的曼-肯德尔趋势检验).

    Formula: var* S = var S × [1 + 2 ÷ (n (n − 1)(n − 2)) × Σ_k (n − k)(n − k − 1)(n − k − 2) ρ_k], ρ_k the
    autocorrelation at lag k of the ranks of x_t − b t, b the median slope, summed over the lags with |ρ_k| >
    z_{1 − alpha/2} ÷ √n; then as `mann_kendall`, normal.

    Args:
        value: float array [..., T]; at a hole the pairs that miss an end are left out of ρ_k.
        lags: largest k; None for all up to n − 1, as in the paper. Few are safer, lags far out are noise: of series of
            60 points with autocorrelation 0.5 and no trend 24 % are «trends» at a nominal 5 % without the correction,
            17 % with all lags, 12 % with three (benchmarks/false_alarms.py).
        alpha: in (0, 1), for which lags count.

    Returns:
        A `TrendTest` [...]. Reasons: those of `mann_kendall`, and `short` where the correction takes the variance to
        0 or below, which tells of a series too short for it.

    Raises:
        ValueError: as `mann_kendall`; lags below 1, alpha out of (0, 1).

    **Source.** Hamed K.H. and Rao A.R. (1998), A modified Mann-Kendall trend test for autocorrelated data, Journal of
    Hydrology 204, 182-196 (detrended ranks, significant lags, corrected variance).

    >>> drift = [5, 4, 3, 2, 1, 0, 6, 7, 8, 9, 10, 11]
    >>> plain, corrected = mann_kendall(drift, "normal"), hamed_rao(drift, lags=1)
    >>> round(float(plain.p_value), 3), round(float(corrected.p_value), 3)
    (0.016, 0.086)
    """
    if (lags is not None and lags < 1) or not 0 < alpha < 1:
        raise ValueError(f"'lags' must be 1 or more, 'alpha' in (0, 1) (got {lags} and {alpha})")
    (value,) = last_axis(value=value)
    score, variance, n, _ = _score(value)
    variance = variance * _correction(value, n, lags, alpha)
    reason = _reason(value, n)
    reason = np.where((reason == 0) & ~(variance > 0), first_reason(n.shape, short=True), reason)
    z = _standardised(score, variance)
    return _result(score, variance, z, 2 * special.ndtr(-np.abs(z)), n, "hamed_rao", reason)


def _result(score, variance, z, p_value, n, method, reason):
    pairs = np.where(n > 1, n * (n - 1) / 2, np.nan)
    numbers = (np.where(reason == 0, part, np.nan) for part in (score, variance, score / pairs, z, p_value))
    return TrendTest(*numbers, n, method, reason.astype(np.uint8))


def _score(value):
    """S, its variance with ties, the number of values and whether any are tied."""
    n = (~np.isnan(value)).sum(-1)
    # time first: the slices that are compared then lie in one piece of memory
    series = np.ascontiguousarray(np.moveaxis(value, -1, 0))
    score = np.zeros(n.shape)
    for lag in range(1, len(series)):
        now, before = series[lag:], series[:-lag]
        score += (now > before).sum(0) - (now < before).sum(0)
    excess = tie_excess(value)
    return score, (n * (n - 1) * (2 * n + 5) - excess) / 18, n, excess > 0


def _reason(value, n):
    level = np.where(np.isnan(value), -np.inf, value).max(-1, initial=-np.inf)
    lowest = np.where(np.isnan(value), np.inf, value).min(-1, initial=np.inf)
    return first_reason(
        n.shape, invalid=np.isinf(value).any(-1), short=n < SHORTEST, constant=level == lowest
    )


def _standardised(score, variance):
    with np.errstate(invalid="ignore", divide="ignore"):
        return (score - np.sign(score)) / np.sqrt(variance)


def _exact(score, n):
    """Two-sided p of S among n values without ties; NaN above `EXACT_TO`."""
    table = _exact_table()
    size = np.clip(n, 0, EXACT_TO)
    return np.where(n <= EXACT_TO, table[size, np.abs(score).astype(np.int64) % table.shape[1]], np.nan)


@lru_cache(maxsize=1)
def _exact_table() -> np.ndarray:
    """P(|S| ≥ s) for n up to `EXACT_TO`: orders by their number of falling pairs, built up value by value."""
    most = EXACT_TO * (EXACT_TO - 1) // 2
    table = np.full((EXACT_TO + 1, most + 1), np.nan)
    orders = np.ones(1)
    for n in range(1, EXACT_TO + 1):
        orders = np.convolve(orders, np.ones(n)) / n
        scores = np.abs(n * (n - 1) // 2 - 2 * np.arange(orders.size))
        table[n] = [orders[scores >= s].sum() for s in range(most + 1)]
    return table


def _correction(value, n, lags, alpha):
    """Hamed and Rao's factor of the variance."""
    length = value.shape[-1]
    usable = np.where(np.isinf(value), np.nan, value)
    trendless = usable - median_slope(usable)[..., None] * np.arange(length)
    size = np.nanmax(np.abs(trendless), -1, initial=0, keepdims=True)
    # values that tie but for the last bits of the subtraction must share a rank
    trendless = np.round(trendless / np.where(size > 0, size, 1), 12)
    ranks = stats.rankdata(trendless, axis=-1, nan_policy="omit") if length else trendless
    centred = ranks - (np.nansum(ranks, -1) / np.maximum(n, 1))[..., None]
    total = np.nansum(centred**2, -1)
    limit = -special.ndtri(alpha / 2) / np.sqrt(np.maximum(n, 1))
    factor = np.zeros(n.shape)
    for lag in range(1, min(lags or length - 1, length - 1) + 1):
        rho = np.nansum(centred * earlier(centred, lag, np.nan), -1) / np.where(total > 0, total, np.nan)
        rest = np.maximum(n - lag, 0.0)
        factor += np.where(np.abs(rho) > limit, rest * (rest - 1) * (rest - 2) * rho, 0)
    return 1 + 2 * factor / np.maximum(n * (n - 1) * (n - 2), 1)
