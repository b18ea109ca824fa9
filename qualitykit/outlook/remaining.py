"""What can still change by the year's end (年内余地): points settled, open and lost; lowest and highest result.

As the year goes on, the lowest result never falls and the highest never rises, as long as what was reported stays
reported: an award that is taken back, or a count that is lowered, moves the bounds with it. A criterion that does
not apply so far is open, since something to judge may still turn up. An incident found later sets the veto's grade
whatever stands here.

Lateness by itself takes no points off, so what is past its due day is open as long as nobody has judged it; the
highest result without it stands beside the highest.
"""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import numpy as np
import pandas as pd

from qualitykit.memo import remembered
from qualitykit.period import Period
from qualitykit.scoring import Assessment
from qualitykit.scoring.grading import Grading, grade_units
from qualitykit.scoring.results import answered
from qualitykit.workspace import Table


@dataclass(frozen=True)
class Remaining:
    """What can still change (年内余地).

    criteria: a row per unit and criterion: unit, criterion, available, points (None where open), settled, open,
    lost, due (the last day that its tasks name, None where there is none), overdue, closes (None once settled).
    units: a row per unit: unit, available, settled, open, lost, low, high, in_time (the highest total without what
    is overdue), grade_low, grade_high, grade_in_time, next (the criteria that close next), closes.
    """

    criteria: pd.DataFrame
    units: pd.DataFrame


@remembered()
def remaining(assessment: Assessment, tasks: Table | None = None) -> Remaining:
    """What each unit's points and grade can still come to (年内余地).

    Formula: settled = the least that a criterion can still give, open = most − least, lost = available − most;
    available counts what can be in the basis at the year's end. Low and high are the totals if everything open is
    lost, or won and the bonus filled. A criterion that an assessor judges closes on the last due day of its tasks,
    everything that a measure decides, or that is overdue and still open, on the year's last day.

    Args:
        tasks: the year's table of tasks, for the due days.
    """
    criteria = _criteria(assessment, due_days(tasks))
    return Remaining(criteria, _units(assessment, criteria))


@remembered()
def due_days(tasks: Table | None) -> dict[tuple[str, str], date]:
    """The last due day of the tasks of each unit and criterion (完成时限)."""
    if tasks is None or tasks.frame.empty:
        return {}
    last = tasks.frame.groupby(["unit", "criterion"], observed=True)["due"].max().dropna()
    return {key: day.date() for key, day in last.items()}


def _criteria(assessment: Assessment, due: dict[tuple[str, str], date]) -> pd.DataFrame:
    scale, rows, criteria = assessment.evidence.scale, assessment.points, assessment.rubric.criteria
    low, high = [row.low for row in rows], [row.high for row in rows]
    pairs = [(u, c) for u, c in answered(assessment) if rows[c].possible[u]]
    units = [assessment.units[u].id for u, _ in pairs]
    most = [Fraction(int(high[c][u]), scale) for u, c in pairs]
    least = [Fraction(int(low[c][u]), scale) for u, c in pairs]
    days = [due.get((unit, criteria[c].id)) for unit, (_, c) in zip(units, pairs, strict=True)]
    still = [a < b for a, b in zip(least, most, strict=True)]
    now = assessment.end
    late = [is_open and day is not None and day <= now for is_open, day in zip(still, days, strict=True)]
    columns = {
        "unit": units,
        "criterion": [criteria[c].id for _, c in pairs],
        "available": [criteria[c].points for _, c in pairs],
        "points": [Fraction(int(rows[c].points[u]), scale) if rows[c].scored[u] else None for u, c in pairs],
        "settled": least,
        "open": [b - a for a, b in zip(least, most, strict=True)],
        "lost": [criteria[c].points - b for (_, c), b in zip(pairs, most, strict=True)],
        "due": days,
        "overdue": late,
        "closes": _closing_days(assessment, [criteria[c] for _, c in pairs], days, still, late),
    }
    return pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})


def _closing_days(assessment: Assessment, criteria, days, still, late) -> list[date | None]:
    """Its due day for what an assessor judges and is not overdue, the year's last day for all else that is open."""
    end = Period(assessment.period.year).end(assessment.rubric.settings.first_month)
    facts = zip(criteria, days, still, late, strict=True)
    return [
        None if not is_open else end if criterion.measured or day is None or overdue else day
        for criterion, day, is_open, overdue in facts
    ]


def _units(assessment: Assessment, criteria: pd.DataFrame) -> pd.DataFrame:
    low, high, grades = assessment.grading.low, assessment.grading.high, assessment.rubric.grades.scale
    in_time = _in_time(assessment, criteria)
    ends = [
        [grades[g].id if g >= 0 else None for g in end] for end in (*grade_range(assessment), in_time.grade)
    ]
    by_unit = dict(tuple(criteria.groupby("unit", sort=False)))
    rows = [_unit(unit.id, by_unit.get(unit.id, criteria.iloc[:0])) for unit in assessment.units]
    frame = pd.DataFrame(rows, dtype=object)
    frame.insert(5, "low", pd.Series(low.fractions(), dtype=object))
    frame.insert(6, "high", pd.Series(high.fractions(), dtype=object))
    frame.insert(7, "in_time", pd.Series(in_time.total.fractions(), dtype=object))
    for place, name in enumerate(("grade_low", "grade_high", "grade_in_time")):
        frame.insert(8 + place, name, ends[place])
    return frame


def _unit(unit: str, mine: pd.DataFrame) -> dict:
    sums = {name: sum(mine[name], Fraction(0)) for name in ("available", "settled", "open", "lost")}
    still = mine[mine["closes"].notna()]
    first = min(still["closes"], default=None)
    following = tuple(still["criterion"][still["closes"] == first]) if first else ()
    return {"unit": unit, **sums, "next": following, "closes": first}


def grade_range(assessment: Assessment) -> tuple[np.ndarray, np.ndarray]:
    """The lowest and the highest final grade, a veto that stands included: int8[N], int8[N] (等级范围).

    Index into the rubric's scale; −1 where nothing can be in the basis.
    """
    totals = assessment.totals
    ends = ((totals.low, totals.bonus_settled), (totals.high, totals.bonus_high))
    return tuple(_graded(assessment, points, bonus).grade for points, bonus in ends)


def _in_time(assessment: Assessment, criteria: pd.DataFrame) -> Grading:
    """The highest result without what is overdue (不计逾期项目的最高结果)."""
    totals, scale = assessment.totals, assessment.evidence.scale
    late = criteria[criteria["overdue"].astype(bool)].groupby("unit")["open"].sum()
    without = [int(late.get(unit.id, 0) * scale) for unit in assessment.units]
    return _graded(assessment, totals.high - np.array(without, np.int64), totals.bonus_high)


def _graded(assessment: Assessment, points: np.ndarray, bonus: np.ndarray) -> Grading:
    """Every unit with other points and bonus, over all that can be in the basis at the year's end."""
    totals = assessment.totals
    reach = {"settled": totals.possible, "available": totals.possible}
    return grade_units(replace(totals, points=points, bonus=bonus, **reach), assessment.evidence)
