"""Walking the XML of a workbook's parts (遍历部件): streamed, without DOCTYPE, not too deep and not too long."""

import zipfile
from collections.abc import Callable, Iterator
from xml.parsers import expat

from qualitykit.workbook.container import UNPACKING
from qualitykit.workbook.limits import LIMITS, Limits, Refused

_CHUNK = 1 << 16
_XML = (".xml", ".rels", ".vml")


def walk(
    archive: zipfile.ZipFile,
    part: str,
    start: Callable[[str, dict], None] | None = None,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Call back for each start, end and text of a part (遍历一个部件); names come without their prefix.

    Raises:
        Refused: the part is broken or declares a DOCTYPE, and with it perhaps entities.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype(part)
    if start:
        parser.StartElementHandler = lambda name, found: start(name.rpartition(":")[2], found)
    if end:
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    if text:
        parser.CharacterDataHandler = text
    try:
        with archive.open(part) as file:
            while chunk := file.read(_CHUNK):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
    except (*UNPACKING, expat.ExpatError, LookupError) as error:
        raise Refused("broken_workbook", why=f"{part[:60]}: {type(error).__name__}") from None


def _refuse_doctype(part: str):
    def refuse(*_) -> None:
        raise Refused("declares_entities", part=part[:60])

    return refuse


def check_parts(archive: zipfile.ZipFile, limits: Limits = LIMITS) -> None:
    """Every XML part once, kept nowhere (部件预检): depth, elements, the length of texts, the last cell.

    Raises:
        Refused: a part that is not to be parsed.
    """
    budget = _Budget(limits)
    for name in _xml_parts(archive):
        budget.begin(name)
        walk(archive, name, budget.start, budget.end, budget.text)


def _xml_parts(archive: zipfile.ZipFile) -> Iterator[str]:
    return (name for name in archive.namelist() if name.lower().endswith(_XML))


class _Budget:
    """What the parts may still use, and where in a part the walk is."""

    # A text's length is counted over everything inside one of these.
    _TEXTS = frozenset({"si", "c", "definedName"})

    def __init__(self, limits: Limits):
        self.limits, self.elements = limits, 0
        self.part, self.depth, self.length = "", 0, 0
        self.row, self.last = "", (0, 0)

    def begin(self, part: str) -> None:
        self.part, self.depth, self.length = part, 0, 0
        self.row, self.last = "", (0, 0)

    def start(self, name: str, found: dict) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > self.limits.depth:
            raise Refused("deep_part", part=self.part[:60], depth=self.depth, most=self.limits.depth)
        if self.elements > self.limits.elements:
            raise Refused("many_elements", most=self.limits.elements)
        if name in self._TEXTS:
            self.length = 0
        if self.part.startswith("xl/worksheets/"):
            if name == "row":
                self.row = found.get("r", "")
            elif name == "c" and "r" in found:
                self._cell(found["r"])

    def _cell(self, reference: str) -> None:
        """A cell by its address: not too far, and after the one before, so that none is overwritten in silence."""
        row, column = position(reference)
        if row * column > self.limits.cells:
            raise Refused("far_cell", cell=reference[:12], most=self.limits.cells)
        if (row, column) <= self.last or (self.row and self.row != str(row)):
            raise Refused("broken_workbook", why=f"{self.part[:60]}: {reference[:12]} out of order")
        self.last = row, column

    def end(self, name: str) -> None:
        self.depth -= 1

    def text(self, found: str) -> None:
        self.length += len(found)
        if self.length > self.limits.text and self.part.startswith("xl/"):
            raise Refused("long_text", length=self.length, most=self.limits.text)


def position(reference: str) -> tuple[int, int]:
    """Row and column of a cell by its address, counted from 1 (地址转行列); (0, 0) for none.

    >>> position("B7"), position("AB1"), position("$B$7")
    ((7, 2), (1, 28), (0, 0))
    """
    letters = reference.rstrip("0123456789")
    if not letters.isalpha() or not letters.isascii() or letters == reference or len(reference) > 16:
        return 0, 0
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return int(reference[len(letters) :]), column
