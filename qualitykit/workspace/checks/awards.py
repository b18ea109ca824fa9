"""What was given by judgement (给分、加分与否决校验): awards, honours, incidents."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from qualitykit.errors import Problem
from qualitykit.exact import decimal_text
from qualitykit.rubric import Criterion, Rubric
from qualitykit.rubric.rules import Award
from qualitykit.workspace.checks.year import Year, judged, tell
from qualitykit.workspace.schema import DISTRICT
from qualitykit.workspace.table import Table

# Ways to write that nothing was found: read as a finding they would veto the unit.
_NOTHING = (
    "无 否 没有 未认定 不认定 尚未认定 待认定 未发现 无认定",
    "no none nil null nan na n/a n f false pending 0 - – — /",
)
# Awards that are combined into one: by several assessors in one quarter.
_OF_ONE_MEAN = ["unit", "criterion", "quarter"]
NO_FINDING = frozenset(" ".join(_NOTHING).split())


def award_problems(year: Year, table: Table) -> Iterator[Problem]:
    """Awards beyond a criterion's points, off its step, to the wrong unit, or where a measure decides (给分问题).

    One without an assessor beside others with theirs is noted, and stops an intake.
    """
    yield from _points(year, table, "points")
    yield from _nameless(table)


def evidence_problems(year: Year, table: Table) -> Iterator[Problem]:
    """Points claimed beyond a criterion's own or off its step, or by a unit that does not answer for it (自评问题)."""
    return _points(year, table, "claimed")


def _points(year: Year, table: Table, column: str) -> Iterator[Problem]:
    rubric = year.rubric
    criteria = {criterion.id: criterion for criterion in rubric.criteria}
    places = table.exact(column)[1]

    def points(name: str, scaled: int):
        given = Fraction(int(scaled), 10**places)
        return _points_off(rubric, criteria[name], given, column) if name in criteria else None

    yield from judged(table, ("criterion", column), points)
    yield from responsibility_problems(year, table)


def responsibility_problems(year: Year, table: Table) -> Iterator[Problem]:
    """Units that do not answer for the criterion of their row (非责任部门)."""
    rubric, kinds = year.rubric, year.kinds
    criteria = {criterion.id: criterion for criterion in rubric.criteria}

    def unit(name: str, unit_id: str):
        known = name in criteria and unit_id in kinds
        if not known or rubric.answers(criteria[name], unit_id, kinds[unit_id]):
            return None
        values = {"unit": unit_id, "criterion": name, "units": ", ".join(criteria[name].units)}
        return "unit", "not_responsible", values

    return judged(table, ("criterion", "unit"), unit)


def _nameless(table: Table) -> Iterator[Problem]:
    """An award that names no assessor beside others that do: one more opinion for the mean, or one of theirs."""
    frame, named = table.frame, table.has("assessor")
    known = ~table.broken("assessor")
    others = frame[named & known].assign(row=lambda rows: rows.index.astype(str)).groupby(_OF_ONE_MEAN)
    beside = frame[_OF_ONE_MEAN].join(others[["assessor", "row"]].agg(", ".join), on=_OF_ONE_MEAN)
    told = known & ~named & beside["assessor"].notna().to_numpy()
    values = {"assessors": beside["assessor"], "rows": beside["row"]}
    yield from tell(table, told, "assessor", "award_without_assessor", "note", **values)


def _points_off(
    rubric: Rubric, criterion: Criterion, given: Fraction, column: str
) -> tuple[str, str, dict] | None:
    step = criterion.rule.step if isinstance(criterion.rule, Award) else None
    step = step or rubric.settings.points_step
    texts = {"value": given, "most": criterion.points, "step": step}
    values = {name: decimal_text(number) for name, number in texts.items()} | {"criterion": criterion.id}
    if column == "points" and criterion.measured and not criterion.award_stands_in:
        return "criterion", "award_on_measured", values
    if not 0 <= given <= criterion.points:
        return column, "points_out_of_range", values
    if (given / step).denominator != 1:
        return column, "points_off_step", values
    return None


def honour_problems(year: Year, table: Table) -> Iterator[Problem]:
    """Honours that the program computes itself, or that another kind of unit can hold (加分问题)."""
    honours, kinds = year.rubric.honours, year.kinds

    def judge(name: str, unit_id: str):
        honour = honours.get(name)
        if honour and honour.rule:
            return "honour", "computed_honour", {"value": name, "measure": honour.rule.measure}
        kind = kinds.get(unit_id, DISTRICT)
        if honour and kind not in (*honour.kinds, DISTRICT):
            values = {"unit": unit_id, "honour": name, "kinds": ", ".join(honour.kinds)}
            return "unit", "honour_of_other_kind", values
        return None

    return judged(table, ("honour", "unit"), judge)


def incident_problems(table: Table) -> Iterator[Problem]:
    """Findings that say there is none (认定结论问题): such a cell must be empty, for any text there is a veto."""
    values = {"value": table.frame["finding"]}
    return tell(table, says_no_finding(table), "finding", "negative_finding", **values)


def says_no_finding(table: Table) -> np.ndarray:
    """Which findings say that there is none (是否否定的认定): bool per row."""
    return table.frame["finding"].str.casefold().str.strip("。. ").isin(NO_FINDING).to_numpy()
