"""What a refused YAML form is told with: file, line and the text found, cut after 60 signs; and the last form taken."""

import pytest

import qualitykit.rubric.strict as strict
from qualitykit.errors import Problem, QualitykitError
from qualitykit.rubric.strict import DEEPEST, LARGEST, strict_problems, strict_tree

LONG = "x" * 70


def told(text):
    """Line, rule and values of each problem; every one is an error of the file as a whole row."""
    problems = list(strict_problems(text, "a.yaml"))
    assert all((one.file, one.column, one.severity) == ("a.yaml", None, "error") for one in problems)
    return [(one.row, one.rule, one.values) for one in problems]


def refused(text):
    """The problems with which no tree is made of a text."""
    with pytest.raises(QualitykitError) as caught:
        strict_tree(text, "a.yaml")
    return list(caught.value.problems)


@pytest.mark.parametrize(
    ("text", "line", "rule", "value"),
    [
        ("a: 1\nb: NO", 2, "yaml_truth_word", "NO"),
        ("a: 0123", 1, "yaml_number_form", "0123"),
        ("a: " + "9" * 70, 1, "yaml_number_form", "9" * 60),
        ("a: 2016-02-30", 1, "yaml_day", "2016-02-30"),
        ("a: 2016-02-01 10:00", 1, "yaml_day", "2016-02-01 10:00"),
        ("- <<: 1", 1, "yaml_anchor", "<<"),
        ("a: &x 1", 1, "yaml_anchor", "x"),
        ("a: !!str 5", 1, "yaml_tag", "tag:yaml.org,2002:str"),
        ("[!!str a, b]", 1, "yaml_tag", "tag:yaml.org,2002:str"),
        ("%" + LONG, 1, "yaml_tag", "%" + LONG[:59]),
        ("a：1", 1, "yaml_wide_colon", "a：1"),
        ("a: x#y", 1, "yaml_hash", "x#y"),
        ("a: b   #c", 1, "yaml_hash", "b"),
        (f"a: {LONG}#y", 1, "yaml_hash", LONG[:60]),
        ('a: "\\a"', 1, "yaml_sign", "U+0007"),
        ("a: \x1f", 1, "yaml_sign", "U+001F"),
        ("a: 1\n\ufeffb: 2", 2, "yaml_sign", "U+FEFF"),
    ],
)
def test_a_refused_form_says_what_was_found(text, line, rule, value):
    """One problem, with the text as written, at most 60 signs of it."""
    assert told(text) == [(line, rule, {"value": value})]
    assert refused(text) == [Problem("a.yaml", line, None, rule, {"value": value})]


def test_a_word_with_a_hash_has_two_faults():
    """What is refused as a word is still looked at for its comment."""
    assert told("a: NO #why") == [
        (1, "yaml_truth_word", {"value": "NO"}),
        (1, "yaml_hash", {"value": "NO"}),
    ]


@pytest.mark.parametrize(
    "text", ["a: 'NO' #why", 'a: "NO" #why', "a: |\n  NO #why\n", "a: |\n  b：x\n", "a: NOT", "a: 2016-02-29"]
)
def test_only_a_plain_text_is_looked_at_for_its_looks(text):
    """Quoted and block texts are what they say, and so is a plain one that is no such word."""
    assert told(text) == []
    assert strict_tree(text, "a.yaml") is not None


def test_a_blank_of_another_kind_needs_no_words():
    """The line is enough."""
    assert told("a: 1\nb:\tc\nd: 1") == [(2, "yaml_blank", {})]


def test_a_line_that_ends_in_carriage_return_and_line_feed_is_a_line():
    """The one sign of that kind that a text may hold, at the end of a line alone."""
    assert told("a: 1\r\nb: 2\r\n") == []
    assert told("a: 1\r\r\nb: 2\r\n")[0] == (1, "yaml_sign", {"value": "U+000D"})


def test_the_largest_text_is_taken():
    """One sign more is refused before anything else is looked at."""
    text = "a: '" + "x" * (LARGEST - 5) + "'"
    assert (len(text), told(text)) == (LARGEST, [])
    assert strict_tree(text, "a.yaml") == {"a": "x" * (LARGEST - 5)}
    more = text + " "
    values = {"size": LARGEST + 1, "most": LARGEST}
    assert told(more) == [(None, "yaml_too_large", values)]
    assert refused(more) == [Problem("a.yaml", None, None, "yaml_too_large", values)]


def nested(levels):
    """Lists within a mapping, so many levels together."""
    return "a: " + "[" * (levels - 1) + "]" * (levels - 1)


def test_the_deepest_text_is_taken():
    """A level more is refused at the line where it begins, even behind levels that have ended."""
    assert told(nested(DEEPEST)) == []
    assert strict_tree(nested(DEEPEST), "a.yaml") is not None
    assert refused(nested(DEEPEST + 1)) == [Problem("a.yaml", 1, None, "yaml_too_deep", {"most": DEEPEST})]
    assert told("[[[1]]]\n---\n" + nested(DEEPEST)) == []
    assert told(f"b: [1, [2], {{c: [3]}}]\n{nested(DEEPEST + 1)}") == [
        (2, "yaml_too_deep", {"most": DEEPEST})
    ]


def test_the_text_of_the_most_parts_is_taken(monkeypatch):
    """Nine events frame the entries of a list in a mapping; one entry more is refused."""
    monkeypatch.setattr(strict, "MOST", 12)
    assert told("a: [1, 2, 3]") == []
    assert strict_tree("a: [1, 2, 3]", "a.yaml") == {"a": [1, 2, 3]}
    assert told("a: [1, 2, 3, 4]") == [(1, "yaml_too_many", {"most": 12})]
    assert refused("a: [1, 2, 3, 4, 5]") == [Problem("a.yaml", 1, None, "yaml_too_many", {"most": 12})]


def test_what_is_wrong_behind_the_deepest_place_is_not_told():
    """The look ends where the text goes too deep."""
    assert told(f"a: NO\n{nested(DEEPEST + 1).replace('a:', 'b:')}\nc: NO") == [
        (1, "yaml_truth_word", {"value": "NO"}),
        (2, "yaml_too_deep", {"most": DEEPEST}),
    ]


def test_what_is_no_yaml_is_left_to_the_reader_unless_a_wide_colon_explains_it():
    """Every line with such a key is told, cut after 60 signs."""
    assert told("a: [1") == []
    key = "k" * 70
    assert refused(f"- {key}：1\nb： 2\nc: 3") == [
        Problem("a.yaml", 1, None, "yaml_wide_colon", {"value": key[:60]}),
        Problem("a.yaml", 2, None, "yaml_wide_colon", {"value": "b： 2"}),
    ]


def test_an_empty_text_is_no_tree():
    """Nothing comes of nothing."""
    assert strict_tree("", "a.yaml") is None
