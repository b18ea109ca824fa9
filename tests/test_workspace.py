"""A workspace gives its units, years, rubrics and checked tables, and says what it does not have."""

import re
import shutil
from datetime import date

import pandas as pd
import pytest
from workspace_folders import WORKSPACES, copy_good, write_workspace

from qualitykit.errors import QualitykitError
from qualitykit.period import Period
from qualitykit.workspace import Workspace, check, open_workspace
from qualitykit.workspace.contract import TABLES

MINI = (WORKSPACES / "rubrics" / "mini" / "2016-01-01.yaml").read_text("utf-8")


@pytest.fixture
def good(tmp_path):
    """A copy of the good workspace, opened."""
    return open_workspace(copy_good(tmp_path))


def rules(problems):
    """The rules of some problems, in order."""
    return [problem.rule for problem in problems]


def write_rubric(folder, day, first_month=1):
    """One more rubric of the small scheme, in force from another day."""
    text = MINI.replace("in_force_from: 2016-01-01", f"in_force_from: {day}")
    text = re.sub(r"(first_month: +\{value:) 1", rf"\1 {first_month}", text)
    (folder / f"{day}.yaml").write_text(text, "utf-8")


def test_a_workspace_knows_its_name_units_and_years(good):
    """What district.yaml and the folders say can be asked for."""
    assert good.name == {"zh": "小区", "en": "Small district"}
    assert good.synthetic
    assert [unit.id for unit in good.units] == ["east", "west", "quality"]
    assert good.years == (2015, 2016)


def test_a_name_in_one_language_serves_both(tmp_path):
    """A plain name is the name in Chinese and English; data are real unless marked."""
    workspace = open_workspace(write_workspace(tmp_path))
    assert workspace.name == {"zh": "小区", "en": "小区"}
    assert not workspace.synthetic


@pytest.mark.parametrize("name", ["east", "东镇", "East Town", "东关", " east "])
def test_a_unit_answers_to_each_of_its_names(good, name):
    """Id, Chinese name, English name and aliases find the same unit."""
    assert good.unit(name).id == "east"


def test_a_unit_without_an_english_name_shows_its_id(tmp_path):
    """An English report has no Chinese name to show, so the id stands in."""
    unit = open_workspace(write_workspace(tmp_path)).unit("西镇")
    assert (unit.title("zh"), unit.title("en")) == ("西镇", "west")


def test_an_unknown_unit_is_told_the_nearest(good):
    """A misspelt unit of a command is refused with the nearest ids."""
    with pytest.raises(QualitykitError, match=r"found 'esat'.*write the nearest \(east"):
        good.unit("esat")


def test_a_folder_without_a_district_file_is_no_workspace(tmp_path):
    """Opening and checking both say that district.yaml is missing."""
    with pytest.raises(QualitykitError, match=r"no district\.yaml"):
        open_workspace(tmp_path)
    assert rules(check(tmp_path / "nowhere")) == ["no_district"]


def test_a_workspace_without_years_has_nothing_to_check(tmp_path):
    """No folder of a year is an error, so that a wrong path does not pass for a clean one."""
    folder = write_workspace(tmp_path)
    shutil.rmtree(folder / "2016")
    assert rules(check(folder)) == ["no_years"]


def test_opening_refuses_a_wrong_district_file_and_checking_goes_on(tmp_path):
    """All that is wrong with district.yaml is raised at once on opening, and listed among the rest by a check."""
    folder = write_workspace(tmp_path, equipment="unit,quarter,in_use\neast,1,x\n")
    (folder / "district.yaml").write_text("name: ''\nrubric: mini\nunits: []\n", "utf-8")
    expected = ["missing_key", "not_text", "unknown_key", "not_a_list"]
    with pytest.raises(QualitykitError) as error:
        open_workspace(folder)
    assert rules(error.value.problems) == expected
    assert rules(check(folder)) == ["not_a_count", *expected]


# ── years and periods ────────────────────────────────────────────────────────


def test_a_period_is_checked_with_the_year_before_it(good):
    """The year asked for and the one it is compared with are read, and no other."""
    for year in (2014, 2015, 2016):
        folder = good.path / str(year)
        folder.mkdir(exist_ok=True)
        (folder / "equipment.csv").write_text(f"unit,quarter,in_use\neast,1,{year}.5\n", "utf-8")
    files = [[p.file for p in check(good.path, period)] for period in ("2016Q3", "2015", Period(2014), None)]
    assert files[0] == ["2015/equipment.csv", "2016/equipment.csv"]
    assert files[1] == ["2014/equipment.csv", "2015/equipment.csv"]
    assert files[2] == ["2014/equipment.csv"]
    assert len(files[3]) == 3


def test_a_year_without_a_folder_is_told_the_years_there_are(good):
    """Asking for a year that is not there lists those that are."""
    (problem,) = check(good, "2018Q1")
    assert (problem.rule, "2015, 2016" in problem.text()) == ("no_such_year", True)
    with pytest.raises(QualitykitError, match="a year there is: 2015, 2016"):
        good.year(2018)


def test_a_period_that_is_none_is_a_problem_too(good):
    """A check never raises: a badly written period is told like everything else."""
    assert rules(check(good, "2016Q5")) == ["not_a_period"]


# ── rubrics ──────────────────────────────────────────────────────────────────


