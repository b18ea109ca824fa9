"""Habits that show over many rows only: everybody gives the same, and what merely looks like it is left alone."""

import pytest
from workspace_folders import DISTRICT, copy_good, write_workspace

from qualitykit.workspace import check

UNITS = "".join(f"  - {{id: t{n}, name: 镇{n}, kind: town}}\n" for n in range(5))
COUNTS = "unit,measure,quarter,numerator,denominator\n"


def notes(folder, *rules):
    """The places of the notes of some rules."""
    return [
        problem.place for problem in check(folder) if problem.rule in rules and problem.severity == "note"
    ]


def of_towns(tmp_path, numerators):
    """A workspace in which five towns report a pass rate with these numerators of 50."""
    rows = [f"t{n},pass_rate,1,{numerator},50\n" for n, numerator in enumerate(numerators)]
    folder = write_workspace(tmp_path, measures=COUNTS + "".join(rows))
    (folder / "district.yaml").write_text(DISTRICT + UNITS, "utf-8")
    return folder


def test_the_same_counts_from_every_unit_are_noted_once(tmp_path):
    """Five towns with 47 of 50 each give one note, at the first of them."""
    assert notes(of_towns(tmp_path, [47] * 5), "values_all_equal") == ["2016/measures.csv:2:numerator"]


@pytest.mark.parametrize("numerators", [[47, 47, 47, 47, 46], [47] * 4])
def test_counts_that_differ_or_come_from_few_units_are_not(tmp_path, numerators):
    """One town that differs, or fewer than five towns, is no habit."""
    assert notes(of_towns(tmp_path, numerators), "values_all_equal") == []


@pytest.mark.parametrize(("others", "told"), [(1, ["2016/survey.csv:2:rating"]), (4, [])])
def test_nearly_equal_ratings_are_noted_and_spread_ones_are_not(tmp_path, others, told):
    """39 of 40 respondents with the same rating are noted; 36 of 40 are not."""
    folder = copy_good(tmp_path)
    ratings = [8] * (40 - others) + [3] * others
    rows = [f"east,2,R{n},product,{rating}\n" for n, rating in enumerate(ratings)]
    (folder / "2016" / "survey.csv").write_text(
        "unit,quarter,respondent,item,rating\n" + "".join(rows), "utf-8"
    )
    assert notes(folder, "values_heaped") == told


def test_two_measures_alike_in_two_quarters_are_no_repeated_file(tmp_path):
    """A small town's two rates may well repeat; only three and more measures are told."""
    rows = [
        f"east,{measure},{quarter},5,9\n"
        for quarter in (1, 2)
        for measure in ("pass_rate", "acceptance_rate")
    ]
    folder = write_workspace(tmp_path, measures=COUNTS + "".join(rows))
    assert notes(folder, "quarter_repeated") == []
