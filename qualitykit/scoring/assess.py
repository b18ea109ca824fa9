"""One district in one period, scored and graded (考核一个考核期)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from qualitykit.period import Period
from qualitykit.rubric import Rubric
from qualitykit.rubric.rules import BandedShortfall, conditions
from qualitykit.scoring.awards import Awards, gather_awards, gather_findings, gather_honours, gather_targets
from qualitykit.scoring.criteria import Points
from qualitykit.scoring.district import DistrictScore, score_district
from qualitykit.scoring.evidence import Evidence, Key
from qualitykit.scoring.grading import Grading, grade_units, rank_units
from qualitykit.scoring.measures import Gathered, gather
from qualitykit.scoring.totals import Totals, add_up, score_all


@dataclass(frozen=True)
class Assessment:
    """A district's units in one period (考核结果): the evidence as arrays, and everything that follows from it.

    `restated` says that the rubric was not in force in that year: points may be compared, no grade was given.
    """

    period: Period
    rubric: Rubric
    units: tuple
    evidence: Evidence
    awards: Awards
    now: dict[Key, Gathered]
    before: dict[Key, Gathered]
    findings: pd.DataFrame
    held_by_district: np.ndarray

    @property
    def restated(self) -> bool:
        """Whether the year came before the rubric (按本细则重算)."""
        return self.period.year < self.rubric.first_year

    @cached_property
    def points(self) -> list[Points]:
        """Points of every criterion, in the document's order, over the units (逐项得分)."""
        return score_all(self.evidence)

    @cached_property
    def totals(self) -> Totals:
        """Sums over each unit's criteria (合计)."""
        return add_up(self.evidence)

    @cached_property
    def grading(self) -> Grading:
        """Base, bonus, total, range and grade of every unit (定级)."""
        return grade_units(self.totals, self.evidence)

    @cached_property
    def ranks(self) -> tuple[np.ndarray, np.ndarray]:
        """Rank of every unit within its kind, and of how many; 0 where it is not ranked (排名)."""
        evidence = self.evidence
        floor = int(self.rubric.settings.rank_floor * evidence.scale)
        enough = self.totals.available >= floor
        return rank_units(self.grading.total, evidence.vetoed, enough, evidence.towns.astype(int))

    @cached_property
    def district(self) -> DistrictScore:
        """The district as a whole (全区)."""
        held = np.minimum(self.evidence.honours.sum(axis=1) + self.held_by_district, 1)
        return score_district(self.points, self.evidence, held, bool(len(self.findings)))


def assess(workspace, period: Period | str, rubric: Rubric | None = None) -> Assessment:
    """Score and grade every unit of a workspace as of a period (考核).

    Args:
        workspace: an open workspace; period: `2016Q3`, `2016` or a `Period`.
        rubric: another rubric than the one in force that year, to restate a year under it.

    Raises:
        QualitykitError: no such year, no rubric in force, or tables with problems: all of them at once.
    """
    period = Period.parse(period) if isinstance(period, str) else period
    rubric = rubric or workspace.rubric(period.year)
    tables = workspace.year(period.year).tables
    units = workspace.units
    last = workspace.year(period.year - 1).tables if period.year - 1 in workspace.years else {}
    keys = _keys(rubric)
    now = {key: gather(tables, *key, rubric, period, units) for key in keys}
    before = {key: gather(last, *key, rubric, _base_period(key, rubric, period), units) for key in keys}
    awards = gather_awards(tables, rubric, period, units)
    held = gather_honours(tables, rubric, period, units)
    findings = gather_findings(tables, rubric, period)
    evidence = Evidence(
        rubric,
        period.final,
        awards.scale,
        np.array([[rubric.answers(c, unit.id, unit.kind) for unit in units] for c in rubric.criteria], bool),
        awards.points,
        {key: gathered.observed for key, gathered in now.items()},
        {key: gathered.observed for key, gathered in before.items()},
        gather_targets(tables, rubric, units),
        held[:, :-1],
        np.array([unit.kind == "town" for unit in units], bool),
        np.array([unit.id in set(findings["unit"]) for unit in units], bool),
    )
    return Assessment(period, rubric, units, evidence, awards, now, before, findings, held[:, -1])


def _keys(rubric: Rubric) -> Iterable[Key]:
    """Every measure, and field of a measure, that some rule reads."""
    rules = [criterion.rule for criterion in rubric.criteria]
    rules += [honour.rule for honour in rubric.bonus.honours if honour.rule is not None]
    banded = {(rule.measure, None) for rule in rules if isinstance(rule, BandedShortfall)}
    return sorted(
        banded | {(x.measure, getattr(x, "part", None)) for r in rules for x in conditions(r)}, key=str
    )


def _base_period(key: Key, rubric: Rubric, period: Period) -> Period:
    """What this year is compared with: a rate with all of last year, an amount with its same quarters."""
    year = Period(period.year - 1)
    return year if rubric.measures[key[0]].kind == "rate" else replace(year, quarter=period.quarter)
