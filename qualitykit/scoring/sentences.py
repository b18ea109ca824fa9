"""Why a criterion got its points (得分理由): one sentence that shows the arithmetic, made for the rows one looks at."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from qualitykit.exact import decimal_text
from qualitykit.language import say
from qualitykit.rubric import Criterion, Measure
from qualitykit.rubric.rules import Band, BandedShortfall, Condition, Count, Growth, conditions
from qualitykit.scoring.conditions import State, judge, settled_rate
from qualitykit.scoring.criteria import Why

if TYPE_CHECKING:
    from qualitykit.scoring.assessment import Assessment


def shown(value: Fraction, places: int = 4, edges: tuple[Fraction | None, ...] = ()) -> str:
    """A number with up to so many decimals, and more where rounding would show 0 or an edge instead (显示数值).

    >>> shown(Fraction(19, 10)), shown(Fraction(1, 300_000)), shown(Fraction(100_001, 100_000), edges=(1,))
    ('1.9', '0.000003', '1.00001')
    """
    while value not in (0, *edges) and Fraction(decimal_text(value, places)) in (0, *edges):
        places += 1
    return decimal_text(value, places)


@dataclass(frozen=True)
class Sentences:
    """The reasons of one assessment in one language (得分理由)."""

    assessment: "Assessment"
    language: str

    def reason(self, c: int, u: int) -> str:
        """Why criterion number c of unit number u stands as it does (理由)."""
        criterion, row = self.assessment.rubric.criteria[c], self.assessment.points[c]
        why = Why(int(row.why[u]))
        if why in (Why.AWARD, Why.NO_AWARD, Why.STANDS_IN):
            text = self._award(criterion, c, u, why)
        elif isinstance(criterion.rule, BandedShortfall):
            text = self._banded(criterion, u, why)
        else:
            text = self._conditions(criterion, c, u, why)
        if row.unreported[u]:
            return self._say(f"unreported_{self.assessment.rubric.settings.unreported}")
        return text + self._say("year_to_date") if row.movable[u] else text

    def _say(self, key: str, **values) -> str:
        return say(f"reason.{key}", self.language, **values)

    def _award(self, criterion: Criterion, c: int, u: int, why: Why) -> str:
        most = decimal_text(criterion.points)
        if why is Why.NO_AWARD:
            return self._say("not_judged", most=most)
        points = decimal_text(
            Fraction(int(self.assessment.evidence.awards[c, u]), self.assessment.evidence.scale)
        )
        text = self._say("award", points=points, most=most) + self._spread(criterion, u)
        return self._say("stands_in", award=text) if why is Why.STANDS_IN else text

    def _spread(self, criterion: Criterion, u: int) -> str:
        """Several assessors: how many, from which to which points, and how they were combined."""
        given = self.assessment.given(criterion.id, self.assessment.units[u].id)
        if given["count"] < 2:
            return ""
        unit = 10**self.assessment.awards.places
        low, high = (decimal_text(Fraction(int(given[end]), unit)) for end in ("min", "max"))
        how = self._say(self.assessment.rubric.settings.several_assessors)
        return self._say("spread", count=given["count"], low=low, high=high, how=how)

    def _banded(self, criterion: Criterion, u: int, why: Why) -> str:
        if why not in (Why.MET, Why.FAILED):
            return self._undecided(criterion.rule, u, State(int(why)))
        rule, measure = criterion.rule, self.assessment.rubric.measures[criterion.rule.measure]
        value, text = self._value(rule.measure, None, u)
        target = self.assessment.evidence.targets[rule.measure]
        aim = Fraction(int(target.numerator[u]), target.scale)
        short = aim - value if measure.better == "higher" else value - aim
        values = {"value": text, "target": _unit(shown(aim), measure)}
        if short <= 0:
            return self._say("target_met", **values)
        band = band_of(rule, short)
        side = measure.better if _percent(measure) else "plain"
        missed = self._say(f"short_{side}", short=shown(short, edges=(band.start, band.end)))
        values |= {"short": missed, "band": band_text(rule, band), "deduct": decimal_text(band.deduct)}
        return self._say("short", **values)

    def _value(
        self, measure_id: str, part: str | None, u: int, last_year: bool = False
    ) -> tuple[Fraction, str]:
        """The value that was compared, and how it is written: with its counts, pooled or rounded where it was."""
        measure = self.assessment.rubric.measures[measure_id]
        raw = self.assessment.evidence.observed(measure_id, part, last_year)
        observed = settled_rate(self.assessment.evidence, raw, measure)
        value = Fraction(int(observed.numerator[u]) * measure.per, int(observed.denominator[u]))
        text = _unit(shown(value), measure)
        if measure.kind == "rate" and raw.counted[u]:
            text += f" ({int(raw.numerator[u])}/{int(raw.denominator[u])})"
        if raw.pooled[u]:
            text += self._say("pooled", count=int(raw.pooled[u]))
        return value, text

    def _undecided(self, rule: Condition | BandedShortfall, u: int, state: State) -> str:
        """A measure that gives nothing to compare."""
        title, part = self._title(rule), getattr(rule, "part", None)
        if state in (State.NO_BASE, State.NO_TARGET):
            return self._say(state.name.lower(), measure=title, value=self._value(rule.measure, part, u)[1])
        return self._say(state.name.lower(), measure=title)

    def _title(self, rule: Condition | BandedShortfall) -> str:
        """The measure's title, with the field where the rule takes one part of it."""
        title, part = (
            self.assessment.rubric.measures[rule.measure].title(self.language),
            getattr(rule, "part", None),
        )
        return title + (self._say("part", part=self._field(part)) if part else "")

    def _conditions(self, criterion: Criterion, c: int, u: int, why: Why) -> str:
        states = [State(int(state[u])) for state in self._states[criterion.id]]
        parts = [
            self._say("empty_met", measure=self._title(condition))
            if state is State.EMPTY and why is not Why.EMPTY
            else self._condition(condition, u, state)
            for condition, state in zip(conditions(criterion.rule), states, strict=True)
        ]
        joined = self._say("and").join(parts)
        if why not in (Why.MET, Why.FAILED):
            return joined
        row = self.assessment.points[c]
        if not row.scored[u]:
            return joined + self._say("until_reached")
        outcome = self._say("met" if why is Why.MET else "failed", most=decimal_text(criterion.points))
        return joined + outcome

    def condition(self, rule: Condition, u: int) -> str:
        """How a single condition stands for unit number u: the value, what was asked, whether it holds (条件说明)."""
        return self._condition(rule, u, State(int(judge(rule, self.assessment.evidence)[u])))

    def _condition(self, rule: Condition, u: int, state: State) -> str:
        if state not in (State.MET, State.FAILED):
            return self._undecided(rule, u, state)
        measure = self.assessment.rubric.measures[rule.measure]
        value, text = self._value(rule.measure, getattr(rule, "part", None), u)
        title = self._title(rule)
        mark = self._say("holds" if state is State.MET else "holds_not")
        if isinstance(rule, Growth):
            return self._growth(rule, u, title, value, text, mark)
        side, edge = (
            ("at_least", Fraction(rule.at_least))
            if isinstance(rule, Count)
            else next(iter(rule.sides.items()))
        )
        if edge == "target":
            target = self.assessment.evidence.targets[rule.measure]
            edge = Fraction(int(target.numerator[u]), target.scale)
        key = side if side in ("at_least", "at_most") else f"{side}_edge"
        asked = self._say(key, edge=_unit(shown(edge), measure))
        return self._say("condition", measure=title, value=text, asked=asked, mark=mark)

    def _field(self, part: str) -> str:
        return say(f"field.{part}", self.language) if part in ("product", "engineering", "service") else part

    def _growth(self, rule: Growth, u: int, title: str, value: Fraction, text: str, mark: str) -> str:
        last, last_text = self._value(rule.measure, rule.part, u, last_year=True)
        change = f"{shown(100 * (value - last) / last, 2)}" if last else "–"
        sign = "+" if last and value > last else ""
        asked = self._say(rule.relation)
        if rule.by_percent:
            asked += self._say("by_percent", percent=decimal_text(rule.by_percent))
        return self._say(
            "growth", measure=title, value=text, last=last_text, change=sign + change, asked=asked, mark=mark
        )

    @cached_property
    def _states(self) -> dict:
        """The state of every condition of every criterion that has some, over the units."""
        evidence = self.assessment.evidence
        return {
            criterion.id: [judge(condition, evidence) for condition in conditions(criterion.rule)]
            for criterion in evidence.rubric.criteria
        }

    def source(self, c: int, u: int) -> str:
        """The input rows behind criterion number c of unit number u, and the document's clause (来源)."""
        criterion, unit = self.assessment.rubric.criteria[c], self.assessment.units[u].id
        rows = self.assessment.rows_behind(criterion, unit, Why(int(self.assessment.points[c].why[u])))
        parts = [f"{path}:{self._numbers(numbers)}" for path, numbers in rows.items() if numbers]
        annex = self.assessment.rubric.document.annex.in_language(self.language)
        return "; ".join([*parts, f"{annex} {criterion.clause}"])

    def _numbers(self, numbers: list[int]) -> str:
        text = ranges(numbers)
        if text.count(",") < 5:
            return text
        return f"{min(numbers)}-{max(numbers)}" + self._say("rows", count=len(set(numbers)))


def _unit(text: str, measure: Measure) -> str:
    """A number with the sign of its unit: per cent where the measure is a rate per 100."""
    return f"{text} %" if _percent(measure) else text


def _percent(measure: Measure) -> bool:
    return measure.kind == "rate" and measure.per == 100


def band_of(rule: BandedShortfall, short: Fraction) -> Band:
    """The band that holds a shortfall above 0 (所在档)."""
    held = [
        band for band in rule.bands if short > band.start or (rule.closed == "lower" and short == band.start)
    ]
    return held[-1]


def band_text(rule: BandedShortfall, band: Band) -> str:
    """A band as an interval with its closed side, such as `(1, 3]` (档的写法)."""
    start, end = decimal_text(band.start), decimal_text(band.end) or "∞"
    if rule.closed == "upper":
        return f"({start}, {end}]" if band.end is not None else f"({start}, {end})"
    return f"[{start}, {end})" if band.start else f"({start}, {end})"


def ranges(numbers: list[int]) -> str:
    """Row numbers as short ranges (行号区间).

    >>> ranges([2, 3, 4, 9, 11, 12])
    '2-4,9,11-12'
    """
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ",".join(f"{a}" if a == b else f"{a}-{b}" for a, b in runs)
