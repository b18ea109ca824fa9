"""Numbers that can be right and seldom are (合理性校验): each is a note in a workspace, and stops an intake."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from qualitykit.errors import Problem
from qualitykit.workspace.checks.year import Year, tell
from qualitykit.workspace.table import Table

# Yuan written as thousands or ten thousands stand out by at least this factor.
JUMP = 1000
# Fewer rows than these say nothing about a habit.
_FEW_UNITS, _FEW_MEASURES, _FEW_RATINGS = 5, 3, 30
_HEAPED = 0.95


def plausibility_problems(year: Year) -> Iterator[Problem]:
    """Jumps, falls, repeated quarters, and values that are all alike (合理性问题), as notes."""
    for table in year.named("funding"):
        yield from _jumps(table, ["unit", "field"], "amount")
    for table in year.named("measures"):
        yield from _jumps(table, ["unit", "measure"], "value", _of_kind(year, table, "amount"))
        yield from _falls(table, _of_kind(year, table, "count"))
        yield from _same_as_before(table)
        yield from _all_equal(table)
    for table in year.named("survey"):
        yield from _heaped(table)


def _of_kind(year: Year, table: Table, kind: str) -> np.ndarray:
    kinds = {code: measure.kind for code, measure in year.rubric.measures.items()}
    return (table.frame["measure"].map(kinds) == kind).to_numpy(bool)


def _jumps(table: Table, keys: list[str], column: str, rows: np.ndarray | None = None) -> Iterator[Problem]:
    """An amount a thousand times below another of its kind: 元 and 万元 in one column."""
    scaled = pd.Series(table.exact(column)[0], index=table.frame.index)
    rows = table.has(column) & (scaled > 0).to_numpy() & (True if rows is None else rows)
    most = scaled.where(rows, 0).groupby([table.frame[key] for key in keys]).transform("max")
    at = (
        table.frame[column].where(scaled == most).groupby([table.frame[key] for key in keys]).transform("max")
    )
    small = rows & (scaled * JUMP <= most).to_numpy(bool)
    yield from tell(table, small, column, "jump_of_a_thousand", "note", value=table.frame[column], other=at)


def _falls(table: Table, rows: np.ndarray) -> Iterator[Problem]:
    """A count of what there is so far that is lower than a quarter before."""
    frame = table.frame[rows & table.has("value")].sort_values("quarter", kind="stable")
    before = frame.groupby(["unit", "measure"])["value"].shift()
    fallen = (frame["value"] < before).reindex(table.frame.index, fill_value=False).to_numpy(bool)
    values = {"value": table.frame["value"], "before": before.reindex(table.frame.index)}
    yield from tell(table, fallen, "value", "cumulative_falls", "note", **values)


def _same_as_before(table: Table) -> Iterator[Problem]:
    """All that a unit reports of a quarter is what it reported of the one before: the same file once more."""
    numbers = ["numerator", "denominator", "value"]
    frame = table.frame[["unit", "measure", "quarter", *numbers]].sort_values("quarter", kind="stable")
    frame = frame[frame[["unit", "measure", "quarter"]].notna().all(axis=1)]
    cells = frame[numbers].astype("float64").fillna(-1)
    earlier = cells.groupby([frame["unit"], frame["measure"]]).shift()
    last = frame["quarter"].groupby([frame["unit"], frame["measure"]]).shift()
    same = (cells == earlier).all(axis=1) & (last == frame["quarter"] - 1)
    by = [frame["unit"], frame["quarter"]]
    whole = same.groupby(by).transform("all") & (same.groupby(by).transform("size") >= _FEW_MEASURES)
    first = whole & ~frame.duplicated(["unit", "quarter"])
    told = first.reindex(table.frame.index, fill_value=False).to_numpy(bool)
    yield from tell(table, told, "quarter", "quarter_repeated", "note", quarter=table.frame["quarter"])


def _all_equal(table: Table) -> Iterator[Problem]:
    """Every unit gives the same counts for a measure and a quarter."""
    frame = table.frame
    counted = table.has("numerator") & table.has("denominator")
    by = [frame["measure"], frame["quarter"]]
    units = pd.Series(counted, index=frame.index).groupby(by).transform("sum")
    spread = [
        frame[name].where(counted).groupby(by).transform("nunique") for name in ("numerator", "denominator")
    ]
    alike = counted & (units >= _FEW_UNITS) & (spread[0] == 1) & (spread[1] == 1)
    told = (
        alike & ~frame[alike].duplicated(["measure", "quarter"]).reindex(frame.index, fill_value=True)
    ).to_numpy(bool)
    values = {"numerator": frame["numerator"], "denominator": frame["denominator"], "units": units}
    yield from tell(table, told, "numerator", "values_all_equal", "note", **values)


def _heaped(table: Table) -> Iterator[Problem]:
    """Nearly all respondents of a unit give an item the same rating."""
    frame = table.frame
    by = ["unit", "quarter", "item"]
    total = frame.groupby(by)["rating"].transform("size")
    share = frame.groupby([*by, "rating"])["rating"].transform("size") / total
    heaped = (total >= _FEW_RATINGS) & (share >= _HEAPED)
    told = (heaped & ~frame[heaped].duplicated(by).reindex(frame.index, fill_value=True)).to_numpy(bool)
    values = {"rating": frame["rating"], "item": frame["item"], "count": (share * total).round(), "of": total}
    yield from tell(table, told, "rating", "values_heaped", "note", **values)
