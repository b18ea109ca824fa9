"""The files that came in (来件): what each is, read cell by cell, with everything wrong told at its cell.

A form is known by its hidden sheet, a free table (自由格式表) by its headings; a workbook may hold several tables, a
sheet each. All workbooks are read by two child processes together, which is where the time goes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from qualitykit.errors import Problem
from qualitykit.intake import forms_in
from qualitykit.intake.layout import Layout, is_form
from qualitykit.intake.place import Source, Told, column_of, readable, told
from qualitykit.intake.recognised import (
    first_rows,
    known_headings,
    named,
    odd_rows,
    recognised,
    verified_rows,
)
from qualitykit.period import Period
from qualitykit.reports.manifest import sha256
from qualitykit.workbook.limits import Refused
from qualitykit.workbook.many import read_workbooks
from qualitykit.workspace import Workspace
from qualitykit.workspace.files import raw_of, read_csv
from qualitykit.workspace.raw import Raw
from qualitykit.workspace.sheet import Sheet, read_sheet, sheet_of

# Told elsewhere: where the workspace's own columns are known.
_ASIDE = ("hidden_sheets", "own_columns", "misspelt_column")


@dataclass(frozen=True)
class Received:
    """One file that came in (一份来件).

    Attributes:
        path: the file; name: how messages call it; sha256: of its bytes.
        sources: its tables, as far as they could be read.
        problems: everything wrong with it, and notes.
        layout: of a form of ours, else None; sheets: as read, for the copy that goes back.
        sender: who filled a form in, as it says.
        untouched: a form in which nothing was filled in.
    """

    path: Path
    name: str
    sha256: str
    sources: tuple[Source, ...] = ()
    problems: tuple[Told, ...] = ()
    layout: Layout | None = None
    sheets: tuple[Sheet, ...] = ()
    sender: str = ""
    untouched: bool = False

    @property
    def answers(self) -> bool:
        """Whether it speaks for the units that it is about (是否算报送): no empty form does, nor an assessor's."""
        return not self.untouched and not (self.layout and self.layout.assessor)

    @property
    def units(self) -> frozenset[str]:
        """The units of which it says anything (所涉单位): a form's own, else those that its rows name."""
        own = {self.layout.unit} if self.layout else set()
        tables = (source.table.frame for source in self.sources)
        named_in = (frame["unit"].dropna() for frame in tables if "unit" in frame)
        return frozenset(own.union(*(set(units) for units in named_in)))


def receive(paths: Sequence[Path], workspace: Workspace, period: Period) -> list[Received]:
    """Read files that came in (读取来件), in their order.

    Args:
        paths: the files; one whose very bytes were given before is read once.
        workspace: whose units, rubric and contract apply; period: that the files are for.

    Returns:
        Every file; nothing is raised for what a file is.
    """
    names, hashes = _names(paths), [sha256(path) for path in paths]
    first = [hashes.index(one) == at for at, one in enumerate(hashes)]
    books = [at for at, path in enumerate(paths) if first[at] and path.suffix.lower() != ".csv"]
    pages = dict(zip(books, read_workbooks([paths[at] for at in books]), strict=True))
    reader = _Reader(workspace, period)
    found = []
    for at, path in enumerate(paths):
        blank = Received(path, names[at], hashes[at])
        if not first[at]:
            values = {"other": names[hashes.index(hashes[at])]}
            again = Problem(names[at], None, None, "file_again", values, "note")
            found.append(replace(blank, problems=(told(again, names[at]),)))
        else:
            found.append(reader.book(blank, pages[at]) if at in pages else reader.csv(blank))
    return found


def _names(paths: Sequence[Path]) -> list[str]:
    """The files' own names, with their folder where two are called alike."""
    plain = [readable(path.name) for path in paths]
    return [
        name if plain.count(name) == 1 else readable(f"{path.parent.name}/{path.name}")
        for name, path in zip(plain, paths, strict=True)
    ]


