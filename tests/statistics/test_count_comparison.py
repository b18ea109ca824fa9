"""Rates per exposure compared (暴露率比较)."""

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.rates import test_poisson_2indep as poisson_2indep

from qualitykit.statistics.count_comparison import (
    exposure_rate_ratio,
    exposure_rate_ratio_test,
    reference_rate_test,
)

R_EXAMPLE = 11, 800, 6 + 8 + 7, 1083 + 1050 + 878
"""The example of R's manual page of poisson.test: rate ratio 1.971488 (0.8584264, 4.2772659), p = 0.07967."""


def random_pairs(groups=300, seed=17):
    """Two counts and two exposures for many groups, ties and zeros among them."""
    rng = np.random.default_rng(seed)
    return (
        rng.integers(0, 15, groups),
        rng.integers(1, 6, groups),
        rng.integers(0, 15, groups),
        rng.integers(1, 6, groups),
    )


class TestRatio:
    """Ratio and exact interval."""

    def test_published_example(self):
        """R's manual prints 1.971488 with (0.8584264, 4.2772659)."""
        result = exposure_rate_ratio(*R_EXAMPLE)
        assert [round(float(x), 6) for x in (result.value, result.lower, result.upper)] == [
            1.971488,
            0.858426,
            4.277266,
        ]

    def test_the_limits_are_clopper_pearson_shares(self):
        """Each group's limits come from scipy's interval of the share of the events."""
        x1, t1, x2, t2 = random_pairs(100)
        result = exposure_rate_ratio(x1, t1, x2, t2)
        for i in np.flatnonzero(x1 + x2):
            shares = stats.binomtest(int(x1[i]), int(x1[i] + x2[i])).proportion_ci(0.95, "exact")
            odds = [s / (1 - s) if s < 1 else np.inf for s in shares]
            assert (result.lower[i], result.upper[i]) == pytest.approx([o * t2[i] / t1[i] for o in odds])

    def test_swapping_inverts(self):
        """The interval of the inverse ratio is the inverse interval."""
        one, two = exposure_rate_ratio(*R_EXAMPLE), exposure_rate_ratio(*R_EXAMPLE[2:], *R_EXAMPLE[:2])
        assert (float(one.lower), float(one.upper)) == pytest.approx(
            (1 / float(two.upper), 1 / float(two.lower))
        )

    def test_no_events(self):
        """None in the other sample leaves the ratio open above, none in either undefined."""
        result = exposure_rate_ratio([3, 0, 0], 10, [0, 3, 0], 20)
        assert result.value.tolist()[:2] == [np.inf, 0]
        assert (result.upper[0], result.lower[1]) == (np.inf, 0)
        assert result.why.tolist() == ["", "", "no_base"]


