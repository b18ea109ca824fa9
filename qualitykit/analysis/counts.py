"""Counts of the units (各单位计数), as the score has them: from the records, else from the rows of `measures`.

The district is the pool of the towns that give counts. A department's own sample stands beside it and is never
added, since its batches may be the towns' once more. A unit that publishes a rate without counts cannot be pooled and
is shown as published.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from qualitykit.analysis.span import Span, places
from qualitykit.rubric import Measure
from qualitykit.scoring.measures import gather
from qualitykit.workspace import Unit


@dataclass(frozen=True)
class Counts:
    """Counts of one measure, unit by unit (各单位计数).

    Args:
        units: the district's units; numerator, denominator: float arrays, NaN where a unit gives no counts.
        published: rates given without counts, as fractions (or per unit for a measure per 1), NaN elsewhere.
    """

    units: tuple[Unit, ...]
    numerator: np.ndarray
    denominator: np.ndarray
    published: np.ndarray

    @property
    def towns(self) -> np.ndarray:
        """Which units are towns (镇、街道): bool."""
        return np.array([unit.kind == "town" for unit in self.units], bool)

    @property
    def pooled(self) -> np.ndarray:
        """Whose counts make up the district: the towns', else, where no town gives any, all others' (汇总范围)."""
        counted = ~np.isnan(self.denominator)
        return counted & self.towns if (counted & self.towns).any() else counted

    @property
    def beside(self) -> np.ndarray:
        """Who has counts of its own that are not pooled (另列的自有样本)."""
        return ~np.isnan(self.denominator) & ~self.pooled & (self.denominator > 0)

    @property
    def district(self) -> tuple[float, float]:
        """Numerator and denominator of the district; NaN where nobody gives counts (全区计数)."""
        mine = self.pooled
        if not mine.any():
            return np.nan, np.nan
        return float(self.numerator[mine].sum()), float(self.denominator[mine].sum())

    @property
    def known(self) -> bool:
        """Whether there is any number (是否有数)."""
        return bool((self.denominator > 0).any() or (~np.isnan(self.published)).any())


def counts(span: Span | None, measure_id: str) -> Counts | None:
    """The counts of one of the rubric's rates up to the period's end (一项比率的计数); None without a span."""
    if span is None:
        return None
    tables = span.workspace.year(span.period.year).tables
    seen = gather(tables, measure_id, None, span.rubric, span.period, span.units).observed
    own = seen.present & (seen.pooled == 0)
    top, bottom = (part.astype(float) for part in (seen.numerator, seen.denominator))
    with np.errstate(invalid="ignore", divide="ignore"):
        published = np.where(own & ~seen.counted, top / bottom, np.nan)
    counted = own & seen.counted
    return Counts(span.units, *(np.where(counted, part, np.nan) for part in (top, bottom)), published)


def counted_rows(span: Span, rows: pd.DataFrame, passed: str) -> Counts:
    """The same from records alone (由记录计数): how many rows a unit has, and how many of them say 1."""
    place = places(rows["unit"], [unit.id for unit in span.units])
    known = (place >= 0) & rows[passed].notna().to_numpy()
    one = rows[passed].fillna(0).to_numpy(float)[known]
    top, bottom = (np.bincount(place[known], part, len(span.units)) for part in (one, np.ones(known.sum())))
    there = bottom > 0
    numbers = (np.where(there, part, np.nan) for part in (top, bottom))
    return Counts(span.units, *numbers, np.full(len(span.units), np.nan))


def rates_on(span: Span, table: str, **parts) -> dict[str, Measure]:
    """The rubric's rates that rest on a table's records, in its order (以某表为据的比率)."""
    return {
        name: measure
        for name, measure in span.rubric.measures.items()
        if measure.kind == "rate"
        and measure.records is not None
        and measure.records.table == table
        and all(getattr(measure.records, part) == value for part, value in parts.items())
    }
