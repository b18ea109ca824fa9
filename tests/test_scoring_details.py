"""Small parts of scoring that no whole case needs: blocks, band texts, restated years, long lists of rows."""

from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from any_units import VARIANTS, evidence_of, few, units
from hypothesis import given
from hypothesis import strategies as st
from scoring_cases import rubric_2016, write_workspace
from slow_twin import Facts

import qualitykit.scoring.blocks as blocks
from qualitykit.exact import decimal_text, fits, ratio_key, to_fraction
from qualitykit.period import Period
from qualitykit.rubric.rules import BandedShortfall, Growth, Threshold
from qualitykit.scoring import Assessment, assess
from qualitykit.scoring.awards import Awards
from qualitykit.scoring.bands import banded_deduction
from qualitykit.scoring.conditions import State, judge
from qualitykit.scoring.evidence import Targets, grid_scale
from qualitykit.scoring.grading import Ratio, grade_units, in_gap, rank_units
from qualitykit.scoring.measures import Gathered
from qualitykit.scoring.observed import Observed
from qualitykit.scoring.sentences import Sentences, band_of, band_text, ranges, shown
from qualitykit.scoring.totals import add_up
from qualitykit.workspace import open_workspace

pytestmark = pytest.mark.usefixtures("rubrics_read_once")
BANDS = [{"from": 0, "to": 1, "deduct": 1}, {"from": 1, "to": 2.5, "deduct": 3}, {"from": 2.5, "deduct": 4}]


def bands(closed: str) -> BandedShortfall:
    """A small band table."""
    return BandedShortfall(method="banded_shortfall", measure="m", closed=closed, bands=BANDS)


@few
@given(units())
def test_blocks_give_what_the_whole_gives(facts):
    """Cut into blocks of any size, sums and grades are the same."""
    evidence = evidence_of(facts, True)
    whole_totals = add_up(evidence)
    whole = grade_units(whole_totals, evidence)
    for size in (1, 2, 3):
        before, blocks.BLOCK = blocks.BLOCK, size
        try:
            totals, grading = blocks.score_units(evidence)
        finally:
            blocks.BLOCK = before
        assert totals.points.tolist() == whole_totals.points.tolist()
        assert totals.bonus_high.tolist() == whole_totals.bonus_high.tolist()
        assert grading.total.fractions() == whole.total.fractions()
        assert grading.grade.tolist() == whole.grade.tolist()


@pytest.mark.parametrize(
    ("closed", "better", "lost"),
    [
        ("upper", "higher", [0, 0, 1, 1, 3, 3, 4]),
        ("lower", "higher", [0, 0, 1, 3, 3, 4, 4]),
        ("upper", "lower", [0, 0, 1, 1, 3, 3, 4]),
        ("lower", "lower", [0, 0, 1, 3, 3, 4, 4]),
    ],
)
def test_a_band_holds_the_edge_that_its_table_says(closed, better, lost):
    """Shortfalls of −1, 0, 0.5, 1, 2, 2.5 and 3 against a target of 10, in both closings and both directions."""
    short = np.array([-10, 0, 5, 10, 20, 25, 30])
    value = 100 - short if better == "higher" else 100 + short
    target = Targets(np.full(7, 1000), 100, np.ones(7, bool))
    observed = Observed.of(value, np.full(7, 10))
    assert banded_deduction(bands(closed), observed, target, 1, better, 1).tolist() == lost


def test_points_fall_into_grid_units_exactly():
    """Half points on a grid of quarters, huge counts through Python's integers."""
    target = Targets(np.array([93 * 10**6] * 2), 10**6, np.ones(2, bool))
    observed = Observed.of(np.array([92 * 10**16, 92 * 10**16 - 1]), np.full(2, 10**18))
    lost = banded_deduction(bands("upper"), observed, target, 100, "higher", 4)
    assert lost.tolist() == [4, 12]


@pytest.mark.parametrize(
    ("short", "closed", "text"),
    [
        (Fraction(1, 2), "upper", "(0, 1]"),
        (Fraction(1), "upper", "(0, 1]"),
        (Fraction(1), "lower", "[1, 2.5)"),
        (Fraction(1, 2), "lower", "(0, 1)"),
        (Fraction(5, 2), "lower", "[2.5, ∞)"),
        (Fraction(5, 2), "upper", "(1, 2.5]"),
        (Fraction(3), "upper", "(2.5, ∞)"),
    ],
)
def test_the_sentence_names_the_band_that_deducts(short, closed, text):
    """The interval in words is the one in numbers, closed on the same side."""
    assert band_text(bands(closed), band_of(bands(closed), short)) == text


