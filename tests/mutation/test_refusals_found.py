"""What a rubric file of the wrong form is told with: file, line, key, rule, what was found and what is allowed."""

import pytest
from test_rubric_mistakes import GOOD, edited, line_with, refused

METHODS = "award, banded_shortfall, threshold, count, growth, all_of"


def told(folder, old, new):
    """Key, rule, found and allowed of the one problem of an edited file; its line is that of the new text."""
    path = edited(folder, [old, new])
    (problem,) = refused(path)
    assert (problem.file, problem.row) == (GOOD.name, line_with(path, new.split("\n")[0]))
    assert problem.values["key"] == problem.column
    return problem.column, problem.rule, problem.values["value"], problem.values["allowed"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("[1]", "[…]"),
        ("{a: 1}", "{…}"),
        ("[]", "[]"),
        ("true", "true"),
        ("Abc", "Abc"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
    ],
)
def test_what_was_found_is_shown_short(value, shown, tmp_path):
    """Lists and mappings as brackets, texts as they are, cut beyond sixty signs."""
    assert told(tmp_path, "cap: 3", f"cap: {value}") == ("cap", "rubric_not_a_number", shown, "a number")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("method: count", "method: counts", ("method", "rubric_wrong_value", "counts", METHODS)),
        ("better: lower", "better: low", ("better", "rubric_wrong_value", "low", "higher, lower")),
        ("{value: 7", "{value: 0", ("value", "rubric_wrong_value", "0", "≥ 1")),
        ("{value: 7", "{value: 13", ("value", "rubric_wrong_value", "13", "≤ 12")),
    ],
)
def test_choices_and_bounds_are_told_as_they_may_be_written(old, new, expected, tmp_path):
    """Every choice without quotes, with commas; a bound with its sign."""
    assert told(tmp_path, old, new) == expected


def test_a_wrong_entry_of_a_list_has_the_name_of_the_list(tmp_path):
    """The line is the entry's, the key that of the list around it."""
    assert told(tmp_path, "units: [plants]", "units: [1]")[:3] == ("units", "rubric_not_a_text", "1")


@pytest.mark.parametrize(
    ("old", "key", "shown", "rule"),
    [
        ("  visits:\n", "  1: &\n", "1", "rubric_not_a_text"),
        ("  visits:\n", "  2016-01-01: &\n", "2016-01-01", "rubric_not_a_text"),
        ("  visits:\n", "  -x: &\n", "-x", "rubric_not_an_id"),
        ("total:", "1: x\ntotal:", "1", "rubric_not_a_text"),
        ("total:", "2016-01-01: x\ntotal:", "2016-01-01", "rubric_not_a_text"),
    ],
)
def test_a_key_that_is_none_is_told_as_it_is_written(old, key, shown, rule, tmp_path):
    """In the file as a whole or further in: the key itself is found, and stands where it is."""
    assert told(tmp_path, old, key.replace(" &", ""))[:3] == (shown, rule, shown)


def test_a_finding_of_meaning_is_told_in_its_file(tmp_path):
    """A sum that is wrong has file, line and key like a mistake of form."""
    path = edited(tmp_path, ["total: 50", "total: 51"])
    (problem,) = refused(path)
    assert (problem.file, problem.row, problem.column) == (GOOD.name, line_with(path, "total: 51"), "total")
