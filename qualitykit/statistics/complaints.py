"""Complaints (投诉举报): how many of what, how fast, and how well.

Records are arrays with one entry a complaint; `group` is its unit, month or channel. Shares that are published as
"on time" or "successful" need a deadline or a denominator: none of them is built in, because the issued document
names none and those of the hotlines changed. Categories that are not given (code −1) are counted apart, never spread
over the known ones. Who is complained of again: `repeats`; the hotlines' merger: `hotlines`.
"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from qualitykit.statistics.estimate import CODE, Estimate, first_reason
from qualitykit.statistics.grouped import any_in_group, group_codes, same_length
from qualitykit.statistics.inputs import dates, demand, numbers
from qualitykit.statistics.rates import wilson_interval
from qualitykit.statistics.survey import survey_ratio


class Split(NamedTuple):
    """Records by category (构成): count and share of shape (G, categories), unknown and total of shape (G,)."""

    count: np.ndarray
    share: np.ndarray
    unknown: np.ndarray
    total: np.ndarray


class OnTime(NamedTuple):
    """How many met their deadline (按时率).

    `share` is an `Estimate` of met ÷ due; the counts are due = met + late + overdue, and pending, each of shape (G,).
    """

    share: Estimate
    met: np.ndarray
    late: np.ndarray
    overdue: np.ndarray
    pending: np.ndarray


def split_by(category, group=None, *, categories=None, groups=None) -> Split:
    """Records by category, such as kind, domain, channel or issue (分类构成).

    share_c = count_c ÷ Σ count over the known categories.

    Args:
        category: codes, shape (n,), −1 where it is not given; categories: how many there are.
        group: group codes, one group if None; groups: number of groups G.

    Returns:
        `Split`; shares are NaN in a group without a known category. Without `group` the first axis is gone.

    Raises:
        ValueError: codes that are none, or unequal lengths.

    **Source.** Share of the whole, as in the national 12315 releases (2016: goods 90.97 of 166.69 = 54.6 %).

    >>> split = split_by([0, 0, 1, -1])
    >>> split.count.tolist(), split.share.round(3).tolist(), int(split.unknown), int(split.total)
    ([2, 1], [0.667, 0.333], 1, 4)
    """
    n = len(np.atleast_1d(category))
    kind, categories = group_codes(category, n, categories, "category")
    code, groups = group_codes(group, n, groups)
    known = np.where((kind < 0) | (code < 0), -1, code * categories + kind)
    count = np.bincount(known[known >= 0], minlength=groups * categories).reshape(groups, categories)
    total = np.bincount(code[code >= 0], minlength=groups)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = count / count.sum(axis=1, keepdims=True)
    parts = Split(count, share, total - count.sum(axis=1), total)
    return parts if group is not None else Split(*(part[0] for part in parts))


def deadline(received, days, *, working_days=None) -> np.ndarray:
    """The last day on which something is still on time (办理期限).

    The day of receipt does not count (a convention, as the civil law counts terms): received + days, or the
    days-th of the working days after it.

    Args:
        received: dates (datetime64, NaT unknown), any shape; days: whole numbers ≥ 0 that broadcast.
        working_days: every working day of the time in question, rising, shape (w,), so that public holidays and
            the weekends worked in exchange are both right; None counts calendar days.

    Returns:
        datetime64[D] of the broadcast shape; NaT for NaT, and where the working days given do not reach.

    Raises:
        ValueError: days that are no whole numbers ≥ 0, or working days that do not rise.

    **Source.** Counting is a convention of ours; no deadline is built in: each line and year has its rules.

    >>> week = ["2016-09-29", "2016-09-30", "2016-10-08", "2016-10-09", "2016-10-10"]      # 8 and 9 were worked
    >>> str(deadline("2016-09-29", 3)), str(deadline("2016-09-29", 3, working_days=week))
    ('2016-10-02', '2016-10-09')
    """
    received, days = dates("received", received), np.asarray(days)
    if not np.issubdtype(days.dtype, np.integer):
        raise ValueError(f"'days' must be whole numbers of at least 0 (got {days!r:.60})")
    demand("days", "be whole numbers of at least 0", days, days < 0)
    if working_days is None:
        return received + days.astype("timedelta64[D]")
    working = dates("working_days", working_days)
    if working.ndim != 1 or not (np.diff(working) > np.timedelta64(0, "D")).all():
        raise ValueError(f"'working_days' must be days that rise (got {working!r:.60})")
    place = np.searchsorted(working, received, side="right") + days - 1
    reached = (place < len(working)) & (received >= working[:1].min(initial=np.datetime64("9999-12-31")))
    counted = np.append(working, np.datetime64("NaT"))[np.where(reached, place, len(working))]
    return np.where((days == 0) & reached, received, counted)


def on_time(received, done, due, as_of, group=None, *, groups=None, confidence=0.95) -> OnTime:
    """Share of the matters due that were dealt with by their deadline (按时初查率、按时办结率).

    met ÷ (met + late + overdue), of the matters whose deadline has passed on the day `as_of`: met was done by its
    deadline, late after it, overdue is not done yet. What is not due yet is `pending`, done or not: counting early
    ones as met before their slower fellows can fail would flatter a young quarter.

    Args:
        received, done, due: dates, shape (n,); done NaT if open; due from `deadline`. The deadline for first check
            and closing is the caller's: those of the hotlines differ by line, kind and year.
        as_of: the day of the count. What was received or done after it counts as not yet received or not yet done.
        group: group codes, one group if None; groups: number of groups G; confidence: in (0, 1).

    Returns:
        `OnTime` of shape (G,), or () without `group`; the share with Wilson limits, NaN for `invalid` a matter done
        before it was received, `missing` one without the day received or due, `empty` nothing due.

    Raises:
        ValueError: unequal lengths, or group codes that are none.

    **Source.** The metrics 投诉按时初查率 and 投诉按时办结率 of the 12315 platform; that only matters already due
    count is a convention of ours. Interval: `rates.wilson_interval`.

    >>> came, went = ["2016-01-01", "2016-01-01", "2016-01-20"], ["2016-01-05", "NaT", "2016-01-21"]
    >>> result = on_time(came, went, deadline(came, 10), "2016-01-25")
    >>> float(result.share.value), int(result.met), int(result.overdue), int(result.pending)
    (0.5, 1, 1, 1)
    """
    columns = {"received": received, "done": done, "due": due}
    came, went, last = same_length(**{name: dates(name, c) for name, c in columns.items()})
    code, groups = group_codes(group, len(came), groups)
    today = np.datetime64(as_of, "D")
    code = np.where(came > today, -1, code)
    closed = ~np.isnat(went) & (went <= today)
    passed = last < today
    flags = [closed & (went <= last), closed & (went > last), ~closed]
    met, late, overdue = (_count(passed & flag, code, groups) for flag in flags)
    pending = _count(last >= today, code, groups)
    faults = {
        "invalid": any_in_group(went < came, code, groups),
        "missing": any_in_group(np.isnat(came) | np.isnat(last), code, groups),
    }
    share = _masked(wilson_interval(met, met + late + overdue, confidence), "on_time", faults)
    parts = OnTime(share, met, late, overdue, pending)
    return parts if group is not None else OnTime(*(part[0] for part in parts))


def mediation_success(agreed, group=None, *, groups=None, confidence=0.95) -> Estimate:
    """Share of the mediations that ended in agreement (投诉调解成功率).

    agreed ÷ (agreed + not agreed). Which outcomes are mediations at all is the caller's: the published rate's
    denominator was not found, so a local rate and the national one may differ by definition.

    Args:
        agreed: shape (n,): 1 agreed, 0 not, NaN not mediated (or still open), which does not count.
        group: group codes, one group if None; groups: number of groups G; confidence: in (0, 1).

    Returns:
        `Estimate` of shape (G,) or () with Wilson limits; NaN for `invalid` another number, `empty` no mediation.

    Raises:
        ValueError: unequal lengths, or group codes that are none.

    **Source.** The metric 投诉调解成功率 of the 12315 platform. Interval: `rates.wilson_interval`.

    >>> float(mediation_success([1, 1, 0, np.nan]).value).__round__(4)
    0.6667
    """
    (agreed,) = same_length(agreed=numbers("agreed", agreed))
    code, groups = group_codes(group, len(agreed), groups)
    met, not_met = (_count(agreed == flag, code, groups) for flag in (1, 0))
    faults = {"invalid": any_in_group(~np.isnan(agreed) & (agreed != 0) & (agreed != 1), code, groups)}
    share = _masked(wilson_interval(met, met + not_met, confidence), "mediation_success", faults)
    return share if group is not None else share[0]


def recovered_ratio(amount, recovered, group=None, *, groups=None, confidence=0.95) -> Estimate:
    """Money recovered for each yuan in dispute (挽回损失比).

    Σ recovered ÷ Σ amount over the complaints that give both. It can exceed 1 where the law grants multiples. The
    linearised limits describe how much single large cases carry it.

    Args:
        amount, recovered: yuan ≥ 0, shape (n,), NaN not given.
        group: group codes, one group if None; groups: number of groups G; confidence: in (0, 1).

    Returns:
        `Estimate` of shape (G,) or (), n = complaints that give both; NaN for `invalid` a negative or infinite sum,
        `empty` none, `no_base` nothing in dispute; limits alone for `short` one complaint, `constant` equal shares.

    Raises:
        ValueError: unequal lengths, or group codes that are none.

    **Source.** Ratio of 挽回经济损失 to 争议金额 of the 12315 releases (2016: 18.24 of 40.60); limits as in
    `survey.survey_ratio`.

    >>> round(float(recovered_ratio([100.0, 300.0, np.nan], [100.0, 100.0, 5.0]).value), 2)
    0.5
    """
    amount, recovered = same_length(
        amount=numbers("amount", amount), recovered=numbers("recovered", recovered)
    )
    negative = (amount < 0) | (recovered < 0)
    recovered, amount = np.where(negative, np.inf, recovered), np.where(negative, 0.0, amount)
    ratio = survey_ratio(recovered, amount, None, group, groups=groups, confidence=confidence).estimate
    reason = np.where(ratio.reason == CODE["no_weight"], CODE["no_base"], ratio.reason).astype(np.uint8)
    return replace(ratio, statistic="recovered_ratio", reason=reason)


def _count(flag, code, groups):
    return np.bincount(code[flag & (code >= 0)], minlength=groups)


def _masked(rate: Estimate, statistic: str, faults) -> Estimate:
    """The rate under its own name, and none where a record is at fault."""
    reason = first_reason(rate.reason.shape, **faults)
    reason = np.where(reason > 0, reason, rate.reason)
    rest = {"confidence": rate.confidence, "statistic": statistic, "method": rate.method, "n": rate.n}
    return Estimate.masked(rate.value, rate.lower, rate.upper, **rest, reason=reason)
