"""Funnel limits and the spread between units (漏斗图界限)."""

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.meta_analysis import combine_effects

from qualitykit.statistics.funnel import funnel_proportions, funnel_ratios, spread_between


def printed_limit(distribution, tail):
    """(r - a) as in Spiegelhalter (2005), appendix A.1.1, for one unit by counting upwards."""
    r = 0
    while distribution.cdf(r) < tail:
        r += 1
    return r - (distribution.cdf(r) - tail) / (distribution.cdf(r) - distribution.cdf(r - 1))


class TestProportions:
    """Pass rates."""

    def test_the_printed_formula_unit_by_unit(self):
        """With tails as published each limit is the interpolated quantile, found by counting upwards."""
        tested = np.array([8, 25, 60, 200, 413])
        funnel = funnel_proportions([7, 20, 50, 150, 400], tested, target=0.8, tails="published")
        for row, level in enumerate((0.95, 0.998)):
            for i, n in enumerate(tested):
                unit = stats.binom(n, 0.8)
                assert funnel.lower[row, i] * n == pytest.approx(max(printed_limit(unit, (1 - level) / 2), 0))
                assert funnel.upper[row, i] * n == pytest.approx(printed_limit(unit, (1 + level) / 2))

    def test_equal_tails_treat_passes_and_failures_alike(self):
        """The funnel of the failure rates is that of the pass rates turned over."""
        tested = np.arange(1, 80)
        one, other = (
            funnel_proportions(tested - 1, tested, 0.95),
            funnel_proportions(np.ones(79), tested, 0.05),
        )
        np.testing.assert_allclose(one.lower, 1 - other.upper, atol=1e-9)
        np.testing.assert_array_equal(one.position, -other.position)

    @pytest.mark.parametrize("target", [0.5, 0.93, 0.99])
    def test_outside_means_an_exact_tail_below_half_of_the_rest(self, target):
        """For every count out of 60 the position is that of the two binomial tails."""
        counts = np.arange(61)
        funnel = funnel_proportions(counts, np.full(61, 60), target)
        for row, level in enumerate((0.95, 0.998)):
            low = stats.binom.cdf(counts, 60, target) < (1 - level) / 2
            high = stats.binom.sf(counts - 1, 60, target) < (1 - level) / 2
            np.testing.assert_array_equal(funnel.position[row], high.astype(int) - low)

    def test_a_small_unit_that_passes_in_full_is_not_remarkable(self):
        """5 of 5 at a target of 95 % happens to 77 in 100 units; the printed upper limit would flag it."""
        assert funnel_proportions([5], [5], 0.95).position.tolist() == [[0], [0]]
        assert funnel_proportions([5], [5], 0.95, tails="published").position.tolist() == [[1], [1]]

    def test_false_alarms_stay_below_the_nominal_share(self):
        """Of units that are all at the target no more than 5 % and 0.2 % lie outside."""
        rng = np.random.default_rng(31)
        tested = rng.integers(10, 300, (1, 30_000))
        funnel = funnel_proportions(rng.binomial(tested, 0.95), tested, 0.95)
        assert (np.mean(funnel.position != 0, (1, 2)) < (0.05, 0.002)).all()

    def test_the_pooled_rate_is_the_target_unless_one_is_given(self):
        """All passed over all tested, units without a rate left out."""
        funnel = funnel_proportions([9, 18, np.nan, 3], [10, 20, 5, 2])
        assert float(funnel.target) == pytest.approx(27 / 30)
        assert funnel.why.tolist() == ["", "", "missing", "invalid"]
        assert funnel.position[:, 2:].tolist() == [[0, 0], [0, 0]]
        assert np.isnan(funnel.lower[:, 2:]).all()

    @pytest.mark.parametrize("target", [0.0, 1.0])
    def test_a_target_at_the_end_tolerates_nothing_else(self, target):
        """Where all must pass, one failure is outside and none is inside."""
        funnel = funnel_proportions([0, 5, 10], [10, 10, 10], target)
        assert (funnel.lower == target).all()
        assert (funnel.upper == target).all()
        assert funnel.position[0].tolist() == [np.sign(rate - target) for rate in (0, 0.5, 1)]

    def test_limits_close_in_as_units_grow(self):
        """The funnel has the shape of one."""
        tested = np.array([50, 500, 5000, 50_000])
        funnel = funnel_proportions(tested, tested, 0.95)
        assert (np.diff(funnel.upper[:, 1:] - funnel.lower[:, 1:]) < 0).all()
        assert (funnel.lower[1] < funnel.lower[0]).all()

    def test_lists_of_units_are_independent(self):
        """Each row has the funnel that it has alone."""
        rng = np.random.default_rng(37)
        tested = rng.integers(1, 100, (4, 9))
        passed = rng.binomial(tested, 0.8)
        together = funnel_proportions(passed, tested, overdispersion=True)
        for i in range(4):
            alone = funnel_proportions(passed[i], tested[i], overdispersion=True)
            np.testing.assert_allclose(together.lower[:, i], alone.lower)
            np.testing.assert_allclose(together.z[i], alone.z)
            assert together.tau[i] == pytest.approx(float(alone.tau))

    def test_no_units_and_nothing_tested(self):
        """An empty list has an empty funnel, a list of empty units no target."""
        assert funnel_proportions([], []).lower.shape == (2, 0)
        empty = funnel_proportions([0, 0], [0, 0])
        assert np.isnan(empty.target)
        assert empty.why.tolist() == ["empty", "empty"]


