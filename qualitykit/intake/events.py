"""Things that happen on a day (有日期的事项): sites, honours, incidents, tasks done.

What is on record stands locked above; new ones go into spare rows below. An incident on record without a finding is
open for the finding, since that is what makes it a veto.
"""

from datetime import date

from qualitykit.exact import decimal_text
from qualitykit.intake.known import Known
from qualitykit.intake.measured import table_of
from qualitykit.intake.questions import Blank, Choice, Part, Question, Value, columns, part_of
from qualitykit.language import say
from qualitykit.tables.measured import field_name
from qualitykit.workspace.district import Unit

SPARE = {"sites": 6, "honours": 8, "incidents": 4}
# Before this day no date is meant: a drop of a year's digit is caught in the cell.
_LONG_AGO = date(1990, 1, 1)


def sites(known: Known, unit: Unit, language: str, _: str = "") -> Part | None:
    """The register of demonstration sites, where a criterion counts them (示范点)."""
    measures = (known.rubric.measures[name] for name in known.measures_of(unit))
    if not any(measure.kind == "count" and table_of(measure) == "sites" for measure in measures):
        return None
    kinds = _kinds_of_site(known, language)
    blanks = (
        Blank("kind", "choice", choices=kinds, free=True, hint=say("form.hint.kind", language)),
        Blank("name", "text", hint=say("form.hint.site", language)),
        Blank("date", "date", _LONG_AGO, known.last_day, hint=_day_hint(_LONG_AGO, known.last_day, language)),
    )
    labels = {choice.value: choice.label for choice in kinds}
    recorded = [
        _locked("sites", unit, row, blanks, {"kind": labels.get(str(row["kind"]), row["kind"])})
        for row in known.rows("sites", unit)
    ]
    made = columns("sites", language, ("kind", 14), ("name", 44), ("date", 14))
    return part_of("sites", language, made, [*recorded, *_spare("sites", unit, blanks)])


def _kinds_of_site(known: Known, language: str) -> tuple[Choice, ...]:
    """What the register has, then the rubric's fields; of two with one name the register's own."""
    tables = (
        tables["sites"].frame["kind"].dropna() for tables in (known.before, known.now) if "sites" in tables
    )
    used = sorted({str(kind) for kinds in tables for kind in kinds.unique()})
    fields = [part for measure in known.rubric.measures.values() for part in measure.fields]
    named: dict[str, str] = {}
    for kind in [*used, *fields]:
        named.setdefault(field_name(kind, language), kind)
    return tuple(Choice(kind, label) for label, kind in named.items())


def honours(known: Known, unit: Unit, language: str, _: str = "") -> Part | None:
    """Honours that a unit of this kind can hold and that are not computed (加分项)."""
    open_to = [h for h in known.rubric.bonus.honours if h.rule is None and unit.kind in h.kinds]
    if not open_to:
        return None
    choices = tuple(Choice(honour.id, honour.title(language)) for honour in open_to)
    blanks = (
        Blank("honour", "choice", choices=choices, hint=say("form.hint.honour", language)),
        _day(known, language),
        Blank("holder", "text", hint=say("form.hint.holder", language)),
        Blank("evidence", "text", hint=say("form.hint.evidence", language)),
    )
    titles = {honour.id: honour.title(language) for honour in known.rubric.bonus.honours}
    recorded = [
        _locked("honours", unit, row, blanks, {"honour": titles.get(str(row["honour"]), row["honour"])})
        for row in known.rows("honours", unit)
    ]
    made = columns("honours", language, ("honour", 36), ("date", 14), ("holder", 26), ("evidence", 40))
    worth = (f"{honour.title(language)} {decimal_text(honour.points)}" for honour in open_to)
    cap = decimal_text(known.rubric.bonus.cap)
    notes = (say("form.honours.list", language, cap=cap, worth=say("form.semicolon", language).join(worth)),)
    return part_of("honours", language, made, [*recorded, *_spare("honours", unit, blanks)], notes)


