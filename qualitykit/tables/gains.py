"""Where the district's next points are cheapest (全区提升空间)."""

import pandas as pd

from qualitykit.language import say, sentences
from qualitykit.outlook import district_gains, due_days
from qualitykit.scoring import Assessment
from qualitykit.tables.cells import change, fixed, frame, points
from qualitykit.tables.effort_words import assumed, given_efforts
from qualitykit.tables.facts import titles
from qualitykit.tables.words import section
from qualitykit.workspace import Workspace

MOST = 10


def gains(workspace: Workspace, now: Assessment) -> pd.DataFrame:
    """What is still to be had, without what is due by the period's end (全区提升空间): see `district_gains`."""
    due = due_days(workspace.year(now.period.year).tables.get("tasks"))
    return district_gains(now, given_efforts(workspace, now), due)


def table(found: pd.DataFrame, now: Assessment, language: str) -> pd.DataFrame:
    """The cheapest gains of the district's total (最省力的提升), at most ten.

    Returns:
        unit, criterion, its points, the gain, and what one point of the district's takes: points, or effort where
        figures are given.
    """
    names = titles(now, language)
    rows = [
        (
            names[row.unit],
            f"{row.criterion} {now.rubric.criterion(row.criterion).title(language)}",
            points(row.points),
            change(row.gain),
            points(row.each),
        )
        for row in found[:MOST].itertuples(index=False)
    ]
    each = "each_effort" if found["given"].any() else "each"
    columns = ("unit", "criterion", "to_gain", "in_district", each)
    return frame([say(f"column.{name}", language) for name in columns], rows)


def lead(found: pd.DataFrame, now: Assessment, language: str) -> str:
    """The heading and the answer (提升一节): what the first rows bring together, and how many more there are."""
    if found.empty:
        return section("gains", language, say("gains.none", language))
    first = found[:MOST]
    values = {"count": len(first), "gain": fixed(sum(first["gain"])), "points": points(sum(first["points"]))}
    said = [say("gains.answer", language, **values)]
    if len(found) > MOST:
        rest = fixed(sum(found["gain"][MOST:]))
        said.append(say("gains.more", language, count=len(found) - MOST, gain=rest))
    given = found.groupby("criterion")["given"].any().to_dict()
    key = "gains.assumed_final" if now.period.final else "gains.assumed"
    rests_on = say(key, language, effort=assumed(given, language))
    return section("gains", language, sentences(said, language), rests_on)
