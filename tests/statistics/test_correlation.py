"""A correlation comes with how sure it is."""

import numpy as np
import pytest
from scipy import stats

from qualitykit.statistics.correlation import correlation_interval


def test_it_agrees_with_scipy():
    """Fisher's limits of a drawn sample are those of `scipy.stats.pearsonr`."""
    rng = np.random.default_rng(1)
    x = rng.normal(size=40)
    y = x + rng.normal(size=40)
    oracle = stats.pearsonr(x, y)
    for level in (0.95, 0.998):
        ends = oracle.confidence_interval(level)
        found = correlation_interval(oracle.statistic, 40, level)
        assert (float(found.lower), float(found.upper)) == pytest.approx((ends.low, ends.high))


def test_the_sign_only_mirrors_it():
    """The interval of −r is that of r, mirrored at 0."""
    one, other = correlation_interval([0.3, -0.3], 50)[0], correlation_interval([0.3, -0.3], 50)[1]
    assert float(one.lower) == pytest.approx(-float(other.upper))


def test_what_has_no_interval_says_why():
    """NaN, beyond ±1, three pairs or fewer have no number; a perfect correlation has no limits."""
    found = correlation_interval([np.nan, 1.1, 0.5, 1.0, 0.5, 0.5], [9, 9, 3, 9, np.inf, -1])
    assert found.why.tolist() == ["missing", "invalid", "short", "constant", "invalid", "invalid"]
    assert np.isnan(found.value).tolist() == [True, True, True, False, True, True]
    assert np.isnan(found.lower).all()


def test_shapes_and_levels_are_checked():
    """A confidence outside (0, 1) and shapes that do not fit are refused."""
    with pytest.raises(ValueError, match="confidence"):
        correlation_interval(0.5, 10, 1.0)
    with pytest.raises(ValueError, match="'n'"):
        correlation_interval([0.5, 0.4], [10, 10, 10])
