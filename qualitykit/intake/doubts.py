"""New values beside those of other periods (跨期核对): what can be right, seldom is, and stops an intake.

Inside a year the checks of the workspace look for the same. Every doubt is told at the sender's cell, by a rule that
the sender or the office may confirm.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from qualitykit.errors import Problem
from qualitykit.intake.merge import Move, standing_texts
from qualitykit.intake.place import Told
from qualitykit.period import Period
from qualitykit.rubric import Rubric
from qualitykit.workspace.checks.declared import strays
from qualitykit.workspace.checks.plausibility import JUMP
from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.table import Table

# Fewer equal numbers than these say nothing.
_FEW = 3
NUMBERS = {
    "measures": ("measure", ("numerator", "denominator", "value")),
    "funding": ("field", ("amount",)),
    "equipment": ("", ("in_use", "accidents", "deaths")),
}
_AMOUNTS = {"funding": "amount", "measures": "value"}

Numbers = dict[tuple[str, str, str, str], dict[int, Decimal]]


def doubts(
    moves: Sequence[Move],
    planned: Mapping[str, Table],
    last_year: Mapping[str, Table],
    rubric: Rubric,
    period: Period,
) -> Iterator[Told]:
    """What is unlikely of new values beside last year's, and beside the other quarters (跨期疑点).

    Args:
        moves: values that are new or change; planned: the year's tables with them; last_year: the year's before.
        rubric: which measures are amounts, and which counts go on from year to year.
        period: that the values are for.

    Yields:
        Notes: `feeds_no_measure`, `jump_of_a_thousand`, `cumulative_falls`, `numbers_of_other_quarter`.
    """
    yield from _strays(moves, planned, rubric)
    for table in NUMBERS:
        own = [move for move in moves if move.table == table and move.column in NUMBERS[table][1]]
        if own:
            now, before = (_numbers(table, year.get(table)) for year in (planned, last_year))
            yield from _jumps(table, own, now, before, rubric)
            yield from _falls(table, own, now, before, rubric)
            yield from _repeated(table, own, now, before, period)


def _strays(moves: Sequence[Move], planned: Mapping[str, Table], rubric: Rubric) -> Iterator[Told]:
    """A value that is probably a slip for one that a measure picks, once for each sheet that has it."""
    rows: dict[str, dict[int, Move]] = defaultdict(dict)
    for move in moves:
        rows[move.table].setdefault(move.target, move)
    for name in (name for name in rows if name in planned):
        for column, found in strays(rubric, planned[name]):
            values = planned[name].frame[column].reindex(list(rows[name]))
            once: dict[tuple[str, str, str], Move] = {}
            for target, value in values[values.isin(found)].items():
                source = rows[name][target].source
                once.setdefault((source.file, source.sheet, value), rows[name][target])
            for (_, _, value), move in once.items():
                problem = Problem("", None, column, "feeds_no_measure", found[value], "note")
                yield move.source.tell(problem, move.row)


def _numbers(name: str, table: Table | None) -> Numbers:
    """(unit, measure or field, column, …) -> quarter -> number."""
    found: Numbers = defaultdict(dict)
    if table is None:
        return found
    of, columns = NUMBERS[name]
    texts = standing_texts(TABLES[name], table, ())
    named = texts[of] if of else [""] * len(texts)
    for column in columns:
        for unit, what, quarter, text in zip(
            texts["unit"], named, texts["quarter"], texts[column], strict=True
        ):
            if text and quarter:
                found[unit, what, column, name][int(quarter)] = Decimal(text.rstrip("%"))
    return found


def _places(table: str, moves: Sequence[Move], now: Numbers) -> Iterator[tuple[Move, tuple, int, Decimal]]:
    """Each moved number with its series, its quarter and its value."""
    of = NUMBERS[table][0]
    for move in moves:
        named = dict(part.split("=", 1) for part in move.key.split("; "))
        series, quarter = (move.unit, named.get(of, ""), move.column, table), int(named.get("quarter", 0))
        if quarter in now.get(series, {}):
            yield move, series, quarter, now[series][quarter]


def _jumps(table: str, moves, now: Numbers, before: Numbers, rubric: Rubric) -> Iterator[Told]:
    """An amount a thousand times above or below all that stood there last year: 元 and 万元."""
    for move, series, _, value in _places(table, moves, now):
        amount = table == "funding" or _kind(rubric, series[1]) == "amount"
        most = max(before.get(series, {0: Decimal(0)}).values())
        known = move.column == _AMOUNTS.get(table) and amount and value > 0 and most > 0
        if known and (value * JUMP <= most or most * JUMP <= value):
            yield _tell(move, "jump_of_a_thousand", value=move.new, other=most)


def _falls(table: str, moves, now: Numbers, before: Numbers, rubric: Rubric) -> Iterator[Told]:
    """A count of a register that is lower than at the end of last year."""
    for move, series, _, value in _places(table, moves, now):
        measure = rubric.measures.get(series[1])
        register = measure is not None and measure.kind == "count" and _goes_on(measure)
        if register and series in before:
            last = before[series][max(before[series])]
            if value < last:
                yield _tell(move, "cumulative_falls", value=move.new, before=last)


def _goes_on(measure) -> bool:
    return measure.records is not None and measure.records.span == "register"


def _kind(rubric: Rubric, code: str) -> str:
    return rubric.measures[code].kind if code in rubric.measures else ""


def _repeated(table: str, moves, now: Numbers, before: Numbers, period: Period) -> Iterator[Told]:
    """All numbers of a unit's quarter are those of the quarter before, or of the same quarter last year."""
    groups: dict[tuple[str, int], list[tuple[Move, tuple, Decimal]]] = defaultdict(list)
    for move, series, quarter, value in _places(table, moves, now):
        groups[move.unit, quarter].append((move, series, value))
    for (_, quarter), told in groups.items():
        if len(told) < _FEW or not any(value for _, _, value in told):
            continue
        for year, other, numbers in _others(quarter, period, now, before):
            if all(numbers.get(series, {}).get(other) == value for _, series, value in told):
                yield _tell(told[0][0], "numbers_of_other_quarter", count=len(told), period=f"{year}Q{other}")
                break


def _others(quarter: int, period: Period, now: Numbers, before: Numbers):
    yield (period.year, quarter - 1, now) if quarter > 1 else (period.year - 1, 4, before)
    yield period.year - 1, quarter, before


def _tell(move: Move, rule: str, **values) -> Told:
    texts = {name: str(value) for name, value in values.items()}
    return move.source.tell(Problem("", None, move.column, rule, texts, "note"), move.row)
