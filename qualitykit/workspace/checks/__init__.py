"""What the tables of a year must mean (含义校验), beyond what each cell may hold."""

from collections.abc import Iterator
from itertools import chain

from qualitykit.errors import Problem
from qualitykit.workspace.checks.agreement import agreement_problems
from qualitykit.workspace.checks.awards import award_problems, honour_problems, incident_problems
from qualitykit.workspace.checks.claims import claim_problems
from qualitykit.workspace.checks.dates import date_problems
from qualitykit.workspace.checks.declared import declared_problems
from qualitykit.workspace.checks.duplicates import duplicate_problems
from qualitykit.workspace.checks.measures import measure_problems, target_problems
from qualitykit.workspace.checks.plausibility import plausibility_problems
from qualitykit.workspace.checks.year import Year

__all__ = ["Year", "year_problems"]


def year_problems(year: Year) -> Iterator[Problem]:
    """Everything that the tables of a year have wrong (一个年度的全部问题).

    Without a rubric (none could be read) only what needs none is checked.
    """
    yield from chain.from_iterable(duplicate_problems(table) for table in year.tables.values())
    yield from chain.from_iterable(incident_problems(table) for table in year.named("incidents"))
    if year.rubric is None:
        return
    yield from date_problems(year)
    yield from declared_problems(year)
    for name, check in _CHECKS.items():
        for table in year.named(name):
            yield from check(year, table)
    yield from agreement_problems(year)
    yield from plausibility_problems(year)
    yield from claim_problems(year)


_CHECKS = {
    "targets": target_problems,
    "measures": measure_problems,
    "awards": award_problems,
    "honours": honour_problems,
}
