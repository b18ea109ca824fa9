"""Kinds of products that are inspected (抽检领域): the rubric's pass rates, and whatever else the batches hold."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from qualitykit.analysis.counts import Counts, counted_rows, counts, rates_on
from qualitykit.analysis.span import Span
from qualitykit.analysis.words import named
from qualitykit.rubric import Measure

TABLE = "inspections"


@dataclass(frozen=True)
class Domain:
    """One kind of products (一个抽检领域).

    Args:
        key: as the batches say it, such as `farm_produce`; title: in the report's language.
        now, before: counts of the units to date and in the same span of last year; None where there is none.
        rows, rows_before: the batches behind them, None where the year has no such table.
        target: the year's, for every unit, as a fraction; NaN for none.
        measured: whether the rubric has a rate for it.
    """

    key: str
    title: str
    now: Counts
    before: Counts | None
    rows: pd.DataFrame | None
    rows_before: pd.DataFrame | None
    target: float
    measured: bool

    @property
    def known(self) -> bool:
        """Whether anything is known of it this year (本期是否有数)."""
        return self.now.known

    @property
    def detailed(self) -> bool:
        """Whether there are batches to look into (是否有逐批记录)."""
        return self.rows is not None and len(self.rows) > 0


def domains(span: Span, language: str) -> list[Domain]:
    """The kinds of products of a district, the rubric's first (抽检领域)."""
    rates = rates_on(span, TABLE, numerator="passed")
    found = [_measured(span, name, measure, language) for name, measure in rates.items()]
    return found + [_further(span, key, language) for key in _others(span, {domain.key for domain in found})]


def _measured(span: Span, name: str, measure: Measure, language: str) -> Domain:
    where, last = measure.records.where, span.last
    return Domain(
        where.get("domain", name),
        measure.title(language),
        counts(span, name),
        counts(last, name),
        span.rows(TABLE, where),
        None if last is None else last.rows(TABLE, where),
        _target(span, name) / measure.per,
        True,
    )


def _target(span: Span, name: str) -> float:
    """The year's target for every unit, in the measure's unit."""
    table = span.table("targets")
    if table is None:
        return np.nan
    rows = table.frame[(table.frame["measure"] == name) & table.frame["unit"].isna()]
    return float(rows["target"].iloc[0]) if len(rows) else np.nan


def _others(span: Span, known: set[str]) -> list[str]:
    rows = span.rows(TABLE)
    return [] if rows is None else sorted(set(rows["domain"]) - known)


def _further(span: Span, key: str, language: str) -> Domain:
    rows, last = span.rows(TABLE, {"domain": key}), span.last
    before = None if last is None else last.rows(TABLE, {"domain": key})
    earlier = None if before is None else counted_rows(last, before, "passed")
    title = named("domain", key, language)
    return Domain(key, title, counted_rows(span, rows, "passed"), earlier, rows, before, np.nan, False)
