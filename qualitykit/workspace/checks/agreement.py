"""A number reached on two ways must agree (两处数据一致性校验): rows of `measures` against the records behind them."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from qualitykit.errors import Problem
from qualitykit.exact import decimal_text
from qualitykit.rubric import Measure
from qualitykit.workspace.checks.duplicates import repeated_rows
from qualitykit.workspace.checks.measures import counted
from qualitykit.workspace.checks.rates import rounds_to
from qualitykit.workspace.checks.year import Year, tell
from qualitykit.workspace.records import misfits, record_quarters, year_to_date
from qualitykit.workspace.table import Table

_STATED = ("unit", "measure", "quarter", "numerator", "denominator", "value")


def agreement_problems(year: Year) -> Iterator[Problem]:
    """Records that leave a measure's numerator empty, and stated numbers that the records do not give (不一致)."""
    for code, measure in year.rubric.measures.items():
        records = measure.records
        if records is None or records.table not in year.tables or any(misfits(measure)):
            continue
        table = year.tables[records.table]
        used = _columns_used(measure)
        if used <= table.given:
            yield from _unfilled(year, table, code, measure)
            for stated in year.named("measures"):
                yield from _Comparison(year, stated, table, code, measure).problems()


def _columns_used(measure: Measure) -> frozenset[str]:
    records = measure.records
    named = ("unit", records.numerator, records.date or "quarter", records.total, *records.where)
    return frozenset(filter(None, named))


def _unfilled(year: Year, table: Table, code: str, measure: Measure) -> Iterator[Problem]:
    """An empty numerator is neither yes nor no: the measure of that unit stays without a number."""
    empty = _empty_rows(year, table, measure)
    yield from tell(table, empty, measure.records.numerator, "record_unfilled", "note", measure=code)


def _empty_rows(year: Year, table: Table, measure: Measure) -> np.ndarray:
    column = measure.records.numerator
    if column is None:
        return np.zeros(len(table.frame), dtype=bool)
    counts = record_quarters(table, measure, year.start) >= 0
    return counts & ~table.has(column) & ~table.broken(column)


@dataclass(frozen=True)
class _Comparison:
    """The rows of one measure in `measures` beside its records of the same units."""

    year: Year
    stated: Table
    records: Table
    code: str
    measure: Measure

    def problems(self) -> Iterator[Problem]:
        rows = self._rows()
        if not (rows.any() and self.records.whole and self.stated.whole):
            return
        known, numerator, denominator = self._recorded(rows)
        yield from self._counts(known & counted(self.stated), numerator, denominator)
        valued = ~counted(self.stated) & self.stated.has("value")
        yield from self._values(known & valued, numerator, denominator)

    def _rows(self) -> np.ndarray:
        """The rows to compare: without the units of which something could not be read on either side."""
        frame = self.stated.frame
        own = (frame["measure"] == self.code).to_numpy(bool)
        halved = self.stated.has("numerator") != self.stated.has("denominator")
        doubt = self.stated.broken(*_STATED) | repeated_rows(self.stated) | (own & halved)
        doubt &= own | ~self.stated.has("measure")
        used = self.records.broken(*_columns_used(self.measure))
        used |= _empty_rows(self.year, self.records, self.measure) | repeated_rows(self.records)
        nameless = (doubt & ~self.stated.has("unit")).any() or (used & ~self.records.has("unit")).any()
        doubtful = {*frame["unit"][doubt], *self.records.frame["unit"][used]}
        return own & ~frame["unit"].isin(doubtful).to_numpy() & (not nameless)

    def _recorded(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """For each row of `measures`: whether there are records, and what they give up to that quarter."""
        sums = year_to_date(self.records, self.measure, self.year.start)
        wanted = pd.MultiIndex.from_frame(self.stated.frame[["unit", "quarter"]])
        found = sums.reindex(wanted)
        known = rows & found["denominator"].notna().to_numpy()
        numbers = found.fillna(0).to_numpy(np.int64)
        return known, numbers[:, 0], numbers[:, 1]

    def _counts(self, rows: np.ndarray, numerator: np.ndarray, denominator: np.ndarray) -> Iterator[Problem]:
        own = self._so_far(rows)
        differ = rows & ((own[:, 0] != numerator) | (own[:, 1] != denominator))
        values = {"numerator": own[:, 0], "denominator": own[:, 1], "quarter": self.stated.frame["quarter"]}
        recorded = {"recorded": numerator, "of": denominator, "file": self.records.path}
        yield from tell(self.stated, differ, "numerator", "counts_disagree", **values, **recorded)

    def _so_far(self, rows: np.ndarray) -> np.ndarray:
        """Counts add up over the quarters: each row's own and those before it."""
        frame = self.stated.frame[rows].sort_values("quarter")
        sums = frame.groupby("unit")[["numerator", "denominator"]].cumsum()
        return sums.reindex(self.stated.frame.index, fill_value=0).to_numpy(np.int64)

    def _values(self, rows: np.ndarray, numerator: np.ndarray, denominator: np.ndarray) -> Iterator[Problem]:
        scaled, places = self.stated.exact("value")
        decimals = self.stated.decimals("value")
        differ = rows & ~rounds_to(scaled, places, decimals, self.measure.per * numerator, denominator)
        expected = np.full(len(rows), "", dtype=object)
        for row in np.flatnonzero(differ):
            exact = Fraction(self.measure.per * int(numerator[row]), int(denominator[row]))
            expected[row] = decimal_text(exact, int(decimals[row]))
        values = {"value": self.stated.frame["value"], "expected": expected, "file": self.records.path}
        yield from tell(self.stated, differ, "value", "value_disagrees", **values)
