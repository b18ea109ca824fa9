"""Satisfaction (满意度): the 0–100 index of ratings from 1 to 10.

The average of the index over citizens, with its interval and with survey modes apart, is in `survey`; the reliability
of the questionnaire in `reliability`; which items matter and fall short in `importance`. A rating outside the scale
is `invalid`, never cut to its ends; NaN is no answer.
"""

from typing import NamedTuple

import numpy as np

from qualitykit.statistics.estimate import first_reason
from qualitykit.statistics.inputs import numbers


class Index(NamedTuple):
    """Satisfaction indices (满意度指数): value 0–100 or NaN, reason codes, and items answered, of one shape."""

    value: np.ndarray
    reason: np.ndarray
    answered: np.ndarray


def satisfaction_index(ratings, item_weight=None, *, low=1.0, high=10.0, least=1) -> Index:
    """Ratings of several items as one index from 0 to 100 (满意度指数).

    index = 100 · Σ v_j (x_j − low)/(high − low), Σ v_j = 1: for the scale 1–10, Σ v_j (x_j − 1)/9 · 100. Where items
    are unanswered, the weights of the answered ones are scaled to 1 (a convention of ours).

    Args:
        ratings: shape (…, items); one item is an axis of length 1.
        item_weight: v ≥ 0, shape (items,) or (…, items); equal if None.
        low, high: ends of the scale; least: items that must be answered.

    Returns:
        `Index` of shape (…): NaN for `invalid` a rating outside the scale or a weight below 0 or not finite,
        `missing` fewer than `least` items answered, `no_weight` answered items that weigh 0 together.

    Raises:
        ValueError: no item axis, weights of another shape, or low ≥ high.

    **Source.** Fornell C. et al., The American Customer Satisfaction Index, J. Marketing 60 (1996), 7–18, appendix:
    (E[ξ] − min)/(max − min) · 100. There, and in GB/T 19038-2009, a structural equation model finds the weights;
    here they are the caller's.

    >>> satisfaction_index([[10, 1], [4, np.nan], [11, 5]], [3, 1]).value.round(2).tolist()   # ¾ · 9/9, 3/9, none
    [75.0, 33.33, nan]
    """
    x = numbers("ratings", ratings)
    if x.ndim == 0 or not low < high:
        raise ValueError(
            f"'ratings' must have an axis of items, 'low' be below 'high' (got {x.shape}, {low}, {high})"
        )
    v = np.ones(x.shape[-1]) if item_weight is None else numbers("item_weight", item_weight)
    if v.shape not in ((x.shape[-1],), x.shape):
        raise ValueError(f"'item_weight' must have the shape ({x.shape[-1]},) or {x.shape} (got {v.shape})")
    wrong = ((x < low) | (x > high) | ~np.isfinite(v) | (v < 0)).any(axis=-1)
    known = ~np.isnan(x)
    answered = known.sum(axis=-1)
    v = np.where(known, v, 0.0)
    total = v.sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = 100 * (v * np.where(known, (x - low) / (high - low), 0.0)).sum(axis=-1) / total
    reason = first_reason(value.shape, invalid=wrong, missing=answered < max(least, 1), no_weight=total == 0)
    return Index(np.where(reason == 0, value, np.nan), reason, answered)
