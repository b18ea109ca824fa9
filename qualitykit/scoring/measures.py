"""From checked tables to observed measures (由数据表到量化指标), as of the end of a period.

A measure is read from its records where the unit has any, else from the rows of `measures`: counts add up over
the quarters, a published value stands until a later quarter replaces it. (That both agree is checked when the
workspace is read.) A department without numbers of its own is judged on the pooled counts of the towns.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import lcm

import numpy as np
import pandas as pd

from qualitykit.exact import fits
from qualitykit.period import Period
from qualitykit.rubric import Measure, Rubric
from qualitykit.rubric.model import Records
from qualitykit.scoring.observed import Observed
from qualitykit.workspace.records import record_quarters

Rows = dict[str, list[int]]


@dataclass(frozen=True)
class Gathered:
    """A measure's observed values for some units, and the file rows behind them (指标取数)."""

    observed: Observed
    rows: dict[str, Rows] = field(default_factory=dict)


def gather(
    tables: dict, measure_id: str, part: str | None, rubric: Rubric, period: Period, units
) -> Gathered:
    """One measure, or one of its fields, of every unit as of a period (取数).

    Args:
        tables: a year's checked tables by name; part: a field such as `product`, or None for the whole;
        units: the district's units, in order.

    Missing: a unit without a row has no value; one with records of other fields has 0 in a field without any.
    """
    measure = rubric.measures[measure_id]
    frames = [_from_measures(tables, measure_id, measure, period)] if part is None else []
    if measure.records is not None and measure.records.table in tables:
        frames.append(_from_records(tables[measure.records.table], measure, part, rubric, period))
    # As objects: beside a unit without a number pandas would turn integers into floats.
    found = (pd.concat(frames) if frames else pd.DataFrame()).astype(object)
    if found.empty:
        return Gathered(Observed.missing(len(units)))
    found = found[~found.index.duplicated(keep="last")].reindex([unit.id for unit in units])
    own = Gathered(_observed(found), _rows(found))
    return own if rubric.settings.department_measures == "own" else _pooled(own, measure, units)


def _observed(found: pd.DataFrame) -> Observed:
    present = found["numerator"].notna().to_numpy()
    numerator, denominator, counted = (
        found[column].where(present, filler).to_numpy().astype(kind)
        for column, filler, kind in (
            ("numerator", 0, np.int64),
            ("denominator", 1, np.int64),
            ("counted", False, bool),
        )
    )
    return Observed.of(numerator, denominator, present=present, counted=counted)


def _rows(found: pd.DataFrame) -> dict[str, Rows]:
    known = found[found["rows"].notna()]
    return {
        unit: {path: rows} for unit, path, rows in zip(known.index, known["path"], known["rows"], strict=True)
    }


def _by_unit(table, selected: pd.DataFrame, **sums: np.ndarray) -> pd.DataFrame:
    """Sums per unit, with the file rows that went in."""
    groups = selected.assign(**sums, row=selected.index).groupby("unit", observed=True)
    found = groups[list(sums)].sum()
    found["rows"] = groups["row"].agg(list)
    return found.assign(path=table.path)


def _from_measures(tables: dict, measure_id: str, measure: Measure, period: Period) -> pd.DataFrame:
    table = tables.get("measures")
    if table is None:
        return pd.DataFrame()
    frame = table.frame
    mine = frame[(frame["measure"] == measure_id) & (frame["quarter"] <= period.last_quarter)]
    if mine.empty:
        return pd.DataFrame()
    counts = mine[mine["numerator"].notna() & mine["denominator"].notna()]
    counted = _by_unit(
        table,
        counts,
        numerator=counts["numerator"].astype("int64"),
        denominator=counts["denominator"].astype("int64"),
    ).assign(counted=True)
    return pd.concat([_published(table, mine.drop(counts.index), measure), counted])


