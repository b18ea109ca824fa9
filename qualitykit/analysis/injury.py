"""Product injuries (产品伤害): persons as cases, products as person-times, and shares only within one of the two."""

import numpy as np
import pandas as pd

from qualitykit.analysis.span import Span, places
from qualitykit.analysis.words import DASH, frame, limits, number, percent
from qualitykit.language import say
from qualitykit.statistics.count_comparison import exposure_rate_ratio
from qualitykit.statistics.injuries import Counted, InjuryCounts, injuries, share

COLUMNS = ("what", "unit", "now", "share", "last_year", "ratio", "interval")
SEVERITIES = ("mild", "moderate", "severe")


def injured(span: Span | None, products: list[str]) -> InjuryCounts | None:
    """The injuries of a span as cases and as person-times by product (伤害例数与人次); None without a table."""
    rows = None if span is None else span.rows("injuries")
    if rows is None:
        return None
    return injuries(
        rows["case"].to_numpy(), places(rows["product"], products), products=max(len(products), 1), groups=1
    )


def products_of(span: Span) -> list[str]:
    """The products named, those of most rows first (涉及产品)."""
    rows = span.rows("injuries")
    return [] if rows is None else rows["product"].value_counts().index.tolist()


def injury_table(span: Span, language: str) -> pd.DataFrame:
    """Cases in all and by severity, then person-times in all and by product (产品伤害表), beside last year's."""
    products = products_of(span)
    now, before = injured(span, products), injured(span.last, products)
    columns = [f"injury.{name}" for name in COLUMNS]
    if now is None or not now.cases.count[0]:
        return frame(columns, [], language)
    old = Counted(np.array([np.nan]), "cases") if before is None else before.cases
    rows = [_row(say("injury.cases_all", language), now.cases, now.cases, old, span, language)]
    rows += _by_severity(span, now.cases, language)
    whole = _times(now)
    rows.append(_row(say("injury.times_all", language), whole, whole, _times(before), span, language))
    for i, product in enumerate(products):
        rows.append(_row(str(product), _times(now, i), whole, _times(before, i), span, language))
    return frame(columns, rows, language)


def _times(counts: InjuryCounts | None, product: int | None = None) -> Counted:
    """Person-times of one product, or of all; NaN without a table."""
    if counts is None:
        return Counted(np.array([np.nan]), "person_times")
    found = counts.person_times.count[0]
    return Counted(np.array([found.sum() if product is None else found[product]]), "person_times")


def _by_severity(span: Span, whole: Counted, language: str) -> list[list[str]]:
    """Cases by severity: a case has that of its first row."""
    found = [_severities(one) for one in (span, span.last)]
    return [
        _row(_severity_name(name, language), *_counted(found, name, whole), span, language)
        for name in sorted(found[0], key=_rank)
    ]


def _rank(name: str) -> tuple[int, str]:
    return (SEVERITIES.index(name), "") if name in SEVERITIES else (len(SEVERITIES), name)


def _counted(found: list[dict], name: str, whole: Counted) -> tuple[Counted, Counted, Counted]:
    now, before = (np.array([part.get(name, 0) if part else np.nan]) for part in found)
    return Counted(now, "cases"), whole, Counted(before, "cases")


def _severities(span: Span | None) -> dict[str, int]:
    rows = None if span is None else span.rows("injuries")
    return {} if rows is None else rows.drop_duplicates("case")["severity"].value_counts().to_dict()


def _severity_name(name: str, language: str) -> str:
    word = say(f"injury.severity.{name}", language) if name in SEVERITIES else name
    return say("injury.of_these", language, what=word)


def _row(name: str, now: Counted, whole: Counted, before: Counted, span: Span, language: str) -> list[str]:
    part = DASH if now is whole else percent(float(share(now, whole)[0]))
    days = np.nan if span.last is None else span.last.days
    ratio = exposure_rate_ratio(float(now.count[0]), span.days, float(before.count[0]), days)
    return [
        name,
        say(f"injury.{now.unit}", language),
        number(now.count[0], 0),
        part,
        number(before.count[0], 0),
        number(ratio.value, 2),
        limits(ratio, language, 1, 2),
    ]
