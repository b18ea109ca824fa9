"""How many must pass for each band (各档临界合格数), in whole numbers, whatever the number of samples."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from qualitykit.exact import fits
from qualitykit.rubric import Measure
from qualitykit.rubric.rules import BandedShortfall
from qualitykit.scoring.evidence import Targets


@dataclass(frozen=True)
class Limits:
    """The rates at which the bands end (各档界限): band k is left behind at this share of passes.

    numerator: integers [B, N], of `denominator`; held: bool[B, N], the limit itself belongs to the better side.
    All of a measure of which less is better stands with its sign turned, so that more is always better.
    """

    numerator: np.ndarray
    denominator: int
    held: np.ndarray

    def fractions(self, unit: int = 0) -> list[Fraction]:
        """The limits of one unit as rationals (逐档界限)."""
        return [Fraction(int(value), self.denominator) for value in self.numerator[:, unit]]


@dataclass(frozen=True)
class Edges:
    """How many of n must pass for each band to be left behind (各档临界合格数).

    passes: int64[B, N], in the bands' order: a band is entered with fewer passes than this; for a measure of
    which less is better, with more. points: int[B + 1], grid units: without a deduction, then of each band.
    higher: whether more is better.
    """

    passes: np.ndarray
    points: np.ndarray
    higher: bool

    def take(self, index) -> "Edges":
        """The same for some of the units (取部分)."""
        return Edges(self.passes[:, index], self.points, self.higher)

    def level(self, passed: np.ndarray) -> np.ndarray:
        """int[N]: how many bands a number of passes has entered; 0 is no deduction (所在档)."""
        entered = passed < self.passes if self.higher else passed > self.passes
        return entered.sum(axis=0)


def band_limits(
    rule: BandedShortfall, target: Targets, measure: Measure, rounding: str | int = "none"
) -> Limits:
    """The exact shares at which the bands end, for every unit's target (各档界限).

    Formula: band k is left behind where value ≥ target − start_k (closed above; > where it is closed below and
    not the first), value = per × share. Rounded to d decimals, half to even, value ≥ v becomes
    10^d × value ≥ K − ½ with K the least whole number from 10^d × v on, the half itself only for an even K.

    Args:
        rule: the band table; target: N units; measure: for its `per` and which way is better;
        rounding: `none` or a number of decimals, as the rubric's `rate_rounding`.
    """
    common = int(np.lcm.reduce([target.scale, *(band.start.denominator for band in rule.bands)]))
    sign = 1 if measure.better == "higher" else -1
    aim = fits(target.numerator, common) * (sign * (common // target.scale))
    needed = np.stack([aim - int(band.start * common) for band in rule.bands])
    closed = [rule.closed == "upper" or band.start == 0 for band in rule.bands]
    held = np.broadcast_to(np.array(closed)[:, None], needed.shape)
    if rounding == "none":
        return Limits(needed, measure.per * common, held)
    whole = _least(fits(needed, 10**rounding) * 10**rounding, common, held)
    return Limits(2 * whole - 1, 2 * measure.per * 10**rounding, whole % 2 == 0)


def band_edges(
    limits: Limits, n: np.ndarray, rule: BandedShortfall, measure: Measure, available: int, scale: int
) -> Edges:
    """The critical numbers of passes of every group, by integer division (临界合格数).

    Args:
        limits: of `band_limits`; n: int[N] samples; available: the criterion's points in grid units;
        scale: grid units to a point.

    >>> from qualitykit.rubric.rules import Band
    >>> bands = [Band(**{"from": 0, "to": 1, "deduct": 1}), Band(**{"from": 1, "deduct": 2})]
    >>> rule = BandedShortfall(method="banded_shortfall", measure="m", closed="upper", bands=bands)
    >>> rate = Measure(zh="率", en="rate", kind="rate", per=100)
    >>> limits = band_limits(rule, Targets(np.array([93]), 1, np.array([True])), rate)
    >>> edges = band_edges(limits, np.array([200]), rule, rate, 10, 1)
    >>> edges.passes.tolist(), edges.points.tolist()
    ([[186], [184]], [10, 9, 8])
    """
    passes = _least(fits(limits.numerator, np.max(n, initial=1)) * n, limits.denominator, limits.held)
    deducted = np.array([0, *(int(band.deduct * scale) for band in rule.bands)])
    higher = measure.better == "higher"
    return Edges((passes if higher else -passes).astype(np.int64), available - deducted, higher)


def _least(numerator: np.ndarray, denominator: int, held: np.ndarray) -> np.ndarray:
    """The least whole number at, or where not `held` above, a ratio."""
    return np.where(held, -(-numerator // denominator), numerator // denominator + 1)
