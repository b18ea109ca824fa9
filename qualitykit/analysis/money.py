"""Money put into quality work (质量工作经费): what was spent in each field and by whom, this year beside last year.

Amounts are nominal; they are compared in real terms only where price levels are handed in. What the money achieved is
not asked here: the tables hold no measure of it, and points of the assessment are none.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from qualitykit.analysis.aspect import Aspect, Drawing, Headline, aspect_of
from qualitykit.analysis.span import Span, both, paths, places, span
from qualitykit.analysis.words import DASH, as_of, change, frame, number, percent, span_name
from qualitykit.language import say, sentences
from qualitykit.period import Period
from qualitykit.statistics.estimate import Estimate
from qualitykit.statistics.growth import growth
from qualitykit.workspace import Workspace

FIELDS = ("product", "engineering", "service", "environment")
COLUMNS = ("now", "share", "last_year", "change", "growth")


@dataclass(frozen=True)
class Prices:
    """Price levels of both years, of any one base (价格水平): `source` says where they come from."""

    now: float
    before: float
    source: str


@dataclass(frozen=True)
class Sums:
    """Sums in yuan by something (经费汇总).

    Args:
        names: what they are by; now, before: float [names], NaN where nothing was reported.
    """

    names: tuple
    now: np.ndarray
    before: np.ndarray

    def growth(self, prices: Prices | None = None) -> Estimate:
        """Growth of each on last year (增长率), nominal, or real with price levels."""
        levels = None if prices is None else (prices.now, prices.before)
        return growth(self.now, self.before, deflator=levels)


def money(workspace: Workspace, period: Period | str, language: str, prices: Prices | None = None) -> Aspect:
    """Money put into quality work as of a period (质量工作经费).

    Args:
        workspace, period, language: as for every aspect.
        prices: price levels of this year and last year; None where there are none, then everything is nominal.

    Returns:
        Sums by field, by unit and by quarter beside the same quarters of last year; an aspect that says so where the
        year has no such table.
    """
    here = span(workspace, period)
    title = say("money.title", language)
    rows = here.rows("funding")
    if rows is None or rows.empty:
        return Aspect(title, say("money.none", language, day=as_of(here.end, language)))
    whole, fields = _sums(here, None), _sums(here, "field")
    spans = _spans_table(here, fields.names, language)
    drawing = Drawing("funding", {"table": spans}, _reading(fields, language))
    tables = {
        "spans": spans,
        "fields": _table("field", fields, whole, language),
        "units": _table("unit", _sums(here, "unit"), whole, language, here),
        "quarters": _table("quarter", _sums(here, "quarter"), whole, language),
    }
    captions = {name: say(f"money.{name}_caption", language) for name in tables}
    return aspect_of(
        title,
        _answer(here, whole, prices, language),
        [(captions[name], table, drawing if name == "spans" else None) for name, table in tables.items()],
        _limits(here, prices, language),
        (*paths(here, "funding"), say("money.methods", language), *([prices.source] if prices else [])),
        [_headline(here, whole, language)],
    )


def _amounts(here: Span | None, column: str | None, names: tuple) -> np.ndarray:
    """Exact sums by the column, as numbers of yuan; NaN for a name without a row, everywhere without the table."""
    rows = None if here is None else here.rows("funding")
    if rows is None:
        return np.full(len(names), np.nan)
    scaled, decimals = here.table("funding").exact("amount")
    amount = pd.Series(scaled, index=here.table("funding").frame.index).loc[rows.index].to_numpy()
    place = np.zeros(len(rows), np.intp) if column is None else places(rows[column], list(names))
    sums, seen = np.zeros(len(names), np.int64), np.bincount(place[place >= 0], minlength=len(names))
    np.add.at(sums, place[place >= 0], amount[place >= 0])
    return np.where(seen > 0, sums / 10**decimals, np.nan)


def _sums(here: Span, column: str | None) -> Sums:
    names = (None,) if column is None else _names(here, column)
    return Sums(names, _amounts(here, column, names), _amounts(here.last, column, names))


def _names(here: Span, column: str) -> tuple:
    """What the column says in either year: fields and units in their own order, whatever is unknown after them."""
    rows = [one.rows("funding") for one in both(here)]
    found = set().union(*(set(part[column]) for part in rows if part is not None))
    order = {"field": FIELDS, "unit": [unit.id for unit in here.units], "quarter": range(1, 5)}[column]
    return (*(name for name in order if name in found), *sorted(found - set(order)))


def _name(column: str, name, here: Span | None, language: str) -> str:
    if column == "quarter":
        return say("analysis.quarter", language, quarter=name)
    if column == "unit":
        return next((unit.title(language) for unit in here.units if unit.id == name), str(name))
    return say(f"money.field.{name}", language) if name in FIELDS else str(name)


def _table(column: str, sums: Sums, whole: Sums, language: str, here: Span | None = None) -> pd.DataFrame:
    """Sums beside last year's, with share and growth; the total last."""
    rows = [
        [_name(column, name, here, language), *_cells(sums, place, float(whole.now[0]), language)]
        for place, name in enumerate(sums.names)
    ]
    rows.append([say("money.all", language), *_cells(whole, 0, float(whole.now[0]), language)])
    return frame([f"money.{name}" for name in (column, *COLUMNS)], rows, language)


