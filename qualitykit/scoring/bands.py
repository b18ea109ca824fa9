"""Deduction by band of the shortfall against a target (按差距分档扣分), in integers."""

import numpy as np

from qualitykit.exact import fits
from qualitykit.rubric.rules import BandedShortfall
from qualitykit.scoring.evidence import Targets
from qualitykit.scoring.observed import Observed


def banded_deduction(
    rule: BandedShortfall, observed: Observed, target: Targets, per: int, better: str, scale: int
) -> np.ndarray:
    """The deduction of every unit-year (扣分).

    Formula: shortfall s = target − per × numerator ÷ denominator (turned round where less is better); nothing
    for s ≤ 0, else the deduction of the band that holds s. An edge e is compared as
    (target − e) × denominator against per × numerator, both times one common denominator: no division, no float.

    Args:
        rule: the band table; observed, target: N unit-years.
        per: value of a rate of 1 (100 for percent); better: `higher` or `lower`; scale: grid units to a point.

    Returns:
        int32[N], in grid units; meaningless where there is no value or no target.

    **Source**: 惠政〔2016〕6号 附件2, rows 1 and 2.

    >>> from qualitykit.rubric.rules import BandedShortfall
    >>> bands = [{"from": 0, "to": 1, "deduct": 1}, {"from": 1, "deduct": 2}]
    >>> rule = BandedShortfall(method="banded_shortfall", measure="m", closed="upper", bands=bands)
    >>> target = Targets(np.array([93, 93, 93]), 1, np.array([True] * 3))
    >>> passed = Observed.of([186, 184, 183], [200, 200, 200])  # 93.0 %, 92.0 %, 91.5 %
    >>> banded_deduction(rule, passed, target, 100, "higher", 1).tolist()
    [0, 1, 2]
    """
    common = int(np.lcm.reduce([target.scale, *(band.start.denominator for band in rule.bands)]))
    value = fits(observed.numerator, per * common) * (per * common)
    factor = common // target.scale
    largest = int(np.abs(target.numerator).max(initial=0))
    aim = fits(observed.denominator, largest, factor) * target.numerator * factor
    short = aim - value if better == "higher" else value - aim
    width = fits(observed.denominator, int(rule.bands[-1].start * common))
    deduction = np.zeros(short.shape, np.int32)
    last = 0
    for band in rule.bands:
        deduct = int(band.deduct * scale)
        edge = width * int(band.start * common)
        beyond = short > edge if rule.closed == "upper" or band.start == 0 else short >= edge
        deduction += beyond.astype(np.int32) * np.int32(deduct - last)
        last = deduct
    return deduction
