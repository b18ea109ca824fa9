"""Received rows beside the rows that a table has (逐值比对): what is new, changed, unchanged, or said in two ways.

A row of a table with a key is the row of that key; an empty cell says nothing, so that what stands there stays.
Records that may well look alike (batches, complaints, …) have no key: see `records`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from qualitykit.errors import Problem
from qualitykit.intake.place import Source, Told
from qualitykit.intake.recognised import VERIFIED
from qualitykit.intake.texts import same_value, texts_of
from qualitykit.language.inert import as_cell
from qualitykit.workspace.names import shown
from qualitykit.workspace.schema import MARK, TableSpec
from qualitykit.workspace.table import Table

NEW, CHANGED = "new", "changed"


class Move(NamedTuple):
    """One value that is new or changes (一处变动): of a keyed table a cell, of records a whole row, `column` empty.

    `row` is that of the sheet it came on, `target` that of the table; `key` says which row, `quarter=3; …`.
    """

    source: Source
    row: int
    unit: str
    table: str
    key: str
    column: str
    old: str
    new: str
    what: str
    target: int

    @property
    def cell(self) -> str:
        """Where it stood in what came in (来源单元格)."""
        return self.source.cell(self.row, self.column or None)


@dataclass
class Merged:
    """What a table becomes (比对结果).

    Attributes:
        moves: the values that are new or change.
        unchanged: how many values, or records, of each unit are there already.
        cells: row of the table -> column -> text, where it changes.
        rows: rows that are added, column -> text; the first has the number after the table's last.
        refused: values that contradict each other, or find no row of their own.
    """

    last: int
    moves: list[Move] = field(default_factory=list)
    unchanged: Counter = field(default_factory=Counter)
    cells: dict[int, dict[str, str]] = field(default_factory=dict)
    rows: list[dict[str, str]] = field(default_factory=list)
    refused: list[Told] = field(default_factory=list)

    def add(self, row: dict[str, str]) -> int:
        """Add a row (增加一行) -> its number in the table."""
        self.rows.append(row)
        return self.last + len(self.rows)

    def set(self, target: int, column: str, text: str) -> None:
        """Set a cell (改写单元格), of a row that stands or of one that is added."""
        if target > self.last:
            self.rows[target - self.last - 1][column] = text
        else:
            self.cells.setdefault(target, {})[column] = text


def standing_texts(spec: TableSpec, table: Table | None, own: Sequence[str]) -> pd.DataFrame:
    """A table of the workspace as texts (现有数据), with the columns of its file beyond the contract."""
    columns = [*spec.by_name, *own]
    if table is None:
        return pd.DataFrame(columns=columns, index=pd.Index([], dtype=np.int64), dtype=object)
    texts = texts_of(table, [name for name in columns if name in table.frame])
    return texts.reindex(columns=columns, fill_value="")


def received_texts(source: Source, own: Sequence[str]) -> pd.DataFrame:
    """The rows of a source (来件数据), in the columns that the table may have; what could not be read is empty."""
    named = [name for name in (*source.table.spec.by_name, *own) if name in source.table.given]
    return texts_of(source.table, [name for name in named if name not in (VERIFIED, MARK)])


def alike(texts: pd.DataFrame, columns: Sequence[str], spec: TableSpec) -> pd.DataFrame:
    """The columns so that equal values are equal texts (可比形式); a column that is not there is empty."""
    kinds = {name: spec.by_name[name].kind if name in spec.by_name else "text" for name in columns}
    empty = pd.Series("", index=texts.index, dtype=object)
    return pd.DataFrame({name: same_value(texts.get(name, empty), kinds[name]) for name in columns})


class Keyed:
    """The merge of a table whose rows have a key (有主键的表).

    Args:
        spec: of the table; standing: its texts; last: number of the last row of its file.
    """

    def __init__(self, spec: TableSpec, standing: pd.DataFrame, last: int):
        self.spec, self.standing, self.found = spec, standing, Merged(last)
        self._plain = alike(standing, list(standing), spec)
        self._cells: dict[str, dict[int, tuple[str, str]]] = {}
        self._said: dict[tuple[int, str], tuple[str, Source, int]] = {}
        self._known: dict[tuple[str, ...], dict[tuple, int]] = {}

    def take(self, source: Source, texts: pd.DataFrame, key: Sequence[str]) -> None:
        """Merge the rows of one source (并入一份来件): `key` names the columns that tell rows apart."""
        known = self._index(tuple(key))
        plain = alike(texts, [*dict.fromkeys([*key, *texts])], self.spec)
        keys = zip(*(plain[name] for name in key), strict=True)
        values = {name: list(zip(texts[name], plain[name], strict=True)) for name in texts if name not in key}
        for at, (row, one) in enumerate(zip(texts.index.tolist(), keys, strict=True)):
            fresh = one not in known
            target = self._new(known, key, one) if fresh else known[one]
            if not target:
                several = Problem("", None, key[0], "several_rows_fit")
                self.found.refused.append(source.tell(several, row))
                continue
            named = [(name, text) for name, text in zip(key, one, strict=True) if text]
            place = source, row, target, "; ".join(map("=".join, named))
            told = [self._value(place, name, *cells[at]) for name, cells in values.items()]
            if fresh and not any(told):
                name, text = named[-1]
                self._move(place, name, "", text, NEW)

    def _index(self, key: tuple[str, ...]) -> dict[tuple, int]:
        """Key -> row of the table; 0 for a key that several rows have."""
        if key not in self._known:
            rows = zip(*(self._plain[name] for name in key), strict=True)
            index: dict[tuple, int] = {}
            for one, row in zip(rows, self._plain.index.tolist(), strict=True):
                index[one] = 0 if one in index else row
            self._known[key] = index
        return self._known[key]

    def _new(self, known: dict[tuple, int], key: Sequence[str], one: tuple) -> int:
        known[one] = target = self.found.add(dict(zip(key, one, strict=True)))
        return target

    def _value(self, place: tuple, name: str, text: str, plain: str) -> bool:
        """One received value; False where the cell is empty."""
        source, row, target, _ = place
        if not text:
            return False
        before = self._said.setdefault((target, name), (plain, source, row))
        if before[0] != plain:
            twice = Problem("", None, name, "said_twice")
            first = before[1].tell(twice, before[2]).problem.place
            values = {"value": shown(text), "other": shown(before[0]), "first": first}
            self.found.refused.append(source.tell(replace(twice, values=values), row))
            return True
        old, same = self._standing(name).get(target, ("", ""))
        if before[2] != row or before[1] is not source or (old and same == plain):
            self.found.unchanged[source.unit(row)] += 1
            return True
        self.found.set(target, name, text)
        self._move(place, name, old, text, CHANGED if old else NEW)
        return True

    def _standing(self, name: str) -> dict[int, tuple[str, str]]:
        """Row -> what stands in a column of the table, as written and in its comparable form."""
        if name not in self._cells:
            pairs = zip(self.standing[name], self._plain[name], strict=True)
            self._cells[name] = dict(zip(self.standing.index.tolist(), pairs, strict=True))
        return self._cells[name]

    def _move(self, place: tuple, name: str, old: str, new: str, what: str) -> None:
        source, row, target, key = place
        unit = source.unit(row)
        self.found.moves.append(Move(source, row, unit, self.spec.name, key, name, old, new, what, target))


def keys_of(spec: TableSpec, source: Source) -> list[str]:
    """The columns by which a received row finds its own (识别行的列); none for records.

    A task has no key in the contract; it is known by all that the file says of it but `done`, which is filled in later.
    """
    if spec.name == "tasks":
        return [name for name in spec.by_name if name in source.table.given and name != "done"]
    return [] if spec.key in ((), ("*",)) else list(spec.key)


def formula_texts(source: Source, texts: pd.DataFrame) -> Iterator[Told]:
    """Texts that a spreadsheet would compute when the workspace's table is opened in it (公式样文字)."""
    spec = source.table.spec.by_name
    for name in (name for name in texts if name not in spec or spec[name].kind == "text"):
        distinct = {text for text in texts[name].unique() if is_formula(text)}
        for row in texts.index[texts[name].isin(distinct)]:
            values = {"value": shown(texts.at[row, name])}
            yield source.tell(Problem("", None, name, "formula_text", values), int(row))


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula (是否公式样文字).

    >>> is_formula("=1+1"), is_formula("－A1"), is_formula("-"), is_formula("-1.5")
    (True, True, False, False)
    """
    return as_cell(text) != text
