"""Every kind of refusal that only an intake has, by a file that is wrong in just this way."""

from pathlib import Path

import pytest
from desk import Desk, refusals

from qualitykit.language.collect_problems import COLLECT_PROBLEMS
from qualitykit.language.plausibility_problems import CONFIRMABLE

FUNDING = "unit,quarter,field,amount,source\n"


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("a,b,c\n1,2,3\n", "no_table_known", "in.csv:1"),
        ("unit,quarter,field\n东镇,3,product\n", "no_table_known", "in.csv:1"),
        ("unit，quarter，field，amount，source\n东镇,3,product,5,a\n", "headings_joined", "in.csv:1"),
        ("一、基本情况\n单位、季度、金额\nunit,sum\n", "headings_joined", "in.csv:2"),
        (
            "unit,date,domain,passed,kind,name\n东镇,2016-03-01,food,1,service,二号\n",
            "several_tables",
            "in.csv:1",
        ),
        (FUNDING + "东镇,3,product,5,\n" + FUNDING + "西镇,3,product,5,\n", "header_again", "in.csv:3"),
        (FUNDING + "东镇,3,product,5,\n合计,,,5,\n", "total_row", "in.csv:3"),
        (FUNDING + "东镇,3,product,5,\n填报人：张三,,,,\n", "note_in_table", "in.csv:3"),
        (FUNDING + "东镇,4,product,5,\n", "quarter_not_yet", "in.csv:2:quarter"),
        (FUNDING + "东镇,3,product,5,a\n东关,3,product,6,a\n", "said_twice", "in.csv:3:amount"),
        (FUNDING + "东镇,3,product,5,＝A1\n", "formula_text", "in.csv:2:source"),
        ("unit,kind,name,date\n东镇,x,@二号,2016-01-01\n", "formula_text", "in.csv:2:name"),
    ],
)
def test_a_wrong_file_is_refused_at_its_place(desk, text, rule, place):
    """Rule and place; every sentence can be said in both languages."""
    found = desk.plan(desk.csv(text))
    assert refusals(found) == [(rule, place)]
    assert all(one.problem.text(language) for one in found.told for language in ("zh", "en"))


def test_a_title_with_the_names_of_columns_is_no_header(desk):
    """The header below it is found."""
    assert desk.plan(desk.csv("单位、季度、金额\n" + FUNDING + "东镇,3,product,5,报表\n")).refused == []


def test_a_second_form_of_a_measure_is_told_by_quarter_not_by_the_row_of_the_workspace(tmp_path):
    """The sender does not have the workspace's tables."""
    measures = "unit,measure,quarter,numerator,denominator,value,source\nwest,pass_rate,2,9,10,,r\n"
    desk = Desk(tmp_path, measures=measures)
    found = desk.plan(desk.csv("unit,measure,quarter,value\nwest,pass_rate,3,91\n"))
    assert [one.problem.text("en") for one in found.refused] == [
        "in.csv:2:value: found a value alone, while quarter 2 gives counts, allowed one form all year for a unit's "
        "measure, do give counts in every quarter, or a value in every quarter"
    ]


def test_a_column_that_the_workspace_lacks_is_not_dropped(tmp_path):
    """The office adds it to the table, or the sender leaves it out."""
    desk = Desk(tmp_path, funding="unit,quarter,field,amount\neast,1,product,1000\n")
    found = desk.plan(desk.csv(FUNDING + "东镇,3,product,1000,报表\n"))
    assert refusals(found) == [("column_not_there", "in.csv:2:source")]
    assert desk.plan(desk.csv(FUNDING + "东镇,3,product,1000,\n")).refused == []


def test_a_task_that_may_be_either_of_two_is_refused(tmp_path):
    """Two tasks that differ only in what the file leaves out."""
    tasks = (
        "unit,criterion,person,due,quality,done\neast,2.1,张三,2016-09-01,甲,\neast,2.1,张三,2016-09-01,乙,\n"
    )
    desk = Desk(tmp_path, tasks=tasks)
    found = desk.plan(desk.csv("unit,criterion,person,due,done\n东镇,2.1,张三,2016-09-01,2016-08-30\n"))
    assert refusals(found) == [("several_rows_fit", "in.csv:2:unit")]


def test_the_same_file_given_twice_is_read_once(desk):
    """The second is noted."""
    files = [desk.csv(FUNDING + "东镇,3,product,5,\n", name) for name in ("a.csv", "b.csv")]
    found = desk.plan(*files)
    assert [(one.problem.rule, one.problem.file) for one in found.told] == [("file_again", "b.csv")]
    assert len(found.moves) == 1


def test_what_is_no_table_is_refused_whole(desk):
    """A picture, an empty file, a workbook without a row: one problem each, no traceback."""
    png, empty = desk.inbox / "a.xlsx", desk.inbox / "b.csv"
    png.write_bytes(b"\x89PNG\r\n\x1a\n")
    empty.write_bytes(b"")
    found = desk.plan(png, empty, desk.xlsx({"a": []}, "c.xlsx"))
    assert [(rule, place) for rule, place in refusals(found)] == [
        ("not_a_workbook", "a.xlsx"),
        ("no_header", "b.csv:1"),
        ("empty_workbook", "c.xlsx"),
    ]


def test_a_broken_workbook_spoils_no_other(desk):
    """Workbooks are read together; one that cannot be read leaves the rest."""
    good = desk.xlsx({"a": [["unit", "quarter", "field", "amount"], ["东镇", 3, "product", 5]]}, "good.xlsx")
    bad = desk.inbox / "bad.xlsx"
    bad.write_bytes(good.read_bytes()[:-200])
    found = desk.plan(bad, good)
    assert [place for _, place in refusals(found)] == ["bad.xlsx"]
    assert len(found.moves) == 1


def test_every_rule_of_an_intake_has_a_test():
    """No sentence that nothing can bring about."""
    told = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    sentences = {
        rule: parts["found"][1].partition("{")[0].strip() for rule, parts in COLLECT_PROBLEMS.items()
    }
    untested = [
        rule for rule, start in sentences.items() if rule not in told and not (start and start in told)
    ]
    assert untested == []


def test_every_rule_that_may_be_confirmed_is_said_somewhere():
    """What the command offers exists."""
    from qualitykit.language import say

    assert [rule for rule in CONFIRMABLE if rule != "record_of_its_own" and not say(f"{rule}.do", "zh")] == []
