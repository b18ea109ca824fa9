"""Days of air (空气日报): the district's concentrations, their index, and what each day was.

The district's concentration is the mean of its stations, taken before the index (HJ 663-2013, the city rule). A day
without a station's row, or without all six pollutants, is shown as missing and never filled in.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from qualitykit.analysis.span import Span
from qualitykit.statistics.air import (
    DailyIndex,
    air_level,
    city_concentration,
    daily_index,
    good_day,
    sub_index,
)
from qualitykit.statistics.air_year import AnnualMean, GoodDays, annual_mean, good_day_share
from qualitykit.statistics.estimate import Estimate
from qualitykit.statistics.survey import survey_mean
from qualitykit.workspace.reference import load_breakpoints, load_levels

POLLUTANTS = ("pm25", "pm10", "so2", "no2", "co", "o3_8h")


@dataclass(frozen=True)
class AirDays:
    """Every day of a span, measured or not (逐日空气质量).

    Args:
        span: the span; stations: how many stations reported at all; gaps: what single stations did not measure, in
            stations × days × pollutants.
        value: the district's concentrations, (days, pollutants), NaN where nothing was measured.
    """

    span: Span
    stations: int
    gaps: int
    value: np.ndarray

    @property
    def days(self) -> pd.DatetimeIndex:
        """The days (日期)."""
        return pd.date_range(self.span.start, self.span.end)

    @cached_property
    def index(self) -> DailyIndex:
        """AQI and primary pollutants of each day (空气质量指数)."""
        return daily_index(sub_index(self.value, *load_breakpoints(POLLUTANTS)))

    @cached_property
    def good(self) -> np.ndarray:
        """1 good, 0 not, −1 unknown (优良天)."""
        return good_day(self.index)

    @cached_property
    def level(self) -> np.ndarray:
        """1 (优) to 6 (严重污染), 0 unknown (级别)."""
        return air_level(self.index, load_levels()["to"].dropna().to_numpy())

    @cached_property
    def share(self) -> GoodDays:
        """Good days of all days of the span (优良天数比例)."""
        return good_day_share(self.good, self.span.days)

    @cached_property
    def mean(self) -> AnnualMean:
        """Mean concentrations over the days measured (平均浓度)."""
        return annual_mean(self.value, self.span.days)

    @property
    def whole_year(self) -> bool:
        """Whether the span is a whole calendar year, to which annual limits apply (是否完整的自然年)."""
        return self.span.period.final and self.span.start.month == 1

    def of(self, part: str, pollutant: str) -> float:
        """One pollutant's `mean`, or its days `measured` or `missing` (单项污染物)."""
        return float(getattr(self.mean, part)[POLLUTANTS.index(pollutant)])

    @property
    def month(self) -> np.ndarray:
        """The place of each day's month in the span (月序)."""
        months = self.days.to_period("M")
        return np.array((months - months[0]).map(lambda step: step.n), np.intp)

    @cached_property
    def by_month(self) -> GoodDays:
        """Good, not good and unknown days of each month (逐月天数)."""
        months = self.span.months()
        return good_day_share(self.good, months.days_in_month, self.month, groups=len(months))

    def monthly_mean(self, pollutant: str) -> np.ndarray:
        """Mean of each month over its measured days, NaN where none was (逐月平均)."""
        months = self.span.months()
        place = POLLUTANTS.index(pollutant)
        daily = self.value[:, place : place + 1]
        return annual_mean(daily, months.days_in_month, self.month, groups=len(months)).mean[:, 0]


def air_days(span: Span | None) -> AirDays | None:
    """The days of a span (逐日空气质量); None without a span, a table, or a row up to its end."""
    rows = None if span is None else span.rows("air")
    if rows is None or rows.empty:
        return None
    day = (rows["date"] - pd.Timestamp(span.start)).dt.days.to_numpy(np.intp)
    measured, stations = rows[list(POLLUTANTS)].to_numpy(float), rows["station"].nunique()
    city = city_concentration(measured, day, days=span.days)
    gaps = stations * city.value.size - int((~np.isnan(measured)).sum())
    return AirDays(span, stations, gaps, city.value)


def monthly_difference(now: AirDays, before: AirDays, pollutant: str) -> np.ndarray:
    """This year's monthly means less last year's of the same month (逐月差)."""
    return now.monthly_mean(pollutant) - before.monthly_mean(pollutant)


def mean_difference(now: AirDays, before: AirDays, pollutant: str) -> Estimate:
    """The mean of the monthly differences, with the t interval that takes months as independent (平均变化).

    Each month is held against the same month of last year, so that the season cancels out.

    **Source.** `survey.survey_mean` without weights: the plain mean with its t interval.
    """
    return survey_mean(monthly_difference(now, before, pollutant)).estimate
