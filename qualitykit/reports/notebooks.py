"""Which notebooks make a published period, and what each is given (报告笔记本).

A notebook is one line of `NOTEBOOKS`. What it takes is read from its own `parameters` cell before anything starts:
papermill only warns about a parameter that a notebook does not have, and then runs it on its default.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import nbformat
from papermill import inspect_notebook

from qualitykit.errors import Problem, QualitykitError


@dataclass(frozen=True)
class Notebook:
    """One notebook of a published period (一个笔记本).

    `page` is the published page's path; a notebook that takes `unit` is run for each unit, with the unit's id in
    the page's name.
    """

    name: str
    page: str
    parameters: tuple[str, ...]

    @property
    def per_unit(self) -> bool:
        """Whether there is a page for each unit (按单位)."""
        return "unit" in self.parameters


PERIOD = ("workspace", "period", "language")
NOTEBOOKS = (
    Notebook("01_read_the_rubric.ipynb", "rubric.html", PERIOD),
    Notebook("02_unit_report.ipynb", "units/{unit}.html", (*PERIOD, "unit")),
    Notebook("03_district_report.ipynb", "district.html", PERIOD),
    Notebook("04_quality_analysis.ipynb", "analysis.html", PERIOD),
)


@dataclass(frozen=True)
class Job:
    """One run of one notebook (一次运行): its file, the page it makes and the parameters it is given."""

    notebook: Path
    page: str
    parameters: dict[str, str]

    @property
    def copy(self) -> str:
        """Where the executed copy is published (执行副本)."""
        return copy_of(self.page)


def copy_of(page: str) -> str:
    """Where the executed copy behind a page is published: the page's own path under `notebooks/` (执行副本路径).

    >>> copy_of("units/guxing.html")
    'notebooks/units/guxing.ipynb'
    """
    return f"notebooks/{page.removesuffix('.html')}.ipynb"


def plan(
    folder: Path, units: Sequence[str], values: dict[str, str], notebooks: Iterable[Notebook] = NOTEBOOKS
) -> list[Job]:
    """Every run that a published period needs, in the order of the table (运行计划).

    Args:
        folder: where the notebooks stand.
        units: ids of the units that get a page.
        values: the value of every parameter except `unit`.
        notebooks: the table of notebooks.

    Raises:
        QualitykitError: a notebook is missing, cannot be read or does not take a parameter it would be given.
    """
    jobs = []
    for notebook in notebooks:
        given = {name: values[name] for name in notebook.parameters if name != "unit"}
        for unit in units if notebook.per_unit else [""]:
            own = given | ({"unit": unit} if notebook.per_unit else {})
            jobs.append(Job(folder / notebook.name, notebook.page.format(unit=unit), own))
    _refuse({job.notebook: job for job in jobs}.values())
    return jobs


def read_notebook(path: Path) -> nbformat.NotebookNode:
    """A notebook as it stands in its file (读取笔记本).

    Raises:
        QualitykitError: there is none, or the file is no notebook.
    """
    try:
        return nbformat.read(path, as_version=4)
    except FileNotFoundError:
        raise QualitykitError(Problem(path.name, None, None, "notebook_missing")) from None
    except (ValueError, AttributeError, nbformat.ValidationError) as error:
        values = {"found": str(error).split("\n")[0]}
        raise QualitykitError(Problem(path.name, None, None, "notebook_unreadable", values)) from None


def _refuse(jobs: Iterable[Job]) -> None:
    problems: list[Problem] = []
    for job in jobs:
        try:
            problems += _unknown_parameters(job)
        except QualitykitError as error:
            problems += error.problems
    if problems:
        raise QualitykitError(problems)


def _unknown_parameters(job: Job) -> list[Problem]:
    """Papermill is handed the notebook itself, not its path: it would fill in braces of a path as a template."""
    known = list(inspect_notebook(read_notebook(job.notebook)))
    allowed = {"allowed": ", ".join(known) or "–"}
    return [
        Problem(job.notebook.name, None, name, "unknown_parameter", {"found": name, **allowed})
        for name in job.parameters
        if name not in known
    ]
