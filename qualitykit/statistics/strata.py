"""Rates from a stratified sample (分层抽样合格率): each stratum counts by its size, a finite one by what is left of it.

A stratum's size is the number of units in it, of which `tested` were drawn. Strata of size 0 are left out. `missing`
for a NaN, `invalid` for counts that are none and, where sizes are finite, for sizes that are none or fewer than were
drawn, `empty` for a stratum with units of which none was drawn, `no_weight` where all sizes are 0.
"""

import numpy as np

from qualitykit.statistics.estimate import Estimate, first_reason
from qualitykit.statistics.inputs import last_axis, not_counts
from qualitykit.statistics.weighted_rates import combined, shares


def stratified_rate(passed, tested, size, confidence: float = 0.95, finite: bool = True) -> Estimate:
    """Pass rate of a population from a stratified sample, with its interval (分层合格率).

    Formula: P = Σ W p, W = N_h/N; the interval is Wilson's for P with the effective number of tests m = R(1 - R)/v,
    v = Σ W² r(1 - r)/n · (N_h - n)/(N_h - 1), R = Σ W r, where r = (x + 1)/(n + 2), so that a stratum of 21 passed of
    21 out of more has a variance too. A stratum tested in full is known: r = p, and it adds nothing to v.

    Args:
        passed, tested: counts, (..., strata).
        size: N_h, (..., strata): whole numbers, or shares in any unit if not finite.
        confidence: one number in (0, 1).
        finite: whether what was drawn is taken out of a finite size; if not, N_h - n is as good as N_h - 1.

    Returns:
        `Estimate` of shape (...): `stratified_rate` by `effective_wilson`; n is the number tested. A single stratum
        has its own Wilson interval, with n(N - 1)/(N - n) for n.

    Raises:
        ValueError for shapes that do not fit or have no axis, text, or a confidence outside (0, 1).

    **Source.** Estimate and variance: Cochran W.G. (1977), Sampling Techniques, 3rd ed., sections 3.2 and 5.10.
    Interval: as `weighted_rate`, with that variance.

    >>> result = stratified_rate([132, 233, 21], [135, 241, 21], [135, 241, 124])   # two strata tested in full
    >>> bool(result.lower < result.value < result.upper), round(float(result.value), 3)
    (True, 0.978)
    """
    return _rate(passed, tested, size, confidence, finite, "stratified_rate")


def post_stratified_rate(passed, tested, size, confidence: float = 0.95, finite: bool = False) -> Estimate:
    """Pass rate of a plain random sample weighted back to the population's shares (事后分层合格率).

    Formula: that of `stratified_rate`, given the numbers that happened to fall into each stratum: what the sample
    holds too much of no longer moves the rate.

    Args:
        passed, tested: counts in each post-stratum, (..., strata).
        size: the population's numbers or shares in any unit, (..., strata).
        confidence: one number in (0, 1).
        finite: whether `size` are numbers, out of which the sample was taken.

    Returns:
        `Estimate` of shape (...): `post_stratified_rate` by `effective_wilson`. A post-stratum into which nothing fell
        is `empty`: join it to a neighbour first.

    Raises:
        ValueError for shapes that do not fit or have no axis, text, or a confidence outside (0, 1).

    **Source.** Holt D., Smith T.M.F. (1979), Post stratification, Journal of the Royal Statistical Society A 142,
    33-46: inference given the stratum numbers. Interval: as `stratified_rate`.

    >>> round(float(post_stratified_rate([30, 45], [50, 50], [1, 3]).value), 4)         # (0.6 + 3 · 0.9) / 4
    0.825
    """
    return _rate(passed, tested, size, confidence, finite, "post_stratified_rate")


def design_effect(passed, tested, size, finite: bool = True) -> Estimate:
    """How the stratified design changes the variance, against as many units drawn plainly (设计效应).

    Formula: deff = V_strat / V_plain, V_strat = Σ W² (1 - n_h/N_h) p q/(n_h - 1), V_plain = (1 - n/N) P(1 - P)/(n - 1),
    P the stratified rate. Below 1 the strata gained, above 1 they cost; n/deff is the effective sample size.

    Args:
        passed, tested: counts, (..., strata).
        size: N_h, (..., strata): whole numbers, or shares in any unit if not finite.
        finite: whether the factors 1 - n/N are there; if not, they are 1.

    Returns:
        `Estimate` of shape (...): `design_effect` by `kish`, no interval. Besides the module's reasons: `short`
        where a stratum that is not tested in full has only one unit tested, `constant` where the rate is 0 or 1 or
        everything was tested.

    Raises:
        ValueError for shapes that do not fit or have no axis, or text.

    **Source.** Kish L. (1965), Survey Sampling, section 8.2: the ratio to the variance of a simple random sample of
    the same size; both variances: Cochran (1977), sections 3.2 and 5.10.

    >>> round(float(design_effect([1, 2], [2, 4], [1, 1], finite=False).value), 4)      # (1/16 + 1/48) / (1/20)
    1.6667
    """
    passed, tested, size = last_axis(passed=passed, tested=tested, size=size)
    share, reason = shares(passed, tested, size, _overdrawn(tested, size, finite))
    drawn = np.where(share > 0, tested, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = np.where(share > 0, passed / tested, 0.0)
        left = np.where(share > 0, 1 - tested / size if finite else 1.0, 0.0)
        within = np.where(left > 0, share**2 * left * rate * (1 - rate) / (tested - 1), 0.0).sum(-1)
        overall, n = (share * rate).sum(-1), drawn.sum(-1)
        plain = (1 - n / size.sum(-1) if finite else 1.0) * overall * (1 - overall) / (n - 1)
    short, constant = np.any((left > 0) & (tested == 1), -1), ~(plain > 0)
    reason = np.where(reason == 0, first_reason(reason.shape, short=short, constant=constant), reason)
    value = np.divide(within, plain, out=np.full(n.shape, np.nan), where=reason == 0)
    return Estimate(value, value * np.nan, value * np.nan, np.nan, "design_effect", "kish", n, reason)


def _rate(passed, tested, size, confidence, finite, statistic) -> Estimate:
    passed, tested, size = last_axis(passed=passed, tested=tested, size=size)
    with np.errstate(divide="ignore", invalid="ignore"):
        left = np.where(tested == size, 0.0, (size - tested) / (size - 1)) if finite else np.ones(size.shape)
    return combined(passed, tested, size, left, confidence, statistic, _overdrawn(tested, size, finite))


def _overdrawn(tested, size, finite):
    with np.errstate(invalid="ignore"):
        return (not_counts(size) | (tested > size)) if finite else np.zeros(size.shape, bool)
