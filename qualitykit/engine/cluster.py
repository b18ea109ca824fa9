"""The same unit of work on a Dask cluster (Dask 集群): `pip install qualitykit[cluster]`."""

from collections.abc import Iterator, Sequence
from typing import Any

from qualitykit.errors import Problem, QualitykitError

_RETRIES = 3
_SCHEME = "dask://"


def run_on_cluster(tasks: Sequence[Any], address: str) -> Iterator[Any]:
    """The result of every task, as each is done (在集群上运行).

    A worker that dies has its pages run again by another.

    Args:
        tasks: page tasks; address: `dask://HOST:PORT` of the scheduler.

    Raises:
        QualitykitError: Dask is not installed, or there is no scheduler there.
    """
    from qualitykit.engine.work import outcome, run_page

    distributed = _dask()
    with _connected(distributed, address) as client:
        waiting = client.map(run_page, tasks, pure=False, retries=_RETRIES)
        by_future = dict(zip(waiting, tasks, strict=True))
        try:
            for future in distributed.as_completed(waiting, loop=client.loop):
                yield outcome(by_future[future], future)
        finally:
            client.cancel(waiting)


def _dask() -> Any:
    try:
        import distributed
    except ImportError:
        raise QualitykitError(Problem("", None, None, "no_dask")) from None
    return distributed


def _connected(distributed: Any, address: str) -> Any:
    try:
        return distributed.Client("tcp://" + address.removeprefix(_SCHEME), set_as_default=False)
    except (OSError, ValueError) as error:
        values = {"found": address, "reason": str(error).split("\n")[0]}
        raise QualitykitError(Problem("", None, None, "no_scheduler", values)) from None
