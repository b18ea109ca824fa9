"""Theil-Sen slope (泰尔-森斜率): the median of the slopes between all pairs of points, and its interval.

One wild value does not move it, holes do not matter, and the interval is the one that fits the Mann-Kendall test: it
leaves out 0 where the test finds a trend.
"""

import math
from collections.abc import Iterator

import numpy as np

from qualitykit.statistics.estimate import Estimate, first_reason
from qualitykit.statistics.inputs import chosen, critical_value, last_axis
from qualitykit.statistics.series import tie_excess

BLOCK = 4_000_000
"""Pair slopes held in memory at once, about 32 MB."""


def theil_sen(value, time=None, confidence: float = 0.95, rank: str = "nearest") -> Estimate:
    """Median slope with Sen's interval (泰尔-森斜率).

    Formula: b = median of (x_j − x_i) ÷ (t_j − t_i) over the N pairs with t_i < t_j; with C = z √var S (the variance
    of the Mann-Kendall score, with ties) the limits are the slopes of rank (N − C) ÷ 2 and (N + C) ÷ 2 + 1.

    Args:
        value: float array [..., T]; NaN for a hole.
        time: rising or not, [T] or [..., T]; None for 0, 1, 2 …, so that the slope is per step.
        confidence: in (0, 1).
        rank: `nearest` rounds the ranks, half to even; `interpolated` takes values between two slopes.

    Returns:
        An `Estimate` [...] in units of the value per unit of time, n the number of values. A limit whose rank lies
        outside the N slopes is infinite: so few points support no interval at that confidence. Reasons: `invalid` an
        infinite value or a NaN time of a value, `short` fewer than 2 values at different times.

    Raises:
        ValueError: shapes that do not fit, a confidence out of (0, 1), another word for `rank`.

    **Source.** Sen P.K. (1968), Journal of the American Statistical Association 63, 1379-1389; Gilbert R.O. (1987),
    Statistical Methods for Environmental Pollution Monitoring, p. 217-218 (with interpolated ranks).

    >>> found = theil_sen([1, 3, 2, 6, 5, 8])  # C 10.4: of 15 slopes the 8th, the 2nd and the 14th
    >>> float(found.value), float(found.lower), float(found.upper)  # (8 − 1) ÷ 5, −1, 3
    (1.4, -1.0, 3.0)
    """
    chosen("rank", rank, ("nearest", "interpolated"))
    quantile = critical_value(confidence)
    (value,) = last_axis(value=value)
    value, time = last_axis(value=value, time=np.arange(value.shape[-1]) if time is None else time)
    shape = value.shape[:-1]
    usable = np.where(np.isinf(value), np.nan, value)
    out = np.concatenate(
        [_limits(*part, quantile, rank) for part in _blocks(usable, time)] or [np.empty((0, 4))], axis=0
    )
    middle, lower, upper, pairs = (column.reshape(shape) for column in out.T)
    held = ~np.isnan(value)
    reason = first_reason(
        shape,
        invalid=(np.isinf(value) | (held & ~np.isfinite(time))).any(-1),
        short=pairs == 0,
    )
    rest = {"confidence": confidence, "statistic": "slope", "method": f"theil_sen_{rank}", "n": held.sum(-1)}
    return Estimate.masked(middle, lower, upper, reason=reason, **rest)


def median_slope(value: np.ndarray) -> np.ndarray:
    """The median slope per step alone (中位斜率).

    Args:
        value: float array [..., T]; NaN for a hole.

    Returns:
        float array [...], NaN with fewer than 2 values.

    **Source.** That of `theil_sen`.

    >>> float(median_slope(np.array([1.0, np.nan, 5.0, 7.0])))
    2.0
    """
    time = np.broadcast_to(np.arange(float(value.shape[-1])), value.shape)
    parts = [_middle(*_sorted_slopes(*part)) for part in _blocks(value, time)]
    return np.concatenate([*parts, np.empty(0)]).reshape(value.shape[:-1])


def _blocks(value, time) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """The series in blocks whose pair slopes fit into memory."""
    length = value.shape[-1]
    value, time = (part.reshape(math.prod(part.shape[:-1]), length) for part in (value, time))
    step = max(1, BLOCK // max(1, length * (length - 1) // 2))
    for start in range(0, len(value), step):
        yield value[start : start + step], time[start : start + step]


def _sorted_slopes(value, time):
    """The slopes of all pairs in rising order, those that are none last, and their number."""
    first, second = np.triu_indices(value.shape[-1], 1)
    gap = time[:, second] - time[:, first]
    with np.errstate(invalid="ignore", divide="ignore"):
        slopes = np.where(gap != 0, (value[:, second] - value[:, first]) / gap, np.nan)
    slopes.sort(axis=-1)
    return slopes, (~np.isnan(slopes)).sum(-1)


def _middle(slopes, pairs):
    if not slopes.shape[-1]:
        return np.full(len(slopes), np.nan)
    low, high = (pairs - 1) // 2, pairs // 2
    rows = np.arange(len(slopes))
    last = slopes.shape[-1] - 1
    middle = (slopes[rows, np.clip(low, 0, last)] + slopes[rows, np.clip(high, 0, last)]) / 2
    return np.where(pairs > 0, middle, np.nan)


def _limits(value, time, quantile, rank):
    """Columns: median, lower, upper, number of pairs."""
    slopes, pairs = _sorted_slopes(value, time)
    reach = quantile * np.sqrt(_variance(value, time))
    lower = _ranked(slopes, pairs, (pairs - reach) / 2, rank)
    upper = _ranked(slopes, pairs, (pairs + reach) / 2 + 1, rank)
    return np.stack([_middle(slopes, pairs), lower, upper, pairs], axis=1)


def _ranked(slopes, pairs, place, rank):
    """The slope of that rank, counted from 1; infinite where the ranks end before it."""
    if not slopes.shape[-1]:
        return np.full(len(slopes), np.nan)
    nearest = np.round(place)
    outside = np.where(nearest < 1, -np.inf, np.where(nearest > pairs, np.inf, 0))
    place = np.clip(nearest if rank == "nearest" else place, 1, np.maximum(pairs, 1)) - 1
    rows, below = np.arange(len(slopes)), np.floor(place).astype(np.int64)
    above = np.minimum(below + 1, np.maximum(pairs, 1) - 1)
    share = place - below
    found = slopes[rows, below] * (1 - share) + slopes[rows, above] * share
    return np.where(outside == 0, found, outside)


def _variance(value, time):
    """Variance of the Mann-Kendall score with ties in value and in time."""
    n = (~np.isnan(value)).sum(-1)
    shown = np.where(np.isnan(value), np.nan, time)
    ties = sum(tie_excess(part) for part in (value, shown))
    return np.maximum(n * (n - 1) * (2 * n + 5) - ties, 0) / 18
