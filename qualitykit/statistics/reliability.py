"""Reliability of a questionnaire (问卷信度): do the items measure one thing? Cronbach's alpha with Feldt's interval.

Alpha rises with the number of items and says nothing of what they measure; several themes in one questionnaire
can give a high alpha. A respondent who left an item out is not used; n counts the complete ones.
"""

import numpy as np
from scipy import special

from qualitykit.statistics.estimate import Estimate, first_reason
from qualitykit.statistics.grouped import any_in_group, group_codes, group_sums
from qualitykit.statistics.inputs import critical_value, floats, not_counts, numbers


def cronbach_alpha(ratings, group=None, *, low=1.0, high=10.0, groups=None, confidence=0.95) -> Estimate:
    """Internal consistency of a questionnaire's items (克朗巴赫系数 α).

    α = k/(k − 1) · (1 − Σ s_j²/s_T²), s_j² the variance of item j, s_T² that of the sum of the items.

    Args:
        ratings: shape (respondents, items), at least two items; NaN is no answer.
        group: group codes, shape (respondents,), −1 for none; one group if None.
        low, high: ends of the scale; groups: number of groups G; confidence: in (0, 1).

    Returns:
        `Estimate` of shape (G,), or () if `group` is None, with the limits of `alpha_interval`. NaN for `invalid` a
        rating outside the scale, `empty` no complete answer, `short` fewer than two, `constant` equal sums.

    Raises:
        ValueError: ratings of another shape, or group codes that are none.

    **Source.** Cronbach L.J., Coefficient alpha and the internal structure of tests, Psychometrika 16 (1951), 297–334,
    eq. 2; form and example of Bland J.M., Altman D.G., Cronbach's alpha, BMJ 314 (1997), 572.

    >>> ratings = [[1, 2], [2, 4], [3, 3], [4, 5]]           # variances 5/3, 5/3, sum 6: 2 · (1 − 10/18)
    >>> round(float(cronbach_alpha(ratings).value), 4)
    0.8889
    """
    x = numbers("ratings", ratings)
    if x.ndim != 2 or x.shape[1] < 2:
        raise ValueError(f"'ratings' must have the shape (respondents, 2 or more items) (got {x.shape})")
    code, groups = group_codes(group, len(x), groups)
    wrong = ((x < low) | (x > high)).any(axis=1)
    code = np.where(np.isnan(x).any(axis=1) & ~wrong, -1, code)
    items = x.shape[1]
    columns = np.column_stack([x, x.sum(axis=1)])
    n, variance = _variances(np.where(wrong[:, None], low, columns), code, groups)
    faults = {
        "invalid": any_in_group(wrong, code, groups),
        "empty": n == 0,
        "short": n < 2,
        "constant": variance[:, -1] == 0,
    }
    with np.errstate(divide="ignore", invalid="ignore"):
        alpha = items / (items - 1) * (1 - variance[:, :-1].sum(axis=1) / variance[:, -1])
    result = _feldt(alpha, n, items, confidence, first_reason(n.shape, **faults))
    return result if group is not None else result[0]


def _variances(x, code, groups):
    """How many, and the sample variance of each column, in each group; two passes, so that constants give 0."""
    n = group_sums(np.ones(len(x)), code, groups)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.nan_to_num(group_sums(x, code, groups) / n[:, None])
        centred = np.where((code < 0)[:, None], 0.0, x - mean[code])
        squares = group_sums(centred**2, code, groups)
        flat = squares <= 1e-24 * n[:, None] * mean**2
        return n, np.where(flat, 0.0, squares / (n[:, None] - 1))


def alpha_interval(alpha, respondents, items, confidence: float = 0.95) -> Estimate:
    """Feldt's interval for a Cronbach's alpha that is given (信度系数区间).

    Lower = 1 − (1 − α) F_p, upper = 1 − (1 − α) F_{1−p}, with p = (1 + confidence)/2 and F the quantiles of the F
    distribution on n − 1 and (n − 1)(k − 1) degrees of freedom. It takes the items to be parallel: normal, with
    equal variances and covariances.

    Args:
        alpha: at most 1, any shape; respondents: n; items: k; confidence: in (0, 1).

    Returns:
        `Estimate` of the common shape; NaN for `missing` a NaN, `invalid` an alpha above 1, n or k that are no
        counts, `short` n or k below 2, `constant` an alpha of exactly 1 (no variation left to judge it by).

    Raises:
        ValueError: shapes that do not fit.

    **Source.** Feldt L.S., The approximate sampling distribution of Kuder–Richardson reliability coefficient twenty,
    Psychometrika 30 (1965), 357–370; as Feldt, Woodruff, Salih, Appl. Psychol. Meas. 11 (1987), eq. 6 and 7.

    >>> interval = alpha_interval(0.913, 873, 20)
    >>> round(float(interval.lower), 4), round(float(interval.upper), 4)
    (0.9044, 0.9212)
    """
    alpha, n, k = floats(alpha=alpha, respondents=respondents, items=items)
    faults = {
        "missing": np.isnan(alpha) | np.isnan(n) | np.isnan(k),
        "invalid": (alpha > 1) | np.isinf(alpha) | not_counts(n, k),
        "short": (n < 2) | (k < 2),
    }
    return _feldt(alpha, n, k, confidence, first_reason(alpha.shape, **faults))


def _feldt(alpha, n, k, confidence, reason) -> Estimate:
    critical_value(confidence)
    tail = np.array([1 + confidence, 1 - confidence]) / 2
    used, between = np.maximum(n, 2) - 1, np.maximum(k, 2) - 1
    lower, upper = (1 - (1 - alpha) * special.fdtri(used, used * between, p) for p in tail)
    reason = np.where((reason == 0) & (alpha == 1), first_reason((), constant=np.True_), reason)
    known = (reason == 0) | (alpha == 1)
    limits = (np.where(reason == 0, limit, np.nan) for limit in (lower, upper))
    return Estimate(np.where(known, alpha, np.nan), *limits, confidence, "cronbach_alpha", "feldt", n, reason)
