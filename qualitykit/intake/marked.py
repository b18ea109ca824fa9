"""An office's own workbook with its wrong cells marked (标错工作簿): red, with the reason as a comment.

A form is written anew from what was asked, with what was typed; any other file is copied cell by cell. What was typed
stays what it was: a text is written as text, whatever it begins with.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from qualitykit.intake.form import OPTIONS, workbook
from qualitykit.intake.layout import Place, layout_of_form
from qualitykit.intake.place import Told
from qualitykit.intake.questions import Form, forms
from qualitykit.intake.received import Received
from qualitykit.intake.recognised import known_headings
from qualitykit.language import say
from qualitykit.language.inert import without_turns
from qualitykit.period import Period
from qualitykit.workspace import Workspace
from qualitykit.workspace.sheet import Cell, Sheet, read_sheet

# Beyond this a copy helps nobody; the slip names every place.
MOST_ROWS = 20_000
_COMMENT = {"author": "", "x_scale": 2.5, "y_scale": 1.5}
_LONGEST = 32_000


def marked(
    one: Received, told: Iterable[Told], workspace: Workspace, period: Period, language: str
) -> bytes | None:
    """The workbook of a file that came in, its wrong cells marked (标错); None where there is nothing to copy.

    Args:
        one: the file; told: what is wrong with it.
        workspace, period: by which a form is asked again; language: of the reasons.
    """
    sheets = one.sheets or _read_again(one)
    sheets = tuple(sheet for sheet in sheets if sheet.rows)
    if not sheets or sum(len(sheet.rows) for sheet in sheets) > MOST_ROWS:
        return None
    marks = _marks(told, sheets, language)
    form = _form(one, workspace, period)
    if form is not None:
        return workbook(form, _typed(one, sheets), marks)
    return _copy([sheet for sheet in sheets if not sheet.sheets.get(sheet.title)], marks)


def _read_again(one: Received) -> tuple[Sheet, ...]:
    """A CSV that was read as columns, as a sheet."""
    sheet = read_sheet(one.path, name=one.name, headings=known_headings())
    return () if one.path.suffix.lower() != ".csv" else (sheet,)


def reason(told: Told, language: str) -> str:
    """What a comment says of a cell (批注文字)."""
    problem = told.problem
    parts = {
        part: say(f"{problem.rule}.{part}", language, **problem.values) for part in ("found", "allowed", "do")
    }
    return without_turns(say("slip.mark", language, **parts))


def _marks(told: Iterable[Told], sheets: tuple[Sheet, ...], language: str) -> dict[Place, str]:
    """Reasons by cell; what is wrong with a row stands at its first filled cell."""
    found: dict[Place, list[str]] = defaultdict(list)
    by_title = {sheet.title: sheet for sheet in sheets}
    for one in told:
        if one.row is not None and one.sheet in by_title:
            column = one.column or _first(by_title[one.sheet], one.row)
            found[one.sheet, one.row, column].append(reason(one, language))
    return {place: "\n\n".join(dict.fromkeys(reasons))[:_LONGEST] for place, reasons in found.items()}


def _first(sheet: Sheet, row: int) -> int:
    cells = next((one.cells for one in sheet.rows if one.number == row), ())
    return next((at for at, cell in enumerate(cells, 1) if cell.text), 1)


def _form(one: Received, workspace: Workspace, period: Period) -> Form | None:
    """The form as it would be asked now; None where that is no longer the form that was sent."""
    layout = one.layout
    units = [unit for unit in workspace.units if layout and unit.id == layout.unit]
    if not units or (not one.sources and any(told.refuses for told in one.problems)):
        return None
    form = next(forms(workspace, period, tuple(units), layout.language, assessor=layout.assessor))
    return form if layout_of_form(form).placed == layout.placed else None


def _typed(one: Received, sheets: tuple[Sheet, ...]) -> dict[Place, str | float | date | None]:
    by_title = {sheet.title: sheet for sheet in sheets}
    return {
        (placed.sheet, placed.row, column): value_of(by_title[placed.sheet].cell(placed.row, column))
        for placed in one.layout.placed
        for column in placed.columns.values()
        if placed.sheet in by_title
    }


def value_of(cell: Cell) -> str | float | date | None:
    """A cell as it was typed (原样取值): a number as a number, a day as a day, all else as its text.

    >>> value_of(Cell("=1+1", "text")), value_of(Cell("2016-07-04", "date")), value_of(Cell("95.3%", "percent"))
    ('=1+1', datetime.date(2016, 7, 4), '95.3%')
    """
    if cell.kind == "number":
        return float(Decimal(cell.text))
    if cell.kind == "date":
        with suppress(ValueError):
            return date.fromisoformat(cell.text)
    return cell.text or None


def _copy(sheets: list[Sheet], marks: Mapping[Place, str]) -> bytes:
    import xlsxwriter

    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})
        plain = {"text": book.add_format(), "day": book.add_format({"num_format": "yyyy-mm-dd"})}
        wrong = {"bg_color": "#F8CBCB", "font_color": "#9C1C1C", "border": 1, "border_color": "#9C1C1C"}
        red = {"text": book.add_format(wrong), "day": book.add_format(wrong | {"num_format": "yyyy-mm-dd"})}
        for number, sheet in enumerate(sheets, 1):
            own = {
                (row, column): text for (title, row, column), text in marks.items() if title == sheet.title
            }
            _sheet(_named(book, sheet.title, number), sheet, own, plain, red)
    return buffer.getvalue()


def _named(book, title: str, number: int):
    """A sheet under its own name; a CSV has none, and some names are none in Excel."""
    import xlsxwriter

    try:
        return book.add_worksheet(title or None)
    except xlsxwriter.exceptions.XlsxInputError:
        return book.add_worksheet(f"Sheet {number}")


def _sheet(target, sheet: Sheet, marks: Mapping[tuple[int, int], str], plain: dict, red: dict) -> None:
    for row in sheet.rows:
        for column, cell in enumerate(row.cells, 1):
            value, formats = value_of(cell), red if (row.number, column) in marks else plain
            at = row.number - 1, column - 1
            if isinstance(value, date):
                target.write_datetime(*at, value, formats["day"])
            elif isinstance(value, float):
                target.write_number(*at, value, formats["text"])
            elif value:
                target.write_string(*at, value[:_LONGEST], formats["text"])
    for (row, column), text in marks.items():
        if not sheet.cell(row, column).text:
            target.write_blank(row - 1, column - 1, None, red["text"])
        target.write_comment(row - 1, column - 1, text, _COMMENT)
