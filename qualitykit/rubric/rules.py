"""The scoring methods (评分方法): how a criterion turns what was observed into points.

These are the only rules the code knows. Which measure, which edges, which deductions and which side of an edge
is closed stand in the rubric file; another document with other bands needs no code.

| method | gives |
|---|---|
| `award` | what an assessor gives, between 0 and the criterion's points, in steps |
| `banded_shortfall` | the points less the deduction of the band that holds target − value |
| `threshold` | the points, where the value is on the right side of a number or of the target |
| `count` | the points, where at least so many are registered |
| `growth` | the points, where the value compares as asked with last year's |
| `all_of` | the points, where every one of several conditions holds |
"""

from fractions import Fraction
from math import isfinite
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from qualitykit.exact import to_fraction


def _number(value: Any) -> Fraction:
    """A YAML number, exactly as written; text, truth values and infinity are no numbers."""
    if isinstance(value, bool) or not isinstance(value, int | float | Fraction) or not isfinite(value):
        raise PydanticCustomError("number_type", "a number")
    return to_fraction(value)


def _number_or_target(value: Any) -> Fraction | str:
    if isinstance(value, str) and value != "target":
        raise PydanticCustomError("number_or_target", "a number, or target")
    return value if value == "target" else _number(value)


Number = Annotated[Fraction, BeforeValidator(_number)]
NumberOrTarget = Annotated[Fraction | Literal["target"], BeforeValidator(_number_or_target)]


class Strict(BaseModel):
    """A part of a rubric file: unknown keys are refused, and nothing changes after reading (严格模型)."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Award(Strict):
    """An assessor's award in steps (评审给分)."""

    method: Literal["award"] = "award"
    step: Number | None = None


class Band(Strict):
    """One row of a band table (扣分档): a shortfall from `from` to `to` costs `deduct` points."""

    start: Number = Field(alias="from")
    end: Number | None = Field(default=None, alias="to")
    deduct: Number


class BandedShortfall(Strict):
    """Deduction by band of the shortfall against the target (按差距分档扣分).

    Formula: points − deduct(band of (target − value)); no shortfall, no deduction. `closed` says which edge a
    band holds: `upper` (含上限) for (from, to], `lower` for [from, to). For a measure of which less is better
    the shortfall is value − target. Unit of the edges: the measure's own (percentage points for a rate per 100).
    """

    method: Literal["banded_shortfall"]
    measure: str
    closed: Literal["upper", "lower"]
    bands: Annotated[tuple[Band, ...], Field(min_length=1)]


class Threshold(Strict):
    """Full points on the right side of a number, or of the target (达标得分); exactly one side is named."""

    method: Literal["threshold"]
    measure: str
    part: str | None = Field(default=None, alias="field")
    at_least: NumberOrTarget | None = None
    above: NumberOrTarget | None = None
    at_most: NumberOrTarget | None = None
    below: NumberOrTarget | None = None

    @property
    def sides(self) -> dict[str, Fraction | str]:
        """The sides that are named: side -> number or `target` (界限)."""
        named = {side: getattr(self, side) for side in ("at_least", "above", "at_most", "below")}
        return {side: edge for side, edge in named.items() if edge is not None}


class Count(Strict):
    """Full points for at least so many (计数得分)."""

    method: Literal["count"]
    measure: str
    at_least: Annotated[int, Field(ge=1, strict=True)]


class Growth(Strict):
    """Full points where the value compares as asked with last year's (同比得分).

    `above` with `by_percent: 20` means more than 20 % above: value > 1.2 × last year's; exactly 20 % is not.
    `below` turns it round: value < 0.8 × last year's. `not_above` and `not_below` are their opposites.
    """

    method: Literal["growth"]
    measure: str
    part: str | None = Field(default=None, alias="field")
    relation: Literal["above", "not_below", "below", "not_above"] = Field(alias="is")
    by_percent: Number = Fraction(0)


Condition = Annotated[Threshold | Count | Growth, Field(discriminator="method")]


class AllOf(Strict):
    """Full points where every condition holds, else none (全部满足).

    `empty` says what a condition with nothing to judge (denominator 0) means: `met` counts it as met as long as
    another condition can be judged, `not_applicable` takes the whole criterion out.
    """

    method: Literal["all_of"]
    empty: Literal["met", "not_applicable"] = "not_applicable"
    of: Annotated[tuple[Condition, ...], Field(min_length=1)]


Rule = Annotated[Award | BandedShortfall | Threshold | Count | Growth | AllOf, Field(discriminator="method")]


def conditions(rule: Rule) -> tuple[Threshold | Count | Growth, ...]:
    """The conditions of which a rule consists; none for an award or a band table (条件)."""
    if isinstance(rule, AllOf):
        return rule.of
    return (rule,) if isinstance(rule, Threshold | Count | Growth) else ()
