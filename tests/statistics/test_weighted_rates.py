"""Output-value weighted rates of one layer and of two (产值加权合格率)."""

import numpy as np
import pytest

from qualitykit.statistics.rates import wilson_interval, wilson_limits
from qualitykit.statistics.weighted_rates import two_layer_rate, weighted_rate

LUOYANG = [132, 233, 21], [135, 241, 21]
Z = 1.959963984540054


def by_hand(passed, tested, weight):
    """One weighted rate and its limits, cell by cell in plain Python."""
    cells = [(p, t, w) for p, t, w in zip(passed, tested, weight, strict=True) if w]
    total = sum(w for _, _, w in cells)
    value = sum(w / total * p / t for p, t, w in cells)
    likely = [(p + 1) / (t + 2) for p, t, _ in cells]
    centre = sum(w / total * r for r, (_, _, w) in zip(likely, cells, strict=True))
    variance = sum((w / total) ** 2 * r * (1 - r) / t for r, (_, t, w) in zip(likely, cells, strict=True))
    limits = wilson_limits(np.array(value), np.array(Z**2 * variance / (centre * (1 - centre))))
    return value, *map(float, limits)


class TestOneLayer:
    """Weighting and interval."""

    def test_a_table_solved_by_hand(self):
        """90 % with three quarters of the output and 100 % with one quarter make 92.5 %."""
        assert float(weighted_rate([90, 50], [100, 50], [3, 1]).value) == pytest.approx(0.925)

    def test_weights_by_number_tested_give_the_pooled_rate(self):
        """Luoyang's 397 batches, 386 of them passed, are 97.23 % however they are split."""
        assert round(100 * float(weighted_rate(*LUOYANG, LUOYANG[1]).value), 2) == 97.23

    def test_a_stratum_of_21_out_of_21_keeps_the_interval_open(self):
        """Even with all the weight on the stratum that passed in full the interval has a width."""
        result = weighted_rate(*LUOYANG, [0, 0, 1])
        alone = wilson_interval(21, 21)
        assert (result.lower, result.upper) == (pytest.approx(float(alone.lower)), 1)
        assert result.lower < 0.85

    def test_that_stratum_widens_the_interval_of_all(self):
        """Were 21 of 21 counted as known, the interval would be two thirds as wide."""
        weight = np.array([0.4, 0.3, 0.3])
        result = weighted_rate(*LUOYANG, weight)
        passed, tested = np.array(LUOYANG)
        rate = passed / tested
        known = float(result.value), float(np.sum(weight**2 * rate * (1 - rate) / tested))
        naive = wilson_limits(np.array(known[0]), np.array(Z**2 * known[1] / (known[0] * (1 - known[0]))))
        assert result.upper - result.lower > 1.5 * (naive[1] - naive[0])

    def test_it_holds_its_level_where_all_cells_pass_nearly_always(self):
        """Thirty cells of ten tests at 98 %: the 95 % interval holds the truth in 92 to 98 % of 4,000 samples."""
        passed = np.random.default_rng(5).binomial(10, 0.98, (4000, 30))
        result = weighted_rate(passed, 10, np.ones(30))
        assert 0.92 < np.mean((result.lower <= 0.98) & (result.upper >= 0.98)) < 0.98

    def test_one_cell_is_its_own_wilson_interval(self):
        """Nothing is added up where there is one cell."""
        result, alone = weighted_rate([35], [40], [7]), wilson_interval(35, 40)
        for ours, theirs in zip(
            (result.value, result.lower, result.upper), (alone.value, alone.lower, alone.upper), strict=True
        ):
            assert float(ours) == pytest.approx(float(theirs))

    def test_the_unit_of_the_weights_does_not_matter(self):
        """Yuan or 10,000 yuan, the rate is one."""
        one, other = weighted_rate(*LUOYANG, [5, 3, 2]), weighted_rate(*LUOYANG, [50_000, 30_000, 20_000])
        assert (float(one.value), float(one.lower)) == pytest.approx((float(other.value), float(other.lower)))

    def test_random_groups_with_holes_agree_with_the_slow_twin(self):
        """Every group has what plain Python finds, or a reason where a weighted cell has no rate."""
        rng = np.random.default_rng(7)
        tested = rng.integers(0, 60, (300, 6))
        passed = rng.binomial(tested, 0.9)
        weight = rng.integers(0, 5, (300, 6)) * rng.random((300, 6))
        result = weighted_rate(passed, tested, weight)
        for i in range(300):
            if not weight[i].any():
                assert result.why[i] == "no_weight"
            elif np.any((tested[i] == 0) & (weight[i] > 0)):
                assert (result.why[i], bool(np.isnan(result.value[i]))) == ("empty", True)
            else:
                ours = result.value[i], result.lower[i], result.upper[i]
                assert ours == pytest.approx(by_hand(passed[i], tested[i], weight[i]))

    @pytest.mark.parametrize(
        ("passed", "tested", "weight", "why"),
        [
            ([5, 1], [4, 1], [1, 1], "invalid"), ([1, 1], [4, 1], [1, -1], "invalid"),
            ([1, 0], [4, 0], [1, 1], "empty"),
            ([np.nan, 1], [4, 1], [1, 1], "missing"), ([1, 1], [4, 1], [1, np.nan], "missing"),
            ([1, 1], [4, 1], [0, 0], "no_weight"),
            ([1, 1], [4, 1], [1, np.inf], "invalid"), ([], [], [], "no_weight"),
            ([0.5, 1], [4, 1], [1, 1], "invalid"),
        ],
    )  # fmt: skip
    def test_one_bad_cell_leaves_no_rate_and_says_why(self, passed, tested, weight, why):
        """What a weighted cell would have shown is not known, so nothing is guessed."""
        result = weighted_rate(passed, tested, weight)
        assert np.isnan([result.value, result.lower, result.upper]).all()
        assert str(result.why) == why

    def test_cells_without_weight_do_not_count_even_if_nothing_is_known_of_them(self):
        """A cell of weight 0 may be empty, missing or wrong."""
        result = weighted_rate([90, 0, np.nan, 9], [100, 0, 3, 2], [1, 0, 0, 0])
        assert (float(result.value), float(result.n), str(result.why)) == (0.9, 100, "")


