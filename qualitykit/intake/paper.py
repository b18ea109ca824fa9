"""The paper that a form is written on (版面): protected sheets for A4, paragraphs, and cells that hold plain data.

Text is always written as text: what a unit, a title or a file says never becomes a formula or a link. Rows and columns
count from 1, as places do.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from qualitykit.intake.layout import HIDDEN, Layout, Place, layout_of_form
from qualitykit.intake.questions import Blank, Form, Value
from qualitykit.intake.sent import as_sent
from qualitykit.intake.styles import Styles
from qualitykit.intake.validation import validation
from qualitykit.language import say
from qualitykit.tables.words import period_title

Typed = str | int | float | date | None
_A4 = 9
_MOST_SHOWN, _MOST_HELD = 500, 32_767
# What a clerk may do on a protected sheet beside typing.
_ALLOWED = {"format_columns": True, "format_rows": True}
_NUMBER_OF = {"count": "count", "decimal": "decimal", "date": "date", "points": "decimal"}


class Paper:
    """One workbook while it is written (一份待写的报送表).

    Args:
        book: XlsxWriter's workbook.
        form: what is asked.
        typed, marks: as for `form.workbook`.
    """

    def __init__(self, book, form: Form, typed: Mapping[Place, Typed], marks: Mapping[Place, str]):
        self.book, self.form, self.typed, self.marks = book, form, typed, marks
        self.styles = Styles(book)
        self.layout: Layout = layout_of_form(form)
        self._sheets: dict[str, Any] = {}
        self._written: set[Place] = set()
        self._lists = self.layout.list_rows()

    def words(self, key: str, **values) -> str:
        """A text of forms in the form's language (取用语)."""
        return say(f"form.{key}", self.form.language, **values)

    @property
    def period(self) -> str:
        """The period in words (填报期)."""
        return period_title(self.form.period, self.form.language)

    def sheet(self, name: str, *, landscape: bool) -> Any:
        """A protected sheet for A4 paper, as wide as the page (新建工作表)."""
        sheet = self._sheets[name] = self.book.add_worksheet(name)
        sheet.protect("", _ALLOWED)
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        sheet.set_footer(f"&C{self.words('page')}")
        # Clauses such as "1" are texts on purpose: no warning sign beside them.
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        if landscape:
            sheet.set_landscape()
        return sheet

    def line(self, sheet, row: int, text: str, use: str, column: int = 1) -> None:
        """A text, in column A if no other is named (一行字)."""
        place = sheet.name, row, column
        self._keep(place, text)
        self._write(sheet, place, text, use, "")

    def paragraph(self, sheet, row: int, text: str, use: str, widths: list[int]) -> None:
        """A text over columns of these widths from A on, with the height that it takes (一段字)."""
        sheet.merge_range(row - 1, 0, row - 1, len(widths) - 1, "", self.styles(use))
        self.line(sheet, row, text, use)
        sheet.set_row(row - 1, 4 + 15 * lines(text, sum(widths)))

    def shown(self, sheet, place: Place, value: Value, use: str, number: str) -> None:
        """A locked cell (锁定单元格)."""
        if isinstance(value, str):
            value, number = value[:_MOST_SHOWN] + "…" * (len(value) > _MOST_SHOWN), "text"
        self._keep(place, value)
        self._write(sheet, place, value, use, "date" if isinstance(value, date) else number)

    def blank(
        self, sheet, place: Place, blank: Blank, title: str, beside: dict[str, int], name: str = ""
    ) -> None:
        """An open cell with what it holds, what it accepts, and why it is wrong if it is (待填单元格).

        Args:
            title: heading of its column.
            beside: column of the table -> number of the sheet's column of each open cell of the row.
            name: of the list that it is chosen from.
        """
        _, row, column = place
        self._keep(place, _as_chosen(blank))
        value = self.typed.get(place, _as_chosen(blank))
        number = "amount" if blank.column == "amount" else _NUMBER_OF.get(blank.kind, "text")
        self._write(sheet, place, value, "wrong" if place in self.marks else "open", number)
        at = {name: number - 1 for name, number in beside.items()}
        rule = validation(blank, title, row - 1, at, self._range(name), self.form.language)
        sheet.data_validation(row - 1, column - 1, row - 1, column - 1, rule)

    def _range(self, name: str) -> str:
        if not name:
            return ""
        first, last = self._lists[name]
        return f"={HIDDEN}!$C${first}:$C${last}"

    def _keep(self, place: Place, value: Value) -> None:
        """What goes out in a cell stands on the hidden sheet, too."""
        sheet, row, column = place
        if value not in (None, ""):
            self.layout.sent.setdefault(sheet, {}).setdefault(row, {})[column] = as_sent(value)

    def _write(self, sheet, place: Place, value: Typed | Fraction, use: str, number: str) -> None:
        """A value as what it is."""
        _, row, column = place
        self._written.add(place)
        if place in self.marks and use != "wrong":
            use = "wrong_locked"
        at, style = (row - 1, column - 1), self.styles(use, number)
        if isinstance(value, str) and value and len(value) <= _MOST_HELD:
            sheet.write_string(*at, value, style)
        elif isinstance(value, date):
            sheet.write_datetime(*at, value, style)
        elif isinstance(value, int | float | Fraction):
            sheet.write_number(*at, float(value), style)
        else:
            sheet.write_blank(*at, None, style)

    def hidden(self) -> None:
        """The sheet that says what this workbook is; only a program finds it (隐藏表)."""
        self._comments()
        sheet = self.book.add_worksheet(HIDDEN)
        for row, cells in enumerate(self.layout.rows()):
            for column, text in enumerate(cells):
                sheet.write_string(row, column, text)
        sheet.protect("")
        sheet.very_hidden()

    def _comments(self) -> None:
        """Why a cell is wrong, at the cell, whether it is open, locked or beside the table."""
        for (title, row, column), text in self.marks.items():
            if title in self._sheets:
                at, sheet = (row - 1, column - 1), self._sheets[title]
                if (title, row, column) not in self._written:
                    sheet.write_blank(*at, None, self.styles("wrong_locked"))
                sheet.write_comment(*at, text, {"author": "", "x_scale": 2})


def _as_chosen(blank: Blank) -> Value:
    """What the workspace holds, as a drop-down calls it."""
    labels = {choice.value: choice.label for choice in blank.choices}
    return labels.get(blank.value, blank.value) if isinstance(blank.value, str) else blank.value


def lines(text: str, width: int) -> int:
    """How many lines a text takes in a cell, a Chinese character being two wide and the cell having a margin (行数).

    >>> lines("质量工作", 5), lines("quality", 10)
    (2, 1)
    """
    wide = sum(2 if ord(sign) > 0x2E7F else 1 for sign in text)
    return max(1, -(-wide // max(1, width - 1)))
