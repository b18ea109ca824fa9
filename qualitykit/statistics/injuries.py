"""Product injuries (产品伤害): counted as cases and as person-times, and never one divided by the other.

A *case* (例) is one injured person at one visit. A *person-time* (人次) is one case with one product: a case in which
two products had a part is one case and two person-times. Shares of products are shares of person-times; shares of
sexes, ages or outcomes are shares of cases. 222,401 person-times over 208,784 cases is no share of anything.
"""

from dataclasses import dataclass

import numpy as np

from qualitykit.statistics.grouped import group_codes, same_length
from qualitykit.statistics.inputs import floats

UNITS = ("cases", "person_times")


@dataclass(frozen=True)
class Counted:
    """A count with what it counts (带单位的计数).

    Args:
        count: numbers of any shape.
        unit: `cases` or `person_times`.

    Raises:
        ValueError: another unit.

    **Source.** National injury surveillance as published: 208,784 cases, 222,401 person-times by product.

    >>> Counted(208784, "cases").unit
    'cases'
    """

    count: np.ndarray
    unit: str

    def __post_init__(self):
        if self.unit not in UNITS:
            raise ValueError(f"'unit' must be one of {', '.join(UNITS)} (got {self.unit!r})")


def share(part: Counted, whole: Counted) -> np.ndarray:
    """The share of a part in a whole of the same unit (构成比).

    Formula: part ÷ whole.

    Args:
        part, whole: counts of one unit, of shapes that fit.

    Returns:
        float array in [0, 1]; NaN where a count is NaN or negative, the whole is 0, or the part exceeds it.

    Raises:
        ValueError: cases over person-times or the other way round.

    **Source.** Published check: 25,102 product-related of 39,573 injury cases, 63.43 %.

    >>> round(float(share(Counted(25102, "cases"), Counted(39573, "cases"))), 4)
    0.6343
    """
    if part.unit != whole.unit:
        raise ValueError(
            f"'whole' must count {part.unit} as 'part' does (got {whole.unit}); a case may be several"
        )
    top, bottom = floats(part=part.count, whole=whole.count)
    good = (top >= 0) & (bottom > 0) & (top <= bottom)
    return np.divide(top, bottom, out=np.full(top.shape, np.nan), where=good)


@dataclass(frozen=True)
class InjuryCounts:
    """Injuries of each group, counted both ways (伤害计数).

    Args:
        cases: `Counted` cases [G].
        person_times: `Counted` person-times by product [G, P].
    """

    cases: Counted
    person_times: Counted


def injuries(
    case, product, group=None, products: int | None = None, groups: int | None = None
) -> InjuryCounts:
    """Injuries of each group as cases and as person-times by product (伤害例数与人次).

    Rule: cases are the different case numbers; person-times the different pairs of case and product. A pair written
    twice counts once; a case in two groups counts in both.

    Args:
        case: numbers or names of the cases, one for each row.
        product: int codes from 0, one for each row; −1 for a case without a named product, which is a case only.
        group: int codes from 0, such as unit or month; −1 for none; None for one group.
        products, groups: how many there are; None for the highest code + 1.

    Returns:
        `InjuryCounts`; groups without a row have 0 of both.

    Raises:
        ValueError: columns of different lengths, codes out of range.

    **Source.** The two units: surveillance practice as published (208,784 cases, 222,401 person-times by product).

    >>> found = injuries(["a", "a", "b"], [0, 1, 1])
    >>> found.cases.count.tolist(), found.person_times.count.tolist()
    ([2], [[1, 2]])
    """
    case, product = same_length(case=case, product=product)
    group, groups = group_codes(group, len(case), groups)
    product, products = group_codes(product, len(case), products, name="product")
    number = np.unique(case, return_inverse=True)[1].reshape(-1)
    kept = group >= 0
    cases = np.bincount(_distinct(number[kept], group[kept]), minlength=groups)
    named = kept & (product >= 0)
    place = _distinct(number[named], group[named] * products + product[named])
    person_times = np.bincount(place, minlength=groups * products).reshape(groups, products)
    return InjuryCounts(Counted(cases, "cases"), Counted(person_times, "person_times"))


def _distinct(number: np.ndarray, place: np.ndarray) -> np.ndarray:
    """The place of each different pair of number and place, both int arrays."""
    width = int(place.max(initial=0)) + 1
    # sorted by hand: np.unique hashes, which takes ten times as long where most pairs differ
    pairs = np.sort(number.astype(np.int64) * width + place)
    first = np.ones(pairs.shape, bool)
    first[1:] = pairs[1:] != pairs[:-1]
    return pairs[first] % width
