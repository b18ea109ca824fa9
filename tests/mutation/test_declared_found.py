"""Names of the rubric in a table's cells: the ids they become, the cells that are refused, and what is told of them."""

from pathlib import Path

import pandas as pd
from workspace_folders import WORKSPACES

from qualitykit.errors import Problem
from qualitykit.rubric import Rubric, load_rubric
from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.declared_names import with_declared_ids
from qualitykit.workspace.reading import read_table
from qualitykit.workspace.table import Table

MINI = WORKSPACES / "rubrics" / "mini" / "2016-01-01.yaml"
AWARDS = "unit,criterion,quarter,points\n"


def rubric_of(folder: Path, old: str = "", new: str = "") -> Rubric:
    """The small rubric with one text replaced."""
    path = folder / MINI.name
    path.write_text(MINI.read_text("utf-8").replace(old, new), "utf-8")
    return load_rubric(path)


def table_of(folder: Path, name: str, text: str) -> Table:
    """A table of one unit, read from CSV."""
    path = folder / f"{name}.csv"
    path.write_text(text, "utf-8")
    return read_table(path, path.name, TABLES[name], {"east": "east"})[0]


def cells(table: Table, column: str) -> list[str | None]:
    """The cells of a column, None for an empty one."""
    return [None if pd.isna(cell) else cell for cell in table.frame[column]]


def test_titles_become_ids_and_other_widths_are_noted_once(tmp_path):
    """Criteria by their titles in either language; only what is the id in another form is noted, with its rows."""
    rows = ["制度", "System", "２．１", "2.1", "２．１", "nothing", "", "示范点"]
    table = table_of(tmp_path, "awards", AWARDS + "".join(f"east,{row},1,1\n" for row in rows))
    found, problems = with_declared_ids(table, rubric_of(tmp_path))
    assert cells(found, "criterion") == ["2.1", "2.1", "2.1", "2.1", "2.1", "nothing", None, "2.2"]
    assert problems == [
        Problem("awards.csv", 4, "criterion", "name_normalised", {"value": "２．１", "rows": 2}, "note")
    ]
    assert (
        found.broken("criterion").tolist()
        == table.broken("criterion").tolist()
        == [False] * 6 + [True, False]
    )


def test_a_title_of_two_is_refused_in_each_of_its_rows(tmp_path):
    """Its cells are empty and count as unreadable, beside those that were; the others stay as they are."""
    rows = ["east,制度,1,1", "east,2.1,1,1", "east,制度,2,1", "east,示范点,9,1", "west,监督,1,1"]
    table = table_of(tmp_path, "awards", AWARDS + "\n".join(rows) + "\n")
    found, problems = with_declared_ids(
        table, rubric_of(tmp_path, "zh: 示范点, en: Sites, clause", "zh: 制度, en: Sites, clause")
    )
    assert cells(found, "criterion") == [None, "2.1", None, "示范点", "2.3"]
    assert found.broken("criterion").tolist() == [True, False, True, False, False]
    assert found.broken("quarter").tolist() == [False, False, False, True, False]
    assert found.broken("unit").tolist() == [False, False, False, False, True]
    values = {"value": "制度", "candidates": "2.1, 2.2"}
    assert problems == [Problem("awards.csv", row, "criterion", "ambiguous_name", values) for row in (2, 4)]


def test_honours_and_measures_have_their_titles_too(tmp_path):
    """Each kind of column has the names of its own kind."""
    rubric = rubric_of(tmp_path)
    honours = table_of(
        tmp_path, "honours", "unit,honour,date\neast,质量奖,2016-01-01\neast,合格率,2016-01-01\n"
    )
    measures = table_of(
        tmp_path, "measures", "unit,measure,quarter,value\neast,Pass rate,1,95\neast,质量奖,1,95\n"
    )
    assert cells(with_declared_ids(honours, rubric)[0], "honour") == ["quality_award", "合格率"]
    assert cells(with_declared_ids(measures, rubric)[0], "measure") == ["pass_rate", "质量奖"]


def test_a_table_without_such_names_is_the_same_table(tmp_path):
    """Nothing is copied where nothing changes, and nothing is looked up without a rubric."""
    ids = table_of(tmp_path, "awards", AWARDS + "east,2.1,1,1\n")
    titles = table_of(tmp_path, "awards", AWARDS + "east,制度,1,1\n")
    assert with_declared_ids(ids, rubric_of(tmp_path)) == (ids, [])
    assert with_declared_ids(titles, None) == (titles, [])


def test_an_id_is_its_own_whatever_else_is_called_so(tmp_path):
    """A criterion whose title is the number of another does not take it away."""
    table = table_of(tmp_path, "awards", AWARDS + "east,2.2,1,1\n")
    found, problems = with_declared_ids(
        table, rubric_of(tmp_path, "zh: 制度, en: System", "zh: '2.2', en: System")
    )
    assert (cells(found, "criterion"), problems) == (["2.2"], [])
