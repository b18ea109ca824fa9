"""Ranks and what is known of them (排名置信集)."""

import numpy as np
import pytest
from scipy.special import ndtri

from qualitykit.statistics.ranks import could_be_among_best, could_be_among_last, rank_sets, rate_rank_sets
from qualitykit.statistics.two_rates import rate_difference


def by_pairs(value, error, critical):
    """Rank, first and last place of each unit, pair by pair in plain Python."""
    places = []
    for j, x in enumerate(value):
        others = [(y, critical * np.hypot(error[j], error[k])) for k, y in enumerate(value) if k != j]
        ahead, behind = sum(y - x > c for y, c in others), sum(x - y > c for y, c in others)
        places.append((1 + sum(y > x for y, _ in others), 1 + ahead, len(value) - behind))
    return np.array(places).T


class TestRankSets:
    """Estimates with standard errors."""

    def test_a_table_solved_by_hand(self):
        """The first and the last unit stand apart, the two in the middle cannot be told from each other."""
        result = rank_sets([9.0, 1.0, 5.0, 5.1], [0.1, 0.1, 1.0, 1.0])
        assert result.value.tolist() == [1, 4, 3, 2]
        assert result.lower.tolist() == [1, 4, 2, 2]
        assert result.upper.tolist() == [1, 4, 3, 3]

    @pytest.mark.parametrize(("scope", "comparisons"), [("marginal", 6), ("simultaneous", 21)])
    def test_random_lists_agree_with_the_slow_twin(self, scope, comparisons):
        """Each list of seven has what its pairs give one by one at Šidák's level."""
        rng = np.random.default_rng(43)
        value, error = rng.normal(0, 2, (80, 7)), rng.random((80, 7))
        critical = ndtri((1 + 0.95 ** (1 / comparisons)) / 2)
        result = rank_sets(value, error, scope=scope)
        for i in range(80):
            np.testing.assert_array_equal(
                [result.value[i], result.lower[i], result.upper[i]], by_pairs(value[i], error[i], critical)
            )

    def test_a_list_with_holes_is_the_list_without_them(self):
        """Missing units take no part, in the number of comparisons neither."""
        value, error = np.array([3.0, np.nan, 1.0, 2.0, 2.5]), np.array([0.3, 1, 0.2, np.nan, 0.4])
        holed, whole = rank_sets(value, error), rank_sets(value[[0, 2, 4]], error[[0, 2, 4]])
        assert holed.why.tolist() == ["", "missing", "", "missing", ""]
        for part in ("value", "lower", "upper"):
            np.testing.assert_array_equal(getattr(holed, part)[[0, 2, 4]], getattr(whole, part))
        assert np.isnan(holed.value[[1, 3]]).all()

    def test_simultaneous_sets_contain_the_marginal_ones(self):
        """To be right about all units together costs width."""
        rng = np.random.default_rng(47)
        value, error = rng.normal(0, 2, (50, 9)), rng.random((50, 9))
        marginal, joint = (rank_sets(value, error, scope=scope) for scope in ("marginal", "simultaneous"))
        assert (joint.lower <= marginal.lower).all()
        assert (joint.upper >= marginal.upper).all()
        assert (joint.upper - joint.lower).sum() > (marginal.upper - marginal.lower).sum()

    def test_the_rank_lies_in_its_set(self):
        """Whatever the data."""
        rng = np.random.default_rng(53)
        result = rank_sets(rng.integers(0, 4, (50, 6)), rng.random((50, 6)))
        assert (result.lower <= result.value).all()
        assert (result.value <= result.upper).all()

    def test_certain_estimates_have_certain_ranks(self):
        """Without errors every set is the rank alone."""
        result = rank_sets([3.0, 1.0, 2.0], [0, 0, 0])
        assert result.lower.tolist() == result.value.tolist() == result.upper.tolist() == [1, 3, 2]

    def test_ties_share_the_better_rank_and_the_places_of_both(self):
        """Two equal units are both second, and either may be third."""
        result = rank_sets([5.0, 4.0, 4.0, 1.0], [0, 0, 0, 0])
        assert result.value.tolist() == [1, 2, 2, 4]
        assert result.upper.tolist() == [1, 3, 3, 4]

    def test_all_equal_units_may_hold_any_place(self):
        """A constant list has no order."""
        result = rank_sets([4.0, 4.0, 4.0], [1, 1, 1])
        assert (result.lower.tolist(), result.upper.tolist()) == ([1, 1, 1], [3, 3, 3])

    def test_lower_may_be_better(self):
        """Complaint rates rank from the lowest: the ranking of the opposite numbers."""
        value, error = [0.3, 0.1, 0.2], [0.01, 0.02, 0.3]
        down, up = rank_sets(value, error, higher_is_better=False), rank_sets(-np.array(value), error)
        np.testing.assert_array_equal([down.value, down.lower, down.upper], [up.value, up.lower, up.upper])

    def test_joint_coverage_is_at_least_nominal(self):
        """In 2,000 lists of normal estimates all true ranks lie in their sets in 90 % or more."""
        rng = np.random.default_rng(59)
        truth, error = np.linspace(0, 3, 8), rng.random(8) + 0.3
        result = rank_sets(truth + error * rng.normal(size=(2000, 8)), np.broadcast_to(error, (2000, 8)), 0.9)
        held = (result.lower <= 8 - np.arange(8)) & (result.upper >= 8 - np.arange(8))
        assert held.all(-1).mean() > 0.9

    @pytest.mark.parametrize(
        ("value", "error", "why"),
        [(np.nan, 1, "missing"), (1, np.nan, "missing"), (1, -1, "invalid"), (np.inf, 1, "invalid")],
    )
    def test_bad_units_are_not_ranked(self, value, error, why):
        """They have a reason and the others their ranks."""
        result = rank_sets([value, 2, 3], [error, 0, 0])
        assert result.why.tolist() == [why, "", ""]
        assert result.value.tolist()[1:] == [2, 1]

    def test_a_single_unit_has_no_rank(self):
        """There is nobody to be ahead of."""
        assert rank_sets([1.0, np.nan], [1, 1]).why.tolist() == ["one_group", "missing"]
        assert rank_sets([], []).value.shape == (0,)

    def test_an_unknown_scope_is_an_error(self):
        """Marginal or simultaneous."""
        with pytest.raises(ValueError, match="'scope' must be one of marginal, simultaneous"):
            rank_sets([1, 2], [1, 1], scope="both")


