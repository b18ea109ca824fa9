"""Every least change of a rubric file (细则变异): numbers by a step, operators and choices to each other one.

A mutant is a name and the changes that make it: (path in the file's tree, new value). Numbers that must agree with
others, such as points with their topic's, are moved alone, which the rubric's own checks refuse, and together.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

Path = tuple[str | int, ...]
DROP = object()

# Titles, notes, and names of documents, sections, honours, tables and columns.
TEXTS = {
    "zh",
    "en",
    "note",
    "source",
    "number",
    "body",
    "annex",
    "title",
    "scheme",
    "section",
    "honour",
    "table",
    "sum",
}
SIDES = ("at_least", "above", "at_most", "below")
_POINTS = {"points", "deduct", "cap", "total", "rank_floor", "points_step"}
_EDGES = {"from", "to", "by_percent", *SIDES}
_COLUMNS = ("supervised", "accepted", "complaints")
_CHOICES = {
    "closed": ("upper", "lower"),
    "better": ("higher", "lower"),
    "is": ("above", "not_below", "below", "not_above"),
    "empty": ("met", "not_applicable"),
    "span": ("year", "register"),
    "status": ("document", "adopted"),
    "grade": ("A", "B", "C", "D"),
    "several_assessors": ("mean", "lowest", "highest"),
    "not_applicable": ("rescale", "raw", "credit"),
    "unreported": ("zero", "leave_out"),
    "rate_rounding": ("none", 0, 1, 2, 3, 4, 5, 6),
    "honour_counting": ("once", "per_award"),
    "grade_gap": ("lower", "upper", "round"),
    "department_measures": ("own_then_pooled", "own"),
    "domain": ("manufacturing", "farm_produce"),
    "kinds": ("town", "department"),
    "date": ("date", "started", "completed"),
    "listed": ("started", "completed"),
    "numerator": ("passed", *_COLUMNS),
    "method": ("threshold", "growth", "count", "award", "all_of", "banded_shortfall"),
    "by": ("field", "source"),
}
_KINDS = {"groups": ("town", "department"), "measures": ("rate", "count", "amount")}
_NUMBERED = {"clause", "criterion", "topic"}


@dataclass(frozen=True)
class Mutant:
    """One changed rubric (变异体)."""

    name: str
    changes: tuple[tuple[Path, Any], ...]

    def of(self, tree: dict) -> dict:
        """The tree with the changes (变异后的细则)."""
        changed = deepcopy(tree)
        for path, value in self.changes:
            *above, last = path
            node = changed
            for part in above:
                node = node[part]
            if value is DROP:
                del node[last]
            else:
                node[last] = value
        return changed


def all_mutants(tree: dict) -> list[Mutant]:
    """Every mutant of a rubric's tree, in the file's order, then those that move several values at once (全部)."""
    single = [mutant for path, value in leaves(tree) for mutant in mutants_of(tree, path, value)]
    return [*single, *_sides(tree), *_dropped(tree), *_linked_points(tree), *_linked_edges(tree)]


def leaves(node: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value of the file that is neither a mapping nor a list, with its path (叶)."""
    if isinstance(node, dict | list):
        for key, below in node.items() if isinstance(node, dict) else enumerate(node):
            yield from leaves(below, (*path, key))
    else:
        yield path, node


def is_text(path: Path) -> bool:
    """Whether a value is prose or a name (是否文字)."""
    return any(part in TEXTS for part in path[-2:])


def mutants_of(tree: dict, path: Path, value: Any) -> Iterator[Mutant]:
    """The mutants of one value (单值变异)."""
    for new in _others(tree, path, value):
        yield Mutant(f"{_place(tree, path)}: {value} → {'dropped' if new is DROP else new}", ((path, new),))


def _others(tree: dict, path: Path, value: Any) -> list:
    key = path[-2] if path[-1] == "value" or isinstance(path[-1], int) else path[-1]
    if is_text(path) and key != "kinds":
        return []
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, date):
        return [value + timedelta(1), value - timedelta(1)]
    if isinstance(value, int | float):
        return [_moved(value, step) for step in _steps(path, key)]
    if key in _NUMBERED:
        return [value[:at] + str((int(sign) + 1) % 10) + value[at + 1 :] for at, sign in _last_digit(value)]
    if isinstance(path[-1], int) and key != "kinds":
        return [DROP, _next(list(tree["units"] if key == "units" else path), value)]
    return [other for other in _choices(tree, path, key) if other != value]


