"""An assessment as tables (结果表): the rows of `scores.csv` and `grades.csv`, with exact numbers."""

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from qualitykit.exact import decimal_text
from qualitykit.scoring.grading import Grading

if TYPE_CHECKING:
    from qualitykit.scoring.assessment import Assessment

GRADE_COLUMNS = (
    *("period", "unit", "kind", "available", "settled", "points", "base", "bonus", "bonus_wasted", "total"),
    *("low", "high", "grade_before_veto", "veto", "grade", "gap", "rank", "rank_of"),
)


def answered(assessment: "Assessment") -> list[tuple[int, int]]:
    """The rows of the score table as pairs of unit and criterion number (得分表的行).

    In the district file's order, and within a unit in the rubric's; only what the unit answers for.
    """
    u, c = np.nonzero(assessment.evidence.responsible.T)
    return list(zip(u.tolist(), c.tolist(), strict=True))


def scores_frame(assessment: "Assessment") -> pd.DataFrame:
    """A row per unit and criterion that it answers for (得分表).

    Returns:
        period, unit, criterion, available, points, low, high, status; points are `Fraction`s, None where open or
        not applicable. The sentences are made for the rows one looks at: `Assessment.reasons`.
    """
    pairs = answered(assessment)
    scale, rows, criteria = assessment.evidence.scale, assessment.points, assessment.rubric.criteria
    status = status_array(assessment)
    low, high = [row.low for row in rows], [row.high for row in rows]
    return pd.DataFrame(
        {
            "period": str(assessment.period),
            "unit": [assessment.units[u].id for u, _ in pairs],
            "criterion": [criteria[c].id for _, c in pairs],
            "available": _column([criteria[c].points for _, c in pairs]),
            "points": _exact([rows[c].points[u] if rows[c].scored[u] else None for u, c in pairs], scale),
            "low": _exact([low[c][u] if rows[c].possible[u] else None for u, c in pairs], scale),
            "high": _exact([high[c][u] if rows[c].possible[u] else None for u, c in pairs], scale),
            "status": [status[c, u] for u, c in pairs],
        }
    )


def _column(values) -> pd.Series:
    """A column of exact numbers; None stays None."""
    return pd.Series(list(values), dtype=object)


def _exact(values, scale: int) -> list[Fraction | None]:
    return pd.Series(
        [None if value is None else Fraction(int(value), scale) for value in values], dtype=object
    )


def status_array(assessment: "Assessment") -> np.ndarray:
    """What became of every criterion of every unit (状态): str[C, N].

    `scored`, `open`, `unreported` or `not_applicable`.
    """
    status = np.full(assessment.evidence.responsible.shape, "open", dtype=object)
    for c, row in enumerate(assessment.points):
        status[c, row.scored] = "scored"
        status[c, ~row.applicable] = "not_applicable"
        status[c, row.unreported] = "unreported"
    return status


def grades_frame(assessment: "Assessment") -> pd.DataFrame:
    """A row per unit and one for the district (等级表); points are `Fraction`s, None where there is no number."""
    totals, scale, units = assessment.totals, assessment.evidence.scale, assessment.units
    rank, rank_of = assessment.ranks
    own = {
        "unit": [unit.id for unit in units],
        "kind": [unit.kind for unit in units],
        "available": _exact(totals.available, scale),
        "settled": _exact(totals.settled, scale),
        "points": _exact(totals.points, scale),
        **_graded(assessment.grading, assessment, scale, assessment.evidence.vetoed),
        "rank": _column(int(value) or None for value in rank),
        "rank_of": _column(int(value) or None for value in rank_of),
    }
    frame = pd.concat([pd.DataFrame(own), pd.DataFrame(_district_row(assessment))], ignore_index=True)
    frame.insert(0, "period", str(assessment.period))
    return frame[list(GRADE_COLUMNS)]


def _graded(grading: Grading, assessment: "Assessment", scale: int, vetoed) -> dict:
    ids = [*(grade.id for grade in assessment.rubric.grades.scale), None]
    return {
        "base": _column(grading.base.fractions()),
        "bonus": _exact(grading.bonus, scale),
        "bonus_wasted": _exact(grading.bonus_wasted, scale),
        "total": _column(grading.total.fractions()),
        "low": _column(grading.low.fractions()),
        "high": _column(grading.high.fractions()),
        "grade_before_veto": [ids[index] for index in grading.grade_before_veto],
        "veto": [bool(value) for value in vetoed],
        "grade": [ids[index] for index in grading.grade],
        "gap": [bool(value) for value in grading.gap],
    }


def _district_row(assessment: "Assessment") -> dict:
    district = assessment.district
    points = sum((value for value in district.points if value is not None), Fraction(0))
    return {
        "unit": ["district"],
        "kind": ["district"],
        "available": _column([district.available]),
        "settled": _column([district.settled]),
        "points": _column([points]),
        **_graded(district.grading, assessment, district.scale, [len(assessment.findings) > 0]),
        "rank": _column([None]),
        "rank_of": _column([None]),
    }


def as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """A result table as it stands in a file (文件形式): up to 4 decimals half to even, empty where missing."""
    return pd.DataFrame({column: [_cell(value) for value in frame[column]] for column in frame})


def _cell(value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Fraction):
        return decimal_text(value)
    return "" if value is None or value != value else str(value)
