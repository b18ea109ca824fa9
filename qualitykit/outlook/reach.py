"""The next grade, or a given total, and the least effort to reach it (如何达到更高等级)."""

from dataclasses import dataclass
from fractions import Fraction
from math import gcd

import numpy as np
import pandas as pd

from qualitykit.errors import Problem, QualitykitError
from qualitykit.exact import decimal_text, to_fraction
from qualitykit.outlook.efforts import Costs, checked_costs, is_given
from qualitykit.outlook.options import DueDays, in_basis, open_honours, standing, unit_options
from qualitykit.outlook.path import Option, Standing, Way, cheapest_ways
from qualitykit.rubric import Rubric
from qualitykit.scoring import Assessment
from qualitykit.scoring.grading import Ratio, grade_index
from qualitykit.workspace.names import nearest


@dataclass(frozen=True)
class Reach:
    """What it would take one unit to reach a goal (达到目标所需).

    grade: the grade asked for, None where a total was; goal: the least total of this unit that is enough;
    now: the total if nothing more is gained; highest: the most that all options bring; ways: cheapest first;
    reason: why there is none, or none is needed: `reached`, `out_of_reach`, `veto` or `no_basis`.
    """

    unit: str
    grade: str | None
    goal: Fraction
    now: Fraction | None
    highest: Fraction | None
    ways: tuple[Way, ...]
    options: tuple[Option, ...]
    reason: str


def reach(
    assessment: Assessment,
    unit: str,
    goal: str | Fraction | float | int | None = None,
    costs: Costs | None = None,
    due: DueDays | None = None,
    count: int = 3,
) -> Reach:
    """The cheapest ways of a unit to a grade or total (最省途径).

    Starting from what the unit ends the year with if nothing more is gained: an open criterion counts as 0, a rate
    as it is so far. A unit under a veto reaches nothing, whatever its points.

    Args:
        unit: its id; goal: a grade of the rubric or a total; the grade next above the one it has, or the best one,
            where None. costs: effort for each point, such as of `efforts`, 1 where none is named. due: last due
            days, of `remaining.due_days`. count: how many ways at most.

    Raises:
        QualitykitError: an unknown unit or grade, a total below 0 or above full marks and bonus together, or a
            cost that is negative, missing or of an unknown criterion or unit.
    """
    u, rubric, effort = unit_number(assessment, unit), assessment.rubric, checked_costs(costs, assessment)
    grade, total = _asked(goal, assessment, u)
    with_bonus = grade is None or rubric.settings.bonus_in_grade
    at = standing(assessment, u, with_bonus)
    if at is None:
        return Reach(unit, grade, total or Fraction(0), None, None, (), (), "no_basis")
    options = [o for o in unit_options(assessment, u, effort, due) if with_bonus or not o.bonus]
    wanted = total if grade is None else least_total(rubric, at, assessment.evidence.scale, grade)
    now, highest = at.total(), at.highest(options)
    reason = "veto" if assessment.evidence.vetoed[u] else "reached" if now >= wanted else ""
    ways = cheapest_ways(options, at, wanted, count) if not reason else []
    reason = reason or ("" if ways else "out_of_reach")
    return Reach(unit, grade, wanted, now, highest, tuple(ways), tuple(options), reason)


def _asked(goal, assessment: Assessment, u: int) -> tuple[str | None, Fraction | None]:
    """The grade, or else the total, that is asked for."""
    rubric = assessment.rubric
    ids = [grade.id for grade in rubric.grades.scale]
    if goal is None:
        now = int(assessment.grading.grade_before_veto[u])
        return ids[max(now - 1, 0) if now >= 0 else 0], None
    if goal in ids:
        return goal, None
    most = rubric.total + rubric.bonus.cap
    total = _total(goal)
    if total is None or not 0 <= total <= most:
        values = {"value": goal, "most": decimal_text(most), "grades": ", ".join(ids)}
        raise QualitykitError(Problem("GOAL", None, None, "not_a_goal", values))
    return None, total


def _total(goal) -> Fraction | None:
    try:
        return to_fraction(goal)
    except ValueError:
        return None


