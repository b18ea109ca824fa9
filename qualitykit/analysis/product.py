"""Product quality (产品质量): pass rates, what changed and why, towns, parts and months, and published figures."""

import numpy as np
import pandas as pd

from qualitykit.analysis.aspect import Aspect, Part, aspect_of
from qualitykit.analysis.domains import TABLE, Domain, domains
from qualitykit.analysis.over_time import monthly, watch_rate, watched_drawing, watched_table
from qualitykit.analysis.parts import FURTHER, mix, parts_drawing, parts_table, weighted
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
from qualitykit.analysis.small_samples import small_samples
from qualitykit.analysis.span import Span, paths, span
from qualitykit.analysis.towns import position, towns, towns_drawing, towns_reading
from qualitykit.analysis.words import (
    DASH,
    as_of,
    as_published,
    frame,
    limits,
    number,
    percent,
    ratio,
    span_limits,
)
from qualitykit.language import listed, say, sentences
from qualitykit.period import Period
from qualitykit.statistics.rates import sample_size, wilson_interval
from qualitykit.workspace import Workspace

PUBLISHED = {
    "manufacturing": ("manufacturing_pass_rate", "spot_check_pass_rate"),
    "farm_produce": ("farm_produce_pass_rate",),
}
"""Published national series to stand beside a kind of products; their definitions differ, and the page says how."""

NATION = ("China",)
TOWN_COLUMNS = (
    "unit",
    "passed_of",
    "percent",
    "interval_95",
    "interval_998",
    "one_failure",
    "funnel",
    "funnel_wide",
)
WANTED = 0.01
"""Half the width of an interval that the remark on sample sizes asks for: one percentage point."""


def product(workspace: Workspace, period: Period | str, language: str) -> Aspect:
    """What the batches inspected say of product quality (产品质量方面).

    Args:
        workspace: an opened workspace; period: `2016Q3`, `2016` or a `Period`; language: `zh` or `en`.

    Returns:
        An `Aspect`; with no number at all its answer says so, and no table stands in it.

    Raises:
        QualitykitError: no such year, or tables with errors.
    """
    here = span(workspace, period)
    found = [domain for domain in domains(here, language) if domain.known]
    title = say("analysis.product.title", language)
    if not found:
        return Aspect(title, say("analysis.product.no_data", language, day=as_of(here.end, language)))
    parts = [_level(found, here, language), _changes(found, language)]
    for domain in found:
        parts += _of_domain(domain, here, language) if domain.measured else []
    parts.append(_published(found, here, language))
    lines = [headline(d.title, d.now, d.before, d.target, language) for d in found if d.measured]
    return aspect_of(
        title,
        _answer(found, here, language),
        parts,
        _limits(found, here, language),
        (*paths(here, TABLE, "measures", "targets"), *_sources(parts, language)),
        lines,
    )


def _answer(found: list[Domain], here: Span, language: str) -> str:
    """Levels, change, and who or what stands out: a sentence each."""
    measured = [domain for domain in found if domain.measured] or found
    levels = [level_sentence(domain.title, domain.now, "batches", language) for domain in measured]
    semicolon = say("words.semicolon", language)
    level = say("analysis.level", language, day=as_of(here.end, language), what=semicolon.join(levels))
    changes = [change_of(domain.title, domain.now, domain.before, language) for domain in measured]
    told = [change for change in changes if change]
    last = say("analysis.change", language, what=semicolon.join(told)) if told else ""
    missing = "" if told else say("analysis.no_last_year", language, year=here.period.year - 1)
    return sentences([level, last or missing, _standing_out(measured, language)], language)


def _standing_out(found: list[Domain], language: str) -> str:
    """Towns outside the 99.8 % limits; nothing where there is no funnel."""
    funnels = [(domain, towns(domain.now, language)) for domain in found]
    funnels = [(domain, funnel) for domain, funnel in funnels if funnel is not None]
    if not funnels:
        return ""
    out = [
        say("analysis.product.town_out", language, unit=funnel.names[i], domain=domain.title,
            where=position(code, language))
        for domain, funnel in funnels
        for i, code in enumerate(funnel.outside())
        if abs(code) == 2
    ]  # fmt: skip
    return say(
        f"analysis.product.{'towns_out' if out else 'towns_alike'}", language, units=listed(out, language)
    )


def _level(found: list[Domain], here: Span, language: str) -> Part:
    of_each = (rate_rows(d.title, d.now, d.before, d.target, language) for d in found)
    rows = [row for rows in of_each for row in rows]
    caption = say("analysis.product.level", language, day=as_of(here.end, language))
    return (
        caption,
        level_table(rows, language),
        level_drawing(rows, say("axis.pass_rate", language), language),
    )


def _changes(found: list[Domain], language: str) -> Part:
    pairs = [(domain.title, domain.now, domain.before) for domain in found]
    return say("analysis.product.change", language), change_table(pairs, language), None


def _of_domain(domain: Domain, here: Span, language: str) -> list[Part]:
    """By town, by part, over time, and what few batches tell."""
    parts = [towns_part(domain, language)] if domain.now.district[1] > 0 else []
    if domain.detailed:
        parts += [_parts(domain, language), _months(domain, here, language)]
    return [*parts, small_samples(domain, language)]


