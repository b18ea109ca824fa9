"""The same unit of work runs wherever it is sent (执行器)."""

import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import nbformat
import pytest
from books import book, task

from qualitykit.engine import cluster, parents, work
from qualitykit.engine.failure import Failure
from qualitykit.engine.parameters import refused
from qualitykit.engine.work import run_pages
from qualitykit.errors import QualitykitError

GOOD, BAD = book("print('fine')"), book("1 / 0")


def tasks(folder, count=3):
    """Some good pages and a bad one."""
    good = [task(GOOD, folder, f"units/u{n}.html", key=f"key {n}") for n in range(count)]
    return [*good, task(BAD, folder, "units/bad.html")]


def check(results, count=3):
    """Each page is there once, the good ones whole, the bad one named."""
    by_page = {result.page: result for result in results}
    assert sorted(by_page) == ["units/bad.html", *(f"units/u{n}.html" for n in range(count))]
    assert by_page["units/bad.html"].failure.text("en") == "code cell 3: ZeroDivisionError: division by zero"
    for n in range(count):
        good = by_page[f"units/u{n}.html"]
        assert (good.failure, good.key, good.copy) == (None, f"key {n}", f"units/u{n}.ipynb")
        assert nbformat.reads(good.notebook, 4).cells[-1].outputs[0].text == "fine\n"


def test_here(tmp_path):
    """On this machine, with times and memory measured."""
    results = list(run_pages(tasks(tmp_path)))
    check(results)
    assert all(result.seconds > 0 and result.peak_mb > 10 for result in results)


@pytest.mark.parametrize("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_any_executor(tmp_path, pool):
    """An executor of the standard library, threads or processes, takes the tasks unchanged."""
    own = {"mp_context": get_context("spawn")} if pool is ProcessPoolExecutor else {}
    with pool(2, **own) as executor:
        check(run_pages(tasks(tmp_path), executor))
    parents.end_warm_parents()


def test_an_executor_that_loses_its_workers_is_told(tmp_path):
    """A page whose worker died is a failure with the reason, not a page."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        executor.submit(os.getpid).result()
        for process in executor._processes.values():
            process.kill()
            process.join()
        results = list(run_pages(tasks(tmp_path, 0), executor))
    assert [result.failure.cell for result in results] == [0]
    assert "the process was lost: BrokenProcessPool" in results[0].failure.text("en")


def test_a_dask_cluster(tmp_path):
    """Two Dask workers make the pages; when one is killed, its pages are made by the other."""
    distributed = pytest.importorskip("distributed")
    once = (
        "import os, signal, time\nif not os.path.exists('killed'):\n    open('killed', 'w').close()\n"
        "    from pathlib import Path\n"
        "    def parent(pid): return int(Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()[1])\n"
        "    os.kill(parent(parent(os.getpid())), signal.SIGKILL)\n    time.sleep(600)\nprint('fine')"
    )
    settings = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "processes": True}
    with distributed.LocalCluster(**settings, silence_logs=50) as local:
        address = "dask://" + local.scheduler_address.removeprefix("tcp://")
        check(run_pages(tasks(tmp_path), address))
        (result,) = run_pages([task(book(once), tmp_path, "units/killer.html")], address)
    assert (tmp_path / "killed").exists()
    assert result.failure is None


def test_a_scheduler_that_does_not_answer_is_told(tmp_path, monkeypatch):
    """A wrong address, and a missing Dask, are problems in words."""
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(distributed, "Client", lambda *_, **__: (_ for _ in ()).throw(OSError("refused")))
    with pytest.raises(QualitykitError, match="no answer from dask://nowhere:1") as error:
        list(run_pages(tasks(tmp_path), "dask://nowhere:1"))
    assert error.value.problems[0].rule == "no_scheduler"
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(QualitykitError) as error:
        list(cluster.run_on_cluster([], "dask://nowhere:1"))
    assert error.value.problems[0].rule == "no_dask"


def test_where_nothing_can_fork_kernels_are_used(tmp_path, monkeypatch):
    """Without fork the stock engine makes the same pages."""
    monkeypatch.setattr(work, "can_fork", lambda: False)
    monkeypatch.setattr(work, "_forked", None)
    check(run_pages(tasks(tmp_path, 1)), 1)


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        pytest.param({"period": "2016Q3'); import os  #"}, "parameter_value", id="code in a value"),
        pytest.param({"period": "2016\nimport os"}, "parameter_value", id="a second line"),
        pytest.param({"period": ("a", "b")}, "parameter_value", id="a tuple, pasted as it stands"),
        pytest.param({"period": 2016}, "parameter_value", id="a number"),
        pytest.param({"period": "/etc/passwd"}, "parameter_value", id="an absolute path"),
        pytest.param({"period": "{period}"}, "parameter_value", id="braces"),
        pytest.param({"period=1;x": "2016"}, "unknown_parameter", id="code in a name"),
        pytest.param({"unit": "guxing"}, "unknown_parameter", id="a name that is not declared"),
        pytest.param({"period": "../a", "language": "../b"}, "two_paths", id="two paths"),
    ],
)
def test_what_could_run_as_code_is_refused(given, rule):
    """Names must be declared, values must be of the grammar; one path at most."""
    assert refused("a.ipynb", ["period", "language"], given)[0].rule == rule


@pytest.mark.parametrize(
    "value", ["2016", "2016Q3", "zh", "guxing", "../workspace", "../惠济 2016/a", "..", "market_quality"]
)
def test_what_a_notebook_needs_is_let_through(value):
    """Ids, periods, languages and relative paths."""
    assert refused("a.ipynb", ["period"], {"period": value}) == []


def test_nothing_runs_with_a_refused_value(tmp_path):
    """One bad value among all tasks, and none is started; an undeclared name stops its notebook before papermill."""
    bad = task(GOOD, tmp_path, parameters={"period": "'"})
    with pytest.raises(QualitykitError, match="an id, a period, a language"):
        next(run_pages([task(GOOD, tmp_path), bad]))
    (result,) = run_pages([task(GOOD, tmp_path, parameters={"unit": "a"})])
    assert "unknown" not in result.notebook
    assert "parameter unit" in result.failure.text("en")


def test_a_failure_is_told_in_both_languages():
    """What was raised, or why nothing was."""
    assert Failure(2, reason="output_flood", found="9").text("zh") == "第 2 个代码单元：输出超过 9 个字符"
    assert Failure(0, "ValueError: no").report() == "ValueError: no\n"
