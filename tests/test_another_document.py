"""Another document, other units, bands, total, year and grades: a new rubric file, and no line of code."""

from fractions import Fraction
from pathlib import Path

import pytest
from scoring_cases import write_workspace

from qualitykit.errors import QualitykitError
from qualitykit.scoring import assess
from qualitykit.scoring.results import as_text
from qualitykit.workspace import check, open_workspace

pytestmark = pytest.mark.usefixtures("rubrics_read_once")
RUBRIC = Path(__file__).parent / "rubrics" / "another" / "2021-03-01.yaml"
# The assessment year 2021 runs from 1 July 2020 to 30 June 2021.
CASE = {
    "units": ["pipes_office", "river_office", "registry", "village"],
    "tables": {
        "2020/funding": """\
unit, quarter, field, amount
pipes_office, 2, pipes, 2000
river_office, 2, pipes, 2000
""",
        "2021/targets": """\
measure, target
leaks_per_1000, 12
repair_rate, 96.5
""",
        "2021/measures": """\
unit, measure, quarter, numerator, denominator, value
pipes_office, leaks_per_1000, 1, 9, 1000,
pipes_office, leaks_per_1000, 3, 20, 1000,
pipes_office, repair_rate, 2, 965, 1000,
pipes_office, visits, 4, , , 11
river_office, leaks_per_1000, 1, , , 12
river_office, leaks_per_1000, 4, , , 13.95
river_office, repair_rate, 2, 991, 1000,
river_office, visits, 2, , , 11
river_office, visits, 3, , , 12
""",
        "2021/funding": """\
unit, quarter, field, amount
pipes_office, 2, staff, 500
pipes_office, 2, pipes, 1400
river_office, 2, staff, 500
river_office, 2, pipes, 1399.99
""",
        "2021/awards": """\
unit, criterion, quarter, points, assessor
pipes_office, C1, 2, 5.25, First
pipes_office, C1, 2, 4, Second
river_office, C1, 3, 6, First
registry, C1, 2, 3.75, First
""",
        "2021/honours": """\
unit, honour, date, holder
pipes_office, clean_river, 2020-07-01, Brook
river_office, clean_river, 2020-12-31, Stream
river_office, clean_river, 2021-01-01, Creek
""",
    },
}


@pytest.fixture
def workspace(tmp_path):
    """The invented district."""
    return open_workspace(write_workspace(tmp_path, CASE, RUBRIC))


def points_of(assessment, unit: str) -> dict:
    """Points of one unit by criterion, the status where there are none."""
    rows = assessment.scores[assessment.scores["unit"] == unit]
    none = rows["points"].isna()
    return dict(zip(rows["criterion"], rows["points"].where(~none, rows["status"]), strict=True))


def grade_of(assessment, unit: str) -> dict:
    """The row of one unit in the grade table."""
    return assessment.grades.set_index("unit").loc[unit].to_dict()


def test_the_invented_district_has_no_errors(workspace):
    """What its tables hold is what its rubric asks for; only what nobody answers for is noted."""
    assert [problem.rule for problem in check(workspace) if problem.severity == "error"] == []


def test_every_rule_of_the_other_document_scores_by_hand(workspace):
    """Less is better, bands closed below, rounding to one decimal, targets, falling spending, counts, lowest award."""
    year = assess(workspace, "2021")
    assert points_of(year, "pipes_office") == {
        "A1": 10,  # 29 of 2,000 homes: 14.5, 2.5 over 12, in [2, 5.5), −10 of 20
        "A2": 10,  # 96.5 % is at least the target of 96.5 %
        "B1": 8,  # staff 500 below 1,000; 1,900 is not more than 5 % below 2,000
        "B2": 0,  # 11 visits of 12
        "C1": 4,  # the lower of 5.25 and 4
    }
    assert points_of(year, "river_office") == {
        "A1": 10,  # 13.95 is rounded half to even to 14.0, exactly 2 over: [2, 5.5) holds its lower edge
        "A2": 10,
        "B1": 0,  # 1,899.99 is more than 5 % below 2,000
        "B2": 6,
        "C1": 6,
    }
    assert points_of(year, "registry") == {"B2": "unreported", "C1": Fraction(15, 4)}
    assert points_of(year, "village") == {}


def test_totals_are_out_of_the_other_documents_total(workspace):
    """Base on 50, honours counted one by one up to the other cap, grades without gaps, its own floor for ranks."""
    year = assess(workspace, "2021")
    pipes, river, registry, village, district = (
        grade_of(year, unit) for unit in ("pipes_office", "river_office", "registry", "village", "district")
    )
    # 32 of 50 and 1.25
    assert (pipes["base"], pipes["bonus"], pipes["total"]) == (32, Fraction(5, 4), Fraction(133, 4))
    assert (pipes["grade"], pipes["gap"], pipes["rank"], pipes["rank_of"]) == ("fair", False, 2, 3)
    # 32 of 50; 1.25 + 1.25 and 1 for repairs of 99.1 %, capped at 3
    assert (river["base"], river["bonus"], river["bonus_wasted"], river["total"]) == (
        32,
        3,
        Fraction(1, 2),
        35,
    )
    assert (river["grade"], river["rank"]) == ("fair", 1)
    # 3.75 of the 6 that are left when the visits, never reported, leave the basis: 50 × 3.75 ÷ 6
    assert (registry["available"], registry["base"], registry["rank"]) == (6, Fraction(125, 4), 3)
    assert (village["available"], village["total"], village["rank"]) == (0, None, None)
    # 10 + 10 + (8 + 0)/2 + (0 + 6)/2 + (4 + 6 + 3.75)/3 = 379/12, and one clean river
    assert (district["available"], district["base"], district["bonus"]) == (
        50,
        Fraction(379, 12),
        Fraction(5, 4),
    )
    assert (district["total"], district["grade"]) == (Fraction(197, 6), "fair")


