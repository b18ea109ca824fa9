"""Risks and credit (风险与信用): injuries, levels of risk, warnings, credit grades, the blacklist."""

from collections import Counter
from math import prod

import numpy as np

from qualitykit.statistics import credit, injuries, risk, severity
from qualitykit.statistics.run_rules import run_rules

from .entry import ANSWERS, Entry, both, codes, itself, lists_of, of_records, records, scores, weights

PRODUCTS, GRADES, MONTHS = 4, 4, 12
FIRST = np.datetime64("2016-01-01")
STARTS = np.array(["2016-01-01", "2016-07-01"], "datetime64[D]")
ENDS = np.array(["2016-06-30", "2016-12-31"], "datetime64[D]")
SERIES = lists_of(scores, MONTHS)


def rows(rng, n):
    """Group codes, case numbers (some cases in two rows) and products of n groups."""
    code, product = records(codes(PRODUCTS))(rng, n)
    return code, code * ANSWERS + np.sort(rng.integers(0, ANSWERS, code.shape), -1), product


def stays(rng, n):
    code, entered = records(lambda rng, n: (FIRST + rng.integers(-200, 366, n),))(rng, n)
    return code, entered, entered + rng.integers(0, 400, code.shape)


def shares(rng, n):
    whole = rng.integers(1, 1000, n)
    return rng.integers(0, whole + 1), whole


def risks(rng, n):
    return rng.integers(1, 5, n), 10 ** rng.uniform(-7, 0, n)


def injuries_one(code, case, product):
    return len(set(case.tolist())), len(set(zip(case.tolist(), product.tolist(), strict=True)))


def both_counts(found):
    return np.column_stack([found.cases.count, found.person_times.count.sum(1)])


def level_one(kind, probability):
    band = sum(probability > edge * (1 + 1e-12) for edge in severity.EDGES)
    return severity.STAND_IN[kind - 1, band]


def evidence(*series):
    """What each source says by the first rule alone, so that a plain loop can say it too."""
    return [risk.Evidence(str(k), run_rules(z, risk_rules()), 1) for k, z in enumerate(series)]


def risk_rules():
    return (risk.BEYOND_LIMITS,)


def steps_one(*series):
    counts = [sum(x > 3 for x in point) for point in zip(*series, strict=True)]
    return [3 if count >= 2 else 2 if count else 0 for count in counts]


def warn(*series):
    return risk.warning_steps(evidence(*series))


def list_warnings(*series):
    units, dates = np.arange(len(series[0])), np.arange(MONTHS)
    return risk.warning_list(evidence(*series), units, dates)


def listed_one(*series):
    """Date, step and source of each row for one unit."""
    steps = steps_one(*series)
    return [(t, steps[t], k) for t in range(MONTHS) for k, z in enumerate(series) if z[t] > 3]


def grades_one(code, grade):
    found = Counter(grade.tolist())
    return [found[k] / len(grade) for k in range(GRADES)]


def flow_one(code, entered, left):
    periods = list(zip(STARTS.tolist(), ENDS.tolist(), strict=True))
    stays = list(zip(entered.tolist(), left.tolist(), strict=True))
    before = [sum(a < start <= b for a, b in stays) for start, _ in periods]
    entries, exits = ([sum(x <= stay[k] <= y for stay in stays) for x, y in periods] for k in (0, 1))
    return before, entries, exits


def flow_parts(flow):
    return np.stack([flow.before, flow.entries, flow.exits], 1)


ENTRIES = [
    Entry("injuries.injuries", "plain Python", rows, of_records(injuries.injuries, products=PRODUCTS), injuries_one,
          both_counts),
    Entry("injuries.share", "plain Python", shares,
          lambda part, whole: injuries.share(*(injuries.Counted(x, "cases") for x in (part, whole))),
          lambda part, whole: part / whole, itself),
    Entry("severity.scenario_probability", "plain Python", lists_of(weights, 4), severity.scenario_probability, prod,
          itself),
    Entry("severity.risk_level", "plain Python", risks, severity.risk_level, level_one, lambda found: found.level),
    Entry("risk.warning_steps, with one rule", "plain Python", both(SERIES, SERIES), warn, steps_one,
          lambda steps: steps.step, units=MONTHS),
    Entry("risk.warning_list, with one rule", "plain Python", both(SERIES, SERIES), list_warnings, listed_one,
          units=MONTHS),
    Entry("credit.grade_shares", "plain Python", records(codes(GRADES)), of_records(credit.grade_shares, grades=GRADES),
          grades_one, lambda found: found.share),
    Entry("credit.blacklist_flow", "plain Python", stays,
          of_records(credit.blacklist_flow, start=STARTS, end=ENDS), flow_one, flow_parts),
]  # fmt: skip
"""In the order of the modules."""
