"""Every cell of a workbook is told for what it is, and a table in a workbook is the table of its CSV."""

from datetime import date, datetime

import pytest
import xlsxwriter
from bad_workbooks import cells, with_sheet

from qualitykit.workbook.formats import kind_of_format
from qualitykit.workbook.parts import position
from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.reading import read_table
from qualitykit.workspace.sheet import Cell, read_sheet

ENGINES = ["calamine", "openpyxl"]
UNITS = {"east": "east", "东镇": "east"}


def rules(path, **more):
    """The rules of what is wrong with a sheet."""
    return [problem.rule for problem in read_sheet(path, **more).problems]


def equipment(folder, fill, **options):
    """A workbook with the header of `equipment` in row 1, filled by a function of workbook and sheet."""
    path = folder / "equipment.xlsx"
    with xlsxwriter.Workbook(path, options) as book:
        sheet = book.add_worksheet("表")
        sheet.write_row(0, 0, ["unit", "quarter", "in_use"])
        fill(book, sheet)
    return path


def table_of(path, table="equipment"):
    """The table of a workbook, and (rule, row, column) of its problems."""
    found, problems = read_table(path, path.name, TABLES[table], UNITS)
    return found, [(problem.rule, problem.row, problem.column) for problem in problems]


# ── what a cell is ───────────────────────────────────────────────────────────


@pytest.mark.parametrize("engine", ENGINES)
def test_every_cell_is_told_for_what_it_is(tmp_path, engine):
    """Values look alike to a reader of values; kind, format and formula tell them apart."""
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        styles = {code: book.add_format({"num_format": code}) for code in ("0.0%", "yyyy-mm-dd", "h:mm", 31)}
        sheet.write(0, 0, 0.953, styles["0.0%"])
        sheet.write(0, 1, date(2016, 7, 4), styles["yyyy-mm-dd"])
        sheet.write(0, 2, 42555, styles[31])
        sheet.write(0, 3, datetime(2016, 7, 4, 8, 30), styles["yyyy-mm-dd"])
        sheet.write_formula(0, 4, "=1/0", None, "#DIV/0!")
        sheet.write_formula(0, 5, "=1+1")
        sheet.write_formula(0, 6, "=1+2", None, 3)
        sheet.write(0, 7, True)
        sheet.write_string(0, 8, "95.3")
        sheet.write(0, 9, 93.1)
        sheet.write(0, 10, 0.1 + 0.2)
        sheet.write(0, 11, 1234567890123456)
        sheet.write(0, 13, 0)
    (row,) = read_sheet(path, engine=engine).rows
    assert [cell[:2] for cell in row.cells] == [
        ("95.3%", "percent"), ("2016-07-04", "date"), ("2016-07-04", "date"), ("2016-07-04 08:30:00", "time"),
        ("#DIV/0!", "error"), ("=1+1", "uncomputed"), ("3", "number"), ("1", "flag"), ("95.3", "text"),
        ("93.1", "number"), ("0.3", "number"), ("1234567890123460", "lost"), ("", "empty"), ("0", "number"),
    ]  # fmt: skip
    assert (row.cells[0].format, row.cells[6].formula, row.cells[9].formula) == ("0.0%", True, False)


@pytest.mark.parametrize("engine", ENGINES)
def test_days_of_the_other_date_system_are_days(tmp_path, engine):
    """Workbooks of old Macs count from 1904."""
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True}) as book:
        style = book.add_format({"num_format": 31})
        book.add_worksheet().write(0, 0, date(2016, 7, 4), style)
    assert read_sheet(path, engine=engine).cell(1, 1)[:2] == ("2016-07-04", "date")


def test_a_formula_that_no_program_has_computed_is_told(tmp_path):
    """A saved formula without a value, and the 0 that a writer leaves for one, are no numbers."""
    path = with_sheet(tmp_path / "x.xlsx", cells('<c r="A1"><v>1</v></c>', '<c r="B1"><f>A1*2</f></c>'))
    assert read_sheet(path).cell(1, 2) == Cell("=A1*2", "uncomputed", "", True)
    path = with_sheet(tmp_path / "y.xlsx", cells('<c r="A1"><f>B1</f><v>0</v></c>', '<c r="B1"><v>1</v></c>'))
    assert read_sheet(path).cell(1, 1) == Cell("0", "number", "", True)


