"""Rates per exposure compared (暴露率比较): with each other, exactly, and with a reference such as a national rate.

Two rates can be compared only if both are per exposure of one kind: a national rate whose denominator is not known
is no reference for deaths ÷ units counted here, and has to be made again from the national counts first. Shapes,
missing values and reasons are those of `qualitykit.statistics.counts`.
"""

import numpy as np
from scipy import special, stats

from qualitykit.statistics.counts import exposure_faults
from qualitykit.statistics.estimate import Estimate, Significance, first_reason
from qualitykit.statistics.inputs import chosen, critical_value, floats

ALTERNATIVES = ("two-sided", "greater", "less")
TWO_SIDED = ("central", "minimum_likelihood")
HALVINGS = 60


def exposure_rate_ratio(count, exposure, count_other, exposure_other, confidence: float = 0.95) -> Estimate:
    """Ratio of two rates per exposure with its exact conditional interval (暴露率之比).

    Formula: r = (x1/t1)/(x2/t2). Given m = x1 + x2 events in all, x1 is binomial with share q = r t1/(r t1 + t2); the
    Clopper-Pearson limits of q give those of r = q t2 / ((1 - q) t1).

    Args:
        count, exposure: x1 and t1, any one shape.
        count_other, exposure_other: x2 and t2.
        confidence: one number in (0, 1).

    Returns:
        `Estimate` of the common shape: `exposure_rate_ratio` by `conditional_binomial`; n is m. No event in the other
        sample gives an infinite ratio and upper limit, none in either is `no_base`.

    Raises:
        ValueError for shapes that do not fit, text, or a confidence outside (0, 1).

    **Source.** Przyborowski J., Wilenski H. (1940), Homogeneity of results in testing samples from Poisson series,
    Biometrika 31, 313-323; Clopper and Pearson (1934), Biometrika 26, 404-413.

    >>> result = exposure_rate_ratio(11, 800, 21, 3011)
    >>> [round(float(number), 3) for number in (result.value, result.lower, result.upper)]
    [1.971, 0.858, 4.277]
    """
    (count, exposure, other, exposure_other), reason = _samples(count, exposure, count_other, exposure_other)
    critical_value(confidence)
    tail, scale = (1 - confidence) / 2, exposure_other / np.where(exposure > 0, exposure, np.nan)
    reason = np.where((reason == 0) & (count + other == 0), first_reason((), no_base=True), reason)
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(count > 0, special.betaincinv(count, other + 1, tail), 0.0)
        high = np.where(other > 0, special.betainccinv(count + 1, other, tail), 1.0)
        ratios = (scale * share / rest for share, rest in ((count, other), (low, 1 - low), (high, 1 - high)))
        return Estimate.masked(
            *ratios,
            confidence=confidence,
            statistic="exposure_rate_ratio",
            method="conditional_binomial",
            n=count + other,
            reason=reason,
        )


def exposure_rate_ratio_test(
    count,
    exposure,
    count_other,
    exposure_other,
    ratio=1.0,
    alternative: str = "two-sided",
    method: str = "central",
) -> Significance:
    """Exact test of the ratio of two rates per exposure (暴露率之比的精确检验).

    Formula: given m = x1 + x2, X ~ Bin(m, q), q = r t1/(r t1 + t2). `greater`: P(X >= x1); `less`: P(X <= x1);
    two-sided `central`: twice the smaller of both, at most 1, which is below 1 - confidence exactly where the
    interval of `exposure_rate_ratio` leaves r out; `minimum_likelihood`: the sum of all P(X = k) <= P(X = x1).

    Args:
        count, exposure: x1 and t1, any one shape.
        count_other, exposure_other: x2 and t2.
        ratio: r > 0, what the ratio is tested against.
        alternative: `two-sided`, `greater` (the first rate is higher) or `less`.
        method: the two-sided p-value: `central` or `minimum_likelihood`.

    Returns:
        `Significance` of the common shape; n is m. No event at all gives p = 1.

    Raises:
        ValueError for shapes that do not fit, text, or an unknown alternative or method.

    **Source.** Przyborowski and Wilenski (1940), Biometrika 31, 313-323. The two two-sided forms and why the central
    one matches the interval: Fay M.P. (2010), Two-sided exact tests and matching confidence intervals for discrete
    data, The R Journal 2(1), 53-58.

    >>> counts = 11, 800, 21, 3011
    >>> round(float(exposure_rate_ratio_test(*counts, method="minimum_likelihood").p_value), 5)
    0.07967
    """
    chosen("alternative", alternative, ALTERNATIVES)
    chosen("method", method, TWO_SIDED)
    (count, exposure, other, exposure_other), reason = _samples(count, exposure, count_other, exposure_other)
    (ratio, events) = floats(ratio=ratio, count=count + other)
    wrong = first_reason(ratio.shape, missing=np.isnan(ratio), invalid=~(ratio > 0) | np.isinf(ratio))
    reason = np.where(reason == 0, wrong, reason)
    first, known = ratio * exposure, reason == 0
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(known, first / (first + exposure_other), 0.5)
    count, events = np.where(known, count, 0.0), np.where(known, events, 0.0)
    p_value = _p_value(count, events, share, alternative, method)
    name = "conditional_binomial" if alternative != "two-sided" else f"conditional_binomial_{method}"
    return _significance(p_value, "exposure_rate_ratio", name, alternative, events, reason)


