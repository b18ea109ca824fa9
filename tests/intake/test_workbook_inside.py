"""What the child process does, done in this one: the same answers, refusals included."""

import json
import zipfile
from datetime import date

import pytest
import xlsxwriter
from bad_workbooks import OLE, PARTS, SHEET, bombs, cells, with_sheet, write_parts, write_zip

from qualitykit.workbook import child
from qualitykit.workbook.container import kind_of
from qualitykit.workbook.limits import LIMITS
from qualitykit.workbook.run import read_workbook


@pytest.fixture(autouse=True)
def no_limits(monkeypatch):
    """The limits of the child are not for the process of the tests."""
    monkeypatch.setattr(child, "limit_memory", lambda most: None)


@pytest.fixture
def full(tmp_path):
    """A workbook with a bit of everything."""
    path = tmp_path / "full.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, hidden = book.add_worksheet("表"), book.add_worksheet("藏")
        hidden.hide()
        hidden.write(0, 0, "form")
        sheet.merge_range("A1:C1", "标题")
        sheet.write_row(2, 0, ["unit", True, 93.1, 0, ""])
        sheet.write(3, 0, 0.953, book.add_format({"num_format": "0.0%"}))
        sheet.write(3, 1, date(2016, 7, 4), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write(3, 2, 0.5, book.add_format({"num_format": "h:mm"}))
        sheet.write_formula(4, 7, "=1/0", None, "#DIV/0!")
        sheet.write_formula(9, 2, "=1+1")
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})
    return path


@pytest.mark.parametrize("engine", ["calamine", "openpyxl"])
def test_the_child_tells_what_its_functions_give(full, engine):
    """Nothing is lost or changed on the way between the processes."""
    here = json.loads(json.dumps(child.answer(full, None, engine)))
    assert here == read_workbook(full, None, engine)
    assert here["hidden_columns"] == [2]
    assert [row[0] for row in here["rows"]] == [1, 3, 4, 5, 10]
    assert here["rows"][-1][2][2][:2] == ["=1+1", "uncomputed"]


def test_both_engines_give_the_same_cells(full):
    """The engine is a choice, the table is not."""
    told = [
        [
            [number, [cell and cell[:2] for cell in row if cell]]
            for number, _, row in child.answer(full, None, engine)["rows"]
        ]
        for engine in ("calamine", "openpyxl")
    ]
    assert told[0] == told[1]


def test_the_answer_goes_out_as_json(full, capsys, monkeypatch):
    """One line of JSON and nothing else."""
    monkeypatch.setattr(child, "limit_process", lambda limits: None)
    child.main(str(full), "藏", "calamine")
    assert json.loads(capsys.readouterr().out)["title"] == "藏"


def test_memory_that_runs_out_is_a_status_of_its_own(full, monkeypatch):
    """The parent knows it from every other end."""
    monkeypatch.setattr(child, "limit_process", lambda limits: None)
    monkeypatch.setattr(child, "parse_sheet", lambda *_: (_ for _ in ()).throw(MemoryError))
    with pytest.raises(SystemExit) as ended:
        child.main(str(full), "", "calamine")
    assert ended.value.code == child.NEEDS_MEMORY


def test_every_bomb_is_refused_here_too(tmp_path):
    """The check needs no limits of the process to refuse."""
    for rule, path in bombs(tmp_path).items():
        assert child.answer(path, None, "calamine")["refused"][0] == rule


@pytest.mark.parametrize(
    ("parts", "rule"),
    [
        ({"content.xml": "<x/>"}, "not_a_workbook"),
        (PARTS | {"xl/vbaProject.bin": "x"}, "has_macros"),
        (PARTS | {"xl/workbook.xml": "<workbook"}, "broken_workbook"),
        (PARTS | {"xl/sharedStrings.xml": "<!DOCTYPE x><x/>"}, "declares_entities"),
        ({name: text for name, text in PARTS.items() if name != "_rels/.rels"}, "broken_workbook"),
        (PARTS | {"xl/worksheets/sheet1.xml": SHEET.format("<sheetData/>")}, "empty_workbook"),
    ],
)
def test_what_is_no_workbook_is_refused_here_too(tmp_path, parts, rule):
    """Kind of file, macros, torn XML, a DOCTYPE, missing parts, nothing in it."""
    assert child.answer(write_zip(tmp_path / "x.xlsx", parts), None, "calamine")["refused"][0] == rule


@pytest.mark.parametrize(
    "data", [OLE, b"<html>", b"<?xml?>", b"a,b", b"\0\0", b"PK\x03\x04", b"PK\x03\x04" + b"x" * 70_000]
)
def test_bytes_of_any_kind_are_refused_here_too(tmp_path, data):
    """The first bytes say what it is, or that it is torn."""
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)
    assert child.answer(path, None, "calamine")["refused"][0] in {"not_a_workbook", "broken_workbook"}


def test_two_parts_of_one_name_are_refused(tmp_path):
    """Two readers might take two different ones."""
    path = write_parts(tmp_path / "x.xlsx")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/workbook.xml", "<x/>")
    assert child.answer(path, None, "calamine")["refused"] == [
        "broken_workbook",
        {"why": "two parts of one name"},
    ]


def test_sheets_that_are_not_there_or_to_be_chosen(full, tmp_path):
    """A name is looked for among all sheets, hidden ones included."""
    assert child.answer(full, "无", "calamine")["refused"][0] == "no_such_sheet"
    assert child.answer(full, "藏", "calamine")["title"] == "藏"
    path = tmp_path / "two.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in "ab":
            book.add_worksheet(name).write(0, 0, 1)
    assert child.answer(path, None, "calamine")["refused"][0] == "several_sheets"


def test_the_limits_of_the_child_are_those_of_the_check(monkeypatch):
    """Little memory for the check, more for the parse, no core file, seconds of computing."""
    resource = pytest.importorskip("resource")
    asked = {}
    monkeypatch.undo()
    monkeypatch.setattr(resource, "setrlimit", lambda what, values: asked.__setitem__(what, values))
    child.limit_process(LIMITS)
    assert asked[resource.RLIMIT_CORE] == (0, 0)
    assert asked[resource.RLIMIT_CPU][0] == LIMITS.seconds
    assert asked[resource.RLIMIT_AS][0] <= LIMITS.check_memory < LIMITS.parse_memory


def test_days_and_cells_without_address(tmp_path):
    """Rows and cells count on from where they stand."""
    data = "<sheetData><row><c t='e'><v>#N/A</v></c><c><v>5</v></c></row><row><c t='b'><v>1</v></c></row></sheetData>"
    rows = child.answer(with_sheet(tmp_path / "x.xlsx", data), None, "calamine")["rows"]
    assert [row[0] for row in rows] == [1, 2]
    assert rows[0][2][0][:2] == ["#N/A", "error"]
    both = cells('<c r="A1" t="str"><f>B1</f><v>x</v></c>', '<c r="B1"><f/><v>7</v></c>')
    (row,) = child.answer(with_sheet(tmp_path / "y.xlsx", both), None, "calamine")["rows"]
    assert [cell[3] for cell in row[2]] == [True, True]


@pytest.mark.parametrize(
    ("start", "kind"), [(b"%PDF-", "PDF"), (b"PAR1", "Parquet"), (b"", None), (b"PK\x05\x06", None)]
)
def test_first_bytes_name_the_kind(start, kind):
    """What may be text has no kind."""
    assert kind_of(start) == kind
