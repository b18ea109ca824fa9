"""A workspace (工作区): one folder, one district, a folder of tables for each assessment year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from qualitykit.errors import Problem, QualitykitError
from qualitykit.period import Period
from qualitykit.rubric import Rubric
from qualitykit.workspace.checks import Year, year_problems
from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.declared_names import with_declared_ids
from qualitykit.workspace.district import District, Unit, read_district
from qualitykit.workspace.names import nearest, shown
from qualitykit.workspace.raw import Raw
from qualitykit.workspace.reading import read_table, table_of_raw
from qualitykit.workspace.registry import Names
from qualitykit.workspace.rubrics import Rubrics
from qualitykit.workspace.state import kept_in_a_run
from qualitykit.workspace.table import Table
from qualitykit.workspace.year_files import files_of

# The journal of an intake that was stopped while it wrote: until it is finished, tables may not fit each other.
UNFINISHED = "ledger/.intake.json"


@dataclass(frozen=True)
class YearTables:
    """The tables of one assessment year (一个年度的数据表).

    Attributes:
        year: the assessment year.
        tables: the tables that the year's folder has, by name, in the contract's order.
        problems: what was found in them; only notes where `Workspace.year` gave it.
    """

    year: int
    tables: dict[str, Table] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def table(self, name: str) -> Table | None:
        """One table; None where the year does not have it (取一张表).

        Raises:
            KeyError: the contract has no such table.
        """
        return self.tables.get(TABLES[name].name)


class Workspace:
    """One district's folder, read as far as it is asked for (工作区).

    Attributes:
        path: the folder.
        district: what `district.yaml` says.
    """

    def __init__(self, path: str | Path):
        self.path = Path(path)
        self.district: District = read_district(self.path)
        self._read: dict[int, YearTables] = {}
        self._tables_read: dict[Path, tuple[Table | None, list[Problem]]] = {}

    @property
    def name(self) -> dict[str, str]:
        """The district's name by language (名称)."""
        return self.district.name

    @property
    def synthetic(self) -> bool:
        """Whether the data are made up (是否虚构数据)."""
        return self.district.synthetic

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units in the order of `district.yaml` (责任部门)."""
        return self.district.units

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The assessment years that have a folder, in order (年度)."""
        folders = (path for path in self.path.glob("[0-9][0-9][0-9][0-9]") if path.is_dir())
        return tuple(sorted(int(path.name) for path in folders))

    @cached_property
    def rubrics(self) -> Rubrics:
        """The rubrics that `district.yaml` names (各版细则)."""
        return Rubrics(self.path, self.district.rubrics)

    def unit(self, name: str) -> Unit:
        """A unit by any of its names (取责任部门).

        Raises:
            QualitykitError: no unit has that name; the message gives the nearest.
        """
        names = self.district.names
        if name.strip() not in names:
            values = {"value": shown(name), "nearest": nearest(name, names)}
            raise QualitykitError(Problem("UNIT", None, None, "unknown_unit", values))
        return next(unit for unit in self.units if unit.id == names[name.strip()])

    def rubric(self, year: int) -> Rubric:
        """The rubric in force for an assessment year (某年度适用的细则).

        Raises:
            QualitykitError: none is in force yet; the message lists the years there are.
        """
        return self.rubrics.in_force(year)

    def earliest_rubric(self) -> Rubric:
        """The first rubric there is (最早的细则)."""
        return self.rubrics.earliest()

    def year(self, year: int) -> YearTables:
        """The checked tables of a year (某年度的数据表).

        Raises:
            QualitykitError: the year has no folder, or its tables have errors: all of them.
        """
        found = self.read(year)
        if errors := [problem for problem in found.problems if problem.severity == "error"]:
            raise QualitykitError(errors)
        return found

    def read(self, year: int) -> YearTables:
        """The tables of a year as far as they can be read, with every problem, in file and row order (读取年度).

        Raises:
            QualitykitError: the year has no folder, or an intake was stopped while it wrote.
        """
        if (self.path / UNFINISHED).exists():
            raise QualitykitError(Problem(UNFINISHED, None, None, "intake_unfinished"))
        if year not in self.years:
            values = {"value": year, "years": ", ".join(map(str, self.years)) or "–"}
            raise QualitykitError(Problem(str(year), None, None, "no_such_year", values))
        if year not in self._read:
            self._read[year] = self._checked(year, {})
        return self._read[year]

    def table(self, year: int, name: str) -> Table | None:
        """One table of a year as far as it can be read, its meaning not checked (取单表); None where there is none."""
        rubric = self.rubrics.for_checks(year)
        files = self.files(year)
        return self._table(files[name], name, year, rubric)[0] if name in files else None

    def files(self, year: int) -> dict[str, Path]:
        """The file of each table that a year has, by the table's name, in the contract's order (数据文件)."""
        return files_of(self.path / str(year))[0]

    def planned(self, year: int, files: Mapping[str, Path]) -> YearTables:
        """The tables of a year as they would be with other files in place of its own (拟变更后的年度).

        Nothing is kept: the next `read` gives the year as it is. A year without a folder has no tables of its own.

        Args:
            files: the file of each table that is to change, by the table's name; named as it would be in the year.
        """
        return self._checked(year, files)

    def understood(self, raw: Raw, name: str, table: str, year: int) -> tuple[Table | None, list[Problem]]:
        """A raw table read as one of a year's tables would be (识别外来数据): ids in place of names.

        Args:
            raw: with a header; name: how messages call it.
            table: of the contract; year: whose names of units and whose rubric apply.
        """
        rubric = self.rubrics.for_checks(year)
        found, problems = table_of_raw(raw, name, TABLES[table], self._names(year, rubric))
        if found is None:
            return None, problems
        found, unknown = with_declared_ids(found, rubric)
        return found, [*problems, *unknown]

    def _checked(self, year: int, instead: Mapping[str, Path]) -> YearTables:
        problems: list[Problem] = []
        try:
            rubric = self.rubrics.for_checks(year) if self.district.rubrics else None
        except QualitykitError as error:
            rubric = None
            problems.extend(error.problems)
        tables, found = self._tables(year, rubric, instead)
        problems.extend(found)
        problems.extend(year_problems(Year(year, tables, self.district, rubric)))
        return YearTables(year, tables, tuple(in_order(problems)))

    def _tables(
        self, year: int, rubric: Rubric | None, instead: Mapping[str, Path]
    ) -> tuple[dict[str, Table], list[Problem]]:
        tables: dict[str, Table] = {}
        files, problems = files_of(self.path / str(year))
        for name in (name for name in TABLES if name in files or name in instead):
            if name in instead:
                self._tables_read.pop(instead[name], None)
            table, found = self._table(instead.get(name) or files[name], name, year, rubric)
            problems.extend(found)
            if table is not None:
                tables[name] = table
        return tables, problems

    def _table(
        self, path: Path, name: str, year: int, rubric: Rubric | None
    ) -> tuple[Table | None, list[Problem]]:
        """One table of a year, ids in place of the rubric's names; read once."""
        if path not in self._tables_read:
            names = self._names(year, rubric)
            table, problems = read_table(path, f"{year}/{path.name}", TABLES[name], names)
            found: list[Problem] = []
            if table is not None:
                table, found = with_declared_ids(table, rubric)
            self._tables_read[path] = table, [*problems, *found]
        return self._tables_read[path]

    def _names(self, year: int, rubric: Rubric | None) -> Names:
        """The names of units that are valid in an assessment year."""
        first_month = rubric.settings.first_month if rubric else 1
        return self.district.names_between(Period(year).start(first_month), Period(year).end(first_month))


