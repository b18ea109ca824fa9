"""What all pages of a run have in common, worked out before their processes are forked (各页共用部分的预先计算)."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
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
    with _kept(folder):
        _outlook(*_results(workspace, period))


def results(folder: str, workspace: str, period: str) -> None:
    """The same without the outlook, for pages that have none of it (不含推演的预先计算).

    Args and Raises: as `district`.
    """
    with _kept(folder):
        _results(workspace, period)


@contextmanager
def _kept(folder: str) -> Iterator[None]:
    before = os.getcwd()
    os.chdir(folder)
    try:
        with remembering():
            yield
    finally:
        os.chdir(before)


def _results(workspace: str, period: str) -> tuple[Workspace, Assessment, tuple[Moment, ...]]:
    """What stands: every period's scores, and where they come from."""
    opened = open_workspace(workspace)
    now = assess(opened, period)
    past = timeline(opened, now)
    for one in (now, *(moment.assessment for moment in past if moment.assessment)):
        _work_out(one)
        _grades(one)
    record(opened, Period.parse(period))
    for unit in _one_of_each_kind(opened):
        funding(opened, now, unit, "zh")
    return opened, now, past


def _outlook(opened: Workspace, now: Assessment, past: tuple[Moment, ...]) -> None:
    """What may still come."""
    sure = outlook.certainty(now)
    outlook.stability(now, opened).of_unit  # noqa: B018
    for one in (sure, outlook.rank_sets(sure)):
        _work_out(one)
    outlook.project(now, opened)
    left(opened, now)
    split(opened, past)
    for unit in _one_of_each_kind(opened):
        goals(opened, now, unit)


def _grades(one: Assessment) -> None:
    for kinds in ((), *((kind,) for kind in KINDS)):
        grades(one, *kinds)


def _one_of_each_kind(opened: Workspace) -> list[Unit]:
    """A unit of each kind, for what its tables work out of all units."""
    return list({unit.kind: unit for unit in reversed(opened.units)}.values())


def _work_out(result: object) -> None:
    """Have a result work out everything that it would work out when asked."""
    for name, part in vars(type(result)).items():
        if isinstance(part, cached_property):
            getattr(result, name)
