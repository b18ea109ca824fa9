"""What a workspace says of its years, files and rubrics, with the place of each refusal; and what keeps it fresh."""

import shutil

import pytest
from workspace_folders import DISTRICT, WORKSPACES, copy_good, write_workspace

from qualitykit.errors import Problem, QualitykitError
from qualitykit.period import Period
from qualitykit.workspace import Workspace, check, open_workspace
from qualitykit.workspace.files import read_raw
from qualitykit.workspace.rubrics import Rubrics
from qualitykit.workspace.schema import ColumnSpec, may, must
from qualitykit.workspace.state import state_of
from qualitykit.workspace.workspace import in_order

MINI = (WORKSPACES / "rubrics" / "mini" / "2016-01-01.yaml").read_text("utf-8")
SITES = "unit,kind,name,date\n"


def refused(call, *given) -> Problem:
    """The one problem with which a call is refused."""
    with pytest.raises(QualitykitError) as caught:
        call(*given)
    (problem,) = caught.value.problems
    return problem


@pytest.fixture
def good(tmp_path):
    """The good workspace."""
    return open_workspace(copy_good(tmp_path))


def rubric(folder, scheme, day, first_month=1):
    """One more rubric beside a workspace, in force from a day."""
    text = MINI.replace("in_force_from: 2016-01-01", f"in_force_from: {day}")
    text = text.replace("first_month:         {value: 1,", f"first_month:         {{value: {first_month},")
    (folder / "rubrics" / scheme).mkdir(exist_ok=True)
    (folder / "rubrics" / scheme / f"{day}.yaml").write_text(text, "utf-8")


def test_refusals_say_where(good):
    """A unit's name, a year without a folder, an intake that was stopped, and a workspace without years."""
    assert (refused(good.unit, "esat").file, refused(good.year, 2018).file) == ("UNIT", "2018")
    (good.path / "ledger").mkdir()
    (good.path / "ledger" / ".intake.json").touch()
    assert refused(good.read, 2016) == Problem("ledger/.intake.json", None, None, "intake_unfinished")
    (good.path / "ledger" / ".intake.json").unlink()
    for year in (2015, 2016):
        shutil.rmtree(good.path / str(year))
    assert check(good.path) == [Problem(str(good.path), None, None, "no_years")]
    assert refused(Workspace(good.path).read, 2016).values == {"value": 2016, "years": "–"}


def test_a_period_reads_its_year_and_the_one_before(good):
    """Neither an older nor a later one, whether the period is given as text or as itself."""
    for year in (2013, 2014, 2015, 2016, 2017):
        (good.path / str(year)).mkdir(exist_ok=True)
        (good.path / str(year) / "sites.csv").write_text(f"{SITES}east,product,a,{year + 1}-01-01\n", "utf-8")
    for period in ("2016Q3", Period(2016, 3)):
        assert [p.file for p in check(good.path, period)] == ["2015/sites.csv", "2016/sites.csv"]


def test_one_table_is_read_without_its_meaning(good):
    """Ids in place of names of units and of the rubric; None where there is no such table."""
    path = good.path / "2016" / "awards.csv"
    path.write_text("unit,criterion,quarter,points\n东镇,制度,1,99\n", "utf-8")
    assert good.files(2016)["awards"] == path
    table = good.table(2016, "awards")
    assert (table.path, table.frame["unit"].tolist(), table.frame["criterion"].tolist()) == (
        "2016/awards.csv",
        ["east"],
        ["2.1"],
    )
    assert good.table(2015, "awards") is None


def test_a_year_with_another_file_is_read_as_planned_and_not_kept(good, tmp_path):
    """The other file stands in for its own, each time as it is then; the year itself stays as it was."""
    other = tmp_path / "sites.csv"
    for name in ("a", "b"):
        other.write_text(f"{SITES}east,product,{name},2016-01-01\n", "utf-8")
        planned = good.planned(2016, {"sites": other})
        assert (planned.year, planned.tables["sites"].frame["name"].tolist()) == (2016, [name])
        assert planned.tables["measures"].path == "2016/measures.csv"
    assert good.year(2016).tables["sites"].frame["name"].tolist() == ["Site 1", "Site 2"]
    assert list(good.planned(2020, {"sites": other}).tables) == ["sites"]


def test_a_table_from_elsewhere_is_read_as_one_of_the_year(good, tmp_path):
    """With its own name in the problems, units and names of the rubric as ids."""
    path = tmp_path / "sent.csv"
    path.write_text("unit,criterion,quarter,points\n东镇,System,x,1\nEast Town,２．１,1,1\n", "utf-8")
    table, problems = good.understood(read_raw(path, "sent", []), "sent", "awards", 2016)
    assert table.frame["criterion"].tolist() == ["2.1", "2.1"]
    assert table.frame["unit"].tolist() == ["east", "east"]
    assert [(p.file, p.row, p.rule) for p in problems] == [
        ("sent", 2, "not_a_quarter"),
        ("sent", 3, "name_normalised"),
    ]
    path.write_text("a\nb\n", "utf-8")
    table, problems = good.understood(read_raw(path, "sent", []), "sent", "awards", 2016)
    assert (table, [p.rule for p in problems]) == (None, ["not_comma_separated"])


