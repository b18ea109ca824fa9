"""Works under construction (建设工程): supervision, acceptance and complaints per work, as the rubric measures them."""

from dataclasses import dataclass

import numpy as np

from qualitykit.analysis.counts import Counts, counts, rates_on
from qualitykit.analysis.span import Span
from qualitykit.analysis.words import limits, number, p_words, ratio, told_apart
from qualitykit.language import say, sentences
from qualitykit.statistics.count_comparison import exposure_rate_ratio, exposure_rate_ratio_test
from qualitykit.statistics.counts import rate_per_exposure
from qualitykit.statistics.estimate import Estimate

TABLE = "projects"
RATES = ("supervised", "accepted")


@dataclass(frozen=True)
class Rate:
    """One of the rubric's rates on works (一项工程指标): its title, counts to date, and those to compare with."""

    title: str
    now: Counts
    before: Counts | None


@dataclass(frozen=True)
class Works:
    """What is known of the works (工程情况).

    Args:
        final: whether the year is over.
        rates: supervision and acceptance, as far as the rubric has them and there are counts, against the same span
            of last year.
        complaints: per work, against all of last year; None where there are none.
    """

    final: bool
    rates: dict[str, Rate]
    complaints: Rate | None

    @property
    def known(self) -> bool:
        """Whether there is any number (是否有数)."""
        return bool(self.rates) or self.complaints is not None

    @property
    def counted(self) -> bool:
        """Whether complaints can be set against works (是否有投诉率)."""
        return self.complaints is not None and self.complaints.now.district[1] > 0

    @property
    def compared(self) -> Estimate | None:
        """Complaints per work over last year's (每项工程投诉之比); None where there is nothing to compare."""
        rate = self.complaints
        if not self.counted or rate.before is None or not rate.before.district[1] > 0:
            return None
        return exposure_rate_ratio(*rate.now.district, *rate.before.district)

    @property
    def told(self) -> str:
        """Which way the ratio tells (判断): a fall is `early` before the year is over, for complaints still come."""
        told = "unknown" if self.compared is None else told_apart(self.compared, 1.0)
        return "early" if told == "lower" and not self.final else told


def works(here: Span, language: str) -> Works:
    """The works of a district up to the period's end (工程情况)."""
    found = {column: _rate(here, here.last, column, language) for column in RATES}
    rates = {column: rate for column, rate in found.items() if rate is not None}
    # A register tells complaints as they stood when it closed: there is no «same span» of last year in it.
    return Works(here.period.final, rates, _rate(here, here.last_year, "complaints", language))


def _rate(here: Span, last: Span | None, column: str, language: str) -> Rate | None:
    for name, measure in rates_on(here, TABLE, numerator=column).items():
        now = counts(here, name)
        if now.known:
            return Rate(measure.title(language), now, counts(last, name))
    return None


def per_work(part, whole, language: str, confidence: float = 0.95, method: str = "garwood") -> Estimate:
    """Complaints per work with exact or Byar's limits (每项工程投诉数)."""
    return rate_per_exposure(part, whole, say("analysis.works", language), 1, confidence, method)


def complaints_sentence(found: Works, language: str) -> str:
    """Complaints per work, and the ratio to last year's, in words (一句话)."""
    if not found.counted:
        return say("analysis.engineering.no_complaints", language)
    rate = found.complaints
    estimate = per_work(*rate.now.district, language)
    values = {"value": number(estimate.value, 2), "interval": limits(estimate, language, 1, 2)}
    values |= {"title": rate.title, "counted": ratio(*rate.now.district)}
    return sentences(
        [say("analysis.engineering.complaints", language, **values), ratio_sentence(found, language)],
        language,
    )


def ratio_sentence(found: Works, language: str) -> str:
    """The ratio to last year's, with its interval and p-value (与上年之比); empty where there is none."""
    compared = found.compared
    if compared is None:
        return ""
    rate = found.complaints
    p_value = float(exposure_rate_ratio_test(*rate.now.district, *rate.before.district).p_value)
    values = {"ratio": number(compared.value, 2), "interval": limits(compared, language, 1, 2)}
    return say(f"analysis.engineering.ratio_{found.told}", language, p=p_words(p_value), **values)


def of_unit(rate: Rate | None, i: int) -> tuple[float, float]:
    """A unit's counts (某单位计数); NaN where it gives none."""
    return (np.nan, np.nan) if rate is None else (rate.now.numerator[i], rate.now.denominator[i])
