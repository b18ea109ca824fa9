"""`qualitykit form` (报送表): forms out."""

from datetime import datetime
from pathlib import Path

import click

from qualitykit.commands.common import (
    chosen_units,
    lang_option,
    out_option,
    period_argument,
    workspace_argument,
)
from qualitykit.language import say


@click.command()
@workspace_argument
@period_argument
@out_option
@click.option("--unit", "names", multiple=True, metavar="U", help="Only this unit; may be given again.")
@click.option(
    "--due", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
    help="Day by which the forms must be back; ten days after the period's end if not given.",
)  # fmt: skip
@click.option(
    "--assessor", default="", metavar="NAME",
    help="Forms for this assessor, who gives the points, in place of the units' own.",
)  # fmt: skip
@lang_option
def form(
    workspace: Path, period: str, out: Path, names: tuple[str, ...], due: datetime | None, assessor: str,
    language: str | None,
) -> None:  # fmt: skip
    """Write one workbook per unit that asks what it must report for PERIOD.

    A form has only the unit's own measures, money, honours, incidents, sites, tasks and criteria, with what is on
    record beside the cells to fill in. The year need not have a folder yet. The same workspace gives the same bytes.
    """
    from qualitykit.intake.form import files
    from qualitykit.intake.questions import forms
    from qualitykit.period import Period
    from qualitykit.reports.publish import write_all
    from qualitykit.workspace import open_workspace

    opened = open_workspace(workspace)
    asked = forms(
        opened,
        Period.parse(period),
        chosen_units(opened, names),
        language or "zh",
        due and due.date(),
        assessor.strip(),
    )
    made = files(asked)
    write_all({out / name: content for name, content in made.items()})
    click.echo(say("form.written", language or "en", forms=len(made), folder=out))