def _cells(sums: Sums, place: int, whole: float, language: str) -> list[str]:
    now, before = float(sums.now[place]), float(sums.before[place])
    share = now / whole if whole else np.nan
    return [
        yuan(now),
        percent(share),
        yuan(before),
        change(now - before, 0),
        _grown(sums.growth()[place], language),
    ]


def _grown(found: Estimate, language: str) -> str:
    """Growth in percent, or why there is none."""
    if (why := str(found.why)) in ("no_base", "negative_base"):
        return say(f"money.why.{why}", language)
    return change(100 * float(found.value), 2)


def yuan(value: float) -> str:
    """An amount to the yuan, to the cent where it has cents (金额).

    >>> yuan(1234500.0), yuan(2.5), yuan(float("nan"))
    ('1,234,500', '2.50', '–')
    """
    return number(value, 0 if value == round(value, 0) else 2)


def _spans_table(here: Span, fields: tuple, language: str) -> pd.DataFrame:
    """The two spans by field, in the form that the chart of a unit's money has: last year's first."""
    rows = []
    for one in both(here):
        parts, whole = _amounts(one, "field", fields), _amounts(one, None, (None,))
        grown = DASH if one is not here else _grown(_sums(here, None).growth()[0], language)
        rows.append([span_name(one.period, language), *map(yuan, parts), yuan(float(whole[0])), grown])
    names = [_name("field", field, None, language) for field in fields]
    table = frame(["money.span", *["money.all"] * len(names), "sum", "growth"], rows, language)
    table.columns = pd.Index([*names, *table.columns[-2:]], name=table.columns.name)
    return table


def _answer(here: Span, whole: Sums, prices: Prices | None, language: str) -> str:
    values = {"sum": yuan(float(whole.now[0])), "units": here.rows("funding")["unit"].nunique()}
    said = [say("money.answer", language, day=as_of(here.end, language), **values)]
    nominal = whole.growth()[0]
    if here.last is None or str(nominal.why) == "missing":
        said.append(say("money.no_last_year", language))
    elif nominal.why:
        said.append(say("money.no_growth", language, why=_grown(nominal, language)))
    else:
        told = {"growth": change(100 * float(nominal.value), 2), "before": yuan(float(whole.before[0]))}
        said.append(say("money.since", language, **told))
    if prices is not None and not nominal.why:
        said.append(say("money.real", language, growth=change(100 * float(whole.growth(prices).value[0]), 2)))
    return sentences(said, language)


def _reading(fields: Sums, language: str) -> str:
    """The largest field, and the field that moved most."""
    if np.isnan(fields.now).all():
        return ""
    most = int(np.nanargmax(fields.now))
    share = percent(float(fields.now[most] / np.nansum(fields.now)))
    said = [
        say("money.largest", language, field=_name("field", fields.names[most], None, language), share=share)
    ]
    moved = fields.growth().value
    if not np.isnan(moved).all():
        far = int(np.nanargmax(np.abs(moved)))
        values = {"field": _name("field", fields.names[far], None, language)}
        said.append(say("money.moved", language, growth=change(100 * float(moved[far]), 2), **values))
    return sentences(said, language)


def _limits(here: Span, prices: Prices | None, language: str) -> list[str]:
    names = ["reported", *(["nominal"] if prices is None else []), "effect"]
    said = [say(f"money.limit.{name}", language) for name in names]
    reporters = [one.rows("funding") for one in both(here)]
    sets = [set(rows["unit"]) for rows in reporters if rows is not None]
    if len(sets) == 2 and sets[0] != sets[1]:
        said.insert(0, say("money.limit.others", language, now=len(sets[1]), before=len(sets[0])))
    return said


def _headline(here: Span, whole: Sums, language: str) -> Headline:
    found, units = whole.growth()[0], here.rows("funding")["unit"].nunique()
    return Headline(
        say("money.figure", language),
        say("money.yuan", language, sum=yuan(float(whole.now[0]))),
        _grown(found, language) + ("" if found.why else " %"),
        say("money.nominal", language),
        say("money.units", language, count=units),
    )
