"""What every page of a run asks for is worked out once (预先算好): kept in a process, taken up by those forked from it.

Nothing is kept unless `remembering` says so, so that outside a run every call reads and computes afresh. What is
kept is handed out as the very object that was kept: processes forked afterwards may change their copy of it.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar

_Function = TypeVar("_Function", bound=Callable)
# By function and arguments: the result, what it rests on, and the arguments themselves, whose identity no other
# object can take meanwhile.
_kept: dict[tuple, tuple[Any, Hashable, tuple]] = {}
_keeping = [False]


@contextmanager
def remembering() -> Iterator[None]:
    """Keep the results of `remembered` functions that are called meanwhile (记住结果).

    >>> @remembered()
    ... def half(number):
    ...     return [number / 2]
    >>> half(4) is half(4)
    False
    >>> with remembering():
    ...     first = half(4)
    >>> half(4) is first, half(6) is half(6)
    (True, False)
    >>> forget()
    """
    before, _keeping[0] = _keeping[0], True
    try:
        yield
    finally:
        _keeping[0] = before


def forget() -> None:
    """Keep nothing any more (清空)."""
    _kept.clear()


def remembered(state: Callable[[Any], Hashable] | None = None) -> Callable[[_Function], _Function]:
    """Make a function one whose results can be kept (可记住的函数).

    Texts and numbers among its arguments are told apart by value, everything else by being the same object.

    Args:
        state: of a result, what it rests on besides the arguments, such as the times of files: a result whose
            state is not what it was is not handed out any more.
    """

    def decorate(function: _Function) -> _Function:
        @wraps(function)
        def call(*args, **named):
            if not (_kept or _keeping[0]):
                return function(*args, **named)
            by_name = ((name, _key(value)) for name, value in sorted(named.items()))
            key = (function, *map(_key, args), *by_name)
            if key in _kept:
                result, before, _ = _kept[key]
                if state is None or state(result) == before:
                    return result
            result = function(*args, **named)
            if _keeping[0]:
                _kept[key] = result, state and state(result), (args, named)
            return result

        return call

    return decorate


def _key(value: Any) -> Hashable:
    """What tells an argument apart from others.

    >>> one, other = [1], [1]
    >>> _key("2016Q3"), _key(None), _key(one) == _key(other)
    (('str', '2016Q3'), ('NoneType', None), False)
    """
    by_value = value is None or isinstance(value, str | int | float)
    return type(value).__name__, value if by_value else id(value)
