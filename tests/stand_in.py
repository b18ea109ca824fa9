"""Stand-ins for the processes that run notebooks, so that a whole run takes a moment."""

import json
import shutil
from pathlib import Path

import pytest

from qualitykit.commands import run as commands
from qualitykit.engine.failure import Failure
from qualitykit.engine.work import PageResult
from qualitykit.reports import build
from qualitykit.reports.notebooks import PERIOD, Notebook
from qualitykit.workspace import open_workspace

HERE = Path(__file__).parent
TABLE = (
    Notebook("period_page.ipynb", "district.html", PERIOD),
    Notebook("unit_page.ipynb", "units/{unit}.html", (*PERIOD, "unit")),
)


class StandIn:
    """In place of `run_pages`: every page shows its parameters.

    `failing` names pages that fail, `asked` lists the pages that were asked for, `before` is called before each.
    """

    def __init__(self):
        self.failing: dict[str, Failure] = {}
        self.asked: list[str] = []
        self.before = lambda task: None

    def __call__(self, tasks, executor=None, at_once=1):
        """The result of every task."""
        for task in tasks:
            self.before(task)
            self.asked.append(task.page)
            notebook = json.dumps({"parameters": task.parameters}, sort_keys=True)
            failure = self.failing.get(task.page)
            html = "" if failure else f"<main>\n<h1>{task.parameters}</h1>\n</main>\n"
            yield PageResult(task.page, task.copy, task.key, notebook, html, failure, 0.5, 64.0)


@pytest.fixture
def district(tmp_path):
    """A copy of the small district that a test may change."""
    return shutil.copytree(HERE / "small_district", tmp_path / "district")


@pytest.fixture
def ran(monkeypatch):
    """Stand in for the processes."""
    stand_in = StandIn()
    monkeypatch.setattr(build, "run_pages", stand_in)
    monkeypatch.setattr(commands, "warm_up", lambda given: None)
    return stand_in


def asked(district, period="2016Q1", units=None, **more):
    """A request for a period of the district, with the fixture notebooks."""
    workspace = open_workspace(district)
    chosen = tuple(workspace.unit(name) for name in units) if units else workspace.units
    own = {"notebooks": TABLE, "folder": HERE / "notebooks"}
    return build.Request(workspace, period, chosen, **own | more)


def files_of(folder):
    """All files of a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def shown_in(folder):
    """What a reader of a folder sees: the names that are not hidden."""
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def content_of(folder, *without):
    """The bytes of every file of a folder, by name, but for some."""
    return {name: (folder / name).read_bytes() for name in files_of(folder) if name not in without}
