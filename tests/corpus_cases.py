"""The corpus of bad and odd files: its cases as folders, laid out as workspaces, and what a reader says of them."""

import hashlib
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from corpus.make_books import make_book
from corpus.make_files import MAKERS
from ruamel.yaml import YAML
from workspace_folders import WORKSPACES

from qualitykit.errors import QualitykitError
from qualitykit.intake.plan import plan
from qualitykit.outlook.scenario import read_scenario
from qualitykit.period import Period
from qualitykit.workspace import Workspace, check, open_workspace

CORPUS = Path(__file__).parent / "corpus"
_KEYS = {"what", "as", "make", "encoding", "newline", "signs", "sent", "period", "confirm", "problems", "reads", "values"}
_PLACE = ("file", "sheet", "row", "column", "rule")


@dataclass(frozen=True)
class Case:
    """One case: its folder, whether it is refused, and what its `case.yaml` says."""

    folder: Path
    bad: bool
    says: dict = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """What is wrong with it, or odd about it."""
        return self.folder.parent.name

    @property
    def id(self) -> str:
        """Its path in the corpus."""
        return self.folder.relative_to(CORPUS).as_posix()

    @property
    def inputs(self) -> list[Path]:
        """The files of the case beside its `case.yaml`."""
        return sorted(path for path in self.folder.iterdir() if path.name != "case.yaml")

    @property
    def expected(self) -> list[tuple]:
        """Place, rule and severity of every problem."""
        told = (
            (*(problem.get(part) for part in _PLACE), "note" if problem.get("note") else "error")
            for problem in self.says.get("problems") or ()
        )
        return sorted(told, key=str)


def cases() -> list[Case]:
    """All cases, those that are refused first."""
    reader = YAML(typ="safe")
    found = []
    for path in sorted(CORPUS.glob("*/*/*/case.yaml")):
        says = reader.load(path.read_text("utf-8"))
        assert says.keys() <= _KEYS, f"{path}: {says.keys() - _KEYS}"
        found.append(Case(path.parent, path.parts[-4] == "bad", says))
    return found


def lay_out(case: Case, folder: Path) -> Path:
    """The workspace of a case: the small district and its rubric, the case's files in their places."""
    shutil.copytree(WORKSPACES / "rubrics", folder / "rubrics")
    (folder / "sent").mkdir()
    workspace = folder / "district"
    (workspace / "2016").mkdir(parents=True)
    shutil.copy(WORKSPACES / "good" / "district.yaml", workspace)
    for source in case.inputs:
        _put(case, source, workspace)
    for name, how in case.says.get("make", {}).items():
        MAKERS[how](_made(workspace / name))
    return workspace


def _put(case: Case, source: Path, workspace: Path) -> None:
    name = source.name.removesuffix(".yaml") if source.name.endswith(".xlsx.yaml") else source.name
    path = _made(workspace / case.says.get("as", {}).get(name, _place_of(case, name)))
    if name != source.name:
        make_book(path, YAML(typ="safe").load(source.read_text("utf-8")))
    else:
        path.write_bytes(_bytes(case, source))


def _place_of(case: Case, name: str) -> str:
    """Where a file belongs: sent in, beside the tables, or one of the tables of 2016."""
    if name in case.says.get("sent", ()):
        return f"../sent/{name}"
    if name.endswith("-01.yaml"):
        return f"../rubrics/mini/{name}"
    return name if name in ("district.yaml", "scenario.yaml") else f"2016/{name}"


def _made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _bytes(case: Case, source: Path) -> bytes:
    """A text file in the encoding, with the line ends and the invisible signs that the case names."""
    text = source.read_bytes().decode("utf-8")
    for stand_in, sign in case.says.get("signs", {}).items():
        assert stand_in in text, f"{source}: nothing to replace: {stand_in}"
        text = text.replace(stand_in, sign)
    text = text.replace("\n", case.says.get("newline", "\n"))
    return text.encode(case.says.get("encoding", "utf-8"))


def problems_of(case: Case, workspace: Path) -> list[tuple]:
    """What the program says of a case: place, rule and severity of every problem, and the problem itself."""
    if "sent" in case.says:
        return sorted(_of_intake(case, workspace), key=lambda found: str(found[:-1]))
    if (workspace / "scenario.yaml").exists():
        found = _of_scenario(workspace / "scenario.yaml")
    else:
        found = check(workspace)
    told = [(one.file, None, one.row, one.column, one.rule, one.severity, one) for one in found]
    return sorted(told, key=lambda found: str(found[:-1]))


def _of_scenario(path: Path):
    try:
        read_scenario(path)
    except QualitykitError as error:
        return error.problems
    return ()


def _of_intake(case: Case, workspace: Path):
    for one in planned(case, workspace).told:
        problem = one.problem
        yield one.file, one.sheet or None, one.row, problem.column, problem.rule, problem.severity, problem


def planned(case: Case, workspace: Path):
    """The plan of an intake of the files that were sent."""
    files = [workspace.parent / "sent" / name for name in case.says["sent"]]
    period = Period.parse(case.says.get("period", "2016Q3"))
    return plan(open_workspace(workspace), period, files, case.says.get("confirm", ()))


def cell_of(workspace: Path, table: str, row: int, column: str) -> str:
    """What a cell was read as, as text."""
    value = Workspace(workspace).read(2016).tables[table].frame.at[row, column]
    return str(value).removesuffix(" 00:00:00").removesuffix(".0")


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file below a folder with the hash of its bytes; a link with where it leads."""
    return {
        str(path.relative_to(folder)): f"-> {path.readlink()}"
        if path.is_symlink()
        else hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }
