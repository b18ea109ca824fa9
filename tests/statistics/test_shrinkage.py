"""Shrunken rates beside the raw ones (收缩估计)."""

import numpy as np
import pytest
from scipy import optimize, stats

from qualitykit.statistics.shrinkage import Prior, beta_prior, shrunken_rate

HITS = np.array([18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7])
SEASON = np.array(
    [
        0.346,
        0.298,
        0.276,
        0.222,
        0.273,
        0.270,
        0.263,
        0.210,
        0.269,
        0.230,
        0.264,
        0.256,
        0.303,
        0.264,
        0.226,
        0.286,
        0.316,
        0.200,
    ]
)
"""Efron and Morris (1977, Scientific American 236(5), 119-127): hits in the first 45 at bats of 18 players, and the
average of each over the rest of the season."""


def known(mean, strength):
    """A prior that is given, for any number of units."""
    return Prior(np.array(float(mean)), np.array(float(strength)), np.array(2), np.array(0, np.uint8))


class TestPublished:
    """Baseball."""

    def test_shrinking_cuts_the_error_by_the_published_factor(self):
        """Efron and Morris report a total squared error 3.5 times smaller than that of the raw averages."""
        result = shrunken_rate(HITS, np.full(18, 45))
        raw, shrunken = (np.sum((rate - SEASON) ** 2) for rate in (HITS / 45, result.value))
        assert round(raw / shrunken, 1) == 3.5
        assert float(beta_prior(HITS, np.full(18, 45)).mean) == pytest.approx(0.265, abs=5e-4)


class TestPrior:
    """How units are spread."""

    def test_solved_by_hand(self):
        """2 and 8 of 10: S = 0.09, a = 0.05, b = 0.5, so ρ = (0.09 - 0.0125)/(0.25 · 0.45)."""
        rho = (0.09 - 0.0125) / (0.25 * 0.45)
        assert float(beta_prior([2, 8], [10, 10]).strength) == pytest.approx(1 / rho - 1)

    def test_it_finds_the_beta_that_made_the_data(self):
        """From 4,000 units with Beta(45, 5) rates the mean is 0.9 and the strength about 50."""
        rng = np.random.default_rng(83)
        tested = rng.integers(20, 200, 4000)
        prior = beta_prior(rng.binomial(tested, rng.beta(45, 5, 4000)), tested)
        assert float(prior.mean) == pytest.approx(0.9, abs=0.003)
        assert float(prior.strength) == pytest.approx(50, rel=0.1)

    def test_near_the_maximum_likelihood_of_scipy(self):
        """The moments come within a tenth of what maximising the beta-binomial likelihood finds."""
        rng = np.random.default_rng(89)
        tested = rng.integers(30, 90, 500)
        passed = rng.binomial(tested, rng.beta(18, 2, 500))

        def loss(logs):
            mean, strength = 1 / (1 + np.exp(-logs[0])), np.exp(logs[1])
            return -stats.betabinom.logpmf(passed, tested, mean * strength, (1 - mean) * strength).sum()

        best = optimize.minimize(loss, [2.0, 3.0], method="Nelder-Mead").x
        prior = beta_prior(passed, tested)
        assert float(prior.strength) == pytest.approx(np.exp(best[1]), rel=0.1)
        assert float(prior.mean) == pytest.approx(1 / (1 + np.exp(-best[0])), abs=0.005)

    def test_units_within_chance_pool_completely(self):
        """Where rates differ less than chance would make them, the strength is infinite."""
        assert float(beta_prior([9, 9, 9], [10, 10, 10]).strength) == np.inf

    def test_all_or_nothing_does_not_pool(self):
        """Units that pass in full or not at all tell nothing of each other."""
        assert float(beta_prior([0, 10, 0, 10], [10, 10, 10, 10]).strength) == 0

    @pytest.mark.parametrize(
        ("passed", "tested", "why"),
        [
            ([3], [4], "one_group"),
            ([3, np.nan], [4, 4], "one_group"),
            ([4, 4], [4, 4], "constant"),
            ([0, 0], [3, 4], "constant"),
            ([1, 0], [1, 1], "short"),
            ([], [], "one_group"),
        ],
    )
    def test_no_spread_no_prior(self, passed, tested, why):
        """One unit, rates all 0 or all 1, and single tests leave no spread to estimate."""
        prior = beta_prior(passed, tested)
        assert np.isnan(prior.strength)
        assert str(prior.why) == why

    def test_holes_do_not_count(self):
        """Units without a rate change nothing."""
        holed, whole = beta_prior([2, np.nan, 8, 0, 9], [10, 5, 10, 0, 4]), beta_prior([2, 8], [10, 10])
        assert (float(holed.mean), float(holed.strength), int(holed.n)) == (
            float(whole.mean),
            float(whole.strength),
            2,
        )


