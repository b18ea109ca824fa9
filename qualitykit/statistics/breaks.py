"""Breaks in a series (口径变更): where a definition changed, so that figures before and after must not be compared.

The *basis* (口径) of a figure is the name of the definition it was measured by: a parameter list, a standard, a set of
hotlines. Where it changes the series is in *segments* (可比区段); nothing is computed across two of them.
"""

from dataclasses import dataclass

import numpy as np

from qualitykit.statistics.estimate import Reasoned, first_reason
from qualitykit.statistics.inputs import last_axis
from qualitykit.statistics.series import earlier

PLAIN = "iuU"
"""Kinds of array that can be compared as they are: whole numbers and text."""


@dataclass(frozen=True)
class Change(Reasoned):
    """Changes within one definition (同口径变化).

    Args:
        value: float array [..., T], now minus before; NaN where there is none.
        reason: uint8 codes into `REASONS` [..., T], 0 where there is a change.
    """

    value: np.ndarray
    reason: np.ndarray


def segments(basis) -> np.ndarray:
    """The number of the segment of each point, from 0 (可比区段序号).

    Args:
        basis: array [..., T] of names or numbers of the definition; an empty text, None or NaN is a definition that is
            not known, which is comparable with none, not even with another unknown one.

    Returns:
        int array [..., T], one more at each point whose basis is not that of the point before. A return to an old
        definition is a new segment; `comparable` tells that the two are the same all the same.

    Raises:
        ValueError: no time axis.

    **Source.** A convention of this package. Why: Chinese farm-produce monitoring published 97.5 % for 2018, but 98.2 %
    on the basis of 2017.

    >>> segments(["2017", "2017", "2018", "2018", "", ""]).tolist()
    [0, 0, 1, 1, 2, 3]
    """
    basis, known = _read(basis)
    same = (earlier(basis, 1, 0) == basis) & known & earlier(known, 1, False)
    return np.cumsum(np.where(np.arange(basis.shape[-1]) == 0, False, ~same), axis=-1)


def last_segment(basis) -> np.ndarray:
    """Where a point is in the last segment, the one that may be compared with now (末段).

    Args:
        basis: as for `segments`, with its errors.

    Returns:
        bool array [..., T].

    **Source.** A convention of this package.

    >>> last_segment(["2017", "2017", "2018", "2018"]).tolist()
    [False, False, True, True]
    """
    number = segments(basis)
    return number == number[..., -1:]


def comparable(basis_now, basis_before) -> np.ndarray:
    """Where two figures were measured by one known definition (可比).

    Args:
        basis_now, basis_before: names or numbers of the definitions, of shapes that fit.

    Returns:
        bool array; False where either is not known.

    **Source.** A convention of this package.

    >>> comparable(["2018", "2018", ""], ["2017", "2018", ""]).tolist()
    [False, True, False]
    """
    now, before = _names(basis_now), _names(basis_before)
    if now.dtype.kind != before.dtype.kind:
        now, before = now.astype(object), before.astype(object)
    return np.asarray(now == before, bool) & _known(now) & _known(before)


def change(value, basis, lag: int = 1) -> Change:
    """The change against an earlier point, refused across a break (同口径变化).

    Formula: x_t − x_{t−lag}, only where all points from t − lag to t are of one segment.

    Args:
        value: float array [..., T]; basis: names [..., T] or one list [T] for all series.
        lag: points back, 1 or more: 4 quarters, 12 months.

    Returns:
        A `Change` in the unit of the value. Reasons: `no_base` before the series began, `break` another definition
        between the two points, `missing` a NaN in either, `invalid` an infinite value in either.

    Raises:
        ValueError: shapes that do not fit, a lag below 1.

    **Source.** A convention of this package.

    >>> moved = change([97.5, 98.2, 97.5], ["2017", "2017", "2018"])
    >>> moved.value.round(1).tolist(), moved.why.tolist()
    ([nan, 0.7, nan], ['no_base', '', 'break'])
    """
    if lag < 1:
        raise ValueError(f"'lag' must be 1 or more (got {lag})")
    (value,) = last_axis(value=value)
    number = _fitted(segments(basis), value.shape)
    before = earlier(value, lag, np.nan)
    reason = first_reason(
        value.shape,
        no_base=np.arange(value.shape[-1]) < lag,
        **{"break": earlier(number, lag, -1) != number},
        missing=np.isnan(value) | np.isnan(before),
        invalid=np.isinf(value) | np.isinf(before),
    )
    return Change(np.where(reason == 0, value - before, np.nan), reason)


def _fitted(number, shape):
    try:
        return np.broadcast_to(number, shape)
    except ValueError:
        raise ValueError(f"'basis' must have the shape of 'value', {shape} (got {number.shape})") from None


def _read(basis) -> tuple[np.ndarray, np.ndarray]:
    basis = _names(basis)
    if basis.ndim == 0:
        raise ValueError(f"'basis' must have a time axis, the last one (got {basis!r})")
    known = _known(basis)
    if basis.dtype.kind in PLAIN:
        return basis, known
    codes = np.unique(np.where(known, basis, "").astype(str), return_inverse=True)[1]
    return codes.reshape(basis.shape), known


def _names(basis) -> np.ndarray:
    """As they are where an array holds nothing but text or whole numbers, else as objects, which is slower."""
    if isinstance(basis, np.ndarray) and basis.dtype.kind in PLAIN:
        return basis
    names = np.asarray(basis, object)
    # NA of a data frame is neither equal nor unequal to anything, so that it could not even be looked for
    without = [None if type(name).__name__ == "NAType" else name for name in names.flat]
    return np.fromiter(without, object, names.size).reshape(names.shape)


def _known(basis: np.ndarray) -> np.ndarray:
    if basis.dtype.kind in PLAIN:
        return np.ones(basis.shape, bool) if basis.dtype.kind != "U" else basis != ""
    return np.asarray((basis == basis) & (basis != "") & (basis != None), bool)  # noqa: E711 (element by element)
