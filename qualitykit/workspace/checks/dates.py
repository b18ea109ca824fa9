"""Dates against the assessment year and against each other (日期校验)."""

from collections.abc import Iterator

import numpy as np

from qualitykit.errors import Problem
from qualitykit.workspace.checks.year import Year, tell
from qualitykit.workspace.schema import ColumnSpec
from qualitykit.workspace.table import Table


def date_problems(year: Year) -> Iterator[Problem]:
    """Days outside the assessment year, and days before the one that must come first (日期问题)."""
    for table in year.tables.values():
        for column in table.spec.of_kind("date"):
            yield from _outside(year, table, column)
            yield from _before(table, column)


def _outside(year: Year, table: Table, column: ColumnSpec) -> Iterator[Problem]:
    days = _days(table, column.name)
    late = days > np.datetime64(year.end)
    early = days < np.datetime64(year.start)
    values = {"value": days, "start": year.start, "end": year.end}
    if column.within == "year":
        yield from tell(table, early | late, column.name, "outside_year", **values)
    elif column.within == "until":
        yield from tell(table, late, column.name, "after_year", **values)


def _before(table: Table, column: ColumnSpec) -> Iterator[Problem]:
    if column.after:
        days, first = _days(table, column.name), _days(table, column.after)
        values = {"value": days, "other": column.after, "first": first}
        yield from tell(table, days < first, column.name, "before_other_date", **values)


def _days(table: Table, column: str) -> np.ndarray:
    return table.frame[column].to_numpy().astype("datetime64[D]")
