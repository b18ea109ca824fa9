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

    available: points within reach; settled: of these, on scored criteria; possible: what can be within reach at
    the year's end; low, high: what the points can still come to; bonus: before the cap; bonus_low, bonus_high:
    what it can still come to, before the cap.
    """

    points: np.ndarray
    available: np.ndarray
    settled: np.ndarray
    possible: np.ndarray
    low: np.ndarray
    high: np.ndarray
    bonus: np.ndarray
    bonus_low: np.ndarray
    bonus_high: np.ndarray


def add_up(evidence: Evidence) -> Totals:
    """Totals of every unit-year (汇总)."""
    blocks = [_block(evidence.take(slice(at, at + BLOCK))) for at in range(0, max(evidence.n, 1), BLOCK)]
    parts = ([getattr(block, part.name) for block in blocks] for part in fields(Totals))
    return Totals(*(np.concatenate(part) for part in parts))


def _block(evidence: Evidence) -> Totals:
    sums = _assessed(evidence)
    for i, criterion in enumerate(evidence.rubric.criteria):
        if criterion.measured and evidence.responsible[i].any():
            _add(sums, score_criterion(criterion, evidence.awards[i], evidence), evidence.responsible[i])
    return Totals(*sums, *bonus_points(evidence))


def _assessed(evidence: Evidence) -> np.ndarray:
    """The sums over all criteria that an assessor decides, in one sweep: int64[6, N].

    Formula: an award counts as it stands; what was not awarded is open, or in the final assessment 0 or out of
    the basis, as the rubric says. This is `score_criterion` summed, without its parts.
    """
    which = [i for i, criterion in enumerate(evidence.rubric.criteria) if not criterion.measured]
    most = [int(evidence.rubric.criteria[i].points * evidence.scale) for i in which]
    most = np.array(most, evidence.awards.dtype)[:, None]
    awards, mine = evidence.awards[which], evidence.responsible[which]
    reach = np.broadcast_to((most * mine).sum(axis=0, dtype=np.int64), evidence.n)
    points = _sum(np.maximum(awards, 0), mine, evidence)
    if evidence.final and evidence.rubric.settings.unreported == "zero":
        return np.stack([points, reach, reach, reach, points, points])
    missing = _sum((awards < 0) * most, mine, evidence)
    left = reach - missing
    if evidence.final:
        return np.stack([points, left, left, left, points, points])
    return np.stack([points, reach, left, reach, points, points + missing])


def _sum(values: np.ndarray, mine: np.ndarray, evidence: Evidence) -> np.ndarray:
    """Sums over the criteria for which a unit answers: int64[N], added in the narrow type where it suffices."""
    if not mine.all():
        values = values * mine
    return np.add.reduce(values, axis=0, dtype=_narrow(evidence)).astype(np.int64)


def _narrow(evidence: Evidence) -> np.dtype:
    """The awards' own integer type where no sum of points can overflow it, else int64."""
    most = int(evidence.rubric.total * evidence.scale)
    kind = evidence.awards.dtype
    return kind if most <= np.iinfo(kind).max else np.dtype(np.int64)


def _add(sums: np.ndarray, row: Points, mine: np.ndarray) -> None:
    points, available, settled, possible, low, high = sums
    applicable = row.applicable & mine
    points += row.points * mine
    available += row.available * applicable
    settled += row.available * (applicable & row.scored)
    possible += row.available * (row.possible & mine)
    low += row.low * mine
    high += row.high * mine


def bonus_points(evidence: Evidence) -> np.ndarray:
    """Bonus before the cap, and the least and the most that it can still come to (加分): int64[3, N].

    An honour that was granted stays, one that the rubric computes can move until the year closes, and any other
    can still be won; counted by award, so often that the cap alone limits it.
    """
    rubric, sums = evidence.rubric, np.zeros((3, evidence.n), np.int64)
    cap = int(rubric.bonus.cap * evidence.scale)
    once = rubric.settings.honour_counting == "once"
    for held, honour in zip(evidence.honours, rubric.bonus.honours, strict=True):
        worth, open_to = int(honour.points * evidence.scale), eligible(honour, evidence.towns)
        if honour.rule is not None:
            won = worth * ((judge(honour.rule, evidence) == State.MET) & open_to)
            sums += won, np.zeros_like(won), worth * open_to
        else:
            won = worth * (held > 0) if once else worth * held.astype(np.int64)
            sums += won, won, np.maximum(won, (worth if once else cap) * open_to)
    return np.stack([sums[0]] * 3) if evidence.final else sums


def eligible(honour: Honour, towns: np.ndarray) -> np.ndarray:
    """bool[N]: whether an honour is open to units of that kind (可否获得)."""
    return (towns & ("town" in honour.kinds)) | (~towns & ("department" in honour.kinds))


def score_all(evidence: Evidence) -> list[Points]:
    """Every criterion of the rubric for every unit-year, in the document's order (逐项得分)."""
    return [
        score_criterion(criterion, evidence.awards[i], evidence)
        for i, criterion in enumerate(evidence.rubric.criteria)
    ]
