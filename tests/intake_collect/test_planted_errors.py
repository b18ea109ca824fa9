"""A file with twenty-five errors of twenty-five kinds reports twenty-five, each at its cell, and nothing is written."""

from datetime import date, datetime

from desk import refusals

HEADS = {
    "measures": ["责任部门", "指标", "季度", "分子", "分母", "数值"],
    "funding": ["责任部门", "季度", "投入领域", "金额"],
    "honours": ["责任部门", "加分项", "获得日期", "获得单位", "佐证材料"],
    "awards": ["unit", "criterion", "quarter", "points", "evidence"],
}
GOOD = "公告 2016-03"
# Sheet, the row, the rule, the column of the planted cell.
PLANTED = [
    ("measures", ["东真", "satisfaction", 3, 80, 90, None], "unknown_unit", "A"),
    ("measures", ["东镇", "满意", 3, 80, 90, None], "unknown_measure", "B"),
    ("measures", ["东镇", "satisfaction", 5, 80, 90, None], "not_a_quarter", "C"),
    ("measures", ["西镇", "satisfaction", 4, 80, 90, None], "quarter_not_yet", "C"),
    ("measures", ["西镇", "satisfaction", 1, 91, 90, None], "numerator_above", "D"),
    ("measures", ["西镇", "satisfaction", 2, None, 90, None], "no_numerator", "D"),
    ("measures", ["西镇", "satisfaction", 3, 80.5, 90, None], "not_a_count", "D"),
    ("measures", ["东镇", "pass_rate", 1, -8, 90, None], "negative_count", "D"),
    ("measures", ["西镇", "acceptance_rate", 1, None, None, 0.953], "percent_or_fraction", "F"),
    ("measures", ["西镇", "acceptance_rate", 2, None, None, 101], "not_a_percentage", "F"),
    ("funding", ["东镇", 3, "product", "约95"], "inexact_number", "D"),
    ("funding", ["东镇", 2, "product", "12,34"], "bad_thousands", "D"),
    ("funding", ["东镇", 1, "product", "1e3"], "exponent_number", "D"),
    ("funding", ["西镇", 1, "product", "(5)"], "bracketed_number", "D"),
    ("funding", ["西镇", 2, "product", "五"], "number_in_words", "D"),
    ("funding", ["西镇", 3, "product", "=1/3"], "uncomputed_cell", "D"),
    ("funding", ["西镇", 1, "service", "#DIV/0!"], "error_cell", "D"),
    ("funding", ["西镇", 2, "service", datetime(2016, 7, 4)], "day_for_a_number", "D"),
    ("funding", ["西镇", 3, "servise", 5], "unknown_field", "C"),
    ("honours", ["东镇", "quality_award", "04/07/2016", "甲厂", GOOD], "day_in_unknown_order", "C"),
    ("honours", ["东镇", "quality_award", date(2015, 7, 4), "乙厂", GOOD], "outside_year", "C"),
    ("honours", ["东镇", "quality_award", date(2016, 7, 4), "丙厂", None], "evidence_missing", "E"),
    ("honours", ["合计", None, None, None, None], "total_row", ""),
    ("awards", ["东镇", "2.1", 3, 2.5, GOOD], "points_out_of_range", "D"),
    ("awards", ["西镇", "2.1", 3, 0.3, GOOD], "points_off_step", "D"),
]


def test_twenty_five_errors_of_twenty_five_kinds(desk):
    """Each is told once, with its rule and its cell; no other."""
    sheets = {name: [head] for name, head in HEADS.items()}
    expected = set()
    for sheet, row, rule, column in PLANTED:
        sheets[sheet].append(row)
        expected.add((rule, f"in.xlsx:{sheet}!{column}{len(sheets[sheet])}"))
    before = desk.files()
    found = desk.plan(desk.xlsx(sheets))
    told = [(rule, ":".join(place.split(":")[:2])) for rule, place in refusals(found)]
    assert set(told) == expected
    assert len(told) == 25
    assert len({rule for rule, _ in told}) == 25
    assert desk.files() == before
