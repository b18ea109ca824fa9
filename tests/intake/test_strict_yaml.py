"""Rubric, settings and scenario files: what YAML takes and a reader would take for something else is refused."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from qualitykit.errors import QualitykitError
from qualitykit.outlook.scenario import Scenario, read_scenario
from qualitykit.period import Period
from qualitykit.rubric import load_rubric
from qualitykit.rubric.lines import read_yaml
from qualitykit.rubric.strict import DEEPEST, LARGEST, MOST, strict_problems, strict_tree
from qualitykit.rubric.writing import yaml_text

ROOT = Path(__file__).parents[2]
FILES = sorted(
    [
        *ROOT.glob("data/rubrics/**/*.yaml"),
        *ROOT.glob("data/*/district.yaml"),
        *ROOT.glob("tests/rubrics/another/*"),
    ]
)


def rules(text):
    """Rule and line of each problem of a text."""
    return [(problem.rule, problem.row) for problem in strict_problems(text, "a.yaml")]


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("a: 1\nsynthetic: NO\n", "yaml_truth_word", 2),
        ("a: [on, off]", "yaml_truth_word", 1),
        ("synthetic: TRUE", "yaml_truth_word", 1),
        ("yes: 1", "yaml_truth_word", 1),
        ("id: 0123", "yaml_number_form", 1),
        ("id: 0x1F", "yaml_number_form", 1),
        ("id: 0o17", "yaml_number_form", 1),
        ("share: 1:3", "yaml_number_form", 1),
        ("at: 12:30:00", "yaml_number_form", 1),
        ("cap: 1e3", "yaml_number_form", 1),
        ("cap: .inf", "yaml_number_form", 1),
        ("cap: .NaN", "yaml_number_form", 1),
        ("cap: 1_000", "yaml_number_form", 1),
        ("a: &x 1\nb: *x\n", "yaml_anchor", 2),
        ("a: {<<: {b: 1}}", "yaml_anchor", 1),
        ("a: !!str 5", "yaml_tag", 1),
        ("a: !!python/object/apply:os.system [ls]", "yaml_tag", 1),
        ("%YAML 1.1\n---\na: 1\n", "yaml_tag", 1),
        ("a:\n\tb: 1\n", "yaml_blank", 2),
        ("a:\tb\n", "yaml_blank", 1),
        ("a:\n\u3000b: 1\n", "yaml_blank", 2),
        ("a: 1\nunits:\n  - {id：east, name: x}\n", "yaml_wide_colon", 3),
        ("name：小区\n", "yaml_wide_colon", 1),
        ("title: 质量 #1 工程\n", "yaml_hash", 1),
        ("title: 第#1项\n", "yaml_hash", 1),
        ("cap: 10 #note\n", "yaml_hash", 1),
        ("a: " + "[" * 30 + "]" * 30, "yaml_too_deep", 1),
        ("a: '" + "x" * LARGEST + "'", "yaml_too_large", None),
        ("a:\n  [" + "1," * MOST + "]", "yaml_too_many", 2),
        ("%TAG ! tag:x,2000:\n---\na: 1\n", "yaml_tag", 1),
        ("a: " + "9" * 5000, "yaml_number_form", 1),
        ("day: 2016-02-30", "yaml_day", 1),
        ("day: 2016-7-4", "yaml_day", 1),
        ("day: 2016-01-01T00:00:00Z", "yaml_day", 1),
        ("day: 2016-01-01 25:00:00", "yaml_day", 1),
        ('a: 1\nname: "\\e[31m"\n', "yaml_sign", 2),
        ('name: "\\ud800"\n', "yaml_sign", 1),
        ("a: 1\n\ufeffb: 2\n", "yaml_sign", 2),
        ("a: 1\nb: x\x07y\n", "yaml_sign", 2),
    ],
)
def test_what_can_be_taken_in_two_ways_is_refused_with_its_line(text, rule, line):
    """Words, numbers, references, tags, blanks, colons, comments, depth and size."""
    assert (rule, line) in rules(text)
    with pytest.raises(QualitykitError) as refused:
        strict_tree(text, "a.yaml")
    assert (rule, line) in [(problem.rule, problem.row) for problem in refused.value.problems]
    assert all(problem.text(language) for problem in refused.value.problems for language in ("zh", "en"))


@pytest.mark.parametrize(
    "text",
    [
        "a: 'NO'\nb: \"0123\"\nc: '1:3'\nd: 'x #1'\n",
        "a: true\nb: 10 # note\nc: -0.5\nd: 0\ne: 0.5\n# whole line\n",
        "in_force_from: 2016-07-04\nid: 3.2.5\nhalf: 3.3.3a\n",
        "zh: 制定规划：一是编制\nen: 'a: b'\n",
        "a: |\n  text with # and NO\n  name：x\n",
        "north: nothing\nonly: x\nnone: null\n",
    ],
)
def test_what_has_one_meaning_is_taken(text):
    """Quotes settle everything; plain words, numbers, days and comments are as they look."""
    assert rules(text) == []


def test_a_bomb_of_aliases_is_refused_before_it_is_loaded(tmp_path):
    """Nine lists of nine aliases each never become a tree; every line is told."""
    lines = ["a0: &a0 [x, x]"] + [f"a{k}: &a{k} [{', '.join([f'*a{k - 1}'] * 9)}]" for k in range(1, 10)]
    path = tmp_path / "bomb.yaml"
    path.write_text("\n".join(lines), "utf-8")
    with pytest.raises(QualitykitError) as refused:
        read_yaml(path, path.name)
    assert {problem.rule for problem in refused.value.problems} == {"yaml_anchor"}


def test_brackets_without_end_are_broken_yaml(tmp_path):
    """A thousand brackets end in a problem, not in a traceback."""
    path = tmp_path / "deep.yaml"
    path.write_text("a: " + "[" * 5000, "utf-8")
    with pytest.raises(QualitykitError):
        read_yaml(path, path.name)


def test_all_problems_of_a_file_come_at_once():
    """One does not hide the next, and they stand in the order of the lines."""
    assert rules("a: NO\nb: 0123\nc: &x 1\n") == [
        ("yaml_truth_word", 1),
        ("yaml_number_form", 2),
        ("yaml_anchor", 3),
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_load_dump_load_is_the_identity(path, tmp_path):
    """What is written back is what was read, and is read again without a problem."""
    first, text = read_yaml(path, path.name), io.StringIO()
    YAML().dump(first, text)
    again = tmp_path / path.name
    again.write_text(text.getvalue(), "utf-8")
    assert read_yaml(again, again.name) == first


def test_a_rubric_written_back_is_the_same_rubric(tmp_path):
    """Not the tree alone: the checked model is equal."""
    path = ROOT / "data" / "rubrics" / "huiji" / "2016-07-04.yaml"
    again = tmp_path / path.name
    with again.open("w", encoding="utf-8") as file:
        YAML().dump(read_yaml(path, path.name), file)
    assert load_rubric(again).model_dump() == load_rubric(path).model_dump()


@given(st.text(alphabet=st.sampled_from(list("ab01:-#&*!|>[]{},'\" \n\t：NO%")), max_size=40))
def test_any_text_gives_a_tree_or_our_own_error(tmp_path_factory, text):
    """No other exception comes out of reading a YAML file."""
    path = tmp_path_factory.mktemp("yaml") / "a.yaml"
    path.write_text(text, "utf-8")
    try:
        tree = read_yaml(path, path.name)
    except QualitykitError as refused:
        tree = refused.problems
    assert tree is not None


def test_depth_is_counted_in_levels():
    """As many levels as allowed are allowed."""
    assert rules("a: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)) == []


# Signs that no file of ours may hold are not written either.
WRITABLE = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"), max_size=60)
TRICKY = [
    "NO",
    "~",
    "null",
    "0123",
    "1:3",
    "1e5",
    "x #1",
    "name：x",
    "2016-1-1",
    "- a",
    "&a",
    "a: b",
    "<<",
    " x ",
    "x\n\ny\n",
]


@given(
    st.recursive(
        WRITABLE | st.sampled_from(TRICKY), lambda inner: st.dictionaries(WRITABLE, inner, max_size=3)
    )
)
def test_what_is_written_is_read_back(tree):
    """Any text, as a key or a value, however long and whatever it looks like."""
    assert strict_tree(yaml_text({"top": tree}), "a.yaml") == {"top": tree}


@pytest.mark.parametrize("text", [*TRICKY, "true", "1", "\\" * 90 + " \\bad " * 40, "长" * 300, "a " * 100])
def test_a_scenario_is_read_back_with_its_title(text, tmp_path):
    """Title and names come back sign for sign, so that what a panel saves can be scored."""
    scenario = Scenario(text, Period(2016, 3), {"awards": {text: 5}, "honours": {"no": True}}, text)
    path = tmp_path / "a.scenario.yaml"
    path.write_text(scenario.text(), "utf-8")
    again = read_scenario(path)
    assert (again.unit, again.title, again.changes) == (text.strip(), text, scenario.changes)
