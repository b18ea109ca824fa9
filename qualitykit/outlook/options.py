"""What a unit could still do (可选改进): every step up of every criterion, and every honour not yet held.

| criterion | options |
|---|---|
| an assessor's award, or one that stands in | every step above what it has, up to its points |
| banded | every better points value of its table |
| all or nothing | its points |

Not among them: what does not apply, what cannot be judged (no target, no base, no pool) unless an award may stand
in, what has left the basis for good, what an award has settled, and what is due by the period's end. The final
assessment knows neither settled nor late: there the question is what it would have taken.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

import numpy as np

from qualitykit.exact import decimal_text
from qualitykit.memo import remembered
from qualitykit.outlook.efforts import Costs, checked_costs, effort_of
from qualitykit.outlook.path import Option, Standing
from qualitykit.rubric import Criterion, Honour
from qualitykit.rubric.rules import Award, BandedShortfall
from qualitykit.scoring import Assessment
from qualitykit.scoring.conditions import State, judge
from qualitykit.scoring.criteria import Why
from qualitykit.scoring.totals import eligible

DueDays = Mapping[tuple[str, str], date]

_UNDECIDED = (Why.NO_TARGET, Why.NO_BASE, Why.NO_POOL)


def unit_options(
    assessment: Assessment, u: int, costs: Costs | None = None, due: DueDays | None = None
) -> list[Option]:
    """Everything that unit number u could still gain (可选改进), in the rubric's order.

    Args:
        costs: effort for each point, such as of `efforts`; 1 where none is named.
        due: last due day by (unit, criterion): what is due by the period's end is left out.

    Raises:
        QualitykitError: a cost that is negative, missing or no number, or of an unknown criterion, honour or unit.
    """
    effort, late = checked_costs(costs, assessment), _late(assessment, u, due or {})
    unit = assessment.units[u].id
    found: list[Option] = []
    for c, criterion in enumerate(assessment.rubric.criteria):
        if criterion.id not in late and in_basis(assessment, c)[u]:
            each, now = effort_of(effort, unit, criterion.id), _points(assessment, c, u)
            most, levels = _most(assessment, c, u), _levels(assessment, criterion, c, u)
            gains = ((level, level - now) for level in levels if now < level <= most)
            found += [Option(criterion.id, decimal_text(level), gain, each * gain) for level, gain in gains]
    for honour in open_honours(assessment, u):
        each = effort_of(effort, unit, honour.id)
        found.append(Option(honour.id, "", honour.points, each * honour.points, bonus=True))
    return found


@remembered()
def in_basis(assessment: Assessment, c: int) -> np.ndarray:
    """bool[N]: criterion number c counts in the basis of the year's result, as things stand (是否计入基数)."""
    row, mine = assessment.points[c], assessment.evidence.responsible[c]
    if assessment.period.final:
        return mine & row.applicable & row.scored
    judged = ~np.isin(row.why, _UNDECIDED) | assessment.rubric.criteria[c].award_stands_in
    return mine & row.applicable & (row.scored | judged)


def standing(assessment: Assessment, u: int, with_bonus: bool = True) -> Standing | None:
    """What unit number u ends the year with if nothing more is gained or lost (现状); None without a basis.

    An open criterion counts as 0, a rate as it is so far; in the final assessment this is the total itself.

    Args:
        with_bonus: without, the base alone.
    """
    rubric, scale = assessment.rubric, assessment.evidence.scale
    counted = [c for c in range(len(rubric.criteria)) if in_basis(assessment, c)[u]]
    reach = sum((rubric.criteria[c].points for c in counted), Fraction(0))
    points = sum((_points(assessment, c, u) for c in counted), Fraction(0))
    if not reach:
        return None
    full, setting = rubric.total, rubric.settings.not_applicable
    if setting == "credit":
        credit = full - Fraction(int(assessment.totals.available[u]), scale)
        points, reach = points + credit, reach + credit
    bonus = Fraction(int(assessment.totals.bonus[u]), scale) if with_bonus else Fraction(0)
    cap = rubric.bonus.cap if with_bonus else Fraction(0)
    return Standing(points, full if setting == "raw" else reach, bonus, cap, full)


def open_honours(assessment: Assessment, u: int) -> Iterator[Honour]:
    """The honours that unit number u could still win (可争取的加分项)."""
    rubric, evidence = assessment.rubric, assessment.evidence
    again = rubric.settings.honour_counting == "per_award"
    for held, honour in zip(evidence.honours, rubric.bonus.honours, strict=True):
        if not eligible(honour, evidence.towns)[u]:
            continue
        if honour.rule is None:
            if again or not held[u]:
                yield honour
        elif judge(honour.rule, evidence)[u] in (State.FAILED, State.NO_DATA):
            yield honour


def _points(assessment: Assessment, c: int, u: int) -> Fraction:
    return Fraction(int(assessment.points[c].points[u]), assessment.evidence.scale)


def _most(assessment: Assessment, c: int, u: int) -> Fraction:
    """What a criterion can still come to; once the year is over, what it could have."""
    if assessment.period.final:
        return assessment.rubric.criteria[c].points
    return Fraction(int(assessment.points[c].high[u]), assessment.evidence.scale)


def _late(assessment: Assessment, u: int, due: DueDays) -> set[str]:
    """The criteria of a unit that are due by the period's end."""
    if assessment.period.final:
        return set()
    end, unit = assessment.end, assessment.units[u].id
    return {criterion for (name, criterion), day in due.items() if name == unit and day <= end}


def _levels(assessment: Assessment, criterion: Criterion, c: int, u: int) -> list[Fraction]:
    """The points that a criterion can be brought to, rising."""
    rule, why = criterion.rule, assessment.points[c].why[u]
    by_award = why == Why.STANDS_IN or (criterion.award_stands_in and why in _UNDECIDED)
    if isinstance(rule, Award) or by_award:
        step = getattr(rule, "step", None) or assessment.rubric.settings.points_step
        return [step * k for k in range(1, int(criterion.points / step) + 1)]
    if isinstance(rule, BandedShortfall):
        return sorted({criterion.points, *(criterion.points - band.deduct for band in rule.bands)})
    return [criterion.points]
