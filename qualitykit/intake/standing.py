"""A table of the workspace as the file it is (现有数据文件): its lines, of which only some are written anew.

Whatever is not changed stays byte for byte: other rows, the order of columns, columns of the office's own, line ends,
encoding and its mark. New rows come at the end. A table that is kept as Parquet is written as such (see
`standing_parquet`); a workbook is read and not touched.
"""

import codecs
import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualitykit.errors import Problem
from qualitykit.workspace.schema import MARK, TableSpec

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True)
class Standing:
    """A CSV file of the workspace (现有 CSV).

    Attributes:
        codec: how it is encoded; a mark before the header is part of the first record.
        records: every record with its line end, as it stands; record k is row k of the file.
        header: the names of the columns.
    """

    codec: str
    records: tuple[str, ...]
    header: tuple[str, ...]

    @property
    def rows(self) -> int:
        """How many rows it has, blank ones and the header too (行数)."""
        return len(self.records)

    def changed(self, cells: Mapping[int, Mapping[str, str]], new: Sequence[Mapping[str, str]]) -> bytes:
        """The file with some cells changed and some rows added (变更后的文件).

        Args:
            cells: row number -> column -> text.
            new: rows, column -> text; a column that is not named stays empty.

        >>> old = standing_of("unit,amount\\r\\neast,1\\r\\nwest,2".encode())
        >>> old.changed({2: {"amount": "3"}}, [{"unit": "south"}])
        b'unit,amount\\r\\neast,3\\r\\nwest,2\\r\\nsouth,\\r\\n'
        """
        records = list(self.records)
        for row, texts in cells.items():
            record = records[row - 1]
            held = next(csv.reader(_lines(record)))
            filled = [texts.get(name, text) for name, text in zip(self.header, held, strict=True)]
            records[row - 1] = _record(filled, _end(record))
        end = _end(records[0]) or "\n"
        if new and not _end(records[-1]):
            records[-1] += end
        records += [_record([row.get(name, "") for name in self.header], end) for row in new]
        return "".join(records).encode(self.codec)


def standing_of(data: bytes) -> Standing:
    """A file that the reader has taken as a table (读入现有文件): UTF-8, or UTF-16 with its mark."""
    codec = next((codec for mark, codec in _MARKS if data.startswith(mark)), "utf-8")
    lines = _lines(data.decode(codec))
    records, last = [], 0
    reader = csv.reader(lines)
    header: list[str] = []
    for cells in reader:
        header = header or [cell.strip().removeprefix("\ufeff") for cell in cells]
        records.append("".join(lines[last : reader.line_num]))
        last = reader.line_num
    return Standing(codec, tuple(records), tuple(header))


def empty_standing(spec: TableSpec, synthetic: bool) -> Standing:
    """A table that the workspace does not have yet (新表): the contract's columns, and the mark of made-up data."""
    header = [column.name for column in spec.columns] + ([MARK] if synthetic else [])
    return Standing("utf-8", (_record(header, "\n"),), tuple(header))


def not_written(path: Path, name: str) -> Problem | None:
    """Why a table's file cannot be written (不可写的文件); None for CSV and Parquet."""
    if path.suffix in (".csv", ".parquet"):
        return None
    values = {"kind": path.suffix.removeprefix("."), "csv": Path(name).with_suffix(".csv").as_posix()}
    return Problem(name, None, None, "table_not_csv", values)


def _lines(text: str) -> list[str]:
    return list(io.StringIO(text, newline=""))


def _end(record: str) -> str:
    return record[len(record.rstrip("\r\n")) :]


def _record(cells: Sequence[str], end: str) -> str:
    """A line of a CSV; whatever its own end, a line end inside a cell is quoted."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n") + end
