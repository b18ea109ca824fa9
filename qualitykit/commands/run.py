"""`qualitykit report` (生成报告): one run, its messages, its account."""

import os
from contextlib import ExitStack, nullcontext, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from qualitykit.commands.common import (
    chosen_units,
    lang_option,
    one_period,
    opened_workspace,
    out_option,
    problem_of,
    tell,
    workspace_argument,
)
from qualitykit.errors import QualitykitError
from qualitykit.language import say
from qualitykit.reports.stop import INCOMPLETE, Stopped, stoppable

PREVIOUS = "previous"
ENGINES = ("fork", "kernel")
_LOCKED = "folder_locked"


def _period_or_previous(context: click.Context, parameter: click.Parameter, text: str) -> str:
    return text if text == PREVIOUS else one_period(context, parameter, text)


def _address(_: click.Context, __: click.Parameter, text: str | None) -> str | None:
    from qualitykit.engine.cluster import scheduler_of

    if text is not None:
        try:
            scheduler_of(text)
        except QualitykitError as error:
            raise click.BadParameter(str(error)) from None
    return text


@click.command()
@workspace_argument
@click.argument("period", callback=_period_or_previous)
@out_option
@click.option(
    "--unit", "units", multiple=True, metavar="U", help="Only this unit's page; may be given again."
)
@lang_option
@click.option("--reason", default="", metavar="TEXT", help="Why there is a new revision of the period.")
@click.option("--by", default="", metavar="NAME", help="Who answers for the revision.")
@click.option(
    "--as-of", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
    help="The day that counts for `previous` (today if not given); if given, the revision bears it.",
)  # fmt: skip
@click.option(
    "--jobs", "at_once", type=click.IntRange(min=1), default=min(2, os.cpu_count() or 1), show_default=True,
    help="How many notebooks run at once.",
)  # fmt: skip
@click.option("--engine", type=click.Choice(ENGINES), help="How notebooks run; fork where the system can.")
@click.option(
    "--executor",
    metavar="dask://HOST:PORT",
    callback=_address,
    help="Run the notebooks on a Dask cluster instead.",
)
@click.option(
    "--memory", "memory_mb", type=click.IntRange(min=64), metavar="MB", help="Most memory for one page."
)
@click.option(
    "--cell-timeout", "cell_seconds", type=click.IntRange(min=1), metavar="SECONDS",
    help="Longest time for one cell.",
)  # fmt: skip
@click.option(
    "--sign", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="KEY",
    help="SSH key that signs the manifest.",
)  # fmt: skip
@click.option(
    "--notify", metavar="COMMAND", help="Command that is run with run.json at the end, well or not."
)
def report(
    workspace: Path, period: str, out: Path, units: tuple[str, ...], language: str | None, notify: str | None,
    day: datetime | None, **options: Any,
) -> None:  # fmt: skip
    """Score PERIOD, run the notebooks and publish the pages in --out.

    PERIOD is a quarter, a year, or `previous`: the last quarter that is complete. Prints the path of the index page.
    A period that is there already gets a new revision beside it. A run that was stopped goes on where it was; if a
    notebook fails, the others go on, nothing is published, and the exit status is 3. run.json in --out says how the
    last run ended.
    """
    given = {name: value for name, value in options.items() if value is not None}
    given |= {"day": day.date()} if day else {}
    try:
        with stoppable():
            _report(workspace, period, out, units, language, notify, given)
    except Stopped as stopped:
        tell(say("run_stopped", language or "en", signal=stopped, left="–"))
        _account_of_nothing(str(stopped), period, out, notify, language or "en")
        raise SystemExit(INCOMPLETE) from None


def _report(workspace, period, out, units, language, notify, given) -> None:
    """Open, build, say what came of it; whatever stops it is told to the account first."""
    try:
        warm_up(given)
        opened, period = _opened(workspace, period, given.get("day") or date.today())
        chosen = chosen_units(opened, units)
        from qualitykit.reports.build import Request
        from qualitykit.reports.build import report as build

        result = build(Request(opened, period, chosen, language or "zh", **given), out)
    except (QualitykitError, OSError) as error:
        _account_of_refusal(error, period, out, notify, language or "en")
        raise
    _say_result(result, period, out, notify, language or "en")


def warm_up(given: dict[str, Any]) -> None:
    """Have the process that runs notebooks import its libraries while the data are read (预热)."""
    from qualitykit.engine.parents import warm_parent
    from qualitykit.engine.work import can_fork
    from qualitykit.reports import RENDER

    if can_fork() and given.get("engine") != "kernel" and "executor" not in given:
        warm_parent(RENDER)


def _opened(folder: Path, period: str, day: date):
    """The workspace, and the period that is meant."""
    if period == PREVIOUS:
        from qualitykit.period import last_complete
        from qualitykit.workspace import open_workspace

        rubrics = open_workspace(folder).rubrics
        period = str(last_complete(day, lambda year: rubrics.for_checks(year).settings.first_month))
    return opened_workspace(folder, period), period


def _say_result(result, period: str, out: Path, notify: str | None, language: str) -> None:
    from qualitykit.reports import account

    told = account.account_of(result, period, language)
    for one in result.failed:
        values = {"page": one.job.page, "notebook": one.job.notebook.name}
        tell(say("failed_page", language, what=told["missing"][one.job.page], **values))
    wrong = account.leave(told, out, notify, always=True)
    tell(say("run_join", language).join([_outcome(result, language), account.summary(told, language)]))
    if wrong:
        tell(say("notify_failed", language, what=wrong))
    if not result.published:
        raise SystemExit(INCOMPLETE)
    click.echo(result.folder / "index.html")


def _outcome(result, language: str) -> str:
    left = len(result.failed)
    if result.stopped:
        return say("run_stopped", language, signal=result.stopped, left=left)
    if result.failed:
        return say("report_incomplete", language, failed=left, folder=result.folder)
    return say("report_published", language, name=result.folder.name, pages=result.pages)


def _account_of_refusal(error, period: str, out: Path, notify: str | None, language: str) -> None:
    """Tell whoever watches; another run's account is left alone."""
    from qualitykit.reports import account

    broken = isinstance(error, OSError)
    problems = (problem_of(error),) if broken else error.problems
    told = account.refusal(period, problems, language, "failed" if broken else "refused")
    held = any(problem.rule == _LOCKED for problem in problems)
    _leave(told, out, notify, language, always=broken and out.is_dir(), held=held)


def _account_of_nothing(stopped: str, period: str, out: Path, notify: str | None, language: str) -> None:
    """Tell whoever watches that a run was stopped before it could look whether another one is at work."""
    from qualitykit.reports import account, publish

    with ExitStack() as stack:
        held = out.is_dir()
        with suppress(QualitykitError, OSError):
            stack.enter_context(publish.lock(out, period) if held else nullcontext())
            held = False
        _leave(account.not_begun(period, stopped), out, notify, language, always=False, held=held)


def _leave(told: dict[str, Any], out: Path, notify: str | None, language: str, **how: bool) -> None:
    from qualitykit.reports import account

    if wrong := account.leave(told, out, notify, **how):
        tell(say("notify_failed", language, what=wrong))
