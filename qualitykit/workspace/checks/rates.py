"""Whether a stated number is what counts give (数值与计数是否一致), in whole numbers throughout."""

import numpy as np

from qualitykit.exact import fits


def rounds_to(
    scaled: np.ndarray, places: int, decimals: np.ndarray, numerator: np.ndarray, denominator: np.ndarray
) -> np.ndarray:
    """Whether a ratio, rounded to a stated value's own decimals, is that value (舍入后是否相等).

    Formula: |v − n/d| ≤ ½ · 10^−k, that is 2 · |v·10^p · d − n · 10^p| ≤ d · 10^(p−k). On the very half both
    neighbours pass, since offices round halves up as well as to even.

    Args:
        scaled, places: the values v, times 10^p.
        decimals: k, the decimals that each value was written with, at most p.
        numerator, denominator: int64 of the same shape; where the denominator is 0 any value passes if the
            numerator is 0 too.

    Returns:
        bool, of the same shape.

    >>> value, k = np.array([9333, 9330, 9340]), np.array([2, 1, 1])
    >>> rounds_to(value, 2, k, np.array([2800, 2800, 2800]), np.array([30, 30, 30])).tolist()
    [True, True, False]
    """
    unit, largest = 10**places, int(np.abs(denominator).max(initial=0))
    value, count = fits(scaled, 4, largest), fits(numerator, 4, unit)
    per_value = fits(denominator, 4, unit)
    off = np.abs(value * denominator - count * unit)
    return np.asarray(2 * off <= per_value * 10 ** (places - decimals), dtype=bool)