def test_the_latest_rubric_of_a_year_is_in_force(good):
    """A rubric applies to whole years, from the one that holds its first day until another replaces it."""
    write_rubric(good.path.parent / "rubrics" / "mini", "2018-07-04")
    found = [good.rubric(year).in_force_from for year in (2016, 2017, 2018, 2019)]
    assert found == [date(2016, 1, 1), date(2016, 1, 1), date(2018, 7, 4), date(2018, 7, 4)]
    assert good.earliest_rubric().in_force_from == date(2016, 1, 1)


def test_a_year_before_any_rubric_is_told_the_years_there_are(good):
    """No rubric in force is an error that says from which years on there is one."""
    with pytest.raises(
        QualitykitError, match=r"no rubric in force for 2015.*2016 \(2016-01-01\.yaml\)"
    ) as error:
        good.rubric(2015)
    assert rules(error.value.problems) == ["no_rubric_in_force"]


def test_a_year_before_any_rubric_is_checked_against_the_first(good):
    """Last year's rows serve comparisons under the first rubric, so that one must know their measures."""
    (good.path / "2015" / "measures.csv").write_text(
        "unit,measure,quarter,value\neast,pas_rate,4,93\n", "utf-8"
    )
    assert rules(check(good.path, "2015")) == ["unknown_measure"]


def test_the_rubric_says_when_its_year_begins(tmp_path):
    """With July as the first month, the assessment year 2016 runs from July 2015 to June 2016."""
    folder = write_workspace(
        tmp_path, air="date,station\n2015-06-30,S1\n2015-07-01,S1\n2016-06-30,S1\n2016-07-01,S1\n"
    )
    write_rubric(tmp_path / "rubrics" / "mini", "2016-01-01", first_month=7)
    assert [(p.rule, p.row) for p in check(folder)] == [("outside_year", 2), ("outside_year", 5)]


@pytest.mark.parametrize("named", ["../rubrics/mini", "../rubrics/mini/2016-01-01.yaml", "mini", "huiji"])
def test_rubrics_are_found_by_path_scheme_or_among_those_that_come_along(tmp_path, named):
    """A path is relative to the workspace; a scheme lies beside it or comes with the program."""
    folder = write_workspace(tmp_path)
    text = (folder / "district.yaml").read_text("utf-8").replace("rubrics: mini", f"rubrics: {named}")
    (folder / "district.yaml").write_text(text, "utf-8")
    assert open_workspace(folder).rubric(2016).scheme == ("huiji" if named == "huiji" else "mini")


# ── checked tables ───────────────────────────────────────────────────────────


def test_checked_tables_come_in_the_order_of_the_contract(good):
    """A year gives every table it has, and None for one it has not."""
    year = good.year(2016)
    assert list(year.tables) == list(TABLES)
    assert year.table("measures") is year.tables["measures"]
    assert good.year(2015).table("awards") is None
    assert year.problems == ()
    with pytest.raises(KeyError):
        year.table("award")


def test_tables_without_rows_are_tables(good):
    """A header alone is no problem, and not the same as a table that is not there."""
    for path in (good.path / "2016").iterdir():
        path.write_text(path.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    assert check(good.path) == []
    assert list(Workspace(good.path).year(2016).tables) == list(TABLES)


def test_a_year_is_read_once(good):
    """A second request gives the same tables without opening a file."""
    first = good.year(2016)
    shutil.rmtree(good.path / "2016")
    assert good.year(2016) is first


def test_a_year_with_errors_gives_no_tables(good):
    """All errors of the year are raised together; notes do not stand in the way."""
    (good.path / "2016" / "equipment.csv").write_text("unit,quarter,in_use,x\neast,9,1.5,\n", "utf-8")
    with pytest.raises(QualitykitError) as error:
        Workspace(good.path).year(2016)
    assert rules(error.value.problems) == ["not_a_quarter", "not_a_count"]
    (good.path / "2016" / "equipment.csv").write_text("unit,quarter,in_use,x\neast,1,1,\n", "utf-8")
    assert rules(Workspace(good.path).year(2016).problems) == ["own_columns"]


def test_a_frame_has_ids_types_and_the_rows_of_the_file(good):
    """Units are ids whatever the file calls them; every column of the contract stands there with its type."""
    table = good.year(2016).tables["measures"]
    assert (table.name, table.path) == ("measures", "2016/measures.csv")
    assert table.frame.index.tolist() == [2, 3, 4, 5, 6, 7, 8, 9]
    assert table.frame["unit"].tolist()[:3] == ["east", "east", "west"]
    assert {name: str(kind) for name, kind in table.frame.dtypes.items()} == {
        "unit": "str", "measure": "str", "quarter": "int64", "numerator": "Int64", "denominator": "Int64",
        "value": "float64", "source": "str",
    }  # fmt: skip
    assert good.year(2015).tables["measures"].frame["numerator"].isna().all()
    completed = good.year(2016).tables["projects"].frame["completed"]
    assert completed.tolist() == [pd.Timestamp(2016, 2, 1), pd.Timestamp(2016, 12, 31), pd.NaT]


def test_decimals_stay_exact_beside_their_floats(good):
    """A decimal column is also whole numbers on one scale, with the decimals each cell was written with."""
    table = good.year(2016).tables["measures"]
    scaled, places = table.exact("value")
    assert (scaled.tolist(), places) == ([0, 0, 9000, 8125, 5000, 33, 200, 17550], 2)
    assert table.decimals("value").tolist() == [0, 0, 1, 2, 1, 2, 0, 1]
    assert table.has("value").tolist() == [False, False, True, True, True, True, True, True]
