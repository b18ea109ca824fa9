"""A period's folder from a workspace (生成一期结果): plan, run, export, and publish if all of it is there."""

import platform
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import nbformat

import qualitykit
from qualitykit import shipped
from qualitykit.errors import Problem, QualitykitError
from qualitykit.reports import publish
from qualitykit.reports.export import NotSelfContained, page_of
from qualitykit.reports.index import index_page
from qualitykit.reports.manifest import combined, sha256, write_manifest
from qualitykit.reports.notebooks import NOTEBOOKS, Job, Notebook, plan
from qualitykit.reports.provenance import code_sha256, inputs, record, rubric_name
from qualitykit.reports.results import result_files
from qualitykit.reports.run import Failure, Outcome, run_all
from qualitykit.scoring import Assessment, assess
from qualitykit.workspace import Unit, Workspace

# What else decides the bytes of a page.
_LIBRARIES = ("matplotlib", "nbconvert", "numpy", "pandas")


@dataclass(frozen=True)
class Request:
    """What is to be reported (报告任务): one period of a workspace, for some or all of its units.

    `notebooks` is the table of notebooks and `folder` where they stand.
    """

    workspace: Workspace
    period: str
    units: tuple[Unit, ...]
    language: str = "zh"
    at_once: int = 1
    notebooks: tuple[Notebook, ...] = NOTEBOOKS
    folder: Path = field(default_factory=shipped.notebooks)

    @property
    def parameters(self) -> dict[str, str]:
        """What every notebook is given (参数).

        Notebooks run inside the workspace's folder and are given its name as seen from there, so that no
        executed copy holds a path of this machine.
        """
        workspace = f"../{self.workspace.path.resolve().name}"
        return {"workspace": workspace, "period": self.period, "language": self.language}


@dataclass(frozen=True)
class Report:
    """What came of it (报告结果): the folder, published if nothing failed, and the runs that did fail."""

    folder: Path
    pages: int
    failed: tuple[Outcome, ...]


def report(request: Request, out: Path) -> Report:
    """Score a period, run its notebooks and publish the pages in `out` (生成报告).

    Raises:
        QualitykitError: problems in the data, the rubric or the notebooks, a folder that another run holds, or
            input files that changed during the run. Nothing is published then.
    """
    assessment = assess(request.workspace, request.period)
    jobs = plan(request.folder, [unit.id for unit in request.units], request.parameters, request.notebooks)
    facts = _facts(request, assessment, jobs)
    with publish.lock(out, request.period), publish.stage(out, request.period) as staged:
        failed = _run(request, jobs, staged)
        _write(staged, result_files(assessment, request.language))
        done = [job.page for job in jobs if (staged / job.page).exists()]
        if failed:
            return Report(publish.keep_incomplete(staged, out, request.period), len(done), failed)
        _refuse_changed(facts["inputs"], inputs(request.workspace, assessment.period))
        _write(staged, {"index.html": _index(request, assessment, done)})
        write_manifest(staged, facts)
        return Report(publish.publish(staged, out, request.period), len(done) + 1, ())


def _run(request: Request, jobs: Sequence[Job], staged: Path) -> tuple[Outcome, ...]:
    """Run every job and lay its page and copy down in the stage, as each is done; the failed ones, in order."""
    outcomes = run_all(jobs, request.workspace.path.resolve(), request.at_once)
    laid_down = (_lay_down(outcome, request, staged) for outcome in outcomes)
    failed = {outcome.job.page: outcome for outcome in laid_down if outcome.failure}
    return tuple(failed[job.page] for job in jobs if job.page in failed)


def _lay_down(outcome: Outcome, request: Request, staged: Path) -> Outcome:
    job, failure = outcome.job, outcome.failure
    if not failure:
        try:
            page = page_of(outcome.notebook, request.language, "../" * job.page.count("/"))
            _write(staged, {job.page: page, job.copy: nbformat.writes(outcome.notebook)})
            return outcome
        except NotSelfContained as error:
            failure = Failure(0, str(error))
    name = f"failed/{Path(job.page).stem}"
    _write(staged, {f"{name}.txt": failure.report(), f"{name}.ipynb": nbformat.writes(outcome.notebook)})
    return Outcome(job, outcome.notebook, failure)


def _write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def _index(request: Request, assessment: Assessment, pages: Sequence[str]) -> str:
    rests_on = record(request.workspace, assessment.period, language=request.language)
    return index_page(request.workspace, assessment, rests_on, pages, request.language)


def _facts(request: Request, assessment: Assessment, jobs: Sequence[Job]) -> dict[str, Any]:
    """What the manifest says besides the checksums of the published files."""
    files = inputs(request.workspace, assessment.period)
    rubric = assessment.rubric
    return {
        "period": request.period,
        "language": request.language,
        "units": [unit.id for unit in request.units],
        "rubric": {"file": rubric_name(rubric), "sha256": sha256(rubric.source_path)},
        "inputs": files,
        "inputs_sha256": combined(files),
        "code": {"version": qualitykit.__version__, "sha256": code_sha256()},
        "made_with": {"python": platform.python_version()} | {name: version(name) for name in _LIBRARIES},
        "notebooks": {path.name: sha256(path) for path in sorted({job.notebook for job in jobs})},
        "pages": {job.page: {"notebook": job.notebook.name, "parameters": job.parameters} for job in jobs},
    }


def _refuse_changed(before: dict[str, str], after: dict[str, str]) -> None:
    """Pages made from files that changed meanwhile would not be of one piece."""
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    if changed:
        raise QualitykitError(Problem(name, None, None, "input_moved") for name in changed)
