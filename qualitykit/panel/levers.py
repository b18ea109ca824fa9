"""What a reader may set of one unit (可调项): samples, passes, targets, money, awards and honours.

| form | what it is |
|---|---|
| `count` | a whole number: samples, passes, projects, sites |
| `percent` | a percentage: a target, or a rate that was published without its counts |
| `steps` | points in the criterion's steps, money in round sums |
| `held` | 1 for an honour that is held, 0 for one that is not |

What the rubric computes by itself, and what is another unit's to change, is no lever.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from qualitykit.exact import decimal_text
from qualitykit.language import say
from qualitykit.rubric import Criterion, Measure, Rubric
from qualitykit.rubric.rules import Award, BandedShortfall, Rule
from qualitykit.scoring import Assessment
from qualitykit.scoring.assessment import aims_of, rule_reads
from qualitykit.scoring.criteria import Why
from qualitykit.scoring.totals import eligible
from qualitykit.tables.facts import criteria_of, numbered, place_of
from qualitykit.tables.measured import field_name
from qualitykit.workspace import Unit

Key = tuple[str, str, str]
_LEAST_ROOM = {"count": 50, "amount": 100_000}
_STEPS_OF_MONEY = 50


@dataclass(frozen=True)
class Lever:
    """One number that may be set (一个可调项).

    kind: as in a scenario (`measures`, `targets`, …); name: of the measure, criterion, …; cell: of a measure its
    `numerator`, `denominator` or `value`. data: what it is in the data, None where they have none. high: how far it
    goes, from 0 on. step: from one position to the next. pooled: of how many towns the number is the sum.
    bounded: of a numerator, that it cannot exceed its denominator.
    """

    kind: str
    name: str
    cell: str
    form: str
    data: Fraction | None
    high: Fraction
    step: Fraction
    pooled: int = 0
    bounded: bool = False

    @property
    def key(self) -> Key:
        """What tells it from the others (标识)."""
        return self.kind, self.name, self.cell

    @property
    def choices(self) -> tuple[Fraction, ...]:
        """Every position from 0 to `high`, and what the data have between two of them (可选值).

        >>> lever = Lever("awards", "3.1.1", "", "steps", Fraction(3, 4), Fraction(1), Fraction(1, 2))
        >>> [str(value) for value in lever.choices]
        ['0', '1/2', '3/4', '1']
        """
        steps = {self.step * k for k in range(int(self.high / self.step) + 1)}
        return tuple(sorted(steps | ({self.data} - {None})))

    def title(self, rubric: Rubric, language: str) -> str:
        """What it is called (名称)."""
        if self.kind == "measures":
            part = say(f"column.{self._part(rubric)}", language)
            measure = rubric.measures[self.name].title(language)
            return say("panel.of_measure", language, measure=measure, part=part)
        if self.kind == "targets":
            return say("panel.target_of", language, measure=rubric.measures[self.name].title(language))
        if self.kind == "awards":
            return numbered(rubric.criterion(self.name), language)
        if self.kind == "honours":
            return rubric.honours[self.name].title(language)
        return say("panel.funding_of", language, field=field_name(self.name, language))

    def _part(self, rubric: Rubric) -> str:
        """The heading for its cell: inspected and passed of a pass rate, denominator and numerator of others."""
        banded = any(
            isinstance(one.rule, BandedShortfall) and one.rule.measure == self.name for one in rubric.criteria
        )
        names = {"denominator": "inspected", "numerator": "passed"}
        return (
            names.get(self.cell, self.cell) if banded and rubric.measures[self.name].per == 100 else self.cell
        )


def unit_levers(now: Assessment, unit: Unit) -> dict[Key, Lever]:
    """Everything that may be set of a unit, in the rubric's order (部门的可调项)."""
    found = [*_measured(now, unit), *_awards(now, unit), *_honours(now, unit)]
    return {lever.key: lever for lever in found}


def _rules(now: Assessment, unit: Unit) -> list[Rule]:
    """The rules of the unit's criteria, and of the honours that the rubric computes for its kind."""
    u, rubric = place_of(now, unit), now.rubric
    computed = [h.rule for h in rubric.bonus.honours if h.rule and eligible(h, now.evidence.towns)[u]]
    return [criterion.rule for _, criterion in criteria_of(now, unit)] + computed


