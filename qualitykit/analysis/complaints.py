"""Complaints to the hotlines (投诉举报): how many of what, how fast and how well they were dealt with."""

from collections.abc import Iterator

import numpy as np

from qualitykit.analysis import hotline
from qualitykit.analysis.aspect import Aspect, Headline, aspect_of
from qualitykit.analysis.complaint_tables import (
    handling_table,
    kinds_table,
    quarters_table,
    split_table,
    told,
)
from qualitykit.analysis.hotline import Records
from qualitykit.analysis.over_time import watched_drawing, watched_table
from qualitykit.analysis.published import published, published_reading, published_table
from qualitykit.analysis.span import paths, span
from qualitykit.analysis.words import DASH, as_of, change, limits, number, percent, told_apart
from qualitykit.language import say, sentences
from qualitykit.period import Period
from qualitykit.statistics.complaints import OnTime
from qualitykit.statistics.two_rates import rate_difference
from qualitykit.workspace import Workspace

PUBLISHED = ("complaints_12315_complaints", "complaints_12315_complaints_goods_share")
DEADLINES = {"check": hotline.CHECK_WORKING_DAYS, "closing": hotline.CLOSING_DAYS}


def complaints(workspace: Workspace, period: Period | str, language: str) -> Aspect:
    """Complaints as of a period (投诉举报).

    Args:
        workspace: an opened workspace; period: `2016Q3`, `2016` or a `Period`; language: `zh` or `en`.

    Returns:
        Complaints by month in a control chart, by kind, domain and line, how they were dealt with, by quarter; an
        aspect that says so where the year has no records.
    """
    here = span(workspace, period)
    records, last = hotline.read_records(here), hotline.read_records(here.last)
    title = say("complaints.title", language)
    if records is None:
        return Aspect(title, say("complaints.none", language, day=as_of(here.end, language)))
    watched, others = hotline.by_month(records), published(PUBLISHED, here.period, ("China",))
    drawing = watched_drawing(watched, say("complaints.axis", language), language, scale=1)
    tables = {
        "months": watched_table(watched, language, rate=False),
        "kinds": kinds_table(records, last, language),
        "split": split_table(records, last, language),
        "handling": handling_table(records, last, language),
        "quarters": quarters_table(records, last, language),
        "published": published_table(others, language),
    }
    captions = {name: say(f"complaints.{name}_caption", language, **DEADLINES) for name in tables}
    return aspect_of(
        title,
        _answer(records, last, language),
        [(captions[name], table, drawing if name == "months" else None) for name, table in tables.items()],
        [*_limits(records, last, language), published_reading(others, ("complaints",), language)],
        (*paths(here, "complaints"), say("complaints.methods", language)),
        _headlines(records, last, language),
    )


def _answer(records: Records, last: Records | None, language: str) -> str:
    now = len(records.complaints)
    values = {"all": f"{len(records.rows):,}", "complaints": f"{now:,}"}
    said = [say("complaints.answer", language, day=as_of(records.span.end, language), **values)]
    if last is not None:
        ratio = hotline.a_day(records.complaints, last.complaints, records, last)
        values = {"ratio": number(ratio.value, 2), "interval": limits(ratio, language, 1, 2)}
        values["before"] = f"{len(last.complaints):,}"
        said.append(say(f"complaints.since.{told(ratio, records, last)}", language, **values))
    said += _done(records, language)
    return sentences(said, language)


def _done(records: Records, language: str) -> Iterator[str]:
    """First check, closing and mediation in a sentence each, where the file tells of them."""
    for name in ("first_check", "closing"):
        found = getattr(hotline, name)(records)
        if found is not None and found.share.n:
            values = {"percent": percent(float(found.share.value)), "interval": limits(found.share, language)}
            yield say(f"complaints.done.{name}", language, n=number(found.share.n, 0), **values)
    found = hotline.mediation(records)
    if found is not None and found.n:
        values = {"percent": percent(float(found.value)), "interval": limits(found, language)}
        yield say("complaints.done.mediation", language, n=number(found.n, 0), **values)


def _limits(records: Records, last: Records | None, language: str) -> tuple[str, ...]:
    """What the figures cannot tell: the lines' merger, deadlines, who complains, who is complained of."""
    said = []
    if last is not None and not hotline.alike(records, last):
        said.append(say("complaints.limit.merger", language))
    if "kind" not in records.given:
        said.append(say("complaints.limit.no_kinds", language))
    names = ("deadlines", "mediation", "year")
    said += [say(f"complaints.limit.{name}", language, **DEADLINES) for name in names]
    return (*said, _repeats(records, language), say("complaints.limit.willing", language))


def _repeats(records: Records, language: str) -> str:
    """Who is complained of again, or that the file does not name anyone."""
    found = hotline.repeats(records)
    if found is None:
        return say("complaints.limit.no_subjects", language)
    if np.isnan(found.share):
        return say("complaints.limit.no_known_subject", language)
    values = {"subjects": int(found.subjects), "repeated": int(found.repeated), "most": int(found.most)}
    share = {"share": percent(float(found.share)), "unknown": int(found.unknown)}
    return say("complaints.repeats", language, **values, **share)


def _headlines(records: Records, last: Records | None, language: str) -> tuple[Headline, ...]:
    lines = [_count_line(records, last, language)]
    now = hotline.closing(records)
    if now is not None and now.share.n:
        old = None if last is None else hotline.closing(last)
        lines.append(_closing_line(now, old, language))
    return tuple(lines)


def _count_line(records: Records, last: Records | None, language: str) -> Headline:
    """Complaints as a headline: how many, and whether they are more a day than last year."""
    ratio = hotline.a_day(records.complaints, None if last is None else last.complaints, records, last)
    count, moved, where = (
        f"{len(records.complaints):,}",
        100 * (float(ratio.value) - 1),
        told(ratio, records, last),
    )
    return Headline(
        say("complaints.figure", language),
        say("complaints.count", language, count=count),
        DASH if np.isnan(moved) else say("complaints.a_day_change", language, change=change(moved)),
        say(f"complaints.told.{where}", language),
        count,
        where in ("higher", "lower"),
    )


def _closing_line(now: OnTime, before: OnTime | None, language: str) -> Headline:
    """Closing on time as a headline: its rate, and whether it differs from last year's."""
    values = {"value": percent(float(now.share.value)), "interval": limits(now.share, language)}
    old = (np.nan, np.nan) if before is None else (before.met, before.share.n)
    moved = rate_difference(now.met, now.share.n, *old)
    where = "alone" if before is None else told_apart(moved)
    return Headline(
        say("complaints.closing_figure", language),
        say("complaints.level", language, **values),
        change(100 * float(moved.value)),
        say(f"complaints.told.{where}", language),
        number(now.share.n, 0),
        where in ("higher", "lower"),
    )
