"""Forms that come back: taken as they were typed, or refused with what to do."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from desk import Desk, refusals, rules
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualitykit.intake.form import file_name, workbook
from qualitykit.intake.layout import HIDDEN, SENDER, layout_of_form, places
from qualitykit.period import Period

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


def test_an_untouched_form_changes_nothing(desk):
    """What it shows of the workspace is what the workspace has; its unit has not answered, and is told so."""
    found = desk.plan(desk.filled(desk.form("east"), {}))
    assert (found.moves, found.refused) == ((), [])
    assert [unit.id for unit in found.silent] == ["east", "west", "quality"]
    assert (found.empty, [one.problem.rule for one in found.told]) == ({"east"}, ["form_empty"])


def test_a_form_that_shows_what_is_on_record_is_empty_until_something_is_typed(desk):
    """What the form showed when it went out is nothing that its sender said; whoever signs it alone says nothing."""
    desk.apply(desk.csv("unit,quarter,field,amount,source\n东镇,3,product,1300,a\n"))
    form = desk.form("east")
    sender = next(placed for placed in layout_of_form(form).placed if placed.table == SENDER)
    signed = {(sender.sheet, sender.row, sender.columns["name"]): "赵六"}
    assert desk.plan(desk.filled(form, signed)).empty == {"east"}
    source = desk.place(form, "funding", "source", field="product")
    found = desk.plan(desk.filled(form, signed | {source: "决算表"}))
    assert (found.empty, [unit.id for unit in found.silent]) == (frozenset(), ["west", "quality"])


def test_an_empty_form_beside_a_table_of_its_unit_is_no_silence(desk):
    """The table has answered."""
    files = desk.filled(desk.form("east"), {}), desk.csv("unit,quarter,field,amount\n东镇,3,product,1300\n")
    found = desk.plan(*files)
    assert (found.empty, [unit.id for unit in found.silent]) == (frozenset(), ["west", "quality"])


def test_a_filled_form_becomes_rows(desk):
    """Numbers, texts and days typed into open cells go to their tables under the row's key."""
    form = desk.form("east")
    amount = desk.place(form, "funding", "amount", field="service")
    new = desk.place(form, "sites", "kind")
    columns = {
        blank.column: place for place, (question, blank) in places(form).items() if place[:2] == new[:2]
    }
    typed = {
        amount: 1234.5,
        columns["kind"]: "服务",
        columns["name"]: "二号",
        columns["date"]: date(2016, 8, 1),
    }
    desk.apply(desk.filled(form, typed))
    assert desk.text("2016/funding.csv").endswith("\neast,3,service,1234.5,\n")
    assert desk.rows("2016/sites.csv")[-1] == {
        "unit": "east",
        "kind": "service",
        "name": "二号",
        "date": "2016-08-01",
    }
    assert {line["file"] for line in desk.rows("ledger/2016.csv")} == {file_name(form)}


def test_numbers_typed_as_text_are_read_by_the_one_grammar(desk):
    """Full-width digits and commas are numbers; a text that is none is refused at its cell."""
    form = desk.form("east")
    product, service = (
        desk.place(form, "funding", "amount", field=field) for field in ("product", "service")
    )
    found = desk.plan(desk.filled(form, {product: "１,２００", service: "约95"}))
    assert [move.new for move in found.moves if move.column == "amount"] == ["1200"]
    sheet, row, column = service
    assert refusals(found) == [
        ("inexact_number", f"2016Q3-east.xlsx:{sheet}!{openpyxl.utils.get_column_letter(column)}{row}:amount")
    ]


def test_a_verified_row_is_taken(desk):
    """What is only unlikely stops a form, unless its row says that somebody looked again."""
    form = desk.form("east")
    amount = desk.place(form, "funding", "amount", field="product")
    assert rules(desk.plan(desk.filled(form, {amount: 1}))) == {"jump_of_a_thousand"}
    verified = desk.place(form, "funding", "verified", field="product")
    found = desk.plan(desk.filled(form, {amount: 1, verified: "是"}))
    assert found.refused == []
    desk.apply(found.received[0].path)
    assert [line["confirmed"] for line in desk.rows("ledger/2016.csv")] == ["verified jump_of_a_thousand"]


