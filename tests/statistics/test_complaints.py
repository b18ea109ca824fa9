"""What the complaint statistics promise, against the published 12315 figures, plain loops and hand-solved tables."""

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from qualitykit.statistics.breaks import segments
from qualitykit.statistics.complaints import deadline, mediation_success, on_time, recovered_ratio, split_by
from qualitykit.statistics.hotlines import hotline_basis
from qualitykit.statistics.repeats import repeat_subjects

NAT = "NaT"


def _register(seed, n=300):
    """Complaints of three towns with holes: received, done, town."""
    rng = np.random.default_rng(seed)
    received = np.datetime64("2016-01-01") + rng.integers(0, 366, n)
    done = received + rng.integers(0, 60, n)
    done[rng.random(n) < 0.2] = np.datetime64(NAT)
    return received, done, rng.integers(-1, 3, n)


def test_the_split_of_a_month_is_that_of_wulanchabu():
    """Wulanchabu, May 2024: 574 enquiries, 718 complaints, 186 reports of 1,478 are 38.8, 48.6 and 12.6 percent."""
    split = split_by(np.repeat([0, 1, 2], [574, 718, 186]))
    assert split.count.tolist() == [574, 718, 186]
    assert (100 * split.share).round(1).tolist() == [38.8, 48.6, 12.6]
    assert int(split.total) == 1478


def test_the_split_of_each_town_agrees_with_a_plain_loop():
    """Counts and shares by town and kind, unknown kinds apart, equal a loop."""
    rng = np.random.default_rng(1)
    kind, town = rng.integers(-1, 4, 200), rng.integers(-1, 5, 200)
    split = split_by(kind, town, categories=4, groups=6)
    for g in range(6):
        counts = [int(((kind == c) & (town == g)).sum()) for c in range(4)]
        assert split.count[g].tolist() == counts
        assert split.unknown[g] == ((kind == -1) & (town == g)).sum()
        assert split.count[g].sum() + split.unknown[g] == split.total[g]
        if sum(counts):
            assert split.share[g].tolist() == pytest.approx([count / sum(counts) for count in counts])
        else:
            assert np.isnan(split.share[g]).all()


def test_shares_are_of_the_known_kinds():
    """Complaints without a kind are counted apart and enter no share; none at all gives no share."""
    split = split_by([0, 0, 1, -1])
    assert split.share.tolist() == pytest.approx([2 / 3, 1 / 3])
    assert np.isnan(split_by([-1, -1], categories=2).share).all()


def test_a_deadline_counts_from_the_day_after():
    """Seven days from 28 September 2016 end on 5 October; none end on the day itself."""
    assert str(deadline("2016-09-28", 7)) == "2016-10-05"
    assert deadline(["2016-02-28", NAT], [0, 5]).astype(str).tolist() == ["2016-02-28", NAT]


def test_working_days_leave_out_holidays_and_keep_worked_weekends():
    """By hand, autumn 2016: 28 September + 7 is 12 October, the 8th and 9th being worked for the holiday of 1 to 7."""
    every = np.arange("2016-09-01", "2016-11-01", dtype="datetime64[D]")
    worked = np.is_busday(every) | np.isin(every, np.array(["2016-10-08", "2016-10-09"], "datetime64[D]"))
    holiday = (every >= np.datetime64("2016-10-01")) & (every <= np.datetime64("2016-10-07"))
    calendar = every[worked & ~holiday]
    assert str(deadline("2016-09-28", 7, working_days=calendar)) == "2016-10-12"
    assert str(deadline("2016-10-01", 1, working_days=calendar)) == "2016-10-08"
    assert str(deadline("2016-10-05", 0, working_days=calendar)) == "2016-10-05"


def test_working_days_agree_with_numpys_calendar():
    """Where every weekday is worked, the deadline is numpy's business-day offset."""
    every = np.arange("2015-12-25", "2017-03-01", dtype="datetime64[D]")
    received, _, _ = _register(5)
    days = np.arange(len(received)) % 20 + 1
    slow = np.busday_offset(received, days, roll="backward")
    assert (deadline(received, days, working_days=every[np.is_busday(every)]) == slow).all()


def test_a_calendar_that_does_not_reach_gives_no_deadline():
    """Days before the first or after the last working day given are unknown, not guessed."""
    calendar = np.array(["2016-01-04", "2016-01-05"], "datetime64[D]")
    due = deadline(["2016-01-04", "2016-01-05", "2015-12-31", NAT], 1, working_days=calendar)
    assert due.astype(str).tolist() == ["2016-01-05", NAT, NAT, NAT]
    assert np.isnat(deadline("2016-01-04", 1, working_days=[]))


