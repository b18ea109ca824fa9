"""The same unit of work on a Dask cluster (Dask 集群): `pip install qualitykit[cluster]`."""

import asyncio
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from qualitykit.engine.failure import Failure, first_line
from qualitykit.errors import Problem, QualitykitError

_ADDRESS = re.compile(r"dask://((?:\[[0-9A-Fa-f:.]+\]|[\w.-]+):([0-9]{1,5}))")
_RETRIES = 3
# How long a scheduler may take to answer, how often it is asked for its workers, and how long it may have none.
_ANSWER, _LOOK, PATIENCE = 10, 5, 60


def scheduler_of(address: str) -> str:
    """The address of a scheduler as Dask writes it (调度器地址).

    Raises:
        QualitykitError: it is not of the form `dask://HOST:PORT`.

    >>> scheduler_of("dask://10.0.0.7:8786")
    'tcp://10.0.0.7:8786'
    """
    found = _ADDRESS.fullmatch(address)
    if not found or int(found[2]) >= 1 << 16:
        raise QualitykitError(Problem("--executor", None, None, "executor_address", {"found": address}))
    return f"tcp://{found[1]}"


def run_on_cluster(tasks: Sequence[Any], address: str) -> Iterator[Any]:
    """The result of every task, as each is done (在集群上运行).

    A worker that dies has its pages run again by another. What is still to do when no worker has been there for
    `PATIENCE` seconds is given up. A page that a worker is at when the run is stopped is ended by its time limit.

    Args:
        tasks: page tasks; address: `dask://HOST:PORT` of the scheduler.

    Raises:
        QualitykitError: Dask is not installed, or there is no scheduler there.
    """
    from qualitykit.engine.work import outcome, run_page, unmade

    scheduler, distributed = scheduler_of(address), _dask()
    _refuse_silence(distributed, scheduler, address)
    with distributed.Client(scheduler, timeout=_ANSWER, set_as_default=False) as client:
        waiting = client.map(run_page, tasks, pure=False, retries=_RETRIES)
        left = dict(zip(waiting, tasks, strict=True))
        try:
            for future in _as_done(distributed, client, waiting, scheduler):
                yield outcome(left.pop(future), future)
            yield from (
                unmade(task, Failure(0, reason="no_worker", found=str(PATIENCE))) for task in left.values()
            )
        finally:
            with suppress(Exception):  # of a scheduler that is gone
                client.cancel(list(left))


def _as_done(distributed: Any, client: Any, waiting: Iterable[Any], scheduler: str) -> Iterator[Any]:
    """Every future as it is done, as long as there is somebody to work at them."""
    left, seen = set(waiting), time.monotonic()
    while left and time.monotonic() - seen < PATIENCE:
        with suppress(TimeoutError):
            for future in distributed.as_completed(tuple(left), loop=client.loop, timeout=_LOOK):
                left.remove(future)
                yield future
        with suppress(Exception):  # whatever it is that does not answer
            if _asked(distributed, scheduler)["workers"]:
                seen = time.monotonic()


def _dask() -> Any:
    try:
        import distributed
    except ImportError:
        raise QualitykitError(Problem("--executor", None, None, "no_dask")) from None
    return distributed


def _refuse_silence(distributed: Any, scheduler: str, address: str) -> None:
    """Find out whether a scheduler is there: Dask's own client waits for minutes where something else listens."""
    try:
        kind = _asked(distributed, scheduler)["type"]
    except Exception as error:  # what another program answers may break anything
        kind = first_line(f"{type(error).__name__}: {error}")
    if kind != "Scheduler":
        values = {"found": address, "reason": kind}
        raise QualitykitError(Problem("--executor", None, None, "no_scheduler", values)) from None


def _asked(distributed: Any, scheduler: str) -> dict[str, Any]:
    """What a scheduler says of itself."""

    async def ask() -> dict[str, Any]:
        async with distributed.rpc(scheduler, timeout=_ANSWER) as answers:
            return await asyncio.wait_for(answers.identity(), _ANSWER)

    return asyncio.run(ask())
