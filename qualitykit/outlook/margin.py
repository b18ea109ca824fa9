"""How far a rate is from the next points value, in whole samples (距下一档的样本数)."""

import numpy as np

from qualitykit.outlook.bands import Edges


def margins(edges: Edges, passed: np.ndarray, n: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of the same n samples, how many more failures cost points and how many more passes earn some (样本余量).

    For a measure of which less is better the two change places: `failures` counts what it is better to have less
    of. Edges on which the points do not change are passed over.

    Returns:
        losses, gains: int64[N]; −1 where no number of them changes the points.

    >>> edges = Edges(np.array([[186], [184]]), np.array([10, 9, 8]), True)  # 200 samples, target 93 %
    >>> [m.tolist() for m in margins(edges, np.array([184]), np.array([200]))]
    [[1], [2]]
    """
    passed, n = np.asarray(passed), np.asarray(n)
    critical = edges.passes[np.diff(edges.points) != 0]
    if edges.higher:
        return _side(passed - critical, passed, 1), _side(critical - passed, n - passed, 0)
    return _side(critical - passed, n - passed, 1), _side(passed - critical, passed, 0)


def _side(distance: np.ndarray, most: np.ndarray, beyond: int) -> np.ndarray:
    """The least positive step across a critical number, at most so many; −1 where there is none."""
    steps = np.where(distance + beyond > 0, distance + beyond, np.iinfo(np.int64).max)
    least = steps.min(axis=0, initial=np.iinfo(np.int64).max)
    return np.where(least <= most, least, -1)
