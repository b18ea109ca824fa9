"""What a scenario comes to (推算结果), beside the data: standing, chances, changes and ways on, as reader's tables.

Every table says in its corner that it shows a scenario, not data.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

import pandas as pd

from qualitykit.charts import Chart, standings
from qualitykit.language import listed, say
from qualitykit.outlook import Reach, certainty, reach
from qualitykit.outlook.efforts import Name
from qualitykit.outlook.path import Option
from qualitykit.panel.settings import Settings
from qualitykit.panel.values import value_rows
from qualitykit.scoring import Assessment
from qualitykit.scoring.sentences import Sentences
from qualitykit.tables.cells import DASH, chance, change, fixed, frame, points, total
from qualitykit.tables.effort_words import figures
from qualitykit.tables.facts import criteria_of, earned, grade_of, numbered, place_of
from qualitykit.workspace import Unit

_STANDING = ("points", "base", "bonus", "total", "low", "high", "grade", "rank")


@dataclass(frozen=True)
class Outcome:
    """A scenario's assessment beside that of the data (推算结果).

    base: of the data; now: of the scenario; due: last due days, and costs: efforts given, for the ways on.
    """

    base: Assessment
    now: Assessment
    settings: Settings
    due: dict[tuple[str, str], date]
    costs: dict[Name, Fraction]
    language: str

    @cached_property
    def unit(self) -> Unit:
        """Whose scenario it is (部门)."""
        return next(unit for unit in self.now.units if unit.id == self.settings.unit)

    def text(self, key: str, **values) -> str:
        """A text of the panel in its language (取文本)."""
        return say(f"panel.{key}", self.language, **values)

    @cached_property
    def both(self) -> tuple[pd.Series, pd.Series]:
        """The unit's row of the grades in the data, and in the scenario (两种等级)."""
        return grade_of(self.base, self.unit), grade_of(self.now, self.unit)

    @cached_property
    def reach(self) -> Reach:
        """The least effort to the next grade, from the scenario on (最省途径)."""
        return reach(self.now, self.unit.id, costs=self.costs, due=self.due)

    @property
    def figures(self) -> dict[str, bool]:
        """Whether each criterion with points to gain has an effort of its own (各项是否有系数)."""
        return figures(self.reach.options, self.costs, self.unit)

    def standing(self) -> pd.DataFrame:
        """Points, total, range, grade and rank, of the data and of the scenario (得分与等级)."""
        rows = []
        for name, row in zip(("in_data", "in_scenario"), self.both, strict=True):
            numbers = [points(row["points"]), fixed(row["base"]), points(row["bonus"])]
            totals = [total(row[column], self.now.rubric) for column in ("total", "low", "high")]
            rows.append([self.text(name), *numbers, *totals, row["grade"] or DASH, str(row["rank"] or DASH)])
        return self._frame([f"column.{name}" for name in _STANDING], rows)

    def chart(self, table: pd.DataFrame | None = None) -> Chart | None:
        """The totals of both with their ranges, and the edges of the grades (总分图), from `standing`."""
        table = self.standing() if table is None else table
        return standings(table, self.now.rubric, self.language, self.text("in_scenario"))

    def chances(self) -> pd.DataFrame:
        """The chance of each grade, of the data and of the scenario (各等级的把握); in the last column why none."""
        ids = [grade.id for grade in self.now.rubric.grades.scale]
        rows = []
        for name, one in (("in_data", self.base), ("in_scenario", self.now)):
            row = certainty(one).grades.iloc[place_of(one, self.unit)]
            why = self.text(f"chance_{row['reason']}") if row["reason"] else DASH
            rows.append([self.text(name), *(chance(row[grade]) for grade in ids), why])
        headings = [*(self.text("grade", grade=grade) for grade in ids), say("column.remark", self.language)]
        return frame([self.text("mark"), *headings], rows)

    def changes(self) -> pd.DataFrame:
        """What is changed, in the data and in the scenario (改动)."""
        rows = value_rows(self.settings, self.now.rubric, self.language)
        return frame([self.text(name) for name in ("what", "in_data", "in_scenario")], rows)

    def criteria(self) -> pd.DataFrame:
        """The criteria that come to other points (得分变动的项目), with the scenario's reason."""
        reasons, u = Sentences(self.now, self.language), place_of(self.now, self.unit)
        rows = [
            [numbered(one, self.language), points(old), points(new), reasons.reason(c, u)]
            for c, one in criteria_of(self.now, self.unit)
            for old, new in [(earned(self.base, c, u), earned(self.now, c, u))]
            if old != new
        ]
        names = [self.text("in_data"), self.text("in_scenario"), say("column.reason", self.language)]
        return frame([self.text("mark"), *names], rows)

    def ways(self) -> pd.DataFrame:
        """The ways on to the next grade, least effort first (途径); none where it is reached or out of reach."""
        rows = [
            [
                str(k),
                listed(map(self.option, way.options), self.language),
                points(way.cost),
                total(way.total, self.now.rubric),
            ]
            for k, way in enumerate(self.reach.ways, start=1)
            if way.options
        ]
        names = [self.text("steps"), self.text("effort"), say("column.total", self.language)]
        return frame([self.text("way"), *names], rows)

    def option(self, option: Option) -> str:
        """One step of a way in words (一步)."""
        if option.bonus:
            honour = self.now.rubric.honours[option.criterion].title(self.language)
            return self.text("to_honour", honour=honour, points=points(option.gain))
        criterion = self.now.rubric.criterion(option.criterion)
        words = {"criterion": numbered(criterion, self.language), "points": option.outcome}
        return self.text("to_points", **words, most=points(criterion.points))

    def others(self) -> Iterator[tuple[Unit, str]]:
        """Every other unit whose total moves with the scenario, and by how much (随之变动的单位)."""
        old, new = (one.grading.total.fractions() for one in (self.base, self.now))
        for unit, before, after in zip(self.now.units, old, new, strict=True):
            if unit.id != self.unit.id and before != after:
                moved = None if before is None or after is None else after - before
                yield unit, change(moved)

    def _frame(self, columns: list[str], rows: list[list[str]]) -> pd.DataFrame:
        return frame([self.text("mark"), *(say(column, self.language) for column in columns)], rows)
