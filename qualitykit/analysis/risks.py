"""Risks (风险监测与预警): the dated list of warnings, incidents, special equipment, injuries, credit and blacklist."""

import numpy as np
import pandas as pd

from qualitykit.analysis.aspect import Aspect, Drawing, Headline, aspect_of
from qualitykit.analysis.equipment import against_nation, deaths_of, equipment_sentence, equipment_table
from qualitykit.analysis.injury import injury_table
from qualitykit.analysis.span import Span, paths, span
from qualitykit.analysis.trust import flow, flow_table, grades_table
from qualitykit.analysis.watchlist import Watchlist, of_month, watch
from qualitykit.analysis.words import DASH, as_of, change, frame, limits, number, percent, told_apart
from qualitykit.language import listed, say, sentences
from qualitykit.period import Period
from qualitykit.statistics.risk import STEPS
from qualitykit.workspace import Workspace

LIST = ("date", "step", "source", "rule", "false_alarm")
TABLES = ("inspections", "complaints", "injuries", "incidents", "equipment", "enterprises")
QUIET, UNKNOWN = "·", DASH
BEYOND, OTHER = 2, 1
"""The step that a source calls for alone: beyond its limits, or by another rule. As `statistics.risk` has it."""


def risks(workspace: Workspace, period: Period | str, language: str) -> Aspect:
    """Risks as of a period (风险监测与预警).

    Args:
        workspace: an opened workspace; period: `2016Q3`, `2016` or a `Period`; language: `zh` or `en`.

    Returns:
        What each month called for and why, deaths with special equipment, injuries, credit and blacklist; an aspect
        that says so where the year has none of the tables.
    """
    here = span(workspace, period)
    title = say("risks.title", language)
    if all(here.table(name) is None for name in TABLES):
        return Aspect(title, say("risks.none", language, day=as_of(here.end, language)))
    found = watch(here)
    tables = {
        "grid": _grid(found, language),
        "list": _list(found, language),
        "equipment": equipment_table(here, language),
        "injury": injury_table(here, language),
        "grades": grades_table(here, language),
        "flow": flow_table(here, language),
    }
    kept = {name: table for name, table in tables.items() if len(table)}
    ends = {"first": _month(found.months[0]), "last": _month(found.months[-1])}
    captions = {name: say(f"risks.{name}_caption", language, **ends) for name in kept}
    drawn = (
        {"grid": Drawing("watchlist", _drawn(found, language), _reading(found, language))}
        if found.judged
        else {}
    )
    return aspect_of(
        title,
        _answer(found, here, language),
        [(captions[name], table, drawn.get(name)) for name, table in kept.items()],
        _limits(here, kept, language),
        (*paths(here, *TABLES), say("risks.methods", language)),
        _headlines(found, here, language),
    )


def _codes(found: Watchlist) -> tuple[list[str], np.ndarray]:
    """The rows of the grid and the step that each calls for in each month: −1 where nothing can be judged."""
    rows = [np.select([~part.signals.judged[0], part.beyond[0], part.concern.any(0)[0]], [-1, BEYOND, OTHER], 0)
            for part in found.evidence]  # fmt: skip
    names = [part.source for part in found.evidence]
    return [*names, "incidents", "step"], np.array([*rows, found.level[0], found.steps], int)


def _month(month: pd.Period) -> str:
    return f"{month:%Y-%m}"


def source_name(source: str, language: str) -> str:
    """What is watched, in words (监测来源)."""
    known = ("manufacturing", "farm_produce", "food", "complaints", "injuries", "incidents", "step")
    if source in known:
        return say(f"risks.source.{source}", language)
    return say("risks.source.other", language, domain=source)


def _grid(found: Watchlist, language: str) -> pd.DataFrame:
    """Sources × months: the step that each calls for, and what all together call for."""
    names, codes = _codes(found)
    if not found.judged:
        codes = codes[:0]
    words = _words(language)
    rows = [
        [source_name(name, language), *(words[code] for code in row)]
        for name, row in zip(names, codes, strict=False)
    ]
    table = frame(["risks.source", *["risks.month"] * len(found.months)], rows, language)
    table.columns = pd.Index([f"{month:%m}" for month in found.months], name=table.columns.name)
    return table


def _words(language: str) -> dict[int, str]:
    """What stands in a cell of the grid, by code."""
    steps = {code: say(f"risks.step.{step}", language) for code, step in enumerate(STEPS) if step}
    return {-1: UNKNOWN, 0: QUIET, **steps}


def _drawn(found: Watchlist, language: str) -> dict:
    names, codes = _codes(found)
    months = [_month(month) for month in found.months]
    table = pd.DataFrame(codes, index=[source_name(name, language) for name in names], columns=months)
    return {"codes": table, "words": _words(language)}


def _list(found: Watchlist, language: str) -> pd.DataFrame:
    """The dated list: last day of the month, step, source, the rule that fired, its false-alarm rate."""
    rows = found.rows
    columns = (rows[name] for name in ("date", "step", "source", "rule", "false_alarm"))
    cells = [_list_row(found, *row, language) for row in zip(*columns, strict=True)]
    return frame([f"risks.{name}" for name in LIST], cells, language)


