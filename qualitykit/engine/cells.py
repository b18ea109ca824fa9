"""The cells of a notebook run in a fresh process, for papermill in this one (为 papermill 在新进程中运行)."""

from typing import Any

import nbformat

from qualitykit.engine.forked import Watched, why_not
from qualitykit.engine.process import Warm, supervise
from qualitykit.engine.shell import Stopped


def run_elsewhere(
    manager: Any, folder: str, cell_seconds: float | None = None,
    notebook_seconds: float | None = None, memory_mb: int | None = None,
) -> None:  # fmt: skip
    """Run papermill's notebook in a fresh process, and tell papermill as each cell starts and ends (运行).

    Args:
        manager: papermill's record of the run, with the notebook.
        folder: where to run.
        cell_seconds, notebook_seconds: how long one cell, and the whole, may take; None for ever.
        memory_mb: how much memory beyond what the process starts with.

    Raises:
        Stopped: the process ended before the notebook did.
    """
    notebook, watched = manager.nb, Watched()
    asked = {"do": "cells", "notebook": nbformat.writes(notebook), "folder": folder, "memory_mb": memory_mb}

    def heard(message: list) -> None:
        watched.heard(message)
        _pass_on(manager, message)

    warm = Warm()
    try:
        ended = supervise(warm, asked, heard, cell_seconds, notebook_seconds)
    finally:
        warm.close()
    if failure := why_not(watched, ended, "cells", {"cell": cell_seconds, "notebook": notebook_seconds}):
        manager.cell_exception(notebook.cells[watched.at], cell_index=watched.at)
        raise Stopped(failure)
    notebook.metadata.update(nbformat.from_dict(watched.said["cells"]))


def _pass_on(manager: Any, message: list) -> None:
    """Tell papermill of a cell's start or end, and take over its outputs."""
    what, *more = message
    if what == "cell":
        manager.cell_start(manager.nb.cells[more[0]], more[0])
    elif what == "ran":
        index, ran = more
        cell = manager.nb.cells[index]
        for name in ("outputs", "execution_count"):
            if name in ran:
                cell[name] = nbformat.from_dict(ran[name])
        if any(output.output_type == "error" for output in cell.get("outputs", ())):
            manager.cell_exception(cell, cell_index=index)
        manager.cell_complete(cell, cell_index=index)
