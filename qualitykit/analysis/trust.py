"""Credit of enterprises (企业质量信用): shares by grade, and the blacklist's entries and exits."""

import numpy as np
import pandas as pd

from qualitykit.analysis.span import Span, both, places
from qualitykit.analysis.words import DASH, frame, number, percent
from qualitykit.language import say
from qualitykit.statistics.credit import BlacklistFlow, blacklist_flow, grade_shares

GRADES = ("grade", "now", "share", "last_year", "share_last_year")
FLOW = ("span", "before", "entries", "exits", "after", "undated")


def register(span: Span | None) -> pd.DataFrame | None:
    """The year's register of enterprises (企业名册); None without one. It bears no date but those of the blacklist."""
    table = None if span is None else span.table("enterprises")
    return None if table is None or table.frame.empty else table.frame


def grades_table(span: Span, language: str) -> pd.DataFrame:
    """Enterprises by credit grade, this year and last (信用等级构成)."""
    frames = [register(one) for one in (span, span.last)]
    columns = [f"trust.{name}" for name in GRADES]
    if frames[0] is None or frames[0]["credit_grade"].isna().all():
        return frame(columns, [], language)
    names = sorted(set().union(*(part["credit_grade"].dropna() for part in frames if part is not None)))
    found = [
        None if part is None else grade_shares(places(part["credit_grade"], names), grades=len(names))
        for part in frames
    ]
    rows = [
        [name, *(cell for part in found for cell in _grade_cells(part, i))] for i, name in enumerate(names)
    ]
    ungraded = [DASH if part is None else number(part.ungraded[0], 0) for part in found]
    if any(text not in (DASH, "0") for text in ungraded):
        rows.append([say("trust.ungraded", language), ungraded[0], DASH, ungraded[1], DASH])
    return frame(columns, rows, language)


def _grade_cells(part, i: int) -> list[str]:
    return [DASH, DASH] if part is None else [number(part.count[0, i], 0), percent(float(part.share[0, i]))]


def flow(span: Span) -> BlacklistFlow | None:
    """Entries to and exits from the blacklist in a span (黑名单进出); None without a register.

    `until` is the last day on the list, so the day after it is the day of the exit.
    """
    found = register(span)
    if found is None:
        return None
    since, until = (found[name].to_numpy("datetime64[D]") for name in ("since", "until"))
    return blacklist_flow(since, until + np.timedelta64(1, "D"), [span.start], [span.end])


def undated(span: Span) -> int:
    """Enterprises said to be blacklisted without a first day (未注明列入日期)."""
    found = register(span)
    return int(((found["blacklisted"] == 1) & found["since"].isna()).sum())


def flow_table(span: Span, language: str) -> pd.DataFrame:
    """The blacklist before, in and after the span, and the same span of last year (黑名单进出表)."""
    rows = []
    for one in reversed(both(span)):
        found = flow(one)
        if found is not None:
            counts = (found.before, found.entries, found.exits, found.after)
            name = say("trust.span", language, start=f"{one.start:%Y-%m-%d}", end=f"{one.end:%Y-%m-%d}")
            rows.append([name, *(number(part[0, 0], 0) for part in counts), number(undated(one), 0)])
    return frame([f"trust.{name}" for name in FLOW], rows, language)
