"""Trends and breaks (趋势与口径变更): tests of trend, slopes, changes within one definition."""

from itertools import pairwise

import numpy as np
from scipy import stats
from statsmodels.stats.contingency_tables import Table

from qualitykit.statistics import breaks, proportion_trend, slope, trend

from .entry import UNITS, Entry, both, itself, lists_of, lower, rates_of, scores, value
from .rates import p_value

LONG, LAGS = 60, 3
TEN, SIXTY = lists_of(scores, UNITS), lists_of(scores, LONG)
LEVELS = lists_of(rates_of(0.9), 5)
NAMES = np.array(["2015", "2016", "2017"])


def bases(rng, n):
    """Names of definitions, of which each list has up to three."""
    return (NAMES[np.sort(rng.integers(0, 3, (n, UNITS)), -1)],)


def numbers_of_bases(rng, n):
    return (np.sort(rng.integers(0, 3, (n, UNITS)), -1),)


def kendall(x):
    return stats.kendalltau(np.arange(len(x)), x)


def hamed_rao_one(x):
    """The paper's steps for one series without ties."""
    n, time = len(x), np.arange(len(x))
    s = sum(np.sign(x[i + 1 :] - x[i]).sum() for i in range(n - 1))
    rank = stats.rankdata(x - stats.theilslopes(x, time).slope * time)
    rest, factor = rank - rank.mean(), 1.0
    for k in range(1, LAGS + 1):
        rho = rest[k:] @ rest[:-k] / (rest @ rest)
        if abs(rho) > stats.norm.ppf(0.975) / np.sqrt(n):
            factor += 2 * (n - k) * (n - k - 1) * (n - k - 2) * rho / (n * (n - 1) * (n - 2))
    z = (s - np.sign(s)) / np.sqrt(factor * n * (n - 1) * (2 * n + 5) / 18)
    return 2 * stats.norm.sf(abs(z))


def ordinal_one(passed, tested):
    """Statsmodels' linear-by-linear z, which divides by n − 1 where the trend test divides by n."""
    table = Table(np.column_stack([tested - passed, passed]), shift_zeros=False)
    all_tested = tested.sum()
    score = table.test_ordinal_association(np.arange(len(tested)), np.array([0, 1])).zscore
    return score * np.sqrt(all_tested / (all_tested - 1))


def line_one(passed, tested):
    return np.polyfit(np.arange(len(tested)), passed / tested, 1, w=np.sqrt(tested))[0]


def segments_one(basis):
    found = [0]
    for before, now in pairwise(basis):
        found.append(found[-1] + (now != before))
    return found


def last_one(basis):
    found = segments_one(basis)
    return [number == found[-1] for number in found]


def same_one(basis, other):
    return [now == before != "" for now, before in zip(basis, other, strict=True)]


def change_one(x, basis):
    return [b - a if q == p else np.nan for (a, b), (p, q) in zip(pairwise(x), pairwise(basis), strict=True)]


ENTRIES = [
    Entry("trend.mann_kendall", "scipy", TEN, trend.mann_kendall, lambda x: kendall(x).pvalue, p_value),
    Entry("trend.mann_kendall, 60 points", "scipy", SIXTY, trend.mann_kendall, lambda x: kendall(x).statistic,
          lambda test: test.strength, most=100_000, because="five years of months"),
    Entry("trend.hamed_rao", "scipy and numpy, series by series", lists_of(scores, 24),
          lambda x: trend.hamed_rao(x, LAGS), hamed_rao_one, p_value, most=100_000, because="276 slopes each"),
    Entry("slope.theil_sen", "scipy", TEN, slope.theil_sen, lambda x: stats.theilslopes(x).low_slope, lower),
    Entry("slope.theil_sen, 60 points", "scipy", SIXTY, slope.theil_sen, lambda x: stats.theilslopes(x).low_slope,
          lower, looped=500, most=20_000, because="1,770 slopes each"),
    Entry("slope.median_slope", "scipy", TEN, slope.median_slope, lambda x: stats.theilslopes(x).slope, itself),
    Entry("proportion_trend.cochran_armitage", "statsmodels", LEVELS, proportion_trend.cochran_armitage, ordinal_one,
          lambda test: test.z),
    Entry("proportion_trend.proportion_slope", "numpy, series by series", LEVELS, proportion_trend.proportion_slope,
          line_one, value),
    Entry("breaks.segments", "plain Python", bases, breaks.segments, segments_one, itself, units=UNITS),
    Entry("breaks.segments, numbers", "plain Python", numbers_of_bases, breaks.segments, segments_one, itself,
          units=UNITS),
    Entry("breaks.last_segment", "plain Python", bases, breaks.last_segment, last_one, itself, units=UNITS),
    Entry("breaks.comparable", "plain Python", both(bases, bases), breaks.comparable, same_one, itself, units=UNITS),
    Entry("breaks.change", "plain Python", both(TEN, bases), breaks.change, change_one, lambda c: c.value[:, 1:],
          units=UNITS),
]  # fmt: skip
"""In the order of the modules."""
