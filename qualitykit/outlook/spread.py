"""How the points of one criterion may fall (得分分布): its points values and the chance of each."""

from dataclasses import dataclass

import numpy as np

from qualitykit.outlook.bands import Edges
from qualitykit.outlook.chances import binomial_chances, by_points, predictive_chances
from qualitykit.outlook.counted import Counted


@dataclass(frozen=True)
class Spread:
    """Points values in grid units, falling, int[K], and the chance of each for the units told, float[K, T]."""

    points: np.ndarray
    chances: np.ndarray

    @classmethod
    def of(cls, chances: np.ndarray, edges: Edges) -> "Spread":
        """From the chances of the bands, those of the same points taken together (由各档合并)."""
        return cls(*by_points(chances, edges.points))

    def over_all(self, told: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
        """The same for all n units: int[K + 1], float[K + 1, n] (扩至全部部门).

        A unit that is not told has 0 for certain: what it has stands among its fixed points.
        """
        spread = np.zeros((len(self.points) + 1, n))
        spread[-1] = 1.0
        spread[-1, told] = 0.0
        spread[:-1, told] = self.chances
        return np.append(self.points, 0), spread

    def quantile(self, share: float) -> np.ndarray:
        """int[T]: the least points value that the points do not exceed with at least that chance (分位数)."""
        rising = np.cumsum(self.chances[::-1], axis=0)
        # The sums are a rounding error short of 1: what exceeds the share but for that reaches it.
        return self.points[::-1][(rising < share - 1e-12).sum(axis=0).clip(max=len(self.points) - 1)]


def predictive_spread(one: Counted) -> Spread:
    """From the counts: another sample of the size, or where a population is given, all of it (按样本的分布)."""
    passed, n = one.counts
    edges, total = one.edges(n), one.population[one.told]
    chances = predictive_chances(edges, passed, n)
    if len(finite := np.flatnonzero(total > 0)):
        every = one.edges(total).take(finite)
        chances[:, finite] = predictive_chances(every, passed[finite], n[finite], total[finite])
    return Spread.of(chances, edges)


def assumed_spread(one: Counted, rate: np.ndarray) -> Spread:
    """At a true rate, float[T]: a sample of the size, drawn from the population where one is given (按真实率的分布)."""
    n = one.counts[1]
    edges, total = one.edges(n), one.population[one.told]
    chances = binomial_chances(edges, n, rate)
    if len(finite := np.flatnonzero(total > 0)):
        chances[:, finite] = binomial_chances(edges.take(finite), n[finite], rate[finite], total[finite])
    return Spread.of(chances, edges)
