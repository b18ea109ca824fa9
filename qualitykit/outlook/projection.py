"""Where a rate is heading (年终预测): the final points of a banded criterion, as far as luck allows to say.

The year to date gives passed of n; the rest of the year is expected to bring as many samples as the same quarters
of last year did. The rate stays what it was: a projection, no promise.
"""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pandas as pd

from qualitykit.memo import remembered
from qualitykit.outlook.chances import expected_points, predictive_chances
from qualitykit.outlook.counted import Counted, counted_criteria
from qualitykit.outlook.spread import Spread
from qualitykit.scoring import Assessment
from qualitykit.scoring.measures import gather
from qualitykit.workspace import Workspace

_COLUMNS = ("unit", "criterion", "reason", "passed", "n", "to_come", "points", "expected", "lower", "upper")


@remembered()
def project(assessment: Assessment, workspace: Workspace, confidence: float = 0.90) -> pd.DataFrame:
    """The final points of every banded criterion (年终得分预测).

    Formula: final passes = passed + BetaBinomial(m, ½ + passed, ½ + n − passed), m = last year's samples in the
    quarters that are left; points by the bands of n + m samples. lower and upper: the least points value that is
    not exceeded with (1 − confidence) ÷ 2, and with (1 + confidence) ÷ 2.

    Args:
        workspace: for last year's quarters; confidence: of the interval.

    Returns:
        unit, criterion, reason, passed, n, to_come (m), points (now), expected, lower, upper (points). reason is
        as in `counted`, or `no_history` where last year gives no counts of the same kind (own or pooled); in the
        final assessment nothing is to come and the points are certain.

    Raises:
        ValueError: a confidence outside (0, 1).
    """
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must lie between 0 and 1 (got {confidence})")
    frames = [
        _frame(one, *_to_come(one, assessment, workspace), confidence) for one in counted_criteria(assessment)
    ]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=_COLUMNS)


def _to_come(one: Counted, assessment: Assessment, workspace: Workspace) -> tuple[np.ndarray, np.ndarray]:
    """How many samples the units told may expect, and whether last year tells: int64[T], bool[T]."""
    period, rubric, told = assessment.period, assessment.rubric, one.told
    if period.last_quarter == 4:
        return np.zeros(len(told), np.int64), np.ones(len(told), bool)
    measure = one.criterion.rule.measure
    whole = assessment.before[measure, None].observed.take(told)
    tables = workspace.year(period.year - 1).tables if period.year - 1 in workspace.years else {}
    until = replace(period, year=period.year - 1)
    so_far = gather(tables, measure, None, rubric, until, assessment.units).observed.take(told)
    pooled = one.observed.pooled[told] > 0
    known = whole.present & whole.counted & ((whole.pooled > 0) == pooled)
    # No row before the quarter's end: everything came after it. A pool is of whoever has rows.
    before = np.where(so_far.present & so_far.counted, so_far.denominator, 0)
    return np.where(known, whole.denominator - before, 0).astype(np.int64), known


def _frame(one: Counted, to_come: np.ndarray, known: np.ndarray, confidence: float) -> pd.DataFrame:
    scale, units = one.assessment.evidence.scale, np.flatnonzero(one.mine)
    reason = one.reason.copy()
    reason[one.told[~known]] = "no_history"
    passed, n = one.counts
    edges = one.edges(n + to_come)
    spread = Spread.of(predictive_chances(edges, passed, n, n + to_come), edges)
    expected, _ = expected_points(spread.chances, spread.points / scale)
    lower, upper = (_points(spread.quantile(q), scale) for q in ((1 - confidence) / 2, (1 + confidence) / 2))
    columns = {
        "passed": passed, "n": n, "to_come": to_come, "points": _points(one.points_now, scale),
        "expected": expected, "lower": lower, "upper": upper,
    }  # fmt: skip
    told = pd.DataFrame(columns, index=one.told)[known]
    names = [one.assessment.units[u].id for u in units]
    beside = pd.DataFrame(
        {"unit": names, "criterion": one.criterion.id, "reason": reason[units]}, index=units
    )
    return beside.join(told.astype({"passed": "Int64", "n": "Int64", "to_come": "Int64"}))


def _points(values: np.ndarray, scale: int) -> np.ndarray:
    """Grid units as exact points."""
    return np.array([Fraction(int(value), scale) for value in values] + [None], object)[:-1]
