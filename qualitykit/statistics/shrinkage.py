"""Shrunken rates (收缩估计): what a unit's rate is likely to be, given how much units of its kind differ at all.

Few tests say little, so a unit's own rate is drawn towards the rate of all units, the more the fewer tests it has. It
is an estimate beside the raw one, not in its place: it is better on average over all units and too mild for the one
unit that is truly different.
"""

from dataclasses import dataclass

import numpy as np
from scipy import special

from qualitykit.statistics.estimate import Estimate, Reasoned, first_reason
from qualitykit.statistics.inputs import critical_value, last_axis, rate_faults

GRID = (np.arange(32) + 0.5) / 32
"""Points u of the integral over the share b = u²(3 - 2u) by which an average unit is drawn in: dense at both ends."""


@dataclass(frozen=True)
class Prior(Reasoned):
    """How the units' true rates are spread, a beta distribution (先验分布).

    Args:
        mean: of the units' true rates, (...).
        strength: M, how many tests the common rate counts for: alpha = mean M, beta = (1 - mean) M, (...);
            infinite where the units differ by no more than chance, 0 where each unit is all or nothing.
        n: number of units it rests on, (...).
        reason: codes into `REASONS`, (...).
    """

    mean: np.ndarray
    strength: np.ndarray
    n: np.ndarray
    reason: np.ndarray


