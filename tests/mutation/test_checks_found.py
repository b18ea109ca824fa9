"""What the checks of a year say of small tables: each problem with its row, column, rule, values and severity."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from ruamel.yaml import YAML
from workspace_folders import WORKSPACES

from qualitykit.errors import Problem
from qualitykit.rubric import Rubric, load_rubric
from qualitykit.workspace.checks import Year, year_problems
from qualitykit.workspace.checks.rates import rounds_to
from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.district import District, read_district
from qualitykit.workspace.reading import read_table
from qualitykit.workspace.table import Table

CASES = YAML(typ="safe").load((Path(__file__).parent / "checks_found.yaml").read_text("utf-8"))
MINI = WORKSPACES / "rubrics" / "mini" / "2016-01-01.yaml"
DISTRICT = """\
name: 小区
rubrics: mini
units:
  - {id: east, name: 东镇, kind: town}
  - {id: west, name: 西镇, kind: town}
  - {id: north, name: 北镇, kind: town}
  - {id: quality, name: 质监局, kind: department}
  - {id: other, name: 他处, kind: village}
"""
_READ: dict[str, Rubric] = {}


def district_of(folder: Path) -> District:
    """Three towns, a department, and a unit whose kind is none."""
    (folder / "district.yaml").write_text(DISTRICT, "utf-8")
    return read_district(folder)


def rubric_of(folder: Path, edits) -> Rubric:
    """The small rubric with some text replaced, read once for each text."""
    text = MINI.read_text("utf-8")
    for old, new in edits:
        assert old in text, f"nothing to replace: {old!r}"
        text = text.replace(old, new, 1)
    if text not in _READ:
        (folder / MINI.name).write_text(text, "utf-8")
        _READ[text] = load_rubric(folder / MINI.name)
    return _READ[text]


def year_of(folder: Path, case: dict) -> Year:
    """The year of a case, its tables read from CSV."""
    district, tables = district_of(folder), {}
    for name, text in case["tables"].items():
        path = folder / f"{name}.csv"
        path.write_text(text, "utf-8")
        table, _ = read_table(path, path.name, TABLES[name], district.names)
        tables[name] = _with_unreadable(table, case.get("unreadable", {}).get(name, {}))
    return Year(2016, tables, district, rubric_of(folder, case.get("rubric", ())))


def told(year: Year) -> list[list]:
    """What the checks say: file, row, column, rule, values as text, and `note` where it is one."""
    problems = list(year_problems(year))
    assert all(problem.text(language) for problem in problems for language in ("zh", "en"))
    return [_as_case(problem) for problem in problems]


def _as_case(problem: Problem) -> list:
    values = {name: str(value) for name, value in problem.values.items()}
    place = [problem.file.removesuffix(".csv"), problem.row, problem.column]
    return [*place, problem.rule, values, *([] if problem.severity == "error" else [problem.severity])]


def _with_unreadable(table: Table, rows: dict[str, list[int]]) -> Table:
    """A table of which some empty cells count as unreadable, as a text column of a typed file can have them."""
    marks = {column: table.frame.index.isin(numbers) for column, numbers in rows.items()}
    return replace(table, _broken=table._broken | marks)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_year_is_told_this_and_nothing_else(case, tmp_path):
    """Every problem of the tables of a case, in order, exactly."""
    expected = [
        [*place, rule, {name: str(value) for name, value in values.items()}, *note]
        for *place, rule, values, note in ([*one[:5], one[5:]] for one in case["told"])
    ]
    assert told(year_of(tmp_path, case)) == expected


def ratings(unit: str, alike: int, others: int, item: str = "product", quarter: int = 1) -> str:
    """Rows of a survey: so many eights, then so many threes."""
    marks = [8] * alike + [3] * others
    return "".join(f"{unit},{quarter},{unit}{quarter}-{n},{item},{mark}\n" for n, mark in enumerate(marks))


def test_nearly_equal_ratings_are_told_once_for_unit_quarter_and_item(tmp_path):
    """From 30 respondents on, from 95 % on: at the first of those that are alike."""
    rows = [
        ratings("east", 38, 2),
        ratings("west", 37, 3),
        ratings("north", 29, 0),
        ratings("quality", 30, 0),
    ]
    rows += [ratings("east", 30, 0, "service"), ratings("west", 57, 3, quarter=2)]
    survey = "unit,quarter,respondent,item,rating\n" + "".join(rows)
    expected = [
        (2, "product", 38, 40),
        (111, "product", 30, 30),
        (141, "service", 30, 30),
        (171, "product", 57, 60),
    ]
    assert told(year_of(tmp_path, {"tables": {"survey": survey}})) == [
        ["survey", row, "rating", "values_heaped", values(rating=8, item=item, count=count, of=of), "note"]
        for row, item, count, of in expected
    ]


def values(**named) -> dict[str, str]:
    """What fills a sentence, as text."""
    return {name: str(value) for name, value in named.items()}


def test_without_a_rubric_what_needs_none_is_told(tmp_path):
    """Rows that stand twice and findings that say there is none; nothing of measures or points."""
    tables = {
        "awards": "unit,criterion,quarter,points\neast,9,1,99\neast,9,1,99\n",
        "incidents": "unit,date,title,finding\neast,2016-01-01,a,no\n",
        "injuries": "date,case,product\n2016-01-01,C1,bicycle\n2016-01-01,C1,bicycle\n",
        "inspections": "unit,date,domain,passed\n" + "east,2016-01-01,food,1\n" * 3,
    }
    year = replace(year_of(tmp_path, {"tables": tables}), rubric=None)
    key = "unit+criterion+quarter+assessor"
    assert told(year) == [
        ["awards", 3, key, "repeated_row", values(first=2, columns=key.replace("+", ", "))],
        ["inspections", 3, None, "rows_alike", values(count=2), "note"],
        ["incidents", 2, "finding", "negative_finding", values(value="no")],
    ]


def test_units_on_one_side_only_are_noted(tmp_path):
    """Those of the rubric that the district lacks in one note, those that answer for nothing in their lines."""
    (tmp_path / "district.yaml").write_text(DISTRICT.replace("id: quality", "id: qualty"), "utf-8")
    rubric = rubric_of(
        tmp_path, [["units:\n  quality: {", "units:\n  water: {zh: 水务局, en: Water}\n  quality: {"]]
    )
    found = told(Year(2016, {}, read_district(tmp_path), rubric))
    assert found == [
        ["district.yaml", None, "units", "units_absent", values(value="water, quality"), "note"],
        [
            "district.yaml",
            7,
            "id",
            "answers_for_nothing",
            values(value="qualty", nearest="quality, water"),
            "note",
        ],
    ]
    assert told(Year(2016, {}, District(), rubric)) == []


def test_records_of_a_rubric_without_a_file_are_told_by_its_name(tmp_path):
    """Where there is no file there is no line."""
    rubric = rubric_of(tmp_path, [["numerator: passed", "numerator: domain"]]).model_copy()
    rubric._path = None
    (found,) = told(Year(2016, {}, district_of(tmp_path), rubric))
    assert found[:4] == ["mini", None, "pass_rate", "unknown_records"]
    assert found[4] == values(measure="pass_rate", value="domain", nearest="passed")


@pytest.mark.parametrize(
    ("value", "places", "decimals", "numerator", "denominator", "agrees"),
    [
        # 66.47 and 66.5 to no decimals: off by 0.53 and by the very half
        (670, 1, 0, 6647, 100, False),
        (670, 1, 0, 665, 10, True),
        (660, 1, 0, 665, 10, True),
        (0, 0, 0, 0, 0, True),
        (0, 0, 0, 1, 0, False),
        # sums and products near and beyond the largest whole number of 64 bits
        (-3_000_000_000, 0, 0, 1_100_000_000_000_000_000, 1_500_000_000, False),
        (3_000_000_000, 0, 0, 0, 4_000_000_000, False),
        (-1_100_000_000_000_000_000, 6, 6, 4_500_000_000_000, 1, False),
        (0, 6, 6, 12_000_000_000_000, 1, False),
        (0, 6, 0, 0, 10_000_000_000_000, True),
    ],
)
def test_a_value_agrees_with_its_ratio_up_to_half_of_its_last_decimal(
    value, places, decimals, numerator, denominator, agrees
):
    """However large the numbers are."""
    arrays = (np.array([number], np.int64) for number in (value, decimals, numerator, denominator))
    scaled, written, above, below = arrays
    assert rounds_to(scaled, places, written, above, below).tolist() == [agrees]