def _published(table, rows: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """The latest published value of every unit, as a ratio of integers."""
    latest = (
        rows[rows["value"].notna()].sort_values("quarter", kind="stable").drop_duplicates("unit", keep="last")
    )
    scaled, places = table.exact("value")
    value = pd.Series(scaled, index=table.frame.index).loc[latest.index].to_numpy()
    found = _by_unit(table, latest, numerator=value)
    return found.assign(denominator=measure.per * 10**places, counted=measure.kind != "rate")


def _from_records(table, measure: Measure, part: str | None, rubric: Rubric, period: Period) -> pd.DataFrame:
    records = measure.records
    rows = _in_span(table, measure, rubric, period)
    if records.total is not None:
        return _amounts(table, rows, records, part)
    if measure.kind == "count":
        return _by_unit(table, rows, numerator=np.ones(len(rows), np.int64)).assign(
            denominator=1, counted=True
        )
    if not set(filter(None, (records.date, records.numerator))) <= table.given:
        return pd.DataFrame()
    known = rows[records.numerator].notna()
    passed = rows[records.numerator].where(known, 0).astype("int64")
    found = _by_unit(table, rows, numerator=passed, denominator=np.ones(len(rows), np.int64)).assign(
        counted=True
    )
    listed = _listed(table, records, rubric, period)
    return pd.concat([listed[~listed.index.isin(found.index)], found]).drop(rows.loc[~known, "unit"].unique())


def _in_span(table, measure: Measure, rubric: Rubric, period: Period) -> pd.DataFrame:
    """The records that count up to the period's end."""
    quarter = record_quarters(table, measure, period.start(rubric.settings.first_month))
    return table.frame[(quarter >= 0) & (quarter <= period.last_quarter)]


def _listed(table, records: Records, rubric: Rubric, period: Period) -> pd.DataFrame:
    """Units that stand in the register by the period's end, with nothing to judge: a denominator of 0."""
    if records.listed is None:
        return pd.DataFrame()
    rows = table.frame[table.frame[records.listed] <= pd.Timestamp(period.end(rubric.settings.first_month))]
    zero = np.zeros(len(rows), np.int64)
    return _by_unit(table, rows, numerator=zero, denominator=zero).assign(counted=True)


def _amounts(table, rows: pd.DataFrame, records, part: str | None) -> pd.DataFrame:
    """Sums of an exact column; a unit with rows only in other fields has 0 in this one."""
    scaled, places = table.exact(records.total)
    amount = pd.Series(scaled, index=table.frame.index).loc[rows.index]
    if part is not None:
        amount = amount.where(rows[records.by] == part, 0)
    return _by_unit(table, rows, numerator=amount.to_numpy()).assign(denominator=10**places, counted=True)


def _pooled(own: Gathered, measure: Measure, units) -> Gathered:
    """Departments without numbers of their own take the towns' pooled counts."""
    seen = own.observed
    towns = np.array([unit.kind == "town" for unit in units])
    give, need = towns & seen.present, ~towns & ~seen.present
    if not give.any():
        return own
    blocked = bool((give & ~seen.counted).any())
    numerator, denominator = _pool(seen.numerator[give], seen.denominator[give], measure)
    observed = Observed(
        np.where(need, fits(numerator), seen.numerator),
        np.where(need, fits(denominator), seen.denominator),
        seen.present | (need & (not blocked)),
        seen.counted | need,
        need & blocked,
        np.where(need, give.sum(), 0),
    )
    given = [own.rows[unit.id] for unit, gives in zip(units, give, strict=True) if gives]
    pooled = merged_rows(given)
    return Gathered(observed, own.rows | {unit.id: pooled for unit, x in zip(units, need, strict=True) if x})


def _pool(numerator: np.ndarray, denominator: np.ndarray, measure: Measure) -> tuple[int, int]:
    """Counts add up; amounts add up on a common scale."""
    if measure.kind == "rate":
        return sum(numerator.tolist()), sum(denominator.tolist())
    common = lcm(*denominator.tolist())
    parts = zip(numerator.tolist(), denominator.tolist(), strict=True)
    return sum(n * (common // d) for n, d in parts), common


def merged_rows(rows: Iterable[Rows]) -> Rows:
    """Row numbers by file, of several at once (合并来源行)."""
    merged: Rows = {}
    for one in rows:
        for path, numbers in one.items():
            merged[path] = sorted({*merged.get(path, []), *numbers})
    return merged
