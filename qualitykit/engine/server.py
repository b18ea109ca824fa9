"""The warm parent (预热进程): imports once, then forks a fresh process for each notebook.

It runs no notebook itself and has one thread, so that it always answers. Its end, however it comes, ends every
process below it; so does the end of whoever started it, which it sees as the end of its control connection.
"""

import gc
import os
import select
import signal
import socket
import struct
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module

from qualitykit.engine.named import named
from qualitykit.engine.surroundings import adopt_orphans, children, end_with, take_plain_matplotlib
from qualitykit.engine.wire import Channel

ORDER, STATUS = struct.Struct("!cQ"), struct.Struct("!iQ")
RUN, KILL, PREPARE = b"r", b"k", b"p"
_GRACE = 2.0


@dataclass
class _Running:
    """A process that runs: which order it serves, and where its end is told."""

    order: int
    status: int


class Server:
    """Forks on request, reaps, sweeps (分叉与清扫)."""

    def __init__(self, control: socket.socket):
        self._control, self._running = control, {}
        self._woken, wake = os.pipe()
        for end in (self._woken, wake):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def serve(self) -> None:
        """Serve until the control connection ends; then end all that runs (服务)."""
        while True:
            ready, _, _ = select.select([self._control, self._woken], [], [])
            if self._woken in ready:
                os.read(self._woken, 1 << 12)
                self._reap()
            if self._control in ready and not self._take_order():
                break
        self._end_all()

    def _take_order(self) -> bool:
        data, ends, _, _ = socket.recv_fds(self._control, ORDER.size, 2)
        if len(data) < ORDER.size:
            return False
        what, order = ORDER.unpack(data)
        if what == RUN:
            self._fork(order, *ends)
        elif what == PREPARE:
            _prepare(Channel(socket.socket(fileno=ends[0])))
        else:
            for pid in [pid for pid, running in self._running.items() if running.order == order]:
                _kill(pid)
        return True

    def _fork(self, order: int, connection: int, status: int) -> None:
        own = os.getpid()
        pid = os.fork()
        if pid:
            os.close(connection)
            self._running[pid] = _Running(order, status)
            return
        try:
            os.setsid()
            self._let_go(status)
            from qualitykit.engine.child import run

            run(socket.socket(fileno=connection), own)
        except BaseException as error:
            os.write(2, f"{type(error).__name__}: {error}\n".encode(errors="replace"))
        finally:
            os._exit(70)

    def _let_go(self, status: int) -> None:
        """In the new process: what belongs to the parent and to other notebooks."""
        signal.set_wakeup_fd(-1)
        os.close(self._woken)
        self._control.close()
        for end in (status, *(running.status for running in self._running.values())):
            os.close(end)

    def _reap(self) -> None:
        """Tell the end of every process that ended, and end what it left behind."""
        while ended := _ended():
            running = self._running.get(ended)
            if running:
                _kill(ended)  # its group, while its number is still its own
            _, status, used = os.wait4(ended, 0)
            self._running.pop(ended, None)
            self._sweep()
            if running:
                with suppress(OSError):  # nobody waits for it any more
                    os.write(running.status, STATUS.pack(os.waitstatus_to_exitcode(status), used.ru_maxrss))
                os.close(running.status)

    def _sweep(self) -> None:
        """End every process that was adopted: what a notebook starts ends with it."""
        for pid in children():
            if pid not in self._running:
                _kill(pid)

    def _end_all(self) -> None:
        deadline = time.monotonic() + _GRACE
        while (left := children()) and time.monotonic() < deadline:
            for pid in left:
                _kill(pid)
            while ended := _ended():
                os.waitpid(ended, 0)
            time.sleep(0.01)


def _prepare(channel: Channel) -> None:
    """Call a function for what it leaves in this process; processes forked later find it there.

    Whatever goes wrong with it goes wrong again in the notebook that needs it, and is told there. One that takes too
    long or too much memory, or that nobody waits for any more, ends this process.
    """
    asked = channel.receive()
    if asked is not None:
        seconds, function, *arguments = asked
        end_with(channel.connection)
        signal.alarm(seconds)
        try:
            named(function)(*arguments)
        except MemoryError:  # what is left of it would be missing in every page
            os._exit(1)
        except Exception:
            pass
        signal.alarm(0)
    channel.close()
    _settle()


def _settle() -> None:
    """Take all that there is out of the collector's sight: looking at it would copy its memory in each process."""
    gc.collect()
    gc.freeze()


def _ended() -> int:
    """A child that has ended and is not reaped yet, 0 for none."""
    try:
        found = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return 0
    return found.si_pid if found else 0


def _kill(pid: int) -> None:
    for end in (os.killpg, os.kill):
        with suppress(ProcessLookupError, PermissionError):
            end(pid, signal.SIGKILL)


def main(control: int, modules: list[str]) -> None:
    """Import, then serve (主程序).

    Args:
        control: descriptor of the control connection.
        modules: what to import besides the engine; one that has a `warm()` is warmed.
    """
    adopt_orphans()
    take_plain_matplotlib()
    for name in ("qualitykit.engine.child", *modules):
        module = import_module(name)
        if hasattr(module, "warm"):
            module.warm()
    _settle()
    Server(socket.socket(fileno=control)).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
