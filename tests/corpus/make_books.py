"""Workbooks of the corpus, written on the spot from a few lines of YAML.

A case's file `equipment.xlsx.yaml` says what stands in `equipment.xlsx`:

    sheets:
      - name: 表
        rows:                          # from row 1; an empty list is a blank row
          - [unit, quarter, in_use]
          - [east, 1, {value: 0.953, format: "0.0%"}]
          - [east, 2, {formula: "=B2*2"}]                      # never computed
          - [east, 3, {formula: "=1/0", result: "#DIV/0!"}]    # computed
        merge: ["A2:A3"]               # the first cell keeps its value
        hidden_rows: [3]
        hidden_columns: [C]
        hidden: true
    date_1904: true

A YAML text is a text cell, a number a number, a day a day cell.
"""

from datetime import date, datetime

import xlsxwriter

_OPTIONS = ("date_1904",)
_DAY = "yyyy-mm-dd"


def make_book(path, content):
    """Write the workbook that a file of the corpus describes."""
    options = {name: content[name] for name in _OPTIONS if name in content}
    options |= {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, options) as book:
        for number, sheet in enumerate(content["sheets"], 1):
            _fill(book, book.add_worksheet(sheet.get("name", f"表{number}")), sheet)


def _fill(book, page, sheet):
    # What lies under a merge is covered: XlsxWriter writes the merge first, then the cells over it.
    for area in sheet.get("merge", ()):
        page.merge_range(area, None)
    for row, cells in enumerate(sheet.get("rows", ())):
        for column, cell in enumerate(cells):
            _write(book, page, row, column, cell)
    for row in sheet.get("hidden_rows", ()):
        page.set_row(row - 1, None, None, {"hidden": True})
    for letters in sheet.get("hidden_columns", ()):
        page.set_column(f"{letters}:{letters}", None, None, {"hidden": True})
    if sheet.get("hidden"):
        (page.very_hidden if sheet["hidden"] == "very" else page.hide)()


def _write(book, page, row, column, cell):
    cell = cell if isinstance(cell, dict) else {"value": cell}
    value = cell.get("value")
    shown = cell.get("format") or (_DAY if isinstance(value, date | datetime) else None)
    style = book.add_format({"num_format": shown}) if shown else None
    if "formula" in cell:
        # XlsxWriter saves a 0 and asks for computing on load where no result is given.
        page.write_formula(row, column, cell["formula"], style, cell.get("result", 0))
    elif isinstance(value, str):
        page.write_string(row, column, value, style)
    elif value is not None:
        page.write(row, column, value, style)
