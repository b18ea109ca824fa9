"""What the simulated false-alarm rates promise: the same number each time, near the exact one where there is one."""

import numpy as np
import pytest

from qualitykit.statistics.false_alarms import (
    false_alarm_rate,
    of_side,
    stable_counts,
    stable_proportion,
    stable_values,
)
from qualitykit.statistics.run_rules import BEYOND_LIMITS, run_rules


def test_long_baselines_near_the_exact_rate():
    """With limits from 400 points one rule fires at .27 % of the points, the two normal tails beyond three sigmas."""
    found = false_alarm_rate(stable_values(), [BEYOND_LIMITS], length=50, baseline=400, series=2000)
    assert found.per_point == pytest.approx(0.0027, abs=0.0006)


def test_short_baselines_multiply_false_alarms():
    """Limits from 12 points fire several times as often as limits from 400."""
    short, long = (
        false_alarm_rate(stable_values(), [BEYOND_LIMITS], length=12, baseline=baseline, series=2000)
        for baseline in (12, 400)
    )
    assert short.per_point > 3 * long.per_point


def test_more_rules_fire_more_often():
    """The NHS set fires more often than its first rule, Nelson's eight more often still."""
    rates = [
        false_alarm_rate(stable_values(), rules).per_series for rules in ([BEYOND_LIMITS], "nhs", "nelson")
    ]
    assert rates == sorted(rates)
    assert rates[0] < rates[2]


def test_the_rate_is_the_same_in_every_report():
    """One seed, one rate."""
    process = stable_proportion(0.93, 60)
    assert false_alarm_rate(process, series=500) == false_alarm_rate(process, series=500)


def test_sides_split_the_alarms():
    """Alarms of one side are fewer than those of both, and both sides together have them all."""
    process = stable_counts(6)
    both, up, down = (false_alarm_rate(process, side=side, series=1000).per_point for side in (0, 1, -1))
    assert max(up, down) <= both <= up + down + 1e-12


def test_counts_are_lopsided():
    """Rare events exceed their upper limit far more often than they fall below a lower limit of 0."""
    process = stable_counts(1.5)
    up, down = (false_alarm_rate(process, [BEYOND_LIMITS], side=side).per_point for side in (1, -1))
    assert up > 0
    assert down == 0


def test_a_baseline_too_short_for_verdicts_has_no_rate():
    """Trial limits judge nothing, so there is nothing to be false."""
    found = false_alarm_rate(stable_values(), baseline=11, series=50)
    assert np.isnan(found.per_point)
    assert found.series == 0


def test_signals_without_a_side_count_for_either():
    """Fifteen points too quiet are a signal whichever side is asked for."""
    quiet = run_rules([0.5, -0.5] * 10, "nelson")
    assert of_side(quiet, 1).any()
    assert (of_side(quiet, 0) == quiet.fired).all()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: false_alarm_rate(stable_values(), length=0), "'length' and 'series' must be 1 or more"),
        (lambda: stable_proportion(1.2, 10), "'rate' must be in"),
        (lambda: stable_counts(-1), "'rate' must be 0 or more"),
        (lambda: false_alarm_rate(stable_values(), "all"), "'rules' must be one of"),
    ],
)
def test_wrong_arguments_are_named(call, words):
    """The message names the argument."""
    with pytest.raises(ValueError, match=words):
        call()
