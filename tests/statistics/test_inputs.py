"""What goes into a statistic is looked at once (输入检查)."""

import numpy as np
import pytest

from qualitykit.statistics.inputs import chosen, critical_value, floats, last_axis, not_counts


class TestFloats:
    """Numbers of one shape."""

    def test_shapes_are_spread_over_each_other(self):
        """A single number goes with every group."""
        first, second = floats(first=[[1], [2]], second=[10, 20, 30])
        assert first.shape == second.shape == (2, 3)

    def test_a_shape_that_does_not_fit_is_named(self):
        """The message says which argument and both shapes."""
        with pytest.raises(ValueError, match=r"'tested' must fit the shape \(3,\) \(got \(2,\)\)"):
            floats(passed=[1, 2, 3], tested=[4, 5])

    @pytest.mark.parametrize("words", ["ten", ["1", "2"], [object()], np.array(["2016"], "M8[Y]"), {"a": 1}])
    def test_what_is_no_number_is_named(self, words):
        """Text, dates and objects are refused rather than read as numbers."""
        with pytest.raises(ValueError, match="'passed' must be numbers"):
            floats(passed=words)

    def test_a_masked_element_is_missing(self):
        """What a mask hides does not count as a number."""
        (array,) = floats(passed=np.ma.array([1, 2], mask=[False, True]))
        assert np.isnan(array).tolist() == [False, True]

    def test_none_is_missing(self):
        """None among numbers is NaN."""
        assert np.isnan(floats(passed=[1, None])[0]).tolist() == [False, True]

    def test_a_statistic_over_units_needs_an_axis(self):
        """A single number is no list of units."""
        with pytest.raises(ValueError, match="'passed' must have at least one axis"):
            last_axis(passed=3, tested=4)


class TestWords:
    """Levels and options."""

    @pytest.mark.parametrize("level", [0, 1, 95, -0.5, float("nan"), [0.9, 0.95]])
    def test_a_confidence_is_one_number_between_0_and_1(self, level):
        """Percent, the ends and lists are refused."""
        with pytest.raises(ValueError, match=r"'confidence' must be one number in \(0, 1\)"):
            critical_value(level)

    def test_an_unknown_option_lists_the_known_ones(self):
        """The message names the argument, what is allowed and what was given."""
        with pytest.raises(ValueError, match=r"'method' must be one of a, b \(got 'c'\)"):
            chosen("method", "c", ("a", "b"))

    def test_a_count_beyond_what_a_float_can_count_is_none(self):
        """Above 2⁵³ one more is no other float."""
        assert not_counts(np.array([2.0**53, 2.0**54])).tolist() == [False, True]

    def test_counts_are_whole_and_not_negative(self):
        """NaN is not called a wrong count: it is missing."""
        assert not_counts(np.array([0, 3, -1, 0.5, np.inf, np.nan])).tolist() == [
            False,
            False,
            True,
            True,
            True,
            False,
        ]
