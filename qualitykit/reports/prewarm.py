"""What all pages of a run have in common, worked out before their processes are forked (各页共用部分的预先计算)."""

import os
from functools import cached_property

from qualitykit import outlook
from qualitykit.memo import remembering
from qualitykit.period import Period
from qualitykit.reports.provenance import record
from qualitykit.scoring import Assessment, assess
from qualitykit.tables.facts import KINDS, grades
from qualitykit.tables.measured import funding
from qualitykit.tables.path import goals
from qualitykit.tables.prospects import left
from qualitykit.tables.timeline import Moment, timeline
from qualitykit.tables.year_change import split
from qualitykit.workspace import Unit, Workspace, open_workspace


def district(folder: str, workspace: str, period: str) -> None:
    """Read, score and judge a district as its pages do, and keep all that is no one unit's own (预先计算).

    A page that asks for the same takes it up; one that asks for anything else, or finds other files, works it out
    for itself, and so does every page where this failed.

    Args:
        folder: where the notebooks run.
        workspace, period: as the notebooks are given them.

    Raises:
        QualitykitError: the data or the rubric have problems.
    """
    before = os.getcwd()
    os.chdir(folder)
    try:
        with remembering():
            _common(workspace, period)
    finally:
        os.chdir(before)


def _common(workspace: str, period: str) -> None:
    opened = open_workspace(workspace)
    now = assess(opened, period)
    past = timeline(opened, now)
    sure = outlook.certainty(now)
    tried = outlook.stability(now, opened)
    made = [now, *(moment.assessment for moment in past if moment.assessment), sure, tried]
    for one in made:
        _work_out(one)
    outlook.rank_sets(sure)
    outlook.project(now, opened)
    left(opened, now)
    split(opened, past)
    record(opened, Period.parse(period))
    for one in made:
        if isinstance(one, Assessment):
            _grades(one)
    for kind in KINDS:
        _of_one(opened, now, past, next((unit for unit in opened.units if unit.kind == kind), None))


def _grades(one: Assessment) -> None:
    for kinds in ((), *((kind,) for kind in KINDS)):
        grades(one, *kinds)


def _of_one(opened: Workspace, now: Assessment, past: tuple[Moment, ...], unit: Unit | None) -> None:
    """The tables of one unit of a kind, for what they work out of all units."""
    if unit is not None:
        funding(opened, now, unit, "zh")
        goals(opened, now, unit)


def _work_out(result: object) -> None:
    """Have a result work out everything that it would work out when asked."""
    for name, part in vars(type(result)).items():
        if isinstance(part, cached_property):
            getattr(result, name)
