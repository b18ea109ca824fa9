"""What is measured (测什么): one statistic, its data, all groups at once, and one group alone."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

UNITS = 10
"""Units in a list."""

POINTS = 24
"""Points in a series of charts: two years of months."""

ANSWERS = 8
"""Records in a group."""


@dataclass(frozen=True)
class Entry:
    """One statistic: `data(rng, n)` makes the arrays of n groups, `ours(*arrays)` does all, `one(*of_a_group)` one.

    `name` is the module and function, and the variant after a comma. `number` takes what `ours` gives to the array
    that must agree with the loop, None if the loop finds something of another kind. `looped` groups are timed one by
    one. `units` results are in each group, which is then so many of the million; `most` groups are done, `because`.
    """

    name: str
    against: str
    data: Callable
    ours: Callable
    one: Callable
    number: Callable | None = None
    looped: int = 1000
    units: int = 1
    most: int | None = None
    because: str = ""

    @property
    def covers(self) -> str:
        """The function that is measured, as module.function."""
        return self.name.split(",")[0]


def rates_of(p=0.93, most=300):
    """Passed and tested of n groups."""

    def data(rng, n):
        tested = rng.integers(1, most, n)
        return rng.binomial(tested, p), tested

    return data


def lists_of(make, *shape):
    """The same for n groups of some units each."""

    def data(rng, n):
        size = int(np.prod(shape))
        return tuple(array.reshape(n, *shape) for array in make(rng, n * size))

    return data


def both(*makes):
    """The arrays of several makers one after the other."""
    return lambda rng, n: tuple(array for make in makes for array in make(rng, n))


def poissons(mean=8, exposure=5):
    """Counts and exposures of n groups."""
    return lambda rng, n: (rng.poisson(mean, n), rng.random(n) * exposure + 0.5)


def weights(rng, n):
    """Numbers in [0, 1), which serve as weights or p-values."""
    return (rng.random(n),)


def normals(rng, n):
    """Values and their standard errors."""
    return rng.normal(0, 2, n), rng.random(n) + 0.1


def codes(many):
    """Codes from 0 to `many` − 1."""
    return lambda rng, n: (rng.integers(0, many, n),)


def scores(rng, n):
    """Standard normal values."""
    return (rng.standard_normal(n),)


def records(*makes, of=ANSWERS):
    """Records of n groups, `of` in each: their group codes first, then a column from each maker."""
    columns = lists_of(both(*makes), of)
    return lambda rng, n: (np.repeat(np.arange(n), of).reshape(n, of), *columns(rng, n))


def of_records(function, **options):
    """The function on the records of all groups in one column each, with their codes as `group`."""

    def ours(group, *columns):
        flat = (column.reshape(-1, *column.shape[2:]) for column in columns)
        return function(*flat, group=group.ravel(), groups=len(group), **options)

    return ours


def lower(estimate):
    """The lower limits."""
    return estimate.lower


def value(estimate):
    """The values."""
    return estimate.value


def itself(result):
    """The result, where it is an array."""
    return result
