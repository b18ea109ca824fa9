"""Rates of the district in tables, a chart and sentences (全区比率): with both intervals, and against last year."""

import numpy as np
import pandas as pd

from qualitykit.analysis.aspect import Drawing, Headline
from qualitykit.analysis.counts import Counts
from qualitykit.analysis.words import (
    DASH,
    as_published,
    change,
    frame,
    limits,
    percent,
    ratio,
    told_apart,
    verdict,
)
from qualitykit.language import say, sentences
from qualitykit.statistics.estimate import Estimate, side_by_side
from qualitykit.statistics.rates import clopper_pearson_interval, wilson_interval
from qualitykit.statistics.two_rates import rate_difference

LEVEL = ("what", "passed_of", "percent", "wilson_95", "exact_95", "wilson_998", "exact_998", "target")
CHANGE = (
    "what",
    "passed_of",
    "percent",
    "passed_of_last",
    "percent_last",
    "change_points",
    "interval_95",
    "told",
)

RateRow = tuple[str, float, float, float, float, float]
"""Name, numerator, denominator, published rate (NaN where counted), last year's rate, target: fractions."""


def rate_rows(title: str, now: Counts, before: Counts | None, target: float, language: str) -> list[RateRow]:
    """The district's pool, then who has a sample of its own, then rates published without counts (各行)."""
    pool = (title, *now.district, np.nan, _rate(before), target)
    rows = [pool] if now.district[1] > 0 else []
    for i, unit in enumerate(now.units):
        names = {"what": title, "unit": unit.title(language)}
        if now.beside[i]:
            own = say("analysis.of_unit", language, **names)
            rows.append((own, now.numerator[i], now.denominator[i], np.nan, np.nan, target))
        if now.published[i] == now.published[i]:
            stated = say("analysis.stated_by_unit", language, **names)
            rows.append((stated, np.nan, np.nan, now.published[i], np.nan, np.nan))
    return rows


def _rate(counts: Counts | None) -> float:
    """The district's rate; NaN where nothing was counted."""
    part, whole = (np.nan, np.nan) if counts is None else counts.district
    return part / whole if whole else np.nan


def level_table(rows: list[RateRow], language: str) -> pd.DataFrame:
    """Rates with Wilson's and the exact interval at 95 and 99.8 % (比率与区间)."""
    return frame(LEVEL, [_level_row(row, language) for row in rows], language)


def _level_row(row: RateRow, language: str) -> tuple[str, ...]:
    name, part, whole, published, _, target = row
    if published == published:
        return name, DASH, as_published(published), say("analysis.without_counts", language), *[DASH] * 4
    wilson, exact = (
        side_by_side(method, part, whole) for method in (wilson_interval, clopper_pearson_interval)
    )
    ends = (limits(one, language) for pair in zip(wilson, exact, strict=True) for one in pair)
    return name, ratio(part, whole), percent(part / whole), *ends, percent(target)


def level_drawing(rows: list[RateRow], axis: str, language: str) -> Drawing | None:
    """The rates that have counts, with both Wilson intervals (区间图); None where none has."""
    counted = [row for row in rows if row[2] > 0]
    if not counted:
        return None
    parts = np.array([row[1:] for row in counted], float)
    narrow, wide = side_by_side(wilson_interval, parts[:, 0], parts[:, 1])
    columns = {"value": narrow.value, "lower": narrow.lower, "upper": narrow.upper}
    columns |= {"lowest": wide.lower, "highest": wide.upper, "before": parts[:, 3], "target": parts[:, 4]}
    table = 100 * pd.DataFrame(columns, index=[row[0] for row in counted])
    texts = [
        say("axis.share_and_n", language, rate=percent(rate), n=f"{int(n):,}")
        for rate, n in zip(narrow.value, parts[:, 1], strict=True)
    ]
    return Drawing(
        "intervals", {"table": table.assign(text=texts), "axis": axis}, _level_reading(counted, language)
    )


def _level_reading(rows: list[RateRow], language: str) -> str:
    """Which targets are met, missed or still open, each kind in one clause."""
    told: dict[str, list[str]] = {"below": [], "above": [], "around": []}
    for name, part, whole, _, _, target in rows:
        found = wilson_interval(part, whole)
        where = _against(found, target)
        if where is not None:
            values = {"name": name, "target": percent(target), "interval": limits(found, language)}
            told[where].append(say("analysis.target.one", language, **values))
    semicolon = say("words.semicolon", language)
    said = [
        say(f"analysis.target.{where}", language, what=semicolon.join(names))
        for where, names in told.items()
        if names
    ]
    return sentences(said or [say("analysis.level_reading", language)], language)


def level_sentence(title: str, now: Counts, unit: str, language: str) -> str:
    """A rate with its counts and interval, as part of a sentence (一句话)."""
    part, whole = now.district
    if whole > 0:
        found = wilson_interval(part, whole)
        values = {
            "counted": ratio(part, whole),
            "rate": percent(part / whole),
            "interval": limits(found, language),
        }
        return say(
            "analysis.level_one", language, title=title, unit=say(f"analysis.unit.{unit}", language), **values
        )
    known = now.published[now.published == now.published]
    if len(known):
        return say("analysis.level_published", language, title=title, rate=as_published(float(known[0])))
    return say("analysis.level_none", language, title=title)


def headline(title: str, now: Counts, before: Counts | None, target: float, language: str) -> Headline | None:
    """The district's line in the table that opens the report (总表一行); None where nothing was counted."""
    part, whole = now.district
    if not whole > 0:
        return None
    found, moved = wilson_interval(part, whole), _difference(now, before)
    against = _against(found, target)
    said = [] if against is None else [say(f"analysis.head.{against}", language, target=percent(target))]
    said += [] if moved is None else [verdict(moved, language)]
    return Headline(
        title,
        say("analysis.head.level", language, rate=percent(part / whole), interval=limits(found, language)),
        DASH if moved is None else change(100 * float(moved.value)),
        say("words.semicolon", language).join(said) or DASH,
        ratio(part, whole),
        against in ("above", "below") or (moved is not None and told_apart(moved) in ("higher", "lower")),
    )


def _against(found: Estimate, target: float) -> str | None:
    """Where the target lies to the interval; None where there is no target."""
    where = {"higher": "above", "lower": "below", "same": "around"}
    return None if target != target else where.get(told_apart(found, target))


def change_of(title: str, now: Counts, before: Counts | None, language: str) -> str:
    """The change on last year with its interval, as part of a sentence; empty where there is none (变化)."""
    found = _difference(now, before)
    if found is None:
        return ""
    values = {"change": change(100 * float(found.value)), "interval": limits(found, language)}
    return say(f"analysis.change_{told_apart(found)}", language, title=title, **values)


def _difference(now: Counts, before: Counts | None):
    if before is None or not now.district[1] > 0 or not before.district[1] > 0:
        return None
    return rate_difference(*now.district, *before.district)


def change_table(pairs: list[tuple[str, Counts, Counts | None]], language: str) -> pd.DataFrame:
    """Rates against the same span of last year, with the interval of the difference (与上年同期比较)."""
    rows = []
    for title, now, before in pairs:
        found = _difference(now, before)
        if found is None:
            continue
        counted = [
            text
            for one in (now.district, before.district)
            for text in (ratio(*one), percent(one[0] / one[1]))
        ]
        told = (change(100 * float(found.value)), limits(found, language), verdict(found, language))
        rows.append((title, *counted, *told))
    return frame(CHANGE, rows, language)
