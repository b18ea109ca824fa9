"""How fast each statistic is at 1,000,000 groups, as ratios measured side by side in one run.

Against (a) scipy, statsmodels or plain Python doing one group after another, timed over 1,000 groups (fewer where a
group takes long), and (b) a numpy copy of the arrays that go in. The first groups must agree with the loop. Where
the statistic is over the units of a list, ten units each, the million are 100,000 lists; `groups` counts what the
loop counts. Run: `python benchmarks/statistics.py [groups] [part of a name]`. A new statistic is a line in `ENTRIES`.
"""

import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np
from scipy import stats
from scipy.stats import false_discovery_control
from statsmodels.stats.meta_analysis import combine_effects
from statsmodels.stats.proportion import (
    confint_proportions_2indep,
    proportion_confint,
    samplesize_confint_proportion,
)
from statsmodels.stats.rates import confint_poisson

from qualitykit.statistics import (
    composition,
    count_comparison,
    counts,
    declared_level,
    exact_growth,
    funnel,
    growth,
    multiplicity,
    ranks,
    rates,
    shrinkage,
    strata,
    two_rates,
    weighted_rates,
)

UNITS = 10
CHECKED = 20


@dataclass(frozen=True)
class Entry:
    """One statistic: `data(rng, n)` makes the arrays of n groups, `ours(*arrays)` does all, `one(*of_a_group)` one.

    `number` takes what `ours` gives to the array that must agree with the loop, None if the loop finds something of
    another kind. `looped` groups are timed one by one, `units` are in each.
    """

    name: str
    against: str
    data: Callable
    ours: Callable
    one: Callable
    number: Callable | None = None
    looped: int = 1000
    units: int = 1


def rates_of(p=0.93, most=300):
    """Passed and tested of n groups."""

    def data(rng, n):
        tested = rng.integers(1, most, n)
        return rng.binomial(tested, p), tested

    return data


def lists_of(make, *shape):
    """The same for n groups of some units each."""

    def data(rng, n):
        size = int(np.prod(shape))
        return tuple(array.reshape(n, *shape) for array in make(rng, n * size))

    return data


def both(*makes):
    """The arrays of several makers one after the other."""
    return lambda rng, n: tuple(array for make in makes for array in make(rng, n))


def poissons(mean=8, exposure=5):
    return lambda rng, n: (rng.poisson(mean, n), rng.random(n) * exposure + 0.5)


def weights(rng, n):
    return (rng.random(n),)


def sizes(rng, n):
    tested = rng.integers(2, 60, n)
    return rng.binomial(tested, 0.9), tested, 10 * tested


def amounts(rng, n):
    return rng.integers(1, 10**6, n), rng.integers(1, 10**6, n)


def normals(rng, n):
    return rng.normal(0, 2, n), rng.random(n) + 0.1


def lower(estimate):
    return estimate.lower


def value(estimate):
    return estimate.value


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


def mix_one(*periods):
    x, n, x0, n0 = ([Fraction(int(k)) for k in part] for part in periods)
    all_now, all_then = sum(n), sum(n0)
    parts = zip(x, n, x0, n0, strict=True)
    return float(sum((b / all_now - d / all_then) * (a / b + c / d) / 2 for a, b, c, d in parts))


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
    return combine_effects(effects, error**2, method_re="dl").tau2


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


RATES, PAIR = rates_of(), both(rates_of(0.95), rates_of(0.9))
TEN_RATES, TEN_WEIGHTED = lists_of(rates_of(), UNITS), lists_of(both(rates_of(), weights), UNITS)
TWO_EXPOSURES = both(poissons(), poissons(6))