@kept_in_a_run
def open_workspace(path: str | Path) -> Workspace:
    """Open a workspace (打开工作区): reads `district.yaml`; tables and rubrics are read when asked for.

    Raises:
        QualitykitError: `district.yaml` is missing or wrong: everything that is wrong with it.
    """
    workspace = Workspace(path)
    if workspace.district.problems:
        raise QualitykitError(workspace.district.problems)
    return workspace


def check(workspace: Workspace | str | Path, period: Period | str | None = None) -> list[Problem]:
    """Every problem of a workspace, in file and row order (校验).

    Args:
        workspace: an opened workspace, or a folder: then a wrong `district.yaml` is reported among the others.
        period: only this year and the year before, with which it is compared; every year where None.

    Returns:
        Errors and notes; nothing is raised for what the data have wrong.
    """
    workspace = workspace if isinstance(workspace, Workspace) else Workspace(workspace)
    problems = list(workspace.district.problems)
    try:
        for year in _years_of(workspace, period):
            problems.extend(workspace.read(year).problems)
    except QualitykitError as error:
        problems.extend(error.problems)
    return in_order(problems)


def _years_of(workspace: Workspace, period: Period | str | None) -> tuple[int, ...]:
    if period is not None:
        period = period if isinstance(period, Period) else Period.parse(period)
        workspace.read(period.year)
        return tuple(year for year in workspace.years if period.year - 1 <= year <= period.year)
    if not workspace.years and workspace.path.is_dir():
        raise QualitykitError(Problem(str(workspace.path), None, None, "no_years"))
    return workspace.years


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by file and row, each told once (排序去重)."""
    once = {(p.file, p.row or 0, p.column or "", p.rule, str(p.values)): p for p in problems}
    return sorted(once.values(), key=lambda problem: (problem.file, problem.row or 0))
