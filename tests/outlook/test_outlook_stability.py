"""Which reading decides: every combination against the scorer itself, and the least sets of readings that matter."""

from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd
import pytest
from outlook_units import number, row

from qualitykit.outlook import stability
from qualitykit.outlook.readings import reading_values, with_readings
from qualitykit.outlook.year_cut import YearCut
from qualitykit.scoring import assess


@pytest.fixture(scope="module")
def stable(sample, assessed):
    """The sample's final assessment under every combination of readings."""
    return stability(assessed("2016"), sample)


def test_every_combination_is_tried_once(stable):
    """2 sides, 3 gaps, 3 ways for what does not apply, 2 × 2 for the bonus, 3 roundings, 2 years, 2 for unreported."""
    assert stable.combinations == 2 * 3 * 3 * 2 * 2 * 3 * 2 * 2 == 864
    readings = list(stable.axes)
    assert len(stable.table[[*readings, "unit"]].drop_duplicates()) == 864 * 25 == len(stable.table)


def test_any_combination_is_what_the_scorer_gives(sample, stable, assessed):
    """Scored anew under its own rubric, a combination has the totals and grades of the table."""
    rng, rubric, axes = np.random.default_rng(8), sample.rubric(2016), stable.axes
    own = assessed("2016")
    for index in rng.integers(0, [len(values) for values in axes.values()], (40, len(axes))).tolist():
        index[list(axes).index("first_month")] = 0
        turned = with_readings(rubric, {name: axes[name][v] for name, v in zip(axes, index, strict=True)})
        found = replace(own, rubric=turned, evidence=replace(own.evidence, rubric=turned)).grading
        assert found.grade.tolist() == stable.grade[*index].tolist()
        here = zip(stable.numerator[*index].tolist(), stable.denominator[*index].tolist(), strict=True)
        assert [n / d for n, d in here] == [float(total) for total in found.total.fractions()]


def test_another_first_month_is_another_years_evidence(sample, stable):
    """With a year from July, a combination is what the scorer gives on the data cut at July."""
    rubric = sample.rubric(2016)
    for chosen in ({}, {"closed": "lower", "not_applicable": "credit", "unreported": "leave_out"}):
        turned = with_readings(rubric, {"first_month": 7, **chosen})
        found = assess(YearCut(sample, 1, 7), "2016", turned)
        index = [
            stable.axes[name].index({"first_month": 7, **chosen}.get(name, values[0]))
            for name, values in stable.axes.items()
        ]
        assert found.grading.grade.tolist() == stable.grade[*index].tolist()


def test_the_first_of_all_is_as_adopted(stable, assessed):
    """With no reading turned the table has the assessment itself."""
    adopted = stable.table.iloc[:25]
    assert adopted["total"].tolist() == assessed("2016").grading.total.fractions()
    assert stable.units["grade"].tolist() == adopted["grade"].tolist()


def test_readings_of_the_sample_that_decide_a_grade_alone(stable):
    """89.5 depends on the gap, 55.14 on what was never reported, 94.32 on the bonus, 80.00 on the closed side."""
    alone = stable.single[stable.single["changes"]]
    found = {
        (unit, reading, value): grade for unit, reading, value, _, grade, _ in alone.itertuples(index=False)
    }
    assert found["housing_construction", "grade_gap", "upper"] == "A"
    assert found["housing_construction", "grade_gap", "round"] == "A"  # 89.5 rounds to 90, half to even
    assert found["xincheng", "unreported", "leave_out"] == "C"
    assert found["yingbinlu", "bonus_in_grade", False] == "B"
    assert found["laoyachen", "closed", "lower"] == "C"
    assert not any(unit == "guxing" and reading == "closed" for unit, reading, _ in found)


def test_the_least_sets_are_those_of_a_search(stable):
    """A set of readings is listed if and only if it changes the grade and no part of it does."""
    names, u = list(stable.axes), number(stable.assessment, "changxinglu")
    grade, found = stable.grade[..., u], set()
    for index in product(*(range(len(values)) for values in stable.axes.values())):
        parts = product(*({0, v} for v in index))
        changing = {part for part in parts if grade[part] != grade[(0,) * len(index)]}
        if changing == {index}:
            found.add(tuple((names[k], stable.axes[names[k]][v]) for k, v in enumerate(index) if v))
    listed = stable.deciding[stable.deciding["unit"] == "changxinglu"]["flips"]
    assert {tuple(flips.items()) for flips in listed} == found
    assert any(len(flips) == 2 for flips in found)
    assert any(len(flips) == 3 for flips in found)


