"""A year of air (全年空气质量): the share of good days, annual means against limits, and the days missing.

Days without data are counted and shown; they are neither interpolated nor taken for good or bad ones.
"""

from typing import NamedTuple

import numpy as np

from qualitykit.statistics.estimate import CODE, first_reason
from qualitykit.statistics.grouped import group_codes, group_sums
from qualitykit.statistics.inputs import demand, not_counts, numbers


class GoodDays(NamedTuple):
    """Good days of a year (优良天数): days and shares of shape (G,).

    `share` = good ÷ judged days; `lowest` and `highest` what the whole year's share can be, were all days that are
    not judged bad or good; good + not_good + unknown = days of the year.
    """

    share: np.ndarray
    lowest: np.ndarray
    highest: np.ndarray
    good: np.ndarray
    not_good: np.ndarray
    unknown: np.ndarray
    reason: np.ndarray


class AnnualMean(NamedTuple):
    """Annual means (年均浓度): mean, days measured and days missing, reason codes, each of shape (G, P)."""

    mean: np.ndarray
    measured: np.ndarray
    missing: np.ndarray
    reason: np.ndarray


def days_in_year(year) -> np.ndarray:
    """365 or 366 (全年天数), by the Gregorian rule.

    Raises:
        ValueError for a year that is no whole number.

    **Source.** GB/T 7408 (ISO 8601), the Gregorian calendar: a leap year is divisible by 4, and by 400 if by 100.

    >>> days_in_year([1900, 2000, 2015, 2016]).tolist()
    [365, 366, 365, 366]
    """
    year = numbers("year", year)
    demand("year", "be a whole number", year, year != np.floor(year))
    return 365 + ((year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))).astype(int)


def _whole_days(days, groups: int) -> np.ndarray:
    days = numbers("days", days)
    if days.shape not in ((), (groups,)):
        raise ValueError(f"'days' must be one number or have the shape ({groups},) (got {days.shape})")
    demand("days", "be whole numbers of at least 0", days, not_counts(days) | np.isnan(days))
    return np.broadcast_to(days, (groups,)).astype(int)


def good_day_share(good, days, group=None, *, groups=None) -> GoodDays:
    """Share of good days, with the days that nobody can judge shown beside it (优良天数比例).

    share = good ÷ (good + not good).

    Args:
        good: verdicts from `air.good_day`, shape (n,): 1, 0, or −1 unknown; a day without a row is unknown too.
        days: days of each year, shape (G,) or one number, such as from `days_in_year`.
        group: year or place of each day, as codes, one group if None; groups: number of groups G.

    Returns:
        `GoodDays` of shape (G,), or () without `group`; `empty` no judged day, `invalid` more rows than days.

    Raises:
        ValueError: verdicts that are none of −1, 0, 1, days that are no whole numbers ≥ 0, or shapes that do not fit.

    **Source.** 优良天数比例 as published: Henan 2016, 196 good days of 366 = 53.6 %. Bounds: our deduction.

    >>> year = good_day_share([1] * 196 + [0] * 170, 366)
    >>> round(float(year.share), 4), int(year.unknown)
    (0.5355, 0)
    """
    good = np.asarray(good)
    demand("good", "be 1, 0 or -1", good, ~np.isin(good, (-1, 0, 1)))
    code, groups = group_codes(group, len(good), groups)
    whole = _whole_days(days, groups)
    place = (3 * code + good.astype(int) + 1)[code >= 0]
    unjudged, bad, fine = np.bincount(place, minlength=3 * groups).reshape(groups, 3).T
    reason = first_reason((groups,), invalid=fine + bad + unjudged > whole, empty=fine + bad == 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.stack([fine / (fine + bad), fine / whole, (whole - bad) / whole])
    counted = reason != CODE["invalid"]
    shares = np.where([reason == 0, counted, counted], shares, np.nan)
    year = GoodDays(*shares, fine, bad, whole - fine - bad, reason)
    return year if group is not None else GoodDays(*(part[0] for part in year))


def annual_mean(daily, days, group=None, *, groups=None) -> AnnualMean:
    """Mean concentration of the days that were measured, and how many were not (年均浓度).

    mean = Σ daily ÷ days measured.

    Args:
        daily: city concentrations, shape (n, P), a row a day; NaN not measured.
        days: days of each year, shape (G,) or one number; group: year of each row; groups: number of years G.

    Returns:
        `AnnualMean` of shape (G, P), or (P,) without `group`; `empty` no day measured, `invalid` a concentration
        below 0 or infinite, or more days than the year has.

    Raises:
        ValueError: shapes that do not fit.

    **Source.** GB 3095-2012, annual mean: of the daily means of a calendar year. How many days make it valid is the
    caller's to say (see `meets_limit`).

    >>> year = annual_mean([[30.0], [50.0], [np.nan]], 366)
    >>> year.mean.tolist(), year.measured.tolist(), year.missing.tolist()
    ([40.0], [2], [364])
    """
    c = numbers("daily", daily)
    if c.ndim != 2:
        raise ValueError(f"'daily' must have the shape (days, pollutants) (got {c.shape})")
    code, groups = group_codes(group, len(c), groups)
    whole = _whole_days(days, groups)[:, None]
    known, wrong = ~np.isnan(c), (c < 0) | np.isinf(c)
    measured = group_sums(known, code, groups).astype(int)
    sums = group_sums(np.where(known & ~wrong, c, 0.0), code, groups)
    broken = (group_sums(wrong, code, groups) > 0) | (measured > whole)
    reason = first_reason(measured.shape, invalid=broken, empty=measured == 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.where(reason == 0, sums / measured, np.nan)
    year = AnnualMean(mean, measured, whole - measured, reason)
    return year if group is not None else AnnualMean(*(part[0] for part in year))


def meets_limit(year: AnnualMean, limit, *, least_days: int = 1) -> np.ndarray:
    """Whether an annual mean keeps within its limit (年均浓度达标).

    Args:
        year: from `annual_mean`, shape (…, P); limit: shape (P,), same units, NaN where there is none, such as class 2
            of `data/reference/gb3095_2012.csv`.
        least_days: days that must be measured for a verdict.

    Returns:
        int8 (…, P): 1 at or below the limit, 0 above it, −1 unknown: no limit, no mean, or too few days. The mean is
        compared unrounded (a convention of ours).

    Raises:
        ValueError: limits of another shape.

    **Source.** GB 3095-2012, table 1, class 2.

    >>> meets_limit(annual_mean([[35.0, 71.0, 5.0]], 365), [35, 70, np.nan]).tolist()
    [1, 0, -1]
    """
    limit = numbers("limit", limit)
    if limit.shape != year.mean.shape[-1:]:
        raise ValueError(f"'limit' must have the shape {year.mean.shape[-1:]} (got {limit.shape})")
    known = ~np.isnan(year.mean) & ~np.isnan(limit) & (year.measured >= least_days)
    return np.where(known, year.mean <= limit, -1).astype(np.int8)
