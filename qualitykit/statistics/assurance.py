"""Assurance against a target (目标保证): whether a process as it runs will meet the target, by its own limits.

*Will pass* (稳定达标): the whole range of the process is on the good side of the target. *Will fail* (稳定不达标): the
whole range is on the bad side. *Hit or miss* (时达时不达): the target lies within the range, and which side the next
value falls on is chance; praise in good months and blame in bad ones change nothing, only another process does.
"""

from dataclasses import dataclass

import numpy as np

from qualitykit.statistics.control_charts import Chart
from qualitykit.statistics.estimate import Reasoned, first_reason
from qualitykit.statistics.inputs import chosen, floats

VERDICTS = ("", "will_pass", "will_fail", "hit_or_miss")
"""The verdicts by code; 0 where there is none."""


@dataclass(frozen=True)
class Assurance(Reasoned):
    """Verdicts of any number of processes against their targets (目标保证).

    Args:
        verdict: uint8 codes into `VERDICTS`.
        lower, upper: the limits that were compared; target: with what.
        reason: uint8 codes into `REASONS`, 0 where there is a verdict.
    """

    verdict: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    target: np.ndarray
    reason: np.ndarray

    @property
    def word(self) -> np.ndarray:
        """The verdicts by name, the empty text where there is none (判断)."""
        return np.array(VERDICTS, dtype=object)[self.verdict]


def assurance(lower, upper, target, better: str = "higher", short=False) -> Assurance:
    """Whether processes with these limits will meet their targets (目标保证判断).

    Rule, for higher is better: will pass where the target is below the lower limit, will fail where it is above the
    upper limit, hit or miss where it is between them or on one; turned round for lower is better.

    Args:
        lower, upper, target: in one unit, of shapes that fit.
        better: `higher` or `lower`.
        short: True where the limits are trial limits.

    Returns:
        `Assurance`. Reasons: `missing` a NaN, `invalid` lower above upper, `short` trial limits.

    Raises:
        ValueError: shapes that do not fit, another word for `better`.

    **Source.** NHS England, «Making Data Count» (assurance icons), as the NHS-R tool has it (NHSRplotthedots).

    >>> assurance([0.91, 0.85, 0.70], [0.97, 0.95, 0.88], 0.90).word.tolist()
    ['will_pass', 'hit_or_miss', 'will_fail']
    """
    chosen("better", better, ("higher", "lower"))
    lower, upper, target = (part.copy() for part in floats(lower=lower, upper=upper, target=target))
    reason = first_reason(
        target.shape,
        missing=np.isnan(lower) | np.isnan(upper) | np.isnan(target),
        invalid=lower > upper,
        short=np.asarray(short),
    )
    above, below = target > upper, target < lower
    good, bad = (below, above) if better == "higher" else (above, below)
    verdict = np.where(good, 1, np.where(bad, 2, 3)) * (reason == 0)
    return Assurance(verdict.astype(np.uint8), lower, upper, target, reason)


def chart_assurance(chart: Chart, target, better: str = "higher") -> Assurance:
    """Whether the processes in a chart, as they run now, will meet their targets (按控制图判断).

    Args:
        chart: of any number of series [..., T]; compared are the last limits that each series has.
        target: in the unit of the chart, one for all or one for each series [...].
        better: `higher` or `lower`.

    Returns:
        `Assurance` [...]; `short` where those limits are trial limits, `missing` where there are none.

    Raises:
        ValueError: as `assurance`.

    **Source.** That of `assurance`.

    >>> from qualitykit.statistics.control_charts import xmr_chart
    >>> chart = xmr_chart([[5, 6] * 8, [5, 6] * 2 + [float("nan")] * 12])
    >>> chart_assurance(chart, 2).word.tolist(), chart_assurance(chart, 2).why.tolist()
    (['will_pass', ''], ['', 'short'])
    """
    if not chart.value.shape[-1]:
        raise ValueError("'chart' must have at least one point (got none)")
    bounded = ~np.isnan(chart.lower)
    last = (bounded.shape[-1] - 1 - bounded[..., ::-1].argmax(-1))[..., None]
    lower, upper, short = (
        np.take_along_axis(part, last, -1)[..., 0] for part in (chart.lower, chart.upper, chart.short)
    )
    return assurance(lower, upper, target, better, short)
