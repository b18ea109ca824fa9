"""Forms for the tests of forms: of the sample, and of small workspaces written on the spot."""

import io
from pathlib import Path

import openpyxl

from qualitykit.intake.form import workbook
from qualitykit.intake.layout import HIDDEN, Layout, layout_of
from qualitykit.intake.questions import Form, Part, forms
from qualitykit.period import Period
from qualitykit.workspace import open_workspace

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


def form_of(workspace, unit: str, period: str = "2016Q3", language: str = "zh", **more) -> Form:
    """The form of one unit; a workspace or its folder."""
    workspace = open_workspace(workspace) if isinstance(workspace, Path) else workspace
    (made,) = forms(workspace, Period.parse(period), (workspace.unit(unit),), language, **more)
    return made


def hidden_rows(form: Form) -> list[list[str]]:
    """The hidden sheet of a form's workbook."""
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(form)))[HIDDEN]
    return [[value or "" for value in row] for row in sheet.iter_rows(values_only=True)]


def written(form: Form) -> Layout:
    """What the hidden sheet of a form's workbook says."""
    return layout_of(hidden_rows(form), "form.xlsx")


def part(form: Form, table: str) -> Part | None:
    """The part of a form that asks for a table; None where it does not."""
    return next((part for part in form.parts if part.table == table), None)


def row(form: Form, table: str, **key: str):
    """The one row of a part whose key has these values."""
    (found,) = [q for q in part(form, table).questions if key.items() <= q.key.items()]
    return found
