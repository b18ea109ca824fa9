"""How a unit came to its grade (由得分到等级), and who stands beside it (同类单位)."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from qualitykit.language import listed, say
from qualitykit.scoring import Assessment
from qualitykit.tables.bonus import counted_again, found_against, held
from qualitykit.tables.cells import DASH, day, fixed, frame, points, text, total
from qualitykit.tables.facts import grade_of, grades, range_text, remarks, titles
from qualitykit.tables.words import part, section
from qualitykit.workspace import Unit, Workspace
from qualitykit.workspace.schema import DISTRICT

Step = tuple[str, str, str]
# Up to so many units of a kind stand on a unit's page; of more, the first ones and those on either side of it.
SHOWN, FIRST, AROUND = 40, 3, 12


def steps(workspace: Workspace, now: Assessment, unit: Unit | None, language: str) -> pd.DataFrame:
    """From the points within reach to the grade, one step a row (由得分到等级), for a unit or the district.

    Returns:
        item, value, and how it comes about: the formula with its numbers, each honour, each finding.
    """
    grade = grade_of(now, unit)
    rows = [
        *_base(now, unit, grade, language),
        *_bonus(workspace, now, unit, grade, language),
        *_grade(now, unit, grade, language),
    ]
    return frame([say(f"column.{name}", language) for name in ("step", "value", "how")], rows)


def _base(now: Assessment, unit: Unit | None, grade: pd.Series, language: str) -> Iterator[Step]:
    yield say("step.available", language), points(grade["available"]), _left_out(now, unit, language)
    yield say("step.settled", language), points(grade["settled"]), DASH
    how = "points_district" if unit is None else "points_how"
    yield say("step.points", language), points(grade["points"]), say(f"step.{how}", language)
    formula = say(
        f"step.base_{now.rubric.settings.not_applicable}",
        language,
        points=points(grade["points"]),
        settled=points(grade["settled"]),
        total=points(now.rubric.total),
        credit=points(now.rubric.total - grade["available"]),
    )
    yield say("step.base", language), fixed(grade["base"]), DASH if grade["base"] is None else formula


def steps_lead(unit: Unit | None, language: str) -> str:
    """Heading of the steps (由得分到等级一节); a part of the results where it is the district's."""
    heading = part("district", language) if unit is None else section("steps", language)
    return f"{heading}\n\n{say('lead.steps', language)}"


def _left_out(now: Assessment, unit: Unit | None, language: str) -> str:
    """How many criteria the points within reach come from, and which do not apply."""
    if unit is None:
        return say("step.available_district", language)
    mine = now.scores[now.scores["unit"] == unit.id]
    left_out = mine.loc[mine["status"] == "not_applicable", "criterion"]
    how = say("step.available_how", language, count=len(mine) - len(left_out))
    if left_out.empty:
        return how
    return how + say("step.left_out", language, criteria=listed(left_out, language))


def _bonus(
    workspace: Workspace, now: Assessment, unit: Unit | None, grade: pd.Series, language: str
) -> Iterator[Step]:
    rows = held(workspace, now, language)
    mine = _of_district(rows, now) if unit is None else rows[rows["unit"] == unit.id]
    for row in mine.itertuples(index=False):
        honour = now.rubric.honours[row.honour]
        title = say("step.honour", language, honour=honour.title(language))
        told = [row.reason or f"{day(row.date)} {text(row.holder)}", counted_again(row.counted, language)]
        told += [_clause(now, honour.clause, language), row.source]
        yield title, points(row.counted), _joined(told, language)
    cap = points(now.rubric.bonus.cap)
    wasted = grade["bonus_wasted"]
    how = say("step.wasted", language, cap=cap, wasted=points(wasted)) if wasted else None
    yield say("step.bonus", language), points(grade["bonus"]), how or say("step.cap", language, cap=cap)


