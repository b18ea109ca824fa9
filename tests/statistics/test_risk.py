"""What the risk warnings promise: each step by its evidence, a dated list with the rule that fired and its rate."""

import numpy as np
import pytest

from qualitykit.statistics.control_charts import p_chart, u_chart
from qualitykit.statistics.false_alarms import stable_counts, stable_proportion, stable_values
from qualitykit.statistics.phases import Phase
from qualitykit.statistics.risk import STEPS, Evidence, stable_step_rates, warning_list, warning_steps
from qualitykit.statistics.run_rules import judge, run_rules


def source(name, *scores, worse=1, **more):
    """Evidence of one source from scores, a row for each unit."""
    return Evidence(name, run_rules(np.array(scores), "nhs"), worse, **more)


RUN = [0.5] * 7  # fires at its seventh point, beyond nothing


@pytest.mark.parametrize(
    ("complaints", "injuries", "level", "step"),
    [
        (0.0, 0.0, 0, ""),
        (4.0, 0.0, 0, "judge"),
        (4.0, 4.0, 0, "warn"),
        (0.0, 0.0, 1, "monitor"),
        (0.0, 0.0, 2, "judge"),
        (0.0, 0.0, 3, "warn"),
        (0.0, 0.0, 4, "handle"),
        (4.0, 4.0, 1, "warn"),
        (4.0, 4.0, 4, "handle"),
        (-4.0, -4.0, 0, ""),
    ],
)
def test_each_step_has_its_evidence(complaints, injuries, level, step):
    """The higher one of what the signals and the risk level call for; fewer complaints are no risk."""
    found = warning_steps([source("complaints", [complaints]), source("injuries", [injuries])], [[level]])
    assert found.word.tolist() == [[step]]


def test_a_run_in_one_source_is_monitored_and_in_two_is_judged():
    """Patterns within the limits call for less than points beyond them."""
    calm = [-0.5, 0.5] * 3 + [-0.5]
    one = warning_steps([source("complaints", RUN), source("injuries", calm)])
    two = warning_steps([source("complaints", RUN), source("injuries", RUN)])
    assert (one.word[0, 6], two.word[0, 6]) == ("monitor", "judge")


def test_a_falling_pass_rate_is_the_bad_side():
    """The side that is worse belongs to the source."""
    low = warning_steps([source("pass_rate", [-4.0], worse=-1)])
    high = warning_steps([source("pass_rate", [4.0], worse=-1)])
    assert (low.word[0, 0], high.word[0, 0]) == ("judge", "")


def test_the_list_is_dated_and_names_rule_and_rate():
    """By hand: two units, three months, two sources and one risk level, in the order of dates."""
    evidence = [
        source("complaints", [0.0, 4.0, 0.0], [0.0, 0.0, 3.5], false_alarm=0.02),
        source("pass_rate", [0.0, -5.0, 0.0], [0.0, 0.0, 0.0], worse=-1, false_alarm=0.01),
    ]
    level = [[0, 0, 0], [3, 0, 0]]
    found = warning_list(evidence, ["north", "south"], ["2016-01", "2016-02", "2016-03"], level)
    rows = list(
        zip(*(found[name].tolist() for name in ("date", "unit", "step", "source", "rule")), strict=True)
    )
    assert rows == [
        ("2016-01", "south", "warn", "risk_level", ""),
        ("2016-02", "north", "warn", "complaints", "beyond_limits"),
        ("2016-02", "north", "warn", "pass_rate", "beyond_limits"),
        ("2016-03", "south", "judge", "complaints", "beyond_limits"),
    ]
    assert found["side"].tolist() == [0, 1, -1, 1]
    assert found["false_alarm"][1:].tolist() == [0.02, 0.01, 0.02]
    assert found["level"].tolist() == [3, 0, 0, 0]


