"""Every mistake that a workspace can have is told in one run, with place, found, allowed and remedy."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workspace_folders import cases, copy_good

from qualitykit.language.problems import PROBLEMS
from qualitykit.workspace import check
from qualitykit.workspace.contract import TABLES

CASES = cases("mistakes.yaml") + cases("doubts.yaml")


@pytest.fixture
def good(tmp_path):
    """A copy of the good workspace, free to be broken."""
    return copy_good(tmp_path)


def edit(folder, change):
    """Break one file as a case says."""
    path = folder / change["file"]
    if "replace" in change:
        old, new = change["replace"]
        text = path.read_text("utf-8")
        assert old in text, f"nothing to replace: {old!r}"
        path.write_text(text.replace(old, new, 1), "utf-8")
    elif "append" in change:
        path.write_text(path.read_text("utf-8") + change["append"], "utf-8")
    elif "bytes" in change:
        path.write_bytes(bytes.fromhex(change["bytes"]))
    else:
        path.write_text(change["write"], "utf-8")


def test_the_good_workspace_has_no_problem(good):
    """Nothing is found where nothing is wrong, so that each case below shows what its edit did."""
    assert check(good) == []


@pytest.mark.parametrize("case", CASES, ids=[case["mistake"] for case in CASES])
def test_a_mistake_is_told_with_its_place_and_words(case, good):
    """Each edit gives exactly the problems that the case lists, in file and row order, in both languages."""
    edit(good, case)
    if "and" in case:
        edit(good, case["and"])
    aside = case.get("but_not", "").split(", ")
    found = [problem for problem in check(good) if problem.rule not in aside]
    expected = [(problem["rule"], problem["place"]) for problem in case["problems"]]
    assert [(problem.rule, problem.place) for problem in found] == expected
    for problem, expected in zip(found, case["problems"], strict=True):
        assert problem.severity == ("note" if expected.get("note") else "error")
        for words in expected["says"]:
            assert str(words) in problem.text("en")
        assert problem.place in problem.text("zh")


def test_all_mistakes_of_all_files_are_told_in_one_run(good):
    """A second and a third mistake do not hide behind the first."""
    edits = [case for case in CASES if case["file"].startswith("2016/") and "replace" in case]
    one_each = list({case["file"]: case for case in edits}.values())
    for case in one_each:
        edit(good, case)
    files = {problem.file for problem in check(good) if problem.severity == "error"}
    assert files >= {case["file"] for case in one_each if any(not p.get("note") for p in case["problems"])}
    assert len(files) > 8


JUNK = ["", "x", "-1", "0", "1.5", "5", "99999999999999", "1e5", "2016-06-31", "9999-12-31", "质", "{value}",
        "district", "2.2", "sites", "quality", "quality_funding", "no", "a\nb", "\u3000", "'"]  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_whatever_stands_in_a_cell_is_told_and_nothing_breaks(tmp_path_factory, data):
    """Any text in any cell gives problems that can be read in both languages, never a traceback."""
    good = copy_good(tmp_path_factory.mktemp("junk"))
    for name in data.draw(st.lists(st.sampled_from(sorted(TABLES)), min_size=1, max_size=4, unique=True)):
        path = good / "2016" / f"{name}.csv"
        rows = list(csv.reader(path.read_text("utf-8").splitlines()))
        row = data.draw(st.sampled_from(rows))
        row[data.draw(st.integers(0, len(row) - 1))] = data.draw(st.sampled_from(JUNK))
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    for problem in check(good):
        assert problem.text("zh").count("；") >= 2
        assert ", do " in problem.text("en")


def test_every_rule_has_a_case_or_a_test_of_its_own():
    """A rule that no case brings up would be a message that nobody has ever read."""
    in_cases = {problem["rule"] for case in CASES for problem in case["problems"]}
    in_tests = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_workspace*.py"))
    assert {rule for rule in PROBLEMS if rule not in in_cases and f'"{rule}"' not in in_tests} == set()
