"""The official table of a period (考核结果表): every unit of a kind, grades, and ranks that hang on little."""

from fractions import Fraction
from itertools import pairwise

import pandas as pd

from qualitykit.language import listed, say
from qualitykit.language.inert import as_markdown
from qualitykit.scoring import Assessment
from qualitykit.tables.cells import DASH, fixed, frame, points, total
from qualitykit.tables.facts import KINDS, remarks, titles
from qualitykit.tables.standing import ranked
from qualitykit.tables.words import bullets, part

CLOSEST = 3
COLUMNS = (
    *("unit", "rank", "available", "settled", "points", "base", "bonus"),
    *("total", "low", "high", "grade", "remark"),
)


def official(now: Assessment, kind: str, language: str) -> pd.DataFrame:
    """All units of a kind, best rank first (考核结果表).

    Returns:
        rank, unit, points within reach, settled, points, base, bonus, total, in an interim period the lowest and
        highest total by the year's end, grade, remark.
    """
    names = titles(now, language)
    table = frame(
        [say(f"column.{name}", language) for name in COLUMNS],
        ([names[row["unit"]], *_cells(now, row, language)] for _, row in ranked(now, kind).iterrows()),
    )
    moving = [say(f"column.{name}", language) for name in ("settled", "low", "high")]
    return table.drop(columns=moving) if now.period.final and _closed(now, kind) else table


def _cells(now: Assessment, row: pd.Series, language: str) -> list[str]:
    return [
        str(row["rank"] or DASH),
        *(points(row[name]) for name in ("available", "settled", "points")),
        fixed(row["base"]),
        points(row["bonus"]),
        *(total(row[name], now.rubric) for name in ("total", "low", "high")),
        row["grade"] or DASH,
        remarks(now, row, language),
    ]


def _closed(now: Assessment, kind: str) -> bool:
    """Whether nothing can move any more for any unit of a kind."""
    rows = now.grades[now.grades["kind"] == kind]
    return bool((rows["available"] == rows["settled"]).all())


def grade_counts(now: Assessment, language: str) -> pd.DataFrame:
    """How many units have each grade, and which (等级分布), towns and departments apart."""
    names = titles(now, language)
    ids = [*(grade.id for grade in now.rubric.grades.scale), None]
    kinds = [kind for kind in KINDS if (now.grades["kind"] == kind).any()]
    rows = [
        [
            grade or say("mark.no_grade", language),
            *(_holders(now, kind, grade, names, language) for kind in kinds),
        ]
        for grade in ids
        if grade or any(ranked(now, kind)["grade"].isna().any() for kind in kinds)
    ]
    return frame([say("column.grade", language), *(say(f"heading.{kind}", language) for kind in kinds)], rows)


def _holders(now: Assessment, kind: str, grade: str | None, names: dict[str, str], language: str) -> str:
    rows = ranked(now, kind)
    held = rows["grade"] == grade if grade else rows["grade"].isna()
    units = [names[unit] for unit in rows.loc[held, "unit"]]
    if not units:
        return DASH
    return say("mark.count_and_names", language, count=len(units), names=listed(units, language))


def grades_lead(language: str) -> str:
    """Heading of the grades (等级分布小节)."""
    return part("grades", language, say("lead.grades", language))


def ties(now: Assessment, kind: str, language: str) -> str:
    """Ranks that are shared, or that one more step of points would turn (并列与接近), in words.

    Two neighbours are close where the lower one would draw level with one more step on what is settled for it:
    difference ≤ 100 × step ÷ settled. Units under a veto are not compared with those without.
    """
    units = ranked(now, kind)
    if units.empty:
        return ""
    rows = units[[bool(rank) for rank in units["rank"]]]
    lines = [*_tied(now, rows, language), *_close(now, rows, language)]
    if not lines:
        key = "ties.none" if len(rows) > 1 else "ties.too_few"
        lines = [say(key, language, step=points(now.rubric.settings.points_step))]
    return f"**{say('heading.ties', language)}**\n\n{bullets(lines)}"


def _tied(now: Assessment, rows: pd.DataFrame, language: str) -> list[str]:
    titles = {unit.id: as_markdown(unit.title(language)) for unit in now.units}
    return [
        say(
            "ties.tied",
            language,
            rank=rank,
            units=listed((titles[unit] for unit in group["unit"]), language),
            total=total(group["total"].iloc[0], now.rubric),
        )
        for rank, group in rows.groupby("rank")
        if len(group) > 1
    ]


def _close(now: Assessment, rows: pd.DataFrame, language: str) -> list[str]:
    """The closest neighbours, and how many more there are."""
    one_of_each = rows.drop_duplicates("rank")
    pairs = [
        (upper["total"] - lower["total"], one_step(now, lower), upper, lower)
        for (_, upper), (_, lower) in pairwise(one_of_each.iterrows())
        if upper["veto"] == lower["veto"]
    ]
    close = sorted((pair for pair in pairs if pair[0] <= pair[1]), key=lambda pair: pair[0])
    lines = [_pair(now, *pair, language) for pair in close[:CLOSEST]]
    if len(close) > CLOSEST:
        values = {"count": len(close), "pairs": len(pairs), "step": points(now.rubric.settings.points_step)}
        lines.append(say("ties.count", language, **values))
    return lines


def one_step(now: Assessment, grade: pd.Series) -> Fraction:
    """What one more step of points adds to a unit's total as it stands (一个给分档折合的总分)."""
    step = now.rubric.settings.points_step
    if now.rubric.settings.not_applicable == "raw" or not grade["settled"]:
        return step
    credit = now.rubric.total - grade["available"] if now.rubric.settings.not_applicable == "credit" else 0
    return now.rubric.total * step / (grade["settled"] + credit)


def _pair(
    now: Assessment, gap: Fraction, step: Fraction, upper: pd.Series, lower: pd.Series, language: str
) -> str:
    titles = {unit.id: as_markdown(unit.title(language)) for unit in now.units}
    values = {"upper": titles[upper["unit"]], "lower": titles[lower["unit"]]}
    values |= {"gap": fixed(gap), "worth": fixed(step), "step": points(now.rubric.settings.points_step)}
    return say("ties.close", language, rank=upper["rank"], next=lower["rank"], **values)
