"""What a small sample does: the table for one true rate, and from how many samples on a band is likely right."""

import numpy as np
import pytest

from qualitykit.errors import QualitykitError
from qualitykit.outlook import samples_needed, small_samples
from qualitykit.outlook.readings import with_readings
from qualitykit.outlook.small_samples import Needed, _Question


def test_the_same_true_rate_with_different_numbers(rubric):
    """At a true 93 % against 93 %: 9.219 points of 100 samples with a deviation of 1.097, full marks 0.5988."""
    table = small_samples(rubric, "1", 93, "0.93", [1, 100, 2000]).set_index("n")
    hundred = table.loc[100]
    assert [round(hundred[name], places) for name, places in (("expected", 3), ("sd", 3), ("full", 4))] == [
        9.219,
        1.097,
        0.5988,
    ]
    assert table["sd"].is_monotonic_decreasing
    assert table.attrs["deserved"] == 10


def test_a_worse_rate_with_fifty_samples(rubric):
    """At a true 92 % against 93 %, 50 samples give full marks with 0.4253, where 9 points are deserved."""
    table = small_samples(rubric, "1", 93, "0.92", [50])
    assert table["full"][0] == pytest.approx(0.4253, abs=5e-5)
    assert table.attrs["deserved"] == 9


@pytest.mark.parametrize(
    ("rate", "wrong"), [("0.95", 0.05), ("0.95", 0.2), ("0.94", 0.2), ("0.5", 0.05), ("0.885", 0.2)]
)
def test_from_so_many_samples_on_the_band_is_likely_right(rubric, rate, wrong):
    """At the number needed and at everything tried above it the bound holds; one below it, it does not."""
    needed = samples_needed(rubric, "1", 93, rate, wrong).n
    question = _Question.asked(rubric, "1", 93, rate)
    assert (question.wrong(np.arange(needed, 4 * needed + 200)) <= wrong).all()
    assert needed == 1 or question.wrong(np.array([needed - 1]))[0] > wrong


@pytest.mark.parametrize("rate", ["0.93", "0.92", "0.90", "0.78"])
def test_on_an_edge_no_number_is_enough(rubric, rate):
    """A true rate that stands on an edge of the table is judged by luck, however many are inspected."""
    assert samples_needed(rubric, "1", 93, rate) == Needed(None, "never")


def test_beside_an_edge_the_number_is_beyond_reason(rubric):
    """A hundredth of a point from an edge, not even a million samples are sure to be enough."""
    assert samples_needed(rubric, "1", 93, "0.9301") == Needed(None, "beyond")


@pytest.mark.parametrize(("rate", "target"), [("1", 93), ("0", 93), ("0.5", 0), ("1", 100)])
def test_where_no_edge_is_near_one_sample_is_enough(rubric, rate, target):
    """All or none that pass, or a target that every rate meets: the first sample tells."""
    assert samples_needed(rubric, "1", target, rate) == Needed(1)


def test_rounding_moves_the_edges(rubric):
    """With rates rounded to one decimal 92.95 % is the edge, since 92.95 rounds to 93.0 (half to even)."""
    rounded = with_readings(rubric, {"rate_rounding": 1})
    assert samples_needed(rounded, "1", 93, "0.9295").reason == "never"
    assert samples_needed(rounded, "1", 93, "0.93").reason == "beyond"  # half a tenth from the edge
    assert small_samples(rounded, "1", 93, "0.9295", [100]).attrs["deserved"] == 10


@pytest.mark.parametrize(
    ("criterion", "target", "rate", "sizes", "said"),
    [
        ("3.1.1", 93, "0.9", [10], "a criterion with a band table on a rate"),
        ("nine", 93, "0.9", [10], "a criterion with a band table on a rate"),
        ("1", 101, "0.9", [10], "a target from 0 to 100"),
        ("1", -1, "0.9", [10], "a target from 0 to 100"),
        ("1", 93, "93", [10], "a rate from 0 to 1"),
        ("1", 93, "-0.1", [10], "a rate from 0 to 1"),
        ("1", 93, "0.9", [10, 0], "a sample of 0"),
    ],
)
def test_questions_without_an_answer(rubric, criterion, target, rate, sizes, said):
    """No band table, a target beyond 0 to 100, a rate that is no fraction and a sample of 0 are refused."""
    with pytest.raises(QualitykitError, match=said):
        small_samples(rubric, criterion, target, rate, sizes)


def test_the_bound_is_a_chance(rubric):
    """A bound outside (0, 1) is refused."""
    with pytest.raises(ValueError, match="wrong must lie between 0 and 1"):
        samples_needed(rubric, "1", 93, "0.9", 5)
