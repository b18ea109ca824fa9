"""Counts and comparisons (计数与单位间比较): rates per exposure, funnels, ranks, many tests, shrinkage."""

import numpy as np
from scipy import stats
from scipy.stats import false_discovery_control
from statsmodels.stats.meta_analysis import combine_effects
from statsmodels.stats.rates import confint_poisson

from qualitykit.statistics import count_comparison, counts, funnel, multiplicity, ranks, shrinkage

from .entry import UNITS, Entry, both, itself, lists_of, lower, normals, poissons, rates_of, weights
from .rates import exact_share, newcombe, p_value

EVENTS, TWO_EXPOSURES = poissons(), both(poissons(), poissons(6))
TEN_RATES, TEN_VALUES, TEN_P = (lists_of(make, UNITS) for make in (rates_of(), normals, weights))


def events(rng, n):
    return (rng.poisson(8, n),)


def places(rng, n):
    """Ends of rank sets of n lists."""
    best = rng.integers(1, UNITS + 1, (n, UNITS))
    return best, np.minimum(best + rng.integers(0, 4, (n, UNITS)), UNITS)


def as_ranks(best, worst):
    return ranks.Estimate(best, best, worst, 0.95, "rank", "made up", np.full(best.shape, UNITS))


def poisson_lower(x, t=1):
    return np.nan_to_num(confint_poisson(x, t, method="exact-c")[0])


def byar_one(x):
    return x * (1 - 1 / (9 * x) - 1.959963984540054 / (3 * x**0.5)) ** 3 if x else 0.0


def ratio_test_one(x, t, x2, t2):
    return stats.binomtest(int(x), int(x + x2), t / (t + t2)).pvalue if x + x2 else 1.0


def funnel_one(passed, tested):
    target, tails = passed.sum() / tested.sum(), (0.025, 0.001, 0.975, 0.999)
    return [[stats.binom.ppf(tail, n, target) / n for tail in tails] for n in tested]


def funnel_ratio_one(observed, expected):
    return [[stats.poisson.ppf(tail, e) / e for tail in (0.025, 0.001, 0.975, 0.999)] for e in expected]


def tau_one(z, error):
    effects = z * error
    return max(combine_effects(effects, error**2, method_re="dl").tau2, 0.0)


def spread_around_mean(z, error):
    mean = np.sum(z / error, -1, keepdims=True) / np.sum(error**-2.0, -1, keepdims=True)
    return funnel.spread_between(z - mean / error, error, 0)


def ranks_one(values, errors):
    reach = 3.0 * np.hypot.outer(errors, errors)
    return [1 + int(np.sum(values - x > r)) for x, r in zip(values, reach, strict=True)]


def rate_ranks_one(passed, tested):
    pairs = [(j, k) for j in range(UNITS) for k in range(j)]
    return [newcombe(passed[j], tested[j], passed[k], tested[k]) for j, k in pairs]


def holm_one(p_values):
    order, most = np.argsort(p_values), 0.0
    adjusted = np.empty(len(p_values))
    for i, at in enumerate(order):
        most = max(most, min((len(p_values) - i) * p_values[at], 1.0))
        adjusted[at] = most
    return adjusted


def shrunken_one(passed, tested):
    prior = shrinkage.beta_prior(passed, tested)
    a, b = float(prior.mean * prior.strength), float((1 - prior.mean) * prior.strength)
    return [stats.beta.interval(0.95, x + a, n - x + b) for x, n in zip(passed, tested, strict=True)]


ENTRIES = [
    Entry("counts.garwood_interval", "statsmodels", events, counts.garwood_interval, poisson_lower, lower),
    Entry("counts.byar_interval", "plain Python", events, counts.byar_interval, lambda x: byar_one(float(x)), lower),
    Entry("counts.rate_per_exposure", "statsmodels", EVENTS, lambda x, t: counts.rate_per_exposure(x, t, "project"),
          poisson_lower, lower),
    Entry("count_comparison.exposure_rate_ratio", "scipy", TWO_EXPOSURES, count_comparison.exposure_rate_ratio,
          lambda x, t, y, u: exact_share(x, max(x + y, 1))),
    Entry("count_comparison.exposure_rate_ratio_test", "scipy", TWO_EXPOSURES,
          lambda *arrays: count_comparison.exposure_rate_ratio_test(*arrays, method="minimum_likelihood"),
          ratio_test_one, p_value),
    Entry("count_comparison.reference_rate_test", "scipy", EVENTS,
          lambda x, t: count_comparison.reference_rate_test(x, t, 1.5),
          lambda x, t: stats.poisson.sf(x - 1, 1.5 * t), p_value),
    Entry("funnel.funnel_proportions", "scipy", TEN_RATES, funnel.funnel_proportions, funnel_one, looped=200,
          units=UNITS),
    Entry("funnel.funnel_proportions, over-dispersed", "scipy", TEN_RATES,
          lambda x, n: funnel.funnel_proportions(x, n, overdispersion=True), funnel_one, looped=200, units=UNITS),
    Entry("funnel.funnel_ratios", "scipy", lists_of(poissons(), UNITS), funnel.funnel_ratios, funnel_ratio_one,
          looped=200, units=UNITS),
    Entry("funnel.spread_between", "statsmodels", TEN_VALUES, spread_around_mean, tau_one, lambda r: r[1],
          units=UNITS),
    Entry("ranks.rank_sets", "numpy, list by list", TEN_VALUES, ranks.rank_sets, ranks_one, units=UNITS),
    Entry("ranks.rate_rank_sets", "statsmodels", TEN_RATES, ranks.rate_rank_sets, rate_ranks_one, looped=100,
          units=UNITS),
    Entry("ranks.could_be_among_best", "plain Python", places,
          lambda *ends: ranks.could_be_among_best(as_ranks(*ends), 3), lambda best, worst: [b <= 3 for b in best],
          itself, units=UNITS),
    Entry("ranks.could_be_among_last", "plain Python", places,
          lambda *ends: ranks.could_be_among_last(as_ranks(*ends), 3),
          lambda best, worst: [w >= UNITS - 2 for w in worst], itself, units=UNITS),
    Entry("multiplicity.holm", "plain Python", TEN_P, multiplicity.holm, holm_one, itself, units=UNITS),
    Entry("multiplicity.benjamini_hochberg", "scipy", TEN_P, multiplicity.benjamini_hochberg,
          false_discovery_control, itself, units=UNITS),
    Entry("shrinkage.beta_prior", "numpy, list by list", TEN_RATES, shrinkage.beta_prior,
          lambda passed, tested: shrinkage.beta_prior(passed, tested).mean, lambda prior: prior.mean, units=UNITS),
    Entry("shrinkage.shrunken_rate", "scipy, prior by moments", TEN_RATES, shrinkage.shrunken_rate, shrunken_one,
          looped=200, units=UNITS),
]  # fmt: skip
"""In the order of the modules."""
