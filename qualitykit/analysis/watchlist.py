"""The dated list of warnings (预警清单): what the months of this year call for, by which rule, how often wrongly.

Sources are the months of the district in their control charts: pass rates of batches, complaints, injured persons. An
incident with an official finding is a serious risk level, one without a finding a medium one (a convention of ours).
Which evidence calls for which step: `statistics.risk`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from qualitykit.analysis import hotline
from qualitykit.analysis.over_time import (
    RULES,
    Series,
    Watched,
    in_chart,
    monthly,
    monthly_events,
    watch_counts,
)
from qualitykit.analysis.span import Span, places
from qualitykit.statistics.control_charts import p_chart
from qualitykit.statistics.false_alarms import Process, false_alarm_rate, stable_counts, stable_proportion
from qualitykit.statistics.phases import LOCKED
from qualitykit.statistics.prime_charts import p_prime_chart
from qualitykit.statistics.risk import Evidence, stable_step_rates, warning_list, warning_steps
from qualitykit.statistics.run_rules import Signals, run_rules

FOUND, REPORTED = 4, 2
"""Risk levels of an incident with and without an official finding, codes into `severity.LEVELS`."""


@dataclass(frozen=True)
class Source:
    """One series that is watched (监测来源).

    Args:
        name: `complaints`, `injuries`, or the domain of the batches; watched: its months in their chart.
        worse: 1 where more is worse, −1 where less is.
        process: the same series if nothing changed, for false alarms; None where its limits are trial limits.
    """

    name: str
    watched: Watched
    worse: int
    process: Process | None

    def evidence(self, months: int) -> Evidence:
        """What it says of this year's months (信号) [1 district, months]."""
        seen = self.watched.signals
        cut = [part[:, None, -months:] for part in (seen.fired, seen.side, seen.members)]
        signals = Signals(seen.rules, *cut, seen.judged[None, -months:])
        rate = np.nan
        if self.process is not None:
            rate = false_alarm_rate(self.process, RULES, months, LOCKED, self.worse).per_point
        return Evidence(self.name, signals, self.worse, rate)


@dataclass(frozen=True)
class Watchlist:
    """What the months of a span call for (预警清单).

    Args:
        months: of the span; sources: what is watched; evidence: what each says; level: codes [1, months].
        incidents: the rows of the table up to the period's end.
    """

    months: pd.PeriodIndex
    sources: tuple[Source, ...]
    evidence: tuple[Evidence, ...]
    level: np.ndarray
    incidents: pd.DataFrame

    @property
    def steps(self) -> np.ndarray:
        """The step of each month, codes into `risk.STEPS` (各月步骤)."""
        return warning_steps(self._evidence, self.level).step[0]

    @property
    def rows(self) -> dict[str, np.ndarray]:
        """The dated list itself (清单): the columns of `risk.warning_list`, dates as numbers of the months."""
        return warning_list(self._evidence, ["district"], np.arange(len(self.months)), self.level)

    @property
    def stable_rates(self) -> np.ndarray | None:
        """Share of months that call for each step or a higher one though nothing changed (误报率); None unsimulated."""
        stable = [(source.process, source.worse) for source in self.sources if source.process is not None]
        return stable_step_rates(stable, RULES, len(self.months)) if stable else None

    @property
    def judged(self) -> bool:
        """Whether any source can be judged, or an incident is known (能否判定)."""
        return bool(len(self.incidents)) or any(part.signals.judged.any() for part in self.evidence)

    @property
    def _evidence(self) -> list[Evidence]:
        silent = Evidence("none", run_rules(np.full((1, len(self.months)), np.nan)), 1)
        return list(self.evidence) or [silent]


def watch(span: Span) -> Watchlist:
    """The list of a span (预警清单)."""
    months = span.months()
    sources = tuple(_sources(span))
    evidence = tuple(source.evidence(len(months)) for source in sources)
    rows = span.rows("incidents")
    incidents = (
        pd.DataFrame({"date": [], "finding": []}) if rows is None else rows.sort_values("date", kind="stable")
    )
    return Watchlist(months, sources, evidence, _level(incidents, months), incidents)


def of_month(incidents: pd.DataFrame, month: pd.Period) -> pd.DataFrame:
    """The incidents of a month (当月事件)."""
    return incidents[(incidents["date"].dt.to_period("M") == month).to_numpy(bool)]


def _level(incidents: pd.DataFrame, months: pd.PeriodIndex) -> np.ndarray:
    level = np.zeros((1, len(months)), np.uint8)
    if len(incidents):
        place = places(incidents["date"].dt.to_period("M"), list(months))
        np.maximum.at(
            level[0], place, np.where(incidents["finding"].notna(), FOUND, REPORTED).astype(np.uint8)
        )
    return level


def _sources(span: Span) -> Iterator[Source]:
    rows = span.rows("inspections")
    for domain in () if rows is None else rows["domain"].value_counts(sort=True).index:
        yield _rate_source(str(domain), monthly(span, "inspections", {"domain": domain}, "passed"))
    records = hotline.read_records(span)
    if records is not None:
        yield _count_source("complaints", hotline.by_month(records))
    if span.rows("injuries") is not None:
        yield _count_source("injuries", watch_counts(_injured(span)))


def _rate_source(name: str, series: Series) -> Source:
    watched = in_chart(series, p_chart, p_prime_chart)
    return Source(name, watched, -1, None if watched.short else _stable_rate(watched))


def _stable_rate(watched: Watched) -> Process | None:
    tested = watched.series.whole[: watched.series.baseline]
    centre = float(watched.chart.centre[-1])
    return stable_proportion(centre, round(tested[tested > 0].mean())) if 0 < centre < 1 else None


def _count_source(name: str, watched: Watched) -> Source:
    centre = float(watched.chart.centre[-1])
    known = not watched.short and centre > 0
    process = stable_counts(centre, float(watched.series.whole.mean())) if known else None
    return Source(name, watched, 1, process)


def _injured(span: Span) -> Series:
    """Injured persons by month: a case counts once, in the month of its first row."""
    spans = [one for one in (span.last_year, span) if one is not None and one.rows("injuries") is not None]
    dates = pd.concat([one.rows("injuries").drop_duplicates("case")["date"] for one in spans])
    return monthly_events(spans, dates)
