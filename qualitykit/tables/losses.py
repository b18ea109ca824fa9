"""Where the district loses points (全区失分): by office, towns' losses by the department that shares the criterion."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from qualitykit.language import say
from qualitykit.scoring import Assessment
from qualitykit.tables.cells import DASH, count, fixed, frame, points
from qualitykit.tables.document import named
from qualitykit.tables.facts import numbered
from qualitykit.tables.grid import district_criteria, grid
from qualitykit.tables.words import part
from qualitykit.workspace import Unit


@dataclass(frozen=True)
class Office:
    """A department, and what was lost on the criteria for which it answers (一个责任部门的失分), exact points."""

    unit: Unit
    own: Fraction
    shared: int
    towns: Fraction
    worst: int | None


def offices(now: Assessment) -> list[Office]:
    """Departments by what the towns lost on the criteria that they share with them, most first (责任部门).

    A town criterion for which several departments answer counts for each of them, so the sums do not add up.
    """
    sums, towns = grid(now), now.evidence.towns
    mine = np.broadcast_to(now.evidence.responsible, sums.reach.shape)
    lost_by_towns = (sums.lost * towns).sum(axis=1)
    reached_by_towns = (mine & towns).any(axis=1)
    found = []
    for u, unit in enumerate(now.units):
        if not towns[u] and mine[:, u].any():
            shared = mine[:, u] & reached_by_towns
            lost = np.where(shared, lost_by_towns, 0)
            worst = int(lost.argmax()) if lost.any() else None
            own, by_towns = (Fraction(int(x), sums.scale) for x in (sums.lost[:, u].sum(), lost.sum()))
            found.append(Office(unit, own, int(shared.sum()), by_towns, worst))
    return sorted(found, key=lambda office: (-office.towns, -office.own))


def office_losses(now: Assessment, language: str) -> pd.DataFrame:
    """Losses by responsible office (按责任部门的失分).

    Returns:
        department, what it lost itself, number of criteria it shares with the towns, what the towns lost on
        these, per town, and on which criterion most.
    """
    towns = int(now.evidence.towns.sum())
    rows = [
        (
            office.unit.title(language),
            points(office.own),
            count(office.shared),
            points(office.towns) if office.shared and towns else DASH,
            fixed(office.towns / towns) if office.shared and towns else DASH,
            _criterion(now, office.worst, language),
        )
        for office in offices(now)
    ]
    names = ("department", "own_lost", "shared", "towns_lost", "per_town", "worst")
    return frame([say(f"column.{name}", language) for name in names], rows)


def _criterion(now: Assessment, c: int | None, language: str) -> str:
    return DASH if c is None else numbered(now.rubric.criteria[c], language)


def most_lost_lead(table: pd.DataFrame, language: str) -> str:
    """Heading of the largest losses (失分最多的项目小节), or that there is none."""
    key = "answer.nothing_lost" if table.empty else "lead.most_lost"
    return part("most_lost", language, say(key, language))


def criterion_losses(now: Assessment, language: str) -> pd.DataFrame:
    """The criteria on which the district loses most (失分最多的项目), largest first, at most ten.

    Returns:
        number, criterion, points within reach, lost by the district (mean of its units), how many of the units
        that were scored lost some, and who answers.
    """
    sums, by_criterion = grid(now), district_criteria(now)
    most = sorted(range(len(by_criterion)), key=lambda c: -by_criterion[c][1])[:10]
    rows = [
        (
            now.rubric.criteria[c].id,
            now.rubric.criteria[c].title(language),
            points(now.rubric.criteria[c].points),
            fixed(by_criterion[c][1]),
            say(
                "mark.of",
                language,
                part=int((sums.lost[c] > 0).sum()),
                whole=int(((sums.earned[c] + sums.lost[c]) > 0).sum()),
            ),
            named(now.rubric, now.rubric.criteria[c], language),
        )
        for c in most
        if by_criterion[c][1]
    ]
    names = ("number", "criterion", "available", "lost", "units_losing", "units")
    return frame([say(f"column.{name}", language) for name in names], rows)