def _of_district(rows: pd.DataFrame, now: Assessment) -> pd.DataFrame:
    """What counts for the district: every kind once, whoever holds it, without what the rubric computes."""
    computed = {honour.id for honour in now.rubric.bonus.honours if honour.rule is not None}
    return rows[~rows["honour"].isin(computed)].drop_duplicates("honour")


def _joined(parts: list[str], language: str) -> str:
    return say("words.semicolon", language).join(part for part in parts if part not in ("", DASH)) or DASH


def _grade(now: Assessment, unit: Unit | None, grade: pd.Series, language: str) -> Iterator[Step]:
    value = total(grade["total"], now.rubric)
    yield (
        say("step.total", language),
        value,
        say("step.total_how", language) if grade["total"] is not None else remarks(now, grade, language),
    )
    if not now.period.final:
        yield say("step.range", language), range_text(grade, now), say("step.range_how", language)
    before = grade["grade_before_veto"] or DASH
    how = grade_range(now, grade["grade_before_veto"], language)
    if not grade["veto"]:
        yield (
            say("step.grade", language),
            before,
            _joined([how, say("remark.gap", language) if grade["gap"] else ""], language),
        )
        return
    yield say("step.before_veto", language), before, how
    for row in found_against(now, DISTRICT if unit is None else unit.id).itertuples(index=False):
        parts = [f"{day(row.date)} {row.title}", row.finding, text(row.authority)]
        yield say("step.veto", language), now.rubric.veto.grade, _joined(parts, language)
    yield say("step.grade", language), grade["grade"] or DASH, _clause(now, now.rubric.veto.clause, language)


def _clause(now: Assessment, clause: str, language: str) -> str:
    return say("step.clause", language, annex=now.rubric.document.annex.in_language(language), clause=clause)


def grade_range(now: Assessment, grade: str | None, language: str) -> str:
    """Which totals make a grade (等级分数线), as printed."""
    scale = {one.id: one for one in now.rubric.grades.scale}
    if grade is None:
        return DASH
    one = scale[grade]
    key = "step.grade_up" if one.end is None else "step.grade_range"
    return say(key, language, grade=grade, start=points(one.start), end=points(one.end))


def ranked(now: Assessment, kind: str) -> pd.DataFrame:
    """The grades of a kind of units, best rank first, whoever is not ranked last (按名次)."""
    rows = grades(now, kind)
    last = len(rows) + 1
    return rows.assign(place=[rank or last for rank in rows["rank"]]).sort_values("place", kind="stable")


def nearest(now: Assessment, unit: Unit) -> pd.DataFrame:
    """The rows of `ranked` that the page of one unit shows (同类中相近的单位).

    All of them, as long as they can be taken in; else the first ones of its kind, and those around the unit.
    """
    rows = ranked(now, unit.kind)
    if len(rows) <= SHOWN:
        return rows
    place = np.arange(len(rows))
    mine = place[(rows["unit"] == unit.id).to_numpy()]
    return rows[(place < FIRST) | (abs(place - mine) <= AROUND)]


def marked(unit: Unit, language: str) -> str:
    """A unit's own name among the others of its kind (本单位标记)."""
    return unit.title(language) + say("mark.self", language)


def field(now: Assessment, unit: Unit, language: str) -> pd.DataFrame:
    """The units of a unit's kind side by side (同类单位): rank, total, range, grade; the unit itself is marked.

    Of a large kind, those that `nearest` tells.
    """
    names = titles(now, language)
    rows = [
        (
            marked(unit, language) if row["unit"] == unit.id else names[row["unit"]],
            str(row["rank"] or DASH),
            *(total(row[name], now.rubric) for name in ("total", "low", "high")),
            row["grade"] or DASH,
            remarks(now, row, language),
        )
        for _, row in nearest(now, unit).iterrows()
    ]
    return frame([say(f"column.{name}", language) for name in _FIELD], rows)


_FIELD = ("unit", "rank", "total", "low", "high", "grade", "remark")
