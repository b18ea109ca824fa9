"""Two rates compared (两率比较)."""

import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.stats.contingency import relative_risk
from statsmodels.stats.proportion import confint_proportions_2indep

from qualitykit.statistics.rates import wilson_interval
from qualitykit.statistics.two_rates import rate_difference, rate_ratio

Z2 = 1.959963984540054**2


def limits(result, digits=4):
    """The rounded limits of a single group."""
    return round(float(result.lower), digits), round(float(result.upper), digits)


class TestDifference:
    """Newcombe's hybrid score interval."""

    @pytest.mark.parametrize(
        ("counts", "printed"),
        [
            ((56, 70, 48, 80), (0.0524, 0.3339)), ((9, 10, 3, 10), (0.1705, 0.8090)), ((6, 7, 2, 7),
            (0.0582, 0.8062)),
            ((5, 56, 0, 29), (-0.0381, 0.1926)), ((0, 10, 0, 20), (-0.1611, 0.2775)), ((0, 10, 0, 10),
            (-0.2775, 0.2775)),
            ((10, 10, 0, 20), (0.6791, 1.0000)), ((10, 10, 0, 10), (0.6075, 1.0000)),
        ],
    )  # fmt: skip
    def test_published_intervals(self, counts, printed):
        """Newcombe (1998, Statistics in Medicine 17, 873-890, table II) prints these for method 10."""
        assert limits(rate_difference(*counts)) == printed

    def test_agrees_with_statsmodels_one_by_one(self):
        """Each group of random data has what statsmodels gives for it alone."""
        rng = np.random.default_rng(3)
        tested, other = rng.integers(1, 90, (2, 200))
        passed, passed_other = rng.binomial(tested, 0.9), rng.binomial(other, 0.8)
        result = rate_difference(passed, tested, passed_other, other, 0.9)
        for i, counts in enumerate(zip(passed, tested, passed_other, other, strict=True)):
            expected = confint_proportions_2indep(*counts, compare="diff", method="newcomb", alpha=0.1)
            assert (result.lower[i], result.upper[i]) == pytest.approx(expected, abs=1e-12)

    def test_swapping_the_samples_turns_the_interval_over(self):
        """First less other and other less first are opposite."""
        one, two = rate_difference(35, 40, 80, 100), rate_difference(80, 100, 35, 40)
        assert (one.value, one.lower, one.upper) == pytest.approx((-two.value, -two.upper, -two.lower))

    def test_against_a_rate_that_is_known_it_is_the_wilson_interval(self):
        """With ever more tests in the other sample the interval comes to Wilson's, shifted."""
        alone = wilson_interval(35, 40)
        result = rate_difference(35, 40, 8 * 10**11, 10**12)
        assert result.lower + 0.8 == pytest.approx(alone.lower, abs=1e-5)
        assert result.upper + 0.8 == pytest.approx(alone.upper, abs=1e-5)


def score(ratio, x1, n1, x2, n2):
    """The score statistic of a ratio, from the likeliest two rates that have it: the definition, for one pair."""
    a, b, c = (n1 + n2) * ratio, -(n1 * ratio + x1 + n2 + x2 * ratio), x1 + x2
    p2 = min(2 * c / (-b + np.sqrt(max(b * b - 4 * a * c, 0))), 1, 1 / ratio)
    parts = [(x - n * p, n * p * (1 - p)) for x, n, p in ((x1, n1, min(ratio * p2, 1)), (x2, n2, p2))]
    return sum(0 if abs(d) < 1e-12 else d * d / v if v > 0 else np.inf for d, v in parts)