@pytest.mark.parametrize(("first_month", "told"), [(1, ["name_not_valid"]), (7, [])])
def test_names_of_a_time_follow_the_months_of_the_year(first_month, told, tmp_path):
    """A name that ends in September 2015 serves in the year 2016 only if that year began in July."""
    folder = write_workspace(tmp_path, sites=f"{SITES}old,product,a,2014-01-01\n")
    dated = "aliases: [{name: old, valid_to: 2015-09-30}]"
    (folder / "district.yaml").write_text(DISTRICT.replace("aliases: [东关]", dated), "utf-8")
    rubric(tmp_path, "mini", "2016-01-01", first_month)
    assert [problem.rule for problem in check(folder)] == told
    path = folder / "2016" / "sites.csv"
    _, problems = Workspace(folder).understood(read_raw(path, "sent", []), "sent", "sites", 2016)
    assert [problem.rule for problem in problems] == told


def test_a_workspace_without_a_rubric_counts_from_january(tmp_path):
    """A name that begins in December 2016 serves in 2016 whatever else is wrong."""
    folder = write_workspace(tmp_path, sites=f"{SITES}old,product,a,2014-01-01\n")
    dated = "aliases: [{name: old, valid_from: 2016-12-01}]"
    text = DISTRICT.replace("aliases: [东关]", dated).replace("rubrics: mini\n", "")
    (folder / "district.yaml").write_text(text, "utf-8")
    assert [problem.rule for problem in check(folder)] == ["missing_key"]


def test_problems_that_are_told_twice_are_told_once():
    """In the order of files and rows; what differs in anything is another problem."""
    parts = [("b", 1, "x"), ("b", None, None), ("b", 1, "x"), ("b", 1, "y"), ("a", 2, None), ("b", 1, None)]
    found = in_order(Problem(*part, "no_years") for part in parts)
    expected = [parts[4], parts[1], parts[0], parts[3], parts[5]]
    assert [(one.file, one.row, one.column) for one in found] == expected
    differing = [Problem("a", 1, "x", "unknown_unit", {"value": value, "nearest": "–"}) for value in "ab"]
    assert in_order(differing * 2) == differing


def test_the_rubrics_of_a_capsule_stand_beside_it(tmp_path):
    """All of them, by their first days, whatever their schemes; those elsewhere are not looked at."""
    (tmp_path / "rubrics").mkdir()
    for scheme, day in (("b", "2016-01-01"), ("a", "2018-01-01"), ("c", "2017-01-01")):
        rubric(tmp_path, scheme, day)
    (tmp_path / "rubrics" / "readme.yaml").touch()
    (tmp_path / "capsule.json").touch()
    paths = Rubrics(tmp_path / "district", "nowhere").paths
    assert [path.name for path in paths] == ["2016-01-01.yaml", "2017-01-01.yaml", "2018-01-01.yaml"]


def test_the_rubric_of_a_year_and_the_years_of_all(tmp_path):
    """The latest in force by its end; for checks, the first one where none is yet."""
    (tmp_path / "rubrics").mkdir()
    for day in ("2016-01-01", "2016-05-01", "2018-01-01"):
        rubric(tmp_path, "mini", day)
    rubrics = Rubrics(tmp_path / "district", "mini")
    found = [str(rubrics.for_checks(year).in_force_from) for year in (2015, 2016, 2017, 2018)]
    assert found == ["2016-01-01", "2016-05-01", "2016-05-01", "2018-01-01"]
    years = "2016 (2016-01-01.yaml), 2016 (2016-05-01.yaml), 2018 (2018-01-01.yaml)"
    told = Problem("2015", None, None, "no_rubric_in_force", {"value": 2015, "years": years})
    assert refused(rubrics.in_force, 2015) == told


@pytest.mark.parametrize("name", ["district.yaml", "2015/measures.csv", "../rubrics/mini/2016-01-01.yaml"])
def test_the_state_of_a_workspace_is_that_of_each_of_its_files(good, name):
    """Whatever is written anew changes it; nothing else does."""
    before = state_of(good)
    assert state_of(good) == before
    with (good.path / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    after = state_of(good)
    assert after[0] == before[0] == good.path.resolve()
    assert [one[0].name for one, other in zip(after[1], before[1], strict=True) if one != other] == [
        (good.path / name).name
    ]


@pytest.mark.parametrize("name", ["2015/new.csv", "2019/measures.csv", "ledger/.intake.json"])
def test_the_state_of_a_workspace_changes_with_a_file_that_comes(good, name):
    """In a year, in a year of its own, or as the mark of an intake that was stopped; in no other folder."""
    before = state_of(good)
    (good.path / "notes").mkdir()
    assert state_of(good) == before
    (good.path / name).parent.mkdir(exist_ok=True)
    (good.path / name).touch()
    assert state_of(good) != before


def test_a_column_is_declared_as_one_that_must_or_may_be_there():
    """The one differs from the other in nothing else."""
    parts = ("name", "decimal", "名", "a name")
    assert must(*parts, places=2) == ColumnSpec(*parts, required=True, places=2)
    assert may(*parts, places=2) == ColumnSpec(*parts, required=False, places=2)
