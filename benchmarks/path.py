"""How long the least-cost way takes on problems far worse than a rubric's, and beside trying every set.

Random problems as large as a town's: 67 criteria and 26 honours, steps of half points and odder ones, efforts that are
equal, whole or free of the gain, any goal. The seed is fixed. Printed: processor time in milliseconds for three ways,
and, on problems of up to 16 options, how many times as long all sets take. Run: `python benchmarks/path.py [problems]`.
"""

import random
import sys
from fractions import Fraction
from itertools import combinations
from time import process_time

import numpy as np

from qualitykit.outlook.path import Option, Standing, cheapest_ways

# Parts of a point that a step is a multiple of, and the greatest effort for a point; None: any effort for a step.
KINDS = {
    "half points, equal effort": (2, 1),
    "half points, effort 1 to 9 a point": (2, 9),
    "half points, any effort": (2, None),
    "tenths, effort 1 to 9 a point": (10, 9),
    "tenths, any effort": (10, None),
    "parts of 997, any effort": (997, None),
}
WORTH = (1, 1, 1, 2, 2, 3, 4, 6, 10, 20)  # half points of a criterion
SMALL, TRIED = 16, 5

Problem = tuple[list[Option], Standing, Fraction]


def problem(rng: random.Random, parts: int, effort: int | None, criteria: int, honours: int) -> Problem:
    """Options, where the unit stands, and a goal between its total and the highest it can reach."""
    options = [
        o for c in range(criteria) for o in steps(rng, f"c{c}", Fraction(rng.choice(WORTH), 2), parts, effort)
    ]
    for h in range(honours):
        gain = Fraction(rng.choice((1, 2, 2, 3)))
        options.append(
            Option(f"h{h}", "", gain, cost(rng, gain, effort and rng.randint(1, effort)), bonus=True)
        )
    basis = Fraction(rng.randint(40, 200), 2)
    at = Standing(Fraction(rng.randint(0, int(basis))), basis, Fraction(rng.randint(0, 20), 2), Fraction(10))
    low, high = at.total(), at.highest(options)
    return options, at, low + (high - low) * Fraction(rng.randint(1, 1000), 1000)


def steps(rng: random.Random, name: str, worth: Fraction, parts: int, effort: int | None) -> list[Option]:
    """Up to eight steps of one criterion."""
    levels, each = range(1, int(worth * parts) + 1), effort and rng.randint(1, effort)
    gains = [Fraction(level, parts) for level in sorted(rng.sample(levels, min(8, len(levels))))]
    return [Option(name, str(gain), gain, cost(rng, gain, each)) for gain in gains]


def cost(rng: random.Random, gain: Fraction, each: int | None) -> Fraction:
    """Effort of a step."""
    return Fraction(rng.randint(0, 200), rng.choice((1, 2, 5, 10))) if each is None else each * gain


def every_set(options: list[Option], at: Standing, goal: Fraction) -> Fraction:
    """The least cost by trying all sets."""
    return min(
        sum((o.cost for o in chosen), Fraction(0))
        for size in range(len(options) + 1)
        for chosen in combinations(options, size)
        if len({o.criterion for o in chosen}) == size and at.total(chosen) >= goal
    )


def timed(function, *args) -> tuple[float, object]:
    """Milliseconds of the processor, and the result."""
    start = process_time()
    found = function(*args)
    return 1000 * (process_time() - start), found


def beside(rng: random.Random, parts: int, effort: int | None) -> float:
    """How many times as long all sets of a small problem take; both must come to the same cost."""
    options, at, goal = problem(rng, parts, effort, 4, 3)
    options = options[-SMALL:]
    goal = min(goal, at.highest(options))
    (ours, ways), (theirs, least) = (
        timed(cheapest_ways, options, at, goal),
        timed(every_set, options, at, goal),
    )
    assert ways[0].cost == least, "the solver and all sets disagree"
    return theirs / ours


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    for name, (parts, effort) in KINDS.items():
        rng = random.Random(1)
        times = [timed(cheapest_ways, *problem(rng, parts, effort, 67, 26))[0] for _ in range(count)]
        middle, slow, most = np.quantile(times, [0.5, 0.99, 1])
        ratio = np.median([beside(rng, parts, effort) for _ in range(TRIED)])
        print(
            f"{name:36} median {middle:5.0f} ms   99 % under {slow:6.0f} ms   largest {most:6.0f} ms   "
            f"all sets of {SMALL}: {ratio:6.1f} times as long",
            flush=True,
        )


if __name__ == "__main__":
    main()
