"""Open a published folder, or a zip of one, with the inputs that it carries (打开存档)."""

import tempfile
import zipfile
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from qualitykit.errors import Problem, QualitykitError
from qualitykit.reports import snapshot
from qualitykit.reports.manifest import NAME, head, read_manifest
from qualitykit.reports.notebooks import Job
from qualitykit.reports.snapshot import Snapshot
from qualitykit.scoring import Assessment, assess
from qualitykit.workbook.container import BROKEN
from qualitykit.workbook.limits import MB
from qualitykit.workspace import Workspace

RESULTS = ("scores.csv", "grades.csv")
# What a zip may take on the disk: more than a folder of 4,000 units, less than what fills one.
UNPACKED = 4096 * MB
# What a file takes however small it is.
BLOCK = 4096


@dataclass(frozen=True)
class Capsule:
    """A published revision with what it was made from (存档).

    Attributes:
        folder: the published folder.
        facts: its manifest.
    """

    folder: Path
    facts: dict[str, Any]
    _unpacked: Any = field(default=None, repr=False)

    @property
    def head(self) -> str:
        """The SHA-256 of its manifest (首哈希)."""
        return head(self.folder)

    @property
    def language(self) -> str:
        """The language in which it was published (语言)."""
        return self.facts["language"]

    @cached_property
    def snapshot(self) -> Snapshot:
        """The inputs that it carries (输入快照).

        Raises:
            QualitykitError: it carries none that can be read.
        """
        try:
            return snapshot.opened(self.folder / snapshot.FOLDER)[0]
        except (OSError, ValueError):
            raise QualitykitError(Problem(str(self.folder), None, None, "no_capsule")) from None

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace that it carries (工作区)."""
        return self.snapshot.opened()

    @cached_property
    def assessment(self) -> Assessment:
        """Its period, scored again by the code that is here now (重新评分)."""
        return assess(self.workspace, self.facts["period"])

    def jobs(self, folder: Path) -> list[Job]:
        """Every run behind its pages, with the notebooks of a folder (页任务)."""
        pages = self.facts["pages"].items()
        return [Job(folder / Path(own["notebook"]).name, page, own["parameters"]) for page, own in pages]

    def text(self, name: str) -> str:
        """The text of a published file (已发布的文本); empty where there is none."""
        path = self.folder / name
        return path.read_text(encoding="utf-8") if path.is_file() else ""


def open_capsule(path: str | Path) -> Capsule:
    """Open a published folder, or a zip of one, which is unpacked into a temporary folder (打开存档).

    Raises:
        QualitykitError: nothing of that kind is there, or a zip that unpacks to more than `UNPACKED`.
    """
    path, unpacked = Path(path), None
    if path.is_file():
        unpacked = tempfile.TemporaryDirectory(prefix="qualitykit-")
        path = _unzipped(path, Path(unpacked.name))
    return Capsule(path, read_manifest(path), unpacked)


def _unzipped(path: Path, folder: Path) -> Path:
    """The folder in a zip that has a manifest, at the top or one below."""
    try:
        with zipfile.ZipFile(path) as file:
            _check_size(path, file)
            file.extractall(folder)
    except BROKEN:
        raise QualitykitError(Problem(str(path), None, None, "no_capsule")) from None
    found = [place for place in (folder, *sorted(folder.iterdir())) if (place / NAME).is_file()]
    if not found:
        raise QualitykitError(Problem(str(path), None, None, "no_capsule"))
    return found[0]


def _check_size(path: Path, file: zipfile.ZipFile) -> None:
    """Refuse what fills a disk; no part ever unpacks to more than the directory says."""
    size = sum(part.file_size + BLOCK for part in file.infolist())
    if size > UNPACKED:
        values = {"size": size // MB, "most": UNPACKED // MB}
        raise QualitykitError(Problem(str(path), None, None, "capsule_unpacks_large", values))
