"""What the run rules promise: each pattern at its point, none across a hole or a rebase, published run length."""

from itertools import pairwise

import numpy as np
import pytest

from qualitykit.statistics.control_charts import p_chart, xmr_chart
from qualitykit.statistics.phases import Phase
from qualitykit.statistics.run_rules import BEYOND_LIMITS, RULE_SETS, Rule, judge, run_rules

A, B, C = 2.5, 1.5, 0.5  # a point in each zone
WIGGLE = [C, -C] * 20


def fired(rule, scores, rules="nelson", **more):
    """The points, from 1, at which one rule of a set fires."""
    found = run_rules(scores, rules, **more)
    return (np.flatnonzero(found.fired[found.rules.index(rule)]) + 1).tolist()


@pytest.mark.parametrize(
    ("rules", "rule", "scores", "points"),
    [
        ("nhs", "beyond_limits", [0.1, 3.1, -3.1, 3.0], [2, 3]),
        ("nhs", "seven_on_one_side", [-C] + [C] * 8, [8, 9]),
        ("nhs", "seven_on_one_side", [C] * 6 + [0.0] + [C] * 6, []),
        ("nhs", "seven_rising_or_falling", [0.1 * t for t in range(7)], [7]),
        ("nhs", "seven_rising_or_falling", [0, 0.1, 0.2, 0.2, 0.3, 0.4, 0.5, 0.6], []),
        ("nhs", "two_of_three_near_a_limit", [A, C, A], [3]),
        ("nhs", "two_of_three_near_a_limit", [A, A, C], [3]),
        ("nhs", "two_of_three_near_a_limit", [A, -C, A], []),
        ("nhs", "two_of_three_near_a_limit", [A, 3.5, C], []),
        ("western_electric", "two_of_three_beyond_two_sigma", [A, -C, A], [3]),
        ("western_electric", "two_of_three_beyond_two_sigma", [A, A], [2]),
        ("western_electric", "two_of_three_beyond_two_sigma", [A, -A, C], []),
        ("western_electric", "four_of_five_beyond_one_sigma", [-B, -B, C, -B, -B], [5]),
        ("western_electric", "eight_on_one_side", [C] * 8, [8]),
        ("nelson", "nine_on_one_side", [-C] * 9, [9]),
        ("nelson", "six_rising_or_falling", [-0.1 * t for t in range(6)], [6]),
        ("nelson", "fourteen_alternating", WIGGLE[:14], [14]),
        ("nelson", "fifteen_within_one_sigma", WIGGLE[:15], [15]),
        ("nelson", "eight_beyond_one_sigma", [B, -B] * 4, [8]),
        ("nelson", "eight_beyond_one_sigma", [B] * 8, []),
    ],
)
def test_each_rule_fires_at_the_point_that_completes_it(rules, rule, scores, points):
    """One smallest pattern for each rule, and the nearest one that is none."""
    assert fired(rule, scores, rules) == points


def test_sides_say_up_or_down():
    """1 above or rising, −1 below or falling, 0 for patterns without a side."""
    found = run_rules([-C] * 9, "nelson")
    assert found.side[found.rules.index("nine_on_one_side"), 8] == -1
    rising = run_rules([0.1 * t for t in range(6)], "nelson")
    assert rising.side[rising.rules.index("six_rising_or_falling"), 5] == 1
    quiet = run_rules(WIGGLE[:15], "nelson")
    assert quiet.side[quiet.rules.index("fifteen_within_one_sigma"), 14] == 0


def test_members_are_all_points_of_the_pattern():
    """A run marks its seven points, two of three only the two near the limit."""
    run = run_rules([-C] + [C] * 7, "nhs")
    assert run.members[1].tolist() == [False] + [True] * 7
    near = run_rules([A, C, A, -C], "nhs")
    assert near.members[3].tolist() == [True, False, True, False]


def test_a_hole_interrupts_every_pattern():
    """A missing point ends a run and a trend and is none of two of three."""
    assert fired("nine_on_one_side", [C] * 5 + [np.nan] + [C] * 5) == []
    assert fired("six_rising_or_falling", [0, 0.1, 0.2, np.nan, 0.3, 0.4, 0.5]) == []
    assert fired("two_of_three_beyond_two_sigma", [A, np.nan, A]) == [3]


def test_no_pattern_spans_a_rebase():
    """Runs and trends begin anew with a phase."""
    phase = np.repeat([0, 1], [5, 5])
    assert fired("nine_on_one_side", [C] * 10, phase=phase) == []
    assert fired("six_rising_or_falling", [0.1 * t for t in range(10)], phase=phase) == []


def test_trends_are_sought_in_the_values_shown():
    """With sizes that vary the rates may rise while the scores do not."""
    rising = [0.80, 0.81, 0.82, 0.83, 0.84, 0.85]
    scores = [0.1, 0.3, 0.2, 0.4, 0.3, 0.5]
    assert fired("six_rising_or_falling", scores, value=rising) == [6]
    assert fired("six_rising_or_falling", scores) == []


