"""Units by any of their names: width and blanks do not matter, likeness is not enough, and names have their time."""

from datetime import date

import pytest
from workspace_folders import DISTRICT, write_workspace

from qualitykit.workspace import check, open_workspace
from qualitykit.workspace.district import read_district
from qualitykit.workspace.registry import DatedName, Names

DATED = "{name: 老东镇, valid_from: 2000-01-01, valid_to: 2015-12-31}"


def folder_with(tmp_path, alias, equipment="unit,quarter,in_use\n老东镇,1,5\n"):
    """A workspace whose first unit has one more alias."""
    folder = write_workspace(tmp_path, equipment=equipment)
    (folder / "district.yaml").write_text(DISTRICT.replace("[东关]", f"[东关, {alias}]"), "utf-8")
    return folder


@pytest.mark.parametrize("written", ["东　镇", " 东 镇", "Ｅａｓｔ Town", "East  Town", "东\u200b镇"])
def test_width_and_blanks_are_normalised_with_a_note(tmp_path, written):
    """What only looks different is the same name, and the office is told."""
    folder = write_workspace(tmp_path, equipment=f"unit,quarter,in_use\n{written},1,5\n")
    assert [(p.rule, p.severity) for p in check(folder)] == [("name_normalised", "note")]
    assert open_workspace(folder).year(2016).tables["equipment"].frame["unit"].tolist() == ["east"]


@pytest.mark.parametrize("written", ["东阵", "East Twon", "east1"])
def test_a_near_miss_is_refused_with_candidates(tmp_path, written):
    """Likeness is shown and never acted on."""
    folder = write_workspace(tmp_path, equipment=f"unit,quarter,in_use\n{written},1,5\n")
    (problem,) = check(folder)
    assert (problem.rule, "east" in problem.values["nearest"]) == ("unknown_unit", True)


def test_two_names_that_differ_in_blanks_only_are_not_mixed_up():
    """A text that could be either is no name of one."""
    book = Names({"A B": "one", "AB ": "two"})
    assert book.normalised("A  B") is None


def test_a_name_out_of_its_time_is_refused_with_its_days(tmp_path):
    """An old name tells whose it was."""
    (problem,) = check(folder_with(tmp_path, DATED))
    assert problem.rule == "name_not_valid"
    assert "2000-01-01 – 2015-12-31" in problem.text("en")
    assert "if east is meant" in problem.text("en")


@pytest.mark.parametrize(
    "alias",
    ["{name: 老东镇, valid_to: 2016-01-01}", "{name: 老东镇, valid_from: 2016-12-31}", "{name: 老东镇}"],
)
def test_a_name_valid_on_any_day_of_the_year_is_a_name(tmp_path, alias):
    """The assessment year decides, its first and last day included."""
    assert check(folder_with(tmp_path, alias)) == []


def test_a_name_may_pass_from_one_unit_to_another(tmp_path):
    """Two units may have had one name, one after the other, and each year finds its own."""
    folder = folder_with(tmp_path, DATED)
    text = (folder / "district.yaml").read_text("utf-8")
    later = "kind: town, aliases: [{name: 老东镇, valid_from: 2016-01-01}]}\n  - {id: quality"
    (folder / "district.yaml").write_text(text.replace("kind: town}\n  - {id: quality", later), "utf-8")
    assert check(folder) == []
    district = read_district(folder)
    assert district.names_between(date(2015, 1, 1), date(2015, 12, 31))["老东镇"] == "east"
    assert open_workspace(folder).year(2016).tables["equipment"].frame["unit"].tolist() == ["west"]


@pytest.mark.parametrize(
    ("alias", "rule"),
    [
        ("{name: 老东镇, valid_from: 2016-01-02, valid_to: 2016-01-01}", "days_reversed"),
        ("{name: 老东镇, valid_from: 2016}", "not_a_day"),
        ("{name: 老东镇, valid_form: 2016-01-01}", "unknown_key"),
        ("{valid_from: 2016-01-01}", "missing_key"),
        ("{name: 西镇, valid_from: 2016-01-01}", "name_of_two"),
    ],
)
def test_a_dated_name_that_is_wrong_is_told(tmp_path, alias, rule):
    """Days in the wrong order, no days at all, misspelt keys and names of others stand with their line."""
    problems = read_district(folder_with(tmp_path, alias)).problems
    assert rule in {problem.rule for problem in problems}
    assert {problem.row for problem in problems} <= {4, 5}


def test_a_name_valid_for_ever_meets_every_other():
    """Open ends reach as far as days do."""
    assert DatedName("a", "x").meets(DatedName("a", "y", date(1, 1, 1), date(1, 1, 1)))
    assert not DatedName("a", "x", date(2016, 1, 1)).meets(DatedName("a", "y", None, date(2015, 12, 31)))


def test_a_criterion_may_be_written_by_its_title(tmp_path):
    """The frame has the number; a name of several criteria is refused with all of them."""
    tasks = "unit,criterion,due\nwest,示 范点,2016-12-31\n"
    folder = write_workspace(tmp_path, tasks=tasks)
    assert {p.severity for p in check(folder)} <= {"note"}
    assert open_workspace(folder).year(2016).tables["tasks"].frame["criterion"].tolist() == ["2.2"]


def test_a_title_of_two_criteria_is_refused_with_both(tmp_path):
    """Nobody can know which is meant."""
    folder = write_workspace(tmp_path, tasks="unit,criterion,due\nwest,示范点,2016-12-31\n")
    rubric = tmp_path / "rubrics" / "mini" / "2016-01-01.yaml"
    text = rubric.read_text("utf-8")
    first = text.index("criterion: 2.1" if "criterion: 2.1" in text else 'criterion: "2.1"')
    title = text.index("zh: ", first)
    end = min(text.index(sign, title) for sign in (",", "\n") if sign in text[title:])
    rubric.write_text(text[:title] + "zh: 示范点" + text[end:], "utf-8")
    (problem,) = check(folder)
    assert (problem.rule, problem.values["candidates"]) == ("ambiguous_name", "2.1, 2.2")
