"""What it would take (达到目标的最省途径): the least-cost set of improvements that reaches a total, exactly.

The choice is an integer programme: every option is taken or not, options of one criterion exclude each other, and
the bonus counts up to its cap. All its numbers are whole ones, scaled from exact rationals, and what the solver
gives is added up again in rationals before it is believed.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

# What the solver calls a problem without a solution.
_INFEASIBLE = 2


@dataclass(frozen=True)
class Option:
    """One improvement that can be had (一项改进): points, or bonus points, for a cost.

    Options with the same `criterion` exclude each other; `outcome` says which of them it is.
    """

    criterion: str
    outcome: str
    gain: Fraction
    cost: Fraction
    bonus: bool = False


@dataclass(frozen=True)
class Standing:
    """Where a unit stands (现状): total = full × points ÷ available + min(bonus, cap)."""

    points: Fraction
    available: Fraction
    bonus: Fraction
    cap: Fraction
    full: Fraction = Fraction(100)

    def total(self, chosen: Sequence[Option] = ()) -> Fraction:
        """The total with some options taken (总分)."""
        points = self.points + sum((o.gain for o in chosen if not o.bonus), Fraction(0))
        bonus = self.bonus + sum((o.gain for o in chosen if o.bonus), Fraction(0))
        return self.full * points / self.available + min(bonus, self.cap)

    def highest(self, options: Sequence[Option]) -> Fraction:
        """The highest total that options can bring (最高可达总分)."""
        best: dict[str, Option] = {}
        for option in options:
            if option.criterion not in best or option.gain > best[option.criterion].gain:
                best[option.criterion] = option
        return self.total(tuple(best.values()))


@dataclass(frozen=True)
class Way:
    """One way to the goal (一种途径): what to do, what it costs, which total it gives."""

    options: tuple[Option, ...]
    cost: Fraction
    total: Fraction


def cheapest_ways(options: Sequence[Option], standing: Standing, goal: Fraction, count: int = 3) -> list[Way]:
    """The cheapest ways to reach a total, cheapest first (最省途径).

    No way contains an earlier one, and whatever reaches the goal without an option does not name it. Of equal cost,
    one option stands in place of two where one will do.

    Args:
        options: what can be had; goal: the total to reach; count: how many ways at most.

    Returns:
        an empty list where the goal is out of reach; one way without options where it is reached already.

    Raises:
        ValueError: a cost or a gain below 0.

    >>> have = Standing(Fraction(0), Fraction(100), Fraction(0), Fraction(10))
    >>> made = [Option("X", "", Fraction(3), Fraction(5)), Option("Y", "", Fraction(2), Fraction(4)),
    ...         Option("Z", "", Fraction(2), Fraction(4))]
    >>> [([o.criterion for o in way.options], str(way.cost)) for way in cheapest_ways(made, have, Fraction(4))]
    [(['Y', 'Z'], '8'), (['X', 'Y'], '9'), (['X', 'Z'], '9')]
    """
    if any(option.cost < 0 or option.gain < 0 for option in options):
        raise ValueError("cost and gain must not be below 0")
    if standing.total() >= goal:
        return [Way((), Fraction(0), standing.total())]
    if standing.highest(options) < goal:
        return []
    found: list[frozenset[int]] = []
    programme = _Programme(options, standing, goal)
    while len(found) < count and (chosen := programme.solve()) is not None:
        if not programme.enough(chosen):
            programme.refuse(chosen)
            continue
        chosen = programme.needed(chosen)
        short = programme.shortened(chosen)
        found.append(chosen if any(short >= earlier for earlier in found) else short)
        programme.forbid(chosen)
        programme.forbid(found[-1])
    return [_way([options[i] for i in sorted(chosen)], standing) for chosen in found]


def _way(chosen: list[Option], standing: Standing) -> Way:
    return Way(tuple(chosen), sum((o.cost for o in chosen), Fraction(0)), standing.total(chosen))


class _Programme:
    """The integer programme: one variable for each option, 0 or 1.

    A bonus up to a cap needs none of its own: base + min(bonus, cap) reaches the goal just where both base + bonus
    and base + cap do.
    """

    def __init__(self, options: Sequence[Option], standing: Standing, goal: Fraction):
        self.options, self.standing, self.goal = options, standing, goal
        self.cost = np.array(_whole(option.cost for option in options))
        weight = standing.full / standing.available
        need = goal - weight * standing.points
        points = [Fraction(0) if o.bonus else weight * o.gain for o in options]
        both = [o.gain if o.bonus else gain for o, gain in zip(options, points, strict=True)]
        self.rows, self.low, self.high = [], [], []
        for gains, held in ((both, standing.bonus), (points, standing.cap)):
            *row, low = _whole([*gains, need - held])
            self.rows.append(row)
            self.low.append(low)
            self.high.append(np.inf)
        for criterion in dict.fromkeys(option.criterion for option in options):
            same = [i for i, option in enumerate(options) if option.criterion == criterion]
            if len(same) > 1:
                self._at_most(1, same)

    def _at_most(self, most: int, counted: Iterable[int], against: Iterable[int] = ()) -> None:
        row = np.zeros(len(self.cost))
        row[list(counted)] = 1.0
        row[list(against)] = -1.0
        self.rows.append(row)
        self.low.append(-np.inf)
        self.high.append(most)

    def forbid(self, chosen: frozenset[int]) -> None:
        """Never this set again, nor one that contains it."""
        self._at_most(len(chosen) - 1, chosen)

    def refuse(self, chosen: frozenset[int]) -> None:
        """Never this very set again: rounding inside the solver took it for enough."""
        self._at_most(len(chosen) - 1, chosen, set(range(len(self.options))) - chosen)

    def solve(self) -> frozenset[int] | None:
        """The options of the cheapest set left, None where there is none.

        Raises:
            RuntimeError: the solver gave up, which is neither an answer nor a proof that there is none.
        """
        constraint = LinearConstraint(np.array(self.rows), self.low, self.high)
        exact = {"mip_rel_gap": 0.0}
        whole = np.ones(len(self.cost))
        with _silenced():
            answer = milp(
                self.cost, integrality=whole, bounds=Bounds(0, 1), constraints=constraint, options=exact
            )
        if answer.status == _INFEASIBLE:
            return None
        if not answer.success:
            raise RuntimeError(f"the path could not be worked out: {answer.message}")
        return frozenset(np.flatnonzero(answer.x > 0.5).tolist())

    def enough(self, chosen: Iterable[int]) -> bool:
        """Whether a set reaches the goal, in rationals."""
        return self.standing.total([self.options[i] for i in chosen]) >= self.goal

    def needed(self, chosen: frozenset[int]) -> frozenset[int]:
        """The set without what it reaches the goal without."""
        # What costs something is never needless: the set without it would have been found before.
        for i in sorted(i for i in chosen if self.options[i].cost == 0):
            if self.enough(chosen - {i}):
                chosen -= {i}
        return chosen

    def shortened(self, chosen: frozenset[int]) -> frozenset[int]:
        """The same at no more cost with fewer options, one in place of two."""
        while (better := self._exchange(sorted(chosen))) is not None:
            chosen = better
        return self.needed(chosen)

    def _exchange(self, chosen: list[int]) -> frozenset[int] | None:
        """The set with one option in place of two that bring no more and cost no less; None if there is none."""
        first, second = (np.array(chosen, int)[side] for side in np.triu_indices(len(chosen), 1))
        gain, cost, bonus, criterion = self.facts
        fits = (gain >= (gain[first] + gain[second])[:, None]) & (
            cost <= (cost[first] + cost[second])[:, None]
        )
        fits &= (bonus == bonus[first][:, None]) & (bonus == bonus[second][:, None])
        fits &= (
            ~np.isin(criterion, criterion[chosen])
            | (criterion == criterion[first][:, None])
            | (criterion == criterion[second][:, None])
        )
        if not fits.any():
            return None
        pair, k = np.unravel_index(fits.argmax(), fits.shape)
        return frozenset({*chosen, int(k)} - {int(first[pair]), int(second[pair])})

    @cached_property
    def facts(self) -> tuple[np.ndarray, ...]:
        """Gain, cost, whether it is bonus, and criterion of every option, in whole numbers."""
        gain = np.array(_whole(option.gain for option in self.options))
        names = [option.criterion for option in self.options]
        bonus = np.array([option.bonus for option in self.options])
        return gain, self.cost, bonus, np.unique(names, return_inverse=True)[1]


@contextmanager
def _silenced() -> Iterator[None]:
    """Nothing on the process's standard output meanwhile.

    Of some problems the solver prints a line there whatever its options say, which would stand in a notebook's output.
    """
    shown, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(shown, 1)
        os.close(shown)
        os.close(nowhere)


def _whole(values: Iterable[Fraction]) -> list[float]:
    """Rationals as the least whole numbers in the same proportion."""
    values = list(values)
    unit = lcm(*(value.denominator for value in values))
    whole = [int(value * unit) for value in values]
    common = gcd(*whole) or 1
    return [float(value // common) for value in whole]
