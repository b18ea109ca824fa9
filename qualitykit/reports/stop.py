"""A run that is told to stop ends cleanly (停止信号): what it finished stays, and it can be taken up again."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
INCOMPLETE = 3
# How long after a signal it is looked at whether anybody heard of it, in seconds.
_HEARD_WITHIN = 0.5


class Stopped(BaseException):
    """The run was told to stop (被要求停止); the name of the signal is its text."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Turn the first SIGINT, SIGTERM or SIGHUP into `Stopped`; a second one ends the process at once (可停止).

    Python drops what is raised while it clears away an object, as after each import. So `Stopped` is raised again
    until it is on its way. Only the main thread is told of signals: elsewhere this does nothing.
    """
    with _handled(_stop):
        yield


@contextmanager
def unstoppable() -> Iterator[None]:
    """Go through with what takes a moment and is better whole, such as publishing (不可打断)."""
    with _handled(signal.SIG_IGN):
        yield


def _stop(number: int, _) -> None:
    for each in _SIGNALS:
        signal.signal(each, lambda *_: os._exit(INCOMPLETE))
    _tell(Stopped(signal.Signals(number).name))


def _tell(stopped: Stopped) -> None:
    """Raise it, and again later unless it is being handled then."""

    def again(*_) -> None:
        if not _is_handled(stopped):
            _tell(stopped)

    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, again)
        signal.setitimer(signal.ITIMER_REAL, _HEARD_WITHIN, _HEARD_WITHIN)
    raise stopped


def _is_handled(stopped: Stopped) -> bool:
    """Whether whoever is at work now was called while the exception is handled."""
    handled = sys.exc_info()[1]
    while handled is not None and handled is not stopped:
        handled = handled.__context__
    return handled is stopped


@contextmanager
def _handled(handler) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    # A signal that the caller has turned off, as nohup does with SIGHUP, stays off.
    before = {each: signal.getsignal(each) for each in _SIGNALS}
    chosen = [each for each, old in before.items() if old is not signal.SIG_IGN]
    for each in chosen:
        signal.signal(each, handler)
    try:
        yield
    finally:
        if handler is _stop and hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        for each in chosen:
            signal.signal(each, before[each] or signal.SIG_DFL)
