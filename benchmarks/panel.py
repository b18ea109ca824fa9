"""How fast the what-if panel answers: a lever moved, everything worked out and drawn again, for several units.

What is timed is what a reader waits for: score, grade, ranks, chances, the least-effort way, all tables as HTML and
the chart as PNG. Beside it, in the same run, what scoring the scenario afresh takes alone. Target: under 200 ms on
the sample. Milliseconds are of the machine, the ratio is not. Run: `python benchmarks/panel.py [moves]`.
"""

import random
import sys
from pathlib import Path
from time import perf_counter

import numpy as np

from qualitykit.outlook import apply_scenario
from qualitykit.panel import Desk, Settings
from qualitykit.panel.page import rest_html, standing_html
from qualitykit.scoring import assess
from qualitykit.workspace import open_workspace

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
ASKED = (("laoyachen", "2016"), ("guxing", "2016Q3"), ("yingbinlu", "2016Q2"), ("market_quality", "2016Q3"))
TARGET = 200


def one_move(settings: Settings, rng: random.Random) -> Settings:
    """Some lever somewhere else."""
    lever = rng.choice(list(settings.levers.values()))
    choices = lever.choices if lever.form == "steps" else range(int(settings.high(lever.key)) + 1)
    return settings.moved_to(lever.key, rng.choice(choices))


def redraw(desk: Desk, settings: Settings) -> None:
    """All that the panel shows."""
    outcome = desk.outcome(settings)
    table = outcome.standing()
    outcome.chart(table), standing_html(outcome, table), rest_html(outcome)


def afresh(desk: Desk, settings: Settings) -> None:
    """The grades of the scenario alone, from its tables."""
    assess(apply_scenario(desk.workspace, settings.scenario()), settings.period).grades  # noqa: B018


def timed(function, *args) -> float:
    """Milliseconds that a call takes."""
    start = perf_counter()
    function(*args)
    return 1000 * (perf_counter() - start)


def main() -> None:
    moves = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    desk, rng = Desk(open_workspace(SAMPLE), "zh"), random.Random(1)
    for unit, period in ASKED:
        settings, drawn, scored = desk.settings(unit, period), [], []
        redraw(desk, settings)
        for _ in range(moves):
            settings = one_move(settings, rng)
            drawn.append(timed(redraw, desk, settings))
            scored.append(timed(afresh, desk, settings))
        middle, slow = np.quantile(drawn, [0.5, 0.95])
        ratio, over = np.median(scored) / middle, sum(ms > TARGET for ms in drawn)
        print(
            f"{unit:14} {period:6}  redraw median {middle:5.0f} ms  95 % under {slow:5.0f} ms  "
            f"above {TARGET} ms: {over} of {moves}   scoring alone, afresh: {ratio:.1f} times that"
        )


if __name__ == "__main__":
    main()
