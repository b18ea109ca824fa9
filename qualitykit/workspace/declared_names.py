"""Names that the rubric declares, in the columns of a table (细则所列名称): criteria, honours, measures.

A name that stands for one id gives that id; one that stands for several is refused with them. Differences of width and
blanks are noted. What is no name at all is left as it stands, for the check that tells the nearest.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from qualitykit.errors import Problem
from qualitykit.rubric import Rubric
from qualitykit.workspace.names import shown
from qualitykit.workspace.registry import plain_name
from qualitykit.workspace.table import Table


def with_declared_ids(table: Table, rubric: Rubric | None) -> tuple[Table, list[Problem]]:
    """The same table with ids in place of the rubric's names (名称换为编号).

    Args:
        table: as read; rubric: in force; None leaves the table as it is.

    Returns:
        The table, where an ambiguous name is missing and broken; a problem for each row that has one, and a note for
        each text that was normalised.
    """
    if rubric is None:
        return table, []
    changed, broken, problems = {}, {}, []
    for kind, declared in _declared(rubric).items():
        for column in table.spec.of_kind(kind):
            ids, found = _ids(table, column.name, declared)
            if ids is not None:
                changed[column.name] = ids
                broken[column.name] = (
                    table.broken(column.name) | (ids.isna() & table.has(column.name)).to_numpy()
                )
            problems.extend(found)
    if not changed:
        return table, problems
    return replace(table, frame=table.frame.assign(**changed), _broken=table._broken | broken), problems


def _declared(rubric: Rubric) -> dict[str, dict[str, list[str]]]:
    """For each kind of column: plain name -> the ids that have it, an id always being its own."""
    named = {
        "criterion": [(c.id, (c.zh, c.en)) for c in rubric.criteria],
        "honour": [(code, (h.zh, h.en)) for code, h in rubric.honours.items()],
        "measure": [(code, (m.zh, m.en)) for code, m in rubric.measures.items()],
    }
    return {kind: _by_name(entries) for kind, entries in named.items()}


def _by_name(entries: list[tuple[str, tuple[str, ...]]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for code, names in entries:
        for name in dict.fromkeys(map(plain_name, filter(None, names))):
            found[name].append(code)
    return found | {plain_name(code): [code] for code, _ in entries}


def _ids(table: Table, column: str, declared: dict[str, list[str]]) -> tuple[pd.Series | None, list[Problem]]:
    values = table.frame[column]
    texts = {text: declared.get(plain_name(text), []) for text in values.dropna().unique()}
    new = {text: codes[0] for text, codes in texts.items() if len(codes) == 1 and codes[0] != text}
    several = [text for text, codes in texts.items() if len(codes) > 1]
    problems = [*_ambiguous(table, column, texts), *_normalised(table, column, new)]
    ids = values.replace(new).mask(values.isin(several)) if new or several else None
    return ids, problems


def _ambiguous(table: Table, column: str, texts: dict[str, list[str]]) -> Iterator[Problem]:
    for text in (text for text, codes in texts.items() if len(codes) > 1):
        for row in table.frame.index[table.frame[column] == text]:
            values = {"value": shown(text), "candidates": ", ".join(texts[text])}
            yield Problem(table.path, int(row), column, "ambiguous_name", values)


def _normalised(table: Table, column: str, new: dict[str, str]) -> Iterator[Problem]:
    for text, code in new.items():
        if plain_name(text) == plain_name(code):
            rows = table.frame.index[table.frame[column] == text]
            values = {"value": shown(text), "rows": len(rows)}
            yield Problem(table.path, int(rows[0]), column, "name_normalised", values, "note")
