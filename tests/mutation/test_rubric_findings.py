"""What a rubric that cannot be is told with: place in the file, rule, what was found and what is allowed."""

import copy
from functools import cache
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from qualitykit.rubric.checks import find_all
from qualitykit.rubric.model import Rubric

GOOD = Path(__file__).parents[1] / "rubrics" / "another" / "2021-03-01.yaml"
TOPIC_A, TOPIC_B = ("sections", 0, "topics", 0), ("sections", 1, "topics", 0)
A1, A2 = (*TOPIC_A, "criteria", 0), (*TOPIC_A, "criteria", 1)
B1, B2 = (*TOPIC_B, "criteria", 0), (*TOPIC_B, "criteria", 1)
C1 = ("sections", 1, "topics", 1, "criteria", 0)
BANDS, SCALE = (*A1, "rule", "bands"), ("grades", "scale")
ABSENT = object()


@cache
def good_tree():
    """The good rubric file as plain values."""
    return YAML(typ="safe").load(GOOD.read_text("utf-8"))


def found(*edits, path=GOOD):
    """Place, rule and values of everything wrong after some edits, each a place in the tree and its new value."""
    tree = copy.deepcopy(good_tree())
    for place, value in edits:
        node = tree
        for part in place[:-1]:
            node = node[part]
        if value is ABSENT:
            del node[place[-1]]
        else:
            node[place[-1]] = value
    rubric = Rubric.model_validate(tree)
    rubric._path = path
    return [(finding.location, finding.rule, finding.values) for finding in find_all(rubric)]


def number(place, was, allowed):
    """A number that is not allowed."""
    return place, "rubric_number", {"found": was, "allowed": allowed}


def of_sum(place, was, allowed):
    """A sum that is not that of its parts."""
    return place, "rubric_sum", {"found": was, "allowed": allowed}


def test_the_good_rubric_has_no_finding():
    """Under its own name, and where it comes from no file."""
    assert found() == []
    assert found(path=None) == []
    assert found(path=Path("other.yaml")) == [
        (("in_force_from",), "rubric_file_name", {"found": "other", "allowed": "2021-03-01.yaml"})
    ]


@pytest.mark.parametrize(
    ("place", "value", "was", "allowed"),
    [
        (("settings", "points_step", "value"), 0, "0", "> 0"),
        (("settings", "points_step", "value"), -0.5, "-0.5", "> 0"),
        (("settings", "rank_floor", "value"), -0.5, "-0.5", "≥ 0"),
        (("bonus", "cap"), -1, "-1", "≥ 0"),
        (("measures", "visits", "per"), 2, "2", "1"),
        (("bonus", "honours", 0, "points"), 0, "0", "> 0"),
        ((*B1, "rule", "of", 1, "by_percent"), -1, "-1", "≥ 0"),
        ((*BANDS, 1, "deduct"), 2, "2", "≥ 2.5"),
        ((*BANDS, 0, "deduct"), -1, "-1", "0 – 20"),
        ((*BANDS, 2, "deduct"), 20.25, "20.25", "0 – 20"),
        ((*SCALE, 1, "from"), 45, "45", "< 45"),
        ((*SCALE, 1, "from"), 46, "46", "< 45"),
    ],
)
def test_a_number_out_of_bounds_is_told(place, value, was, allowed):
    """At its own place, with the bound."""
    assert found((place, value)) == [number(place, was, allowed)]