class TestShrunken:
    """Rates drawn together."""

    def test_solved_by_hand(self):
        """5 of 10 with a prior worth 10 tests at 90 %: 14 of 20."""
        assert float(shrunken_rate([5], [10], prior=known(0.9, 10)).value[0]) == 0.7

    def test_it_is_a_weighted_mean_of_the_raw_and_the_common_rate(self):
        """The share of the common rate is M/(n + M)."""
        passed, tested = np.array([5, 90, 400]), np.array([10, 100, 500])
        result = shrunken_rate(passed, tested, prior=known(0.9, 30))
        share = 30 / (tested + 30)
        np.testing.assert_allclose(result.value, share * 0.9 + (1 - share) * passed / tested)

    def test_fewer_tests_are_drawn_further(self):
        """Two units at 50 % end up the nearer to 90 % the fewer tests they had."""
        near, far = shrunken_rate([5, 500], [10, 1000], prior=known(0.9, 30)).value
        assert 0.9 > near > far > 0.5

    def test_limits_are_quantiles_of_the_posterior(self):
        """Each limit leaves 2.5 % of scipy's beta distribution beyond it."""
        result = shrunken_rate([5, 90], [10, 100], prior=known(0.9, 10))
        for i, (hits, misses) in enumerate([(14, 6), (99, 11)]):
            assert (result.lower[i], result.upper[i]) == pytest.approx(
                stats.beta.interval(0.95, hits, misses)
            )

    def test_complete_pooling_gives_everyone_the_common_rate(self):
        """With infinite strength the units do not differ, and the plug-in limits have no width."""
        result = shrunken_rate([9, 9, 9], [10, 10, 10], prior=beta_prior([9, 9, 9], [10, 10, 10]))
        assert result.value.tolist() == result.lower.tolist() == [0.9, 0.9, 0.9]

    def test_no_strength_leaves_the_raw_rates(self):
        """With strength 0 a rate of 1 stays 1, its posterior improper and its width none."""
        result = shrunken_rate([10, 4], [10, 10], prior=known(0.9, 0))
        assert result.value.tolist() == [1, 0.4]
        assert result.lower[0] == 1
        assert result.lower[1] < 0.4

    def test_random_lists_with_holes_agree_with_the_slow_twin(self):
        """Each list has what it has alone, and units without a rate their reason."""
        rng = np.random.default_rng(97)
        tested = rng.integers(0, 60, (30, 7)).astype(float)
        passed = rng.binomial(tested.astype(int), rng.beta(9, 1, (30, 7))).astype(float)
        passed[rng.random(passed.shape) < 0.1] = np.nan
        together = shrunken_rate(passed, tested)
        for i in range(30):
            there = ~np.isnan(passed[i]) & (tested[i] > 0)
            alone = shrunken_rate(passed[i][there], tested[i][there])
            np.testing.assert_allclose(together.value[i][there], alone.value)
            np.testing.assert_allclose(together.upper[i][there], alone.upper)
            assert set(together.why[i][~there]) <= {"missing", "empty"}

    def test_a_given_prior_passes_its_reason_on(self):
        """Units take the reason of a prior that could not be estimated, after their own."""
        passed, tested = [4, 4, 0], [4, 4, 0]
        result = shrunken_rate(passed, tested, prior=beta_prior(passed, tested))
        assert result.why.tolist() == ["constant", "constant", "empty"]


class TestWithoutAPrior:
    """The prior's own uncertainty counted in."""

    def test_solved_by_a_fine_grid_in_scipy(self):
        """Mean and variance are those of a mixture of posteriors over 2,000 strengths, one unit at a time."""
        passed, tested = np.array([9, 27, 30, 12]), np.array([10, 30, 30, 20])
        size = 4 / np.sum(1 / tested)
        shares = (np.arange(2000) + 0.5) / 2000
        rows = []
        for strength in size * shares / (1 - shares):
            weight = tested * (strength + 1) / (tested + strength)
            mean = (np.sum(weight * passed / tested) + 0.5) / (weight.sum() + 1)
            doubt = mean * (1 - mean) / (weight.sum() + 2)
            a, b = mean * strength, (1 - mean) * strength
            chance = np.prod(stats.betabinom.pmf(passed, tested, a, b)) * np.sqrt(doubt)
            hits, both = passed + a, tested + strength
            spread = hits * (both - hits) / both**2 / (both + 1) + (strength / both) ** 2 * doubt
            rows.append((chance, hits / both, spread))
        chances = np.array([row[0] for row in rows])[:, None] / sum(row[0] for row in rows)
        means, spreads = np.array([row[1] for row in rows]), np.array([row[2] for row in rows])
        value = np.sum(chances * means, 0)
        variance = np.sum(chances * (spreads + means**2), 0) - value**2
        weight = value * (1 - value) / variance - 1
        result = shrunken_rate(passed, tested)
        np.testing.assert_allclose(result.value, value, atol=2e-4)
        expected = stats.beta.ppf(0.025, value * weight, (1 - value) * weight)
        np.testing.assert_allclose(result.lower, expected, atol=5e-4)

    def test_units_that_all_pass_still_have_a_width(self):
        """Full marks all round leave every unit somewhat below 1, those with few tests the more so."""
        result = shrunken_rate([21, 5, 200], [21, 5, 200])
        assert (result.upper > result.value).all()
        assert (result.lower < result.value).all()
        assert result.lower[1] < result.lower[0] < result.lower[2] < 1

    @pytest.mark.parametrize(("tests", "strength"), [(10, 30), (30, 30), (100, 30), (30, 300), (100, 1e6)])
    def test_the_limits_hold_the_true_rates(self, tests, strength):
        """Of eight units more than 90 % of the true rates lie in the 95 % limits; the plug-in ones hold fewer."""
        rng = np.random.default_rng(103)
        truth = rng.beta(0.93 * strength, 0.07 * strength, (500, 8))
        passed, tested = rng.binomial(tests, truth), np.full((500, 8), tests)
        full, plug_in = (
            shrunken_rate(passed, tested, prior=prior) for prior in (None, beta_prior(passed, tested))
        )
        held, held_plug_in = (np.mean((e.lower <= truth) & (e.upper >= truth)) for e in (full, plug_in))
        assert held > 0.9
        assert held_plug_in < held

    def test_a_single_unit_has_nothing_to_be_drawn_to(self):
        """It is one group, whatever else is missing."""
        assert shrunken_rate([5, 1, np.nan], [4, 1, 3]).why.tolist() == ["invalid", "one_group", "missing"]
        assert shrunken_rate([], []).value.shape == (0,)