def incidents(known: Known, unit: Unit, language: str, _: str = "") -> Part | None:
    """Incidents of the year; one without a finding may get it (质量安全事件)."""
    blanks = (
        Blank("title", "text", hint=say("form.hint.title", language)),
        _day(known, language),
        Blank("finding", "text", hint=say("form.hint.finding", language)),
        Blank("authority", "text", hint=say("form.hint.authority", language)),
        Blank("evidence", "text", hint=say("form.hint.finding_evidence", language)),
    )
    recorded = [_incident(unit, row, blanks) for row in known.rows("incidents", unit)]
    made = columns(
        "incidents",
        language,
        ("title", 34),
        ("date", 14),
        ("finding", 34),
        ("authority", 22),
        ("evidence", 34),
    )
    return part_of("incidents", language, made, [*recorded, *_spare("incidents", unit, blanks)])


def _incident(unit: Unit, row: dict[str, Value], blanks: tuple[Blank, ...]) -> Question:
    found = _locked("incidents", unit, row, blanks, {})
    if row["finding"] is not None:
        return found
    asked = {blank.column: blank.holding(row[blank.column]) for blank in blanks[2:]}
    shown = {name: value for name, value in found.shown.items() if name not in asked}
    return Question("incidents", found.key, shown, asked)


def tasks(known: Known, unit: Unit, language: str, _: str = "") -> Part | None:
    """Tasks due by the period's end that were not done before this quarter (到期任务)."""
    late = [
        row for row in known.rows("tasks", unit) if row["due"] <= known.end and not _done(row, known.begun)
    ]
    titles = {criterion.id: criterion.title(language) for criterion in known.rubric.criteria}
    made = columns(
        "tasks", language, ("criterion", 9), ("about", 26), ("office", 14), ("post", 12), ("person", 12), ("due", 12),
        ("quality", 14), ("quantity", 14), ("done", 14),
    )  # fmt: skip
    blank = Blank("done", "date", _LONG_AGO, known.last_day, hint=say("form.hint.done", language))
    return part_of("tasks", language, made, [_task(unit, row, titles, blank) for row in late])


def _done(row: dict[str, Value], begun: date) -> bool:
    return row["done"] is not None and row["done"] < begun


def _task(unit: Unit, row: dict[str, Value], titles: dict[str, str], blank: Blank) -> Question:
    named = ("criterion", "office", "post", "person", "due", "quality", "quantity")
    shown = {name: row[name] for name in named} | {"about": titles.get(str(row["criterion"]))}
    key = {"unit": unit.id} | {name: key_text(row[name]) for name in named}
    return Question("tasks", key, shown, {"done": blank.holding(row["done"])}, str(row["criterion"]))


def _day(known: Known, language: str) -> Blank:
    hint = _day_hint(known.start, known.last_day, language)
    return Blank("date", "date", known.start, known.last_day, hint=hint)


def _day_hint(start: date, end: date, language: str) -> str:
    return say("form.hint.day", language, start=start, end=end)


def key_text(value: Value) -> str:
    """A value as a key of a row holds it: ISO days, nothing for missing (键值文本)."""
    return "" if value is None else str(value)


def _locked(
    table: str, unit: Unit, row: dict[str, Value], blanks: tuple[Blank, ...], words: dict[str, Value]
) -> Question:
    """A row on record: every cell shown, none open; its key is what tells rows of the table apart."""
    columns_of_key = {
        "sites": ("kind", "name"),
        "honours": ("honour", "date", "holder"),
        "incidents": ("date", "title"),
    }
    key = {"unit": unit.id} | {name: key_text(row[name]) for name in columns_of_key[table]}
    return Question(table, key, {blank.column: row[blank.column] for blank in blanks} | words)


def _spare(table: str, unit: Unit, blanks: tuple[Blank, ...]) -> list[Question]:
    """Rows for what is new."""
    row = Question(table, {"unit": unit.id}, {}, {blank.column: blank for blank in blanks}, new=True)
    return [row] * SPARE[table]
