"""Citizens' satisfaction with quality (市民质量满意度): the index from 0 to 100, what drives it, and how firm it is."""

import numpy as np
import pandas as pd

from qualitykit.analysis.answers import (
    Apart,
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
        _answer(sheets, years, apart, here, language),
        (Drawing("survey", _drawn(sheets, years, others, language), reading),),
        tuple((caption, table) for caption, table in tables.items() if len(table)),
        reading,
        tuple(
            filter(
                None,
                (*_limits(sheets, apart, language), published_reading(others, ("satisfaction",), language)),
            )
        ),
        (*paths(here, "survey"), say("satisfaction.methods", language)),
        (_headline(sheets, years, apart, language),),
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


def _p(apart: Apart) -> str:
    return "< 0.001" if apart.p_value < 0.001 else f"= {number(apart.p_value, 3)}"


def _modes_caption(apart: Apart, language: str) -> str:
    said = say("satisfaction.modes_caption", language)
    if np.isnan(apart.p_value):
        return said
    more = say(f"satisfaction.modes_{'differ' if apart.differ else 'alike'}", language, p=_p(apart))
    return sentences([said, more], language)


def _mode_name(name: str, language: str) -> str:
    return say(f"satisfaction.mode.{name}", language) if name in MODES else name


def _modes_table(apart: Apart, language: str) -> pd.DataFrame:
    found = apart.means.estimate
    rows = [
        [
            _mode_name(name, language),
            number(found.value[i]),
            limits(found[i], language, 1),
            number(found.n[i], 0),
        ]
        for i, name in enumerate(apart.names)
    ]
    return frame([f"satisfaction.{name}" for name in ("mode", "index", "interval", "n")], rows, language)


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
    columns = {"value": others["value"].to_numpy(float), "text": others["printed"].to_numpy()}
    return {"rows": rows, "published": pd.DataFrame(columns, index=names)}


def _other_name(row, language: str) -> str:
    what, where = named("series", row.series, language), named("place", row.place, language)
    return say("satisfaction.published_line", language, series=what, place=where, year=row.year)


def _answer(sheets: Sheets, years: Compared, apart: Apart, here: Span, language: str) -> str:
    """The index and last year's; where survey modes differ by more than chance no single index, but each mode's."""
    now, before = (years.means.estimate[0, year] for year in (1, 0))
    quarters = listed((say("satisfaction.quarter", language, quarter=q) for q in sheets.quarters), language)
    values = {"day": as_of(here.end, language), "n": number(now.n, 0), "quarters": quarters}
    if apart.differ:
        modes = listed((_mode_words(apart, place, language) for place in range(len(apart.names))), language)
        return say("satisfaction.by_mode", language, modes=modes, p=_p(apart), **values)
    values |= {"index": number(now.value), "interval": limits(now, language, 1)}
    since = say(f"satisfaction.since.{years.told(0)}", language, before=number(before.value))
    return sentences([say("satisfaction.answer", language, **values), since], language)


def _mode_words(apart: Apart, place: int, language: str) -> str:
    found = apart.means.estimate[place]
    values = {"mode": _mode_name(apart.names[place], language), "interval": limits(found, language, 1)}
    return say("satisfaction.of_mode", language, index=number(found.value), n=number(found.n, 0), **values)


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
    if order is None or np.isnan(order.importance.value).all():
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


def _limits(sheets: Sheets, apart: Apart, language: str) -> tuple[str, ...]:
    names = ["unweighted" if sheets.weight is None else "weighted", "towns", "importance"]
    if apart.differ:
        names.insert(0, "modes")
    elif not apart.names:
        names.insert(1, "no_modes")
    if (sheets.year == 1).sum() < FEW:
        names.insert(0, "few")
    return tuple(say(f"satisfaction.limit.{name}", language) for name in names)


def _headline(sheets: Sheets, years: Compared, apart: Apart, language: str) -> Headline:
    """The index as a headline; only that the modes differ, where they do."""
    now, before = (years.means.estimate[0, year] for year in (1, 0))
    figure, n = say("satisfaction.figure", language), number(now.n, 0)
    if apart.differ:
        return Headline(figure, DASH, DASH, say("satisfaction.modes_apart", language, p=_p(apart)), n, True)
    interval, value = limits(now, language, 1), number(now.value)
    level = value if interval == DASH else say("satisfaction.level", language, value=value, interval=interval)
    moved = change(float(now.value) - float(before.value))
    told = years.told(0)
    judgement = say(f"satisfaction.told.{told}", language)
    return Headline(figure, level, moved, judgement, n, told in ("higher", "lower"))