@dataclass(frozen=True)
class _Reader:
    workspace: Workspace
    period: Period

    def csv(self, blank: Received) -> Received:
        """A CSV whose first row is the header the fast way; else the header is looked for further down."""
        raw = read_csv(blank.path, blank.name, known_headings())
        top = recognised([(1, raw.header)], blank.name) if raw.header else None
        if isinstance(top, tuple):
            return self._tables(blank, [("", raw, top[0])])
        sheet = read_sheet(blank.path, name=blank.name, headings=known_headings())
        return self._sheets(replace(blank, sheets=(sheet,)), [sheet])

    def book(self, blank: Received, pages: list[dict] | Refused) -> Received:
        """A workbook: a form, or tables on its visible sheets."""
        if isinstance(pages, Refused):
            refused = Problem(blank.name, None, None, pages.rule, pages.values)
            return replace(blank, problems=(told(refused, blank.name),))
        sheets = tuple(sheet_of(blank.name, page) for page in pages)
        blank = replace(blank, sheets=sheets)
        if is_form(sheet.title for sheet in sheets):
            return self._form(blank)
        return self._sheets(blank, [s for s in sheets if not s.sheets[s.title] and (s.rows or s.problems)])

    def _sheets(self, blank: Received, sheets: list[Sheet]) -> Received:
        tables, problems = [], []
        for sheet in sheets:
            problems.extend(_told(sheet, sheet.problems))
            if sheet.refused or not sheet.rows:
                continue
            found = recognised(first_rows(sheet), blank.name)
            if isinstance(found, Problem):
                problems.extend(_told(sheet, [found]))
            else:
                tables.append((sheet.title, raw_of(replace(sheet, problems=()), found[1]), found[0]))
        if not tables and not problems:
            nothing = ("no_header", 1) if blank.path.suffix.lower() == ".csv" else ("empty_workbook", None)
            problems.append(
                told(Problem(blank.name, nothing[1], None, nothing[0]), blank.name, row=nothing[1])
            )
        return self._tables(blank, tables, _once(problems))

    def _tables(
        self, blank: Received, tables: list[tuple[str, Raw, str]], problems: Sequence[Told] = ()
    ) -> Received:
        sources, problems = [], list(problems)
        for sheet, raw, table in tables:
            source, found = self._source(blank, sheet, raw, table)
            problems.extend(found)
            sources.extend(filter(None, [source]))
        return replace(blank, sources=tuple(sources), problems=tuple(problems))

    def _source(self, blank: Received, sheet: str, raw: Raw, table: str) -> tuple[Source | None, list[Told]]:
        odd = odd_rows(raw)
        raw = _without(replace(raw, header=named(raw.header, table)), odd)
        confirmed, unclear = verified_rows(raw)
        found, problems = self.workspace.understood(raw, blank.name, table, self.period.year)
        problems += unclear
        problems += [Problem(blank.name, row, None, rule) for row, rule in odd.items()]
        if not len(raw.numbers):
            problems.append(Problem(blank.name, raw.top, None, "no_rows", {}, "note"))
        columns = {name: at for at, name in reversed(list(enumerate(raw.header, 1))) if name}
        if found is None:
            return None, [told(one, blank.name, sheet, one.row) for one in problems]
        source = Source(blank.name, sheet, blank.sha256, found, columns, confirmed=confirmed, top=raw.top)
        return source, [source.tell(one) for one in problems if one.rule not in _ASIDE]

    def _form(self, blank: Received) -> Received:
        layout, problems = forms_in.checked_layout(blank.sheets, blank.name, self.workspace, self.period)
        if layout is None or any(one.refuses for one in problems):
            return replace(blank, layout=layout, problems=tuple(problems))
        problems += forms_in.unseen(layout, blank.sheets)
        sources = []
        for part in forms_in.parts(layout, blank.sheets):
            table, found = self.workspace.understood(part.raw, blank.name, part.table, self.period.year)
            confirmed, unclear = verified_rows(part.raw)
            source = Source(blank.name, part.sheet, blank.sha256, table, {}, part.columns, confirmed)
            sources.append(source)
            problems.extend(source.tell(one) for one in [*found, *unclear] if one.rule not in _ASIDE)
        found = replace(
            blank, layout=layout, sources=tuple(sources), sender=forms_in.sender(layout, blank.sheets)
        )
        untouched = forms_in.untouched(layout, blank.sheets)
        if untouched:
            empty = told(
                Problem(blank.name, None, None, "form_empty", {}, "note"), blank.name, unit=layout.unit
            )
            problems.append(empty)
        return replace(found, problems=tuple(problems), untouched=untouched)


def _once(problems: list[Told]) -> list[Told]:
    """What every sheet of a workbook tells, told once."""
    return list({(one.problem.place, one.problem.rule): one for one in problems}.values())


def _told(sheet: Sheet, problems) -> Iterator[Told]:
    """What the reader says of a sheet, at its cell: there the column is an address."""
    for one in problems:
        title = "" if one.rule == "hidden_sheets" else sheet.title
        yield told(one, sheet.file, title, one.row, column_of(one.column))


def _without(raw: Raw, odd: dict[int, str]) -> Raw:
    kept = ~np.isin(raw.numbers, list(odd))
    return replace(raw, numbers=raw.numbers[kept], columns=[column.rows(kept) for column in raw.columns])
