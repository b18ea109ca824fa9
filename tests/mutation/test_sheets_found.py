"""A sheet put together from what the child process tells of a workbook, and from the rows of a CSV."""

from qualitykit.errors import Problem
from qualitykit.workspace.sheet import EMPTY, Cell, Merge, Row, address, read_sheet, sheet_of

FIVE = ("5", "number", "0", True)


def found(rows, sheets, title="表"):
    """What a child process tells: rows as (number, hidden, cells)."""
    return {"title": title, "rows": rows, "sheets": sheets, "hidden_columns": [2], "merges": [(1, 2, 3, 4)]}


def test_a_sheet_holds_all_that_the_child_tells():
    """Rows with their numbers, cells with kind and format, and what is hidden or merged."""
    sheet = sheet_of("f.xlsx", found([(3, True, [("a", "text"), None, FIVE])], {"表": False}))
    cells = (Cell("a", "text"), EMPTY, Cell("5", "number", "0", True))
    assert sheet.rows == (Row(3, cells, True),)
    assert (sheet.file, sheet.title, sheet.sheets, sheet.encoding) == ("f.xlsx", "表", {"表": False}, "")
    assert (sheet.hidden_columns, sheet.merges) == (frozenset({2}), (Merge(1, 2, 3, 4),))
    assert (sheet.problems, sheet.refused) == ((), False)
    assert [sheet.cell(3, column).text for column in (1, 2, 3, 4)] == ["a", "", "5", ""]
    assert (sheet.cell(2, 1), EMPTY.kind) == (EMPTY, "empty")


def test_hidden_sheets_other_than_the_one_read_are_noted():
    """Their names in one note."""
    sheets = {"表": True, "甲": True, "乙": False, "丙": True}
    sheet = sheet_of("f.xlsx", found([], sheets))
    assert sheet.problems == (Problem("f.xlsx", None, None, "hidden_sheets", {"sheets": "甲, 丙"}, "note"),)
    assert not sheet.refused


def test_a_garbled_text_refuses_the_sheet_at_its_address():
    """Only texts are looked at; lines of commas may well stand in a cell."""
    good = [(1, False, [("a\n1,2,3", "text"), ("x\x07", "number")])]
    assert sheet_of("f.xlsx", found(good, {"表": False})).problems == ()
    bad = sheet_of("f.xlsx", found([*good, (7, False, [None, ("x\x07", "text")])], {"表": False}))
    values = {"value": "x\\x07", "sign": "U+0007"}
    assert bad.problems == (Problem("f.xlsx", 7, "B7", "control_character", values),)
    assert (bad.rows, bad.refused) == ((), True)


def test_the_rows_of_a_csv_are_made_equally_long(tmp_path):
    """Short rows end with empty cells, rows without anything are left out; the ending may be in capitals."""
    path = tmp_path / "t.CSV"
    path.write_text("标题\n\na,b,c\n1,,3\n", "utf-8")
    sheet = read_sheet(path)
    title = Cell("标题", "text")
    assert sheet.rows == (
        Row(1, (title, EMPTY, EMPTY)),
        Row(3, tuple(Cell(text, "text") for text in "abc")),
        Row(4, (Cell("1", "text"), EMPTY, Cell("3", "text"))),
    )
    assert (sheet.file, sheet.title, sheet.encoding, sheet.problems) == ("t.CSV", "", "utf-8", ())
    path.write_text("", "utf-8")
    assert read_sheet(path).rows == ()


def test_a_sheet_is_called_as_its_caller_says(tmp_path):
    """Where it cannot be read too, with the name of the error."""
    for name in ("gone.csv", "gone.xlsx"):
        told = Problem("called", None, None, "unreadable", {"why": "FileNotFoundError"})
        assert read_sheet(tmp_path / name, name="called").problems == (told,)
    (tmp_path / "t.xlsx").write_text("text", "utf-8")
    (problem,) = read_sheet(tmp_path / "t.xlsx").problems
    assert (problem.file, problem.row, problem.column, problem.rule) == (
        "t.xlsx",
        None,
        None,
        "not_a_workbook",
    )
    assert problem.values


def test_columns_after_z_have_two_letters():
    """And those after ZZ three."""
    numbers = {"A1": 1, "Z1": 26, "AA1": 27, "AZ1": 52, "BA1": 53, "ZZ1": 702, "AAA1": 703}
    assert {address(1, number): number for number in numbers.values()} == numbers
