"""Composition effect: a change taken apart, nothing left over (结构效应)."""

from fractions import Fraction

import numpy as np
import pytest

from qualitykit.statistics.composition import composition_effect, mix_and_level


def exactly(passed, tested, passed_before, tested_before):
    """Change, mix and rate effect in fractions, part by part; None if there is nothing to compare."""
    totals = sum(tested), sum(tested_before)
    if not all(totals):
        return None
    change = Fraction(sum(passed), totals[0]) - Fraction(sum(passed_before), totals[1])
    mix = rate = Fraction(0)
    for p1, t1, p0, t0 in zip(passed, tested, passed_before, tested_before, strict=True):
        if not t1 and not t0:
            continue
        r1 = Fraction(p1, t1) if t1 else Fraction(p0, t0)
        r0 = Fraction(p0, t0) if t0 else r1
        s1, s0 = Fraction(t1, totals[0]), Fraction(t0, totals[1])
        mix += (s1 - s0) * (r1 + r0) / 2
        rate += (r1 - r0) * (s1 + s0) / 2
    assert mix + rate == change
    return change, mix, rate


class TestEffects:
    """Mix and rate."""

    def test_a_table_solved_by_hand(self):
        """From 75/100 to 100/120: mix 0.15, rate -1/15, together 1/12."""
        result = composition_effect([90, 10], [100, 20], [50, 25], [50, 50])
        assert float(result.change) == pytest.approx(1 / 12)
        assert float(result.mix) == pytest.approx(0.15)
        assert float(result.rate) == pytest.approx(-1 / 15)
        assert result.mix_by_part.tolist() == pytest.approx([0.95 / 3, -1 / 6])
        assert result.rate_by_part.tolist() == pytest.approx([-1 / 15, 0])

    def test_more_of_a_better_class_is_no_better_quality(self):
        """Food-related products at 98.5 % among others at 89.8 %: with more of them the rate rises, all of it mix."""
        result = mix_and_level([0.985, 0.898], [7451, 18221], [0.985, 0.898], [2000, 23672])
        assert float(result.rate) == 0
        assert float(result.mix) == pytest.approx(0.087 * (7451 - 2000) / 25672)

    def test_the_same_mix_is_all_rate(self):
        """With unchanged shares the mix has no effect."""
        result = composition_effect([80, 45], [100, 50], [60, 40], [100, 50])
        assert (float(result.mix), float(result.rate)) == (0, pytest.approx(25 / 150))

    def test_forwards_and_backwards_are_opposite(self):
        """Exchanging now and before changes every sign."""
        one, two = (
            composition_effect([80, 45], [90, 60], [60, 40], [100, 50]),
            composition_effect([60, 40], [100, 50], [80, 45], [90, 60]),
        )
        assert (float(one.mix), float(one.rate)) == pytest.approx((-float(two.mix), -float(two.rate)))

    def test_counts_and_shares_are_two_ways_to_say_the_same(self):
        """Levels passed/tested with shares tested give the effects of the counts."""
        one = composition_effect([90, 10], [100, 20], [50, 25], [50, 50])
        two = mix_and_level([0.9, 0.5], [5 / 6, 1 / 6], [1.0, 0.5], [0.5, 0.5])
        assert (float(one.mix), float(one.rate)) == pytest.approx((float(two.mix), float(two.rate)))

    def test_a_part_that_comes_or_goes_counts_as_mix(self):
        """A class that was not tested before has no rate of its own to compare: its rate effect is 0."""
        result = composition_effect([9, 5], [10, 10], [9, 0], [10, 0])
        assert result.rate_by_part[1] == 0
        assert float(result.mix) == pytest.approx(0.7 - 0.9)

    def test_random_counts_add_up_and_agree_with_fractions(self):
        """To machine precision the float effects are the exact ones, and add up to the change."""
        rng = np.random.default_rng(13)
        tested, before = rng.integers(0, 500, (2, 200, 5)) * rng.integers(0, 2, (2, 200, 5))
        passed, passed_before = rng.binomial(tested, 0.93), rng.binomial(before, 0.9)
        result = composition_effect(passed, tested, passed_before, before)
        assert np.nanmax(np.abs(result.mix + result.rate - result.change)) < 8 * np.finfo(float).eps
        np.testing.assert_allclose(result.now - result.before, result.change, atol=0)
        for i in range(200):
            twin = exactly(*(array[i].tolist() for array in (passed, tested, passed_before, before)))
            if twin is None:
                assert result.why[i] == "empty"
            else:
                ours = result.change[i], result.mix[i], result.rate[i]
                assert ours == pytest.approx([float(part) for part in twin], abs=1e-14)


class TestBadInput:
    """No effect without numbers."""

    @pytest.mark.parametrize(
        ("arrays", "why"),
        [
            (([5], [4], [1], [4]), "invalid"), (([1], [4], [-1], [4]), "invalid"),
            (([1.5], [4], [1], [4]), "invalid"),
            (([np.nan], [4], [1], [4]), "missing"), (([0], [0], [1], [4]), "empty"),
            (([1], [4], [0], [0]), "empty"), (([], [], [], []), "empty"),
        ],
    )  # fmt: skip
    def test_counts(self, arrays, why):
        """Bad counts in either period leave no effect and say why."""
        result = composition_effect(*arrays)
        assert np.isnan([result.change, result.mix, result.rate]).all()
        assert np.isnan(result.mix_by_part).all()
        assert str(result.why) == why

    @pytest.mark.parametrize(
        ("arrays", "why"),
        [
            (([1, 2], [1, 1], [1, 2], [0, 0]), "no_weight"), (([1, 2], [1, -1], [1, 2], [1, 1]), "invalid"),
            (([np.nan, 2], [1, 1], [1, 2], [1, 1]), "missing"),
            (([1, 2], [1, np.nan], [1, 2], [1, 1]), "missing"),
            (([np.nan, 2], [0, 1], [np.nan, 2], [0, 1]), ""), (([np.nan, 2], [0, 1], [1, 2], [1, 1]), ""),
        ],
    )  # fmt: skip
    def test_levels_and_shares(self, arrays, why):
        """A part without a share needs no level, one with a share does."""
        assert str(mix_and_level(*arrays).why) == why
