"""How sure the points are: what the tables say of each unit, and where they say that nothing can be said."""

from fractions import Fraction

import pandas as pd
import pytest
from outlook_units import row, with_counts, with_target

from qualitykit.errors import QualitykitError
from qualitykit.outlook import certainty
from qualitykit.outlook.readings import with_readings
from qualitykit.scoring import assess

TOLD = ["expected", "sd", "chance", "assumed", "expected_assumed", "sd_assumed", "chance_assumed"]


def test_a_town_one_point_short(assessed):
    """184 of 200 against 93 %: 9 points, one failure more costs one, two passes more earn one."""
    found = row(certainty(assessed("2016")).criteria, unit="laoyachen", criterion="1")
    assert (found["passed"], found["n"], found["target"], found["points"]) == (184, 200, 93, 9)
    assert (found["losses"], found["gains"]) == (1, 2)
    assert not found["determined"]


def test_the_same_result_from_few_and_from_many_samples(assessed):
    """Twelve samples without a failure promise less than nine hundred with 59."""
    criteria = certainty(assessed("2016")).criteria
    few, many = (row(criteria, unit=unit, criterion="1") for unit in ("huayuankou", "guxing"))
    assert few["points"] == many["points"] == 10
    assert few["expected"] < many["expected"]
    assert few["sd"] > 3 * many["sd"]


def test_a_department_is_judged_on_the_pool_of_the_towns(assessed):
    """The department that answers for row 1 has the pooled counts, and its chances from them."""
    found = row(certainty(assessed("2016")).criteria, unit="market_quality", criterion="1")
    assert (found["passed"], found["n"], found["pooled"]) == (2048, 2202, 8)
    assert row(certainty(assessed("2016")).grades, unit="market_quality")["A"] > 0.49
    assert found["chance"] == pytest.approx(0.5, abs=0.02)  # 93.006 % against 93 %: a toss-up


@pytest.mark.parametrize(
    ("unit", "criterion", "reason"), [("dahelu", "2", "no_counts"), ("liuzhai", "2", "empty")]
)
def test_what_cannot_be_said_is_not_said(assessed, unit, criterion, reason):
    """A published rate without counts and an n of 0 carry a reason, and no number beside it."""
    sure = certainty(assessed("2016"))
    found = row(sure.criteria, unit=unit, criterion=criterion)
    assert found["reason"] == reason
    assert found[[*TOLD, "losses", "gains", "likeliest", "determined"]].isna().all()
    assert len(sure.points[(sure.points["unit"] == unit) & (sure.points["criterion"] == criterion)]) == 0


def test_no_target_and_no_data_are_reasons_too(assessed):
    """Before anything is reported, and without a target, the chance cannot be said."""
    assert row(certainty(assessed("2016Q1")).criteria, unit="dahelu", criterion="2")["reason"] == "no_data"
    assessment = assessed("2016")
    no_data = with_counts(assessment, "guxing", "manufacturing_pass_rate", 0, 1, present=False)
    assert row(certainty(no_data).criteria, unit="guxing", criterion="1")["reason"] == "no_data"


@pytest.mark.parametrize("target", [101, -1])
def test_a_target_that_no_rate_can_have(assessed, target):
    """Against a target above 100 or below 0 nothing is said, neither of the points nor of the grade."""
    sure = certainty(with_target(assessed("2016"), "manufacturing_pass_rate", target))
    found = row(sure.criteria, unit="guxing", criterion="1")
    assert found["reason"] == "no_such_rate"
    assert found[TOLD].isna().all()
    assert row(sure.grades, unit="guxing")["reason"] == "no_such_rate"


def test_more_passes_than_samples_are_no_sample(assessed):
    """Counts of which one is no part of the other have no share, hence no chances."""
    assessment = with_counts(assessed("2016"), "guxing", "manufacturing_pass_rate", 12, 10)
    assert row(certainty(assessment).criteria, unit="guxing", criterion="1")["reason"] == "no_sample"


def test_points_and_chances_agree_with_the_row(assessed):
    """The chances of a unit's points values sum to 1, their mean is the expected points, one of them is now."""
    sure = certainty(assessed("2016Q3"))
    told = sure.criteria[sure.criteria["reason"] == ""]
    outcomes = sure.points.assign(worth=sure.points["points"].astype(float))
    for _, unit in told.iterrows():
        mine = outcomes[(outcomes["unit"] == unit["unit"]) & (outcomes["criterion"] == unit["criterion"])]
        assert mine["predictive"].sum() == pytest.approx(1)
        assert (mine["worth"] * mine["predictive"]).sum() == pytest.approx(unit["expected"])
        assert (mine["worth"] * mine["assumed"]).sum() == pytest.approx(unit["expected_assumed"])
        assert mine.loc[mine["now"], "points"].tolist() == [unit["points"]]
        assert mine.loc[mine["now"], "assumed"].sum() == pytest.approx(unit["chance_assumed"])


