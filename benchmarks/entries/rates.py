"""Rates and growth (合格率与增长): intervals, two rates, weighted and stratified ones, composition, growth."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
from scipy import stats
from statsmodels.stats.proportion import (
    confint_proportions_2indep,
    proportion_confint,
    samplesize_confint_proportion,
)

from qualitykit.statistics import (
    composition,
    declared_level,
    exact_growth,
    growth,
    rates,
    strata,
    two_rates,
    weighted_rates,
)

from .entry import UNITS, Entry, both, lists_of, lower, normals, rates_of, value, weights

RATES, PAIR = rates_of(), both(rates_of(0.95), rates_of(0.9))
WEIGHTED = lists_of(both(rates_of(), weights), UNITS)


def sizes(rng, n):
    tested = rng.integers(2, 60, n)
    return rng.binomial(tested, 0.9), tested, 10 * tested


def amounts(rng, n):
    return rng.integers(1, 10**6, n), rng.integers(1, 10**6, n)


def years(rng, n):
    return lists_of(lambda rng, n: amounts(rng, n)[:1], UNITS)(rng, n)


def exact_share(x, n):
    return stats.binomtest(int(x), int(n)).proportion_ci(0.95, "exact").low


def wilson_share(x, n):
    return stats.binomtest(int(x), int(n)).proportion_ci(0.95, "wilson").low


def newcombe(*counts_of_both):
    return confint_proportions_2indep(*counts_of_both, method="newcomb", compare="diff")[0]


def score_ratio(*counts_of_both):
    return confint_proportions_2indep(*counts_of_both, method="score", compare="ratio", correction=True)[0]


def weighted_one(passed, tested, weight):
    cells = [proportion_confint(*counts, method="wilson") for counts in zip(passed, tested, strict=True)]
    return float(np.average(passed / tested, weights=weight)), cells


def two_layers_one(*cells):
    return [weighted_one(*region) for region in zip(*cells, strict=True)]


def mix_one(*periods):
    x, n, x0, n0 = ([Fraction(int(k)) for k in part] for part in periods)
    all_now, all_then = sum(n), sum(n0)
    parts = zip(x, n, x0, n0, strict=True)
    return float(sum((b / all_now - d / all_then) * (a / b + c / d) / 2 for a, b, c, d in parts))


def levels_one(level, share, level_before, share_before):
    now, then = sum(share), sum(share_before)
    parts = zip(level, share, level_before, share_before, strict=True)
    return sum((b / now - d / then) * (a + c) / 2 for a, b, c, d in parts)


def mix(result):
    return result.mix


def p_value(result):
    return result.p_value


ENTRIES = [
    Entry("rates.wilson_interval", "scipy", RATES, rates.wilson_interval, wilson_share, lower),
    Entry("rates.clopper_pearson_interval", "scipy", RATES, rates.clopper_pearson_interval, exact_share, lower),
    Entry("rates.sample_size", "statsmodels", lambda rng, n: (rng.random(n) / 5 + 0.01, rng.random(n)),
          rates.sample_size, lambda w, p: samplesize_confint_proportion(p, w)),
    Entry("two_rates.rate_difference", "statsmodels", PAIR, two_rates.rate_difference, newcombe, lower),
    Entry("two_rates.rate_ratio", "statsmodels", PAIR, two_rates.rate_ratio, score_ratio, looped=100),
    Entry("weighted_rates.weighted_rate", "statsmodels", WEIGHTED, weighted_rates.weighted_rate, weighted_one,
          units=UNITS),
    Entry("weighted_rates.two_layer_rate", "statsmodels", lists_of(both(rates_of(), weights), 2, UNITS // 2),
          weighted_rates.two_layer_rate, two_layers_one, units=UNITS),
    Entry("strata.stratified_rate", "statsmodels", lists_of(sizes, UNITS), strata.stratified_rate, weighted_one,
          units=UNITS),
    Entry("strata.post_stratified_rate", "statsmodels", WEIGHTED, strata.post_stratified_rate, weighted_one,
          units=UNITS),
    Entry("strata.design_effect", "statsmodels", lists_of(sizes, UNITS), strata.design_effect, weighted_one,
          units=UNITS),
    Entry("composition.composition_effect", "fractions", lists_of(both(rates_of(), rates_of(0.9)), UNITS),
          composition.composition_effect, mix_one, mix, units=UNITS),
    Entry("composition.mix_and_level", "plain Python",
          lists_of(lambda rng, n: (*normals(rng, n), *normals(rng, n)), UNITS),
          composition.mix_and_level, levels_one, mix, units=UNITS),
    Entry("declared_level.audit_declared_level", "scipy", rates_of(0.02),
          lambda x, n: declared_level.audit_declared_level(x, n + 3, 0.02, 2),
          lambda x, n: (stats.binom.sf(x - 1, n + 3, 0.02), stats.beta.ppf(0.9, 3, n + 1))[0], p_value),
    Entry("declared_level.smallest_limit", "scipy", RATES, lambda x, n: declared_level.smallest_limit(n, 0.02),
          lambda x, n: stats.binom.ppf(0.95, n, 0.02), value),
    Entry("growth.growth", "plain Python", amounts, growth.growth, lambda now, before: now / before - 1, value),
    Entry("growth.compound_growth", "plain Python", amounts,
          lambda now, before: growth.compound_growth(now, before, 5),
          lambda now, before: (now / before) ** 0.2 - 1, value),
    Entry("growth.year_on_year", "plain Python", years, growth.year_on_year,
          lambda x: [b / a - 1 for a, b in pairwise(x)], lambda e: e.value[:, 1:], units=UNITS),
    Entry("exact_growth.growth_is", "fractions", amounts,
          lambda now, before: exact_growth.growth_is("above", Fraction(1, 5), now, before),
          lambda now, before: Fraction(int(now), int(before)) - 1 > Fraction(1, 5), lambda verdict: verdict.holds),
    Entry("exact_growth.rises_every_year", "plain Python", years, exact_growth.rises_every_year,
          lambda x: all(b > a for a, b in pairwise(x)), lambda verdict: verdict.holds, units=UNITS),
]  # fmt: skip
"""In the order of the modules."""
