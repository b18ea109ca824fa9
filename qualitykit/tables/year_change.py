"""Why a total differs from last year's (比上年变动的来由): what the data did, what the rules did."""

from fractions import Fraction

import pandas as pd

from qualitykit.language import say
from qualitykit.memo import remembered
from qualitykit.outlook import change
from qualitykit.period import Period
from qualitykit.scoring import Assessment
from qualitykit.tables.cells import change as signed
from qualitykit.tables.cells import frame, total
from qualitykit.tables.facts import titles
from qualitykit.tables.timeline import Moment
from qualitykit.tables.words import part, period_title
from qualitykit.workspace import Unit, Workspace
from qualitykit.workspace.schema import DISTRICT

_COLUMNS = ("unit", "before", "now", "change", "data", "rule")


@remembered()
def split(workspace: Workspace, moments: tuple[Moment, ...]) -> pd.DataFrame:
    """The change of every total against the same period of last year (总分变动分解); no row without that year."""
    now = moments[-1].assessment
    last = Period(now.period.year - 1, now.period.quarter)
    if last.year not in workspace.years:
        return pd.DataFrame(columns=_COLUMNS)
    made = [moment.assessment for moment in moments if moment.assessment is not None]
    return change(workspace, last, now.period, made=made)


def lead(changes: pd.DataFrame, now: Assessment, unit: Unit | None, language: str) -> str:
    """The heading and the split of one total (变动来由小节), of a unit or the district.

    Nothing without two totals to compare.
    """
    rows = changes[changes["unit"] == (DISTRICT if unit is None else unit.id)]
    if rows.empty or rows.iloc[0]["change"] is None:
        return ""
    row, last = rows.iloc[0], Period(now.period.year - 1, now.period.quarter)
    values = {name: total(row[name], now.rubric) for name in ("before", "now")}
    values |= {name: signed(row[name]) for name in ("change", "data", "rule")}
    key = "split" if any_rule(changes) else "same_rules"
    exact = _rounded(row["data"]) + _rounded(row["rule"]) == _rounded(row["change"])
    said = say(f"change.{key}", language, period=period_title(last, language), **values)
    return part("change", language, said + ("" if exact else say("change.rounded", language)))


def _rounded(value: Fraction) -> int:
    return round(100 * value)


def any_rule(changes: pd.DataFrame) -> bool:
    """Whether the rules changed some total (规则是否引起变动)."""
    return any(bool(value) for value in changes["rule"])


def table(changes: pd.DataFrame, now: Assessment, language: str) -> pd.DataFrame:
    """The split of every total (总分变动分解表); empty where the rules changed none: all is data then."""
    known = changes[changes["change"].notna()] if any_rule(changes) else changes[:0]
    names = titles(now, language)
    rows = [
        (
            names[row.unit],
            *(total(value, now.rubric) for value in (row.before, row.now)),
            *(signed(value) for value in (row.change, row.data, row.rule)),
        )
        for row in known.itertuples(index=False)
    ]
    columns = ("unit", "total_last_year", "total", "change", "by_data", "by_rule")
    return frame([say(f"column.{name}", language) for name in columns], rows)
