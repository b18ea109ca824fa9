"""What the assurance verdicts promise: will pass, will fail, hit or miss, and nothing on trial limits."""

import numpy as np
import pytest

from qualitykit.statistics.assurance import assurance, chart_assurance
from qualitykit.statistics.control_charts import p_chart, xmr_chart
from qualitykit.statistics.phases import Phase


@pytest.mark.parametrize(
    ("target", "higher", "lower"),
    [
        (0.80, "will_pass", "will_fail"),
        (0.90, "hit_or_miss", "hit_or_miss"),
        (0.93, "hit_or_miss", "hit_or_miss"),
        (0.97, "hit_or_miss", "hit_or_miss"),
        (0.98, "will_fail", "will_pass"),
    ],
)
def test_the_verdict_is_where_the_target_lies(target, higher, lower):
    """Limits .90 and .97: below, on either limit, between, above; turned round where lower is better."""
    assert assurance(0.90, 0.97, target).word == higher
    assert assurance(0.90, 0.97, target, "lower").word == lower


def test_the_two_directions_mirror_each_other():
    """Identity: higher is better of the values is lower is better of their negatives."""
    rng = np.random.default_rng(1)
    lower, width, target = rng.normal(size=(3, 200))
    upper = lower + np.abs(width)
    assert (
        assurance(lower, upper, target).verdict == assurance(-upper, -lower, -target, "lower").verdict
    ).all()


def test_many_verdicts_agree_with_a_plain_loop():
    """Slow twin with holes."""
    rng = np.random.default_rng(2)
    lower, upper, target = np.sort(rng.random((2, 100)), 0)[0], rng.random(100), rng.random(100)
    lower[rng.random(100) < 0.1] = np.nan
    found = assurance(lower, upper, target)
    for i in range(100):
        if lower[i] != lower[i]:
            assert found.why[i] == "missing"
        elif lower[i] > upper[i]:
            assert found.why[i] == "invalid"
        else:
            expected = (
                "will_pass"
                if target[i] < lower[i]
                else "will_fail"
                if target[i] > upper[i]
                else "hit_or_miss"
            )
            assert found.word[i] == expected


def test_what_will_pass_does_pass():
    """A stable process that will pass meets the target in all but three of a thousand later points."""
    rng = np.random.default_rng(3)
    chart = xmr_chart(rng.normal(50, 2, (400, 40)))
    target = 50 - 3 * 2.4
    passing = chart_assurance(chart, target).word == "will_pass"
    later = rng.normal(50, 2, (400, 200)) >= target
    assert passing.mean() > 0.9
    assert later[passing].mean() > 0.997


def test_a_chart_is_judged_by_its_last_limits():
    """After a rebase the new limits count, with the size of the last point."""
    chart = p_chart([95] * 12 + [190] * 12, [100] * 12 + [200] * 12, [Phase(), Phase(12, "new laboratory")])
    found = chart_assurance(chart, 0.90)
    assert found.lower == pytest.approx(0.95 - 3 * np.sqrt(0.95 * 0.05 / 200))
    assert found.word == "will_pass"


def test_a_hole_at_the_end_takes_the_last_limits_there_are():
    """A missing last month does not hide the verdict."""
    passed = np.array([380.0] * 14 + [np.nan])
    assert chart_assurance(p_chart(passed, np.where(np.isnan(passed), np.nan, 400)), 0.9).word == "will_pass"


def test_trial_limits_give_a_warning_instead_of_a_verdict():
    """Eleven points: `short`; twelve: a verdict."""
    assert chart_assurance(xmr_chart([5, 6] * 5 + [5]), 2).why == "short"
    assert chart_assurance(xmr_chart([5, 6] * 6), 2).word == "will_pass"


def test_no_limits_give_no_verdict():
    """An all-equal series has no limits to compare."""
    found = chart_assurance(xmr_chart([7.0] * 20), 5)
    assert found.word == ""
    assert found.why == "missing"


def test_each_series_may_have_its_target():
    """One chart of two towns, two targets."""
    chart = xmr_chart([[5, 6] * 8, [5, 6] * 8])
    assert chart_assurance(chart, [2.0, 5.5]).word.tolist() == ["will_pass", "hit_or_miss"]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: assurance(0.9, 0.97, 0.95, "upwards"), "'better' must be one of higher, lower"),
        (lambda: assurance([0.9, 0.8], [0.97, 0.9, 0.99], 0.95), "'upper' must fit the shape"),
        (lambda: chart_assurance(xmr_chart([]), 3), "'chart' must have at least one point"),
    ],
)
def test_wrong_arguments_are_named(call, words):
    """The message names the argument."""
    with pytest.raises(ValueError, match=words):
        call()
