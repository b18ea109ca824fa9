"""What a cell's number format says its number is (数字格式的含义): a percent, a day, a time, or just a number."""

import re

# Formats that a file names by number only. 27 to 36 and 50 to 58 are days in Chinese and Japanese programs.
_PERCENT = {9: "0%", 10: "0.00%"}
_DAYS = frozenset({14, 15, 16, 17, *range(27, 32), 36, *range(50, 55), 57, 58})
_TIMES = frozenset({18, 19, 20, 21, 22, 32, 33, 34, 35, 45, 46, 47, 55, 56})
_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]', re.IGNORECASE)


def kind_of_format(number: int, code: str) -> str:
    """`percent`, `day`, `time` or `number` (格式类别).

    Args:
        number: of the format; code: its text, empty for one that is known by number alone.

    >>> kind_of_format(164, '0.0%'), kind_of_format(165, 'yyyy"年"m"月"d"日"'), kind_of_format(0, 'General')
    ('percent', 'day', 'number')
    """
    plain = _ASIDE.sub("", code.split(";")[0]).lower().replace("general", "")
    if "%" in plain or number in _PERCENT:
        return "percent"
    if number in _TIMES or set(plain) & set("hs"):
        return "time"
    return "day" if number in _DAYS or (set(plain) & set("ymde") and "0" not in plain) else "number"


class Formats:
    """The cell formats of a workbook (单元格格式), by a cell's style number; fed by a walk through `xl/styles.xml`."""

    def __init__(self):
        self.codes: dict[int, str] = {}
        self.cells: list[int] = []
        self._inside = False
        self._kinds: dict[int, tuple[str, str]] = {}

    def start(self, name: str, found: dict) -> None:
        """The start of an element of the part (元素开始)."""
        if name == "numFmt" and found.get("numFmtId", "").isdecimal():
            self.codes[int(found["numFmtId"])] = found.get("formatCode", "")
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            number = found.get("numFmtId", "0")
            self.cells.append(int(number) if number.isdecimal() else 0)

    def end(self, name: str) -> None:
        """The end of an element of the part (元素结束)."""
        self._inside = self._inside and name != "cellXfs"

    def of(self, style: int) -> tuple[str, str]:
        """Kind and code of a style's format (样式的格式); a plain number for a style that is not there."""
        if style not in self._kinds:
            number = self.cells[style] if 0 <= style < len(self.cells) else 0
            code = self.codes.get(number, _PERCENT.get(number, ""))
            self._kinds[style] = kind_of_format(number, code), code
        return self._kinds[style]
