"""The rows of a CSV file as numbers of distinct texts (分块读取), a block at a time.

Rows in which a quote may stand are split by the csv module. A block of lines without any quote can only be split in
one way, at its commas, and pyarrow does that faster, its own quoting switched off; whatever it does not take (an empty
line, a row with too many cells) goes to the csv module like the rest.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO

import numpy as np
import pyarrow as pa
from pyarrow import csv as arrow_csv

from qualitykit.errors import Problem
from qualitykit.workspace.raw import Texts

# Small enough for a block of texts to stay in the processor's cache, which is worth more than fewer blocks.
_ROWS = 256
_BYTES = 1 << 21
_PLAIN = arrow_csv.ParseOptions(quote_char=False, ignore_empty_lines=False)
_TEXTS = pa.dictionary(pa.int32(), pa.string())


class _Codes(dict):
    """Text -> its number in the order of appearance, given on first sight."""

    def __missing__(self, text: str) -> int:
        self[text] = code = len(self)
        return code


class Blocks:
    """The rows read so far (已读各行).

    Attributes:
        header: the first row; row: number of the last row read.
        ragged: a problem for each row with too few or too many cells, which is left out.
    """

    def __init__(self, name: str):
        self.name, self.row, self.header = name, 0, []
        self.ragged: list[Problem] = []
        self._codes: list[_Codes] = []
        self._parts: list[list[np.ndarray]] = []
        self._numbers: list[np.ndarray] = []

    def read_text(self, lines: Iterable[str]) -> None:
        """All rows from the header or where the reading stands, through the csv module (经 csv 模块读取).

        Raises:
            csv.Error: a row that cannot be split; `row` is the last one before it.
        """
        rows = csv.reader(lines, strict=True)
        if not self.row:
            self._begin(next(rows, []))
        while block := self._next(rows):
            self._add(block)

    def read_bytes(self, file: BinaryIO) -> None:
        """All rows of a file in UTF-8 after its mark (读取 UTF-8 文件): lines without quotes the fast way.

        Raises:
            csv.Error: as for `read_text`.
        """
        rest = b""
        while chunk := file.read(_BYTES):
            end = (rest + chunk).rfind(b"\n") + 1
            lines, rest = (rest + chunk)[:end], (rest + chunk)[end:]
            if b'"' in lines or lines.count(b"\r") != lines.count(b"\r\n"):
                tail = io.BufferedReader(_Joined(lines + rest, file))
                self.read_text(io.TextIOWrapper(tail, "utf-8", newline=""))
                return
            self._read_lines(lines)
        self.read_text(io.StringIO(rest.decode("utf-8"), newline=""))

    def _read_lines(self, lines: bytes) -> None:
        if not self.row and lines:
            head, _, lines = lines.partition(b"\n")
            self._begin(next(csv.reader([head.decode("utf-8")]), []))
        if lines and not self._add_plain(lines):
            self.read_text(io.StringIO(lines.decode("utf-8"), newline=""))

    def _begin(self, header: list[str]) -> None:
        self.row, self.header = 1, [cell.strip() for cell in header]
        self._codes = [_Codes() for _ in header]
        self._parts = [[] for _ in header]

    def _add_plain(self, lines: bytes) -> bool:
        """Add lines without quotes; False where they are not all of the header's width."""
        names = [str(at) for at in range(len(self.header))]
        if not names:
            return False
        try:
            found = arrow_csv.read_csv(
                pa.BufferReader(lines),
                arrow_csv.ReadOptions(use_threads=False, block_size=len(lines) + 1, column_names=names),
                _PLAIN,
                arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, _TEXTS), null_values=[]),
            )
        except pa.ArrowInvalid:
            return False
        if found.num_rows != lines.count(b"\n"):
            return False
        for codes, parts, column in zip(self._codes, self._parts, found.columns, strict=True):
            parts.extend(_renumbered(codes, chunk) for chunk in column.chunks)
        self._numbers.append(np.arange(self.row + 1, self.row + 1 + found.num_rows))
        self.row += found.num_rows
        return True

    def _next(self, rows: Iterator[list[str]]) -> list[list[str]]:
        """The next rows; those before a row that cannot be split count too, so that its number is right."""
        block: list[list[str]] = []
        try:
            block.extend(islice(rows, _ROWS))
        finally:
            self.row += len(block)
        return block

    def _add(self, block: list[list[str]]) -> None:
        width, first = len(self.header), self.row - len(block) + 1
        lengths = np.fromiter(map(len, block), dtype=np.int64, count=len(block))
        whole = lengths == width
        numbers = np.arange(first, self.row + 1)
        for at in np.flatnonzero(~whole & (lengths > 0)):
            values = {"found": int(lengths[at]), "allowed": width}
            self.ragged.append(Problem(self.name, int(numbers[at]), None, "ragged_row", values))
        kept = block if whole.all() else [block[at] for at in np.flatnonzero(whole)]
        self._numbers.append(numbers[whole])
        for codes, parts, cells in zip(self._codes, self._parts, zip(*kept, strict=True), strict=bool(kept)):
            parts.append(np.fromiter(map(codes.__getitem__, cells), dtype=np.int32, count=len(kept)))

    def columns(self) -> tuple[np.ndarray, list[Texts]]:
        """Row numbers and columns; what was read is given away, a column at a time, to need its memory once."""
        numbers = np.concatenate([np.zeros(0, dtype=np.int64), *self._numbers])
        columns = []
        for codes, parts in zip(self._codes, self._parts, strict=True):
            joined = np.concatenate([np.zeros(0, dtype=np.int32), *parts])
            parts.clear()
            columns.append(Texts(joined, [text.strip() for text in codes]))
            codes.clear()
        return numbers, columns


def _renumbered(codes: _Codes, chunk: pa.DictionaryArray) -> np.ndarray:
    """A block's numbers of texts as the whole file's numbers."""
    new = np.array([codes[text] for text in chunk.dictionary.to_pylist()], dtype=np.int32)
    return new[chunk.indices.to_numpy()]


class _Joined(io.RawIOBase):
    """Some bytes, then the rest of a file."""

    def __init__(self, first: bytes, file: BinaryIO):
        self._first, self._file = io.BytesIO(first), file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        return self._first.readinto(buffer) or self._file.readinto(buffer)