def test_only_what_is_due_counts():
    """By hand: on time, late, open past its deadline, open and not due, done and not due."""
    came = ["2016-01-01", "2016-01-01", "2016-01-01", "2016-01-20", "2016-01-20"]
    went = ["2016-01-11", "2016-01-12", NAT, NAT, "2016-01-21"]
    result = on_time(came, went, deadline(came, 10), "2016-01-25")
    assert [int(part) for part in (result.met, result.late, result.overdue, result.pending)] == [1, 1, 1, 2]
    assert float(result.share.value) == pytest.approx(1 / 3)


def test_what_was_done_after_the_count_was_still_open_then():
    """A matter closed the day after the count is overdue on it, one received after it does not exist yet."""
    result = on_time(
        ["2016-01-01", "2016-02-01"], ["2016-01-26", NAT], ["2016-01-11", "2016-02-11"], "2016-01-25"
    )
    assert (int(result.overdue), int(result.late), int(result.pending)) == (1, 0, 0)


def test_timeliness_of_each_town_agrees_with_a_plain_loop():
    """Met, late, overdue and pending by town equal a loop, and the interval is statsmodels' Wilson."""
    received, done, town = _register(2)
    due, today = deadline(received, 30), np.datetime64("2016-09-30")
    result = on_time(received, done, due, today, town)
    for g in range(3):
        met = late = overdue = pending = 0
        for came, went, last in zip(received[town == g], done[town == g], due[town == g], strict=True):
            closed = not np.isnat(went) and went <= today
            if came > today:
                continue
            if last >= today:
                pending += 1
            elif not closed:
                overdue += 1
            elif went <= last:
                met += 1
            else:
                late += 1
        assert [result.met[g], result.late[g], result.overdue[g], result.pending[g]] == [
            met,
            late,
            overdue,
            pending,
        ]
        low, high = proportion_confint(met, met + late + overdue, method="wilson")
        assert (result.share.lower[g], result.share.upper[g]) == pytest.approx((low, high))


def test_all_on_time_is_no_certainty():
    """Ten of ten on time keep a Wilson interval down to 72 percent."""
    came = ["2016-01-01"] * 10
    share = on_time(came, came, came, "2016-12-31").share
    assert float(share.value) == 1
    assert float(share.lower) == pytest.approx(0.7225, abs=5e-5)


@pytest.mark.parametrize(
    ("came", "went", "due", "why"),
    [
        ([], [], [], "empty"),
        (["2016-01-01"], [NAT], ["2017-01-01"], "empty"),
        (["2016-01-05"], ["2016-01-01"], ["2016-01-10"], "invalid"),
        ([NAT], [NAT], ["2016-01-10"], "missing"),
        (["2016-01-05"], [NAT], [NAT], "missing"),
    ],
)
def test_timeliness_that_cannot_be_judged_says_why(came, went, due, why):
    """Nothing due, done before received, and no date are told apart."""
    share = on_time(came, went, due, "2016-06-30").share
    assert share.why == why
    assert np.isnan(share.value)


def test_mediation_counts_what_was_mediated():
    """By hand: 2 agreed of 3, the complaint that was not mediated stays out."""
    rate = mediation_success([1, 1, 0, np.nan])
    assert float(rate.value) == pytest.approx(2 / 3)
    assert int(rate.n) == 3
    assert (rate.statistic, rate.method) == ("mediation_success", "wilson")


def test_mediation_that_cannot_be_judged_says_why():
    """No mediation is empty; anything but 0, 1 or NaN is invalid, in its own town only."""
    rate = mediation_success([np.nan, 2, 1, 0], [0, 1, 2, 2])
    assert rate.why.tolist() == ["empty", "invalid", ""]


def test_the_recovered_share_is_that_of_the_published_totals():
    """12315, 2016: 18.24 recovered of 40.60 disputed (100 million yuan) are 44.9 percent, however they are spread."""
    amount = np.array([10.0, 20.0, 10.60])
    recovered = np.array([8.24, 0.0, 10.0])
    assert round(100 * float(recovered_ratio(amount, recovered).value), 1) == 44.9


def test_the_recovered_share_of_each_town_agrees_with_a_plain_loop():
    """Ratio and linearised error by town, over complaints that give both sums, equal a loop."""
    rng = np.random.default_rng(3)
    amount = np.where(rng.random(200) < 0.2, np.nan, rng.exponential(1000, 200))
    recovered = np.where(rng.random(200) < 0.2, np.nan, amount * rng.random(200))
    town = rng.integers(-1, 3, 200)
    ratio = recovered_ratio(amount, recovered, town)
    for g in range(3):
        mine = (town == g) & ~np.isnan(amount) & ~np.isnan(recovered)
        a, r, n = amount[mine], recovered[mine], mine.sum()
        value = r.sum() / a.sum()
        error = np.sqrt(n / (n - 1) * ((r - value * a) ** 2).sum()) / a.sum()
        assert ratio.value[g] == pytest.approx(value)
        assert ratio.upper[g] - value == pytest.approx(stats.t.ppf(0.975, n - 1) * error)
        assert ratio.lower[g] + ratio.upper[g] == pytest.approx(2 * value)


