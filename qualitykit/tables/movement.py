"""What moved (变动): every unit against the quarter before, and against the same period of last year."""

from fractions import Fraction

import pandas as pd

from qualitykit.language import say
from qualitykit.scoring import Assessment
from qualitykit.tables.cells import DASH, change, frame, points, total
from qualitykit.tables.facts import KINDS, grade_of
from qualitykit.tables.standing import ranked
from qualitykit.tables.timeline import Moment, before, same_last_year
from qualitykit.workspace import Unit

HEADINGS = (
    *("unit", "total_before", "total", "change", "rank_before", "rank", "more_points"),
    *("total_last_year", "change_last_year"),
)


def movement(moments: tuple[Moment, ...], language: str) -> pd.DataFrame:
    """Totals and ranks against the quarter before and last year (变动): the district, then each kind by rank.

    Returns:
        total before and now, change, rank before and now, points added, last year's total for the same period and
        the change since. A dash where there is nothing to compare.
    """
    now, earlier, last = moments[-1].assessment, before(moments), same_last_year(moments).assessment
    by_id = {unit.id: unit for unit in now.units}
    order = [None, *(by_id[unit] for kind in KINDS for unit in ranked(now, kind)["unit"])]
    rows = (_row(now, earlier, last, unit, language) for unit in order)
    return frame([say(f"column.{name}", language) for name in HEADINGS], rows)


def _row(
    now: Assessment, earlier: Assessment | None, last: Assessment | None, unit: Unit | None, language: str
) -> list[str]:
    new, old = grade_of(now, unit), _known(earlier, unit)
    year_ago = _known(last, unit)
    title = say("column.district", language) if unit is None else unit.title(language)
    added = None if old is None else new["points"] - old["points"]
    return [
        title,
        total(_of(old, "total"), now.rubric),
        total(new["total"], now.rubric),
        change(_difference(new, old)),
        str(_of(old, "rank") or DASH),
        str(new["rank"] or DASH),
        points(added),
        total(_of(year_ago, "total"), now.rubric),
        change(_difference(new, year_ago)),
    ]


def _known(assessment: Assessment | None, unit: Unit | None) -> pd.Series | None:
    return None if assessment is None else grade_of(assessment, unit)


def _of(grade: pd.Series | None, name: str):
    return None if grade is None else grade[name]


def _difference(new: pd.Series, old: pd.Series | None) -> Fraction | None:
    """Total less the other total; None where either is missing."""
    if old is None or old["total"] is None or new["total"] is None:
        return None
    return new["total"] - old["total"]


def moves(moments: tuple[Moment, ...]) -> list[tuple[Unit, Fraction]]:
    """How far each total moved since the quarter before (总分变动), the largest fall first.

    Only units that had a total then and have one now.
    """
    now, earlier = moments[-1].assessment, before(moments)
    moved = [(unit, _difference(grade_of(now, unit), _known(earlier, unit))) for unit in now.units]
    return sorted((pair for pair in moved if pair[1] is not None), key=lambda pair: pair[1])
