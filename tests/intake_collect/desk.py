"""A district office's desk for the tests of intake: a workspace, what came in, and one call for plan or writing."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
from workspace_folders import write_workspace

from qualitykit.intake import apply
from qualitykit.intake.form import file_name, workbook
from qualitykit.intake.layout import layout_of_form, places
from qualitykit.intake.plan import plan
from qualitykit.intake.questions import forms
from qualitykit.period import Period
from qualitykit.workspace import check, open_workspace

NOON = datetime(2016, 10, 8, 12, tzinfo=UTC)


class Desk:
    """A workspace in a folder, and an inbox beside it."""

    def __init__(self, folder: Path, period: str = "2016Q3", **tables: str):
        self.folder = folder
        self.workspace = write_workspace(folder, **tables)
        self.period = Period.parse(period)
        self.inbox = folder / "inbox"
        self.inbox.mkdir()

    def opened(self):
        """The workspace as it is now."""
        return open_workspace(self.workspace)

    def csv(self, text: str, name: str = "in.csv", encoding: str = "utf-8") -> Path:
        """A CSV that came in."""
        path = self.inbox / name
        path.write_bytes(text.encode(encoding))
        return path

    def xlsx(self, sheets: dict[str, list[list]], name: str = "in.xlsx") -> Path:
        """A workbook that came in: sheet -> rows."""
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        path = self.inbox / name
        book.save(path)
        return path

    def form(self, unit: str, **more):
        """What a unit is asked."""
        opened = self.opened()
        (made,) = forms(opened, self.period, (opened.unit(unit),), more.pop("language", "zh"), **more)
        return made

    def filled(self, form, typed: dict, name: str | None = None) -> Path:
        """A form that came back: (sheet, row, column) -> what a clerk typed, saved by another program than ours."""
        path = self.inbox / (name or file_name(form))
        path.write_bytes(workbook(form))
        book = openpyxl.load_workbook(path)
        for (sheet, row, column), value in typed.items():
            book[sheet].cell(row, column).value = value
        book.save(path)
        return path

    def place(self, form, table: str, column: str, **key: str) -> tuple[str, int, int]:
        """Where a form has the open cell of a row."""
        fitting = (
            place
            for place, (question, blank) in places(form).items()
            if question.table == table and blank.column == column and key.items() <= question.key.items()
        )
        return next(fitting)

    def plan(self, *paths: Path, confirmed=()):
        """What files would change."""
        return plan(self.opened(), self.period, paths, confirmed)

    def apply(self, *paths: Path, confirmed=(), who: str = "王芳") -> list[str]:
        """Plan and write, as the command does."""
        with apply.alone(self.workspace, str(self.period)):
            return apply.write(self.plan(*paths, confirmed=confirmed), who, NOON)

    def text(self, name: str) -> str:
        """A file of the workspace, line ends as they are."""
        return (self.workspace / name).read_bytes().decode("utf-8")

    def rows(self, name: str) -> list[dict[str, str]]:
        """The rows of a file of the workspace."""
        return list(csv.DictReader(io.StringIO(self.text(name).removeprefix("\ufeff"))))

    def errors(self) -> list[str]:
        """Everything that a check calls an error."""
        return [one.text() for one in check(self.workspace) if one.severity == "error"]

    def files(self) -> dict[str, bytes]:
        """Everything in the workspace, by path."""
        paths = sorted(path for path in self.workspace.rglob("*") if path.is_file())
        return {str(path.relative_to(self.workspace)): path.read_bytes() for path in paths}


def refusals(found) -> list[tuple[str, str]]:
    """Rule and place of everything that a plan refuses."""
    return [(one.problem.rule, one.problem.place) for one in found.refused]


def rules(found) -> set[str]:
    """The rules of everything that a plan refuses."""
    return {one.problem.rule for one in found.refused}


__all__ = ["Desk", "layout_of_form", "places", "refusals", "rules"]
