"""The newest published revision of a period, whose unchanged pages a new one takes up (已发布的最新一版)."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from qualitykit.engine.work import PageTask
from qualitykit.errors import QualitykitError
from qualitykit.reports import durable
from qualitykit.reports.manifest import head, read_manifest, sha256_of
from qualitykit.reports.publish import revisions


class Published:
    """The newest published revision of a period (最新一版); one without a sound manifest has no facts.

    Attributes:
        folder: the revision; None where the period has none.
        facts: its manifest.
    """

    def __init__(self, out: Path, period: str):
        folders = revisions(out, period)
        self.folder = folders[-1] if folders else None
        self.facts: dict[str, Any] = {}
        with suppress(QualitykitError):
            self.facts = read_manifest(self.folder) if self.folder else {}

    @property
    def named(self) -> dict[str, str] | None:
        """What the next manifest says of it (上一版记录): the folder's name, and the checksum of its manifest."""
        return self.folder and {"revision": self.folder.name, "manifest_sha256": head(self.folder)}

    def page(self, task: PageTask) -> tuple[bytes, bytes] | None:
        """Page and executed copy, if they were made of the same and are as they were published (可沿用的页)."""
        if self.facts.get("pages", {}).get(task.page, {}).get("key") != task.key:
            return None
        found = self.file(task.page), self.file(task.copy)
        return None if None in found else found

    def text(self, name: str) -> str | None:
        """The text of a file as it was published (已发布文件的文本); None if it is missing or not what it was."""
        content = self.file(name)
        return None if content is None else content.decode()

    def file(self, name: str) -> bytes | None:
        """A file as it was published (已发布的文件); None if it is missing or not what it was."""
        recorded = self.facts.get("files", {}).get(name)
        content = durable.read(self.folder / name) if recorded else None
        return content if content is not None and sha256_of(content) == recorded else None
