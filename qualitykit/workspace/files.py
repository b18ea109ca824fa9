"""From the bytes of a CSV or Parquet file to columns of text (读取文件).

Both kinds of file come out alike, so that one grammar judges them: the distinct texts of each column, and which
row holds which.
"""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, compress
from pathlib import Path

import numpy as np
import pandas as pd

from qualitykit.errors import Problem
from qualitykit.workspace.names import plain_text, shown

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Texts:
    """A column as text (文本列): `distinct[codes]`, row by row; an empty cell is the empty text."""

    codes: np.ndarray
    distinct: list[str]

    @property
    def empty(self) -> np.ndarray:
        """Which rows are empty (空单元格)."""
        return np.array([not text for text in self.distinct], dtype=bool)[self.codes]

    def rows(self, kept: np.ndarray) -> "Texts":
        """Only some of the rows (取行)."""
        return Texts(self.codes[kept], self.distinct)


@dataclass(frozen=True)
class Raw:
    """A file before it is understood (原始表): header, file row numbers and columns of text."""

    header: list[str]
    numbers: np.ndarray
    columns: list[Texts]
    problems: list[Problem]


def read_raw(path: Path, name: str) -> Raw:
    """Read a CSV or Parquet file (读取一个文件); `name` is how messages call it."""
    return (read_parquet if path.suffix == ".parquet" else read_csv)(path, name)


def read_csv(path: Path, name: str) -> Raw:
    """Read a CSV file: UTF-8 with or without a byte-order mark, commas, one header row (读取 CSV).

    Wholly empty rows are passed over; rows with too few or too many cells are problems and left out.
    """
    try:
        rows, problem = _csv_rows(path.read_bytes(), name)
    except OSError as error:
        return _nothing(Problem(name, None, None, "unreadable", {"why": type(error).__name__}))
    if problem or not rows or not any(rows[0]):
        return _nothing(problem or Problem(name, 1, None, "no_header"))
    header, width = [cell.strip() for cell in rows[0]], len(rows[0])
    lengths = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
    ragged = [
        Problem(name, int(row) + 1, None, "ragged_row", {"found": int(lengths[row]), "allowed": width})
        for row in np.flatnonzero((lengths != width) & (lengths > 0))
    ]
    whole = (lengths == width) & (np.arange(len(rows)) > 0)
    cells = np.fromiter(chain.from_iterable(compress(rows, whole)), dtype=object, count=width * whole.sum())
    columns = [_texts(column) for column in cells.reshape(-1, width).T]
    return _without_blank_rows(header, np.flatnonzero(whole) + 1, columns, ragged)


def _csv_rows(data: bytes, name: str) -> tuple[list[list[str]], Problem | None]:
    data = data.removeprefix(_BOM)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        # The readable part before the bad byte, counted in rows as a spreadsheet counts them.
        before = csv.reader(io.StringIO(data[: error.start].decode("utf-8") + "?", newline=""))
        values = {"bytes": data[error.start : error.end + 1].hex(" ")}
        return [], Problem(name, sum(1 for _ in before), None, "not_utf8", values)
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        return [], Problem(name, len(rows) + 1, None, "broken_csv", {"why": str(error)})
    return rows, None


def _texts(cells: np.ndarray) -> Texts:
    codes, distinct = pd.factorize(cells)
    return Texts(codes, [text.strip() for text in distinct])


def read_parquet(path: Path, name: str) -> Raw:
    """Read a Parquet file; its first row counts as row 2, as if a header stood above it (读取 Parquet)."""
    try:
        frame = pd.read_parquet(path)
        frame = frame.reset_index() if any(frame.index.names) else frame
        columns = [_parquet_texts(frame.iloc[:, position]) for position in range(frame.shape[1])]
    except (OSError, ValueError, TypeError) as error:
        return _nothing(Problem(name, None, None, "broken_parquet", {"why": shown(error)}))
    if not columns:
        return _nothing(Problem(name, 1, None, "no_header"))
    return _without_blank_rows([str(column) for column in frame], np.arange(len(frame)) + 2, columns, [])


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


def _without_blank_rows(header: list[str], numbers: np.ndarray, columns: list[Texts], problems) -> Raw:
    blank = np.logical_and.reduce([column.empty for column in columns])
    if blank.any():
        numbers, columns = numbers[~blank], [column.rows(~blank) for column in columns]
    return Raw(header, numbers, columns, problems)


def _nothing(problem: Problem) -> Raw:
    return Raw([], np.array([], dtype=np.int64), [], [problem])
