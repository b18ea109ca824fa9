"""What becomes of a mutant (变异体的下场): refused by the rubric's own checks, seen in a golden result, or alive."""

from pydantic import ValidationError
from scoring_cases import RUBRIC, rubric_2016
from worlds import World, tree_2016, worlds

from qualitykit.rubric import Rubric
from qualitykit.rubric.checks import find_all

REFUSED, SAME, ALIVE = "refused", "same", "alive"
# The worlds that look first at each part of the file; the others follow.
_FIRST = {
    "settings": ("offices", "grades", "few_points", "steps"),
    "measures": ("registers", "works", "money"),
    "bonus": ("honours",),
    "grades": ("grades",),
    "veto": ("grades",),
}
_RULES = ("edges", "works", "money", "registers")


def rubric_of(tree: dict) -> Rubric | None:
    """The rubric of a tree, as `load_rubric` makes it (由树得细则); None where its own checks refuse it."""
    try:
        rubric = Rubric.model_validate(tree)
    except ValidationError:
        return None
    rubric._path = RUBRIC
    return None if find_all(rubric) else rubric


def verdict(mutant) -> str:
    """`refused`, the world and period whose golden result changes, `same` or `alive` (判定).

    `same` is no change at all: what was left out is the default.
    """
    tree = mutant.of(tree_2016())
    changed = rubric_of(tree)
    if changed is None or changed == rubric_2016():
        return REFUSED if changed is None else SAME
    for world in _in_order(mutant.changes[0][0]):
        rubric = rubric_of(world.widened(tree))
        for period, golden in world.golden.items():
            if rubric is None or _result(world, rubric, period) != golden:
                return f"{world.name} {period}"
    return ALIVE


def _result(world: World, rubric: Rubric, period: str) -> str:
    """The result; a rubric so wrong that nothing can be computed differs from every golden one."""
    try:
        return world.result(rubric, period)
    except (ValueError, KeyError, TypeError, AttributeError, ZeroDivisionError) as error:
        return f"{type(error).__name__}\n"


def _in_order(path: tuple) -> list[World]:
    known = worlds()
    rule = "rule" in path and path[0] == "sections"
    printed = path[-1] in ("status", "clause", "topic")
    first = ("printed",) if printed else _RULES if rule else _FIRST.get(path[0], ("offices",))
    return [known[name] for name in (*first, *(name for name in known if name not in first))]
