"""Assessors (评审人): how far apart their judgements are, and who is lenient or severe.

Ratings are an array (…, assessors, units): the last axis is what was judged (a unit's criterion), the one before it
who judged; NaN is no judgement. Leading axes are groups, done at once. Only units judged by two or more assessors
tell anything here; the others are left out.
"""

from typing import NamedTuple

import numpy as np
from scipy import special

from qualitykit.statistics.estimate import Estimate, first_reason
from qualitykit.statistics.inputs import critical_value, numbers


class Spread(NamedTuple):
    """How far apart the judgements of a unit are (评分离散): each of shape (…, units), NaN below two judgements
    or where one is infinite.

    `range` highest − lowest, `deviation` the sample standard deviation, `judged` by how many assessors.
    """

    range: np.ndarray
    deviation: np.ndarray
    judged: np.ndarray


def spread(ratings) -> Spread:
    """Range and standard deviation of the judgements of each unit (评分离散程度).

    Args:
        ratings: shape (…, assessors, units); NaN no judgement.

    Returns:
        `Spread` of shape (…, units).

    Raises:
        ValueError: fewer than two axes.

    **Source.** The textbook range, and the sample standard deviation √(Σ (x − x̄)²/(m − 1)).

    >>> result = spread([[1.0, 2.0], [2.0, np.nan], [3.0, np.nan]])
    >>> result.range.tolist(), result.deviation.tolist(), result.judged.tolist()
    ([2.0, nan], [1.0, nan], [3, 1])
    """
    x = read_judgements(ratings)
    judged = (~np.isnan(x)).sum(axis=-2)
    known = np.where(np.isnan(x), 0.0, x)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = known.sum(axis=-2) / judged
        rest = np.where(np.isnan(x), 0.0, x - mean[..., None, :])
        deviation = np.sqrt((rest**2).sum(axis=-2) / (judged - 1))
    highest = np.where(np.isnan(x), -np.inf, x).max(axis=-2, initial=-np.inf)
    lowest = np.where(np.isnan(x), np.inf, x).min(axis=-2, initial=np.inf)
    with np.errstate(invalid="ignore"):
        told = (judged > 1) & np.isfinite(highest) & np.isfinite(lowest)
        return Spread(*(np.where(told, part, np.nan) for part in (highest - lowest, deviation)), judged)


def leniency(ratings, *, confidence: float = 0.95) -> Estimate:
    """How much more an assessor gives than the co-assessors do, on the same units (评分宽严).

    Mean over the units of x − (mean of the other assessors' judgements of that unit); above 0 is lenient. Limits are
    those of Student's t over the units.

    Args:
        ratings: shape (…, assessors, units); confidence: in (0, 1).

    Returns:
        `Estimate` of shape (…, assessors), n = units judged together with others; NaN for `invalid` an infinite
        rating in the group, `empty` no such unit; limits alone for `short` one unit, `constant` the same difference
        everywhere.

    Raises:
        ValueError: fewer than two axes, or a confidence outside (0, 1).

    **Source.** A convention of ours; with complete ratings it is m/(m − 1) times `assessor_effects`.

    >>> leniency([[4.0, 5.0, 6.0], [2.0, 3.0, 3.0]]).value.round(4).tolist()     # (2 + 2 + 3)/3
    [2.3333, -2.3333]
    """
    x = read_judgements(ratings)
    critical_value(confidence)
    known = ~np.isnan(x)
    filled = np.where(known, x, 0.0)
    others = known.sum(axis=-2, keepdims=True) - known
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = x - (filled.sum(axis=-2, keepdims=True) - filled) / others
    used = known & (others > 0)
    n = used.sum(axis=-1)
    apart = np.where(used, apart, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = apart.sum(axis=-1) / n
        rest = np.where(used, apart - mean[..., None], 0.0)
        variance = (rest**2).sum(axis=-1) / (n - 1) / n
        half = special.stdtrit(np.maximum(n - 1, 1), (1 + confidence) / 2) * np.sqrt(variance)
    scale = np.abs(filled).max(axis=(-2, -1), initial=0.0)[..., None]
    faults = {"invalid": np.isinf(x).any(axis=(-2, -1))[..., None], "empty": n == 0}
    known = first_reason(n.shape, **faults) == 0
    reason = first_reason(n.shape, **faults, short=n < 2, constant=variance <= 1e-24 * scale**2)
    limits = (np.where(reason == 0, limit, np.nan) for limit in (mean - half, mean + half))
    return Estimate(np.where(known, mean, np.nan), *limits, confidence, "leniency", "t", n, reason)


def assessor_effects(ratings) -> tuple[np.ndarray, np.ndarray]:
    """What each assessor adds, once the units' own levels are taken out (评委效应).

    Least squares of x_au = level_u + effect_a + error with Σ effect = 0: fair also where assessors judged different
    units, as long as a chain of shared units links them.

    Args:
        ratings: shape (…, assessors, units).

    Returns:
        Effects, shape (…, assessors), in points, and reason codes of the same shape: NaN for `invalid` an infinite
        rating in the group, `empty` an assessor without a unit judged by others too (the rest stand), `one_group`
        assessors that no chain of shared units links.

    Raises:
        ValueError: fewer than two axes.

    **Source.** Two-way additive model without interaction, least squares for unequal cells: Scheffé H., The Analysis
    of Variance, 1959, section 4.4.

    >>> assessor_effects([[4.0, 5.0, 6.0], [2.0, 3.0, 3.0]])[0].round(4).tolist()
    [1.1667, -1.1667]
    """
    x = read_judgements(ratings)
    infinite = np.isinf(x).any(axis=(-2, -1))[..., None]
    x = np.where(infinite[..., None], np.nan, x)
    known = ~np.isnan(x)
    known &= known.sum(axis=-2, keepdims=True) > 1
    seen = known.astype(float)
    judged = np.maximum(seen.sum(axis=-2, keepdims=True), 1)
    filled = np.where(known, x, 0.0)
    mean = filled.sum(axis=-2, keepdims=True) / judged
    right = np.where(known, filled - mean, 0.0).sum(axis=-1)
    count = seen.sum(axis=-1)
    shared = (seen / judged) @ np.swapaxes(seen, -1, -2)
    left = np.eye(x.shape[-2]) * count[..., None] - shared
    effect = (np.linalg.pinv(left, rcond=1e-10, hermitian=True) @ right[..., None])[..., 0]
    present = count > 0
    rank = np.linalg.matrix_rank(left, tol=1e-8, hermitian=True)
    apart = (rank < present.sum(axis=-1) - 1)[..., None]
    reason = first_reason(effect.shape, invalid=infinite, empty=~present, one_group=apart)
    return np.where(reason == 0, effect, np.nan), reason


def read_judgements(ratings) -> np.ndarray:
    """Ratings as floats with an axis of assessors and one of units (读取评分).

    Raises:
        ValueError: fewer than two axes.

    >>> read_judgements([[1, 2]]).shape
    (1, 2)
    """
    x = numbers("ratings", ratings)
    if x.ndim < 2:
        raise ValueError(f"'ratings' must have the axes (..., assessors, units) (got {x.shape})")
    return x