def test_cells_and_rows_without_an_address_follow_each_other(tmp_path):
    """Addresses may be left out; what comes next stands next."""
    path = with_sheet(
        tmp_path / "x.xlsx", "<sheetData><row><c t='e'><v>#N/A</v></c><c><v>5</v></c></row></sheetData>"
    )
    assert [cell[:2] for cell in read_sheet(path).rows[0].cells] == [("#N/A", "error"), ("5", "number")]


@pytest.mark.parametrize("engine", ENGINES)
def test_rows_keep_the_numbers_that_the_office_sees(tmp_path, engine):
    """Titles, blank rows and hidden rows count, and a hidden row says that it is one."""

    def fill(book, sheet):
        sheet.write_row(3, 0, ["east", 1, 5])
        sheet.write_row(6, 0, ["东镇", 2, 6])
        sheet.set_row(6, None, None, {"hidden": True})

    sheet = read_sheet(equipment(tmp_path, fill), engine=engine)
    assert [(row.number, row.hidden) for row in sheet] == [(1, False), (4, False), (7, True)]
    assert {len(row.cells) for row in sheet} == {3}


def test_sheets_are_chosen_by_name_or_by_being_the_only_one(tmp_path):
    """Hidden sheets are noted and read on demand; two filled ones are a choice that nobody has made."""
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("一", "二", "空", "藏"):
            sheet = book.add_worksheet(name)
            sheet.hide() if name == "藏" else None
            sheet.write(0, 0, name) if name != "空" else None
    assert rules(path) == ["several_sheets"]
    assert rules(path, sheet="三") == ["no_such_sheet"]
    assert read_sheet(path, "藏").cell(1, 1).text == "藏"
    found = read_sheet(path, "二")
    assert (found.title, found.sheets) == ("二", {"一": False, "二": False, "空": False, "藏": True})
    assert [problem.rule for problem in found.problems] == ["hidden_sheets"]


def test_merges_and_hidden_columns_are_told(tmp_path):
    """The cells under a merge are covered, not empty."""

    def fill(book, sheet):
        sheet.merge_range("A2:A3", "east")
        sheet.write(2, 1, 2)
        sheet.set_column(2, 2, None, None, {"hidden": True})

    sheet = read_sheet(equipment(tmp_path, fill))
    assert [tuple(merge) for merge in sheet.merges] == [(2, 1, 3, 1)]
    assert (sheet.cell(3, 1).kind, sheet.hidden_columns) == ("covered", {3})


def test_text_in_a_workbook_may_be_garbled_too(tmp_path):
    """Its cell is named by its address."""
    path = equipment(tmp_path, lambda book, sheet: sheet.write_row(1, 0, ["鍗楅槼", 1, 5]))
    (problem,) = read_sheet(path).problems
    assert (problem.rule, problem.place) == ("mojibake", "equipment.xlsx:2:A2")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("0%", "percent"), ('0"%"', "number"), (r"0\%", "number"), ("[Red]0.0%;-0.0%", "percent"),
        ("0.00E+00", "number"),
        ('#,##0.00"元"', "number"), ('yyyy"年"m"月"', "day"), ("[$-804]yyyy/m/d;@", "day"), ("m/d/yy h:mm", "time"),
        ("[h]:mm", "time"), ("General", "number"), ("@", "number"), ('0!.0,"万"', "number"),
    ],
)  # fmt: skip
def test_a_number_format_says_what_its_number_is(code, kind):
    """Quoted text, colours and locales are no part of it."""
    assert kind_of_format(164, code) == kind


@pytest.mark.parametrize("reference", ["", "7", "A", "A0x", "é7", "AAAAAAAAAAAAAAAAA1", "$A$1"])
def test_what_is_no_address_is_no_place(reference):
    """A part may hold anything in place of an address."""
    assert position(reference) == (0, 0)


