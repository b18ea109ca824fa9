"""What it would take (达到更高等级所需): the least set of steps to a grade, and its runner-ups."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from qualitykit.language import say
from qualitykit.outlook import Reach, due_days, reach
from qualitykit.outlook.efforts import USUAL, Name, effort_of
from qualitykit.outlook.options import standing
from qualitykit.outlook.path import Option, Standing, Way
from qualitykit.scoring import Assessment
from qualitykit.tables.cells import DASH, change, day, frame, points, total
from qualitykit.tables.effort_words import figures, given_efforts
from qualitykit.tables.facts import grade_of, place_of
from qualitykit.tables.prospects import shortened
from qualitykit.workspace import Unit, Workspace

# Others decide on honours: whatever the criteria can do alone is done without them.
HONOUR_EFFORT = 1000
WAYS, STEPS, NAMED, SWAPPED = 3, 10, 12, 5


@dataclass(frozen=True)
class Goals:
    """What a unit could aim at (目标): the grade it has, in an interim period, and the next one."""

    now: Assessment
    unit: Unit
    reaches: tuple[Reach, ...]
    due: dict
    costs: dict[Name, Fraction]

    @property
    def nearest(self) -> Reach | None:
        """The first goal to which there is a way (最近的目标)."""
        return next((one for one in self.reaches if one.ways), None)

    @property
    def figures(self) -> dict[str, bool]:
        """Whether each criterion with points to gain has an effort of its own (各项是否有系数)."""
        return figures(self.nearest.options, self.costs, self.unit) if self.nearest else {}

    @property
    def several(self) -> bool:
        """Whether there is more than the steps of one way to tell (是否不止一条途径)."""
        found = [way for one in self.reaches for way in different(one)]
        return len(found) > 1 or any(len(_points(way)) > STEPS for way in found)


def goals(workspace: Workspace, now: Assessment, unit: Unit) -> Goals:
    """What it would take the unit to keep its grade and to reach the next (各目标所需)."""
    due = due_days(workspace.year(now.period.year).tables.get("tasks"))
    costs = given_efforts(workspace, now)
    own = (effort_of(costs, unit.id, one.id) for one in now.rubric.responsible(unit.id, unit.kind))
    dear = HONOUR_EFFORT * max([USUAL, *own])
    effort = costs | {honour.id: dear for honour in now.rubric.bonus.honours}
    held = grade_of(now, unit)["grade_before_veto"]
    wanted = [held] if held and not now.period.final else []
    found = [reach(now, unit.id, goal, effort, due, WAYS) for goal in (*wanted, None)]
    distinct = {one.grade: one for one in reversed(found)}
    return Goals(now, unit, tuple(reversed(distinct.values())), due, costs)


def gained(way: Way, bonus: bool) -> Fraction:
    """The points, or the bonus points, of a way (所需分值)."""
    return sum((option.gain for option in way.options if option.bonus == bonus), Fraction(0))


def effort(way: Way) -> Fraction:
    """The effort of a way's points (工作量); an honour's is not ours to reckon."""
    return sum((option.cost for option in _points(way)), Fraction(0))


def different(one: Reach) -> list[Way]:
    """The ways that differ in more than in which honours bring the bonus (不同途径)."""
    found: dict[tuple, Way] = {}
    for way in one.ways:
        found.setdefault((frozenset(_points(way)), gained(way, True)), way)
    return list(found.values())


def _points(way: Way) -> list[Option]:
    return [option for option in way.options if not option.bonus]


def ways(aims: Goals, language: str) -> pd.DataFrame:
    """The ways to each goal, cheapest first (各途径).

    Returns:
        grade, least total, points to gain, bonus to gain, their effort where figures are given, total that results,
        what to do: each step of the first way, and of the others what is different. Empty where the table of steps
        says it all already.
    """
    rows = [row for one in aims.reaches for row in _rows(one, aims.now, language)] if aims.several else []
    names = ("goal", "least_total", "to_gain", "bonus_to_gain", "effort", "total_then", "what_to_do")
    return _with_effort(frame([say(f"column.{name}", language) for name in names], rows), aims, language)


def _with_effort(table: pd.DataFrame, aims: Goals, language: str) -> pd.DataFrame:
    """A table without its column of efforts where they say no more than the points."""
    return table if any(aims.figures.values()) else table.drop(columns=say("column.effort", language))


def _rows(one: Reach, now: Assessment, language: str) -> Iterator[list[str]]:
    first, *others = different(one) or [None]
    for way in (first, *others) if first else ():
        numbers = [points(gained(way, bonus)) for bonus in (False, True)]
        what = _steps_text(_points(way), NAMED, language) if way is first else _instead(first, way, language)
        numbers += [points(effort(way)), total(way.total, now.rubric)]
        yield [one.grade, total(one.goal, now.rubric), *numbers, what]


def _steps_text(options: list[Option], most: int, language: str) -> str:
    named = [say("path.step", language, criterion=o.criterion, points=o.outcome) for o in options]
    return shortened(named, most, language) or DASH


def _instead(first: Way, other: Way, language: str) -> str:
    """What a runner-up does otherwise than the first way."""
    ours, theirs = _points(first), _points(other)
    dropped = [option for option in ours if option not in theirs]
    added = [option for option in theirs if option not in ours]
    values = {"instead": _steps_text(added, SWAPPED, language), "of": _steps_text(dropped, SWAPPED, language)}
    return say("path.instead", language, **values)


def steps(aims: Goals, language: str) -> pd.DataFrame:
    """The steps of the cheapest way to the nearest goal, largest first (最省途径的各步), at most ten.

    Returns:
        number, criterion, points so far, points to reach, gain in the total, effort where figures are given and,
        until the year closes, due day.
    """
    aim = aims.nearest
    chosen = sorted(_points(aim.ways[0]), key=lambda option: -option.gain)[:STEPS] if aim else []
    at = standing(aims.now, place_of(aims.now, aims.unit))
    rows = [_step(option, at, aims, language) for option in chosen]
    names = ("number", "criterion", "so_far", "to_reach", "in_total", "effort", "due")
    table = _with_effort(frame([say(f"column.{name}", language) for name in names], rows), aims, language)
    return table.iloc[:, :-1] if aims.now.period.final else table


def _step(option: Option, at: Standing | None, aims: Goals, language: str) -> list[str]:
    now, u = aims.now, place_of(aims.now, aims.unit)
    criterion = now.rubric.criterion(option.criterion)
    row = now.points[now.rubric.criteria.index(criterion)]
    so_far = Fraction(int(row.points[u]), now.evidence.scale) if row.scored[u] else None
    due = day(aims.due.get((aims.unit.id, criterion.id)))
    numbers = [option.outcome, change(at.full / at.available * option.gain), points(option.cost)]
    return [criterion.id, criterion.title(language), points(so_far), *numbers, due]
