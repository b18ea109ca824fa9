"""Measured numbers and their targets (量化指标校验)."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from qualitykit.errors import Problem
from qualitykit.rubric import Rubric
from qualitykit.workspace.checks.percentages import percentage_problems
from qualitykit.workspace.checks.rates import rounds_to
from qualitykit.workspace.checks.year import Year, tell
from qualitykit.workspace.table import Table


def target_problems(year: Year, table: Table) -> Iterator[Problem]:
    """Targets that no value can have (目标值问题)."""
    yield from _out_of_range(year.rubric, table, "target")
    yield from percentage_problems(year.rubric, table, "target", np.zeros(len(table.frame), dtype=bool))


def measure_problems(year: Year, table: Table) -> Iterator[Problem]:
    """Rows of `measures` that cannot be a number of their measure (量化指标数据问题)."""
    yield from _forms(year.rubric, table)
    yield from _counts(year.rubric, table)
    yield from _out_of_range(year.rubric, table, "value")
    settled = counted(table) | table.broken("numerator", "denominator")
    yield from percentage_problems(year.rubric, table, "value", settled)
    yield from _own_counts(year.rubric, table)
    yield from _two_forms(table)


def _of_measure(rubric: Rubric, table: Table, attribute: str) -> pd.Series:
    """An attribute of each row's measure; missing where the rubric does not know the measure."""
    return table.frame["measure"].map({code: getattr(m, attribute) for code, m in rubric.measures.items()})


def counted(table: Table) -> np.ndarray:
    """Which rows of `measures` give counts (是否给出分子分母): bool per row."""
    return table.has("numerator") & table.has("denominator")


def _forms(rubric: Rubric, table: Table) -> Iterator[Problem]:
    """Either both counts or a value; counts only for a rate."""
    numerator, denominator, value = (table.has(name) for name in ("numerator", "denominator", "value"))
    readable = ~table.broken("numerator", "denominator", "value")
    frame, kind = table.frame, _of_measure(rubric, table, "kind")
    half, other_half = readable & denominator & ~numerator, readable & numerator & ~denominator
    yield from tell(table, half, "numerator", "no_numerator", denominator=frame["denominator"])
    yield from tell(table, other_half, "denominator", "no_denominator", numerator=frame["numerator"])
    yield from tell(table, readable & ~numerator & ~denominator & ~value, "value", "no_number")
    odd = (numerator | denominator) & kind.isin(["count", "amount"]).to_numpy()
    yield from tell(table, odd, "numerator", "counts_without_rate", measure=frame["measure"], kind=kind)


def _counts(rubric: Rubric, table: Table) -> Iterator[Problem]:
    """No more passed than were inspected, and nothing passed or valued where nothing was inspected."""
    numerator, denominator = _integers(table)
    both, value = counted(table), table.has("value")
    values = {"numerator": numerator, "denominator": denominator}
    above = both & _percent(rubric, table) & (numerator > denominator) & (denominator > 0)
    yield from tell(table, above, "numerator", "numerator_above", **values)
    empty = both & (denominator == 0)
    yield from tell(table, empty & (numerator > 0), "denominator", "zero_denominator", **values)
    empty &= numerator == 0
    yield from tell(table, empty & value, "value", "value_of_nothing", value=table.frame["value"])
    yield from tell(table, empty & ~value, "denominator", "nothing_inspected", "note")


def _integers(table: Table) -> tuple[np.ndarray, np.ndarray]:
    """Numerators and denominators as int64, 0 where they are missing."""
    columns = (table.frame[name].fillna(0) for name in ("numerator", "denominator"))
    return tuple(column.to_numpy(np.int64) for column in columns)


def _percent(rubric: Rubric, table: Table) -> np.ndarray:
    return (_of_measure(rubric, table, "per") == 100).to_numpy()


def _out_of_range(rubric: Rubric, table: Table, column: str) -> Iterator[Problem]:
    """Percent lies between 0 and 100, a count is whole, nothing is negative."""
    values, percent = table.frame[column], _percent(rubric, table)
    beyond = percent & ((values < 0) | (values > 100))
    yield from tell(table, beyond, column, "not_a_percentage", value=values)
    yield from tell(table, ~percent & (values < 0), column, "negative_number", value=values)
    scaled, places = table.exact(column)
    count = (_of_measure(rubric, table, "kind") == "count").to_numpy()
    yield from tell(
        table, count & (scaled > 0) & (scaled % 10**places != 0), column, "not_a_count", value=values
    )


def _own_counts(rubric: Rubric, table: Table) -> Iterator[Problem]:
    """A value beside counts must be their rate, to the value's own decimals."""
    per = _of_measure(rubric, table, "per")
    numerator, denominator = _integers(table)
    scaled, places = table.exact("value")
    scaled_up = per.fillna(1).to_numpy(np.int64) * numerator
    agrees = rounds_to(scaled, places, table.decimals("value"), scaled_up, denominator)
    rows = counted(table) & table.has("value") & (denominator > 0) & per.notna().to_numpy()
    values = {"value": table.frame["value"], "numerator": numerator, "denominator": denominator}
    yield from tell(table, rows & ~agrees, "value", "value_against_counts", **values)


def _two_forms(table: Table) -> Iterator[Problem]:
    """Counts add up and values replace each other: a unit's measure has one form all year."""
    rows, keys = counted(table), [table.frame["unit"], table.frame["measure"]]
    first = table.frame.index.to_series().where(rows & table.has("quarter")).groupby(keys).transform("min")
    bare = table.has("value") & ~rows & ~table.broken("numerator", "denominator")
    quarter = table.frame["quarter"].reindex(first).to_numpy()
    yield from tell(table, bare & first.notna().to_numpy(), "value", "two_forms", quarter=quarter)
