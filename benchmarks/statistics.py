"""How fast each statistic is at 1,000,000 groups, as ratios measured side by side in one run.

Against (a) scipy, statsmodels or plain Python doing one group after another, timed over 1,000 groups (fewer where a
group takes long), and (b) a numpy copy of the arrays that go in. The first groups must agree with the loop. `groups`
counts what the loop counts. Where a statistic has a result for each unit of a list or each point of a series, the
million are those: `100,000 × 10`. Where a million groups are more than a district of any size has, fewer are done and
the line says of what. What is measured stands in `entries`, by noun.
Run: `python benchmarks/statistics.py [groups] [part of a name]`.
"""

import sys
import time
import warnings

import numpy as np
from entries import ENTRIES
from entries.entry import Entry

SEED, CHECKED = 20160704, 20


def seconds(job, *arguments, times=1) -> float:
    """Processor time of the fastest of several runs: what else the machine does at the time does not count."""
    best = np.inf
    for _ in range(times):
        start = time.process_time()
        job(*arguments)
        best = min(best, time.process_time() - start)
    return best


def check(entry: Entry, arrays) -> None:
    """Stop unless the first groups are what the loop finds for each alone."""
    if entry.number is not None:
        first = [array[:CHECKED] for array in arrays]
        loop = [entry.one(*group) for group in zip(*first, strict=True)]
        np.testing.assert_allclose(entry.number(entry.ours(*first)), loop, 1e-6, 1e-9, err_msg=entry.name)


def measure(entry: Entry, groups: int) -> str:
    """One line: seconds for all groups, how many times the loop takes as long, how many copies fit in."""
    lists = max(groups // entry.units, 1)
    few = entry.most is not None and entry.most < lists
    lists = entry.most if few else lists
    arrays = entry.data(np.random.default_rng(SEED), lists)
    check(entry, arrays)
    some = [array[: entry.looped] for array in arrays]
    ours = seconds(entry.ours, *arrays, times=2)
    loop = seconds(lambda: [entry.one(*group) for group in zip(*some, strict=True)]) * lists / len(some[0])
    copy = seconds(lambda: [array.copy() for array in arrays], times=5)
    count = f"{lists:,}" + (f" × {entry.units}" if entry.units > 1 else "")
    note = f"; fewer groups: {entry.because}" if few else ""
    return f"{entry.name:42}{count:>13}{ours:9.3f}{loop / ours:11,.1f}{ours / copy:11,.0f}   {entry.against}{note}"


def main() -> None:
    groups = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    wanted = sys.argv[2].lower() if len(sys.argv) > 2 else ""
    warnings.simplefilter("ignore")
    print(f"{'statistic':42}{'groups':>13}{'seconds':>9}{'loop/ours':>11}{'ours/copy':>11}   the loop is")
    for entry in ENTRIES:
        if wanted in entry.name.lower():
            print(measure(entry, groups), flush=True)


if __name__ == "__main__":
    main()
