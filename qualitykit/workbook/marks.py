"""What a sheet's XML tells beside its values (工作表标记): styles, formulas, errors, merges, what is hidden."""

import posixpath
import zipfile
from dataclasses import dataclass, field
from datetime import date

from qualitykit.workbook.formats import Formats
from qualitykit.workbook.parts import position, walk

_WORKBOOK, _RELATIONS, _STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"


@dataclass
class Contents:
    """The workbook's list of sheets (工作表清单).

    Attributes:
        parts: sheet name -> its part, in the workbook's order.
        hidden: names of the hidden ones.
        computes_on_load: the writer left its formulas to be computed when the file is opened.
        epoch: the day that has the serial number 0.
    """

    parts: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    computes_on_load: bool = False
    epoch: date = date(1899, 12, 30)
    formats: Formats = field(default_factory=Formats)

    @property
    def pages(self) -> list[str]:
        """Names of the sheets that have cells, no charts (有单元格的工作表)."""
        return [name for name, part in self.parts.items() if "worksheets/" in part]


def contents_of(archive: zipfile.ZipFile) -> Contents:
    """The sheets of a workbook and its formats (读取清单与格式)."""
    found, targets, ids = Contents(), {}, {}

    def relation(name: str, has: dict) -> None:
        if name == "Relationship" and has.get("TargetMode") != "External":
            targets[has.get("Id")] = posixpath.normpath(posixpath.join("/xl", has.get("Target", "")))[1:]

    def element(name: str, has: dict) -> None:
        if name == "sheet":
            ids[has.get("name", "")] = next((has[key] for key in has if key.rpartition(":")[2] == "id"), None)
            if has.get("state", "visible") != "visible":
                found.hidden.add(has.get("name", ""))
        elif name == "workbookPr" and has.get("date1904") in {"1", "true"}:
            found.epoch = date(1904, 1, 1)
        elif name == "calcPr":
            found.computes_on_load = has.get("fullCalcOnLoad") in {"1", "true"}

    walk(archive, _RELATIONS, relation)
    walk(archive, _WORKBOOK, element)
    if _STYLES in archive.namelist():
        walk(archive, _STYLES, found.formats.start, found.formats.end)
    found.parts = {name: targets.get(of, "") for name, of in ids.items()}
    return found


class Marks:
    """What one sheet's XML tells (一张表的标记); fed by a walk through its part.

    Attributes:
        cells: (row, column) -> (type, style, formula or None, has a value), for cells that are more than a plain
            number or text.
        hidden_rows, hidden_columns: numbers from 1.
        merges: (top, left, bottom, right).
    """

    def __init__(self, contents: Contents):
        self.formats, self.epoch = contents.formats, contents.epoch
        self.computes_on_load = contents.computes_on_load
        self.cells: dict[tuple[int, int], tuple[str, int, str | None, str]] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merges: list[tuple[int, int, int, int]] = []
        self._at, self._cell, self._inside = (0, 0), ("n", 0), ""
        self._formula: list[str] | None = None
        self._value: list[str] = []

    def start(self, name: str, found: dict) -> None:
        """The start of an element (元素开始)."""
        handler = getattr(self, f"_start_{name}", None)
        if handler:
            handler(found)

    def _start_c(self, found: dict) -> None:
        row, column = position(found.get("r", ""))
        self._at = (row, column) if row else (max(self._at[0], 1), self._at[1] + 1)
        style = found.get("s", "0")
        self._cell = found.get("t", "n"), int(style) if style.isdecimal() else 0
        self._formula, self._value, self._inside = None, [], ""

    def _start_f(self, found: dict) -> None:
        self._formula, self._inside = [], "f"

    def _start_v(self, found: dict) -> None:
        self._inside = "v"

    def _start_row(self, found: dict) -> None:
        number = found.get("r", "")
        self._at = int(number) if number.isdecimal() and len(number) < 9 else self._at[0] + 1, 0
        if _cannot_be_seen(found, "ht"):
            self.hidden_rows.add(self._at[0])

    def _start_col(self, found: dict) -> None:
        first, last = found.get("min", ""), found.get("max", "")
        if _cannot_be_seen(found, "width") and first.isdecimal() and last.isdecimal():
            self.hidden_columns.update(range(int(first), min(int(last), 16_384) + 1))

    def _start_mergeCell(self, found: dict) -> None:
        first, _, last = found.get("ref", "").partition(":")
        top, left = position(first)
        bottom, right = position(last or first)
        if top and bottom:
            self.merges.append((top, left, bottom, right))

    def text(self, found: str) -> None:
        """Text of a formula or a value (文本)."""
        if self._inside == "f":
            self._formula.append(found)
        elif self._inside == "v":
            self._value.append(found)

    def end(self, name: str) -> None:
        """The end of an element (元素结束)."""
        if name in {"f", "v"}:
            self._inside = ""
        elif name == "c":
            self._keep()

    def _keep(self) -> None:
        kind, style = self._cell
        special = self._formula is not None or kind in {"e", "b", "d"}
        if special or self.formats.of(style)[0] != "number":
            formula = None if self._formula is None else "=" + "".join(self._formula)[:200]
            self.cells[self._at] = kind, style, formula, "".join(self._value)[:40]

    def uncomputed(self, formula: str | None, value: str) -> bool:
        """Whether a formula's result was never computed: none saved, or the writer's stand-in of 0 (是否未计算)."""
        return formula is not None and (not value or (self.computes_on_load and value == "0"))


def _cannot_be_seen(found: dict, size: str) -> bool:
    """Whether a row or column is hidden, or has no height or width."""
    return found.get("hidden") in {"1", "true"} or found.get(size, "1").strip("0.") == ""


def marks_of(archive: zipfile.ZipFile, part: str, contents: Contents) -> Marks:
    """The marks of one sheet (读取标记)."""
    marks = Marks(contents)
    walk(archive, part, marks.start, marks.end, marks.text)
    return marks
