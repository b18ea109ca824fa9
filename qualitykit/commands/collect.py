"""`qualitykit collect` and `qualitykit return` (收表、退回): files in, and what is wrong with them back."""

import getpass
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from qualitykit.commands.common import (
    FILE,
    PROBLEMS,
    lang_option,
    list_problems,
    out_option,
    period_argument,
    print_lines,
    workspace_argument,
)
from qualitykit.language import say


def _confirm_option(command: Any) -> Any:
    from qualitykit.language.plausibility_problems import CONFIRMABLE

    return click.option(
        "--confirm", "confirmed", multiple=True, type=click.Choice(CONFIRMABLE), metavar="RULE",
        help="A doubt that was looked at and is right all the same; may be given again.",
    )(command)  # fmt: skip


@click.command()
@workspace_argument
@period_argument
@click.argument("files", nargs=-1, type=FILE)
@click.option("--apply", "write", is_flag=True, help="Write what is planned, if nothing is refused.")
@click.option(
    "--who", default="", metavar="NAME", help="Who collects, for the ledger; the user's name if not given."
)
@_confirm_option
@lang_option
def collect(
    workspace: Path, period: str, files: tuple[Path, ...], write: bool, who: str, confirmed: tuple[str, ...],
    language: str | None,
) -> None:  # fmt: skip
    """Read the FILES that units sent for PERIOD and print what they would change in WORKSPACE.

    Takes the forms of `qualitykit form`, and CSV or XLSX tables with the headings of one table of the contract. With
    --apply the tables are written, whole or not at all, with a line in ledger/ for every value; if anything is refused,
    nothing is written. Exit status 1 if anything is refused.
    """
    from qualitykit.intake import apply
    from qualitykit.period import Period
    from qualitykit.workspace import open_workspace

    language = language or "en"
    with apply.alone(workspace, period) if write else nullcontext() as finished:
        if finished:
            click.echo(say("collect.finished", language))
        plan = _planned(open_workspace(workspace), Period.parse(period), files, confirmed, language)
        if plan.refused:
            raise SystemExit(PROBLEMS)
        if write:
            written = apply.write(plan, who or _user(), datetime.now().astimezone())
            key = "collect.applied" if written else "collect.unchanged"
            click.echo(say(key, language, values=len(plan.moves), files=", ".join(written)))
            return
    key = "collect.ready" if plan.files else "collect.unchanged"
    click.echo(say(key, language, values=len(plan.moves), files=", ".join(plan.files)))


def _planned(workspace, period, files, confirmed, language):
    """The plan, printed with everything wrong and how a doubt is confirmed."""
    from qualitykit.intake.plan import plan as planned
    from qualitykit.intake.words import confirmable, plan_lines

    plan = planned(workspace, period, files, confirmed)
    print_lines(plan_lines(plan, language))
    if plan.told:
        list_problems([one.problem for one in plan.told], language)
    if rules := confirmable(plan):
        click.echo(say("collect.confirm", language, rules=" ".join(rules)))
    if plan.refused:
        click.echo(say("collect.refused", language))
    return plan


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


@click.command("return")
@workspace_argument
@period_argument
@click.argument("files", nargs=-1, type=FILE)
@out_option
@lang_option
def give_back(workspace: Path, period: str, files: tuple[Path, ...], out: Path, language: str | None) -> None:
    """Write for each unit what is wrong with the FILES it sent and what it has not reported for PERIOD.

    A page per unit, UNIT.html, and its own workbook, UNIT.xlsx, in which the wrong cells are red and say why in a
    comment. Without FILES, only what is missing in WORKSPACE. Changes nothing in WORKSPACE.
    """
    from qualitykit.intake.plan import plan as planned
    from qualitykit.intake.slip import returns
    from qualitykit.period import Period
    from qualitykit.reports.publish import write_all
    from qualitykit.workspace import open_workspace

    language = language or "zh"
    plan = planned(open_workspace(workspace), Period.parse(period), files)
    made = returns(plan, language)
    write_all({out / name: content for name, content in made.items()})
    slips = sum(name.endswith(".html") for name in made)
    click.echo(say("slip.written", language, slips=slips, books=len(made) - slips, folder=out))
    raise SystemExit(PROBLEMS if plan.refused else 0)
