"""Tables of the air (空气质量各表): days by what they were, means against their limits, months beside last year's."""

import numpy as np
import pandas as pd

from qualitykit.analysis.air_days import POLLUTANTS, AirDays, mean_difference, monthly_difference
from qualitykit.analysis.aspect import Drawing
from qualitykit.analysis.words import DASH, change, frame, limits, number, percent, told_apart
from qualitykit.language import listed, say, sentences
from qualitykit.statistics.air_year import meets_limit
from qualitykit.statistics.control_charts import xmr_chart
from qualitykit.statistics.estimate import Estimate
from qualitykit.statistics.phases import LOCKED
from qualitykit.statistics.run_rules import judge
from qualitykit.workspace.reference import load_levels, load_limits

LEAST_SHARE = 0.9
"""Of the year's days that must be measured for a verdict on an annual mean. A convention of ours: the wording of the
standard on valid days was not found."""

LEAST_MONTHS = 3
"""Months with both years below which no change is told."""

MEANS = (
    *("pollutant", "mean", "measured_days", "missing_days", "limit_class_2", "meets"),
    *("mean_before", "change_months", "interval_95", "told"),
)


def days_table(now: AirDays, before: AirDays | None, language: str) -> pd.DataFrame:
    """Days of the span, good, not good, unknown, by level and by primary pollutant (天数表): exact counts."""
    columns = [_days_of(one, language) for one in (now, before) if one is not None]
    rows = zip(columns[0], *(column.values() for column in columns), strict=True)
    heads = ("what", "days_now", "days_before")[: 1 + len(columns)]
    return frame(heads, rows, language)


def _days_of(one: AirDays, language: str) -> dict[str, str]:
    year = one.share
    ends = {"lower": percent(float(year.lowest)), "upper": percent(float(year.highest))}
    named = {
        "days": f"{one.span.days}",
        "good": f"{int(year.good)}",
        "not_good": f"{int(year.not_good)}",
        "unknown": f"{int(year.unknown)}",
        "share": percent(float(year.share)),
        "bounds": say("analysis.from_to", language, **ends),
        "gaps": f"{one.gaps}",
    }
    rows = {say(f"analysis.environment.row_{name}", language): cell for name, cell in named.items()}
    levels = load_levels()["level"].astype(int)
    rows |= {
        say(f"analysis.level_name.{level}", language): f"{int((one.level == level).sum())}"
        for level in levels
    }
    primary = one.index.primary.sum(axis=0)
    return rows | {
        say("analysis.environment.row_primary", language, name=_name(pollutant, language)): f"{int(count)}"
        for pollutant, count in zip(POLLUTANTS, primary, strict=True)
    }


def _name(pollutant: str, language: str) -> str:
    return say(f"analysis.pollutant.{pollutant}", language)


def means_table(now: AirDays, before: AirDays | None, language: str) -> pd.DataFrame:
    """Mean concentrations against class 2 of GB 3095, and against last year by month (平均浓度表).

    No verdict on the annual limit is passed but for a whole calendar year.
    """
    bounds = dict(zip(POLLUTANTS, load_limits(POLLUTANTS), strict=True))
    measured = [pollutant for pollutant in POLLUTANTS if now.of("measured", pollutant)]
    rows = [_mean_row(now, before, pollutant, bounds[pollutant], language) for pollutant in measured]
    return frame(MEANS, rows, language)


def verdict_on(now: AirDays, pollutant: str) -> str:
    """Whether a pollutant's annual mean keeps its limit (年均是否达标): `within`, `above` or `unknown`.

    Unknown but for a whole calendar year of which enough days were measured, and without an annual limit.
    """
    enough = int(np.ceil(LEAST_SHARE * now.span.days))
    found = meets_limit(now.mean, load_limits(POLLUTANTS), least_days=enough)[POLLUTANTS.index(pollutant)]
    return {1: "within", 0: "above"}.get(int(found), "unknown") if now.whole_year else "unknown"


def _mean_row(
    now: AirDays, before: AirDays | None, pollutant: str, limit: float, language: str
) -> tuple[str, ...]:
    places, unit = (2, "mg/m³") if pollutant == "co" else (1, "µg/m³")
    found = differences(now, before, pollutant)
    moved = [DASH, DASH, DASH]
    if found is not None:
        told = say(f"analysis.told.{told_apart(found)}", language)
        moved = [change(float(found.value), places), limits(found, language, 1, places), told]
    kept = say(f"analysis.environment.meets_{verdict_on(now, pollutant)}", language)
    return (
        say("analysis.environment.with_unit", language, name=_name(pollutant, language), unit=unit),
        number(now.of("mean", pollutant), places),
        f"{int(now.of('measured', pollutant))}",
        f"{int(now.of('missing', pollutant))}",
        number(limit, 0) if limit == limit else say("analysis.environment.no_limit", language),
        kept if limit == limit else DASH,
        DASH if before is None else number(before.of("mean", pollutant), places),
        *moved,
    )


