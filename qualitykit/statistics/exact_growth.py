"""Growth decided exactly (增长判断): against a threshold and year by year, in integers and fractions, never floats.

The base of a growth is above 0. Reasons for no verdict, the first that applies: `missing` a None, `break` two years
that are not of one definition, `no_base` a base of 0, `negative_base` a base below 0.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np

from qualitykit.exact import fits
from qualitykit.statistics.estimate import Reasoned, first_reason
from qualitykit.statistics.growth import broken, pairs
from qualitykit.statistics.inputs import chosen

RELATIONS = {"above": np.greater, "not_below": np.greater_equal, "below": np.less, "not_above": np.less_equal}


@dataclass(frozen=True)
class Verdict(Reasoned):
    """Whether something holds, for any number of groups (是否成立).

    Args:
        holds: bool array, False as well where nothing can be said.
        reason: uint8 codes into `REASONS`, 0 where it can.
    """

    holds: np.ndarray
    reason: np.ndarray


def growth_is(relation: str, threshold, now, before, basis=None) -> Verdict:
    """Whether a growth is above (not below, below, not above) a threshold, decided exactly (增长率达标判断).

    Formula: now · q (above) before · (q + p), the threshold p/q as a fraction. No division and no float decides: 120
    over 100 is not above 20 %.

    Args:
        relation: `above`, `not_below`, `below` or `not_above`.
        threshold: a Fraction, int, Decimal or text such as "0.2".
        now, before: integers (of one scale), or object arrays of int, Fraction, Decimal and None (missing).
        basis: None, or the pair (of now, of before) of labels of the definition.

    Returns:
        `Verdict` of the common shape; reasons as the module says.

    Raises:
        ValueError for floats, shapes that do not fit or an unknown relation.

    **Source.** The threshold as written: «超过20%» excludes 20 % itself (民法典 art. 1259).

    >>> growth_is("above", Fraction(1, 5), [120, 121, 5], [100, 100, 0]).holds.tolist()
    [False, True, False]
    """
    chosen("relation", relation, tuple(RELATIONS))
    if isinstance(threshold, float):
        raise ValueError(f"'threshold' must be exact: a Fraction, Decimal, int or text (got {threshold!r})")
    limit = Fraction(threshold)
    now, before = np.broadcast_arrays(_exact("now", now), _exact("before", before))
    missing = _none(now) | _none(before)
    now, before = _filled(now, missing), _filled(before, missing)
    sides = _times(now, limit.denominator), _times(before, limit.numerator + limit.denominator)
    holds = RELATIONS[relation](*sides).astype(bool)
    reason = first_reason(
        now.shape,
        missing=missing,
        **{"break": broken(basis)},
        no_base=(before == 0).astype(bool),
        negative_base=(before < 0).astype(bool),
    )
    return Verdict(holds & (reason == 0), reason)


def rises_every_year(values, basis=None) -> Verdict:
    """Whether every year of a series is above the year before it, decided exactly (逐年增长).

    Formula: x_t > x_(t-1) for every t. No base is divided by, so zeros and negative values are fine.

    Args:
        values: integers (of one scale), or an object array of int, Fraction, Decimal and None, (..., years).
        basis: None, or a label of the definition for each year, (..., years).

    Returns:
        `Verdict` of shape (...): `short` for fewer than two years, `missing` where a year is, `break` where the
        definition changes - even if the years that can be compared rise.

    Raises:
        ValueError for floats or no axis at all.

    **Source.** 逐年增长 («growing year by year»), read literally: our reading, equality is no growth.

    >>> rises_every_year([[1, 2, 3], [1, 2, 2]]).holds.tolist()
    [True, False]
    """
    values = _exact("values", values)
    if not values.ndim:
        raise ValueError("'values' must have at least one axis (got a single number)")
    missing = _none(values)
    later, earlier = pairs(_filled(values, missing))
    labels = None if basis is None else pairs(np.broadcast_to(np.asarray(basis), values.shape))
    reason = first_reason(
        values.shape[:-1],
        missing=missing.any(-1),
        short=np.array(values.shape[-1] < 2),
        **{"break": np.any(broken(labels), -1) if labels is not None else np.array(False)},
    )
    return Verdict(np.all((later > earlier).astype(bool), -1) & (reason == 0), reason)


def _exact(name: str, values) -> np.ndarray:
    array = np.asarray(values)
    if array.dtype.kind in "iu":
        return array
    if array.dtype.kind == "O" and all(
        value is None
        or (isinstance(value, int | Fraction | Decimal | np.integer) and not isinstance(value, bool))
        for value in array.flat
    ):
        return _as_fractions(array) if array.size else array
    raise ValueError(f"'{name}' must be exact: integers, Fractions, Decimals or None (got {array.dtype})")


def _as_fractions(array):
    to_fraction = np.frompyfunc(lambda value: None if value is None else Fraction(value), 1, 1)
    return np.asarray(to_fraction(array), object)


def _none(array) -> np.ndarray:
    return np.equal(array, None).astype(bool) if array.dtype == object else np.zeros(array.shape, bool)


def _filled(array, missing):
    return np.where(missing, Fraction(0), array) if array.dtype == object else array


def _times(array, factor: int):
    return (array if array.dtype == object else fits(array, factor)) * factor
