"""The real thing, stopped at random over and over (耐久试验): `make soak`.

Runs of the small district with the released notebooks are ended by SIGKILL, SIGTERM or SIGINT at a random moment and
started again. After each stop: no half-visible folder, no process of ours 2 s later, at most one finished unit made
again, and a run that could still speak says how many pages it finished. In the end every published tree is the same.
Then the matrix of ten circumstances.

    python tests/run/soak.py [STOPS] [SEED]
"""

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from matrix import run as run_under
from runs import account, finished_pages, strays

from qualitykit.reports.stop import INCOMPLETE

ROOT = Path(__file__).resolve().parents[2]
DISTRICT = ROOT / "tests" / "small_district"
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
VISIBLE = {"2016Q1", "index.html", "run.json"}
# A run that has not ended so many seconds after a signal hangs, even on a machine with much else to do.
HANGS = 180


def start(out: Path) -> subprocess.Popen:
    """One run of the district."""
    words = [sys.executable, "-m", "qualitykit", "report", str(DISTRICT), "2016Q1", "--out", str(out)]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a published folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def check(out: Path, expected: dict[str, bytes] | None) -> None:
    """Nothing half-visible, nothing still running."""
    seen = {path.name for path in out.iterdir() if not path.name.startswith(".")} if out.exists() else set()
    assert seen <= VISIBLE, seen
    if expected and "2016Q1" in seen:
        assert tree(out / "2016Q1") == expected
    if left := strays(out):
        time.sleep(2)
        left = strays(out)
    assert not left, left


def soak(stops: int, seed: int) -> None:
    """Stop runs at random until there were enough stops."""
    chance, counts, slowest = random.Random(seed), Counter(), 0.0
    with tempfile.TemporaryDirectory(prefix="qualitykit-soak-") as folder:
        undisturbed = Path(folder) / "undisturbed"
        began = time.monotonic()
        assert start(undisturbed).wait() == 0
        length, expected = time.monotonic() - began, tree(undisturbed / "2016Q1")
        district = 0
        while sum(counts.values()) < stops:
            district += 1
            out = Path(folder) / f"out{district}"
            while not (out / "2016Q1").exists() and sum(counts.values()) < stops:
                slowest = max(slowest, one_stop(out, chance, length, expected, counts))
            print(f"\r{sum(counts.values())} of {stops} stops", end="", flush=True)
            finish(out, expected)
    print("\n" + json.dumps({signal.Signals(number).name: count for number, count in counts.items()}))
    print(f"an undisturbed run took {length:.1f} s, the slowest stop {slowest:.1f} s")


def finish(out: Path, expected: dict[str, bytes]) -> None:
    """Let the last run end: what was finished is taken up, and the tree is the one that nobody stopped."""
    before, published = finished_pages(out), (out / "2016Q1").exists()
    if not published or (out / ".2016Q1.run").exists():
        assert start(out).wait() == 0
        assert published or account(out)["pages"]["reused"] >= before
    check(out, expected)
    assert tree(out / "2016Q1") == expected


def one_stop(out: Path, chance: random.Random, length: float, expected: dict, counts: Counter) -> float:
    """Start, wait a random while, stop -> how long it took to stop; what was finished before is taken up."""
    before, took = finished_pages(out), 0.0
    run, number = start(out), chance.choice(SIGNALS)
    try:
        run.wait(chance.uniform(0, length))
    except subprocess.TimeoutExpired:
        run.send_signal(number)
        counts[number] += 1
        asked = time.monotonic()
        run.wait(HANGS)
        took = time.monotonic() - asked
    check(out, expected)
    if run.returncode == INCOMPLETE:
        told = account(out) if (out / "run.json").exists() else {}
        assert told.get("pages", {"done": 0})["done"] == finished_pages(out) - before
    assert finished_pages(out) >= before or (out / "2016Q1").exists()
    return took


def matrix(runs: int) -> None:
    """The same bytes under ten circumstances."""
    with tempfile.TemporaryDirectory(prefix="qualitykit-matrix-") as folder:
        trees = [tree(run_under(DISTRICT, Path(folder) / str(number), number)) for number in range(runs)]
        assert all(one == trees[0] for one in trees[1:])
    print(f"{runs} circumstances, the same {len(trees[0])} files")


if __name__ == "__main__":
    soak(int(sys.argv[1]) if len(sys.argv) > 1 else 200, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    matrix(10)
