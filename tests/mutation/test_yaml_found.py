"""What a YAML file that cannot be read is told with, where its parts stand, and which texts are written in quotes."""

import pytest

from qualitykit.errors import Problem, QualitykitError
from qualitykit.rubric.lines import line_of, read_yaml
from qualitykit.rubric.strict import LARGEST
from qualitykit.rubric.writing import yaml_text


def refused(folder, content):
    """The one problem with which some bytes are refused."""
    path = folder / "found.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(QualitykitError) as caught:
        read_yaml(path, "named.yaml")
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize(
    ("content", "line", "why"),
    [
        (b"a: 1\nb: [1\nc: 2\n", 3, "expected ',' or ']', but got ':'"),
        (b"a: 1\nb: 2\nb: 3\n", 3, 'duplicate key "b" with value "3" (original value: "2")'),
        (b"a: @x\n", 1, "character '@' that cannot start any token"),
        (b"a: 1\n---\nb: 1\n", 2, "another document"),
        (b"a: |\n  \n    \n b\n", 4, "more indented follow up line than first in a block scalar"),
        (b"- a\n", 1, "no mapping at the top"),
    ],
)
def test_broken_yaml_is_told_with_its_line_and_cause(content, line, why, tmp_path):
    """The cause in the parser's words, in the line where it stands, of the file as it was named."""
    assert refused(tmp_path, content) == Problem("named.yaml", line, None, "broken_yaml", {"why": why})


def test_a_sign_that_yaml_does_not_have_is_broken_yaml(tmp_path):
    """The parser knows no line for it; its words stand in one."""
    problem = refused(tmp_path, "a: \ufffe\n".encode())
    assert (problem.file, problem.row, problem.column, problem.rule) == (
        "named.yaml",
        None,
        None,
        "broken_yaml",
    )
    assert problem.values["why"].startswith(
        "unacceptable character #xfffe: special characters are not allowed in "
    )
    assert set(problem.values) == {"why"}


def test_a_refused_form_is_told_of_the_file_as_it_was_named(tmp_path):
    """Strict forms have the name of their file."""
    assert refused(tmp_path, b"a: NO\n") == Problem("named.yaml", 1, None, "yaml_truth_word", {"value": "NO"})


@pytest.mark.parametrize(
    ("content", "line", "why"),
    [
        (None, None, "FileNotFoundError"),
        (b"a: \xff\n", 1, "UnicodeDecodeError"),
        (b"\na: 1\nb: \xff\nc: \xff\n\n", 3, "UnicodeDecodeError"),
    ],
)
def test_what_is_no_text_is_told_with_its_line(content, line, why, tmp_path):
    """The line is that of the first bad byte, the cause the kind of error."""
    assert refused(tmp_path, content) == Problem("named.yaml", line, None, "unreadable", {"why": why})


def test_all_line_ends_count_alike(tmp_path):
    """Line feeds, carriage returns or both: the same tree, the same lines."""
    path = tmp_path / "found.yaml"
    for end in (b"\n", b"\r\n", b"\r"):
        path.write_bytes(
            b"a: 1" + end + b"b: |" + end + b"  x" + end + b"  y" + end + b"c: [1," + end + b" 2]"
        )
        tree = read_yaml(path, path.name)
        assert tree == {"a": 1, "b": "x\ny\n", "c": [1, 2]}
        assert [line_of(tree, (key,)) for key in "abc"] == [1, 2, 5]


@pytest.mark.parametrize("bad", [b"", b"\xff"])
def test_no_more_of_a_file_is_read_than_it_may_have(bad, tmp_path):
    """A file that is too large is told as such, whatever its bytes, and not read to its end."""
    problem = refused(tmp_path, b"a: " + bad + b"x" * (8 * LARGEST))
    assert (problem.rule, problem.values["size"]) == ("yaml_too_large", 4 * LARGEST + 1)


def test_a_file_of_the_most_bytes_is_read_to_its_end(tmp_path):
    """As many bytes as the largest text can have: its last byte is still looked at."""
    problem = refused(tmp_path, b"a: " + b"x" * (4 * LARGEST - 4) + b"\xff")
    assert (problem.rule, problem.row) == ("unreadable", 1)


def test_a_place_that_is_not_there_is_the_deepest_that_is(tmp_path):
    """Neither an entry behind the last nor a name in a list, nor anything below a plain value, moves the line."""
    path = tmp_path / "found.yaml"
    path.write_bytes(b"a:\n  - 1\n  - {b: 2,\n     c: 3}\nd: x\n")
    tree = read_yaml(path, path.name)
    lines = {("a",): 1, ("a", 1): 3, ("a", 1, "c"): 4, ("a", 2): 1, ("a", "x"): 1, ("a", "x", 1, "c"): 4}
    lines |= {("d", 0): 5, ("e",): 1}
    assert {place: line_of(tree, place) for place in lines} == lines


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        ({"a": ["NO", "x"]}, 'a:\n- "NO"\n- x\n'),
        ({"a": ("b", 1)}, "a:\n- b\n- 1\n"),
        ({"a": "- b"}, 'a: "- b"\n'),
        ({"a": "? b"}, 'a: "? b"\n'),
        ({"north": "plain", "half": 0.5, "yes": True}, 'north: plain\nhalf: 0.5\n"yes": true\n'),
        ({"a": ": b"}, 'a: ": b"\n'),
        ({"a": "-"}, 'a: "-"\n'),
    ],
)
def test_only_a_text_that_would_be_taken_for_something_else_gets_quotes(tree, text):
    """As a key and as an entry of a list; numbers and truths stand as they are."""
    assert yaml_text(tree) == text
