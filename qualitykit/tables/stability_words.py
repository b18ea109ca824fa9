"""Which reading decides, in words (哪条读法决定等级行文)."""

from qualitykit.language import listed, say, sentences
from qualitykit.language.inert import as_markdown
from qualitykit.outlook import Stability
from qualitykit.tables.cells import DASH
from qualitykit.tables.facts import place_of
from qualitykit.tables.stability import (
    TOGETHER,
    alone,
    grade_name,
    reading_title,
    reading_value,
    share_of,
    together,
    wide,
)
from qualitykit.tables.words import section
from qualitykit.workspace import Unit


def unit_lead(tried: Stability, unit: Unit, language: str) -> str:
    """The heading and the answer (读法一节): whether some other reading changes the unit's grade, and how often."""
    now = tried.assessment
    grade = now.grades.loc[now.grades["unit"] == unit.id, "grade"].iloc[0]
    if not now.evidence.responsible[:, place_of(now, unit)].any():
        return section("readings", language, say("readings.no_duty", language))
    changing = alone(tried, unit)
    changing = changing[changing["changes"].astype(bool)]
    kept, combinations = share_of(tried, unit)
    values = {"grade": grade or DASH, "kept": kept, "all": combinations}
    key = "firm" if kept == combinations else "alone" if len(changing) else "together"
    if not isinstance(grade, str):
        key = f"no_grade_{'firm' if kept == combinations else 'loose'}"
    flips = [_flip(row.reading, row.value, row.grade, language) for row in changing.itertuples(index=False)]
    said = [say(f"readings.{key}", language, flips=listed(flips, language), **values)]
    more = len(together(tried, unit)) - TOGETHER
    if more > 0:
        said.append(say("readings.more_sets", language, count=more))
    return section("readings", language, sentences(said, language), assumed(tried, language))


def _flip(reading: str, value, grade: str | None, language: str) -> str:
    values = {"reading": reading_title(reading, language), "value": reading_value(reading, value, language)}
    return say("readings.flip", language, grade=grade_name(grade, language), **values)


def assumed(tried: Stability, language: str) -> str:
    """What stays as it is, and which reading could not be tried (读法一节的假定)."""
    said = [say("readings.assumed", language)]
    if tried.left_out:
        months = listed((reading_value("first_month", month, language) for month in tried.left_out), language)
        said.append(say("readings.left_out", language, months=months))
    return sentences(said, language)


def district_lead(tried: Stability, language: str) -> str:
    """The heading and the answer of the district (读法一节): how many grades hang on one reading.

    Readings that turn more than half of all units are named apart, lest they drown the others.
    """
    changed = tried.single[tried.single["changes"].astype(bool)]
    names, n = (
        {unit.id: as_markdown(unit.title(language)) for unit in tried.assessment.units},
        len(tried.units),
    )
    firm = [names[unit] for unit in tried.units.loc[tried.units["grades"].map(len) == 1, "unit"]]
    if changed.empty:
        said = [
            say("readings.none" if len(firm) == n else "readings.only_sets", language, count=n - len(firm))
        ]
        return section("stability", language, sentences(said, language), assumed(tried, language))
    groups = [
        (name, value, rows) for (name, value), rows in changed.groupby(["reading", "value"], sort=False)
    ]
    narrow = {unit for _, _, rows in groups if not wide(tried, len(rows)) for unit in rows["unit"]}
    said = [
        say("readings.district", language, count=len(narrow), all=n),
        _wide_words(tried, groups, language),
        _sets_words(tried, set(changed["unit"]), names, language),
        _idle_words(tried, set(changed["reading"]), language),
    ]
    return section("stability", language, sentences(said, language), assumed(tried, language))


def _wide_words(tried: Stability, groups: list, language: str) -> str:
    """Which readings turn more than half of all units."""
    told = [
        say(
            "reading.wide",
            language,
            reading=reading_title(name, language),
            value=reading_value(name, value, language),
            count=len(rows),
        )
        for name, value, rows in groups
        if wide(tried, len(rows))
    ]
    return say("readings.widest", language, readings=listed(told, language)) if told else ""


def _sets_words(tried: Stability, single: set[str], names: dict[str, str], language: str) -> str:
    """Which units change only under several readings together."""
    only = [unit for unit in tried.unstable["unit"] if unit not in single]
    return say("readings.sets", language, units=listed((names[u] for u in only), language)) if only else ""


def _idle_words(tried: Stability, deciding: set[str], language: str) -> str:
    """Which readings change no grade by themselves."""
    idle = [reading_title(name, language) for name in tried.axes if name not in deciding]
    return say("readings.idle", language, readings=listed(idle, language)) if idle else ""
