"""Which ranks a unit can have, luck allowed for (名次区间): the pairs that can be told apart, all at once.

Of two units i and j of a kind, P(total_i > total_j) and P(total_i = total_j) follow exactly from the distributions
of their totals, taken as independent. For each of the m pairs the strongest of >, =, ≥ is claimed that holds with
a chance of at least 1 − α/m; by Bonferroni all claims of a kind hold together with at least 1 − α. A unit's best
rank is one more than the number claimed above it; at worst everyone stands above it who is not claimed not to.

A total that cannot be told (a published rate without counts) is given its whole range: a claim about it must hold
whatever that rate is. Units under a veto stand after all others for certain.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from qualitykit.exact import ratio_key
from qualitykit.memo import remembered
from qualitykit.outlook.certainty import Certainty
from qualitykit.outlook.counted import UNKNOWN
from qualitykit.outlook.regraded import regraded


@dataclass(frozen=True)
class RankSets:
    """Which ranks every ranked unit can have (名次区间).

    units: a row per ranked unit: unit, kind, rank, rank_of, best, worst.
    pairs: a row per pair of ranked units of a kind, in the district's order: kind, unit, other, above (chance that
    `unit` stands above), equal (that both have the same total), apart (whether one of them is claimed to stand
    above the other; otherwise they cannot be told apart). NaN where a total cannot be told.
    """

    units: pd.DataFrame
    pairs: pd.DataFrame

    @cached_property
    def ranks(self) -> dict[str, tuple[int, int]]:
        """The best and the worst rank by unit (名次区间)."""
        return {row.unit: (row.best, row.worst) for row in self.units.itertuples(index=False)}

    @cached_property
    def alike(self) -> dict[str, list[str]]:
        """By unit those from whom it cannot be told apart (不能区分的部门), in the district's order."""
        together = self.pairs[~self.pairs["apart"].astype(bool)]
        found: dict[str, list[str]] = {}
        for unit, other in zip(together["unit"], together["other"], strict=True):
            found.setdefault(unit, []).append(other)
            found.setdefault(other, []).append(unit)
        return found


@remembered()
def rank_sets(sure: Certainty, confidence: float = 0.95) -> RankSets:
    """The ranks that every unit can have within its kind (名次区间).

    Args:
        confidence: 1 − α, of all claims of one kind together.

    Raises:
        ValueError: a confidence outside (0, 1).
    """
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must lie between 0 and 1 (got {confidence})")
    units, ranked = sure.assessment.units, sure.assessment.ranks[0] > 0
    totals = _possible_totals(sure)
    parts = []
    for kind in dict.fromkeys(unit.kind for unit in units):
        which = np.flatnonzero(
            [unit.kind == kind and counts for unit, counts in zip(units, ranked, strict=True)]
        )
        parts.append(_of_kind(sure, _Pairs.of(sure, totals, which), kind, 1 - confidence))
    return RankSets(*(pd.concat(frames, ignore_index=True) for frames in zip(*parts, strict=True)))


def _possible_totals(sure: Certainty) -> tuple[np.ndarray, np.ndarray]:
    """Numerators and denominators of every total, untold criteria at their least and their most: int[2, G, N]."""
    assessment, (sums, present) = sure.assessment, sure.sums
    fixed = assessment.totals.points - present + np.array(_range_of_untold(sure))
    points = fixed[:, None] + np.arange(len(sums))[:, None]
    found = regraded(points.reshape(-1, len(present)), assessment.totals, assessment.evidence).total
    return found.numerator.reshape(points.shape), found.denominator.reshape(points.shape)


def _range_of_untold(sure: Certainty) -> tuple[np.ndarray, np.ndarray]:
    """How far down and up from what they are the untold criteria can go: int64[N], int64[N], grid units."""
    down, up = np.zeros((2, len(sure.assessment.units)), np.int64)
    for one in sure.counted:
        untold = one.mine & np.isin(one.reason, UNKNOWN)
        points = sure.assessment.points[one.position].points
        down -= np.where(untold, points, 0)
        up += np.where(untold, one.available - points, 0)
    return down, up


@dataclass(frozen=True)
class _Pairs:
    """The units of one kind against each other: for i in rows and j in columns, at least the chance of
    total_i > total_j and of total_i = total_j; told: whether that is the chance itself."""

    which: np.ndarray
    above: np.ndarray
    equal: np.ndarray
    told: np.ndarray

    @classmethod
    def of(cls, sure: Certainty, totals: tuple[np.ndarray, np.ndarray], which: np.ndarray) -> "_Pairs":
        least, most = _distributions(totals, sure.sums[0], which)
        above, equal = least @ (np.cumsum(most, axis=1) - most).T, least @ most.T
        vetoed, known = sure.assessment.evidence.vetoed[which], sure.unknown[which] == ""
        differ = vetoed[:, None] != vetoed
        above, equal = np.where(differ, ~vetoed[:, None], above), np.where(differ, 0.0, equal)
        return cls(which, above, equal, (known[:, None] & known) | differ)

    def claims(self, alpha: float) -> tuple[np.ndarray, np.ndarray]:
        """Which i are claimed above which j, and which not below: bool[K, K], bool[K, K]."""
        k = len(self.which)
        level = 1 - alpha / max(k * (k - 1) / 2, 1)
        over, even = self.above >= level, self.told & (self.equal >= level)
        either = self.above + self.equal
        first = (either > either.T) | ((either == either.T) & np.triu(np.ones((k, k), bool)))
        at_least = (either >= level) & first & ~(over | over.T | even)
        apart = ~np.eye(k, dtype=bool)
        return over & apart, (over | even | at_least) & apart


def _distributions(totals, sums: np.ndarray, which: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The chance of every total that some unit may have, in rising order: float[K, M] at the least and the most."""
    numerator, denominator = (part[:, :, which] for part in totals)
    keys = ratio_key(numerator.ravel(), denominator.ravel())
    values, codes = np.unique(keys, return_inverse=True)
    spread = np.zeros((2, len(which), max(len(values), 1)))
    ends, rows = np.arange(2)[:, None, None], np.arange(len(which))
    np.add.at(spread, (ends, rows, codes.reshape(numerator.shape)), sums[:, which])
    return spread[0], spread[1]


def _of_kind(sure: Certainty, pairs: _Pairs, kind: str, alpha: float) -> tuple[pd.DataFrame, pd.DataFrame]:
    which, (over, not_below) = pairs.which, pairs.claims(alpha)
    ids = np.array([sure.assessment.units[u].id for u in which], object)
    rank, rank_of = (part[which] for part in sure.assessment.ranks)
    best, worst = 1 + over.sum(axis=0), len(which) - not_below.sum(axis=1)
    units = {"unit": ids, "kind": kind, "rank": rank, "rank_of": rank_of, "best": best, "worst": worst}
    i, j = np.triu_indices(len(which), 1)
    above, equal = (np.where(pairs.told, chance, np.nan)[i, j] for chance in (pairs.above, pairs.equal))
    beside = {"kind": kind, "unit": ids[i], "other": ids[j], "above": above, "equal": equal}
    return pd.DataFrame(units), pd.DataFrame({**beside, "apart": (over | over.T)[i, j]})
