"""The assessment period (考核期): `2016Q3` is how things stand at the end of a quarter, `2016` the final assessment."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from qualitykit.errors import Problem, QualitykitError


@dataclass(frozen=True)
class Period:
    """A quarter of an assessment year, or the whole year (考核期).

    An assessment year that begins in month m > 1 is named by the calendar year in which it ends.

    >>> Period.parse("2016Q3").end(), Period.parse("2016").end()
    (datetime.date(2016, 9, 30), datetime.date(2016, 12, 31))
    >>> Period.parse("2016").start(first_month=7)
    datetime.date(2015, 7, 1)
    """

    year: int
    quarter: int | None = None

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read `2016Q3` or `2016` (解析).

        Raises:
            QualitykitError: anything else.
        """
        match = re.fullmatch(r"([12]\d{3})(?:Q([1-4]))?", text.strip(), re.ASCII)
        if not match:
            raise QualitykitError(Problem("PERIOD", None, None, "not_a_period", {"value": text}))
        return cls(int(match[1]), int(match[2]) if match[2] else None)

    @property
    def final(self) -> bool:
        """Whether this is the year's final assessment (年终考核)."""
        return self.quarter is None

    @property
    def last_quarter(self) -> int:
        """The last quarter that counts: 4 in the final assessment (截至季度)."""
        return self.quarter or 4

    def start(self, first_month: int = 1) -> date:
        """First day of the assessment year (考核年度首日)."""
        return date(self.year - (first_month > 1), first_month, 1)

    def end(self, first_month: int = 1) -> date:
        """Last day of the period (期末)."""
        start = self.start(first_month)
        months = start.month - 1 + 3 * self.last_quarter
        return date(start.year + months // 12, months % 12 + 1, 1) - timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.year}" if self.final else f"{self.year}Q{self.quarter}"


def last_complete(day: date, first_month: Callable[[int], int] = lambda year: 1) -> Period:
    """The last quarter that is over on a day (上一个完整季度): its last day lies before it.

    Args:
        day: the day.
        first_month: of an assessment year, the month that it begins with.

    >>> str(last_complete(date(2016, 10, 1))), str(last_complete(date(2016, 9, 30)))
    ('2016Q3', '2016Q2')
    >>> str(last_complete(date(2017, 1, 1)))
    '2016Q4'
    >>> str(last_complete(date(2016, 10, 1), lambda year: 7))
    '2017Q1'
    """
    years = (day.year + 1, day.year, day.year - 1)
    quarters = (Period(year, quarter) for year in years for quarter in (4, 3, 2, 1))
    return next(period for period in quarters if period.end(first_month(period.year)) < day)
