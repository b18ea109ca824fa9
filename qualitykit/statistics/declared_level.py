"""Audit of a declared quality level (声称质量水平核查), GB/T 2828.4.

A body declares that at most the share D (声称质量水平, DQL) of its units is nonconforming. A sample of n may have up
to L nonconforming units. More contradict the declaration; as many or fewer do not contradict it, which is all that
is then known: whether the level is met, a sample this small cannot tell. It is no plan for accepting lots.
"""

from dataclasses import dataclass

import numpy as np
from scipy import special

from qualitykit.statistics.estimate import Estimate, Reasoned, first_reason
from qualitykit.statistics.inputs import any_missing, floats, not_counts, rate_faults

NOT_CONTRADICTED, CONTRADICTED = "not_contradicted", "contradicted"


@dataclass(frozen=True)
class DeclaredLevelAudit(Reasoned):
    """What a sample says of a declared level (声称质量水平核查结果).

    Args:
        result: `not_contradicted`, `contradicted`, or the empty text where there is none.
        limit: L, the nonconforming units that do not contradict.
        p_value: P(d or more nonconforming) if the declared level is exactly true.
        risk: P(more than L) then: the chance to contradict a declaration that is just true.
        limiting_quality: the share nonconforming that would go uncontradicted with the chance asked for.
        limiting_quality_ratio: LQR, that share in units of the declared level.
        n: number inspected.
        reason: codes into `REASONS`.
    """

    result: np.ndarray
    limit: np.ndarray
    p_value: np.ndarray
    risk: np.ndarray
    limiting_quality: np.ndarray
    limiting_quality_ratio: np.ndarray
    n: np.ndarray
    reason: np.ndarray


def audit_declared_level(
    nonconforming, inspected, declared, limit, missed: float = 0.1
) -> DeclaredLevelAudit:
    """Audit a declared quality level by a sample (声称质量水平核查).

    Formula: contradicted where d > L. With X ~ Bin(n, D): p-value P(X >= d), risk P(X > L). The limiting quality q has
    P(Bin(n, q) <= L) = `missed`, that is q = B(1 - missed; L + 1, n - L), B the beta quantile; LQR = q/D.

    Args:
        nonconforming, inspected: d and n, counts, any one shape.
        declared: D in (0, 1), a fraction: 0.0065 is a DQL of 0.65 %.
        limit: L, a count below n, from the plan that was agreed: plans of one edition of the standard only.
        missed: the chance to leave the limiting quality uncontradicted, in (0, 1).

    Returns:
        `DeclaredLevelAudit` of the common shape; `missing` for NaN, `invalid` for counts that are none, more
        nonconforming than inspected, a limit not below n or a level outside (0, 1), `empty` for n = 0.

    Raises:
        ValueError for shapes that do not fit, text, or `missed` outside (0, 1).

    **Source.** GB/T 2828.4-2008 (modified ISO 2859-4:2002): the rule and its two risks, at most 5 % for a true
    declaration and at most 10 % at LQR x DQL; the example is its plan DQL 0.65 %, n = 125, L = 2 with LQR 6.46. Taking
    X as binomial is for a population large against the sample.

    >>> audit = audit_declared_level([2, 3], 125, 0.0065, 2)
    >>> audit.result.tolist(), audit.p_value[1].round(4).item(), audit.limiting_quality_ratio[0].round(2).item()
    (['not_contradicted', 'contradicted'], 0.0487, 6.46)
    """
    if not 0 < missed < 1:
        raise ValueError(f"'missed' must be in (0, 1) (got {missed!r})")
    found, inspected, declared, limit = floats(
        nonconforming=nonconforming, inspected=inspected, declared=declared, limit=limit
    )
    faults = rate_faults(found, inspected)
    faults["missing"] = faults["missing"] | any_missing(declared, limit)
    wrong_limit = not_counts(limit) | ((limit >= inspected) & (inspected > 0))
    faults["invalid"] = faults["invalid"] | wrong_limit | (declared <= 0) | (declared >= 1)
    reason = first_reason(found.shape, **faults)
    known = reason == 0
    found, drawn, level, most = (
        np.where(known, part, safe)
        for part, safe in ((found, 0), (inspected, 1), (declared, 0.5), (limit, 0))
    )
    quality = special.betaincinv(most + 1, drawn - most, 1 - missed)
    numbers = (_at_least(found, drawn, level), _at_least(most + 1, drawn, level), quality, quality / level)
    result = np.where(known, np.where(found > most, CONTRADICTED, NOT_CONTRADICTED), "").astype(object)
    masked = (np.where(known, number, np.nan) for number in numbers)
    return DeclaredLevelAudit(result, limit, *masked, n=inspected, reason=reason)


def smallest_limit(inspected, declared, risk: float = 0.05) -> Estimate:
    """The smallest L that contradicts a true declaration with no more than the risk (不合格品限定数).

    Formula: the smallest whole L with P(Bin(n, D) > L) <= risk.

    Args:
        inspected: n, counts, any one shape.
        declared: D in (0, 1).
        risk: in (0, 1).

    Returns:
        `Estimate` of the common shape: `smallest_limit` by `binomial`, whole numbers, no interval; n is the number
        inspected. `missing` for NaN, `invalid` for an n that is no count or a level outside (0, 1), `empty` for n = 0.

    Raises:
        ValueError for shapes that do not fit, text, or a risk outside (0, 1).

    **Source.** Our rule for a sample that no printed plan covers, from the 5 % of GB/T 2828.4; it is not a plan of the
    standard, and what it may miss is to be read from `audit_declared_level`.

    >>> smallest_limit(125, 0.0065).value.item()
    2.0
    """
    if not 0 < risk < 1:
        raise ValueError(f"'risk' must be in (0, 1) (got {risk!r})")
    inspected, declared = floats(inspected=inspected, declared=declared)
    invalid = not_counts(inspected) | (declared <= 0) | (declared >= 1)
    missing = any_missing(inspected, declared)
    reason = first_reason(inspected.shape, missing=missing, invalid=invalid, empty=inspected == 0)
    drawn, level = np.where(reason == 0, inspected, 1), np.where(reason == 0, declared, 0.5)
    low, high = np.full(drawn.shape, -1.0), drawn
    while np.any(high - low > 1):
        middle = np.floor((low + high) / 2)
        enough = _at_least(middle + 1, drawn, level) <= risk
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    none = np.full(drawn.shape, np.nan)
    return Estimate.masked(
        high,
        none,
        none,
        confidence=np.nan,
        statistic="smallest_limit",
        method="binomial",
        n=inspected,
        reason=reason,
    )


def _at_least(count, drawn, level):
    """P(Bin(n, p) >= count) by the incomplete beta function; certain for 0, impossible above n."""
    inside = (count > 0) & (count <= drawn)
    tail = special.betainc(np.where(inside, count, 1), np.where(inside, drawn - count + 1, 1), level)
    return np.where(count > drawn, 0.0, np.where(inside, tail, 1.0))
