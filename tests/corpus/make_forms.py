"""Forms of the corpus: made by the program from the case's own workspace, then filled in and mistreated.

make:
  ../sent/t.xlsx:
    unit: east
    period: 2016Q3
    cells: {"量化指标!I5": 9}         # what is typed, also where nothing may be typed
    rename: {量化指标: 表1}            # sheets
    insert_row: [量化指标, 5]         # above this row
    remove: [_qualitykit]             # sheets
    add: {草稿: A1}                   # a sheet of the sender's own, with something in a cell
    merge: {量化指标: "I5:I6"}        # cells
    hide: {量化指标: 5}               # a row, or the column I, or the sheet itself
    made_with: {district.yaml: [小区, 大区]}   # text that was another one when the form was made
"""

import io

import openpyxl

from qualitykit.intake.form import files
from qualitykit.intake.questions import forms
from qualitykit.period import Period
from qualitykit.workspace import open_workspace


def make_form(path, workspace, unit="east", period="2016Q3", made_with=None, **changes):
    """Write the form of a unit, made while some text of the workspace was another, and changed since."""
    (workspace / "2016").mkdir(exist_ok=True)
    originals = {workspace / name: (workspace / name).read_text("utf-8") for name in made_with or ()}
    for name, (old, new) in (made_with or {}).items():
        text = originals[workspace / name]
        assert old in text, f"nothing to replace: {old!r}"
        (workspace / name).write_text(text.replace(old, new), "utf-8")
    opened = open_workspace(workspace)
    (content,) = files(forms(opened, Period.parse(period), (opened.unit(unit),), "zh", None, "")).values()
    for original, text in originals.items():
        original.write_text(text, "utf-8")
    path.write_bytes(_changed(content, **changes) if changes else content)


def _changed(content, cells=(), rename=(), insert_row=(), remove=(), add=(), merge=(), hide=()):
    book = openpyxl.load_workbook(io.BytesIO(content))
    for place in cells:
        sheet, _, cell = place.partition("!")
        book[sheet][cell] = cells[place]
    if insert_row:
        book[insert_row[0]].insert_rows(insert_row[1])
    for title in add:
        book.create_sheet(title)[add[title]] = 1
    for title in merge:
        book[title].merge_cells(merge[title])
    for title in hide:
        _hide(book[title], hide[title])
    for sheet in remove:
        del book[sheet]
    for old in rename:
        book[old].title = rename[old]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _hide(sheet, what):
    if what == "sheet":
        sheet.sheet_state = "hidden"
    elif isinstance(what, int):
        sheet.row_dimensions[what].hidden = True
    else:
        sheet.column_dimensions[what].hidden = True
