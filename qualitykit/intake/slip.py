"""What goes back to each office (退回单): a page that says what to mend and what is missing, and its own workbook.

Files are named by the unit's id alone, `guxing.html` and `guxing.xlsx`; what a file or a sheet is called never
becomes a path. A file that speaks of several units, or of none, goes to `several.html`.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from qualitykit.intake.marked import marked
from qualitykit.intake.missing import missing
from qualitykit.intake.place import Told
from qualitykit.intake.plan import Plan
from qualitykit.intake.questions import Form, forms
from qualitykit.intake.received import Received
from qualitykit.language import say
from qualitykit.language.inert import without_turns
from qualitykit.language.plausibility_problems import CONFIRMABLE, WHOLE_DOUBTS
from qualitykit.workspace import Unit
from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.sheet import address

SEVERAL = "several"
_OF_ROWS = set(CONFIRMABLE) - set(WHOLE_DOUBTS)


def returns(plan: Plan, language: str) -> dict[str, str | bytes]:
    """Every slip and every marked workbook, by file name (全部退回单与标错工作簿)."""
    made: dict[str, str | bytes] = {}
    for unit, form in zip(plan.workspace.units, _asked(plan, language), strict=True):
        told = [one for one in plan.told if one.unit == unit.id]
        own = [one for one in plan.received if one.units == {unit.id}]
        made |= _slip(plan, unit, own, told, list(missing(plan, form)), language)
    several = [one for one in plan.received if len(one.units) != 1 or not one.units <= _known(plan)]
    if several:
        names = {one.name for one in several}
        made |= _slip(plan, None, several, [one for one in plan.told if one.file in names], [], language)
    return made


def _known(plan: Plan) -> set[str]:
    return {unit.id for unit in plan.workspace.units}


def _asked(plan: Plan, language: str) -> Iterable[Form]:
    return forms(plan.workspace, plan.period, plan.workspace.units, language)


def _slip(
    plan: Plan, unit: Unit | None, files: Sequence[Received], told: list[Told], lacking: list, language: str
) -> dict[str, str | bytes]:
    from qualitykit.reports.export import render

    base = unit.id if unit else SEVERAL
    books = _books(plan, base, files, told, language)
    title = unit.title(language) if unit else say("slip.unknown", language)
    district = plan.workspace.name[language]
    page = render(
        "slip.html.j2",
        language,
        title=say("slip.title", language, district=district, period=plan.period, unit=title),
        synthetic=plan.workspace.synthetic,
        files=say("collect.join", language).join(one.name for one in files),
        books=list(books),
        empty=unit is not None and unit.id in plan.empty,
        wrong=[_row(one, language) for one in told if one.refuses],
        notes=[_row(one, language) for one in told if not one.refuses],
        doubts=sum(one.refuses and one.problem.rule in _OF_ROWS for one in told),
        missing=_by_sheet(lacking, language),
        missing_count=len(lacking),
    )
    return {f"{base}.html": without_turns(page), **books}


def _by_sheet(lacking: list[tuple[str, str]], language: str) -> list[tuple[str, str]]:
    """What is missing, a line for each sheet of the form."""
    sheets: dict[str, list[str]] = {}
    for sheet, what in lacking:
        sheets.setdefault(sheet, []).append(what)
    return [(sheet, say("slip.join", language).join(names)) for sheet, names in sheets.items()]


def _books(
    plan: Plan, base: str, files: Sequence[Received], told: list[Told], language: str
) -> dict[str, bytes]:
    """A marked workbook for each file of the office that has something wrong at a cell."""
    books: dict[str, bytes] = {}
    for one in files:
        wrong = [problem for problem in told if problem.refuses and problem.file == one.name and problem.row]
        data = marked(one, wrong, plan.workspace, plan.period, language) if wrong else None
        if data:
            books[f"{base}.xlsx" if not books else f"{base}-{len(books) + 1}.xlsx"] = data
    return books


def _row(one: Told, language: str) -> dict[str, Any]:
    """What the page says of one problem."""
    problem = one.problem
    cell = address(one.row, one.column) if one.row and one.column else ""
    place = (
        say("slip.cell", language, cell=cell)
        if cell
        else say("slip.row", language, row=one.row)
        if one.row
        else ""
    )
    parts = {
        part: say(f"{problem.rule}.{part}", language, **problem.values) for part in ("found", "allowed", "do")
    }
    known = problem.column and any(problem.column in table.by_name for table in TABLES.values())
    column = say(f"table_column.{problem.column}", language) if known else ""
    return {"file": one.file, "sheet": one.sheet, "place": place, "column": column, **parts}
