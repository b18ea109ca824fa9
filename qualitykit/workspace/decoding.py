"""In which encoding a CSV file is written (编码判定): strict, and only where the file itself proves it.

UTF-8 with or without a byte-order mark, UTF-16 with one; GB18030, which gives almost any bytes some Chinese sign, only
where the headings then read as headings that are known. Everything else is refused with the row of the first bad byte.
"""

import codecs
import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from qualitykit.errors import Problem
from qualitykit.workbook.container import kind_of

# Little enough for what is made of it to stay in the processor's cache.
_CHUNK = 1 << 18
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Rows among which the headings are looked for, and the bytes in which those rows must lie.
_FIRST_ROWS, _HEAD = 20, 1 << 16


@dataclass(frozen=True)
class Decoded:
    """How a file is to be decoded (编码判定结果).

    Attributes:
        codec: name of Python's codec; None where the file is refused.
        odd_quotes: its quotes are odd in number, so that one of them has no partner.
        problems: why it is refused, or a note.
    """

    codec: str | None
    odd_quotes: bool = False
    problems: tuple[Problem, ...] = ()


def decoding_of(path: Path, name: str, headings: Collection[str] = ()) -> Decoded:
    """Decide on the encoding of a CSV file after decoding all of it (判定编码).

    Args:
        path: the file; name: how messages call it.
        headings: names that may stand above its columns.

    Raises:
        OSError: the file cannot be opened.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if kind := kind_of(head):
        return Decoded(None, problems=(Problem(name, None, None, "not_a_csv", {"kind": kind}),))
    codec = next((codec for mark, codec in _MARKS if head.startswith(mark)), "utf-8")
    try:
        return Decoded(codec, _odd_quotes(path, codec))
    except UnicodeDecodeError:
        # Only now the whole file is looked at as one, to find the row and whether another encoding is proven.
        return _other(path.read_bytes(), codec, name, headings)


def _odd_quotes(path: Path, codec: str) -> bool:
    return sum(text.count('"') for text in _decoded(path, codec)) % 2 == 1


def utf8_chunks(path: Path, codec: str) -> Iterator[bytes]:
    """A file as pieces of UTF-8 without its mark (转为 UTF-8); `codec`: in which all of it has been decoded."""
    if not codec.startswith("utf-8"):
        return (text.encode() for text in _decoded(path, codec))
    chunks = _chunks(path)
    first = next(chunks, b"").removeprefix(codecs.BOM_UTF8)
    return chain([first] if first else [], chunks)


def _decoded(path: Path, codec: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(codec)("strict")
    for chunk in _chunks(path):
        yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _other(data: bytes, codec: str, name: str, headings: Collection[str]) -> Decoded:
    try:
        text = data.decode("gb18030") if codec == "utf-8" else ""
    except UnicodeDecodeError:
        text = ""
    if _has_headings(text, headings):
        note = Problem(name, None, None, "read_as_gb18030", {}, "note")
        return Decoded("gb18030", text.count('"') % 2 == 1, (note,))
    return Decoded(None, problems=(_first_bad_byte(data, codec, name),))


def _has_headings(text: str, headings: Collection[str]) -> bool:
    """Whether one of the first rows consists of known headings, at least two of them and one not ASCII."""
    rows = csv.reader(io.StringIO(text[:_HEAD], newline=""))
    for _, row in zip(range(_FIRST_ROWS), rows, strict=False):
        cells = [cell.strip() for cell in row if cell.strip()]
        if len(cells) > 1 and set(cells) <= set(headings) and not all(map(str.isascii, cells)):
            return True
    return False


def _first_bad_byte(data: bytes, codec: str, name: str) -> Problem:
    if codec == "utf-8-sig":  # Python counts from behind the mark
        data, codec = data.removeprefix(codecs.BOM_UTF8), "utf-8"
    try:
        data.decode(codec)
        raise AssertionError("the file has no bad byte")
    except UnicodeDecodeError as error:
        bad = error
    before = data[: bad.start].decode(codec, "ignore")
    # Counted in rows as a spreadsheet counts them: line breaks inside a cell do not count.
    row = sum(1 for _ in csv.reader(io.StringIO(before + "?", newline="")))
    values = {"bytes": data[bad.start : bad.end + 1].hex(" ")}
    return Problem(name, row, None, _rule(data, bad, before), values)


def _rule(data: bytes, bad: UnicodeDecodeError, before: str) -> str:
    if bad.end >= len(data) and ("unexpected end" in bad.reason or "truncated" in bad.reason):
        return "truncated_character"
    return "not_utf8" if before.isascii() else "mixed_encodings"
