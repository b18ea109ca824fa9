"""The tables as they would be, checked (拟变更数据的校验), every problem told at the cell of whoever sent it."""

import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from qualitykit.errors import Problem
from qualitykit.intake.doubts import NUMBERS, doubts
from qualitykit.intake.merge import Move
from qualitykit.intake.place import Source, Told, told
from qualitykit.language.plausibility_problems import CONFIRMABLE
from qualitykit.period import Period
from qualitykit.workspace import Workspace, YearTables
from qualitykit.workspace.checks import Year, row_problems


@dataclass(frozen=True)
class Judge:
    """Checks the planned state of a year (校验拟变更状态).

    Attributes:
        current: the year as it is; confirmed: rules of doubts that are settled.
        sources: everything that came in; some rows of it may not have been read whole.
    """

    workspace: Workspace
    period: Period
    current: YearTables
    confirmed: frozenset[str]
    sources: Sequence[Source] = ()

    def unread(self) -> Iterator[Told]:
        """What else is wrong with rows that could not be read whole, and so are in no planned table (其他问题)."""
        rubric, district = self.workspace.rubric(self.period.year), self.workspace.district
        for source in (source for source in self.sources if source.broken):
            year = Year(self.period.year, {source.table.name: source.table}, district, rubric)
            for problem in (one for one in row_problems(year) if one.row in source.broken):
                yield self.weighed(source.tell(problem))

    def told(self, files: Mapping[str, bytes], moves: Sequence[Move]) -> Iterator[Told]:
        """What is wrong or doubtful with the tables once the files stand in place of their own (逐条定位).

        Args:
            files: path in the workspace -> content; moves: the values that are new or change in them.
        """
        if not files:
            return
        planned = self._planned(files)
        known = {_same(problem) for problem in self.current.problems}
        senders = _Senders(moves, planned)
        own = [p for p in planned.problems if p.severity == "error" or _same(p) not in known]
        found = [one for problem in own for one in senders.told(problem)]
        rubric = self.workspace.rubric(self.period.year)
        found += doubts(moves, planned.tables, self._last_year(), rubric, self.period)
        found = [one for one in found if not self._follows(one)]
        # One doubt of a cell is enough, whether the year itself or the one before raises it.
        once = {(one.problem.place, one.problem.rule): one for one in reversed(found)}
        yield from map(self.weighed, reversed(once.values()))

    def _follows(self, one: Told) -> bool:
        """Whether sums and repetitions of a unit may only seem so because a row was not read."""
        units = {source.unit(row) for source in self.sources for row in source.broken}
        return one.problem.rule in _OF_ALL_ROWS and bool(units & {one.unit, ""})

    def weighed(self, one: Told) -> Told:
        """A doubt is an error unless somebody has confirmed it (疑点未核实则拒收)."""
        doubt = one.problem.severity == "note" and one.problem.rule in CONFIRMABLE
        if not doubt or one.problem.rule in self.confirmed or one.confirmed:
            return one
        return one._replace(problem=replace(one.problem, severity="error"))

    def _planned(self, files: Mapping[str, bytes]) -> YearTables:
        with tempfile.TemporaryDirectory() as folder:
            paths = {PurePosixPath(name).stem: Path(folder) / PurePosixPath(name).name for name in files}
            for path, data in zip(paths.values(), files.values(), strict=True):
                path.write_bytes(data)
            return self.workspace.planned(self.period.year, paths)

    def _last_year(self) -> Mapping:
        year = self.period.year - 1
        tables = ((name, self.workspace.table(year, name)) for name in NUMBERS)
        return {name: table for name, table in tables if table is not None}


# What is said of all rows of a unit together.
_OF_ALL_ROWS = ("counts_disagree", "value_disagrees", "quarter_repeated", "numbers_of_other_quarter")
# Columns that say what a row is about, besides its unit.
_ABOUT = ("measure", "field", "criterion", "honour")


def _same(problem: Problem) -> tuple:
    return problem.file, problem.row, problem.column, problem.rule


class _Senders:
    """Who has set a row of a table."""

    def __init__(self, moves: Collection[Move], planned: YearTables):
        self._rows: dict[tuple[str, int], list[Move]] = {}
        self._units: dict[tuple[str, str], list[Move]] = {}
        self._tables = planned.tables
        for move in moves:
            self._rows.setdefault((move.table, move.target), []).append(move)
            self._units.setdefault((move.table, move.unit), []).append(move)

    def told(self, problem: Problem) -> Iterator[Told]:
        """A problem at the cell that brought it about; an error that nobody's did, at the table's own place."""
        table = PurePosixPath(problem.file).stem
        unit = self._at(table, problem.row, "unit")
        moves = self._rows.get((table, problem.row)) or self._beside(table, problem.row, unit)
        if moves:
            move = next((one for one in moves if one.column == problem.column), moves[0])
            yield move.source.tell(problem, move.row)
        elif problem.severity == "error":
            yield told(problem, problem.file, row=problem.row, unit=unit)

    def _beside(self, table: str, row: int | None, unit: str) -> list[Move]:
        """A row that nobody touched can become wrong by another of its unit, first of the same measure or field."""
        moves = self._units.get((table, unit), [])
        for column in _ABOUT:
            named = self._at(table, row, column)
            moves = [one for one in moves if self._at(table, one.target, column) == named] or moves
        return moves

    def _at(self, table: str, row: int | None, column: str) -> str:
        frame = self._tables[table].frame if table in self._tables else None
        if frame is None or row not in frame.index or column not in frame:
            return ""
        found = frame.at[row, column]
        return found if isinstance(found, str) else ""
