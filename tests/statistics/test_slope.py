"""What the Theil-Sen slope promises, against scipy, pyMannKendall's printed result, by hand and by plain loops."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from ruamel.yaml import YAML
from scipy import stats

from qualitykit.statistics.slope import median_slope, theil_sen


def test_slope_and_interval_are_those_of_scipy():
    """scipy.stats.theilslopes as oracle: slope and limits of 40 random series with ties, at 95 and 99 %."""
    value = np.random.default_rng(1).integers(0, 12, (40, 18)).astype(float)
    for confidence in (0.95, 0.99):
        found = theil_sen(value, confidence=confidence)
        for row in range(40):
            expected = stats.theilslopes(value[row], np.arange(18), alpha=1 - confidence)
            assert (found.value[row], found.lower[row], found.upper[row]) == pytest.approx(
                (expected.slope, expected.low_slope, expected.high_slope)
            )


def test_uneven_times_are_those_of_scipy():
    """Times with gaps and repeats, as in scipy.stats.theilslopes."""
    rng = np.random.default_rng(2)
    time = np.sort(rng.integers(0, 15, 16)).astype(float)
    value = rng.normal(size=16) + 0.1 * time
    found, expected = theil_sen(value, time), stats.theilslopes(value, time)
    assert (found.value, found.lower, found.upper) == pytest.approx(
        (expected.slope, expected.low_slope, expected.high_slope)
    )


def test_the_slope_of_a_long_series_is_that_of_pymannkendall():
    """Monthly rainfall of Bogra: −0.0064516 mm a month."""
    printed = YAML(typ="safe").load(Path(__file__).with_name("monthly_rainfall.yaml"))
    value = np.array(printed["value"], float).ravel()
    assert theil_sen(value[~np.isnan(value)]).value == pytest.approx(printed["slope"], rel=1e-12)


def test_interpolated_ranks_are_worked_out_by_hand():
    """Slopes 1 (six times), 3/2, 5/3, 2, 3; C 1.645 √(50 ÷ 3) = 6.715, ranks 1.64 and 9.36: 2 + .36 × 1."""
    found = theil_sen([0.0, 1, 2, 3, 6], confidence=0.90, rank="interpolated")
    assert (found.value, found.lower) == (1, 1)
    assert found.upper == pytest.approx(2.3575, abs=5e-5)


def test_a_straight_line_has_its_slope_and_no_width():
    """Identity: on a line every pair has the slope of the line."""
    found = theil_sen(3 - 0.25 * np.arange(12))
    assert found.value == found.lower == found.upper == -0.25


def test_one_wild_value_does_not_move_the_slope():
    """The median stays where the wild value is one of many."""
    line = 2.0 * np.arange(11)
    line[5] = 1e6
    assert theil_sen(line).value == 2


def test_units_of_time_scale_the_slope():
    """Identity: per year is four times per quarter."""
    value = np.random.default_rng(3).normal(size=12)
    assert theil_sen(value, np.arange(12) / 4).value == pytest.approx(4 * theil_sen(value).value)


def test_many_series_with_holes_agree_with_a_plain_loop():
    """Slow twin: the median over all pairs of present values, at their true distance in time."""
    rng = np.random.default_rng(4)
    value = rng.normal(size=(50, 9))
    value[rng.random(value.shape) < 0.4] = np.nan
    found = theil_sen(value)
    for row in range(50):
        seen = [(t, x) for t, x in enumerate(value[row]) if x == x]
        slopes = [(b - a) / (j - i) for (i, a), (j, b) in combinations(seen, 2)]
        if slopes:
            assert found.value[row] == pytest.approx(np.median(slopes))
            assert median_slope(value)[row] == found.value[row]
        else:
            assert found.why[row] == "short"


def test_blocks_of_series_change_nothing(monkeypatch):
    """The series are worked off in blocks; the size of a block does not show."""
    value = np.random.default_rng(5).normal(size=(3, 7, 10))
    whole = theil_sen(value)
    monkeypatch.setattr("qualitykit.statistics.slope.BLOCK", 100)
    assert (theil_sen(value).lower == whole.lower).all()
    assert whole.value.shape == (3, 7)


def test_few_points_have_no_bounded_interval():
    """Four points cannot support 95 %: the limits are infinite, the slope is not."""
    found = theil_sen([1.0, 2, 4, 3])
    assert found.value == pytest.approx((2 / 3 + 1) / 2)
    assert (found.lower, found.upper) == (-np.inf, np.inf)


@pytest.mark.parametrize(
    ("value", "time", "why"),
    [
        ([5.0], None, "short"),
        ([], None, "short"),
        ([np.nan, 3.0, np.nan], None, "short"),
        ([1.0, 2.0, 3.0], [4, 4, 4], "short"),
        ([1.0, np.inf, 3.0], None, "invalid"),
        ([1.0, 2.0, 3.0], [0, np.nan, 2], "invalid"),
    ],
)
def test_what_has_no_slope_says_why(value, time, why):
    """A single point, an empty series, one time for all and infinite values give no number and a reason."""
    found = theil_sen(value, time)
    assert found.why == why
    assert np.isnan(found.value)


def test_an_all_equal_series_has_slope_zero():
    """Nothing moves: slope 0, limits 0."""
    found = theil_sen([3.0] * 8)
    assert found.value == found.lower == found.upper == 0


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: theil_sen([1.0, 2.0], [1.0, 2.0, 3.0]), "'time' must fit the shape"),
        (lambda: theil_sen([1.0, 2.0], confidence=1.0), "'confidence' must be one number in"),
        (lambda: theil_sen([1.0, 2.0], rank="best"), "'rank' must be one of nearest, interpolated"),
    ],
)
def test_wrong_arguments_are_named(call, words):
    """The message names the argument."""
    with pytest.raises(ValueError, match=words):
        call()
