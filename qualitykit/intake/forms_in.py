"""A form that came back (收回的报表): whether it is the one that was sent, and what was typed into its open cells."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from qualitykit.errors import Problem, QualitykitError
from qualitykit.intake.layout import HEAD_ROW, HIDDEN, SENDER, Layout, Placed, layout_of
from qualitykit.intake.place import Told, column_of, readable, told
from qualitykit.intake.sent import still
from qualitykit.period import Period
from qualitykit.workspace import Workspace
from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.names import shown
from qualitykit.workspace.raw import Raw, Texts
from qualitykit.workspace.sheet import Cell, Sheet, address

_CODE = 1
# Tables with spare rows for what is new, the last rows of their sheets.
_SPARE = ("sites", "honours", "incidents")
# Row and column of a cell, both from 1.
At = tuple[int, int]
_WORDS = ("text", "unit", "criterion", "honour", "measure", "field")


@dataclass(frozen=True)
class FormPart:
    """What one sheet of a form says for one table (报表中的一张表): the raw table, and for each row its open cells."""

    table: str
    sheet: str
    raw: Raw
    columns: dict[int, dict[str, int]]


def checked_layout(
    sheets: Sequence[Sheet], file: str, workspace: Workspace, period: Period
) -> tuple[Layout | None, list[Told]]:
    """The layout of a form, and why it is not taken (核对报表).

    It must be whole, of this version, district, period and rubric, of a unit of the district, every row must stand
    where it stood, and every cell beside the open ones must hold what it held when it went out.
    """
    by_title = {sheet.title: sheet for sheet in sheets}
    try:
        layout = layout_of([[cell.text for cell in row.cells] for row in by_title[HIDDEN].rows], file)
    except QualitykitError as error:
        return None, [told(problem, file) for problem in error.problems]
    wrong = [told(one, file) for one in _identity(layout, file, workspace, period)]
    wrong += _frame(layout, file, by_title)
    wrong += [one for sheet in sheets for one in _unreadable(sheet)]
    # A form may name any unit; only one of the district's own becomes the name of anything.
    unit = layout.unit if layout.unit in {unit.id for unit in workspace.units} else ""
    return layout, [one._replace(unit=unit) for one in wrong]


def _identity(layout: Layout, file: str, workspace: Workspace, period: Period) -> Iterator[Problem]:
    if layout.district != workspace.name.get(layout.language):
        values = {"found": readable(layout.district), "allowed": workspace.name["zh"]}
        yield Problem(file, None, None, "form_of_other_district", values)
    if layout.unit not in {unit.id for unit in workspace.units}:
        yield Problem(file, None, None, "form_of_unknown_unit", {"found": readable(layout.unit)})
    if _quarter(layout.period) != (period.year, period.last_quarter):
        values = {"found": readable(layout.period), "allowed": period}
        yield Problem(file, None, None, "form_of_other_period", values)
    rubric = workspace.rubric(period.year).source_path
    if layout.rubric_sha256 != hashlib.sha256(rubric.read_bytes()).hexdigest():
        yield Problem(
            file,
            None,
            None,
            "form_of_other_rubric",
            {"found": readable(layout.rubric), "allowed": rubric.name},
        )


def _quarter(text: str) -> tuple[int, int]:
    """Year and quarter; a year's final assessment asks for its last quarter."""
    try:
        period = Period.parse(text)
    except QualitykitError:
        return 0, 0
    return period.year, period.last_quarter


def _frame(layout: Layout, file: str, sheets: Mapping[str, Sheet]) -> Iterator[Told]:
    """Sheets that are missing or new, and every cell beside the open ones that is not as it was sent."""
    missing = [title for title in layout.sent if title not in sheets]
    for title in missing:
        yield told(Problem(file, None, None, "form_sheet_missing", {"sheet": readable(title)}), file)
    for sheet in sheets.values():
        if sheet.title in layout.sent and not sheet.refused:
            yield from _locked(layout, sheet)
    # Where one is missing, a new one is probably that one under another name.
    for title in sorted(sheets.keys() - {HIDDEN, *layout.sent}) if not missing else ():
        if sheets[title].rows and not sheets[title].sheets.get(title):
            values = {"sheet": readable(title)}
            yield told(Problem(file, None, None, "form_sheet_added", values, "note"), file)


