"""How the document is read (读法): its rules in words, its bands, bonus and grades, and what was adopted and why."""

from collections.abc import Iterator

import pandas as pd

from qualitykit.language import listed, say
from qualitykit.rubric import Rubric
from qualitykit.rubric.rules import AllOf, Award, BandedShortfall, Condition, Count, Growth, Rule, conditions
from qualitykit.tables.cells import DASH, frame, points
from qualitykit.tables.facts import numbered
from qualitykit.tables.measured import field_name

Row = tuple[str, ...]


def rule_words(rubric: Rubric, rule: Rule, language: str) -> str:
    """A scoring rule in words (评分方式)."""
    if isinstance(rule, Award):
        return say("rule.award", language, step=points(rule.step or rubric.settings.points_step))
    if isinstance(rule, BandedShortfall):
        return say("rule.banded", language, measure=rubric.measures[rule.measure].title(language))
    told = [condition_words(rubric, condition, language) for condition in conditions(rule)]
    whole = say("words.semicolon", language).join(told)
    if not isinstance(rule, AllOf) or len(told) < 2:
        return whole
    return say("rule.all_of", language, conditions=whole) + (
        say("rule.empty_met", language) if rule.empty == "met" else ""
    )


def condition_words(rubric: Rubric, rule: Condition, language: str) -> str:
    """One condition in words (一个条件), such as `质量工作经费（产品）高于 0`."""
    measure = rubric.measures[rule.measure]
    part = getattr(rule, "part", None)
    title = measure.title(language)
    if part:
        title += say("reason.part", language, part=field_name(part, language))
    percent = " %" if measure.kind == "rate" and measure.per == 100 else ""
    if isinstance(rule, Growth):
        asked = say(f"reason.{rule.relation}", language)
        if rule.by_percent:
            asked += say("reason.by_percent", language, percent=points(rule.by_percent))
    elif isinstance(rule, Count):
        asked = say("reason.at_least", language, edge=rule.at_least)
    else:
        ((side, edge),) = rule.sides.items()
        key = f"reason.{side}" if side in ("at_least", "at_most") else f"reason.{side}_edge"
        asked = say(key, language, edge=_edge(edge, percent, language))
    return say("rule.condition", language, measure=title, asked=asked)


def _edge(edge, percent: str, language: str) -> str:
    return say("rule.target", language) if edge == "target" else points(edge) + percent


def bands(rubric: Rubric, language: str) -> pd.DataFrame:
    """The band tables (分档扣分): shortfall against the target, deduction, and the points that remain.

    Returns:
        A row per criterion and band: over (exclusive) and up to (inclusive) where the band holds its upper edge,
        the other way round where it holds its lower one; `∞` where it has no end.
    """
    rows = [row for criterion in rubric.criteria for row in _bands(criterion, language)]
    names = ("criterion", "shortfall_from", "shortfall_to", "edge", "deduct", "points")
    return frame([say(f"column.{name}", language) for name in names], rows)


def _bands(criterion, language: str) -> Iterator[Row]:
    rule = criterion.rule
    if not isinstance(rule, BandedShortfall):
        return
    title = numbered(criterion, language)
    edge = say(f"edge.{rule.closed}", language)
    for band in rule.bands:
        end = "∞" if band.end is None else points(band.end)
        left = points(criterion.points - band.deduct)
        yield (
            title,
            points(band.start),
            end,
            edge if band.end is not None else DASH,
            points(band.deduct),
            left,
        )


def honour_table(rubric: Rubric, language: str) -> pd.DataFrame:
    """What earns bonus points (加分项): honour, points, for whom, granted or computed, clause."""
    rows = [
        (
            honour.title(language),
            points(honour.points),
            listed((say(f"kind.{kind}", language) for kind in honour.kinds), language),
            say("rule.granted", language)
            if honour.rule is None
            else rule_words(rubric, honour.rule, language),
            honour.clause,
            say(f"basis.{honour.status}", language),
        )
        for honour in rubric.bonus.honours
    ]
    names = ("honour", "points", "open_to", "method", "clause", "basis")
    return frame([say(f"column.{name}", language) for name in names], rows)


def grade_scale(rubric: Rubric, language: str) -> pd.DataFrame:
    """The grades (等级): from which total, and up to which as printed."""
    rows = [
        (grade.id, points(grade.start), points(grade.end), say(f"basis.{rubric.grades.status}", language))
        for grade in rubric.grades.scale
    ]
    return frame([say(f"column.{name}", language) for name in ("grade", "from", "to_printed", "basis")], rows)


def settings(rubric: Rubric, language: str) -> pd.DataFrame:
    """How every open question of the document is read, and why (总体读法)."""
    rows = [
        (
            say(f"setting.{name}", language),
            setting_value(name, getattr(rubric.readings, name).value, language),
            say(f"basis.{getattr(rubric.readings, name).status}", language),
            getattr(rubric.readings, name).note.in_language(language),
        )
        for name in type(rubric.readings).model_fields
    ]
    return frame([say(f"column.{name}", language) for name in ("setting", "value", "basis", "why")], rows)


def setting_value(name: str, value, language: str) -> str:
    """The value of a setting in words (读法取值)."""
    if isinstance(value, bool):
        return say(f"value.{name}_{str(value).lower()}", language)
    if isinstance(value, str):
        return say(f"value.{name}_{value}", language)
    return say(f"value.{name}", language, value=points(value))


def notes(rubric: Rubric, language: str) -> pd.DataFrame:
    """What was adopted or needs a word on a single part (个别说明): where, basis, note, in the document's order."""
    rows = [row for row in _noted(rubric, language) if row[-1] != DASH]
    return frame([say(f"column.{name}", language) for name in ("number", "title", "basis", "why")], rows)


def _noted(rubric: Rubric, language: str) -> Iterator[Row]:
    for topic in rubric.topics:
        yield _note(topic.id, topic.title(language), topic, language)
        yield from (_note(one.id, one.title(language), one, language) for one in topic.criteria)
    yield _note(rubric.veto.clause, rubric.veto.title(language), rubric.veto, language)
    yield from (_note(one.clause, one.title(language), one, language) for one in rubric.bonus.honours)
    yield _note(DASH, say("column.grade", language), rubric.grades, language)


def _note(number: str, title: str, noted, language: str) -> Row:
    why = DASH if noted.note is None else noted.note.in_language(language)
    return number, title, say(f"basis.{noted.status}", language), why
