"""What a unit has not reported yet (未报项目): the questions of its form that neither workspace nor files answer."""

from collections.abc import Iterable, Iterator

from qualitykit.intake.merge import alike, received_texts
from qualitykit.intake.plan import Plan
from qualitykit.intake.questions import Form, Question
from qualitykit.workspace.contract import TABLES

# What is asked in the table, apart from tasks: a task that is not done is no missing report.
_ASKED = ("measures", "funding", "evidence")
# Columns by which an office knows a row.
_KNOWN_BY = ("clause", "measure", "field", "criterion")


def missing(plan: Plan, form: Form) -> Iterator[tuple[str, str]]:
    """Sheet and name of each question that nothing answers (未报项目).

    Args:
        plan: with the files that came in; form: everything that the unit is asked.
    """
    answered = {table: set(_answered(plan, table)) for table in _ASKED}
    for part in form.parts:
        for question in part.questions if part.table in _ASKED else ():
            asked = question.open and not question.new and not _held(question)
            if asked and tuple(question.key.items()) not in answered[part.table]:
                yield part.title, _name(question)


def _held(question: Question) -> bool:
    return any(blank.value is not None for blank in question.blanks.values())


def _answered(plan: Plan, table: str) -> Iterable[tuple]:
    """The keys of all received rows of a table, as questions have them."""
    spec = TABLES[table]
    sources = (source for one in plan.received for source in one.sources if source.table.name == table)
    for source in sources:
        keys = alike(received_texts(source, ()), list(spec.key), spec)
        for row in keys.to_dict("records"):
            yield tuple(row.items())


def _name(question: Question) -> str:
    shown = (question.shown.get(name) for name in _KNOWN_BY)
    return " ".join(str(text) for text in shown if text not in (None, ""))
