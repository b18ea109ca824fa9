"""Citizens' satisfaction with quality (市民质量满意度): the index from 0 to 100, what drives it, and how firm it is."""

import numpy as np
import pandas as pd

from qualitykit.analysis.answers import (
    Compared,
    Priorities,
    Sheets,
    by_mode,
    compared,
    priorities,
    read_sheets,
)
from qualitykit.analysis.aspect import Aspect, Drawing, Headline
from qualitykit.analysis.published import published, published_reading, published_table
from qualitykit.analysis.span import Span, paths, span
from qualitykit.analysis.words import DASH, as_of, change, frame, limits, listed, named, number, sentences
from qualitykit.language import say
from qualitykit.period import Period
from qualitykit.statistics.estimate import Estimate
from qualitykit.statistics.importance import QUADRANTS
from qualitykit.statistics.reliability import cronbach_alpha
from qualitykit.statistics.survey import kish_effect, survey_mean
from qualitykit.workspace import Workspace

INDEX = ("question", "index", "interval", "n", "last_year", "change", "verdict")
PUBLISHED = (
    *("citizen_satisfaction", "consumer_satisfaction", "customer_satisfaction_index"),
    "public_service_satisfaction",
)
ITEMS = ("product", "engineering", "service", "environment")
MODES = ("web", "phone", "on_site")
FEW = 30
NEAR = 3


def satisfaction(workspace: Workspace, period: Period | str, language: str) -> Aspect:
    """Citizens' satisfaction as of a period (市民质量满意度).

    Args:
        workspace: an opened workspace; period: `2016Q3`, `2016` or a `Period`; language: `zh` or `en`.

    Returns:
        The index and its questions beside last year's, priorities, survey modes apart, and how firm all that is; an
        aspect that says so where the year has no answers.
    """
    here = span(workspace, period)
    sheets = read_sheets(here)
    title = say("satisfaction.title", language)
    if sheets is None:
        return Aspect(title, say("satisfaction.none", language, day=as_of(here.end, language)))
    years, order, apart, others = compared(sheets), priorities(sheets.now), by_mode(sheets.now), _others(here)
    tables = {
        say("satisfaction.index_caption", language): _index_table(sheets, years, language),
        say("satisfaction.order_caption", language): _order_table(sheets, order, language),
        _modes_caption(apart, language): _modes_table(apart, language),
        say("satisfaction.firm_caption", language): _firm_table(sheets.now, years, language),
        say("satisfaction.published_caption", language): published_table(others, language),
    }
    reading = _reading(sheets, years, order, language)
    return Aspect(
        title,
        _answer(sheets, years, here, language),
        (Drawing("survey", _drawn(sheets, years, others, language), reading),),
        tuple((caption, table) for caption, table in tables.items() if len(table)),
        reading,
        (*_limits(sheets, apart, language), published_reading(others, ("satisfaction",), language)),
        (*paths(here, "survey"), say("satisfaction.methods", language)),
        (_headline(sheets, years, language),),
    )


def _others(here: Span) -> pd.DataFrame:
    """Published satisfaction of the years around."""
    found = published(PUBLISHED, here.period, ("China", "Fuzhou"))
    return found[(found["year"] - here.period.year).abs().le(NEAR).to_numpy(bool, na_value=False)]


def item_name(item: str, language: str) -> str:
    """A question in words where there is a word for it (题目名称)."""
    return say(f"satisfaction.item.{item}", language) if item in ITEMS else item


def _names(sheets: Sheets, language: str) -> list[str]:
    return [say("satisfaction.all_items", language), *(item_name(item, language) for item in sheets.items)]


def _index_table(sheets: Sheets, years: Compared, language: str) -> pd.DataFrame:
    """The index and each question, now and last year."""
    rows = [_index_row(name, place, years, language) for place, name in enumerate(_names(sheets, language))]
    return frame([f"satisfaction.{name}" for name in INDEX], rows, language)