@pytest.mark.parametrize(
    ("amount", "recovered", "why", "value"),
    [
        ([], [], "empty", np.nan),
        ([np.nan], [5.0], "empty", np.nan),
        ([0.0, 0.0], [5.0, 0.0], "no_base", np.nan),
        ([-1.0, 5.0], [1.0, 2.0], "invalid", np.nan),
        ([1.0, 5.0], [-1.0, 2.0], "invalid", np.nan),
        ([100.0], [40.0], "short", 0.4),
        ([100.0, 200.0], [300.0, 600.0], "constant", 3.0),
    ],
)
def test_money_that_gives_no_share_says_why(amount, recovered, why, value):
    """No sums, nothing in dispute and negative sums are told apart; a share above 1 stands."""
    ratio = recovered_ratio(amount, recovered)
    assert ratio.why == why
    assert float(ratio.value) == pytest.approx(value, nan_ok=True)


def test_repeat_subjects_agree_with_a_plain_loop():
    """Subjects, repeated ones, their complaints and the most of one equal a loop over towns."""
    rng = np.random.default_rng(4)
    subject, town = rng.integers(-1, 60, 200), rng.integers(-1, 3, 200)
    repeats = repeat_subjects(subject, town, least=3, groups=4)
    for g in range(4):
        named = subject[(town == g) & (subject >= 0)].tolist()
        counts = [named.count(one) for one in set(named)]
        many = [count for count in counts if count >= 3]
        assert repeats.subjects[g] == len(counts)
        assert (repeats.repeated[g], repeats.complaints[g]) == (len(many), sum(many))
        assert repeats.most[g] == max(counts, default=0)
        assert repeats.unknown[g] == ((town == g) & (subject == -1)).sum()
        assert repeats.share[g] == pytest.approx(sum(many) / len(named) if named else np.nan, nan_ok=True)


def test_the_same_subject_in_two_towns_is_repeated_in_neither():
    """Repetition counts inside a town: one complaint each in two towns is no repeat in either."""
    repeats = repeat_subjects([5, 5], [0, 1])
    assert repeats.repeated.tolist() == [0, 0]


def test_one_complaint_is_no_repeat():
    """A bound below 2 is refused."""
    with pytest.raises(ValueError, match="'least'"):
        repeat_subjects([1], least=1)


def test_the_merger_splits_the_series_of_12315():
    """Years before and after 31 August 2019 are two segments, and 2019 itself belongs to neither."""
    years = np.arange(2017, 2023)
    basis = hotline_basis([f"{y}-01-01" for y in years], [f"{y}-12-31" for y in years])
    assert basis.tolist() == ["five lines", "five lines", "", "merged line", "merged line", "merged line"]
    assert segments(basis).tolist() == [0, 0, 1, 2, 2, 2]


def test_the_day_of_the_merger_is_the_first_of_the_merged_line():
    """30 August 2019 is before, 31 August after."""
    days = ["2019-08-30", "2019-08-31"]
    assert hotline_basis(days, days).tolist() == ["five lines", "merged line"]


def test_the_commerce_line_was_not_merged():
    """12312 keeps one basis across the day, the lines 12365 and 12331 do not."""
    first, last = ["2019-01-01", "2020-01-01"], ["2019-06-30", "2020-06-30"]
    assert hotline_basis(first, last, "12312").tolist() == ["own line"] * 2
    assert hotline_basis(first[0], last[1], ["12365", "12331"]).tolist() == ["", ""]


def test_an_unknown_day_has_no_basis():
    """A period without a last day is comparable with no other."""
    assert hotline_basis("2018-01-01", NAT) == ""


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: split_by([0, 0.5]), "category"),
        (lambda: split_by([0, 1], [0]), "group"),
        (lambda: split_by([0, 4], categories=2), "category"),
        (lambda: deadline("2016-01-01", 1.5), "days"),
        (lambda: deadline("2016-01-01", -1), "days"),
        (lambda: deadline("2016-01-01", 1, working_days=["2016-01-05", "2016-01-04"]), "working_days"),
        (lambda: on_time(["2016-01-01"], [], ["2016-01-01"], "2016-01-01"), "done"),
        (lambda: recovered_ratio([1.0], [1.0, 2.0]), "recovered"),
        (lambda: mediation_success([[1.0]]), "agreed"),
        (lambda: repeat_subjects([0, 1], [0]), "group"),
        (lambda: hotline_basis("2020-01-01", "2019-01-01"), "last"),
    ],
)
def test_wrong_shapes_are_refused_by_name(call, name):
    """An error names the argument that does not fit."""
    with pytest.raises(ValueError, match=f"'{name}'"):
        call()
