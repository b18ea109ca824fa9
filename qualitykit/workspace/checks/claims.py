"""What a claim rests on (依据校验): evidence, findings, honours. Each is a note here, and stops an intake."""

from collections.abc import Iterator

import pandas as pd

from qualitykit.errors import Problem
from qualitykit.workspace.checks.awards import says_no_finding
from qualitykit.workspace.checks.duplicates import repeated_rows
from qualitykit.workspace.checks.year import Year, tell
from qualitykit.workspace.table import Table

_YEARS = r"(?<!\d)((?:19|20)\d\d)(?=年|[-/.]\d|\b)"


def claim_problems(year: Year) -> Iterator[Problem]:
    """Claims without evidence or with that of another year, findings without support (依据问题)."""
    for table in year.named("awards", "honours"):
        if "evidence" in table.given:
            yield from _missing(table)
            yield from _of_another_year(year, table)
    for table in year.named("incidents"):
        yield from _unsupported(table)


def repeated_claims(year: Year) -> Iterator[Problem]:
    """Evidence of another claim, and claims made twice (重复的依据与申报)."""
    for table in year.named("awards"):
        yield from _shared(table)
    for table in year.named("honours"):
        yield from _claimed_twice(table)


def _missing(table: Table) -> Iterator[Problem]:
    """Points or an honour without a word of evidence, in a table that has the column."""
    earned = table.frame["points"].gt(0).to_numpy() if table.name == "awards" else table.has("honour")
    empty = ~table.has("evidence") & ~table.broken("evidence")
    yield from tell(table, earned & empty, "evidence", "evidence_missing", "note")


def _of_another_year(year: Year, table: Table) -> Iterator[Problem]:
    """Evidence that names years, and none of them one in which the assessment year lies."""
    own = {str(number) for number in range(year.start.year, year.end.year + 1)}
    named = table.frame["evidence"].dropna().astype("str").str.extractall(_YEARS)[0]
    outside = ~named.isin(own).groupby(level=0).any()
    told = outside.reindex(table.frame.index, fill_value=False).to_numpy(bool)
    values = {"value": table.frame["evidence"], "start": year.start, "end": year.end}
    yield from tell(table, told, "evidence", "evidence_of_another_year", "note", **values)


def _shared(table: Table) -> Iterator[Problem]:
    """One piece of evidence of a unit for several criteria, told where it first stands for another."""
    frame = table.frame[table.has("evidence") & table.has("criterion")]
    distinct = frame.drop_duplicates(["unit", "evidence", "criterion"])
    first = distinct.groupby(["unit", "evidence"])["criterion"].transform("first")
    again = (first != distinct["criterion"]).reindex(table.frame.index, fill_value=False).to_numpy(bool)
    values = {"value": table.frame["evidence"], "criterion": first.reindex(table.frame.index)}
    yield from tell(table, again, "evidence", "evidence_shared", "note", **values)


def _claimed_twice(table: Table) -> Iterator[Problem]:
    """The same honour of the same holder in another row: claimed by two units, or on two days."""
    key = ["honour", "holder"]
    known = table.frame[["unit", "date", *key]].notna().all(axis=1)
    frame = table.frame[known]
    rows = frame.index.to_series()
    first = rows.groupby([frame[name] for name in key]).transform("first")
    repeated = frame.duplicated(key).reindex(table.frame.index, fill_value=False).to_numpy(bool)
    repeated = repeated & ~repeated_rows(table)
    earlier = table.frame.reindex(first.reindex(table.frame.index))
    values = {"holder": table.frame["holder"], "unit": earlier["unit"], "date": earlier["date"].dt.date}
    yield from tell(table, repeated, "honour", "honour_claimed_twice", "note", **values)


def _unsupported(table: Table) -> Iterator[Problem]:
    """A finding vetoes a whole unit: who made it, and in which document."""
    found = table.has("finding") & ~says_no_finding(table)
    for column in ("authority", "evidence"):
        values = {"lacking": column, "value": table.frame["finding"]}
        lacking = found & ~table.has(column) & ~table.broken(column)
        yield from tell(table, lacking, column, "finding_unsupported", "note", **values)
    undated = found & ~_dated(table.frame["finding"].fillna(""), table.frame["evidence"].fillna(""))
    undated &= ~table.broken("evidence")
    yield from tell(table, undated, "finding", "finding_undated", "note", value=table.frame["finding"])


def _dated(*texts: pd.Series):
    """Whether one of the texts of a row names a year."""
    return (
        pd.concat([text.astype("str").str.contains(r"(?:19|20)\d\d") for text in texts], axis=1)
        .any(axis=1)
        .to_numpy()
    )