def _measured(now: Assessment, unit: Unit) -> Iterator[Lever]:
    rules, u = _rules(now, unit), place_of(now, unit)
    names = dict.fromkeys(key[0] for rule in rules for key in rule_reads(rule))
    for name in names:
        measure = now.rubric.measures[name]
        yield from (_money if measure.kind == "amount" else _numbers)(now, name, measure, u)
    for name in dict.fromkeys(name for rule in rules for name in aims_of(rule)):
        target = now.evidence.targets[name]
        data = Fraction(int(target.numerator[u]), target.scale) if target.present[u] else None
        yield _percent("targets", name, "", data)


def _numbers(now: Assessment, name: str, measure: Measure, u: int) -> Iterator[Lever]:
    """A rate as samples and passes, or as it was published; a count as it is."""
    seen = now.evidence.observed(name)
    present, pooled = bool(seen.present[u]), int(seen.pooled[u])
    counts = [Fraction(int(part[u])) if present else None for part in (seen.denominator, seen.numerator)]
    if present and not seen.counted[u]:
        yield _percent("measures", name, "value", counts[1] / counts[0] * measure.per)
    elif measure.kind == "count":
        data = counts[1] / counts[0] if present else None
        yield _count("measures", name, "value", data, 10, pooled)
    else:
        most = max(counts[0] or 0, counts[1] or 0)
        for cell, data in zip(("denominator", "numerator"), counts, strict=True):
            room = max(_LEAST_ROOM["count"], 2 * most)
            bounded = cell == "numerator" and measure.per == 100
            yield Lever("measures", name, cell, "count", data, Fraction(room), Fraction(1), pooled, bounded)


def _percent(kind: str, name: str, cell: str, data: Fraction | None) -> Lever:
    """In tenths, or as fine as the data: a control would pull what lies between two of its steps to one of them."""
    digits = len(decimal_text(data, 6).partition(".")[2])
    return Lever(kind, name, cell, "percent", data, Fraction(100), Fraction(1, 10 ** max(digits, 1)))


def _count(kind: str, name: str, cell: str, data: Fraction | None, room: int, pooled: int = 0) -> Lever:
    high = Fraction(max(room, ceil(2 * (data or 0))))
    return Lever(kind, name, cell, "count", data, high, Fraction(1), pooled)


def _money(now: Assessment, name: str, measure: Measure, u: int) -> Iterator[Lever]:
    """Each field up to twice the most of this year and last."""
    for field in measure.fields:
        amounts = [_amount(now.evidence.observed(name, field, last), u) for last in (False, True)]
        most = max(amount or 0 for amount in amounts)
        step = 10 ** max(len(str(int(2 * most / _STEPS_OF_MONEY))) - 1, 3)
        high = max(ceil(2 * most / step) * step, _LEAST_ROOM["amount"])
        yield Lever("funding", field, "", "steps", amounts[0], Fraction(high), Fraction(step))


def _amount(seen, u: int) -> Fraction | None:
    return Fraction(int(seen.numerator[u]), int(seen.denominator[u])) if seen.present[u] else None


def _awards(now: Assessment, unit: Unit) -> Iterator[Lever]:
    u, scale = place_of(now, unit), now.evidence.scale
    for c, criterion in criteria_of(now, unit):
        if _by_award(now, c, criterion, u):
            step = getattr(criterion.rule, "step", None) or now.rubric.settings.points_step
            given = int(now.evidence.awards[c, u])
            data = Fraction(given, scale) if given >= 0 else None
            yield Lever("awards", criterion.id, "", "steps", data, criterion.points, step)


def _by_award(now: Assessment, c: int, criterion: Criterion, u: int) -> bool:
    """An assessor decides, or may stand in where no measure does."""
    undecided = now.points[c].why[u] > Why.FAILED
    return isinstance(criterion.rule, Award) or (criterion.award_stands_in and bool(undecided))


def _honours(now: Assessment, unit: Unit) -> Iterator[Lever]:
    u, rubric = place_of(now, unit), now.rubric
    several = rubric.settings.honour_counting == "per_award"
    for held, honour in zip(now.evidence.honours, rubric.bonus.honours, strict=True):
        if honour.rule is None and eligible(honour, now.evidence.towns)[u]:
            data = Fraction(int(held[u]))
            if several:
                yield _count("honours", honour.id, "", data, 3)
            else:
                yield Lever(
                    "honours", honour.id, "", "held", min(data, Fraction(1)), Fraction(1), Fraction(1)
                )