def _index_row(name: str, place: int, years: Compared, language: str) -> list[str]:
    before, now = (years.means.estimate[place, year] for year in (0, 1))
    moved = float(now.value) - float(before.value)
    verdict = say(f"satisfaction.told.{years.told(place)}", language)
    return [
        name,
        number(now.value),
        limits(now, language, 1),
        number(now.n, 0),
        number(before.value),
        change(moved),
        verdict,
    ]


def _order_table(sheets: Sheets, order: Priorities | None, language: str) -> pd.DataFrame:
    """Performance and importance of each question, and what follows where both can be told."""
    rows = (
        []
        if order is None
        else [_order_row(sheets.items[i], i, order, language) for i in range(len(sheets.items))]
    )
    names = ("question", "performance", "importance", "interval", "effective_n", "place")
    return frame([f"satisfaction.{name}" for name in names], rows, language)


def _order_row(item: str, place: int, order: Priorities, language: str) -> list[str]:
    importance = order.importance[place]
    where = QUADRANTS[order.place[place]] or "unknown"
    if where != "unknown" and not order.told[place]:
        where = "above" if where in ("keep", "more_than_needed") else "below"
    return [
        item_name(item, language),
        number(order.performance[place]),
        number(importance.value, 2),
        limits(importance, language, 1, 2),
        number(importance.n, 0),
        say(f"satisfaction.place.{where}", language),
    ]


def _modes_caption(apart, language: str) -> str:
    p = apart[2]
    if np.isnan(p):
        return say("satisfaction.modes_caption", language)
    values = {"p": number(p, 3) if p >= 0.001 else "< 0.001"}
    key = "satisfaction.modes_differ" if p < 0.05 else "satisfaction.modes_alike"
    return say("satisfaction.modes_caption", language) + say(key, language, **values)


def _modes_table(apart, language: str) -> pd.DataFrame:
    names, means, _ = apart
    rows = [
        [
            say(f"satisfaction.mode.{name}", language) if name in MODES else name,
            number(means.estimate.value[place]),
            limits(means.estimate[place], language, 1),
            number(means.estimate.n[place], 0),
        ]
        for place, name in enumerate(names)
    ]
    columns = [f"satisfaction.{name}" for name in ("mode", "index", "interval", "n")]
    return frame(columns, rows, language)


def _firm_table(sheets: Sheets, years: Compared, language: str) -> pd.DataFrame:
    """How firm the index is: unweighted beside weighted, what the weights cost, and whether the items agree."""
    plain, weighted = survey_mean(sheets.index).estimate, years.means.estimate[0, 1]
    effect = float(years.means.design_effect[0, 1])
    rows = [_firm_row("weighted", weighted, language), _firm_row("unweighted", plain, language)]
    if sheets.weight is not None:
        kish = float(kish_effect(sheets.weight))
        rows += [
            _number_row("design_effect", number(effect, 2), weighted.n, language),
            _number_row("kish", number(kish, 2), weighted.n, language),
            _number_row("effective", number(weighted.n / effect, 0), weighted.n, language),
        ]
    else:
        rows = rows[1:]
    if len(sheets.items) > 1:
        rows.append(_firm_row("alpha", cronbach_alpha(sheets.ratings), language, 2))
    columns = [f"satisfaction.{name}" for name in ("firmness", "value", "interval", "n", "meaning")]
    return frame(columns, rows, language)


def _firm_row(name: str, estimate: Estimate, language: str, places: int = 1) -> list[str]:
    interval = limits(estimate, language, 1, places)
    return [
        say(f"satisfaction.firm.{name}", language),
        number(estimate.value, places),
        interval,
        number(estimate.n, 0),
        say(f"satisfaction.firm.{name}_means", language),
    ]


def _number_row(name: str, value: str, n, language: str) -> list[str]:
    words = (say(f"satisfaction.firm.{name}{part}", language) for part in ("", "_means"))
    label, meaning = words
    return [label, value, DASH, number(n, 0), meaning]


