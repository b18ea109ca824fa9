"""Stratified and post-stratified rates and the design effect (分层抽样)."""

import numpy as np
import pytest

from qualitykit.statistics.rates import wilson_interval, wilson_limits
from qualitykit.statistics.strata import design_effect, post_stratified_rate, stratified_rate
from qualitykit.statistics.weighted_rates import weighted_rate

LUOYANG = [132, 233, 21], [135, 241, 21]
Z = 1.959963984540054


def finite_wilson(passed, tested, size):
    """Both roots of (p - t)² = z² t(1 - t)/n · (N - n)/(N - 1), by the quadratic formula."""
    if tested == size:
        return passed / tested, passed / tested
    s, p = Z**2 / tested * (size - tested) / (size - 1), passed / tested
    return sorted(np.roots([1 + s, -(2 * p + s), p * p]).real)


class TestStratified:
    """Rates from strata of known size."""

    def test_a_table_solved_by_hand(self):
        """Half of 100 units at 80 % and half at 90 % make 85 %."""
        assert float(stratified_rate([8, 18], [10, 20], [50, 50]).value) == pytest.approx(0.85)

    def test_21_of_21_has_a_width(self):
        """Luoyang's farm-input stratum passed in full and still leaves the interval open below."""
        result = stratified_rate([21], [21], [400])
        assert float(result.upper) == 1
        assert float(result.lower) == pytest.approx(finite_wilson(21, 21, 400)[0])
        assert float(result.lower) < 0.86

    def test_luoyang_with_sizes_ten_times_the_sample(self):
        """With sizes in proportion the rate is the published pooled one, inside an interval of its own width."""
        size = 10 * np.array(LUOYANG[1])
        result = stratified_rate(*LUOYANG, size)
        assert round(100 * float(result.value), 2) == 97.23
        assert float(result.lower) < 0.9723 < float(result.upper) < 1

    def test_a_census_is_known(self):
        """Strata tested in full leave no doubt."""
        result = stratified_rate(*LUOYANG, LUOYANG[1])
        assert float(result.lower) == pytest.approx(float(result.value)) == pytest.approx(float(result.upper))

    def test_infinite_strata_are_weights(self):
        """Without finite sizes the stratified rate is the weighted rate, limits and all."""
        ours, theirs = (
            stratified_rate(*LUOYANG, [0.5, 0.3, 0.2], finite=False),
            weighted_rate(*LUOYANG, [5, 3, 2]),
        )
        assert (float(ours.lower), float(ours.upper)) == pytest.approx(
            (float(theirs.lower), float(theirs.upper))
        )

    def test_ever_larger_strata_come_to_infinite_ones(self):
        """The finite-population correction fades."""
        huge = stratified_rate(*LUOYANG, [5e12, 3e12, 2e12])
        assert float(huge.lower) == pytest.approx(float(weighted_rate(*LUOYANG, [5, 3, 2]).lower))

    def test_the_finite_population_makes_it_narrower(self):
        """What has been tested already cannot surprise any more."""
        widths = [
            float(r.upper - r.lower)
            for r in (stratified_rate([40, 45], [50, 50], [n, n]) for n in (60, 100, 10_000))
        ]
        assert widths == sorted(widths)

    def test_random_strata_with_holes_agree_with_the_slow_twin(self):
        """Each group has what plain Python finds stratum by stratum, or a reason."""
        rng = np.random.default_rng(11)
        size = rng.integers(0, 80, (200, 4))
        tested = rng.binomial(size, 0.4)
        passed = rng.binomial(tested, 0.9)
        result = stratified_rate(passed, tested, size)
        for i in range(200):
            if np.any((tested[i] == 0) & (size[i] > 0)):
                assert np.isnan(result.value[i])
                continue
            cells = [c for c in zip(passed[i], tested[i], size[i], strict=True) if c[2]]
            share = [c[2] / size[i].sum() for c in cells]
            value = sum(w * p / t for w, (p, t, _) in zip(share, cells, strict=True))
            left = [(n - t) / (n - 1) if n > t else 0 for _, t, n in cells]
            likely = [(p + 1) / (t + 2) if f else p / t for f, (p, t, _) in zip(left, cells, strict=True)]
            terms = zip(share, left, likely, cells, strict=True)
            variance = sum(w**2 * f * r * (1 - r) / t for w, f, r, (_, t, _) in terms)
            centre = sum(w * r for w, r in zip(share, likely, strict=True))
            spread = Z**2 * variance / (centre * (1 - centre)) if variance else 0
            assert result.value[i] == pytest.approx(value)
            assert result.lower[i] == pytest.approx(
                float(wilson_limits(np.array(value), np.array(spread))[0])
            )

    @pytest.mark.parametrize(
        ("passed", "tested", "size", "why"),
        [
            ([3], [4], [3], "invalid"), ([3], [4], [5.5], "invalid"), ([5], [4], [9], "invalid"),
            ([3], [4], [-9], "invalid"),
            ([0], [0], [9], "empty"), ([3], [4], [np.nan], "missing"), ([np.nan], [4], [9], "missing"),
            ([0], [0], [0], "no_weight"),
        ],
    )  # fmt: skip
    def test_bad_strata_have_a_reason(self, passed, tested, size, why):
        """More drawn than there are, sizes that are none and untested strata leave no rate."""
        for statistic in (stratified_rate, design_effect):
            result = statistic(passed, tested, size)
            assert np.isnan([result.value, result.lower, result.upper]).all()
            assert str(result.why) == why


