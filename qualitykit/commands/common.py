"""What every command needs (命令共用): arguments, messages, and a workspace that can be scored."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from qualitykit.errors import Problem, QualitykitError
from qualitykit.language import LANGUAGES, say

PROBLEMS = 1
_ASKED = "qualitykit.language"


class Commands(click.Group):
    """Commands that tell every problem in words, never as a traceback (命令组)."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command; problems go to stderr, exit status 1 (执行)."""
        _have_a_home()
        try:
            return super().invoke(context)
        except QualitykitError as error:
            tell(error.text(messages(context)))
        except BrokenPipeError:
            raise
        except OSError as error:
            tell(problem_of(error).text(messages(context)))
        context.exit(PROBLEMS)


def _have_a_home() -> None:
    """A user without any, as in a container, gets one that holds nothing: libraries ask for it when imported."""
    try:
        Path.home()
    except RuntimeError:
        os.environ["HOME"] = os.devnull


def problem_of(error: OSError) -> Problem:
    """What the system would not let us do, as a problem with its place (系统错误)."""
    values = {"found": error.strerror or str(error)}
    return Problem(str(error.filename or "."), None, None, "cannot_write", values)


def messages(context: click.Context) -> str:
    """The language of messages (消息语言): English unless the command line says otherwise."""
    return context.find_root().meta.get(_ASKED, "en")


def _ask(context: click.Context, _: click.Parameter, language: str | None) -> str | None:
    if language:
        context.find_root().meta[_ASKED] = language
    return language


def one_period(_: click.Context, __: click.Parameter, text: str | None) -> str | None:
    """A period as it was given, in its one form (考核期参数)."""
    from qualitykit.period import Period

    try:
        return text and str(Period.parse(text))
    except QualitykitError as error:
        raise click.BadParameter(str(error)) from None


def tell(text: str) -> None:
    """Say something on stderr (消息)."""
    click.echo(text, err=True)


FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
OUT = click.Path(file_okay=False, path_type=Path)

workspace_argument = click.argument("workspace", type=FOLDER)
period_argument = click.argument("period", callback=one_period)
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


def opened_workspace(folder: Path, period: str):
    """A workspace without errors in what a period rests on (打开工作区); how many notes there are is said."""
    from qualitykit.workspace import check as problems_of
    from qualitykit.workspace import open_workspace

    workspace = open_workspace(folder)
    problems = problems_of(workspace, period)
    if errors := errors_of(problems):
        raise QualitykitError(errors)
    if problems:
        tell(say("notes_to_see", messages(click.get_current_context()), notes=len(problems)))
    return workspace


def chosen_units(workspace, names: Iterable[str]):
    """The units that were named, each once, in the district file's order (所选单位); all of them if none was."""
    try:
        wanted = {workspace.unit(name) for name in names}
    except QualitykitError as error:
        raise click.BadParameter(error.text(messages(click.get_current_context()))) from None
    return tuple(unit for unit in workspace.units if unit in wanted or not wanted)


def errors_of(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that are no mere notes (错误)."""
    return [problem for problem in problems if problem.severity == "error"]


def list_problems(problems: Iterable[Problem], language: str, more: Iterable[str] = ()) -> None:
    """Every problem on a line, notes marked as such, further lines, and how many there are (列出问题)."""
    problems = list(problems)
    for problem in problems:
        mark = "" if problem.severity == "error" else say("note_mark", language)
        click.echo(problem.text(language) + mark)
    print_lines(more)
    errors = len(errors_of(problems))
    click.echo(say("count_of_problems", language, errors=errors, notes=len(problems) - errors))


def print_lines(lines: Iterable[str]) -> None:
    """Lines on stdout (逐行输出)."""
    for line in lines:
        click.echo(line)
