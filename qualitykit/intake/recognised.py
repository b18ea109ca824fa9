"""Which table of the contract a sheet is (识别数据表), by its headings; and rows that are no rows of it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache

import numpy as np

from qualitykit.errors import Problem
from qualitykit.language import LANGUAGES, say
from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.names import shown
from qualitykit.workspace.raw import Raw
from qualitykit.workspace.registry import plain_name
from qualitykit.workspace.schema import MARK
from qualitykit.workspace.sheet import Sheet

# The sender has looked at the row again: what is merely unlikely in it is taken.
VERIFIED = "verified"
FIRST_ROWS = 20
_MOST_SHOWN = 3
# What stands between headings that were meant for cells of their own.
_BETWEEN = re.compile("[，、；;｜|\t]")
_TOTALS = frozenset(["合计", "总计", "小计", "共计", "总和", "合", "total", "subtotal", "sum", "grandtotal"])


@cache
def headings(table: str) -> dict[str, str]:
    """Every heading that a column of a table may have -> the column (可用表头).

    Its name in the contract, its name in words, and what forms call it.
    """
    found = {name: name for name in (*TABLES[table].by_name, MARK, VERIFIED)}
    for column in (*TABLES[table].by_name, VERIFIED):
        for key in (f"table_column.{column}", f"form.{table}.{column}"):
            for text in _in_words(key):
                found.setdefault(plain_name(text).casefold(), column)
    return found


def _in_words(key: str) -> Iterator[str]:
    """A text in every language; none where forms do not ask for the column."""
    for language in LANGUAGES:
        with suppress(KeyError):
            yield say(key, language)


@cache
def known_headings() -> frozenset[str]:
    """All headings of all tables in words (全部表头), by which a file in GB18030 is known."""
    return frozenset(
        text
        for table in TABLES
        for column in TABLES[table].by_name
        for key in (f"table_column.{column}", f"form.{table}.{column}")
        for text in (column, *_in_words(key))
    )


def named(header: Iterable[str], table: str) -> list[str]:
    """A header with the contract's names where they are known, else as it stands (表头换为列名)."""
    known = headings(table)
    return [known.get(plain_name(text).casefold(), text) if text else "" for text in header]


def recognised(rows: Iterable[tuple[int, list[str]]], file: str) -> tuple[str, int] | Problem:
    """The table and the row of the header (识别数据表).

    A row is a table's header if it has all columns that the table requires; of several tables, the one that knows more
    of the row's headings than any other.

    Args:
        rows: the first rows of a sheet, each with its number.

    Returns:
        The table's name and the header's row; or why it cannot be told, with the nearest tables.
    """
    nearest: tuple[float, int, dict[str, int]] = (0, 1, {})
    joined: Problem | None = None
    for number, texts in rows:
        score = {table: _known(texts, table) for table in TABLES}
        fitting = {table: score[table] for table in TABLES if _required(table) <= set(named(texts, table))}
        best = [table for table, count in fitting.items() if count == max(fitting.values())]
        if len(best) == 1:
            return best[0], number
        if best:
            return Problem(file, number, None, "several_tables", {"tables": ", ".join(best)})
        joined = joined or _joined(file, number, texts)
        most = max(score.values())
        if most > nearest[0]:
            nearest = most, number, score
    return joined or _unknown(file, *nearest[1:])


def _joined(file: str, number: int, texts: list[str]) -> Problem | None:
    """Headings of a table with something else than a cell's end between them, such as a full-width comma."""
    signs = _BETWEEN.findall(" ".join(texts))
    apart = [part for text in texts for part in _BETWEEN.split(text)]
    if signs and any(_known(apart, table) > max(1, _known(texts, table)) for table in TABLES):
        values = {"sign": signs[0], "value": shown("".join(texts))}
        return Problem(file, number, None, "headings_joined", values)
    return None


def _required(table: str) -> set[str]:
    return {column.name for column in TABLES[table].columns if column.required}


def _known(texts: list[str], table: str) -> int:
    return len(set(named(texts, table)) & TABLES[table].by_name.keys())


def _unknown(file: str, row: int, score: Mapping[str, int]) -> Problem:
    likely = sorted((table for table in score if score[table]), key=lambda table: -score[table])[:_MOST_SHOWN]
    wanted = "; ".join(f"{table}: {', '.join(sorted(_required(table)))}" for table in likely)
    values = {"tables": wanted or shown(", ".join(TABLES)[:60])}
    return Problem(file, row, None, "no_table_known", values)


def first_rows(sheet: Sheet) -> list[tuple[int, list[str]]]:
    """The rows of a sheet among which its header is looked for (表头所在各行)."""
    return [(row.number, [cell.text for cell in row.cells]) for row in sheet.rows[:FIRST_ROWS]]


def odd_rows(raw: Raw) -> dict[int, str]:
    """Rows that are no data (非数据行): row number -> `header_again`, `total_row` or `note_in_table`."""
    filled = [~column.empty for column in raw.columns]
    count = np.sum(filled, axis=0) if filled else np.zeros(0, dtype=int)
    heads = np.sum(
        [_holds(column, {head}) for column, head in zip(raw.columns, raw.header, strict=True) if head], axis=0
    )
    totals = np.any([_holds(column, _TOTALS) for column in raw.columns], axis=0)
    few = max(2, len([head for head in raw.header if head]) // 2)
    found: dict[int, str] = {}
    for rule, rows in (
        ("note_in_table", (count == 1) & (len(raw.header) > 2)),
        ("total_row", totals),
        ("header_again", heads >= few),
    ):
        found |= {int(raw.numbers[row]): rule for row in np.flatnonzero(rows)}
    return found


def verified_rows(raw: Raw) -> tuple[frozenset[int], list[Problem]]:
    """The rows that their sender calls verified (已核实的行); whatever else stands in that column is a problem."""
    if VERIFIED not in raw.header:
        return frozenset(), []
    column = raw.columns[raw.header.index(VERIFIED)]
    said = _holds(column, {"yes", *_in_words("form.yes")})
    problems = [
        Problem(
            "",
            int(raw.numbers[row]),
            VERIFIED,
            "verified_unclear",
            {"value": shown(column.distinct[column.codes[row]])},
        )
        for row in np.flatnonzero(~said & ~column.empty)
    ]
    return frozenset(raw.numbers[said].tolist()), problems


def _holds(column, words) -> np.ndarray:
    """Which rows of a column hold one of some words, blanks, colons and capitals aside."""
    plain = {plain_name(word).casefold() for word in words}
    return np.array(
        [plain_name(text).casefold().strip(":") in plain for text in column.distinct], dtype=bool
    )[column.codes]
