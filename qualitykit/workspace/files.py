"""From a file to columns of texts (读取文件): CSV, XLSX and Parquet come out alike, so that one grammar judges them."""

from collections.abc import Collection, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd

from qualitykit.errors import Problem
from qualitykit.workspace.delimited import read_csv
from qualitykit.workspace.names import plain_text, shown
from qualitykit.workspace.raw import Raw, Texts, nothing, without_blank_rows
from qualitykit.workspace.sheet import Cell, Row, Sheet, address, read_sheet

__all__ = ["Raw", "Texts", "raw_of", "read_csv", "read_parquet", "read_raw", "text_frame"]

_FIRST_ROWS = 20


def read_raw(path: Path, name: str, required: Collection[str] = ()) -> Raw:
    """Read a file of a table (读取一个文件): `.csv`, `.parquet`, else a workbook.

    Args:
        path: the file; name: how messages call it.
        required: names of columns by which the header of a workbook is known; else its first row is the header.
    """
    if path.suffix == ".csv":
        return read_csv(path, name)
    if path.suffix == ".parquet":
        return read_parquet(path, name)
    sheet = read_sheet(path, name=name)
    if sheet.refused:
        return nothing(*sheet.problems)
    heads = (
        row.number for row in sheet.rows[:_FIRST_ROWS] if {*required} <= {cell.text for cell in row.cells}
    )
    return raw_of(sheet, next(heads, None))


def raw_of(sheet: Sheet, top: int | None = None) -> Raw:
    """The table on a sheet, from its header down (由工作表取表).

    Args:
        sheet: as read, not refused.
        top: number of the header's row; the first row that holds anything if None.

    Returns:
        A raw table; merged cells, hidden rows and hidden columns that hold anything are problems of it.
    """
    top = top or (sheet.rows[0].number if sheet.rows else 1)
    rows = [row for row in sheet.rows if row.number > top]
    head = next((row for row in sheet.rows if row.number == top), Row(top, ()))
    header = [cell.text for cell in head.cells]
    problems = [*sheet.problems, *_hidden_and_merged(sheet, [head, *rows])]
    typed = not sheet.encoding
    columns = [_cell_texts([row.cells[at] for row in rows], typed) for at in range(len(header))]
    numbers = np.array([row.number for row in rows], dtype=np.int64)
    if not any(header):
        return nothing(*problems, Problem(sheet.file, top, None, "no_header"))
    return without_blank_rows(header, numbers, columns, problems, top)


def _cell_texts(cells: list[Cell], typed: bool) -> Texts:
    """The cells of a column; those of a CSV are all text and have no kinds to tell."""
    codes: dict[tuple[str, str], int] = {}
    numbers = [codes.setdefault((cell.text, cell.kind), len(codes)) for cell in cells]
    texts, kinds = [text for text, _ in codes], [kind for _, kind in codes]
    return Texts(np.array(numbers, dtype=np.int64), texts, kinds if typed else None)


def _hidden_and_merged(sheet: Sheet, rows: list[Row]) -> Iterator[Problem]:
    """What the office does not see, and cells of which it sees one where the table has several."""
    numbers = {row.number for row in rows}
    for row in rows:
        if row.hidden:
            yield Problem(sheet.file, row.number, None, "hidden_row")
    for column in sorted(sheet.hidden_columns):
        filled = [row for row in rows if column <= len(row.cells) and row.cells[column - 1].text]
        if filled:
            place = address(filled[0].number, column)
            letters = place.rstrip("0123456789")
            yield Problem(sheet.file, filled[0].number, None, "hidden_column", {"column": letters})
    for top, left, bottom, right in sheet.merges:
        if numbers & set(range(top, bottom + 1)):
            merged = f"{address(top, left)}:{address(bottom, right)}"
            yield Problem(sheet.file, top, None, "merged_cells", {"range": merged})


def read_parquet(path: Path, name: str) -> Raw:
    """Read a Parquet file; its first row counts as row 2, as if a header stood above it (读取 Parquet)."""
    try:
        frame = pd.read_parquet(path)
        frame = frame.reset_index() if any(frame.index.names) else frame
        columns = [_parquet_texts(frame.iloc[:, position]) for position in range(frame.shape[1])]
    except (OSError, ValueError, TypeError) as error:
        return nothing(Problem(name, None, None, "broken_parquet", {"why": shown(error)}))
    if not columns:
        return nothing(Problem(name, 1, None, "no_header"))
    return without_blank_rows([str(column) for column in frame], np.arange(len(frame)) + 2, columns, [])


def _parquet_texts(column: pd.Series) -> Texts:
    codes, distinct = pd.factorize(column)
    return Texts(np.where(codes < 0, len(distinct), codes), [*(_text_of(value) for value in distinct), ""])


def _text_of(value) -> str:
    """A typed value as a CSV file would hold it."""
    if isinstance(value, bool | np.bool_):
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != datetime.min.time() else value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float | np.floating | Decimal):
        return plain_text(value)
    return str(value).strip()


def text_frame(path: Path) -> pd.DataFrame:
    """A CSV file as a frame of texts, nothing understood (文本表); an empty cell is the empty text.

    Raises:
        ValueError: the file cannot be read as it stands; the message names file, row and reason.
    """
    raw = read_csv(path, path.name)
    if raw.problems or not raw.header:
        raise ValueError("\n".join(problem.text("en") for problem in raw.problems))
    return pd.DataFrame(
        {
            name: pd.array(column.words, dtype="str").take(column.codes)
            for name, column in zip(raw.header, raw.columns, strict=True)
        }
    )
