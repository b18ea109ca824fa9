"""A workspace as a scenario has it (情景工作区): tables changed in memory, nothing written back, every result marked.

A change replaces what the unit has in the year to date: the counts or the value of a measure, a target of its own,
the funding of a field, the award that stands, the honours of a kind. Where the records behind a changed measure
feed other measures too, those keep the numbers that they have.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

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
    """

    def __init__(self, workspace: Workspace, scenario: Scenario, changed: "_Changed"):
        # Nothing is read anew: folder, units and rubrics are those of the workspace.
        self.path, self.district, self.rubrics = workspace.path, workspace.district, workspace.rubrics
        self.scenario, self.measures, self.touched = scenario, changed.measures, frozenset(changed.tables)
        self._workspace = workspace
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


def apply_scenario(workspace: Workspace, scenario: Scenario) -> ScenarioWorkspace:
    """The workspace with a scenario's changes in it (应用情景); the files stay as they are.

    Raises:
        QualitykitError: an unknown unit, measure, criterion or honour, points above the criterion's or off the
            step, a target or rate beyond 0 to 100 %, a numerator above the denominator, and whatever else the
            tables could not have: all of it, with file and line of the scenario.
    """
    rubric = workspace.rubric(scenario.period.year)
    changes = scenario_rows(workspace, scenario, rubric)
    unit, tables = scenario_unit(workspace, scenario), workspace.year(scenario.period.year).tables
    changed = _Replacement(workspace, scenario, rubric, unit, tables).made(changes)
    return ScenarioWorkspace(workspace, scenario, changed)


@dataclass(frozen=True)
class _Changed:
    """The tables that a scenario changes, and the measures."""

    tables: dict[str, Table]
    measures: frozenset[str]


@dataclass(frozen=True)
class _Replacement:
    """Puts a scenario's rows in place of the unit's own."""

    workspace: Workspace
    scenario: Scenario
    rubric: Rubric
    unit: Unit
    tables: dict[str, Table]

    def made(self, changes: Sequence[Change]) -> _Changed:
        """The changed tables."""
        changed: dict[str, Table] = {}
        for table, column in _NAMED.items():
            mine = [change for change in changes if change.table == table]
            names, rows = [one.name for one in mine], [one.row for one in mine if one.standing]
            if table == "measures":
                changed |= self._without_records(names)
                rows += (beside := [*self._beside(names, set(changed))])
                names += [row["measure"] for row in beside]
            if names:
                changed[table] = self._replaced(table, column, names, rows)
        return _Changed(changed, frozenset(one.name for one in changes if one.table == "measures"))

    def _replaced(self, table: str, column: str, names: Sequence[str], rows: Sequence[Row]) -> Table:
        """A table with rows in place of all that the unit has under some names up to the period."""
        path = f"{self.scenario.period.year}/{table}.csv"
        old = self.tables.get(table) or table_of(TABLES[table], path, [], {})[0]
        own = (old.frame["unit"] == self.unit.id).to_numpy(bool) & old.frame[column].isin(names).to_numpy()
        if table == "funding":
            own = own & (old.frame["quarter"] <= self.scenario.period.last_quarter).to_numpy(bool)
        new, _ = table_of(old.spec, path, rows, self.workspace.district.names)
        return replace(stacked([new, kept(old, ~own)]), path=f"{old.path} + {self.scenario.name}")

    def _without_records(self, names: Sequence[str]) -> dict[str, Table]:
        """The tables of records without the unit's rows that feed the changed measures."""
        changed: dict[str, Table] = {}
        for records in (self.rubric.measures[name].records for name in names):
            if records is None or records.table not in self.tables:
                continue
            table = changed.get(records.table, self.tables[records.table])
            own = (table.frame["unit"] == self.unit.id).to_numpy(bool)
            for column, value in records.where.items():
                own = own & (table.frame[column] == value).to_numpy(bool)
            changed[records.table] = kept(table, ~own)
        return changed

    def _beside(self, names: Sequence[str], without: set[str]) -> Iterator[Row]:
        """What other measures read from records that are left out: their numbers as they are, a row each."""
        u = [unit.id for unit in self.workspace.units].index(self.unit.id)
        for code, measure in self.rubric.measures.items():
            if code in names or measure.records is None or measure.records.table not in without:
                continue
            seen = gather(
                self.tables, code, None, self.rubric, self.scenario.period, self.workspace.units
            ).observed
            if seen.present[u] and seen.counted[u] and not seen.pooled[u] and measure.kind != "amount":
                yield self._as_row(code, measure, int(seen.numerator[u]), int(seen.denominator[u]))

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


def assess_what_if(base: Assessment, changed: ScenarioWorkspace) -> Assessment:
    """The assessment of a scenario, made from the real one of the same period (情景考核).

    The same as `assess(changed, period)`; only what the scenario touches is gathered again, so that a reader who
    moves a slider need not wait.

    Raises:
        ValueError: an assessment of another period than the scenario's.
    """
    period, rubric = changed.scenario.period, base.rubric
    if base.period != period:
        raise ValueError(f"base must be of the scenario's period, {period} (got {base.period})")
    tables, units = changed.year(period.year).tables, base.units
    again = [key for key in base.now if _touched(key[0], rubric, changed)]
    now = base.now | {key: gather(tables, *key, rubric, period, units) for key in again}
    awards = gather_awards(tables, rubric, period, units) if "awards" in changed.touched else base.awards
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


def _touched(measure: str, rubric: Rubric, changed: ScenarioWorkspace) -> bool:
    """Whether a measure may come out otherwise: itself changed, or its records."""
    records = rubric.measures[measure].records
    return measure in changed.measures or (records is not None and records.table in changed.touched)
