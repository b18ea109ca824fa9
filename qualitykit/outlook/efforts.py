"""How much effort a point takes (工作量系数): what the user gives, and what counts for the rest.

A figure is a factor for each point of a criterion: 1 is the effort of a usual point, 2 takes twice as much. What has
no figure counts 1, so that figures for a few criteria compare with all others; hours or money for a few would not.
Honours are for others to award: the table has no figures for them.
"""

from collections.abc import Mapping
from fractions import Fraction
from math import isfinite

from qualitykit.errors import Problem, QualitykitError
from qualitykit.exact import to_fraction
from qualitykit.scoring import Assessment
from qualitykit.workspace import Table
from qualitykit.workspace.names import nearest

# By criterion or honour, for every unit; or by (unit, criterion), for that unit alone.
Name = str | tuple[str, str]
Costs = Mapping[Name, Fraction | float | int | str]

USUAL = Fraction(1)


def efforts(table: Table | None) -> dict[Name, Fraction]:
    """The figures of the year's table `efforts` (工作量系数表): those of every unit, and those of one; none without."""
    if table is None:
        return {}
    scaled, places = table.exact("effort")
    names = zip(table.frame["unit"], table.has("unit"), table.frame["criterion"], strict=True)
    keys = [(unit, criterion) if named else criterion for unit, named, criterion in names]
    return {key: Fraction(int(number), 10**places) for key, number in zip(keys, scaled, strict=True)}


def effort_of(costs: Mapping[Name, Fraction], unit: str, name: str) -> Fraction:
    """The effort of a point of a unit's criterion or honour (每分工作量): its own figure, that of every unit, or 1.

    >>> given = {"3.1.1": Fraction(2), ("guxing", "3.1.1"): Fraction(1, 2)}
    >>> [str(effort_of(given, *of)) for of in (("guxing", "3.1.1"), ("dahelu", "3.1.1"), ("dahelu", "3.1.2"))]
    ['1/2', '2', '1']
    """
    return costs.get((unit, name), costs.get(name, USUAL))


def is_given(costs: Mapping[Name, Fraction], unit: str, name: str) -> bool:
    """Whether a unit's criterion or honour has a figure (是否给出系数), of its own or of every unit."""
    return (unit, name) in costs or name in costs


def checked_costs(costs: Costs | None, assessment: Assessment) -> dict[Name, Fraction]:
    """Effort figures as exact numbers (工作量): each 0 or more, of a criterion or honour of the rubric.

    Raises:
        QualitykitError: one that is negative, missing, no number, or of an unknown name or unit; all of them at once.
    """
    rubric, units = assessment.rubric, {unit.id: unit.id for unit in assessment.units}
    known = {*(criterion.id for criterion in rubric.criteria), *rubric.honours}
    problems, checked = [], {}
    for key, cost in (costs or {}).items():
        unit, name = key if isinstance(key, tuple) else (None, key)
        number = _number(cost)
        if unit is not None and unit not in units:
            values = {"value": unit, "nearest": nearest(unit, units)}
            problems.append(Problem("COST", None, name, "unknown_unit", values))
        elif name not in known:
            problems.append(Problem("COST", None, name, "cost_of_unknown", {"value": name}))
        elif number is None or number < 0:
            problems.append(Problem("COST", None, name, "not_a_cost", {"value": cost}))
        else:
            checked[key] = number
    if problems:
        raise QualitykitError(problems)
    return checked


def _number(cost) -> Fraction | None:
    try:
        return to_fraction(cost) if not isinstance(cost, bool) and isfinite(float(cost)) else None
    except (TypeError, ValueError):
        return None
