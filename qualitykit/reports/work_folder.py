"""The private folder of a run that has not published yet (工作文件夹): what it has finished, for the next to take up.

.2016Q3.run/capsule/          the snapshot
.2016Q3.run/pages/            every finished page
.2016Q3.run/ledger.jsonl      what is finished, with checksums
.2016Q3.run/tree/             the folder about to be published, of second names of those files
.2016Q3.run/publishing.json   which revision is being published, by which run
"""

import json
from contextlib import suppress
from pathlib import Path

from qualitykit.reports import durable
from qualitykit.reports.manifest import NAME, canonical
from qualitykit.reports.snapshot import FOLDER
from qualitykit.reports.unit_pages import UnitPages

_MARK = "publishing.json"


class WorkFolder:
    """The work folder of one period (工作文件夹). Only the holder of the lock may use it."""

    def __init__(self, out: Path, period: str):
        self.out = out
        self.folder = out / f".{period}.run"
        self._gone = out / f".{period}.gone"
        self.snapshot = self.folder / FOLDER
        self.tree = self.folder / "tree"

    def begin(self) -> UnitPages:
        """Make it ready (就绪): what was half made is cleared away, what was finished is there to be taken up."""
        durable.remove(self._gone)
        durable.make_folder(self.folder)
        for path in [self.tree, *self.folder.glob("stage-*")]:
            durable.remove(path)
        return self.pages()

    def pages(self) -> UnitPages:
        """The pages that are finished as the ledger stands now (已完成的各页)."""
        return UnitPages(self.folder)

    def give_up(self) -> None:
        """Leave nothing behind of a run that could not even begin (放弃)."""
        durable.remove(self.snapshot)
        with suppress(OSError):
            self.folder.rmdir()

    def mark(self, revision: str, run: str) -> None:
        """Note which revision this run is about to publish (发布前留记)."""
        durable.replace(self.folder / _MARK, canonical({"revision": revision, "run": run}))

    def published(self, run: str) -> Path | None:
        """The revision that this very run has published already, but was cut off before it ended (已发布的版本)."""
        with suppress(ValueError, TypeError, KeyError):
            mark = json.loads(durable.read(self.folder / _MARK) or b"null")
            target = self.out / Path(mark["revision"]).name
            if mark["run"] == run and (target / NAME).is_file() and not target.is_symlink():
                return target
        return None

    def end(self) -> None:
        """The run is over and published (结束): in one step it can no more be taken up, then all goes."""
        durable.rename(self.folder, self._gone)
        durable.remove(self._gone)