def _choices(tree: dict, path: Path, key) -> tuple:
    if key == "measure":
        return tuple(tree["measures"])
    if key == "field":
        return tuple(tree["measures"]["quality_funding"]["fields"])
    if key == "kind":
        return _KINDS[path[0]]
    return _CHOICES[key]


def _steps(path: Path, key) -> tuple:
    if key == "points_step":
        return ("0.5", "-0.5", "-0.25", "-0.4")
    if key in _POINTS or path[0] == "grades":
        return ("0.5", "-0.5")
    return ("1", "-1", "0.01", "-0.01") if key in _EDGES and path[-3:-2] != ("3.3.5",) else ("1", "-1")


def _moved(value: float, step: str) -> int | float:
    """The number moved in decimals, as YAML would read it."""
    moved = Fraction(str(value)) + Fraction(step)
    return int(moved) if moved.denominator == 1 else float(moved)


def _last_digit(text: str) -> list[tuple[int, str]]:
    return [(at, sign) for at, sign in enumerate(text) if sign.isdigit()][-1:]


def _next(names: list, name: str) -> str:
    """The name after a name, in a circle."""
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]


def _place(tree: dict, path: Path) -> str:
    """A path with ids for positions, such as `3.1.1/points`."""
    node, parts = tree, []
    for part in path:
        node = node[part]
        name = _name(node) if isinstance(part, int) and isinstance(node, dict) else None
        parts = [name] if name else [*parts, str(part)]
    return "/".join(parts)


def _name(node: dict) -> str | None:
    """The id of an entry of a list; a topic and its only criterion have the same number."""
    name = next((str(node[key]) for key in ("criterion", "topic", "honour", "grade") if key in node), None)
    return f"topic {name}" if "topic" in node else name


def _sides(tree: dict) -> Iterator[Mutant]:
    """A threshold's side, `at_least` or another, in place of each other."""
    for path, value in leaves(tree):
        if path[-1] in SIDES and _at(tree, path[:-1])["method"] == "threshold":
            for side in SIDES:
                if side != path[-1]:
                    changes = ((path, DROP), ((*path[:-1], side), value))
                    yield Mutant(f"{_place(tree, path)}: {side} in its place", changes)


def _dropped(tree: dict) -> Iterator[Mutant]:
    """What may be left out, left out."""
    for path, value in leaves(tree):
        if path[-1] in {"listed", "award_stands_in", "empty", "by_percent", "per", "better", "span", "kinds"}:
            yield Mutant(f"{_place(tree, path)}: {value} left out", ((path, DROP),))


def _at(tree: dict, path: Path) -> Any:
    for part in path:
        tree = tree[part]
    return tree


def _linked_points(tree: dict) -> Iterator[Mutant]:
    """A criterion worth half a point more with all sums above it, and half a point passed to the next in its topic."""
    for path, value in leaves(tree):
        if path[0] == "sections" and len(path) == 7 and path[-1] == "points":
            sums = ((*path[:4], "points"), (*path[:2], "points"), ("total",))
            more = [(at, _moved(_at(tree, at), "0.5")) for at in (path, *sums)]
            yield Mutant(f"{_place(tree, path)}: {value} and all sums + 0.5", tuple(more))
    yield from _passed_on(tree)


def _passed_on(tree: dict) -> Iterator[Mutant]:
    for s, section in enumerate(tree["sections"]):
        for t, topic in enumerate(section["topics"]):
            for c, (one, two) in enumerate(pairwise(topic["criteria"])):
                at = ("sections", s, "topics", t, "criteria")
                moved = ((one, c, "0.5"), (two, c + 1, "-0.5"))
                changes = tuple(((*at, i, "points"), _moved(x["points"], step)) for x, i, step in moved)
                yield Mutant(f"{two['criterion']}: half a point to {one['criterion']}", changes)


def _linked_edges(tree: dict) -> Iterator[Mutant]:
    """The end of a band with the start of the next, and the start of a grade with the end of the one below."""
    for path, value in leaves(tree):
        if path[-1] == "to" and path[0] != "grades":
            beside = (*path[:-2], path[-2] + 1, "from")
            for step in ("1", "-1", "0.01", "-0.01"):
                changes = tuple((at, _moved(value, step)) for at in (path, beside))
                yield Mutant(f"{_place(tree, path)}: the edge {value} by {step}", changes)
        elif path[-1] == "to":
            start = (*path[:-2], path[-2] - 1, "from")
            for step in ("1", "-1", "0.5", "-0.5"):
                changes = tuple((at, _moved(_at(tree, at), step)) for at in (path, start))
                yield Mutant(f"{_place(tree, path)}: with the grade above by {step}", changes)