@pytest.mark.parametrize(
    "edits",
    [
        [(("settings", "rank_floor", "value"), 0)],
        [(("bonus", "cap"), 0)],
        [((*B1, "rule", "of", 1, "by_percent"), 0)],
        [((*BANDS, 1, "deduct"), 2.5)],
        [((*BANDS, 0, "deduct"), 0)],
        [((*A1, "rule", "measure"), "spending")],
        [((*A2, "rule", "measure"), "visits")],
        [((*SCALE, 1, "to"), 44)],
        [((*SCALE, 1, "to"), 44.9)],
        [((*SCALE, 1, "from"), 44.5), ((*SCALE, 1, "to"), 44.5)],
        # Whatever a measure decides needs no step: 8.1 and 5.9 are 14, and so are 13 and 1.
        [((*B1, "points"), 8.1), ((*B2, "points"), 5.9)],
        [((*B1, "points"), 13), ((*B2, "points"), 1)],
        [((*C1, "rule"), {"method": "award", "step": 0.5})],
    ],
)
def test_the_bounds_themselves_are_allowed(edits):
    """Nothing is wrong where a number stands on its bound."""
    assert found(*edits) == []


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        ((("total",), 49), [of_sum(("total",), "49", "50")]),
        (
            (("sections", 0, "points"), 31),
            [of_sum(("total",), "50", "51"), of_sum(("sections", 0, "points"), "31", "30")],
        ),
        (
            ((*TOPIC_B, "points"), 15),
            [of_sum(("sections", 1, "points"), "20", "21"), of_sum((*TOPIC_B, "points"), "15", "14")],
        ),
        (
            ((*A2, "points"), 0),
            [of_sum((*TOPIC_A, "points"), "30", "20"), number((*A2, "points"), "0", "> 0")],
        ),
    ],
)
def test_points_that_do_not_add_up_are_told_at_every_level(edit, expected):
    """What is stated and what the parts give."""
    assert found(edit) == expected


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("sections", 1, "section"), "network"),
        ((*TOPIC_B, "topic"), "A"),
        ((*C1, "criterion"), "A1"),
        (("bonus", "honours", 1, "honour"), "clean_river"),
    ],
)
def test_a_name_used_twice_is_told_at_the_second_place(place, value):
    """Sections, topics, criteria and honours each have names of their own."""
    assert found((place, value)) == [(place, "rubric_id_twice", {"found": value})]


def test_a_grade_used_twice_is_told():
    """The veto still finds its grade."""
    twice = ((*SCALE, 1, "grade"), "rubric_id_twice", {"found": "good"})
    assert found(((*SCALE, 1, "grade"), "good")) == [twice]


UNITS = "pipes_office, river_office, registry"
MEASURES = "leaks_per_1000, repair_rate, visits, spending"


@pytest.mark.parametrize(
    ("edit", "place", "rule", "values"),
    [
        ((("groups", "pair", "kind"), "town"), ("groups", "pair"), "rubric_group_form", {"found": "pair"}),
        (
            (("groups", "plants", "kind"), ABSENT),
            ("groups", "plants"),
            "rubric_group_form",
            {"found": "plants"},
        ),
        (
            (("groups", "registry"), {"zh": "甲", "en": "x", "kind": "town"}),
            *(("groups", "registry"), "rubric_id_twice", {"found": "registry"}),
        ),
        (
            (("groups", "pair", "units"), ["river_office", "ghost"]),
            *(("groups", "pair", "units"), "rubric_unknown_unit", {"found": "ghost", "allowed": UNITS}),
        ),
        (
            ((*A1, "units"), ["ghost", "pair"]),
            *((*A1, "units"), "rubric_unknown_unit", {"found": "ghost", "allowed": f"plants, pair, {UNITS}"}),
        ),
        (
            ((*A1, "rule", "measure"), "ghost"),
            *((*A1, "rule", "measure"), "rubric_unknown_measure", {"found": "ghost", "allowed": MEASURES}),
        ),
        (
            (("bonus", "honours", 1, "rule", "measure"), "ghost"),
            ("bonus", "honours", 1, "rule", "measure"),
            *("rubric_unknown_measure", {"found": "ghost", "allowed": MEASURES}),
        ),
        (
            ((*A1, "rule", "measure"), "visits"),
            (*A1, "rule", "measure"),
            *("rubric_measure_kind", {"found": "visits (count)", "allowed": "rate, amount"}),
        ),
        (
            ((*B2, "rule", "measure"), "repair_rate"),
            (*B2, "rule", "measure"),
            *("rubric_measure_kind", {"found": "repair_rate (rate)", "allowed": "count"}),
        ),
        (
            ((*B1, "rule", "of", 0, "field"), "ghost"),
            (*B1, "rule", "of", 0, "field"),
            *("rubric_unknown_field", {"found": "ghost", "allowed": "pipes, staff"}),
        ),
        (((*A2, "rule", "above"), 1), (*A2, "rule"), "rubric_one_side", {"found": "at_least, above"}),
        (((*A2, "rule", "at_least"), ABSENT), (*A2, "rule"), "rubric_one_side", {"found": "–"}),
        (
            (("veto", "grade"), "ghost"),
            *(("veto", "grade"), "rubric_unknown_grade", {"found": "ghost", "allowed": "good, fair, poor"}),
        ),
    ],
)
def test_what_is_named_and_not_known_is_told_with_what_is(edit, place, rule, values):
    """Units, groups, measures, their kinds and fields, sides and grades."""
    assert found(edit) == [(place, rule, values)]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"method": "award", "step": 4}, number((*C1, "points"), "6", "n × 4")),
        ({"method": "award", "step": 0}, number((*C1, "rule", "step"), "0", "> 0")),
        ({"method": "award", "step": -2}, number((*C1, "rule", "step"), "-2", "> 0")),
    ],
)
def test_points_that_an_assessor_gives_are_a_whole_number_of_steps(rule, expected):
    """Six points are no multiple of four; a step is above 0."""
    assert found(((*C1, "rule"), rule)) == [expected]


