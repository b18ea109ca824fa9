"""How long a run takes beside papermill's own ways and beside the bare computation, as ratios measured in one go.

The same notebooks with the same parameters, HTML included where the name says so:

- ours: `qualitykit report`, with everything: snapshot, hashes, pages, transactions, the published folder.
- loop: `papermill` and then `jupyter nbconvert` for each notebook, in a shell.
- threads: papermill's API in as many threads as there are workers, no HTML.
- floor: nothing but the code cells, executed in processes forked from a parent that has everything imported;
  neither outputs nor pages are made of them.
- prepared: the floor, and what all pages have in common is worked out once before, as our run does it; the
  stricter floor, beside which only papermill's records, pages, checks and durable writing are left.

Memory is the most that a contender's whole tree of processes had at once: the sum of their proportional set sizes.
Run: `python benchmarks/run.py [units] [workers] [contender …]`; figures of a machine that does other work at the
same time say little, so processor seconds stand beside wall seconds.
"""

import gc
import json
import os
import resource
import shlex
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from qualitykit import shipped
from qualitykit.reports.notebooks import NOTEBOOKS, Job, plan
from qualitykit.workspace import open_workspace

ROOT = Path(__file__).resolve().parents[1]
SAMPLE, PERIOD, LANGUAGE = ROOT / "data" / "sample", "2016Q3", "zh"
BIN = Path(sys.executable).parent
CONTENDERS = ("ours", "floor", "prepared", "threads", "loop")
PAIRS = (("loop", "ours"), ("threads", "ours"), ("ours", "floor"), ("ours", "prepared"))
SECONDS_BETWEEN_LOOKS = 0.2


def jobs_of(units: int) -> list[Job]:
    """All notebooks of a period, for the first units of the sample."""
    ids = [unit.id for unit in open_workspace(SAMPLE).units[:units]]
    values = {"workspace": str(SAMPLE), "period": PERIOD, "language": LANGUAGE}
    return plan(shipped.folder("notebooks"), ids, values, NOTEBOOKS)


def ours(jobs: list[Job], workers: int, out: Path) -> list[str]:
    units = [f"--unit={job.parameters['unit']}" for job in jobs if "unit" in job.parameters]
    return [
        str(BIN / "qualitykit"),
        "report",
        str(SAMPLE),
        PERIOD,
        f"--out={out}",
        f"--jobs={workers}",
        *units,
    ]


def loop(jobs: list[Job], workers: int, out: Path) -> list[str]:
    lines = ["set -e"]
    for job in jobs:
        copy = out / job.page.replace("/", "-").replace(".html", ".ipynb")
        given = [word for pair in job.parameters.items() for word in ("-p", *pair)]
        run = [BIN / "papermill", "--no-progress-bar", "-k", "python3", job.notebook, copy, *given]
        for command in (run, [BIN / "jupyter", "nbconvert", "--to", "html", "--no-input", copy]):
            lines.append(shlex.join(map(str, command)) + " 2>/dev/null")
    return ["sh", "-c", "\n".join(lines)]


def itself(contender: str):
    """A contender that is a function of this file, run in a process of its own."""

    def command(jobs: list[Job], workers: int, out: Path) -> list[str]:
        work = {"jobs": [[str(job.notebook), job.page, job.parameters] for job in jobs], "workers": workers}
        (out / "work.json").write_text(json.dumps(work | {"out": str(out)}), encoding="utf-8")
        return [sys.executable, __file__, "--do", contender, str(out / "work.json")]

    return command


COMMANDS = {"ours": ours, "loop": loop} | {name: itself(name) for name in ("threads", "floor", "prepared")}


def do_threads(jobs: list[list], workers: int, out: str) -> None:
    from papermill import execute_notebook

    def run(number: int) -> None:
        book, _, parameters = jobs[number]
        own = {"kernel_name": "python3", "progress_bar": False}
        execute_notebook(book, f"{out}/{number}.ipynb", parameters, **own)

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(run, range(len(jobs))))


def do_floor(jobs: list[list], workers: int, out: str) -> None:
    from qualitykit.reports import export

    export.warm()
    fork_all(jobs, workers)


def do_prepared(jobs: list[list], workers: int, out: str) -> None:
    from qualitykit.reports import export, prewarm

    export.warm()
    prewarm.district(str(SAMPLE), str(SAMPLE), PERIOD)
    fork_all(jobs, workers)


def fork_all(jobs: list[list], workers: int) -> None:
    """The cells of every notebook in a process of its own, so many at once."""
    os.chdir(SAMPLE)
    gc.collect()
    gc.freeze()
    running = 0
    for book, _, parameters in jobs:
        if running == workers:
            wait_for_one()
            running -= 1
        if os.fork() == 0:
            in_child(book, parameters)
        running += 1
    while running:
        wait_for_one()
        running -= 1


def wait_for_one() -> None:
    """Wait for a process to end; one that failed fails the benchmark."""
    _, status = os.wait()
    if status:
        raise SystemExit("a notebook failed")


def in_child(book: str, parameters: dict[str, str]) -> None:
    """Run the cells and end; never return into the parent's program, whatever happens."""
    try:
        execute_cells(book, parameters)
        os._exit(0)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def execute_cells(book: str, parameters: dict[str, str]) -> None:
    names = {"__name__": "__main__", **parameters}
    for cell in json.loads(Path(book).read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code" and "parameters" not in cell["metadata"].get("tags", ()):
            exec("".join(cell["source"]), names)


def measured(command: list[str]) -> tuple[float, float, float]:
    """Wall seconds, processor seconds and peak megabytes of a command and all below it."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    peak, ended = [0.0], threading.Event()
    watcher = threading.Thread(target=watch, args=(process.pid, peak, ended))
    watcher.start()
    _, told = process.communicate()
    wall = time.perf_counter() - began
    ended.set()
    watcher.join()
    if process.returncode:
        raise SystemExit(f"{command[0]} ended with {process.returncode}: {told[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak[0]


def watch(pid: int, peak: list[float], ended: threading.Event) -> None:
    while not ended.wait(SECONDS_BETWEEN_LOOKS):
        peak[0] = max(peak[0], sum(map(proportional, tree(pid))))


def tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        lists = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
        below = " ".join(lists).split()
    except OSError:
        return
    for child in below:
        yield from tree(int(child))


def proportional(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().split("\n")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def main() -> None:
    units = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    workers = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    jobs = jobs_of(units)
    print(f"{len(jobs)} notebooks ({units} units), {workers} at once; load before {os.getloadavg()[0]:.1f}")
    print(f"{'':10}{'wall s':>10}{'cpu s':>10}{'peak MB':>10}")
    found = {}
    for contender in sys.argv[3:] or CONTENDERS:
        with tempfile.TemporaryDirectory() as folder:
            found[contender] = measured(COMMANDS[contender](jobs, workers, Path(folder)))
        wall, cpu, peak = found[contender]
        print(f"{contender:10}{wall:10.1f}{cpu:10.1f}{peak:10.0f}", flush=True)
    for first, second in PAIRS:
        if {first, second} <= found.keys():
            wall, cpu, _ = (a / b for a, b in zip(found[first], found[second], strict=True))
            print(f"{first} / {second}: {wall:.2f} in wall seconds, {cpu:.2f} in processor seconds")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--do"]:
        work = json.loads(Path(sys.argv[3]).read_text(encoding="utf-8"))
        {"threads": do_threads, "floor": do_floor, "prepared": do_prepared}[sys.argv[2]](**work)
    else:
        main()
