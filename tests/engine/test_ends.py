"""However a notebook ends early, it comes out as failed, named, and without a page (提前结束)."""

import os

import nbformat
import pytest
from books import book, task

from qualitykit.engine import forked
from qualitykit.engine.surroundings import marked
from qualitykit.engine.work import run_pages

MARK = f"QUALITYKIT_ENDS_{os.getpid()}"
# The cell (parameters, injected parameters, then these), what the reader is told, and the engines it holds for.
BOTH, FORK = ("fork", "kernel"), ("fork",)
WAYS = {
    "sys.exit(0)": ("import sys\nsys.exit(0)", 3, "SystemExit: 0", BOTH),
    "quit()": ("quit()", 3, "asked to quit", FORK),
    "os._exit(0)": ("import os\nos._exit(0)", 3, "ended by itself before it was done (status 0)", FORK),
    "a kernel that is gone": ("import os\nos._exit(0)", 3, "Kernel died", ("kernel",)),
    "SIGKILL": ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", 3, "ended by SIGKILL", FORK),
    "SIGTERM": ("import os, signal\nos.kill(os.getpid(), signal.SIGTERM)", 3, "ended by SIGTERM", FORK),
    "os.abort()": ("import os\nos.abort()", 3, "ended by SIGABRT", FORK),
    "a fault": ("import ctypes\nctypes.string_at(0)", 3, "ended by SIGSEGV", FORK),
    "an endless cell": ("while True: pass", 3, "the cell took longer than 2 s", BOTH),
    "an endless loop in C": ("sum(iter(int, 1))", 3, "the cell took longer than 2 s", BOTH),
    "a cell that will not be told": (
        "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nwhile True:\n"
        "    try:\n        time.sleep(9)\n    except BaseException:\n        pass",
        3, "the cell took longer than 2 s", BOTH,
    ),
    "a flood of output": ("while True: print('x' * 9999)", 3, "characters of output", BOTH),
    "a flood from a program": ("import os\nos.system('yes')", 3, "characters of output", FORK),
    "input()": ("input('who?')", 3, "StdinNotImplementedError", BOTH),
    "out of memory": ("kept = bytearray(3_000_000_000)", 3, "MemoryError", BOTH),
    "an exception": ("1 / 0", 3, "ZeroDivisionError: division by zero", BOTH),
    "an exit in a thread": (
        "import sys, threading\nworker = threading.Thread(target=sys.exit, args=(0,))\nworker.start()\nworker.join()",
        3, "SystemExit: 0", FORK,
    ),
    "a fork whose first copy leaves": ("import os\nif os.fork():\n    os._exit(0)", 3, "ended by itself", FORK),
    "closed descriptors": ("import os\nos.closerange(3, 4096)", 3, "ended", FORK),
    "a closed stdout": (
        "import sys\nsys.stdout.close()\nprint(1)", 3, "ValueError: I/O operation on closed file", BOTH,
    ),
    "many children": (
        "import os, time\nfor _ in range(5):\n    os.fork()\ntime.sleep(600)", 3, "the cell took longer than 2 s", BOTH,
    ),
    "a changed count": ("get_ipython().execution_count = 7", 3, "execution counts were changed", FORK),
    "a count that goes back": ("get_ipython().execution_count = 1\n'one'", 3, "counts were changed", BOTH),
}  # fmt: skip
CASES = [(name, engine) for name, way in WAYS.items() for engine in way[-1]]
LIMITS = {"cell_seconds": 2, "notebook_seconds": 60, "memory_mb": 2000}


@pytest.fixture(scope="module")
def ended(tmp_path_factory):
    """All of them, two at a time: results by name and engine."""
    folder = tmp_path_factory.mktemp("here")
    tasks = [
        task(book("'before'\nprint('said')", source, "'never'"), folder, f"{name}/{engine}", engine=engine,
             **LIMITS | ({"cell_seconds": 60} if "flood" in name else {}))
        for name, (source, *_, engines) in WAYS.items()
        for engine in engines
    ]  # fmt: skip
    with pytest.MonkeyPatch.context() as marking:
        marking.setenv(MARK, "1")
        return {result.page: result for result in run_pages(tasks)}


@pytest.mark.parametrize(("name", "engine"), CASES)
def test_it_is_failed_named_and_has_no_page(ended, name, engine):
    """The code cell and the reason are told in both languages, and there is no page."""
    _, cell, told, _ = WAYS[name]
    result = ended[f"{name}/{engine}"]
    assert result.failure is not None
    assert result.html == ""
    assert result.failure.cell == cell + 1
    assert told in result.failure.text("en")
    assert f"第 {cell + 1} 个" in result.failure.text("zh")


@pytest.mark.parametrize(("name", "engine"), CASES)
def test_what_ran_before_is_kept(ended, name, engine):
    """The copy shows how far the notebook came."""
    cells = nbformat.reads(ended[f"{name}/{engine}"].notebook, 4).cells
    assert cells[2].outputs[0].text == "said\n"


def test_a_notebook_that_takes_too_long_as_a_whole_is_ended(tmp_path):
    """No cell is too long, but all together are."""
    text = book(*["import time\ntime.sleep(1)"] * 5)
    for engine in BOTH:
        result = next(run_pages([task(text, tmp_path, engine=engine, notebook_seconds=3)]))
        assert "the notebook took longer than 3 s" in result.failure.text("en")


def test_an_exit_handler_changes_nothing(tmp_path):
    """What a notebook has Python do at its end comes too late to undo or to fail a finished page."""
    text = book("import atexit, os\natexit.register(os._exit, 9)\nprint('done')")
    result = next(run_pages([task(text, tmp_path, render="qualitykit.reports.export:page_of", root="../")]))
    assert result.failure is None
    assert "<pre>done" in result.html


def test_outputs_that_a_notebook_deletes_are_missed(tmp_path):
    """A notebook that takes another's sources away is not the one that was asked for."""
    text = book(
        "'shown'",
        "import gc\nfrom nbformat import NotebookNode\nfor found in gc.get_objects():\n"
        "    if isinstance(found, NotebookNode) and str(found.get('source', '')).startswith(\"'shown\"):\n"
        "        found['source'] = ''",
    )
    result = next(run_pages([task(text, tmp_path)]))
    assert result.failure is not None


def test_a_result_with_another_key_is_no_result():
    """A page counts only under the key it was asked for."""
    said = {"key": "another", "notebook": book("1"), "html": "x", "failure": None}
    watched = forked.Watched(notebook={"cells": []}, said={"page": said})
    failure = forked._failure(said, watched, {"key": "the key", "notebook": book("1")})
    assert failure.reason == "process_ended"


def test_nothing_is_left_running(ended):
    """No process of ours is there any more, and none that a notebook started."""
    assert len(ended) == len(CASES)
    assert marked(MARK) == []
