"""How sure a correlation is (相关系数区间): which of two importances is larger is told by intervals, not by order."""

import numpy as np

from qualitykit.statistics.estimate import Estimate, first_reason
from qualitykit.statistics.inputs import critical_value, floats


def correlation_interval(r, n, confidence: float = 0.95) -> Estimate:
    """A product-moment correlation with Fisher's interval (相关系数的区间).

    Formula: tanh(artanh r ± z/√(n − 3)), z the normal quantile. It supposes pairs that are normal and drawn alike; with
    weights n is the effective number of answers.

    Args:
        r: in [−1, 1]; n: pairs it rests on, of shapes that fit; need not be whole.
        confidence: one number in (0, 1).

    Returns:
        `Estimate` of the common shape: `correlation` by `fisher`. NaN for `missing` a NaN, `invalid` r beyond ±1 or an
        n that is negative or infinite, `short` n of 3 or fewer; limits alone for `constant` |r| = 1.

    Raises:
        ValueError for text, shapes that do not fit or a confidence outside (0, 1).

    **Source.** Fisher R.A. (1921), On the «probable error» of a coefficient of correlation deduced from a small sample,
    Metron 1, 3–32; worked by hand: artanh 0.5 = 0.5493, 1.96/√100 = 0.196.

    >>> found = correlation_interval(0.5, 103)
    >>> round(float(found.lower), 4), round(float(found.upper), 4)
    (0.3393, 0.6323)
    """
    r, n = floats(r=r, n=n)
    z = critical_value(confidence)
    faults = {
        "missing": np.isnan(r) | np.isnan(n),
        "invalid": (np.abs(r) > 1) | (n < 0) | np.isinf(n),
        "short": n <= 3,
    }
    known = first_reason(r.shape, **faults) == 0
    reason = first_reason(r.shape, **faults, constant=np.abs(r) == 1)
    inner, spread = np.where(reason == 0, r, np.nan), np.where(reason == 0, n - 3, np.nan)
    middle, half = np.arctanh(inner), z / np.sqrt(spread)
    limits = np.tanh(middle - half), np.tanh(middle + half)
    return Estimate(np.where(known, r, np.nan), *limits, confidence, "correlation", "fisher", n, reason)
