"""Counts, their intervals and rates per exposure (计数与暴露率)."""

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.rates import confint_poisson

from qualitykit.statistics.counts import byar_interval, garwood_interval, rate_per_exposure

BOTH = pytest.mark.parametrize("interval", [garwood_interval, byar_interval])


class TestIntervals:
    """Garwood and Byar."""

    @pytest.mark.parametrize(
        ("count", "printed"),
        [
            (0, (0, 3.689)), (1, (0.025, 5.572)), (2, (0.242, 7.225)), (3, (0.619, 8.767)), (5, (1.623, 11.668)),
            (10, (4.795, 18.390)), (20, (12.217, 30.888)), (100, (81.364, 121.627)),
        ],
    )  # fmt: skip
    def test_published_exact_limits(self, count, printed):
        """The table of 95 % Poisson limits as it stands in every handbook since Garwood (1936)."""
        result = garwood_interval(count)
        assert (round(float(result.lower), 3), round(float(result.upper), 3)) == printed

    @pytest.mark.parametrize("confidence", [0.9, 0.95, 0.998])
    def test_agrees_with_statsmodels_one_by_one(self, confidence):
        """Each count has what statsmodels gives for it alone, missing ones a reason."""
        counts = np.array([0, 1, 2, 7, 30, np.nan, 400, 12_345])
        result = garwood_interval(counts, confidence)
        for i, count in enumerate(counts):
            if np.isnan(count):
                assert str(result.why[i]) == "missing"
            else:
                expected = confint_poisson(count, 1, method="exact-c", alpha=1 - confidence)
                assert (result.lower[i], result.upper[i]) == pytest.approx(np.nan_to_num(expected), rel=1e-10)

    def test_each_exact_limit_leaves_half_of_the_rest(self):
        """At the lower limit the count or more, at the upper one the count or fewer, has 2.5 %."""
        result = garwood_interval(7)
        assert stats.poisson.sf(6, result.lower) == pytest.approx(0.025)
        assert stats.poisson.cdf(7, result.upper) == pytest.approx(0.025)

    @pytest.mark.parametrize(("confidence", "within"), [(0.95, 0.002), (0.998, 0.015)])
    def test_byar_is_as_near_to_the_exact_limits_as_published(self, confidence, within):
        """Public Health England's technical guide (2018) says: within 0.2 % of the exact 95 % value from 10 on.

        At 99.8 % we find 1.5 %.
        """
        counts = np.arange(10, 2000)
        exact, ours = garwood_interval(counts, confidence), byar_interval(counts, confidence)
        assert np.max(np.abs(ours.lower / exact.lower - 1)) < within
        assert np.max(np.abs(ours.upper / exact.upper - 1)) < within

    def test_byar_solved_by_hand(self):
        """For 9 events at z = 1.96: 9 (1 - 1/81 - 1.96/9)³ and 10 (1 - 1/90 + 1.96/(3 √10))³."""
        result = byar_interval(9)
        z = 1.959963984540054
        assert float(result.lower) == pytest.approx(9 * (1 - 1 / 81 - z / 9) ** 3)
        assert float(result.upper) == pytest.approx(10 * (1 - 1 / 90 + z / (3 * 10**0.5)) ** 3)

    def test_byar_never_falls_below_0(self):
        """One event at 99.8 % would have a negative lower limit."""
        assert byar_interval([0, 1], 0.998).lower.tolist() == [0, 0]

    @BOTH
    def test_no_event_has_an_upper_limit(self, interval):
        """Nothing seen is not nothing possible."""
        result = interval(0)
        assert float(result.lower) == 0
        assert 3 < float(result.upper) < 4

    @BOTH
    @pytest.mark.parametrize(
        ("count", "why"), [(-1, "invalid"), (2.5, "invalid"), (np.nan, "missing"), (np.inf, "invalid")]
    )
    def test_bad_counts_have_a_reason(self, interval, count, why):
        """What is no count has no interval."""
        result = interval([count, 4])
        assert np.isnan([result.value[0], result.lower[0], result.upper[0]]).all()
        assert result.why.tolist() == [why, ""]


class TestRates:
    """Per exposure, the exposure named."""

    @pytest.mark.parametrize(("count", "published"), [(9, 0.041), (7, 0.032)])
    def test_jiangsu_2020(self, count, published):
        """9 deaths and 7 accidents on 2,197,800 units, those out of use among them, were published as these rates."""
        result = rate_per_exposure(count, 2_197_800, "units registered", per=10_000)
        assert round(float(result.value), 3) == published
        assert float(result.lower) < published < float(result.upper)

    def test_the_denominator_decides_and_is_named(self):
        """Without the 304,000 units out of use the same deaths are 0.0475 per 10,000."""
        result = rate_per_exposure(9, 2_197_800 - 304_000, "units in use", per=10_000)
        assert round(float(result.value), 4) == 0.0475
        assert result.unit == "per 10,000 units in use"
        assert result.rows()["unit"].tolist() == ["per 10,000 units in use"]

    def test_the_national_rate_is_not_deaths_over_units(self):
        """269 deaths on 11,970,000 units in 2016 are 0.225 per 10,000, not the 0.33 that was published."""
        assert round(float(rate_per_exposure(269, 11_970_000, "units", per=10_000).value), 3) == 0.225

    def test_the_limits_are_those_of_the_count(self):
        """Complaints per project: count limits over projects, for both methods."""
        for method, interval in (("garwood", garwood_interval), ("byar", byar_interval)):
            rate, count = rate_per_exposure([0, 12], 40, "project", method=method), interval([0, 12])
            np.testing.assert_allclose(rate.upper, count.upper / 40)
            np.testing.assert_allclose(rate.lower, count.lower / 40)

    @pytest.mark.parametrize(
        ("count", "exposure", "why"),
        [
            (1, 0, "empty"),
            (0, 0, "empty"),
            (1, -2, "invalid"),
            (1.5, 2, "invalid"),
            (-1, 2, "invalid"),
            (1, np.nan, "missing"),
            (1, np.inf, "invalid"),
        ],
    )
    def test_bad_exposures_have_a_reason(self, count, exposure, why):
        """Nothing to divide by is no rate of 0."""
        result = rate_per_exposure(count, exposure, "project")
        assert np.isnan([result.value, result.lower, result.upper]).all()
        assert str(result.why) == why

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            ({"denominator": " "}, "'denominator' must say"),
            ({"per": 0}, "'per' must be above 0"),
            ({"method": "wald"}, "'method' must be one of garwood, byar"),
        ],
    )
    def test_a_rate_of_nothing_is_an_error(self, options, message):
        """The denominator must be in words and the scale above 0."""
        with pytest.raises(ValueError, match=message):
            rate_per_exposure(1, 2, **{"denominator": "project"} | options)
