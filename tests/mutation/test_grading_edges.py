"""Bases, totals and grades where they turn: huge numbers, nothing at all, one grid unit, the gap between grades."""

from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pytest

from qualitykit.scoring.grading import Ratio, grade_index, grade_units, in_gap, rank_units
from qualitykit.scoring.totals import Totals

# As printed: A from 90, B 75 to 89, C 60 to 74, D 0 to 59.
PRINTED = (("A", 90, None), ("B", 75, 89), ("C", 60, 74), ("D", 0, 59))


def rubric_with(printed=PRINTED, **settings):
    """What grading reads of a rubric of 100 points and at most 10 of bonus."""
    known = {"grade_gap": "lower", "not_applicable": "rescale", "bonus_in_grade": True} | settings
    scale = [
        SimpleNamespace(id=name, start=Fraction(start), end=None if end is None else Fraction(end))
        for name, start, end in printed
    ]
    return SimpleNamespace(
        total=Fraction(100),
        bonus=SimpleNamespace(cap=Fraction(10)),
        settings=SimpleNamespace(**known),
        grades=SimpleNamespace(scale=scale),
        veto=SimpleNamespace(grade="D"),
    )


def ratios(*values):
    """Exact numbers as a ratio of arrays; None where there is none."""
    known = [Fraction(0) if value is None else Fraction(value) for value in values]
    denominator = [0 if value is None else one.denominator for value, one in zip(values, known, strict=True)]
    return Ratio(np.array([one.numerator for one in known]), np.array(denominator))


def graded(points, reach, bonus, scale=1, vetoed=False, **settings):
    """The grading of units with so many points of a reach, and bonus, in grid units; all of it settled."""
    arrays = [np.array(one, np.int64) for one in (points, reach, bonus)]
    points, reach, bonus = arrays
    totals = Totals(points, reach, reach, reach, points, points, bonus, bonus, bonus)
    rubric = rubric_with(**settings)
    return grade_units(
        totals, SimpleNamespace(rubric=rubric, scale=scale, vetoed=np.full(len(points), vetoed))
    )


def letters(index):
    """Indices as letters; a dash for none."""
    assert index.dtype == np.int8
    return "".join("ABCD-"[g] for g in index)


def test_a_ratio_of_huge_numbers_is_compared_exactly():
    """4·10¹⁸ ÷ 5·10¹⁶ is 80; three times the numerator, or 241 times the denominator, passes 64 bits."""
    eighty = Ratio(np.array([4 * 10**18]), np.array([5 * 10**16]))
    for bound, at_least, above in (("239/3", 1, 1), ("80", 1, 0), ("241/3", 0, 0)):
        assert eighty.at_least(Fraction(bound)).tolist() == [at_least]
        assert eighty.above(Fraction(bound)).tolist() == [above]
    assert ratios(None).at_least(Fraction(0)).tolist() == ratios(None).above(Fraction(-1)).tolist() == [False]


@pytest.mark.parametrize("scale", [10**6, 10**9])
@pytest.mark.parametrize("setting", ["rescale", "credit", "raw"])
def test_a_very_fine_grid_overflows_nowhere(setting, scale):
    """A millionth, and a thousandth of that, as the grid unit: 60 of 80 points and 5 of bonus."""
    grading = graded([60 * scale], [80 * scale], [5 * scale], scale, not_applicable=setting)
    base = {"rescale": 75, "credit": 80, "raw": 60}[setting]
    assert grading.base.fractions() == [base]
    for total in (grading.total, grading.low, grading.high):
        assert total.fractions() == [base + 5]


@pytest.mark.parametrize("setting", ["rescale", "credit", "raw"])
def test_one_grid_unit_is_a_reach_and_none_is_none(setting):
    """Of one grid unit within reach none was earned; of none there is no base."""
    grading = graded([0, 0], [1, 0], [3, 3], not_applicable=setting)
    base = 99 if setting == "credit" else 0
    assert grading.base.fractions() == [base, None]
    assert grading.total.fractions() == [base + 3, None]
    assert letters(grading.grade) == ("A-" if setting == "credit" else "D-")


