"""Deaths with special equipment (特种设备万台死亡率): the district's rate, and the nation's made again the same way.

The published national rate is not deaths ÷ published units: it is about half as high again, and no published number
of units gives it. So the nation's rate is made anew from its published counts, and the published one stands beside it.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from qualitykit.analysis.published import published
from qualitykit.analysis.span import Span, both, known_year
from qualitykit.analysis.words import DASH, frame, limits, number, told_apart
from qualitykit.language import say, sentences
from qualitykit.statistics.count_comparison import exposure_rate_ratio
from qualitykit.statistics.counts import rate_per_exposure
from qualitykit.statistics.estimate import Estimate
from qualitykit.workspace.reference import load_reference

PER = 10_000
COLUMNS = ("figure", "accidents", "deaths", "units", "rate", "interval", "remark")


@dataclass(frozen=True)
class Deaths:
    """Deaths and what they are out of (死亡人数与台数).

    Args:
        year: whose they are; accidents, deaths: counts, NaN where not reported.
        units: unit-years in use (district), or units as published (nation).
        later: a national figure of a year that a report of this period cannot know yet.
    """

    year: int
    accidents: float
    deaths: float
    units: float
    later: bool = False

    @property
    def rate(self) -> Estimate:
        """Deaths per 10,000 with the exact Poisson interval (万台死亡率).

        **Source.** `counts.rate_per_exposure`, Garwood's limits.
        """
        return rate_per_exposure(self.deaths, self.units, "units", per=PER)


def deaths_of(span: Span) -> Deaths | None:
    """The district's deaths per unit-year in use (全区); None where no unit reports deaths.

    A quarter counts a quarter of a year of what is in use at its end.
    """
    rows = span.rows("equipment")
    rows = None if rows is None else rows[rows["deaths"].notna()]
    if rows is None or rows.empty:
        return None
    accidents = rows["accidents"]
    known = np.nan if accidents.isna().all() else float(accidents.sum())
    return Deaths(span.period.year, known, float(rows["deaths"].sum()), float(rows["in_use"].sum()) / 4)


def nation(span: Span) -> Deaths | None:
    """The nation's counts of the last year that a report of this period may know and that has both (全国计数).

    The first later year where there is none before.
    """
    known = known_year(span.period)
    found = {name: _annual(f"special_equipment_{name}") for name in ("accidents", "deaths", "units")}
    years = sorted(found["deaths"].index.intersection(found["units"].index))
    if not years:
        return None
    year = max((year for year in years if year <= known), default=years[0])
    counts = [float(found[name].get(year, np.nan)) for name in ("accidents", "deaths")]
    return Deaths(year, *counts, float(found["units"][year]) * PER, year > known)


def _annual(series: str) -> pd.Series:
    rows = load_reference(series)
    rows = rows[(rows["place"] == "China") & (rows["period"] == "annual")]
    return rows.set_index(rows["year"].astype(int))["value"]


def against_nation(span: Span) -> Estimate | None:
    """The district's rate ÷ the nation's, both made alike (与全国之比); None where either is missing.

    **Source.** `count_comparison.exposure_rate_ratio`, exact limits.
    """
    mine, whole = deaths_of(span), nation(span)
    if mine is None or whole is None:
        return None
    return exposure_rate_ratio(mine.deaths, mine.units, whole.deaths, whole.units)


def equipment_table(span: Span, language: str) -> pd.DataFrame:
    """District, nation made alike, their ratio, and the rates as published (万台死亡率表)."""
    rows = [_district_row(one, language) for one in reversed(both(span)) if deaths_of(one) is not None]
    if not rows or deaths_of(span) is None:
        return frame([f"equipment.{name}" for name in COLUMNS], [], language)
    whole, ratio = nation(span), against_nation(span)
    if whole is not None:
        rows.append(_row(whole, "nation", "nation_later" if whole.later else "nation_alike", language))
        told = say(f"equipment.told.{told_apart(ratio, 1)}", language)
        name = say("equipment.ratio", language)
        rows.append([name, DASH, DASH, DASH, number(ratio.value, 2), limits(ratio, language, 1, 2), told])
    rows += [_published_row(row, language) for row in _published(span).itertuples(index=False)]
    return frame([f"equipment.{name}" for name in COLUMNS], rows, language)


def _published(span: Span) -> pd.DataFrame:
    return published(("special_equipment_death_rate",), span.period, ("China",))


def _published_row(row, language: str) -> list[str]:
    name = say("equipment.published", language, year=row.year)
    return [name, DASH, DASH, DASH, row.printed, DASH, say("equipment.published_remark", language)]


def _district_row(span: Span, language: str) -> list[str]:
    return _row(deaths_of(span), "district", "in_use", language)


def _row(found: Deaths, who: str, remark: str, language: str) -> list[str]:
    rate = found.rate
    return [
        say(f"equipment.{who}", language, year=found.year),
        number(found.accidents, 0),
        number(found.deaths, 0),
        number(found.units, 0),
        number(rate.value, 2 if who == "district" else 3),
        limits(rate, language, 1, 2 if who == "district" else 3),
        say(f"equipment.{remark}", language),
    ]


def equipment_sentence(span: Span, language: str) -> str:
    """The rate, its interval, and whether it can be told from the nation's (一句话); empty without data."""
    mine, ratio, whole = deaths_of(span), against_nation(span), nation(span)
    if mine is None:
        return ""
    values = {"deaths": number(mine.deaths, 0), "units": number(mine.units, 0)}
    values |= {"rate": number(mine.rate.value, 2), "interval": limits(mine.rate, language, 1, 2)}
    said = say("equipment.sentence", language, **values)
    if ratio is None:
        return said
    told = say(
        f"equipment.against.{told_apart(ratio, 1)}",
        language,
        year=whole.year,
        rate=number(whole.rate.value, 3),
    )
    return sentences([said, told], language)
