"""The result of scoring a district in one period (考核结果): the evidence, and everything that follows from it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import ceil

import numpy as np
import pandas as pd

from qualitykit.period import Period
from qualitykit.rubric import Criterion, Rubric
from qualitykit.rubric.rules import BandedShortfall, Growth, Rule, Threshold, conditions
from qualitykit.scoring.awards import Awards
from qualitykit.scoring.blocks import score_units
from qualitykit.scoring.criteria import Points, Why
from qualitykit.scoring.district import DistrictScore, score_district
from qualitykit.scoring.evidence import Evidence, Key
from qualitykit.scoring.grading import Grading, rank_units
from qualitykit.scoring.measures import Gathered, Rows, merged_rows
from qualitykit.scoring.results import answered, grades_frame, scores_frame
from qualitykit.scoring.sentences import Sentences
from qualitykit.scoring.totals import Totals, score_all


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
    target_rows: dict[str, dict[str, Rows]]
    findings: pd.DataFrame
    held_by_district: np.ndarray

    @property
    def end(self) -> date:
        """Last day of the period (期末)."""
        return self.period.end(self.rubric.settings.first_month)

    @property
    def restated(self) -> bool:
        """Whether the year came before the rubric (按本细则重算)."""
        return self.period.year < self.rubric.first_year

    @cached_property
    def points(self) -> list[Points]:
        """Points of every criterion, in the document's order, over the units (逐项得分)."""
        return score_all(self.evidence)

    @cached_property
    def _scored(self) -> tuple[Totals, Grading]:
        return score_units(self.evidence)

    @property
    def totals(self) -> Totals:
        """Sums over each unit's criteria (合计)."""
        return self._scored[0]

    @property
    def grading(self) -> Grading:
        """Base, bonus, total, range and grade of every unit (定级)."""
        return self._scored[1]

    @cached_property
    def ranks(self) -> tuple[np.ndarray, np.ndarray]:
        """Rank of every unit within its kind, and of how many; 0 where it is not ranked (排名)."""
        evidence = self.evidence
        floor = ceil(self.rubric.settings.rank_floor * evidence.scale)
        enough = self.totals.available >= floor
        return rank_units(self.grading.total, evidence.vetoed, enough, evidence.towns.astype(int))

    @cached_property
    def district(self) -> DistrictScore:
        """The district as a whole (全区)."""
        held = np.minimum(self.evidence.honours.sum(axis=1) + self.held_by_district, 1)
        return score_district(self.points, self.evidence, held, bool(len(self.findings)))

    @cached_property
    def scores(self) -> pd.DataFrame:
        """A row per unit and criterion that it answers for, without the sentences (得分表)."""
        return scores_frame(self)

    @cached_property
    def grades(self) -> pd.DataFrame:
        """A row per unit and one for the district (等级表)."""
        return grades_frame(self)

    def reasons(self, language: str = "zh") -> list[str]:
        """One sentence for each row of `scores` that shows the arithmetic (得分理由)."""
        sentences = Sentences(self, language)
        return [sentences.reason(c, u) for u, c in answered(self)]

    def sources(self, language: str = "zh") -> list[str]:
        """For each row of `scores`, the input rows behind it and the document's clause (来源)."""
        sentences = Sentences(self, language)
        return [sentences.source(c, u) for u, c in answered(self)]

    @cached_property
    def _given(self) -> dict[tuple[str, str], dict]:
        return {(row["criterion"], row["unit"]): row for row in self.awards.given.to_dict("records")}

    def given(self, criterion: str, unit: str) -> dict:
        """What assessors gave a unit on a criterion: count, sum, min, max and the file's rows (评审给分明细)."""
        return self._given[criterion, unit]

    def rows_behind(self, criterion: Criterion, unit: str, why: Why) -> Rows:
        """The rows of the input files on which a unit's points on a criterion rest (来源行)."""
        if why in (Why.AWARD, Why.STANDS_IN):
            return {self.awards.path: self.given(criterion.id, unit)["rows"]}
        rule = criterion.rule
        read = rule_reads(rule)
        gathered = [self.now[key] for key in read]
        gathered += [self.before[key] for key in read if any(_compares(x, key) for x in conditions(rule))]
        aims = [self.target_rows.get(measure, {}) for measure in aims_of(rule)]
        return merged_rows(rows.get(unit, {}) for rows in (*(one.rows for one in gathered), *aims))


def _compares(rule, key: Key) -> bool:
    """Whether a condition compares a measure with last year's."""
    return isinstance(rule, Growth) and (rule.measure, rule.part) == key


def aims_of(rule: Rule) -> list[str]:
    """The measures that a rule holds against their target (对照目标的指标)."""
    if isinstance(rule, BandedShortfall):
        return [rule.measure]
    return [x.measure for x in conditions(rule) if isinstance(x, Threshold) and "target" in x.sides.values()]


def rule_reads(rule: Rule) -> list[Key]:
    """The measures, and fields of measures, that a rule reads (所用指标)."""
    if isinstance(rule, BandedShortfall):
        return [(rule.measure, None)]
    return sorted({(x.measure, getattr(x, "part", None)) for x in conditions(rule)}, key=str)