def _list_row(
    found: Watchlist, month: int, step: str, source: str, rule: str, alarm: float, language: str
) -> list[str]:
    """One row; an incident names itself instead of a rule."""
    day = f"{found.months[month].end_time:%Y-%m-%d}"
    word = say(f"risks.step.{step}", language)
    if source != "risk_level":
        fired = say(f"analysis.rule.{rule}", language)
        return [day, word, source_name(source, language), fired, percent(alarm)]
    happened = of_month(found.incidents, found.months[month])
    named = listed((_incident(row, language) for row in happened.itertuples()), language)
    return [day, word, source_name("incidents", language), named, say("risks.no_chart", language)]


def _incident(row, language: str) -> str:
    finding = say("risks.no_finding", language) if row.finding != row.finding else row.finding
    return say("risks.incident", language, day=f"{row.date:%m-%d}", title=row.title, finding=finding)


def _answer(found: Watchlist, here: Span, language: str) -> str:
    """The months that called for something, incidents, and special equipment."""
    steps = found.steps
    called = {i: int((steps == i).sum()) for i, step in enumerate(STEPS) if step and (steps == i).any()}
    day = as_of(here.end, language)
    if called:
        words = [
            say("risks.called", language, step=say(f"risks.step.{STEPS[i]}", language), count=n)
            for i, n in called.items()
        ]
        said = [say("risks.answer", language, day=day, months=len(steps), called=listed(words, language))]
    else:
        said = [
            say("risks.quiet" if found.judged else "risks.unjudged", language, day=day, months=len(steps))
        ]
    if len(found.incidents):
        known = int(found.incidents["finding"].notna().sum())
        said.append(say("risks.incidents", language, count=len(found.incidents), found=known))
    return sentences([*said, equipment_sentence(here, language)], language)


def _reading(found: Watchlist, language: str) -> str:
    """The last month that called for something and why, and how often stable data would call for as much."""
    rows, rates = found.rows, found.stable_rates
    said = []
    if len(rows["date"]):
        last = int(rows["date"].max())
        sources = [name for name, month in zip(rows["source"], rows["date"], strict=True) if month == last]
        names = [
            source_name("incidents" if name == "risk_level" else name, language)
            for name in dict.fromkeys(sources)
        ]
        values = {
            "month": _month(found.months[last]),
            "step": say(f"risks.step.{STEPS[found.steps[last]]}", language),
        }
        said.append(say("risks.last", language, sources=listed(names, language), **values))
    if rates is not None:
        values = {name: percent(float(rate)) for name, rate in zip(STEPS[1:4], rates, strict=False)}
        said.append(say("risks.stable", language, count=len(found.evidence), **values))
    short = [source_name(part.source, language) for part in found.evidence if not part.signals.judged.any()]
    if short:
        said.append(say("risks.short", language, sources=listed(short, language)))
    return sentences(said, language)


def _limits(here: Span, kept: dict, language: str) -> list[str]:
    names = ["convention", "district"] if "grid" in kept else []
    names += [name for name in ("equipment", "injury", "flow") if name in kept]
    said = [say(f"risks.limit.{name}", language) for name in names]
    missing = [name for name in TABLES if here.table(name) is None]
    if missing:
        words = listed((say(f"risks.table.{name}", language) for name in missing), language)
        said.append(say("risks.limit.missing", language, tables=words))
    return said


def _headlines(found: Watchlist, here: Span, language: str) -> tuple[Headline, ...]:
    """The highest step of the span, deaths with special equipment, the blacklist: as far as there are data."""
    lines = [_step_line(found, language)] if found.judged else []
    return (*lines, *_deaths_line(here, language), *_blacklist_line(here, language))


def _step_line(found: Watchlist, language: str) -> Headline:
    steps = found.steps
    highest, months = STEPS[steps.max()], len(steps)
    return Headline(
        say("risks.figure", language),
        say(f"risks.step.{highest}", language) if highest else say("risks.step_none", language),
        DASH,
        say("risks.months_called", language, called=int((steps > 0).sum()), months=months),
        say("risks.months", language, months=months),
        bool(steps.max() >= STEPS.index("warn")),
    )


def _deaths_line(here: Span, language: str) -> tuple[Headline, ...]:
    mine, ratio = deaths_of(here), against_nation(here)
    if mine is None:
        return ()
    told = "unknown" if ratio is None else told_apart(ratio, 1)
    values = {"rate": number(mine.rate.value, 2), "interval": limits(mine.rate, language, 1, 2)}
    line = Headline(
        say("equipment.figure_name", language),
        say("equipment.level", language, **values),
        _deaths_before(here, language),
        say(f"equipment.told.{told}", language),
        say("equipment.unit_years", language, units=number(mine.units, 0)),
        told in ("higher", "lower"),
    )
    return (line,)


def _deaths_before(here: Span, language: str) -> str:
    before = None if here.last is None else deaths_of(here.last)
    return DASH if before is None else say("equipment.before", language, rate=number(before.rate.value, 2))


def _blacklist_line(here: Span, language: str) -> tuple[Headline, ...]:
    found = flow(here)
    if found is None or np.isnan(found.after[0, 0]):
        return ()
    before, entries, exits, after = (
        float(part[0, 0]) for part in (found.before, found.entries, found.exits, found.after)
    )
    return (
        Headline(
            say("trust.figure", language),
            number(after, 0),
            change(after - before, 0),
            say("trust.moves", language, entries=number(entries, 0), exits=number(exits, 0)),
            number(len(here.table("enterprises").frame), 0),
        ),
    )