def _renamed(book):
    title = next(name for name in book.sheetnames if name not in (HIDDEN, book.sheetnames[0]))
    book[title].title = "改名"


def _row_inserted(book):
    book[book.sheetnames[1]].insert_rows(5)


def _column_inserted(book):
    book[book.sheetnames[1]].insert_cols(3)


def _hidden_changed(book):
    book[HIDDEN]["B3"] = "west"


def _other_version(book):
    book[HIDDEN]["B1"] = "99"


def _other_unit_named(book):
    book[book.sheetnames[0]]["B4"] = "西镇"


def _row_added(book):
    sheet = next(sheet for sheet in book if "示范点" in sheet.title)
    last = max(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value)
    sheet.cell(last + 2, 3).value = "九号"


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (_renamed, "form_sheet_missing"),
        (_row_inserted, "form_moved"),
        (_column_inserted, "form_moved"),
        (_hidden_changed, "form_changed"),
        (_other_version, "form_version"),
        (_row_added, "form_rows_added"),
        (_other_unit_named, "form_moved"),
    ],
)
def test_a_form_whose_frame_was_changed_is_refused(desk, spoil, rule):
    """A value is only taken from the cell in which it was asked."""
    path = desk.filled(desk.form("east"), {})
    book = openpyxl.load_workbook(path)
    spoil(book)
    book.save(path)
    found = desk.plan(path)
    assert rules(found) == {rule}
    assert found.moves == ()


def _count_changed(sheet):
    sheet["D5"] = 12


def _title_changed(sheet):
    sheet["C5"] = "另一指标"


def _clause_changed(sheet):
    sheet["B5"] = "9"


def _unit_in_the_title_changed(sheet):
    sheet["A1"] = "量化指标 · 西镇"


def _remark_below(sheet):
    sheet["A30"] = "填报人：张三"


def _remark_beside(sheet):
    sheet["P5"] = "估计数"


def _sheet_added(sheet):
    sheet.parent.create_sheet("草稿")["A1"] = 1


@pytest.mark.parametrize(
    ("spoil", "rule", "cell"),
    [
        (_count_changed, "form_cell_changed", "!D5"),
        (_title_changed, "form_cell_changed", "!C5"),
        (_clause_changed, "form_cell_changed", "!B5"),
        (_unit_in_the_title_changed, "form_cell_changed", "!A1"),
        (_remark_below, "form_cell_added", "!A30"),
        (_remark_beside, "form_cell_added", "!P5"),
        (_sheet_added, "form_sheet_added", ""),
    ],
)
def test_what_stands_beside_the_open_cells_is_not_passed_over(desk, spoil, rule, cell):
    """It is told with what was found and what was sent, stops the intake, and waits for the office's word."""
    form = desk.form("east")
    amount = desk.place(form, "funding", "amount", field="service")
    path = desk.filled(form, {amount: 900})
    book = openpyxl.load_workbook(path)
    spoil(book["量化指标"])
    book.save(path)
    found = desk.plan(path)
    assert refusals(found) == [(rule, path.name + (f":量化指标{cell}" if cell else ""))]
    assert len(found.moves) == 1
    assert desk.plan(path, confirmed=[rule]).refused == []


