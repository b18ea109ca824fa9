"""Tables of the complaints (投诉举报用表): by kind, by domain and line, how they were dealt with, by quarter."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from qualitykit.analysis import hotline
from qualitykit.analysis.hotline import Records
from qualitykit.analysis.span import places
from qualitykit.analysis.words import DASH, frame, limits, number, percent, told_apart
from qualitykit.language import say
from qualitykit.statistics.complaints import OnTime, split_by
from qualitykit.statistics.count_comparison import exposure_rate_ratio
from qualitykit.statistics.counts import rate_per_exposure
from qualitykit.statistics.estimate import Estimate
from qualitykit.statistics.rates import wilson_interval

KINDS = ("complaint", "report", "enquiry")
DOMAINS = ("product", "engineering", "service", "environment")
COUNTS = ("kind", "now", "share", "last_year", "ratio", "interval", "verdict")
SPLIT = ("part", "now", "share", "interval", "share_last_year")
HANDLING = ("step", "met", "due", "late", "overdue", "pending", "percent", "interval", "percent_last_year")
QUARTERS = ("quarter", "now", "a_day", "interval", "last_year", "ratio", "ratio_interval")


def _table(names, rows, language: str) -> pd.DataFrame:
    return frame([f"complaints.{name}" for name in names], rows, language)


def _word(prefix: str, name: str, known: tuple[str, ...], language: str) -> str:
    return say(f"complaints.{prefix}.{name}", language) if name in known else str(name)


def kinds_table(records: Records, last: Records | None, language: str) -> pd.DataFrame:
    """Everything received, and each kind of it, now and last year."""
    names = [None, *KINDS, *_others(records.rows["kind"], KINDS)]
    share = _shares(records.rows["kind"], names[1:])
    rows = []
    for place, name in enumerate(names):
        now, before = (_of_kind(one, name) for one in (records, last))
        if not len(now) and (before is None or not len(before)):
            continue
        word = say("complaints.all", language) if name is None else _word("kind", name, KINDS, language)
        part = DASH if name is None else percent(share[place - 1])
        rows.append([word, f"{len(now):,}", part, *_against(now, before, records, last, language)])
    return _table(COUNTS, rows, language)


def _of_kind(records: Records | None, name: str | None) -> pd.DataFrame | None:
    if records is None:
        return None
    return records.rows if name is None else records.rows[(records.rows["kind"] == name).to_numpy(bool)]


def _others(labels: pd.Series, known: tuple[str, ...]) -> list[str]:
    """Words of the file that are none of the known ones, the most frequent first."""
    return [name for name in labels.value_counts().index if name not in known]


def _shares(labels: pd.Series, names: list[str]) -> np.ndarray:
    return split_by(places(labels, names), categories=len(names)).share


def _against(now: pd.DataFrame, before, records: Records, last: Records | None, language: str) -> list[str]:
    """Last year's count, the ratio per day with its interval, and what it tells."""
    ratio = hotline.a_day(now, before, records, last)
    said = say(f"complaints.told.{told(ratio, records, last)}", language)
    count = DASH if before is None else f"{len(before):,}"
    return [count, number(ratio.value, 2), limits(ratio, language, 1, 2), said]


def told(ratio: Estimate, records: Records, last: Records | None) -> str:
    """Which way a ratio to last year tells (变化判断): `alone` without one, `break` across the hotlines' merger."""
    if last is None:
        return "alone"
    return told_apart(ratio, 1.0) if hotline.alike(records, last) else "break"


def split_table(records: Records, last: Records | None, language: str) -> pd.DataFrame:
    """The complaints by domain and by line, shares with their intervals, last year's beside them."""
    rows = [
        _share_row(column, name, records, last, language)
        for column, known in (("domain", DOMAINS), ("channel", ()))
        for name in _named(records.complaints[column], known)
    ]
    return _table(SPLIT, rows, language)


def _named(labels: pd.Series, known: tuple[str, ...]) -> list[str]:
    found = set(labels.dropna())
    return [*(name for name in known if name in found), *sorted(_others(labels, known))]


def _share_row(column: str, name: str, records: Records, last: Records | None, language: str) -> list[str]:
    now = records.complaints[column]
    count = int((now == name).sum())
    share = wilson_interval(count, int(now.notna().sum()))
    before = DASH
    if last is not None:
        old = last.complaints[column]
        before = percent(wilson_interval(int((old == name).sum()), int(old.notna().sum())).value)
    word = _word("domain", name, DOMAINS if column == "domain" else (), language)
    label = say(f"complaints.by_{column}", language, name=word)
    return [label, f"{count:,}", percent(share.value), limits(share, language), before]


def handling_table(records: Records, last: Records | None, language: str) -> pd.DataFrame:
    """First check, closing, mediation and money: numbers, rates, intervals, last year's rate."""
    rows = []
    for name in ("first_check", "closing"):
        now, before = (None if one is None else getattr(hotline, name)(one) for one in (records, last))
        if now is not None:
            rows.append(_on_time_row(name, now, before, language))
    rows += [*_mediation_rows(records, last, language), *_money_rows(records, last, language)]
    return _table(HANDLING, rows, language)


def _on_time_row(name: str, now: OnTime, before: OnTime | None, language: str) -> list[str]:
    counts = (now.met, now.share.n, now.late, now.overdue, now.pending)
    rates = _rates(now.share, None if before is None else before.share, language)
    return [say(f"complaints.step.{name}", language), *(f"{int(count):,}" for count in counts), *rates]


def _rates(now: Estimate, before: Estimate | None, language: str) -> list[str]:
    old = DASH if before is None else percent(float(before.value))
    return [percent(float(now.value)), limits(now, language), old]


def _mediation_rows(records: Records, last: Records | None, language: str) -> Iterator[list[str]]:
    now, before = (None if one is None else hotline.mediation(one) for one in (records, last))
    if now is not None and now.n:
        met = round(float(now.value) * float(now.n))
        counts = [f"{met:,}", number(now.n, 0), DASH, DASH, DASH]
        yield [say("complaints.step.mediation", language), *counts, *_rates(now, before, language)]


def _money_rows(records: Records, last: Records | None, language: str) -> Iterator[list[str]]:
    now, before = (None if one is None else hotline.money(one) for one in (records, last))
    if now is not None and now.ratio.n:
        label = say("complaints.step.money", language, n=number(now.ratio.n, 0))
        counts = [number(now.recovered, 0), number(now.disputed, 0), DASH, DASH, DASH]
        yield [label, *counts, *_rates(now.ratio, None if before is None else before.ratio, language)]


def quarters_table(records: Records, last: Records | None, language: str) -> pd.DataFrame:
    """Complaints of each quarter, in all and a day, beside the same quarter of last year."""
    counts, days = hotline.by_quarter(records)
    alike = last is not None and hotline.alike(records, last)
    old = hotline.by_quarter(last)[0] if last is not None else np.full(len(counts), np.nan)
    old_days = hotline.by_quarter(last)[1] if alike else np.full(len(counts), np.nan)
    ratio = exposure_rate_ratio(counts, days, old, old_days)
    daily = rate_per_exposure(counts, days, "day")
    rows = [
        [
            say("analysis.quarter", language, quarter=q + 1),
            f"{counts[q]:,}",
            number(daily.value[q], 2),
            limits(daily[q], language, 1, 2),
            number(old[q], 0),
            number(ratio.value[q], 2),
            limits(ratio[q], language, 1, 2),
        ]
        for q in range(len(counts))
    ]
    return _table(QUARTERS, rows, language)
