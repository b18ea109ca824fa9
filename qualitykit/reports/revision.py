"""What makes a tree of pages a revision (版次): first page, table of changes, RO-Crate view, manifest, signature."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qualitykit.engine.work import PageTask
from qualitykit.reports.assemble import put, refuse_altered
from qualitykit.reports.changes import as_csv, changes
from qualitykit.reports.crate import NAME as CRATE
from qualitykit.reports.crate import crate
from qualitykit.reports.index import Correction, index_page
from qualitykit.reports.manifest import (
    NAME,
    SIGNATURE,
    checksums,
    combined,
    sha256,
    sha256_of,
    write_manifest,
)
from qualitykit.reports.notebooks import Job
from qualitykit.reports.provenance import record, rubric_name
from qualitykit.reports.published import Published
from qualitykit.reports.request import Request
from qualitykit.reports.signature import sign
from qualitykit.reports.snapshot import NOTEBOOKS, Snapshot
from qualitykit.scoring import Assessment
from qualitykit.workspace import Workspace

CHANGES = "changes.csv"


@dataclass(frozen=True)
class Revision:
    """A revision about to be published (待发布版次), and all that is said of it.

    Attributes:
        name: its folder's name; before: the revision that it follows.
        request, workspace, assessment, snapshot: what was asked for, on what it rests, and what came of it.
        jobs, tasks: the pages; results: the result files by name.
        changed, notice: the notebooks that are not as released, and the sentence that says so.
        made_by: code, reference figures and packages.
    """

    name: str
    before: Published
    request: Request
    workspace: Workspace
    assessment: Assessment
    snapshot: Snapshot
    jobs: Sequence[Job]
    tasks: Sequence[PageTask]
    results: Mapping[str, str]
    changed: Sequence[str]
    notice: str
    made_by: Mapping[str, Any]

    @property
    def correction(self) -> Correction | None:
        """What it changes (更正); None in the first revision, which changes nothing."""
        if not (named := self.before.named):
            return None
        old = {name: text for name in self.results if (text := self.before.text(name)) is not None}
        request, day = self.request, self.request.day
        said = {"reason": request.reason, "by": request.by, "day": day.isoformat() if day else ""}
        return Correction(named["revision"], named["manifest_sha256"], changes(old, self.results), **said)

    def facts(self) -> dict[str, Any]:
        """What the manifest says besides the checksums of the published files (清单内容)."""
        request, rubric, inputs = self.request, self.assessment.rubric, self.snapshot.inputs()
        start = f"{NOTEBOOKS}/"
        books = {name: sha for name, sha in self.snapshot.files.items() if name.startswith(start)}
        return {
            "period": request.period,
            "revision": self.name,
            "previous": self.before.named,
            "reason": request.reason,
            "by": request.by,
            "day": request.day.isoformat() if request.day else "",
            "language": request.language,
            "district": self.workspace.name,
            "synthetic": self.workspace.synthetic,
            "units": [unit.id for unit in request.units],
            "rubric": {"file": rubric_name(rubric), "sha256": sha256(rubric.source_path)},
            "inputs": inputs,
            "inputs_sha256": combined(inputs),
            "notebooks": {name.removeprefix(start): sha for name, sha in books.items()},
            "changed_notebooks": list(self.changed),
            "pages": {
                job.page: {"notebook": job.notebook.name, "parameters": job.parameters, "key": task.key}
                for job, task in zip(self.jobs, self.tasks, strict=True)
            },
            **self.made_by,
        }

    def first_page(self, correction: Correction | None) -> str:
        """The index page (首页)."""
        language, pages = self.request.language, [job.page for job in self.jobs]
        rests_on = record(self.workspace, self.assessment.period, language=language)
        own = {"correction": correction, "notice": self.notice}
        return index_page(self.workspace, self.assessment, rests_on, pages, language, **own)


def finish(revision: Revision, tree: Path, known: Mapping[str, str]) -> None:
    """Add to a tree what it still lacks, the manifest last (完成版次).

    Args:
        revision: what is said of it.
        tree: pages, executed copies, results and snapshot.
        known: the checksums that its files must have.

    Raises:
        QualitykitError: a file is not what it was, or the signature could not be made.
    """
    correction = revision.correction
    put(tree, {"index.html": revision.first_page(correction)})
    if correction:
        put(tree, {CHANGES: as_csv(correction.changes)})
    files = checksums(tree)
    refuse_altered(known, files)
    facts = revision.facts()
    view = crate(facts, files, _day(revision))
    put(tree, {CRATE: view})
    write_manifest(tree, facts, files | {CRATE: sha256_of(view)})
    if revision.request.sign:
        put(tree, {SIGNATURE: sign((tree / NAME).read_bytes(), revision.request.sign)})


def _day(revision: Revision) -> str:
    """The day that RO-Crate asks for: the one that was given, else the period's last."""
    return (revision.request.day or revision.assessment.end).isoformat()
