"""Published figures beside the district's (已公布的参照数): with body, title, year, basis and status, no targets.

A figure of another definition is a reference line, not a yardstick: whoever shows it says how the definitions differ.
"""

import pandas as pd

from qualitykit.analysis.aspect import Drawing, Part
from qualitykit.analysis.span import known_year
from qualitykit.analysis.words import DASH, frame, named
from qualitykit.language import say, sentences
from qualitykit.period import Period
from qualitykit.workspace.reference import load_reference

COLUMNS = ("series", "place", "year", "published", "sample", "provenance")
ANNUAL = "annual"


def published(series: tuple[str, ...], period: Period, places: tuple[str, ...]) -> pd.DataFrame:
    """The annual figures that a report of this period may have beside it (参照数), series by series.

    A report of a quarter knows last year's figures and those of the year before; a final assessment this year's and
    last year's. Where neither has a figure the nearest earlier year serves, and only where there is none a later one.

    Args:
        series: names as in `data/reference`; places: whose figures, in this order.

    Returns:
        Rows of `load_reference` with `later`: of a year after those that the report may know. Empty for none.
    """
    every = load_reference()
    every = every[(every["period"] == ANNUAL) & every["year"].notna()]
    found = [
        _near(every[(every["series"] == name) & (every["place"] == place)], _last(name, period))
        for name in series
        for place in places
    ]
    rows = pd.concat([every.iloc[:0], *found])
    known = rows["series"].map({name: _last(name, period) for name in series}).astype("Int64")
    return rows.assign(later=(rows["year"] > known).to_numpy(bool, na_value=False))


def _last(series: str, period: Period) -> int:
    """The last year whose figure may be known: targets are set before their year, results come out after it."""
    return period.year if series.endswith("_target") else known_year(period)


def _near(rows: pd.DataFrame, last: int) -> pd.DataFrame:
    wanted = rows[rows["year"].isin([last - 1, last])]
    if len(wanted) or rows.empty:
        return wanted
    years = rows["year"]
    nearest = years[years < last].max() if (years < last).any() else years.min()
    return rows[years == nearest]


def published_table(found: pd.DataFrame, language: str) -> pd.DataFrame:
    """Published figures as a reader's table (参照数表): each with who published it, what it is and its status."""
    rows = [
        (
            named("series", row.series, language),
            named("place", row.place, language),
            str(row.year),
            _value(row, language),
            f"{int(row.n):,}" if row.n == row.n else DASH,
            _provenance(row, language),
        )
        for row in found.itertuples(index=False)
    ]
    return frame(COLUMNS, rows, language)


def published_part(
    series: tuple[str, ...],
    period: Period,
    places: tuple[str, ...],
    language: str,
    differs: tuple[str, ...] = (),
) -> Part:
    """Published figures as a table of an aspect, with what reads it (参照数一节).

    Args:
        series, period, places: as in `published`; differs: as in `published_reading`, the series shown if empty.
    """
    found = published(series, period, places)
    reading = published_reading(found, differs or tuple(dict.fromkeys(found["series"])), language)
    caption = say("analysis.published.caption", language)
    return caption, published_table(found, language), Drawing("", reading=reading)


def _value(row, language: str) -> str:
    return say("analysis.with_unit", language, value=row.printed, unit=named("unit", row.unit, language))


def _provenance(row, language: str) -> str:
    """What the figure counts, who published it and how sure the copy is: one column, so that the table fits."""
    basis = named("basis", row.basis, language) if row.basis else ""
    parts = (basis, _source(row, language), _status(row, language))
    return say("words.semicolon", language).join(part for part in parts if part)


def _source(row, language: str) -> str:
    """Body and title as far as the copy tells, and when it was published, where known."""
    parts = [named("body", row.body, language), named("title", row.title, language), row.published]
    return say("words.semicolon", language).join(part for part in parts if part)


def _status(row, language: str) -> str:
    """`secondary copy`, or what the figure was calculated from; and that it is younger than the report."""
    starts = ("calculated from ", "checked against the original")
    start = next((one for one in starts if row.status.startswith(one)), None)
    if start is None:
        said = named("status", row.status, language)
    else:
        what = named("from", row.status.removeprefix(start).strip(), language)
        said = say(f"analysis.status.{start.split()[0]}", language, what=what)
    late = say("analysis.status.later", language) if row.later else ""
    return say("words.semicolon", language).join(part for part in (said, late) if part)


def published_reading(found: pd.DataFrame, differs: tuple[str, ...], language: str) -> str:
    """The sentence beside the published figures (参照说明): the latest of each series, and how definitions differ.

    Args:
        found: the rows shown, of which each series is told by its first place; differs: names of texts that say how
            the definitions differ.
    """
    if found.empty:
        return ""
    told = found[found["place"] == found.groupby("series")["place"].transform("first")]
    told = told[told["year"] == told.groupby("series")["year"].transform("max")]
    told = told.drop_duplicates(["series", "basis"])
    twice = told.duplicated("series", keep=False) & (told["basis"] != "")
    said = [
        say(
            "analysis.published.one",
            language,
            place=named("place", row.place, language),
            series=named("series", row.series, language),
            year=row.year,
            value=_value(row, language),
            basis=say("analysis.published.basis", language, basis=named("basis", row.basis, language))
            if two
            else "",
        )
        for row, two in zip(told.itertuples(index=False), twice, strict=True)
    ]
    whole = say("analysis.published.all", language, what=say("words.semicolon", language).join(said))
    return sentences([whole, *(say(f"analysis.differs.{name}", language) for name in differs)], language)