def test_a_number_is_shown_with_as_many_decimals_as_it_takes():
    """Never as 0, or as an edge, where it is only near it."""
    assert shown(Fraction(0)) == "0"
    assert shown(Fraction(1, 3)) == "0.3333"
    assert shown(Fraction(-1, 10**7)) == "-0.0000001"
    assert shown(1 + Fraction(1, 10**6), edges=(Fraction(1), None)) == "1.000001"
    assert shown(Fraction(1), edges=(Fraction(1),)) == "1"


def test_numbers_are_written_without_exponent_and_needless_zeros():
    """Large, small, negative and missing ones."""
    assert decimal_text(Fraction(10**15)) == "1000000000000000"
    assert decimal_text(Fraction(-1, 10**9)) == "0"
    assert decimal_text(Fraction(-5, 2)) == "-2.5"
    assert decimal_text(Fraction(1, 20000)) == "0"  # half to even: 0.00005 -> 0.0000
    assert decimal_text(Fraction(3, 20000)) == "0.0002"  # 0.00015 -> 0.0002
    assert decimal_text(None) == ""
    assert to_fraction(1e-7) == Fraction(1, 10**7)


def test_integers_become_wide_when_a_product_would_not_fit():
    """int64 up to 2⁶², Python integers beyond, and zeros beside a huge factor too."""
    assert fits(np.array([2**31]), 2**30).dtype == np.int64
    assert fits(np.array([2**31]), 2**31).dtype == object
    assert fits(np.array([-(2**31)]), 2**31).dtype == object
    assert (fits(np.array([0, 0]), 10**30) * 10**30).tolist() == [0, 0]
    assert ratio_key(np.array([0, 0]), np.array([10**12, 7])).tolist() == [0, 0]


def test_totals_stay_exact_on_a_very_fine_grid():
    """A step of a millionth makes products of more than 64 bits; grades, gaps and ranks are still exact."""
    rubric = rubric_2016()
    ninety = Ratio(
        np.array([90 * 10**18, 90 * 10**18 - 1, 89 * 10**18], object), np.array([10**18] * 3, object)
    )
    assert in_gap(ninety, rubric).tolist() == [False, True, False]
    rank, _ = rank_units(ninety, np.zeros(3, bool), np.ones(3, bool), np.zeros(3, int))
    assert rank.tolist() == [1, 2, 3]
    assert ninety.take(slice(1, 2)).fractions() == [90 - Fraction(1, 10**18)]


def test_ratios_that_differ_by_a_hair_have_keys_of_their_own():
    """A third and 0.333333 are no tie, nor are neighbours with the largest denominators."""
    keys = ratio_key(np.array([1, 333_333, 2]), np.array([3, 1_000_000, 6])).tolist()
    assert keys[1] < keys[0] == keys[2]
    big = 10**9
    keys = ratio_key(np.array([big - 1, big - 2]), np.array([big, big - 1])).tolist()
    assert keys[1] < keys[0]


def test_a_threshold_compares_huge_amounts_exactly():
    """Twelve digits and six decimals against a tenth: more than 64 bits, and still right on both sides."""
    evidence = evidence_of([Facts("finance")] * 3, True)
    seen = Observed.of(np.array([10**18 - 1, 10**5, 10**5 - 1]), np.full(3, 10**6))
    evidence.now["quality_funding", None] = seen
    rule = Threshold(method="threshold", measure="quality_funding", at_least=0.1)
    assert judge(rule, evidence).tolist() == [State.MET, State.MET, State.FAILED]


def test_nobody_to_rank_is_no_error():
    """Without an eligible unit, or without any total, there are no ranks."""
    empty = Ratio(np.zeros(2, np.int64), np.zeros(2, np.int64))
    rank, of = rank_units(empty, np.zeros(2, bool), np.ones(2, bool), np.zeros(2, int))
    assert rank.tolist() == of.tolist() == [0, 0]


def test_the_grid_holds_every_points_value():
    """Half points give halves; awards averaged over three and seven assessors give forty-seconds."""
    assert grid_scale(rubric_2016()) == 2
    assert grid_scale(rubric_2016(), 3, 7) == 42


def test_row_numbers_become_ranges():
    """Single rows and runs, whatever their order."""
    assert ranges([5]) == "5"
    assert ranges([9, 2, 3, 3, 4]) == "2-4,9"


def test_many_scattered_rows_are_summed_up(tmp_path):
    """Beyond five ranges a source gives the first and last row and how many there are."""
    rows = "".join(
        f"{unit}, 2016-02-{day:02}, manufacturing, 1\n" for day in range(1, 9) for unit in ("a", "b")
    )
    case = {"units": ["a", "b"], "tables": {"2016/inspections": "unit, date, domain, passed\n" + rows}}
    assessment = assess(open_workspace(write_workspace(tmp_path, case)), "2016Q1")
    assert assessment.sources("en")[0] == "2016/inspections.csv:2-16 (8 rows); Annex 2 1"
    assert assessment.sources("zh")[0] == "2016/inspections.csv:2-16（共 8 行）; 附件2 1"