def beta_prior(passed, tested) -> Prior:
    """The spread of true rates between units, by moments (经验贝叶斯先验).

    Formula: w = n/Σn, p̂ = Σ w p, S = Σ w (p - p̂)², a = Σ w(1 - w)/n, b = Σ w(1 - w);
    ρ = (S - p̂q̂ a) / (p̂q̂ (b - a)), cut to [0, 1]; M = 1/ρ - 1.
    ρ is the correlation of two tests of one unit, that is the variance between units over p̂q̂.

    Args:
        passed, tested: counts, (..., units).

    Returns:
        `Prior` of shape (...). Units that have no rate take no part. `one_group` for fewer than two units with a
        rate, `constant` where all tests passed or none did, `short` where no unit has more than one test.

    Raises:
        ValueError for shapes that do not fit or have no axis, or text.

    **Source.** Kleinman J.C. (1973), Proportions with extraneous variance: single and independent samples, Journal of
    the American Statistical Association 68, 46-54: the moment estimator, with the weights n and without his factor
    (k - 1)/k.

    >>> prior = beta_prior([2, 8], [10, 10])               # S = 0.09, a = 0.05, b = 0.5: ρ = 0.0775/0.1125
    >>> round(float(prior.mean), 4), round(float(prior.strength), 4)
    (0.5, 0.4516)
    """
    passed, tested = last_axis(passed=passed, tested=tested)
    there = first_reason(tested.shape, **rate_faults(passed, tested)) == 0
    x, n = (np.where(there, count, 0.0) for count in (passed, tested))
    units, total = there.sum(-1), n.sum(-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = x.sum(-1) / total
        weight = n / total[..., None]
        variance = mean * (1 - mean)
        apart = np.where(there, weight * (x / n - mean[..., None]) ** 2, 0.0).sum(-1)
        chance, whole = (
            np.where(there, weight * (1 - weight) / n, 0.0).sum(-1),
            (weight * (1 - weight)).sum(-1),
        )
        correlation = (apart - variance * chance) / (variance * (whole - chance))
        strength = 1 / np.clip(correlation, 0, 1) - 1
    short = ~np.any(n > 1, -1)
    reason = first_reason(units.shape, one_group=units < 2, constant=variance == 0, short=short)
    mean, strength = (np.where(reason == 0, number, np.nan) for number in (mean, strength))
    return Prior(mean, strength, units, reason)


def shrunken_rate(passed, tested, confidence: float = 0.95, prior: Prior | None = None) -> Estimate:
    """Shrunken pass rates of the units (收缩合格率).

    Formula, for a given prior with mean m and strength M: the posterior is Beta(x + mM, n - x + (1 - m)M), the value
    its mean (x + mM)/(n + M), that is the raw rate drawn towards m by the share M/(n + M), the limits its quantiles.
    Without one, m and M are not known and their uncertainty counts: M = h b/(1 - b), h the harmonic mean of n, b
    uniform on (0, 1); for each M, m = (Σ w p + 1/2)/(Σ w + 1) with w = n(M + 1)/(n + M) and the variance
    m(1 - m)/(Σ w + 2), which adds (M/(n + M))² times itself to the unit's. The posterior over b, by the likelihood
    of all units on 32 points, weights means and squares; the limits are those of the beta with that mean and variance.

    Args:
        passed, tested: counts, (..., units).
        confidence: one number in (0, 1): the share of the posterior between the limits.
        prior: of shape (...), taken as known: `beta_prior` of the same units gives the classical empirical-Bayes
            estimate by moments, whose limits are too narrow by far: of ten units they hold 69 % of the true rates
            on average over many sizes and rates, those without a prior 94 %. None: as above.

    Returns:
        `Estimate` of shape (..., units): `shrunken_rate` by `beta_binomial`, or `uniform_shrinkage` without a prior;
        n is the number tested. A unit without a rate has none here either; fewer than two units are `one_group`, and
        a given prior passes its own reason on. Under a given M of 0 or infinity the limits may be the value itself.

    Raises:
        ValueError for shapes that do not fit or have no axis, text, or a confidence outside (0, 1).

    **Source.** Known prior: Gelman A. and others (2013), Bayesian Data Analysis, 3rd ed., section 5.3. Why the plug-in
    limits are too narrow and what the mean's variance adds: Morris C.N. (1983), JASA 78, 47-55, and Kass R.E., Steffey
    D. (1989), JASA 84, 717-726. Uniform b: Daniels M.J. (1999), A prior for the variance in hierarchical models,
    Canadian Journal of Statistics 27, 567-578. Grid and beta limits are our approximation.

    >>> known = Prior(np.array(0.9), np.array(10.0), np.array(5), np.array(0))
    >>> shrunken_rate([5, 0], [10, 0], prior=known).value.round(4).tolist()      # (5 + 9) / (10 + 10)
    [0.7, nan]
    """
    passed, tested = last_axis(passed=passed, tested=tested)
    critical_value(confidence)
    reason = first_reason(tested.shape, **rate_faults(passed, tested))
    passed, n = (np.where(reason == 0, count, 0.0) for count in (passed, tested))
    if prior is None:
        value, variance = _over_priors(passed, n, reason == 0)
        lists = first_reason(n.shape[:-1], one_group=np.sum(reason == 0, -1) < 2)
    else:
        mean, strength, lists = (np.asarray(part) for part in (prior.mean, prior.strength, prior.reason))
        value, variance = _posterior(passed, n, mean[..., None], strength[..., None])
    return Estimate.masked(
        value,
        *(_beta_quantile(tail, value, variance) for tail in ((1 - confidence) / 2, (1 + confidence) / 2)),
        confidence=confidence,
        statistic="shrunken_rate",
        method="uniform_shrinkage" if prior is None else "beta_binomial",
        n=tested,
        reason=np.where(reason == 0, lists[..., None], reason),
    )


def _posterior(passed, n, mean, strength):
    """Mean and variance of the posterior beta; the prior's mean and no variance for infinite strength."""
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.where(np.isinf(strength), mean, (passed + mean * strength) / (n + strength))
        return value, value * (1 - value) / (n + strength + 1)


def _over_priors(passed, n, there):
    """Mean and variance of each unit's rate over all priors on the grid, weighted by what the units make of them."""
    size = there.sum(-1) / np.sum(np.divide(1, n, out=np.zeros(n.shape), where=there), -1).clip(
        np.finfo(float).tiny
    )
    priors = [_prior_at(u**2 * (3 - 2 * u), size, passed, n) for u in GRID]
    logs = np.stack([_log_evidence(passed, n, there, *prior) for prior in priors])
    weights = np.exp(logs - logs.max(0)) * np.expand_dims(GRID * (1 - GRID), tuple(range(1, logs.ndim)))
    mean = square = 0.0
    for weight, (strength, centre, doubt) in zip(weights / weights.sum(0), priors, strict=True):
        value, variance = _posterior(passed, n, centre[..., None], strength[..., None])
        drawn = strength[..., None] / (n + strength[..., None])
        mean = mean + weight[..., None] * value
        square = square + weight[..., None] * (variance + drawn**2 * doubt[..., None] + value**2)
    return mean, square - mean**2


def _prior_at(share, size, passed, n):
    strength = size * share / (1 - share)
    weight = np.divide(strength[..., None] + 1, n + strength[..., None], out=np.zeros(n.shape), where=n > 0)
    total = np.sum(weight * n, -1)
    mean = (np.sum(weight * passed, -1) + 0.5) / (total + 1)
    return strength, mean, mean * (1 - mean) / (total + 2)


def _log_evidence(passed, n, there, strength, mean, doubt):
    hits, misses = mean * strength, (1 - mean) * strength
    each = special.betaln(passed + hits[..., None], n - passed + misses[..., None])
    with np.errstate(invalid="ignore"):
        return (
            np.where(there, each, 0.0).sum(-1)
            - there.sum(-1) * special.betaln(hits, misses)
            + np.log(doubt) / 2
        )


def _beta_quantile(tail, value, variance):
    with np.errstate(divide="ignore", invalid="ignore"):
        weight = value * (1 - value) / variance - 1
    proper = (variance > 0) & (weight > 0)
    hits, misses = (np.where(proper, part * weight, 1.0) for part in (value, 1 - value))
    return np.where(proper, special.betaincinv(hits, misses, tail), value)
