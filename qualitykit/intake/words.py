"""A plan in words (收表计划的文字): by unit what would be new, change or stay, then who sent nothing."""

from collections import Counter
from collections.abc import Iterator

from qualitykit.errors import Problem
from qualitykit.intake.merge import Move
from qualitykit.intake.place import readable, told
from qualitykit.intake.plan import Plan
from qualitykit.intake.records import FILLED_IN, OF_ITS_OWN
from qualitykit.language import say
from qualitykit.language.plausibility_problems import CONFIRMABLE

# Lines of values for each unit; the counts are whole, and the ledger has every value once it is written.
MOST_LINES = 40


def plan_lines(plan: Plan, language: str) -> Iterator[str]:
    """The plan, line by line (计划各行), without its problems."""
    yield say("collect.head", language, period=plan.period, files=len(plan.received))
    titles = {unit.id: unit.title(language) for unit in plan.workspace.units}
    refused = Counter(one.unit for one in plan.refused)
    said = {one.unit for one in plan.moves} | set(plan.unchanged) | set(refused)
    for unit in [*(unit for unit in titles if unit in said), *sorted(said - titles.keys())]:
        moves = [move for move in plan.moves if move.unit == unit]
        counts = Counter(move.what for move in moves)
        yield say(
            "collect.unit", language, title=titles.get(unit) or say("collect.no_unit", language), unit=unit or "–",
            new=counts["new"], changed=counts["changed"], unchanged=plan.unchanged[unit], refused=refused[unit],
        )  # fmt: skip
        yield from (_line(move, language) for move in moves[:MOST_LINES])
        if len(moves) > MOST_LINES:
            yield say("collect.more", language, count=len(moves) - MOST_LINES)
    yield _silent(plan, language)


def _line(move: Move, language: str) -> str:
    place = told(Problem("", None, None, ""), move.source.file, move.source.sheet, move.row,
                 move.source.column(move.row, move.column)).problem.place  # fmt: skip
    values = {"place": place, "table": move.table, "what": say(f"collect.{move.what}", language)}
    if not move.column:
        return say("collect.record", language, new=readable(move.new), **values)
    pair = {"old": readable(move.old) or "–", "new": readable(move.new)}
    return say("collect.move", language, column=move.column, key=readable(move.key), **pair, **values)


def _silent(plan: Plan, language: str) -> str:
    if not plan.silent:
        return say("collect.all_sent", language)
    titles = ((unit.title(language), unit.id in plan.empty) for unit in plan.silent)
    named = (say("collect.empty", language, title=title) if empty else title for title, empty in titles)
    units = say("collect.join", language).join(named)
    return say("collect.silent", language, count=len(plan.silent), units=units)


def confirmable(plan: Plan) -> list[str]:
    """The rules of the plan's doubts, which may be confirmed (可核实的规则)."""
    rules = {one.problem.rule for one in plan.refused}
    rules |= {OF_ITS_OWN} if FILLED_IN in rules else set()
    return [rule for rule in CONFIRMABLE if rule in rules]
