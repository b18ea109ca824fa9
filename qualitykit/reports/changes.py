"""What a revision changes (更正前后对照): every number and grade that the revision before it gave otherwise."""

import io
from collections.abc import Mapping

import pandas as pd

from qualitykit.reports.csv_text import csv_text

COLUMNS = ("table", "unit", "criterion", "column", "before", "after")
# What identifies a row of each result file, and what is compared; sentences are not: they follow the language.
_TABLES = {
    "grades.csv": (
        ("unit",),
        (
            *("available", "settled", "points", "base", "bonus", "bonus_wasted", "total", "low", "high"),
            *("grade_before_veto", "veto", "grade", "gap", "rank", "rank_of"),
        ),
    ),
    "scores.csv": (("unit", "criterion"), ("available", "points", "low", "high", "status")),
}


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> pd.DataFrame:
    """Every value of the result files that differs (前后对照表).

    Args:
        before, after: the text of `scores.csv` and `grades.csv` by name, of two revisions.

    Returns:
        `COLUMNS`, all text: the grades first, each in the order of the files; a value that one revision does not
        have is empty.

    >>> old, new = ({"grades.csv": f"unit,grade\\nnorth,{g}\\n"} for g in "BA")
    >>> changes(old, new).iloc[0].tolist()
    ['grades.csv', 'north', '', 'grade', 'B', 'A']
    """
    parts = [
        _differing(name, *(_long(texts[name], keys, values) for texts in (before, after)))
        for name, (keys, values) in _TABLES.items()
        if name in before and name in after
    ]
    found = [part for part in parts if len(part)]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=list(COLUMNS), dtype=str)


def as_csv(table: pd.DataFrame) -> str:
    """The text of `changes.csv` (对照文件)."""
    return csv_text(table)


def from_csv(text: str) -> pd.DataFrame:
    """The table of a `changes.csv` (读取对照文件)."""
    return pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)


def _long(text: str, keys: tuple[str, ...], values: tuple[str, ...]) -> pd.DataFrame:
    """A row for each value, in the file's order."""
    table = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    table["row"] = range(len(table))
    present = [name for name in values if name in table]
    long = table.melt([*keys, "row"], present, "column", "value")
    long["place"] = long["row"] * len(values) + long["column"].map(values.index)
    return long.drop(columns="row")


def _differing(name: str, before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    keys = [key for key in before if key not in ("value", "place")]
    both = after.merge(before, "outer", keys, suffixes=("_after", "_before"))
    both["place"] = both["place_after"].fillna(both["place_before"])
    both = both.sort_values("place", kind="stable").fillna({"value_before": "", "value_after": ""})
    both = both[both["value_before"] != both["value_after"]]
    both = both.rename(columns={"value_before": "before", "value_after": "after"}).assign(table=name)
    return both.reindex(columns=list(COLUMNS), fill_value="")
