"""From the tables to awards, honours, findings and targets (评分、荣誉、认定与目标), as arrays."""

from dataclasses import dataclass
from math import lcm

import numpy as np
import pandas as pd

from qualitykit.period import Period
from qualitykit.rubric import Rubric
from qualitykit.scoring.evidence import Targets, grid_scale


@dataclass(frozen=True)
class Awards:
    """What assessors gave, as of a period (评审给分).

    scale: grid units to a point; points: int64[C, N] in grid units, −1 where nothing was given; given: one row
    for each criterion and unit with the number of assessors, the least and the most that one of them gave (exact
    points in 1 ÷ 10^places), and the file's rows.
    """

    scale: int
    points: np.ndarray
    given: pd.DataFrame
    places: int
    path: str | None


def gather_awards(tables: dict, rubric: Rubric, period: Period, units) -> Awards:
    """The awards that stand at the end of a period (取评分).

    The latest quarter stands; several assessors in it are combined as the rubric says: mean, lowest or highest.
    A mean is kept exact, off the step where it falls there.
    """
    points = np.full((len(rubric.criteria), len(units)), -1, np.int64)
    table = tables.get("awards")
    if table is None or table.frame.empty:
        return Awards(grid_scale(rubric), points, _combined(pd.DataFrame(columns=_COLUMNS)), 0, None)
    scaled, places = table.exact("points")
    rows = table.frame[["unit", "criterion", "quarter"]].assign(given=scaled, row=table.frame.index)
    position = {criterion.id: i for i, criterion in enumerate(rubric.criteria)}
    # A year restated under another rubric may have awards on criteria that this one does not have.
    rows = rows[(rows["quarter"] <= period.last_quarter) & rows["criterion"].isin(position)]
    latest = rows.groupby(["unit", "criterion"], observed=True)["quarter"].transform("max")
    given = _combined(rows[rows["quarter"] == latest])
    total, count = _choice(given, rubric.settings.several_assessors)
    scale = grid_scale(rubric, *_denominators(total, count * 10**places))
    column = {unit.id: i for i, unit in enumerate(units)}
    at = given["criterion"].map(position).to_numpy(int), given["unit"].map(column).to_numpy(int)
    points[at] = total * scale // (count * 10**places)
    return Awards(scale, points, given, places, table.path)


_COLUMNS = ["unit", "criterion", "given", "row"]


def _combined(rows: pd.DataFrame) -> pd.DataFrame:
    groups = rows.groupby(["unit", "criterion"], observed=True, sort=False)
    found = groups["given"].agg(["sum", "count", "min", "max"])
    found["rows"] = groups["row"].agg(list)
    return found.reset_index()


def _choice(given: pd.DataFrame, rule: str) -> tuple[np.ndarray, np.ndarray]:
    """Numerator and denominator of the award that stands."""
    if rule == "mean":
        return given["sum"].to_numpy(np.int64), given["count"].to_numpy(np.int64)
    chosen = given["min" if rule == "lowest" else "max"].to_numpy(np.int64)
    return chosen, np.ones_like(chosen)


def _denominators(numerator: np.ndarray, denominator: np.ndarray) -> list[int]:
    reduced = denominator // np.gcd(numerator, denominator)
    return [lcm(*np.unique(reduced).tolist())]


def gather_targets(tables: dict, rubric: Rubric, units) -> dict[str, Targets]:
    """The year's target of every measure for every unit (取目标值): the unit's own row, else the one for all."""
    table = tables.get("targets")
    if table is None:
        none = Targets(np.zeros(len(units), np.int64), 1, np.zeros(len(units), bool))
        return dict.fromkeys(rubric.measures, none)
    scaled, places = table.exact("target")
    rows = table.frame[["measure"]].assign(target=scaled, unit=_units_of(table.frame))
    return {
        measure: _target(rows[rows["measure"] == measure], 10**places, units) for measure in rubric.measures
    }


def target_rows(tables: dict, rubric: Rubric, units) -> dict[str, dict[str, dict[str, list[int]]]]:
    """The file row of every measure's target for every unit (目标值来源): measure -> unit -> file -> rows."""
    table = tables.get("targets")
    if table is None:
        return {}
    rows = table.frame[["measure"]].assign(row=table.frame.index, unit=_units_of(table.frame))
    found = {}
    for measure in rubric.measures:
        mine = rows[rows["measure"] == measure]
        by_unit = dict(zip(mine["unit"], mine["row"].tolist(), strict=True))
        row_of = {unit.id: by_unit.get(unit.id, by_unit.get("")) for unit in units}
        found[measure] = {unit: {table.path: [row]} for unit, row in row_of.items() if row is not None}
    return found


def _units_of(frame: pd.DataFrame) -> pd.Series:
    return frame["unit"].astype(object).where(frame["unit"].notna(), "") if "unit" in frame else ""


def _target(rows: pd.DataFrame, scale: int, units) -> Targets:
    by_unit = dict(zip(rows["unit"], rows["target"], strict=True))
    found = [by_unit.get(unit.id, by_unit.get("")) for unit in units]
    numerator = np.array([0 if value is None else value for value in found], np.int64)
    return Targets(numerator, scale, np.array([value is not None for value in found], bool))


def gather_honours(tables: dict, rubric: Rubric, period: Period, units) -> np.ndarray:
    """How many of each honour every unit holds by the period's end (取荣誉): int64[H, N + 1].

    The last column is what is held in the name of the district itself.
    """
    names = [*(unit.id for unit in units), "district"]
    held = np.zeros((len(rubric.bonus.honours), len(names)), np.int64)
    rows = _dated(tables.get("honours"), rubric, period)
    position = {honour.id: i for i, honour in enumerate(rubric.bonus.honours)}
    rows = rows[rows["honour"].isin(position)]
    column = {name: i for i, name in enumerate(names)}
    at = rows["honour"].map(position).to_numpy(int), rows["unit"].map(column).to_numpy(int)
    np.add.at(held, at, 1)
    return held


def gather_findings(tables: dict, rubric: Rubric, period: Period) -> pd.DataFrame:
    """Incidents with an official finding by the period's end (否决认定): the rows of `incidents`."""
    rows = _dated(tables.get("incidents"), rubric, period)
    return rows[rows["finding"].notna()] if "finding" in rows else rows


def _dated(table, rubric: Rubric, period: Period) -> pd.DataFrame:
    """Rows dated up to the period's end; none where there is no table."""
    if table is None:
        return pd.DataFrame({"unit": [], "honour": []}, dtype=object)
    return table.frame[table.frame["date"] <= pd.Timestamp(period.end(rubric.settings.first_month))]
