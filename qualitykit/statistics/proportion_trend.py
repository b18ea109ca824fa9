"""Trend in proportions (合格率趋势): the Cochran-Armitage test across ordered levels, such as years or quarters.

It weighs every level by its size, which a trend test of the bare rates does not, and finds a straight rise or fall;
a rate that goes up and down again may pass it unnoticed.
"""

import numpy as np
from scipy import special

from qualitykit.statistics.estimate import Estimate, first_reason
from qualitykit.statistics.inputs import critical_value, last_axis, rate_faults
from qualitykit.statistics.trend import TrendTest


def cochran_armitage(passed, tested, scores=None) -> TrendTest:
    """Cochran-Armitage test of a linear trend in proportions (科克伦-阿米蒂奇趋势检验).

    Formula: with p̄ = Σ passed ÷ Σ tested and s̄ = Σ tested s ÷ Σ tested, T = Σ (passed − tested p̄)(s − s̄) has without
    trend the variance p̄ (1 − p̄) Σ tested (s − s̄)²; z = T ÷ √var T, without continuity correction.

    Args:
        passed, tested: counts [..., K]; a level with NaN or tested 0 is left out.
        scores: of the levels, in any unit, [K] or [..., K]; None for 0, 1, 2 …

    Returns:
        A `TrendTest` [...]: `score` T, `strength` the slope Σ (passed − tested p̄)(s − s̄) ÷ Σ tested (s − s̄)² in
        fractions per unit of score, `n` the sum of tested. Reasons: `invalid` passed above tested, negative or
        fractional counts, a score that is not finite; `one_group` fewer than 2 levels, or all of one score;
        `constant` all passed or none.

    Raises:
        ValueError: shapes that do not fit.

    **Source.** Cochran W.G. (1954), Biometrics 10, 417-451; Armitage P. (1955), Biometrics 11, 375-386; formula as in
    the SAS/STAT documentation of PROC FREQ, section «Cochran-Armitage Test for Trend».

    >>> found = cochran_armitage([6, 7, 9, 14, 23], [32, 33, 32, 32, 32])  # SAS's example data «Pain»
    >>> round(float(found.z), 4), bool(found.p_value < 0.0001)
    (4.7918, True)
    """
    counts, moment, spread, reason = _moments(passed, tested, scores)
    pooled = counts[0] / np.where(counts[1] > 0, counts[1], np.nan)
    variance = pooled * (1 - pooled) * spread
    reason = np.where(reason == 0, first_reason(reason.shape, constant=variance == 0), reason).astype(
        np.uint8
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        z, slope = moment / np.sqrt(variance), moment / spread
    parts = (moment, variance, slope, z, 2 * special.ndtr(-np.abs(z)))
    return TrendTest(
        *(np.where(reason == 0, part, np.nan) for part in parts), counts[1], "cochran_armitage", reason
    )


def proportion_slope(passed, tested, scores=None, confidence: float = 0.95) -> Estimate:
    """Linear slope of a proportion with its interval (合格率线性斜率).

    Formula: b as in `cochran_armitage`, standard error √(Σ tested p (1 − p)(s − s̄)²) ÷ Σ tested (s − s̄)² with each
    level's own p, limits b ± z standard errors.

    Args:
        passed, tested, scores: as for `cochran_armitage`; confidence: in (0, 1).

    Returns:
        An `Estimate` [...] in fractions per unit of score. Reasons and errors: `cochran_armitage`.

    **Source.** The slope is the weighted least-squares slope behind the test (SAS/STAT, PROC FREQ, as above); its
    standard error is that of a weighted sum of independent binomial proportions.

    >>> found = proportion_slope([80, 90], [100, 100])  # two levels: the difference of the two rates
    >>> round(float(found.value), 4), round(float(found.upper - found.value), 4)
    (0.1, 0.098)
    """
    reach = critical_value(confidence)
    test = cochran_armitage(passed, tested, scores)
    passed, tested, offset = _kept(passed, tested, scores)[:3]
    rate = passed / np.where(tested > 0, tested, 1)
    spread = (tested * offset**2).sum(-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        error = np.sqrt((tested * rate * (1 - rate) * offset**2).sum(-1)) / spread
    limits = test.strength - reach * error, test.strength + reach * error
    names = {"confidence": confidence, "statistic": "slope", "method": "linear_probability", "n": test.n}
    return Estimate.masked(test.strength, *limits, reason=test.reason, **names)


def _moments(passed, tested, scores):
    """Sums of passed and tested, T, Σ tested (s − s̄)², and the reasons."""
    passed, tested, offset, reason = _kept(passed, tested, scores)
    totals = passed.sum(-1), tested.sum(-1)
    spread = (tested * offset**2).sum(-1)
    reason = np.where(reason == 0, first_reason(reason.shape, one_group=~(spread > 0)), reason)
    return totals, (passed * offset).sum(-1), spread, reason


def _kept(passed, tested, scores):
    """Counts with left-out levels at 0, each level's distance from the mean score, and the reasons."""
    length = np.shape(passed)[-1] if np.ndim(passed) else 0
    scores = np.arange(length) if scores is None else scores
    passed, tested, scores = last_axis(passed=passed, tested=tested, scores=scores)
    faults = rate_faults(passed, tested)
    out = faults["missing"] | faults["empty"]
    bad = (faults["invalid"] & ~faults["missing"]) | (~np.isfinite(scores) & ~out)
    reason = first_reason(passed.shape[:-1], invalid=bad.any(-1))
    passed, tested, scores = (np.where(out | bad, 0, part) for part in (passed, tested, scores))
    total = tested.sum(-1, keepdims=True)
    mean = (tested * scores).sum(-1, keepdims=True) / np.where(total > 0, total, 1)
    return passed, tested, np.where(tested > 0, scores - mean, 0), reason