def test_the_assumed_rate_is_the_target_unless_told(assessed):
    """Luck alone is judged at each unit's target, or at the rate that is named for the criterion."""
    sure = certainty(assessed("2016"))
    assert row(sure.criteria, unit="agriculture", criterion="2")["assumed"] == pytest.approx(0.97)
    named = certainty(assessed("2016"), {"1": "0.92"})
    found = row(named.criteria, unit="laoyachen", criterion="1")
    assert found["assumed"] == pytest.approx(0.92)
    assert found["expected"] == row(sure.criteria, unit="laoyachen", criterion="1")["expected"]


@pytest.mark.parametrize("assumed", [{"1": 1.2}, {"1": -0.1}, {"3.1.1": 0.5}, {"nine": 0.5}])
def test_an_assumed_rate_is_a_fraction_of_a_banded_criterion(assessed, assumed):
    """A rate outside [0, 1], or of a criterion without bands, is refused with the criteria that there are."""
    with pytest.raises(QualitykitError, match="fraction from 0 to 1, of a criterion with bands: 1, 2"):
        certainty(assessed("2016"), assumed)


# ── Populations ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_population_wholly_inspected_is_certain(assessed):
    """Where every batch there is was inspected, the points that stand have a chance of 1."""
    sure = certainty(assessed("2016"), populations={("laoyachen", "manufacturing_pass_rate"): 200})
    found = row(sure.criteria, unit="laoyachen", criterion="1")
    assert (found["population"], found["chance"], found["expected"]) == (200, 1.0, 9.0)
    other = row(sure.criteria, unit="guxing", criterion="1")
    assert pd.isna(other["population"])
    assert (
        other["expected"]
        == row(certainty(assessed("2016")).criteria, unit="guxing", criterion="1")["expected"]
    )


def test_a_large_population_is_like_none_for_luck(assessed):
    """At an assumed rate, 200 drawn out of a million are 200 drawn out of many."""
    population = {("laoyachen", "manufacturing_pass_rate"): 1_000_000}
    free, drawn = (
        row(certainty(assessed("2016"), populations=size).criteria, unit="laoyachen", criterion="1")
        for size in (None, population)
    )
    assert drawn["expected_assumed"] == pytest.approx(free["expected_assumed"], abs=1e-3)


@pytest.mark.parametrize(
    ("key", "size", "said"),
    [
        (("laoyachen", "manufacturing_pass_rate"), 199, "no fewer than the 200 inspected"),
        (("laoyachen", "manufacturing_pass_rate"), 0, "a whole number from 1"),
        (("laoyachen", "manufacturing_pass_rate"), 250.5, "a whole number from 1"),
        (("nowhere", "manufacturing_pass_rate"), 300, "the id of a unit and the code of a measure"),
        (("laoyachen", "nothing"), 300, "the id of a unit and the code of a measure"),
    ],
)
def test_a_population_is_a_count_of_a_known_measure(assessed, key, size, said):
    """A population below the sample, no count, or of an unknown unit or measure is refused."""
    with pytest.raises(QualitykitError, match=said):
        certainty(assessed("2016"), populations={key: size})


def test_rounded_rates_have_their_own_edges(sample, assessed):
    """Where rates are rounded to one decimal, 92.95 % counts as 93.0 % and the margins move with it."""
    rubric = with_readings(sample.rubric(2016), {"rate_rounding": 1})
    rounded = row(certainty(assess(sample, "2016", rubric)).criteria, unit="guxing", criterion="1")
    exact = row(certainty(assessed("2016")).criteria, unit="guxing", criterion="1")
    assert (exact["losses"], rounded["losses"]) == (
        5,
        5 + 0,
    )  # 841 of 900; 837/900 = 93.0 %, 836/900 = 92.89 %
    pooled = row(certainty(assess(sample, "2016Q3", rubric)).criteria, unit="market_quality", criterion="1")
    assert (pooled["points"], pooled["losses"]) == (10, 1)  # 1536/1652 = 92.98 %, rounded 93.0 %
    assert pooled["points"] == Fraction(10)
