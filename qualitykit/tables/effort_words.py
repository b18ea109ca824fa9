"""What is assumed of effort (工作量假定): equal for every point, or as the year's table `efforts` has it."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from qualitykit.language import say
from qualitykit.outlook import efforts
from qualitykit.outlook.efforts import Name, is_given
from qualitykit.outlook.path import Option
from qualitykit.scoring import Assessment
from qualitykit.workspace import Unit, Workspace


def given_efforts(workspace: Workspace, now: Assessment) -> dict[Name, Fraction]:
    """The figures of a period's year (所给系数)."""
    return efforts(workspace.year(now.period.year).tables.get("efforts"))


def figures(options: Iterable[Option], costs: Mapping[Name, Fraction], unit: Unit) -> dict[str, bool]:
    """Whether there is a figure for each criterion on which a unit can still gain (各项是否有系数)."""
    return {o.criterion: is_given(costs, unit.id, o.criterion) for o in options if not o.bonus}


def assumed(given: Mapping[str, bool], language: str, equal: str = "effort.equal") -> str:
    """Which efforts were reckoned with (工作量假定行文), as part of a sentence.

    Args:
        given: whether each criterion with points to gain has a figure; equal: what to say where none has.
    """
    count = sum(given.values())
    return say("effort.given", language, count=count, all=len(given)) if count else say(equal, language)
