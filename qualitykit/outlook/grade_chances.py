"""The chance of each total and grade (各等级的把握): exact convolution of the criteria on the points grid."""

import numpy as np

from qualitykit.outlook.regraded import regraded
from qualitykit.scoring.evidence import Evidence
from qualitykit.scoring.totals import Totals

# Rows graded at once.
_BLOCK = 1 << 16


def convolve_points(parts: list[tuple[np.ndarray, np.ndarray]], n: int = 1) -> np.ndarray:
    """The distribution of a sum of independent criteria (得分卷积).

    Args:
        parts: for each criterion the points of its outcomes in grid units, int[K], and their chances,
            float[K, N]; n: N, where there is no criterion.

    Returns:
        float[G, N]: row g is the chance that the sum is g grid units, G one more than the largest sum.

    >>> coin = (np.array([0, 2]), np.array([[0.5], [0.5]]))
    >>> convolve_points([coin, coin]).ravel().tolist()
    [0.25, 0.0, 0.5, 0.0, 0.25]
    """
    total = np.ones((1, n))
    for points, chances in parts:
        wider = np.zeros((len(total) + int(points.max(initial=0)), chances.shape[1]))
        for worth, chance in zip(points.tolist(), chances, strict=True):
            wider[worth : worth + len(total)] += total * chance
        total = wider
    return total


def grade_chances(sums: np.ndarray, totals: Totals, present: np.ndarray, evidence: Evidence) -> np.ndarray:
    """The chance of each grade (各等级的把握), everything else staying as it is.

    Formula: Σ over the sums g of P(g) [grade of (points − present + g)]; a veto is a wall: it leaves one grade.

    Args:
        sums: float[G, N] of `convolve_points`, the criteria left to chance; totals: what the units have now;
        present: int[N], the points in it that those criteria give now; evidence: the same units.

    Returns:
        float[grades, N] in the rubric's order, summing to 1; NaN where there is no total.
    """
    chances = np.zeros((len(evidence.rubric.grades.scale), evidence.n))
    missing = np.zeros(evidence.n, bool)
    units, grid = np.arange(evidence.n), np.flatnonzero(sums.any(axis=1))
    step = max(_BLOCK // max(evidence.n, 1), 1)
    for start in range(0, len(grid), step):
        some = grid[start : start + step]
        points = totals.points - present + some[:, None]
        grade = regraded(points, totals, evidence).grade.reshape(points.shape)
        missing |= (grade < 0).any(axis=0)
        np.add.at(chances, (np.maximum(grade, 0), units), sums[some])
    return np.where(missing, np.nan, chances)