def _drawn(sheets: Sheets, years: Compared, others: pd.DataFrame, language: str) -> dict:
    """What the chart draws: a line for the index and each question, then the published figures."""
    now, before = (years.means.estimate[:, year] for year in (1, 0))
    columns = {"value": now.value, "lower": now.lower, "upper": now.upper, "before": before.value}
    rows = pd.DataFrame(columns, index=_names(sheets, language))
    names = [_other_name(row, language) for row in others.itertuples(index=False)]
    return {"rows": rows, "published": pd.Series(others["value"].to_numpy(float), index=names)}


def _other_name(row, language: str) -> str:
    what, where = named("series", row.series, language), named("place", row.place, language)
    return say("satisfaction.published_line", language, series=what, place=where, year=row.year)


def _answer(sheets: Sheets, years: Compared, here: Span, language: str) -> str:
    now, before = (years.means.estimate[0, year] for year in (1, 0))
    quarters = listed((say("satisfaction.quarter", language, quarter=q) for q in sheets.quarters), language)
    values = {
        "index": number(now.value),
        "interval": limits(now, language, 1),
        "n": number(now.n, 0),
        "quarters": quarters,
    }
    said = [say("satisfaction.answer", language, day=as_of(here.end, language), **values)]
    told = years.told(0)
    said.append(say(f"satisfaction.since.{told}", language, before=number(before.value)))
    return sentences(said, language)


def _reading(sheets: Sheets, years: Compared, order: Priorities | None, language: str) -> str:
    values = years.means.estimate.value[1:, 1]
    if len(values) < 2 or np.isnan(values).all():
        return ""
    best, worst = int(np.nanargmax(values)), int(np.nanargmin(values))
    said = say(
        "satisfaction.reading",
        language,
        best=item_name(sheets.items[best], language),
        best_value=number(values[best]),
        worst=item_name(sheets.items[worst], language),
        worst_value=number(values[worst]),
    )
    return sentences([said, _improve(sheets, order, language)], language)


def _improve(sheets: Sheets, order: Priorities | None, language: str) -> str:
    """What to improve first; that importance does not decide it where no question's can be told from the average."""
    if order is None:
        return ""
    if not order.told.any():
        ends = (
            number(float(end), 2)
            for end in (np.nanmin(order.importance.value), np.nanmax(order.importance.value))
        )
        return say("satisfaction.importance_alike", language, **dict(zip(("low", "high"), ends, strict=True)))
    wanted = (order.place == QUADRANTS.index("improve")) & order.told
    found = [item_name(item, language) for item, mine in zip(sheets.items, wanted, strict=True) if mine]
    if not found:
        return say("satisfaction.improve_none", language)
    return say("satisfaction.improve", language, items=listed(found, language))


def _limits(sheets: Sheets, apart, language: str) -> tuple[str, ...]:
    names = ["unweighted" if sheets.weight is None else "weighted", "towns", "importance"]
    if apart[2] < 0.05:
        names.insert(1, "modes")
    elif len(apart[0]) == 0:
        names.insert(1, "no_modes")
    if (sheets.year == 1).sum() < FEW:
        names.insert(0, "few")
    return tuple(say(f"satisfaction.limit.{name}", language) for name in names)


def _headline(sheets: Sheets, years: Compared, language: str) -> Headline:
    now, before = (years.means.estimate[0, year] for year in (1, 0))
    interval = limits(now, language, 1)
    level = (
        number(now.value)
        if interval == DASH
        else say("satisfaction.level", language, value=number(now.value), interval=interval)
    )
    return Headline(
        say("satisfaction.figure", language),
        level,
        change(float(now.value) - float(before.value)),
        say(f"satisfaction.told.{years.told(0)}", language),
        number(now.n, 0),
        years.told(0) in ("higher", "lower"),
    )
