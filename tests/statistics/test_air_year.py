"""What a year of air promises: days counted and not guessed, means of what was measured, against published figures."""

import numpy as np
import pytest

from qualitykit.statistics.air_year import annual_mean, days_in_year, good_day_share, meets_limit
from qualitykit.statistics.estimate import REASONS
from qualitykit.workspace.reference import load_limits

POLLUTANTS = ("pm25", "pm10", "so2", "no2", "co", "o3_8h")


def test_leap_years_have_366_days():
    """The Gregorian rule: 2000 and 2016 are leap years, 1900 and 2015 are not."""
    assert days_in_year(np.array([1900, 2000, 2015, 2016])).tolist() == [365, 366, 365, 366]


def test_henans_good_days_of_2016_need_the_leap_day():
    """196 of 366 days are the published 53.6 percent; of 365 they would be 53.7."""
    verdict = np.repeat([1, 0], [196, 170])
    year = good_day_share(verdict, days_in_year(2016))
    assert round(100 * float(year.share), 1) == 53.6
    assert float(year.share) == float(year.lowest) == float(year.highest)
    assert round(100 * 196 / 365, 1) == 53.7


def test_missing_days_are_shown_and_not_guessed():
    """By hand: 200 good, 100 not, 20 unknown and 45 without a row leave the share between 200/365 and 265/365."""
    year = good_day_share(np.repeat([1, 0, -1], [200, 100, 20]), 365)
    assert (int(year.good), int(year.not_good), int(year.unknown)) == (200, 100, 65)
    assert (float(year.share), float(year.lowest), float(year.highest)) == pytest.approx(
        (2 / 3, 200 / 365, 265 / 365)
    )


def test_good_days_of_several_years_agree_with_a_plain_loop():
    """Days and shares by year equal a loop, and the days add up to the year."""
    rng = np.random.default_rng(4)
    verdict, year = rng.integers(-1, 2, 900), rng.integers(0, 3, 900)
    whole = days_in_year([2014, 2015, 2016])
    result = good_day_share(verdict, whole, year)
    for g in range(3):
        good, bad = ((verdict[year == g] == one).sum() for one in (1, 0))
        assert (result.good[g], result.not_good[g], result.unknown[g]) == (good, bad, whole[g] - good - bad)
        assert result.share[g] == pytest.approx(good / (good + bad))
        assert result.lowest[g] <= result.share[g] <= result.highest[g]


def test_a_year_without_a_judged_day_has_no_share():
    """Nothing judged is empty, more rows than days is invalid."""
    years = good_day_share(np.r_[-1, np.ones(366, int)], 365, np.repeat([0, 1], [1, 366]))
    assert [REASONS[code] for code in years.reason] == ["empty", "invalid"]
    assert np.isnan(years.share).all()
    assert (years.lowest[0], years.highest[0]) == (0, 1)


def test_annual_means_agree_with_numpy():
    """The mean of the days measured is numpy's nanmean, and measured plus missing days are the year."""
    rng = np.random.default_rng(5)
    daily = np.where(rng.random((366, 4)) < 0.1, np.nan, rng.uniform(5, 150, (366, 4)))
    year = annual_mean(daily, days_in_year(2016))
    assert year.mean.tolist() == pytest.approx(np.nanmean(daily, axis=0).tolist())
    assert (year.measured + year.missing).tolist() == [366] * 4


def test_annual_means_are_held_against_class_2():
    """GB 3095-2012: 35 and 70 keep the limits of PM2.5 and PM10, 36 does not, CO and ozone have no annual limit."""
    limit = load_limits(POLLUTANTS)
    year = annual_mean([[35.0, 70.0, 61.0, 40.0, 1.0, 90.0]] * 366, 366)
    assert meets_limit(year, limit).tolist() == [1, 1, 0, 1, -1, -1]
    assert meets_limit(annual_mean([[35.5, 71.0, 1, 1, 1, 1]], 366), limit)[:2].tolist() == [0, 0]


def test_zhengzhou_misses_class_2_in_every_year():
    """The published means of 2014 to 2017, PM2.5 72.0 to 95.8 and PM10 132.7 to 167.7, are all above 35 and 70."""
    means = np.array([[88.1, 158.5], [95.8, 167.7], [78.6, 144.5], [72.0, 132.7]])
    year = annual_mean(means, 365, np.arange(4))
    assert meets_limit(year, load_limits(["pm25", "pm10"])).tolist() == [[0, 0]] * 4


def test_too_few_days_give_no_verdict():
    """A mean of 10 days stands, but where 300 are asked for it keeps no limit."""
    year = annual_mean([[20.0]] * 10, 365)
    assert year.mean.tolist() == [20]
    assert meets_limit(year, [35], least_days=300).tolist() == [-1]


def test_a_year_that_cannot_be_averaged_says_why():
    """No day measured is empty; a negative concentration and too many days are invalid."""
    empty = annual_mean([[np.nan]], 365)
    wrong = annual_mean([[-1.0], [5.0]], 365)
    long = annual_mean([[5.0]] * 3, 2)
    assert [REASONS[year.reason[0]] for year in (empty, wrong, long)] == ["empty", "invalid", "invalid"]
    assert np.isnan([year.mean[0] for year in (empty, wrong, long)]).all()


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: good_day_share([2], 365), "good"),
        (lambda: annual_mean([1.0], 365), "daily"),
        (lambda: meets_limit(annual_mean([[1.0]], 365), [1.0, 2.0]), "limit"),
    ],
)
def test_wrong_arguments_are_named(call, name):
    """An error names the argument that does not fit."""
    with pytest.raises(ValueError, match=f"'{name}'"):
        call()
