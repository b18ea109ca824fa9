"""What the workspace knows when a form is made (已有数据): two years' tables, seen from one quarter."""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

import numpy as np

from qualitykit.intake.questions import Value
from qualitykit.period import Period
from qualitykit.rubric import Criterion, Rubric
from qualitykit.rubric.rules import Award, conditions
from qualitykit.scoring.awards import gather_awards
from qualitykit.scoring.measures import gather
from qualitykit.scoring.observed import Observed
from qualitykit.workspace.district import Unit
from qualitykit.workspace.table import Table
from qualitykit.workspace.workspace import Workspace

Row = dict[str, Value]
# Days that units have after the end of a period: adopted, the document names none.
DAYS_TO_REPORT = 10


@dataclass(frozen=True)
class Seen:
    """One measure of one unit as far as it is known (已知指标值): value = per × numerator ÷ denominator.

    `pooled` is over how many towns the counts were added up, 0 for the unit's own.
    """

    numerator: int
    denominator: int
    counted: bool
    pooled: int


@dataclass(frozen=True)
class Known:
    """A workspace seen from one quarter (某季度时的工作区).

    Attributes:
        now, before: the tables of the year and of the one before, by name; none where there is no folder.
    """

    workspace: Workspace
    period: Period
    rubric: Rubric
    now: dict[str, Table]
    before: dict[str, Table]

    @classmethod
    def of(cls, workspace: Workspace, period: Period) -> "Known":
        """Read what is needed (读取).

        Raises:
            QualitykitError: no rubric is in force for the year, or a table of either year has errors.
        """
        now, before = (
            workspace.year(year).tables if year in workspace.years else {}
            for year in (period.year, period.year - 1)
        )
        return cls(workspace, period, workspace.rubric(period.year), now, before)

    @property
    def quarter(self) -> int:
        """The quarter that is asked for (填报季度)."""
        return self.period.last_quarter

    @cached_property
    def start(self) -> date:
        """First day of the assessment year (年度首日)."""
        return self.period.start(self.rubric.settings.first_month)

    @cached_property
    def begun(self) -> date:
        """First day of the quarter (季度首日)."""
        months = self.start.month - 1 + 3 * (self.quarter - 1)
        return date(self.start.year + months // 12, months % 12 + 1, 1)

    @cached_property
    def end(self) -> date:
        """Last day of the period (期末)."""
        return self.period.end(self.rubric.settings.first_month)

    @cached_property
    def last_day(self) -> date:
        """Last day of the assessment year (年度末日)."""
        return Period(self.period.year).end(self.rubric.settings.first_month)

    @property
    def due(self) -> date:
        """Day by which forms must be back where nothing else is said (报送期限)."""
        return self.end + timedelta(DAYS_TO_REPORT)

    def rows(self, table: str, unit: Unit, *, before: bool = False) -> list[Row]:
        """The rows of a table that are about a unit, in file order, as plain values (某单位的行).

        Decimals are exact, days are days, what is missing is None.
        """
        if (table, before) not in self._rows:
            self._rows[table, before] = _by_unit((self.before if before else self.now).get(table))
        return self._rows[table, before].get(unit.id, [])

    @cached_property
    def _rows(self) -> dict[tuple[str, bool], dict[str, list[Row]]]:
        return {}

    def awarded(self, criterion: Criterion, unit: Unit) -> Fraction | None:
        """The points that stand at the end of the quarter; None where nothing was given (现有得分)."""
        return self._given.get((criterion.id, unit.id))

    def document(self, language: str) -> tuple[str, str, str]:
        """What forms rest on (依据): the issued document in words, the rubric's file and its sha256."""
        issued, path = self.rubric.document, self.rubric.source_path
        words = f"{issued.body.in_language(language)} {issued.number} {issued.annex.in_language(language)}"
        return words, path.name, hashlib.sha256(path.read_bytes()).hexdigest()

    def measures_of(self, unit: Unit) -> dict[str, list[str]]:
        """The measures for which a unit is asked, with the clauses that need them (应报指标).

        Those of its measured criteria, then those of the honours that are computed for its kind.
        """
        found: dict[str, list[str]] = {}
        for criterion in self.rubric.responsible(unit.id, unit.kind):
            for name in _measures_in(criterion):
                found.setdefault(name, []).append(criterion.clause)
        for honour in self.rubric.bonus.honours:
            if honour.rule is not None and unit.kind in honour.kinds:
                found.setdefault(honour.rule.measure, []).append(honour.clause)
        order = list(self.rubric.measures)
        return dict(sorted(found.items(), key=lambda entry: order.index(entry[0])))

    def assessed_of(self, unit: Unit, stand_ins: bool = False) -> list[Criterion]:
        """The criteria of a unit on which an assessor decides (评审项目).

        With `stand_ins`, those measured ones too on which an award may stand in for numbers.
        """
        mine = self.rubric.responsible(unit.id, unit.kind)
        return [one for one in mine if not one.measured or (stand_ins and one.award_stands_in)]

    def seen(
        self, measure_id: str, unit: Unit, quarter: int | None = None, *, before: bool = False
    ) -> "Seen | None":
        """What there is on a measure for a unit, from the year's start to a quarter's end (本年累计).

        Args:
            quarter: this one if None; 0 gives nothing. before: of the year before, whole.

        Returns:
            None where there is nothing.
        """
        quarter = 4 if before else self.quarter if quarter is None else quarter
        if not quarter:
            return None
        place = (measure_id, quarter, before)
        if place not in self._seen:
            period = Period(self.period.year - before, quarter)
            tables, units = self.before if before else self.now, self.workspace.units
            self._seen[place] = gather(tables, measure_id, None, self.rubric, period, units).observed
        return _seen_of(self._seen[place], self.workspace.units.index(unit))

    @cached_property
    def _seen(self) -> dict[tuple[str, int, bool], Observed]:
        return {}

    def in_register(self, measure_id: str, unit: Unit) -> bool:
        """Whether a measure of a unit is counted from records and never reported as a number (由登记册计算).

        Its cells are then locked: one number has one place.
        """
        rows = [*self.rows("measures", unit), *self.rows("measures", unit, before=True)]
        if any(row["measure"] == measure_id for row in rows):
            return False
        found = (self.seen(measure_id, unit, before=year) for year in (False, True))
        return any(one is not None and not one.pooled for one in found)

    @cached_property
    def _given(self) -> dict[tuple[str, str], Fraction]:
        units = self.workspace.units
        awards = gather_awards(self.now, self.rubric, self.period, units)
        return {
            (self.rubric.criteria[row].id, units[column].id): Fraction(
                int(awards.points[row, column]), awards.scale
            )
            for row, column in zip(*np.nonzero(awards.points >= 0), strict=True)
        }

    def steps(self, criterion: Criterion) -> list[Fraction]:
        """Every number of points that may be given on a criterion (可给分值)."""
        own = criterion.rule.step if isinstance(criterion.rule, Award) else None
        step = own or self.rubric.settings.points_step
        return [step * number for number in range(int(criterion.points / step) + 1)]


def _seen_of(observed: Observed, at: int) -> Seen | None:
    if not observed.present[at]:
        return None
    numerator, denominator, pooled = (
        int(values[at]) for values in (observed.numerator, observed.denominator, observed.pooled)
    )
    return Seen(numerator, denominator, bool(observed.counted[at]), pooled)


def _measures_in(criterion: Criterion) -> list[str]:
    """The measures on which a criterion's rule rests, each once."""
    if isinstance(criterion.rule, Award):
        return []
    rules = conditions(criterion.rule) or (criterion.rule,)
    return list(dict.fromkeys(rule.measure for rule in rules))


def _by_unit(table: Table | None) -> dict[str, list[Row]]:
    """A table's rows as plain values, gathered by unit once for all of them."""
    if table is None:
        return {}
    columns = {name: _values(table, name) for name in table.spec.by_name}
    found: dict[str, list[Row]] = {}
    for values in zip(*columns.values(), strict=True):
        row = dict(zip(columns, values, strict=True))
        found.setdefault(row["unit"], []).append(row)
    return found


def _values(table: Table, name: str) -> list[Value]:
    column, kind = table.frame[name], table.spec.by_name[name].kind
    known = table.has(name).tolist()
    if kind == "decimal":
        scaled, places = table.exact(name)
        plain = [Fraction(number, 10**places) for number in scaled.tolist()]
    else:
        plain = (column.dt.date if kind == "date" else column).tolist()
    return [value if there else None for value, there in zip(plain, known, strict=True)]
