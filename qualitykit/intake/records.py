"""Received records beside those of the workspace (记录比对): batches, complaints, cases, which have no key.

A record that looks in every given cell like one of the workspace is that one, the second such the second; any other is
new. One that has all that a record of the workspace has and more is refused unless confirmed: nothing tells whether it
is the same one, filled in since, or another of the same day.
"""

from collections.abc import Collection

import numpy as np
import pandas as pd

from qualitykit.errors import Problem
from qualitykit.intake.merge import CHANGED, NEW, Merged, Move, alike
from qualitykit.intake.place import Source
from qualitykit.workspace.schema import TableSpec

# What may be confirmed of a record that has all of another one and more: it is the same one, or one of its own.
FILLED_IN, OF_ITS_OWN = "record_filled_in", "record_of_its_own"


class Records:
    """The merge of a table of records (无主键的表); arguments as for `merge.Keyed`.

    `confirmed` may hold `FILLED_IN` or `OF_ITS_OWN`.
    """

    def __init__(
        self, spec: TableSpec, standing: pd.DataFrame, last: int, confirmed: Collection[str] = frozenset()
    ):
        self.spec, self.standing, self.found, self.confirmed = spec, standing, Merged(last), confirmed

    def take(self, source: Source, texts: pd.DataFrame) -> None:
        """Merge the records of one source (并入一份来件)."""
        columns = list(texts)
        mine, theirs = self._numbered(texts, columns), self._numbered(self.standing, columns)
        by = [*columns, "_nth"]
        known = theirs.reset_index(names="_row")
        target = mine.reset_index(drop=True).merge(known, on=by, how="left")["_row"].to_numpy()
        there = ~pd.isna(target)
        units = texts["unit"][there] if "unit" in texts else pd.Series("", index=texts.index[there])
        self.found.unchanged.update(units.value_counts().to_dict())
        rest = texts[~there]
        free = self.standing.index.difference(target[there].astype(np.int64))
        fitting = self._filled_in(rest, self.standing.loc[free], columns)
        for row, texts in zip(rest.index.tolist(), rest.to_dict("records"), strict=True):
            self._one(source, row, texts, fitting.get(row, []))
        self._remember(rest)

    def _numbered(self, texts: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
        """The texts to compare, and which of several alike each row is."""
        plain = alike(texts, columns, self.spec)
        return plain.assign(_nth=plain.groupby(columns, sort=False).cumcount() if len(plain) else 0)

    def _filled_in(self, rest: pd.DataFrame, free: pd.DataFrame, columns: list[str]) -> dict[int, list[int]]:
        """For each received row the records that have nothing but what it has, and less."""
        must = [column.name for column in self.spec.columns if column.required and column.name in columns]
        left = alike(rest, columns, self.spec).reset_index(names="_mine")
        right = alike(free, columns, self.spec).reset_index(names="_row")
        pairs = left.merge(right, on=must, suffixes=("", "_old"))
        fits = np.ones(len(pairs), dtype=bool)
        for name in (name for name in columns if name not in must):
            fits &= ((pairs[f"{name}_old"] == "") | (pairs[f"{name}_old"] == pairs[name])).to_numpy(bool)
        return pairs[fits].groupby("_mine")["_row"].apply(list).to_dict()

    def _one(self, source: Source, row: int, texts: dict[str, str], fitting: list[int]) -> None:
        given = {name: text for name, text in texts.items() if text}
        if not fitting or OF_ITS_OWN in self.confirmed:
            self._move(source, row, "", "; ".join(given.values()), NEW, self.found.add(given))
        elif len(fitting) == 1 and FILLED_IN in self.confirmed:
            target = fitting[0]
            old = "; ".join(filter(None, self.standing.loc[target]))
            for name, text in given.items():
                self.found.set(target, name, text)
            self._move(source, row, old, "; ".join(given.values()), CHANGED, target)
        else:
            values = {"rows": ", ".join(map(str, fitting[:5]))}
            self.found.refused.append(source.tell(Problem("", None, None, FILLED_IN, values), row))

    def _move(self, source: Source, row: int, old: str, new: str, what: str, target: int) -> None:
        unit = source.unit(row)
        self.found.moves.append(Move(source, row, unit, self.spec.name, "", "", old, new, what, target))

    def _remember(self, rest: pd.DataFrame) -> None:
        """What one file adds is there for the next: two files with the same record say it once."""
        added = [move.target for move in self.found.moves[-len(rest) :]] if len(rest) else []
        rows = [number for number in added if number > self.found.last and number not in self.standing.index]
        if rows:
            texts = [self.found.rows[number - self.found.last - 1] for number in rows]
            frame = pd.DataFrame(texts, index=rows, columns=list(self.standing), dtype=object).fillna("")
            self.standing = pd.concat([self.standing, frame])