def test_the_district_list_names_unit_and_readings(stable):
    """Every unit whose grade is not the same everywhere is listed with the readings that decide it."""
    listed = stable.unstable
    grades = {unit.id: set(stable.grade[..., u].ravel()) for u, unit in enumerate(stable.assessment.units)}
    assert listed["unit"].tolist() == [unit for unit, found in grades.items() if len(found) > 1]
    assert row(listed, unit="xincheng")["readings"] == ("unreported",)
    assert row(listed, unit="changxinglu")["grades"] == ("B", "C", "D")
    assert (listed["lowest"] <= listed["highest"]).all()


def test_a_veto_is_no_matter_of_reading(stable):
    """Under every reading that keeps the year, a unit under a veto has D."""
    u, axis = number(stable.assessment, "dahelu"), list(stable.axes).index("first_month")
    assert set(stable.grade[..., u].take(0, axis).ravel()) == {3}


def test_a_year_without_all_its_quarters_is_left_out(sample):
    """For 2015 a year from July would need the folder of 2014: the reading is left out and named."""
    first = assess(sample, "2015", sample.earliest_rubric())
    found = stability(first, sample)
    assert (found.left_out, found.axes["first_month"], found.combinations) == ((7,), (1,), 432)


def test_an_interim_period_may_have_no_total_and_no_grade(sample, assessed):
    """A unit of which nothing is settled has no grade under the adopted readings, and the table says so."""
    found = stability(assessed("2016Q1"), sample)
    office = row(found.units, unit="supervision_office")
    assert pd.isna(office["grade"])
    assert None in office["grades"]


# ── Readings and years ───────────────────────────────────────────────────────────────────────────────────────────


def test_the_rubrics_own_reading_comes_first(rubric):
    """Each reading's values begin with the adopted one and name every other once."""
    values = reading_values(
        with_readings(rubric, {"rate_rounding": 0, "grade_gap": "round", "first_month": 4})
    )
    assert values["rate_rounding"] == (0, "none", 1, 2)
    assert values["grade_gap"] == ("round", "lower", "upper")
    assert values["first_month"] == (4, 1, 7)
    assert values["bonus_in_grade"] == (True, False)


def test_a_turned_rubric_forgets_what_it_had_worked_out(rubric):
    """Settings and criteria that were looked at before a reading is turned do not linger in the copy."""
    assert (rubric.settings.grade_gap, rubric.criterion("1").rule.closed) == ("lower", "upper")
    turned = with_readings(rubric, {"grade_gap": "upper", "closed": "lower"})
    assert (turned.settings.grade_gap, turned.criterion("1").rule.closed) == ("upper", "lower")
    assert (rubric.settings.grade_gap, rubric.criterion("1").rule.closed) == ("lower", "upper")


def test_an_unknown_reading_is_refused(rubric):
    """Only readings that the rubric has can be turned."""
    with pytest.raises(KeyError, match="moon"):
        with_readings(rubric, {"moon": 1})


def test_a_year_from_july_takes_the_quarters_it_says(sample):
    """The year 2016 from July has the last two quarters of 2015 and the first two of 2016, in that order."""
    cut = YearCut(sample, 1, 7)
    assert cut.years == (2016,)
    frame = cut.year(2016).tables["funding"].frame
    mine = frame[(frame["unit"] == "guxing") & (frame["field"] == "product")].set_index("quarter")["amount"]
    own = {}
    for year, quarter, new in ((2015, 3, 1), (2015, 4, 2), (2016, 1, 3), (2016, 2, 4)):
        table = sample.year(year).tables["funding"].frame
        is_mine = (table["unit"] == "guxing") & (table["field"] == "product") & (table["quarter"] == quarter)
        own[new] = table.loc[is_mine, "amount"].item()
    assert mine.to_dict() == own


def test_dated_rows_and_registers_follow_the_new_year(sample):
    """Honours and incidents count by their day, registers once for each work, targets by the year's name."""
    tables = YearCut(sample, 1, 7).year(2016).tables
    days = tables["honours"].frame["date"]
    assert days.min() >= np.datetime64("2015-07-01")
    assert days.max() <= np.datetime64("2016-06-30")
    assert not tables["projects"].frame.duplicated(["unit", "project"]).any()
    assert len(tables["projects"].frame) > len(sample.year(2016).tables["projects"].frame)
    assert (
        tables["targets"].frame["target"].tolist()
        == sample.year(2016).tables["targets"].frame["target"].tolist()
    )
    assert tables["awards"].exact("points")[0].shape == (len(tables["awards"].frame),)


def test_a_month_inside_a_quarter_cannot_be_cut(sample):
    """Quarters cannot be cut in two: a year from February is none that the data hold."""
    assert not YearCut(sample, 1, 2).has(2016)
    assert YearCut(sample, 1, 2).years == ()
