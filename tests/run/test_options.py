"""What the command line says of how notebooks run reaches them, and changes no byte (运行选项)."""

import json
import shutil

import nbformat
import pytest
from command_lines import SMALL, run
from stand_in import HERE, content_of

from qualitykit.reports import build
from qualitykit.reports.notebooks import PERIOD, Notebook

WORDS = ("report", SMALL, "2016Q1", "--unit", "north", "--out")
TABLE = (Notebook("unit_page.ipynb", "units/{unit}.html", (*PERIOD, "unit")),)


@pytest.fixture
def books(monkeypatch, tmp_path):
    """A unit's page alone; what is written into `cell` is its second cell."""
    folder = shutil.copytree(HERE / "notebooks", tmp_path / "books")
    asked = build.Request

    def with_cell(cell):
        path = folder / "unit_page.ipynb"
        notebook = nbformat.read(path, as_version=4)
        notebook.cells[2].source = cell
        nbformat.write(notebook, path)

    monkeypatch.setattr(
        build, "Request", lambda *given, **more: asked(*given, notebooks=TABLE, folder=folder, **more)
    )
    return with_cell


def test_neither_engine_nor_cluster_changes_a_byte(books, tmp_path):
    """Forked processes, kernels and Dask workers publish the same; memory that nobody measured is not 0."""
    distributed = pytest.importorskip("distributed")
    settings = {"n_workers": 1, "threads_per_worker": 1, "dashboard_address": None, "silence_logs": 50}
    with distributed.LocalCluster(**settings) as local:
        address = "dask://" + local.scheduler_address.removeprefix("tcp://")
        for name, words in {
            "fork": (),
            "kernel": ("--engine", "kernel"),
            "dask": ("--executor", address),
        }.items():
            assert run(*WORDS, tmp_path / name, *words).exit_code == 0
    fork, kernel, dask = (content_of(tmp_path / name / "2016Q1") for name in ("fork", "kernel", "dask"))
    assert fork == kernel == dask
    told = {
        name: json.loads((tmp_path / name / "run.json").read_text("utf-8")) for name in ("fork", "kernel")
    }
    assert told["fork"]["peak_mb_per_page"] > 10
    assert told["kernel"]["peak_mb_per_page"] is None


@pytest.mark.parametrize(
    ("cell", "words", "told"),
    [
        pytest.param("kept = bytearray(3_000_000_000)", ("--memory", "2000"), "MemoryError", id="memory"),
        pytest.param("while True: pass", ("--cell-timeout", "2"), "the cell took longer than 2 s", id="time"),
    ],
)
@pytest.mark.parametrize("engine", ["fork", "kernel"])
def test_what_goes_beyond_a_limit_is_named(books, tmp_path, cell, words, told, engine):
    """Nothing is published, the exit status is 3, and the reason stands in the message and in run.json."""
    books(cell)
    result = run(*WORDS, tmp_path / "out", "--engine", engine, *words)
    assert result.exit_code == 3
    assert told in result.stderr
    assert (
        told in json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))["missing"]["units/north.html"]
    )


@pytest.mark.parametrize(
    "words",
    [
        ("--memory", "63"), ("--memory", "much"), ("--cell-timeout", "0"), ("--engine", "spawn"), ("--jobs", "0"),
        ("--executor", ""), ("--executor", "127.0.0.1:8786"), ("--executor", "dask://host"), ("--as-of", "2016-02-30"),
        ("--sign", "no-such-key"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_before_anything_is_done(tmp_path, words):
    """Exit status 2, the option is named, and no output folder is made."""
    result = run(*WORDS, tmp_path / "out", *words)
    assert result.exit_code == 2
    assert words[0] in result.stderr
    assert not (tmp_path / "out").exists()
