"""Growth (增长率): year on year and compound, nominal and, given a deflator, real.

A growth is a fraction: 0.2 is 20 %. It needs a base above 0. Reasons for none, the first that applies: `missing` a
NaN, `invalid` an infinite value or a deflator not above 0, `break` two years that are not of one definition,
`no_base` a base of 0 or no year before, `negative_base` a base below 0.
"""

import numpy as np

from qualitykit.statistics.breaks import comparable
from qualitykit.statistics.estimate import Estimate, first_reason
from qualitykit.statistics.inputs import any_missing, floats, last_axis


def growth(now, before, basis=None, deflator=None) -> Estimate:
    """Growth from one value to the next, nominal, or real if deflators are given (增长率).

    Formula: now/before - 1; real: (now/before) / (deflator now/deflator before) - 1.

    Args:
        now, before: amounts or rates, any one shape.
        basis: None, or the pair (of now, of before) of labels of the definition, such as a year or a text. Where the
            labels differ, or one is not known (None, "", NaN), growth is refused with `break`.
        deflator: None, or the pair (of now, of before) of price levels > 0 with any one base.

    Returns:
        `Estimate` of the common shape: `growth` by `nominal` or `real`, no interval; n is the base.

    Raises:
        ValueError for shapes that do not fit, or text.

    **Source.** 比上年增长 (growth over the year before), as statistical communiqués use it; real growth by dividing out
    the price relative: System of National Accounts 2008, chapter 15.

    >>> float(growth(120, 100).value), growth([120, 5], [0, -1]).why.tolist()
    (0.2, ['no_base', 'negative_base'])
    >>> round(float(growth(121, 100, deflator=(110, 100)).value), 4)
    0.1
    """
    return compound_growth(now, before, 1, basis, deflator)


def compound_growth(now, before, periods, basis=None, deflator=None) -> Estimate:
    """Average growth a period over several periods (年均增长率).

    Formula: (now/before)^(1/periods) - 1, now and before divided by their deflators if there are any.

    Args:
        now, before, basis, deflator: as in `growth`.
        periods: how many periods lie between both, >= 1: five years have four.

    Returns:
        `Estimate` of the common shape: `growth` (one period) or `compound_growth`, no interval; n is the base.
        `invalid` as well for periods below 1 or infinite, and for a value below 0 that would need a root.

    Raises:
        ValueError for shapes that do not fit, or text.

    **Source.** As `growth`; 年均增长速度 by the geometric (level) method: the last level over the first, and the root.

    >>> round(float(compound_growth(144, 100, 2).value), 4)
    0.2
    """
    real = deflator is not None
    prices = deflator if real else (1.0, 1.0)
    now, before, periods, price, price_before = floats(
        now=now, before=before, periods=periods, deflator=prices[0], deflator_before=prices[1]
    )
    ends = (now, before, price, price_before)
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        wrong = (
            (price <= 0)
            | (price_before <= 0)
            | (periods < 1)
            | np.isinf(periods)
            | ((now < 0) & (periods > 1))
        )
        total = (now * price_before - before * price) / (before * price)
        value = np.where(periods == 1, total, np.expm1(np.log1p(total) / periods))
    reason = first_reason(
        now.shape,
        missing=any_missing(*ends, periods),
        invalid=np.logical_or.reduce([np.isinf(end) for end in ends]) | wrong,
        **{"break": broken(basis)},
        no_base=before == 0,
        negative_base=before < 0,
    )
    return _growth(value, before, reason, "growth" if np.all(periods == 1) else "compound_growth", real)


def year_on_year(values, basis=None, deflator=None) -> Estimate:
    """Growth of every year of a series over the year before it (同比增长率).

    Formula: that of `growth`, value by value along the last axis.

    Args:
        values: amounts or rates, (..., years) in order.
        basis: None, or a label of the definition for each year, (..., years): growth across a change is refused.
        deflator: None, or the price level of each year, (..., years).

    Returns:
        `Estimate` of shape (..., years); the first year has none (`no_base`). Reasons as the module says.

    Raises:
        ValueError for shapes that do not fit or have no axis, or text values.

    **Source.** As `growth`. Example: a series on two bases, as the farm-produce monitoring of 2018.

    >>> result = year_on_year([100, 110, 0, 30], basis=["2017", "2017", "2018", "2018"])
    >>> result.value.round(2).tolist(), result.why.tolist()
    ([nan, 0.1, nan, nan], ['no_base', '', 'break', 'no_base'])
    """
    (values,) = last_axis(values=values)
    labels = None if basis is None else pairs(np.asarray(basis))
    prices = None if deflator is None else pairs(last_axis(deflator=deflator)[0])
    later = growth(*pairs(values), basis=labels, deflator=prices)
    first = values[..., :1]
    reason = np.concatenate([first_reason(first.shape, no_base=True), later.reason], -1)
    value = np.concatenate([np.full(first.shape, np.nan), later.value], -1)
    base = np.concatenate([np.full(first.shape, np.nan), values[..., :-1]], -1)
    return _growth(value, base, reason[..., : values.shape[-1]], "growth", deflator is not None)


def pairs(series) -> tuple[np.ndarray, np.ndarray]:
    """Every value of the last axis but the first, and the one before it (相邻配对).

    >>> [part.tolist() for part in pairs(np.array([1, 2, 4]))]
    [[2, 4], [1, 2]]
    """
    return series[..., 1:], series[..., :-1]


def broken(basis) -> np.ndarray:
    """Where the two labels of a pair are not of one known definition; nowhere for None (口径变化).

    >>> broken((["2018", "2018"], ["2018", "2017"])).tolist()
    [False, True]
    """
    if basis is None:
        return np.array(False)
    return ~comparable(*basis)


def _growth(value, base, reason, statistic, real) -> Estimate:
    none = np.full(np.shape(value), np.nan)
    method = "real" if real else "nominal"
    return Estimate.masked(
        value, none, none, confidence=np.nan, statistic=statistic, method=method, n=base, reason=reason
    )