def reference_rate_test(count, exposure, reference, alternative: str = "greater") -> Significance:
    """Exact one-sided test of a rate per exposure against a reference rate (与参照率比较的精确检验).

    Formula: X ~ Poisson(reference · t); `greater`: P(X >= x); `less`: P(X <= x). The reference is taken as known.

    Args:
        count, exposure: x and t, any one shape.
        reference: events per unit of the same exposure, >= 0: 0.33 per 10,000 units is 0.33 / 10_000.
        alternative: `greater` (is this rate above the reference?) or `less`.

    Returns:
        `Significance` of the common shape; n is the exposure. `invalid` for a reference below 0.

    Raises:
        ValueError for shapes that do not fit, text, or an unknown alternative.

    **Source.** The Poisson tail itself: Breslow and Day (1987), Statistical Methods in Cancer Research II, section 2.3.

    >>> round(float(reference_rate_test(2, 10_000, 1 / 10_000).p_value), 4)         # 1 - 2/e
    0.2642
    """
    chosen("alternative", alternative, ALTERNATIVES[1:])
    count, exposure, reference = floats(count=count, exposure=exposure, reference=reference)
    faults = exposure_faults(count, exposure)
    faults["missing"] = faults["missing"] | np.isnan(reference)
    faults["invalid"] = faults["invalid"] | (reference < 0) | np.isinf(reference)
    mean = np.maximum(reference * exposure, 0)
    p_value = special.pdtr(count, mean) if alternative == "less" else _at_least(count, mean)
    reason = first_reason(count.shape, **faults)
    return _significance(p_value, "reference_rate", "poisson", alternative, exposure, reason)


def _at_least(count, mean):
    return np.where(count > 0, special.gammainc(np.maximum(count, 1), mean), 1.0)


def _samples(count, exposure, count_other, exposure_other):
    names = ("count", "exposure", "count_other", "exposure_other")
    arrays = floats(**dict(zip(names, (count, exposure, count_other, exposure_other), strict=True)))
    faults, other = exposure_faults(*arrays[:2]), exposure_faults(*arrays[2:])
    return arrays, first_reason(arrays[0].shape, **{name: faults[name] | other[name] for name in faults})


def _p_value(count, events, share, alternative, method):
    below = stats.binom.cdf(count, events, share) if alternative != "greater" else None
    above = stats.binom.sf(count - 1, events, share) if alternative != "less" else None
    if alternative != "two-sided":
        return above if below is None else below
    if method == "central":
        return np.minimum(2 * np.minimum(below, above), 1)
    return _minimum_likelihood(count, events, share, below, above)


def _minimum_likelihood(count, events, share, below, above):
    """The tail that x lies in plus the far tail of what is no likelier; the far tail's edge is found by halving.

    Beyond the mode the probabilities only fall, so «no likelier than x» begins at one place. The tolerance of 1e-7
    is that of scipy and R: what is equal but for rounding counts as equal.
    """
    mean, low_side = events * share, count < events * share
    bound = stats.binom.logpmf(count, events, share) + np.log1p(1e-7)
    mode = np.floor((events + 1) * share)
    near, far = np.where(low_side, mode - 1, mode + 1), np.where(low_side, events + 1, -1.0)
    for _ in range(HALVINGS):
        middle = np.trunc((near + far) / 2)
        unlikely = stats.binom.logpmf(middle, events, share) <= bound
        moving = np.abs(far - near) > 1
        far, near = np.where(moving & unlikely, middle, far), np.where(moving & ~unlikely, middle, near)
        if not moving.any():
            break
    other = np.where(low_side, stats.binom.sf(far - 1, events, share), stats.binom.cdf(far, events, share))
    p_value = np.where(low_side, below, above) + other
    return np.where(count == mean, 1.0, np.minimum(p_value, 1))


def _significance(p_value, statistic, method, alternative, n, reason) -> Significance:
    return Significance(np.where(reason == 0, p_value, np.nan), statistic, method, alternative, n, reason)
