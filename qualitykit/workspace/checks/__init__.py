"""What the tables of a year must mean (含义校验), beyond what each cell may hold."""

from collections.abc import Iterator
from itertools import chain

from qualitykit.errors import Problem
from qualitykit.workspace.checks.agreement import agreement_problems
from qualitykit.workspace.checks.awards import (
    award_problems,
    evidence_problems,
    honour_problems,
    incident_problems,
)
from qualitykit.workspace.checks.claims import claim_problems, repeated_claims
from qualitykit.workspace.checks.dates import date_problems
from qualitykit.workspace.checks.declared import declared_problems, name_problems
from qualitykit.workspace.checks.duplicates import duplicate_problems
from qualitykit.workspace.checks.efforts import effort_problems
from qualitykit.workspace.checks.measures import measure_problems, target_problems
from qualitykit.workspace.checks.plausibility import plausibility_problems
from qualitykit.workspace.checks.year import Year

__all__ = ["Year", "row_problems", "year_problems"]


def year_problems(year: Year) -> Iterator[Problem]:
    """Everything that the tables of a year have wrong (一个年度的全部问题).

    Without a rubric (none could be read) only what needs none is checked.
    """
    yield from chain.from_iterable(duplicate_problems(table) for table in year.tables.values())
    yield from row_problems(year)
    if year.rubric is None:
        return
    yield from declared_problems(year)
    yield from agreement_problems(year)
    yield from plausibility_problems(year)
    yield from repeated_claims(year)


def row_problems(year: Year) -> Iterator[Problem]:
    """What rows have wrong by themselves, or beside others of their own table (逐行问题).

    Of a row that could not be read whole, whatever the rest of it tells; nothing follows from what was not read.
    """
    yield from chain.from_iterable(incident_problems(table) for table in year.named("incidents"))
    if year.rubric is None:
        return
    yield from date_problems(year)
    yield from name_problems(year)
    for name, check in _CHECKS.items():
        for table in year.named(name):
            yield from check(year, table)
    yield from claim_problems(year)


_CHECKS = {
    "targets": target_problems,
    "measures": measure_problems,
    "awards": award_problems,
    "honours": honour_problems,
    "evidence": evidence_problems,
    "efforts": effort_problems,
}
