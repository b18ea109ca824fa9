"""Run a capsule again from its own inputs and report every difference (重现).

Notebooks of a capsule are programs: reproduce only what comes from someone you trust, or was signed by one.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from tqdm import tqdm

from qualitykit.capsule.opened import RESULTS, Capsule
from qualitykit.capsule.rescoring import other_environment
from qualitykit.engine.work import run_pages
from qualitykit.language import say
from qualitykit.reports import snapshot
from qualitykit.reports.build import announced, notice_of
from qualitykit.reports.changes import changes, from_csv
from qualitykit.reports.index import Correction, index_page
from qualitykit.reports.notebooks import copy_of
from qualitykit.reports.provenance import made_by, record
from qualitykit.reports.results import result_files
from qualitykit.reports.revision import CHANGES
from qualitykit.reports.snapshot import Snapshot
from qualitykit.reports.tasks import tasks_of
from qualitykit.reports.unit_pages import slug
from qualitykit.scoring import Assessment, assess

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Difference:
    """A file that came out otherwise (一处差异): `file`, and in what: `numbers`, `bytes` only, or `failed`."""

    file: str
    kind: str
    what: str = ""

    def text(self, language: str) -> str:
        """One line (一句话)."""
        return say(f"reproduce_{self.kind}", language, file=self.file, what=self.what)


@dataclass(frozen=True)
class Reproduction:
    """What came of it (重现结果).

    Attributes:
        files: how many files were made again and compared.
        differences: those that came out otherwise.
        other: what made the capsule and is another now: code, packages, Python; then this is a trial run (试算).
    """

    files: int
    differences: tuple[Difference, ...]
    other: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether it came out again (是否重现): to the byte, or in a trial run to the number."""
        allowed = ("bytes",) if self.other else ()
        return all(difference.kind in allowed for difference in self.differences)


def reproduce(capsule: Capsule, at_once: int = 1, **limits: Any) -> Reproduction:
    """Make every page and table of a capsule again (重现).

    Args:
        capsule: an opened capsule.
        at_once: how many notebooks run at the same time.
        limits: engine and limits, as in `qualitykit.engine.work.PageTask`.

    Raises:
        QualitykitError: the capsule carries no inputs, or they cannot be scored.
    """
    with tempfile.TemporaryDirectory(prefix="qualitykit-") as folder:
        # A notebook may write where it runs: the published folder is not where it runs.
        inside = Path(folder) / snapshot.FOLDER
        shutil.copytree(capsule.folder / snapshot.FOLDER, inside)
        copied, _ = snapshot.opened(inside)
        assessment = assess(copied.opened(), capsule.facts["period"])
        found = dict(result_files(assessment, capsule.language))
        found |= {"index.html": _first_page(capsule, copied, assessment)}
        pages = _pages(capsule, copied, at_once, limits)
        differences = [*_compared(capsule, found), *pages]
    files = len(found) + 2 * len(capsule.facts["pages"])
    return Reproduction(files, tuple(differences), tuple(other_environment(capsule)))


def _first_page(capsule: Capsule, copied: Snapshot, assessment: Assessment) -> str:
    facts, language, workspace = capsule.facts, capsule.language, copied.opened()
    correction = None
    if before := facts["previous"]:
        said = {name: facts[name] for name in ("reason", "by", "day")}
        changed = from_csv(capsule.text(CHANGES))
        correction = Correction(before["revision"], before["manifest_sha256"], changed, **said)
    rests_on = record(workspace, assessment.period, language=language)
    notice = notice_of(facts["changed_notebooks"], language)
    return index_page(workspace, assessment, rests_on, list(facts["pages"]), language, correction, notice)


def _pages(capsule: Capsule, copied: Snapshot, at_once: int, limits: dict) -> Iterator[Difference]:
    """Run every page and compare it with its published form, as each is done."""
    facts = capsule.facts
    jobs = capsule.jobs(copied.folder / snapshot.NOTEBOOKS)
    for job in jobs:
        slug(job.page, "")
    tasks = tasks_of(jobs, copied, facts["changed_notebooks"], made_by(), **limits)
    notice = notice_of(facts["changed_notebooks"], capsule.language)
    with closing(run_pages(tasks, None, at_once)) as results:
        for result in tqdm(results, total=len(tasks), disable=None, unit="page", leave=False):
            if result.failure:
                yield Difference(result.page, "failed", result.failure.text(capsule.language))
                continue
            made = {result.page: announced(result.html, notice), copy_of(result.page): result.notebook}
            yield from _compared(capsule, made)


def _compared(capsule: Capsule, made: Mapping[str, str]) -> Iterator[Difference]:
    for name, text in made.items():
        published = capsule.text(name)
        if text != published:
            yield _difference(name, published, text)


def _difference(name: str, before: str, after: str) -> Difference:
    """In what two texts differ: the first number that does, or only the bytes around the same numbers."""
    if name in RESULTS:
        table = changes({name: before}, {name: after})
        places = [
            f"{row.unit} {row.criterion} {row.column} {row.before} → {row.after}"
            for row in table.itertuples()
        ]
        return Difference(name, "numbers", places[0]) if places else Difference(name, "bytes")
    old, new = _numbers(name, before), _numbers(name, after)
    if old == new:
        return Difference(name, "bytes")
    pairs = (f"{a} → {b}" for a, b in zip([*old, "–"], [*new, "–"], strict=False) if a != b)
    return Difference(name, "numbers", next(pairs, f"{len(old)} → {len(new)}"))


def _numbers(name: str, text: str) -> list[str]:
    """Every number that a reader sees on a page, in order; checksums and versions are no results."""
    if not name.endswith(".html"):
        return []
    body = BeautifulSoup(text, "html.parser")
    for part in body.select("style, title"):
        part.decompose()
    words = [word for word in body.get_text(" ").split() if not re.fullmatch(r"[0-9a-f]{64}", word)]
    return _NUMBER.findall(" ".join(words))
