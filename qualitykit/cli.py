"""The command line (命令行): results go to files and stdout, messages to stderr.

Exit status: 0 done; 1 the data, rubric or folder has problems, all of them printed; 2 the command line is wrong;
3 a run ended incomplete: what is missing is printed, what was finished stays.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from qualitykit import __version__
from qualitykit.errors import Problem, QualitykitError
from qualitykit.language import LANGUAGES, say

PROBLEMS, INCOMPLETE = 1, 3
_ASKED = "qualitykit.language"


class Commands(click.Group):
    """Commands that tell every problem in words, never as a traceback (命令组)."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command; problems go to stderr, exit status 1 (执行)."""
        try:
            return super().invoke(context)
        except QualitykitError as error:
            _tell(error.text(_messages(context)))
        except BrokenPipeError:
            raise
        except OSError as error:
            values = {"found": error.strerror or str(error)}
            _tell(
                Problem(str(error.filename or "."), None, None, "cannot_write", values).text(
                    _messages(context)
                )
            )
        context.exit(PROBLEMS)


def _messages(context: click.Context) -> str:
    """The language of messages: English unless the command line says otherwise."""
    return context.find_root().meta.get(_ASKED, "en")


def _ask(context: click.Context, _: click.Parameter, language: str | None) -> str | None:
    if language:
        context.find_root().meta[_ASKED] = language
    return language


def _period(_: click.Context, __: click.Parameter, text: str | None) -> str | None:
    from qualitykit.period import Period

    try:
        return text and str(Period.parse(text))
    except QualitykitError as error:
        raise click.BadParameter(str(error)) from None


def _tell(text: str) -> None:
    click.echo(text, err=True)


FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
OUT = click.Path(file_okay=False, path_type=Path)

workspace_argument = click.argument("workspace", type=FOLDER)
period_argument = click.argument("period", callback=_period)
out_option = click.option(
    "--out", type=OUT, required=True, metavar="DIR", help="Folder that receives the results."
)
lang_option = click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    callback=_ask,
    help="Language of results (zh if not given) and messages (en if not given).",
)


@click.group(cls=Commands)
@click.version_option(__version__, package_name="qualitykit", message="%(prog)s %(version)s")
def main() -> None:
    """Score public quality work by an issued rubric, and publish the reports (质量工作考核)."""


@main.command()
@workspace_argument
@click.argument("period", required=False, callback=_period)
@lang_option
def check(workspace: Path, period: str | None, language: str | None) -> None:
    """Read everything in WORKSPACE and print every problem.

    With PERIOD (2016Q3, 2016), only what that period rests on. Changes nothing. Notes are printed, errors give
    exit status 1.
    """
    from qualitykit.workspace import check as problems_of

    problems, language = problems_of(workspace, period), language or "en"
    _list(problems, language)
    raise SystemExit(PROBLEMS if _errors(problems) else 0)


@main.command()
@workspace_argument
@period_argument
@out_option
@lang_option
def score(workspace: Path, period: str, out: Path, language: str | None) -> None:
    """Write scores.csv and grades.csv of PERIOD into --out.

    Nothing is written while the data have errors.
    """
    from qualitykit.reports.publish import write_all
    from qualitykit.reports.results import result_files
    from qualitykit.scoring import assess

    files = result_files(assess(_opened(workspace, period), period), language or "zh")
    write_all({out / name: text for name, text in files.items()})


