"""Free tables in: recognised by their headings, compared value by value, written whole or not at all."""

import pytest
from desk import refusals, rules

from qualitykit.errors import QualitykitError

FUNDING = "unit,quarter,field,amount,source\n"


def test_a_plan_tells_new_changed_and_unchanged_values(desk):
    """A row of a new key is new, another number on record is changed, the same number is unchanged."""
    file = desk.csv(FUNDING + "东镇,2,product,1200,a\n东镇,1,product,1000.00,a\n西镇,3,product,70,c\n")
    found = desk.plan(file)
    assert refusals(found) == []
    told = [(m.unit, m.key, m.column, m.old, m.new, m.what, m.cell) for m in found.moves]
    assert told == [
        ("east", "unit=east; quarter=2; field=product", "amount", "1100", "1200", "changed", "D2"),
        ("west", "unit=west; quarter=3; field=product", "amount", "", "70", "new", "D4"),
        ("west", "unit=west; quarter=3; field=product", "source", "", "c", "new", "E4"),
    ]
    assert found.unchanged == {"east": 3}
    assert [unit.id for unit in found.silent] == ["quality"]


def test_a_plan_writes_nothing(desk):
    """Only writing writes."""
    before = desk.files()
    desk.plan(desk.csv(FUNDING + "东镇,2,product,1200,a\n"))
    assert desk.files() == before


def test_rows_of_others_stay_byte_for_byte(desk):
    """One changed cell and one new row: every other byte, mixed line ends too, is what it was."""
    desk.apply(desk.csv(FUNDING + "东镇,2,product,1200,a\n西镇,3,product,70,c\n"))
    assert desk.text("2016/funding.csv") == (
        "unit,quarter,field,amount,source\neast,1,product,1000,a\neast,2,product,1200,a\r\n"
        "west,1,service,500.50,b\nwest,3,product,70,c\n"
    )
    assert desk.errors() == []


def test_order_of_columns_own_columns_and_byte_order_mark_stay(desk):
    """A table keeps the form that the office gave it."""
    path = desk.workspace / "2016" / "funding.csv"
    path.write_bytes('\ufeffamount,经办,unit,field,quarter\r\n5,"甲,乙",东镇,product,1'.encode())
    desk.apply(desk.csv("unit,quarter,field,amount,经办\n东关,1,product,6,\n西镇,1,product,7,丙\n"))
    assert path.read_bytes().decode() == (
        '\ufeffamount,经办,unit,field,quarter\r\n6,"甲,乙",东镇,product,1\r\n7,丙,west,product,1\r\n'
    )


def test_the_same_file_a_second_time_writes_nothing(desk):
    """Every value is unchanged then; neither a table nor the ledger is touched."""
    file = desk.csv(FUNDING + "东镇,3,product,1200,a\n")
    assert desk.apply(file) == ["2016/funding.csv", "ledger/2016.csv"]
    before = desk.files()
    assert desk.apply(file) == []
    assert desk.files() == before


def test_every_written_value_has_a_line_in_the_ledger(desk):
    """Old and new value, file, checksum, sheet, cell, key, who and when."""
    file = desk.xlsx(
        {"经费": [["经费表"], ["责任部门", "季度", "投入领域", "金额"], ["东镇", 2, "product", 1200]]}
    )
    desk.apply(file, who="=王芳")
    (line,) = desk.rows("ledger/2016.csv")
    assert line.pop("sha256") == desk.plan(file).received[0].sha256
    assert line == {
        "when": "2016-10-08T12:00:00+00:00", "who": "'=王芳", "sender": "", "period": "2016Q3",
        "file": "in.xlsx", "sheet": "经费", "cell": "D3", "table": "funding", "row": "3",
        "key": "unit=east; quarter=2; field=product",
        "column": "amount", "old": "1100", "new": "1200", "confirmed": "",
    }  # fmt: skip


def test_a_table_that_is_not_there_yet_is_made(desk):
    """It has the contract's columns in their order."""
    desk.apply(
        desk.csv("unit,honour,date,holder,evidence\n东镇,quality_award,2016-05-01,甲厂,公告 2016-05\n")
    )
    header, row = desk.text("2016/honours.csv").splitlines()
    assert header == "unit,honour,date,holder,evidence"
    assert row == "east,quality_award,2016-05-01,甲厂,公告 2016-05"


