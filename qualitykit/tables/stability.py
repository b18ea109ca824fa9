"""Which reading decides a grade (哪条读法决定等级): for one unit each reading turned, for the district by reading."""

from collections import Counter
from typing import Any

import pandas as pd

from qualitykit.language import listed, say
from qualitykit.outlook import Stability
from qualitykit.scoring import Assessment
from qualitykit.tables.cells import DASH, frame, total
from qualitykit.tables.facts import place_of
from qualitykit.tables.prospects import shortened
from qualitykit.tables.readings import setting_value
from qualitykit.workspace import Unit

TOGETHER, NAMED = 3, 6


def reading_title(name: str, language: str) -> str:
    """What a reading is about (读法名称)."""
    return say("reading.closed" if name == "closed" else f"setting.{name}", language)


def reading_value(name: str, value: Any, language: str) -> str:
    """One way to read it, in words (读法取值)."""
    return (
        say(f"reading.closed_{value}", language) if name == "closed" else setting_value(name, value, language)
    )


def turned(flips: dict[str, Any], language: str) -> str:
    """Some readings turned, each with its new value (改动的读法)."""
    return listed(
        (
            say(
                "reading.turned",
                language,
                reading=reading_title(name, language),
                value=reading_value(name, value, language),
            )
            for name, value in flips.items()
        ),
        language,
    )


def alone(tried: Stability, unit: Unit) -> pd.DataFrame:
    """The rows of a unit's readings turned alone, those that change its grade first (单独改读法)."""
    return tried.of_unit[unit.id][0]


def together(tried: Stability, unit: Unit) -> pd.DataFrame:
    """The least sets of two readings or more that change a unit's grade (合起来才改变等级的读法)."""
    return tried.of_unit[unit.id][1]


def unit_readings(tried: Stability, unit: Unit, language: str) -> pd.DataFrame:
    """What each other reading gives a unit (逐条读法的结果): only those that change its total or grade.

    Returns:
        reading as adopted, turned to, total, grade, whether the grade changes; a line for the first sets of
        readings that change it only together.
    """
    now, adopted = tried.assessment, _adopted_total(tried, unit)
    rows = [
        (
            reading_title(row.reading, language),
            reading_value(row.reading, tried.axes[row.reading][0], language),
            reading_value(row.reading, row.value, language),
            *_result(row.total, row.grade, now),
            say(f"reading.{'changes' if row.changes else 'same'}", language),
        )
        for row in alone(tried, unit).itertuples(index=False)
        if row.changes or row.total != adopted
    ]
    sets = together(tried, unit)[:TOGETHER].itertuples(index=False)
    name, change = say("reading.together", language), say("reading.changes", language)
    rows += [
        (name, DASH, turned(row.flips, language), *_result(row.total, row.grade, now), change) for row in sets
    ]
    names = ("reading", "adopted", "turned_to", "total", "grade", "grade_effect")
    return frame([say(f"column.{name}", language) for name in names], rows)


def _result(value, grade: str | None, now: Assessment) -> tuple[str, str]:
    """A total with its grade; dashes where there is none."""
    return (total(value, now.rubric), grade) if isinstance(grade, str) else (DASH, DASH)


def _adopted_total(tried: Stability, unit: Unit):
    found = tried.assessment.grades
    return found.loc[found["unit"] == unit.id, "total"].iloc[0]


def share_of(tried: Stability, unit: Unit) -> tuple[int, int]:
    """Under how many of all combinations a unit keeps its grade (等级不变的组合数)."""
    grades = tried.grade[..., place_of(tried.assessment, unit)]
    return int((grades == grades.flat[0]).sum()), grades.size


def wide(tried: Stability, count: int) -> bool:
    """Whether more than half of all units change, and too many to name (是否牵动一半以上单位)."""
    return count > NAMED and 2 * count > len(tried.assessment.units)


def grade_name(grade: str | None, language: str) -> str:
    """A grade, or that there is none (等级名称)."""
    return grade if isinstance(grade, str) else say("reading.no_grade", language)


def by_reading(tried: Stability, language: str) -> pd.DataFrame:
    """The units whose grade a reading decides (等级取决于读法的单位), the reading that decides fewest first.

    Returns:
        reading as adopted, turned to, how many units change, which and how; where more than half of all do, only
        how many go from which grade to which.
    """
    changed = tried.single[tried.single["changes"].astype(bool)]
    groups = [
        (name, value, rows) for (name, value), rows in changed.groupby(["reading", "value"], sort=False)
    ]
    rows = [
        (
            reading_title(name, language),
            reading_value(name, tried.axes[name][0], language),
            reading_value(name, value, language),
            say("mark.of", language, part=len(group), whole=len(tried.assessment.units)),
            _who(tried, group, language),
        )
        for name, value, group in sorted(groups, key=lambda found: len(found[2]))
    ]
    names = ("reading", "adopted", "turned_to", "units_changing", "which")
    return frame([say(f"column.{name}", language) for name in names], rows)


def _who(tried: Stability, group: pd.DataFrame, language: str) -> str:
    """Which units change, from which grade to which."""
    held = dict(zip(tried.units["unit"], tried.units["grade"], strict=True))
    moves = [
        (row.unit, *(grade_name(grade, language) for grade in (held[row.unit], row.grade)))
        for row in group.itertuples(index=False)
    ]
    if wide(tried, len(moves)):
        counts = Counter((old, new) for _, old, new in moves)
        told = [
            say("reading.moves", language, old=old, new=new, count=n)
            for (old, new), n in sorted(counts.items())
        ]
        return listed(told, language)
    titles = {unit.id: unit.title(language) for unit in tried.assessment.units}
    told = [say("reading.move", language, unit=titles[unit], old=old, new=new) for unit, old, new in moves]
    return shortened(told, NAMED, language)
