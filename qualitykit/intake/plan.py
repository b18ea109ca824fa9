"""What came in against the workspace (收表计划): what would be new, change or stay, and why it is refused.

Nothing is written here. The tables as they would be are read again and checked like any others; what is wrong with
them is told at the sender's cell. What a check only notes because it can be right (see `PLAUSIBILITY_PROBLEMS`) stops
an intake until it is confirmed: by the sender, in the row's cell `verified`, or by the office, by the rule's name.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from qualitykit.errors import Problem, QualitykitError
from qualitykit.intake.judge import Judge
from qualitykit.intake.ledger import Ledger
from qualitykit.intake.merge import (
    Keyed,
    Merged,
    Move,
    formula_texts,
    keys_of,
    received_texts,
    standing_texts,
)
from qualitykit.intake.place import Source, Told, told
from qualitykit.intake.received import Received, receive
from qualitykit.intake.recognised import VERIFIED
from qualitykit.intake.records import Records
from qualitykit.intake.standing import Standing, empty_standing, not_written, standing_of
from qualitykit.intake.standing_parquet import StandingParquet, standing_parquet
from qualitykit.period import Period
from qualitykit.workspace import Unit, Workspace, YearTables
from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.names import misspelt, shown
from qualitykit.workspace.registry import plain_name
from qualitykit.workspace.schema import MARK


@dataclass(frozen=True)
class Plan:
    """What would be done (收表计划).

    Attributes:
        period, received: for which, and from which files.
        moves: every value that is new or changes, by table and file.
        unchanged: how many values, or records, of each unit are there already.
        told: everything wrong with the files, and notes.
        files: the tables that change, by their path in the workspace; before: the sha256 of what stands there, empty
            where nothing does.
        silent: the units of which no file says anything; empty: those of them whose form came back with nothing in it.
        confirmed: the rules that were confirmed for all files.
    """

    workspace: Workspace
    period: Period
    received: tuple[Received, ...]
    moves: tuple[Move, ...]
    unchanged: Counter
    told: tuple[Told, ...]
    files: dict[str, bytes]
    before: dict[str, str]
    silent: tuple[Unit, ...]
    empty: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()

    @property
    def refused(self) -> list[Told]:
        """Why nothing may be written (拒收原因); empty where it may."""
        return [one for one in self.told if one.refuses]


def plan(
    workspace: Workspace, period: Period, paths: Sequence[Path], confirmed: Collection[str] = ()
) -> Plan:
    """The plan of an intake (制定收表计划).

    Args:
        workspace: opened; a year without a folder has no tables yet.
        period: that the files are for; paths: the files.
        confirmed: rules of doubts that the office has looked at.

    Raises:
        QualitykitError: the year has errors already, which nobody who sends a file can mend; or no rubric is in force.
    """
    current = _current(workspace, period)
    received = receive(paths, workspace, period)
    merging = _Merging(workspace, period, current, frozenset(confirmed))
    for table in TABLES:
        sources = [source for one in received for source in one.sources if source.table.name == table]
        merging.take(table, sources)
    sources = [source for file in received for source in file.sources]
    judge = Judge(workspace, period, current, frozenset(confirmed), sources)
    wrong = [judge.weighed(one) for file in received for one in _with_unit(file)]
    judged = [*judge.unread(), *judge.told(merging.files, merging.moves)]
    files = [*_of_other_period(workspace, period, received), *_of_other_unit(workspace, received)]
    again = map(judge.weighed, [*files, *merging.notes])
    answered = frozenset().union(*(one.units for one in received if one.answers))
    empty = frozenset().union(*(one.units for one in received if one.untouched)) - answered
    return Plan(
        workspace,
        period,
        tuple(received),
        tuple(merging.moves),
        merging.unchanged,
        _once([*wrong, *merging.refused, *again, *judged]),
        merging.files,
        merging.before,
        tuple(unit for unit in workspace.units if unit.id not in answered),
        empty,
        frozenset(confirmed),
    )


def _current(workspace: Workspace, period: Period) -> YearTables:
    """The year as it is, without errors."""
    if period.year not in workspace.years:
        workspace.rubric(period.year)
        return YearTables(period.year)
    return workspace.year(period.year)


def _with_unit(file: Received) -> Iterator[Told]:
    """A file's problems, those of the whole file under its unit where it speaks of one alone."""
    only = next(iter(file.units)) if len(file.units) == 1 else ""
    for one in file.problems:
        yield one if one.unit or not only else one._replace(unit=only)


def _of_other_period(workspace: Workspace, period: Period, received: Sequence[Received]) -> Iterator[Told]:
    """Files whose very bytes were taken for another period."""
    taken = Ledger(workspace.path).periods()
    for one in received:
        others = sorted(taken.get(one.sha256, set()) - {str(period)})
        if others:
            values = {"period": ", ".join(others)}
            yield told(Problem(one.name, None, None, "file_of_other_period", values, "note"), one.name)


