"""Agreement (评分一致性): Krippendorff's alpha for criteria that several assessors judged.

Ratings are an array (…, assessors, units) as in `assessors`; NaN is no judgement, leading axes are groups.
"""

import numpy as np
from scipy import special, stats

from qualitykit.statistics.assessors import read_judgements
from qualitykit.statistics.estimate import Estimate, first_reason
from qualitykit.statistics.inputs import chosen, critical_value
from qualitykit.statistics.series import tie_sums

METRICS = ("nominal", "ordinal", "interval")
FLAT = 1e-12
"""Limits closer to alpha than this are rounding, not a finding."""


def krippendorff_alpha(ratings, metric: str = "interval", *, confidence: float = 0.95) -> Estimate:
    """Krippendorff's alpha: agreement beyond chance, 1 perfect, 0 none (克里彭多夫 α).

    α = 1 − D_o/D_e over the n judgements of units with m ≥ 2 of them: D_o = (1/n) Σ_u Σ_{i≠j} δ²(x_i, x_j)/(m_u − 1)
    within units, D_e = Σ_{i≠j} δ²/(n (n − 1)) over all. δ² is 1 for unequal values (nominal), (x − y)² (interval), or
    the squared difference of mean ranks (ordinal: Krippendorff's Σ n_g − (n_c + n_k)/2 is just that difference).

    Args:
        ratings: shape (…, assessors, units), numbers also for names; metric: `nominal`, `ordinal` or `interval`.
        confidence: in (0, 1), for Student's t limits around α from the jackknife over units (a convention of ours,
            cut at 1); None leaves the limits out.

    Returns:
        `Estimate` of shape (…), n = judgements used; NaN for `invalid` an infinite rating, `empty` no unit judged
        twice, `constant` all judgements equal: whether they agree or do not tell anything apart is not known. Limits
        alone: `short` below three units, `constant` no variation between the units' shares.

    Raises:
        ValueError: fewer than two axes, another metric, or a confidence outside (0, 1).

    **Source.** Krippendorff K., Computing Krippendorff's alpha-reliability, 2011, sections C and D; jackknife: Efron
    B., Tibshirani R., An Introduction to the Bootstrap, 1993, eq. 11.5.

    >>> float(krippendorff_alpha([[0, 1, 0, 1], [0, 1, 0, 0]], "nominal").value)     # 1 − (2/8) ÷ (2 · 5 · 3/56)
    0.5333333333333333
    """
    chosen("metric", metric, METRICS)
    x = read_judgements(ratings)
    infinite = np.isinf(x).any(axis=(-2, -1))
    alone = (~np.isnan(x)).sum(axis=-2, keepdims=True) < 2
    x = np.where(infinite[..., None, None] | alone, np.nan, x)
    n, units = (~np.isnan(x)).sum(axis=(-2, -1)), (~np.isnan(x)).any(axis=-2).sum(axis=-1)
    value, flat = _alpha(x, metric)
    faults = {"invalid": infinite, "empty": n == 0, "constant": flat}
    reason = first_reason(n.shape, **faults)
    value, limits = np.where(reason == 0, value, np.nan), (np.full(n.shape, np.nan),) * 2
    if confidence is not None:
        critical_value(confidence)
        half = _jackknife(x, metric, units, confidence)
        reason = np.where(reason > 0, reason, first_reason(n.shape, short=units < 3, constant=~(half > FLAT)))
        limits = (
            np.where(reason == 0, limit, np.nan) for limit in (value - half, np.minimum(value + half, 1))
        )
    level = np.nan if confidence is None else confidence
    return Estimate(value, *limits, level, "krippendorff_alpha", metric, n, reason)


def _alpha(x, metric):
    """Alpha over the last two axes, and where all judgements are equal."""
    known = ~np.isnan(x)
    m, n = known.sum(axis=-2), known.sum(axis=(-2, -1))
    whole = x.reshape(*x.shape[:-2], x.shape[-2] * x.shape[-1])
    if metric == "nominal":
        within, total = m * (m - 1) - _alike(np.swapaxes(x, -1, -2)), n * (n - 1) - _alike(whole)
    else:
        within, total = _squared_pairs(_points(whole, metric).reshape(x.shape), known)
    with np.errstate(divide="ignore", invalid="ignore"):
        observed = np.where(m > 1, within / (m - 1), 0.0).sum(axis=-1)
        return 1 - (n - 1) * observed / total, ~(_range(whole) > 0)


def _points(whole, metric):
    """What the squared differences are taken of: the values about their mean, or their mean ranks."""
    known = ~np.isnan(whole)
    if metric == "ordinal":
        whole = np.where(known, stats.rankdata(np.where(known, whole, np.inf), axis=-1), np.nan)
    count = np.maximum(known.sum(axis=-1, keepdims=True), 1)
    return whole - np.where(known, whole, 0.0).sum(axis=-1, keepdims=True) / count


def _squared_pairs(point, known):
    """Σ over ordered pairs of (a − b)², inside each unit and over all: 2 m Σ (a − ā)² each."""
    point, m = np.where(known, point, 0.0), known.sum(axis=-2)
    middle = point.sum(axis=-2, keepdims=True) / np.maximum(m, 1)[..., None, :]
    apart = np.where(known, point - middle, 0.0)
    return 2 * m * (apart**2).sum(axis=-2), 2 * m.sum(axis=-1) * (point**2).sum(axis=(-2, -1))


def _alike(x):
    """How many ordered pairs of values along the last axis are equal."""
    return tie_sums(x, lambda t: t * (t - 1))


def _range(whole):
    highest = np.where(np.isnan(whole), -np.inf, whole).max(axis=-1, initial=-np.inf)
    return highest - np.where(np.isnan(whole), np.inf, whole).min(axis=-1, initial=np.inf)


def _jackknife(x, metric, units, confidence):
    """Half the width of the t interval from leaving out one unit at a time; NaN where that leaves no alpha."""
    left_out = np.eye(x.shape[-1], dtype=bool)[:, None, :]
    values, flat = _alpha(np.where(left_out, np.nan, x[..., None, :, :]), metric)
    used = (~np.isnan(x)).any(axis=-2)
    values = np.where(used, np.where(flat, np.nan, values), 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = values.sum(axis=-1) / units
        squares = np.where(used, (values - mean[..., None]) ** 2, 0.0).sum(axis=-1)
        error = np.sqrt((units - 1) / units * squares)
    return special.stdtrit(np.maximum(units - 1, 1), (1 + confidence) / 2) * error
