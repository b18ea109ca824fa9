"""Funnel limits (漏斗图界限): how far from the target a unit of its size may lie by chance alone.

Units are the last axis; further axes, such as measures or years, come before it. A unit outside the 99.8 % limits
differs from the target by more than chance; one outside the 95 % limits may well not, since one in twenty does.
Where units differ among each other by more than chance anyway (over-dispersion), limits can be widened by the
spread between them. Reasons are those of the rate: `missing`, `invalid`, `empty`.
"""

from dataclasses import dataclass

import numpy as np
from scipy import special, stats

from qualitykit.statistics.estimate import CONFIDENCES, Reasoned, first_reason
from qualitykit.statistics.inputs import (
    any_missing,
    chosen,
    critical_value,
    demand,
    floats,
    last_axis,
    not_counts,
    rate_faults,
)

TAILS = ("equal", "published")


@dataclass(frozen=True)
class Funnel(Reasoned):
    """Units against their funnel limits (漏斗图).

    Args:
        value: the units' rates or ratios, (..., units).
        target: the line in the middle, (...).
        confidences: of the limits, in the order of their first axis.
        lower, upper: limits, (confidences, ..., units).
        position: -1 below, 0 within, 1 above the limits, (confidences, ..., units); 0 where there is no value.
        z: standardised distances from the target, with the spread between units if it is allowed for, (..., units).
        phi: dispersion ratio, the mean of the winsorised z² without that spread; 1 is chance alone, (...).
        tau: standard deviation between units on the transformed scale; 0 if it is not allowed for, (...).
        n: what each unit rests on, (..., units).
        reason: codes into `REASONS`, (..., units).
    """

    value: np.ndarray
    target: np.ndarray
    confidences: tuple[float, ...]
    lower: np.ndarray
    upper: np.ndarray
    position: np.ndarray
    z: np.ndarray
    phi: np.ndarray
    tau: np.ndarray
    n: np.ndarray
    reason: np.ndarray

    @property
    def p_value(self) -> np.ndarray:
        """Two-sided normal p-values of the distances z, for `holm` and `benjamini_hochberg` (双侧 p 值)."""
        return 2 * special.ndtr(-np.abs(self.z))


def funnel_proportions(
    passed,
    tested,
    target=None,
    confidences=CONFIDENCES,
    overdispersion: bool = False,
    winsorise: float = 0.1,
    tails: str = "equal",
) -> Funnel:
    """Pass rates against funnel limits (合格率漏斗图).

    Formula: without over-dispersion the limit at the tail p is (r - a)/n, r the smallest whole number with
    F(r) >= p, F the distribution of Bin(n, target), a = (F(r) - p)/(F(r) - F(r - 1)): the exact quantile, made
    continuous; a unit lies below it just where P(X <= x) < p. The upper limit is that of the units that did not
    pass, turned over: (r - a + 1)/n at the tail 1 - p. With over-dispersion, on the scale y = arcsin √rate, of
    variance 1/4n: y_target ± z √(1/4n + τ²), and the exact limits wherever τ = 0. z and φ are on that scale: see
    `spread_between`.

    Args:
        passed, tested: counts, (..., units).
        target: rates in (0, 1), one number or (...); the pooled rate of the units if None.
        confidences: each in (0, 1).
        overdispersion: whether limits and z allow for the spread between the units.
        winsorise: share of the units at each end whose z is drawn in before the spread is estimated, in [0, 0.5).
        tails: `equal`, or `published` for the upper limit (r - a)/n as it was printed, one unit lower: 5 passed of 5
            would then lie above the limits of a target of 0.95, although 77 in 100 such units pass in full.

    Returns:
        `Funnel` of rates. Limits lie in [0, 1]. A target of 0 or 1 has both limits there: any other rate differs.

    Raises:
        ValueError for shapes that do not fit or have no axis, text, a target outside [0, 1], a confidence outside
        (0, 1), a winsorised share outside [0, 0.5) or unknown tails.

    **Source.** Spiegelhalter D.J. (2005), Funnel plots for comparing institutional performance, Statistics in
    Medicine 24, 1185-1202: exact limits appendix A.1.1, p. 1197; turning the upper one over is our correction.
    Arcsine scale: Spiegelhalter D. and others (2012), Statistical methods for healthcare regulation, Journal of the
    Royal Statistical Society A 175, 1-47.

    >>> funnel = funnel_proportions([89, 5, 380], [100, 5, 400], target=0.95)
    >>> funnel.position.tolist()                                  # P(X <= 89) = 0.0115 at 100
    [[-1, 0, 0], [0, 0, 0]]
    """
    passed, tested = last_axis(passed=passed, tested=tested)
    reason = first_reason(tested.shape, **rate_faults(passed, tested))
    x, n = (np.where(reason == 0, count, 0.0) for count in (passed, tested))
    target = _target(target, x.sum(-1), n.sum(-1), highest=1)
    goal = np.broadcast_to(target[..., None], n.shape)
    with np.errstate(divide="ignore", invalid="ignore"):
        value, error = np.where(reason == 0, x / n, np.nan), 1 / (2 * np.sqrt(n))
    naive = (np.arcsin(np.sqrt(value)) - np.arcsin(np.sqrt(goal))) / error
    exact = _exact(_BINOMIAL, confidences, tails, n, n, goal)
    exact = [np.where((goal == 0) | (goal == 1), goal, np.minimum(limit, 1)) for limit in exact]
    return _funnel(
        value, target, exact, naive, error, confidences, overdispersion, winsorise, tested, reason, _ARCSINE
    )


