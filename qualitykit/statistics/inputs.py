"""What goes into a statistic (输入检查): numbers of one shape, a level in (0, 1), and why a count is none."""

from functools import reduce

import numpy as np
from scipy import special


def floats(**arguments) -> list[np.ndarray]:
    """The arguments as float arrays of one shape (转为同形浮点数组).

    Args:
        arguments: numbers, sequences or arrays by name; a masked element becomes NaN.

    Raises:
        ValueError naming the argument that holds no numbers or whose shape does not fit the others.

    >>> [array.tolist() for array in floats(passed=[1, 2], tested=4)]
    [[1.0, 2.0], [4.0, 4.0]]
    """
    arrays = {name: _numbers(name, value) for name, value in arguments.items()}
    shape = ()
    for name, array in arrays.items():
        try:
            shape = np.broadcast_shapes(shape, array.shape)
        except ValueError:
            raise ValueError(f"'{name}' must fit the shape {shape} (got {array.shape})") from None
    return [np.broadcast_to(array, shape) for array in arrays.values()]


def _numbers(name: str, value) -> np.ndarray:
    try:
        if isinstance(value, np.ma.MaskedArray):
            value = value.astype(float).filled(np.nan)
        array = np.asarray(value)
        if array.dtype.kind in "SUM":
            raise TypeError
        return array.astype(float, copy=False)
    except (TypeError, ValueError):
        raise ValueError(f"'{name}' must be numbers (got {value!r:.60})") from None


def last_axis(**arguments) -> list[np.ndarray]:
    """The same as `floats`, for statistics over the last axis (末轴检查).

    Raises:
        ValueError as well where the common shape has no axis at all.

    >>> [array.shape for array in last_axis(passed=[1, 2], tested=4)]
    [(2,), (2,)]
    """
    arrays = floats(**arguments)
    if not arrays[0].ndim:
        raise ValueError(f"'{next(iter(arguments))}' must have at least one axis (got a single number)")
    return arrays


def critical_value(confidence: float) -> float:
    """The standard normal quantile z with the confidence between -z and z (临界值).

    Formula: z = Phi^-1((1 + confidence) / 2).

    Raises:
        ValueError unless the confidence is one number in (0, 1).

    >>> round(critical_value(0.95), 4), round(critical_value(0.998), 4)
    (1.96, 3.0902)
    """
    if not (np.ndim(confidence) == 0 and 0 < confidence < 1):
        raise ValueError(f"'confidence' must be one number in (0, 1) (got {confidence!r})")
    return float(-special.ndtri((1 - confidence) / 2))


def chosen(name: str, value: str, allowed: tuple[str, ...]) -> str:
    """A word out of a short list (选项检查).

    Raises:
        ValueError naming the argument and what is allowed.

    >>> chosen("scope", "marginal", ("marginal", "simultaneous"))
    'marginal'
    """
    if value not in allowed:
        raise ValueError(f"'{name}' must be one of {', '.join(allowed)} (got {value!r})")
    return value


def not_counts(*numbers: np.ndarray) -> np.ndarray:
    """Where any of the numbers is negative, fractional or above 2⁵³ (非计数). NaN is not: it is missing.

    >>> not_counts(np.array([3, -1, 0.5, np.nan])).tolist()
    [False, True, True, False]
    """
    with np.errstate(invalid="ignore"):
        wrong = [(number < 0) | (number > np.floor(number)) | (number > 2.0**53) for number in numbers]
    return reduce(np.logical_or, wrong)


def any_missing(*numbers: np.ndarray) -> np.ndarray:
    """Where any of the numbers is NaN (缺失).

    >>> any_missing(np.array([1, np.nan]), np.array([1, 2])).tolist()
    [False, True]
    """
    return reduce(np.logical_or, [np.isnan(number) for number in numbers])


def rate_faults(passed: np.ndarray, tested: np.ndarray) -> dict[str, np.ndarray]:
    """Why passed of tested gives no rate, for `first_reason`: missing, invalid, empty (合格率缺失原因).

    >>> {name: fault.tolist() for name, fault in rate_faults(np.array([5.0, 0]), np.array([4.0, 0])).items()}
    {'missing': [False, False], 'invalid': [True, False], 'empty': [False, True]}
    """
    return {
        "missing": any_missing(passed, tested),
        "invalid": not_counts(passed, tested) | (passed > tested),
        "empty": tested == 0,
    }
