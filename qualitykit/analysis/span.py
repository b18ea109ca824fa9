"""What an analysis may look at (分析期间): the rows up to the period's end, and the same span a year before.

Nothing dated after the period's end takes part, so that a quarter's report reads the same whenever it is made.
"""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from qualitykit.period import Period
from qualitykit.rubric import Rubric
from qualitykit.workspace import Table, Unit, Workspace

Where = dict[str, str | tuple[str, ...]]


@dataclass(frozen=True)
class Span:
    """The year to date of one workspace (本年累计期间).

    Args:
        workspace: an opened workspace; period: whose end counts.
        rubric: the one in force, for its measures and its first month; for a year before any, the earliest.
    """

    workspace: Workspace
    period: Period
    rubric: Rubric

    @property
    def start(self) -> date:
        """First day of the assessment year (考核年度首日)."""
        return self.period.start(self.rubric.settings.first_month)

    @property
    def end(self) -> date:
        """Last day that counts (期末)."""
        return self.period.end(self.rubric.settings.first_month)

    @property
    def days(self) -> int:
        """How many days it has, 29 February included (天数)."""
        return (self.end - self.start).days + 1

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of the district (责任部门)."""
        return self.workspace.units

    @property
    def last(self) -> "Span | None":
        """The same span a year before; None where the workspace has no such year (上年同期)."""
        before = replace(self.period, year=self.period.year - 1)
        return span(self.workspace, before) if before.year in self.workspace.years else None

    @property
    def last_year(self) -> "Span | None":
        """All of the year before (上年全年)."""
        last = self.last
        return None if last is None else replace(last, period=Period(last.period.year))

    def table(self, name: str) -> Table | None:
        """One table of the year; None where there is none (取一张表)."""
        return self.workspace.year(self.period.year).table(name)

    def rows(self, name: str, where: Where | None = None) -> pd.DataFrame | None:
        """The rows up to the period's end, by their date or quarter (截至期末的记录).

        Args:
            name: a table with a column `date` or `quarter`; where: what columns must say, a word or one of several.

        Returns:
            The frame of those rows, which may be empty; None where the year does not have the table.
        """
        table = self.table(name)
        if table is None:
            return None
        frame = table.frame
        dated = "date" in table.spec.by_name
        kept = (
            frame["date"] <= pd.Timestamp(self.end) if dated else frame["quarter"] <= self.period.last_quarter
        )
        for column, value in (where or {}).items():
            kept &= frame[column].isin([value] if isinstance(value, str) else value)
        return frame[kept.fillna(False).to_numpy(bool)]

    def path(self, name: str) -> str | None:
        """The table's file in the workspace, such as `2016/air.csv` (文件)."""
        table = self.table(name)
        return None if table is None else table.path

    def months(self) -> pd.PeriodIndex:
        """The months of the span (月份)."""
        return pd.period_range(self.start, self.end, freq="M")


def span(workspace: Workspace, period: Period | str) -> Span:
    """The span of a period, its tables read and checked (分析期间).

    Raises:
        QualitykitError: no such year, or tables with errors: all of them.
    """
    period = Period.parse(period) if isinstance(period, str) else period
    workspace.year(period.year)
    return Span(workspace, period, workspace.rubrics.for_checks(period.year))


def known_year(period: Period) -> int:
    """The last year whose annual figures a report of the period may know (可知年度).

    >>> known_year(Period(2016)), known_year(Period(2016, 4))
    (2016, 2015)
    """
    return period.year if period.final else period.year - 1


def both(span: Span) -> tuple[Span, ...]:
    """The same span of last year, where there is one, and this one (上年同期与本期)."""
    return tuple(one for one in (span.last, span) if one is not None)


def paths(span: Span, *tables: str) -> tuple[str, ...]:
    """The files of some tables, last year's first (所用文件)."""
    found = (one.path(name) for one in both(span) for name in tables)
    return tuple(path for path in found if path is not None)


def places(labels: pd.Series, known: list) -> np.ndarray:
    """The place of each label in a list of different ones, −1 for none of them (编码)."""
    return pd.Index(known).get_indexer(pd.Index(labels))
