"""The same unit of work runs wherever it is sent (执行器)."""

import os
import platform
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest
from books import GOOD, check, task, tasks

from qualitykit.engine import parents, work
from qualitykit.engine.failure import Failure
from qualitykit.engine.parameters import refused
from qualitykit.engine.work import run_page, run_pages
from qualitykit.errors import QualitykitError

VERSION = platform.python_version()


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


def test_a_machine_with_other_code_makes_no_page(tmp_path):
    """What its maker says where it runs must be what it said where it comes from."""
    same, other = (
        task(GOOD, tmp_path, made_by=("platform:python_version", said)) for said in (VERSION, "2.7")
    )
    assert run_page(same).failure is None
    result = run_page(other)
    assert (result.html, result.failure.reason) == ("", "other_code")
    assert result.failure.text("en").startswith("code or packages on ")
    parents.end_warm_parents()


def test_a_machine_that_does_not_see_the_folder_makes_no_page(tmp_path):
    """A worker must see the folder of the run under the same path."""
    for engine in ("fork", "kernel"):
        result = run_page(task(GOOD, tmp_path / "elsewhere", engine=engine))
        assert result.failure.text("en").startswith("the folder of the run is not there on ")


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
