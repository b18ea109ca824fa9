"""A period's folder from a workspace (生成一期结果): plan, snapshot, run, and publish if all of it is there.

A run is one transaction: whoever reads the output folder sees the revisions that were there, and then one more,
whole. A unit's page is one too (`unit_pages`), so that a run that stopped goes on where it was.
"""

import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from tqdm import tqdm

from qualitykit.engine.failure import Failure
from qualitykit.engine.parents import prepare
from qualitykit.engine.work import PageResult, PageTask, can_fork, run_pages
from qualitykit.errors import QualitykitError
from qualitykit.language import say
from qualitykit.language.inert import as_html
from qualitykit.period import Period
from qualitykit.reports import RENDER, durable, publish, snapshot, stop
from qualitykit.reports.assemble import assemble, put
from qualitykit.reports.listing import write_listing
from qualitykit.reports.manifest import head, read_manifest, sha256_of
from qualitykit.reports.notebooks import Job, plan
from qualitykit.reports.provenance import made_by
from qualitykit.reports.published import Published
from qualitykit.reports.request import Report, Request, Unfinished, own_memory
from qualitykit.reports.results import result_files
from qualitykit.reports.revision import Revision, finish
from qualitykit.reports.tasks import changed_notebooks, prewarm_of, tasks_of
from qualitykit.reports.unit_pages import Finished, UnitPages, key_of
from qualitykit.reports.work_folder import WorkFolder
from qualitykit.scoring import Assessment, assess

# A result that answers another question than the one that was asked.
_FOREIGN = Failure(0, "the result of another run")


def report(request: Request, out: Path) -> Report:
    """Score a period, run its notebooks and publish the pages in `out` (生成报告).

    Raises:
        QualitykitError: problems in the data, the rubric or the notebooks, a folder that another run holds, or
            input files that changed while they were copied. Nothing is published then.
        OSError: the folder cannot be written. What was finished is taken up by the next run.
    """
    began = time.monotonic()
    units = [unit.id for unit in request.units]
    jobs = plan(request.folder, units, request.parameters, request.notebooks)
    with publish.lock(out, request.period):
        run = _Run(request, out, jobs)
        made = run.go()
    taken = {"seconds": time.monotonic() - began, "peak_mb": run.peak_mb, "own_mb": own_memory()}
    return Report(**vars(made) | taken)