def test_the_western_electric_rules_have_the_published_run_length():
    """Champ and Woodall (1987): one false alarm in 91.75 points on average; 370.4 with the first rule alone."""
    scores = np.random.default_rng(1987).standard_normal((1500, 800))
    for rules, published in (("western_electric", 91.75), ((BEYOND_LIMITS,), 370.4)):
        alarms = run_rules(scores, rules).any
        length = np.where(alarms.any(1), alarms.argmax(1) + 1, 800)
        # a run length is all but geometric: so many points, so many alarms
        estimate = length.sum() / alarms.any(1).sum()
        assert estimate == pytest.approx(published, rel=0.1)


@pytest.mark.parametrize("rules", sorted(RULE_SETS))
def test_the_sets_agree_with_a_plain_search(rules):
    """Slow twin: every rule sought point by point with plain Python, on random series with holes and a rebase."""
    rng = np.random.default_rng(6)
    scores = np.round(rng.normal(0, 1.4, (12, 60)), 1)
    scores[:4] = np.abs(scores[:4])
    scores[4:6] = np.sort(scores[4:6])
    scores[6:8] *= 0.4
    scores[8:10] = np.where(np.arange(60) % 2, 1, -1) * np.abs(scores[8:10])
    scores[rng.random(scores.shape) < 0.05] = np.nan
    phase = np.repeat([0, 1], [35, 25])
    found = run_rules(scores, rules, phase=phase)
    for number, rule in enumerate(RULE_SETS[rules]):
        for row in range(12):
            for t in range(60):
                assert found.fired[number, row, t] == slow(rule, scores[row], phase, t), (rule.name, row, t)


def slow(rule, z, phase, t):
    """Whether one rule fires at one point, in plain Python."""
    if z[t] != z[t]:
        return False
    if rule.pattern == "beyond":
        window = [z[i] for i in range(max(0, t - rule.of + 1), t + 1) if phase[i] == phase[t]]
        for sign in (1, -1):
            near = [rule.sigma < sign * x <= rule.upto for x in window]
            whole = len(window) == rule.of and all(sign * x > 0 for x in window)
            if sum(near) >= rule.count and (whole if rule.together else near[-1]):
                return True
        return False
    window = [z[i] for i in range(t - rule.count + 1, t + 1) if i >= 0 and phase[i] == phase[t]]
    if len(window) < rule.count or any(x != x for x in window):
        return False
    steps = [b - a for a, b in pairwise(window)]
    return {
        "side": all(x > 0 for x in window) or all(x < 0 for x in window),
        "trend": all(s > 0 for s in steps) or all(s < 0 for s in steps),
        "alternate": all(a * b < 0 for a, b in pairwise(steps)),
        "within": all(abs(x) < rule.sigma for x in window),
        "mixture": all(abs(x) > rule.sigma for x in window) and max(window) > 0 > min(window),
    }[rule.pattern]


def test_trial_limits_fire_nothing():
    """Eleven points and a wild twelfth pass no verdict while the limits are trial limits."""
    assert not judge(xmr_chart([5, 6] * 5 + [60], [Phase(baseline=11)])).any.any()


def test_a_chart_is_judged_by_its_own_limits():
    """A point outside a p chart is the point at which `beyond_limits` fires."""
    rng = np.random.default_rng(7)
    tested = rng.integers(60, 300, 40)
    passed = rng.binomial(tested, np.where(np.arange(40) > 30, 0.75, 0.95))
    chart = p_chart(passed, tested, [Phase(baseline=24)])
    assert (judge(chart).fired[0] == chart.outside).all()
    assert chart.outside.any()


def test_the_first_rule_is_the_first_in_the_order_of_the_set():
    """Where two rules fire at once the earlier one of the set is named."""
    found = run_rules([C] * 6 + [3.5], "nhs")
    assert found.rules[found.first_rule[6]] == "beyond_limits"
    assert found.first_rule[:6].tolist() == [-1] * 6


def test_a_set_of_ones_own_is_taken():
    """Rules may be handed in instead of a name, such as a shift of 6."""
    assert run_rules([C] * 6, [Rule("six_on_one_side", "side", 6)]).any.tolist() == [False] * 5 + [True]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: run_rules([1.0], "shewhart"), "'rules' must be one of western_electric, nelson, nhs"),
        (lambda: run_rules([1.0], [Rule("odd", "zigzag")]), "'rules' must have patterns among"),
        (lambda: run_rules([1.0], []), "got no rule"),
        (lambda: run_rules([1.0, 2.0], phase=[0, 0, 0]), "'phase' must have one number"),
        (lambda: run_rules([1.0, 2.0], value=[1.0, 2.0, 3.0]), "'value' must fit the shape"),
    ],
)
def test_unknown_rules_and_wrong_shapes_are_refused(call, words):
    """The message lists what is allowed."""
    with pytest.raises(ValueError, match=words):
        call()


def test_a_single_point_and_no_point_are_no_pattern():
    """Short series are judged by what there is."""
    assert not run_rules([0.5]).any.any()
    assert run_rules(np.empty((3, 0))).any.shape == (3, 0)
