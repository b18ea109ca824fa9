"""Environmental quality (环境质量): the air by HJ 633-2012, good days, means against GB 3095, and the months."""

from qualitykit.analysis.air_days import AirDays, air_days
from qualitykit.analysis.air_tables import (
    days_table,
    difference_reading,
    differences,
    means_reading,
    means_table,
    month_days,
    month_means,
    verdict_on,
)
from qualitykit.analysis.aspect import Aspect, Drawing, Headline, Part, aspect_of
from qualitykit.analysis.published import published_part
from qualitykit.analysis.span import Span, paths, span
from qualitykit.analysis.words import DASH, as_of, change, limits, number, percent, span_limits, told_apart
from qualitykit.language import say, sentences
from qualitykit.period import Period
from qualitykit.workspace import Workspace
from qualitykit.workspace.reference import load_limits

PUBLISHED = ("good_day_share", "good_days", "pm25_annual_mean", "pm10_annual_mean")
PLACES = ("Zhengzhou", "Henan", "338 cities")
TOLD = "pm25"
"""The pollutant whose level and change the answer tells: that of the document's item 4."""


def environment(workspace: Workspace, period: Period | str, language: str) -> Aspect:
    """What the air stations say of environmental quality (环境质量方面).

    Args:
        workspace: an opened workspace; period: `2016Q3`, `2016` or a `Period`; language: `zh` or `en`.

    Returns:
        An `Aspect`; without a measurement its answer says so, and no table stands in it.

    Raises:
        QualitykitError: no such year, or tables with errors.
    """
    here = span(workspace, period)
    now, title = air_days(here), say("analysis.environment.title", language)
    if now is None:
        return Aspect(title, say("analysis.environment.no_data", language, day=as_of(here.end, language)))
    before = air_days(here.last)
    parts = [*_days(now, before, language), _means(now, before, language), *_months(now, before, language)]
    return aspect_of(
        title,
        _answer(now, before, language),
        [*parts, published_part(PUBLISHED, here.period, PLACES, language, ("environment",))],
        _limits(now, here, language),
        _sources(here, language),
        _headlines(now, before, language),
    )


def _answer(now: AirDays, before: AirDays | None, language: str) -> str:
    """Good days, then the mean of PM2.5 and what became of it."""
    return sentences([_good_sentence(now, before, language), _mean_sentence(now, before, language)], language)


def _good_sentence(now: AirDays, before: AirDays | None, language: str) -> str:
    year, day = now.share, as_of(now.span.end, language)
    judged = int(year.good + year.not_good)
    if not judged:
        return say("analysis.environment.no_judged", language, day=day, days=now.span.days)
    values = {"day": day, "good": int(year.good), "judged": judged, "share": percent(float(year.share))}
    values |= {"days": now.span.days, "unknown": int(year.unknown)}
    values |= {"lowest": percent(float(year.lowest)), "highest": percent(float(year.highest))}
    first = say(f"analysis.environment.good{'_whole' if not year.unknown else ''}", language, **values)
    last = None if before is None else before.share
    if last is None or last.reason:
        return sentences(
            [first, say("analysis.no_last_year", language, year=now.span.period.year - 1)], language
        )
    whole = int(last.good + last.not_good)
    values = {"good": int(last.good), "judged": whole, "share": percent(float(last.share))}
    return sentences([first, say("analysis.environment.good_before", language, **values)], language)


def _mean_sentence(now: AirDays, before: AirDays | None, language: str) -> str:
    mean, measured = now.of("mean", TOLD), int(now.of("measured", TOLD))
    if not measured:
        return ""
    limit = float(load_limits([TOLD])[0])
    key = "annual" if now.whole_year else "to_date"
    values = {
        "mean": number(mean),
        "days": measured,
        "limit": number(limit, 0),
        "times": number(mean / limit, 2),
    }
    first = say(f"analysis.environment.pm25_{key}", language, **values)
    found = differences(now, before, TOLD)
    if found is None:
        return first
    values = {
        "change": change(float(found.value)),
        "interval": limits(found, language, 1),
        "months": int(found.n),
    }
    told = say(f"analysis.environment.pm25_{told_apart(found)}", language, **values)
    return sentences([first, told], language)


