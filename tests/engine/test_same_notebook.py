"""A notebook comes out of a forked process as it comes out of a kernel (两种引擎同一结果)."""

import json
from pathlib import Path

import nbformat
import pytest
import torture
from books import book, task
from nbclient import NotebookClient

from qualitykit import shipped
from qualitykit.engine.evidence import tidy
from qualitykit.engine.work import PageTask, run_pages

DATA = Path(__file__).parents[2] / "data"
PROJECT = sorted(path.name for path in shipped.folder("notebooks").glob("[0-9][0-9]_*.ipynb"))


def both(one: PageTask) -> list[nbformat.NotebookNode]:
    """The executed copies of a task by either engine, which both must finish.

    Under pytest a kernel would leave what is written below Python alone.
    """
    with pytest.MonkeyPatch.context() as outside:
        outside.delenv("PYTEST_CURRENT_TEST", raising=False)
        results = [next(run_pages([one])), next(run_pages([PageTask(**vars(one) | {"engine": "kernel"})]))]
    assert [result.failure for result in results] == [None, None]
    return [nbformat.reads(result.notebook, 4) for result in results]


@pytest.fixture(scope="module")
def tortured(tmp_path_factory):
    """The torture notebook by both engines, cell by cell."""
    forked, kernel = both(task(book(*torture.CELLS), tmp_path_factory.mktemp("here")))
    assert forked.metadata == kernel.metadata
    return list(zip(forked.cells, kernel.cells, strict=True))


@pytest.mark.parametrize("number", range(len(torture.CELLS) + 2))
def test_every_output_of_a_cell_is_the_same(tortured, number):
    """Streams, displays, results, updates, errors with their tracebacks, counts and metadata agree."""
    forked, kernel = tortured[number]
    assert json.dumps(forked, indent=1) == json.dumps(kernel, indent=1)


def test_what_was_put_to_the_torture_did_happen(tortured):
    """The comparison compares something: every kind of output is there, and pictures are."""
    outputs = [output for cell, _ in tortured for output in cell.get("outputs", ())]
    kinds = {output.output_type for output in outputs}
    assert kinds == {"stream", "display_data", "execute_result", "error"}
    assert sum("image/png" in output.get("data", {}) for output in outputs) >= 4
    streams = "".join(output.text for output in outputs if output.output_type == "stream")
    assert all(
        said in streams for said in ("below 1", "below 2", "from a program", "watch out", "logged too")
    )


@pytest.mark.parametrize("name", PROJECT)
def test_the_notebooks_of_the_project_are_the_same(name):
    """Each of our own notebooks, run on its defaults, gives the same copy to the byte."""
    text = (shipped.folder("notebooks") / name).read_text(encoding="utf-8")
    given = {"parameters": {}, "notebook_seconds": 600, "cell_seconds": 600}
    forked, kernel = both(task(text, DATA.parent / "notebooks", **given))
    assert nbformat.writes(forked) == nbformat.writes(kernel)


def test_nbclient_itself_gives_the_same_outputs(tmp_path):
    """What tidying leaves of nbclient's own run is what a forked process gives."""
    text = book("print('a')", "1 + 1", "import sys\nprint('b', file=sys.stderr)\n'c'")
    stock = nbformat.reads(text, 4)
    NotebookClient(stock, resources={"metadata": {"path": str(tmp_path)}}).execute()
    result = next(run_pages([task(text, tmp_path, parameters={})]))
    forked = nbformat.reads(result.notebook, 4)
    assert [cell.outputs for cell in forked.cells] == [cell.outputs for cell in tidy(stock).cells]
