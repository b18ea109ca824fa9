"""Rubrics as lines of text (细则文本): what one holds, whether it adds up, and what another one changes."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any
from unicodedata import east_asian_width

from pydantic import BaseModel

from qualitykit.exact import decimal_text
from qualitykit.language import say
from qualitykit.rubric import Rubric

_WIDE = "WF"


def show(rubric: Rubric, language: str) -> Iterator[str]:
    """The criteria in the document's order (细则一览): number, points, clause, status, who answers, title."""
    document = rubric.document
    yield f"{rubric.title.in_language(language)} · {document.number} {document.annex.in_language(language)}"
    head = [
        say(f"rubric_{name}", language)
        for name in ("criterion", "points", "clause", "status", "units", "title")
    ]
    rows = [head]
    for criterion in rubric.criteria:
        units = ", ".join(_title_of(rubric, name, language) for name in criterion.units)
        status = say(f"rubric_{criterion.status}", language)
        points = decimal_text(criterion.points)
        rows.append([criterion.id, points, criterion.clause, status, units, criterion.title(language)])
    yield from aligned(rows)


def summary(rubric: Rubric, language: str) -> Iterator[str]:
    """Counts, and the points within reach of every unit, a check on any transcription (细则概要)."""
    yield say(
        "rubric_counts",
        language,
        criteria=len(rubric.criteria),
        topics=len(rubric.topics),
        sections=len(rubric.sections),
        points=decimal_text(rubric.total),
        adopted=_count_adopted(_plain_tree(rubric)),
    )
    towns = {name: group.title(language) for name, group in rubric.groups.items() if group.kind}
    who = {name: (title, rubric.groups[name].kind) for name, title in towns.items()}
    who |= {name: (unit.title(language), "department") for name, unit in rubric.units.items()}
    rows = []
    for name, (title, kind) in who.items():
        criteria = rubric.responsible(name, kind)
        points = sum((criterion.points for criterion in criteria), Fraction(0))
        rows.append([title, decimal_text(points), say("rubric_of_criteria", language, count=len(criteria))])
    yield from aligned(rows)


def diff(old: Rubric, new: Rubric, language: str) -> Iterator[str]:
    """What one rubric says otherwise than another, a line each (细则比较); nothing where they say the same."""
    before, after = _parts(old), _parts(new)
    for part in [*before, *(part for part in after if part not in before)]:
        if part not in after:
            yield say("rubric_removed", language, part=part)
        elif part not in before:
            yield say("rubric_added", language, part=part)
        else:
            yield from _changes(part, _leaves(before[part]), _leaves(after[part]), language)


def aligned(rows: list[list[str]]) -> Iterator[str]:
    """Rows with their columns under each other, a Chinese character counting for two (对齐).

    >>> list(aligned([["区", "1"], ["ab c", "2"]]))
    ['区    1', 'ab c  2']
    """
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = [text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True)]
        yield "  ".join(padded).rstrip()


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in _WIDE else 1 for letter in text)


def _title_of(rubric: Rubric, name: str, language: str) -> str:
    return (rubric.groups.get(name) or rubric.units[name]).title(language)


def _plain_tree(node: Any) -> Any:
    """A model as it stands in its file, by the file's keys; numbers stay exact."""
    if isinstance(node, BaseModel):
        fields = type(node).model_fields.items()
        return {field.alias or name: _plain_tree(getattr(node, name)) for name, field in fields}
    if isinstance(node, dict):
        return {name: _plain_tree(value) for name, value in node.items()}
    return [_plain_tree(value) for value in node] if isinstance(node, list | tuple) else node


def _count_adopted(node: Any) -> int:
    if isinstance(node, dict):
        return (node.get("status") == "adopted") + sum(map(_count_adopted, node.values()))
    return sum(map(_count_adopted, node)) if isinstance(node, list) else 0


def _parts(rubric: Rubric) -> dict[str, Any]:
    """Everything that has a name of its own, under that name, without the parts that have one themselves."""
    whole = _plain_tree(rubric)
    sections, topics = whole.pop("sections"), []
    parts: dict[str, Any] = {}
    for kind, key in (
        ("settings", "setting"),
        ("groups", "group"),
        ("units", "unit"),
        ("measures", "measure"),
    ):
        parts |= {f"{key} {name}": value for name, value in whole.pop(kind).items()}
    for section in sections:
        topics += section.pop("topics")
    criteria = [criterion for topic in topics for criterion in topic.pop("criteria")]
    honours, scale = whole["bonus"].pop("honours"), whole["grades"].pop("scale")
    listed = {"section": sections, "topic": topics, "criterion": criteria, "honour": honours, "grade": scale}
    for key, entries in listed.items():
        parts |= {f"{key} {entry[key]}": entry for entry in entries}
    return {"rubric": whole} | parts


def _leaves(node: Any, path: str = "") -> dict[str, str]:
    """The plain values inside a part, by their path; bands and conditions are counted from 1."""
    if isinstance(node, dict):
        below = ((f"{path}.{name}" if path else name, value) for name, value in node.items())
    elif isinstance(node, list) and any(isinstance(value, dict) for value in node):
        below = ((f"{path}[{place}]", value) for place, value in enumerate(node, start=1))
    else:
        return {path: _plain(node)}
    return {at: text for name, value in below for at, text in _leaves(value, name).items()}


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    if isinstance(value, Fraction):
        return decimal_text(value)
    return value.isoformat() if isinstance(value, date) else "–" if value is None else str(value)


def _changes(part: str, before: dict[str, str], after: dict[str, str], language: str) -> Iterator[str]:
    for path in [*before, *(path for path in after if path not in before)]:
        old, new = before.get(path, "–"), after.get(path, "–")
        if old != new:
            yield say("rubric_changed", language, part=part, path=path, old=old, new=new)
