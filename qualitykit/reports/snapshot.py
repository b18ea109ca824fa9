"""What a run works from (输入快照): the inputs, copied and hashed on the way, before anything is made of them.

Scoring and notebooks read the snapshot only. It is published with the pages as `capsule/`:

    capsule.json                 what was asked for: period, language, units, pages with notebook and parameters
    workspace/district.yaml      the register and every table up to the period's year
    workspace/2016/awards.csv …
    rubrics/<scheme>/<day>.yaml  the rubrics in force in those years
    notebooks/*.ipynb            the notebooks without their outputs, which a run throws away
    requirements.lock            the lock of the packages, where there is one
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

import qualitykit
from qualitykit.errors import Problem, QualitykitError
from qualitykit.period import Period
from qualitykit.reports import durable
from qualitykit.reports.manifest import canonical, sha256, sha256_of
from qualitykit.reports.notebooks import read_notebook
from qualitykit.reports.provenance import input_files
from qualitykit.workspace import Workspace, open_workspace
from qualitykit.workspace.rubrics import SEAL

FOLDER, WORKSPACE, RUBRICS, NOTEBOOKS = "capsule", "workspace", "rubrics", "notebooks"
LOCK = "requirements.lock"
# Notebooks run inside the workspace and are given its name as seen from there: no path of a machine gets anywhere.
SEEN_FROM_INSIDE = f"../{WORKSPACE}"


@dataclass(frozen=True)
class Snapshot:
    """A snapshot in its folder (快照): its files by name with the checksum that each had when it was taken."""

    folder: Path
    files: dict[str, str]

    @property
    def workspace(self) -> Path:
        """The folder of the copied workspace (快照中的工作区)."""
        return self.folder / WORKSPACE

    def opened(self) -> Workspace:
        """The copied workspace (打开快照)."""
        return open_workspace(self.workspace)

    def inputs(self) -> dict[str, str]:
        """The checksum of every input file by its name in the workspace, sorted (输入文件)."""
        start, inside = f"{WORKSPACE}/", self.files.items()
        tables = {name.removeprefix(start): sha for name, sha in inside if name.startswith(start)}
        return {name: sha for name, sha in tables.items() if not name.endswith("/.keep")}

    def notebook(self, name: str) -> str:
        """The text of a notebook (笔记本文本)."""
        return (self.folder / NOTEBOOKS / name).read_text(encoding="utf-8")


def take(
    workspace: Workspace, period: Period, notebooks: Iterable[Path], asked: dict[str, Any], folder: Path
) -> Snapshot:
    """Copy everything that a period's pages are made from (取快照).

    Args:
        workspace: where the inputs stand now.
        period: what is asked for; later years and rubrics that were not yet in force take no part.
        notebooks: the files of the notebooks.
        asked: what `capsule.json` says.
        folder: where the snapshot goes; what is there is cleared away.

    Raises:
        QualitykitError: a file that was another one, or not there, when everything had been copied.
    """
    durable.remove(folder)
    durable.make_folder(folder)
    sources = _sources(workspace, period)
    files = {name: _copied(source, folder, name) for name, source in sources.items()}
    _refuse_moved(files, sources, _sources(workspace, period))
    texts = {f"{NOTEBOOKS}/{path.name}": without_outputs(path) for path in sorted(set(notebooks))}
    texts |= dict.fromkeys(_empty_years(workspace, period, files), "") | {SEAL: canonical(asked)}
    for name, text in texts.items():
        durable.make_folders((folder / name).parent, folder)
        durable.write(folder / name, text)
        files[name] = sha256_of(text)
    return Snapshot(folder, dict(sorted(files.items())))


def without_outputs(path: Path) -> str:
    """A notebook's text as it is hashed and run (去输出的笔记本): its outputs decide nothing.

    Raises:
        QualitykitError: there is none, or the file is no notebook.
    """
    notebook = read_notebook(path)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return nbformat.writes(notebook) + "\n"


def opened(folder: Path) -> tuple[Snapshot, dict[str, Any]]:
    """A snapshot that was taken earlier, and what was asked for then (打开已有快照).

    Raises:
        OSError, ValueError: there is none.
    """
    asked = json.loads((folder / SEAL).read_text(encoding="utf-8"))
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return Snapshot(folder, {path.relative_to(folder).as_posix(): sha256(path) for path in paths}), asked


def _sources(workspace: Workspace, period: Period) -> dict[str, Path]:
    """The files that are copied, by their name in the snapshot."""
    tables = {f"{WORKSPACE}/{name}": path for name, path in input_files(workspace, period).items()}
    lock = Path(qualitykit.__file__).parents[1] / LOCK
    return tables | dict(_rubrics(workspace, period)) | ({LOCK: lock} if lock.is_file() else {})


def _empty_years(workspace: Workspace, period: Period, files: Iterable[str]) -> Iterator[str]:
    """A file to hold the folder of a year that has no table yet: an empty year is a year."""
    for year in (year for year in workspace.years if year <= period.year):
        if not any(name.startswith(f"{WORKSPACE}/{year}/") for name in files):
            yield f"{WORKSPACE}/{year}/.keep"


def _rubrics(workspace: Workspace, period: Period) -> Iterator[tuple[str, Path]]:
    """The rubric of every year there is up to the period's, and the first one, against which older years count."""
    years = {year for year in workspace.years if year <= period.year} | {period.year}
    rubrics = [workspace.earliest_rubric(), *(workspace.rubrics.for_checks(year) for year in sorted(years))]
    for rubric in rubrics:
        path = rubric.source_path
        yield f"{RUBRICS}/{path.parent.name}/{path.name}", path


def _copied(source: Path, folder: Path, name: str) -> str:
    durable.make_folders((folder / name).parent, folder)
    return durable.copy(source, folder / name, follow=True)


def _refuse_moved(copied: dict[str, str], sources: dict[str, Path], after: dict[str, Path]) -> None:
    """What was copied while somebody wrote would be of no one moment."""
    moved = sources.keys() ^ after.keys()
    moved |= {name for name in sources.keys() & after.keys() if _now(sources[name]) != copied[name]}
    if moved:
        names = sorted(name.removeprefix(f"{WORKSPACE}/") for name in moved)
        raise QualitykitError(Problem(name, None, None, "input_moved") for name in names)


def _now(path: Path) -> str:
    return sha256(path) if path.is_file() else ""
