"""A page made in a forked process (在分叉进程中制作一页), judged by what its supervisor saw itself.

Complete is what ended with status 0 and handed over, last of all and under the key it was given, a page whose code
cells are those that were sent, each reported before and after it ran.
"""

import time
from dataclasses import dataclass, field
from typing import Any

import nbformat

from qualitykit.engine.evidence import code_cells, tidy
from qualitykit.engine.failure import Failure
from qualitykit.engine.process import Ended, Warm, supervise

_SIGNALS = {-9: "SIGKILL", -6: "SIGABRT", -11: "SIGSEGV", -15: "SIGTERM", -8: "SIGFPE", -7: "SIGBUS"}


@dataclass
class Watched:
    """What a notebook's process said while it ran (监督记录)."""

    notebook: dict[str, Any] | None = None
    at: int = -1
    ran: list[int] = field(default_factory=list)
    said: dict[str, Any] = field(default_factory=dict)

    def heard(self, message: list) -> None:
        """Take in one message (记录)."""
        what, *more = message
        if what == "notebook":
            (self.notebook,) = more
        elif what == "cell":
            (self.at,) = more
        elif what == "ran":
            index, cell = more
            self.ran.append(index)
            self.notebook["cells"][index] = cell
        else:
            self.said[what] = more[0]

    @property
    def cell(self) -> int:
        """The number of the code cell that it was in (所在单元)."""
        if self.notebook is None:
            return 0
        return len(code_cells(nbformat.from_dict({"cells": self.notebook["cells"][: self.at + 1]})))

    def copy(self, text: str) -> str:
        """As much of the executed copy as there is (已有副本)."""
        notebook = nbformat.reads(text, 4) if self.notebook is None else nbformat.from_dict(self.notebook)
        return nbformat.writes(tidy(notebook))


def why_not(watched: Watched, ended: Ended, last: str, limits: dict[str, float | None]) -> Failure | None:
    """Why a process that should have handed over something last did not (未完成的原因).

    Args:
        watched: what it said; ended: how it ended.
        last: the message it owes, `page` or `cells`.
        limits: seconds that were allowed, by `cell` and `notebook`.
    """
    cell = watched.cell
    if ended.overdue:
        return Failure(cell, reason=f"{ended.overdue}_too_long", found=f"{limits[ended.overdue]:g}")
    if stopped := watched.said.get("stopped"):
        return Failure(**stopped)
    if ended.status < 0:
        return Failure(cell, reason="process_killed", found=_SIGNALS.get(ended.status, str(-ended.status)))
    if ended.status or last not in watched.said:
        return Failure(cell, reason="process_ended", found=str(ended.status))
    return None


def make_page(warm: Warm, request: dict[str, Any]) -> dict[str, Any]:
    """Make a page -> `notebook`, `html`, `failure`, `seconds`, `peak_mb` (制作一页).

    Args:
        warm: the warm parent.
        request: the fields of a task.

    Raises:
        Lost: the warm parent went away.
    """
    began, watched = time.monotonic(), Watched()
    limits = {"cell": request["cell_seconds"], "notebook": request["notebook_seconds"]}
    ended = supervise(warm, request | {"do": "page"}, watched.heard, *limits.values())
    failure = why_not(watched, ended, "page", limits)
    page = watched.said.get("page", {})
    if failure is None:
        failure = _failure(page, watched, request)
    html, copy = (page["html"], page["notebook"]) if failure is None else ("", _copy(page, watched, request))
    used = {"seconds": time.monotonic() - began, "peak_mb": ended.peak_mb}
    return {"notebook": copy, "html": html, "failure": failure, **used}


def _copy(page: dict[str, Any], watched: Watched, request: dict[str, Any]) -> str:
    return page.get("notebook") or watched.copy(request["notebook"])


def _failure(page: dict[str, Any], watched: Watched, request: dict[str, Any]) -> Failure | None:
    """What the page itself says, and whether it is the page that was asked for."""
    if page["failure"]:
        return Failure(**page["failure"])
    code = [cell.source for cell in code_cells(nbformat.reads(page["notebook"], 4))]
    asked = [cell.source for cell in code_cells(nbformat.reads(request["notebook"], 4))]
    injected = len(code) - len(asked)
    if page["key"] != request["key"] or watched.ran != list(range(len(watched.notebook["cells"]))):
        return Failure(watched.cell, reason="process_ended", found="0")
    if injected not in (0, 1) or not _holds(code, asked):
        return Failure(0, reason="cells_changed")
    return None


def _holds(code: list[str], asked: list[str]) -> bool:
    """Whether all that was asked is there in order, with at most the parameters between."""
    found = iter(code)
    return all(source in found for source in asked)
