"""Air (环境空气): city means, sub-indices, the daily index and its levels, a year of air."""

from bisect import bisect_left
from calendar import isleap

import numpy as np

from qualitykit.statistics import air, air_year

from .entry import Entry, codes, itself, records

INDEX = np.array([0, 50, 100, 150, 200, 300, 400, 500.0])
POINTS = np.array([
    [0, 35, 75, 115, 150, 250, 350, 500],
    [0, 50, 150, 250, 350, 420, 500, 600],
    [0, 50, 150, 475, 800, 1600, 2100, 2620],
    [0, 40, 80, 180, 280, 565, 750, 940],
    [0, 2, 4, 14, 24, 36, 48, 60],
    [0, 100, 160, 215, 265, 800, np.nan, np.nan],
])  # fmt: skip
"""As in data/reference/aqi_hj633_2012.csv: PM2.5, PM10, SO₂, NO₂, CO, O₃ over 8 hours."""
POLLUTANTS, STATIONS, DAYS = len(POINTS), 4, 30
EDGES = [50, 100, 150, 200, 300]
LIMITS = np.array([35, 70, 60, 40, 4, 160.0])


def concentrations(rng, n):
    """Days of six pollutants, mostly below the middle of the table."""
    return (rng.random((n, POLLUTANTS)) * POINTS[:, 4] * 0.9,)


def stations(rng, n):
    """Rows of n days, each with its four stations."""
    (c,) = concentrations(rng, n * STATIONS)
    return np.repeat(np.arange(n), STATIONS).reshape(n, -1), c.reshape(n, STATIONS, POLLUTANTS)


def months(rng, n):
    """Daily concentrations of n groups of thirty days."""
    (c,) = concentrations(rng, n * DAYS)
    return np.repeat(np.arange(n), DAYS).reshape(n, -1), c.reshape(n, DAYS, POLLUTANTS)


def sub_indices(rng, n):
    """Sub-indices without a gap, for what is made of them."""
    return (np.floor(rng.random((n, POLLUTANTS)) * 180),)


def indices(rng, n):
    return (np.floor(rng.random(n) * 400),)


def verdicts(rng, n):
    (code, verdict) = records(codes(3), of=DAYS)(rng, n)
    return code, (verdict - 1).astype(np.int8)


def years(rng, n):
    return (rng.integers(1900, 2100, n),)


def means(rng, n):
    return concentrations(rng, n)


def as_sub(x):
    return air.SubIndex(x, x, np.zeros(x.shape, np.uint8))


def as_day(x):
    return air.DailyIndex(x, x, np.zeros(x.shape, np.uint8), np.zeros((*x.shape, 1), bool))


def as_year(x):
    days = np.full(x.shape, 366)
    return air_year.AnnualMean(x, days, 0 * days, np.zeros(x.shape, np.uint8))


def city(code, c):
    return air.city_concentration(c.reshape(-1, POLLUTANTS), code.ravel(), days=len(code))


def good_days(code, verdict):
    return air_year.good_day_share(verdict.ravel(), DAYS, code.ravel(), groups=len(code))


def annual(code, c):
    return air_year.annual_mean(c.reshape(-1, POLLUTANTS), DAYS, code.ravel(), groups=len(code))


def city_one(code, c):
    return np.nanmean(c, axis=0)


def sub_one(c):
    tables = [(row[~np.isnan(row)], INDEX[~np.isnan(row)]) for row in POINTS]
    return [np.ceil(round(np.interp(x, *table), 9)) for x, table in zip(c, tables, strict=True)]


def day_one(x):
    index = max(x)
    return [index, *(i == index > 50 for i in x)]


def good_one(code, verdict):
    known = [v for v in verdict.tolist() if v >= 0]
    return sum(known) / len(known) if known else np.nan


ENTRIES = [
    Entry("air.city_concentration", "numpy, day by day", stations, city, city_one, lambda city: city.value,
          units=POLLUTANTS),
    Entry("air.sub_index", "numpy, day by day", concentrations, lambda c: air.sub_index(c, POINTS, INDEX), sub_one,
          lambda sub: sub.value, units=POLLUTANTS),
    Entry("air.daily_index", "plain Python", sub_indices, lambda x: air.daily_index(as_sub(x)), day_one,
          lambda day: np.column_stack([day.value, day.primary])),
    Entry("air.exceeded", "plain Python", sub_indices, lambda x: air.exceeded(as_sub(x)),
          lambda x: [i > 100 for i in x], itself, units=POLLUTANTS),
    Entry("air.good_day", "plain Python", indices, lambda x: air.good_day(as_day(x)), lambda x: x <= 100, itself),
    Entry("air.air_level", "plain Python", indices, lambda x: air.air_level(as_day(x), EDGES),
          lambda x: bisect_left(EDGES, x) + 1, itself),
    Entry("air_year.days_in_year", "plain Python", years, air_year.days_in_year, lambda year: 365 + isleap(year),
          itself),
    Entry("air_year.good_day_share", "plain Python", verdicts, good_days, good_one, lambda year: year.share,
          most=200_000, because="thirty days each"),
    Entry("air_year.annual_mean", "numpy, group by group", months, annual, city_one, lambda year: year.mean,
          most=20_000, because="thirty days of six pollutants each"),
    Entry("air_year.meets_limit", "plain Python", means, lambda x: air_year.meets_limit(as_year(x), LIMITS),
          lambda x: [a <= b for a, b in zip(x, LIMITS, strict=True)], itself, units=POLLUTANTS),
]  # fmt: skip
"""In the order of the modules."""
