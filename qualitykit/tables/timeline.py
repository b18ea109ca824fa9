"""A period among the others (各考核期): this year's quarters so far, and last year under the same rubric."""

from dataclasses import dataclass

import pandas as pd

from qualitykit.language import say
from qualitykit.memo import remembered
from qualitykit.period import Period
from qualitykit.scoring import Assessment, assess
from qualitykit.tables.cells import DASH, fixed, frame, points, total
from qualitykit.tables.facts import grade_of
from qualitykit.tables.words import period_title
from qualitykit.workspace import Unit, Workspace

HEADINGS = ("period", "points", "settled", "base", "bonus", "total", "low", "high", "grade", "remark")


@dataclass(frozen=True)
class Moment:
    """One period that is shown beside the others (一期); `assessment` is None where its year has no data."""

    period: Period
    assessment: Assessment | None


@remembered()
def timeline(workspace: Workspace, now: Assessment) -> tuple[Moment, ...]:
    """Last year's same quarter and end, then this year's periods up to now (各期考核结果).

    Every period is scored under the rubric of `now`, so that points can be compared; a year before that rubric
    is restated (按本细则重算) and its grades were never given.
    """
    period = now.period
    last, this = Period(period.year - 1), range(1, period.last_quarter + 1)
    earlier = [last] if period.final else [Period(last.year, period.quarter), last]
    later = [*(Period(period.year, quarter) for quarter in this), *([period] if period.final else [])]
    return tuple(Moment(one, _assessed(workspace, now, one)) for one in (*earlier, *later))


def _assessed(workspace: Workspace, now: Assessment, period: Period) -> Assessment | None:
    if period == now.period:
        return now
    return assess(workspace, period, now.rubric) if period.year in workspace.years else None


def before(moments: tuple[Moment, ...]) -> Assessment | None:
    """This year's quarter before the last moment (上一季度); None in a first quarter."""
    *earlier, now = moments
    this_year = [moment for moment in earlier if moment.period.year == now.period.year]
    return this_year[-1].assessment if this_year else None


def same_last_year(moments: tuple[Moment, ...]) -> Moment:
    """The same period of last year (上年同期)."""
    return moments[0]


def periods(moments: tuple[Moment, ...], unit: Unit | None, language: str) -> pd.DataFrame:
    """A unit, or the district, over the periods (各期对比), oldest first.

    Returns:
        A row per period: points, settled points, base, bonus, total, range by year's end, grade, remark. The
        grade of a restated year stays empty: none was given. A year without data says so.
    """
    rows = [_row(moment, unit, language) for moment in moments]
    return frame([say(f"column.{name}", language) for name in HEADINGS], rows)


def _row(moment: Moment, unit: Unit | None, language: str) -> list[str]:
    title, known = period_title(moment.period, language), moment.assessment
    if known is None:
        return [title, *[DASH] * 8, say("remark.no_data", language)]
    grade = grade_of(known, unit)
    numbers = [
        points(grade["points"]),
        points(grade["settled"]),
        fixed(grade["base"]),
        points(grade["bonus"]),
    ]
    totals = [total(grade[name], known.rubric) for name in ("total", "low", "high")]
    given = DASH if known.restated else grade["grade"] or DASH
    return [title, *numbers, *totals, given, _remark(known, language)]


def _remark(known: Assessment, language: str) -> str:
    return say("remark.restated", language) if known.restated else DASH
