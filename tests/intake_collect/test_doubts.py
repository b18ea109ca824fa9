"""What can be right and seldom is stops an intake until somebody confirms it."""

import pytest
from desk import Desk, refusals, rules

FUNDING = "unit,quarter,field,amount\n"
MEASURES = "unit,measure,quarter,numerator,denominator,value\n"
AWARDS = "unit,criterion,quarter,points,assessor,evidence\n"
INSPECTIONS = "unit,date,domain,passed\n"


@pytest.fixture
def desk(tmp_path):
    """A district with last year's numbers and this year's first quarters."""
    desk = Desk(
        tmp_path,
        funding=FUNDING + "east,1,product,100000\neast,1,service,50000\n",
        measures=MEASURES + "east,satisfaction,2,81,90,\neast,pass_rate,2,45,50,\nwest,sites,2,,,5\n",
    )
    before = desk.workspace / "2015"
    before.mkdir()
    (before / "funding.csv").write_text(FUNDING + "west,4,product,200000\nwest,4,service,70000\n", "utf-8")
    (before / "measures.csv").write_text(MEASURES + "east,sites,4,,,7\nwest,pass_rate,3,18,20,\n", "utf-8")
    return desk


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        (FUNDING + "东镇,3,product,10\n", "jump_of_a_thousand", "in.csv:2:amount"),
        (FUNDING + "东镇,3,product,100000000\n", "jump_of_a_thousand", "in.csv:2:amount"),
        (FUNDING + "西镇,3,product,20\n", "jump_of_a_thousand", "in.csv:2:amount"),
        (MEASURES + "西镇,sites,3,,,4\n", "cumulative_falls", "in.csv:2:value"),
        (MEASURES + "东镇,sites,3,,,6\n", "cumulative_falls", "in.csv:2:value"),
        (
            MEASURES + "东镇,satisfaction,3,81,90,\n东镇,pass_rate,3,45,50,\n",
            "numbers_of_other_quarter",
            "in.csv:2:numerator",
        ),
        (
            AWARDS + "东镇,2.1,3,1,甲,会议纪要\n东镇,2.1,3,1.5,乙,会议纪要\n东镇,2.1,3,2,,会议纪要\n",
            "award_without_assessor",
            "in.csv:4:assessor",
        ),
        (
            INSPECTIONS
            + "东镇,2016-07-01,food,1\n东镇,2016-07-01,manufacturng,1\n东镇,2016-07-02,manufacturng,1\n",
            "feeds_no_measure",
            "in.csv:3:domain",
        ),
        (
            INSPECTIONS + "东镇,2016-07-01,ＭＡＮＵＦＡＣＴＵＲＩＮＧ,1\n",
            "feeds_no_measure",
            "in.csv:2:domain",
        ),
        (
            "unit,honour,date,evidence\n东镇,quality_award,2016-03-01,\n",
            "evidence_missing",
            "in.csv:2:evidence",
        ),
        (
            "unit,honour,date,evidence\n东镇,quality_award,2016-03-01,公告 2013-01\n",
            "evidence_of_another_year",
            "in.csv:2:evidence",
        ),
        (
            "unit,date,title,finding,authority,evidence\n东镇,2016-03-01,事件,2016年认定,,报告\n",
            "finding_unsupported",
            "in.csv:2:authority",
        ),
    ],
)
def test_a_doubt_is_told_at_the_cell_and_may_be_confirmed(desk, text, rule, place):
    """Refused without a word; taken once the office confirms the rule, or the row says so itself."""
    file = desk.csv(text)
    assert refusals(desk.plan(file)) == [(rule, place)]
    assert desk.plan(file, confirmed=[rule]).refused == []
    head, *rows = text.splitlines()
    verified = desk.csv("\n".join([f"{head},已核实", *(f"{row},是" for row in rows)]) + "\n", "v.csv")
    assert desk.plan(verified).refused == []


def test_an_award_without_an_assessor_names_the_others(desk):
    """Who else has given points, and in which rows; alone, or beside another quarter's, it is no doubt."""
    file = desk.csv(
        AWARDS + "东镇,2.1,3,1,甲,纪要\n东镇,2.1,3,1.5,乙,纪要\n东镇,2.1,3,2,,纪要\n西镇,2.1,3,1,,纪要\n"
    )
    (one,) = desk.plan(file).refused
    assert one.problem.values == {"assessors": "甲, 乙", "rows": "2, 3"}
    alone = desk.csv(AWARDS + "东镇,2.1,2,1,,纪要\n东镇,2.1,3,1,甲,纪要\n", "alone.csv")
    assert desk.plan(alone).refused == []


def test_an_award_of_the_workspace_without_an_assessor_is_told_to_the_next(desk):
    """Whoever sends a second opinion on the same criterion reads of it at the own row."""
    desk.apply(desk.csv(AWARDS + "东镇,2.1,3,2,,纪要\n"))
    file = desk.csv(AWARDS + "西镇,2.1,3,1,甲,纪要\n东镇,2.1,3,1,甲,纪要\n")
    assert refusals(desk.plan(file)) == [("award_without_assessor", "in.csv:3:assessor")]


def test_a_misspelt_domain_is_asked_about_in_every_file_that_is_new(desk):
    """Each file at its own row, the candidates named, also where the workspace has the same slip already."""
    first = desk.csv(INSPECTIONS + "东镇,2016-07-01,manufacturng,1\n", "first.csv")
    desk.apply(first, confirmed=["feeds_no_measure"])
    files = [
        desk.csv(
            INSPECTIONS + f"西镇,2016-07-0{day},food,1\n西镇,2016-07-0{day},manufacturng,1\n", f"{day}.csv"
        )
        for day in (2, 3)
    ]
    found = desk.plan(first, *files)
    assert refusals(found) == [("feeds_no_measure", f"{day}.csv:3:domain") for day in (2, 3)]
    assert {one.problem.values["nearest"] for one in found.refused} == {"manufacturing"}


def test_a_jump_that_shows_at_an_older_row_is_told_at_the_new_one(desk):
    """The older number is the small one; the sender reads of the cell with the large one, of the same field."""
    file = desk.csv(FUNDING + "东镇,3,service,50100\n东镇,3,product,100000000\n")
    assert refusals(desk.plan(file)) == [("jump_of_a_thousand", "in.csv:3:amount")]


def test_what_stood_before_is_no_doubt_of_the_sender(tmp_path):
    """A jump that the workspace has already stops nobody's file."""
    desk = Desk(tmp_path, funding=FUNDING + "east,1,product,100000\neast,2,product,10\n")
    assert desk.plan(desk.csv(FUNDING + "西镇,3,product,9\n")).refused == []


def test_the_same_file_for_another_period_is_asked_about(desk):
    """The ledger knows it."""
    file = desk.csv("unit,quarter,in_use,accidents,deaths\n西镇,3,120,0,0\n")
    desk.apply(file)
    desk.period = desk.period.__class__(2016, 4)
    assert rules(desk.plan(file)) == {"file_of_other_period"}
    assert desk.plan(file, confirmed=["file_of_other_period"]).refused == []
