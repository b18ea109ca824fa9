"""How a notebook is started (内核): quietly, in this very Python, and kept in hand when it fails."""

import logging
import os
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpecManager
from papermill.engines import NBClientEngine, papermill_engines
from traitlets import default

ENGINE = "qualitykit"
CELL_SECONDS = 1800
_TALKATIVE = ("papermill", "traitlets", "asyncio", "nbclient", "jupyter_client")


class QuietKernel(AsyncKernelManager):
    """A kernel of the running Python that keeps its own messages to itself (安静的内核).

    Kernels inherit the terminal: without this each of them would print its start-up warnings there. A kernel
    registered on the machine under the name `python3` may be another Python, so none is looked for.
    """

    @default("kernel_spec_manager")
    def _this_python(self) -> KernelSpecManager:
        return KernelSpecManager(parent=self, kernel_dirs=[])

    async def start_kernel(self, **options):
        """Start it with its own output closed off and hashes that do not vary from run to run (启动)."""
        options["env"] = {**(options.get("env") or os.environ), "PYTHONHASHSEED": "0"}
        await super().start_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)


class Engine(NBClientEngine):
    """Papermill's own engine, that hands out the notebook before it runs (执行引擎).

    Papermill returns nothing of a notebook that failed, unless it writes files itself; and it writes and reads
    them, and sets `cwd`, by changing the folder of the whole process, which threads must not do. So papermill
    is given no path: the notebook is taken from here and its folder goes to the kernel alone.
    """

    @classmethod
    def execute_managed_notebook(cls, nb_man, kernel_name, *, kept, folder, **options):
        """Run the notebook in `folder`; `kept` receives it, cell by cell up to date (执行)."""
        kept.append(nb_man.nb)
        options |= {"resources": {"metadata": {"path": str(folder)}}, "kernel_manager_class": QuietKernel}
        super().execute_managed_notebook(nb_man, kernel_name, execution_timeout=CELL_SECONDS, **options)


papermill_engines.register(ENGINE, Engine)


@contextmanager
def quiet() -> Iterator[None]:
    """Nothing that the libraries have to say reaches the terminal (静默)."""
    loggers = [logging.getLogger(name) for name in _TALKATIVE]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
