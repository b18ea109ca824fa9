"""One sheet of a checked workbook as plain data (工作表内容): values, each with its kind, and what surrounds them."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

from qualitykit.workbook.engines import open_values
from qualitykit.workbook.limits import Refused
from qualitykit.workbook.marks import Contents, Marks, contents_of, marks_of

# Excel keeps 15 significant digits and shows no more.
_DIGITS = ".15g"
_LARGEST = 1e15
# The serial number of the year 10000, which no date reaches.
_LAST_DAY = 2_958_466
# How far a merge is followed: a table's headings and titles reach no further.
_MERGED = 1000


def parse_sheet(archive: ZipFile, path: Path, sheet: str | None, engine: str) -> dict:
    """A sheet of a workbook (读取一张表).

    Args:
        archive: the checked container; path: the same file, for the engine.
        sheet: its name; None for the only visible one that holds anything.

    Returns:
        `title`, `sheets` (name -> hidden), `rows` ([number, hidden, cells], a cell being [text, kind, format,
        formula] and null where empty), `merges`, `hidden_columns`.

    Raises:
        Refused: no such sheet, several to choose from, or nothing in any.
    """
    contents, read = contents_of(archive), open_values(path, engine)
    return _sheet(archive, contents, *_chosen(contents, read, sheet))


def parse_sheets(archive: ZipFile, path: Path, engine: str) -> list[dict]:
    """Every sheet of a workbook, hidden ones too (读取全部工作表); arguments and results as for `parse_sheet`."""
    contents, read = contents_of(archive), open_values(path, engine)
    return [_sheet(archive, contents, name, read(name)) for name in contents.pages]


def _sheet(archive: ZipFile, contents: Contents, title: str, values: list[list]) -> dict:
    marks = marks_of(archive, contents.parts[title], contents)
    return {
        "title": title,
        "sheets": {name: name in contents.hidden for name in contents.parts},
        "rows": list(_rows(values, marks)),
        "merges": marks.merges,
        "hidden_columns": sorted(marks.hidden_columns),
    }


def _chosen(contents: Contents, read, sheet: str | None) -> tuple[str, list[list]]:
    if sheet is not None:
        if not contents.parts.get(sheet):
            raise Refused("no_such_sheet", value=sheet[:60], sheets=", ".join(contents.parts)[:200])
        return sheet, read(sheet)
    sheets = {name: read(name) for name in contents.pages if name not in contents.hidden}
    filled = {name: rows for name, rows in sheets.items() if any(map(_holds, rows))}
    if not filled:
        raise Refused("empty_workbook")
    if len(filled) > 1:
        raise Refused("several_sheets", sheets=", ".join(filled)[:200])
    return next(iter(filled.items()))


def _holds(row: list) -> bool:
    """Whether a row has anything; 0 and FALSE are something."""
    return any(value is not None and value != "" for value in row)


def _rows(values: list[list], marks: Marks) -> Iterator[list]:
    """The rows that hold anything, all equally wide; what engines leave empty, errors say, is put in from the marks."""
    apart = _apart(marks)
    last = max(len(values), max(apart, default=0))
    width = max([len(row) for row in values[:1]] + [column for row in apart.values() for column in row] + [0])
    covered = _covered(marks)
    for number in range(1, last + 1):
        row = values[number - 1] if number <= len(values) else []
        special = apart.get(number, {})
        if _holds(row) or special:
            cells = [_cell(value, number, column, marks) for column, value in enumerate(row, 1)]
            cells += [None] * (width - len(cells))
            for column, cell in (covered.get(number, {}) | special).items():
                cells[column - 1 : column] = [cell]
            yield [number, number in marks.hidden_rows, cells[:width]]


def _apart(marks: Marks) -> dict[int, dict[int, list]]:
    """Errors and formulas without a result, by row and column."""
    found: dict[int, dict[int, list]] = {}
    for (row, column), (kind, style, formula, value) in marks.cells.items():
        code = marks.formats.of(style)[1]
        if marks.uncomputed(formula, value):
            found.setdefault(row, {})[column] = [formula, "uncomputed", code, True]
        elif kind == "e":
            found.setdefault(row, {})[column] = [value or "#", "error", code, formula is not None]
    return found


def _covered(marks: Marks) -> dict[int, dict[int, list]]:
    """The cells under a merge that are not its first, by row and column, as far as a sheet of this size can reach."""
    found: dict[int, dict[int, list]] = {}
    for top, left, bottom, right in marks.merges:
        for row in range(top, min(bottom, top + _MERGED) + 1):
            for column in range(left, min(right, left + _MERGED) + 1):
                if (row, column) != (top, left):
                    found.setdefault(row, {})[column] = ["", "covered", "", False]
    return found


def _cell(value, row: int, column: int, marks: Marks) -> list | None:
    if value is None or value == "":
        return None
    _, style, formula, _ = marks.cells.get((row, column), ("", -1, None, ""))
    kind, code = marks.formats.of(style)
    text, found = _text_and_kind(value, kind, marks.epoch)
    return [text, found, code, formula is not None] if text else None


def _text_and_kind(value, format_kind: str, epoch: date) -> tuple[str, str]:
    """A value as a table would write it, and what it is."""
    if isinstance(value, bool):
        return str(int(value)), "flag"
    if isinstance(value, str):
        return value.strip(), "text"
    if isinstance(value, datetime | date):
        whole = not isinstance(value, datetime) or value.time() == time(0)
        return (str(value)[:10], "date") if whole else (value.isoformat(" "), "time")
    if isinstance(value, time | timedelta):
        return str(value), "time"
    if format_kind in {"day", "time"} and 0 <= value < _LAST_DAY:
        moment = datetime.combine(epoch, time(0)) + timedelta(days=value)
        return _text_and_kind(moment if format_kind == "time" or value % 1 else moment.date(), "", epoch)
    return _number(float(value), format_kind)


def _number(value: float, format_kind: str) -> tuple[str, str]:
    plain = Decimal(f"{value:{_DIGITS}}")
    if format_kind == "percent":
        return f"{_plain(plain * 100)}%", "percent"
    return _plain(plain), "lost" if abs(value) >= _LARGEST else "number"


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
