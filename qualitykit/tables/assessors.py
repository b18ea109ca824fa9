"""Whether the assessors agree (评审一致性), where several judged one criterion of a unit in one quarter."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from qualitykit.language import listed, say, sentences
from qualitykit.scoring import Assessment
from qualitykit.statistics.agreement import krippendorff_alpha
from qualitykit.statistics.assessors import leniency, spread
from qualitykit.statistics.estimate import Estimate
from qualitykit.tables.cells import DASH, about, count, frame, points
from qualitykit.tables.facts import titles
from qualitykit.tables.words import section
from qualitykit.workspace import Workspace

MOST = 5
# Krippendorff's own bounds: from the first on data are reliable, from the second on good for tentative findings.
RELIABLE, TENTATIVE = 0.800, 0.667


@dataclass(frozen=True)
class Panel:
    """What several assessors judged (共同评分).

    assessors: names; judged: unit, criterion, quarter of each judgement; shares: points ÷ the criterion's points,
    float[assessors, judged], NaN where one did not judge.
    """

    assessors: list[str]
    judged: pd.DataFrame
    shares: np.ndarray


def panel(workspace: Workspace, now: Assessment) -> Panel | None:
    """The year's awards up to the period that two assessors or more gave together (共同评分); None without any."""
    table = workspace.year(now.period.year).tables.get("awards")
    if table is None:
        return None
    worth = {criterion.id: float(criterion.points) for criterion in now.rubric.criteria}
    rows = table.frame[table.frame["quarter"] <= now.period.last_quarter]
    rows = rows[rows["criterion"].isin(list(worth)) & rows["assessor"].notna()]
    key = ["unit", "criterion", "quarter"]
    rows = rows[rows.groupby(key)["assessor"].transform("nunique") > 1]
    if rows.empty:
        return None
    shares = rows.assign(share=rows["points"].astype(float) / rows["criterion"].map(worth).astype(float))
    wide = shares.pivot_table("share", key, "assessor", aggfunc="mean", sort=False)
    return Panel(list(wide.columns), wide.index.to_frame(index=False), wide.to_numpy().T)


def lead(found: Panel | None, language: str) -> str:
    """The heading and the answer (评审一致性一节): how far the assessors agree beyond chance, and how often."""
    if found is None:
        return section("assessors", language, say("assessors.none", language))
    alpha, apart = krippendorff_alpha(found.shares), spread(found.shares).range
    same = int((apart == 0).sum())
    values = {"count": len(apart), "assessors": len(found.assessors), "same": same}
    said = [_alpha_words(alpha, language), say("assessors.counts", language, **values)]
    return section("assessors", language, sentences(said, language), say("assessors.assumed", language))


def _alpha_words(alpha: Estimate, language: str) -> str:
    value = float(alpha.value)
    if value != value:
        return say("assessors.constant", language)
    level = "reliable" if value >= RELIABLE else "tentative" if value >= TENTATIVE else "poor"
    ends = (
        ""
        if np.isnan(alpha.lower)
        else say(
            "assessors.interval", language, low=about(float(alpha.lower)), high=about(float(alpha.upper))
        )
    )
    return say(f"assessors.{level}", language, alpha=about(value), interval=ends)


def by_assessor(found: Panel | None, language: str) -> pd.DataFrame:
    """Each assessor against the co-assessors (评审宽严), most lenient first.

    Returns:
        assessor, judged together, gives more by so many percentage points of the criterion's points, 95 % interval,
        what it shows.
    """
    rows = [] if found is None else _lenient_rows(found, language)
    names = ("assessor", "judged", "more_given", "interval", "shows")
    return frame([say(f"column.{name}", language) for name in names], rows)


def _lenient_rows(found: Panel, language: str) -> list[list[str]]:
    estimate = leniency(found.shares)
    rows = []
    for a in np.argsort(-estimate.value, kind="stable").tolist():
        value, low, high = (100 * float(part[a]) for part in (estimate.value, estimate.lower, estimate.upper))
        known = low == low
        shows = "lenient" if known and low > 0 else "severe" if known and high < 0 else "unclear"
        ends = f"{about(low, 1)} {say('words.to', language)} {about(high, 1)}" if known else DASH
        more = ("+" if value > 0 else "") + about(value, 1)
        name = found.assessors[a]
        rows.append([name, count(int(estimate.n[a])), more, ends, say(f"assessors.{shows}", language)])
    return rows


def widest(found: Panel | None, now: Assessment, language: str) -> pd.DataFrame:
    """Where the assessors were furthest apart (分歧最大的几项), at most five: unit, criterion, each one's points."""
    rows = [] if found is None else _widest_rows(found, now, language)
    names = ("unit", "criterion", "quarter", "each_gave", "apart", "available")
    return frame([say(f"column.{name}", language) for name in names], rows)


def _widest_rows(found: Panel, now: Assessment, language: str) -> list[list[str]]:
    apart, names = spread(found.shares).range, titles(now, language)
    worth = [now.rubric.criterion(one).points for one in found.judged["criterion"]]
    gap = apart * np.array(worth, float)
    rows = []
    for at in [at for at in np.lexsort((-gap, -apart)).tolist() if apart[at] > 0][:MOST]:
        unit, criterion, quarter = found.judged.iloc[at]
        gave = [
            say("assessors.gave", language, assessor=name, points=about_points(share * float(worth[at])))
            for name, share in zip(found.assessors, found.shares[:, at], strict=True)
            if share == share
        ]
        title = f"{criterion} {now.rubric.criterion(criterion).title(language)}"
        numbers = [about_points(gap[at]), points(worth[at])]
        rows.append([names[unit], title, str(quarter), listed(gave, language), *numbers])
    return rows


def about_points(value: float) -> str:
    """A mean of points as it is read (分值): without needless decimals.

    >>> about_points(1.5), about_points(2.0)
    ('1.5', '2')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")
