"""Names against the rubric (名称校验): criteria, honours, measures and fields must be declared in it, and it in
turn may only name tables, columns and units that exist."""

from collections.abc import Iterator, Mapping

from qualitykit.errors import Problem
from qualitykit.rubric import Rubric
from qualitykit.rubric.lines import line_of, read_yaml
from qualitykit.workspace.checks.year import Year, judged
from qualitykit.workspace.district import FILE, KINDS, District
from qualitykit.workspace.names import misspelt, nearest, shown
from qualitykit.workspace.records import misfits
from qualitykit.workspace.registry import plain_name
from qualitykit.workspace.table import Table


def declared_problems(year: Year) -> Iterator[Problem]:
    """What the rubric names and nobody has, and values that look like one that a measure picks (未声明的名称)."""
    yield from _rubric_problems(year.rubric)
    yield from _unit_notes(year.rubric, year.district)
    for table in year.tables.values():
        yield from _stray_notes(year.rubric, table)


def name_problems(year: Year) -> Iterator[Problem]:
    """Names in tables that the rubric does not declare (细则未列的名称)."""
    for table in year.tables.values():
        yield from _name_problems(year.rubric, table)


def _name_problems(rubric: Rubric, table: Table) -> Iterator[Problem]:
    known = {
        "criterion": {name: c.id for c in rubric.criteria for name in (c.id, c.clause, c.zh, c.en)},
        "honour": {name: code for code, h in rubric.honours.items() for name in (code, h.zh, h.en)},
        "measure": {name: code for code, m in rubric.measures.items() for name in (code, m.zh, m.en)},
    }
    for column in table.spec.of_kind(*known):
        yield from _unknown(table, column.name, known[column.kind], f"unknown_{column.kind}")
    for column in table.spec.of_kind("field"):
        if fields := _fields(rubric, table.name, column.name):
            yield from _unknown(table, column.name, fields, "unknown_field")


def _unknown(table: Table, column: str, known: Mapping[str, str], rule: str) -> Iterator[Problem]:
    ids = set(known.values())

    def judge(name: str):
        if name in ids:
            return None
        return column, rule, {"value": shown(name), "nearest": nearest(name, known)}

    return judged(table, (column,), judge)


def _fields(rubric: Rubric, table: str, column: str) -> dict[str, str]:
    """The fields of the measures that sum a table by this column."""
    measures = [m for m in rubric.measures.values() if m.records and m.records.table == table]
    return {field: field for m in measures if m.records.by == column for field in m.fields}


def strays(rubric: Rubric, table: Table) -> Iterator[tuple[str, dict[str, dict[str, str]]]]:
    """Values that no measure picks, and that look like one that a measure does pick (疑似笔误的取值).

    Yields:
        Each column by which measures pick records -> such a value -> what fills the words of `feeds_no_measure`.
    """
    measures = [m for m in rubric.measures.values() if m.records and m.records.table == table.name]
    for column in sorted({column for m in measures for column in m.records.where} & table.given):
        wanted = {m.records.where.get(column) for m in measures} - {None}
        folded = {plain_name(name).casefold(): name for name in wanted}
        others = set(table.frame[column].dropna().unique()) - wanted
        yield (
            column,
            {
                value: {"value": shown(value), "nearest": nearest(value, {name: name for name in wanted})}
                for value in others
                if misspelt(plain_name(value).casefold(), folded)
            },
        )


def _stray_notes(rubric: Rubric, table: Table) -> Iterator[Problem]:
    """Each such value is noted once."""
    for column, found in strays(rubric, table):
        values = table.frame[column]
        for row, value in values[values.isin(found) & ~values.duplicated()].items():
            yield Problem(table.path, int(row), column, "feeds_no_measure", found[value], "note")


def _rubric_problems(rubric: Rubric) -> Iterator[Problem]:
    path = rubric.source_path
    for code, measure in rubric.measures.items():
        for found, known in misfits(measure) if measure.records else ():
            near = nearest(found, {name: name for name in known})
            values = {"measure": code, "value": found, "nearest": near}
            # Where a file is at fault, it is read once more, for the line.
            line = line_of(read_yaml(path, path.name), ("measures", code, "records")) if path else None
            yield Problem(path.name if path else rubric.scheme, line, code, "unknown_records", values)


def _unit_notes(rubric: Rubric, district: District) -> Iterator[Problem]:
    """Units on one side only: a misspelt id would silently take a unit's criteria away."""
    ids = {unit.id for unit in district.units}
    absent = [name for name in rubric.units if name not in ids]
    if ids and absent:
        yield Problem(FILE, None, "units", "units_absent", {"value": ", ".join(absent)}, "note")
    for unit in district.units:
        if unit.kind in KINDS and not rubric.responsible(unit.id, unit.kind):
            values = {"value": unit.id, "nearest": nearest(unit.id, {name: name for name in rubric.units})}
            yield Problem(FILE, district.lines.get(unit.id), "id", "answers_for_nothing", values, "note")
