"""Numbers that decide points (量化指标与经费): what a unit is asked of its measures, and of its money by field."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from qualitykit.exact import decimal_text
from qualitykit.intake.known import Known, Seen
from qualitykit.intake.questions import Blank, Choice, Column, Part, Question, Value, columns, part_of
from qualitykit.intake.recognised import VERIFIED
from qualitykit.language import say
from qualitykit.rubric import Measure
from qualitykit.tables.measured import field_name
from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.district import Unit

# What is counted, by the column of the records that says so: the words beside numerator and denominator.
_COUNTED = ("passed", "supervised", "accepted", "complaints")
_PAST = ("last_numerator", "last_denominator", "last_value", "so_far", "last_amount", "year_ago")


def measures(known: Known, unit: Unit, language: str, _: str = "") -> Part | None:
    """The measures of a unit's own criteria, with last quarter's numbers beside the new cells (量化指标表)."""
    asked = {
        name: clauses
        for name, clauses in known.measures_of(unit).items()
        if not _elsewhere(known.rubric.measures[name])
    }
    rows = [_measure(known, unit, name, clauses, language) for name, clauses in asked.items()]
    made = columns(
        "measures", language, ("clause", 9), ("measure", 26), ("counted", 22), ("last_numerator", 13),
        ("last_denominator", 13), ("last_value", 10), ("so_far", 22), ("numerator", 13), ("denominator", 13),
        ("value", 12), ("source", 34), (VERIFIED, 9), past=_PAST,
    )  # fmt: skip
    if _pooled(known, unit):
        return part_of("measures", language, made, rows, (say("form.measures.pooled", language),))
    return part_of("measures", language, made, rows, needed=sum(row.open for row in rows))


def _pooled(known: Known, unit: Unit) -> bool:
    """Whether the towns' sum counts for a unit that has no numbers of its own."""
    return unit.kind == "department" and known.rubric.settings.department_measures == "own_then_pooled"


def _elsewhere(measure: Measure) -> bool:
    """Whether it is asked for on a sheet of its own: money by field, or sites by name."""
    return _by_field(measure) or (table_of(measure) == "sites" and measure.kind == "count")


def _by_field(measure: Measure) -> bool:
    return table_of(measure) == "funding" and bool(measure.fields)


def table_of(measure: Measure) -> str:
    """The table whose records give a measure; empty where none does (指标的登记表)."""
    return measure.records.table if measure.records else ""


def _measure(known: Known, unit: Unit, name: str, clauses: list[str], language: str) -> Question:
    measure = known.rubric.measures[name]
    now, last = (_row(known, "measures", unit, measure=name, back=back) for back in (0, 1))
    shown: dict[str, Value] = {
        "clause": _joined(clauses),
        "measure": measure.title(language),
        "counted": _counted(measure, language),
        "last_numerator": last["numerator"],
        "last_denominator": last["denominator"],
        "last_value": last["value"],
        "so_far": _so_far(known, unit, name, language),
    }
    key = {"unit": unit.id, "measure": name, "quarter": str(known.quarter)}
    if known.in_register(name, unit):
        source = _register_words(known, unit, name, language)
        return Question("measures", key, shown | {"source": source}, clause=_joined(clauses))
    blanks = _holding(_blanks(known, unit, measure, language), now)
    return Question("measures", key, shown, blanks, _joined(clauses))


def _blanks(known: Known, unit: Unit, measure: Measure, language: str) -> Iterator[Blank]:
    """Counts for a rate, and the value in its own unit; a department may leave it to the towns' sum."""
    if measure.kind == "rate":
        above = measure.per == 1
        for column, limit in (("numerator", "most"), ("denominator", "least")):
            other = {"most": "denominator", "least": "numerator"}[limit]
            hint = say(f"form.hint.{column}", language, what=_counted(measure, language))
            yield Blank(column, "count", Fraction(0), hint=hint, **({} if above else {limit: other}))
    high = Fraction(100) if measure.kind == "rate" and measure.per == 100 else None
    kind = "count" if measure.kind == "count" else "decimal"
    hint = say(f"form.hint.value_{_unit_key(measure)}", language)
    yield Blank("value", kind, Fraction(0), high, hint=hint)
    pooled = unit.kind == "department" and known.rubric.settings.department_measures == "own_then_pooled"
    yield Blank(
        "source", "text", hint=say("form.hint.source_pooled" if pooled else "form.hint.source", language)
    )
    yield verified(language)


