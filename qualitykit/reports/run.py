"""Run notebooks, several at once, and believe only what their executed copies show (运行笔记本).

Papermill counts `sys.exit(0)` as success and marks cells that never ran as completed. Whether a run is complete is
therefore read from the copy: every code cell counted 1, 2, … n, and none with an error.
"""

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

import nbformat
from papermill import execute_notebook
from tqdm import tqdm

from qualitykit.language import say
from qualitykit.reports.kernel import ENGINE, quiet
from qualitykit.reports.notebooks import Job, read_notebook

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_OWN_RECORDS = ("papermill", "execution")


@dataclass(frozen=True)
class Failure:
    """Where a run stopped (失败处): the number of the code cell, 0 for none; what was raised; the traceback.

    `what` is empty where a cell simply never ran.
    """

    cell: int
    what: str = ""
    trace: str = ""

    def text(self, language: str) -> str:
        """One line: the cell and what was raised (一句话).

        >>> Failure(3).text("en")
        'code cell 3: never ran'
        """
        what = self.what or say("cell_never_ran", language)
        return say("failed_cell", language, cell=self.cell, what=what) if self.cell else what

    def report(self) -> str:
        """The whole story, for the file beside the failed copy (失败记录)."""
        return f"{self.text('en')}\n\n{self.trace}".rstrip() + "\n"


@dataclass(frozen=True)
class Outcome:
    """What came of one run (结果): the notebook as it was executed, and where it failed if it did."""

    job: Job
    notebook: nbformat.NotebookNode
    failure: Failure | None = None


def run_all(jobs: Sequence[Job], folder: Path, at_once: int = 1) -> Iterator[Outcome]:
    """The outcome of every job, as each is done (全部运行).

    A failed notebook stops no other. One progress bar for all of them shows on a terminal's stderr.

    Args:
        jobs: what to run.
        folder: where the kernels start.
        at_once: how many notebooks run at the same time, at least 1.
    """
    pool = ThreadPoolExecutor(at_once)
    try:
        with quiet():
            waiting = [pool.submit(run, job, folder) for job in jobs]
            done = tqdm(as_completed(waiting), total=len(jobs), disable=None, unit="page", leave=False)
            yield from (future.result() for future in done)
    finally:
        pool.shutdown(cancel_futures=True)


def run(job: Job, folder: Path) -> Outcome:
    """Run one notebook with its parameters (运行一个)."""
    kept = [read_notebook(job.notebook)]
    crash = None
    try:
        options = {"kernel_name": "python3", "language": "python", "progress_bar": False}
        own = {"engine_name": ENGINE, "kept": kept, "folder": folder}
        execute_notebook(kept[0], None, parameters=job.parameters, **options, **own)
    except Exception as error:  # whatever stops one notebook must not stop the others
        crash = error
    failure = _shortfall(kept[-1], crash)
    return Outcome(job, _tidy(kept[-1]), failure)


def _shortfall(notebook: nbformat.NotebookNode, crash: Exception | None) -> Failure | None:
    """The first cell that failed or never ran; nothing where the notebook ran from top to bottom."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    for count, cell in enumerate(cells, start=1):
        for output in cell.get("outputs", ()):
            if output.output_type == "error":
                trace = _COLOUR.sub("", "\n".join(output.traceback))
                return Failure(count, _first_line(f"{output.ename}: {output.evalue}"), trace)
        if crash is None and cell.execution_count != count:
            return Failure(count)
    if crash is None:
        return None
    started = sum(1 for cell in cells if cell.metadata.get("papermill", {}).get("start_time"))
    return Failure(started, _first_line(f"{type(crash).__name__}: {crash}"), str(crash))


def _first_line(text: str) -> str:
    return _COLOUR.sub("", text).strip().split("\n")[0]


def _tidy(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The copy without papermill's clock times, machine paths and random name for the injected cell."""
    for key in _OWN_RECORDS:
        notebook.metadata.pop(key, None)
    for cell in notebook.cells:
        for key in _OWN_RECORDS:
            cell.metadata.pop(key, None)
        if "injected-parameters" in cell.metadata.get("tags", ()):
            cell["id"] = "injected-parameters"
    return notebook