class TestRates:
    """Pass rates, those of 0 and 1 among them."""

    @pytest.mark.parametrize("confidence", [0.8, 0.95])
    def test_a_pair_alone_agrees_with_the_difference(self, confidence):
        """Of two units one is certainly ahead just where the difference's interval lies above 0."""
        rng = np.random.default_rng(61)
        tested = rng.integers(1, 60, (300, 2))
        passed = rng.binomial(tested, [0.7, 0.9])
        ranks = rate_rank_sets(passed, tested, confidence)
        gap = rate_difference(passed[:, 1], tested[:, 1], passed[:, 0], tested[:, 0], confidence)
        np.testing.assert_array_equal(ranks.upper[:, 1] == 1, gap.lower > 0)
        np.testing.assert_array_equal(ranks.upper[:, 0] == 1, gap.upper < 0)

    def test_21_of_21_is_not_certainly_best(self):
        """It has no standard error, but few tests: 233 of 241 may be better."""
        result = rate_rank_sets([21, 233, 60], [21, 241, 100])
        assert result.value.tolist() == [1, 2, 3]
        assert result.upper.tolist() == [2, 2, 3]

    def test_failures_rank_the_other_way_round(self):
        """Ranking pass rates from above and failure rates from below is the same."""
        passed, tested = np.array([21, 233, 60, 5]), np.array([21, 241, 100, 9])
        one, other = (
            rate_rank_sets(passed, tested),
            rate_rank_sets(tested - passed, tested, higher_is_better=False),
        )
        np.testing.assert_array_equal([one.lower, one.upper], [other.lower, other.upper])

    def test_large_samples_come_to_the_normal_sets(self):
        """With many tests the hybrid limits are the standard errors'."""
        tested = np.full(6, 10**6)
        rate = np.array([0.9, 0.9003, 0.901, 0.9022, 0.9025, 0.905])
        normal = rank_sets(rate, np.sqrt(rate * (1 - rate) / tested))
        ours = rate_rank_sets(np.round(rate * tested), tested)
        np.testing.assert_array_equal([ours.lower, ours.upper], [normal.lower, normal.upper])

    def test_units_without_a_rate_are_not_ranked(self):
        """Untested, missing and wrong units have their reasons."""
        result = rate_rank_sets([9, 0, np.nan, 5, 3], [10, 0, 4, 4, 10])
        assert result.why.tolist() == ["", "empty", "missing", "invalid", ""]
        assert result.n.tolist() == [2, 2, 2, 2, 2]


class TestBestAndLast:
    """Who may be among the k best or last."""

    RANKS = rank_sets([9.0, 1.0, 5.0, 5.1, np.nan], [0.1, 0.1, 1.0, 1.0, 1.0])

    @pytest.mark.parametrize(
        ("k", "may"), [(1, [True, False, False, False, False]), (2, [True, False, True, True, False])]
    )
    def test_best(self, k, may):
        """The set begins within the first k places."""
        assert could_be_among_best(self.RANKS, k).tolist() == may

    @pytest.mark.parametrize(
        ("k", "may"), [(1, [False, True, False, False, False]), (2, [False, True, True, True, False])]
    )
    def test_last(self, k, may):
        """The set ends within the last k places of those that are ranked."""
        assert could_be_among_last(self.RANKS, k).tolist() == may

    def test_best_and_last_mirror_each_other(self):
        """The last k are the k best of the opposite numbers."""
        rng = np.random.default_rng(67)
        value, error = rng.normal(0, 2, (40, 8)), rng.random((40, 8))
        opposite = rank_sets(-value, error)
        np.testing.assert_array_equal(
            could_be_among_last(rank_sets(value, error), 3), could_be_among_best(opposite, 3)
        )

    @pytest.mark.parametrize("among", [could_be_among_best, could_be_among_last])
    def test_at_least_k_may_be_and_k_is_at_least_1(self, among):
        """So many places cannot be left empty, and none is no question."""
        assert among(self.RANKS, 3).sum() >= 3
        with pytest.raises(ValueError, match="'k' must be 1 or more"):
            among(self.RANKS, 0)