@main.command()
@workspace_argument
@period_argument
@out_option
@click.option(
    "--unit", "units", multiple=True, metavar="U", help="Only this unit's page; may be given again."
)
@lang_option
@click.option(
    "--jobs", type=click.IntRange(min=1), default=min(2, os.cpu_count() or 1), show_default=True,
    help="How many notebooks run at once.",
)  # fmt: skip
def report(
    workspace: Path, period: str, out: Path, units: tuple[str, ...], language: str | None, jobs: int
) -> None:
    """Score PERIOD, run the notebooks and publish the pages in --out.

    Prints the path of the index page. A period that is there already gets a new revision beside it. If a notebook
    fails, the others go on, nothing is published, and the exit status is 3.
    """
    opened = _opened(workspace, period)
    chosen = _units(opened, units)
    from qualitykit.reports.build import Request
    from qualitykit.reports.build import report as build

    result = build(Request(opened, period, chosen, language or "zh", jobs), out)
    messages = language or "en"
    for outcome in result.failed:
        values = {"page": outcome.job.page, "notebook": outcome.job.notebook.name}
        _tell(say("failed_page", messages, what=outcome.failure.text(messages), **values))
    if result.failed:
        _tell(say("report_incomplete", messages, failed=len(result.failed), folder=result.folder))
        raise SystemExit(INCOMPLETE)
    _tell(say("report_published", messages, name=result.folder.name, pages=result.pages))
    click.echo(result.folder / "index.html")


@main.command()
@click.argument("folder", type=FOLDER)
@lang_option
def verify(folder: Path, language: str | None) -> None:
    """Check a published FOLDER against its manifest.

    Names every file that is missing, changed or not listed.
    """
    from qualitykit.reports import manifest

    problems, language = manifest.verify(folder), language or "en"
    if problems:
        _list(problems, language)
        raise SystemExit(PROBLEMS)
    click.echo(say("verify_done", language, files=len(manifest.read_manifest(folder)["files"])))


@main.group()
def rubric() -> None:
    """Read, lint or compare rubrics (考核细则)."""


@rubric.command("show")
@click.argument("file", type=FILE)
@lang_option
def rubric_show(file: Path, language: str | None) -> None:
    """Print the criteria of a rubric in the document's order."""
    from qualitykit.reports import rubric_text
    from qualitykit.rubric import load_rubric

    _print(rubric_text.show(load_rubric(file), language or "zh"))


@rubric.command("check")
@click.argument("file", type=FILE)
@lang_option
def rubric_check(file: Path, language: str | None) -> None:
    """Print every problem of a rubric file, or ok with its counts and every unit's points within reach."""
    from qualitykit.reports import rubric_text
    from qualitykit.rubric import load_rubric

    try:
        found = load_rubric(file)
    except QualitykitError as error:
        _list(error.problems, language or "en")
        raise SystemExit(PROBLEMS) from None
    _print(rubric_text.summary(found, language or "en"))


@rubric.command("diff")
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@lang_option
def rubric_diff(old: Path, new: Path, language: str | None) -> None:
    """Print what NEW says otherwise than OLD, a line for each value that differs."""
    from qualitykit.reports import rubric_text
    from qualitykit.rubric import load_rubric

    _print(rubric_text.diff(load_rubric(old), load_rubric(new), language or "en"))


def _opened(folder: Path, period: str):
    """A workspace without errors in what a period rests on; how many notes there are is said."""
    from qualitykit.workspace import check as problems_of
    from qualitykit.workspace import open_workspace

    workspace = open_workspace(folder)
    problems = problems_of(workspace, period)
    if errors := _errors(problems):
        raise QualitykitError(errors)
    if problems:
        _tell(say("notes_to_see", _messages(click.get_current_context()), notes=len(problems)))
    return workspace


def _units(workspace, names: Iterable[str]):
    """The units that were named, each once, in the order of the district file; all of them if none was."""
    try:
        wanted = {workspace.unit(name) for name in names}
    except QualitykitError as error:
        raise click.BadParameter(error.text(_messages(click.get_current_context()))) from None
    return tuple(unit for unit in workspace.units if unit in wanted or not wanted)


def _errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity == "error"]


def _list(problems: Iterable[Problem], language: str) -> None:
    """Every problem on a line, notes marked as such, and how many there are."""
    problems = list(problems)
    for problem in problems:
        mark = "" if problem.severity == "error" else say("note_mark", language)
        click.echo(problem.text(language) + mark)
    errors = len(_errors(problems))
    click.echo(say("count_of_problems", language, errors=errors, notes=len(problems) - errors))


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