ENTRIES = [
    Entry("wilson_interval", "scipy", RATES, rates.wilson_interval, wilson_share, lower),
    Entry("clopper_pearson_interval", "scipy", RATES, rates.clopper_pearson_interval, exact_share, lower),
    Entry(
        "sample_size", "statsmodels", lambda rng, n: (rng.random(n) / 5 + 0.01, rng.random(n)),
        rates.sample_size, lambda w, p: samplesize_confint_proportion(p, w),
    ),
    Entry("rate_difference", "statsmodels", PAIR, two_rates.rate_difference, newcombe, lower),
    Entry("rate_ratio", "statsmodels", PAIR, two_rates.rate_ratio, score_ratio, looped=100),
    Entry("weighted_rate", "statsmodels", TEN_WEIGHTED, weighted_rates.weighted_rate, weighted_one, units=UNITS),
    Entry(
        "two_layer_rate", "statsmodels", lists_of(both(rates_of(), weights), 2, UNITS // 2),
        weighted_rates.two_layer_rate, lambda x, n, w: [weighted_one(*region) for region in zip(x, n, w, strict=True)],
        units=UNITS,
    ),
    Entry("stratified_rate", "statsmodels", lists_of(sizes, UNITS), strata.stratified_rate, weighted_one, units=UNITS),
    Entry("post_stratified_rate", "statsmodels", TEN_WEIGHTED, strata.post_stratified_rate, weighted_one, units=UNITS),
    Entry("design_effect", "statsmodels", lists_of(sizes, UNITS), strata.design_effect, weighted_one, units=UNITS),
    Entry(
        "composition_effect", "fractions", lists_of(both(rates_of(), rates_of(0.9)), UNITS),
        composition.composition_effect, mix_one, lambda result: result.mix, units=UNITS,
    ),
    Entry("garwood_interval", "statsmodels", lambda rng, n: (rng.poisson(8, n),), counts.garwood_interval,
          lambda x: np.nan_to_num(confint_poisson(x, 1, method="exact-c")[0]), lower),
    Entry("byar_interval", "plain Python", lambda rng, n: (rng.poisson(8, n),), counts.byar_interval,
          lambda x: byar_one(float(x)), lower),
    Entry("rate_per_exposure", "statsmodels", poissons(), lambda x, t: counts.rate_per_exposure(x, t, "project"),
          lambda x, t: np.nan_to_num(confint_poisson(x, t, method="exact-c")[0]), lower),
    Entry("exposure_rate_ratio", "scipy", TWO_EXPOSURES, count_comparison.exposure_rate_ratio,
          lambda x, t, y, u: exact_share(x, max(x + y, 1))),
    Entry("exposure_rate_ratio_test", "scipy", TWO_EXPOSURES,
          lambda *arrays: count_comparison.exposure_rate_ratio_test(*arrays, method="minimum_likelihood"),
          ratio_test_one, lambda result: result.p_value),
    Entry("reference_rate_test", "scipy", poissons(), lambda x, t: count_comparison.reference_rate_test(x, t, 1.5),
          lambda x, t: stats.poisson.sf(x - 1, 1.5 * t), lambda result: result.p_value),
    Entry("audit_declared_level", "scipy", rates_of(0.02),
          lambda x, n: declared_level.audit_declared_level(x, n + 3, 0.02, 2),
          lambda x, n: (stats.binom.sf(x - 1, n + 3, 0.02), stats.beta.ppf(0.9, 3, n + 1))[0],
          lambda result: result.p_value),
    Entry("smallest_limit", "scipy", rates_of(), lambda x, n: declared_level.smallest_limit(n, 0.02),
          lambda x, n: stats.binom.ppf(0.95, n, 0.02), value),
    Entry("growth", "plain Python", amounts, growth.growth, lambda now, before: now / before - 1, value),
    Entry("compound_growth", "plain Python", amounts, lambda now, before: growth.compound_growth(now, before, 5),
          lambda now, before: (now / before) ** 0.2 - 1, value),
    Entry("year_on_year", "plain Python", lists_of(lambda rng, n: amounts(rng, n)[:1], UNITS), growth.year_on_year,
          lambda x: [b / a - 1 for a, b in pairwise(x)], lambda e: e.value[:, 1:], units=UNITS),
    Entry("growth_is", "fractions", amounts,
          lambda now, before: exact_growth.growth_is("above", Fraction(1, 5), now, before),
          lambda now, before: Fraction(int(now), int(before)) - 1 > Fraction(1, 5), lambda verdict: verdict.holds),
    Entry("rises_every_year", "plain Python", lists_of(lambda rng, n: amounts(rng, n)[:1], UNITS),
          exact_growth.rises_every_year, lambda x: all(b > a for a, b in pairwise(x)),
          lambda verdict: verdict.holds, units=UNITS),
    Entry("funnel_proportions", "scipy", TEN_RATES, funnel.funnel_proportions, funnel_one, looped=200, units=UNITS),
    Entry("funnel_proportions, over-dispersed", "scipy", TEN_RATES,
          lambda x, n: funnel.funnel_proportions(x, n, overdispersion=True), funnel_one, looped=200, units=UNITS),
    Entry("funnel_ratios", "scipy", lists_of(poissons(), UNITS), funnel.funnel_ratios, funnel_ratio_one, looped=200,
          units=UNITS),
    Entry("spread_between", "statsmodels", lists_of(normals, UNITS), spread_around_mean, tau_one, lambda r: r[1],
          units=UNITS),
    Entry("rank_sets", "numpy, list by list", lists_of(normals, UNITS), ranks.rank_sets, ranks_one, units=UNITS),
    Entry("rate_rank_sets", "statsmodels", TEN_RATES, ranks.rate_rank_sets, rate_ranks_one, looped=100, units=UNITS),
    Entry("holm", "plain Python", lists_of(weights, UNITS), multiplicity.holm, holm_one, lambda p: p, units=UNITS),
    Entry("benjamini_hochberg", "scipy", lists_of(weights, UNITS), multiplicity.benjamini_hochberg,
          false_discovery_control, lambda p: p, units=UNITS),
    Entry("beta_prior", "numpy, list by list", TEN_RATES, shrinkage.beta_prior,
          lambda passed, tested: shrinkage.beta_prior(passed, tested).mean, lambda prior: prior.mean, units=UNITS),
    Entry("shrunken_rate", "scipy, prior by moments", TEN_RATES, shrinkage.shrunken_rate, shrunken_one, looped=200,
          units=UNITS),
]  # fmt: skip
"""The statistics in the order of their modules; append yours."""


def seconds(job, *arguments, times=1) -> float:
    """The fastest of several runs."""
    best = np.inf
    for _ in range(times):
        start = time.perf_counter()
        job(*arguments)
        best = min(best, time.perf_counter() - start)
    return best


def check(entry: Entry, arrays) -> None:
    """Stop unless the first groups are what the loop finds for each alone."""
    if entry.number is not None:
        first = [array[:CHECKED] for array in arrays]
        loop = [entry.one(*group) for group in zip(*first, strict=True)]
        np.testing.assert_allclose(entry.number(entry.ours(*first)), loop, 1e-6, 1e-9, err_msg=entry.name)


def measure(entry: Entry, groups: int) -> str:
    """One line: seconds for all groups, how many times the loop takes as long, how many copies fit in."""
    lists = max(groups // entry.units, 1)
    arrays = entry.data(np.random.default_rng(20160704), lists)
    check(entry, arrays)
    some = [array[: entry.looped] for array in arrays]
    ours = seconds(entry.ours, *arrays, times=2)
    loop = seconds(lambda: [entry.one(*group) for group in zip(*some, strict=True)]) * lists / len(some[0])
    copy = seconds(lambda: [array.copy() for array in arrays], times=5)
    numbers = f"{lists:>10,}{ours:10.3f}{loop / ours:12,.0f}{ours / copy:10,.0f}"
    return f"{entry.name:35}{numbers}   {entry.against}"


def main() -> None:
    groups = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    wanted = sys.argv[2].lower() if len(sys.argv) > 2 else ""
    warnings.simplefilter("ignore")
    print(f"{'statistic':35}{'groups':>10}{'seconds':>10}{'loop/ours':>12}{'ours/copy':>10}   the loop is")
    for entry in ENTRIES:
        if wanted in entry.name:
            print(measure(entry, groups), flush=True)


if __name__ == "__main__":
    main()
