"""What can still change for a unit (年内余地): what closes when, and where its rates are heading."""

import pandas as pd

from qualitykit.language import listed, say, sentences
from qualitykit.language.inert import as_markdown
from qualitykit.outlook import Remaining, remaining
from qualitykit.scoring import Assessment
from qualitykit.tables.cells import DASH, about, count, day, frame, points, total
from qualitykit.tables.facts import grade_of
from qualitykit.tables.words import part, section
from qualitykit.workspace import Unit, Workspace

MOST, ITEMS = 4, 12


def left(workspace: Workspace, now: Assessment) -> Remaining:
    """What can still change, with the due days of the year's tasks (年内余地)."""
    return remaining(now, workspace.year(now.period.year).tables.get("tasks"))


def lead(rest: Remaining, items: pd.DataFrame, now: Assessment, unit: Unit, language: str) -> str:
    """The heading and the answer (余地一节): the final total and grade, the points, what closes next.

    Args:
        items: of `criteria.open_items`, the criteria that can still move.
    """
    row = rest.units[rest.units["unit"] == unit.id].iloc[0]
    if not row["available"]:
        return section("prospects", language, say("prospects.no_duty", language))
    said = [_range_words(items, now, unit, language)]
    if len(items) or row["low"] != row["high"]:
        said.append(_grade_words(row, language))
    said.append(_points_words(row, language))
    if len(items) > ITEMS:
        said.append(say("prospects.first", language, most=ITEMS, rest=len(items) - ITEMS))
    closing = sentences([_next_words(row, now, language), _late_words(rest, now, unit, language)], language)
    assumed = "" if now.period.final else say("prospects.assumed", language)
    return section("prospects", language, sentences(said, language), closing, assumed)


def _range_words(items: pd.DataFrame, now: Assessment, unit: Unit, language: str) -> str:
    grade = grade_of(now, unit)
    if items.empty:
        moves = grade["low"] != grade["high"]
        return say("prospects.only_bonus" if moves else "lead.nothing_open", language)
    low, high = (total(grade[end], now.rubric) for end in ("low", "high"))
    unsettled = points(grade["available"] - grade["settled"])
    values = {"count": len(items), "open": unsettled, "low": low, "high": high}
    if now.period.final:
        return say("lead.open_final", language, **values)
    judged = grade["available"] == grade["settled"]
    return say("lead.open_judged" if judged else "lead.open", language, **values)


def _grade_words(row: pd.Series, language: str) -> str:
    """The final grade: one for certain, or from which to which."""
    low, high = row["grade_low"], row["grade_high"]
    if low == high:
        return say("prospects.one_grade", language, grade=high)
    return say("prospects.grades", language, grade_low=low, grade_high=high)


def _points_words(row: pd.Series, language: str) -> str:
    values = {name: points(row[name]) for name in ("available", "settled", "open", "lost")}
    return say("prospects.points" if row["open"] else "prospects.points_closed", language, **values)


def _next_words(row: pd.Series, now: Assessment, language: str) -> str:
    """Which criteria close next, and when."""
    if row["closes"] is None or now.period.final:
        return ""
    titled = [as_markdown(f"{one} {now.rubric.criterion(one).title(language)}") for one in row["next"]]
    criteria = shortened(titled, MOST, language)
    return say("prospects.next", language, day=day(row["closes"]), criteria=criteria)


def _late_words(rest: Remaining, now: Assessment, unit: Unit, language: str) -> str:
    """Which criteria are past their due day and still open, and what the highest is without them."""
    mine = rest.criteria[(rest.criteria["unit"] == unit.id) & rest.criteria["overdue"].astype(bool)]
    if mine.empty:
        return ""
    row = rest.units[rest.units["unit"] == unit.id].iloc[0]
    values = {"count": len(mine), "criteria": shortened(mine["criterion"].tolist(), 2 * MOST, language)}
    values |= {"open": points(sum(mine["open"])), "in_time": total(row["in_time"], now.rubric)}
    said = [say("prospects.late", language, grade=row["grade_in_time"], **values)]
    return sentences(said if now.period.final else [*said, say("prospects.late_path", language)], language)


def first(items: pd.DataFrame) -> pd.DataFrame:
    """The criteria with most at stake, at most twelve (分值最大的未定事项), of `criteria.open_items`."""
    return items[:ITEMS]


def shortened(items: list[str], most: int, language: str) -> str:
    """The first of several things, and how many more there are (列举至多几项)."""
    if len(items) <= most:
        return listed(items, language)
    return say("mark.and_more", language, items=listed(items[:most], language), count=len(items) - most)


def heading_rates(projected: pd.DataFrame, now: Assessment, unit: Unit, language: str) -> pd.DataFrame:
    """Where the unit's rates are heading (年终得分预测): final points of its banded criteria.

    Returns:
        criterion, sample so far, samples to come, points now, expected, the interval, remark; nothing of what the
        page cannot tell anyway, and empty in the last quarter and in the final assessment.
    """
    mine = (projected["unit"] == unit.id) & projected["reason"].isin(["", "no_history"])
    rows = projected[mine] if now.period.last_quarter < 4 else projected[:0]
    cells = [_heading(row, now, language) for row in rows.itertuples(index=False)]
    names = ("criterion", "sample_passed", "to_come", "points_now", "expected_final", "interval_90", "remark")
    return frame([say(f"column.{name}", language) for name in names], cells)


def _heading(row, now: Assessment, language: str) -> list[str]:
    title = f"{row.criterion} {now.rubric.criterion(row.criterion).title(language)}"
    if row.reason:
        return [title, *[DASH] * 5, say(f"untold.{row.reason}", language)]
    sample = say("mark.of", language, part=count(row.passed), whole=count(row.n))
    ends = f"{points(row.lower)}–{points(row.upper)}" if row.lower < row.upper else points(row.lower)
    return [title, sample, count(row.to_come), points(row.points), about(row.expected), ends, DASH]


def heading_lead(table: pd.DataFrame, now: Assessment, language: str) -> str:
    """The heading of where the rates are heading (预测小节); nothing where no rate can."""
    if table.empty:
        return ""
    return part("heading", language, say("prospects.heading", language, year=now.period.year - 1))
