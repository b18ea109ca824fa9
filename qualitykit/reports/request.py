"""What a run is asked for, and what comes of it (任务与结果)."""

import os
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from qualitykit import shipped
from qualitykit.engine.failure import Failure
from qualitykit.engine.work import CELL_SECONDS, NOTEBOOK_SECONDS
from qualitykit.reports import snapshot
from qualitykit.reports.notebooks import NOTEBOOKS, Job, Notebook
from qualitykit.workspace import Unit, Workspace


@dataclass(frozen=True)
class Request:
    """What is to be reported (报告任务): one period of a workspace, for some or all of its units.

    Attributes:
        workspace, period, units, language: whose assessment, of which units, in `zh` or `en`.
        at_once: how many notebooks run at the same time on this machine.
        notebooks, folder: the table of notebooks and where they stand.
        reason, by, day: what the revision says of itself: why, who, and the day that is given for it.
        engine, executor, memory_mb, cell_seconds: how notebooks are run, see `qualitykit.engine.work`.
        sign: the SSH key that signs the manifest.
    """

    workspace: Workspace
    period: str
    units: tuple[Unit, ...]
    language: str = "zh"
    at_once: int = 1
    notebooks: tuple[Notebook, ...] = NOTEBOOKS
    folder: Path = field(default_factory=lambda: shipped.folder("notebooks"))
    reason: str = ""
    by: str = ""
    day: date | None = None
    engine: str = "fork" if hasattr(os, "fork") else "kernel"
    executor: Any = None
    memory_mb: int | None = None
    cell_seconds: float = CELL_SECONDS
    sign: Path | None = None

    @property
    def parameters(self) -> dict[str, str]:
        """What every notebook is given (参数)."""
        workspace = snapshot.SEEN_FROM_INSIDE
        return {"workspace": workspace, "period": self.period, "language": self.language}

    @property
    def limits(self) -> dict[str, Any]:
        """How every notebook is run (运行限制)."""
        cell = self.cell_seconds
        whole = max(cell, NOTEBOOK_SECONDS)
        own = {"engine": self.engine, "memory_mb": self.memory_mb}
        return own | {"cell_seconds": cell, "notebook_seconds": whole}


@dataclass(frozen=True)
class Unfinished:
    """A page that was not made (未完成的一页): its job, and why; None where the run was stopped before."""

    job: Job
    failure: Failure | None


@dataclass(frozen=True)
class Report:
    """What came of it (报告结果).

    Attributes:
        folder: the published revision; where a page failed, the folder that keeps what was finished; where the run
            was stopped, the work folder.
        pages: how many pages there are; done, reused: the paths of those made now and taken up.
        failed: what was not made, in the plan's order.
        stopped: the signal that ended the run.
        head: the SHA-256 of the published manifest; previous: that of the revision before.
        seconds: how long it took.
        peak_mb, own_mb: the most memory that a notebook and the run itself took; 0 where it was not measured.
    """

    folder: Path
    pages: int
    failed: tuple[Unfinished, ...] = ()
    done: tuple[str, ...] = ()
    reused: tuple[str, ...] = ()
    stopped: str = ""
    head: str = ""
    previous: str = ""
    seconds: float = 0.0
    peak_mb: float = 0.0
    own_mb: float = 0.0

    @property
    def published(self) -> bool:
        """Whether the period has a new revision (是否发布)."""
        return not self.failed and not self.stopped


def own_memory() -> float:
    """The most memory that this process has taken so far (本进程内存峰值), MB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