def test_both_values_of_a_changed_cell_are_told(desk):
    """What stands there, and what was sent: a number of last quarter that somebody corrects in place."""
    desk.period = Period(2016, 4)
    desk.apply(desk.csv("unit,quarter,field,amount,source\n东镇,3,product,1300.50,a\n"))
    form = desk.form("east")
    sheet, row, _ = desk.place(form, "funding", "amount", field="product")
    amount = desk.place(form, "funding", "amount", field="service")
    found = desk.plan(desk.filled(form, {amount: 900, (sheet, row, 4): 1350.5}))
    (one,) = found.refused
    assert one.problem.values == {"found": "1350.5", "allowed": "1300.5"}
    assert (one.unit, one.row, one.column) == ("east", row, 4)
    desk.apply(found.received[0].path, confirmed=["form_cell_changed"])
    assert desk.rows("ledger/2016.csv")[-1]["confirmed"] == "form_cell_changed"


@pytest.mark.parametrize(
    ("name", "refused"),
    [
        ("西镇报送表.xlsx", [("form_named_for_other_unit", "西镇报送表.xlsx")]),
        ("Ｗｅｓｔ Town.xlsx", [("form_named_for_other_unit", "Ｗｅｓｔ Town.xlsx")]),
        ("报西镇汇总（东关）.xlsx", []),
        ("东镇转西镇.xlsx", []),
        ("第四季度.xlsx", []),
    ],
)
def test_a_form_in_a_file_named_for_another_unit_is_asked_about(desk, name, refused):
    """Sent under the wrong name, or filled in for the wrong unit; where its own name is there, too, nothing is said."""
    form = desk.form("east")
    path = desk.filled(form, {desk.place(form, "funding", "amount", field="service"): 900}, name)
    found = desk.plan(path)
    assert refusals(found) == refused
    assert desk.plan(path, confirmed=["form_named_for_other_unit"]).refused == []


def test_a_form_of_another_period_is_refused(desk):
    """It says which period it is for."""
    path = desk.filled(desk.form("east"), {})
    desk.period = desk.period.__class__(2016, 4)
    assert rules(desk.plan(path)) == {"form_of_other_period"}


def test_a_form_made_for_another_rubric_is_refused(desk):
    """One changed sign of the rubric makes it another."""
    path = desk.filled(desk.form("east"), {})
    rubric = next(desk.folder.glob("rubrics/mini/*.yaml"))
    rubric.write_text(rubric.read_text("utf-8") + "\n# changed\n", "utf-8")
    assert rules(desk.plan(path)) == {"form_of_other_rubric"}


def test_a_form_of_another_district_or_unit_is_refused(desk):
    """Whose form it is stands in it, and is compared with the workspace."""
    path = desk.filled(desk.form("east"), {})
    district = desk.workspace / "district.yaml"
    text = district.read_text("utf-8")
    district.write_text(text.replace("小区", "大区"), "utf-8")
    assert rules(desk.plan(path)) == {"form_of_other_district"}
    district.write_text(text.replace("id: east", "id: easter"), "utf-8")
    for table in (desk.workspace / "2016").glob("*.csv"):
        table.unlink()
    assert rules(desk.plan(path)) == {"form_of_unknown_unit"}


def test_the_final_assessment_takes_forms_of_the_fourth_quarter(desk):
    """Period 2016 asks for the fourth quarter."""
    desk.period = desk.period.__class__(2016, 4)
    path = desk.filled(desk.form("east"), {})
    desk.period = desk.period.__class__(2016)
    assert desk.plan(path).refused == []


AMOUNTS = st.decimals(min_value=Decimal("300"), max_value=Decimal("200000"), places=2)
TEXTS = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=12)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(amounts=st.tuples(AMOUNTS, AMOUNTS), sources=st.tuples(TEXTS, TEXTS), as_text=st.booleans())
def test_whatever_is_typed_is_what_is_written(amounts, sources, as_text):
    """Form out, filled by another program, collected: the workspace is clean and has exactly what was typed."""
    with TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        form = desk.form("west")
        typed = {}
        for field, amount, source in zip(("product", "service"), amounts, sources, strict=True):
            typed[desk.place(form, "funding", "amount", field=field)] = (
                str(amount) if as_text else float(amount)
            )
            typed[desk.place(form, "funding", "source", field=field)] = source
        path = desk.filled(form, typed)
        desk.apply(path)
        rows = {row["field"]: row for row in desk.rows("2016/funding.csv")}
        assert [Decimal(rows[field]["amount"]) for field in ("product", "service")] == list(amounts)
        assert [rows[field]["source"] for field in ("product", "service")] == list(sources)
        assert desk.errors() == []
        before = desk.files()
        assert desk.apply(path) == []
        assert desk.files() == before


