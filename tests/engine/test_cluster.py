"""Pages made by the workers of a Dask cluster, and what comes of a cluster that is not there (Dask 集群)."""

import socket
import subprocess
import sys
import threading
import time

import pytest
from books import book, check, task, tasks

from qualitykit.engine import cluster
from qualitykit.engine.work import run_pages
from qualitykit.errors import QualitykitError

distributed = pytest.importorskip("distributed")
KILLS_ITS_WORKER_ONCE = """import os, signal, time
from pathlib import Path
def parent(pid): return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
if not os.path.exists("killed"):
    open("killed", "w").close()
    os.kill(parent(parent(os.getpid())), signal.SIGKILL)
    time.sleep(600)
print("fine")"""


def local(workers, **more):
    """A scheduler and workers on this machine."""
    settings = {"threads_per_worker": 1, "dashboard_address": None, "processes": True, "silence_logs": 50}
    return distributed.LocalCluster(n_workers=workers, **settings | more)


def address_of(found):
    """A cluster's address as the command line has it."""
    return "dask://" + found.scheduler_address.removeprefix("tcp://")


def test_two_workers_make_the_pages(tmp_path):
    """All of them; and when a worker is killed, its pages are made by the other."""
    with local(2) as found:
        check(run_pages(tasks(tmp_path), address_of(found)))
        killer = task(book(KILLS_ITS_WORKER_ONCE), tmp_path, "units/killer.html")
        (result,) = run_pages([killer], address_of(found))
    assert (tmp_path / "killed").exists()
    assert result.failure is None


@pytest.fixture
def started():
    """Starts programs of Dask; whatever still runs afterwards is ended."""
    running = []

    def start(name, *words):
        command = [sys.executable, "-m", f"distributed.cli.{name}", *words, "--no-dashboard"]
        running.append(subprocess.Popen(command, stderr=subprocess.DEVNULL))
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.wait()


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        pytest.param("worker", "no worker could be reached for 2 s", id="its only worker"),
        pytest.param("scheduler", "the process was lost: FutureCancelledError", id="its scheduler"),
    ],
)
def test_a_cluster_that_is_lost_is_not_waited_for(tmp_path, monkeypatch, started, gone, told):
    """In the middle of a page: the run ends, and the page says why it is not there."""
    monkeypatch.setattr(cluster, "PATIENCE", 2)
    monkeypatch.setattr(cluster, "_LOOK", 1)
    up, address = tmp_path / "up", f"127.0.0.1:{free_port()}"
    running = {
        "scheduler": started("dask_scheduler", "--host", "127.0.0.1", "--port", address.split(":")[1]),
        "worker": started("dask_worker", f"tcp://{address}", "--no-nanny", "--nthreads", "1"),
    }
    kills = threading.Thread(target=kill_when_there, args=(up, running[gone]))
    kills.start()
    slow = book(f"import time\nopen({str(up)!r}, 'w').close()\ntime.sleep(600)")
    (result,) = run_pages([task(slow, tmp_path)], f"dask://{address}")
    kills.join()
    assert result.html == ""
    assert told in result.failure.text("en")


def test_a_cluster_without_workers_is_not_waited_for(tmp_path, monkeypatch):
    """A scheduler alone makes no page."""
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    monkeypatch.setattr(cluster, "_LOOK", 1)
    with local(0) as found:
        results = list(run_pages(tasks(tmp_path), address_of(found)))
    assert {one.failure.text("zh") for one in results} == {"1 秒内没有可用的工作节点"}


def free_port():
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def kill_when_there(path, process):
    """Kill a process as soon as a file is there."""
    while not path.exists():
        time.sleep(0.05)
    process.kill()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "foo",
        "dask://",
        "dask://host",
        "dask://:1",
        "dask://host:x",
        "dask://host:65536",
        "tcp://host:1",
        "dask://a b:1",
    ],
)
def test_what_is_no_address_is_refused(address):
    """The form is told, and nobody is called."""
    with pytest.raises(QualitykitError, match="allowed dask://HOST:PORT") as error:
        list(run_pages([], address))
    assert error.value.problems[0].rule == "executor_address"


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch):
    """Nobody there, or somebody who says something else: a problem in words, soon."""
    monkeypatch.setattr(cluster, "_ANSWER", 1)
    with socket.create_server(("127.0.0.1", 0)) as other:
        for port in (other.getsockname()[1], 1):
            with pytest.raises(QualitykitError, match=f"no answer from dask://127.0.0.1:{port}") as error:
                list(run_pages([], f"dask://127.0.0.1:{port}"))
            assert error.value.problems[0].rule == "no_scheduler"


def test_a_missing_dask_is_told(monkeypatch):
    """Dask is an extra."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(QualitykitError) as error:
        list(run_pages([], "dask://127.0.0.1:1"))
    assert error.value.problems[0].rule == "no_dask"
