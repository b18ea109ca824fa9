"""Multiple comparisons (多重比较): p-values of many units looked at together, adjusted so that chance finds few.

`holm` keeps the chance of even one false finding at the level, `benjamini_hochberg` the expected share of false ones
among all findings. NaN is no comparison: it stays NaN and does not count.
"""

import numpy as np

from qualitykit.statistics.inputs import demand, last_axis


def holm(p_value) -> np.ndarray:
    """p-values adjusted by Holm's step-down method (霍尔姆校正).

    Formula: with the m p-values in rising order, the i-th becomes max over j <= i of (m - j + 1) p_(j), at most 1.
    It needs nothing of how the comparisons depend on each other.

    Args:
        p_value: in [0, 1], (..., comparisons).

    Returns:
        Adjusted p-values of the same shape, equal for ties: below a level for what is found at that level.

    Raises:
        ValueError for text, no axis or a number outside [0, 1].

    **Source.** Holm S. (1979), A simple sequentially rejective multiple test procedure, Scandinavian Journal of
    Statistics 6, 65-70.

    >>> holm([0.01, 0.04, 0.03]).round(4).tolist()
    [0.03, 0.06, 0.06]
    """
    ordered, order, rank, count = _ordered(p_value)
    adjusted = np.minimum(np.maximum.accumulate((count - rank + 1) * ordered, -1), 1)
    return _restored(adjusted, order)


def benjamini_hochberg(p_value) -> np.ndarray:
    """p-values adjusted for the false discovery rate (错误发现率校正).

    Formula: with the m p-values in rising order, the i-th becomes min over j >= i of m p_(j)/j. It holds for
    comparisons that are independent or positively dependent.

    Args:
        p_value: in [0, 1], (..., comparisons).

    Returns:
        Adjusted p-values of the same shape, equal for ties.

    Raises:
        ValueError for text, no axis or a number outside [0, 1].

    **Source.** Benjamini Y., Hochberg Y. (1995), Controlling the false discovery rate, Journal of the Royal Statistical
    Society B 57, 289-300. The same as `scipy.stats.false_discovery_control`, which takes no NaN.

    >>> benjamini_hochberg([0.01, 0.04, 0.03]).round(4).tolist()
    [0.03, 0.04, 0.04]
    """
    ordered, order, rank, count = _ordered(p_value)
    scaled = np.where(np.isnan(ordered), np.inf, ordered * count / rank)
    lowest = np.minimum.accumulate(scaled[..., ::-1], -1)[..., ::-1]
    return _restored(np.where(np.isnan(ordered), np.nan, lowest), order)


def _ordered(p_value):
    (p_value,) = last_axis(p_value=p_value)
    demand("p_value", "be in [0, 1]", p_value, (p_value < 0) | (p_value > 1))
    order = np.argsort(p_value, -1, kind="stable")
    rank = np.arange(1, p_value.shape[-1] + 1)
    return np.take_along_axis(p_value, order, -1), order, rank, np.sum(~np.isnan(p_value), -1, keepdims=True)


def _restored(adjusted, order):
    result = np.empty(adjusted.shape)
    np.put_along_axis(result, order, adjusted, -1)
    return result
