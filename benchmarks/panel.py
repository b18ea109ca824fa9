"""How fast the what-if panel answers: a slider moved, everything worked out and drawn again, for several units.

What is timed is what a reader waits for: score, grade, ranks, chances, the least-effort way, all tables as HTML and
the chart as PNG. Beside it, in the same run, what scoring the scenario afresh takes alone. Target: every move under
200 ms on the sample. Milliseconds are of the machine, processor time less of what else it does, the ratio of neither.
Run: `python benchmarks/panel.py [moves seeds]`.
"""

import random
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from time import perf_counter, process_time

import numpy as np

from qualitykit.outlook import apply_scenario
from qualitykit.panel import Desk, Settings
from qualitykit.panel.controls import Controls
from qualitykit.panel.levers import Key
from qualitykit.scoring import assess
from qualitykit.workspace import open_workspace

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
ASKED = (("laoyachen", "2016"), ("guxing", "2016Q3"), ("yingbinlu", "2016Q2"), ("market_quality", "2016Q3"))
TARGET = 200


def one_move(settings: Settings, rng: random.Random) -> tuple[Key, Fraction | int]:
    """Some lever, and somewhere else for it."""
    lever = rng.choice(list(settings.levers.values()))
    choices = lever.choices if lever.form == "steps" else range(int(settings.high(lever.key)) + 1)
    return lever.key, rng.choice(choices)


def afresh(desk: Desk, settings: Settings) -> None:
    """The grades of the scenario alone, from its tables."""
    assess(apply_scenario(desk.workspace, settings.scenario()), settings.period).grades  # noqa: B018


def timed(function: Callable, *args) -> tuple[float, float]:
    """Milliseconds that a call takes, by the clock and of the processor."""
    clock, processor = perf_counter(), process_time()
    function(*args)
    return 1000 * (perf_counter() - clock), 1000 * (process_time() - processor)


def moved(desk: Desk, unit: str, period: str, moves: int, seed: int) -> list[tuple[float, float, float]]:
    """Of each move by the clock, of the processor, and the clock of scoring afresh."""
    rng, controls, times = random.Random(seed), Controls(desk, desk.settings(unit, period)), []
    for _ in range(moves):
        drawn = timed(controls.move, *one_move(controls.settings, rng))
        times.append((*drawn, timed(afresh, desk, controls.settings)[0]))
    return times


def main() -> None:
    given = [int(word) for word in sys.argv[1:]]
    moves, seeds = given + [60, 3][len(given) :]
    desk = Desk(open_workspace(SAMPLE), "zh")
    for unit, period in ASKED:
        times = [one for seed in range(1, seeds + 1) for one in moved(desk, unit, period, moves, seed)]
        clock, processor, scored = np.array(times).T
        print(f"{unit:14} {period:6}  scoring alone, afresh: {np.median(scored / clock):.1f} times a redraw")
        for name, spent in (("by the clock", clock), ("of the processor", processor)):
            middle, slow, most = np.quantile(spent, [0.5, 0.95, 1])
            print(
                f"  {name:16}  median {middle:5.0f} ms   95 % under {slow:5.0f} ms   largest {most:5.0f} ms   "
                f"above {TARGET} ms: {(spent > TARGET).sum()} of {len(spent)}"
            )


if __name__ == "__main__":
    main()
