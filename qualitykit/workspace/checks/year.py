"""What a check looks at (校验对象), and how it tells what it found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from qualitykit.errors import Problem
from qualitykit.period import Period
from qualitykit.rubric import Rubric
from qualitykit.workspace.district import KINDS, District
from qualitykit.workspace.names import shown
from qualitykit.workspace.schema import DISTRICT
from qualitykit.workspace.table import Table


@dataclass(frozen=True)
class Year:
    """One assessment year under check (一个考核年度).

    Attributes:
        year: the assessment year.
        tables: its tables, as far as they could be read.
        district: whose they are.
        rubric: the rubric against which they are checked; None where none could be read.
    """

    year: int
    tables: dict[str, Table]
    district: District
    rubric: Rubric | None

    @property
    def start(self) -> date:
        """First day of the assessment year (首日)."""
        return Period(self.year).start(self.rubric.settings.first_month)

    @property
    def end(self) -> date:
        """Last day of the assessment year (末日)."""
        return Period(self.year).end(self.rubric.settings.first_month)

    @property
    def kinds(self) -> dict[str, str]:
        """Kind of each unit that has a proper one, the district among them (类别)."""
        return {DISTRICT: DISTRICT} | {u.id: u.kind for u in self.district.units if u.kind in KINDS}

    def named(self, *names: str) -> tuple[Table, ...]:
        """The tables of these names that the year has (取表)."""
        return tuple(self.tables[name] for name in names if name in self.tables)


def tell(
    table: Table, where: np.ndarray, column: str | None, rule: str, severity: str = "error", **values: Any
) -> Iterator[Problem]:
    """A problem for each row where something holds (逐行报告).

    Args:
        where: bool per row of the table.
        values: what fills the sentence: one value for all rows, or an array with one per row.
    """
    rows = np.flatnonzero(where)
    picked = {
        name: np.asarray(value)[rows] if isinstance(value, np.ndarray | pd.Series) else [value] * len(rows)
        for name, value in values.items()
    }
    for position, row in enumerate(rows):
        filled = {name: shown(column[position]) for name, column in picked.items()}
        yield Problem(table.path, int(table.frame.index[row]), column, rule, filled, severity)


def judged(
    table: Table, columns: tuple[str, ...], judge: Callable[..., tuple[str, str, dict] | None]
) -> Iterator[Problem]:
    """A problem for each row whose values a judge objects to (按取值组合校验).

    Each distinct combination is judged once, however many rows hold it; rows that lack one of the values pass.

    Args:
        columns: whose values the judge is given; of a decimal column its exact whole number.
        judge: gives (column, rule, values) or None.
    """
    full = np.flatnonzero(np.logical_and.reduce([table.has(column) for column in columns]))
    frame = pd.DataFrame({column: _plain(table, column)[full] for column in columns})
    number = frame.groupby(list(columns), sort=False).ngroup().to_numpy()
    distinct = frame.drop_duplicates().itertuples(index=False, name=None)
    verdicts = [judge(*values) for values in distinct]
    for position in np.flatnonzero(np.array([bool(verdict) for verdict in verdicts], dtype=bool)[number]):
        column, rule, values = verdicts[number[position]]
        yield Problem(table.path, int(table.frame.index[full[position]]), column, rule, values)


def _plain(table: Table, column: str):
    exact = table.spec.by_name[column].kind == "decimal"
    return table.exact(column)[0] if exact else table.frame[column].to_numpy()
