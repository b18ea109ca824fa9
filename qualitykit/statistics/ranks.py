"""Ranks and what is known of them (排名及其置信集): which places a unit may truly hold, and who may be best or last.

Units are the last axis, in lists that are ranked each for itself. A rank of 1 is the best. Units without a number
(`missing`, and for rates `invalid` and `empty`) take no part; a list with a single unit is `one_group`.

How: the truth is ranked, not the estimates. One unit is certainly ahead of another where their difference stands out
of chance, all comparisons taken together. A unit's set reaches from 1 + the number certainly ahead of it to the
number of units - the number certainly behind it. That is the construction of Mogstad, Romano, Shaikh and Wilhelm
(2024) with a closed form for the joint critical value, Šidák's, in place of their bootstrap: for normal estimates
with any dependence it is never too small, so the sets are wider than need be and hold their confidence.
"""

import numpy as np
from scipy import special

from qualitykit.statistics.estimate import Estimate, first_reason
from qualitykit.statistics.inputs import any_missing, chosen, critical_value, last_axis, rate_faults
from qualitykit.statistics.rates import wilson_limits

SCOPES = ("marginal", "simultaneous")


def rank_sets(
    value,
    standard_error,
    confidence: float = 0.95,
    scope: str = "simultaneous",
    higher_is_better: bool = True,
) -> Estimate:
    """Ranks of estimates with their confidence sets (排名置信集).

    Formula: k is certainly ahead of j where x_k - x_j > c √(s_j² + s_k²), c the normal quantile of Šidák's level:
    Phi(c) = (1 + confidence^(1/m))/2 with m = J - 1 comparisons for `marginal`, J(J - 1)/2 for `simultaneous`.

    Args:
        value: estimates, independent of each other, (..., units).
        standard_error: theirs, >= 0, the same shape.
        confidence: one number in (0, 1).
        scope: `simultaneous`: all sets of a list are right together with this confidence; `marginal`: each for itself.
        higher_is_better: whether the highest value ranks first.

    Returns:
        `Estimate` of shape (..., units): `rank` by `pairwise_sidak_<scope>`; equal values share the better rank; n is
        the number of units ranked. A negative standard error is `invalid`. Works on all pairs: J² numbers a list.

    Raises:
        ValueError for shapes that do not fit or have no axis, text, a confidence outside (0, 1), an unknown scope.

    **Source.** Mogstad M., Romano J.P., Shaikh A.M., Wilhelm D. (2024), Inference for ranks with applications to
    mobility across neighbourhoods and academic achievement across countries, Review of Economic Studies 91, 476-518;
    Šidák Z. (1967), Rectangular confidence regions for the means of multivariate normal distributions, Journal of the
    American Statistical Association 62, 626-633.

    >>> result = rank_sets([9.0, 1.0, 5.0, 5.1], [0.1, 0.1, 1.0, 1.0])
    >>> result.value.tolist(), result.lower.tolist(), result.upper.tolist()
    ([1.0, 4.0, 3.0, 2.0], [1.0, 4.0, 2.0, 2.0], [1.0, 4.0, 3.0, 3.0])
    """
    value, error = last_axis(value=value, standard_error=standard_error)
    reason = first_reason(
        value.shape, missing=any_missing(value, error), invalid=(error < 0) | np.isinf(value)
    )
    critical = _critical(reason == 0, confidence, scope)
    reach = np.where(reason == 0, error, np.nan) * critical
    return _ranked(value, reach, reach, reason, confidence, scope, higher_is_better)


