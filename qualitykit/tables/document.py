"""The issued document as tables (文件成表): its rows in its order, and who answers for what."""

from collections.abc import Iterator
from fractions import Fraction

import pandas as pd

from qualitykit.language import listed, say
from qualitykit.rubric import Criterion, Rubric
from qualitykit.tables.cells import DASH, frame, points
from qualitykit.tables.readings import rule_words
from qualitykit.workspace import Unit


def document_table(rubric: Rubric, language: str) -> pd.DataFrame:
    """Every row of the document (考核要点及细则): sections, topics and criteria, in its order and with its numbers.

    Returns:
        number, title, points, how it is scored, who answers, clause, basis (the document, or an adopted reading).
        The parts of a sum stand under it.
    """
    names = ("number", "title", "available", "method", "units", "clause", "basis")
    return frame([say(f"column.{name}", language) for name in names], _rows(rubric, language))


def _rows(rubric: Rubric, language: str) -> Iterator[tuple[str, ...]]:
    for section in rubric.sections:
        yield (
            "",
            say("mark.section", language, title=section.title(language)),
            points(section.points),
            *[""] * 4,
        )
        for topic in section.topics:
            if topic.id != topic.criteria[0].id:
                basis = say(f"basis.{topic.status}", language)
                title = say("mark.topic", language, title=topic.title(language))
                yield topic.id, title, points(topic.points), "", "", "", basis
            yield from (_criterion(rubric, criterion, language) for criterion in topic.criteria)


def _criterion(rubric: Rubric, criterion: Criterion, language: str) -> tuple[str, ...]:
    return (
        criterion.id,
        criterion.title(language),
        points(criterion.points),
        rule_words(rubric, criterion.rule, language),
        named(rubric, criterion, language),
        criterion.clause,
        say(f"basis.{criterion.status}", language),
    )


def named(rubric: Rubric, criterion: Criterion, language: str) -> str:
    """Who answers for a criterion, in the document's own terms (责任部门)."""
    found = (rubric.groups.get(name) or rubric.units[name] for name in criterion.units)
    return listed((one.title(language) for one in found), language)


def duties(rubric: Rubric, units: tuple[Unit, ...], language: str) -> pd.DataFrame:
    """Who answers for what (责任矩阵): units × topics, the points within a unit's reach on each.

    Returns:
        A row per unit, a column per topic, then the sum and the number of criteria; a dash where it does not
        answer.
    """
    headings = [say("column.unit", language), *(topic.id for topic in rubric.topics)]
    headings += [say("column.sum", language), say("column.criteria_count", language)]
    return frame(headings, (_duties(rubric, unit, language) for unit in units))


def _duties(rubric: Rubric, unit: Unit, language: str) -> list[str]:
    mine = rubric.responsible(unit.id, unit.kind)
    ids = {criterion.id for criterion in mine}
    sums = [sum((c.points for c in topic.criteria if c.id in ids), Fraction(0)) for topic in rubric.topics]
    whole = points(sum(sums, Fraction(0)))
    return [
        unit.title(language),
        *(points(value) if value else DASH for value in sums),
        whole,
        str(len(mine)),
    ]
