"""A unit's criteria one by one (逐项): all of them, what was lost, and what is still open."""

from fractions import Fraction

import pandas as pd

from qualitykit.language import listed, say
from qualitykit.rubric import Criterion
from qualitykit.scoring import Assessment
from qualitykit.scoring.criteria import Why
from qualitykit.scoring.sentences import Sentences
from qualitykit.tables.cells import DASH, day, frame, points
from qualitykit.tables.facts import criteria_of, earned, place_of
from qualitykit.tables.grid import grid
from qualitykit.workspace import Table, Unit, Workspace


def criteria(workspace: Workspace, now: Assessment, unit: Unit, language: str) -> pd.DataFrame:
    """Every criterion for which a unit answers (逐项得分), in the document's order.

    Returns:
        number, title, points within reach, points, reason, evidence, source. Points are a dash where the
        criterion is open or does not apply; the reason says which.
    """
    told, u = Sentences(now, language), place_of(now, unit)
    by_path = {table.path: table for table in workspace.year(now.period.year).tables.values()}
    rows = [
        (
            criterion.id,
            criterion.title(language),
            points(criterion.points),
            points(earned(now, c, u)),
            told.reason(c, u),
            _evidence(now, by_path, c, unit, language),
            told.source(c, u),
        )
        for c, criterion in criteria_of(now, unit)
    ]
    names = ("number", "criterion", "available", "points", "reason", "evidence", "source")
    return frame([say(f"column.{name}", language) for name in names], rows)


def _evidence(now: Assessment, tables: dict[str, Table], c: int, unit: Unit, language: str) -> str:
    """What this year's files say of where the points or numbers come from, each text once."""
    why = Why(int(now.points[c].why[place_of(now, unit)]))
    texts: list[str] = []
    for path, numbers in now.rows_behind(now.rubric.criteria[c], unit.id, why).items():
        if path in tables:
            rows = tables[path].frame.loc[numbers]
            column = next((name for name in ("evidence", "source") if name in rows), None)
            texts += [] if column is None else rows[column].dropna().tolist()
    return say("words.semicolon", language).join(dict.fromkeys(texts)) or DASH


def lost(now: Assessment, unit: Unit, language: str) -> pd.DataFrame:
    """Where points were lost (失分), largest first, with whoever else answers for the same criterion."""
    sums, u, told = grid(now), place_of(now, unit), Sentences(now, language)
    mine = [(c, criterion) for c, criterion in criteria_of(now, unit) if sums.lost[c, u]]
    mine.sort(key=lambda pair: -sums.lost[pair[0], u])
    rows = [
        (
            criterion.id,
            criterion.title(language),
            points(Fraction(int(sums.lost[c, u]), sums.scale)),
            f"{points(earned(now, c, u))}/{points(criterion.points)}",
            others(now, criterion, unit, language),
            told.reason(c, u),
        )
        for c, criterion in mine
    ]
    names = ("number", "criterion", "lost", "of", "others", "reason")
    return frame([say(f"column.{name}", language) for name in names], rows)


def others(now: Assessment, criterion: Criterion, unit: Unit, language: str) -> str:
    """Who else answers for a criterion (共同责任单位), in the document's own terms; a dash where nobody does."""
    names = (_other(now, name, unit, language) for name in criterion.units)
    return listed((name for name in names if name), language) or DASH


def _other(now: Assessment, name: str, unit: Unit, language: str) -> str:
    """One name in the document's list of responsible units; empty where that is the unit itself."""
    group = now.rubric.groups.get(name)
    if group is None:
        return "" if name == unit.id else now.rubric.units[name].title(language)
    if not group.holds(unit.id, unit.kind):
        return group.title(language)
    alone = sum(group.holds(one.id, one.kind) for one in now.units) < 2
    return "" if alone else say("mark.rest_of_group", language, group=group.title(language))


def open_items(workspace: Workspace, now: Assessment, unit: Unit, language: str) -> pd.DataFrame:
    """What can still move until the year closes (未定事项), with its range and when it is due, most at stake first.

    Criteria that nobody has judged yet, and measures that are scored on the year to date.
    """
    u, due, told = place_of(now, unit), _due(workspace, now, unit), Sentences(now, language)
    rows = []
    mine = sorted(
        criteria_of(now, unit), key=lambda pair: now.points[pair[0]].low[u] - now.points[pair[0]].high[u]
    )
    for c, criterion in mine:
        row, scale = now.points[c], now.evidence.scale
        if row.applicable[u] and row.low[u] < row.high[u]:
            ends = (Fraction(int(end[u]), scale) for end in (row.low, row.high))
            numbers = (points(earned(now, c, u)), *(points(end) for end in ends))
            due_on = due.get(criterion.id, DASH)
            rows.append((criterion.id, criterion.title(language), *numbers, due_on, told.reason(c, u)))
    names = ("number", "criterion", "so_far", "low", "high", "due", "reason")
    return frame([say(f"column.{name}", language) for name in names], rows)


def _due(workspace: Workspace, now: Assessment, unit: Unit) -> dict[str, str]:
    """The last deadline of each criterion in the unit's tasks."""
    table = workspace.year(now.period.year).tables.get("tasks")
    if table is None:
        return {}
    rows = table.frame[table.frame["unit"] == unit.id]
    return {criterion: day(due) for criterion, due in rows.groupby("criterion")["due"].max().items()}
