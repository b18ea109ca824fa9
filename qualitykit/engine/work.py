"""The unit of work (工作单元): one page's task, its result, and many of them on whatever workers there are.

A task is plain data: it goes unchanged to a thread here, to any `concurrent.futures` executor, or to a Dask
cluster, and `run_page` does the same with it everywhere.
"""

import os
import platform
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed, wait
from dataclasses import dataclass
from typing import Any

from qualitykit.engine.failure import Failure, first_line
from qualitykit.engine.named import named
from qualitykit.engine.parameters import refused
from qualitykit.engine.parents import end_warm_parents, warm_parent
from qualitykit.errors import QualitykitError

CELL_SECONDS = 1800
NOTEBOOK_SECONDS = 3600
# How long it is waited before it is looked again whether pages have ended, in seconds.
_MOMENT = 0.1
# Preparations during which a warm parent was lost.
_given_up: set[tuple[str, ...]] = set()


@dataclass(frozen=True)
class PageTask:
    """One page to make (一页的任务).

    Attributes:
        page: the page's path in the published folder; copy: that of the executed notebook.
        notebook: the notebook's JSON text.
        parameters: by name; only names that the notebook declares, and values of the grammar in `parameters`.
        folder: where the notebook runs.
        language: `zh` or `en`; root: the way from the page up to the published folder, such as `../`.
        render: `module:function` that turns the executed notebook, language and root into the page; none is made
            where it is empty. If its module has a `warm()`, that is called once before processes are forked.
        prewarm: `module:function` and its arguments, called once before processes are forked, for what all pages have
            in common; none where it is empty. A page is the same without it.
        made_by: `module:function` and what it says where the task comes from: a machine on which it says otherwise has
            other code or packages and makes no page; any does where it is empty.
        key: the run key of this page; the result must bear it.
        engine: `fork` or `kernel`.
        cell_seconds, notebook_seconds: how long a cell, and the whole, may take.
        memory_mb: how much memory a notebook may take beyond what its process starts with; None for any.
    """

    page: str
    copy: str
    notebook: str
    parameters: dict[str, str]
    folder: str
    language: str = "zh"
    root: str = ""
    render: str = ""
    prewarm: tuple[str, ...] = ()
    made_by: tuple[str, ...] = ()
    key: str = ""
    engine: str = "fork"
    cell_seconds: float = CELL_SECONDS
    notebook_seconds: float = NOTEBOOK_SECONDS
    memory_mb: int | None = None


@dataclass(frozen=True)
class PageResult:
    """What came of a task (一页的结果): the executed notebook, tidied, as JSON text, and its page.

    `html` is empty and `failure` says why where the notebook did not run from top to bottom, or no page could be
    made of it; `notebook` then holds as much as was run.
    """

    page: str
    copy: str
    key: str
    notebook: str
    html: str
    failure: Failure | None
    seconds: float
    peak_mb: float


def run_page(task: PageTask) -> PageResult:
    """Run one notebook to its page, in a fresh process of its own (运行一页).

    Raises nothing about the notebook: what went wrong with it is the result's `failure`.
    """
    if reason := _why_not_here(task):
        return unmade(task, Failure(0, reason=reason, found=platform.node()))
    if task.engine == "kernel" or not can_fork():
        from qualitykit.engine.kernel import make_page as made_by_kernel

        return _result(task, made_by_kernel(vars(task)))
    return _result(task, _forked(task))


def _why_not_here(task: PageTask) -> str:
    """The key of the text that says why this machine cannot make a page; empty where it can."""
    if task.made_by and named(task.made_by[0])() != task.made_by[1]:
        return "other_code"
    return "" if os.path.isdir(task.folder) else "no_folder"


def _forked(task: PageTask) -> dict[str, Any]:
    """A page by a forked process; once more where it was not the notebook that was lost but its warm parent."""
    from qualitykit.engine import forked
    from qualitykit.engine.process import Lost

    for _ in range(2):
        began, warm = time.monotonic(), warm_parent(task.render)
        try:
            warm.prepare(() if task.prewarm in _given_up else task.prewarm)
            return forked.make_page(warm, vars(task))
        except Lost as error:
            failure = Failure(0, reason="process_lost", found=str(error))
            _given_up.add(task.prewarm)
            warm.lost()
        if warm.closed:
            break
    used = {"seconds": time.monotonic() - began, "peak_mb": 0.0}
    return {"notebook": task.notebook, "html": "", "failure": failure, **used}


def _result(task: PageTask, made: dict[str, Any]) -> PageResult:
    return PageResult(page=task.page, copy=task.copy, key=task.key, **made)


def can_fork() -> bool:
    """Whether processes can be forked from a warm one here (能否分叉): not on Windows, and not safely on macOS."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def run_pages(
    tasks: Iterable[PageTask], executor: Executor | str | None = None, at_once: int = 2
) -> Iterator[PageResult]:
    """The result of every task, as each is done (全部运行). A failed notebook stops no other.

    Whoever stops asking ends what still runs; nothing that a notebook started here outlives the last result.

    Args:
        tasks: what to run.
        executor: None for this machine; `dask://HOST:PORT` for a Dask cluster, whose workers see the same folders
            and have this package; or any executor, whose workers call `run_page`.
        at_once: how many notebooks run at the same time on this machine, at least 1.

    Raises:
        QualitykitError: a parameter that must not reach papermill, or no cluster. Nothing has run then.
    """
    tasks = list(tasks)
    if problems := [
        problem for task in tasks for problem in refused(task.page, task.parameters, task.parameters)
    ]:
        raise QualitykitError(problems)
    if isinstance(executor, str):
        from qualitykit.engine.cluster import run_on_cluster

        yield from run_on_cluster(tasks, executor)
    elif executor is not None:
        yield from _collected(_submitted(tasks, executor))
    else:
        yield from _run_here(tasks, at_once)


def _run_here(tasks: list[PageTask], at_once: int) -> Iterator[PageResult]:
    pool = ThreadPoolExecutor(at_once, thread_name_prefix="page")
    waiting = _submitted(tasks, pool)
    try:
        yield from _collected(waiting)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        end_warm_parents()
        # A page that was just about to begin may have started a warm parent of its own.
        begun = [future for future in waiting if not future.cancelled()]
        while wait(begun, _MOMENT).not_done:
            end_warm_parents()


def _submitted(tasks: list[PageTask], executor: Executor) -> dict[Future, PageTask]:
    return {_sent(task, executor): task for task in tasks}


def _collected(waiting: dict[Future, PageTask]) -> Iterator[PageResult]:
    """The result of every task that was submitted, as each is done; those that have not begun end with the asking."""
    try:
        for future in as_completed(waiting):
            yield outcome(waiting[future], future)
    finally:
        for future in waiting:
            future.cancel()


def _sent(task: PageTask, executor: Executor) -> Future:
    try:
        return executor.submit(run_page, task)
    except Exception as error:  # an executor that takes no more
        lost: Future = Future()
        lost.set_exception(error)
        return lost


def outcome(task: PageTask, future: Any) -> PageResult:
    """What a worker made of a task, or how the worker was lost (工作结果)."""
    try:
        return future.result()
    except Exception as error:  # the executor's own trouble, not the notebook's
        found = first_line(f"{type(error).__name__}: {error}")
        return unmade(task, Failure(0, reason="process_lost", found=found))


def unmade(task: PageTask, failure: Failure) -> PageResult:
    """The result of a page that nobody has begun (未开始的一页)."""
    return PageResult(task.page, task.copy, task.key, task.notebook, "", failure, 0.0, 0.0)
