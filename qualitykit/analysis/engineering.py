"""Engineering quality (工程质量): supervision and acceptance of works, complaints per work, and the towns.

The register says of a work how things stood when it was reported: whether it was supervised and how many complaints
there were cannot be dated. Only the days of start and completion are held against the period's end.
"""

import numpy as np
import pandas as pd

from qualitykit.analysis.aspect import Aspect, Drawing, Headline, Part, aspect_of
from qualitykit.analysis.counts import Counts
from qualitykit.analysis.published import published_part
from qualitykit.analysis.rates import (
    change_of,
    change_table,
    headline,
    level_drawing,
    level_sentence,
    level_table,
    rate_rows,
)
from qualitykit.analysis.span import Span, paths, span
from qualitykit.analysis.towns import Towns, position, towns, towns_drawing, towns_reading
from qualitykit.analysis.words import DASH, as_of, frame, limits, number, ratio, span_limits
from qualitykit.analysis.works import (
    RATES,
    TABLE,
    Rate,
    Works,
    complaints_sentence,
    of_unit,
    per_work,
    ratio_sentence,
    works,
)
from qualitykit.language import say, sentences
from qualitykit.period import Period
from qualitykit.statistics.rates import wilson_interval
from qualitykit.workspace import Workspace

PUBLISHED = (
    *("supervision_coverage", "acceptance_rate"),
    *("supervision_coverage_target", "other_works_first_acceptance_rate_target"),
)
PLACES = ("Penglai", "Leshan", "Lanzhou")
TOWN_COLUMNS = (
    *("unit", "supervised_of", "accepted_of"),
    *("complaints_of", "per_work", "exact_95", "funnel"),
)
COMPLAINTS = ("span", "complaints", "works", "per_work", "exact_95", "byar_95", "exact_998")


def engineering(workspace: Workspace, period: Period | str, language: str) -> Aspect:
    """What the register of works says of engineering quality (工程质量方面).

    Args:
        workspace: an opened workspace; period: `2016Q3`, `2016` or a `Period`; language: `zh` or `en`.

    Returns:
        An `Aspect`; with no number at all its answer says so, and no table stands in it.

    Raises:
        QualitykitError: no such year, or tables with errors.
    """
    here = span(workspace, period)
    found, title = works(here, language), say("analysis.engineering.title", language)
    if not found.known:
        return Aspect(title, say("analysis.engineering.no_data", language, day=as_of(here.end, language)))
    parts = [
        *_rates(found, here, language),
        _complaints(found, here, language),
        _towns(found, here, language),
        _faults(here, language),
        published_part(PUBLISHED, here.period, PLACES, language, ("engineering",)),
    ]
    return aspect_of(
        title,
        _answer(found, here, language),
        parts,
        _limits(here, language),
        (*paths(here, TABLE, "measures"), *_sources(language)),
        _headlines(found, language),
    )


def _answer(found: Works, here: Span, language: str) -> str:
    """Levels, change, complaints: a sentence or two each."""
    semicolon, rates = say("words.semicolon", language), found.rates.values()
    levels = [level_sentence(rate.title, rate.now, "projects", language) for rate in rates]
    said = []
    if levels:
        what = semicolon.join(levels)
        said.append(say("analysis.level", language, day=as_of(here.end, language), what=what))
    told = [change for change in (change_of(r.title, r.now, r.before, language) for r in rates) if change]
    if told:
        said.append(say("analysis.change", language, what=semicolon.join(told)))
    elif here.last is None:
        said.append(say("analysis.no_last_year", language, year=here.period.year - 1))
    return sentences([*said, complaints_sentence(found, language)], language)


def _rates(found: Works, here: Span, language: str) -> list[Part]:
    rates = found.rates.values()
    rows = [row for r in rates for row in rate_rows(r.title, r.now, r.before, np.nan, language)]
    caption = say("analysis.engineering.level", language, day=as_of(here.end, language))
    drawing = level_drawing(rows, say("axis.share_of_works", language), language)
    changes = change_table([(rate.title, rate.now, rate.before) for rate in rates], language)
    return [
        (caption, level_table(rows, language), drawing),
        (say("analysis.product.change", language), changes, None),
    ]


def _complaints(found: Works, here: Span, language: str) -> Part:
    """Complaints per work, now and last year, with exact and Byar's limits."""
    caption, rate = say("analysis.engineering.per_work", language), found.complaints
    if rate is None:
        return caption, pd.DataFrame(), None
    names = (
        as_of(here.end, language),
        say("analysis.engineering.all_of", language, year=here.period.year - 1),
    )
    pairs = [(name, one) for name, one in zip(names, (rate.now, rate.before), strict=True) if one is not None]
    rows = [_complaints_row(name, one, language) for name, one in pairs if one.district[1] > 0]
    return caption, frame(COMPLAINTS, rows, language), Drawing("", reading=ratio_sentence(found, language))


