"""The stock way (内核): a kernel per notebook through nbclient, for `--engine kernel` and where nothing can fork.

The kernel is this very Python's, starts in the same surroundings as a forked process, and ends with its notebook.
"""

import os
import secrets
import subprocess
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpecManager
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, papermill_engines
from traitlets import default

from qualitykit.engine.evidence import started
from qualitykit.engine.failure import Failure
from qualitykit.engine.page import executed, quiet, rendered
from qualitykit.engine.shell import MOST_OUTPUT, Stopped
from qualitykit.engine.surroundings import MARK, end_marked, environment

NAME = "qualitykit-kernel"
_OWN_MODULE, _STOCK_MODULE = "qualitykit.engine.guest", "ipykernel_launcher"


class QuietKernel(AsyncKernelManager):
    """A kernel of the running Python that keeps its own messages to itself (安静的内核).

    Kernels inherit the terminal: without this each of them would print its start-up warnings there. A kernel
    registered on the machine under the name `python3` may be another Python, so none is looked for.
    """

    memory_mb: int | None = None

    @default("kernel_spec_manager")
    def _this_python(self) -> KernelSpecManager:
        return KernelSpecManager(parent=self, kernel_dirs=[])

    async def start_kernel(self, **options):
        """Start it with its own output closed off, in the surroundings that all notebooks have (启动)."""
        self._settings = tempfile.TemporaryDirectory(prefix="qualitykit-")
        given = options.get("env") or os.environ
        self._mark = f"{MARK}={secrets.token_hex(16)}"
        own = {
            MARK: self._mark.partition("=")[2],
            "QUALITYKIT_MEMORY_MB": str(self.memory_mb or ""),
            "QUALITYKIT_PARENT": str(os.getpid()),
        }
        options["env"] = environment(given, Path(self._settings.name)) | own
        argv = self.kernel_spec.argv
        self.kernel_spec.argv = [_OWN_MODULE if word == _STOCK_MODULE else word for word in argv]
        await super().start_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)

    async def cleanup_resources(self, restart: bool = False) -> None:
        """Leave nothing behind, what the notebook started neither (清理)."""
        await super().cleanup_resources(restart)
        if not restart:
            end_marked(self._mark)
            self._settings.cleanup()


class _Client(PapermillNotebookClient):
    """Papermill's client, that ends a kernel which puts out too much or takes too long."""

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.stopped, self._left = None, MOST_OUTPUT

    def process_message(self, msg, cell, cell_index):
        if msg["msg_type"] in ("stream", "display_data", "execute_result", "update_display_data"):
            self._left -= len(str(msg["content"]))
        if self._left < 0:
            self.stop("output_flood", f"{MOST_OUTPUT:,}")
            return None
        return super().process_message(msg, cell, cell_index)

    def stop(self, reason: str, found: str) -> None:
        """End the kernel for a reason, the first of which counts."""
        if self.stopped is None:
            self.stopped = (reason, found)
            self.km.provisioner.process.kill()


class KernelEngine(Engine):
    """Papermill's own way, that hands out the notebook before it runs (内核执行引擎).

    Papermill returns nothing of a notebook that failed, unless it writes files itself; and it writes and reads
    them, and sets `cwd`, by changing the folder of the whole process, which threads must not do. So papermill
    is given no path: the notebook is taken from here and its folder goes to the kernel alone.
    """

    @classmethod
    def execute_managed_notebook(cls, nb_man, kernel_name, *, kept, folder, limits, **_):
        """Run the notebook in `folder` (执行); `kept` receives it, cell by cell up to date."""
        kept.append(nb_man.nb)
        manager = type("Kernel", (QuietKernel,), {"memory_mb": limits["memory_mb"]})
        client = _Client(
            nb_man, kernel_name=kernel_name, kernel_manager_class=manager, timeout=limits["cell_seconds"],
            startup_timeout=60, iopub_timeout=60, resources={"metadata": {"path": folder}},
        )  # fmt: skip
        seconds = limits["notebook_seconds"]
        try:
            with _ended_after(seconds, client):
                client.execute()
        except TimeoutError:
            raise _stopped(nb_man.nb, "cell_too_long", f"{limits['cell_seconds']:g}") from None
        except RuntimeError:  # a kernel that died, or was ended before it had started
            if client.stopped is None:
                raise
            raise _stopped(nb_man.nb, *client.stopped) from None


def _stopped(notebook: nbformat.NotebookNode, reason: str, found: str) -> Stopped:
    return Stopped(Failure(started(notebook), reason=reason, found=found))


@contextmanager
def _ended_after(seconds: float, client: _Client):
    timer = threading.Timer(seconds, client.stop, ("notebook_too_long", f"{seconds:g}"))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


papermill_engines.register(NAME, KernelEngine)


def make_page(request: dict[str, Any]) -> dict[str, Any]:
    """Make a page with a kernel -> `notebook`, `html`, `failure`, `seconds`, `peak_mb` (制作一页).

    The kernel's memory is not measured: `peak_mb` is 0.

    Args:
        request: the fields of a task.
    """
    began = time.monotonic()
    limits = {name: request[name] for name in ("cell_seconds", "notebook_seconds", "memory_mb")}
    with quiet():
        options = {"folder": request["folder"], "limits": limits}
        notebook, failure = executed(request["notebook"], request["parameters"], NAME, **options)
        html = ""
        if failure is None:
            html, failure = rendered(notebook, request["render"], request["language"], request["root"])
    used = {"seconds": time.monotonic() - began, "peak_mb": 0.0}
    return {"notebook": nbformat.writes(notebook), "html": html, "failure": failure, **used}
