"""Why a total changed (总分变动的来由): what the data did and what the rules did, exactly additive.

Of a year before and one now, T(d, r) is the total of data d under rubric r. Each cause is the mean of its effect
with the other one before and after it:

    data = ½ [T(now, before) − T(before, before)] + ½ [T(now, now) − T(before, now)]
    rule = ½ [T(before, now) − T(before, before)] + ½ [T(now, now) − T(now, before)]

so that data + rule is the whole change, in rationals, and neither cause is preferred by an order of steps.
"""

from collections.abc import Iterable
from fractions import Fraction

import pandas as pd

from qualitykit.period import Period
from qualitykit.rubric import Rubric
from qualitykit.scoring import Assessment, assess
from qualitykit.workspace import Workspace
from qualitykit.workspace.schema import DISTRICT

HALF = Fraction(1, 2)


def change(
    workspace: Workspace,
    before: Period | str,
    now: Period | str,
    rubric_before: Rubric | None = None,
    rubric_now: Rubric | None = None,
    made: Iterable[Assessment] = (),
) -> pd.DataFrame:
    """This year's change of every unit's and the district's total, split into data and rules (总分变动分解).

    Args:
        before, now: two periods of one kind, or the same one twice to compare two rubrics; rubric_before,
            rubric_now: the one in force that year where None, and for a year before any the earliest.
        made: assessments of the workspace that there are already, so that none is made twice.

    Returns:
        unit, before, now, change, data, rule: exact; None where one of the four totals is missing. Grades:
        grade_before, grade_now. A year before its rubric is restated; its grade was never given and is None.

    Raises:
        QualitykitError: a year without data or with errors.
        ValueError: a quarter compared with another quarter or with a whole year.

    **Source**: the symmetric split is the Shapley value of two causes; L. S. Shapley, A value for n-person games,
    Contributions to the Theory of Games II (1953) 307-317.
    """
    before, now = (Period.parse(period) if isinstance(period, str) else period for period in (before, now))
    if before.quarter != now.quarter:
        raise ValueError(f"periods must be of one kind (got {before} and {now})")
    periods = before, now
    in_force = workspace.rubrics.for_checks
    rules = rubric_before or in_force(before.year), rubric_now or in_force(now.year)
    # Data or rules that are the same need not be scored twice.
    other = int(before != now), int(rules[0] is not rules[1])
    stands_for = {(d, r): (d * other[0], r * other[1]) for d in (0, 1) for r in (0, 1)}
    known = {(one.period, id(one.rubric)): one for one in made}
    found = {
        (d, r): known.get((periods[d], id(rules[r]))) or assess(workspace, periods[d], rules[r])
        for d, r in set(stands_for.values())
    }
    four = {key: found[same] for key, same in stands_for.items()}
    totals = {key: _totals(one) for key, one in four.items()}
    rows = [_row({key: found[u] for key, found in totals.items()}) for u in range(len(totals[0, 0]))]
    frame = pd.DataFrame(rows, columns=["before", "now", "change", "data", "rule"], dtype=object)
    frame.insert(0, "unit", [*(unit.id for unit in workspace.units), DISTRICT])
    return frame.assign(grade_before=_grades(four[0, 0]), grade_now=_grades(four[1, 1]))


def _row(total: dict[tuple[int, int], Fraction | None]) -> tuple[Fraction | None, ...]:
    first, last = total[0, 0], total[1, 1]
    if any(value is None for value in total.values()):
        return first, last, None, None, None
    data = HALF * (total[1, 0] - first) + HALF * (last - total[0, 1])
    rule = HALF * (total[0, 1] - first) + HALF * (last - total[1, 0])
    return first, last, last - first, data, rule


def _totals(assessment: Assessment) -> list[Fraction | None]:
    """The totals of the units, and last the district's."""
    return [*assessment.grading.total.fractions(), *assessment.district.grading.total.fractions()]


def _grades(assessment: Assessment) -> list[str | None]:
    ids = [*(grade.id for grade in assessment.rubric.grades.scale), None]
    given = [*assessment.grading.grade, *assessment.district.grading.grade]
    return [None if assessment.restated else ids[grade] for grade in given]
