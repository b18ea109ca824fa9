"""The rows of a CSV file as columns of texts (分块读取), a block at a time.

Rows whose quotes all stand where a quote opens, closes or is written twice can only be split in one way, and pyarrow
does that faster than the csv module. What it does not take (a row with too few or too many cells) goes to the csv
module, and so does everything from the first block on in which a quote stands elsewhere or a row has no end.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from itertools import chain, compress, islice

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from qualitykit.errors import Problem
from qualitykit.workspace.garbled import fault_of
from qualitykit.workspace.raw import Texts, Words

# A row that takes more bytes, and every one after it, goes to the csv module, so many rows at a time.
_LONG_ROW, _ROWS = 1 << 21, 4096
# Blocks after which it is known whether hardly two texts of a column are alike.
_TRIAL = 32
_NUMBERED, _PLAIN = pa.dictionary(pa.int32(), pa.large_string()), pa.large_string()
_COMMA, _QUOTE, _BREAK, _RETURN = b',"\n\r'


def _table_of(*signs: int) -> np.ndarray:
    table = np.zeros(256, dtype=bool)
    table[list(signs)] = True
    return table


# What may stand before a quote that opens and after one that closes; next to another quote it is one written twice.
_BEFORE, _AFTER = _table_of(_COMMA, _BREAK, _QUOTE), _table_of(_COMMA, _BREAK, _RETURN, _QUOTE)


def row_ends(data: bytes) -> np.ndarray | None:
    """Where each whole row ends in bytes that begin with a row (各行末尾); None where its quotes leave a doubt.

    Every other quote opens and the next one closes, if each opens behind a comma or a line break and closes before
    one, those written twice aside; a return without a line break counts as doubt too.

    >>> row_ends(b'a,"b\\n""c"\\nd').tolist(), row_ends(b'a,b"c\\n') is None
    ([10], True)
    """
    # As if a line break stood on either side; what is not known yet is looked at again with the next bytes.
    signs = np.frombuffer(b"\n" + data + b"\n", dtype=np.uint8)
    ends, quotes = np.flatnonzero(signs[:-1] == _BREAK)[1:], np.flatnonzero(signs == _QUOTE)
    before, after = signs[quotes[::2] - 1], signs[quotes[1::2] + 1]
    returned = signs[np.flatnonzero(signs == _RETURN) + 1]
    if not (_BEFORE[before].all() and _AFTER[after].all() and (returned == _BREAK).all()):
        return None
    return ends[np.searchsorted(quotes, ends) % 2 == 0] if len(quotes) else ends


class _Cells:
    """The cells of a column that is being read (读取中的一列): numbers of distinct texts.

    Where hardly two prove to be alike they are kept as they come: numbers would only take time and memory.
    """

    def __init__(self):
        self.type, self._parts = _NUMBERED, []

    def add(self, part: pa.Array) -> None:
        """Some more, of this type (添加)."""
        # Blanks are taken off a block at a time, so that a column of long texts is not held thrice.
        self._parts.append(pc.utf8_trim_whitespace(part) if self.type == _PLAIN else part)
        if len(self._parts) == _TRIAL:
            found = self._numbered()
            if _hardly_alike(found.chunk(0).dictionary, len(found)):
                self.type, found = _PLAIN, pc.utf8_trim_whitespace(found.cast(_PLAIN))
            self._parts = found.chunks

    def _numbered(self) -> pa.ChunkedArray:
        return pa.chunked_array(self._parts, _NUMBERED).unify_dictionaries()

    def given_away(self) -> Texts:
        """All of them, numbers as narrow as they can be (交出全列); nothing is left."""
        if self.type == _PLAIN:
            texts = pa.concat_arrays(self._parts)
            self._parts = []
            return Texts(np.arange(len(texts), dtype=_narrow(len(texts))), Words(texts))
        found, self._parts = self._numbered(), []
        texts = found.chunk(0).dictionary if found.num_chunks else pa.array([], _PLAIN)
        codes = np.empty(len(found), dtype=_narrow(len(texts)))
        at = 0
        for chunk in found.iterchunks():
            codes[at : at + len(chunk)] = chunk.indices.to_numpy()
            at += len(chunk)
        return Texts(codes, Words.stripped(texts))


def _hardly_alike(distinct: pa.LargeStringArray, cells: int) -> bool:
    # Every distinct text with a sign beyond plain ASCII is looked at by itself: that pays longer.
    quick = pc.all(pc.ascii_is_printable(distinct)).as_py()
    return len(distinct) > cells * (0.5 if quick else 0.9)


def _narrow(count: int) -> np.dtype:
    return np.min_scalar_type(-max(count, 1))


class Blocks:
    """The rows read so far (已读各行).

    Attributes:
        header: the first row; row: number of the last row read.
        ragged: a problem for each row with too few or too many cells, which is left out.
    """

    def __init__(self, name: str):
        self.name, self.row, self.header = name, 0, []
        self.ragged: list[Problem] = []
        self._left_out: list[int] = []

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

    def read_bytes(self, chunks: Iterator[bytes]) -> None:
        """All rows of a text in UTF-8 (读取 UTF-8 文本), those without a doubt the fast way.

        Raises:
            csv.Error: as for `read_text`.
        """
        rest = b""
        for chunk in chunks:
            rest += chunk
            ends = row_ends(rest)
            if ends is None or (not len(ends) and len(rest) > _LONG_ROW):
                tail = io.BufferedReader(_Stream(chain([rest], chunks)))
                self.read_text(io.TextIOWrapper(tail, "utf-8", newline=""))
                return
            if len(ends):
                self._read_rows(rest, ends)
                rest = rest[ends[-1] :]
        self._read_csv(rest)

    def _read_csv(self, data: bytes) -> None:
        self.read_text(io.StringIO(data.decode()))

    def _read_rows(self, data: bytes, ends: np.ndarray) -> None:
        first = 0
        if not self.row:
            first, ends = ends[0], ends[1:]
            self._begin(next(csv.reader(io.StringIO(data[:first].decode()))))
        if len(ends) and not self._add_whole(data[first : ends[-1]], len(ends)):
            self._read_csv(data[first : ends[-1]])

    def _begin(self, header: list[str]) -> None:
        self.row, self.header = 1, [cell.strip() for cell in header]
        self._cells = [_Cells() for _ in header]

    def _add_whole(self, lines: bytes, count: int) -> bool:
        """Add so many rows without a doubt; False where they are not all of the header's width."""
        types = {str(at): cells.type for at, cells in enumerate(self._cells)}
        # Arrow would take a mark in front of the first row for the file's own.
        if not types or lines.startswith(codecs.BOM_UTF8):
            return False
        try:
            found = arrow_csv.read_csv(
                pa.BufferReader(lines),
                arrow_csv.ReadOptions(use_threads=False, block_size=len(lines) + 1, column_names=[*types]),
                arrow_csv.ParseOptions(ignore_empty_lines=False),
                arrow_csv.ConvertOptions(column_types=types),
            )
        except pa.ArrowInvalid:
            return False
        if found.num_rows != count:
            return False
        for cells, column in zip(self._cells, found.columns, strict=True):
            cells.add(column.chunk(0))
        self.row += count
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
        lengths = np.array([len(row) for row in block])
        whole = lengths == width
        self._left_out.extend((first + np.flatnonzero(~whole)).tolist())
        for at in np.flatnonzero(~whole & (lengths > 0)):
            # What is no text at all, such as the zeros that a torn file ends with, is no row of cells either.
            garbled = next(filter(None, map(fault_of, block[at])), None)
            fault = garbled or ("ragged_row", {"found": int(lengths[at]), "allowed": width})
            self.ragged.append(Problem(self.name, first + int(at), None, *fault))
        kept = list(compress(block, whole))
        for cells, texts in zip(self._cells, zip(*kept, strict=True), strict=bool(kept)):
            part = pa.array(texts, _PLAIN)
            cells.add(part if cells.type == _PLAIN else part.dictionary_encode())

    def columns(self) -> tuple[np.ndarray, list[Texts]]:
        """Row numbers and columns; what was read is given away, a column at a time, to need its memory once."""
        numbers = np.delete(np.arange(2, self.row + 1), np.array(self._left_out, dtype=np.int64) - 2)
        columns = []
        for cells in self._cells:
            columns.append(cells.given_away())
            # What Arrow no longer needs it would keep for itself.
            pa.default_memory_pool().release_unused()
        return numbers, columns


class _Stream(io.RawIOBase):
    """Pieces of bytes as one file."""

    def __init__(self, pieces: Iterator[bytes]):
        self._pieces, self._piece = pieces, io.BytesIO()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        while not (count := self._piece.readinto(buffer)):
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._piece = io.BytesIO(piece)
        return count