def verified(language: str) -> Blank:
    """The cell that says that an unlikely number was looked at and is right (已核实)."""
    yes = Choice("yes", say("form.yes", language))
    return Blank(VERIFIED, "choice", choices=(yes,), hint=say("form.hint.verified", language))


def _unit_key(measure: Measure) -> str:
    if measure.kind == "rate":
        return "percent" if measure.per == 100 else "ratio"
    return measure.kind


def _counted(measure: Measure, language: str) -> str:
    """What numerator and denominator are, or in which unit the value is."""
    column = measure.records.numerator if measure.records else None
    if measure.kind == "rate" and column in _COUNTED:
        return say(f"form.counted.{column}", language)
    return say(f"form.unit.{_unit_key(measure)}", language)


def _row(known: Known, table: str, unit: Unit, back: int = 0, **named: str) -> dict[str, Value]:
    """The row of a quarter so many before this one, in the year before where need be; no values where none is."""
    quarter = known.quarter - back
    rows = known.rows(table, unit, before=quarter < 1)
    wanted = named | {"quarter": quarter if quarter > 0 else quarter + 4}
    found = (row for row in rows if all(row[name] == value for name, value in wanted.items()))
    return next(found, dict.fromkeys(TABLES[table].by_name))


def _holding(blanks: Iterable[Blank], row: dict[str, Value]) -> dict[str, Blank]:
    return {blank.column: blank.holding(row.get(blank.column)) for blank in blanks}


def _so_far(known: Known, unit: Unit, name: str, language: str) -> str | None:
    """What counts from the year's start to the quarter before."""
    seen = known.seen(name, unit, known.quarter - 1)
    return None if seen is None else _seen_text(seen, known.rubric.measures[name], language)


def _register_words(known: Known, unit: Unit, name: str, language: str) -> str:
    """Which register gives the number, and what it gives by the quarter's end."""
    measure, seen = known.rubric.measures[name], known.seen(name, unit)
    table = TABLES[measure.records.table]
    values = {"table": getattr(table, language), "file": table.name}
    if seen is None:
        return say("form.measures.no_register", language, **values)
    return say("form.measures.register", language, **values, text=_seen_text(seen, measure, language))


def _seen_text(seen: Seen, measure: Measure, language: str) -> str:
    if not seen.denominator:
        text = say("form.nothing_judged", language)
    else:
        sign = "%" if measure.per == 100 else ""
        value = decimal_text(Fraction(seen.numerator * measure.per, seen.denominator), 2) + sign
        counted = seen.counted and measure.kind == "rate"
        text = f"{seen.numerator} / {seen.denominator} = {value}" if counted else value
    return say("form.pooled", language, text=text, towns=seen.pooled) if seen.pooled else text


def funding(known: Known, unit: Unit, language: str, _: str = "") -> Part | None:
    """The money of the quarter by field, where a criterion or an honour rests on it (质量经费表)."""
    wanted = [
        (known.rubric.measures[name], clauses)
        for name, clauses in known.measures_of(unit).items()
        if _by_field(known.rubric.measures[name])
    ]
    fields = {part: clauses for measure, clauses in wanted for part in measure.fields}
    rows = [_field(known, unit, part, clauses, language) for part, clauses in fields.items()]
    made: tuple[Column, ...] = columns(
        "funding", language, ("clause", 9), ("field", 16), ("last_amount", 16), ("so_far", 18), ("year_ago", 18),
        ("amount", 18), ("source", 36), (VERIFIED, 9), past=_PAST,
    )  # fmt: skip
    return part_of("funding", language, made, rows, needed=len(rows))


def _field(known: Known, unit: Unit, part: str, clauses: list[str], language: str) -> Question:
    now, last, year_ago = (_row(known, "funding", unit, field=part, back=back) for back in (0, 1, 4))
    rows = [
        row for row in known.rows("funding", unit) if row["field"] == part and row["quarter"] < known.quarter
    ]
    shown: dict[str, Value] = {
        "clause": _joined(clauses),
        "field": field_name(part, language),
        "last_amount": last["amount"],
        "so_far": sum((row["amount"] for row in rows), Fraction(0)) if rows else None,
        "year_ago": year_ago["amount"],
    }
    blanks = (
        Blank("amount", "decimal", Fraction(0), places=2, hint=say("form.hint.amount", language)),
        Blank("source", "text", hint=say("form.hint.source", language)),
        verified(language),
    )
    key = {"unit": unit.id, "quarter": str(known.quarter), "field": part}
    return Question("funding", key, shown, _holding(blanks, now), _joined(clauses))


def _joined(clauses: list[str]) -> str:
    return " ".join(dict.fromkeys(clauses))
