"""One sheet as its sender sees it (一张工作表): every cell with what it is, every row with its own number.

The one way from a file's bytes to cells, for CSV and XLSX alike. Nothing is understood here yet: what a cell says is
judged by `numbers`, `days` and `names`; what a table must hold by `reading`. What cannot be read without guessing
(encoding, quotes, a bomb, a file of another kind) is a problem of the sheet, told with its row.

A cell's `kind`:

| kind | a cell of | `text` holds |
|---|---|---|
| `empty` | either | nothing |
| `text` | either; every filled cell of a CSV | the text, without the blanks around it |
| `number` | XLSX | the number as Excel keeps it, plain, at most 15 digits: `93.1` |
| `percent` | XLSX, a percent format | the percent with its sign: `95.3%` for a stored 0.953 |
| `date` | XLSX, a date format | `2016-07-04` |
| `time` | XLSX, a date format with a time of day, or a time alone | ISO text: no cell of ours takes it |
| `flag` | XLSX, TRUE or FALSE | `1` or `0` |
| `lost` | XLSX | a number of more than 15 digits, whose last ones Excel has replaced by 0 |
| `error` | XLSX | `#DIV/0!`, `#N/A`, … |
| `uncomputed` | XLSX, a formula whose result was never saved | the formula, `=B2/C2` |
| `covered` | XLSX, under a merge, not its first cell | nothing |
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from qualitykit.errors import Problem
from qualitykit.workbook.limits import Refused
from qualitykit.workbook.run import read_workbook
from qualitykit.workspace.delimited import read_rows
from qualitykit.workspace.garbled import fault_of
from qualitykit.workspace.names import shown


class Cell(NamedTuple):
    """One cell (一个单元格): its text, its kind as above, its number format and whether a formula gives it.

    >>> Cell("95.3%", "percent", "0.0%").kind
    'percent'
    """

    text: str = ""
    kind: str = "empty"
    format: str = ""
    formula: bool = False


EMPTY = Cell()


class Row(NamedTuple):
    """One row that holds anything (一行): its number in the sheet, its cells from column A on, whether it is hidden."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False


class Merge(NamedTuple):
    """Merged cells (合并单元格): first and last row, first and last column, all counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """A sheet as read (读入的工作表).

    Attributes:
        file: how messages call the file.
        title: the sheet's name; empty for a CSV.
        rows: the rows that hold anything, in order, each with the number that the office sees: blank and hidden
            rows count, a line break inside a CSV cell does not. All rows are equally long.
        sheets: every sheet of the workbook by name, True where it is hidden.
        hidden_columns: numbers of the columns that are hidden, from 1.
        merges: the merged ranges.
        encoding: of a CSV: `utf-8`, `utf-16` or `gb18030`.
        problems: notes (what was read and is worth knowing) and errors; with an error there are no rows.
    """

    file: str
    title: str = ""
    rows: tuple[Row, ...] = ()
    sheets: dict[str, bool] = field(default_factory=dict)
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    encoding: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether it could not be read (是否拒读)."""
        return any(problem.severity == "error" for problem in self.problems)

    def cell(self, row: int, column: int) -> Cell:
        """The cell of a row and a column, both counted from 1; an empty one where the sheet ends (取单元格)."""
        found = self._by_number.get(row)
        return found.cells[column - 1] if found and column <= len(found.cells) else EMPTY

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    @cached_property
    def _by_number(self) -> dict[int, Row]:
        return {row.number: row for row in self.rows}


def read_sheet(
    path: str | Path,
    sheet: str | None = None,
    *,
    name: str | None = None,
    headings: Collection[str] = (),
    engine: str = "calamine",
) -> Sheet:
    """Read one sheet of a CSV or XLSX file (读取一张工作表); never raises for what the file is.

    Safe to call from several threads: a workbook is parsed in a child process of its own, with limits on memory and
    time, after a check of its container.

    Args:
        path: the file; `.csv`, else it must be an XLSX workbook whatever it is called.
        sheet: name of the sheet, hidden ones too; None for the only visible one that holds anything (several are
            a problem that lists them).
        name: how messages call the file; its own name if None.
        headings: names that may stand above the columns. A CSV in GB18030 is only believed where a row among the
            first twenty consists of them and holds Chinese ones.
        engine: `calamine`, or `openpyxl` where it is installed.

    Returns:
        The sheet; see `Sheet.problems`.
    """
    path, file = Path(path), name or Path(path).name
    if path.suffix.lower() == ".csv":
        return _from_csv(path, file, headings)
    try:
        found = read_workbook(path, sheet, engine)
    except OSError as error:
        return Sheet(file, problems=(Problem(file, None, None, "unreadable", {"why": type(error).__name__}),))
    except Refused as refused:
        return Sheet(file, problems=(Problem(file, None, None, refused.rule, refused.values),))
    return sheet_of(file, found)


def _from_csv(path: Path, file: str, headings: Collection[str]) -> Sheet:
    rows, encoding, problems = read_rows(path, file, headings)
    width = max((len(row) for row in rows), default=0)
    cells = (
        Row(
            number,
            tuple(Cell(text, "text") if text else EMPTY for text in row) + (EMPTY,) * (width - len(row)),
        )
        for number, row in enumerate(rows, 1)
        if any(row)
    )
    return Sheet(file, rows=tuple(cells), encoding=encoding, problems=tuple(problems))


def sheet_of(file: str, found: dict) -> Sheet:
    """A sheet from what the child process tells of it (由子进程结果组成工作表); `file`: how messages call the file."""
    rows = tuple(
        Row(number, tuple(Cell(*cell) if cell else EMPTY for cell in cells), hidden)
        for number, hidden, cells in found["rows"]
    )
    faults = tuple(_faults(file, rows))
    return Sheet(
        file,
        found["title"],
        () if faults else rows,
        found["sheets"],
        frozenset(found["hidden_columns"]),
        tuple(Merge(*merge) for merge in found["merges"]),
        problems=(*_hidden_sheets(file, found["sheets"], found["title"]), *faults),
    )


def _faults(file: str, rows: tuple[Row, ...]) -> Iterator[Problem]:
    """Garbled and invisible text; a workbook's cells may well have lines of commas."""
    for row in rows:
        for column, cell in enumerate(row.cells, 1):
            if cell.kind == "text" and (found := fault_of(cell.text)):
                yield Problem(file, row.number, address(row.number, column), *found)


def _hidden_sheets(file: str, sheets: dict[str, bool], title: str) -> Iterator[Problem]:
    hidden = [name for name, is_hidden in sheets.items() if is_hidden and name != title]
    if hidden:
        yield Problem(file, None, None, "hidden_sheets", {"sheets": shown(", ".join(hidden))}, "note")


def address(row: int, column: int) -> str:
    """How a spreadsheet calls a cell (单元格地址), row and column counted from 1.

    >>> address(7, 2), address(1, 28)
    ('B7', 'AB1')
    """
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row}"
