"""One district in one period, scored and graded (考核一个考核期)."""

from dataclasses import replace

import numpy as np

from qualitykit.memo import remembered
from qualitykit.period import Period
from qualitykit.rubric import Rubric
from qualitykit.scoring.assessment import Assessment, rule_reads
from qualitykit.scoring.awards import (
    gather_awards,
    gather_findings,
    gather_honours,
    gather_targets,
    target_rows,
)
from qualitykit.scoring.evidence import Evidence, Key
from qualitykit.scoring.measures import gather


def assess(workspace, period: Period | str, rubric: Rubric | None = None) -> Assessment:
    """Score and grade every unit of a workspace as of a period (考核).

    Args:
        workspace: an open workspace; period: `2016Q3`, `2016` or a `Period`.
        rubric: another rubric than the one in force that year, to restate a year under it.

    Raises:
        QualitykitError: no such year, no rubric in force, or tables with problems: all of them at once.
    """
    period = Period.parse(period) if isinstance(period, str) else period
    return _assessed(workspace, period.year, period.quarter, rubric or workspace.rubric(period.year))


@remembered()
def _assessed(workspace, year: int, quarter: int | None, rubric: Rubric) -> Assessment:
    period = Period(year, quarter)
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
    aims = target_rows(tables, rubric, units)
    return Assessment(period, rubric, units, evidence, awards, now, before, aims, findings, held[:, -1])


def _keys(rubric: Rubric) -> list[Key]:
    """Every measure, and field of a measure, that some rule reads."""
    rules = [criterion.rule for criterion in rubric.criteria]
    rules += [honour.rule for honour in rubric.bonus.honours if honour.rule is not None]
    return sorted({key for rule in rules for key in rule_reads(rule)}, key=str)


def _base_period(key: Key, rubric: Rubric, period: Period) -> Period:
    """What this year is compared with: a rate with all of last year, an amount with its same quarters."""
    year = Period(period.year - 1)
    return year if rubric.measures[key[0]].kind == "rate" else replace(year, quarter=period.quarter)
