"""Measured numbers (量化指标): pass rates against their target, with sample sizes, and money over the years."""

from fractions import Fraction

import pandas as pd

from qualitykit.analysis.words import span_name
from qualitykit.exact import to_fraction
from qualitykit.language import say
from qualitykit.memo import remembered
from qualitykit.period import Period
from qualitykit.rubric import Measure, Rubric
from qualitykit.rubric.rules import BandedShortfall, conditions
from qualitykit.scoring import Assessment
from qualitykit.scoring.conditions import settled_rate
from qualitykit.scoring.measures import gather
from qualitykit.scoring.observed import Observed
from qualitykit.scoring.sentences import shown
from qualitykit.statistics.rates import wilson_interval
from qualitykit.tables.cells import DASH, change, count, fixed, frame, points, yuan
from qualitykit.tables.facts import criteria_of, earned, place_of
from qualitykit.tables.timeline import Moment
from qualitykit.tables.words import period_title
from qualitykit.workspace import Unit, Workspace


def pass_rates(moments: tuple[Moment, ...], unit: Unit, language: str) -> pd.DataFrame:
    """Every rate that is held against a target (对照目标的合格率): last year's, then this year's to date.

    Returns:
        A row per measure and period: passed, inspected, rate, its 95 % interval (Wilson), target, rate − target
        (percentage points where the rate is in per cent), points, remark. A rate that was published without its
        counts has no counts and no interval.
    """
    now = moments[-1].assessment
    told = [moment for moment in moments if moment.period.year == now.period.year or moment.period.final]
    banded = banded_criteria(now, unit)
    counts = ("passed", "inspected") if all_pass_rates(now.rubric, banded) else ("numerator", "denominator")
    names = ("measure", "until", *counts, "rate", "interval", "target", "gap", "points", "remark")
    rows = [_rate_row(moment, c, now, unit, language) for c in banded for moment in told]
    return frame([say(f"column.{name}", language) for name in names], rows)


def banded_criteria(now: Assessment, unit: Unit) -> list[int]:
    """The numbers of the unit's criteria that deduct by bands of a shortfall (分档扣分的项目)."""
    return [c for c, criterion in criteria_of(now, unit) if isinstance(criterion.rule, BandedShortfall)]


def all_pass_rates(rubric: Rubric, banded: list[int]) -> bool:
    """Whether what they measure are rates in per cent of which more is better (是否均为合格率)."""
    measures = [rubric.measures[rubric.criteria[c].rule.measure] for c in banded]
    return all(one.kind == "rate" and one.per == 100 and one.better == "higher" for one in measures)


def _rate_row(moment: Moment, c: int, now: Assessment, unit: Unit, language: str) -> list[str]:
    rule = now.rubric.criteria[c].rule
    measure, known = now.rubric.measures[rule.measure], moment.assessment
    head = [measure.title(language), period_title(moment.period, language)]
    if known is None:
        return [*head, *[DASH] * 7, say("remark.no_data", language)]
    u = place_of(known, unit)
    raw, target = known.evidence.observed(rule.measure), known.evidence.targets[rule.measure]
    used = settled_rate(known.evidence, raw, measure)
    rate = _value(used, measure, u) if raw.present[u] and raw.denominator[u] else None
    aim = Fraction(int(target.numerator[u]), target.scale) if target.present[u] else None
    counts = [count(int(x[u])) if raw.counted[u] else DASH for x in (raw.numerator, raw.denominator)]
    gap = None if rate is None or aim is None else rate - aim
    sign = " %" if measure.kind == "rate" and measure.per == 100 else ""
    ends = _interval(raw, measure, u)
    numbers = [
        _with(sign, fixed(rate)),
        ends,
        _with(sign, points(aim)),
        _gap(gap),
        points(earned(known, c, u)),
    ]
    return [*head, *counts, *numbers, _rate_remark(known, raw, u, language)]


def _interval(raw, measure: Measure, u: int) -> str:
    """How far the true rate may lie from the one found: the 95 % Wilson interval of its counts, where it is a share."""
    passed, tested = int(raw.numerator[u]), int(raw.denominator[u])
    if not (raw.present[u] and raw.counted[u] and measure.per == 100 and 0 <= passed <= tested and tested):
        return DASH
    found = wilson_interval(passed, tested)
    low, high = (fixed(to_fraction(round(100 * float(end), 6)), 1) for end in (found.lower, found.upper))
    return f"{low}–{high}"


def _with(sign: str, text: str) -> str:
    return text if text == DASH else text + sign


def _value(observed, measure: Measure, u: int) -> Fraction:
    return Fraction(int(observed.numerator[u]) * measure.per, int(observed.denominator[u]))


