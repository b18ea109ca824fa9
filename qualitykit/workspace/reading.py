"""From a file to a checked table (读取数据表): its header against the contract, its cells against the grammar."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from qualitykit.errors import Problem
from qualitykit.workspace.columns import Column, understand
from qualitykit.workspace.files import Raw, Texts, read_raw
from qualitykit.workspace.grammar import PARSERS, unit_parser
from qualitykit.workspace.names import nearest, shown
from qualitykit.workspace.schema import ColumnSpec, TableSpec
from qualitykit.workspace.table import Table


def read_table(
    path: Path, name: str, spec: TableSpec, units: Mapping[str, str]
) -> tuple[Table | None, list[Problem]]:
    """Read one table of a year (读取一张表).

    Args:
        path: the file, `.csv` or `.parquet`.
        name: how messages call it, such as `2016/measures.csv`.
        spec: what the contract says of the table.
        units: every name of every unit of the district -> id.

    Returns:
        The table, with every cell that could be read, and every problem; no table where the file or its header
        cannot be used at all.
    """
    raw = read_raw(path, name)
    problems = [*raw.problems, *_header_problems(raw, name, spec)] if raw.header else raw.problems
    if not raw.header or any(problem.row == 1 and problem.severity == "error" for problem in problems):
        return None, problems
    columns = _columns(raw, spec, units)
    for column in columns:
        problems.extend(column.problems(name, raw.numbers))
    return _table(name, spec, raw, columns), problems


def _header_problems(raw: Raw, name: str, spec: TableSpec) -> Iterator[Problem]:
    missing = [column.name for column in spec.columns if column.required and column.name not in raw.header]
    if missing and len(raw.header) == 1:
        yield Problem(name, 1, None, "not_comma_separated", {"value": shown(raw.header[0])})
        return
    for column in missing:
        yield Problem(name, 1, column, "missing_column", {"found": shown(", ".join(filter(None, raw.header)))})
    for column, times in Counter(raw.header).items():
        if column and times > 1:
            yield Problem(name, 1, column, "repeated_column", {"times": times})
        if column and column not in spec.by_name:
            known = {known: known for known in spec.by_name}
            values = {"value": shown(column), "nearest": nearest(column, known, count=1)}
            yield Problem(name, 1, shown(column), "unknown_column", values, "note")
    for position, column in enumerate(raw.header):
        if not column and not raw.columns[position].empty.all():
            yield Problem(name, 1, None, "unnamed_column", {"position": position + 1})


def _columns(raw: Raw, spec: TableSpec, units: Mapping[str, str]) -> list[Column]:
    """The contract's columns in its order, absent ones empty, then the file's own."""
    found = dict(zip(raw.header, raw.columns, strict=True))
    absent = Texts(np.zeros(len(raw.numbers), dtype=np.int64), [""])
    own = [ColumnSpec(name, "text", "", "") for name in found if name and name not in spec.by_name]
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
        frame=pd.DataFrame({column.spec.name: column.values for column in columns}, index=index),
        given=frozenset(filter(None, raw.header)),
        _exact={column.spec.name: column.exact for column in columns if column.exact},
        _broken={column.spec.name: column.broken for column in columns if column.broken.any()},
    )
