"""The made-up district and the national series that ship with the kit."""

import csv
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
from ruamel.yaml import YAML

from qualitykit.scoring import assess
from qualitykit.workspace import check
from qualitykit.workspace.contract import TABLES

DATA = Path(__file__).parent.parent / "data"
STORIES = YAML(typ="safe").load((Path(__file__).parent / "sample_stories.yaml").read_text("utf-8"))
TOLD = [pytest.param(str(p), story, id=f"{p}: {story['says']}") for story in STORIES for p in story["period"]]
PERIODS = ("2016Q3", "2016")


@pytest.fixture(scope="module")
def assessments(sample):
    """The sample district at the end of Q3 and at the end of 2016."""
    return {period: assess(sample, period) for period in PERIODS}


def read(name: str) -> pd.DataFrame:
    """A table of the sample as text."""
    return pd.read_csv(DATA / "sample" / name, dtype=str, keep_default_na=False)


def written(folder: Path) -> dict[str, bytes]:
    """Everything in a sample folder that the script writes."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != "README.md")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_same_seed_same_bytes(tmp_path):
    """Writing the sample again gives the committed files, byte for byte."""
    subprocess.run([sys.executable, str(DATA / "make_sample.py"), str(tmp_path)], check=True)
    again, committed = written(tmp_path), written(DATA / "sample")
    assert sorted(again) == sorted(committed)
    assert [name for name in again if again[name] != committed[name]] == []


def test_every_row_says_synthetic(sample):
    """Nobody can take a row of the sample for a real number."""
    assert sample.synthetic
    for path in (DATA / "sample").glob("*/*.csv"):
        *_, last = pd.read_csv(path, dtype=str).items()
        assert last[0] == "synthetic"
        assert (last[1] == "synthetic").all()


def test_the_sample_is_complete_and_small(sample):
    """Two years, 25 units, every table but the one that forms bring in and the efforts, under 1.5 MB."""
    assert sample.years == (2015, 2016)
    assert len(sample.units) == 25
    assert all(
        set(sample.year(year).tables) == set(TABLES) - {"evidence", "efforts"} for year in sample.years
    )
    assert sum(map(len, written(DATA / "sample").values())) < 1_500_000


@pytest.mark.parametrize("folder", ["sample", "national"])
def test_shipped_workspaces_have_no_errors(folder):
    """The checker finds nothing wrong with what ships."""
    assert [p.text("en") for p in check(DATA / folder) if p.severity == "error"] == []


@pytest.mark.parametrize(("period", "story"), TOLD)
def test_stories(assessments, period, story):
    """Every story of the sample is told by the scorer."""
    scores, grades = assessments[period].scores, assessments[period].grades
    mine = scores[scores["unit"] == story["unit"]].set_index("criterion")
    for criterion, expected in story.get("scores", {}).items():
        row = mine.loc[criterion]
        if isinstance(expected, str):
            assert row["status"] == expected
        else:
            assert (row["status"], row["points"]) == ("scored", Fraction(str(expected)))
    unit = grades[grades["unit"] == story["unit"]].iloc[0]
    for column, expected in story.get("grades", {}).items():
        if expected is None:
            assert pd.isna(unit[column])
        elif isinstance(expected, bool | str):
            assert unit[column] == expected
        else:
            assert unit[column] == Fraction(str(expected))


@pytest.mark.parametrize(("unit", "factor"), [("guxing", "1.2"), ("huayuankou", "1.2001")])
@pytest.mark.parametrize("quarters", ["123", "1234"])
def test_funding_grows_by_exactly_so_much(unit, factor, quarters):
    """The two towns at the edge of the 20 percent rule stand where they should, in yuan."""
    now, before = (
        rows.loc[(rows["unit"] == unit) & rows["quarter"].isin(list(quarters)), "amount"].astype(int).sum()
        for rows in (read("2016/funding.csv"), read("2015/funding.csv"))
    )
    assert Fraction(int(now), int(before)) == Fraction(factor)


@pytest.mark.parametrize(("unit", "passed", "inspected"), [("huayuankou", 12, 12), ("guxing", 841, 900)])
def test_small_and_large_samples(unit, passed, inspected):
    """A dozen batches without a failure stand beside nine hundred."""
    rows = read("2016/inspections.csv")
    verdicts = rows.loc[(rows["unit"] == unit) & (rows["domain"] == "manufacturing"), "passed"]
    assert (verdicts.eq("1").sum(), len(verdicts)) == (passed, inspected)


def test_own_numbers_or_the_pool():
    """区工商质监局 has no numbers of its own on row 1; 区农委 has them on row 2."""
    measured = read("2016/measures.csv")
    assert not {"market_quality", "区工商质监局"} & {*measured["unit"], *read("2016/inspections.csv")["unit"]}
    assert set(measured.loc[measured["unit"] == "agriculture", "measure"]) == {"farm_produce_pass_rate"}


@pytest.mark.parametrize(
    ("table", "misprint", "unit"),
    [("awards", "古荣镇", "guxing"), ("tasks", "市公安局兴路分局", "police_changxinglu")],
)
def test_misprinted_names_are_read(sample, table, misprint, unit):
    """Names as misprinted in the document stand in some rows and mean the unit."""
    rows = read(f"2016/{table}.csv")["unit"].eq(misprint)
    assert rows.any()
    read_as = sample.year(2016).tables[table].frame["unit"].loc[rows[rows].index + 2]
    assert set(read_as) == {unit}


def test_two_assessors_disagree(assessments):
    """The spread of two assessors is there to be shown."""
    given = assessments["2016"].given("3.8.2", "guxing")
    assert (given["count"], given["min"], given["max"]) == (2, 0, 2 * 10 ** assessments["2016"].awards.places)


@pytest.mark.parametrize("kind", ["town", "department"])
def test_grades_spread_from_a_to_d(assessments, kind):
    """Both kinds have every grade at the end of the year."""
    grades = assessments["2016"].grades
    assert set(grades.loc[grades["kind"] == kind, "grade"]) == set("ABCD")


def test_near_ties_among_towns(assessments):
    """Two pairs of towns lie closer together than one criterion."""
    base = assessments["2016"].grades.set_index("unit")["base"]
    assert abs(base["guxing"] - base["huayuankou"]) < 1
    assert abs(base["laoyachen"] - base["changxinglu"]) < Fraction(3, 2)


@pytest.mark.parametrize(("year", "days", "pm25"), [(2015, 365, 95.8), (2016, 366, 78.6)])
def test_air_is_like_zhengzhou(year, days, pm25):
    """Three stations, every day, few values missing, the published annual mean of PM2.5, winter above summer."""
    air = pd.read_csv(DATA / f"sample/{year}/air.csv", parse_dates=["date"])
    assert (air["date"].nunique(), air["station"].nunique(), len(air)) == (days, 3, 3 * days)
    assert 0 < air["pm25"].isna().mean() < 0.02
    assert air["pm25"].mean() == pytest.approx(pm25, abs=1)
    month = air.groupby(air["date"].dt.month)["pm25"].mean()
    assert month[[12, 1, 2]].mean() > 1.5 * month[[6, 7, 8]].mean()


@pytest.mark.parametrize("year", [2015, 2016])
def test_satisfaction_is_about_eighty(year):
    """The survey's index lies where published ones do."""
    rating = pd.read_csv(DATA / f"sample/{year}/survey.csv")["rating"]
    assert 100 * (rating.mean() - 1) / 9 == pytest.approx(80, abs=1.5)


