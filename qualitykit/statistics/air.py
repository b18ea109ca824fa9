"""Air quality (环境空气质量): sub-indices, the daily index AQI, its level and what made it so.

Concentrations are daily: 24-hour means, and for ozone the largest 8-hour mean; µg/m³, CO in mg/m³. Breakpoints come
as arrays, because standards change: `data/reference/aqi_hj633_2012.csv` holds those of HJ 633-2012. The pollutants
are the last axis, in the order of the breakpoint table. A year's days are summed up in `air_year`.

A day on which a pollutant was not measured has no AQI, only the least that it can be: known to be bad is possible,
known to be good is not. Nothing is interpolated.

Conventions of ours: sub-indices are rounded up to whole numbers (`rounding="up"`; the standard's wording was not
found, several public implementations do so); above the last breakpoint the sub-index stays at the table's top, 500.
"""

from typing import NamedTuple

import numpy as np

from qualitykit.statistics.grouped import group_codes, group_sums
from qualitykit.statistics.inputs import chosen, numbers

AIR_REASONS = ("", "missing", "invalid", "incomplete", "beyond_table")
"""Why there is no index, by code: 0 is none · `missing` not measured · `invalid` below 0 or infinite · `incomplete` a
pollutant of the day is missing · `beyond_table` above the last breakpoint of a table that ends below 500: O₃ 8 h
above 800 µg/m³, where the 1-hour table takes over."""


class CityMean(NamedTuple):
    """City concentrations (城市日均浓度): value and number of stations that measured, both of shape (D, P)."""

    value: np.ndarray
    stations: np.ndarray


class SubIndex(NamedTuple):
    """Sub-indices IAQI (空气质量分指数): value or NaN, the least it can be, and codes into `AIR_REASONS`."""

    value: np.ndarray
    at_least: np.ndarray
    reason: np.ndarray


class DailyIndex(NamedTuple):
    """Daily indices AQI (空气质量指数).

    `value`, `at_least` and `reason` (into `AIR_REASONS`) of shape (…), `primary` a flag for each pollutant (…, P).
    """

    value: np.ndarray
    at_least: np.ndarray
    reason: np.ndarray
    primary: np.ndarray


def city_concentration(concentration, day, *, days=None, decimals=None) -> CityMean:
    """The city's concentration of each day: the mean over its stations (城市日均浓度).

    The stations are averaged first and the index is taken of the average: not the worst station's index.

    Args:
        concentration: shape (n, P), a row for each station and day; NaN not measured.
        day: day codes, shape (n,); days: how many days D.
        decimals: decimals to round to, half to even, shape (P,) or one number; None does not round.

    Returns:
        `CityMean` of shape (D, P): the mean of the stations that measured, NaN where none did or where one is below
        0 or infinite.

    Raises:
        ValueError: concentrations of another shape, or codes that are none.

    **Source.** HJ 663-2013, city evaluation by the mean of its stations (after a summary; its rounding was not found).

    >>> city = city_concentration([[100.0], [50.0], [np.nan]], [0, 0, 1])
    >>> city.value.tolist(), city.stations.tolist()
    ([[75.0], [nan]], [[2], [0]])
    """
    c = numbers("concentration", concentration)
    if c.ndim != 2:
        raise ValueError(f"'concentration' must have the shape (records, pollutants) (got {c.shape})")
    code, days = group_codes(day, len(c), days, "day")
    known = ~np.isnan(c)
    wrong = (c < 0) | np.isinf(c)
    stations = group_sums(known, code, days)
    sums = group_sums(np.where(known & ~wrong, c, 0.0), code, days)
    bad = group_sums(wrong, code, days) > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.where(bad, np.nan, sums / stations)
    return CityMean(value if decimals is None else _rounded(value, decimals), stations.astype(int))


def _rounded(value, decimals):
    scale = 10.0 ** np.broadcast_to(decimals, value.shape[-1:])
    return np.rint(np.round(value * scale, 6)) / scale


def sub_index(concentration, points, index, *, rounding="up") -> SubIndex:
    """Sub-index IAQI of each pollutant, linear between breakpoints (空气质量分指数).

    IAQI = (I_hi − I_lo)/(B_hi − B_lo) · (C − B_lo) + I_lo, B_lo ≤ C ≤ B_hi.

    Args:
        concentration: shape (…, P), µg/m³ (CO mg/m³); NaN not measured.
        points: breakpoints, shape (P, L), rising, NaN at the end of a table that stops early.
        index: the sub-index at each breakpoint, shape (L,), rising.
        rounding: `up` to whole numbers, or `none`. Levels, good days and exceedance are the same under both.

    Returns:
        `SubIndex` of shape (…, P); `at_least` is the value, the table's top where the concentration is beyond it, and
        0 where nothing is known.

    Raises:
        ValueError: shapes that do not fit, breakpoints that do not rise, or another rounding.

    **Source.** HJ 633-2012, eq. 1 and table 1 (from two public implementations that agree).

    >>> pm25 = [[0, 35, 75, 115, 150, 250, 350, 500]]
    >>> index = [0, 50, 100, 150, 200, 300, 400, 500]
    >>> sub_index([[75.0], [75.1], [93.0], [np.nan]], pm25, index).value.ravel().tolist()   # 93: 100 + 50 · 18/40
    [100.0, 101.0, 123.0, nan]
    """
    chosen("rounding", rounding, ("up", "none"))
    points, index = _table(points, index)
    c = numbers("concentration", concentration)
    if c.shape[-1:] != points.shape[:1]:
        raise ValueError(
            f"'concentration' must have {len(points)} pollutants on its last axis (got {c.shape})"
        )
    last = (~np.isnan(points)).sum(axis=1) - 1
    low = np.clip((c[..., None] >= points).sum(axis=-1) - 1, 0, last - 1)
    row = np.arange(len(points))
    below, above = points[row, low], points[row, low + 1]
    with np.errstate(invalid="ignore"):
        value = index[low] + (index[low + 1] - index[low]) * (c - below) / (above - below)
    value = np.ceil(np.round(value, 9)) if rounding == "up" else value
    beyond, top = c > points[row, last], np.broadcast_to(index[last], c.shape)
    value = np.where(beyond & (top == index[-1]), top, value)
    reason = np.select([np.isnan(c), (c < 0) | np.isinf(c), beyond & (top < index[-1])], [1, 2, 4], 0)
    at_least = np.select([reason == 0, reason == 4], [value, top], 0.0)
    return SubIndex(np.where(reason == 0, value, np.nan), at_least, reason.astype(np.uint8))


