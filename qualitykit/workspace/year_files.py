"""Which files of a year's folder are its tables (年度数据文件), and what is to be said of the others."""

import re
from collections.abc import Collection
from pathlib import Path

from qualitykit.errors import Problem
from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.names import misspelt, nearest

# Workbooks of other kinds are read too, as far as the message that says what to do with them.
_SUFFIXES = (".csv", ".parquet", ".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods")


def files_of(folder: Path) -> tuple[dict[str, Path], list[Problem]]:
    """The file of each table in a year's folder, in the contract's order, and what is not one (数据文件).

    Args:
        folder: the year's folder; one that is not there has no files.
    """
    problems: list[Problem] = []
    found: dict[str, Path] = {}
    others: list[Path] = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.stem not in TABLES or path.suffix not in _SUFFIXES:
            others.append(path)
        elif path.stem in found:
            values = {"other": f"{folder.name}/{found[path.stem].name}"}
            problems.append(Problem(f"{folder.name}/{path.name}", None, None, "two_files", values))
        else:
            found[path.stem] = path
    problems.extend(_no_table(path, found) for path in others if not path.name.startswith((".", "~$")))
    return {name: found[name] for name in TABLES if name in found}, problems


def _no_table(path: Path, tables: Collection[str]) -> Problem:
    """A file that is not read: merely noted, but not where it is probably the table that is missing."""
    place = f"{path.parent.name}/{path.name}"
    meant = _likely_table(path)
    if meant and meant not in tables:
        return Problem(place, None, None, "table_misnamed", {"nearest": meant})
    values = {"nearest": nearest(path.stem, {name: name for name in TABLES}, count=1)}
    return Problem(place, None, None, "not_a_table", values, "note")


def _likely_table(path: Path) -> str | None:
    """The table as which a file was probably meant: of a table's ending, its first word like the table's name."""
    if path.is_dir() or path.suffix.casefold() not in (*_SUFFIXES, ".txt", ".tsv"):
        return None
    word = re.match(r"[a-z_]*", path.stem.casefold())[0].rstrip("_")
    return misspelt(word, TABLES)
