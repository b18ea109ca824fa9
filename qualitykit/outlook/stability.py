"""Which reading decides a grade (哪条读法决定等级): every adopted reading turned, alone and all together.

Whatever the document leaves open is read one way in the rubric. Here every such reading takes each of its values,
in every combination, and the totals and grades that result are laid side by side. What the combinations share is
worked out once: the evidence for each first month, the points for each way to read bands, rounding and what was
never reported, the bonus for each way to count; the rest is arithmetic on totals.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np
import pandas as pd

from qualitykit.exact import ratio_key
from qualitykit.memo import remembered
from qualitykit.outlook.readings import Values, reading_values, with_readings
from qualitykit.outlook.year_cut import YearCut
from qualitykit.scoring import Assessment, assess
from qualitykit.scoring.blocks import joined
from qualitykit.scoring.grading import grade_units
from qualitykit.scoring.totals import Totals, add_up, bonus_points
from qualitykit.workspace import Workspace

# The axes in order: what changes the evidence, the points, the bonus, and last only the totals.
_POINTS = ("closed", "rate_rounding", "unreported")
_TOTALS = ("not_applicable", "bonus_in_grade", "grade_gap")
ORDER = ("first_month", *_POINTS, "honour_counting", *_TOTALS)

Flips = dict[str, Any]


@remembered()
def stability(assessment: Assessment, workspace: Workspace) -> "Stability":
    """Totals and grades of every unit under every combination of readings (读法稳定性).

    Another first month keeps the period's name: its quarters are those of the assessment year that begins there.
    It is left out where the workspace does not hold every quarter of that year; the year before it is no base
    unless every quarter of that is there too.

    Args:
        assessment: as the rubric reads it; workspace: the one it was made from, for another first month.
    """
    values = reading_values(assessment.rubric)
    months = {month: _in_month(assessment, workspace, month) for month in values["first_month"]}
    known = tuple(month for month, found in months.items() if found is not None)
    axes = {name: values[name] for name in ORDER if values[name]} | {"first_month": known}
    parts = [_every_reading(months[month], axes) for month in known]
    arrays = (np.stack([part[k] for part in parts]) for k in range(3))
    left_out = tuple(month for month in months if month not in known)
    return Stability(assessment, axes, *arrays, left_out)


def _in_month(assessment: Assessment, workspace: Workspace, month: int) -> Assessment | None:
    own = assessment.rubric.settings.first_month
    if month == own:
        return assessment
    cut = YearCut(workspace, own, month)
    if not cut.has(assessment.period.year):
        return None
    return assess(cut, assessment.period, with_readings(assessment.rubric, {"first_month": month}))


def _every_reading(assessment: Assessment, axes: Values) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Numerator and denominator of the totals, and grades, over all axes but the first month, then the units."""
    rubric, n = assessment.rubric, len(assessment.units)
    inner = [name for name in axes if name in _POINTS]
    totals = joined(list(_totals(assessment, axes, inner)))
    evidence = assessment.evidence
    many = len(totals.points) // n
    tiled = {"awards": np.empty((0, many * n)), "vetoed": np.tile(evidence.vetoed, many)}
    results = [
        grade_units(totals, replace(evidence, rubric=with_readings(rubric, chosen), **tiled))
        for chosen in _combinations(axes, _TOTALS)
    ]
    shape = [len(axes[name]) for name in (*_TOTALS, *inner, "honour_counting")]
    parts = ([result.total.numerator for result in results], [result.total.denominator for result in results])
    arrays = (np.stack(part).reshape(*shape, n) for part in (*parts, [result.grade for result in results]))
    return tuple(np.moveaxis(array, [0, 1, 2], [-4, -3, -2]) for array in arrays)


def _combinations(axes: Values, names) -> Iterator[dict[str, Any]]:
    for values in product(*(axes[name] for name in names)):
        yield dict(zip(names, values, strict=True))


def _totals(assessment: Assessment, axes: Values, names: list[str]) -> Iterator[Totals]:
    """The sums for every way to read points and to count honours."""
    for chosen in _combinations(axes, names):
        evidence = replace(assessment.evidence, rubric=with_readings(assessment.rubric, chosen))
        sums = add_up(evidence)
        for counting in axes["honour_counting"]:
            rubric = with_readings(evidence.rubric, {"honour_counting": counting})
            bonus, settled, high = bonus_points(replace(evidence, rubric=rubric))
            yield replace(sums, bonus=bonus, bonus_settled=settled, bonus_high=high)