def differences(now: AirDays, before: AirDays | None, pollutant: str) -> Estimate | None:
    """The mean change from the same months of last year (逐月变化的平均); None for fewer than three months."""
    if before is None:
        return None
    found = mean_difference(now, before, pollutant)
    return found if found.n >= LEAST_MONTHS and not found.why else None


def means_reading(now: AirDays, language: str) -> str:
    """Which annual means keep within their limits (读表); that it is too early in an interim period."""
    if not now.whole_year:
        return say("analysis.environment.means_early", language)
    said = []
    for kept in ("within", "above"):
        names = [_name(pollutant, language) for pollutant in POLLUTANTS if verdict_on(now, pollutant) == kept]
        if names:
            said.append(say(f"analysis.environment.means_{kept}", language, names=listed(names, language)))
    return sentences([*said, say("analysis.environment.means_change", language)], language)


def _months(now: AirDays) -> list[str]:
    return [f"{month:%Y-%m}" for month in now.span.months()]


def month_days(now: AirDays, before: AirDays | None, language: str) -> tuple[pd.DataFrame, Drawing]:
    """Days of each month by what they were, last year's good days beside them (逐月天数)."""
    year = now.by_month
    last = np.full(len(year.good), np.nan) if before is None else before.by_month.good.astype(float)
    rows = [
        (month, *(f"{int(part[i])}" for part in (year.good, year.not_good, year.unknown)), number(last[i], 0))
        for i, month in enumerate(_months(now))
    ]
    heads = [say(f"column.{name}", language) for name in ("good_days", "not_good_days", "unknown_days")]
    columns = dict(zip(heads, (year.good, year.not_good, year.unknown), strict=True))
    name = say("column.good_days_before", language)
    drawn = pd.DataFrame(columns | {name: last}, index=_months(now))
    data = {"table": drawn, "axis": say("axis.days", language), "before": name}
    table = frame(("month", "good_days", "not_good_days", "unknown_days", "good_days_before"), rows, language)
    return table, Drawing("days", data, _days_reading(now, language))


def _days_reading(now: AirDays, language: str) -> str:
    """The best and the worst month by good days, and the months with days that nobody can judge."""
    year, months = now.by_month, _months(now)
    judged = np.where(year.reason == 0, year.share, np.nan)
    if np.isnan(judged).all():
        return ""
    best, worst = int(np.nanargmax(judged)), int(np.nanargmin(judged))
    values = {}
    for key, i in (("best", best), ("worst", worst)):
        values[key], values[f"{key}_good"] = months[i], int(year.good[i])
        values[f"{key}_judged"] = int(year.good[i] + year.not_good[i])
    even = judged[best] == judged[worst]
    said = [say(f"analysis.environment.days_{'even' if even else 'reading'}", language, **values)]
    holes = [
        say("analysis.environment.hole", language, month=months[i], days=int(year.unknown[i]))
        for i in np.flatnonzero(year.unknown)
    ]
    key = "holes" if holes else "no_holes"
    return sentences(
        [*said, say(f"analysis.environment.{key}", language, what=listed(holes, language))], language
    )


def month_means(
    now: AirDays, before: AirDays | None, pollutant: str, language: str
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Monthly means now and last year, as a table and as numbers to draw (逐月平均浓度)."""
    mine = now.monthly_mean(pollutant)
    last = np.full(mine.shape, np.nan) if before is None else before.monthly_mean(pollutant)
    rows = [
        (month, number(mine[i]), number(last[i]), change(mine[i] - last[i]))
        for i, month in enumerate(_months(now))
    ]
    years = [f"{now.span.period.year - back}" for back in (0, 1)]
    drawn = pd.DataFrame(
        dict(zip(years, (mine, last), strict=True)), index=[month[5:] for month in _months(now)]
    )
    return frame(("month", "mean", "mean_before", "difference"), rows, language), drawn


def difference_reading(now: AirDays, before: AirDays | None, pollutant: str, language: str) -> str:
    """What the differences from the same months of last year tell, in an XmR chart (读图)."""
    if before is None:
        return say("analysis.no_last_year", language, year=now.span.period.year - 1)
    moved = monthly_difference(now, before, pollutant)
    known = int((~np.isnan(moved)).sum())
    fewer = int((moved < 0).sum())
    first = say("analysis.environment.lower_months", language, fewer=fewer, months=known)
    chart = xmr_chart(moved)
    if chart.short.all():
        return sentences(
            [first, say("analysis.environment.short", language, points=known, least=LOCKED)], language
        )
    signals = judge(chart)
    out = [month for month, hit in zip(_months(now), signals.any, strict=True) if hit]
    key = "signals" if out else "no_signals"
    return sentences(
        [first, say(f"analysis.environment.{key}", language, months=listed(out, language))], language
    )