# ── a table in a workbook ────────────────────────────────────────────────────


def test_a_workbook_gives_the_table_of_its_csv(tmp_path):
    """Titles above the header, real numbers and real days: the same table."""

    def fill(book, sheet):
        sheet.write_row(1, 0, ["east", 1, 5])
        sheet.write_row(2, 0, ["东镇", 2, 1310])

    table, problems = table_of(equipment(tmp_path, fill))
    assert problems == []
    assert table.frame.loc[3, ["unit", "quarter", "in_use"]].tolist() == ["east", 2, 1310]


def test_the_header_is_found_below_a_title(tmp_path):
    """The first row that has every required column is the header; rows keep their numbers."""
    path = tmp_path / "equipment.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:C1", "特种设备")
        sheet.write_row(2, 0, ["unit", "quarter", "in_use"])
        sheet.write_row(3, 0, ["east", 7, 5])
    assert table_of(path)[1] == [("not_a_quarter", 4, "quarter")]


@pytest.mark.parametrize(
    ("write", "expected"),
    [
        (lambda b, s: s.write_formula(1, 2, "=1/0", None, "#DIV/0!"), ("error_cell", 2, "in_use")),
        (lambda b, s: s.write_formula(1, 2, "=1+1"), ("uncomputed_cell", 2, "in_use")),
        (
            lambda b, s: s.write(1, 2, 0.5, b.add_format({"num_format": "0%"})),
            ("percent_not_here", 2, "in_use"),
        ),
        (
            lambda b, s: s.write(1, 2, 42555, b.add_format({"num_format": 14})),
            ("day_for_a_number", 2, "in_use"),
        ),
        (
            lambda b, s: s.write(1, 2, 0.5, b.add_format({"num_format": "h:mm"})),
            ("day_with_time", 2, "in_use"),
        ),
        (lambda b, s: s.write(1, 2, True), ("truth_for_a_number", 2, "in_use")),
        (lambda b, s: s.write(1, 2, 1234567890123456), ("digits_lost", 2, "in_use")),
        (lambda b, s: s.write_string(1, 2, "５"), ("number_as_text", 2, "in_use")),
        (lambda b, s: s.merge_range("C2:C3", 5), ("merged_cells", 2, None)),
        (lambda b, s: s.set_row(1, None, None, {"hidden": True}), ("hidden_row", 2, None)),
        (lambda b, s: s.set_column(1, 1, None, None, {"hidden": True}), ("hidden_column", 1, None)),
    ],
)
def test_what_a_reader_of_values_would_miss_is_told_with_its_row(tmp_path, write, expected):
    """Errors, uncomputed formulas, percents, days, truths, lost digits, merges and what is hidden."""

    def fill(book, sheet):
        sheet.write_row(1, 0, ["east", 1, 5])
        write(book, sheet)

    assert expected in table_of(equipment(tmp_path, fill))[1]


def test_a_serial_number_of_a_day_is_refused_and_a_day_as_text_noted(tmp_path):
    """Only a date format, or a written day, says that a number is a day."""
    path = tmp_path / "sites.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([["unit", "kind", "name", "date"], ["east", "p", "A", 42555]]):
            sheet.write_row(number, 0, row)
        sheet.write_row(2, 0, ["east", "p", "B", "2016年7月4日"])
    assert table_of(path, "sites")[1] == [("day_number", 2, "date"), ("day_as_text", 3, "date")]


def test_a_percent_format_settles_what_a_rate_means(tmp_path):
    """A stored 0.953 shown as 95.3% is 95.3 percent, and the table says that the cell said so."""
    path = tmp_path / "measures.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["unit", "measure", "quarter", "value"])
        sheet.write_row(1, 0, ["east", "pass_rate", 1])
        sheet.write(1, 3, 0.953, book.add_format({"num_format": "0.0%"}))
    table, problems = table_of(path, "measures")
    assert problems == [("percent_cell", 2, "value")]
    assert (table.exact("value")[0].tolist(), table.percent("value").tolist()) == ([953], [True])
