"""Growth decided exactly, in integers and fractions (增长判断)."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from qualitykit.statistics.exact_growth import RELATIONS, growth_is, rises_every_year

FIFTH = Fraction(1, 5)


class TestThreshold:
    """«Above 20 %» and its kin."""

    @pytest.mark.parametrize(
        ("relation", "held"),
        [
            ("above", [False, False, True]),
            ("not_below", [False, True, True]),
            ("below", [True, False, False]),
            ("not_above", [True, True, False]),
        ],
    )
    def test_the_edge_itself(self, relation, held):
        """119, 120 and 121 after 100, against 20 %."""
        assert growth_is(relation, FIFTH, [119, 120, 121], 100).holds.tolist() == held

    def test_no_float_decides(self):
        """A tenth over a tenth part of it: 0.3 after 0.1 + 0.2 is growth by nothing, whatever floats say."""
        assert 0.1 + 0.2 > 0.3
        now, before = np.array([Decimal("0.1") + Decimal("0.2")], object), np.array([Decimal("0.3")], object)
        assert growth_is("above", 0, now, before).holds.tolist() == [False]
        assert growth_is("not_below", 0, now, before).holds.tolist() == [True]

    def test_products_beyond_64_bits_are_exact(self):
        """One yuan's cent more than 20 % counts at 10^18 too."""
        before = 10**18
        now = np.array([12 * 10**17, 12 * 10**17 + 1])
        assert growth_is("above", FIFTH, now, before).holds.tolist() == [False, True]
        assert growth_is("above", Decimal("0.2"), now.astype(np.uint64), before).holds.tolist() == [
            False,
            True,
        ]

    @pytest.mark.parametrize("threshold", [FIFTH, Decimal("0.2"), "0.2", "1/5"])
    def test_a_threshold_as_it_was_written(self, threshold):
        """Fraction, decimal or text are one threshold."""
        assert growth_is("above", threshold, [120, 121], 100).holds.tolist() == [False, True]

    def test_fractions_and_integers_are_compared_alike(self):
        """Rates as fractions: 47/50 after 9/10 is above 4 %, and exactly 4.44… %."""
        now, before = np.array([Fraction(47, 50)] * 2, object), np.array([Fraction(9, 10), None], object)
        result = growth_is("not_above", Fraction(4, 90), now, before)
        assert (result.holds.tolist(), result.why.tolist()) == ([True, False], ["", "missing"])

    @pytest.mark.parametrize("relation", RELATIONS)
    def test_random_pairs_agree_with_fractions(self, relation):
        """Each verdict is that of one division in fractions, or there is no base."""
        rng = np.random.default_rng(23)
        now, before = rng.integers(-2, 12, (2, 300))
        labels = rng.integers(0, 5, (2, 300))
        labels[1][rng.random(300) < 0.7] = labels[0][0]
        result = growth_is(relation, FIFTH, now, before, basis=labels)
        for i in range(300):
            if labels[0][i] != labels[1][i] or before[i] <= 0:
                assert not result.holds[i]
                assert result.why[i] in ("break", "no_base", "negative_base")
            else:
                change = Fraction(int(now[i]), int(before[i])) - 1
                assert result.holds[i] == RELATIONS[relation](change, FIFTH)

    def test_why_there_is_no_verdict(self):
        """Missing, another definition, no base and a negative one are told apart, in this order."""
        now, before = np.array([None, 1, 1, 1, 1], object), np.array([1, 1, 0, -1, 1], object)
        result = growth_is("above", 0, now, before, basis=(["a"] * 5, ["a", "b", "a", "a", "a"]))
        assert result.why.tolist() == ["missing", "break", "no_base", "negative_base", ""]
        assert not result.holds.any()

    @pytest.mark.parametrize(
        ("now", "threshold", "message"),
        [
            ([1.5], FIFTH, "'now' must be exact"),
            ([True], FIFTH, "'now' must be exact"),
            (["1"], FIFTH, "'now' must be exact"),
            ([1], 0.2, "'threshold' must be exact"),
        ],
    )
    def test_floats_are_refused(self, now, threshold, message):
        """What is not exact cannot be decided exactly."""
        with pytest.raises(ValueError, match=message):
            growth_is("above", threshold, now, [1])

    def test_an_unknown_relation_is_an_error(self):
        """The message lists the four."""
        with pytest.raises(ValueError, match="'relation' must be one of above, not_below, below, not_above"):
            growth_is("over", 0, 1, 1)


class TestEveryYear:
    """Every year above the last."""

    def test_equal_years_are_no_rise(self):
        """The same amount twice is not growth."""
        assert rises_every_year([[1, 2, 3], [1, 2, 2], [3, 2, 3]]).holds.tolist() == [True, False, False]

    def test_zero_and_negative_years_can_rise(self):
        """Nothing is divided, so no base is needed."""
        assert bool(rises_every_year([-3, 0, 1]).holds)

    def test_it_is_growth_above_nothing_each_year(self):
        """Where bases are positive it is the verdict of every pair."""
        rng = np.random.default_rng(29)
        values = rng.integers(1, 4, (200, 4)).cumsum(-1) * rng.integers(1, 3, (200, 4))
        pairs = growth_is("above", 0, values[:, 1:], values[:, :-1]).holds.all(-1)
        assert (rises_every_year(values).holds == pairs).all()

    @pytest.mark.parametrize(
        ("values", "basis", "why"),
        [
            ([1], None, "short"),
            ([], None, "short"),
            ([1, None, 3], None, "missing"),
            ([1, 2, 3], ["a", "b", "b"], "break"),
            ([1, 2], ["a", None], "break"),
        ],
    )
    def test_no_verdict_without_comparable_years(self, values, basis, why):
        """Too few, missing and incomparable years hold nothing."""
        result = rises_every_year(np.array(values, object), basis)
        assert (bool(result.holds), str(result.why)) == (False, why)

    def test_large_unsigned_numbers_are_compared_not_subtracted(self):
        """A fall does not wrap around."""
        assert not rises_every_year(np.array([5, 3], np.uint64)).holds

    def test_a_single_number_is_no_series(self):
        """A series needs an axis."""
        with pytest.raises(ValueError, match="'values' must have at least one axis"):
            rises_every_year(3)
