"""What must hold for any numbers of the exact arithmetic: order, ties, one rounding half to even, no overflow."""

from fractions import Fraction

import numpy as np
from any_units import few
from hypothesis import given
from hypothesis import strategies as st

from qualitykit.exact import decimal_text, fits, ratio_key
from qualitykit.scoring.observed import Observed


@few
@given(st.lists(st.fractions(min_value=0, max_value=10**6), min_size=1, max_size=20))
def test_ratio_keys_order_and_tie_as_the_ratios_do(values):
    """Two keys compare as their ratios, however close and however large the numbers."""
    keys = ratio_key(
        np.array([v.numerator for v in values]), np.array([v.denominator for v in values])
    ).tolist()
    for a, key_a in zip(values, keys, strict=True):
        for b, key_b in zip(values, keys, strict=True):
            assert (key_a < key_b) == (a < b)


@few
@given(st.integers(0, 10**12), st.integers(1, 10**12), st.integers(0, 6))
def test_rates_are_rounded_half_to_even_once(numerator, denominator, places):
    """The array's rounding is that of Python's fractions, which is half to even."""
    rounded = Observed.of([numerator], [denominator]).rounded(100, places)
    value = Fraction(100 * int(rounded.numerator[0]), int(rounded.denominator[0]))
    assert value == Fraction(round(Fraction(100 * numerator, denominator) * 10**places), 10**places)


@few
@given(st.fractions(min_value=-(10**6), max_value=10**6))
def test_decimals_are_rounded_half_to_even_once(value):
    """A number in a file is the exact one rounded half to even to four places, without trailing zeros."""
    text = decimal_text(value)
    assert Fraction(text) == Fraction(round(value * 10**4), 10**4)
    assert "." not in text or text[-1] not in "0."


@few
@given(st.lists(st.integers(-(10**12), 10**12), max_size=5), st.integers(-(10**30), 10**30))
def test_products_never_overflow(values, factor):
    """Integers made wide enough for a factor multiply as Python's do."""
    product = fits(np.array(values, np.int64), factor) * factor
    assert product.tolist() == [value * factor for value in values]