def test_a_year_without_a_folder_gets_one(desk):
    """The first files of a year make its folder."""
    desk.period = desk.period.__class__(2017, 1)
    desk.apply(desk.csv(FUNDING + "东镇,1,product,1200,a\n"))
    assert desk.text("2017/funding.csv") == "unit,quarter,field,amount,source\neast,1,product,1200,a\n"


def test_what_is_written_is_plain(desk):
    """Full-width digits, commas, other names of a unit: the table gets the plain form, the plan a note."""
    found = desk.plan(file := desk.csv(FUNDING + '东关,3,product,"１,２００.50",\n'))
    assert {one.problem.rule for one in found.told} == {"full_width_number", "thousands_number"}
    desk.apply(file)
    assert desk.text("2016/funding.csv").endswith("east,3,product,1200.50,\n")


def test_a_percentage_of_at_most_one_keeps_its_sign(desk):
    """Without it 0.5 might as well be a half."""
    head = "unit,measure,quarter,value\n"
    desk.apply(desk.csv(head + "西镇,satisfaction,3,0.50%\n东镇,satisfaction,3,95.3%\n"))
    values = [row["value"] for row in desk.rows("2016/measures.csv")]
    assert values == ["91.50", "0.50%", "95.3"]
    assert desk.errors() == []


def test_an_empty_cell_says_nothing(desk):
    """What stands in the workspace stays."""
    found = desk.plan(desk.csv("unit,measure,quarter,value,source\n东镇,satisfaction,2,,\n"))
    assert (found.moves, found.refused) == ((), [])


def test_several_sheets_are_several_tables(desk):
    """Each sheet is recognised by its own headings; hidden ones are only noted."""
    file = desk.xlsx(
        {
            "经费": [["unit", "quarter", "field", "amount"], ["东镇", 3, "product", 9]],
            "示范点": [["责任部门", "类别", "名称", "日期"], ["西镇", "service", "二号", "2016-02-01"]],
        }
    )
    assert desk.apply(file) == ["2016/funding.csv", "2016/sites.csv", "ledger/2016.csv"]


def test_a_file_in_gb18030_is_known_by_its_chinese_headings(desk):
    """Offices save so; the headings prove it."""
    text = "责任部门,季度,投入领域,金额\n西镇,3,product,60\n"
    assert desk.plan(desk.csv(text, encoding="gb18030")).refused == []


def test_nothing_is_written_if_anything_is_refused(desk):
    """A good file beside a bad one waits for it."""
    good, bad = (
        desk.csv(FUNDING + "东镇,3,product,5,\n"),
        desk.csv(FUNDING + '西镇,3,product,"12,34",\n', "bad.csv"),
    )
    before = desk.files()
    with pytest.raises(QualitykitError, match=r"bad\.csv:2:amount"):
        desk.apply(good, bad)
    assert desk.files() == before


def test_a_problem_stands_at_the_senders_cell(desk):
    """What only the checks of the whole year can see is told where the office typed it."""
    head = "责任部门,指标,季度,分子,分母\n"
    file = desk.xlsx({"一": [row.split(",") for row in (head + "东镇,pass_rate,3,12,10").split("\n")]})
    assert refusals(desk.plan(file)) == [("numerator_above", "in.xlsx:一!D2:numerator")]
    file = desk.csv(head + "东镇,pass_rate,3,12,10\n")
    assert refusals(desk.plan(file)) == [("numerator_above", "in.csv:2:numerator")]


def test_records_alike_are_the_same_records(desk):
    """Two batches that look alike are two; sent again with a third, only the third is new."""
    head = "unit,date,domain,passed,product\n"
    desk.apply(desk.csv(head + "东镇,2016-07-01,food,1,饼\n" * 2, "a.csv"))
    assert len(desk.rows("2016/inspections.csv")) == 2
    found = desk.plan(desk.csv(head + "东镇,2016-07-01,food,1,饼\n" * 3, "b.csv"))
    assert (len(found.moves), found.unchanged["east"]) == (1, 2)