class TestOverDispersion:
    """Spread between units."""

    def test_solved_by_hand(self):
        """z = -3, 0, 3 with unit errors: φ = 18/3, τ² = (18 - 2)/(3 - 1)."""
        phi, tau2 = spread_between([-3.0, 0, 3.0], [1, 1, 1], winsorise=0)
        assert (float(phi), float(tau2)) == (6, 8)

    def test_winsorising_draws_the_ends_in(self):
        """Of 0, 1, …, 10 the ends become 1 and 9: the same φ as if they were."""
        ends = np.arange(11.0)
        drawn = np.clip(ends, 1, 9)
        assert float(spread_between(ends, np.ones(11))[0]) == pytest.approx(np.mean(drawn**2))

    def test_agrees_with_the_meta_analysis_of_statsmodels(self):
        """Around the weighted mean and without winsorising, τ² is DerSimonian and Laird's."""
        rng = np.random.default_rng(41)
        effect, variance = rng.normal(0, 2, 15), rng.random(15) + 0.2
        mean = np.average(effect, weights=1 / variance)
        expected = combine_effects(effect, variance, method_re="dl").tau2
        assert float(
            spread_between((effect - mean) / np.sqrt(variance), np.sqrt(variance), 0)[1]
        ) == pytest.approx(expected)

    def test_missing_units_do_not_count(self):
        """A hole among the units changes neither φ nor τ²."""
        z, error = np.array([-2.0, 1, 4, 0.5]), np.array([1, 2, 3, 1.0])
        holed = spread_between(np.insert(z, 2, np.nan), np.insert(error, 2, 5))
        np.testing.assert_allclose(holed, spread_between(z, error))

    @pytest.mark.parametrize("z", [[], [np.nan], [3.0], [np.nan, 5.0]])
    def test_one_unit_has_no_spread(self, z):
        """τ² of fewer than two units is 0."""
        assert float(spread_between(np.array(z), np.ones(len(z)))[1]) == 0

    def test_units_within_chance_have_none(self):
        """τ² is never negative, and the limits are then the exact ones."""
        tested, passed = np.full(8, 100), np.full(8, 90)
        wide, exact = (funnel_proportions(passed, tested, overdispersion=o) for o in (True, False))
        assert float(wide.tau) == 0
        np.testing.assert_array_equal(wide.lower, exact.lower)

    def test_spread_widens_the_limits(self):
        """Units that differ by more than chance all lie within wider limits, on the arcsine scale."""
        tested = np.full(10, 400)
        passed = np.array([280, 290, 300, 310, 320, 330, 340, 350, 360, 370])
        exact, wide = (funnel_proportions(passed, tested, overdispersion=o) for o in (False, True))
        assert np.abs(exact.position[0]).sum() >= 6
        assert np.abs(wide.position).sum() == 0
        assert float(exact.phi) == float(wide.phi) > 10
        goal = np.arcsin(np.sqrt(wide.target))
        reach = 1.959963984540054 * np.sqrt(1 / 1600 + wide.tau**2)
        np.testing.assert_allclose(wide.lower[0], np.sin(goal - reach) ** 2)
        np.testing.assert_allclose(
            wide.z, (np.arcsin(np.sqrt(passed / 400)) - goal) / np.sqrt(1 / 1600 + wide.tau**2)
        )

    def test_limits_never_leave_0_and_1(self):
        """However large the spread."""
        funnel = funnel_proportions([0, 50, 0, 50], [50, 50, 50, 50], overdispersion=True)
        assert (funnel.lower >= 0).all()
        assert (funnel.upper <= 1).all()

    def test_p_values_are_those_of_z(self):
        """Two normal tails each, NaN where there is no unit."""
        funnel = funnel_proportions([90, 70, 1], [100, 100, 0])
        np.testing.assert_allclose(funnel.p_value, 2 * stats.norm.sf(np.abs(funnel.z)))
        assert np.isnan(funnel.p_value[2])

    @pytest.mark.parametrize("share", [-0.1, 0.5, 10])
    def test_half_of_the_units_cannot_be_drawn_in(self, share):
        """The share winsorised at each end is below one half."""
        with pytest.raises(ValueError, match=r"'winsorise' must be in \[0, 0.5\)"):
            funnel_proportions([1], [2], winsorise=share)


