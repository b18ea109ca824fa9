"""The same data under another first month (改考核年度起始月): an assessment year cut out of two years' folders.

Every folder holds an assessment year that begins in the rubric's own first month. A year that begins in another
takes some quarters of one folder and some of the next: rows that carry a quarter are renumbered, rows dated inside
their year are kept where the day lies in the new one, a register that stands in both counts as the later has it,
and the targets are those of the folder that bears the year's name.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np

from qualitykit.outlook.edits import kept, stacked
from qualitykit.period import Period
from qualitykit.rubric import Rubric
from qualitykit.workspace import Table, Workspace, YearTables


@dataclass(frozen=True)
class YearCut:
    """A workspace whose assessment years begin in another month (改起始月的工作区).

    Only what scoring asks of a workspace: `units`, `years`, `year`, `rubric`.
    """

    workspace: Workspace
    own_month: int
    first_month: int

    @property
    def units(self) -> tuple:
        """The units in order (责任部门)."""
        return self.workspace.units

    def rubric(self, year: int) -> Rubric:
        """The rubric that the workspace has for a year (适用的细则)."""
        return self.workspace.rubric(year)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of which the workspace has every quarter (可得的年度)."""
        candidates = {year + shift for year in self.workspace.years for shift in (-1, 0, 1)}
        return tuple(sorted(year for year in candidates if self.has(year)))

    def has(self, year: int) -> bool:
        """Whether every quarter of a year lies in a folder that there is (各季度是否齐全)."""
        parts = self._parts(year)
        return bool(parts) and set(parts) <= set(self.workspace.years)

    def year(self, year: int) -> YearTables:
        """The tables of a year cut out of its folders (某年度的数据表)."""
        parts = {own: self.workspace.year(own).tables for own in self._parts(year)}
        names = dict.fromkeys(name for tables in parts.values() for name in tables)
        return YearTables(year, {name: self._table(name, year, parts) for name in names})

    def _parts(self, year: int) -> dict[int, int]:
        """The folders a year is cut from, in order, each with what to add to its quarters; none if no quarters fit."""
        ahead = _months(Period(year).start(self.first_month))
        shifts = {
            own: _months(Period(own).start(self.own_month)) - ahead for own in range(year - 1, year + 2)
        }
        if any(months % 3 for months in shifts.values()):
            return {}
        return {own: months // 3 for own, months in shifts.items() if -4 < months // 3 < 4}

    def _table(self, name: str, year: int, parts: dict[int, dict[str, Table]]) -> Table:
        own = {number: tables[name] for number, tables in parts.items() if name in tables}
        spec, tables = next(iter(own.values())).spec, list(own.values())
        if "quarter" in spec.by_name:
            shifts = self._parts(year)
            return stacked([_renumbered(table, shifts[number]) for number, table in own.items()])
        dates = spec.of_kind("date")
        inside = [column.name for column in dates if column.within == "year" and column.required]
        if inside:
            first, last = Period(year).start(self.first_month), Period(year).end(self.first_month)
            return stacked([_dated(table, inside[0], first, last) for table in tables])
        if dates and spec.key not in ((), ("*",)):
            return _latest(stacked(tables))
        return own.get(year, tables[-1])


def _months(day: date) -> int:
    return day.year * 12 + day.month


def _renumbered(table: Table, shift: int) -> Table:
    """The rows whose quarter lies in the new year, with the number that it has there."""
    quarter = table.frame["quarter"].to_numpy(np.int64) + shift
    inside = (quarter >= 1) & (quarter <= 4)
    some = kept(table, inside)
    return replace(some, frame=some.frame.assign(quarter=quarter[inside]))


def _dated(table: Table, column: str, first: date, last: date) -> Table:
    """The rows whose day lies in the new year."""
    days = table.frame[column].to_numpy().astype("datetime64[D]")
    return kept(table, (days >= np.datetime64(first)) & (days <= np.datetime64(last)))


def _latest(table: Table) -> Table:
    """A register of two years: what stands in both as the later one has it."""
    return kept(table, ~table.frame.duplicated(list(table.spec.key), keep="last").to_numpy())
