"""Series over months or quarters against control limits (逐月、逐季控制图).

The limits rest on last year's points where last year has at least twelve, so that this year is held against last
year's level; else on all points, and where those are fewer than twelve no verdict is passed. Where the points vary by
more than chance, the limits are Laney's.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from qualitykit.analysis.aspect import Drawing
from qualitykit.analysis.span import Span, Where, places
from qualitykit.analysis.trends import count_trend, rate_trend
from qualitykit.analysis.words import DASH, frame, number, percent, ratio
from qualitykit.language import listed, say, sentences
from qualitykit.statistics.control_charts import Chart, p_chart, u_chart
from qualitykit.statistics.phases import LOCKED, Phase
from qualitykit.statistics.prime_charts import p_prime_chart, u_prime_chart
from qualitykit.statistics.run_rules import Signals, judge

RULES = "nhs"
"""The set of run rules by which every series of the analysis is judged."""

STRETCHED = 1.5
"""Laney's factor above which the limits are stretched. A convention of ours: of stable series 4 in 100 exceed it by
chance with 12 points in the baseline, 1 in 100 with 24 (simulated, binomial of 130 at 0.93)."""

RARE = 1.0
"""Failures expected in a month below which quarters are taken: three sigmas suppose that they are not rare."""


@dataclass(frozen=True)
class Series:
    """Counts over time (时间序列).

    Args:
        times: first months of the points, last year's first.
        part, whole: counts and what they are out of, or the days they fell in.
        new_year: place of this year's first point, 0 where there is no last year.
        step: months a point covers, 1 or 3.
    """

    times: pd.PeriodIndex
    part: np.ndarray
    whole: np.ndarray
    new_year: int
    step: int = 1

    @property
    def baseline(self) -> int | None:
        """How many points the limits rest on: last year's, where they suffice, else None for all (基线)."""
        usable = int((self.whole[: self.new_year] > 0).sum())
        return self.new_year if usable >= LOCKED else None

    def by_quarter(self) -> "Series":
        """The same by quarters of three months (按季汇总)."""
        quarter = np.arange(len(self.times)) // 3
        sums = (np.bincount(quarter, part) for part in (self.part, self.whole))
        return Series(self.times[::3], *sums, self.new_year // 3, 3)

    @property
    def labels(self) -> list[str]:
        """How the points are named: `2016-01`, or `2016-01–03` for three months (时点)."""
        last = (f"–{month + 2:%m}" if self.step == 3 else "" for month in self.times)
        return [f"{month:%Y-%m}{end}" for month, end in zip(self.times, last, strict=True)]


@dataclass(frozen=True)
class Watched:
    """A series in its chart, with the rules that fired (判异后的序列)."""

    series: Series
    chart: Chart
    signals: Signals
    dispersion: float

    @property
    def short(self) -> bool:
        """Whether the limits rest on too few points for a verdict (序列过短)."""
        return bool(self.chart.short.all())


def monthly(span: Span, table: str, where: Where, passed: str | None) -> Series:
    """A table's rows by month, from the start of last year to the period's end (逐月计数).

    Args:
        table, where: which rows; passed: the column of 0 and 1 that is counted, out of the rows that have it; None
            to count rows, out of the days of each month.
    """
    spans = [one for one in (span.last_year, span) if one is not None]
    times, new_year = _months(spans)
    part, whole = np.zeros(len(times)), np.zeros(len(times))
    for one in spans:
        rows = one.rows(table, where)
        if rows is not None:
            sums = _counted(rows, times, passed)
            part, whole = part + sums[0], whole + sums[1]
    if passed is None:
        whole = times.days_in_month.to_numpy(float)
    return Series(times, part, whole, new_year)


def _months(spans: Sequence[Span]) -> tuple[pd.PeriodIndex, int]:
    """The months of a year or two, and the place of this year's first: 0 where it is alone."""
    months = [one.months() for one in spans]
    return months[0].append(months[1:]), len(months[0]) if len(months) > 1 else 0


def monthly_events(spans: Sequence[Span], dates: pd.Series) -> Series:
    """Events by month, out of the days of each (逐月件数).

    Args:
        spans: last year, where it is known, and this one; dates: of the events, all of them in the spans.
    """
    times, new_year = _months(spans)
    part = np.bincount(places(dates.dt.to_period("M"), list(times)), minlength=len(times))
    return Series(times, part.astype(float), times.days_in_month.to_numpy(float), new_year)


def _counted(rows: pd.DataFrame, times: pd.PeriodIndex, passed: str | None) -> tuple[np.ndarray, np.ndarray]:
    place = places(rows["date"].dt.to_period("M"), list(times))
    known = place >= 0
    if passed is not None:
        known &= rows[passed].notna().to_numpy()
    one = np.ones(known.sum()) if passed is None else rows[passed].to_numpy(float, na_value=np.nan)[known]
    return np.bincount(place[known], one, len(times)), np.bincount(place[known], minlength=len(times))


def watch_rate(series: Series) -> Watched:
    """A pass rate in a p chart, or p′ where it is over-dispersed (合格率控制图); by quarter where failures are rare."""
    failed = series.whole.sum() - series.part.sum()
    points = max(int((series.whole > 0).sum()), 1)
    return in_chart(series.by_quarter() if failed / points < RARE else series, p_chart, p_prime_chart)


def watch_counts(series: Series) -> Watched:
    """Counts per day in a u chart, or u′ (日均件数控制图)."""
    return in_chart(series, u_chart, u_prime_chart)


def in_chart(series: Series, plain: Callable[..., Chart], prime: Callable[..., Chart]) -> Watched:
    """A series in its plain chart, or in Laney's where it varies by more than chance (入控制图)."""
    phases = [Phase(baseline=series.baseline)]
    wide = prime(series.part, series.whole, phases)
    dispersion = float(wide.dispersion[0])
    chart = wide if dispersion > STRETCHED else plain(series.part, series.whole, phases)
    return Watched(series, chart, judge(chart, RULES), dispersion)


def fired(watched: Watched, language: str) -> list[str]:
    """What fired at each point, in words; empty where nothing did (触发的规则)."""
    words = []
    for i in range(len(watched.series.times)):
        rules = [
            name for name, hit in zip(watched.signals.rules, watched.signals.fired[:, i], strict=True) if hit
        ]
        words.append(listed((say(f"analysis.rule.{rule}", language) for rule in rules), language))
    return words


def watched_table(watched: Watched, language: str, rate: bool = True) -> pd.DataFrame:
    """The points with their limits and what fired (逐期表): rates in percent, or counts with their mean per day."""
    series, chart = watched.series, watched.chart
    show = percent if rate else (lambda value: number(value, 2))
    rows = []
    for i, said in enumerate(fired(watched, language)):
        ends = {"lower": show(chart.lower[i]), "upper": show(chart.upper[i])}
        between = DASH if np.isnan(chart.lower[i]) else say("analysis.from_to", language, **ends)
        counted = ratio(series.part[i], series.whole[i]) if rate else f"{series.part[i]:,.0f}"
        rows.append((series.labels[i], counted, show(chart.value[i]), between, said or DASH))
    counted = ("passed_of", "percent") if rate else ("cases", "a_day")
    names = ("month", *counted, "control_limits", "remark")
    return frame(names, rows, language)


def watched_drawing(watched: Watched, axis: str, language: str, scale: float = 100) -> Drawing:
    """The control chart of a series, to be drawn (控制图)."""
    series, chart = watched.series, watched.chart
    points = pd.DataFrame(
        {name: scale * getattr(chart, name) for name in ("value", "centre", "lower", "upper")},
        index=series.labels,
    ).assign(signal=watched.signals.any)
    data = {"points": points, "axis": axis, "trial": watched.short, "new_year": series.new_year}
    return Drawing("control", data, watched_reading(watched, language))


def watched_reading(watched: Watched, language: str) -> str:
    """The sentence that reads the chart (读图): what fired, or that nothing did, or that it is too short to tell."""
    points = int((~np.isnan(watched.chart.value)).sum())
    if watched.short:
        return say("analysis.watched.short", language, points=points, least=LOCKED)
    key = "stretched" if watched.dispersion > STRETCHED else "plain"
    how = say(
        f"analysis.watched.{key}", language, factor=number(watched.dispersion, 2), most=number(STRETCHED)
    )
    trend = _trend(watched, language)
    said = [(i, what) for i, what in enumerate(fired(watched, language)) if what]
    if not said:
        return sentences([say("analysis.watched.quiet", language, points=points), how, trend], language)
    where = [
        say("analysis.watched.at", language, time=watched.series.labels[i], rule=what) for i, what in said
    ]
    signals = say("analysis.watched.fired", language, what=listed(where, language))
    return sentences([signals, how, trend], language)


def _trend(watched: Watched, language: str) -> str:
    """Whether the whole series drifts: of rates in the p chart, or of the means in a u chart."""
    series = watched.series
    if watched.chart.kind.startswith("p"):
        return rate_trend(series.part, series.whole, series.step, language)
    return count_trend(watched.chart.value, series.step, language)
