"""Run planned notebooks for their executed copies, without pages (运行笔记本)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import nbformat

from qualitykit.engine.failure import Failure
from qualitykit.engine.work import PageTask, run_pages
from qualitykit.reports.notebooks import Job, read_notebook


@dataclass(frozen=True)
class Outcome:
    """What came of one run (结果): the notebook as it was executed, and where it failed if it did."""

    job: Job
    notebook: nbformat.NotebookNode
    failure: Failure | None = None


def run_all(jobs: Sequence[Job], folder: Path, at_once: int = 1, engine: str = "fork") -> Iterator[Outcome]:
    """The outcome of every job, as each is done (全部运行). A failed notebook stops no other.

    Args:
        jobs: what to run.
        folder: where the notebooks run.
        at_once: how many notebooks run at the same time, at least 1.
        engine: `fork` or `kernel`.
    """
    asked = {job.page: job for job in jobs}
    tasks = [_task(job, str(Path(folder).resolve()), engine) for job in jobs]
    for result in run_pages(tasks, at_once=at_once):
        yield Outcome(asked[result.page], nbformat.reads(result.notebook, 4), result.failure)


def _task(job: Job, folder: str, engine: str) -> PageTask:
    text = nbformat.writes(read_notebook(job.notebook))
    return PageTask(job.page, job.copy, text, job.parameters, folder, engine=engine)
