"""How the cells of a form look (单元格样式): one format for each use, made when first needed.

The font is one that Excel and WPS bring along; nothing is embedded. What may be typed into is pale yellow and unlocked.
"""

from typing import Any

FONT = "宋体"
_BASE = {"font_name": FONT, "font_size": 11, "valign": "vcenter"}
_GRID = {"border": 1, "border_color": "#A6A6A6", "text_wrap": True}
_GREY = {"bg_color": "#F2F2F2", "font_color": "#595959"}
_USES: dict[str, dict[str, Any]] = {
    "plain": {},
    "title": {"bold": True, "font_size": 16},
    "lead": {"text_wrap": True, "valign": "top"},
    "warning": {"bold": True, "font_color": "#C00000"},
    "label": {"bold": True},
    "sentence": {"text_wrap": True, "valign": "top"},
    "note": {"font_color": "#595959", "text_wrap": True, "valign": "top"},
    "head": {**_GRID, "bold": True, "bg_color": "#D9E1F2", "align": "center"},
    "past_head": {**_GRID, **_GREY, "bold": True, "align": "center"},
    "shown": {**_GRID, "bg_color": "#F7F7F7"},
    "past": {**_GRID, **_GREY},
    "open": {**_GRID, "locked": False, "bg_color": "#FFF9DB"},
    "wrong": {**_GRID, "locked": False, "bg_color": "#FFC7CE", "font_color": "#9C0006"},
    "wrong_locked": {**_GRID, "bg_color": "#FFC7CE", "font_color": "#9C0006"},
}
# Number formats. Texts are marked as such, so that a spreadsheet keeps what is typed as it is typed.
_NUMBERS = {"text": "@", "date": "yyyy-mm-dd", "amount": "#,##0.00", "count": "0", "decimal": "General"}


class Styles:
    """The formats of one workbook (样式表).

    Args:
        book: XlsxWriter's workbook.
    """

    def __init__(self, book):
        self._book = book
        self._made: dict[tuple[str, str], Any] = {}

    def __call__(self, use: str, number: str = "") -> Any:
        """The format for a use, with a number format if one is named (取样式)."""
        if (use, number) not in self._made:
            kind = {"num_format": _NUMBERS[number]} if number else {}
            kind |= {"align": "center"} if number == "date" else {}
            self._made[use, number] = self._book.add_format(_BASE | _USES[use] | kind)
        return self._made[use, number]
