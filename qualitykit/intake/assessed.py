"""Assessed criteria (评审项目): what a unit hands in, and what an assessor gives.

A unit names its evidence and may claim points (自评分), as is the custom of such assessments; the claim goes to the
table `evidence` and decides nothing. The points themselves stand on a form of the assessor's own, beside the claim.
"""

from fractions import Fraction

from qualitykit.exact import decimal_text
from qualitykit.intake.known import Known
from qualitykit.intake.questions import Blank, Choice, Column, Part, Question, Value, columns, part_of
from qualitykit.language import say
from qualitykit.rubric import Criterion
from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.district import Unit

_PAST = ("last_points", "last_evidence", "claimed_points", "claimed_evidence")


def evidence(known: Known, unit: Unit, language: str, _: str = "") -> Part | None:
    """The criteria of a unit on which an assessor decides, with its evidence and the points it claims (佐证与自评)."""
    rows = [_handed_in(known, unit, criterion, language) for criterion in known.assessed_of(unit)]
    return part_of("evidence", language, _columns("evidence", language, ("claimed", 10)), rows)


def awards(known: Known, unit: Unit, language: str, assessor: str) -> Part | None:
    """The same criteria on the form of an assessor, who gives the points (评审给分)."""
    rows = [
        _given(known, unit, criterion, language, assessor)
        for criterion in known.assessed_of(unit, stand_ins=True)
    ]
    return part_of("awards", language, _columns("awards", language, ("points", 10)), rows)


def _columns(table: str, language: str, points: tuple[str, int]) -> tuple[Column, ...]:
    past = [("last_points", 10), ("last_evidence", 30)]
    if table == "awards":
        past = [("claimed_points", 10), ("claimed_evidence", 30)]
    return columns(
        table, language, ("clause", 9), ("criterion", 28), ("available", 8), *past, ("evidence", 44), ("date", 14),
        points, ("note", 26), past=_PAST,
    )  # fmt: skip


def _handed_in(known: Known, unit: Unit, criterion: Criterion, language: str) -> Question:
    held = _held(known, "evidence", unit, criterion)
    shown = _named(criterion, language) | {
        "last_points": known.awarded(criterion, unit),
        "last_evidence": _last_evidence(known, unit, criterion),
    }
    blanks = _blanks(known, criterion, "claimed", "form.hint.claimed", language)
    return Question("evidence", _key(known, unit, criterion), shown, _filled(blanks, held), criterion.clause)


def _given(known: Known, unit: Unit, criterion: Criterion, language: str, assessor: str) -> Question:
    held = _held(known, "awards", unit, criterion, assessor=assessor)
    claimed = _held(known, "evidence", unit, criterion)
    shown = _named(criterion, language) | {
        "claimed_points": claimed["claimed"],
        "claimed_evidence": claimed["evidence"],
    }
    blanks = _blanks(known, criterion, "points", "form.hint.points", language)
    key = _key(known, unit, criterion) | {"assessor": assessor}
    return Question("awards", key, shown, _filled(blanks, held), criterion.clause)


def _named(criterion: Criterion, language: str) -> dict[str, Value]:
    return {
        "clause": criterion.clause,
        "criterion": criterion.title(language),
        "available": criterion.points,
    }


def _key(known: Known, unit: Unit, criterion: Criterion) -> dict[str, str]:
    return {"unit": unit.id, "criterion": criterion.id, "quarter": str(known.quarter)}


def _blanks(known: Known, criterion: Criterion, points: str, hint: str, language: str) -> tuple[Blank, ...]:
    steps = known.steps(criterion)
    texts = tuple(Choice(decimal_text(step), decimal_text(step)) for step in steps)
    most = say(hint, language, most=decimal_text(criterion.points), step=decimal_text(_step(steps)))
    day = say("form.hint.day", language, start=known.start, end=known.last_day)
    return (
        Blank("evidence", "text", hint=say("form.hint.evidence", language)),
        Blank("date", "date", known.start, known.last_day, hint=day),
        Blank(points, "points", Fraction(0), criterion.points, _step(steps), choices=texts, hint=most),
        Blank("note", "text", hint=say("form.hint.note", language)),
    )


def _step(steps: list[Fraction]) -> Fraction:
    return steps[1] if len(steps) > 1 else Fraction(0)


def _held(known: Known, table: str, unit: Unit, criterion: Criterion, **named: str) -> dict[str, Value]:
    """The row of this quarter; no values where there is none."""
    wanted = named | {"criterion": criterion.id, "quarter": known.quarter}
    rows = known.rows(table, unit)
    found = (row for row in rows if all(row[name] == value for name, value in wanted.items()))
    return next(found, dict.fromkeys(TABLES[table].by_name))


def _filled(blanks: tuple[Blank, ...], held: dict[str, Value]) -> dict[str, Blank]:
    return {blank.column: blank.holding(held[blank.column]) for blank in blanks}


def _last_evidence(known: Known, unit: Unit, criterion: Criterion) -> Value:
    """The evidence named last before this quarter: by the unit, else by the assessors."""
    for table in ("evidence", "awards"):
        named = [
            row
            for row in known.rows(table, unit)
            if row["criterion"] == criterion.id and row["quarter"] < known.quarter and row["evidence"]
        ]
        if named:
            return max(named, key=lambda row: row["quarter"])["evidence"]
    return None
