"""The same units graded at other sums of points (换一组得分重新定级), many at once."""

from dataclasses import fields, replace

import numpy as np

from qualitykit.scoring.evidence import Evidence
from qualitykit.scoring.grading import Grading, grade_units
from qualitykit.scoring.totals import Totals


def regraded(points: np.ndarray, totals: Totals, evidence: Evidence) -> Grading:
    """Base, total and grade of N units at K sums of points each, all else as it is (重新定级).

    Args:
        points: int64[K, N] in grid units; totals, evidence: of the N units.

    Returns:
        A `Grading` of K · N rows, the units of the first sum first: reshape to (K, N).
    """
    times = len(points)
    parts = {field.name: np.tile(getattr(totals, field.name), times) for field in fields(Totals)}
    vetoed = np.tile(evidence.vetoed, times)
    # Grading asks the evidence for nothing but rubric, scale and veto.
    many = replace(evidence, awards=np.empty((0, points.size)), vetoed=vetoed)
    return grade_units(Totals(**(parts | {"points": points.ravel()})), many)
