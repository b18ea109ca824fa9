"""The workbook that asks one unit (报送表): identical bytes for identical questions, and nothing in it computes.

Sheets are protected without a password, which keeps a clerk from slipping and nobody from anything; the reader trusts
none of it.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from io import BytesIO

from qualitykit.intake.layout import FIRST_ROW, HEAD_ROW, Place, column_of, headings, list_name, rows_of
from qualitykit.intake.paper import Paper, Typed, lines
from qualitykit.intake.questions import Form, Part, Question
from qualitykit.intake.start import write_start

# Columns up to which a part stays in sight while it is scrolled to the right.
_KEPT = {"measures": 3, "funding": 3, "evidence": 3, "awards": 3, "tasks": 3}
_CODE_WIDTH = 6
_UNSAFE = re.compile(r"[^\w.-]+")
# XlsxWriter's: what is typed stays what it is.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def file_name(form: Form) -> str:
    """The name under which a form goes out (文件名): period and id, and on an assessor's form who that is.

    Ids are ASCII; of an assessor's name only letters, digits, points and hyphens are kept.
    """
    parts = [str(form.period), form.unit.id]
    if form.assessor:
        parts.append(_UNSAFE.sub("_", form.assessor).strip("._")[:40] or "assessor")
    return "-".join(parts) + ".xlsx"


def workbook(
    form: Form, typed: Mapping[Place, Typed] | None = None, marks: Mapping[Place, str] | None = None
) -> bytes:
    """A form as the bytes of an XLSX workbook (生成报送表).

    Args:
        form: what is asked.
        typed: (sheet, row, column), from 1, -> what stands in an open cell in place of what the workspace holds; a text
            stays text whatever it begins with.
        marks: (sheet, row, column) -> why the cell is wrong: it is coloured and says so in a comment.

    Returns:
        The same bytes for the same arguments, on every machine.
    """
    import xlsxwriter

    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        book.set_properties({"title": form.unit.id, "created": datetime(form.period.year, 1, 1)})
        paper = Paper(book, form, typed or {}, marks or {})
        write_start(paper)
        for part in form.parts:
            _write_part(paper, part)
        paper.hidden()
    return buffer.getvalue()


def files(made: Iterable[Form]) -> dict[str, bytes]:
    """Every form under its file name (各单位报送表)."""
    return {file_name(form): workbook(form) for form in made}


def _write_part(paper: Paper, part: Part) -> None:
    """A table: its headings, its rows, advice above and below."""
    sheet = paper.sheet(part.title, landscape=True)
    widths = [_CODE_WIDTH, *(column.width for column in part.columns)]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    _write_top(paper, sheet, part, widths)
    for row, code, question in rows_of(part):
        sheet.set_row(row - 1, _height(part, question))
        paper.shown(sheet, (part.title, row, 1), code, "shown", "text")
        _write_row(paper, sheet, part, row, question)
    for row, note in enumerate(part.notes, FIRST_ROW + len(part.questions) + 1):
        paper.paragraph(sheet, row, note, "note", widths)
    sheet.freeze_panes(HEAD_ROW, _KEPT.get(part.table, 1))
    sheet.repeat_rows(HEAD_ROW - 1)


def _write_top(paper: Paper, sheet, part: Part, widths: list[int]) -> None:
    """Title, lead, whether it is made up, headings."""
    form = paper.form
    paper.line(sheet, 1, f"{part.title} · {form.unit.title(form.language)} · {paper.period}", "title")
    paper.paragraph(sheet, 2, part.lead, "lead", widths)
    if form.synthetic:
        paper.line(sheet, 3, paper.words("synthetic"), "warning")
    titles = headings(part, form.language)
    past = {column_of(part, column.name) for column in part.columns if column.past}
    for number, title in titles.items():
        use = "past_head" if number in past else "head"
        paper.shown(sheet, (part.title, HEAD_ROW, number), title, use, "text")
    deepest = max(lines(title, width) for title, width in zip(titles.values(), widths, strict=True))
    sheet.set_row(HEAD_ROW - 1, 8 + 15 * deepest)


def _write_row(paper: Paper, sheet, part: Part, row: int, question: Question) -> None:
    beside = {name: column_of(part, name) for name in question.blanks}
    for column in part.columns:
        place = (part.title, row, column_of(part, column.name))
        if blank := question.blanks.get(column.name):
            name = list_name(part, blank) if blank.kind == "choice" else ""
            paper.blank(sheet, place, blank, column.title, beside, name)
        else:
            use = "past" if column.past or not question.open else "shown"
            number = "amount" if part.table == "funding" else "decimal"
            paper.shown(sheet, place, question.shown.get(column.name), use, number)


def _height(part: Part, question: Question) -> int:
    """Height of a row in points: two lines where texts are typed, more where more is shown."""
    texts = question.shown | {name: blank.value for name, blank in question.blanks.items()}
    widths = {column.name: column.width for column in part.columns}
    deep = (lines(text, widths[name]) for name, text in texts.items() if isinstance(text, str))
    typed = any(blank.kind == "text" for blank in question.blanks.values())
    return 4 + 14 * max(2 if typed else 1, *deep, 1)
