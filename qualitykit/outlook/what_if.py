"""A workspace as a scenario has it (情景工作区): tables changed in memory, nothing written back, every result marked.

A change replaces what the unit has in the year to date: the counts or the value of a measure, a target of its own,
the funding of a field, the award that stands, the honours of a kind. Where the records behind a changed measure
feed other measures too, those keep the numbers that they have.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
import pandas as pd

from qualitykit.outlook.edits import Row, kept, stacked, table_of
from qualitykit.outlook.scenario import Scenario
from qualitykit.outlook.scenario_rows import Change, cell_text, scenario_rows, scenario_unit
from qualitykit.rubric import Measure, Rubric
from qualitykit.scoring import Assessment
from qualitykit.scoring.awards import gather_awards, gather_honours, gather_targets, target_rows
from qualitykit.scoring.measures import gather
from qualitykit.workspace import Table, Unit, Workspace, YearTables
from qualitykit.workspace.contract import TABLES


class ScenarioWorkspace(Workspace):
    """A workspace with one unit's numbers as a scenario has them (情景工作区).

    Attributes:
        scenario: whose numbers these are; measures: which measures it changes; touched: which tables.
        made: the changed tables, by kind of change.
    """

    def __init__(self, workspace: Workspace, scenario: Scenario, changed: "_Changed"):
        # Nothing is read anew: folder, units and rubrics are those of the workspace.
        self.path, self.district, self.rubrics = workspace.path, workspace.district, workspace.rubrics
        self.scenario, self.measures, self.touched = scenario, changed.measures, frozenset(changed.tables)
        self._workspace, self.made = workspace, changed
        found = workspace.year(scenario.period.year)
        self._changed = replace(found, tables=found.tables | changed.tables)

    def read(self, year: int) -> YearTables:
        """The tables of a year, those of the scenario's year changed (读取年度)."""
        return self._changed if year == self.scenario.period.year else self._workspace.read(year)

    def marked(self, frame: pd.DataFrame) -> pd.DataFrame:
        """A result with the scenario's name in a first column (标注情景), so that nobody takes it for the real one."""
        marked = frame.copy()
        marked.insert(0, "scenario", self.scenario.name)
        return marked


def apply_scenario(
    workspace: Workspace, scenario: Scenario, since: ScenarioWorkspace | None = None
) -> ScenarioWorkspace:
    """The workspace with a scenario's changes in it (应用情景); the files stay as they are.

    Args:
        since: an earlier scenario of the same workspace, unit and period: whatever both have alike is taken over
            from it, the tables of a kind of change, and records that feed the same changed measures.

    Raises:
        QualitykitError: an unknown unit, measure, criterion or honour, points above the criterion's or off the
            step, a target or rate beyond 0 to 100 %, a numerator above the denominator, and whatever else the
            tables could not have: all of it, with file and line of the scenario.
    """
    rubric = workspace.rubric(scenario.period.year)
    alike = {} if since is None else _alike(scenario, since)
    changes = scenario_rows(workspace, scenario, rubric, alike)
    unit, tables = scenario_unit(workspace, scenario), workspace.year(scenario.period.year).tables
    before = None if since is None else since.made
    changed = _Replacement(workspace, scenario, rubric, unit, tables, before).made(changes, alike)
    return ScenarioWorkspace(workspace, scenario, changed)


def _alike(scenario: Scenario, since: ScenarioWorkspace) -> dict[str, dict[str, Table]]:
    """The tables of every kind of change that an earlier scenario has just so."""
    earlier = since.scenario.changes
    return {
        kind: tables
        for kind, tables in since.made.by_kind.items()
        if scenario.changes.get(kind, {}) == earlier.get(kind, {})
    }


@dataclass(frozen=True)
class _Changed:
    """The tables that a scenario changes, by kind of change, and the measures.

    beside: rows in place of what other measures read from records that are left out, by measure.
    """

    by_kind: dict[str, dict[str, Table]]
    measures: frozenset[str]
    beside: dict[str, Row]

    @property
    def tables(self) -> dict[str, Table]:
        return {name: table for tables in self.by_kind.values() for name, table in tables.items()}