def _locked(layout: Layout, sheet: Sheet) -> Iterator[Told]:
    """Locked cells that hold something else; of a row or a column that was moved only the first."""
    rows = layout.sent[sheet.title].items()
    sent = {(row, column): value for row, cells in rows for column, value in cells.items()}
    changed = _changed(layout, sheet, sent)
    fixed = {(row, column) for row, column in sent if row == HEAD_ROW or (row > HEAD_ROW and column == _CODE)}
    moved = [at for at in changed if at in fixed]
    if moved:
        yield _tell("form_moved", sheet, moved[0], sent, "error")
        return
    last = max(
        (one.row for one in layout.placed if one.sheet == sheet.title and one.table in _SPARE), default=0
    )
    below = {at[0]: at for at in reversed(changed) if 0 < last < at[0] and at[1] > _CODE and at not in sent}
    for row, column in below.values():
        problem = Problem(sheet.file, row, None, "form_rows_added", {"last": last})
        yield told(problem, sheet.file, sheet.title, row, column)
    for at in (at for at in changed if at[0] not in below):
        yield _tell("form_cell_changed" if at in sent else "form_cell_added", sheet, at, sent, "note")


def _changed(layout: Layout, sheet: Sheet, sent: Mapping[At, str | float]) -> list[At]:
    """Row and column of every cell that is not open and not as it was sent, in order."""
    rows = (one for one in layout.placed if one.sheet == sheet.title)
    asked = {(one.row, column) for one in rows for column in one.columns.values()}
    filled = {(row.number, at) for row in sheet.rows for at, cell in enumerate(row.cells, 1) if cell.text}
    return sorted(
        at for at in (sent.keys() | filled) - asked if not still(sheet.cell(*at).text, sent.get(at))
    )


def _tell(rule: str, sheet: Sheet, at: At, sent: Mapping[At, str | float], severity: str) -> Told:
    values = {"found": readable(sheet.cell(*at).text) or "–", "allowed": shown(sent.get(at, "–"))}
    return told(Problem(sheet.file, at[0], None, rule, values, severity), sheet.file, sheet.title, *at)


def _unreadable(sheet: Sheet) -> Iterator[Told]:
    for one in sheet.problems:
        if one.severity == "error":
            yield told(one, sheet.file, sheet.title, one.row, column_of(one.column))


def parts(layout: Layout, sheets: Sequence[Sheet]) -> Iterator[FormPart]:
    """The rows into which something was typed, by sheet and table (已填各行)."""
    by_title = {sheet.title: sheet for sheet in sheets}
    rows = [one for one in layout.placed if one.table in TABLES]
    for (title, table), group in groupby(rows, lambda one: (one.sheet, one.table)):
        filled = [one for one in group if _typed(one, by_title[title])]
        if filled:
            columns = {one.row: dict(one.columns) for one in filled}
            yield FormPart(table, title, _raw(layout, filled, by_title[title]), columns)


def unseen(layout: Layout, sheets: Sequence[Sheet]) -> Iterator[Told]:
    """What was filled in where its sender does not see it, and open cells that were merged (隐藏与合并的单元格)."""
    for sheet in sheets:
        open_cells = {
            (one.row, at) for one in layout.placed if one.sheet == sheet.title for at in one.columns.values()
        }
        sent = layout.sent.get(sheet.title, {})
        typed = sorted(
            at for at in open_cells if not still(sheet.cell(*at).text, sent.get(at[0], {}).get(at[1]))
        )
        for rule, values, at in (*_hidden(sheet, typed), *_merged(sheet, open_cells)):
            yield told(Problem(sheet.file, at[0], None, rule, values), sheet.file, sheet.title, *at)


