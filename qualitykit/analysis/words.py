"""Numbers and sentences of the analysis (分析的数字与行文): estimates as text, one rounding each, a dash for none.

Texts are plain, not Markdown: whoever shows them as Markdown escapes them first.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from qualitykit.analysis.span import Span
from qualitykit.language import say
from qualitykit.language.inert import visible
from qualitykit.period import Period
from qualitykit.statistics.estimate import Estimate

DASH = "–"
MINUS = "−"


def number(value: float, places: int = 1) -> str:
    """A number with so many decimals and a proper minus sign (数值).

    >>> number(-1.25, 1), number(float("nan")), number(1234.5, 0), number(-0.01)
    ('−1.2', '–', '1,234', '0.0')
    """
    if value is None or not np.isfinite(value):
        return DASH
    text = f"{abs(value):,.{places}f}"
    return MINUS + text if value < 0 and text.strip("0.,") else text


def change(value: float, places: int = 1) -> str:
    """A difference with its sign (变化).

    >>> change(0.52), change(-3), change(0.01)
    ('+0.5', '−3.0', '0.0')
    """
    text = number(value, places)
    return f"+{text}" if value > 0 and text.strip("0.,") else text


def percent(value: float, places: int = 1) -> str:
    """A fraction in percent (百分比); only all of it is printed as 100, only none as 0.

    >>> percent(0.9301), percent(0.9996), percent(1), percent(float("nan"))
    ('93.0', '99.96', '100.0', '–')
    """
    while 0 < value < 1 and round(100 * value, places) in (0, 100) and places < 6:
        places += 1
    return number(100 * value, places)


def as_published(value: float) -> str:
    """A published rate in percent with the decimals that it was given (公布值).

    >>> as_published(0.971), as_published(0.9371)
    ('97.1', '93.71')
    """
    return number(round(100 * value, 4), 4).rstrip("0").rstrip(".")


def limits(estimate: Estimate, language: str, scale: float = 100, places: int = 1) -> str:
    """An estimate's interval, in percent unless told (区间).

    >>> from qualitykit.statistics.rates import wilson_interval
    >>> limits(wilson_interval(9, 10), "en"), limits(wilson_interval(0, 0), "zh")
    ('59.6 to 98.2', '–')
    """
    lower, upper = (scale * float(end) for end in (estimate.lower, estimate.upper))
    if np.isnan(lower) or np.isnan(upper):
        return DASH
    ends = [_end(end, places) for end in (lower, upper)]
    return say("analysis.from_to", language, lower=ends[0], upper=ends[1])


def _end(value: float, places: int) -> str:
    return number(value, places) if np.isfinite(value) else (MINUS if value < 0 else "") + "∞"


def p_words(value: float) -> str:
    """A p-value as it stands behind its «p» (p 值).

    >>> p_words(0.0421), p_words(0.0004)
    ('= 0.042', '< 0.001')
    """
    return "< 0.001" if value < 0.001 else f"= {value:.3f}"


def ratio(part: float, whole: float) -> str:
    """Counts as part of whole (计数), `12/15`; a dash where there are none."""
    if np.isnan(part) or np.isnan(whole):
        return DASH
    return f"{int(part):,}/{int(whole):,}"


def told_apart(estimate: Estimate, none: float = 0.0) -> str:
    """Which way an interval tells (能否区分): `higher`, `lower`, `same` where it holds `none`, or `unknown`.

    >>> from qualitykit.statistics.two_rates import rate_difference
    >>> told_apart(rate_difference(90, 100, 50, 100)), told_apart(rate_difference(9, 10, 8, 10))
    ('higher', 'same')
    """
    lower, upper = float(estimate.lower), float(estimate.upper)
    if np.isnan(lower) or np.isnan(upper):
        return "unknown"
    return "higher" if lower > none else "lower" if upper < none else "same"


def verdict(estimate: Estimate, language: str, none: float = 0.0) -> str:
    """The same in words (判断)."""
    return say(f"analysis.told.{told_apart(estimate, none)}", language)


def frame(columns: Sequence[str], rows: Iterable[Sequence[str]], language: str) -> pd.DataFrame:
    """A reader's table of text (成表): the first column heads the rows.

    Args:
        columns: names of texts under `column.`; rows: the cells in their order, each made one line in which nothing
            hides (`language.inert.visible`).
    """
    rows = [tuple(visible(cell) for cell in row) for row in rows]
    names = [say(f"column.{name}", language) for name in columns]
    index = pd.Index([row[0] for row in rows], dtype=object)
    whole = pd.DataFrame([row[1:] for row in rows], index=index, columns=names[1:], dtype=object)
    return whole.rename_axis(columns=names[0])


def span_limits(here: Span, language: str, interim: str = "analysis.limit_interim") -> list[str]:
    """What any span cannot tell (期间的局限): that the year is not over, under the name of a text, or is the first."""
    said = [] if here.period.final else [say(interim, language)]
    return said if here.last is not None else [*said, say("analysis.limit_no_last_year", language)]


def span_name(period: Period, language: str) -> str:
    """The quarters that a period adds up, in words (期间): a year, or its first quarters.

    >>> span_name(Period(2016), "en"), span_name(Period(2016, 3), "en")
    ('2016', '2016, Q1 to Q3')
    """
    if period.final:
        return say("span.year", language, year=period.year)
    key = "span.first_quarter" if period.quarter == 1 else "span.quarters"
    return say(key, language, year=period.year, quarter=period.quarter)


def as_of(day, language: str) -> str:
    """The day up to which the rows count (截至日期)."""
    return say("analysis.as_of", language, day=f"{day:%Y-%m-%d}")


def named(kind: str, value: object, language: str) -> str:
    """What a data file calls something, in words where the program has them (名称), else as it stands.

    >>> named("value", "small", "zh"), named("value", "钟表", "en"), named("value", float("nan"), "en")
    ('小型', '钟表', 'not given')
    """
    if value is None or value != value or value == "":
        return say("analysis.not_given", language)
    try:
        return say(f"analysis.{kind}.{value}", language)
    except KeyError:
        return str(value)
