"""Papermill's engines of this package (papermill 执行引擎).

`qualitykit` runs the cells in a fresh process forked from a warm one; `qualitykit-here` in the process it is called
in, which is what happens inside that fresh process.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode
from papermill.engines import Engine, papermill_engines

FORK, HERE = "qualitykit", "qualitykit-here"


class HereEngine(Engine):
    """Runs the cells in this very process (在本进程内执行)."""

    @classmethod
    def execute_managed_notebook(cls, nb_man, kernel_name, *, shell: Callable, watch: Callable, kept, **_):
        """Run cell by cell until one fails (执行); `kept` receives the notebook, up to date while it runs."""
        kept.append(nb_man.nb)
        run_here(nb_man.nb, shell, watch, nb_man)


def run_here(notebook: NotebookNode, shell: Callable, watch: Callable, manager: Any = None) -> None:
    """Run the cells of a notebook in this process until one fails (在本进程内运行).

    Args:
        shell: makes the shell for a notebook.
        watch: is told `("notebook", notebook)`, then `("cell", index)` and `("ran", index, cell)` for each.
        manager: papermill's record of the run, if there is one.

    Raises:
        Stopped: a cell ended where it should not have.
    """
    watch("notebook", notebook)
    runs = shell(notebook)
    for index, cell in enumerate(notebook.cells):
        _mark(manager, "cell_start", cell, index)
        watch("cell", index)
        try:
            runs.run(index)
        except CellExecutionError as error:
            _mark(manager, "cell_exception", cell, index, exception=error)
            break
        finally:
            _mark(manager, "cell_complete", cell, index)
            watch("ran", index, cell)
    notebook.metadata["language_info"] = dict(runs.language_info)


def _mark(manager: Any, event: str, cell: NotebookNode, index: int, **more: Any) -> None:
    if manager is not None:
        getattr(manager, event)(cell, cell_index=index, **more)


class ForkEngine(Engine):
    """Runs the cells in a fresh process (在新进程内执行): `papermill --engine qualitykit IN OUT`."""

    @classmethod
    def execute_managed_notebook(cls, nb_man, kernel_name, *, execution_timeout=None, **options: Any):
        """Run the notebook elsewhere and take over what comes of each cell (执行).

        Raises:
            Stopped: the process ended before the notebook did.
        """
        from qualitykit.engine.cells import run_elsewhere

        options = {name: options[name] for name in ("notebook_seconds", "memory_mb") if name in options}
        run_elsewhere(nb_man, str(Path.cwd()), cell_seconds=execution_timeout, **options)


papermill_engines.register(FORK, ForkEngine)
papermill_engines.register(HERE, HereEngine)
