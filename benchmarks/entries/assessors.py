"""Assessors and competitiveness (评审人与质量竞争力): spread, leniency, agreement; the QCI-style index."""

from bisect import bisect_right
from itertools import combinations, permutations

import numpy as np
import statsmodels.api as sm
from scipy import stats

from qualitykit.statistics import agreement, assessors, competitiveness

from .entry import Entry, value

JUDGES, UNITS = 3, 8
WEIGHT = np.arange(1.0, 13)
LOW, HIGH = np.zeros(12), np.full(12, 10.0)
FEWER = {"most": 20_000, "because": "24 judgements each, and the jackknife's 8 × 24"}


def judgements(rng, n):
    """Points in steps of a half from three assessors on eight units, about one in ten missing."""
    level = rng.uniform(1, 4, (n, 1, UNITS)) + rng.normal(0, 0.4, (n, JUDGES, 1))
    points = np.rint(2 * (level + rng.normal(0, 0.3, (n, JUDGES, UNITS)))) / 2
    points[:, 1:, 2:][rng.random((n, JUDGES - 1, UNITS - 2)) < 0.1] = np.nan
    return (points,)


def indicators(rng, n):
    return (rng.random((n, 12)) * 12 - 1,)


def indices(rng, n):
    return (rng.uniform(60, 100, n),)


def spread_one(x):
    several = (~np.isnan(x)).sum(axis=0) > 1
    return np.where(several, np.nanmax(x, axis=0) - np.nanmin(x, axis=0), np.nan)


def leniency_one(x):
    lower = []
    for a in range(JUDGES):
        apart = x[a] - np.nanmean(np.delete(x, a, 0), axis=0)
        known = apart[~np.isnan(apart)]
        lower.append(stats.ttest_1samp(known, 0).confidence_interval(0.95).low)
    return lower


def effects_one(x):
    """Least squares on indicators of the units and of all assessors but the last, centred."""
    judge, unit = np.nonzero(~np.isnan(x))
    design = np.column_stack([unit[:, None] == np.arange(UNITS), judge[:, None] == np.arange(JUDGES - 1)])
    effect = np.append(sm.OLS(x[judge, unit], design.astype(float)).fit().params[UNITS:], 0.0)
    return effect - effect.mean()


def alpha_one(x, metric):
    """Alpha by the coincidence matrix, as Krippendorff writes it down."""
    units = [column[~np.isnan(column)] for column in x.T]
    units = [unit for unit in units if len(unit) > 1]
    values = sorted(set(np.concatenate(units)))
    coincidence = np.zeros((len(values), len(values)))
    for unit in units:
        for a, b in permutations(unit, 2):
            coincidence[values.index(a), values.index(b)] += 1 / (len(unit) - 1)
    count, observed, expected = coincidence.sum(axis=1), 0.0, 0.0
    for c, k in combinations(range(len(values)), 2):
        between = count[c : k + 1].sum() - (count[c] + count[k]) / 2
        apart = {"nominal": 1.0, "ordinal": between**2, "interval": (values[c] - values[k]) ** 2}[metric]
        observed, expected = observed + coincidence[c, k] * apart, expected + count[c] * count[k] * apart
    return 1 - (count.sum() - 1) * observed / expected


def scores_one(row):
    return [60 + 40 * min(max(x / 10, 0.0), 1.0) for x in row]


def qci_one(row):
    turned = [10 - x if lower else x for x, lower in zip(row, competitiveness.LOWER_IS_BETTER, strict=True)]
    return float(np.average(scores_one(turned), weights=WEIGHT))


def readings_one(x):
    return [bisect_right(edges, x) for edges, _ in (competitiveness.SCALE_A, competitiveness.SCALE_B)]


def alpha(metric):
    return Entry(
        f"agreement.krippendorff_alpha, {metric}", "plain Python, without limits", judgements,
        lambda x: agreement.krippendorff_alpha(x, metric), lambda x: alpha_one(x, metric), value, looped=200,
        **FEWER,
    )  # fmt: skip


ENTRIES = [
    Entry("assessors.spread", "numpy, list by list", judgements, assessors.spread, spread_one,
          lambda found: found.range, units=UNITS),
    Entry("assessors.leniency", "scipy", judgements, assessors.leniency, leniency_one, lambda e: e.lower,
          units=JUDGES),
    Entry("assessors.assessor_effects", "statsmodels", judgements, assessors.assessor_effects, effects_one,
          lambda found: found[0], units=JUDGES),
    *(alpha(metric) for metric in agreement.METRICS),
    Entry("competitiveness.min_max_score", "plain Python", indicators,
          lambda x: competitiveness.min_max_score(x, LOW, HIGH), scores_one, lambda found: found[0], units=12),
    Entry("competitiveness.qci_style", "numpy, index by index", indicators,
          lambda x: competitiveness.qci_style(x, WEIGHT, LOW, HIGH), qci_one, lambda found: found.index, units=12),
    Entry("competitiveness.readings", "plain Python", indices, competitiveness.readings, readings_one,
          lambda reading: np.column_stack([reading.code_a, reading.code_b])),
]  # fmt: skip
"""In the order of the modules."""