@dataclass(frozen=True)
class _Replacement:
    """Puts a scenario's rows in place of the unit's own."""

    workspace: Workspace
    scenario: Scenario
    rubric: Rubric
    unit: Unit
    tables: dict[str, Table]
    before: _Changed | None

    def made(self, changes: Sequence[Change], alike: dict[str, dict[str, Table]]) -> _Changed:
        """The changed tables; those of a kind that is `alike` as they are."""
        measures = frozenset(change.name for change in changes if change.table == "measures")
        records, beside = self._without_records(measures), self._beside(measures)
        by_kind = {
            kind: alike[kind] if kind in alike else self._of_kind(kind, column, changes, beside)
            for kind, column in _NAMED.items()
        }
        by_kind["measures"] = records | by_kind["measures"]
        return _Changed(by_kind, measures, beside)

    def _of_kind(
        self, table: str, column: str, changes: Sequence[Change], beside: dict[str, Row]
    ) -> dict[str, Table]:
        mine = [change for change in changes if change.table == table]
        names, rows = [one.name for one in mine], [one.row for one in mine if one.standing]
        if table == "measures":
            names, rows = [*names, *beside], [*rows, *beside.values()]
        return {table: self._replaced(table, column, names, rows)} if names else {}

    def _replaced(self, table: str, column: str, names: Sequence[str], rows: Sequence[Row]) -> Table:
        """A table with rows in place of all that the unit has under some names up to the period."""
        path = f"{self.scenario.period.year}/{table}.csv"
        old = self.tables.get(table) or table_of(TABLES[table], path, [], {})[0]
        own = (old.frame["unit"] == self.unit.id).to_numpy(bool) & old.frame[column].isin(names).to_numpy()
        if table == "funding":
            own = own & (old.frame["quarter"] <= self.scenario.period.last_quarter).to_numpy(bool)
        new, _ = table_of(old.spec, path, rows, self.workspace.district.names)
        return replace(stacked([new, kept(old, ~own)]), path=f"{old.path} + {self.scenario.name}")

    def _feeding(self, measures: frozenset[str]) -> dict[str, frozenset[str]]:
        """The tables of records behind some measures, each with those that it feeds."""
        records = {name: self.rubric.measures[name].records for name in measures}
        tables = {name: one.table for name, one in records.items() if one and one.table in self.tables}
        return {table: frozenset(n for n in tables if tables[n] == table) for table in tables.values()}

    def _without_records(self, measures: frozenset[str]) -> dict[str, Table]:
        """The tables of records without the unit's rows that feed the changed measures."""
        before = {} if self.before is None else self._feeding(self.before.measures)
        return {
            table: self.before.tables[table] if fed == before.get(table) else self._without(table, fed)
            for table, fed in self._feeding(measures).items()
        }

    def _without(self, name: str, measures: frozenset[str]) -> Table:
        """A table of records without the unit's rows that feed some measures."""
        table = self.tables[name]
        own = (table.frame["unit"] == self.unit.id).to_numpy(bool)
        left_out = np.zeros(len(own), bool)
        for records in (self.rubric.measures[measure].records for measure in measures):
            feeding = own.copy()
            for column, value in records.where.items():
                feeding &= (table.frame[column] == value).to_numpy(bool)
            left_out |= feeding
        return kept(table, ~left_out)

    def _beside(self, measures: frozenset[str]) -> dict[str, Row]:
        """What other measures read from records that are left out: their numbers as they are, a row each."""
        known = {} if self.before is None else self.before.beside
        without = self._feeding(measures)
        fed = {name: one for name, one in self.rubric.measures.items() if one.records is not None}
        rows = {
            name: known.get(name) or self._as_it_is(name, measure)
            for name, measure in fed.items()
            if measure.records.table in without and name not in measures
        }
        return {name: row for name, row in rows.items() if row}

    def _as_it_is(self, code: str, measure: Measure) -> Row | None:
        """A row with the unit's numbers of a measure in the data; None where it has none that a row can hold."""
        u = [unit.id for unit in self.workspace.units].index(self.unit.id)
        seen = gather(
            self.tables, code, None, self.rubric, self.scenario.period, self.workspace.units
        ).observed
        if not (seen.present[u] and seen.counted[u] and not seen.pooled[u]) or measure.kind == "amount":
            return None
        return self._as_row(code, measure, int(seen.numerator[u]), int(seen.denominator[u]))

    def _as_row(self, code: str, measure: Measure, numerator: int, denominator: int) -> Row:
        row = {"unit": self.unit.id, "measure": code, "quarter": str(self.scenario.period.last_quarter)}
        if measure.kind == "rate":
            return {**row, "numerator": str(numerator), "denominator": str(denominator)}
        return {**row, "value": cell_text(Fraction(numerator, denominator))}


# The tables that a scenario can change, and the column that its names stand in.
_NAMED = {
    "measures": "measure",
    "targets": "measure",
    "funding": "field",
    "awards": "criterion",
    "honours": "honour",
}


def assess_what_if(
    base: Assessment, changed: ScenarioWorkspace, since: ScenarioWorkspace | None = None
) -> Assessment:
    """The assessment of a scenario, made from the real one of the same period (情景考核).

    The same as `assess(changed, period)`; only what the scenario touches is gathered again, so that a reader who
    moves a slider need not wait.

    Args:
        since: the scenario of which `base` is the assessment, where it is not the real one: `changed` was made with
            it. Points, totals and reasons are then the same; the rows named as sources of what did not change are
            those of `base`.

    Raises:
        ValueError: an assessment of another period than the scenario's.
    """
    period, rubric = changed.scenario.period, base.rubric
    if base.period != period:
        raise ValueError(f"base must be of the scenario's period, {period} (got {base.period})")
    tables, units = changed.year(period.year).tables, base.units
    measures, touched = _difference(changed, since)
    again = [key for key in base.now if _again(key[0], rubric, measures, touched)]
    now = base.now | {key: gather(tables, *key, rubric, period, units) for key in again}
    awards = gather_awards(tables, rubric, period, units) if "awards" in touched else base.awards
    held = gather_honours(tables, rubric, period, units)
    evidence = replace(
        base.evidence,
        scale=awards.scale,
        awards=awards.points,
        now={key: found.observed for key, found in now.items()},
        targets=gather_targets(tables, rubric, units),
        honours=held[:, :-1],
    )
    parts = {"awards": awards, "now": now, "held_by_district": held[:, -1]}
    return replace(base, evidence=evidence, target_rows=target_rows(tables, rubric, units), **parts)


def _difference(
    changed: ScenarioWorkspace, since: ScenarioWorkspace | None
) -> tuple[frozenset[str], frozenset[str]]:
    """Which measures and which tables differ from an earlier scenario, or from the data."""
    if since is None:
        return changed.measures, changed.touched
    new, old = (one.scenario.changes.get("measures", {}) for one in (changed, since))
    tables, before = changed.made.tables, since.made.tables
    measures = frozenset(name for name in new.keys() | old.keys() if new.get(name) != old.get(name))
    return measures, frozenset(n for n in tables.keys() | before.keys() if tables.get(n) is not before.get(n))


def _again(measure: str, rubric: Rubric, measures: frozenset[str], touched: frozenset[str]) -> bool:
    """Whether a measure may come out otherwise: itself changed, or its records."""
    records = rubric.measures[measure].records
    return measure in measures or (records is not None and records.table in touched)