def funnel_ratios(
    observed,
    expected,
    target=1.0,
    confidences=CONFIDENCES,
    overdispersion: bool = False,
    winsorise: float = 0.1,
    tails: str = "equal",
) -> Funnel:
    """Ratios of observed to expected counts against funnel limits (比值漏斗图).

    Formula: as `funnel_proportions` with F the Poisson distribution of mean target · expected, divided by expected;
    the scale of the over-dispersed limits is y = √ratio, of variance 1/4 expected. Rates per exposure are ratios with
    expected = exposure and the reference rate as target.

    Args:
        observed: counts, (..., units).
        expected: expected counts or exposures above 0, (..., units).
        target: ratios above 0, one number or (...); the pooled ratio of the units if None.
        confidences, overdispersion, winsorise, tails: as in `funnel_proportions`.

    Returns:
        `Funnel` of ratios. `empty` where nothing is expected.

    Raises:
        ValueError as in `funnel_proportions`, a target below 0 among them.

    **Source.** Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202, appendix A.1, and (2012), as
    `funnel_proportions`: z = 2 (√O - √E) for standardised ratios.

    >>> funnel_ratios([20, 9], [10, 10]).position.tolist()        # P(X >= 20) = 0.0035 at mean 10
    [[1, 0], [0, 0]]
    """
    observed, expected = last_axis(observed=observed, expected=expected)
    invalid = not_counts(observed) | (expected < 0) | np.isinf(expected)
    reason = first_reason(
        observed.shape, missing=any_missing(observed, expected), invalid=invalid, empty=expected == 0
    )
    x, n = (np.where(reason == 0, count, 0.0) for count in (observed, expected))
    target = _target(target, x.sum(-1), n.sum(-1), highest=np.inf)
    goal = np.broadcast_to(target[..., None], n.shape)
    with np.errstate(divide="ignore", invalid="ignore"):
        value, error = np.where(reason == 0, x / n, np.nan), 1 / (2 * np.sqrt(n))
    naive = (np.sqrt(value) - np.sqrt(goal)) / error
    exact = _exact(_POISSON, confidences, tails, n, n * goal)
    exact = [np.where(goal == 0, 0, limit) for limit in exact]
    return _funnel(
        value, target, exact, naive, error, confidences, overdispersion, winsorise, expected, reason, _ROOT
    )


def spread_between(z, error, winsorise: float = 0.1) -> tuple[np.ndarray, np.ndarray]:
    """Dispersion ratio and variance between units beyond chance (过度离散).

    Formula: z below its `winsorise` quantile or above its 1 - `winsorise` quantile is set to that quantile;
    φ = Σz²/I; τ² = max(0, (Iφ - (I - 1)) / (Σw - Σw²/Σw)), w = 1/error².

    Args:
        z: distances from the target in standard errors, (..., units), NaN where there is none.
        error: those standard errors, the same shape; a unit whose z is not finite or whose error is not finite and
            above 0 takes no part.
        winsorise: in [0, 0.5); quantiles by linear interpolation.

    Returns:
        φ and τ², (...): NaN and 0 for no unit; τ² = 0 for one.

    Raises:
        ValueError for shapes that do not fit or a share outside [0, 0.5).

    **Source.** Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202, and (2005), Handling over-dispersion of
    performance indicators, Quality and Safety in Health Care 14, 347-351; τ² is the moment estimator of DerSimonian
    R., Laird N. (1986), Controlled Clinical Trials 7, 177-188.

    >>> phi, tau2 = spread_between([-3.0, 0, 3.0], [1, 1, 1], winsorise=0)      # (18 - 2) / (3 - 1)
    >>> float(phi), float(tau2)
    (6.0, 8.0)
    """
    if not 0 <= winsorise < 0.5:
        raise ValueError(f"'winsorise' must be in [0, 0.5) (got {winsorise!r})")
    z, error = last_axis(z=z, error=error)
    there = np.isfinite(z) & np.isfinite(error) & (error > 0)
    z = np.where(there, z, np.nan)
    units, weight = there.sum(-1), np.where(there, error, np.inf) ** -2.0
    low, high = _quantile(z, winsorise), _quantile(z, 1 - winsorise)
    squares = np.where(there, np.clip(z, low[..., None], high[..., None]), 0.0) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = weight.sum(-1) - (weight**2).sum(-1) / weight.sum(-1)
        tau2 = (squares.sum(-1) - (units - 1)) / scale
        return squares.sum(-1) / np.where(units > 0, units, np.nan), np.where(
            (units > 1) & (tau2 > 0), tau2, 0.0
        )


