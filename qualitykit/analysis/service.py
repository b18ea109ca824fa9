"""Service quality (服务质量): no uniform standard is reported here, so satisfaction and complaints stand in for one.

Only the survey's question on services and the complaints about services take part; the other questions and domains
belong to the sections on satisfaction and complaints.
"""

from qualitykit.analysis import hotline
from qualitykit.analysis.aspect import Aspect, Headline, Part, aspect_of
from qualitykit.analysis.hotline import Records
from qualitykit.analysis.over_time import monthly, watch_counts, watched_drawing, watched_table
from qualitykit.analysis.published import published_part
from qualitykit.analysis.service_ratings import (
    SERVICE,
    Ratings,
    ratings,
    ratings_drawing,
    ratings_headline,
    ratings_sentence,
    ratings_table,
)
from qualitykit.analysis.span import Span, paths, span
from qualitykit.analysis.words import (
    DASH,
    as_of,
    change,
    frame,
    limits,
    number,
    percent,
    span_limits,
    told_apart,
)
from qualitykit.language import say, sentences
from qualitykit.period import Period
from qualitykit.statistics.estimate import Estimate
from qualitykit.statistics.hotlines import hotline_basis
from qualitykit.statistics.two_rates import rate_difference
from qualitykit.workspace import Workspace

PUBLISHED = ("citizen_satisfaction_service", "life_service_satisfaction", "public_service_satisfaction")
PLACES = ("China", "Fuzhou")
COMPLAINTS = ("what", "this_year", "last_year_count", "compared", "interval_95", "told")


def service(workspace: Workspace, period: Period | str, language: str) -> Aspect:
    """What survey and hotlines say of service quality (服务质量方面).

    Args:
        workspace: an opened workspace; period: `2016Q3`, `2016` or a `Period`; language: `zh` or `en`.

    Returns:
        An `Aspect`; without any rating or complaint on services its answer says so, and no table stands in it.

    Raises:
        QualitykitError: no such year, or tables with errors.
    """
    here = span(workspace, period)
    rated, records = ratings(here), _records(here)
    title = say("analysis.service.title", language)
    if rated is None and records is None:
        return Aspect(title, say("analysis.service.no_data", language, day=as_of(here.end, language)))
    parts = [] if rated is None else [_ratings(rated, language)]
    parts += [] if records is None else [_complaints(records, language), *_months(records, language)]
    return aspect_of(
        title,
        _answer(rated, records, here, language),
        [*parts, published_part(PUBLISHED, here.period, PLACES, language, ("service",))],
        _limits(rated, records, here, language),
        (*paths(here, "survey", "complaints"), say("analysis.published.source", language),
         say("analysis.service.methods", language)),
        _headlines(rated, records, language),
    )  # fmt: skip


def _records(here: Span | None) -> Records | None:
    """The hotlines' records on services; None where there are none."""
    found = None if here is None else hotline.read_records(here)
    if found is None:
        return None
    rows = found.rows[found.rows["domain"].isin(SERVICE)]
    return Records(here, rows, found.given) if len(rows) else None


def _answer(rated: Ratings | None, records: Records | None, here: Span, language: str) -> str:
    said = [say("analysis.service.rule", language, day=as_of(here.end, language))]
    if rated is None:
        said.append(say("analysis.service.no_ratings", language))
    else:
        said.append(ratings_sentence(rated, language))
    if records is None:
        said.append(say("analysis.service.no_complaints", language))
    else:
        said.append(_complaints_sentence(records, language))
    return sentences(said, language)


def _complaints_sentence(records: Records, language: str) -> str:
    first = say("analysis.service.complaints", language, count=f"{len(records.complaints):,}")
    found = _a_day(records)
    if found.why:
        return first
    values = {"ratio": number(found.value, 2), "interval": limits(found, language, 1, 2)}
    return sentences(
        [first, say(f"analysis.service.ratio_{told_apart(found, 1)}", language, **values)], language
    )


