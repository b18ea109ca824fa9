"""One fresh process per notebook, and who watches over it (进程与监督): time, death, output, leftovers.

`Warm` is the warm parent as seen from here; `supervise` runs one notebook below it and says how that ended.
"""

import os
import re
import secrets
import selectors
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from weakref import WeakSet

import qualitykit
from qualitykit.engine.server import KILL, ORDER, PREPARE, RUN, STATUS
from qualitykit.engine.surroundings import MARK, end_marked, environment
from qualitykit.engine.wire import Channel

_GRACE = 5.0
# A preparation that takes longer than this many seconds ends the warm parent: notebooks go on without it.
MOST_PREPARATION = 600
# After the last place of a traceback: what was raised.
_RAISED = re.compile(r"^  File .*\n(?: {4}.*\n)*(\S.*)", re.MULTILINE)
_START = "import sys; sys.path.append(sys.argv[2]); from qualitykit.engine.server import main; "
_START += "main(int(sys.argv[1]), sys.argv[3:])"


class Lost(Exception):
    """The warm parent is gone (预热进程已不在); the message is the last it said."""


@dataclass(frozen=True)
class Ended:
    """How a notebook's process ended (结束方式).

    Attributes:
        status: its exit status, or minus the signal that ended it.
        peak_mb: the most memory it had in use, shared pages included.
        overdue: `cell`, `notebook`, or empty where no time ran out.
    """

    status: int
    peak_mb: float
    overdue: str = ""


class Warm:
    """A warm parent that forks processes for notebooks (预热进程), until it is closed.

    Args:
        modules: what it imports besides the engine.
    """

    def __init__(self, modules: Sequence[str] = ()):
        self._mark = f"{MARK}={secrets.token_hex(16)}"
        self._folder = Path(tempfile.mkdtemp(prefix="qualitykit-"))
        self._said = (self._folder / "said").open("w+", errors="replace")
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = self._start(theirs.fileno(), modules)
        self._lock, self._orders, self.closed = threading.Lock(), count(), False
        self._prepared: dict[tuple[str, ...], socket.socket] = {}
        self._awaited: WeakSet[socket.socket] = WeakSet()
        self._has_forked = False

    def _start(self, control: int, modules: Sequence[str]) -> subprocess.Popen:
        name, _, value = self._mark.partition("=")
        given = environment(os.environ, self._folder) | {name: value}
        package = str(Path(qualitykit.__file__).resolve().parents[1])
        return subprocess.Popen(
            [sys.executable, "-c", _START, str(control), package, *modules],
            env=given, cwd="/", pass_fds=[control], start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=self._said, stderr=self._said,
        )  # fmt: skip

    @property
    def alive(self) -> bool:
        """Whether it can still fork (是否仍在)."""
        return not self.closed and self._process.poll() is None

    def fork(self) -> tuple[int, Channel, socket.socket]:
        """A fresh process -> its number for `kill`, the channel to it, and where its end is told (新进程).

        Raises:
            Lost: the warm parent is gone.
        """
        ours, theirs = socket.socketpair()
        told, tells = socket.socketpair()
        with theirs, tells, self._lock:
            order, self._has_forked = next(self._orders), True
            self._awaited.update((ours, told))
            try:
                ends = [theirs.fileno(), tells.fileno()]
                socket.send_fds(self._control, [ORDER.pack(RUN, order)], ends)
            except OSError:
                raise Lost(self._last_words()) from None
        return order, Channel(ours), told

    def prepare(self, asked: Sequence[str]) -> None:
        """Have it call a function before it forks the next process (预先计算); what that leaves there is inherited.

        Asked for once, however often; not waited for. What fails there goes on without it. The connection stays open
        here: its end ends a preparation that is still at work.

        Args:
            asked: `module:function` and its arguments; nothing is done where there is none.

        Raises:
            Lost: the warm parent is gone.
        """
        ours, theirs = socket.socketpair()
        with theirs, self._lock:
            if not asked or tuple(asked) in self._prepared:
                ours.close()
                return
            self._prepared[tuple(asked)] = ours
            try:
                Channel(ours).send([MOST_PREPARATION, *asked])
                socket.send_fds(self._control, [ORDER.pack(PREPARE, next(self._orders))], [theirs.fileno()])
            except OSError:
                raise Lost(self._last_words()) from None

    def kill(self, order: int) -> None:
        """End a process and all that it started (结束)."""
        with self._lock, suppress(OSError):
            self._control.sendall(ORDER.pack(KILL, order))

    def lost(self) -> None:
        """It was found gone: wait until the system says so too, so that nobody asks it again (确认已失)."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_GRACE)

    def close(self, replaced: bool = False) -> None:
        """End it and everything below it (关闭).

        Args:
            replaced: it was gone, and another takes its place: whoever asked it may ask that one.
        """
        self.closed = not replaced
        for connection in (self._control, *self._prepared.values()):
            connection.close()
        if not self._has_forked:  # it has nothing below it, and may be busy importing or preparing
            self._process.kill()
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        end_marked(self._mark)
        with self._lock:
            for connection in self._awaited:  # whatever still holds the other end, nobody waits for it
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self._said.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _last_words(self) -> str:
        """The first line of what it raised last, or the last thing that it said."""
        said = ""
        with suppress(FileNotFoundError):  # another notebook has found it gone, and swept up after it
            said = (self._folder / "said").read_text(errors="replace")
        found = _RAISED.findall(said) or said.strip().split("\n")
        return found[-1] or f"status {self._process.poll()}"


def supervise(
    warm: Warm, request: dict[str, Any], heard: Callable[[list], None], cell_seconds: float | None,
    notebook_seconds: float | None,
) -> Ended:  # fmt: skip
    """Serve one request in a fresh process (监督运行).

    Args:
        heard: is given every message as it comes.
        cell_seconds, notebook_seconds: how long one cell, and the whole, may take; None for ever.

    Raises:
        Lost: the warm parent went away meanwhile.
    """
    order, channel, told = warm.fork()
    last, cell_last = _after(notebook_seconds), None
    try:
        channel.send(request)
        while message := channel.receive(_sooner(last, cell_last)):
            cell_last = _after(cell_seconds) if message[0] == "cell" else None
            heard(message)
        return _end(warm, order, told, _after(_GRACE))
    except TimeoutError:
        warm.kill(order)
        what = "cell" if cell_last is not None and cell_last == _sooner(last, cell_last) else "notebook"
        return _end(warm, order, told, None, what)
    except (BrokenPipeError, ConnectionResetError):
        return _end(warm, order, told, _after(_GRACE))
    finally:
        channel.close()
        told.close()


def _end(warm: Warm, order: int, told: socket.socket, deadline: float | None, overdue: str = "") -> Ended:
    """The end of a process; one that says nothing more and does not end is ended."""
    with selectors.DefaultSelector() as selector:
        selector.register(told, selectors.EVENT_READ)
        if not selector.select(None if deadline is None else max(deadline - time.monotonic(), 0)):
            warm.kill(order)
    data = told.recv(STATUS.size)
    if len(data) < STATUS.size:
        raise Lost(warm._last_words())
    status, kilobytes = STATUS.unpack(data)
    return Ended(status, kilobytes / 1024, overdue)


def _after(seconds: float | None) -> float | None:
    return None if seconds is None else time.monotonic() + seconds


def _sooner(*moments: float | None) -> float | None:
    return min((moment for moment in moments if moment is not None), default=None)
