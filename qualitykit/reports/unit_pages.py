"""One finished page at a time (一页一事务): staged, on the disk, renamed, then a line in the ledger.

A page counts as finished only where the ledger has a line with its key and its files still have the checksums of that
line. The key is a checksum of everything that decides the page, so whatever stopped, a later run takes up exactly
the pages that it would make itself.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from qualitykit.errors import Problem, QualitykitError
from qualitykit.reports import durable
from qualitykit.reports.manifest import canonical, sha256_of

LEDGER, PAGES = "ledger.jsonl", "pages"
HTML, COPY = "page.html", "copy.ipynb"
_PAGE = re.compile(r"[a-z][a-z0-9_]*(?:/[a-z][a-z0-9_]*)*\.html")


@dataclass(frozen=True)
class Finished:
    """A finished page (已完成的一页): its run key, the checksums of page and executed copy, time and memory taken."""

    page: str
    key: str
    html: str
    copy: str
    seconds: float = 0.0
    peak_mb: float = 0.0


def key_of(**decides: Any) -> str:
    """The run key of a page (运行键): a checksum of everything that decides its bytes, never of a time.

    >>> key_of(unit="guxing") == key_of(unit="guxing") != key_of(unit="dahelu")
    True
    """
    return sha256_of(canonical(decides))


def slug(page: str, key: str) -> str:
    """The folder of a finished page (页文件夹名), from its path, which comes of ids only.

    Raises:
        QualitykitError: a path that is not made of ids.

    >>> slug("units/guxing.html", "0123456789abcdef0123")
    'units-guxing-0123456789abcdef'
    """
    if not _PAGE.fullmatch(page):
        raise QualitykitError(Problem(page, None, None, "not_a_page_name"))
    return f"{page.removesuffix('.html').replace('/', '-')}-{key[:16]}"


class UnitPages:
    """The finished pages of an unfinished run (已完成的各页), in its work folder."""

    def __init__(self, work: Path):
        self._work = work
        self._ledger = work / LEDGER
        self._stages = 0
        self._finished = {entry.key: entry for entry in _entries(durable.read(self._ledger) or b"")}

    def find(self, key: str) -> Finished | None:
        """The finished page with a key, if its files are as the ledger has them (查找)."""
        entry = self._finished.get(key)
        return entry if entry and self.content(entry) else None

    def add(self, entry: Finished, html: str | bytes, copy: str | bytes) -> Finished:
        """Make a page a finished one (登记一页): whole, or not at all."""
        entry = Finished(
            entry.page, entry.key, sha256_of(html), sha256_of(copy), entry.seconds, entry.peak_mb
        )
        stage = self._stage()
        durable.write(stage / HTML, html)
        durable.write(stage / COPY, copy)
        durable.sync(stage)
        target = self.folder(entry)
        durable.remove(target)
        durable.rename(stage, target)
        durable.append(self._ledger, json.dumps(asdict(entry), sort_keys=True))
        self._finished[entry.key] = entry
        return entry

    def folder(self, entry: Finished) -> Path:
        """Where a finished page's two files stand (页文件夹)."""
        return self._work / PAGES / slug(entry.page, entry.key)

    def content(self, entry: Finished) -> tuple[bytes, bytes] | None:
        """Page and executed copy (两份文件); None if they are not as the ledger has them."""
        html, copy = (durable.read(self.folder(entry) / name) for name in (HTML, COPY))
        whole = html is not None and copy is not None
        return (
            (html, copy) if whole and (sha256_of(html), sha256_of(copy)) == (entry.html, entry.copy) else None
        )

    def _stage(self) -> Path:
        durable.make_folder(self._work / PAGES)
        self._stages += 1
        stage = self._work / f"stage-{self._stages}"
        durable.remove(stage)
        return durable.make_folder(stage)


def _entries(ledger: bytes) -> Iterator[Finished]:
    """The lines of a ledger; one that a crash cut off is none."""
    for line in ledger.splitlines():
        with suppress(ValueError, TypeError):
            entry = Finished(**json.loads(line))
            if _PAGE.fullmatch(entry.page):
                yield entry
