"""What the credit counts promise: grades that add up, and a blacklist whose books balance."""

import numpy as np
import pytest

from qualitykit.statistics.credit import blacklist_flow, grade_shares

QUARTERS = (
    ["2016-01-01", "2016-04-01", "2016-07-01", "2016-10-01"],
    [*("2016-03-31", "2016-06-30", "2016-09-30", "2016-12-31")],
)


def test_shares_leave_out_the_ungraded():
    """By hand: 3 A, 1 B, one not graded: 75 and 25 %, one apart."""
    found = grade_shares([0, 0, 1, 0, -1])
    assert found.count.tolist() == [[3, 1]]
    assert found.share.tolist() == [[0.75, 0.25]]
    assert found.ungraded.tolist() == [1]


def test_shares_of_each_group_sum_to_one_or_are_missing():
    """Identity; a group without a graded enterprise is `empty`, not 0 %."""
    found = grade_shares([0, 1, 1, -1], [0, 0, 1, 2], grades=3, groups=4)
    assert found.share[:2].sum(1).tolist() == [1, 1]
    assert np.isnan(found.share[2:]).all()
    assert found.reason.tolist() == [0, 0, 1, 1]


def test_many_grades_agree_with_a_plain_count():
    """Slow twin."""
    rng = np.random.default_rng(1)
    grade, group = rng.integers(-1, 4, 500), rng.integers(-1, 6, 500)
    found = grade_shares(grade, group, 4, 6)
    for g in range(6):
        for k in range(4):
            assert found.count[g, k] == sum(1 for a, b in zip(grade, group, strict=True) if (a, b) == (k, g))


def test_the_books_of_the_blacklist_balance():
    """By hand: one listed since 2015 leaves in March, one enters in May and stays, one comes and goes in August."""
    flow = blacklist_flow(
        ["2015-06-01", "2016-05-10", "2016-08-01"], ["2016-03-31", "NaT", "2016-08-31"], *QUARTERS
    )
    assert flow.before.tolist() == [[1, 0, 1, 1]]
    assert flow.entries.tolist() == [[0, 1, 1, 0]]
    assert flow.exits.tolist() == [[1, 0, 1, 0]]
    assert flow.after.tolist() == [[0, 1, 1, 1]]


def test_one_quarter_ends_where_the_next_begins():
    """Identity: listed after a period is listed before the next, and before + entries − exits = after."""
    rng = np.random.default_rng(2)
    entered = np.datetime64("2015-06-01") + rng.integers(0, 500, 300)
    left = entered + rng.integers(0, 400, 300)
    left[rng.random(300) < 0.4] = np.datetime64("NaT")
    flow = blacklist_flow(entered, left, *QUARTERS, rng.integers(0, 5, 300))
    assert (flow.after[:, :-1] == flow.before[:, 1:]).all()
    assert (flow.before + flow.entries - flow.exits == flow.after).all()


def test_many_stays_agree_with_a_plain_loop():
    """Slow twin: stay by stay, with rows that are none."""
    rng = np.random.default_rng(3)
    entered = np.datetime64("2015-10-01") + rng.integers(0, 450, 120)
    left = entered + rng.integers(0, 200, 120)
    left[::3] = np.datetime64("NaT")
    entered[:9], left[:9] = np.datetime64("NaT"), np.datetime64("NaT")
    group = rng.integers(-1, 4, 120)
    flow = blacklist_flow(entered, left, *QUARTERS, group, 4)
    for p, (start, end) in enumerate(
        zip(*(np.array(days, "datetime64[D]") for days in QUARTERS), strict=True)
    ):
        for g in range(4):
            stays = [
                (a, b) for a, b, c in zip(entered, left, group, strict=True) if c == g and not np.isnat(a)
            ]
            assert flow.entries[g, p] == sum(start <= a <= end for a, _ in stays)
            assert flow.exits[g, p] == sum(start <= b <= end for _, b in stays if not np.isnat(b))
            assert flow.after[g, p] == sum(a <= end and (np.isnat(b) or b > end) for a, b in stays)


def test_the_first_and_the_last_day_belong_to_the_period():
    """Entry on 1 January, exit on 31 March: both in the first quarter."""
    flow = blacklist_flow(["2016-01-01"], ["2016-03-31"], *QUARTERS)
    assert (flow.entries[0, 0], flow.exits[0, 0], flow.after[0, 0]) == (1, 1, 0)


def test_an_exit_before_its_entry_makes_the_group_invalid():
    """A stay that ends before it begins, or ends without beginning, is named; other groups keep their counts."""
    for stay in (["2016-05-01", "2016-04-01"], ["NaT", "2016-04-01"]):
        flow = blacklist_flow([stay[0], "2016-02-01"], [stay[1], "NaT"], *QUARTERS, [0, 1])
        assert (flow.reason[0] > 0).all()
        assert np.isnan(flow.after[0]).all()
        assert flow.after[1].tolist() == [1, 1, 1, 1]


def test_an_empty_list_has_no_movements():
    """No stays: zeros, no error; no enterprises: no shares."""
    assert blacklist_flow([], [], *QUARTERS).after.tolist() == [[0, 0, 0, 0]]
    assert grade_shares(np.array([], int), grades=2).reason.tolist() == [1]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (
            lambda: blacklist_flow(["2016-01-01"], ["NaT", "NaT"], *QUARTERS),
            "'left' must have one value a record",
        ),
        (lambda: blacklist_flow(["spring"], ["NaT"], *QUARTERS), "'entered' must be dates"),
        (lambda: blacklist_flow([], [], ["2016-02-01"], ["2016-01-01"]), "'end' must not lie before 'start'"),
        (lambda: grade_shares([0, 4], grades=3), "'grade' must be from -1 to 2"),
        (lambda: grade_shares([0, 1], [0]), "'group' must be whole numbers of shape"),
    ],
)
def test_wrong_arguments_are_named(call, words):
    """The message names the argument."""
    with pytest.raises(ValueError, match=words):
        call()
