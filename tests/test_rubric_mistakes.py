"""Every mistake that a rubric file can have is told with its line, what was found, what is allowed and what to do."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from qualitykit.errors import QualitykitError
from qualitykit.language.rubric_problems import RUBRIC_PROBLEMS
from qualitykit.rubric import load_rubric

HERE = Path(__file__).parent / "rubrics"
GOOD = HERE / "another" / "2021-03-01.yaml"
CASES = YAML(typ="safe").load((HERE / "broken.yaml").read_text("utf-8"))


def edited(folder: Path, *edits: list[str]) -> Path:
    """A copy of the good rubric after some edits, each of which must find its text once or more."""
    text = GOOD.read_text("utf-8")
    for old, new in edits:
        assert old in text, f"nothing to replace: {old!r}"
        text = text.replace(old, new, 1)
    path = folder / GOOD.name
    path.write_text(text, "utf-8")
    return path


def refused(path: Path) -> tuple:
    """The problems of a file that must be refused."""
    with pytest.raises(QualitykitError) as caught:
        load_rubric(path)
    return caught.value.problems


def line_with(path: Path, text: str, last: bool = False) -> int:
    """The number of the first, or last, line that holds a text."""
    lines = [number for number, line in enumerate(path.read_text("utf-8").split("\n"), 1) if text in line]
    return lines[-1 if last else 0]


def test_the_good_rubric_is_accepted():
    """Nothing is wrong with the file that the cases below break."""
    assert load_rubric(GOOD).source_path == GOOD


@pytest.mark.parametrize("case", CASES, ids=[case["mistake"] for case in CASES])
def test_a_mistake_is_told_with_its_line_and_words(case, tmp_path):
    """Each edit gives the one problem that the case names (and its consequence, where it has one)."""
    path = edited(tmp_path, *case.get("edits", [case.get("edit")]))
    problems = refused(path)
    expected = [told for told in (case, case.get("and")) if told]
    assert sorted(problem.rule for problem in problems) == sorted(told["rule"] for told in expected)
    for told in expected:
        assert any(problem.rule == told["rule"] and _at(problem, path, told) for problem in problems)
    problem = next(
        problem for problem in problems if problem.rule == case["rule"] and _at(problem, path, case)
    )
    for words in case["says"]:
        assert str(words) in problem.text("en")
    assert problem.text("zh").startswith(f"{problem.place}：发现")


def _at(problem, path: Path, case: dict) -> bool:
    return "at" not in case or problem.row == line_with(path, case["at"], case.get("last", False))


def test_every_problem_of_a_rubric_has_its_case():
    """No rule of the rubric checks is without a file that it must refuse."""
    elsewhere = {"unreadable"}
    assert {case["rule"] for case in CASES} >= set(RUBRIC_PROBLEMS) - elsewhere


def test_all_mistakes_of_form_come_in_one_error(tmp_path):
    """A key that is unknown, one that is missing and two wrong values are told together, in line order."""
    problems = refused(
        edited(
            tmp_path,
            ["cap: 3", "cap: three"],
            ["deduct: 2.5}", "deduct: x}"],
            ["  scale:\n    - {grade: good, from: 45}", "  scales: 3\n  scale:\n    - {from: 45}"],
        )
    )
    assert [problem.rule for problem in problems] == [
        "rubric_not_a_number",
        "rubric_not_a_number",
        "rubric_unknown_key",
        "rubric_missing_key",
    ]
    assert [problem.row for problem in problems] == sorted(problem.row for problem in problems)


def test_all_mistakes_of_meaning_come_in_one_error(tmp_path):
    """A wrong sum, a gap, an unknown unit and an unknown grade are told together, in line order."""
    problems = refused(
        edited(
            tmp_path,
            ["total: 50", "total: 51"],
            ["{from: 2, to: 5.5,", "{from: 3, to: 5.5,"],
            ["units: [plants]", "units: [plant]"],
            ["grade: poor, status", "grade: D, status"],
        )
    )
    rules = ["rubric_sum", "rubric_gap", "rubric_unknown_unit", "rubric_unknown_grade"]
    assert [problem.rule for problem in problems] == rules


def test_two_wrong_values_in_one_line_are_both_told(tmp_path):
    """Bands written side by side do not hide each other."""
    start, end = "              bands:\n", "          - criterion: A2"
    text = GOOD.read_text("utf-8")
    bands = text[text.index(start) : text.index(end)]
    side_by_side = "              bands: [{from: 0, to: 2, deduct: x}, {from: 2, deduct: y}]\n"
    path = edited(tmp_path, [bands, side_by_side])
    assert [problem.values["value"] for problem in refused(path)] == ["x", "y"]


def test_a_long_value_is_cut(tmp_path):
    """A message stays readable when a paragraph stands where a number belongs."""
    (problem,) = refused(edited(tmp_path, ["cap: 3", "cap: " + "three " * 40]))
    assert len(problem.values["value"]) == 60


@pytest.mark.parametrize(
    ("content", "rule", "says"),
    [
        (b"title: \xff\xfe", "unreadable", "UTF-8"),
        (b"- a\n- list\n", "broken_yaml", "no mapping"),
        (b"", "broken_yaml", "no mapping"),
        (b"a: \x07", "yaml_sign", "can be seen"),
        (b"in_force_from: 2021-13-45\n", "yaml_day", "a day that exists"),
    ],
    ids=["no UTF-8", "a list at the top", "nothing at all", "a control character", "a day that is none"],
)
def test_a_file_that_cannot_be_read_says_why(content, rule, says, tmp_path):
    """Bytes that are no text, no YAML or no mapping end in one problem, never in a traceback."""
    path = tmp_path / GOOD.name
    path.write_bytes(content)
    (problem,) = refused(path)
    assert problem.rule == rule
    assert says in problem.text("en")


@pytest.mark.parametrize("key", ["1", "1.5", "true", "2016-01-01", "? [a, b]\n"])
def test_a_key_that_is_no_text_is_refused(key, tmp_path):
    """A number, a truth, a day or a list as a key of the file is told with its line, never in a traceback."""
    path = edited(tmp_path, ["total:", f"{key}: x\ntotal:"])
    assert refused(path)[0].row == line_with(path, f"{key}: x" if "?" not in key else "? [a, b]")


def test_a_missing_file_says_so(tmp_path):
    """No file at all is a problem like any other."""
    (problem,) = refused(tmp_path / "2099-01-01.yaml")
    assert problem.rule == "unreadable"
    assert problem.place == "2099-01-01.yaml"