class _Run:
    """One run, step by step; its folder is locked."""

    def __init__(self, request: Request, out: Path, jobs: Sequence[Job]):
        self.request, self.out, self.jobs = request, out, jobs
        self.work = WorkFolder(out, request.period)
        self.finished: dict[str, Finished] = {}
        self.failures: dict[str, PageResult] = {}
        self.reused: list[str] = []
        self.waiting: list[PageTask] = []

    @property
    def peak_mb(self) -> float:
        made = [entry for page, entry in self.finished.items() if page not in self.reused]
        return max((one.peak_mb for one in [*made, *self.failures.values()]), default=0.0)

    def go(self) -> Report:
        try:
            with stop.stoppable():
                self.prepare()
                target = self.work.published(self.key)
                if target is None:
                    self.make_pages()
        except stop.Stopped as stopped:
            self.take_stock()
            return self.unfinished(self.work.folder, str(stopped))
        with stop.unstoppable():
            return self.conclude(target)

    def conclude(self, target: Path | None) -> Report:
        """Publish, unless this very run has done so already and was cut off before it had tidied up."""
        if target is not None:
            self.reused = [job.page for job in self.jobs]
        elif len(self.finished) < len(self.jobs):
            return self.unfinished(self.keep())
        else:
            target = self.publish()
        write_listing(self.out, self.request.language)
        before = (read_manifest(target)["previous"] or {}).get("manifest_sha256", "")
        heads = {"head": head(target), "previous": before}
        self.work.end()
        return Report(target, len(self.jobs) + 1, **self.counted(), **heads)

    def prepare(self) -> None:
        """Snapshot, scores, tasks."""
        self.pages: UnitPages = self.work.begin()
        try:
            self.take_snapshot()
            self.prewarm()
            self.assessment: Assessment = assess(self.workspace, self.request.period)
        except QualitykitError:
            self.work.give_up()
            raise
        self.changed = changed_notebooks(self.snapshot)
        self.notice = notice_of(self.changed, self.request.language)
        self.made_by = made_by()
        limits = self.request.limits
        self.tasks = tasks_of(self.jobs, self.snapshot, self.changed, self.made_by, **limits)
        self.results = result_files(self.assessment, self.request.language)
        self.key = self.run_key()

    def take_snapshot(self) -> None:
        request = self.request
        asked = {
            "format": 1,
            "period": request.period,
            "language": request.language,
            "units": [unit.id for unit in request.units],
            "pages": {job.page: _asked(job) for job in self.jobs},
        }
        books = {job.notebook for job in self.jobs}
        period = Period.parse(request.period)
        self.snapshot = snapshot.take(request.workspace, period, books, asked, self.work.snapshot)
        self.workspace = self.snapshot.opened()

    def prewarm(self) -> None:
        """Have what all pages have in common worked out while this process does the rest."""
        if self.request.executor is None and self.request.engine != "kernel" and can_fork():
            prepare(RENDER, prewarm_of(self.snapshot, self.request.parameters))

    def run_key(self) -> str:
        """What this run would publish: another run with the same key need not publish it again."""
        request = self.request
        said = {"reason": request.reason, "by": request.by, "day": str(request.day or "")}
        results = {name: sha256_of(text) for name, text in self.results.items()}
        return key_of(pages=[task.key for task in self.tasks], results=results, **said)

    def make_pages(self) -> None:
        """Take up what is finished, run the rest, and lay each page down as it is done."""
        self.take_up()
        waiting = [task for task in self.tasks if task.page not in self.finished]
        # The long ones first: none is left for the end.
        self.waiting = sorted(waiting, key=lambda task: "unit" in task.parameters)
        results = run_pages(self.waiting, self.request.executor, self.request.at_once)
        keys = {task.page: task.key for task in waiting}
        with closing(results):
            for result in tqdm(results, total=len(waiting), disable=None, unit="page", leave=False):
                if result.failure or result.key != keys[result.page]:
                    self.failures[result.page] = result
                else:
                    self.lay_down(result)

    def take_up(self) -> None:
        published = Published(self.out, self.request.period)
        for task in self.tasks:
            found = self.pages.find(task.key)
            if found is None and (files := published.page(task)):
                found = self.pages.add(Finished(task.page, task.key, "", ""), *files)
            if found is not None:
                self.finished[task.page] = found
                self.reused.append(task.page)

    def lay_down(self, result: PageResult) -> None:
        entry = Finished(result.page, result.key, "", "", round(result.seconds, 3), round(result.peak_mb, 1))
        html = announced(result.html, self.notice)
        self.finished[result.page] = self.pages.add(entry, html, result.notebook)

    def take_stock(self) -> None:
        """Count the page whose line was already in the ledger when the run was told to stop."""
        ledger = self.work.pages()
        for task in self.waiting:
            if task.page not in self.finished and (found := ledger.find(task.key)):
                self.finished[task.page] = found

    def publish(self) -> Path:
        target = publish.next_revision(self.out, self.request.period)
        entries = [self.finished[job.page] for job in self.jobs]
        known = assemble(self.work.tree, self.pages, entries, self.snapshot, self.results)
        finish(self.revision(target.name), self.work.tree, known)
        self.work.mark(target.name, self.key)
        return publish.publish(self.work.tree, target)

    def revision(self, name: str) -> Revision:
        own = ("request", "workspace", "assessment", "snapshot", "jobs", "tasks", "results")
        said = ("changed", "notice", "made_by")
        before = Published(self.out, self.request.period)
        return Revision(name, before, **{part: getattr(self, part) for part in (*own, *said)})

    def keep(self) -> Path:
        """What was finished, and the failures, for people to look at; a copy, so that it may be touched."""
        copies = {job.page: job.copy for job in self.jobs}
        texts: dict[str, str | bytes] = dict(self.results)
        for page, entry in self.finished.items():
            texts[page], texts[copies[page]] = self.pages.content(entry)
        for page, result in self.failures.items():
            name = f"failed/{Path(page).stem}"
            texts[f"{name}.txt"] = (result.failure or _FOREIGN).report()
            texts[f"{name}.ipynb"] = result.notebook
        put(durable.make_folder(self.work.tree), texts)
        return publish.keep_incomplete(self.work.tree, self.out, self.request.period)

    def counted(self) -> dict[str, tuple[str, ...]]:
        """The pages that were made now, and those that were taken up."""
        made = tuple(page for page in self.finished if page not in self.reused)
        return {"done": made, "reused": tuple(self.reused)}

    def unfinished(self, folder: Path, stopped: str = "") -> Report:
        lacking = [job for job in self.jobs if job.page not in self.finished]
        why = {page: result.failure or _FOREIGN for page, result in self.failures.items()}
        failed = tuple(Unfinished(job, why.get(job.page)) for job in lacking)
        return Report(folder, len(self.finished), failed, **self.counted(), stopped=stopped)


def announced(html: str, notice: str) -> str:
    """A page with a sentence that has to stand on it, at its top (加注).

    >>> announced("<main>\\nx", "n")
    '<main>\\n<p class="alarm">n</p>\\nx'
    """
    return (
        html.replace("<main>\n", f'<main>\n<p class="alarm">{as_html(notice)}</p>\n', 1) if notice else html
    )


def notice_of(changed: Sequence[str], language: str) -> str:
    """The sentence that says which notebooks are not as they were released (改动说明); empty where all are."""
    return say("notebooks_differ", language, names=", ".join(changed)) if changed else ""


def _asked(job: Job) -> dict[str, Any]:
    return {"notebook": job.notebook.name, "parameters": job.parameters}
