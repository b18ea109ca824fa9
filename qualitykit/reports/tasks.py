"""From a plan and a snapshot to tasks with their run keys (页任务)."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from qualitykit import shipped
from qualitykit.engine.work import PageTask
from qualitykit.reports import MADE_BY, PREWARM, RENDER
from qualitykit.reports.manifest import canonical, sha256_of
from qualitykit.reports.notebooks import Job
from qualitykit.reports.snapshot import NOTEBOOKS, Snapshot
from qualitykit.reports.unit_pages import key_of


def tasks_of(
    jobs: Iterable[Job], snapshot: Snapshot, changed: Iterable[str], made_by: Mapping[str, Any], **limits: Any
) -> list[PageTask]:
    """A task for every job (页任务), with a key of all that decides its page.

    Args:
        jobs: the plan.
        snapshot: where notebooks, inputs and rubrics are read from.
        changed: the notebooks that differ from the released ones, which every page says.
        made_by: code, reference figures and packages, from `provenance.made_by`.
        limits: engine and limits of `PageTask`; they decide no byte.
    """
    read = {name: sha for name, sha in snapshot.files.items() if not name.startswith(f"{NOTEBOOKS}/")}
    common = {"inputs": _deciding(read), "made_by": made_by, "changed": sorted(changed)}
    return [_task(job, snapshot, common, limits) for job in jobs]


def _deciding(files: Mapping[str, str]) -> dict[str, str]:
    """Workspace and rubrics: what is asked for stands in each page's parameters, and the lock decides nothing."""
    return {name: sha for name, sha in files.items() if name.startswith(("workspace/", "rubrics/"))}


def _task(job: Job, snapshot: Snapshot, common: dict[str, Any], limits: dict[str, Any]) -> PageTask:
    text = snapshot.notebook(job.notebook.name)
    own = {"page": job.page, "notebook": sha256_of(text), "parameters": job.parameters}
    return PageTask(
        page=job.page,
        copy=job.copy,
        notebook=text,
        parameters=dict(sorted(job.parameters.items())),
        folder=_folder_of(snapshot),
        language=job.parameters.get("language", "zh"),
        root="../" * job.page.count("/"),
        render=RENDER,
        prewarm=prewarm_of(snapshot, job.parameters),
        made_by=(MADE_BY, sha256_of(canonical(common["made_by"]))),
        key=key_of(**common, **own),
        **limits,
    )


def prewarm_of(snapshot: Snapshot, parameters: Mapping[str, str]) -> tuple[str, ...]:
    """What is worked out once for all pages of a snapshot (预热任务), as `PageTask.prewarm` has it."""
    return (PREWARM, _folder_of(snapshot), *(parameters[name] for name in ("workspace", "period")))


def _folder_of(snapshot: Snapshot) -> str:
    return str(snapshot.workspace.resolve())


def changed_notebooks(snapshot: Snapshot) -> list[str]:
    """The notebooks of a snapshot that are not as they were released (与发布版不同的笔记本), by name."""
    released = json.loads(shipped.RELEASED.read_text(encoding="utf-8"))
    start = f"{NOTEBOOKS}/"
    own = {name.removeprefix(start): sha for name, sha in snapshot.files.items() if name.startswith(start)}
    return [name for name, sha in own.items() if released.get(name) != sha]