class TestTwoLayers:
    """Industry within region, regions together."""

    PASSED = np.array([[[90, 50, 3], [8, 9, 1]], [[45, 20, 7], [30, 28, 15]]])
    TESTED = np.array([[[100, 50, 4], [10, 10, 1]], [[50, 21, 7], [33, 30, 15]]])
    WEIGHT = np.array([[[3, 1, 2], [2, 2, 1]], [[5, 1, 1], [1, 1, 6]]])

    def test_the_second_layer_weights_the_first_by_region(self):
        """The overall rate is the region rates weighted by the regions' output."""
        result = two_layer_rate(self.PASSED, self.TESTED, self.WEIGHT)
        np.testing.assert_allclose(result.overall.value, np.sum(result.share * result.region.value, -1))
        np.testing.assert_allclose(result.share, [[6 / 11, 5 / 11], [7 / 15, 8 / 15]])

    def test_the_overall_rate_is_that_of_all_cells_at_once(self):
        """Weighting twice is weighting once, limits and all."""
        result = two_layer_rate(self.PASSED, self.TESTED, self.WEIGHT)
        flat = weighted_rate(*(array.reshape(2, 6) for array in (self.PASSED, self.TESTED, self.WEIGHT)))
        np.testing.assert_allclose([result.overall.value, result.overall.lower], [flat.value, flat.lower])

    def test_a_region_without_output_has_no_rate_and_does_not_count(self):
        """Its weights sum to 0, which is its reason."""
        result = two_layer_rate([[9, 4], [1, 1]], [[10, 5], [1, 1]], [[1, 1], [0, 0]])
        assert result.region.why.tolist() == ["", "no_weight"]
        assert float(result.overall.value) == pytest.approx(0.85)

    def test_the_industry_that_weighs_most_decides(self):
        """Electronics at 30 % of the output moves the region's rate ten times as much as an industry at 3 %."""
        rates = [
            two_layer_rate([[p, q, 90]], [[100, 100, 100]], [[30, 3, 67]]).overall.value
            for p, q in ((90, 90), (80, 90), (90, 80))
        ]
        assert rates[0] - rates[1] == pytest.approx(10 * (rates[0] - rates[2]))

    def test_a_table_of_one_layer_is_an_error(self):
        """Two layers need two axes."""
        with pytest.raises(ValueError, match="'passed' must have the axes region and industry"):
            two_layer_rate([1], [2], [1])
