"""Laney's charts (Laney 控制图): p′ and u′, for proportions and rates that vary more than chance alone would have it.

With large sizes the limits of a p or u chart grow so narrow that ordinary week-to-week variation lies outside. Laney's
charts stretch them by the factor that the series itself shows; a factor of 1 gives back the p or u chart. A factor
well above 1 says that something beside chance moves the series all the time, and is worth a question of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qualitykit.statistics.control_charts import RANGE_TO_SIGMA, Chart, bounded, mean_range, p_chart, u_chart
from qualitykit.statistics.phases import Phase


@dataclass(frozen=True)
class PrimeChart(Chart):
    """A control chart with its factor of over-dispersion (过度离散控制图).

    Args:
        dispersion: float array [..., T], Laney's sigma_z: 1 chance alone, above 1 over-dispersed; NaN if unknown.
    """

    dispersion: np.ndarray


def p_prime_chart(passed, tested, phases: Sequence[Phase] | None = None) -> PrimeChart:
    """Chart of an over-dispersed proportion (p′ 控制图).

    Formula: z_t = (p_t − p̄) ÷ √(p̄ (1 − p̄) ÷ n_t), sigma_z = mean |z_t − z_{t−1}| ÷ 1.128 over the adjacent pairs of the
    baseline, limits p̄ ± 3 sigma_z √(p̄ (1 − p̄) ÷ n_t), cut at 0 and 1.

    Args:
        passed, tested, phases: as for `p_chart`.

    Returns:
        A `PrimeChart` in fractions. Reasons and errors: those of `p_chart`, and `short` without a pair of adjacent
        points in the baseline, `constant` where all scores of the baseline are equal.

    **Source.** Laney D.B. (2002), Improved control charts for attributes, Quality Engineering 14(4), 531-537.

    >>> chart = p_prime_chart([80, 90, 70, 80], [100] * 4)  # p̄ 0.8, sigma 0.04, z 0, 2.5, −2.5, 0, ranges 2.5, 5, 2.5
    >>> round(float(chart.dispersion[0]), 4), round(float(chart.lower[0]), 4)
    (2.9551, 0.4454)
    """
    return _stretched(p_chart(passed, tested, phases), "p_prime", phases, 1)


def u_prime_chart(events, exposure, phases: Sequence[Phase] | None = None) -> PrimeChart:
    """Chart of an over-dispersed rate per exposure (u′ 控制图).

    Formula: as `p_prime_chart`, with √(ū ÷ exposure_t) in place of √(p̄ (1 − p̄) ÷ n_t) and limits cut at 0 only.

    Args:
        events, exposure, phases: as for `u_chart`.

    Returns:
        A `PrimeChart` in events per unit of exposure. Reasons and errors: those of `u_chart`, and `short`,
        `constant` as for `p_prime_chart`.

    **Source.** Laney D.B. (2002), Improved control charts for attributes, Quality Engineering 14(4), 531-537.

    >>> chart = u_prime_chart([9, 15, 3, 9], [1] * 4)  # ū 9, sigma 3, z 0, 2, −2, 0, ranges 2, 4, 2
    >>> round(float(chart.dispersion[0]), 4), round(float(chart.upper[0]), 4)
    (2.3641, 30.2766)
    """
    return _stretched(u_chart(events, exposure, phases), "u_prime", phases, np.inf)


def _stretched(chart: Chart, kind: str, phases, ceiling: float) -> PrimeChart:
    dispersion = mean_range(chart.scores, phases) / RANGE_TO_SIGMA
    wide = bounded(
        kind,
        chart.value,
        chart.centre,
        chart.sigma * dispersion,
        chart.rests_on,
        chart.reason,
        phases,
        0,
        ceiling,
    )
    return PrimeChart(**vars(wide), dispersion=dispersion)
