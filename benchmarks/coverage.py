"""How often an interval holds the truth: simulated, nominal 95 %, on a grid of sample sizes and rates.

A share well below 95 in a cell says where not to trust the interval; one well above, where it is wider than need be.
Exact intervals must not fall below; the others hold their level on average over the rates, not in every cell.
Run: `python benchmarks/coverage.py [repetitions] [part of a name]`.
"""

import sys
from collections.abc import Callable

import numpy as np
from scipy.special import ndtr

from qualitykit.statistics.count_comparison import exposure_rate_ratio
from qualitykit.statistics.counts import byar_interval, garwood_interval
from qualitykit.statistics.ranks import rank_sets, rate_rank_sets
from qualitykit.statistics.rates import clopper_pearson_interval, wilson_interval
from qualitykit.statistics.reliability import cronbach_alpha
from qualitykit.statistics.shrinkage import beta_prior, shrunken_rate
from qualitykit.statistics.strata import stratified_rate
from qualitykit.statistics.survey import poststratified_mean, survey_mean
from qualitykit.statistics.two_rates import rate_difference, rate_ratio
from qualitykit.statistics.weighted_rates import weighted_rate

SIZES = (10, 20, 30, 50, 100, 200, 1000)
RATES = (0.5, 0.8, 0.9, 0.93, 0.95, 0.98, 0.99, 0.995)
MEANS = (0.5, 1, 2, 5, 10, 20, 50, 200)
EXPOSURES = (1, 2, 5, 10)
LISTS = (3, 5, 8, 15)
SPREADS = (0, 0.5, 1, 2, 4, 8)
OUTPUT = np.array([0.5, 0.3, 0.2])
ANSWERS = (5, 10, 20, 50, 200)
MEANS_OF_100 = (50, 70, 85, 95)
UNEVEN = (0, 0.3, 0.6, 1)
CELLS_APART = (0, 10, 20)
RESPONDENTS = (10, 20, 50, 200)
ALPHAS = (0.5, 0.7, 0.8, 0.9, 0.95)
ITEMS = 4


def share_held(estimate, truth) -> float:
    """Share of the intervals that hold the truth; those that are missing do not count."""
    there = estimate.reason == 0
    return float(np.mean(((estimate.lower <= truth) & (truth <= estimate.upper))[there]))


def single(interval):
    def job(rng, n, p, times):
        return share_held(interval(rng.binomial(n, p, times), n), p)

    return job


def difference(rng, n, p, times):
    x, y = rng.binomial(n, p, times), rng.binomial(2 * n, 0.9 * p, times)
    return share_held(rate_difference(x, n, y, 2 * n), 0.1 * p)


def ratio(method):
    def job(rng, n, p, times):
        x, y = rng.binomial(n, p, times), rng.binomial(2 * n, 0.9 * p, times)
        return share_held(rate_ratio(x, n, y, 2 * n, method=method), 1 / 0.9)

    return job


