"""Growth in floats: year on year, compound, real (增长率)."""

import numpy as np
import pytest

from qualitykit.statistics.growth import compound_growth, growth, year_on_year


class TestGrowth:
    """From one value to the next."""

    @pytest.mark.parametrize(
        ("now", "before", "percent"),
        [
            (238, 233, 2.15), (251, 269, -6.69), (145, 140, 3.57), (69, 101, -31.68), (71, 108, -34.26),
            (1525.47, 1394.34, 9.40),
        ],
    )  # fmt: skip
    def test_special_equipment(self, now, before, percent):
        """The changes published with the national accident counts of 2017, 2019 and 2023."""
        assert round(100 * float(growth(now, before).value), 2) == percent

    @pytest.mark.parametrize(("now", "before", "percent"), [(808.06, 777.76, 3.9), (166.70, 129.11, 29.1)])
    def test_consumer_hotline(self, now, before, percent):
        """The changes published with the 12315 totals of 2016."""
        assert round(100 * float(growth(now, before).value), 1) == percent

    def test_real_growth_divides_the_price_out(self):
        """21 % more at prices 10 % higher are 10 % more."""
        assert float(growth(121, 100, deflator=(110, 100)).value) == pytest.approx(0.1)
        assert growth(121, 100, deflator=(110, 100)).method == "real"

    def test_constant_prices_change_nothing(self):
        """With one price level real growth is nominal growth."""
        assert float(growth(121, 100, deflator=(7, 7)).value) == pytest.approx(float(growth(121, 100).value))

    @pytest.mark.parametrize(
        ("now", "before", "why"),
        [
            (5, 0, "no_base"),
            (0, 0, "no_base"),
            (5, -1, "negative_base"),
            (np.nan, 1, "missing"),
            (1, np.nan, "missing"),
            (np.inf, 1, "invalid"),
        ],
    )
    def test_without_a_base_there_is_no_growth(self, now, before, why):
        """Zero, negative and missing bases are told apart."""
        result = growth(now, before)
        assert np.isnan(result.value)
        assert str(result.why) == why

    @pytest.mark.parametrize(
        ("prices", "why"), [((0, 1), "invalid"), ((1, -1), "invalid"), ((np.nan, 1), "missing")]
    )
    def test_a_deflator_must_be_above_0(self, prices, why):
        """There is no real growth by a price level that is none."""
        assert str(growth(2, 1, deflator=prices).why) == why

    def test_falling_to_0_is_minus_100_percent(self):
        """A value of 0 is no missing one."""
        assert float(growth(0, 5).value) == -1

    @pytest.mark.parametrize("labels", [("2018", "2017"), (2018, 2017), (None, None), ("", "")])
    def test_growth_across_a_break_is_refused(self, labels):
        """Another definition, or one that is not known, cannot be compared: 97.5 % after 97.9 % was no fall."""
        result = growth(97.5, 97.9, basis=labels)
        assert (str(result.why), bool(np.isnan(result.value))) == ("break", True)

    def test_growth_within_one_definition_is_not(self):
        """On the 2017 basis 2018 had 98.2 %, a rise."""
        assert float(growth(98.2, 97.9, basis=("2017", "2017")).value) > 0


class TestCompound:
    """Average growth a period."""

    def test_solved_by_hand(self):
        """44 % in two years are 20 % a year."""
        assert float(compound_growth(144, 100, 2).value) == pytest.approx(0.2)

    def test_one_period_is_plain_growth(self):
        """The first root is none."""
        assert float(compound_growth(120, 100, 1).value) == float(growth(120, 100).value) == 0.2

    def test_it_compounds_to_the_whole(self):
        """Grown period by period it arrives at the last value, in real terms too."""
        result = compound_growth([150, 90], 100, [4, 7], deflator=([120, 95], 100))
        np.testing.assert_allclose((1 + result.value) ** [4, 7], [150 / 120, 90 / 95])

    def test_falling_to_0_is_minus_100_percent(self):
        """The root of nothing is nothing."""
        assert float(compound_growth(0, 5, 3).value) == -1

    @pytest.mark.parametrize(
        ("now", "periods", "why"),
        [(-1, 2, "invalid"), (2, 0, "invalid"), (2, np.nan, "missing"), (2, 0.5, "invalid")],
    )
    def test_what_has_no_root_is_invalid(self, now, periods, why):
        """Neither a value below 0 nor fewer than one period."""
        assert str(compound_growth(now, 1, periods).why) == why

    def test_below_0_after_one_year_is_a_fall_by_more_than_all(self):
        """Plain growth needs no root."""
        assert float(compound_growth(-1, 2, 1).value) == -1.5


class TestSeries:
    """Year on year."""

    def test_random_series_with_holes_agree_with_the_slow_twin(self):
        """Each year has what two values alone give, or their reason."""
        rng = np.random.default_rng(19)
        values = rng.integers(-1, 5, (60, 8)).astype(float)
        values[rng.random(values.shape) < 0.1] = np.nan
        basis = np.cumsum(rng.random((60, 8)) < 0.15, -1).astype(str)
        prices = rng.random((60, 8)) + 0.5
        result = year_on_year(values, basis, prices)
        assert set(result.why[:, 0]) == {"no_base"}
        for i, t in np.ndindex(60, 7):
            labels = basis[i, t + 1], basis[i, t]
            alone = growth(values[i, t + 1], values[i, t], labels, (prices[i, t + 1], prices[i, t]))
            assert result.why[i, t + 1] == str(alone.why)
            np.testing.assert_equal(result.value[i, t + 1], float(alone.value))

    def test_steady_growth_is_its_own_average(self):
        """Year-on-year growth of a geometric series is its compound growth."""
        values = 100 * 1.07 ** np.arange(6)
        steady = compound_growth(values[-1], values[0], 5)
        np.testing.assert_allclose(year_on_year(values).value[1:], float(steady.value))

    def test_a_break_stops_one_comparison_only(self):
        """Growth goes on inside the new definition."""
        result = year_on_year([96.9, 97.5, 97.5, 98.0], basis=["2017", "2017", "2018", "2018"])
        assert result.why.tolist() == ["no_base", "", "break", ""]

    def test_one_year_or_none(self):
        """A single year has nothing before it, and no years are no growth."""
        assert year_on_year([5.0]).why.tolist() == ["no_base"]
        assert year_on_year(np.empty((3, 0))).value.shape == (3, 0)
