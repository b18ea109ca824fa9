"""What a freshly forked process does (子进程): shut itself in, run one notebook, say what came of it, end.

It says `notebook`, `cell` and `ran` while it goes on, so that its supervisor knows how far it was whatever ends
it, and `page` or `cells` once at the end. Nothing else counts as done.
"""

import os
import resource
import signal
import socket
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Any, NoReturn

import nbformat

from qualitykit.engine.evidence import started
from qualitykit.engine.failure import Failure
from qualitykit.engine.page import executed, rendered
from qualitykit.engine.papermill_engine import HERE, run_here
from qualitykit.engine.shell import MOST_OUTPUT, Shell
from qualitykit.engine.surroundings import die_with_parent, limit_memory
from qualitykit.engine.wire import Channel

FLOODED = 3
_HIGH = 200


def run(connection: socket.socket, parent: int) -> NoReturn:
    """Serve one request in this process and end it (执行一个请求)."""
    die_with_parent(parent)
    channel = _out_of_the_way(connection)
    request = channel.receive()
    if request is not None:
        _shut_in(request)
        _end_copies_of(os.getpid(), channel)
        _DO[request["do"]](request, channel)
    os._exit(0)


def _out_of_the_way(connection: socket.socket) -> Channel:
    """The channel on a descriptor that a notebook will not take for one of its own."""
    import fcntl

    number = fcntl.fcntl(connection, fcntl.F_DUPFD_CLOEXEC, _HIGH)
    connection.close()
    return Channel(socket.socket(fileno=number))


def _shut_in(request: dict[str, Any]) -> None:
    """Own session, own limits, nothing to read from, and the folder to run in."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.chdir(request["folder"])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    limit_memory(request.get("memory_mb"))


def _end_copies_of(process: int, channel: Channel) -> None:
    """A copy that a notebook forks of itself can say nothing in its name, and ends with it."""

    def ended() -> None:
        channel.close()
        die_with_parent(os.getppid())

    os.register_at_fork(after_in_child=ended)


def _page(request: dict[str, Any], channel: Channel) -> None:
    """Make a whole page, and hand it over with the key it was asked for."""
    options = {"shell": _shell(channel), "watch": partial(_tell, channel)}
    notebook, failure = executed(request["notebook"], request["parameters"], HERE, **options)
    html = ""
    if not failure:
        html, failure = rendered(notebook, request["render"], request["language"], request["root"])
    told = {"key": request["key"], "notebook": nbformat.writes(notebook), "html": html}
    channel.send(["page", told | {"failure": failure and asdict(failure)}])


def _cells(request: dict[str, Any], channel: Channel) -> None:
    """Run the cells alone, for papermill in another process."""
    notebook = nbformat.reads(request["notebook"], as_version=4)
    run_here(notebook, _shell(channel), partial(_tell, channel))
    channel.send(["cells", dict(notebook.metadata)])


_DO: dict[str, Callable[[dict[str, Any], Channel], None]] = {"page": _page, "cells": _cells}


def _tell(channel: Channel, what: str, *more: Any) -> None:
    channel.send([what, *more])


def _shell(channel: Channel) -> Callable[[nbformat.NotebookNode], Shell]:
    def shell(notebook: nbformat.NotebookNode) -> Shell:
        def flooded() -> NoReturn:
            at = Failure(started(notebook), reason="output_flood", found=f"{MOST_OUTPUT:,}")
            channel.send(["stopped", asdict(at)])
            os._exit(FLOODED)

        return Shell(notebook, flooded)

    return shell
