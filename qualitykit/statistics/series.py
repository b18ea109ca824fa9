"""Series along the last axis (时间序列): the shift and the ties that statistics over time are made of."""

import math

import numpy as np


def earlier(values: np.ndarray, lag: int, fill) -> np.ndarray:
    """The values `lag` steps before, `fill` where the series had not begun (滞后).

    Args:
        values: any array, time on the last axis.
        lag: steps, 0 or more.
        fill: of the same kind as the values.

    Returns:
        An array of the same shape. Missing values are shifted like any others.

    **Source.** A convention of this package.

    >>> earlier(np.array([1, 2, 3]), 1, 0).tolist()
    [0, 1, 2]
    """
    shifted = np.full_like(values, fill)
    length = values.shape[-1]
    if lag < length:
        shifted[..., lag:] = values[..., : length - lag]
    return shifted


def tie_sums(values: np.ndarray, of) -> np.ndarray:
    """The sum of something over the ties of each series, groups of two or more equal values (同值求和).

    Args:
        values: float array [..., T], in any order; a NaN equals nothing, itself included.
        of: what a group of t equal values adds, a function of an int array of t.

    Returns:
        float array [...].

    **Source.** A convention of this package.

    >>> float(tie_sums(np.array([5.0, 3, 5, np.nan, 5]), lambda t: t**2))  # one group of 3
    9.0
    """
    values = np.sort(values, axis=-1)
    like_next = np.zeros(values.shape, bool)
    like_next[..., :-1] = values[..., 1:] == values[..., :-1]
    edges = np.flatnonzero(np.diff(like_next.ravel(), prepend=False))
    first, last = edges[::2], edges[1::2]
    series = first // max(values.shape[-1], 1)
    sums = np.bincount(series, of(last - first + 1), math.prod(values.shape[:-1]))
    return sums.astype(float).reshape(values.shape[:-1])


def tie_excess(values: np.ndarray) -> np.ndarray:
    """What ties take from the variance of the Mann-Kendall score, times 18 (同值修正).

    Formula: Σ t (t − 1)(2t + 5) over the groups of t equal values.

    Args:
        values: float array [..., T]; NaN for a hole, which ties with nothing.

    Returns:
        float array [...], whole numbers.

    **Source.** That of `trend.mann_kendall`, in whose variance it stands.

    >>> float(tie_excess(np.array([4.0, 2, 4, 4])))  # 3 · 2 · 11
    66.0
    """
    return tie_sums(values, lambda t: t * (t - 1) * (2 * t + 5))