class TestRatioTest:
    """Exact p-values."""

    def test_published_example(self):
        """R's manual prints p = 0.07967 for the test by minimum likelihood."""
        assert (
            round(float(exposure_rate_ratio_test(*R_EXAMPLE, method="minimum_likelihood").p_value), 5)
            == 0.07967
        )

    @pytest.mark.parametrize("alternative", ["two-sided", "greater", "less"])
    def test_agrees_with_scipy_one_by_one(self, alternative):
        """Each p-value is that of scipy's binomial test, ties on both sides of the mode included."""
        x1, t1, x2, t2 = random_pairs()
        result = exposure_rate_ratio_test(x1, t1, x2, t2, 1.25, alternative, "minimum_likelihood")
        for i in np.flatnonzero(x1 + x2):
            share = 1.25 * t1[i] / (1.25 * t1[i] + t2[i])
            expected = stats.binomtest(int(x1[i]), int(x1[i] + x2[i]), share, alternative).pvalue
            assert result.p_value[i] == pytest.approx(expected)

    def test_agrees_with_statsmodels(self):
        """The conditional exact test of statsmodels gives the same p-value."""
        x1, t1, x2, t2 = R_EXAMPLE
        expected = poisson_2indep(x1, t1, x2, t2, method="exact-cond").pvalue
        assert float(
            exposure_rate_ratio_test(*R_EXAMPLE, method="minimum_likelihood").p_value
        ) == pytest.approx(expected)

    @pytest.mark.parametrize("ratio", [0.5, 1, 2])
    def test_the_central_test_and_the_interval_never_disagree(self, ratio):
        """p is below 5 % exactly where the 95 % interval leaves the ratio out."""
        pairs = random_pairs()
        interval, test = exposure_rate_ratio(*pairs), exposure_rate_ratio_test(*pairs, ratio)
        there = interval.reason == 0
        outside = (interval.lower > ratio) | (interval.upper < ratio)
        assert ((test.p_value < 0.05) == outside)[there].all()

    def test_no_event_at_all_is_no_evidence(self):
        """p is 1 whatever the question."""
        for alternative in ("two-sided", "greater", "less"):
            assert float(exposure_rate_ratio_test(0, 3, 0, 4, alternative=alternative).p_value) == 1

    def test_one_sided_tails_share_the_count(self):
        """Both tails together are 1 plus the chance of the very count."""
        tails = [
            float(exposure_rate_ratio_test(4, 2, 3, 1, alternative=a).p_value) for a in ("greater", "less")
        ]
        assert sum(tails) == pytest.approx(1 + stats.binom.pmf(4, 7, 2 / 3))

    def test_a_ratio_that_is_none_is_invalid(self):
        """There is no testing against a ratio of 0."""
        result = exposure_rate_ratio_test(4, 2, 3, 1, ratio=[0, -1, 1])
        assert result.why.tolist() == ["invalid", "invalid", ""]

    @pytest.mark.parametrize("options", [{"alternative": "above"}, {"method": "wald"}])
    def test_unknown_words_are_errors(self, options):
        """Alternatives and methods are closed lists."""
        with pytest.raises(ValueError, match="must be one of"):
            exposure_rate_ratio_test(1, 1, 1, 1, **options)


class TestReference:
    """Against a national line."""

    def test_solved_by_hand(self):
        """Two events where one was to be expected: 1 - 2/e."""
        assert float(reference_rate_test(2, 10_000, 1e-4).p_value) == pytest.approx(1 - 2 / np.e)

    @pytest.mark.parametrize("alternative", ["greater", "less"])
    def test_agrees_with_scipy_one_by_one(self, alternative):
        """Each p-value is a Poisson tail."""
        counts, exposure, reference = np.arange(12), np.linspace(0.5, 40, 12), 0.3
        result = reference_rate_test(counts, exposure, reference, alternative)
        mean = reference * exposure
        expected = (
            stats.poisson.sf(counts - 1, mean)
            if alternative == "greater"
            else stats.poisson.cdf(counts, mean)
        )
        np.testing.assert_allclose(result.p_value, expected)

    def test_a_rate_that_must_be_0(self):
        """Against a reference of 0 one event settles it and none says nothing."""
        assert reference_rate_test([0, 1], 5, 0.0).p_value.tolist() == [1, 0]

    def test_the_two_sided_option_does_not_exist(self):
        """The question is always whether the rate is above, or below, the line."""
        with pytest.raises(ValueError, match="'alternative' must be one of greater, less"):
            reference_rate_test(1, 1, 1, "two-sided")


@pytest.mark.parametrize(
    ("arrays", "why"),
    [
        ((1, 0, 1, 2), "empty"),
        ((-1, 2, 1, 2), "invalid"),
        ((1, 2, 0.5, 2), "invalid"),
        ((1, 2, np.nan, 2), "missing"),
        ((1, 2, 1, -2), "invalid"),
    ],
)
def test_bad_counts_have_a_reason(arrays, why):
    """A fault of either sample leaves neither ratio nor p-value."""
    estimate, test = exposure_rate_ratio(*arrays), exposure_rate_ratio_test(*arrays)
    assert np.isnan([estimate.value, estimate.lower, estimate.upper, test.p_value]).all()
    assert str(estimate.why) == str(test.why) == why


@pytest.mark.parametrize(
    ("arrays", "why"),
    [
        ((1, 0, 1), "empty"),
        ((1, 2, -1), "invalid"),
        ((1, 2, np.nan), "missing"),
        ((0.5, 2, 1), "invalid"),
        ((1, 2, np.inf), "invalid"),
    ],
)
def test_bad_references_have_a_reason(arrays, why):
    """No comparison with a reference that is none."""
    assert str(reference_rate_test(*arrays).why) == why
    assert np.isnan(reference_rate_test(*arrays).p_value)