def test_no_unit_has_no_grade():
    """Empty arrays give empty arrays, not an error."""
    grading = graded([], [], [])
    assert (grading.total.fractions(), letters(grading.grade)) == ([], "")
    rank, of = rank_units(ratios(), *(np.zeros(0, kind) for kind in (bool, bool, int)))
    assert (rank.tolist(), of.tolist()) == ([], [])


def test_a_veto_lowers_what_is_better_and_gives_what_is_none():
    """95 would be an A, and a unit without a total has no grade of its own: both are D."""
    grading = graded([95, 0], [100, 0], [0, 0], vetoed=True)
    assert (letters(grading.grade_before_veto), letters(grading.grade)) == ("A-", "DD")


def test_the_bonus_counts_up_to_the_cap_and_where_the_rubric_says_so():
    """88 and a bonus of 12: 10 count, two are wasted; without bonus in the grade it stays a B."""
    for in_grade, letter in ((True, "A"), (False, "B")):
        grading = graded([88], [100], [12], bonus_in_grade=in_grade)
        assert (grading.bonus.tolist(), grading.bonus_wasted.tolist()) == ([10], [2])
        assert (grading.total.fractions(), letters(grading.grade)) == ([98], letter)


@pytest.mark.parametrize(
    ("rule", "found"), [("lower", "ABBBCCCCD-"), ("upper", "AAABBBCCC-"), ("round", "AABBBCCCD-")]
)
def test_a_total_in_a_gap_falls_as_the_rubric_says(rule, found):
    """Half to even: 89.5 to 90, 74.5 to 74, and 74.51 to 75; the ends as printed stay where they are."""
    totals = ratios(90, "89.5", "89.49", 89, "74.51", "74.5", 74, 60, "59.49", None)
    index = grade_index(totals, rubric_with(grade_gap=rule))
    assert letters(index) == found
    assert in_gap(totals, rubric_with(grade_gap=rule)).tolist() == [0, 1, 1, 0, 1, 1, 0, 0, 1, 0]


def test_ends_in_halves_are_rounded_to_halves():
    """A from 45, B to 44.5: 44.75 is 89.5 halves, to even 90 halves, an A; A from 45.5: 45.25 is 90.5, to 90, a B."""
    for start, end, middle, letter in ((45, "44.5", "44.75", "A"), ("45.5", 45, "45.25", "B")):
        rubric = rubric_with((("A", start, None), ("B", 0, end)), grade_gap="round")
        assert letters(grade_index(ratios(middle), rubric)) == letter


def test_a_grade_without_a_printed_end_leaves_no_gap():
    """Below A comes B at once, be the end of C printed or not."""
    rubric = rubric_with((("A", 90, None), ("B", 75, None), ("C", 0, 74)), grade_gap="upper")
    totals = ratios(90, "89.9", "74.1", 74)
    assert letters(grade_index(totals, rubric)) == "ABBC"
    assert in_gap(totals, rubric).tolist() == [0, 0, 1, 0]


def test_ranks_are_whole_numbers_and_fall_with_the_total():
    """In one group 90, 80 and 80 and a vetoed 95; in another 70; one unit is not eligible, one has no total."""
    totals = ratios(80, 90, 80, 95, 70, 99, None)
    vetoed = np.array([False, False, False, True, False, False, False])
    eligible = np.array([True, True, True, True, True, False, True])
    rank, of = rank_units(totals, vetoed, eligible, np.array([5, 5, 5, 5, 2, 5, 5]))
    assert rank.tolist() == [2, 1, 2, 4, 1, 0, 0]
    assert of.tolist() == [4, 4, 4, 4, 1, 0, 0]
    assert rank.dtype == of.dtype == np.int64


def test_huge_totals_are_ranked_within_their_group():
    """Twice four times 10¹⁸ and the room below it passes 64 bits: the second group still ranks 5 behind it."""
    totals = Ratio(np.array([1, 4 * 10**18, 5]), np.ones(3, np.int64))
    rank, of = rank_units(totals, np.zeros(3, bool), np.ones(3, bool), np.array([0, 1, 1]))
    assert (rank.tolist(), of.tolist()) == ([1, 1, 2], [1, 2, 2])
