"""Composition effect (结构效应): how much of a rate's change is another mix, how much is other rates."""

from dataclasses import dataclass

import numpy as np

from qualitykit.statistics.estimate import Reasoned, first_reason
from qualitykit.statistics.inputs import last_axis, rate_faults


@dataclass(frozen=True)
class Composition(Reasoned):
    """A change taken apart (变化分解), fractions: change = mix + rate.

    Args:
        before, now: the overall rates, (...).
        change, mix, rate: the change, what the other mix did and what other rates did, (...).
        mix_by_part, rate_by_part: what each part adds to either, (..., parts).
        reason: codes into `REASONS`, (...).
    """

    before: np.ndarray
    now: np.ndarray
    change: np.ndarray
    mix: np.ndarray
    rate: np.ndarray
    mix_by_part: np.ndarray
    rate_by_part: np.ndarray
    reason: np.ndarray


def composition_effect(passed, tested, passed_before, tested_before) -> Composition:
    """The change of a pass rate as mix effect plus rate effect, nothing left over (结构效应与水平效应).

    Formula: P1 - P0 = Σ (s1 - s0)(p1 + p0)/2 + Σ (p1 - p0)(s1 + s0)/2, s the share of a part in all that was tested
    and p its rate. The first sum is the mix, the second the rates. A part that was tested in one of the two periods
    only has no rate in the other; it is given the one it has, so that its coming or going counts as mix (our
    convention). A rise by mix alone is no better quality in any part.

    Args:
        passed, tested: counts of now, (..., parts).
        passed_before, tested_before: counts of before, the same parts.

    Returns:
        `Composition`; NaN with a reason where any count is NaN (`missing`), negative, fractional or passed above
        tested (`invalid`), or nothing at all was tested in one of the periods (`empty`). The two effects add up to
        the change within a few units in the last place.

    Raises:
        ValueError for shapes that do not fit or have no axis, or text.

    **Source.** Kitagawa E.M. (1955), Components of a difference between two rates, Journal of the American
    Statistical Association 50, 1168-1194: the two components with average weights.

    >>> result = composition_effect([90, 10], [100, 20], [50, 25], [50, 50])
    >>> [round(float(effect), 4) for effect in (result.change, result.mix, result.rate)]
    [0.0833, 0.15, -0.0667]
    """
    arrays = last_axis(passed=passed, tested=tested, passed_before=passed_before, tested_before=tested_before)
    now, before = rate_faults(*arrays[:2]), rate_faults(*arrays[2:])
    found = {name: np.any(now[name] | before[name], -1) for name in ("missing", "invalid")}
    empty = np.all(now["empty"], -1) | np.all(before["empty"], -1)
    with np.errstate(divide="ignore", invalid="ignore"):
        rate, rate_before = arrays[0] / arrays[1], arrays[2] / arrays[3]
    return _decomposed(
        rate, arrays[1], rate_before, arrays[3], first_reason(empty.shape, **found, empty=empty)
    )


def mix_and_level(level, share, level_before, share_before) -> Composition:
    """The same for any average whose parts are published as levels and shares (均值变化分解).

    Formula: that of `composition_effect`, with the levels as given (rates, means, amounts per head) and the shares
    made to sum to 1 in each period.

    Args:
        level, level_before: of each part, (..., parts), any unit; NaN where the part's share is 0.
        share, share_before: >= 0, any unit, (..., parts).

    Returns:
        `Composition` in the unit of the level; NaN with a reason where a share, or the level of a part that has one,
        is NaN (`missing`), a share is negative or either is infinite (`invalid`), or the shares of a period sum to 0
        (`no_weight`).

    Raises:
        ValueError for shapes that do not fit or have no axis, or text.

    **Source.** As `composition_effect`.

    >>> result = mix_and_level([0.9, 0.5], [5, 1], [1.0, 0.5], [1, 1])
    >>> round(float(result.mix), 4), round(float(result.rate), 4)
    (0.15, -0.0667)
    """
    arrays = last_axis(level=level, share=share, level_before=level_before, share_before=share_before)
    level, share, level_before, share_before = arrays
    missing = (
        np.isnan(share + share_before)
        | (np.isnan(level) & (share > 0))
        | (np.isnan(level_before) & (share_before > 0))
    )
    none = (share.sum(-1) == 0) | (share_before.sum(-1) == 0)
    # a level counts where its part has a share; infinite times 0 is no number
    infinite = (np.isinf(level) & (share > 0)) | (np.isinf(level_before) & (share_before > 0))
    wrong = infinite | (share < 0) | (share_before < 0) | np.isinf(share) | np.isinf(share_before)
    invalid = wrong.any(-1)
    reason = first_reason(none.shape, missing=missing.any(-1), invalid=invalid, no_weight=none)
    return _decomposed(level, share, level_before, share_before, reason)


def _decomposed(level, weight, level_before, weight_before, reason) -> Composition:
    share, share_before = _share(weight), _share(weight_before)
    level, level_before = (
        np.where(share > 0, level, level_before),
        np.where(share_before > 0, level_before, level),
    )
    counts = (reason == 0)[..., None] & ((share > 0) | (share_before > 0))
    level, level_before = np.where(counts, level, 0.0), np.where(counts, level_before, 0.0)
    mix = (share - share_before) * (level + level_before) / 2
    rate = (level - level_before) * (share + share_before) / 2
    before, now = np.sum(share_before * level_before, -1), np.sum(share * level, -1)
    sums = (before, now, now - before, mix.sum(-1), rate.sum(-1))
    parts = (np.where((reason == 0)[..., None], part, np.nan) for part in (mix, rate))
    return Composition(*(np.where(reason == 0, number, np.nan) for number in sums), *parts, reason=reason)


def _share(weight):
    total = weight.sum(-1, keepdims=True)
    return np.divide(weight, total, out=np.zeros(weight.shape), where=(total > 0) & np.isfinite(total))