def test_the_list_agrees_with_a_plain_loop():
    """Slow twin: every row of the list is found by walking dates, units and sources."""
    rng = np.random.default_rng(1)
    scores = rng.normal(0, 1.8, (2, 5, 20))
    scores[rng.random(scores.shape) < 0.1] = np.nan
    evidence = [source("a", *scores[0]), source("b", *scores[1], worse=-1)]
    level = rng.choice(5, (5, 20), p=[0.9, 0.04, 0.03, 0.02, 0.01])
    found = warning_list(evidence, np.arange(5), np.arange(20), level)
    steps = warning_steps(evidence, level)
    rows = []
    for t in range(20):
        for u in range(5):
            signalling = beyond = 0
            for number, part in enumerate(evidence):
                for rule, name in enumerate(part.signals.rules):
                    if part.signals.fired[rule, u, t] and part.signals.side[rule, u, t] == (1, -1)[number]:
                        beyond += name == "beyond_limits"
                        signalling += 1
                        rows.append((t, u, "ab"[number], name))
                        break
            if level[u, t]:
                rows.append((t, u, "risk_level", ""))
            called = 3 if beyond and signalling > 1 else 2 if beyond or signalling > 1 else signalling
            assert steps.step[u, t] == max(called, level[u, t])
    assert (
        list(zip(*(found[name].tolist() for name in ("date", "unit", "source", "rule")), strict=True)) == rows
    )


def test_nothing_the_matter_is_an_empty_list():
    """Stable sources give columns without rows."""
    found = warning_list([source("complaints", [0.1, -0.1])], ["north"], [1, 2])
    assert {len(column) for column in found.values()} == {0}


def test_trial_limits_and_holes_call_for_nothing_and_say_so():
    """Without a verdict in any source and without a level the reason is `missing`."""
    found = warning_steps([source("complaints", [np.nan, 4.0])])
    assert found.word.tolist() == [["", "judge"]]
    assert found.why.tolist() == [["missing", ""]]
    short = Evidence("pass_rate", judge(p_chart([[40] * 10 + [10]], 50)), -1)
    assert set(warning_steps([short]).why[0]) == {"missing"}


def test_a_bad_month_is_found_through_the_real_charts():
    """Pass rates fall and complaints rise in the last month of one town: warn there, nowhere else."""
    rng = np.random.default_rng(4)
    passed, complaints = rng.binomial(120, 0.95, (2, 18)), rng.poisson(20, (2, 18))
    passed[1, -1], complaints[1, -1] = 80, 60
    phases = [Phase(baseline=12)]
    evidence = [
        Evidence("pass_rate", judge(p_chart(passed, 120, phases)), -1),
        Evidence("complaints", judge(u_chart(complaints, 1, phases)), 1),
    ]
    assert warning_steps(evidence).word[:, -1].tolist() == ["", "warn"]


def test_stable_districts_are_seldom_warned():
    """Three stable sources: monitoring now and then, warnings in fewer than one point in fifty, handling never."""
    processes = [(stable_proportion(0.94, 150), -1), (stable_counts(12), 1), (stable_values(), 1)]
    rates = stable_step_rates(processes, series=1000)
    assert len(rates) == len(STEPS) - 1
    assert rates[0] < 0.3
    assert rates[2] < 0.02
    assert rates[3] == 0
    assert (rates == stable_step_rates(processes, series=1000)).all()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: warning_steps([]), "'evidence' must have at least one source"),
        (
            lambda: warning_steps([source("a", [1.0]), source("b", [1.0, 2.0])]),
            "'evidence' must be of one shape",
        ),
        (lambda: warning_steps([source("a", [1.0])], [[5]]), "'level' must be codes 0 to 4"),
        (lambda: warning_steps([source("a", [1.0])], [[1, 2]]), "'level' must be codes 0 to 4 of shape"),
        (
            lambda: warning_list([source("a", [1.0])], ["u", "v"], [1]),
            "'units' and 'dates' must fit the signals",
        ),
        (lambda: source("a", [1.0], worse=0), "'worse' must be 1 or -1"),
        (lambda: Evidence("a", run_rules([1.0]), 1), "'signals' must be of units × periods"),
    ],
)
def test_wrong_arguments_are_named(call, words):
    """The message names the argument."""
    with pytest.raises(ValueError, match=words):
        call()