class TestPostStratified:
    """A plain sample weighted back."""

    def test_the_population_share_decides_not_the_sample(self):
        """A third of the sample but 5 % of the people are officials: the rate is moved back to the people's."""
        result = post_stratified_rate([95, 140], [100, 200], [5, 95])
        assert float(result.value) == pytest.approx(0.05 * 0.95 + 0.95 * 0.7)

    def test_sample_shares_change_nothing(self):
        """Weighted by its own shares the sample has its plain rate."""
        assert float(post_stratified_rate(*LUOYANG, LUOYANG[1]).value) == pytest.approx(386 / 397)

    def test_numbers_out_of_which_the_sample_came_narrow_it(self):
        """With the population's numbers it is the stratified rate, finite-population correction and all."""
        ours, theirs = (
            post_stratified_rate([8, 18], [10, 20], [50, 50], finite=True),
            stratified_rate([8, 18], [10, 20], [50, 50]),
        )
        assert (float(ours.lower), ours.statistic) == (float(theirs.lower), "post_stratified_rate")
        assert float(ours.lower) > float(post_stratified_rate([8, 18], [10, 20], [50, 50]).lower)

    def test_an_empty_post_stratum_is_not_guessed(self):
        """Nobody answered in a class that the population has: there is no rate."""
        assert str(post_stratified_rate([8, 0], [10, 0], [50, 50]).why) == "empty"


class TestDesignEffect:
    """Variance against a plain sample."""

    def test_a_table_solved_by_hand(self):
        """p = 1/2 in strata of weight 1/2 with 2 and 4 tested: (1/16 + 1/48) against (1/4)/5."""
        assert float(design_effect([1, 2], [2, 4], [1, 1], finite=False).value) == pytest.approx(
            (1 / 16 + 1 / 48) * 20
        )

    def test_equal_rates_in_proportional_strata_hardly_matter(self):
        """Strata that do not differ neither gain nor lose anything in large samples."""
        assert float(design_effect([900, 1800], [1000, 2000], [10**5, 2 * 10**5]).value) == pytest.approx(
            1, abs=1e-3
        )

    def test_unlike_strata_gain(self):
        """Where strata differ much the stratified sample is worth more than its size."""
        assert float(design_effect([95, 10], [100, 100], [500, 500]).value) < 0.4

    def test_the_finite_population_cancels_in_proportional_samples(self):
        """One tenth of every stratum: the factor 0.9 is in both variances."""
        finite, infinite = (
            design_effect([40, 30], [50, 40], [500, 400]),
            design_effect([40, 30], [50, 40], [5, 4], finite=False),
        )
        assert float(finite.value) == pytest.approx(float(infinite.value))

    @pytest.mark.parametrize(
        ("passed", "tested", "size", "why"),
        [
            ([1, 3], [1, 4], [9, 9], "short"),
            ([4, 4], [4, 4], [9, 9], "constant"),
            ([3, 3], [4, 4], [4, 4], "constant"),
        ],
    )
    def test_no_variance_no_effect(self, passed, tested, size, why):
        """One test in a stratum, rates of 0 or 1 and a census have no design effect."""
        assert str(design_effect(passed, tested, size).why) == why

    def test_one_test_is_enough_where_it_is_all_there_is(self):
        """A stratum of one unit, tested, is known."""
        assert str(design_effect([1, 3], [1, 4], [1, 9]).why) == ""


def test_a_single_stratum_is_its_own_wilson_interval():
    """All three rates of one infinite stratum are Wilson's."""
    alone = wilson_interval(35, 40)
    for statistic in (stratified_rate, post_stratified_rate):
        result = statistic([35], [40], [1], finite=False)
        assert (float(result.lower), float(result.upper)) == pytest.approx(
            (float(alone.lower), float(alone.upper))
        )
