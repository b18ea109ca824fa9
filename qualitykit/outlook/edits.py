"""Tables changed in memory (内存中改表): rows taken out, put together, never written back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from qualitykit.errors import Problem
from qualitykit.workspace import Table
from qualitykit.workspace.columns import understand
from qualitykit.workspace.files import Texts
from qualitykit.workspace.grammar import PARSERS, unit_parser
from qualitykit.workspace.schema import TableSpec
from qualitykit.workspace.table import Exact

Row = Mapping[str, str]


def kept(table: Table, rows: np.ndarray) -> Table:
    """Some of the rows of a table, bool per row (取行)."""
    exact = {
        name: Exact(one.scaled[rows], one.places, one.decimals[rows]) for name, one in table._exact.items()
    }
    broken, percent = (
        {name: flags[rows] for name, flags in kind.items()} for kind in (table._broken, table._percent)
    )
    return replace(table, frame=table.frame[rows], _exact=exact, _broken=broken, _percent=percent)


def stacked(tables: Sequence[Table]) -> Table:
    """The rows of several tables of one name, one after the other (合并).

    Path and row numbers are the last one's; the rows before it are numbered on after its own.
    """
    *others, last = tables
    start = int(last.frame.index.max()) + 1 if len(last.frame) else 2
    more = sum(len(table.frame) for table in others)
    index = pd.Index([*range(start, start + more), *last.frame.index], name="row")
    frame = pd.concat([table.frame for table in (*others, last)]).set_axis(index)
    exact = {name: _joined([table._exact[name] for table in (*others, last)]) for name in last._exact}
    percent = {
        name: np.concatenate([table.percent(name) for table in (*others, last)]) for name in last._percent
    }
    given = frozenset().union(*(table.given for table in tables))
    return replace(last, frame=frame, given=given, _exact=exact, _broken={}, _percent=percent)


def _joined(parts: Sequence[Exact]) -> Exact:
    """Decimals on the finest scale of any of them."""
    places = max(part.places for part in parts)
    scaled = [part.scaled * 10 ** (places - part.places) for part in parts]
    return Exact(np.concatenate(scaled), places, np.concatenate([part.decimals for part in parts]))


def table_of(
    spec: TableSpec, path: str, rows: Sequence[Row], units: Mapping[str, str]
) -> tuple[Table, list[Problem]]:
    """A table from rows of texts, each cell read as one of a file would be (由文本成表).

    Args:
        path: how messages call it; units: every name of every unit -> id.

    Returns:
        The table and every problem of its cells; row k is numbered k.
    """
    parsers = PARSERS | {"unit": unit_parser(units, spec.district)}
    numbers = np.arange(len(rows))
    columns = [
        understand(column, _texts([row.get(column.name, "") for row in rows]), parsers.get(column.kind))
        for column in spec.columns
    ]
    problems = [problem for column in columns for problem in column.problems(path, numbers)]
    frame = pd.DataFrame(
        {column.spec.name: column.values for column in columns}, index=pd.Index(numbers, name="row")
    )
    exact = {column.spec.name: column.exact for column in columns if column.exact}
    broken = {column.spec.name: column.broken for column in columns if column.broken.any()}
    percent = {column.spec.name: column.percent for column in columns if column.forms}
    given = frozenset(name for row in rows for name in row)
    return Table(spec.name, path, spec, frame, given, True, exact, broken, percent), problems


def _texts(cells: Sequence[str]) -> Texts:
    codes, distinct = pd.factorize(np.array(cells, dtype=object))
    return Texts(codes, list(distinct))