def _a_day(records: Records) -> Estimate:
    """Complaints a day against the same span of last year."""
    last = _records(records.span.last)
    return hotline.a_day(records.complaints, None if last is None else last.complaints, records, last)


def _ratings(rated: Ratings, language: str) -> Part:
    caption = say("analysis.service.ratings", language)
    return caption, ratings_table(rated, language), ratings_drawing(rated, language)


def _complaints(records: Records, language: str) -> Part:
    """Complaints a day and mediations that ended in agreement, against the same span of last year."""
    last = _records(records.span.last)
    rows = [_count_row(records, last, language)]
    rows += _mediation_row(records, last, language)
    return say("analysis.service.handling", language), frame(COMPLAINTS, rows, language), None


def _count_row(records: Records, last: Records | None, language: str) -> tuple[str, ...]:
    found = _a_day(records)
    before = DASH if last is None else f"{len(last.complaints):,}"
    told = say(f"analysis.told.{told_apart(found, 1)}", language)
    moved = say("analysis.times_span", language, ratio=number(found.value, 2)) if not found.why else DASH
    name = say("analysis.service.count", language)
    return name, f"{len(records.complaints):,}", before, moved, limits(found, language, 1, 2), told


def _mediation_row(records: Records, last: Records | None, language: str) -> list[tuple[str, ...]]:
    now = hotline.mediation(records)
    if now is None or now.why:
        return []
    before = None if last is None else hotline.mediation(last)
    name, cell = say("analysis.service.mediation", language), _share(now, language)
    if before is None or before.why:
        return [(name, cell, DASH, DASH, DASH, DASH)]
    parts = [(round(float(one.value * one.n)), float(one.n)) for one in (now, before)]
    moved = rate_difference(*parts[0], *parts[1])
    points = say("analysis.points", language, change=change(100 * float(moved.value)))
    told = say(f"analysis.told.{told_apart(moved)}", language)
    return [(name, cell, _share(before, language), points, limits(moved, language), told)]


def _share(found: Estimate, language: str) -> str:
    values = {"rate": percent(found.value), "interval": limits(found, language), "n": f"{int(found.n):,}"}
    return say("analysis.share_and_interval", language, **values)


def _months(records: Records, language: str) -> list[Part]:
    """Complaints by month, where all months were counted by the same lines."""
    here, where = records.span, {"domain": SERVICE}
    if "kind" in records.given:
        where["kind"] = ("complaint", *(word for word, kind in hotline.KINDS.items() if kind == "complaint"))
    series = monthly(here, "complaints", where, None)
    if len(set(hotline_basis(series.times.start_time, series.times.end_time))) > 1:
        return []
    watched = watch_counts(series)
    drawing = watched_drawing(watched, say("axis.complaints_a_day", language), language, 1)
    return [(say("analysis.service.months", language), watched_table(watched, language, rate=False), drawing)]


def _limits(rated: Ratings | None, records: Records | None, here: Span, language: str) -> list[str]:
    said = [say("analysis.service.limit_standard", language)]
    said += [] if rated is None else [say("analysis.service.limit_survey", language)]
    said += [] if records is None else [say("analysis.service.limit_complaints", language)]
    return said + span_limits(here, language)


def _headlines(rated: Ratings | None, records: Records | None, language: str) -> list[Headline]:
    lines = [] if rated is None else [ratings_headline(rated, language)]
    if records is None:
        return lines
    found, count = _a_day(records), len(records.complaints)
    moved = say("analysis.times_span", language, ratio=number(found.value, 2)) if not found.why else DASH
    told = told_apart(found, 1)
    level = say("analysis.service.cases", language, count=f"{count:,}")
    words = (say("analysis.service.count", language), level, moved, say(f"analysis.told.{told}", language))
    return [*lines, Headline(*words, f"{count:,}", told in ("higher", "lower"))]
