"""Figures for the effort of a point (工作量系数校验)."""

from collections.abc import Iterator
from math import ceil, floor

from qualitykit.errors import Problem
from qualitykit.exact import decimal_text
from qualitykit.workspace.checks.awards import responsibility_problems
from qualitykit.workspace.checks.year import Year, tell
from qualitykit.workspace.reported_tables import LEAST_EFFORT, MOST_EFFORT
from qualitykit.workspace.table import Table


def effort_problems(year: Year, table: Table) -> Iterator[Problem]:
    """Figures that are no factor of a usual point's effort, or for a unit that does not answer for the criterion."""
    scaled, places = table.exact("effort")
    least, most = ceil(LEAST_EFFORT * 10**places), floor(MOST_EFFORT * 10**places)
    beyond = table.has("effort") & ((scaled < least) | (scaled > most))
    values = {
        "value": table.frame["effort"],
        "least": decimal_text(LEAST_EFFORT),
        "most": decimal_text(MOST_EFFORT),
    }
    yield from tell(table, beyond, "effort", "effort_out_of_range", **values)
    yield from responsibility_problems(year, table)