def _hidden(sheet: Sheet, typed: Sequence[At]) -> Iterator[tuple[str, dict, At]]:
    """The first cell of a hidden sheet, else of each hidden row and column, into which something was typed."""
    if typed and sheet.sheets.get(sheet.title):
        yield "form_sheet_hidden", {"sheet": readable(sheet.title)}, typed[0]
        return
    hidden = {row.number for row in sheet.rows if row.hidden}
    rows = {row: (row, column) for row, column in reversed(typed) if row in hidden}
    columns = {column: (row, column) for row, column in reversed(typed) if column in sheet.hidden_columns}
    for at in sorted(rows.values()):
        yield "hidden_row", {}, at
    for row, column in sorted(columns.values()):
        yield "hidden_column", {"column": address(row, column).rstrip("0123456789")}, (row, column)


def _merged(sheet: Sheet, open_cells: Collection[At]) -> Iterator[tuple[str, dict, At]]:
    for top, left, bottom, right in sheet.merges:
        if any(top <= row <= bottom and left <= column <= right for row, column in open_cells):
            yield "merged_cells", {"range": f"{address(top, left)}:{address(bottom, right)}"}, (top, left)


def untouched(layout: Layout, sheets: Sequence[Sheet]) -> bool:
    """Whether nobody has written into the tables' open cells (是否未填)."""
    by_title = {sheet.title: sheet for sheet in sheets}
    return all(
        still(by_title[one.sheet].cell(one.row, at).text, layout.sent[one.sheet].get(one.row, {}).get(at))
        for one in layout.placed
        if one.table in TABLES
        for at in one.columns.values()
    )


def sender(layout: Layout, sheets: Sequence[Sheet]) -> str:
    """The name of whoever filled the form in (填报人); empty where nobody is named."""
    by_title = {sheet.title: sheet for sheet in sheets}
    for one in layout.placed:
        if one.table == SENDER and "name" in one.columns:
            return readable(by_title[one.sheet].cell(one.row, one.columns["name"]).text)
    return ""


def _typed(one: Placed, sheet: Sheet) -> bool:
    return any(sheet.cell(one.row, at).text for at in one.columns.values())


def _raw(layout: Layout, rows: list[Placed], sheet: Sheet) -> Raw:
    """The rows as a table of the contract: keys as the form holds them, open cells as they were typed."""
    header = list(dict.fromkeys(name for one in rows for name in (*one.key, *one.columns)))
    columns = [[_cell(layout, one, name, sheet) for one in rows] for name in header]
    numbers = np.array([one.row for one in rows], dtype=np.int64)
    return Raw(header, numbers, [_texts(cells) for cells in columns], [])


def _cell(layout: Layout, one: Placed, name: str, sheet: Sheet) -> tuple[str, str]:
    """Text and kind of a cell; what was chosen from a list is what the list stands for."""
    if name not in one.columns:
        return one.key.get(name, ""), _plain_kind(one.table, name) if one.key.get(name) else "empty"
    cell: Cell = sheet.cell(one.row, one.columns[name])
    lists = (f"{one.table}.{name}.{one.key.get('criterion', '')}", f"{one.table}.{name}")
    meant = next((layout.choices[of].get(cell.text) for of in lists if of in layout.choices), None)
    return (cell.text, cell.kind) if meant is None else (meant, _plain_kind(one.table, name))


def _plain_kind(table: str, name: str) -> str:
    """The kind of cell in which a column's values stand without a remark."""
    spec = TABLES[table].by_name.get(name)
    if spec is None or spec.kind in _WORDS:
        return "text"
    return "date" if spec.kind == "date" else "number"


def _texts(cells: list[tuple[str, str]]) -> Texts:
    codes: dict[tuple[str, str], int] = {}
    numbers = [codes.setdefault(cell, len(codes)) for cell in cells]
    return Texts(np.array(numbers, dtype=np.int64), [text for text, _ in codes], [kind for _, kind in codes])
