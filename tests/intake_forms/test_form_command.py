"""`qualitykit form` writes every form or none."""

import pytest
from click.testing import CliRunner
from forms_of import SAMPLE
from workspace_folders import write_workspace

from qualitykit.cli import main


def run(*words):
    """The command line, its messages with its output."""
    return CliRunner().invoke(main, ["form", *map(str, words)])


def test_every_unit_gets_a_workbook(tmp_path):
    """25 units, 25 files, named by period and id."""
    done = run(SAMPLE, "2016Q3", "--out", tmp_path / "forms")
    assert done.exit_code == 0, done.output
    names = sorted(path.name for path in (tmp_path / "forms").iterdir())
    assert len(names) == 25
    assert names[0] == "2016Q3-agriculture.xlsx"
    assert "25" in done.output


def test_some_units_can_be_chosen_by_any_name(tmp_path):
    """As in every other command."""
    done = run(SAMPLE, "2016Q3", "--out", tmp_path, "--unit", "古荣镇", "--unit", "finance", "--lang", "en")
    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2016Q3-finance.xlsx", "2016Q3-guxing.xlsx"]


def test_forms_of_an_assessor_are_named_after_it(tmp_path):
    """They do not overwrite the unit's own."""
    done = run(
        SAMPLE, "2016", "--out", tmp_path, "--unit", "guxing", "--assessor", "考核一组", "--due", "2017-01-20"
    )
    assert done.exit_code == 0, done.output
    assert [path.name for path in tmp_path.iterdir()] == ["2016-guxing-考核一组.xlsx"]


@pytest.mark.parametrize(
    "words", [("2016Q5",), ("2016Q3", "--unit", "nowhere"), ("2016Q3", "--due", "10.10.2016")]
)
def test_a_wrong_command_line_is_refused(tmp_path, words):
    """Exit status 2, nothing written."""
    assert run(SAMPLE, *words, "--out", tmp_path / "forms").exit_code == 2
    assert not (tmp_path / "forms").exists()


def test_data_with_errors_give_no_form(tmp_path):
    """Exit status 1 with the place, nothing written: what a form shows must be right."""
    folder = write_workspace(tmp_path, sites="unit,kind,name,date\neast,product,Site,soon\n")
    done = run(folder, "2016Q3", "--out", tmp_path / "forms")
    assert done.exit_code == 1
    assert "2016/sites.csv:2:date" in done.output
    assert not (tmp_path / "forms").exists()


def test_a_year_without_a_rubric_gives_no_form(tmp_path):
    """Exit status 1: there is nothing to ask for."""
    done = run(SAMPLE, "2014Q3", "--out", tmp_path / "forms")
    assert done.exit_code == 1
    assert not (tmp_path / "forms").exists()
