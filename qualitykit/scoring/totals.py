"""From criteria to totals (汇总), over N unit-years, on the points grid.

Unit-years are taken in blocks that stay in the processor's cache, so that a million of them cost little more
than reading their numbers once.
"""

from dataclasses import dataclass, fields

import numpy as np

from qualitykit.rubric import Honour
from qualitykit.scoring.conditions import State, judge
from qualitykit.scoring.criteria import Points, score_criterion
from qualitykit.scoring.evidence import Evidence

BLOCK = 16_384


@dataclass(frozen=True)
class Totals:
    """Sums over the criteria for which a unit answers (合计), int64[N] in grid units.

    available: points within reach; settled: of these, on scored criteria; low, high: what the points can still
    come to; bonus: before the cap; bonus_settled: the part of it that cannot move any more.
    """

    points: np.ndarray
    available: np.ndarray
    settled: np.ndarray
    low: np.ndarray
    high: np.ndarray
    bonus: np.ndarray
    bonus_settled: np.ndarray


def add_up(evidence: Evidence) -> Totals:
    """Totals of every unit-year (汇总)."""
    blocks = [_block(evidence.take(slice(at, at + BLOCK))) for at in range(0, max(evidence.n, 1), BLOCK)]
    parts = ([getattr(block, part.name) for block in blocks] for part in fields(Totals))
    return Totals(*(np.concatenate(part) for part in parts))


def _block(evidence: Evidence) -> Totals:
    points, available, settled, low, high = np.zeros((5, evidence.n), np.int64)
    for i, criterion in enumerate(evidence.rubric.criteria):
        mine = evidence.responsible[i]
        if not mine.any():
            continue
        row = score_criterion(criterion, evidence.awards[i], evidence)
        counted = row.scored & mine
        points += np.where(mine, row.points, 0)
        settled += np.where(counted & row.applicable, row.available, 0)
        available += np.where(row.applicable & mine, row.available, 0)
        low += np.where(mine, row.low, 0)
        high += np.where(mine, row.high, 0)
    return Totals(points, available, settled, low, high, *bonus_points(evidence))


def bonus_points(evidence: Evidence) -> tuple[np.ndarray, np.ndarray]:
    """Bonus before the cap, and the part of it that cannot move any more (加分) (int64[N], int64[N]).

    An honour that the rubric computes can move until the year closes; one that was granted stays.
    """
    rubric, n = evidence.rubric, evidence.n
    bonus, settled = np.zeros((2, n), np.int64)
    once = rubric.settings.honour_counting == "once"
    for held, honour in zip(evidence.honours, rubric.bonus.honours, strict=True):
        worth = int(honour.points * evidence.scale)
        if honour.rule is not None:
            earned = (judge(honour.rule, evidence) == State.MET) & eligible(honour, evidence.towns)
            bonus += worth * earned
            settled += worth * (earned & evidence.final)
        else:
            counted = np.minimum(held, 1) if once else held
            bonus += worth * counted
            settled += worth * counted
    return bonus, settled


def eligible(honour: Honour, towns: np.ndarray) -> np.ndarray:
    """bool[N]: whether an honour is open to units of that kind (可否获得)."""
    return (towns & ("town" in honour.kinds)) | (~towns & ("department" in honour.kinds))


def score_all(evidence: Evidence) -> list[Points]:
    """Every criterion of the rubric for every unit-year, in the document's order (逐项得分)."""
    return [
        score_criterion(criterion, evidence.awards[i], evidence)
        for i, criterion in enumerate(evidence.rubric.criteria)
    ]