def _days(now: AirDays, before: AirDays | None, language: str) -> list[Part]:
    """Days of the span by what they were, then by month with the chart."""
    day = as_of(now.span.end, language)
    table, drawing = month_days(now, before, language)
    return [
        (say("analysis.environment.days", language, day=day), days_table(now, before, language), None),
        (say("analysis.environment.month_days", language), table, drawing),
    ]


def _means(now: AirDays, before: AirDays | None, language: str) -> Part:
    key = "means" if now.whole_year else "means_to_date"
    reading = means_reading(now, language)
    return (
        say(f"analysis.environment.{key}", language),
        means_table(now, before, language),
        Drawing("", reading=reading),
    )


def _months(now: AirDays, before: AirDays | None, language: str) -> list[Part]:
    """Monthly means of PM2.5 beside last year's, with what the differences tell."""
    if not now.of("measured", TOLD):
        return []
    table, drawn = month_means(now, before, TOLD, language)
    name = say(f"analysis.pollutant.{TOLD}", language)
    limit = float(load_limits([TOLD])[0])
    data = {"table": drawn, "axis": say("axis.concentration", language, name=name), "limit": limit}
    data["limit_name"] = say("axis.class_2", language)
    drawing = Drawing("two_years", data, difference_reading(now, before, TOLD, language))
    return [(say("analysis.environment.month_means", language, name=name), table, drawing)]


def _sources(here: Span, language: str) -> tuple[str, ...]:
    names = ("analysis.environment.standards", "analysis.published.source", "analysis.environment.methods")
    return *paths(here, "air"), *(say(name, language) for name in names)


def _limits(now: AirDays, here: Span, language: str) -> list[str]:
    said = [say("analysis.environment.limit_stations", language, stations=now.stations)]
    said += [
        say(f"analysis.environment.limit_{name}", language) for name in ("rounding", "weather", "others")
    ]
    return said + span_limits(here, language, "analysis.environment.limit_interim")


def _headlines(now: AirDays, before: AirDays | None, language: str) -> list[Headline]:
    """Good days, and the mean of PM2.5."""
    lines = [] if now.share.reason else [_good_line(now, before, language)]
    return lines + ([_mean_line(now, before, language)] if now.of("measured", TOLD) else [])


def _good_line(now: AirDays, before: AirDays | None, language: str) -> Headline:
    year, last = now.share, None if before is None or before.share.reason else before.share
    values = {"share": percent(float(year.share)), "good": int(year.good)}
    return Headline(
        say("analysis.environment.figure", language),
        say("analysis.environment.level", language, **values),
        DASH if last is None else change(100 * float(year.share - last.share)),
        say("analysis.environment.exact", language, unknown=int(year.unknown)),
        f"{int(year.good + year.not_good):,}",
    )


def _mean_line(now: AirDays, before: AirDays | None, language: str) -> Headline:
    """The mean of PM2.5: held against its limit where the year is whole, and against last year's months."""
    found, kept = differences(now, before, TOLD), verdict_on(now, TOLD)
    told = "unknown" if found is None else told_apart(found)
    said = [] if kept == "unknown" else [say(f"analysis.environment.limit_{kept}", language)]
    said += [] if told == "unknown" else [say(f"analysis.told.{told}", language)]
    return Headline(
        say(f"analysis.pollutant.{TOLD}", language),
        say("analysis.environment.micrograms", language, mean=number(now.of("mean", TOLD))),
        DASH if found is None else change(float(found.value)),
        say("words.semicolon", language).join(said) or DASH,
        f"{int(now.of('measured', TOLD)):,}",
        kept == "above" or told in ("higher", "lower"),
    )
