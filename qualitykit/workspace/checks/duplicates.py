"""Rows that say the same thing twice (重复行校验)."""

from collections.abc import Iterator

import numpy as np

from qualitykit.errors import Problem
from qualitykit.workspace.checks.year import tell
from qualitykit.workspace.table import Table


def duplicate_problems(table: Table) -> Iterator[Problem]:
    """Rows with the key of an earlier row; for records without a key, one note that some look alike (重复行)."""
    return _alike(table) if table.spec.key == ("*",) else _repeated(table)


def repeated_rows(table: Table) -> np.ndarray:
    """Which rows have the key of an earlier row (是否重复): bool per row.

    Rows whose key could not be read do not, nor do rows of a table without a key.
    """
    repeated = np.zeros(len(table.frame), dtype=bool)
    if table.spec.key in ((), ("*",)):
        return repeated
    key = list(table.spec.key)
    readable = ~table.broken(*key)
    repeated[readable] = table.frame.loc[readable, key].duplicated()
    return repeated


def _repeated(table: Table) -> Iterator[Problem]:
    repeated = repeated_rows(table)
    if repeated.any():
        key = list(table.spec.key)
        rows = table.frame.index.to_series()
        readable = ~table.broken(*key)
        first = rows[readable].groupby([table.frame.loc[readable, column] for column in key], dropna=False)
        values = {"first": first.transform("first").reindex(rows), "columns": ", ".join(key)}
        yield from tell(table, repeated, "+".join(key), "repeated_row", **values)


def _alike(table: Table) -> Iterator[Problem]:
    """Batches of one day may well look alike, so that only their number is worth a note."""
    alike = table.frame.duplicated().to_numpy()
    if alike.any():
        row = int(table.frame.index[alike.argmax()])
        yield Problem(table.path, row, None, "rows_alike", {"count": int(alike.sum())}, "note")