class TestRatios:
    """Observed over expected."""

    def test_the_printed_formula_unit_by_unit(self):
        """With tails as published each limit is the interpolated Poisson quantile over what was expected."""
        expected = np.array([0.5, 3, 12.5, 80])
        funnel = funnel_ratios([1, 2, 10, 90], expected, tails="published")
        for i, mean in enumerate(expected):
            unit = stats.poisson(mean)
            assert funnel.lower[0, i] * mean == pytest.approx(max(printed_limit(unit, 0.025), 0))
            assert funnel.upper[1, i] * mean == pytest.approx(printed_limit(unit, 0.999))

    def test_outside_means_an_exact_tail_below_half_of_the_rest(self):
        """For every count where 10 are expected the position is that of the two Poisson tails."""
        counts = np.arange(40)
        funnel = funnel_ratios(counts, np.full(40, 10.0))
        for row, tail in enumerate((0.025, 0.001)):
            high, low = stats.poisson.sf(counts - 1, 10) < tail, stats.poisson.cdf(counts, 10) < tail
            np.testing.assert_array_equal(funnel.position[row], high.astype(int) - low)

    def test_exposures_and_a_reference_rate_are_ratios_too(self):
        """Complaints per project against 0.2 a project are ratios to exposures times the rate."""
        one, other = funnel_ratios([3, 20], [50, 50], target=0.2), funnel_ratios([3, 20], [10, 10])
        np.testing.assert_allclose(one.lower / 0.2, other.lower)
        np.testing.assert_array_equal(one.position, other.position)

    def test_enormous_exposures_have_limits_too(self):
        """Where floats cannot step by one count any more the funnel is a point."""
        funnel = funnel_ratios([10, 10], [1e18, 10.0], target=1.0)
        np.testing.assert_allclose([funnel.lower[0, 0], funnel.upper[0, 0]], 1)
        assert funnel.position[0].tolist() == [-1, 0]

    def test_square_root_scale(self):
        """z is twice the difference of the square roots of observed and expected."""
        np.testing.assert_allclose(funnel_ratios([16.0, 25], [9, 36]).z, [2 * (4 - 3), 2 * (5 - 6)])

    def test_many_units_of_large_means_are_those_of_proportions(self):
        """Rare failures out of very many are Poisson."""
        tested = np.full(5, 10**7)
        one, other = (
            funnel_proportions([30, 50, 70, 90, 60], tested, 6e-6),
            funnel_ratios([30, 50, 70, 90, 60], tested, 6e-6),
        )
        np.testing.assert_allclose(one.lower, other.lower, rtol=1e-4)
        np.testing.assert_array_equal(one.position, other.position)

    @pytest.mark.parametrize(
        ("observed", "expected", "why"),
        [
            (1, 0, "empty"),
            (1.5, 3, "invalid"),
            (-1, 3, "invalid"),
            (1, -3, "invalid"),
            (np.nan, 3, "missing"),
            (1, np.nan, "missing"),
            (1, np.inf, "invalid"),
        ],
    )
    def test_bad_units_have_a_reason(self, observed, expected, why):
        """A bad unit has no limits and leaves the others theirs."""
        funnel = funnel_ratios([observed, 4], [expected, 5.0], target=None)
        assert funnel.why.tolist() == [why, ""]
        assert np.isnan(funnel.upper[:, 0]).all()
        assert float(funnel.target) == 0.8


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"target": 1.2}, "'target' must be in"), ({"target": -0.1}, "'target' must be in"),
        ({"confidences": (95,)}, "'confidence'"), ({"tails": "both"}, "'tails' must be one of equal, published"),
        ({"target": [0.5, 0.5, 0.5]}, "must fit the shape"),
    ],
)  # fmt: skip
def test_wrong_options_are_errors(options, message):
    """Targets, levels and tails that are none are named."""
    with pytest.raises(ValueError, match=message):
        funnel_proportions([[1, 2], [3, 4]], [[5, 6], [7, 8]], **options)