def rate_rank_sets(
    passed, tested, confidence: float = 0.95, scope: str = "simultaneous", higher_is_better: bool = True
) -> Estimate:
    """Ranks of pass rates with their confidence sets (合格率排名置信集).

    Formula: as `rank_sets`, with Newcombe's hybrid score limits for each difference at Šidák's level: k is certainly
    ahead of j where p_k - p_j > √((p_k - l_k)² + (u_j - p_j)²). 21 passed of 21 has no standard error, but a lower
    limit; so it is ahead of those it can be told from, not of all.

    Args:
        passed, tested: counts of independent samples, (..., units).
        confidence, scope, higher_is_better: as in `rank_sets`; for failures per inspection the lower is better.

    Returns:
        `Estimate` of shape (..., units): `rank` by `pairwise_newcombe_<scope>`; otherwise as `rank_sets`.

    Raises:
        ValueError as in `rank_sets`.

    **Source.** As `rank_sets`; the limits are those of `rate_difference`, so that a pair alone agrees with it. Their
    coverage is approximate, and the sets' with it.

    >>> result = rate_rank_sets([21, 233, 60], [21, 241, 100])
    >>> result.lower.tolist(), result.upper.tolist()
    ([1.0, 1.0, 3.0], [2.0, 2.0, 3.0])
    """
    passed, tested = last_axis(passed=passed, tested=tested)
    reason = first_reason(tested.shape, **rate_faults(passed, tested))
    critical = _critical(reason == 0, confidence, scope)
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = np.where(reason == 0, passed / tested, np.nan)
        lower, upper = wilson_limits(rate, critical**2 / tested)
    return _ranked(rate, rate - lower, upper - rate, reason, confidence, scope, higher_is_better, "newcombe")


def could_be_among_best(ranks: Estimate, k: int) -> np.ndarray:
    """Which units may truly be among the k best (可能居前 k 名).

    Formula: the set of the unit's rank begins at k or before.

    Args:
        ranks: of `rank_sets` or `rate_rank_sets`. From simultaneous sets, all k best are among those marked with at
            least their confidence; from marginal ones the statement holds for a unit chosen beforehand.
        k: 1 or more.

    Returns:
        bool array (..., units), False for units that are not ranked.

    Raises:
        ValueError for k below 1.

    **Source.** Mogstad and others (2024): the projection set of the τ best.

    >>> could_be_among_best(rate_rank_sets([21, 233, 60], [21, 241, 100]), 1).tolist()
    [True, True, False]
    """
    return ranks.lower <= _place(k)


def could_be_among_last(ranks: Estimate, k: int) -> np.ndarray:
    """Which units may truly be among the last k (可能居后 k 名).

    Formula: the set of the unit's rank ends at J - k + 1 or after, J the number of units ranked.

    Args:
        ranks, k: as in `could_be_among_best`.

    Returns:
        bool array (..., units), False for units that are not ranked.

    Raises:
        ValueError for k below 1.

    **Source.** As `could_be_among_best`, counted from the other end.

    >>> could_be_among_last(rate_rank_sets([21, 233, 60], [21, 241, 100]), 2).tolist()
    [True, True, True]
    """
    return ranks.upper >= ranks.n - _place(k) + 1


def _place(k) -> int:
    if k < 1:
        raise ValueError(f"'k' must be 1 or more (got {k!r})")
    return k


def _critical(there, confidence, scope) -> np.ndarray:
    """Šidák's critical value of each list, from the number of its units."""
    chosen("scope", scope, SCOPES)
    critical_value(confidence)
    units = there.sum(-1, keepdims=True)
    pairs = np.maximum(units - 1 if scope == "marginal" else units * (units - 1) // 2, 1)
    return -special.ndtri(-np.expm1(np.log(confidence) / pairs) / 2)


def _ranked(value, below, above, reason, confidence, scope, higher_is_better, pairwise="sidak") -> Estimate:
    if not higher_is_better:
        value, below, above = -value, above, below
    there = reason == 0
    units = np.broadcast_to(there.sum(-1, keepdims=True), value.shape)
    value = np.where(there, value, np.nan)
    difference = value[..., None, :] - value[..., :, None]
    ahead = difference > np.hypot(below[..., None, :], above[..., :, None])
    reason = np.where(there & (units < 2), first_reason((), one_group=True), reason)
    return Estimate.masked(
        1 + np.sum(difference > 0, -1),
        1 + np.sum(ahead, -1),
        units - np.sum(ahead, -2),
        confidence=confidence,
        statistic="rank",
        method=f"pairwise_{pairwise}_{scope}",
        n=units,
        reason=reason,
    )
