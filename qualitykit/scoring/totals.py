"""From criteria to totals (汇总), over N unit-years, on the points grid."""

from dataclasses import dataclass

import numpy as np

from qualitykit.rubric import Honour
from qualitykit.scoring.conditions import State, judge
from qualitykit.scoring.criteria import Points, score_criterion
from qualitykit.scoring.evidence import Evidence


@dataclass(frozen=True)
class Totals:
    """Sums over the criteria for which a unit answers (合计), int64[N] in grid units.

    available: points within reach; settled: of these, on scored criteria; possible: what can be within reach at
    the year's end; low, high: what the points can still come to; bonus: before the cap; bonus_settled: the part
    of it that cannot move any more; bonus_high: what it can still come to.
    """

    points: np.ndarray
    available: np.ndarray
    settled: np.ndarray
    possible: np.ndarray
    low: np.ndarray
    high: np.ndarray
    bonus: np.ndarray
    bonus_settled: np.ndarray
    bonus_high: np.ndarray


def add_up(evidence: Evidence) -> Totals:
    """Totals of every unit-year (汇总)."""
    sums = _assessed(evidence)
    for i, criterion in enumerate(evidence.rubric.criteria):
        mine = evidence.responsible[i]
        if criterion.measured and mine.any():
            _add(sums, score_criterion(criterion, evidence.awards[i], evidence), mine, evidence.final)
    return Totals(*sums, *bonus_points(evidence))


def _assessed(evidence: Evidence) -> np.ndarray:
    """The sums over all criteria that an assessor decides, in one sweep: int64[6, N].

    Formula: an award counts as it stands; what was not awarded is open, or in the final assessment 0 or out of
    the basis, as the rubric says. This is `score_criterion` summed, without its parts.
    """
    points, missing, given = np.zeros((3, evidence.n), _narrow(evidence))
    shared, own = 0, np.zeros(evidence.n, np.int64)
    everyone = evidence.responsible.all(axis=1)
    all_count = evidence.final and evidence.rubric.settings.unreported == "zero"
    for i, criterion in enumerate(evidence.rubric.criteria):
        if criterion.measured:
            continue
        award, mine, most = (
            evidence.awards[i],
            evidence.responsible[i],
            int(criterion.points * evidence.scale),
        )
        np.maximum(award, 0, out=given)
        if everyone[i]:
            shared += most
        else:
            given *= mine
            own += most * mine
        points += given
        if not all_count:
            missing += given.dtype.type(most) * ((award < 0) & mine)
    reach, points, missing = own + shared, points.astype(np.int64), missing.astype(np.int64)
    if evidence.final:
        return np.stack([points, *[reach - missing] * 3, points, points])
    return np.stack([points, reach, reach - missing, reach, points, points + missing])


def _narrow(evidence: Evidence) -> np.dtype:
    """The awards' own integer type where no sum of points can overflow it, else int64."""
    most = int(evidence.rubric.total * evidence.scale)
    kind = evidence.awards.dtype
    return kind if most <= np.iinfo(kind).max else np.dtype(np.int64)


def _add(sums: np.ndarray, row: Points, mine: np.ndarray, final: bool) -> None:
    """Add one criterion to the sums; a year that is closed leaves `low` and `high` where nothing is open."""
    points, available, settled, possible, low, high = sums
    counted, reach = row.points * mine, row.available * (row.applicable & mine)
    points += counted
    available += reach
    settled += reach * row.scored
    possible += reach if final else row.available * (row.possible & mine)
    low += counted if final else row.low * mine
    high += row.high * mine


def bonus_points(evidence: Evidence) -> np.ndarray:
    """Bonus before the cap, and the least and the most that it can still come to (加分): int64[3, N].

    An honour that was granted stays, one that the rubric computes can move until the year closes, and any other
    can still be won; counted by award, so often that the cap alone limits it.
    """
    kind = evidence.points_type
    now = np.zeros(evidence.n, kind)
    settled, high = (now, now) if evidence.final else np.zeros((2, evidence.n), kind)
    cap = kind(evidence.rubric.bonus.cap * evidence.scale)
    once = evidence.rubric.settings.honour_counting == "once"
    for held, honour in zip(evidence.honours, evidence.rubric.bonus.honours, strict=True):
        worth, computed = kind(honour.points * evidence.scale), honour.rule is not None
        open_to = eligible(honour, evidence.towns) if computed or not evidence.final else None
        if computed:
            won = worth * ((judge(honour.rule, evidence) == State.MET) & open_to)
        else:
            won = worth * (held > 0) if once else worth * held.astype(kind)
        now += won
        if not evidence.final:
            settled += 0 if computed else won
            high += np.maximum(won, (worth if once or computed else cap) * open_to)
    return np.stack([now, settled, high]).astype(np.int64)


def eligible(honour: Honour, towns: np.ndarray) -> np.ndarray:
    """bool[N]: whether an honour is open to units of that kind (可否获得)."""
    return (towns & ("town" in honour.kinds)) | (~towns & ("department" in honour.kinds))


def score_all(evidence: Evidence) -> list[Points]:
    """Every criterion of the rubric for every unit-year, in the document's order (逐项得分)."""
    return [
        score_criterion(criterion, evidence.awards[i], evidence)
        for i, criterion in enumerate(evidence.rubric.criteria)
    ]
