"""Credit of enterprises (企业质量信用): shares by grade, and who entered and left the blacklist in a period.

Which grades there are is an input: the definitions of GB/T 23791 were not to be found.
"""

from dataclasses import dataclass

import numpy as np

from qualitykit.statistics.estimate import CODE
from qualitykit.statistics.grouped import any_in_group, group_codes, group_sums, same_length
from qualitykit.statistics.inputs import dates, demand


@dataclass(frozen=True)
class GradeShares:
    """Enterprises by grade (等级构成).

    Args:
        count: int array [G, K], enterprises of each group and grade.
        share: float array [G, K], of the graded ones of the group; NaN where none is graded.
        ungraded: int array [G].
        reason: uint8 codes into `REASONS` [G]: `empty` where none is graded.
    """

    count: np.ndarray
    share: np.ndarray
    ungraded: np.ndarray
    reason: np.ndarray


def grade_shares(grade, group=None, grades: int | None = None, groups: int | None = None) -> GradeShares:
    """Number and share of enterprises by grade (信用等级构成).

    Formula: share = enterprises of the grade ÷ graded enterprises; the ungraded are counted apart, never as a grade.

    Args:
        grade: int codes from 0, one for each enterprise; −1 for not graded.
        group: int codes from 0; −1 for none; None for one group.
        grades, groups: how many there are; None for the highest code + 1.

    Returns:
        `GradeShares`.

    Raises:
        ValueError: columns of different lengths, codes out of range.

    **Source.** A convention of this package.

    >>> found = grade_shares([0, 0, 1, -1])
    >>> found.count.tolist(), found.share.round(4).tolist(), found.ungraded.tolist()
    ([[2, 1]], [[0.6667, 0.3333]], [1])
    """
    (grade,) = same_length(grade=grade)
    group, groups = group_codes(group, len(grade), groups)
    grade, grades = group_codes(grade, len(grade), grades, name="grade")
    kept = (group >= 0) & (grade >= 0)
    count = np.bincount(group[kept] * grades + grade[kept], minlength=groups * grades).reshape(groups, grades)
    graded = count.sum(-1)
    ungraded = np.bincount(group[(group >= 0) & (grade < 0)], minlength=groups)
    share = np.divide(count, graded[:, None], out=np.full(count.shape, np.nan), where=graded[:, None] > 0)
    return GradeShares(count, share, ungraded, np.where(graded == 0, CODE["empty"], 0).astype(np.uint8))


@dataclass(frozen=True)
class BlacklistFlow:
    """Movements of a blacklist (黑名单进出).

    Args:
        before, entries, exits, after: float arrays [G, P], enterprises listed before the period, entering and leaving
            in it, and listed after it: before + entries − exits = after. NaN where `reason` names one.
        reason: uint8 codes into `REASONS` [G, P]: `invalid` where a group has an exit before its entry or without one.
    """

    before: np.ndarray
    entries: np.ndarray
    exits: np.ndarray
    after: np.ndarray
    reason: np.ndarray


def blacklist_flow(entered, left, start, end, group=None, groups: int | None = None) -> BlacklistFlow:
    """Entries to and exits from a blacklist in each period (黑名单进出统计).

    Rule: an entry or exit on the first or last day of a period is in it; listed until the day before the exit.

    Args:
        entered, left: dates, one for each stay on the list (NumPy datetime64 or ISO texts); NaT in `left` for a stay
            that goes on, in both for a row that is no stay.
        start, end: first and last days of P periods, start ≤ end.
        group: int codes from 0, such as units; −1 for none; None for one group. groups: how many; None for the
            highest code + 1.

    Returns:
        `BlacklistFlow` [G, P].

    Raises:
        ValueError: columns of different lengths, no dates, a period that ends before it starts.

    **Source.** A convention of this package; the identity before + entries − exits = after is its check.

    >>> stays = ["2016-03-01", "2016-05-01"], ["2016-07-15", "NaT"]
    >>> flow = blacklist_flow(*stays, ["2016-01-01", "2016-07-01"], ["2016-06-30", "2016-12-31"])
    >>> [part.tolist() for part in (flow.before, flow.entries, flow.exits, flow.after)]
    [[[0.0, 2.0]], [[2.0, 0.0]], [[0.0, 1.0]], [[2.0, 1.0]]]
    """
    entered, left = same_length(entered=dates("entered", entered), left=dates("left", left))
    start, end = same_length(start=dates("start", start), end=dates("end", end))
    demand("end", "not lie before 'start' in any period", end, ~(start <= end))
    group, groups = group_codes(group, len(entered), groups)
    into, out = _between(entered, start, end), _between(left, start, end)
    listed = (entered[:, None] < start) & ~(left[:, None] < start)
    flow = [group_sums(part.astype(float), group, groups) for part in (listed, into, out)]
    wrong = (left < entered) | (np.isnat(entered) & ~np.isnat(left))
    bad = np.broadcast_to(any_in_group(wrong, group, groups)[:, None], (groups, len(start)))
    flow.append(flow[0] + flow[1] - flow[2])
    reason = np.where(bad, CODE["invalid"], 0).astype(np.uint8)
    return BlacklistFlow(*(np.where(bad, np.nan, part) for part in flow), reason)


def _between(day, start, end):
    return (day[:, None] >= start) & (day[:, None] <= end)