def _table(points, index) -> tuple[np.ndarray, np.ndarray]:
    points, index = numbers("points", points), numbers("index", index)
    if index.ndim != 1 or points.ndim != 2 or points.shape[1:] != index.shape:
        raise ValueError(f"'points' must have the shape (pollutants, {index.size}) (got {points.shape})")
    gaps = np.diff(points, axis=1)
    late = np.isnan(points[:, :-1]) & ~np.isnan(points[:, 1:])
    if (gaps <= 0).any() or late.any() or np.isnan(points[:, :2]).any() or not (np.diff(index) > 0).all():
        raise ValueError(
            "'points' and 'index' must rise from left to right, with NaN only at the end (got others)"
        )
    return points, index


def daily_index(sub: SubIndex) -> DailyIndex:
    """The day's AQI, its largest sub-index, and the primary pollutants (空气质量指数与首要污染物).

    AQI = max IAQI. Primary is every pollutant whose sub-index equals an AQI above 50; at 50 or below there is none.

    Args:
        sub: of shape (…, P); all P pollutants belong to a complete day.

    Returns:
        `DailyIndex` of shape (…). NaN, with no primary pollutant and the least that the AQI can be: `invalid`,
        `missing` no pollutant measured, `incomplete` some missing, `beyond_table`.

    **Source.** HJ 633-2012, eq. 2 and the rules on the primary pollutant; ties: all of them.

    >>> day = daily_index(sub_index([75.0, 150.0], [[0, 35, 75, 115], [0, 50, 150, 250]], [0, 50, 100, 150]))
    >>> float(day.value), day.primary.tolist()
    (100.0, [True, True])
    """
    # a bit for each reason of the day's pollutants: one pass instead of one for each reason
    found = np.bitwise_or.reduce(np.left_shift(1, sub.reason), axis=-1)
    gaps = [found & 1 << 2 > 0, found == 1 << 1, found & 1 << 1 > 0, found & 1 << 4 > 0]
    code = np.select(gaps, [2, 1, 3, 4], 0).astype(np.uint8)
    at_least = sub.at_least.max(axis=-1)
    value = np.where(code == 0, at_least, np.nan)
    primary = (sub.value == value[..., None]) & (value[..., None] > 50)
    return DailyIndex(value, at_least, code, primary)


def exceeded(sub: SubIndex, limit: float = 100.0) -> np.ndarray:
    """Which pollutants exceed on which day: IAQI above 100 (超标污染物).

    Returns:
        int8 of the shape of `sub`: 1 exceeds, 0 does not, −1 unknown.

    **Source.** HJ 633-2012: a pollutant with IAQI > 100 exceeds.

    >>> exceeded(sub_index([[75.0], [76.0]], [[0, 35, 75, 115]], [0, 50, 100, 150])).ravel().tolist()
    [0, 1]
    """
    known = np.isin(sub.reason, (0, 4))
    return np.where(known, sub.at_least > limit, -1).astype(np.int8)


def good_day(day: DailyIndex, limit: float = 100.0) -> np.ndarray:
    """Whether a day was good: AQI of 100 or less (优良天).

    Returns:
        int8 of the shape of `day`: 1 good, 0 not good, −1 unknown. A day that is not complete can be known not to be
        good, by a pollutant above the limit, but not to be good.

    **Source.** HJ 633-2012 (levels 优 and 良); what an incomplete day shows is our deduction.

    >>> table = [[0, 35, 75, 115], [0, 50, 150, 250]], [0, 50, 100, 150]
    >>> days = daily_index(sub_index([[75, 150], [76, np.nan], [75, np.nan]], *table))
    >>> good_day(days).tolist()
    [1, 0, -1]
    """
    return np.select([day.at_least > limit, day.reason == 0], [0, 1], -1).astype(np.int8)


def air_level(day: DailyIndex, edges) -> np.ndarray:
    """The day's level, 1 (优) to 6 (严重污染) (空气质量级别).

    Args:
        day: from `daily_index`; edges: the upper ends of the levels but the last, rising, such as
            50, 100, 150, 200, 300: an index on an edge belongs to the level below.

    Returns:
        uint8 of the shape of `day`: 1 up to len(edges) + 1; 0 where the AQI is unknown.

    **Source.** HJ 633-2012: 0–50, 51–100, 101–150, 151–200, 201–300, above 300.

    >>> table = [[0, 35, 75, 115, 150, 250, 350, 500]], [0, 50, 100, 150, 200, 300, 400, 500]
    >>> air_level(daily_index(sub_index([[35.0], [35.1], [600.0]], *table)), [50, 100, 150, 200, 300]).tolist()
    [1, 2, 6]
    """
    level = np.searchsorted(numbers("edges", edges), day.value, side="left") + 1
    return np.where(day.reason == 0, level, 0).astype(np.uint8)