class TestRatio:
    """Koopman's score interval, Miettinen and Nurminen's, and the plain logarithmic one."""

    def test_published_interval(self):
        """Koopman (1984, Biometrics 40, 513-517) gives (2.94, 7.15) for 36 of 40 and 16 of 80."""
        assert limits(rate_ratio(36, 40, 16, 80, method="koopman"), 2) == (2.94, 7.15)

    def test_the_package_propcis_agrees(self):
        """The test data of statsmodels print (1.220853, 42.575718) of PropCIs for 7 of 34 and 1 of 34."""
        assert limits(rate_ratio(7, 34, 1, 34, method="koopman"), 6) == (1.220853, 42.575718)

    @pytest.mark.parametrize(("method", "correction"), [("koopman", False), ("miettinen_nurminen", True)])
    def test_agrees_with_statsmodels_one_by_one(self, method, correction):
        """Each pair with counts that are neither 0 nor full has what statsmodels finds by search."""
        rng = np.random.default_rng(5)
        tested, other = rng.integers(5, 90, (2, 40))
        passed, passed_other = rng.integers(1, tested), rng.integers(1, other)
        result = rate_ratio(passed, tested, passed_other, other, method=method)
        for i, counts in enumerate(zip(passed, tested, passed_other, other, strict=True)):
            expected = confint_proportions_2indep(
                *counts, compare="ratio", method="score", correction=correction
            )
            assert (result.lower[i], result.upper[i]) == pytest.approx(expected, rel=1e-6)

    def test_katz_agrees_with_scipy_one_by_one(self):
        """The logarithmic interval is scipy's."""
        for counts in ((35, 40, 80, 100), (3, 9, 2, 80)):
            expected = relative_risk(*counts).confidence_interval(0.95)
            result = rate_ratio(*counts, method="katz")
            assert (result.lower, result.upper) == pytest.approx((expected.low, expected.high))

    @pytest.mark.parametrize(("n1", "n2"), [(1, 1), (3, 5), (10, 4), (4, 10)])
    def test_every_pair_of_small_counts_is_solved_by_search(self, n1, n2):
        """With 0 and full counts too, each limit is where the score statistic, found anew, comes to z²."""
        pairs = [(x1, x2) for x1 in range(n1 + 1) for x2 in range(n2 + 1) if x1 or x2]
        result = rate_ratio([x1 for x1, _ in pairs], n1, [x2 for _, x2 in pairs], n2, method="koopman")
        for i, (x1, x2) in enumerate(pairs):
            for limit, bound in ((result.lower[i], x1 == 0), (result.upper[i], x2 == 0)):
                assert (
                    (limit in (0, np.inf))
                    if bound
                    else score(limit, x1, n1, x2, n2) == pytest.approx(Z2, rel=1e-6)
                )

    def test_a_limit_found_by_search_from_afar_is_the_same(self):
        """The upper limit for 3 of 3 against 5 of 5 is the root that bracketing finds."""
        root = brentq(lambda r: score(r, 3, 3, 5, 5) - Z2, 1.0001, 100)
        assert float(rate_ratio(3, 3, 5, 5, method="koopman").upper) == pytest.approx(root)

    def test_the_default_is_the_wider_score_interval(self):
        """Miettinen and Nurminen's factor N/(N - 1) makes Koopman's interval a little wider."""
        ours, koopman = rate_ratio(36, 40, 16, 80), rate_ratio(36, 40, 16, 80, method="koopman")
        assert ours.method == "miettinen_nurminen"
        assert ours.lower < koopman.lower < koopman.upper < ours.upper

    def test_swapping_the_samples_inverts_the_interval(self):
        """The limits of the inverse ratio are the inverse limits."""
        one, two = rate_ratio(35, 40, 80, 100), rate_ratio(80, 100, 35, 40)
        assert (one.lower, one.upper) == pytest.approx((1 / two.upper, 1 / two.lower))

    def test_rates_of_zero(self):
        """No pass in the other sample leaves the ratio without upper end, none in the first one without lower."""
        result = rate_ratio([3, 0, 0], 10, [0, 3, 0], 10)
        assert result.value.tolist()[:2] == [np.inf, 0]
        assert result.upper[0] == np.inf
        assert 0 < result.lower[0] < np.inf
        assert result.lower[1] == 0
        assert 0 < result.upper[1] < np.inf
        assert result.why.tolist() == ["", "", "no_base"]

    def test_katz_says_nothing_about_rates_of_zero(self):
        """The logarithmic interval is everything where a count is 0."""
        result = rate_ratio([3, 0], 10, [0, 3], 10, method="katz")
        assert (result.lower.tolist(), result.upper.tolist()) == ([0, 0], [np.inf, np.inf])

    def test_an_unknown_method_is_an_error(self):
        """The message lists the three."""
        with pytest.raises(ValueError, match="'method' must be one of miettinen_nurminen, koopman, katz"):
            rate_ratio(1, 2, 1, 2, method="wald")


@pytest.mark.parametrize("statistic", [rate_difference, rate_ratio])
@pytest.mark.parametrize(
    ("counts", "why"),
    [
        ((5, 4, 1, 2), "invalid"), ((1, 2, 5, 4), "invalid"), ((1, 2, -1, 4), "invalid"), ((0.5, 2, 1, 4), "invalid"),
        ((0, 0, 1, 2), "empty"), ((1, 2, 0, 0), "empty"), ((np.nan, 2, 1, 2), "missing"),
        ((1, 2, 1, np.nan), "missing"),
    ],
)  # fmt: skip
def test_bad_counts_in_either_sample_have_a_reason(statistic, counts, why):
    """A fault of one sample leaves no comparison, and the first fault in the order of the reasons is named."""
    result = statistic(*counts)
    assert np.isnan([result.value, result.lower, result.upper]).all()
    assert str(result.why) == why
