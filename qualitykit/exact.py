"""Exact numbers (精确数): decimals and ratios of integers, never binary floats, wherever points are decided."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

import numpy as np

PLACES = 4
_WIDE = Context(prec=60, rounding=ROUND_HALF_EVEN)


def decimal_text(value: Fraction | None, places: int = PLACES) -> str:
    """A rational as a decimal with up to so many places, rounded half to even once (GB/T 8170) (小数表示).

    Missing gives the empty text. There are no trailing zeros.

    >>> decimal_text(Fraction(2, 3)), decimal_text(Fraction(179, 2)), decimal_text(None)
    ('0.6667', '89.5', '')
    """
    if value is None:
        return ""
    scaled = round(Fraction(value) * 10**places)
    # An exact quotient of Decimals has no zeros behind its last digit.
    return f"{_WIDE.divide(Decimal(scaled), Decimal(10**places)):f}"


def to_fraction(value) -> Fraction:
    """A number as it was written, as a rational: 0.1 is one tenth (转为有理数).

    >>> to_fraction(0.1) == Fraction(1, 10)
    True
    """
    return Fraction(str(value))


def ratio_key(numerator: np.ndarray, denominator: np.ndarray) -> np.ndarray:
    """Integers in the order of the ratios, equal exactly where the ratios are equal (排序键).

    Formula: floor(numerator · D² / denominator), D the largest denominator. Two different ratios with
    denominators up to D lie at least 1/D² apart, so they never share a key, and equal ones always do.

    Args:
        numerator, denominator: int64 arrays of one shape, denominator > 0.

    >>> ratio_key(np.array([1, 2, 2]), np.array([2, 4, 3])).tolist()
    [8, 8, 10]
    """
    largest = int(denominator.max(initial=1))
    return fits(numerator, largest**2) * largest**2 // denominator


def fits(values: np.ndarray, *factors: int) -> np.ndarray:
    """The same integers in a type wide enough for their product with the factors (防溢出).

    int64 where the product stays below 2⁶², arbitrary-precision Python integers where it would not.
    """
    values = np.asarray(values)
    bound = max(int(values.max(initial=0)), -int(values.min(initial=0)), 1)
    for factor in factors:
        bound *= max(1, abs(int(factor)))
    return values.astype(np.int64 if bound < 2**62 else object, copy=False)
