"""What was observed of a measure (量化指标的观测值): exact ratios of integers, unit-years side by side."""

from dataclasses import dataclass

import numpy as np

from qualitykit.exact import fits


@dataclass(frozen=True)
class Observed:
    """One measure over N unit-years (一项指标的观测值).

    Value = per × numerator ÷ denominator, `per` being the measure's. A published rate of 93.45 % stands as
    9345 ÷ 10000 with `counted` false; an amount of 12.5 as 125 ÷ 10.

    Args:
        numerator, denominator: int64[N]; meaningless where `present` is false.
        present: bool[N], whether there is any number. Missing is never zero.
        counted: bool[N], whether numerator and denominator are counts.
        blocked: bool[N], whether a pool was impossible because a part gave a rate without counts.
        pooled: int[N], over how many units the counts were pooled; 0 where they are the unit's own.
    """

    numerator: np.ndarray
    denominator: np.ndarray
    present: np.ndarray
    counted: np.ndarray
    blocked: np.ndarray
    pooled: np.ndarray

    @classmethod
    def of(cls, numerator, denominator, present=True, counted=True) -> "Observed":
        """From arrays or scalars, broadcast to one shape (构造).

        >>> Observed.of([184, 0], [200, 0]).empty.tolist()
        [False, True]
        """
        parts = np.broadcast_arrays(np.asarray(numerator), np.asarray(denominator), present, counted)
        n = parts[0].shape
        return cls(*parts, blocked=np.zeros(n, bool), pooled=np.zeros(n, np.int64))

    @classmethod
    def missing(cls, n: int) -> "Observed":
        """Nothing observed for any of N unit-years (无数据)."""
        return cls.of(np.zeros(n, np.int64), np.ones(n, np.int64), present=False, counted=False)

    @property
    def empty(self) -> np.ndarray:
        """bool[N]: there is a number, and nothing to judge behind it, a denominator of 0 (分母为零)."""
        return self.present & (self.denominator == 0)

    @property
    def judged(self) -> np.ndarray:
        """bool[N]: there is a value (有值)."""
        return self.present & (self.denominator != 0)

    def take(self, index) -> "Observed":
        """The same for some of the unit-years: a slice, mask or index array (取部分)."""
        return Observed(**{name: value[index] for name, value in vars(self).items()})

    def rounded(self, per: int, places: int) -> "Observed":
        """The value rounded to so many decimals, half to even, once (GB/T 8170) (修约).

        Formula: round(per × numerator × 10^places ÷ denominator), in integers.

        >>> Observed.of([18885], [20000]).rounded(100, 1).numerator.tolist()  # 94.425 % -> 94.4 %
        [944]
        """
        scaled = fits(self.numerator, per * 10**places) * (per * 10**places)
        divisor = np.where(self.denominator == 0, 1, self.denominator)
        whole = scaled // divisor
        rest = scaled - whole * divisor
        up = (2 * rest > divisor) | ((2 * rest == divisor) & (whole % 2 == 1))
        denominator = np.where(self.denominator == 0, 0, per * 10**places)
        return Observed(whole + up, denominator, self.present, self.counted, self.blocked, self.pooled)
