"""Points by topic (按考核要点汇总): what was within reach, earned, lost and is still open, exact."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from qualitykit.language import say
from qualitykit.rubric import Rubric
from qualitykit.scoring import Assessment
from qualitykit.tables.cells import frame, points
from qualitykit.tables.facts import numbered, place_of, share_text
from qualitykit.workspace import Unit


@dataclass(frozen=True)
class Grid:
    """Criteria × units (逐项逐单位): int64[C, N] in grid units, 0 where a unit does not answer.

    reach = earned + lost + open, what does not apply to a unit being left out; `scale` grid units make a point.
    """

    reach: np.ndarray
    earned: np.ndarray
    lost: np.ndarray
    open: np.ndarray
    scale: int

    def by_topic(self, rubric: Rubric) -> "Grid":
        """The same summed over the criteria of each topic: int64[T, N] (按要点汇总)."""
        starts = np.cumsum([0, *(len(topic.criteria) for topic in rubric.topics)])[:-1]
        parts = (self.reach, self.earned, self.lost, self.open)
        return Grid(*(np.add.reduceat(part, starts, axis=0) for part in parts), self.scale)


def grid(now: Assessment) -> Grid:
    """Every criterion of every unit, in grid units (得分网格)."""
    rows, scale = now.points, now.evidence.scale
    mine = np.broadcast_to(now.evidence.responsible, (len(rows), now.evidence.n))
    applies = np.stack([row.applicable for row in rows]) & mine
    scored = np.stack([row.scored for row in rows]) & applies
    worth = np.array([[row.available] for row in rows])
    earned = np.where(scored, np.stack([row.points for row in rows]), 0)
    reach = worth * applies
    return Grid(reach, earned, worth * scored - earned, worth * (applies & ~scored), scale)


def topic_points(now: Assessment, unit: Unit | None, language: str) -> pd.DataFrame:
    """Points by topic of one unit, or of the district (各要点得失), in the document's order.

    Returns:
        A row per topic within reach: available, earned, lost, still open, share of the settled points in %.
    """
    sums = _district_sums(now) if unit is None else _unit_sums(now, unit)
    named = zip(now.rubric.topics, sums, strict=True)
    rows = [(numbered(topic, language), *_cells(*values)) for topic, values in named if any(values)]
    names = ("topic", "available", "points", "lost", "open", "share")
    return frame([say(f"column.{name}", language) for name in names], rows)


def _cells(earned: Fraction, lost: Fraction, unsettled: Fraction) -> list[str]:
    share = share_text(earned, earned + lost)
    return [*(points(value) for value in (earned + lost + unsettled, earned, lost, unsettled)), share]


def _unit_sums(now: Assessment, unit: Unit) -> list[tuple[Fraction, ...]]:
    sums, u = grid(now).by_topic(now.rubric), place_of(now, unit)
    columns = (sums.earned[:, u], sums.lost[:, u], sums.open[:, u])
    return [tuple(Fraction(int(x), sums.scale) for x in row) for row in zip(*columns, strict=True)]


def district_criteria(now: Assessment) -> list[tuple[Fraction, Fraction, Fraction]]:
    """Earned, lost and open points of the district on every criterion (全区逐项得失)."""
    applies = (grid(now).reach > 0).any(axis=1)
    rows = zip(now.rubric.criteria, now.district.points, applies, strict=True)
    none = Fraction(0)
    return [
        (none, none, c.points * bool(applied)) if value is None else (value, c.points - value, none)
        for c, value, applied in rows
    ]


def _district_sums(now: Assessment) -> list[tuple[Fraction, ...]]:
    by_criterion = iter(district_criteria(now))
    groups = [[next(by_criterion) for _ in topic.criteria] for topic in now.rubric.topics]
    return [tuple(sum(column, Fraction(0)) for column in zip(*group, strict=True)) for group in groups]


def shares(now: Assessment, language: str) -> pd.DataFrame:
    """Share of the settled points by unit and topic, in whole per cent (得分率).

    Returns:
        A row per unit, a column per topic; a dash where the unit does not answer or nothing is settled yet.
    """
    sums = grid(now).by_topic(now.rubric)
    settled = sums.earned + sums.lost
    by_unit = zip(now.units, sums.earned.T.tolist(), settled.T.tolist(), strict=True)
    rows = [
        (
            unit.title(language),
            *(share_text(part, whole, 0) for part, whole in zip(earned, all_of, strict=True)),
        )
        for unit, earned, all_of in by_unit
    ]
    return frame([say("column.unit", language), *(topic.id for topic in now.rubric.topics)], rows)