def least_total(rubric: Rubric, at: Standing, scale: int, grade: str) -> Fraction:
    """The least total on a unit's own grid that has a grade (达到等级的最低总分).

    The grid is what its points and its bonus can add up to, both in 1 ÷ scale of a point; searched by halving with
    `grade_index`, which alone knows how the gaps between the grades are read.
    """
    wanted = [one.id for one in rubric.grades.scale].index(grade)
    step = _common_part(at.full / (at.available * scale), Fraction(1, scale))
    low, high = -1, int((at.full + at.cap) / step) + 1
    while high - low > 1:
        middle = (low + high) // 2
        total = Ratio(np.array([middle * step.numerator]), np.array([step.denominator]))
        low, high = (low, middle) if grade_index(total, rubric)[0] <= wanted else (middle, high)
    return high * step


def _common_part(a: Fraction, b: Fraction) -> Fraction:
    """The largest number of which both are whole multiples."""
    return Fraction(
        gcd(a.numerator * b.denominator, b.numerator * a.denominator), a.denominator * b.denominator
    )


def honour_worth(assessment: Assessment, unit: str) -> pd.DataFrame:
    """What each honour that a unit could still win would add to its total (加分项的价值).

    Returns:
        honour, points, worth: less than the points where the cap cuts it, 0 once the cap is reached.

    Raises:
        QualitykitError: an unknown unit.
    """
    u, scale = unit_number(assessment, unit), assessment.evidence.scale
    cap, held = assessment.rubric.bonus.cap, Fraction(int(assessment.totals.bonus[u]), scale)
    honours = list(open_honours(assessment, u))
    worth = [min(held + honour.points, cap) - min(held, cap) for honour in honours]
    columns = {"honour": [h.id for h in honours], "points": [h.points for h in honours], "worth": worth}
    return pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})


def district_gains(
    assessment: Assessment, costs: Costs | None = None, due: DueDays | None = None
) -> pd.DataFrame:
    """What each unit's full marks on a criterion would add to the district's total, cheapest first (全区提升空间).

    Formula: a unit's gain ÷ the number of units that count on the criterion × 100 ÷ the district's basis.

    Returns:
        unit, criterion, points (of the unit), gain (of the district's total), cost, each (cost for one point of
        the district's total), given (whether `costs` has a figure for it); in the order of `each`, then of the gain.
    """
    effort = checked_costs(costs, assessment)
    rubric, counted = (
        assessment.rubric,
        [in_basis(assessment, c) for c in range(len(assessment.rubric.criteria))],
    )
    taking_part = {
        criterion.id: int(row.sum()) for criterion, row in zip(rubric.criteria, counted, strict=True)
    }
    basis = sum((c.points for c in rubric.criteria if taking_part[c.id]), Fraction(0))
    best = {
        (unit.id, option.criterion): option
        for u, unit in enumerate(assessment.units)
        for option in unit_options(assessment, u, effort, due)
        if not option.bonus
    }
    gains = [
        option.gain * rubric.total / (taking_part[criterion] * basis)
        for (_, criterion), option in best.items()
    ]
    columns = {
        "unit": [unit for unit, _ in best],
        "criterion": [criterion for _, criterion in best],
        "points": [option.gain for option in best.values()],
        "gain": gains,
        "cost": [option.cost for option in best.values()],
        "each": [option.cost / gain for option, gain in zip(best.values(), gains, strict=True)],
        "given": [is_given(effort, unit, criterion) for unit, criterion in best],
    }
    frame = pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})
    return frame.sort_values(["each", "gain"], ascending=[True, False], kind="stable", ignore_index=True)


def unit_number(assessment: Assessment, unit: str) -> int:
    """The number of a unit in the district's order (部门序号).

    Raises:
        QualitykitError: no unit has that id.
    """
    for u, one in enumerate(assessment.units):
        if one.id == unit:
            return u
    known = {one.id: one.id for one in assessment.units}
    raise QualitykitError(
        Problem("UNIT", None, None, "unknown_unit", {"value": unit, "nearest": nearest(unit, known)})
    )
