"""Importance × performance (重要性–表现分析): which questions move overall satisfaction, and which fall short.

A rating outside the scale is `invalid`, NaN is no answer. Importance is derived from the answers, not asked for, and
is no proof that improving an item will raise satisfaction.
"""

from typing import NamedTuple

import numpy as np

from qualitykit.statistics.estimate import first_reason
from qualitykit.statistics.grouped import any_in_group, group_codes, group_sums, same_length
from qualitykit.statistics.inputs import chosen, numbers
from qualitykit.statistics.linearised import SurveyMean
from qualitykit.statistics.survey import mode_means

QUADRANTS = ("", "keep", "improve", "low_priority", "more_than_needed")
"""By code: 0 unknown · `keep` important and good (保持) · `improve` important and not good (优先改进) ·
`low_priority` neither (次要) · `more_than_needed` good and not important (过度)."""

FLAT = 1e-24
"""Squares below this share of the squared mean are the rounding of a constant, not variation."""


class Importance(NamedTuple):
    """What drives satisfaction (重要性): value, reason codes and n, each of shape (G, items)."""

    value: np.ndarray
    reason: np.ndarray
    n: np.ndarray


def item_performance(
    ratings, weight=None, group=None, *, low=1.0, high=10.0, groups=None, confidence=0.95
) -> SurveyMean:
    """The mean 0–100 index of each item, over those who answered it (项目表现).

    100 · Σ w (x_j − low)/(high − low) ÷ Σ w, each item a survey mean of its own.

    Args:
        ratings: shape (respondents, items); weight: shape (respondents,), 1 if None.
        group: group codes, one group if None; low, high: ends of the scale; groups: number of groups G.

    Returns:
        `SurveyMean` of shape (G, items), or (items,) if `group` is None; reasons as in `survey`, `invalid` also for
        a rating outside the scale.

    Raises:
        ValueError: shapes that do not fit.

    **Source.** As `satisfaction.satisfaction_index` for one item, and `survey.survey_mean`.

    >>> item_performance([[10, 1], [1, 4], [1, 1]]).estimate.value.round(2).tolist()      # 9/27, 3/27
    [33.33, 11.11]
    """
    x, w, code, groups = _records(ratings, weight, group, groups)
    index = 100 * (x - low) / (high - low)
    index = np.where((x < low) | (x > high), np.inf, index)
    n, items = x.shape
    code, w = (np.repeat(column, items) for column in (code, w))
    item = np.tile(np.arange(items), n)
    options = {"modes": items, "groups": groups, "confidence": confidence}
    means = mode_means(index.ravel(), item, w, code, **options)
    return means if group is not None else means.reshaped((items,))


def item_importance(
    ratings, overall=None, weight=None, group=None, *, method="correlation", low=1.0, high=10.0, groups=None
) -> Importance:
    """How much each item moves overall satisfaction, derived from the answers (项目重要性).

    `correlation`: Pearson's r of the item with the overall rating, over those who gave both; without an overall
    question, with the mean of the respondent's other items (corrected item–rest correlation). `regression`: the
    standardised coefficients β_j = b_j s_j/s_y of all items together, over complete answers; items that go together
    share their weight there, and signs can turn, so correlation is the one to read unless items differ clearly.

    Args:
        ratings: shape (respondents, items); overall: shape (respondents,), or None (correlation only).
        weight: shape (respondents,), 1 if None; group: group codes, one group if None.
        low, high: ends of the scale (of `overall` too); groups: number of groups G.

    Returns:
        `Importance` of shape (G, items), or (items,) if `group` is None; NaN for `invalid` a rating outside the scale
        or a bad weight, `empty` no answers, `no_weight` weights of 0, `short` too few (correlation 2, regression
        items + 1), `constant` an item or overall rating without variation, or items that determine each other.

    Raises:
        ValueError: shapes that do not fit, another method, regression without an overall rating.

    **Source.** Product-moment correlation and standardised partial regression coefficients as in Cohen J., Cohen P.,
    West, Aiken, Applied Multiple Regression/Correlation Analysis, 3rd ed. 2003, chapters 2 and 3; importance beside
    performance: the informative annex D (importance matrix) of GB/T 19038-2009, whose text was not at hand.

    >>> item_importance([[1, 5], [2, 5], [3, 5]], [2, 4, 6]).value.tolist()
    [1.0, nan]
    """
    chosen("method", method, ("correlation", "regression"))
    x, w, code, groups = _records(ratings, weight, group, groups)
    if overall is None and (method == "regression" or x.shape[1] < 2):
        raise ValueError("'overall' must be given for a regression, or with a single item (got None)")
    y = _rest_mean(x) if overall is None else _one_column(overall, x)
    faults = _faults(np.column_stack([x, y]), w, code, groups, low, high)
    x, y = (np.where((part < low) | (part > high), np.nan, part) for part in (x, y))
    relation = _regression if method == "regression" else _correlation
    value, n, more = relation(x, y, w, code, groups)
    reason = first_reason(n.shape, **faults, **more)
    return _grouped(Importance(np.where(reason == 0, value, np.nan), reason, n), group)