def weighted(rng, n, p, times):
    """Three cells of n, n/2 and n/5 tests with weights 0.5, 0.3 and 0.2, the last one better than the first."""
    tested, rates = np.array([n, n // 2, max(n // 5, 2)]), np.array([p, p, (1 + p) / 2])
    return share_held(weighted_rate(rng.binomial(tested, rates, (times, 3)), tested, OUTPUT), OUTPUT @ rates)


def thirty_cells(rng, n, p, times):
    """Thirty cells of one weight and one rate, n tests in each."""
    return share_held(weighted_rate(rng.binomial(n, p, (times, 30)), n, np.ones(30)), p)


def stratified(rng, n, p, times):
    """The same three cells drawn out of four times as many units each."""
    tested = np.array([n, n // 2, max(n // 5, 2)])
    size, good = 4 * tested, np.round(4 * tested * np.array([p, p, (1 + p) / 2])).astype(int)
    drawn = rng.hypergeometric(good, size - good, tested, (times, 3))
    return share_held(stratified_rate(drawn, tested, size), good.sum() / size.sum())


def shrunken(by_moments):
    def job(rng, n, p, times):
        """Ten units whose true rates come from a beta distribution worth 50 tests."""
        truth = rng.beta(50 * p, 50 * (1 - p), (times // 10, 10))
        passed, tested = rng.binomial(n, truth), np.full(truth.shape, n)
        prior = beta_prior(passed, tested) if by_moments else None
        return share_held(shrunken_rate(passed, tested, prior=prior), truth)

    return job


def count(interval):
    def job(rng, exposure, mean, times):
        return share_held(interval(rng.poisson(mean * exposure, times)), mean * exposure)

    return job


def count_ratio(rng, exposure, mean, times):
    """Twice the rate at `exposure` times the exposure of the other sample."""
    x, y = rng.poisson(2 * mean * exposure, times), rng.poisson(mean, times)
    return share_held(exposure_rate_ratio(x, exposure, y, 1), 2)


def joint_ranks(rng, units, spread, times):
    """All true ranks at once; units `spread` standard errors apart, none at 0, where every place is a true one."""
    truth = spread * np.arange(units)
    sets = rank_sets(truth + rng.normal(size=(times // 10, units)), np.ones((times // 10, units)))
    return _all_held(sets, truth)


def joint_rate_ranks(rng, units, spread, times):
    """The same for rates of 100 tests each, the best at 99 %, `spread` percentage points apart."""
    truth = 0.99 - spread / 100 * np.arange(units)[::-1]
    sets = rate_rank_sets(rng.binomial(100, np.maximum(truth, 0), (times // 10, units)), np.full(units, 100))
    return _all_held(sets, truth)


def _all_held(sets, truth) -> float:
    first = 1 + np.sum(truth[None, :] > truth[:, None] + 1e-12, -1)
    last = len(truth) - np.sum(truth[None, :] < truth[:, None] - 1e-12, -1)
    return float(np.mean(np.all((sets.lower <= last) & (sets.upper >= first), -1)))


def indices(rng, mean, shape):
    """Answers from 1 to 10 as indices with this mean, which scatter as 1 to 10 do: beta-binomial, lumpy and skewed."""
    share = np.asarray(mean) / 100
    return 100 / 9 * rng.binomial(9, rng.beta(4 * share, 4 * (1 - share), shape))


def grouped(values):
    """The rows in one column, with the number of the row of each."""
    return values.ravel(), np.repeat(np.arange(len(values)), values.shape[1])


def plain_mean(rng, n, mean, times):
    """Five answers about 95 are often all equal, without an interval; the intervals left hold the mean too often."""
    value, group = grouped(indices(rng, mean, (times, n)))
    return share_held(survey_mean(value, None, group).estimate, mean)


def weighted_mean(rng, n, variation, times):
    """Weights of this coefficient of variation, that have nothing to do with the answers."""
    value, group = grouped(indices(rng, 80, (times, n)))
    weight = rng.gamma(variation**-2.0, size=value.shape) if variation else np.ones(value.shape)
    return share_held(survey_mean(value, weight, group).estimate, 80)


def poststratified(rng, n, apart, times):
    """Three cells that hold 50, 30 and 20 % of the people, in which n drawn at random happen to be."""
    means = 70 + apart * np.array([1, 0, -1])
    cell, group = grouped(rng.choice(3, (times, n), p=OUTPUT))
    means_of_all = poststratified_mean(indices(rng, means[cell], cell.shape), cell, OUTPUT, None, group)
    return share_held(means_of_all.estimate, OUTPUT @ means)


def parallel_items(rng, n, alpha, times):
    """Normal items of one variance and covariance, for which the interval is made."""
    return share_held(cronbach_alpha(*_questionnaires(rng, n, alpha, times), low=-np.inf, high=np.inf), alpha)


def rated_items(rng, n, alpha, times):
    """The same items as people give them: about 8 with deviation 2, rounded and cut to 1 to 10."""
    values, group = _questionnaires(rng, n, alpha, times)
    ratings = np.clip(np.rint(8 + 2 * values), 1, 10)
    return share_held(cronbach_alpha(ratings, group), _alpha_of_ratings(alpha))


def _together(alpha):
    """The correlation of any two of the items."""
    return alpha / (ITEMS - (ITEMS - 1) * alpha)


def _questionnaires(rng, n, alpha, times):
    together = _together(alpha)
    common = rng.standard_normal((times * n, 1)) * np.sqrt(together)
    own = rng.standard_normal((times * n, ITEMS)) * np.sqrt(1 - together)
    return common + own, np.repeat(np.arange(times), n)


def _alpha_of_ratings(alpha):
    """The true alpha once the items are rounded and cut: their moments over the values of what they have in common."""
    together = _together(alpha)
    node, weight = np.polynomial.hermite_e.hermegauss(99)
    edges = (np.arange(1.5, 10) - 8) / 2
    above = ndtr((np.sqrt(together) * node[:, None] - edges) / np.sqrt(1 - together))
    mean, square = 1 + above.sum(1), 1 + above @ (2 * np.arange(1, 10) + 1)
    weight = weight / weight.sum()
    shared = weight @ mean**2 - (weight @ mean) ** 2
    variance = weight @ square - (weight @ mean) ** 2
    return ITEMS * shared / (variance + (ITEMS - 1) * shared)


GRIDS: dict[str, tuple[Callable, str, tuple, str, tuple]] = {
    "rate, Wilson": (single(wilson_interval), "n", SIZES, "p", RATES),
    "rate, Clopper-Pearson": (single(clopper_pearson_interval), "n", SIZES, "p", RATES),
    "difference of p and 0.9 p, Newcombe": (difference, "n", SIZES, "p", RATES),
    "ratio of p and 0.9 p, Koopman": (ratio("koopman"), "n", SIZES, "p", RATES),
    "ratio of p and 0.9 p, Miettinen-Nurminen": (ratio("miettinen_nurminen"), "n", SIZES, "p", RATES),
    "ratio of p and 0.9 p, Katz": (ratio("katz"), "n", SIZES, "p", RATES),
    "weighted rate of three cells": (weighted, "n", SIZES, "p", RATES),
    "weighted rate of thirty equal cells": (thirty_cells, "n", SIZES, "p", RATES),
    "stratified rate of three strata, a quarter drawn": (stratified, "n", SIZES, "p", RATES),
    "shrunken rate of ten units": (shrunken(False), "n", SIZES, "p", RATES),
    "shrunken rate of ten units, prior by moments": (shrunken(True), "n", SIZES, "p", RATES),
    "count, Garwood": (count(garwood_interval), "exposure", EXPOSURES, "mean", MEANS),
    "count, Byar": (count(byar_interval), "exposure", EXPOSURES, "mean", MEANS),
    "ratio of two rates per exposure, exact": (count_ratio, "exposure", EXPOSURES, "mean", MEANS),
    "survey mean of 1 to 10 as 0 to 100": (plain_mean, "answers", ANSWERS, "mean", MEANS_OF_100),
    "survey mean of 80, unequal weights": (weighted_mean, "answers", ANSWERS, "cv", UNEVEN),
    "post-stratified mean of three cells about 70": (
        poststratified,
        "answers",
        ANSWERS,
        "apart",
        CELLS_APART,
    ),
    "alpha of four parallel items, normal": (parallel_items, "people", RESPONDENTS, "alpha", ALPHAS),
    "alpha of four items rated 1 to 10": (rated_items, "people", RESPONDENTS, "alpha", ALPHAS),
    "all ranks at once, normal": (joint_ranks, "units", LISTS, "apart", SPREADS),
    "all ranks at once, rates of 100": (joint_rate_ranks, "units", LISTS, "points", SPREADS),
}
"""Each procedure with the names and values of its rows and columns."""


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    wanted = sys.argv[2].lower() if len(sys.argv) > 2 else ""
    error = 100 * np.sqrt(0.95 * 0.05 / times)
    print(
        f"Realised share of nominal 95 % intervals, per cent; {times:,} repetitions, ±{2 * error:.1f} by chance\n"
    )
    for name, (job, row_name, rows, column_name, columns) in GRIDS.items():
        if wanted in name.lower():
            table = [[100 * job(np.random.default_rng(20160704), n, p, times) for p in columns] for n in rows]
            print(f"{name} (lowest {np.min(table):.1f}, mean {np.mean(table):.1f})")
            print(f"{row_name:>8} \\ {column_name:<8}" + "".join(f"{p:>7}" for p in columns))
            for n, shares in zip(rows, table, strict=True):
                print(f"{n:>8}   {'':8}" + "".join(f"{share:7.1f}" for share in shares))
            print()


if __name__ == "__main__":
    main()
