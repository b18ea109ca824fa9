"""The corpus of bad and odd files: its cases as folders, laid out as workspaces, and what a reader says of them."""

import hashlib
import shutil
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner
from corpus.make_books import make_book
from corpus.make_files import MAKERS
from corpus.make_forms import make_form
from ruamel.yaml import YAML
from scoring_cases import load_once
from workspace_folders import WORKSPACES

from qualitykit.cli import main
from qualitykit.errors import Problem, QualitykitError
from qualitykit.intake.place import Told
from qualitykit.intake.plan import Plan, plan
from qualitykit.rubric import Rubric
from qualitykit.workbook import child, whole
from qualitykit.workbook.limits import Refused
from qualitykit.workspace import Workspace, check
from qualitykit.workspace.sheet import address

CORPUS = Path(__file__).parent / "corpus"
_KEYS = {
    "what",
    "as",
    "make",
    "encoding",
    "newline",
    "signs",
    "sent",
    "period",
    "confirm",
    "problems",
    "reads",
    "values",
}
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
        path = _made(workspace / name)
        make_form(path, workspace, **how) if isinstance(how, dict) else MAKERS[how](path)
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


@dataclass(frozen=True)
class Outcome:
    """What a command said of a case: its exit status and output, every problem, and the plan of an intake."""

    status: int
    output: str
    problems: list[Problem]
    places: list[tuple]
    plan: Plan | None = None


def outcome(case: Case, workspace: Path) -> Outcome:
    """Run the command that would read the case's files, in this process.

    Files that were sent go to `collect --apply`, those of a good case without `--apply`; a scenario goes to `score`;
    everything else is read by `check`.
    """
    if "sent" in case.says:
        return _collected(case, workspace)
    if (workspace / "scenario.yaml").exists():
        return _asked(case, workspace)
    told: list[Problem] = []

    def recorded(*given):
        told.extend(check(*given))
        return told

    with patch("qualitykit.workspace.check", recorded):
        status, output, _ = _run("check", workspace, *filter(None, [case.says.get("period")]))
    # A workspace that is none is told by its path, which is another one in every run.
    return Outcome(
        status, output, told, _places((one.file.replace(str(workspace), "."), None, one, ()) for one in told)
    )


def _collected(case: Case, workspace: Path) -> Outcome:
    plans: list[Plan] = []

    def recorded(*given):
        plans.append(plan(*given))
        return plans[-1]

    files = [workspace.parent / "sent" / name for name in case.says["sent"]]
    confirm = [word for rule in case.says.get("confirm", ()) for word in ("--confirm", rule)]
    more = [*confirm, *(["--apply", "--who", "office"] if case.bad else [])]
    with patch("qualitykit.intake.plan.plan", recorded):
        status, output, raised = _run("collect", workspace, case.says.get("period", "2016Q3"), *files, *more)
    if not plans:
        return Outcome(status, output, raised, _places((one.file, None, one, ()) for one in raised))
    told = plans[0].told
    places = _places((one.file, one.sheet or None, _with_column(one), (one.row,)) for one in told)
    return Outcome(status, output, [one.problem for one in told], places, plans[0])


def _with_column(one: Told) -> Problem:
    """The problem of an intake; where it has no column of the contract, under the letter of the sheet's."""
    if one.problem.column or not one.column:
        return one.problem
    return replace(one.problem, column=address(1, one.column).rstrip("1"))


def _asked(case: Case, workspace: Path) -> Outcome:
    """A scenario, and the scores that it gives."""
    out = workspace.parent / "out"
    words = (
        "score",
        workspace,
        case.says.get("period", "2016Q3"),
        "--out",
        out,
        "--scenario",
        workspace / "scenario.yaml",
    )
    status, output, told = _run(*words)
    if not case.bad:
        shutil.rmtree(out)
    return Outcome(status, output, told, _places((one.file, None, one, ()) for one in told))


def _run(*words) -> tuple[int, str, list[Problem]]:
    """Exit status and output of a command, and the problems with which it stopped.

    What is no exit is no answer and goes on up.
    """
    stopped: list[Problem] = []
    text = QualitykitError.text

    def recorded(error: QualitykitError, language: str = "en") -> str:
        stopped.extend(error.problems)
        return text(error, language)

    with patch.object(QualitykitError, "text", recorded):
        done = CliRunner().invoke(main, [*(str(word) for word in words), "--lang", "en"])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.output, stopped


def _places(told) -> list[tuple]:
    """File, sheet, row, column, rule and severity of each problem, in one order."""
    found = ((*where, *(row or (one.row,)), one.column, one.rule, one.severity) for *where, one, row in told)
    return sorted(found, key=str)


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


# ── the same work with less waiting ──────────────────────────────────────────

# These must be read by the child process itself, whose limits they are about.
_IN_THE_CHILD = ("bomb_", "too_many_elements")


@contextmanager
def with_less_waiting(case: Case):
    """A rubric's text is read once, and a workbook without the process around it, which takes longer than the rest."""
    made = (how for how in case.says.get("make", {}).values() if isinstance(how, str))
    with ExitStack() as patches:
        patches.enter_context(patch("qualitykit.workspace.rubrics.load_rubric", _load_rubric))
        if not any(how.startswith(_IN_THE_CHILD) for how in made):
            for module in (child, whole):
                patches.enter_context(patch.object(module, "limit_memory", lambda most: None))
            patches.enter_context(patch("qualitykit.workspace.sheet.read_workbook", _read_workbook))
            patches.enter_context(patch("qualitykit.intake.received.read_workbooks", _read_workbooks))
        yield


def _load_rubric(path: Path) -> Rubric:
    found = load_once(path).model_copy()
    found._path = Path(path)
    return found


def _read_workbook(path, sheet=None, engine="calamine"):
    with path.open("rb"):
        answer = child.answer(path, sheet, engine)
    if "refused" in answer:
        raise _refused(answer)
    return answer


def _read_workbooks(paths):
    answers = [whole.every_sheet(path, "calamine") for path in paths]
    return [_refused(one) if "refused" in one else one["pages"] for one in answers]


def _refused(answer: dict) -> Refused:
    rule, values = answer["refused"]
    return Refused(rule, **values)
