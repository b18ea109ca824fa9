"""The warm parents of this process (本进程的预热进程): one for each page maker, started when first needed."""

import atexit
import os
import threading
from collections.abc import Sequence
from contextlib import suppress

from qualitykit.engine.process import Lost, Warm

_parents: dict[tuple[int, str], Warm] = {}
_lock = threading.Lock()


def warm_parent(render: str) -> Warm:
    """The warm parent that has a page maker's module imported (预热进程).

    One that is gone is replaced. A process that was forked from this one gets its own.

    Args:
        render: `module:function`, or empty.
    """
    key = (os.getpid(), render)
    with _lock:
        parent = _parents.get(key)
        if parent is None or not parent.alive:
            if parent is not None:
                parent.close(replaced=True)
            module = render.partition(":")[0]
            parent = _parents[key] = Warm([module] if module else [])
        return parent


def prepare(render: str, asked: Sequence[str]) -> None:
    """Have the warm parent of a page maker call a function at once (提前预热); it is not waited for.

    Args:
        asked: as `Warm.prepare` takes it. A warm parent that is gone is left to whoever needs it next.
    """
    with suppress(Lost):
        warm_parent(render).prepare(asked)


def end_warm_parents() -> None:
    """End them, and every notebook that still runs below them (结束)."""
    with _lock:
        own = [key for key in _parents if key[0] == os.getpid()]
        parents = [_parents.pop(key) for key in own]
    for parent in parents:
        parent.close()


atexit.register(end_warm_parents)
