"""An estimate is a row (估计值): value, lower, upper, confidence, statistic, method, n, and why it is missing."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace

import numpy as np

REASONS = (
    "",
    "empty",
    "missing",
    "invalid",
    "one_group",
    "constant",
    "short",
    "no_base",
    "negative_base",
    "break",
    "no_weight",
)
"""Why there is no number, by code: 0 is none. `empty` n = 0 · `missing` NaN in the input · `invalid` passed above
tested, negative or fractional counts · `one_group` needs two · `constant` no variation · `short` series too short ·
`no_base`, `negative_base` nothing to grow from · `break` a change of definition · `no_weight` weights sum to 0."""

CODE = {name: code for code, name in enumerate(REASONS)}
"""The code of each reason: `CODE["invalid"]`."""

CONFIDENCES = (0.95, 0.998)
"""The two levels that are shown side by side: about two and about three standard errors."""


def first_reason(shape: tuple[int, ...], **found: np.ndarray) -> np.ndarray:
    """Reason codes, the first named condition that holds winning (缺失原因代码).

    Args:
        shape: of the result.
        found: a boolean array (broadcastable to the shape) for each reason, the most telling one first.

    >>> first_reason((3,), missing=np.array([True, False, False]), empty=np.array([True, True, False])).tolist()
    [2, 1, 0]
    """
    codes = np.zeros(shape, np.uint8)
    for name in reversed(found):
        codes[np.broadcast_to(found[name], shape)] = CODE[name]
    return codes


class Reasoned:
    """A result that says by `reason`, codes into `REASONS`, where and why it is missing (带缺失原因的结果)."""

    reason: np.ndarray

    @property
    def why(self) -> np.ndarray:
        """The reasons by name, the empty text where there is a result (缺失原因)."""
        return np.array(REASONS, dtype=object)[self.reason]


@dataclass(frozen=True)
class Estimate(Reasoned):
    """Estimates of one statistic for any number of groups (估计值).

    Args:
        value, lower, upper: float arrays of one shape, NaN where there is no number.
        confidence: nominal, such as 0.95; NaN for a statistic without an interval.
        statistic, method: names, such as `proportion` and `wilson`.
        n: what the estimate rests on, the same shape.
        reason: uint8 codes into `REASONS`, 0 where there is a number.
        unit: what one unit of the value is, such as `per 10,000 units in use`; empty for a plain fraction.
    """

    value: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    confidence: float
    statistic: str
    method: str
    n: np.ndarray
    reason: np.ndarray = field(default=None)
    unit: str = ""

    def __post_init__(self):
        if self.reason is None:
            object.__setattr__(self, "reason", np.zeros(np.shape(self.value), np.uint8))

    @classmethod
    def masked(cls, value, lower, upper, **rest) -> "Estimate":
        """The estimate with NaN in all three numbers wherever `reason` names one (按原因置空)."""
        known = np.asarray(rest["reason"]) == 0
        return cls(*(np.where(known, number, np.nan) for number in (value, lower, upper)), **rest)

    def __getitem__(self, index) -> "Estimate":
        """The same estimate for some of the groups, by any NumPy index (取部分组)."""
        names = ("value", "lower", "upper", "n", "reason")
        shape = np.shape(self.value)
        chosen = {name: np.broadcast_to(getattr(self, name), shape)[index] for name in names}
        return replace(self, **chosen)

    def rows(self) -> dict[str, np.ndarray]:
        """The columns of a table with a row for each group (按行展开)."""
        return _columns(self, ("value", "lower", "upper", "confidence", "statistic", "method", "n", "unit"))


@dataclass(frozen=True)
class Significance(Reasoned):
    """p-values of one test for any number of groups (显著性).

    Args:
        p_value: float array in [0, 1], NaN where there is none.
        statistic, method: names, such as `rate_ratio` and `conditional_binomial`.
        alternative: `two-sided`, `greater` or `less`.
        n: what the test rests on, the same shape.
        reason: uint8 codes into `REASONS`, 0 where there is a p-value.
    """

    p_value: np.ndarray
    statistic: str
    method: str
    alternative: str
    n: np.ndarray
    reason: np.ndarray

    def rows(self) -> dict[str, np.ndarray]:
        """The columns of a table with a row for each group (按行展开)."""
        return _columns(self, [part.name for part in fields(self) if part.name != "reason"])


def _columns(result, names) -> dict[str, np.ndarray]:
    shape = np.shape(result.reason)
    columns = {name: np.broadcast_to(getattr(result, name), shape).ravel() for name in names}
    return columns | {"why": np.ravel(result.why)}


def side_by_side(
    interval: Callable[..., Estimate], *arguments, confidences: tuple[float, ...] = CONFIDENCES, **options
) -> tuple[Estimate, ...]:
    """One interval procedure at several confidences, 95 and 99.8 % unless told (多置信水平并列).

    Args:
        interval: any function of this package that takes `confidence` and returns an `Estimate`.
        arguments, options: handed to it unchanged.
        confidences: each in (0, 1).

    Returns:
        An `Estimate` for each confidence, in that order. Missing values and errors: as `interval` has them.

    **Source.** 95 and 99.8 % as the pair of limits: Spiegelhalter D.J. (2005), Statistics in Medicine 24, 1185-1202.

    >>> from qualitykit.statistics.rates import wilson_interval
    >>> [round(float(e.lower), 4) for e in side_by_side(wilson_interval, 81, 263)]
    [0.2553, 0.228]
    """
    return tuple(interval(*arguments, confidence=level, **options) for level in confidences)