def towns_part(domain: Domain, language: str) -> Part:
    """Every town with its interval and its place in the funnel (各镇合格率): caption, table, drawing.

    A rate published without counts has neither; fewer than three towns with counts make no drawing.
    """
    found, seen = towns(domain.now, language), domain.now
    codes = {} if found is None else found.codes
    rows = [
        _town_row(
            unit.title(language), seen.numerator[i], seen.denominator[i], seen.published[i], codes, language
        )
        for i, unit in enumerate(seen.units)
        if unit.kind == "town" and not (np.isnan(seen.denominator[i]) and np.isnan(seen.published[i]))
    ]
    caption = say("analysis.product.towns", language, domain=domain.title)
    if found is None:
        return caption, frame(TOWN_COLUMNS, rows, language), None
    axes = (say("axis.batches", language), say("axis.pass_rate", language))
    return (
        caption,
        frame(TOWN_COLUMNS, rows, language),
        towns_drawing(found, axes, towns_reading(found, language)),
    )


def _town_row(name: str, passed: float, tested: float, published: float, codes: dict, language: str) -> tuple:
    if not np.isnan(published):
        note = say("analysis.without_counts", language)
        return name, DASH, as_published(published), note, *[DASH] * 4
    if not tested:
        return name, ratio(passed, tested), say("analysis.nothing_inspected", language), *[DASH] * 5
    narrow, wide = (wilson_interval(passed, tested, level) for level in (0.95, 0.998))
    where = [position(code, language) for code in codes[name]] if name in codes else [DASH, DASH]
    ends = (limits(narrow, language), limits(wide, language))
    return name, ratio(passed, tested), percent(passed / tested), *ends, number(100 / tested), *where


def _parts(domain: Domain, language: str) -> Part:
    caption = say("analysis.product.parts", language, domain=domain.title)
    parts = mix(domain.rows, domain.rows_before)
    if parts is None:
        return caption, pd.DataFrame(), None
    found = [mix(domain.rows, domain.rows_before, column) for column in FURTHER if column != parts.column]
    further, total = [one for one in found if one is not None], weighted(domain.rows, parts.column)
    drawing = parts_drawing(parts, further, total, say("axis.pass_rate", language), language)
    return caption, parts_table(parts, further, total, language), drawing


def _months(domain: Domain, here: Span, language: str) -> Part:
    watched = watch_rate(monthly(here, TABLE, {"domain": domain.key}, "passed"))
    caption = say("analysis.product.months", language, domain=domain.title)
    drawing = watched_drawing(watched, say("axis.pass_rate", language), language)
    return caption, watched_table(watched, language), drawing


def _published(found: list[Domain], here: Span, language: str) -> Part:
    keys = [domain.key for domain in found if domain.key in PUBLISHED]
    series = tuple(name for key in keys for name in PUBLISHED[key])
    return published_part(series, here.period, NATION, language)


def _sources(parts: list[Part], language: str) -> list[str]:
    """Published figures, which are the last of the parts, where some are shown, and the methods."""
    figures = [say("analysis.published.source", language)] if len(parts[-1][1]) else []
    return [*figures, say("analysis.product.methods", language)]


def _limits(found: list[Domain], here: Span, language: str) -> list[str]:
    said = [say("analysis.product.limit_sampling", language), *_sizes(found, language)]
    said += [say("analysis.product.limit_own", language)] if any(d.now.beside.any() for d in found) else []
    alone = [unit for d in found for unit in _not_pooled(d, language)]
    names = listed(dict.fromkeys(alone), language)
    said += [say("analysis.product.limit_published", language, units=names)] if alone else []
    moved = [unit for d in found for unit in _moved_pool(d, language)]
    names = listed(dict.fromkeys(moved), language)
    said += [say("analysis.product.limit_pools", language, what=names)] if moved else []
    said += [say("analysis.few.audit_limit", language)] if any(_audited(d) for d in found) else []
    details = any(d.measured and _detail_gap(d) for d in found)
    said += [say("analysis.product.limit_details", language)] if details else []
    return said + span_limits(here, language)


def _sizes(found: list[Domain], language: str) -> list[str]:
    """How many batches would tell the rate to a point, beside how many there are."""
    said = []
    for domain in found:
        passed, tested = domain.now.district
        if domain.measured and tested > 0:
            wanted = sample_size(WANTED, passed / tested)
            values = {"wanted": number(float(wanted.value), 0), "tested": number(tested, 0)}
            said.append(say("analysis.product.limit_size", language, domain=domain.title, **values))
    return said


def _not_pooled(domain: Domain, language: str) -> list[str]:
    return [
        u.title(language)
        for u, rate in zip(domain.now.units, domain.now.published, strict=True)
        if rate == rate
    ]


def _moved_pool(domain: Domain, language: str) -> list[str]:
    """Units that are in the district's sum of one year only."""
    if domain.before is None or not domain.before.district[1] > 0:
        return []
    apart = domain.now.pooled != domain.before.pooled
    return [unit.title(language) for unit, differs in zip(domain.now.units, apart, strict=True) if differs]


def _audited(domain: Domain) -> bool:
    """Whether towns' batches are held against a target."""
    return domain.measured and domain.target == domain.target and towns(domain.now, "en") is not None


def _detail_gap(domain: Domain) -> bool:
    """Whether the district's counts hold batches of which there is no record."""
    return (0 if domain.rows is None else len(domain.rows)) < np.nansum([domain.now.district[1]])