def test_whoever_filled_the_form_in_stands_in_the_ledger(desk):
    """The first sheet asks for a name."""
    form = desk.form("east")
    layout = layout_of_form(form)
    (name,) = [placed for placed in layout.placed if placed.table == SENDER and "name" in placed.columns]
    amount = desk.place(form, "funding", "amount", field="service")
    path = desk.filled(form, {(name.sheet, name.row, name.columns["name"]): "赵六", amount: 5})
    desk.apply(path)
    assert {line["sender"] for line in desk.rows("ledger/2016.csv")} == {"赵六"}


ANSWERS = {
    "numerator": lambda row: 90 + row,
    "denominator": lambda row: 120 + row,
    "amount": lambda row: 150000 + 10 * row + 0.5,
    "source": lambda row: f"报表第 {row} 号",
    "evidence": lambda row: f"台账 2017-{row}",
    "claimed": lambda row: 0.5,
    "note": lambda row: f"说明{row}",
}


@pytest.mark.parametrize("unit", ["guxing", "market_quality", "finance"])
def test_a_whole_form_of_the_sample_comes_back_value_by_value(tmp_path, unit):
    """Every number and text of a form of the sample, typed in another program, stands in its table afterwards."""
    desk = Desk.__new__(Desk)
    desk.workspace, desk.inbox = copytree(SAMPLE, tmp_path / "sample"), tmp_path
    desk.period = Period(2017, 1)
    form = desk.form(unit)
    asked = {
        place: pair
        for place, pair in places(form).items()
        if pair[0].table in ("measures", "funding", "evidence")
    }
    typed = {place: ANSWERS[b.column](place[1]) for place, (_, b) in asked.items() if b.column in ANSWERS}
    path = desk.filled(form, typed)
    assert rules(desk.plan(path)) <= {"jump_of_a_thousand"}
    desk.apply(path, confirmed=["jump_of_a_thousand"])
    assert desk.errors() == []
    tables = {
        name: desk.rows(f"2017/{name}.csv") for name in {question.table for question, _ in asked.values()}
    }
    for place, value in typed.items():
        question, blank = asked[place]
        (row,) = [one for one in tables[question.table] if question.key.items() <= one.items()]
        assert row[blank.column] == str(value)
    assert desk.apply(path) == []


def test_a_sheet_that_cannot_be_read_is_told_at_its_cell(desk):
    """A control sign somewhere: the whole form waits, and only for that."""
    form = desk.form("east")
    sheet, row, column = desk.place(form, "funding", "source", field="product")
    path = desk.inbox / "east.xlsx"
    path.write_bytes(workbook(form, {(sheet, row, column): "报\x1b表"}))
    letter = openpyxl.utils.get_column_letter(column)
    assert refusals(desk.plan(path)) == [("control_character", f"east.xlsx:{sheet}!{letter}{row}")]


def test_an_assessors_form_is_no_answer_of_the_unit(desk):
    """Whoever gives points to a unit does not report for it."""
    form = desk.form("east", assessor="考核一组")
    (points,) = [
        place
        for place, (q, blank) in places(form).items()
        if q.key["criterion"] == "2.1" and blank.column == "points"
    ]
    evidence = (points[0], points[1], points[2] - 2)
    found = desk.plan(desk.filled(form, {points: 1, evidence: "会议纪要"}))
    assert (found.refused, len(found.moves)) == ([], 2)
    assert [unit.id for unit in found.silent] == ["east", "west", "quality"]
