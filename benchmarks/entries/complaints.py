"""Complaints (投诉): kinds, deadlines, mediation, money recovered, repeat subjects, the hotlines' merger."""

from bisect import bisect_right
from collections import Counter
from datetime import date, timedelta

import numpy as np
from statsmodels.stats.proportion import proportion_confint

from qualitykit.statistics import complaints, hotlines, repeats

from .entry import Entry, codes, lower, of_records, records
from .surveys import ratio_one

KINDS, SUBJECTS = 5, 6
FIRST, NOW = np.datetime64("2016-01-01"), np.datetime64("2016-11-30")
WORKING = np.array([d for d in np.arange(FIRST, FIRST + 500) if np.is_busday(d)])
WORKING_DATES = WORKING.astype(object).tolist()


def days(rng, n):
    return (FIRST + rng.integers(0, 330, n),)


def cases(rng, n):
    """Dates received, done and due."""
    (came,) = days(rng, n)
    return came, came + rng.integers(0, 40, n), came + 20


def outcomes(rng, n):
    return (rng.integers(0, 2, n).astype(float),)


def money(rng, n):
    amount = rng.uniform(10, 1000, n)
    return amount, amount * rng.random(n)


def quarters(rng, n):
    first = np.datetime64("2017-01-01") + 91 * rng.integers(0, 20, n)
    return first, first + 90


def split_one(code, kind):
    found = Counter(kind.tolist())
    return [found[k] for k in range(KINDS)]


def in_calendar_days(day):
    return (day.item() + timedelta(days=15)).toordinal()


def in_working_days(day):
    return WORKING_DATES[bisect_right(WORKING_DATES, day.item()) + 14].toordinal()


def on_time_one(code, came, done, due):
    today = NOW.item()
    cases = zip(came.tolist(), done.tolist(), due.tolist(), strict=True)
    judged = [went <= min(last, today) for came, went, last in cases if last < today]
    return proportion_confint(sum(judged), len(judged), method="wilson")[0] if judged else np.nan


def mediation_one(code, agreed):
    return proportion_confint(agreed.sum(), len(agreed), method="wilson")[0]


def recovered_one(code, amount, recovered):
    return ratio_one(code, recovered, amount, np.ones(len(amount)))


def repeats_one(code, subject):
    often = [k for k in Counter(subject.tolist()).values() if k >= 2]
    return sum(often) / len(subject)


def basis_one(first, last):
    merger = date(2019, 8, 31)
    return 1 if last.item() < merger else 2 if first.item() >= merger else 0


def ordinals(days):
    """Days counted as Python does, from 1 January of the year 1."""
    return days.astype(int) + date(1970, 1, 1).toordinal()


def basis_codes(basis):
    return np.array([hotlines.BASES.index(name) for name in basis])


def repeated(group, subject):
    return of_records(repeats.repeat_subjects, subjects=SUBJECTS)(group, subject)


ENTRIES = [
    Entry("complaints.split_by", "plain Python", records(codes(KINDS)),
          of_records(complaints.split_by, categories=KINDS), split_one, lambda split: split.count),
    Entry("complaints.deadline", "plain Python", days, lambda day: complaints.deadline(day, 15), in_calendar_days,
          ordinals),
    Entry("complaints.deadline, working days", "plain Python", days,
          lambda day: complaints.deadline(day, 15, working_days=WORKING), in_working_days, ordinals),
    Entry("complaints.on_time", "statsmodels", records(cases), of_records(complaints.on_time, as_of=NOW), on_time_one,
          lambda result: result.share.lower),
    Entry("complaints.mediation_success", "statsmodels", records(outcomes), of_records(complaints.mediation_success),
          mediation_one, lower),
    Entry("complaints.recovered_ratio", "scipy, group by group", records(money),
          of_records(complaints.recovered_ratio), recovered_one, lower),
    Entry("repeats.repeat_subjects", "plain Python", records(codes(SUBJECTS)), repeated, repeats_one,
          lambda found: found.share),
    Entry("hotlines.hotline_basis", "plain Python", quarters, hotlines.hotline_basis, basis_one, basis_codes),
]  # fmt: skip
"""In the order of the modules."""
