"""The ledger of an intake (收表台账): `ledger/<year>.csv` in the workspace, a line for every value that was written.

Lines are only ever added. It is a file for people, who open it in a spreadsheet: a text that would become a formula
there has an apostrophe before it, which the tables of the workspace never have.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from qualitykit.intake.merge import Move
from qualitykit.language.inert import as_cell

FOLDER = "ledger"
COLUMNS = (
    "when", "who", "sender", "period", "file", "sha256", "sheet", "cell", "table", "row", "key", "column", "old", "new",
    "confirmed",
)  # fmt: skip


class Ledger:
    """The ledger of a workspace (台账).

    Args:
        workspace: its folder.
    """

    def __init__(self, workspace: Path):
        self.folder = workspace / FOLDER

    def periods(self) -> dict[str, set[str]]:
        """The sha256 of every file that was taken -> the periods for which (已收文件)."""
        found: dict[str, set[str]] = defaultdict(set)
        for path in sorted(self.folder.glob("[0-9][0-9][0-9][0-9].csv")):
            with path.open(encoding="utf-8-sig", newline="") as file:
                for line in csv.DictReader(file):
                    found[line.get("sha256") or ""].add(line.get("period") or "")
        return found

    def with_lines(self, year: int, lines: Iterable[Iterable[str]]) -> tuple[str, bytes]:
        """Path in the workspace and content of a year's ledger with more lines (追加后的台账)."""
        path = self.folder / f"{year}.csv"
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        if not path.exists():
            writer.writerow(COLUMNS)
        writer.writerows([as_cell(text) for text in line] for line in lines)
        # The mark tells a spreadsheet that the file is UTF-8.
        before = path.read_bytes() if path.exists() else b"\xef\xbb\xbf"
        return f"{FOLDER}/{path.name}", before + out.getvalue().encode()


def lines_of(
    moves: Iterable[Move],
    senders: Mapping[str, str],
    period: str,
    who: str,
    when: datetime,
    confirmed: Callable[[Move], str],
) -> Iterator[tuple[str, ...]]:
    """The ledger's lines for values that are written (台账各行), columns as in `COLUMNS`.

    Args:
        moves: the values; senders: sha256 of a file -> who filled it in, as the form says.
        period, who, when: for which, by whom and when it is written; confirmed: what was confirmed of a value.
    """
    stamp = when.isoformat(timespec="seconds")
    for move in moves:
        source = move.source
        yield (
            stamp, who, senders.get(source.sha256, ""), period, source.file, source.sha256, source.sheet,
            move.cell, move.table, str(move.target), move.key, move.column, move.old, move.new, confirmed(move),
        )  # fmt: skip