def _gap(value: Fraction | None) -> str:
    """Rate less target, with more decimals where two would hide that it is not 0."""
    text = change(value)
    return text if value is None or value == 0 or text.strip("+−0.") else shown(value).replace("-", "−")


def _rate_remark(known: Assessment, raw, u: int, language: str) -> str:
    said = [say("remark.restated", language)] if known.restated else []
    if not raw.present[u]:
        said.append(say("remark.no_pool" if raw.blocked[u] else "remark.not_reported", language))
    elif not raw.denominator[u]:
        said.append(say("remark.nothing_to_inspect", language))
    elif not raw.counted[u]:
        said.append(say("remark.rate_only", language))
    if raw.pooled[u]:
        said.append(say("remark.pooled", language, count=int(raw.pooled[u])))
    return say("words.semicolon", language).join(said) or DASH


def funding(workspace: Workspace, now: Assessment, unit: Unit, language: str) -> pd.DataFrame:
    """Money over the years by field (经费), in yuan: whole years, and the quarters to date beside last year's.

    Returns:
        A row per span: an amount for each field, their total, change over the same span a year earlier in %.
        Empty where no criterion and no honour of the unit asks about money.
    """
    concerned = amounts_of(now.rubric, unit)
    fields = tuple(dict.fromkeys(field for name in concerned for field in now.rubric.measures[name].fields))
    rows = [row for name in concerned for row in _money_rows(workspace, now, name, unit, fields, language)]
    known = [row for row in rows if any(cell != DASH for cell in row[1:])]
    headings = [field_name(field, language) for field in fields]
    names = [say(f"column.{name}", language) for name in ("span", "sum", "growth")]
    return frame([names[0], *headings, *names[1:]], known)


def field_name(field: str, language: str) -> str:
    """A field of a measure in words, where the program has a word for it (领域名称)."""
    return say(f"field.{field}", language) if field in ("product", "engineering", "service") else field


def amounts_of(rubric: Rubric, unit: Unit) -> list[str]:
    """The amounts that some criterion of the unit, or an honour open to it, asks about (涉及的金额指标)."""
    rules = [criterion.rule for criterion in rubric.responsible(unit.id, unit.kind)]
    rules += [honour.rule for honour in rubric.bonus.honours if honour.rule and unit.kind in honour.kinds]
    asked = {condition.measure for rule in rules for condition in conditions(rule)}
    return [name for name, measure in rubric.measures.items() if name in asked and measure.kind == "amount"]


def _money_rows(
    workspace: Workspace, now: Assessment, name: str, unit: Unit, fields: tuple[str, ...], language: str
) -> list[list[str]]:
    """A row for each span, oldest first: the whole years before, then the quarters to date of both years."""
    year, quarter = now.period.year, now.period.quarter
    spans = [Period(one) for one in workspace.years if one < year]
    spans += [Period(year)] if now.period.final else [Period(year - 1, quarter), Period(year, quarter)]
    sums = {span: _sums(workspace, now, name, unit, span) for span in spans if span.year in workspace.years}
    measure = now.rubric.measures[name]
    several = len(amounts_of(now.rubric, unit)) > 1
    rows = []
    for span, (parts, whole) in sums.items():
        _, earlier = sums.get(Period(span.year - 1, span.quarter), ({}, None))
        growth = None if whole is None or not earlier else 100 * (whole - earlier) / earlier
        title = f"{measure.title(language)} " * several + span_name(span, language)
        rows.append([title, *(yuan(parts.get(field)) for field in fields), yuan(whole), change(growth)])
    return rows


def _sums(
    workspace: Workspace, now: Assessment, name: str, unit: Unit, span: Period
) -> tuple[dict[str, Fraction], Fraction | None]:
    """The amount of each field in a span, and of all together; nothing where the year has no row."""
    u = place_of(now, unit)
    found: dict[str | None, Fraction] = {}
    for part, observed in _amounts(workspace, now, name, span.year, span.quarter).items():
        if observed.present[u]:
            found[part] = Fraction(int(observed.numerator[u]), int(observed.denominator[u]))
    whole = found.pop(None, None)
    return found, whole


@remembered()
def _amounts(
    workspace: Workspace, now: Assessment, name: str, year: int, quarter: int | None
) -> dict[str | None, Observed]:
    """The amounts of all units in a span, by field, and of all fields together."""
    tables, span = workspace.year(year).tables, Period(year, quarter)
    parts = (*now.rubric.measures[name].fields, None)
    return {part: gather(tables, name, part, now.rubric, span, now.units).observed for part in parts}