def test_a_record_that_says_more_needs_a_word(desk):
    """A complaint closed since, or another one of the same day: the office says which."""
    head = "unit,date,channel,domain,kind,closed\n"
    desk.apply(desk.csv(head + "东镇,2016-07-01,12315,product,complaint,\n", "a.csv"))
    more = desk.csv(head + "东镇,2016-07-01,12315,product,complaint,2016-07-09\n", "b.csv")
    assert rules(desk.plan(more)) == {"record_filled_in"}
    assert (
        len(desk.plan(more, confirmed=["record_of_its_own"]).files["2016/complaints.csv"].splitlines()) == 3
    )
    desk.apply(more, confirmed=["record_filled_in"])
    assert [row["closed"] for row in desk.rows("2016/complaints.csv")] == ["2016-07-09"]


def test_a_task_is_known_by_all_but_its_day_of_completion(desk):
    """Sent once to assign it and once when it is done."""
    head = "unit,criterion,person,due,done\n"
    desk.apply(desk.csv(head + "东镇,2.1,张三,2016-09-01,\n", "a.csv"))
    desk.apply(desk.csv(head + "东镇,2.1,张三,2016-09-01,2016-08-30\n", "b.csv"))
    assert [row["done"] for row in desk.rows("2016/tasks.csv")] == ["2016-08-30"]


def test_two_files_that_agree_say_it_once(desk):
    """The second counts as unchanged."""
    files = [desk.csv(FUNDING + f"东镇,3,product,5,\n西镇,3,product,{n},\n", f"{n}.csv") for n in (6, 6.0)]
    found = desk.plan(*files)
    assert (found.refused, len(found.moves)) == ([], 2)


def test_made_up_districts_mark_new_rows(desk):
    """In a synthetic workspace every row says so."""
    path = desk.workspace / "district.yaml"
    path.write_text(path.read_text("utf-8") + "synthetic: true\n", "utf-8")
    desk.apply(desk.csv("unit,measure,quarter,value\n西镇,satisfaction,3,90\n"))
    assert desk.rows("2016/measures.csv")[-1]["synthetic"] == "synthetic"


def test_a_row_that_is_all_key_is_a_row(desk):
    """A site has nothing beyond what names it but its day; an honour may have no more than that."""
    file = desk.csv("unit,honour,date\n东镇,quality_award,2016-05-01\n")
    desk.apply(file, confirmed=["evidence_missing"])
    assert len(desk.rows("2016/honours.csv")) == 1
    (line,) = desk.rows("ledger/2016.csv")
    assert line["key"] == "unit=east; honour=quality_award; date=2016-05-01"
    assert (line["column"], line["old"], line["new"], line["cell"]) == ("date", "", "2016-05-01", "C2")


def test_a_column_that_is_not_taken_is_told(desk):
    """Like one of the contract it waits for a word; any other is noted; what the workspace's table has is taken."""
    head = "unit,quarter,field,amount,sorce,序号\n"
    found = desk.plan(desk.csv(head + "东镇,3,product,1300,决算,1\n"))
    assert refusals(found) == [("column_perhaps_misspelt", "in.csv:1:sorce")]
    assert {(one.problem.rule, one.problem.place, one.unit) for one in found.told} == {
        ("column_perhaps_misspelt", "in.csv:1:sorce", "east"),
        ("column_not_taken", "in.csv:1:序号", "east"),
    }
    path = desk.workspace / "2016" / "funding.csv"
    path.write_text("unit,quarter,field,amount,sorce,序号\neast,1,product,1000,a,1\n", "utf-8")
    found = desk.plan(found.received[0].path)
    assert (found.told, [move.column for move in found.moves]) == ((), ["amount", "sorce", "序号"])


def test_headings_without_rows_are_told(desk):
    """A file that says nothing does not pass in silence."""
    found = desk.plan(desk.csv("unit,quarter,field,amount\n"))
    assert [(one.problem.rule, one.problem.place) for one in found.told] == [("no_rows", "in.csv:1")]
    assert len(found.silent) == 3
