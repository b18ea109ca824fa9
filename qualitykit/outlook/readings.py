"""The adopted readings of a rubric that can be turned (可变读法), and a rubric with some of them turned."""

from collections.abc import Mapping
from typing import Any

from qualitykit.rubric import Rubric
from qualitykit.rubric.rules import BandedShortfall

Values = dict[str, tuple[Any, ...]]

# Both decimals in use for published pass rates; `none` compares the exact rate.
ROUNDINGS = ("none", 1, 2)
# The calendar year, and the national method's year.
FIRST_MONTHS = (1, 7)


def reading_values(rubric: Rubric) -> Values:
    """The values each reading can take, the rubric's own first (各读法的取值).

    `closed` is the side that every band table holds; tables that differ stand as `as_written`.
    """
    own, sides = rubric.settings, sorted({rule.closed for rule in _banded(rubric)})
    closed = sides[0] if len(sides) == 1 else "as_written"
    return {
        "closed": _first(closed, ("upper", "lower")) if sides else (),
        "grade_gap": _first(own.grade_gap, ("lower", "upper", "round")),
        "not_applicable": _first(own.not_applicable, ("rescale", "raw", "credit")),
        "honour_counting": _first(own.honour_counting, ("once", "per_award")),
        "bonus_in_grade": _first(own.bonus_in_grade, (True, False)),
        "rate_rounding": _first(own.rate_rounding, ROUNDINGS),
        "first_month": _first(own.first_month, FIRST_MONTHS),
        "unreported": _first(own.unreported, ("zero", "leave_out")),
    }


def _first(own: Any, values: tuple) -> tuple:
    """The values with the rubric's own in front; `1` is not `True` here."""
    return (own, *(value for value in values if (value, type(value)) != (own, type(own))))


def _banded(rubric: Rubric) -> list[BandedShortfall]:
    return [criterion.rule for criterion in rubric.criteria if isinstance(criterion.rule, BandedShortfall)]


def with_readings(rubric: Rubric, chosen: Mapping[str, Any]) -> Rubric:
    """The rubric with some readings turned, all else the same (改读法).

    Args:
        chosen: reading -> value; `closed` turns every band table, any other a setting.

    Raises:
        KeyError: a reading that the rubric does not have.
    """
    settings = {name: value for name, value in chosen.items() if name != "closed"}
    parts: dict[str, Any] = {"readings": _turned(rubric, settings)} if settings else {}
    if chosen.get("closed", "as_written") != "as_written":
        parts["sections"] = tuple(_closed(section, chosen["closed"]) for section in rubric.sections)
    turned = rubric.model_copy(update=parts)
    # A copy takes with it what the original had worked out from its own parts.
    for name in set(turned.__dict__) - set(Rubric.model_fields):
        del turned.__dict__[name]
    return turned


def _turned(rubric: Rubric, settings: Mapping[str, Any]):
    known = type(rubric.readings).model_fields
    for name in settings:
        if name not in known:
            raise KeyError(name)
    update = {
        name: getattr(rubric.readings, name).model_copy(update={"value": value})
        for name, value in settings.items()
    }
    return rubric.readings.model_copy(update=update)


def _closed(section, side: str):
    """A section whose band tables hold their upper, or their lower, edges."""
    topics = tuple(
        topic.model_copy(update={"criteria": tuple(_one_closed(c, side) for c in topic.criteria)})
        for topic in section.topics
    )
    return section.model_copy(update={"topics": topics})


def _one_closed(criterion, side: str):
    if not isinstance(criterion.rule, BandedShortfall):
        return criterion
    return criterion.model_copy(update={"rule": criterion.rule.model_copy(update={"closed": side})})