def test_its_interim_ends_in_december(workspace):
    """The second quarter of a year from July ends on 31 December: later rows and honours do not count yet."""
    interim = assess(workspace, "2021Q2")
    assert points_of(interim, "pipes_office") == {"A1": 20, "A2": 10, "B1": 8, "B2": "open", "C1": 4}
    assert points_of(interim, "river_office") == {"A1": 20, "A2": 10, "B1": 0, "B2": "open", "C1": "open"}
    river = grade_of(interim, "river_office")
    assert river["bonus"] == Fraction(9, 4)  # one clean river, and the repairs, which can still be lost
    assert (river["settled"], river["base"]) == (38, Fraction(750, 19))  # 50 × 30 ÷ 38
    assert (river["low"], river["high"]) == (
        Fraction(5, 4),
        53,
    )  # nothing is settled but the honour; 50 and the cap
    village = grade_of(interim, "village")
    assert (village["low"], village["high"]) == (None, None)


def test_its_sentences_speak_of_its_own_edges(workspace):
    """The reasons show the other document's numbers, in both languages."""
    year = assess(workspace, "2021")
    by_language = {language: year.reasons(language) for language in ("zh", "en")}
    rows = list(zip(year.scores["unit"], year.scores["criterion"], strict=True))
    first, spending = rows.index(("pipes_office", "A1")), rows.index(("pipes_office", "B1"))
    assert by_language["en"][first] == "14.5 (29/2000) against 12: 2.5 short, in [2, 5.5), −10"
    assert by_language["zh"][first] == "14.5 (29/2000)，目标 12：差 2.5，落入 [2, 5.5)，扣 10 分"
    assert "Spending (staff) 500, asked below 1000: met" in by_language["en"][spending]
    assert "asked not below last year by more than 5 %: met" in by_language["en"][spending]
    assert year.sources("en")[first] == "2021/measures.csv:2-3; 2021/targets.csv:2; Schedule A(1)"


def test_it_applies_to_the_year_that_holds_its_first_day(workspace):
    """In force from March 2021, it applies to the year from July 2020, and not to the one before."""
    assert assess(workspace, "2021").restated is False
    with pytest.raises(QualitykitError, match="2021-03-01"):
        assess(workspace, "2020")
    assert assess(workspace, "2020", workspace.rubric(2021)).restated is True


def test_the_files_hold_decimals(workspace):
    """Exact inside, up to four decimals half to even in a file, empty where there is nothing."""
    text = as_text(assess(workspace, "2021").grades).set_index("unit")
    assert text.loc["district", "base"] == "31.5833"
    assert text.loc["registry", "base"] == "31.25"
    assert text.loc["village", "total"] == text.loc["village", "grade"] == text.loc["village", "rank"] == ""
    assert text.loc["pipes_office", "gap"] == "false"


def test_without_targets_a_threshold_waits_and_says_so(tmp_path):
    """A threshold against the target stays open without one, alone and among several conditions."""
    to_target = ["{method: threshold, measure: spending, field: staff, below: 1000}",
                 "{method: threshold, measure: spending, field: staff, below: target}"]  # fmt: skip
    tables = {name: text for name, text in CASE["tables"].items() if name != "2021/targets"}
    case = CASE | {"tables": tables, "edits": [to_target]}
    year = assess(open_workspace(write_workspace(tmp_path, case, RUBRIC)), "2021")
    assert points_of(year, "pipes_office") == {"A1": "open", "A2": "open", "B1": "open", "B2": 0, "C1": 4}
    reasons = dict(
        zip(zip(year.scores["unit"], year.scores["criterion"], strict=True), year.reasons("en"), strict=True)
    )
    assert reasons["pipes_office", "A2"] == (
        "Repair rate: 96.5 % (965/1000), no target for the year: cannot be scored"
    )
    assert (
        "Spending (staff): 500, no target for the year: cannot be scored; Spending 1900"
        in reasons["pipes_office", "B1"]
    )
    assert all(year.reasons("zh"))


def test_an_award_stands_in_for_a_threshold_without_a_target(tmp_path):
    """Where the rubric lets it: the missing target is a missing measure like any other."""
    edit = ["            clause: A(2)\n", "            clause: A(2)\n            award_stands_in: true\n"]
    tables = {name: text for name, text in CASE["tables"].items() if name != "2021/targets"}
    tables["2021/awards"] += "pipes_office, A2, 2, 7.25, First\n"
    case = CASE | {"tables": tables, "edits": [edit]}
    year = assess(open_workspace(write_workspace(tmp_path, case, RUBRIC)), "2021")
    assert points_of(year, "pipes_office")["A2"] == Fraction(29, 4)
    assert points_of(year, "river_office")["A2"] == "open"


def test_a_threshold_against_the_target_is_met_by_the_target_itself(tmp_path):
    """Spending on staff may be asked to lie at most at, or below, a target in yuan."""
    tables = CASE["tables"] | {
        "2021/targets": "measure, target, unit\nspending, 500, pipes_office\nspending, 500.01,\n"
    }
    for side, points in (("at_most", {"pipes_office": 8, "river_office": 0}), ("below", {"pipes_office": 0})):
        edits = [["field: staff, below: 1000}", f"field: staff, {side}: target}}"]]
        folder = tmp_path / side
        folder.mkdir()
        year = assess(
            open_workspace(write_workspace(folder, CASE | {"tables": tables, "edits": edits}, RUBRIC)), "2021"
        )
        assert {unit: points_of(year, unit)["B1"] for unit in points} == points