@dataclass(frozen=True)
class Stability:
    """Totals and grades under every combination of readings (读法稳定性).

    axes: reading -> its values, the rubric's own first, in the order of the arrays' axes. numerator ÷ denominator
    and grade (index into the scale, −1 for none): [one axis for each reading …, N]. left_out: first months for
    which the data do not reach.
    """

    assessment: Assessment
    axes: Values
    numerator: np.ndarray
    denominator: np.ndarray
    grade: np.ndarray
    left_out: tuple[int, ...]

    @property
    def combinations(self) -> int:
        """How many ways to read the document were tried (读法组合数)."""
        return self.grade[..., 0].size

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row per combination and unit (全部结果): a column for each reading, then unit, total, grade."""
        shape = self.grade.shape
        where = np.indices(shape).reshape(len(shape), -1)
        columns = {
            name: np.array(values, object)[where[k]] for k, (name, values) in enumerate(self.axes.items())
        }
        totals = zip(self.numerator.ravel().tolist(), self.denominator.ravel().tolist(), strict=True)
        units = np.array([unit.id for unit in self.assessment.units], object)[where[-1]]
        return pd.DataFrame(
            {
                **columns,
                "unit": units,
                "total": pd.Series([Fraction(n, d) if d else None for n, d in totals], dtype=object),
                "grade": self._ids[self.grade.ravel()],
            }
        )

    @cached_property
    def units(self) -> pd.DataFrame:
        """A row per unit (逐部门): unit, grade (as adopted), grades (all that occur, best first), lowest and highest
        total, readings (those that alone or with others decide the grade)."""
        rows = [
            (
                unit.id,
                self._ids[self.grade[self._adopted][u]],
                tuple(
                    self._ids[g] for g in sorted(set(self.grade[..., u].ravel().tolist()), key=_worst_last)
                ),
                *self._range(u),
                tuple(name for name in self.axes if any(name in flips for flips in self._flips(unit.id))),
            )
            for u, unit in enumerate(self.assessment.units)
        ]
        return pd.DataFrame(rows, columns=["unit", "grade", "grades", "lowest", "highest", "readings"])

    def _flips(self, unit: str) -> list[Flips]:
        return self.deciding["flips"][self.deciding["unit"] == unit].tolist()

    def _range(self, u: int) -> tuple[Fraction | None, Fraction | None]:
        """The lowest and the highest total of a unit."""
        n, d = self.numerator[..., u].ravel(), self.denominator[..., u].ravel()
        n, d = n[d != 0], d[d != 0]
        if not len(n):
            return None, None
        order = ratio_key(n, d)
        return tuple(Fraction(int(n[i]), int(d[i])) for i in (order.argmin(), order.argmax()))

    @property
    def unstable(self) -> pd.DataFrame:
        """The rows of `units` whose grade depends on a reading (等级取决于读法的部门)."""
        return self.units[self.units["grades"].map(len) > 1].reset_index(drop=True)

    @cached_property
    def single(self) -> pd.DataFrame:
        """A row per unit and reading turned alone (单独改读法): unit, reading, value, total, grade, changes."""
        rows = []
        for k, (name, values) in enumerate(self.axes.items()):
            for v in range(1, len(values)):
                at = (*(v if axis == k else 0 for axis in range(len(self.axes))), slice(None))
                rows += [(unit, name, values[v], *result) for unit, *result in self._at(at)]
        return pd.DataFrame(rows, columns=["unit", "reading", "value", "total", "grade", "changes"])

    @cached_property
    def deciding(self) -> pd.DataFrame:
        """The least sets of readings that change a grade (决定等级的最少读法): unit, flips, total, grade.

        flips: reading -> value. No part of such a set changes the grade by itself.
        """
        names, rows = list(self.axes), []
        for *index, u in np.argwhere(self._minimal()).tolist():
            flips = {names[k]: self.axes[names[k]][v] for k, v in enumerate(index) if v}
            total = Fraction(int(self.numerator[*index, u]), int(self.denominator[*index, u] or 1))
            rows.append(
                (u, len(flips), self.assessment.units[u].id, flips, total, self._ids[self.grade[*index, u]])
            )
        rows.sort(key=lambda row: row[:2])
        return pd.DataFrame([row[2:] for row in rows], columns=["unit", "flips", "total", "grade"])

    @cached_property
    def of_unit(self) -> dict[str, tuple[pd.DataFrame, pd.DataFrame]]:
        """By unit its rows of `single`, those that change its grade first, and those of `deciding` with two or more
        flips (逐部门的读法)."""
        alone = self.single.sort_values("changes", ascending=False, kind="stable")
        together = self.deciding[self.deciding["flips"].map(len) > 1]
        parts = [dict(tuple(rows.groupby("unit", sort=False))) for rows in (alone, together)]
        empty = alone[:0], together[:0]
        return {
            unit.id: tuple(part.get(unit.id, none) for part, none in zip(parts, empty, strict=True))
            for unit in self.assessment.units
        }

    def _minimal(self) -> np.ndarray:
        """Where the grade changes, and does not with any of the turned readings left as adopted."""
        changed = self.grade != self.grade[self._adopted]
        below = changed.copy()
        for axis in range(len(self.axes)):
            below |= below.take([0], axis)
        part = np.zeros_like(changed)
        for axis in range(len(self.axes)):
            turned = np.moveaxis(part, axis, 0)[1:]
            turned |= np.moveaxis(below, axis, 0)[:1]
        return changed & ~part

    def _at(self, at: tuple) -> Iterator[tuple]:
        changed = self.grade[at] != self.grade[self._adopted]
        totals = zip(self.numerator[at].tolist(), self.denominator[at].tolist(), strict=True)
        for unit, (n, d), grade, changes in zip(
            self.assessment.units, totals, self.grade[at], changed, strict=True
        ):
            yield unit.id, Fraction(n, d) if d else None, self._ids[grade], bool(changes)

    @property
    def _adopted(self) -> tuple:
        return (*(0 for _ in self.axes), slice(None))

    @property
    def _ids(self) -> np.ndarray:
        """Grades by index, None at −1."""
        return np.array([*(grade.id for grade in self.assessment.rubric.grades.scale), None], object)


def _worst_last(grade: int) -> float:
    return grade if grade >= 0 else np.inf
