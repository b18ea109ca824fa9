"""What all pages have in common is worked out once, before they are forked (预先计算)."""

import nbformat
import pytest
from books import book, task

from qualitykit.engine import parents, process
from qualitykit.engine.work import run_pages

SAYS = book("import mimetypes\nprint(mimetypes.guess_type('a.mine')[0])")
WAYS = """
import os, resource, signal, sys

def killed():
    os.kill(os.getpid(), signal.SIGKILL)

def leaves():
    sys.exit(0)

def takes_all():
    # As the system does where memory is no longer to be had: first a refusal, then an end.
    resource.setrlimit(resource.RLIMIT_AS, (1 << 20, 1 << 20))
    bytearray(1 << 30)

def waits():
    while True:
        signal.pause()

def counts():
    sum(iter(int, 1))
"""
KNOWS = ("mimetypes:add_type", "text/x-mine", ".mine")


def said(folder, prewarm, count=1):
    """What each page says, where it says anything, or why it was not made."""
    tasks = [task(SAYS, folder, f"{n}.html", prewarm=prewarm) for n in range(count)]
    results = list(run_pages(tasks))
    return [one.failure or nbformat.reads(one.notebook, 4).cells[-1].outputs[0].text for one in results]


def test_every_page_finds_what_was_prepared(tmp_path):
    """A notebook starts from what the preparation left in the warm parent, and without it from nothing."""
    assert said(tmp_path, KNOWS, 3) == ["text/x-mine\n"] * 3
    assert said(tmp_path, ()) == ["None\n"]


@pytest.mark.parametrize(
    "prewarm",
    [
        pytest.param(("mimetypes:no_such_function",), id="not there"),
        pytest.param(("no_such_module:main",), id="no module"),
        pytest.param(("time:sleep", "x"), id="raising"),
        pytest.param(("os:abort",), id="ending the warm parent"),
        pytest.param(("ways:killed",), id="killed"),
        pytest.param(("ways:leaves",), id="leaving"),
        pytest.param(("ways:takes_all",), id="out of memory"),
        pytest.param(("ways:waits",), id="endless"),
        pytest.param(("ways:counts",), id="endless in native code"),
    ],
)
def test_a_preparation_that_fails_stops_no_page(prewarm, tmp_path, monkeypatch):
    """Pages are made as if none had been asked for, even where it takes the warm parent with it or never ends."""
    (tmp_path / "ways.py").write_text(WAYS)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(process, "MOST_PREPARATION", 2)
    assert said(tmp_path, prewarm, 2) == ["None\n"] * 2


def test_it_is_asked_for_once(tmp_path):
    """However often it is asked for, early and by every page, the warm parent is told once."""
    parents.prepare("", KNOWS)
    warm = parents.warm_parent("")
    first = next(warm._orders)
    parents.prepare("", KNOWS)
    assert next(warm._orders) == first + 1
    assert said(tmp_path, KNOWS, 2) == ["text/x-mine\n"] * 2
