"""From a CSV file to columns of distinct texts (读取 CSV), or to rows of texts where the form is free.

Each distinct text of a column is kept once and every row holds a number, so that a large file needs little memory and
a text is checked and parsed once, however many rows hold it.
"""

import csv
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

from qualitykit.errors import Problem
from qualitykit.workspace.blocks import Blocks
from qualitykit.workspace.decoding import Decoded, decoding_of, utf8_chunks
from qualitykit.workspace.garbled import LONGEST, cell_faults, fault_of, heading_faults
from qualitykit.workspace.names import shown
from qualitykit.workspace.raw import Raw, nothing, without_blank_rows

_TOO_LONG = "field larger than field limit"


def read_csv(path: Path, name: str, headings: Collection[str] = ()) -> Raw:
    """Read a CSV file: one header row, commas, quotes in pairs (读取 CSV).

    Wholly empty rows are passed over; a row with too few or too many cells is a problem and left out.

    Args:
        path: the file; name: how messages call it.
        headings: names that may stand above the columns, which prove a file in GB18030.
    """
    try:
        decoded = decoding_of(path, name, headings)
    except OSError as error:
        return nothing(Problem(name, None, None, "unreadable", {"why": type(error).__name__}))
    if decoded.codec is None:
        return nothing(*decoded.problems)
    blocks = Blocks(name)
    try:
        blocks.read_bytes(utf8_chunks(path, decoded.codec))
    except csv.Error as error:
        return nothing(*decoded.problems, _broken(str(error), name, blocks.row + 1))
    return _raw(blocks, decoded, path)


def _broken(why: str, name: str, row: int) -> Problem:
    if why.startswith(_TOO_LONG):
        values = {"length": f"> {csv.field_size_limit()}", "most": csv.field_size_limit()}
        return Problem(name, row, None, "long_text", values)
    return Problem(name, row, None, "broken_csv", {"why": why})


def _raw(blocks: Blocks, decoded: Decoded, path: Path) -> Raw:
    name = blocks.name
    if faults := list(_separator_line(name, blocks.header)):
        return nothing(*decoded.problems, *faults)
    if not any(blocks.header):
        return nothing(*decoded.problems, Problem(name, 1, None, "no_header"))
    if faults := list(heading_faults(name, blocks.header)):
        return nothing(*decoded.problems, *faults)
    numbers, columns = blocks.columns()
    faults = [
        fault
        for heading, column in zip(blocks.header, columns, strict=True)
        for fault in cell_faults(name, heading, column, numbers, len(blocks.header))
    ]
    if decoded.odd_quotes and not faults:
        faults.append(Problem(name, stray_quote(path, decoded.codec), None, "stray_quote"))
    problems = [*decoded.problems, *blocks.ragged, *faults]
    if faults:
        return nothing(*problems)
    return without_blank_rows(blocks.header, numbers, columns, problems)


def _separator_line(name: str, first: list[str]) -> Iterator[Problem]:
    """The line that only tells Excel how cells are separated; Excel shows none of it, and counts rows without it."""
    if first and first[0].lower().startswith("sep="):
        yield Problem(name, 1, None, "separator_line", {"value": shown(",".join(first))})


def read_rows(
    path: Path, name: str, headings: Collection[str] = ()
) -> tuple[list[list[str]], str, list[Problem]]:
    """All rows of a CSV file of free form (读取自由格式 CSV).

    A row of one cell is a title or a note; all others must be equally long, like most of them.

    Returns:
        Rows of texts without the blanks around them, blank rows included, so that row k is at k − 1, none where the
        file is refused; the encoding; the problems.
    """
    try:
        decoded = decoding_of(path, name, headings)
        if decoded.codec is None:
            return [], "", list(decoded.problems)
        rows, faults = _all_rows(path, name, decoded)
    except OSError as error:
        return [], "", [Problem(name, None, None, "unreadable", {"why": type(error).__name__})]
    problems = [*decoded.problems, *faults]
    return ([] if faults else rows), decoded.codec.removesuffix("-sig"), problems


def _all_rows(path: Path, name: str, decoded: Decoded) -> tuple[list[list[str]], list[Problem]]:
    rows: list[list[str]] = []
    try:
        with path.open(encoding=decoded.codec, errors="strict", newline="") as file:
            rows.extend(csv.reader(file, strict=True))
    except csv.Error as error:
        return [], [_broken(str(error), name, len(rows) + 1)]
    rows = [[cell.strip() for cell in row] for row in rows]
    lengths = Counter(len(row) for row in rows if len(row) > 1)
    width = lengths.most_common(1)[0][0] if lengths else 1
    faults = list(_separator_line(name, rows[0] if rows else [])) or list(_row_faults(name, rows, width))
    first = next((number for number, row in enumerate(rows, 1) if any(row)), None)
    if width == 1 and first and not faults:
        faults.append(Problem(name, first, None, "not_comma_separated", {"value": shown(rows[first - 1][0])}))
    if decoded.odd_quotes and not faults:
        faults.append(Problem(name, stray_quote(path, decoded.codec), None, "stray_quote"))
    return rows, faults


def _row_faults(name: str, rows: list[list[str]], width: int) -> Iterator[Problem]:
    for number, row in enumerate(rows, 1):
        if len(row) > 1 and len(row) != width:
            yield Problem(name, number, None, "ragged_row", {"found": len(row), "allowed": width})
        for cell in row:
            if not cell.isascii() or not cell.isprintable() or len(cell) > LONGEST:
                found = fault_of(cell, width)
                if found:
                    yield Problem(name, number, None, *found)


def stray_quote(path: Path, codec: str) -> int:
    """The first row with a quote inside a cell that is not in quotes (多余引号的行号).

    Only looked for where quotes are odd in number, so that one of them has no partner.
    """
    row, quoted, fresh = 1, False, True
    # Read with every kind of line break as one sign, since a return alone ends a row too.
    for sign in path.read_text(codec):
        if sign == '"':
            if not quoted and not fresh:
                return row
            quoted = not quoted
        elif not quoted:
            row += sign == "\n"
        # After a closing quote another one opens again: the two stand for a quote.
        fresh = not quoted and sign in ',"\n'
    return row
