"""From a file to a checked table (读取数据表): its header against the contract, its cells against the grammar."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from qualitykit.errors import Problem
from qualitykit.workspace.columns import Column, understand
from qualitykit.workspace.files import read_raw
from qualitykit.workspace.grammar import PARSERS, unit_parser
from qualitykit.workspace.names import misspelt, shown
from qualitykit.workspace.raw import Raw, Texts
from qualitykit.workspace.schema import MARK, ColumnSpec, TableSpec
from qualitykit.workspace.table import Table


def read_table(
    path: Path, name: str, spec: TableSpec, units: Mapping[str, str]
) -> tuple[Table | None, list[Problem]]:
    """Read one table of a year (读取一张表).

    Args:
        path: the file, `.csv`, `.parquet` or a workbook.
        name: how messages call it, such as `2016/measures.csv`.
        spec: what the contract says of the table.
        units: every name of every unit of the district -> id.

    Returns:
        The table, with every cell that could be read, and every problem; no table where there is nothing to read.
    """
    required = [column.name for column in spec.columns if column.required]
    raw = read_raw(path, name, required)
    if not raw.header:
        return None, raw.problems
    return table_of_raw(raw, name, spec, units)


def table_of_raw(
    raw: Raw, name: str, spec: TableSpec, units: Mapping[str, str]
) -> tuple[Table | None, list[Problem]]:
    """Understand a raw table that has a header (识别原始表): arguments and result as for `read_table`."""
    required = [column.name for column in spec.columns if column.required]
    if len(raw.header) == 1 and not set(required) <= set(raw.header):
        return None, [Problem(name, raw.top, None, "not_comma_separated", {"value": shown(raw.header[0])})]
    columns = _columns(raw, spec, units)
    problems = [*raw.problems, *_header_problems(raw, name, required), *_own_columns(raw, name, spec)]
    for column in columns:
        if column.spec.name in raw.header:
            problems.extend(column.problems(name, raw.numbers))
            problems.extend(column.notes(name, raw.numbers))
    return _table(name, spec, raw, columns), problems


def _header_problems(raw: Raw, name: str, required: list[str]) -> Iterator[Problem]:
    found = shown(", ".join(filter(None, raw.header)))
    for column in required:
        if column not in raw.header:
            yield Problem(name, raw.top, column, "missing_column", {"found": found})
    for column, times in Counter(raw.header).items():
        if column and times > 1:
            yield Problem(name, raw.top, column, "repeated_column", {"times": times})
    for position, column in enumerate(raw.header):
        if not column and not raw.columns[position].empty.all():
            yield Problem(name, raw.top, None, "unnamed_column", {"position": position + 1})


def _own_columns(raw: Raw, name: str, spec: TableSpec) -> Iterator[Problem]:
    """Columns beyond the contract are kept; one that looks like a column of it may be misspelt."""
    own = [column for column in dict.fromkeys(raw.header) if column not in {"", MARK, *spec.by_name}]
    near = {column: misspelt(column, spec.by_name.keys() - raw.header) for column in own}
    for column in filter(near.get, own):
        yield Problem(name, raw.top, shown(column), "misspelt_column", {"nearest": near[column]}, "note")
    if others := [column for column in own if not near[column]]:
        yield Problem(name, raw.top, None, "own_columns", {"value": ", ".join(map(shown, others))}, "note")


def _columns(raw: Raw, spec: TableSpec, units: Mapping[str, str]) -> list[Column]:
    """The contract's columns in its order, absent ones empty, then the file's own."""
    found = dict(zip(raw.header, raw.columns, strict=True))
    absent = Texts(np.broadcast_to(np.int8(0), len(raw.numbers)), [""])
    # Of no kind that refuses a cell: its text is kept, be it a percent or a day.
    own = [ColumnSpec(name, "own", "", "") for name in found if name and name not in spec.by_name]
    parsers = PARSERS | {"unit": unit_parser(units, spec.district)}
    return [
        understand(column, found.get(column.name, absent), parsers.get(column.kind))
        for column in (*spec.columns, *own)
    ]


def _table(name: str, spec: TableSpec, raw: Raw, columns: list[Column]) -> Table:
    index = pd.Index(raw.numbers, name="row")
    return Table(
        name=spec.name,
        path=name,
        spec=spec,
        # Without copies: joining the columns of a type would need the memory of the largest one twice.
        frame=pd.DataFrame({column.spec.name: column.values for column in columns}, index=index, copy=False),
        given=frozenset(filter(None, raw.header)),
        whole=not any(problem.severity == "error" for problem in raw.problems),
        _exact={column.spec.name: column.exact for column in columns if column.exact},
        _broken={column.spec.name: column.broken for column in columns if column.broken.any()},
        _percent={column.spec.name: column.percent for column in columns if column.forms},
    )
