"""What goes into a statistic (输入检查): numbers of one shape, a level in (0, 1), and why a count is none."""

from functools import reduce
from numbers import Number

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
    arrays = {name: numbers(name, value) for name, value in arguments.items()}
    shape = ()
    for name, array in arrays.items():
        try:
            shape = np.broadcast_shapes(shape, array.shape)
        except ValueError:
            raise ValueError(f"'{name}' must fit the shape {shape} (got {array.shape})") from None
    return [np.broadcast_to(array, shape) for array in arrays.values()]


def numbers(name: str, value) -> np.ndarray:
    """One argument as a float array of its own shape (转为浮点数组).

    Args:
        name: of the argument, for the error.
        value: a number, sequence, array, or column of a data frame; what is masked, None or NA becomes NaN.

    Raises:
        ValueError naming the argument that holds no numbers, and the first element that is none. Text is none, even
        where it looks like a number.

    >>> numbers("tested", [3, None]).tolist()
    [3.0, nan]
    """
    if isinstance(value, np.ma.MaskedArray):
        value = value.astype(float).filled(np.nan)
    try:
        array = np.asarray(value)
    except (TypeError, ValueError):
        array = np.array("lists of unequal length")
    if array.dtype.kind == "O":
        return _each_a_number(name, array)
    if array.dtype.kind not in "biuf":
        raise ValueError(f"'{name}' must be numbers (got {value!r:.60})")
    return array.astype(float, copy=False)


def _each_a_number(name: str, array: np.ndarray) -> np.ndarray:
    """Objects as numbers, one by one, since text among them would be read as a number if it looks like one."""
    result = np.full(array.size, np.nan)
    for place, item in enumerate(array.flat):
        if item is None or type(item).__name__ == "NAType":
            continue
        if not isinstance(item, Number | np.bool_) or isinstance(item, complex):
            raise ValueError(f"'{name}' must be numbers (got {item!r:.60}{first_at(array.shape, place)})")
        result[place] = item
    return result.reshape(array.shape)


def first_at(shape: tuple[int, ...], place: int) -> str:
    """Where an element of an array stands, for an error (出错位置): nothing for a single number.

    >>> first_at((3,), 2), first_at((2, 3), 4), first_at((), 0)
    (' at 2', ' at (1, 1)', '')
    """
    index = tuple(int(part) for part in np.unravel_index(place, shape)) if shape else ()
    return f" at {index[0] if len(index) == 1 else index}" if index else ""


def demand(name: str, must: str, values, wrong) -> None:
    """Nothing where no element is wrong, else an error that names the first one and its place (逐项检查).

    Args:
        name: of the argument; must: what its elements have to be, as the words after «must».
        values: the elements; wrong: where they are not that, the same shape.

    Raises:
        ValueError naming the argument, the element and where it stands.

    >>> demand("p_value", "be in [0, 1]", np.array([0.5, 1.5]), np.array([False, True]))
    Traceback (most recent call last):
    ValueError: 'p_value' must be in [0, 1] (got 1.5 at 1)
    """
    wrong = np.asarray(wrong)
    if wrong.any():
        place = int(wrong.argmax())
        found = np.broadcast_to(np.asarray(values), wrong.shape).flat[place]
        raise ValueError(f"'{name}' must {must} (got {found}{first_at(wrong.shape, place)})")


def dates(name: str, values) -> np.ndarray:
    """An argument as days (转为日期): dates of any kind that NumPy reads, or ISO texts; NaT or None for an unknown one.

    Raises:
        ValueError naming the argument that holds no dates.

    >>> dates("received", ["2016-07-04", None]).astype(str).tolist()
    ['2016-07-04', 'NaT']
    """
    try:
        return np.asarray(values, "datetime64[D]")
    except (TypeError, ValueError):
        raise ValueError(f"'{name}' must be dates as 2016-07-04 (got {values!r:.60})") from None


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
