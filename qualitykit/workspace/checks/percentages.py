"""Percent or fraction (百分数还是小数): never guessed. A rate of at most 1 without its sign is asked about, once."""

from collections.abc import Iterator
from decimal import Decimal

import numpy as np

from qualitykit.errors import Problem
from qualitykit.rubric import Rubric
from qualitykit.workspace.checks.year import tell
from qualitykit.workspace.names import plain_text
from qualitykit.workspace.table import Table


def percentage_problems(rubric: Rubric, table: Table, column: str, settled: np.ndarray) -> Iterator[Problem]:
    """Rates that may be percentages or fractions, and percent signs on what is no percentage (百分数问题).

    `0.953` may mean 95.3 % or 0.953 %; both are refused until the cell says which, by a percent sign or a percent
    format. A value of 0 is 0 either way, and one above 1 is no fraction.

    Args:
        rubric: says which measures are percentages; table: has a column `measure`.
        column: the numbers; settled: bool per row: counts beside the number leave no doubt.

    Yields:
        One problem for each measure, at its first row in doubt, with the number of such rows.
    """
    percent = table.frame["measure"].map({code: m.per == 100 for code, m in rubric.measures.items()})
    known, is_rate = percent.notna().to_numpy(), percent.eq(True).to_numpy()
    says_so, (scaled, places) = table.percent(column), table.exact(column)
    odd = says_so & known & ~is_rate
    yield from tell(table, odd, column, "percent_not_here", value=table.frame[column].map(_with_sign))
    doubt = is_rate & ~says_so & ~settled & (scaled > 0) & (scaled <= 10**places)
    for measure in table.frame["measure"][doubt].unique():
        rows = np.flatnonzero(doubt & (table.frame["measure"] == measure).to_numpy(bool))
        number = Decimal(int(scaled[rows[0]])).scaleb(-places)
        yield Problem(
            table.path,
            int(table.frame.index[rows[0]]),
            column,
            "percent_or_fraction",
            _words(number, len(rows)),
        )


def _words(number: Decimal, rows: int) -> dict:
    plain = {"value": number, "as_percent": number, "as_fraction": number * 100}
    texts = {name: plain_text(value.normalize()) for name, value in plain.items()}
    return {
        "rows": rows,
        "value": texts["value"],
        "as_percent": f"{texts['as_percent']}%",
        "as_fraction": f"{texts['as_fraction']}%",
    }


def _with_sign(value: float) -> str:
    return f"{plain_text(value)}%"
