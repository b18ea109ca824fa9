"""What the records behind a measure add up to (原始记录汇总): batches inspected, projects, sites, funding."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd

from qualitykit.rubric import Measure
from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.table import Table

# Which kinds of column the parts of a measure's `records` may name.
_FITTING = {
    "numerator": ("flag", "verdict", "count"),
    "date": ("date",),
    "listed": ("date",),
    "total": ("decimal",),
    "by": ("field", "text"),
    "where": ("field", "text"),
}
# A row without a date never counts: it stands after any quarter.
_NEVER = 99


def record_quarters(table: Table, measure: Measure, start: date) -> np.ndarray:
    """The quarter from which on each row counts for a measure (计入的季度).

    Args:
        table: the table that the measure's `records` name.
        measure: its `where` picks rows, its `date` column and `span` place them.
        start: first day of the assessment year.

    Returns:
        int64, a value per row: 1 to 4; 0 for a row of a register that is older than the year; −1 for a row that
        does not count this year.
    """
    records = measure.records
    quarter = _quarters(table, records.date, start)
    quarter = np.maximum(quarter, 0) if records.span == "register" else np.where(quarter < 1, -1, quarter)
    counts = quarter <= 4
    for column, value in records.where.items():
        counts &= (table.frame[column] == value).to_numpy()
    return np.where(counts, quarter, -1)


def _quarters(table: Table, column: str | None, start: date) -> np.ndarray:
    """Quarters since the year began, the first being 1; a table without dates says its quarter."""
    if column is None:
        return table.frame["quarter"].fillna(_NEVER).to_numpy(np.int64)
    months = table.frame[column].to_numpy().astype("datetime64[M]")
    since = (months - np.datetime64(start, "M")).astype(np.int64) // 3 + 1
    return np.where(np.isnat(months), _NEVER, since)


def year_to_date(table: Table, measure: Measure, start: date) -> pd.DataFrame:
    """What a measure's records give for each unit up to the end of each quarter (本年累计).

    A rate gives the sum of its numerator column and its number of rows; a count its number of rows, over 1; an
    amount its sum × 10^places, over 10^places: value = per × numerator ÷ denominator throughout.

    Args:
        table, measure, start: as for `record_quarters`.

    Returns:
        int64 columns numerator, denominator; index (unit, quarter 1 to 4); only units with rows that count, and
        those that stand in the register with nothing to judge: 0 of 0.
    """
    quarter = record_quarters(table, measure, start)
    rows = table.has("unit") & ((quarter >= 0) | _listed(table, measure, start))
    added, per_row, per_unit = _terms(table, measure)
    counts = pd.DataFrame({"numerator": added, "denominator": per_row})[rows].mul(quarter[rows] >= 0, axis=0)
    units = table.frame["unit"].to_numpy()[rows]
    sums = counts.groupby([units, np.maximum(quarter[rows], 1)]).sum()
    every = pd.MultiIndex.from_product([pd.unique(units), range(1, 5)], names=["unit", "quarter"])
    sums = sums.reindex(every, fill_value=0).groupby("unit").cumsum()
    if per_unit is not None:
        sums["denominator"] = per_unit
    return sums


def _listed(table: Table, measure: Measure, start: date) -> np.ndarray:
    """Rows that stand in the register by the year's end, whether or not they count."""
    if measure.records.listed is None:
        return np.zeros(len(table.frame), dtype=bool)
    return _quarters(table, measure.records.listed, start) <= 4


def _terms(table: Table, measure: Measure) -> tuple[np.ndarray, np.ndarray, int | None]:
    """What each row adds to the numerator and the denominator, and the denominator where it is fixed."""
    ones = np.ones(len(table.frame), dtype=np.int64)
    if measure.kind == "rate":
        return table.frame[measure.records.numerator].fillna(0).to_numpy(np.int64), ones, None
    if measure.kind == "count":
        return ones, ones, 1
    scaled, places = table.exact(measure.records.total)
    return scaled, ones, 10**places


def misfits(measure: Measure) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a measure's records name and the contract does not have, with what it has (与数据约定不符之处).

    Yields:
        The table or column named (a dash where one is needed and none is named), and those that would fit.
    """
    records = measure.records
    spec = TABLES.get(records.table)
    if spec is None:
        yield records.table, tuple(TABLES)
        return
    needed = [{"rate": "numerator", "amount": "total"}.get(measure.kind)]
    needed += [] if "quarter" in spec.by_name else ["date"]
    named = [(part, getattr(records, part)) for part in ("numerator", "date", "listed", "total", "by")]
    for part, column in [*named, *(("where", column) for column in records.where)]:
        fitting = tuple(found.name for found in spec.of_kind(*_FITTING[part]))
        if column not in fitting and (column is not None or part in needed):
            yield column or "–", fitting
