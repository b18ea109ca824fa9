"""Where a value stands in what came in (来件中的位置): file, sheet, cell; and how a message names it."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from qualitykit.errors import Problem
from qualitykit.language.inert import visible
from qualitykit.workspace.names import shown
from qualitykit.workspace.sheet import address
from qualitykit.workspace.table import Table


@dataclass(frozen=True)
class Source:
    """The rows of one contract table on one sheet of a file that came in (来件中的一张表).

    Attributes:
        file: how messages call the file; sheet: its name, empty for a CSV.
        sha256: of the file.
        table: what was read; its row numbers are those of the sheet.
        columns: contract column -> number of the sheet's column, from 1.
        by_row: the same for rows of a form, where each may have its own.
        confirmed: rows whose sender says that they were looked at again.
        top: the row of its headings.
    """

    file: str
    sheet: str
    sha256: str
    table: Table
    columns: Mapping[str, int]
    by_row: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    confirmed: frozenset[int] = frozenset()
    top: int = 1

    def column(self, row: int | None, name: str | None) -> int | None:
        """The number of the sheet's column in which a contract column stands (列号); None where it has none.

        A key made of several columns (`unit+quarter`) stands in the first of them that the sheet has.
        """
        numbers = self.by_row.get(row, self.columns)
        return next((numbers[part] for part in (name or "").split("+") if part in numbers), None)

    def cell(self, row: int, name: str | None) -> str:
        """The address of a cell (单元格地址); of its row where the column has no cell."""
        column = self.column(row, name)
        return address(row, column) if column else str(row)

    @functools.cached_property
    def broken(self) -> frozenset[int]:
        """The rows that could not be read whole (有误的行)."""
        rows = self.table.broken(*self.table.spec.by_name)
        return frozenset(self.table.frame.index[rows].tolist())

    def unit(self, row: int | None) -> str:
        """The unit of a row (所属单位); empty where the row names none that is known."""
        return self._units.get(row, "")

    @property
    def only_unit(self) -> str:
        """The unit of all its rows (唯一所属单位); empty where they name several, or none."""
        units = set(self._units.values())
        return units.pop() if len(units) == 1 else ""

    @functools.cached_property
    def _units(self) -> dict[int, str]:
        if "unit" not in self.table.frame:
            return {}
        units = self.table.frame["unit"].dropna()
        return dict(zip(units.index.tolist(), units.tolist(), strict=True))

    def tell(self, problem: Problem, row: int | None = None) -> "Told":
        """A problem told at its cell of this sheet (定位): at a row of it, or at the problem's own."""
        row = problem.row if row is None else row
        one = told(problem, self.file, self.sheet, row, self.column(row, problem.column), self.unit(row))
        return one._replace(confirmed=row in self.confirmed)


class Told(NamedTuple):
    """A problem with its place in what came in (已定位的问题): `row` and `column` as the sheet counts them, from 1.

    `confirmed` says that the row's sender has looked at it again.
    """

    problem: Problem
    file: str
    sheet: str = ""
    row: int | None = None
    column: int | None = None
    unit: str = ""
    confirmed: bool = False

    @property
    def refuses(self) -> bool:
        """Whether nothing is written because of it (是否拒收)."""
        return self.problem.severity == "error"


def told(
    problem: Problem,
    file: str,
    sheet: str = "",
    row: int | None = None,
    column: int | None = None,
    unit: str = "",
) -> Told:
    """A problem told at a cell (定位): `name.xlsx:sheet!F12:column` in a workbook, `name.csv:12:column` in a CSV.

    Whatever it quotes of the file is made visible, so that no sign of it steers a terminal or turns a line.
    """
    values = {
        name: visible(value) if isinstance(value, str) else value for name, value in problem.values.items()
    }
    problem = replace(problem, values=values)
    if not sheet:
        return Told(replace(problem, file=file, row=row), file, sheet, row, column, unit)
    cell = "" if row is None else "!" + (address(row, column) if column else str(row))
    # The reader of a workbook names a cell where others name a column.
    name = problem.column if problem.column != cell[1:] else None
    where = replace(problem, file=f"{file}:{readable(sheet)}{cell}", row=None, column=name)
    return Told(where, file, sheet, row, column, unit)


def column_of(cell: str | None) -> int | None:
    """The number of the column in an address (地址的列号); None for a row's number or no address at all.

    >>> column_of("AB7"), column_of("7")
    (28, None)
    """
    letters = (cell or "").rstrip("0123456789")
    if not letters or letters == cell or not letters.isascii() or not letters.isupper():
        return None
    return functools.reduce(lambda number, letter: 26 * number + ord(letter) - 64, letters, 0)


def readable(name: str) -> str:
    """A name from outside on one line, cut where it is long, in which no sign hides or turns (可显示的名称).

    >>> readable("a\\x1b[31m.csv")
    'a[U+001B][31m.csv'
    """
    return shown(visible(name))