def _of_other_unit(workspace: Workspace, received: Sequence[Received]) -> Iterator[Told]:
    """Forms in a file whose name is another unit's: sent under the wrong name, or filled in for the wrong unit."""
    names = {plain_name(name).casefold(): unit for name, unit in workspace.district.names.items()}
    for one in (one for one in received if one.layout and one.sources):
        own, stem = one.layout.unit, plain_name(one.path.stem).casefold()
        in_it = [name for name in names if len(name) > 1 and name in stem]
        named = names[max(in_it, key=lambda name: (len(name), names[name] == own))] if in_it else own
        if named != own:
            values = {"found": own, "named": named}
            problem = Problem(one.name, None, None, "form_named_for_other_unit", values, "note")
            yield told(problem, one.name, unit=own)


def _once(found: Sequence[Told]) -> tuple[Told, ...]:
    return tuple(
        {(one.problem.place, one.problem.rule, str(one.problem.values)): one for one in found}.values()
    )


class _Merging:
    """Merges table by table, and keeps what comes of it."""

    def __init__(self, workspace: Workspace, period: Period, current: YearTables, confirmed: frozenset[str]):
        self._workspace, self._period, self._current = workspace, period, current
        self._confirmed = confirmed
        self.moves: list[Move] = []
        self.unchanged: Counter = Counter()
        self.refused: list[Told] = []
        self.notes: list[Told] = []
        self.files: dict[str, bytes] = {}
        self.before: dict[str, str] = {}

    def take(self, table: str, sources: Sequence[Source]) -> None:
        """Merge what came in for one table."""
        if not sources:
            return
        name, data, problem = self._standing(table)
        if problem:
            self.refused.append(told(problem, problem.file))
            return
        standing = self._read(table, name, data)
        found = self._merged(table, standing, sources)
        self.moves += found.moves
        self.unchanged.update(found.unchanged)
        self.refused += found.refused
        if found.moves:
            mark = MARK if self._workspace.synthetic else ""
            self.before[name] = sha256(data).hexdigest() if data else ""
            try:
                self.files[name] = standing.changed(found.cells, [{MARK: mark} | row for row in found.rows])
            except QualitykitError as error:
                self.refused += [told(one, name, row=one.row) for one in error.problems]

    def _read(self, table: str, name: str, data: bytes) -> Standing | StandingParquet:
        """The table's file, or what a new one begins with."""
        if not data:
            return empty_standing(TABLES[table], self._workspace.synthetic)
        return standing_parquet(data, name) if name.endswith(".parquet") else standing_of(data)

    def _standing(self, table: str) -> tuple[str, bytes, Problem | None]:
        """Path in the workspace, content, and why the table's file is not written."""
        has = self._current.tables.get(table)
        if has is None:
            return f"{self._period.year}/{table}.csv", b"", None
        path = self._workspace.path / has.path
        return has.path, path.read_bytes(), not_written(path, has.path)

    def _merged(self, table: str, standing: Standing | StandingParquet, sources: Sequence[Source]) -> Merged:
        spec = TABLES[table]
        own = [name for name in standing.header if name and name not in spec.by_name and name != MARK]
        texts = standing_texts(spec, self._current.tables.get(table), own)
        keyed = Keyed(spec, texts, standing.rows)
        records = Records(spec, texts, standing.rows, self._confirmed)
        for source in sources:
            rows = received_texts(source, own)
            self.refused += [
                *formula_texts(source, rows),
                *self._not_yet(source, rows),
                *_no_column(source, rows, standing),
            ]
            self.notes += _not_taken(source, own)
            whole = rows[~rows.index.isin(source.broken)]
            if key := keys_of(spec, source):
                keyed.take(source, whole, key)
            else:
                records.take(source, whole)
        return keyed.found if keys_of(spec, sources[0]) else records.found

    def _not_yet(self, source: Source, rows) -> Iterator[Told]:
        """Rows of a quarter after the period."""
        last = self._period.last_quarter
        if "quarter" in rows:
            for row in rows.index[[text > str(last) for text in rows["quarter"]]]:
                values = {"value": rows.at[row, "quarter"], "last": last}
                yield source.tell(Problem("", None, "quarter", "quarter_not_yet", values), int(row))


def _not_taken(source: Source, own: Sequence[str]) -> Iterator[Told]:
    """Columns of a free table that neither the contract nor the workspace's table has; like one of it, a doubt."""
    spec, given = source.table.spec.by_name, source.table.given
    for name in sorted(given - spec.keys() - {*own, MARK, VERIFIED}):
        near = misspelt(name.casefold(), spec.keys() - given)
        rule, values = "column_not_taken", {"value": shown(name)}
        if near:
            rule, values = "column_perhaps_misspelt", values | {"nearest": near}
        problem = Problem("", None, name, rule, values, "note")
        yield told(problem, source.file, source.sheet, source.top, source.columns.get(name), source.only_unit)


def _no_column(source: Source, rows, standing: Standing | StandingParquet) -> Iterator[Told]:
    """Values for which the table's file has no column."""
    for name in (name for name in rows if name not in standing.header):
        filled = rows.index[rows[name] != ""]
        if len(filled):
            values = {"columns": ", ".join(filter(None, standing.header))}
            yield source.tell(Problem("", None, name, "column_not_there", values), int(filled[0]))
