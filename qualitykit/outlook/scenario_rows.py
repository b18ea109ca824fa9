"""A scenario as rows of tables (情景的数据行): each change one row, checked as the tables' own rows are."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from qualitykit.errors import Problem, QualitykitError
from qualitykit.exact import decimal_text
from qualitykit.outlook.edits import Row, table_of
from qualitykit.outlook.scenario import Scenario
from qualitykit.rubric import Rubric
from qualitykit.workspace import Unit, Workspace
from qualitykit.workspace.checks import Year, year_problems
from qualitykit.workspace.contract import TABLES

# What the changed rows cannot be held against, since they take the place of what the records say.
_AGAINST_RECORDS = ("counts_disagree", "value_disagrees")


@dataclass(frozen=True)
class Change:
    """One change as a row of a table (一项改动).

    standing: false for an honour that is taken away: its row names it and is left out.
    """

    table: str
    name: str
    row: Row
    standing: bool = True


def scenario_unit(workspace: Workspace, scenario: Scenario) -> Unit:
    """The unit that a scenario names (情景所指部门).

    Raises:
        QualitykitError: no such unit, with the scenario's line.
    """
    try:
        return workspace.unit(scenario.unit)
    except QualitykitError as error:
        place = {"file": scenario.name, "row": scenario.lines.get(("", "unit")), "column": "unit"}
        raise QualitykitError(replace(problem, **place) for problem in error.problems) from None


def scenario_rows(
    workspace: Workspace, scenario: Scenario, rubric: Rubric, checked: Container[str] = ()
) -> list[Change]:
    """A scenario's changes, each a row of its table (情景的数据行).

    Args:
        checked: kinds of change that were found right before.

    Raises:
        QualitykitError: an unknown unit, or a row that its table could not have: all of them.
    """
    unit = scenario_unit(workspace, scenario)
    changes = [*_quarterly(scenario, unit), *_standing(scenario, unit, rubric)]
    unknown = [change for change in changes if change.table not in checked]
    if problems := [*_problems(workspace, scenario, rubric, unknown)]:
        raise QualitykitError(sorted(problems, key=lambda problem: problem.row or 0))
    return changes


def _quarterly(scenario: Scenario, unit: Unit) -> Iterator[Change]:
    """Rows that carry the period's last quarter."""
    row = {"unit": unit.id, "quarter": str(scenario.period.last_quarter)}
    for name, cells in scenario.changes.get("measures", {}).items():
        texts = {column: cell_text(value) for column, value in cells.items()}
        yield Change("measures", name, {**row, "measure": name, **texts})
    for name, value in scenario.changes.get("funding", {}).items():
        yield Change("funding", name, {**row, "field": name, "amount": cell_text(value)})
    for name, value in scenario.changes.get("awards", {}).items():
        award = {"criterion": name, "points": cell_text(value), "assessor": scenario.name}
        yield Change("awards", name, {**row, **award})


def _standing(scenario: Scenario, unit: Unit, rubric: Rubric) -> Iterator[Change]:
    """Rows that hold for the year: targets, and honours on the period's last day."""
    for name, value in scenario.changes.get("targets", {}).items():
        yield Change("targets", name, {"measure": name, "target": cell_text(value), "unit": unit.id})
    day = str(scenario.period.end(rubric.settings.first_month))
    for name, count in scenario.changes.get("honours", {}).items():
        for k in range(max(int(count), 1)):
            row = {"unit": unit.id, "honour": name, "date": day, "holder": f"{scenario.name} {k + 1}"}
            yield Change("honours", name, row, standing=int(count) > 0)


def cell_text(value) -> str:
    """A value as a cell holds it (单元格文本)."""
    if isinstance(value, Fraction):
        return decimal_text(value, 12)
    return "" if value is None else str(value)


def _problems(
    workspace: Workspace, scenario: Scenario, rubric: Rubric, changes: Sequence[Change]
) -> Iterator[Problem]:
    """What the rows have wrong as tables of their own, with the scenario's lines in place of row numbers."""
    rows = {
        name: [one for one in changes if one.table == name]
        for name in dict.fromkeys(c.table for c in changes)
    }
    found, tables = [], {}
    for name, mine in rows.items():
        texts = [change.row for change in mine]
        tables[name], problems = table_of(TABLES[name], name, texts, workspace.district.names)
        found += problems
    year = Year(scenario.period.year, tables, workspace.district, rubric)
    found += [p for p in year_problems(year) if p.file in rows and p.rule not in _AGAINST_RECORDS]
    found += _amounts(rows.get("measures", []), rubric)
    for problem in found:
        if problem.severity == "error":
            change = rows[problem.file][problem.row]
            line = scenario.lines.get((change.table, change.name))
            yield replace(problem, file=scenario.name, row=line, column=change.name)


def _amounts(rows: Sequence[Change], rubric: Rubric) -> Iterator[Problem]:
    """A sum of money is a sum of fields: the whole of it cannot be changed without them."""
    for k, change in enumerate(rows):
        measure = rubric.measures.get(change.name)
        if measure is not None and measure.kind == "amount":
            yield Problem("measures", k, "value", "amount_by_fields", {"measure": change.name})