def test_no_injury_without_a_case():
    """Some cases involve two products: more rows than cases."""
    injuries = read("2016/injuries.csv")
    assert 1 < len(injuries) / injuries["case"].nunique() < 1.2


@pytest.mark.parametrize(
    ("period", "row_1", "row_2"),
    [
        ("2021Q4", None, 9),  # 97.6 against 98: 0.4 short
        ("2022Q4", 9, 9),  # 93.29 against 94: 0.71 short
        ("2023Q4", 9, 9),  # 93.65 against 94; 97.8 against 98
        ("2024Q4", 9, 10),  # 93.93 against 94: 0.07 short; 98.0 meets 98
    ],
)
def test_the_nation_is_scored_on_its_two_pass_rates(nation, period, row_1, row_2):
    """Rows 1 and 2 are scored where a value and a target were published, and everything else is open."""
    scores = assess(nation, period).scores.set_index("criterion")
    points = scores["points"]
    assert [None if pd.isna(points[row]) else points[row] for row in ("1", "2")] == [row_1, row_2]
    assert set(scores.drop(index=["1", "2"])["status"]) == {"open"}


@pytest.mark.parametrize("period", ["2016Q4", "2017Q4", "2018Q4", "2020Q4"])
def test_years_before_the_plan_have_no_target(nation, period):
    """Without a target nothing is scored, and the reason says why."""
    assessment = assess(nation, period)
    scores = assessment.scores.assign(reason=assessment.reasons("en"))
    assert set(scores["status"]) == {"open"}
    assert scores["reason"].str.contains("no target").sum() == 1


def test_national_figures_name_their_source(nation):
    """Every published figure has body, title, year and status, and none is marked synthetic."""
    assert not nation.synthetic
    for path in (DATA / "national").glob("*/*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                assert row["body"]
                assert row["title"]
                assert row["year"].isdigit()
                assert row["status"].startswith(("secondary copy", "calculated from "))
