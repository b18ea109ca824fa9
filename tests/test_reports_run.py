"""Notebooks are planned, refused and run as `qualitykit.reports` promises (运行笔记本)."""

import os
from pathlib import Path

import pytest
from executed import run_all

from qualitykit.errors import QualitykitError
from qualitykit.reports.notebooks import NOTEBOOKS, Job, Notebook, plan

BOOKS = Path(__file__).parent / "notebooks"
VALUES = {"workspace": "../sample", "period": "2016", "language": "en"}


def planned(*notebooks, units=("guxing",), folder=BOOKS):
    """The jobs of some fixture notebooks."""
    return plan(folder, units, VALUES, notebooks)


def rules_of(error):
    """What an error complains of: (file, column, rule) of each problem."""
    return [(problem.file, problem.column, problem.rule) for problem in error.value.problems]


class TestPlan:
    """Before anything starts."""

    def test_a_notebook_runs_once_a_period_or_once_a_unit(self):
        """A notebook that takes `unit` makes a page for each unit, any other one page."""
        period = Notebook("period_page.ipynb", "district.html", tuple(VALUES))
        unit = Notebook("unit_page.ipynb", "units/{unit}.html", (*VALUES, "unit"))
        jobs = planned(period, unit, units=("guxing", "dahelu"))
        assert [job.page for job in jobs] == ["district.html", "units/guxing.html", "units/dahelu.html"]
        assert jobs[0].parameters == VALUES
        assert jobs[2].parameters == VALUES | {"unit": "dahelu"}
        assert jobs[2].copy == "notebooks/units/dahelu.ipynb"

    def test_an_unknown_parameter_is_refused(self):
        """Papermill would only warn and run the notebook on its default."""
        with pytest.raises(
            QualitykitError, match=r"parameter unit, allowed .* workspace, period, language"
        ) as error:
            planned(Notebook("period_page.ipynb", "units/{unit}.html", (*VALUES, "unit")))
        assert rules_of(error) == [("period_page.ipynb", "unit", "unknown_parameter")]

    def test_every_notebook_is_looked_at_before_any_is_refused(self, tmp_path):
        """All that is wrong with the notebooks is said at once: missing, unreadable, without parameters."""
        for name, text in {"text.ipynb": "no notebook", "list.ipynb": "[]"}.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        bare = '{"cells": [], "metadata": {"language_info": {"name": "python"}}, "nbformat": 4, "nbformat_minor": 5}'
        (tmp_path / "bare.ipynb").write_text(bare, encoding="utf-8")
        names = ("lost.ipynb", "text.ipynb", "list.ipynb", "bare.ipynb")
        with pytest.raises(QualitykitError) as error:
            planned(*(Notebook(name, f"{name}.html", ("period",)) for name in names), folder=tmp_path)
        assert rules_of(error) == [
            ("lost.ipynb", None, "notebook_missing"),
            ("text.ipynb", None, "notebook_unreadable"),
            ("list.ipynb", None, "notebook_unreadable"),
            ("bare.ipynb", "period", "unknown_parameter"),
        ]

    def test_the_pages_are_those_of_the_contract(self):
        """The table of notebooks makes the page names that others rely on."""
        pages = {notebook.page: notebook.per_unit for notebook in NOTEBOOKS}
        assert pages["district.html"] is False
        assert pages["units/{unit}.html"] is True


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    """Five notebooks run two at a time, four of which go wrong: their outcomes, and what reached stderr."""
    folder = tmp_path_factory.mktemp("district")
    names = ("period_page", "talks", "exits", "dies", "skips", "unit_page")
    jobs = [Job(BOOKS / f"{name}.ipynb", f"{name}.html", {"period": "2016"}) for name in names]
    jobs[0].parameters.update(VALUES)
    jobs[-1].parameters["unit"] = "huayuankou"
    seen = folder / "stderr"
    with seen.open("w") as file:
        saved = os.dup(2)
        os.dup2(file.fileno(), 2)
        try:
            outcomes = {outcome.job.notebook.stem: outcome for outcome in run_all(jobs, folder, at_once=2)}
        finally:
            os.dup2(saved, 2)
            os.close(saved)
    return outcomes, seen.read_text(), folder


class TestRun:
    """While the notebooks run."""

    def test_a_good_notebook_has_no_failure(self, batch):
        """Its parameters are in force, and it ran in the folder it was given."""
        outcomes, _, folder = batch
        good = outcomes["period_page"]
        assert good.failure is None
        assert good.notebook.cells[3].outputs[0].data["text/markdown"] == (
            f"## Figures\n\n../sample 2016 en, run in {folder.name}"
        )

    def test_a_failure_stops_no_other_notebook(self, batch):
        """Every notebook of the batch has an outcome of its own."""
        assert len(batch[0]) == 6

    @pytest.mark.parametrize(
        ("name", "cell", "told"),
        [
            pytest.param("unit_page", 3, "ZeroDivisionError: division by zero", id="an exception"),
            pytest.param("exits", 3, "SystemExit: 0", id="sys.exit(0), which papermill takes for success"),
            pytest.param(
                "dies", 3, "the process ended by itself before it was done (status 0)", id="os._exit"
            ),
            pytest.param("skips", 3, "never ran", id="a cell that never ran, marked completed by papermill"),
        ],
    )
    def test_a_failure_names_its_cell(self, batch, name, cell, told):
        """Whatever way a notebook goes wrong, its code cell and the reason are named."""
        failure = batch[0][name].failure
        assert failure.cell == cell
        assert failure.text("en") == f"code cell {cell}: {told}"

    def test_a_failure_keeps_the_traceback(self, batch):
        """The traceback is kept as plain text, with the line that failed."""
        report = batch[0]["unit_page"].failure.report()
        assert '1 / (unit != "huayuankou")' in report
        assert "\x1b" not in report

    def test_the_terminal_stays_quiet(self, batch):
        """Neither libraries nor kernels write on the caller's stderr, warnings included."""
        outcomes, stderr, _ = batch
        assert stderr == ""
        assert outcomes["talks"].failure is None

    def test_the_copy_is_the_same_everywhere(self, batch):
        """No clock time, no machine path and no random id is left in an executed copy."""
        copy = batch[0]["period_page"].notebook
        assert "papermill" not in copy.metadata
        assert [cell.id for cell in copy.cells if "tags" in cell.metadata and cell.metadata.tags] == [
            "cell-1",
            "injected-parameters",
        ]
        assert not any({"papermill", "execution"} & set(cell.metadata) for cell in copy.cells)

    def test_either_engine_gives_the_same_copy(self, batch):
        """A kernel, asked for by name, makes the copy that a forked process makes."""
        forked = batch[0]["period_page"]
        (kernel,) = run_all([forked.job], batch[2], engine="kernel")
        assert kernel == forked

    def test_a_kernel_that_does_not_start_is_a_failure(self, monkeypatch, tmp_path):
        """Without a kernel no cell is to blame, and the reason is still told."""
        monkeypatch.setattr("qualitykit.engine.kernel.NAME", "no such engine")
        job = Job(BOOKS / "exits.ipynb", "exits.html", {"period": "2016"})
        (outcome,) = run_all([job], tmp_path, engine="kernel")
        assert outcome.failure.cell == 0
        assert "no such engine" in outcome.failure.text("zh")
