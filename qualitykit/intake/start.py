"""The first sheet of a form (填写说明): who is asked, for which period, until when, what to do, and who answers."""

from collections.abc import Iterator

from qualitykit.intake.layout import SENDER, sender_row, start_title
from qualitykit.intake.paper import Paper
from qualitykit.intake.questions import Blank

_WIDTHS = [18, 84]
_FACTS, _WHAT = 4, 10
_SENTENCES = 5


def write_start(paper: Paper) -> None:
    """Write the first sheet (写填写说明)."""
    form = paper.form
    sheet = paper.sheet(start_title(form), landscape=False)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width, paper.styles("plain"))
    heading = "start.heading_assessor" if form.assessor else "start.heading"
    paper.line(sheet, 1, paper.words(heading, district=form.district), "title")
    if form.synthetic:
        paper.line(sheet, 2, paper.words("synthetic"), "warning")
    for row, (label, text) in enumerate(_facts(paper), _FACTS):
        paper.line(sheet, row, label, "label")
        paper.line(sheet, row, text, "sentence", 2)
    paper.line(sheet, _WHAT, paper.words("start.what"), "label")
    for number in range(1, _SENTENCES + 1):
        sentence = paper.words(f"start.{number}", due=form.due)
        paper.paragraph(sheet, _WHAT + number, sentence, "sentence", _WIDTHS)
    _contents(paper, sheet)
    _sender(paper, sheet)
    sheet.activate()


def _facts(paper: Paper) -> Iterator[tuple[str, str]]:
    form = paper.form
    yield (
        paper.words("start.unit_assessed" if form.assessor else "start.unit"),
        form.unit.title(form.language),
    )
    if form.assessor:
        yield paper.words("start.assessor"), form.assessor
    yield paper.words("start.period"), paper.period
    yield paper.words("start.due"), form.due.isoformat()
    yield paper.words("start.rests_on"), form.document


def _contents(paper: Paper, sheet) -> None:
    """Every further sheet, and how many rows of it must be filled in."""
    first = sender_row(paper.form) - len(paper.form.parts) - 1
    paper.line(sheet, first - 1, paper.words("start.sheets"), "label")
    for row, part in enumerate(paper.form.parts, first):
        key = "start.sheet" if part.needed else "start.sheet_if"
        paper.line(sheet, row, paper.words(key, title=part.title, rows=part.needed), "plain")


def _sender(paper: Paper, sheet) -> None:
    for placed in (placed for placed in paper.layout.placed if placed.table == SENDER):
        paper.line(sheet, placed.row, placed.code, "label")
        ((name, column),) = placed.columns.items()
        blank = Blank(name, "date" if name == "day" else "text", hint=paper.words("hint.sender"))
        paper.blank(sheet, (placed.sheet, placed.row, column), blank, placed.code, placed.columns)
