"""What must hold inside a rubric beyond the form of its parts (细则自检)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from qualitykit.exact import decimal_text
from qualitykit.rubric.lines import Location
from qualitykit.rubric.model import Criterion, Grade, Rubric
from qualitykit.rubric.rules import AllOf, Award, BandedShortfall, Count, Growth, Threshold, conditions


@dataclass(frozen=True)
class Finding:
    """A problem at a location inside the file, before its line is known (发现)."""

    location: Location
    rule: str
    values: dict


def find_all(rubric: Rubric) -> list[Finding]:
    """Everything that is wrong with a rubric whose parts are well formed (全部问题)."""
    checks = (_name, _sums, _twice, _groups, _settings, _measures, _criteria, _honours, _grades)
    return [finding for check in checks for finding in check(rubric)]


def _name(rubric: Rubric) -> Iterator[Finding]:
    stem = rubric.source_path.stem if rubric.source_path else str(rubric.in_force_from)
    if stem != str(rubric.in_force_from):
        values = {"found": stem, "allowed": f"{rubric.in_force_from}.yaml"}
        yield Finding(("in_force_from",), "rubric_file_name", values)


def _sums(rubric: Rubric) -> Iterator[Finding]:
    yield from _sum(("total",), rubric.total, (section.points for section in rubric.sections))
    for s, section in enumerate(rubric.sections):
        at = ("sections", s)
        yield from _sum((*at, "points"), section.points, (topic.points for topic in section.topics))
        for t, topic in enumerate(section.topics):
            points = (criterion.points for criterion in topic.criteria)
            yield from _sum((*at, "topics", t, "points"), topic.points, points)


def _sum(location: Location, stated: Fraction, parts: Iterable[Fraction]) -> Iterator[Finding]:
    total = sum(parts, Fraction(0))
    if total != stated:
        yield Finding(location, "rubric_sum", {"found": decimal_text(stated), "allowed": decimal_text(total)})


def _twice(rubric: Rubric) -> Iterator[Finding]:
    located = [(("sections", s, "section"), section.id) for s, section in enumerate(rubric.sections)]
    yield from _repeated(located)
    yield from _repeated(((*at, "topic"), topic.id) for at, topic in _located_topics(rubric))
    yield from _repeated(((*at, "criterion"), criterion.id) for at, criterion in _located_criteria(rubric))
    yield from _repeated(
        (("bonus", "honours", h, "honour"), x.id) for h, x in enumerate(rubric.bonus.honours)
    )
    yield from _repeated((("grades", "scale", g, "grade"), x.id) for g, x in enumerate(rubric.grades.scale))


def _repeated(located: Iterable[tuple[Location, str]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for location, name in located:
        if name in seen:
            yield Finding(location, "rubric_id_twice", {"found": name})
        seen.add(name)


def _located_topics(rubric: Rubric):
    for s, section in enumerate(rubric.sections):
        for t, topic in enumerate(section.topics):
            yield ("sections", s, "topics", t), topic


def _located_criteria(rubric: Rubric):
    for at, topic in _located_topics(rubric):
        for c, criterion in enumerate(topic.criteria):
            yield (*at, "criteria", c), criterion


def _groups(rubric: Rubric) -> Iterator[Finding]:
    for name, group in rubric.groups.items():
        at = ("groups", name)
        if (group.kind is None) == (group.units is None):
            yield Finding(at, "rubric_group_form", {"found": name})
        if name in rubric.units:
            yield Finding(at, "rubric_id_twice", {"found": name})
        yield from _unknown((*at, "units"), group.units or (), rubric.units, "rubric_unknown_unit")


def _unknown(location: Location, names: Iterable[str], known: Iterable[str], rule: str) -> Iterator[Finding]:
    known = list(known)
    for name in names:
        if name not in known:
            yield Finding(location, rule, {"found": name, "allowed": ", ".join(known)})


def _settings(rubric: Rubric) -> Iterator[Finding]:
    if rubric.settings.points_step <= 0:
        yield from _number(("settings", "points_step", "value"), rubric.settings.points_step, "> 0")
    if rubric.settings.rank_floor < 0:
        yield from _number(("settings", "rank_floor", "value"), rubric.settings.rank_floor, "≥ 0")
    if rubric.bonus.cap < 0:
        yield from _number(("bonus", "cap"), rubric.bonus.cap, "≥ 0")


def _number(location: Location, found: Fraction, allowed: str) -> Iterator[Finding]:
    yield Finding(location, "rubric_number", {"found": decimal_text(found), "allowed": allowed})


def _measures(rubric: Rubric) -> Iterator[Finding]:
    """Only a rate is so much per something."""
    for name, measure in rubric.measures.items():
        if measure.kind != "rate" and measure.per != 1:
            yield from _number(("measures", name, "per"), Fraction(measure.per), "1")


def _criteria(rubric: Rubric) -> Iterator[Finding]:
    for at, criterion in _located_criteria(rubric):
        known = [*rubric.groups, *rubric.units]
        yield from _unknown((*at, "units"), criterion.units, known, "rubric_unknown_unit")
        yield from _points(rubric, criterion, at)
        yield from _rule(rubric, criterion, (*at, "rule"))


def _points(rubric: Rubric, criterion: Criterion, at: Location) -> Iterator[Finding]:
    if criterion.points <= 0:
        yield from _number((*at, "points"), criterion.points, "> 0")
    step = criterion.rule.step if isinstance(criterion.rule, Award) else None
    step = step or rubric.settings.points_step
    if step > 0 and (criterion.points / step).denominator != 1 and not criterion.measured:
        yield from _number((*at, "points"), criterion.points, f"n × {decimal_text(step)}")


def _rule(rubric: Rubric, criterion: Criterion, at: Location) -> Iterator[Finding]:
    rule = criterion.rule
    if isinstance(rule, Award):
        if rule.step is not None and rule.step <= 0:
            yield from _number((*at, "step"), rule.step, "> 0")
    elif isinstance(rule, BandedShortfall):
        yield from _measure(rubric, rule, at, ("rate", "amount"))
        yield from _bands(rule, criterion.points, (*at, "bands"))
    elif isinstance(rule, AllOf):
        for i, condition in enumerate(rule.of):
            yield from _condition(rubric, condition, (*at, "of", i))
    else:
        yield from _condition(rubric, rule, at)


def _condition(rubric: Rubric, rule: Threshold | Count | Growth, at: Location) -> Iterator[Finding]:
    kinds = ("count",) if isinstance(rule, Count) else ("rate", "count", "amount")
    yield from _measure(rubric, rule, at, kinds)
    if isinstance(rule, Threshold) and len(rule.sides) != 1:
        yield Finding(at, "rubric_one_side", {"found": ", ".join(rule.sides) or "–"})
    if isinstance(rule, Growth) and rule.by_percent < 0:
        yield from _number((*at, "by_percent"), rule.by_percent, "≥ 0")


def _measure(rubric: Rubric, rule, at: Location, kinds: tuple[str, ...]) -> Iterator[Finding]:
    measure = rubric.measures.get(rule.measure)
    if measure is None:
        values = {"found": rule.measure, "allowed": ", ".join(rubric.measures)}
        yield Finding((*at, "measure"), "rubric_unknown_measure", values)
        return
    if measure.kind not in kinds:
        values = {"found": f"{rule.measure} ({measure.kind})", "allowed": ", ".join(kinds)}
        yield Finding((*at, "measure"), "rubric_measure_kind", values)
    part = getattr(rule, "part", None)
    if part is not None:
        yield from _unknown((*at, "field"), (part,), measure.fields, "rubric_unknown_field")


def _bands(rule: BandedShortfall, points: Fraction, at: Location) -> Iterator[Finding]:
    bands = rule.bands
    if bands[0].start != 0:
        yield _edge((*at, 0, "from"), bands[0].start, Fraction(0))
    for i, (lower, upper) in enumerate(pairwise(bands)):
        if lower.end is None or upper.start != lower.end:
            yield _edge((*at, i + 1, "from"), upper.start, lower.end)
        if upper.deduct < lower.deduct:
            yield from _number((*at, i + 1, "deduct"), upper.deduct, f"≥ {decimal_text(lower.deduct)}")
    for i, band in enumerate(bands):
        if band.end is not None and band.end <= band.start:
            yield from _number((*at, i, "to"), band.end, f"> {decimal_text(band.start)}")
        if not 0 <= band.deduct <= points:
            yield from _number((*at, i, "deduct"), band.deduct, f"0 – {decimal_text(points)}")
    if bands[-1].end is not None:
        yield Finding((*at, len(bands) - 1, "to"), "rubric_open_end", {"found": decimal_text(bands[-1].end)})


def _edge(location: Location, found: Fraction, expected: Fraction | None) -> Finding:
    kind = "rubric_overlap" if expected is None or found < expected else "rubric_gap"
    return Finding(location, kind, {"found": decimal_text(found), "allowed": decimal_text(expected) or "–"})


def _honours(rubric: Rubric) -> Iterator[Finding]:
    for h, honour in enumerate(rubric.bonus.honours):
        at = ("bonus", "honours", h)
        if honour.points <= 0:
            yield from _number((*at, "points"), honour.points, "> 0")
        for condition in conditions(honour.rule) if honour.rule else ():
            yield from _condition(rubric, condition, (*at, "rule"))


def _grades(rubric: Rubric) -> Iterator[Finding]:
    scale = rubric.grades.scale
    at = ("grades", "scale")
    for g, (better, worse) in enumerate(pairwise(scale)):
        if worse.start >= better.start:
            yield from _number((*at, g + 1, "from"), worse.start, f"< {decimal_text(better.start)}")
        elif worse.end is not None:
            yield from _printed_end((*at, g + 1, "to"), worse, better.start)
    if scale[0].end is not None:
        yield Finding((*at, 0, "to"), "rubric_open_end", {"found": decimal_text(scale[0].end)})
    if scale[-1].start != 0:
        yield _edge((*at, len(scale) - 1, "from"), scale[-1].start, Fraction(0))
    yield from _unknown(
        ("veto", "grade"), (rubric.veto.grade,), (g.id for g in scale), "rubric_unknown_grade"
    )


def _printed_end(location: Location, grade: Grade, next_start: Fraction) -> Iterator[Finding]:
    """A grade's printed upper end lies below the next grade's start, by one whole point at most."""
    allowed = f"{decimal_text(next_start - 1)} ≤ … < {decimal_text(next_start)}"
    values = {"found": decimal_text(grade.end), "allowed": allowed}
    if grade.end >= next_start:
        yield Finding(location, "rubric_overlap", values)
    elif grade.end < next_start - 1:
        yield Finding(location, "rubric_gap", values)
    elif grade.end < grade.start:
        yield from _number(location, grade.end, f"≥ {decimal_text(grade.start)}")
