"""What the ties of a series promise, against counting them one by one."""

from collections import Counter

import numpy as np
import pytest

from qualitykit.statistics.series import tie_excess, tie_sums


def _holed(seed, shape):
    rng = np.random.default_rng(seed)
    return np.where(rng.random(shape) < 0.2, np.nan, rng.integers(0, 4, shape).astype(float))


def _groups(row):
    return [t for t in Counter(row[~np.isnan(row)].tolist()).values() if t > 1]


def test_ties_are_those_that_one_counts_one_by_one():
    """Slow twin: in random series with holes the sums are those of the groups of two or more equal values."""
    values = _holed(1, (40, 9))
    assert tie_sums(values, np.square).tolist() == [sum(t * t for t in _groups(row)) for row in values]
    expected = [sum(t * (t - 1) * (2 * t + 5) for t in _groups(row)) for row in values]
    assert tie_excess(values).tolist() == expected


def test_a_tie_does_not_reach_into_the_next_series():
    """The last value of a series and an equal first one of the next are no tie, nor are two holes."""
    assert tie_sums(np.array([[1.0, 2], [2, 3], [np.nan, np.nan]]), np.square).tolist() == [0, 0, 0]


@pytest.mark.parametrize("shape", [(0,), (3, 0), (0, 4), (2, 1)])
def test_series_of_nothing_have_no_ties(shape):
    """Empty series, no series and series of one value sum to 0, in the shape of the series."""
    assert tie_sums(np.zeros(shape), np.square).tolist() == np.zeros(shape[:-1]).tolist()


def test_several_leading_axes_stay():
    """The sums have the shape of the series."""
    values = _holed(2, (2, 3, 8))
    assert tie_excess(values).shape == (2, 3)
    assert tie_excess(values)[1, 2] == tie_excess(values[1, 2])
