"""Rates, their intervals and how many to test (合格率及样本量)."""

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import proportion_confint, samplesize_confint_proportion

from qualitykit.statistics.rates import clopper_pearson_interval, sample_size, wilson_interval, wilson_limits

INTERVALS = [wilson_interval, clopper_pearson_interval]
BOTH = pytest.mark.parametrize("interval", INTERVALS)


def with_holes(seed, groups=200):
    """Random counts, some of them missing or wrong."""
    rng = np.random.default_rng(seed)
    tested = rng.integers(0, 300, groups).astype(float)
    passed = rng.binomial(tested.astype(int), rng.random(groups)).astype(float)
    passed[rng.random(groups) < 0.1] = np.nan
    passed[rng.random(groups) < 0.05] += 400
    return passed, tested


class TestIntervals:
    """Wilson and Clopper-Pearson."""

    @pytest.mark.parametrize(
        ("passed", "tested", "wilson", "exact"),
        [
            (81, 263, (0.2553, 0.3662), (0.2527, 0.3676)),
            (15, 148, (0.0624, 0.1605), (0.0578, 0.1617)),
            (0, 20, (0.0000, 0.1611), (0.0000, 0.1684)),
            (1, 29, (0.0061, 0.1718), (0.0009, 0.1776)),
        ],
    )
    def test_published_intervals(self, passed, tested, wilson, exact):
        """Newcombe (1998, Statistics in Medicine 17, 857-872, table I) prints these for methods 3 and 5."""
        for interval, printed in ((wilson_interval, wilson), (clopper_pearson_interval, exact)):
            result = interval(passed, tested)
            assert (round(float(result.lower), 4), round(float(result.upper), 4)) == printed

    @pytest.mark.parametrize(
        ("failed", "tested", "percent"),
        [
            (3120, 25636, (87.83, 87.42, 88.22)),
            (1827, 19440, (90.60, 90.18, 91.00)),
            (3476, 28265, (87.70, 87.31, 88.08)),
        ],
    )
    def test_national_spot_checks(self, failed, tested, percent):
        """The national spot-checks of 2021 to 2023, from the batches that were published."""
        result = wilson_interval(tested - failed, tested)
        assert tuple(round(100 * float(x), 2) for x in (result.value, result.lower, result.upper)) == percent

    @BOTH
    @pytest.mark.parametrize("confidence", [0.5, 0.95, 0.998])
    def test_agrees_with_statsmodels_and_scipy_one_by_one(self, interval, confidence):
        """Each group of random data with holes has what two other libraries give for it alone, or a reason."""
        passed, tested = with_holes(1)
        result = interval(passed, tested, confidence)
        names = {wilson_interval: ("wilson", "wilson"), clopper_pearson_interval: ("beta", "exact")}[interval]
        for i in range(passed.size):
            if np.isnan(passed[i]) or passed[i] > tested[i] or not tested[i]:
                assert np.isnan(result.lower[i])
                assert result.why[i] in ("missing", "invalid", "empty")
                continue
            ours = float(result.lower[i]), float(result.upper[i])
            other = proportion_confint(passed[i], tested[i], 1 - confidence, method=names[0])
            test = stats.binomtest(int(passed[i]), int(tested[i]))
            assert ours == pytest.approx(other, abs=1e-12)
            assert ours == pytest.approx(tuple(test.proportion_ci(confidence, names[1])), abs=1e-12)

    @BOTH
    def test_passes_and_failures_are_two_sides_of_one_interval(self, interval):
        """The interval of the failure rate is that of the pass rate turned over."""
        passed, tested = np.arange(31), 30
        one, other = interval(passed, tested), interval(tested - passed, tested)
        np.testing.assert_allclose(one.lower, 1 - other.upper, atol=1e-13)

    @BOTH
    def test_all_passed_or_none_still_has_a_width(self, interval):
        """21 of 21 may be below 100 %, and 0 of 21 above 0."""
        result = interval([21, 0], 21)
        assert result.upper[0] == 1
        assert result.lower[0] < 0.9
        assert result.lower[1] == 0
        assert result.upper[1] > 0.1

    def test_the_exact_interval_contains_the_inverse_of_two_binomial_tails(self):
        """At each Clopper-Pearson limit the tail beyond the count has just half of what is left over."""
        result = clopper_pearson_interval(35, 40)
        assert stats.binom.sf(34, 40, result.lower) == pytest.approx(0.025)
        assert stats.binom.cdf(35, 40, result.upper) == pytest.approx(0.025)

    def test_wilson_limits_lie_z_standard_errors_away(self):
        """The limit's own standard error, times z, is the distance to the rate: the definition."""
        result = wilson_interval(35, 40)
        for limit in (result.lower, result.upper):
            assert abs(0.875 - limit) == pytest.approx(1.959963984540054 * np.sqrt(limit * (1 - limit) / 40))

    @BOTH
    @pytest.mark.parametrize(
        ("passed", "tested", "why"),
        [
            (35, 30, "invalid"), (-1, 30, "invalid"), (2.5, 30, "invalid"), (2, 30.5, "invalid"),
            (2, np.inf, "invalid"),
            (-2, -1, "invalid"), (0, 0, "empty"), (1, 0, "invalid"), (np.nan, 3, "missing"),
            (3, np.nan, "missing"),
        ],
    )  # fmt: skip
    def test_bad_counts_have_no_rate_and_say_why(self, interval, passed, tested, why):
        """Every kind of bad count gives NaN with its reason, the group beside it untouched."""
        result = interval([passed, 3], [tested, 4])
        assert np.isnan([result.value[0], result.lower[0], result.upper[0]]).all()
        assert result.why.tolist() == [why, ""]
        assert result.value[1] == 0.75

    @BOTH
    def test_no_groups_at_all_are_no_groups(self, interval):
        """An empty list gives an empty result."""
        assert interval([], []).value.shape == (0,)

    @BOTH
    def test_a_wrong_confidence_is_an_error(self, interval):
        """95 is percent, not a fraction."""
        with pytest.raises(ValueError, match="'confidence'"):
            interval(1, 2, confidence=95)

    def test_limits_without_spread_are_the_rate(self):
        """A census leaves no doubt, at 0 and 1 either."""
        rate = np.array([0.0, 0.3, 1.0])
        for limit in wilson_limits(rate, np.zeros(3)):
            assert limit.tolist() == rate.tolist()

    def test_no_digits_are_lost_near_the_ends(self):
        """The limits of 0.000001 % and of its opposite are those that 50 digits give."""
        rate = 1e-8
        lower, upper = wilson_limits(np.array([rate]), np.array([1e-9]))
        root = np.sqrt(1e-18 + 4e-9 * rate * (1 - rate))
        assert lower[0] == pytest.approx((2 * rate + 1e-9 - root) / (2 * (1 + 1e-9)), rel=1e-7)
        assert upper[0] == pytest.approx((2 * rate + 1e-9 + root) / (2 * (1 + 1e-9)), rel=1e-7)