def _complaints_row(name: str, one: Counts, language: str) -> tuple[str, ...]:
    ways = ((0.95, "garwood"), (0.95, "byar"), (0.998, "garwood"))
    found = [per_work(*one.district, language, *way) for way in ways]
    ends = (limits(estimate, language, 1, 2) for estimate in found)
    return name, *(number(part, 0) for part in one.district), number(found[0].value, 2), *ends


def _towns(found: Works, here: Span, language: str) -> Part:
    """Every town's works, and the funnel of its complaints."""
    now = None if found.complaints is None else found.complaints.now
    funnel = towns(now, language, ratios=True)
    rows = [
        (unit.title(language), *_town_cells(i, found, funnel, language))
        for i, unit in enumerate(here.units)
        if unit.kind == "town"
    ]
    table = frame(TOWN_COLUMNS, [row for row in rows if set(row[1:]) != {DASH}], language)
    caption = say("analysis.engineering.towns", language)
    if funnel is None:
        return caption, table, None
    axes = (say("axis.works", language), say("axis.complaints_per_work", language))
    return caption, table, towns_drawing(funnel, axes, towns_reading(funnel, language), 1)


def _town_cells(i: int, found: Works, funnel: Towns | None, language: str) -> tuple[str, ...]:
    cells = [_rate_cell(found.rates.get(column), i, language) for column in RATES]
    part, whole = of_unit(found.complaints, i)
    if not whole > 0:
        return *cells, *[DASH] * 4
    estimate, name = per_work(part, whole, language), found.complaints.now.units[i].title(language)
    where = position(funnel.codes[name][0], language) if funnel and name in funnel.codes else DASH
    return *cells, ratio(part, whole), number(estimate.value, 2), limits(estimate, language, 1, 2), where


def _rate_cell(rate: Rate | None, i: int, language: str) -> str:
    """Counts with the interval of their share."""
    part, whole = of_unit(rate, i)
    if not whole > 0:
        return ratio(part, whole)
    interval = limits(wilson_interval(part, whole), language)
    return say("analysis.rate_of", language, rate=ratio(part, whole), counted=interval)


def _faults(here: Span, language: str) -> Part:
    """The works behind every share below 100: not supervised, or not accepted."""
    caption, table = say("analysis.engineering.faults", language), here.table(TABLE)
    if table is None:
        return caption, pd.DataFrame(), None
    rows, end = table.frame, pd.Timestamp(here.end)
    began = (rows["started"] >= pd.Timestamp(here.start)) & (rows["started"] <= end)
    chosen = {
        "missed": (began & (rows["supervised"] == 0).fillna(False), "started"),
        "failed": ((rows["completed"] <= end) & (rows["accepted"] == 0).fillna(False), "completed"),
    }
    titles = {unit.id: unit.title(language) for unit in here.units}
    cells = [
        (row.project, titles[row.unit], f"{row.day:%Y-%m-%d}", say(f"analysis.engineering.{what}", language))
        for what, (mine, column) in chosen.items()
        for row in rows.assign(day=rows[column])[mine].itertuples(index=False)
    ]
    return caption, frame(("project", "unit", "day", "fault"), cells, language), None


def _sources(language: str) -> tuple[str, str]:
    return say("analysis.published.source", language), say("analysis.engineering.methods", language)


def _limits(here: Span, language: str) -> list[str]:
    said = [say(f"analysis.engineering.limit_{name}", language) for name in ("census", "undated")]
    return said + span_limits(here, language)


def _headlines(found: Works, language: str) -> list[Headline | None]:
    """Supervision, acceptance, complaints: a line each, as far as there are counts."""
    lines = [headline(rate.title, rate.now, rate.before, np.nan, language) for rate in found.rates.values()]
    if found.counted:
        rate, compared = found.complaints, found.compared
        estimate = per_work(*rate.now.district, language)
        interval = limits(estimate, language, 1, 2)
        level = say("analysis.rate_of", language, rate=number(estimate.value, 2), counted=interval)
        moved = DASH if compared is None else say("analysis.times", language, ratio=number(compared.value, 2))
        told = say(f"analysis.told_year.{found.told}", language)
        firm = found.told in ("higher", "lower")
        lines.append(Headline(rate.title, level, moved, told, ratio(*rate.now.district), firm))
    return lines
