"""Functions that go to another process as their name (按名取函数)."""

from collections.abc import Callable
from importlib import import_module


def named(name: str) -> Callable:
    """The function that `module:function` names (按名取函数).

    >>> named("math:gcd")(4, 6)
    2
    """
    module, _, function = name.partition(":")
    return getattr(import_module(module), function)
