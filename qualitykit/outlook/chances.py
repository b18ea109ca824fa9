"""How sure a banded criterion's points are (得分的把握): exact chances from the counts behind a rate.

A rate from n samples is a matter of luck as well as of quality. Two questions are answered, both without
simulation: if the true rate were p, how likely is each points value (binomial); and, having seen x of n, how likely
is each value if as many were drawn again (Jeffreys posterior predictive). With a population size the draw is
without replacement, and the second question becomes: which points would inspecting all of it give.

The draws of a group are taken as independent, each with the same chance to pass: batches picked because trouble was
expected, or many from one maker, tell less than their number says.
"""

import numpy as np

from qualitykit.outlook.bands import Edges
from qualitykit.outlook.draws import beta_binomial_below, binomial_below, hypergeometric_below

# A band that has at least this chance is called determined: a convention of this project.
LIKELY = 0.80


def binomial_chances(
    edges: Edges, n: np.ndarray, rate: np.ndarray, population: np.ndarray | None = None
) -> np.ndarray:
    """The chance of no deduction and of each band at an assumed true rate (假定真实合格率下的把握).

    Formula: X ~ Binomial(n, rate), or Hypergeometric(population, round(rate × population), n) without
    replacement; P(band k or worse) = P(X < passes_k).

    Args:
        n: int[N] samples; rate: float[N] as a fraction; population: int[N] ≥ n, or None for a large one.

    Returns:
        float[B + 1, N], summing to 1: row 0 no deduction, then the bands in order. NaN where n is 0.

    **Source**: the binomial and the hypergeometric distribution.

    >>> edges = Edges(np.array([[93], [92]]), np.array([10, 9, 8]), True)  # of 100, target 93 %
    >>> binomial_chances(edges, np.array([100]), np.array([0.93]))[0].round(4).tolist()
    [0.5988]
    """
    n, rate = np.asarray(n), np.asarray(rate, float)
    if population is None:
        return _by_band(edges, n, lambda x: binomial_below(x, n, rate))
    passing = np.rint(rate * population).astype(np.int64)
    return _by_band(edges, n, lambda x: hypergeometric_below(x, n, population, passing))


def predictive_chances(
    edges: Edges, passed: np.ndarray, n: np.ndarray, total: np.ndarray | None = None
) -> np.ndarray:
    """The chance of no deduction and of each band, having seen passed of n (已知样本下的把握).

    Formula: the rate ~ Beta(½ + passed, ½ + n − passed) after Jeffreys' prior. Without `total`, another sample of
    the same size: X ~ BetaBinomial(n, …). With it, all of so many: X = passed + BetaBinomial(total − n, …).

    Args:
        edges: critical passes of n, or of `total` where it is given.
        passed, n: int[N]; total: int[N] ≥ n, a population or what a year will come to.

    Returns:
        float[B + 1, N] as `binomial_chances`. NaN where n is 0.

    **Source**: H. Jeffreys, Theory of Probability, 3rd ed. 1961, §3.1 (the prior).

    >>> edges = Edges(np.array([[1]]), np.array([1, 0]), True)  # one of one must pass
    >>> predictive_chances(edges, np.array([1]), np.array([1])).ravel().tolist()
    [0.75, 0.25]
    """
    passed, n = np.asarray(passed), np.asarray(n)
    draws, seen = (n, 0) if total is None else (total - n, passed)
    return _by_band(edges, n, lambda x: beta_binomial_below(x - seen, draws, passed, n - passed))


def _by_band(edges: Edges, n: np.ndarray, below) -> np.ndarray:
    """From P(band k or worse) to P(no deduction), P(band 1), …"""
    worse = below(edges.passes) if edges.higher else 1 - below(edges.passes + 1)
    bounded = np.vstack([np.ones((1, worse.shape[1])), worse, np.zeros((1, worse.shape[1]))])
    return np.where(n > 0, bounded[:-1] - bounded[1:], np.nan)


def expected_points(chances: np.ndarray, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and standard deviation of the points (期望得分与标准差), in their unit: float[N], float[N].

    >>> [part.tolist() for part in expected_points(np.array([[0.5], [0.5]]), np.array([10, 8]))]
    [[9.0], [1.0]]
    """
    mean = points @ chances
    spread = (np.asarray(points, float)[:, None] - mean) ** 2
    return mean, np.sqrt((spread * chances).sum(axis=0))


def by_points(chances: np.ndarray, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Bands of the same points taken together (同分合并): points int[K], falling, and their chances float[K, N]."""
    values, where = np.unique(-points, return_inverse=True)
    merged = np.zeros((len(values), chances.shape[1]))
    np.add.at(merged, where, chances)
    return -values, merged


def determined(chances: np.ndarray, likely: float = LIKELY) -> np.ndarray:
    """bool[N]: the likeliest points value has at least that chance (是否可定); false where none can be told.

    Args:
        chances: of `by_points`, a row for each points value.
    """
    return np.nan_to_num(chances).max(axis=0, initial=0) >= likely