def _quantile(z, share):
    """Quantile of the numbers in the last axis, by linear interpolation; NaN is sorted last and does not count."""
    count = np.sum(~np.isnan(z), -1, keepdims=True)
    ordered = np.concatenate([np.sort(z, -1), np.full((*z.shape[:-1], 2), np.nan)], -1)
    place = share * np.maximum(count - 1, 0)
    below = np.floor(place).astype(int)
    left, right = (np.take_along_axis(ordered, at, -1) for at in (below, below + 1))
    return np.where(place > below, left + (place - below) * (right - left), left)[..., 0]


_ARCSINE = (lambda rate: np.arcsin(np.sqrt(rate)), lambda y: np.sin(np.clip(y, 0, np.pi / 2)) ** 2)
_ROOT = (np.sqrt, lambda y: np.maximum(y, 0) ** 2)


def _funnel(
    value, target, exact, naive, error, confidences, overdispersion, winsorise, n, reason, scale
) -> Funnel:
    phi, tau2 = spread_between(naive, error, winsorise)
    tau2 = tau2 if overdispersion else np.zeros(tau2.shape)
    wide = np.sqrt(error**2 + tau2[..., None])
    transform, back = scale
    centre = transform(target)[..., None]
    levels = [critical_value(level) for level in confidences]
    smooth = [back(centre + sign * z * wide) for sign in (-1, 1) for z in levels]
    limits = [np.where(tau2[..., None] > 0, s, e) for s, e in zip(smooth, exact, strict=True)]
    lower, upper = (np.stack(part) for part in (limits[: len(levels)], limits[len(levels) :]))
    lower, upper = (np.where(reason == 0, limit, np.nan) for limit in (lower, upper))
    position = (value > upper).astype(np.int8) - (value < lower)
    z = naive * error / wide
    return Funnel(value, target, tuple(confidences), lower, upper, position, z, phi, np.sqrt(tau2), n, reason)


def _exact(distribution, confidences, tails, n, *parameters) -> list[np.ndarray]:
    chosen("tails", tails, TAILS)
    lower = [_interpolated(distribution, (1 - level) / 2, *parameters) for level in confidences]
    upper = [_interpolated(distribution, (1 + level) / 2, *parameters) for level in confidences]
    turned = [limit + (tails == "equal") for limit in upper]
    with np.errstate(divide="ignore", invalid="ignore"):
        return [np.maximum(limit, 0) / n for limit in lower + turned]


def _interpolated(distribution, tail, *parameters):
    quantile, chance = distribution
    with np.errstate(invalid="ignore", divide="ignore"):
        count = quantile(tail, *parameters)
        reached, before = chance(count, *parameters), chance(count - 1, *parameters)
        return count - np.where(reached == before, 0.0, (reached - tail) / (reached - before))


def _poisson_chance(count, mean):
    return special.gammaincc(np.maximum(count + 1, 0), mean)


def _poisson_quantile(tail, mean):
    """The smallest count with P(X <= count) >= tail: the normal approximation with its skewness, then step by step."""
    z = special.ndtri(tail)
    count = np.maximum(np.floor(mean + z * np.sqrt(mean) + (z**2 - 1) / 6), 0)
    # Beyond, one count more or less is no step that a float could take or a limit would show.
    steps = mean < 1e12
    while np.any(low := steps & (_poisson_chance(count, mean) < tail)):
        count = count + low
    while np.any(high := steps & (count > 0) & (_poisson_chance(count - 1, mean) >= tail)):
        count = count - high
    return count


_POISSON, _BINOMIAL = (_poisson_quantile, _poisson_chance), (stats.binom.ppf, stats.binom.cdf)


def _target(target, passed, tested, highest):
    if target is None:
        return np.divide(passed, tested, out=np.full(tested.shape, np.nan), where=tested > 0)
    target, _ = floats(target=target, units=np.zeros(tested.shape))
    demand("target", f"be in [0, {highest}]", target, (target < 0) | (target > highest))
    return target