def quadrants(importance, performance, *, at=None) -> np.ndarray:
    """Each item's place in the importance–performance matrix (重要性–表现四象限).

    Cut at the mean importance and the mean performance of the items (a convention: the matrix then ranks items
    against each other, and something is always to be improved), or at a fixed point `at`; at a cut is above it.

    Args:
        importance, performance: shape (…, items); at: (importance, performance) of the cross.

    Returns:
        Codes into `QUADRANTS`, shape (…, items); 0 where either is NaN.

    Raises:
        ValueError: shapes that do not fit.

    **Source.** Martilla J.A., James J.C., Importance–performance analysis, J. Marketing 41 (1977), 77–79.

    >>> [QUADRANTS[code] for code in quadrants([0.8, 0.8, 0.2, 0.2], [90, 60, 60, 90])]
    ['keep', 'improve', 'low_priority', 'more_than_needed']
    """
    x, y = numbers("importance", importance), numbers("performance", performance)
    if x.shape != y.shape or x.ndim == 0:
        raise ValueError(f"'performance' must have the shape of 'importance' {x.shape} (got {y.shape})")
    known = np.isfinite(x) & np.isfinite(y)
    high_x, high_y = (_above(z, known, cut) for z, cut in zip((x, y), at or (None, None), strict=True))
    code = np.select([high_x & high_y, high_x, ~high_y], [1, 2, 3], 4)
    return np.where(known, code, 0).astype(np.uint8)


def _above(z, known, cut):
    if cut is None:
        with np.errstate(divide="ignore", invalid="ignore"):
            cut = np.where(known, z, 0).sum(axis=-1, keepdims=True) / known.sum(axis=-1, keepdims=True)
            cut = cut - 1e-12 * np.abs(cut)
    return z >= cut


def _records(ratings, weight, group, groups):
    x = numbers("ratings", ratings)
    if x.ndim != 2 or not x.shape[1]:
        raise ValueError(f"'ratings' must have the shape (respondents, items) (got {x.shape})")
    w = np.ones(len(x)) if weight is None else numbers("weight", weight)
    _, w = same_length(ratings=x[:, 0], weight=w)
    return x, w, *group_codes(group, len(x), groups)


def _one_column(overall, x):
    return same_length(ratings=x[:, 0], overall=numbers("overall", overall))[1][:, None]


def _rest_mean(x):
    """For each item the mean of the respondent's other answers, NaN where there is none."""
    known = ~np.isnan(x)
    filled = np.where(known, x, 0.0)
    others = known.sum(axis=1, keepdims=True) - known
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(others > 0, (filled.sum(axis=1, keepdims=True) - filled) / others, np.nan)


def _faults(rated, w, code, groups, low, high):
    wrong = ((rated < low) | (rated > high)).any(axis=1) | (w < 0) | ~np.isfinite(w)
    return {"invalid": any_in_group(wrong, code, groups)[:, None]}


def _centred(x, u, code, groups):
    """Deviations from the weighted group means, and which columns do not vary there."""
    total = group_sums(u, code, groups)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.nan_to_num(group_sums(u * x, code, groups) / total)
    rest = np.where(u > 0, x - mean[code], 0.0)
    squares = group_sums(u * rest**2, code, groups)
    return rest, squares, squares <= FLAT * total * mean**2


def _correlation(x, y, w, code, groups):
    both = ~np.isnan(x) & ~np.isnan(y)
    u = np.where(both & np.isfinite(w)[:, None], np.maximum(w, 0)[:, None], 0.0)
    dx, xx, x_flat = _centred(np.where(both, x, 0.0), u, code, groups)
    dy, yy, y_flat = _centred(np.where(both, y, 0.0), u, code, groups)
    n, total = group_sums(both.astype(float), code, groups), group_sums(u, code, groups)
    with np.errstate(divide="ignore", invalid="ignore"):
        r = group_sums(u * dx * dy, code, groups) / np.sqrt(xx * yy)
    return r, n, {"empty": n == 0, "no_weight": total == 0, "short": n < 2, "constant": x_flat | y_flat}


def _regression(x, y, w, code, groups):
    all_known = ~np.isnan(np.column_stack([x, y])).any(axis=1)
    columns = np.where(all_known[:, None], np.column_stack([x, y]), 0.0)
    u = np.where(all_known & np.isfinite(w), np.maximum(w, 0), 0.0)[:, None]
    rest, squares, flat = _centred(columns, np.broadcast_to(u, columns.shape), code, groups)
    items = x.shape[1]
    cross = np.stack([group_sums(u * rest * rest[:, [j]], code, groups) for j in range(items + 1)], axis=1)
    scale = np.sqrt(np.where(squares > 0, squares, 1.0))
    cross = cross / scale[:, :, None] / scale[:, None, :]
    n, total = group_sums(np.column_stack([all_known, u]), code, groups).T[:, :, None]
    twins = np.linalg.eigvalsh(cross[:, :items, :items])[:, :1] < 1e-10
    unusable = flat.any(axis=1, keepdims=True) | twins
    inner = np.where(unusable[:, :, None], np.eye(items), cross[:, :items, :items])
    beta = np.linalg.solve(inner, cross[:, :items, items:])[:, :, 0]
    faults = {"empty": n == 0, "no_weight": total == 0, "short": n < items + 1, "constant": unusable}
    return beta, np.broadcast_to(n, beta.shape), faults


def _grouped(result: Importance, group) -> Importance:
    return result if group is not None else Importance(*(part[0] for part in result))
