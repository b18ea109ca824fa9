"""Observed values where they turn: halves that are rounded to even, once, and nothing to divide by."""

import numpy as np
import pytest

from qualitykit.scoring.observed import Observed


@pytest.mark.parametrize(
    ("numerator", "denominator", "places", "rounded"),
    [
        (9445, 10000, 1, 944),  # 94.45 lies between 94.4 and 94.5: the even one
        (9435, 10000, 1, 944),
        (9455, 10000, 1, 946),
        (9465, 10000, 1, 946),
        (94451, 100000, 1, 945),
        (94449, 100000, 1, 944),
        (4, 3000, 1, 1),  # 0.1333…
        (2, 3, 1, 667),
        (12345, 100000, 2, 1234),
        (12355, 100000, 2, 1236),
        (1, 1, 2, 10000),
        (1, 8, 0, 12),  # 12.5
        (3, 8, 0, 38),  # 37.5
        (4 * 10**18, 5 * 10**18, 1, 800),
    ],
)
def test_a_rate_is_rounded_half_to_even(numerator, denominator, places, rounded):
    """Per cents with so many decimals, as a whole number over 100 × 10^places."""
    with np.errstate(all="raise"):
        found = Observed.of([numerator], [denominator]).rounded(100, places)
    assert (found.numerator.tolist(), found.denominator.tolist()) == ([rounded], [100 * 10**places])


def test_what_stands_beside_a_value_stays_when_it_is_rounded():
    """Nothing to judge stays so, and so do present, counted, blocked and pooled."""
    observed = Observed.of([1, 0, 7], [3, 0, 1], present=[True, True, False], counted=[True, False, True])
    observed.blocked[2], observed.pooled[0] = True, 4
    with np.errstate(all="raise"):
        found = observed.rounded(100, 1)
    assert found.denominator.tolist() == [1000, 0, 1000]
    assert (found.empty.tolist(), found.judged.tolist()) == ([False, True, False], [True, False, False])
    for name in ("present", "counted", "blocked", "pooled"):
        assert getattr(found, name).tolist() == getattr(observed, name).tolist()


def test_nothing_observed_is_no_number_and_no_count():
    """Two units without anything: neither present, nor empty, nor counted, nor pooled, in whole numbers."""
    missing = Observed.missing(2)
    for name in ("present", "empty", "judged", "counted", "blocked"):
        assert getattr(missing, name).tolist() == [False, False]
    assert missing.pooled.tolist() == [0, 0]
    assert {missing.numerator.dtype, missing.denominator.dtype, missing.pooled.dtype} == {np.dtype(np.int64)}