class TestSampleSize:
    """How many to test."""

    @pytest.mark.parametrize(
        ("half_width", "rate"), [(0.05, 0.5), (0.03, 0.93), (0.1, 1.0), (0.2, 0.0), (0.4, 0.3)]
    )
    @pytest.mark.parametrize("population", [np.inf, 700, 40])
    def test_it_is_the_first_number_that_is_enough(self, half_width, rate, population):
        """One by one from 1 upwards, the first number whose Wilson interval is narrow enough is the answer."""
        z2 = 1.959963984540054**2

        def half(n):
            left = 1 if np.isinf(population) else (population - n) / (population - 1)
            lower, upper = wilson_limits(np.array(rate), np.array(z2 / n * left))
            return (upper - lower) / 2

        first = next(n for n in range(1, 5000) if half(n) <= half_width)
        assert sample_size(half_width, rate, population=population).value == first

    def test_half_and_half_is_solved_by_hand(self):
        """At a rate of one half n + z² = z²/4w²: 384.15 - 3.84 = 380.3 for five points."""
        assert sample_size(0.05).value == 381

    def test_near_the_normal_formula_for_many(self):
        """For large samples it differs from z² p q / w² by no more than a few units."""
        ours = sample_size(0.01, 0.5, 0.95).value
        assert abs(ours - samplesize_confint_proportion(0.5, 0.01)) < 5

    def test_a_rate_near_one_needs_more_than_the_normal_formula_says(self):
        """At 97 % the normal formula asks for 1,118, with which the Wilson interval is still too wide."""
        assert sample_size(0.01, 0.97).value == 1143
        assert np.ceil(samplesize_confint_proportion(0.97, 0.01)) == 1118

    def test_never_more_than_there_are(self):
        """A census is always enough."""
        assert sample_size([0.001, 1e-9], 0.5, population=[50, 50]).value.tolist() == [50, 50]

    @pytest.mark.parametrize(
        ("half_width", "rate", "population", "why"),
        [
            (0, 0.5, 9, "invalid"), (-0.1, 0.5, 9, "invalid"), (0.1, 1.2, 9, "invalid"),
            (0.1, -0.1, 9, "invalid"),
            (0.1, 0.5, 2.5, "invalid"), (0.1, 0.5, -2, "invalid"), (0.1, 0.5, 0, "empty"),
            (np.nan, 0.5, 9, "missing"),
            (0.1, np.nan, 9, "missing"), (0.1, 0.5, np.nan, "missing"),
        ],
    )  # fmt: skip
    def test_impossible_wishes_have_no_number(self, half_width, rate, population, why):
        """A width of 0, a rate beyond 1 or a population that is no count gives a reason."""
        result = sample_size(half_width, rate, population=population)
        assert np.isnan(result.value)
        assert str(result.why) == why
