"""The bulletin (通报): tasks overdue and not done, and what nobody has reported."""

from fractions import Fraction

import pandas as pd

from qualitykit.language import listed, say
from qualitykit.scoring import Assessment
from qualitykit.tables.cells import count, day, frame, points, text
from qualitykit.tables.facts import numbered, titles
from qualitykit.workspace import Workspace


def overdue(workspace: Workspace, now: Assessment) -> pd.DataFrame | None:
    """Tasks whose deadline lies within the period and that were not done at its end (逾期未完成任务).

    Returns:
        Rows of `tasks`, with `days` late at the period's end; None where the year has no such table. A task done
        later than the period's end counts as not done: that is how things stood.
    """
    table = workspace.year(now.period.year).tables.get("tasks")
    if table is None:
        return None
    end = pd.Timestamp(now.end)
    rows = table.frame[table.frame["due"] <= end]
    rows = rows[rows["done"].isna() | (rows["done"] > end)]
    place = {unit.id: at for at, unit in enumerate(now.units)}
    late = rows.assign(days=(end - rows["due"]).dt.days, place=rows["unit"].map(place))
    return late.sort_values(["place", "due"], kind="stable")


def late_tasks(workspace: Workspace, now: Assessment, language: str) -> pd.DataFrame:
    """The overdue tasks by unit (逾期任务): what, which office, post and person, what was asked, how late."""
    late, names = overdue(workspace, now), titles(now, language)
    rows = [] if late is None else late.itertuples(index=False)
    cells = [
        (
            names[row.unit],
            numbered(now.rubric.criterion(row.criterion), language),
            *(text(value) for value in (row.office, row.post, row.person, row.quality, row.quantity)),
            day(row.due),
            count(row.days),
        )
        for row in rows
    ]
    columns = ("unit", "criterion", "office", "post", "person", "quality", "quantity", "due", "days_late")
    return frame([say(f"column.{name}", language) for name in columns], cells)


def unreported(now: Assessment, language: str) -> pd.DataFrame:
    """What has not been reported or judged, by unit (未报送或未评定), in the district file's order.

    Returns:
        unit, how many criteria, points they are worth, their numbers. Criteria that nobody can judge for lack of
        a target or a base are among them.
    """
    missing = now.scores[now.scores["status"].isin(["open", "unreported"])]
    names = titles(now, language)
    rows = [
        (
            names[unit],
            count(len(group)),
            points(sum(group["available"], Fraction(0))),
            listed(group["criterion"], language),
        )
        for unit, group in missing.groupby("unit", sort=False)
    ]
    columns = ("unit", "open_count", "open_points", "criteria")
    return frame([say(f"column.{name}", language) for name in columns], rows)
