"""Writing what a plan would change (收表写入): whole or not at all, whatever stops it.

All new files first stand together in one journal, `ledger/.intake.json`, which appears in one step. From then on the
intake counts: the files are replaced one by one, and whoever finds a journal that a crash has left replaces the rest
before anything else. Until that is done the workspace is not read.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from qualitykit.errors import Problem, QualitykitError
from qualitykit.intake.ledger import Ledger, lines_of
from qualitykit.intake.merge import Move
from qualitykit.intake.plan import Plan
from qualitykit.intake.recognised import VERIFIED
from qualitykit.intake.records import FILLED_IN, OF_ITS_OWN
from qualitykit.language.plausibility_problems import CONFIRMABLE, WHOLE_DOUBTS
from qualitykit.reports import durable
from qualitykit.reports.publish import lock
from qualitykit.workspace.workspace import UNFINISHED


@contextmanager
def alone(workspace: Path, period: str) -> Iterator[bool]:
    """Hold a workspace against every other intake (独占工作区) -> whether one that was stopped had to be finished.

    Raises:
        QualitykitError: another intake holds it, or what a stopped one left cannot be finished.
    """
    with lock(workspace, period):
        yield finish(workspace)


def write(plan: Plan, who: str, when: datetime) -> list[str]:
    """Write the tables and the ledger of a plan (写入), inside `alone`.

    Args:
        plan: without refusals; who: writes; when: the time that the ledger bears.

    Returns:
        The files that were written, by their path in the workspace; none where nothing changes.

    Raises:
        QualitykitError: the plan has refusals, or a table is no longer what the plan was made from.
    """
    if plan.refused:
        raise QualitykitError(one.problem for one in plan.refused)
    if not plan.files:
        return []
    folder = plan.workspace.path
    _refuse_changed(folder, plan.before)
    senders = {one.sha256: one.sender for one in plan.received}
    lines = lines_of(plan.moves, senders, str(plan.period), who, when, _confirmed(plan))
    ledger, data = Ledger(folder).with_lines(plan.period.year, lines)
    files = {**plan.files, ledger: data}
    for name in files:
        durable.make_folders((folder / name).parent, folder)
    journal = {
        name: {"before": _hash(folder / name), "text": text.decode("latin-1")} for name, text in files.items()
    }
    durable.replace(folder / UNFINISHED, json.dumps(journal))
    finish(folder)
    return list(files)


def finish(workspace: Path) -> bool:
    """Replace what a journal still has to replace (补完写入); False where there is none.

    Raises:
        QualitykitError: a file is neither what it was nor what it was to become: somebody changed it meanwhile.
    """
    data = durable.read(workspace / UNFINISHED)
    if data is None:
        return False
    journal = {name: (one["before"], one["text"].encode("latin-1")) for name, one in json.loads(data).items()}
    allowed = {name: {before, sha256(text).hexdigest()} for name, (before, text) in journal.items()}
    changed = [name for name in journal if _hash(workspace / name) not in allowed[name]]
    if changed:
        raise QualitykitError(Problem(name, None, None, "intake_overtaken") for name in changed)
    for name, (_, text) in journal.items():
        durable.replace(workspace / name, text)
    durable.remove(workspace / UNFINISHED)
    return True


def _confirmed(plan: Plan) -> Callable[[Move], str]:
    """The doubts of each value that were settled: the rules, and whether the sender or the office settled them."""
    doubts: dict[tuple, set[str]] = defaultdict(set)
    for one in plan.told:
        if one.problem.rule in CONFIRMABLE:
            whole = one.problem.rule in WHOLE_DOUBTS
            doubts[(one.file, "", None) if whole else (one.file, one.sheet, one.row)].add(one.problem.rule)

    def confirmed(move: Move) -> str:
        source = move.source
        rules = doubts[source.file, source.sheet, move.row] | doubts[source.file, "", None]
        rules |= set() if move.column else plan.confirmed & {FILLED_IN, OF_ITS_OWN}
        return " ".join([VERIFIED] * (move.row in source.confirmed) + sorted(rules))

    return confirmed


def _refuse_changed(folder: Path, before: Mapping[str, str]) -> None:
    changed = [name for name, digest in before.items() if _hash(folder / name) != digest]
    if changed:
        raise QualitykitError(Problem(name, None, None, "table_changed") for name in changed)


def _hash(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
