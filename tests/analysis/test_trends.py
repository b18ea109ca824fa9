"""Trends of whole series: told with test and slope, and not at all of short ones."""

import numpy as np
import pytest

from qualitykit.analysis.trends import LEAST, count_trend, rate_trend
from qualitykit.statistics.proportion_trend import cochran_armitage
from qualitykit.statistics.trend import mann_kendall

MONTHS = np.arange(24)


def test_a_steady_rise_of_a_rate_is_told_in_points_a_year():
    """From 70 to 93 of 100 by one a month: 12 points a year, far beyond chance."""
    said = rate_trend(70.0 + MONTHS, np.full(24, 100.0), 1, "en")
    assert said.startswith(
        "Over all 24 points it rises, by more than chance (Cochran-Armitage test, p < 0.001"
    )
    assert "slope +12.0 points a year" in said


def test_points_of_three_months_have_the_same_slope_a_year():
    """A rise of three a quarter is one of twelve a year."""
    said = rate_trend(60.0 + 3 * MONTHS[:12], np.full(12, 100.0), 3, "en")
    assert "slope +12.0 points a year" in said


def test_counts_a_day_fall_by_the_median_slope():
    """0.1 a month less is 1.2 a year less."""
    said = count_trend(5 - 0.1 * MONTHS, 1, "en")
    assert said.startswith("Over all 24 points it falls, by more than chance (Mann-Kendall test, p < 0.001")
    assert "slope −1.20 a day per year" in said


def test_what_goes_up_and_down_has_no_trend():
    """By turns 90 and 92 of 100: no verdict, and the p-value is that of the tests themselves."""
    passed = 90.0 + 2 * (MONTHS % 2)
    said = rate_trend(passed, np.full(24, 100.0), 1, "en")
    assert "no trend can be told" in said
    assert f"p = {float(cochran_armitage(passed, np.full(24, 100.0)).p_value):.3f}" in said
    assert f"p = {float(mann_kendall(passed).p_value):.3f}" in count_trend(passed, 1, "en")


@pytest.mark.parametrize(("language", "said"), [("en", "cannot be said of 11 points"), ("zh", "不判断趋势")])
def test_a_short_series_gets_a_warning_instead(language, said):
    """Eleven points, however steep, and holes do not count as points."""
    steep = 50.0 + 4 * MONTHS[: LEAST - 1]
    assert said in rate_trend(steep, np.full(LEAST - 1, 100.0), 1, language)
    assert said in count_trend(np.append(steep, [np.nan, np.nan]), 1, language)


def test_a_series_that_never_fails_has_nothing_to_tell():
    """All passed: no test, no sentence."""
    assert rate_trend(np.full(24, 9.0), np.full(24, 9.0), 1, "en") == ""
