"""Whether a series rises or falls over its whole length (趋势): a sentence, or that it is too short for one.

A control chart asks whether a point is out of the ordinary; a slow drift it may pass for long.
"""

import numpy as np

from qualitykit.analysis.words import change, limits, p_words
from qualitykit.language import say
from qualitykit.statistics.estimate import Estimate
from qualitykit.statistics.phases import LOCKED
from qualitykit.statistics.proportion_trend import cochran_armitage, proportion_slope
from qualitykit.statistics.slope import theil_sen
from qualitykit.statistics.trend import mann_kendall

LEAST = LOCKED
"""Fewest points of which a trend is told: a year of months, as for control limits. A convention of ours."""

SURE = 0.05
"""Two-sided p below which a trend is told."""


def rate_trend(passed: np.ndarray, tested: np.ndarray, months: int, language: str) -> str:
    """The trend of a rate over its points, by the Cochran-Armitage test (合格率趋势).

    Args:
        passed, tested: counts of the points in their order, (points,); months: that a point covers.

    Returns:
        A sentence; with fewer than `LEAST` points that it is too short, empty where all passed or none did.

    >>> rate_trend(np.array([9.0]), np.array([10.0]), 1, "en")
    'Whether there is a trend cannot be said of 1 points: at least 12 are needed.'
    """
    points = int((tested > 0).sum())
    found, slope = cochran_armitage(passed, tested), proportion_slope(passed, tested)
    return _told("rate", points, found, slope, 100 * 12 / months, language)


def count_trend(a_day: np.ndarray, months: int, language: str) -> str:
    """The trend of a daily mean over its points, by Mann and Kendall's test with Theil and Sen's slope (件数趋势).

    Args:
        a_day: means of the points in their order, NaN for a hole; months: that a point covers.
    """
    points = int((~np.isnan(a_day)).sum())
    return _told("count", points, mann_kendall(a_day), theil_sen(a_day), 12 / months, language)


def _told(kind: str, points: int, found, slope: Estimate, a_year: float, language: str) -> str:
    if points < LEAST:
        return say("analysis.trend.short", language, points=points, least=LEAST)
    if found.reason or slope.reason:
        return ""
    p_value = float(found.p_value)
    way = "none" if p_value >= SURE else "rise" if float(slope.value) > 0 else "fall"
    values = {
        "points": points,
        "p": p_words(p_value),
        "slope": change(a_year * float(slope.value), 1 if kind == "rate" else 2),
        "interval": limits(slope, language, a_year, 1 if kind == "rate" else 2),
    }
    how = say(f"analysis.trend.{kind}", language, **values)
    return say(f"analysis.trend.{way}", language, points=points, how=how)
