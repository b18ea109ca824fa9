"""Run cells in this very process (在本进程内运行单元格), with what nbclient and a kernel would make of them.

The kernel here is ipykernel's own, without sockets: what it would send goes straight to nbclient's own bookkeeping
of outputs, so that streams, displays, updates, clearing and errors come out as they do there.
"""

import asyncio
import logging
import sys
import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from ipykernel.ipkernel import IPythonKernel
from jupyter_client.session import Session
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionComplete, CellExecutionError
from nbformat import NotebookNode
from traitlets import Any as AnyTrait
from traitlets.config import Config

from qualitykit.engine.failure import Failure, first_line
from qualitykit.engine.streams import Collected

MOST_OUTPUT = 50_000_000
MAY_FAIL, LEFT_OUT = "raises-exception", "skip-execution"


class Stopped(Exception):
    """A notebook that ended where it should not have (提前结束)."""

    def __init__(self, failure: Failure):
        super().__init__(failure.text("en"))
        self.failure = failure


class _Heard(Session):
    """A session whose messages go to a function here, as they would look after a journey over the wire."""

    hear = AnyTrait()

    def send(self, stream, msg_or_type, content=None, parent=None, ident=None, buffers=None, **more):
        """Hand over one message (转交)."""
        given = isinstance(msg_or_type, dict)
        message = msg_or_type if given else self.msg(msg_or_type, content, parent, **more)
        self.hear(self.unpack(self.pack(message)) | {"buffers": buffers or []})
        return message


class Shell:
    """A fresh IPython shell of this process, and the outputs of a notebook's cells (交互环境).

    There is one in the life of a process: it takes over the process's output.

    Args:
        notebook: its cells receive outputs and execution counts.
        flooded: called when a notebook has put out more than `MOST_OUTPUT` characters; must end the process.
    """

    language_info = IPythonKernel.language_info

    def __init__(self, notebook: NotebookNode, flooded: Callable[[], None]):
        self._book = NotebookClient(notebook)
        self._book.reset_execution_trackers()
        self._lock, self._at, self._count = threading.RLock(), 0, 0
        self._streams = Collected(self._wrote, MOST_OUTPUT, flooded)
        sys.stdout, sys.stderr = self._streams.stdout, self._streams.stderr
        sys.__stdout__, sys.__stderr__ = sys.stdout, sys.stderr
        self._session = _Heard(hear=self._hear, key=b"")
        self._kernel = _kernel(self._session)
        self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)
        self._ended_threads: list[str] = []
        threading.excepthook = self._thread_ended(threading.excepthook)

    def run(self, index: int) -> None:
        """Run one cell and lay down its outputs (运行一格).

        Raises:
            CellExecutionError: it raised something and does not bear the tag `raises-exception`.
            Stopped: it asked the kernel to end, lost a thread, or changed what was counted.
        """
        cell = self._book.nb.cells[index]
        tags = cell.metadata.get("tags", ())
        if cell.cell_type != "code" or not cell.source.strip() or LEFT_OUT in tags:
            return
        self._at, cell.outputs, self._count = index, [], self._count + 1
        self._book.clear_before_next_output = False
        reply = self._loop.run_until_complete(self._execute(cell.source))
        cell.execution_count = self._count
        if reply["status"] == "error" and MAY_FAIL not in tags:
            raise CellExecutionError.from_cell_and_msg(cell, reply)
        self._refuse_tricks(reply)

    async def _execute(self, source: str) -> dict[str, Any]:
        self._kernel.set_parent([], self._session.msg("execute_request"))
        try:
            reply = await self._kernel.do_execute(source, False, True, allow_stdin=False)
        finally:
            self._streams.hand_out()
        await asyncio.sleep(0)
        return reply

    def _refuse_tricks(self, reply: dict[str, Any]) -> None:
        if self._kernel.shell.exit_now:
            raise Stopped(Failure(self._count, reason="notebook_quit"))
        if self._ended_threads:
            raise Stopped(Failure(self._count, self._ended_threads[0]))
        if reply["execution_count"] != self._count:
            raise Stopped(Failure(self._count, reason="counts_changed"))

    def _thread_ended(self, told: Callable) -> Callable:
        """Python says nothing where a thread ends by `SystemExit`; whatever it was to do is not done."""

        def hook(args) -> None:
            self._ended_threads.append(first_line(f"{args.exc_type.__name__}: {args.exc_value}"))
            told(args)

        return hook

    def _wrote(self, name: str, text: str) -> None:
        self._session.send(None, "stream", {"name": name, "text": text})

    def _hear(self, message: dict[str, Any]) -> None:
        with self._lock:
            if message["msg_type"] not in ("stream", "clear_output"):
                self._streams.count(len(str(message["content"])))
            try:
                self._book.process_message(message, self._book.nb.cells[self._at], self._at)
            except CellExecutionComplete:
                return


def _kernel(session: Session) -> IPythonKernel:
    """ipykernel's kernel without its sockets, threads, history file and profile."""
    config = Config({"HistoryManager": {"enabled": False}})
    here = SimpleNamespace(parent_thread=threading.current_thread())
    silent = logging.getLogger(f"{__name__}.kernel")
    silent.addHandler(logging.NullHandler())
    silent.propagate = False
    own = {"session": session, "iopub_socket": object(), "shell_channel_thread": here}
    kernel = IPythonKernel(config=config, log=silent, **own)
    sys.displayhook = kernel.shell.displayhook
    return kernel
