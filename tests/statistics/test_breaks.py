"""What breaks promise: nothing is compared across a change of definition."""

import numpy as np
import pytest

from qualitykit.statistics.breaks import change, comparable, last_segment, segments

# farm-produce routine monitoring: 2018 was published as 97.5 %, 98.2 % on the basis of 2017
PUBLISHED, BASIS = [97.1, 97.5, 97.8, 98.2, 97.5, 97.3], ["2017"] * 4 + ["2018", "2019"]


def test_the_published_series_breaks_where_its_parameters_changed():
    """2018 on its own basis is no fall of .7 points against 98.2: the change is refused."""
    found = change(PUBLISHED, BASIS)
    assert found.why.tolist() == ["no_base", "", "", "", "break", "break"]
    assert found.value[1:4] == pytest.approx([0.4, 0.3, 0.4])


def test_segments_count_the_definitions():
    """Each change of basis begins a new segment, and so does a return to an old one."""
    assert segments(["a", "a", "b", "a"]).tolist() == [0, 0, 1, 2]
    assert last_segment(["a", "a", "b", "a"]).tolist() == [False, False, False, True]
    assert comparable("a", "a")


@pytest.mark.parametrize("unknown", ["", None, float("nan")])
def test_an_unknown_definition_is_comparable_with_none(unknown):
    """Two points of unknown basis are not thereby of the same one."""
    assert segments([unknown, unknown]).tolist() == [0, 1]
    assert not comparable([unknown], [unknown]).any()
    assert change([1.0, 2.0], [unknown, unknown]).why.tolist() == ["no_base", "break"]


def test_a_change_over_a_year_needs_the_whole_year_on_one_basis():
    """Four quarters back: a definition that came and went in between is a break as well."""
    basis = ["a", "a", "b", "a", "a", "a", "a", "a"]
    assert change(np.arange(8.0), basis, lag=4).why.tolist() == ["no_base"] * 4 + ["break"] * 3 + [""]


def test_one_basis_gives_the_plain_difference():
    """Identity: without a break the change is numpy's difference."""
    value = np.random.default_rng(1).normal(size=(4, 9))
    assert change(value, ["a"] * 9).value[:, 1:] == pytest.approx(np.diff(value))


def test_many_series_agree_with_a_plain_loop():
    """Slow twin: random bases and holes."""
    rng = np.random.default_rng(2)
    value = rng.normal(size=(20, 12))
    value[rng.random(value.shape) < 0.2] = np.nan
    basis = rng.choice(["a", "b", ""], (20, 12), p=[0.7, 0.2, 0.1]).astype(object)
    found = change(value, basis, lag=2)
    for row in range(20):
        for t in range(2, 12):
            span = set(basis[row, t - 2 : t + 1])
            if span != {"a"} and span != {"b"}:
                assert found.why[row, t] == "break"
            elif np.isnan(value[row, t] - value[row, t - 2]):
                assert found.why[row, t] == "missing"
            else:
                assert found.value[row, t] == pytest.approx(value[row, t] - value[row, t - 2])


def test_numbers_may_name_definitions():
    """The number of parameters tested may itself be the basis."""
    assert segments([94, 94, 122, 130]).tolist() == [0, 0, 1, 2]


def test_one_list_of_definitions_serves_all_series():
    """A basis for the time axis alone is taken for every series."""
    assert change(np.ones((3, 2)), ["a", "b"]).why.tolist() == [["no_base", "break"]] * 3


def test_a_single_point_has_nothing_to_be_compared_with():
    """One point: `no_base`; none: an empty result."""
    assert change([1.0], ["a"]).why.tolist() == ["no_base"]
    assert segments([]).tolist() == []


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: change([1.0, 2.0], ["a", "a", "a"]), "'basis' must have the shape of 'value'"),
        (lambda: change([1.0, 2.0], ["a", "a"], lag=0), "'lag' must be 1 or more"),
        (lambda: segments("a"), "'basis' must have a time axis"),
    ],
)
def test_wrong_arguments_are_named(call, words):
    """The message names the argument."""
    with pytest.raises(ValueError, match=words):
        call()


@pytest.mark.parametrize("basis", [["2017", "2017", "", "", "2018"], [3, 3, 4, 3, 3]])
def test_an_array_of_text_or_whole_numbers_is_read_as_the_same_list_is(basis):
    """The quick way for arrays of one kind gives what the way for mixed objects gives."""
    array = np.array(basis)
    assert segments(array).tolist() == segments(basis).tolist()
    assert comparable(array, array[::-1]).tolist() == comparable(basis, basis[::-1]).tolist()
    assert comparable(array, basis[::-1]).tolist() == comparable(basis, basis[::-1]).tolist()