def test_a_single_condition_can_be_asked_for(tmp_path):
    """How a computed honour stands, in words."""
    case = {
        "units": ["guxing"],
        "tables": {
            "2015/funding": "unit, quarter, field, amount\nguxing, 1, product, 100\n",
            "2016/funding": "unit, quarter, field, amount\nguxing, 1, product, 120\n",
        },
    }
    assessment = assess(open_workspace(write_workspace(tmp_path, case)), "2016")
    rule = assessment.rubric.honours["town_funding_growth"].rule
    assert isinstance(rule, Growth)
    assert Sentences(assessment, "en").condition(rule, 0) == (
        "Quality funding 120, last year 100 (+20 %), asked above last year by more than 20 %: not met"
    )


def test_a_year_can_be_restated_under_a_rubric_that_lacks_some_of_its_names(tmp_path):
    """Awards and honours that the other rubric does not know are left out, the rest is scored under it."""
    case = {
        "units": ["guxing"],
        "tables": {
            "2016/awards": "unit, criterion, quarter, points\nguxing, 3.8.1, 1, 2\nguxing, 4.7.1, 1, 1\n",
            "2016/honours": "unit, honour, date\nguxing, luban_award, 2016-02-01\nguxing, zhongzhou_cup, 2016-02-01\n",
        },
    }
    later = case | {
        "edits": [
            ['criterion: "3.8.1"', 'criterion: "3.8.9"'],
            ["honour: luban_award", "honour: lu_ban_award"],
        ],
    }
    (tmp_path / "now").mkdir()
    (tmp_path / "later").mkdir()
    workspace = open_workspace(write_workspace(tmp_path / "now", case))
    other = open_workspace(write_workspace(tmp_path / "later", later)).rubric(2016)
    row = assess(workspace, "2016Q1", other).grades.iloc[0]
    assert (row["points"], row["settled"], row["bonus"]) == (1, 2, 1)


def assessment_of(facts, final: bool, variant: int) -> Assessment:
    """An assessment of made-up facts, without files behind it."""
    evidence = evidence_of(facts, final, variant)
    names = [
        SimpleNamespace(id=f"u{u}", kind="town" if one.unit == "guxing" else "department")
        for u, one in enumerate(facts)
    ]
    given = [
        {"unit": name.id, "criterion": criterion, "sum": 1, "count": 2, "min": 0, "max": 1, "rows": [u + 2]}
        for u, (name, one) in enumerate(zip(names, facts, strict=True))
        for criterion in one.awards
    ]
    awards = Awards(6, evidence.awards, pd.DataFrame(given), 0, "2016/awards.csv")
    now, before = (
        {key: Gathered(seen) for key, seen in part.items()} for part in (evidence.now, evidence.before)
    )
    none = np.zeros(len(evidence.rubric.bonus.honours), np.int64)
    period = Period(2016) if final else Period(2016, 3)
    return Assessment(
        period, evidence.rubric, tuple(names), evidence, awards, now, before, {}, pd.DataFrame(), none
    )


@few
@given(units(), st.booleans(), st.sampled_from(range(len(VARIANTS))))
def test_whatever_happened_has_a_sentence_and_a_source(facts, final, variant):
    """No combination of states, awards, targets and settings leaves a row without words, in either language."""
    assessment = assessment_of(facts, final, variant)
    for language in ("zh", "en"):
        for said in (assessment.reasons(language), assessment.sources(language)):
            assert len(said) == len(assessment.scores)
            assert all(text and "{" not in text for text in said)


@few
@given(units(), st.booleans())
def test_the_tables_say_what_the_arrays_hold(facts, final):
    """Rows of the score table add up to the grade table, for every unit."""
    assessment = assessment_of(facts, final, 0)
    scores, grades = assessment.scores, assessment.grades.set_index("unit")
    for unit in dict.fromkeys(scores["unit"]):
        mine = scores[scores["unit"] == unit]
        given = mine["points"].notna()
        assert mine.loc[given, "points"].sum() == grades.loc[unit, "points"]
        assert mine.loc[given, "available"].sum() == grades.loc[unit, "settled"]
        assert (
            mine.loc[mine["status"] != "not_applicable", "available"].sum() == grades.loc[unit, "available"]
        )
        inside = mine["low"].notna()
        assert (mine.loc[inside, "low"] <= mine.loc[inside, "high"]).all()
        assert (mine.loc[given, "low"] <= mine.loc[given, "points"]).all()
        assert (mine.loc[given, "points"] <= mine.loc[given, "high"]).all()
