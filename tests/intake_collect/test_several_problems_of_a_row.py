"""A cell that cannot be read hides nothing else of its row, and brings up nothing that is not there."""

import pytest
from desk import refusals

MEASURES = "unit,measure,quarter,numerator,denominator,value\n"
AWARDS = "unit,criterion,quarter,points,assessor,evidence,date\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            AWARDS + "东镇,9.9,3,约2,甲,纪要,2016-07-01\n",
            {"inexact_number": "points", "unknown_criterion": "criterion"},
        ),
        (
            AWARDS + "东镇,2.3,4,1,甲,,七月\n",
            {
                "not_a_date": "date",
                "not_responsible": "unit",
                "quarter_not_yet": "quarter",
                "evidence_missing": "evidence",
            },
        ),
        (
            AWARDS + "东镇,2.1,3,3.5,甲,=A1,2016/13/01\n",
            {"not_a_date": "date", "points_out_of_range": "points", "formula_text": "evidence"},
        ),
        (
            MEASURES + "东关镇,pass_rate,3,12,10,\n",
            {"unknown_unit": "unit", "numerator_above": "numerator"},
        ),
        (
            "unit,quarter,field,amount,source\n东镇,3,prodct,1e3,-A1\n",
            {"unknown_field": "field", "exponent_number": "amount", "formula_text": "source"},
        ),
        (
            "unit,criterion,quarter,evidence,date,claimed\n东镇,2.1,3,台账,2016.5.,9\n",
            {"not_a_date": "date", "points_out_of_range": "claimed"},
        ),
    ],
)
def test_all_that_a_row_tells_is_told_at_once(desk, text, expected):
    """Rule and cell of each problem of the one row, though one of its cells is in no table that is planned."""
    found = desk.plan(desk.csv(text))
    assert sorted(refusals(found)) == sorted(
        (rule, f"in.csv:2:{column}") for rule, column in expected.items()
    )
    assert found.moves == ()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (MEASURES + "东镇,pass_rate,3,约9,10,0.95\n", "inexact_number"),
        (MEASURES + "东镇,pass_rate,2,9,10,\n东镇,pass_rate,3,x,10,95\n", "not_a_count"),
        (MEASURES + "东镇,pass_rate,3,9,1O,\n", "number_with_unit"),
        (
            MEASURES + "东镇,pass_rate,3,,,\n|unit,date,domain,passed\n东镇,2016-07-01,manufacturing,1\n",
            "no_number",
        ),
        (AWARDS + "东镇,2.1,3,9..9,甲,纪要,2016-07-01\n东镇,2.1,3,1,乙,纪要,2016-07-01\n", "not_a_number"),
        (
            MEASURES + "东镇,pass_rate,3,2,2,\n|unit,date,domain,passed\n东镇,2016-07-01,manufacturing,1\n"
            "东镇,2016-07-02,manufacturing,是\n",
            "not_zero_or_one",
        ),
    ],
)
def test_nothing_follows_from_a_cell_that_was_not_read(desk, text, rule):
    """Counts that stand in doubt settle and contradict nothing; batches that were not read are missing nowhere."""
    files = [desk.csv(part, f"{at}.csv") for at, part in enumerate(text.split("|"))]
    assert [found for found, _ in refusals(desk.plan(*files))] == [rule]


def test_a_number_that_was_not_read_is_no_missing_one(desk):
    """The slip asks to mend it, and does not say that it was never reported."""
    from qualitykit.intake.slip import returns

    text = "unit,quarter,field,amount\n东镇,3,product,约5\n"
    page = returns(desk.plan(desk.csv(text)), "zh")["east.html"]
    missing = page.partition("尚未报送")[2]
    assert "服务" in missing
    assert "产品" not in missing
