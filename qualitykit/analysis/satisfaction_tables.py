"""Tables of the satisfaction survey (满意度用表): index and questions, priorities, survey modes, how firm that is."""

import numpy as np
import pandas as pd

from qualitykit.analysis.answers import Apart, Compared, Priorities, Sheets
from qualitykit.analysis.words import DASH, change, frame, limits, number, p_words
from qualitykit.language import say, sentences
from qualitykit.statistics.estimate import Estimate
from qualitykit.statistics.importance import QUADRANTS
from qualitykit.statistics.reliability import cronbach_alpha
from qualitykit.statistics.survey import kish_effect, survey_mean

INDEX = ("question", "index", "interval", "n", "last_year", "change", "verdict")
ITEMS = ("product", "engineering", "service", "environment")
MODES = ("web", "phone", "on_site")


def item_name(item: str, language: str) -> str:
    """A question in words where there is a word for it (题目名称)."""
    return say(f"satisfaction.item.{item}", language) if item in ITEMS else item


def row_names(sheets: Sheets, language: str) -> list[str]:
    """The index, then each question, in words (各行名称)."""
    return [say("satisfaction.all_items", language), *(item_name(item, language) for item in sheets.items)]


def index_table(sheets: Sheets, years: Compared, language: str) -> pd.DataFrame:
    """The index and each question, now and last year (指数表)."""
    rows = [
        _index_row(name, place, years, language) for place, name in enumerate(row_names(sheets, language))
    ]
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


def order_table(sheets: Sheets, order: Priorities | None, language: str) -> pd.DataFrame:
    """Performance and importance of each question, and what follows where both can be told (改进重点表)."""
    rows = (
        []
        if order is None
        else [_order_row(sheets.items[i], i, order, language) for i in range(len(sheets.items))]
    )
    columns = ("question", "performance", "importance", "interval", "effective_n", "place")
    return frame([f"satisfaction.{name}" for name in columns], rows, language)


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


def modes_caption(apart: Apart, language: str) -> str:
    """The caption of the survey modes, with whether they differ by more than chance (分调查方式题注)."""
    said = say("satisfaction.modes_caption", language)
    if np.isnan(apart.p_value):
        return said
    more = say(
        f"satisfaction.modes_{'differ' if apart.differ else 'alike'}", language, p=p_words(apart.p_value)
    )
    return sentences([said, more], language)


def mode_name(name: str, language: str) -> str:
    """How somebody was asked, in words where there is a word for it (调查方式名称)."""
    return say(f"satisfaction.mode.{name}", language) if name in MODES else name


def modes_table(apart: Apart, language: str) -> pd.DataFrame:
    """The index of each survey mode, apart (分调查方式表)."""
    found = apart.means.estimate
    rows = [
        [
            mode_name(name, language),
            number(found.value[i]),
            limits(found[i], language, 1),
            number(found.n[i], 0),
        ]
        for i, name in enumerate(apart.names)
    ]
    return frame([f"satisfaction.{name}" for name in ("mode", "index", "interval", "n")], rows, language)


def firm_table(sheets: Sheets, years: Compared, language: str) -> pd.DataFrame:
    """How firm the index is (稳健性表): unweighted beside weighted, what the weights cost, whether the items agree."""
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
    label, meaning = (say(f"satisfaction.firm.{name}{part}", language) for part in ("", "_means"))
    return [label, value, DASH, number(n, 0), meaning]