def test_the_step_of_the_rubric_holds_where_a_criterion_has_none():
    """Six points in steps of 2.5."""
    assert found((("settings", "points_step", "value"), 2.5)) == [number((*C1, "points"), "6", "n × 2.5")]


def edge(place, rule, was, allowed):
    """An edge where another band or grade begins, or none."""
    return place, rule, {"found": was, "allowed": allowed}


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([((*BANDS, 0, "from"), 1)], edge((*BANDS, 0, "from"), "rubric_gap", "1", "0")),
        ([((*BANDS, 0, "from"), -1)], edge((*BANDS, 0, "from"), "rubric_overlap", "-1", "0")),
        ([((*BANDS, 1, "from"), 3)], edge((*BANDS, 1, "from"), "rubric_gap", "3", "2")),
        ([((*BANDS, 1, "from"), 1)], edge((*BANDS, 1, "from"), "rubric_overlap", "1", "2")),
        ([((*BANDS, 0, "to"), ABSENT)], edge((*BANDS, 1, "from"), "rubric_overlap", "2", "–")),
        ([((*BANDS, 1, "to"), 2), ((*BANDS, 2, "from"), 2)], number((*BANDS, 1, "to"), "2", "> 2")),
        ([((*BANDS, 2, "to"), 9)], ((*BANDS, 2, "to"), "rubric_open_end", {"found": "9"})),
        ([((*SCALE, 0, "to"), 50)], ((*SCALE, 0, "to"), "rubric_open_end", {"found": "50"})),
        ([((*SCALE, 2, "from"), 1)], edge((*SCALE, 2, "from"), "rubric_gap", "1", "0")),
        ([((*SCALE, 2, "from"), -1)], edge((*SCALE, 2, "from"), "rubric_overlap", "-1", "0")),
        ([((*SCALE, 1, "to"), 45)], edge((*SCALE, 1, "to"), "rubric_overlap", "45", "44 ≤ … < 45")),
        ([((*SCALE, 1, "to"), 43.9)], edge((*SCALE, 1, "to"), "rubric_gap", "43.9", "44 ≤ … < 45")),
        ([((*SCALE, 2, "to"), 25)], edge((*SCALE, 2, "to"), "rubric_overlap", "25", "24 ≤ … < 25")),
        (
            [((*SCALE, 1, "from"), 44.5), ((*SCALE, 1, "to"), 44.2)],
            number((*SCALE, 1, "to"), "44.2", "≥ 44.5"),
        ),
    ],
)
def test_gaps_overlaps_and_ends_are_told_where_they_are(edits, expected):
    """The edge found, and the one that would fit."""
    assert found(*edits) == [expected]
