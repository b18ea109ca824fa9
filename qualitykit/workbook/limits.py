"""What a workbook may need (工作簿的限制): far beyond any form of an office, far below what a bomb unpacks to."""

from dataclasses import dataclass

MB = 2**20


@dataclass(frozen=True)
class Limits:
    """Limits of one workbook (限制).

    Attributes:
        file, unpacked: bytes of the file, and of all its parts together.
        parts: number of parts; directory: bytes of the zip's directory.
        ratio: unpacked ÷ packed, for parts of more than `ratio_from` bytes.
        depth: nesting of XML; elements: of all parts together.
        text: characters of a cell, as in Excel.
        cells: rows × columns up to the last cell.
        check_memory, parse_memory: bytes of address space for the check and for the parse.
        seconds: of computing; patience: seconds until the child is given up.
    """

    file: int = 30 * MB
    unpacked: int = 120 * MB
    parts: int = 1000
    directory: int = MB
    ratio: int = 100
    ratio_from: int = 4 * MB
    depth: int = 64
    elements: int = 1_000_000
    text: int = 32_767
    cells: int = 1_000_000
    check_memory: int = 256 * MB
    parse_memory: int = 1024 * MB
    seconds: int = 20
    patience: int = 30


LIMITS = Limits()


class Refused(Exception):
    """A workbook that is not read (拒读的工作簿): the problem's rule and the values of its words."""

    def __init__(self, rule: str, **values):
        super().__init__(rule)
        self.rule = rule
        self.values = values
