"""Rates (合格率): passed of tested, with the interval that the number tested allows, and how many to test.

A rate is a fraction in [0, 1]. Every function takes single numbers or arrays of any one shape, a group each, and
gives NaN with a reason where passed or tested is NaN (`missing`), negative, fractional or passed above tested
(`invalid`), or tested is 0 (`empty`).
"""

import numpy as np
from scipy import special

from qualitykit.statistics.estimate import Estimate, first_reason
from qualitykit.statistics.inputs import critical_value, floats, rate_faults


def wilson_limits(rate: np.ndarray, spread: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where a rate differs from the truth by just z of the truth's own standard errors (威尔逊界限).

    Formula: the two roots t of (p - t)² = (z²/n) t (1 - t), in the form that loses no digits near 0 and 1:
    lower = 2p² / (2p + s + √(s² + 4s p q)), upper = 1 - lower(q), with s = z²/n and q = 1 - p.

    Args:
        rate: p in [0, 1].
        spread: s = z²/n >= 0 for independent trials; times (N - n)/(N - 1) for n drawn out of N (0 for a census).

    Returns:
        Lower and upper limit, the rate itself where the spread is 0; NaN for NaN.

    **Source.** Wilson E.B. (1927), Probable inference, the law of succession, and statistical inference, Journal of
    the American Statistical Association 22, 209-212.

    >>> [float(limit) for limit in wilson_limits(np.array(1.0), np.array(4 / 16))]
    [0.8, 1.0]
    """
    miss = 1 - rate
    root = np.sqrt(spread * (spread + 4 * rate * miss))
    with np.errstate(invalid="ignore", divide="ignore"):
        lower, above = (2 * side**2 / (2 * side + spread + root) for side in (rate, miss))
    known = spread == 0
    return np.where(known | (rate == 0), rate, lower), np.where(known | (miss == 0), rate, 1 - above)


def wilson_interval(passed, tested, confidence: float = 0.95) -> Estimate:
    """Pass rate with the Wilson score interval (合格率的威尔逊区间).

    Formula: (p + z²/2n ± z √(p(1 - p)/n + z²/4n²)) / (1 + z²/n), p = passed/tested, n = tested. It is never of
    zero width and never leaves [0, 1]; its coverage is the nominal one on average, not at every single n and p.

    Args:
        passed, tested: counts, any one shape.
        confidence: one number in (0, 1).

    Returns:
        `Estimate` of the common shape: `proportion` by `wilson`, fractions.

    Raises:
        ValueError for shapes that do not fit, text, or a confidence outside (0, 1).

    **Source.** Wilson (1927), JASA 22, 209-212; method 3 of Newcombe R.G. (1998), Two-sided confidence intervals
    for the single proportion, Statistics in Medicine 17, 857-872, table I, whose 81 of 263 is the example.

    >>> result = wilson_interval(81, 263)
    >>> [round(float(number), 4) for number in (result.value, result.lower, result.upper)]
    [0.308, 0.2553, 0.3662]
    """
    passed, tested = floats(passed=passed, tested=tested)
    z, rate = critical_value(confidence), _share(passed, tested)
    with np.errstate(divide="ignore", invalid="ignore"):
        limits = wilson_limits(rate, z**2 / tested)
    return _proportion(passed, tested, rate, limits, confidence, "wilson")


def clopper_pearson_interval(passed, tested, confidence: float = 0.95) -> Estimate:
    """Pass rate with the exact Clopper-Pearson interval (合格率的精确区间).

    Formula: lower = B(a/2; x, n - x + 1), upper = B(1 - a/2; x + 1, n - x), B the beta quantile, a = 1 - confidence;
    0 for x = 0 and 1 for x = n. Its coverage is at least the nominal one everywhere, so it is the wider of the two.

    Args:
        passed, tested: counts, any one shape.
        confidence: one number in (0, 1).

    Returns:
        `Estimate` of the common shape: `proportion` by `clopper_pearson`, fractions.

    Raises:
        ValueError for shapes that do not fit, text, or a confidence outside (0, 1).

    **Source.** Clopper C.J., Pearson E.S. (1934), The use of confidence or fiducial limits illustrated in the case
    of the binomial, Biometrika 26, 404-413; method 5 of Newcombe (1998), Statistics in Medicine 17, 857-872, table I.

    >>> result = clopper_pearson_interval(81, 263)
    >>> [round(float(number), 4) for number in (result.lower, result.upper)]
    [0.2527, 0.3676]
    """
    passed, tested = floats(passed=passed, tested=tested)
    critical_value(confidence)
    tail = (1 - confidence) / 2
    with np.errstate(invalid="ignore"):
        failed = tested - passed
        lower = np.where(passed > 0, special.betaincinv(passed, failed + 1, tail), 0.0)
        upper = np.where(failed > 0, special.betaincinv(passed + 1, failed, 1 - tail), 1.0)
    return _proportion(passed, tested, _share(passed, tested), (lower, upper), confidence, "clopper_pearson")


def sample_size(half_width, rate=0.5, confidence: float = 0.95, population=np.inf) -> Estimate:
    """How many to test for an interval no wider than wanted to each side (所需样本量).

    Formula: the smallest whole n with z √(p q/n' + z²/4n'²) / (1 + z²/n') <= w, half the width of the Wilson
    interval at the rate p, n' = n(N - 1)/(N - n). The left side falls as n grows, so n solves a quadratic in
    n' + z²: n' = z² (pq + √(p²q² + w²(1 - 4pq))) / 2w² - z², n = n' N / (N - 1 + n'), rounded up.

    Args:
        half_width: w > 0, a fraction: 0.01 is one percentage point to each side.
        rate: p in [0, 1], the rate that is expected; 0.5 needs the most. What is found may differ a little.
        confidence: one number in (0, 1).
        population: N, how many there are to draw from; infinite unless told.

    Returns:
        `Estimate` of the common shape: `sample_size` by `wilson`, whole numbers, no interval; `missing` for NaN,
        `invalid` for a half-width of 0 or below, a rate outside [0, 1] or a population that is no count,
        `empty` for a population of 0.

    Raises:
        ValueError for shapes that do not fit, text, or a confidence outside (0, 1).

    **Source.** Our inversion of Wilson (1927); the finite-population step is Cochran W.G. (1977), Sampling
    Techniques, 3rd ed., section 4.4, n = n0 / (1 + (n0 - 1)/N).

    >>> sample_size([0.01, 0.01, 0.1], [0.93, 0.97, 0.5]).value.tolist()
    [2508.0, 1143.0, 93.0]
    """
    width, rate, population = floats(half_width=half_width, rate=rate, population=population)
    z = critical_value(confidence)
    invalid = (width <= 0) | (rate < 0) | (rate > 1) | (population < 0)
    invalid |= np.isfinite(population) & (population != np.floor(population))
    reason = first_reason(
        width.shape,
        missing=np.isnan(width) | np.isnan(rate) | np.isnan(population),
        invalid=invalid,
        empty=population == 0,
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        size = _smallest_size(width, rate, z, population)
    none = np.full(width.shape, np.nan)
    return Estimate.masked(
        size,
        none,
        none,
        confidence=confidence,
        statistic="sample_size",
        method="wilson",
        n=size,
        reason=reason,
    )


def _smallest_size(width, rate, z, population):
    product = rate * (1 - rate)
    root = np.sqrt(product**2 + width**2 * (1 - 4 * product))
    size = z**2 * ((product + root) / (2 * width**2) - 1)
    drawn = np.where(np.isinf(population), size, size / (1 + (size - 1) / population))
    drawn = np.maximum(np.ceil(drawn), 1.0)
    fewer = (drawn > 1) & (_half_width(rate, drawn - 1, z, population) <= width)
    more = _half_width(rate, drawn, z, population) > width
    return drawn - fewer + more


def _half_width(rate, drawn, z, population):
    left = np.where(
        np.isinf(population), 1.0, np.maximum(population - drawn, 0) / np.maximum(population - 1, 1)
    )
    lower, upper = wilson_limits(rate, z**2 / drawn * left)
    return (upper - lower) / 2


def _share(passed, tested):
    with np.errstate(divide="ignore", invalid="ignore"):
        return passed / tested


def _proportion(passed, tested, rate, limits, confidence, method) -> Estimate:
    return Estimate.masked(
        rate,
        *limits,
        confidence=confidence,
        statistic="proportion",
        method=method,
        n=tested,
        reason=first_reason(tested.shape, **rate_faults(passed, tested)),
    )
