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
from qualitykit.analysis.aspect import Aspect, Drawing, Headline, aspect_of
from qualitykit.analysis.published import published, published_reading, published_table
from qualitykit.analysis.satisfaction_tables import (
    firm_table,
    index_table,
    item_name,
    mode_name,
    modes_caption,
    modes_table,
    order_table,
    row_names,
)
from qualitykit.analysis.span import Span, paths, span
from qualitykit.analysis.words import DASH, as_of, change, limits, named, number, p_words
from qualitykit.language import listed, say, sentences
from qualitykit.period import Period
from qualitykit.statistics.importance import QUADRANTS
from qualitykit.workspace import Workspace

PUBLISHED = (
    *("citizen_satisfaction", "consumer_satisfaction", "customer_satisfaction_index"),
    "public_service_satisfaction",
)
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
    drawing = Drawing(
        "survey", _drawn(sheets, years, others, language), _reading(sheets, years, order, language)
    )
    parts = [
        (say("satisfaction.index_caption", language), index_table(sheets, years, language), drawing),
        (say("satisfaction.order_caption", language), order_table(sheets, order, language), None),
        (modes_caption(apart, language), modes_table(apart, language), None),
        (say("satisfaction.firm_caption", language), firm_table(sheets.now, years, language), None),
        (say("satisfaction.published_caption", language), published_table(others, language), None),
    ]
    return aspect_of(
        title,
        _answer(sheets, years, apart, here, language),
        parts,
        [*_limits(sheets, apart, language), published_reading(others, ("satisfaction",), language)],
        (*paths(here, "survey"), say("satisfaction.methods", language)),
        [_headline(years, apart, language)],
    )


def _others(here: Span) -> pd.DataFrame:
    """Published satisfaction of the years around."""
    found = published(PUBLISHED, here.period, ("China", "Fuzhou"))
    return found[(found["year"] - here.period.year).abs().le(NEAR).to_numpy(bool, na_value=False)]


def _drawn(sheets: Sheets, years: Compared, others: pd.DataFrame, language: str) -> dict:
    """What the chart draws: a line for the index and each question, then the published figures."""
    now, before = (years.means.estimate[:, year] for year in (1, 0))
    columns = {"value": now.value, "lower": now.lower, "upper": now.upper, "before": before.value}
    rows = pd.DataFrame(columns, index=row_names(sheets, language))
    names = [_other_name(row, language) for row in others.itertuples(index=False)]
    columns = {"value": others["value"].to_numpy(float), "text": others["printed"].to_numpy()}
    return {"rows": rows, "published": pd.DataFrame(columns, index=names)}


def _other_name(row, language: str) -> str:
    what, where = named("series", row.series, language), named("place", row.place, language)
    return say("satisfaction.published_line", language, series=what, place=where, year=row.year)


def _answer(sheets: Sheets, years: Compared, apart: Apart, here: Span, language: str) -> str:
    """The index and last year's; where survey modes differ by more than chance no single index, but each mode's."""
    now, before = (years.means.estimate[0, year] for year in (1, 0))
    quarters = listed((say("analysis.quarter", language, quarter=q) for q in sheets.quarters), language)
    values = {"day": as_of(here.end, language), "n": number(now.n, 0), "quarters": quarters}
    if apart.differ:
        modes = listed((_mode_words(apart, place, language) for place in range(len(apart.names))), language)
        return say("satisfaction.by_mode", language, modes=modes, p=p_words(apart.p_value), **values)
    values |= {"index": number(now.value), "interval": limits(now, language, 1)}
    since = say(f"satisfaction.since.{years.told(0)}", language, before=number(before.value))
    return sentences([say("satisfaction.answer", language, **values), since], language)


def _mode_words(apart: Apart, place: int, language: str) -> str:
    found = apart.means.estimate[place]
    values = {"mode": mode_name(apart.names[place], language), "interval": limits(found, language, 1)}
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


def _headline(years: Compared, apart: Apart, language: str) -> Headline:
    """The index as a headline; only that the modes differ, where they do."""
    now, before = (years.means.estimate[0, year] for year in (1, 0))
    figure, n = say("satisfaction.figure", language), number(now.n, 0)
    if apart.differ:
        differ = say("satisfaction.modes_apart", language, p=p_words(apart.p_value))
        return Headline(figure, DASH, DASH, differ, n, True)
    interval, value = limits(now, language, 1), number(now.value)
    level = value if interval == DASH else say("satisfaction.level", language, value=value, interval=interval)
    moved = change(float(now.value) - float(before.value))
    told = years.told(0)
    judgement = say(f"satisfaction.told.{told}", language)
    return Headline(figure, level, moved, judgement, n, told in ("higher", "lower"))
