"""The command line (命令行): results go to files and stdout, messages to stderr.

Exit status: 0 done; 1 the data, rubric or folder has problems, all of them printed; 2 the command line is wrong;
3 a run ended incomplete: what is missing is printed, what was finished stays.
"""

from pathlib import Path

import click

from qualitykit import __version__
from qualitykit.commands.capsule import history, reproduce, verify
from qualitykit.commands.collect import collect, give_back
from qualitykit.commands.common import (
    FILE,
    PROBLEMS,
    Commands,
    errors_of,
    lang_option,
    list_problems,
    one_period,
    opened_workspace,
    out_option,
    period_argument,
    print_lines,
    workspace_argument,
)
from qualitykit.commands.intake import form
from qualitykit.commands.run import report
from qualitykit.errors import QualitykitError


@click.group(cls=Commands)
@click.version_option(__version__, package_name="qualitykit", message="%(prog)s %(version)s")
def main() -> None:
    """Score public quality work by an issued rubric, and publish the reports (质量工作考核)."""


@main.command()
@workspace_argument
@click.argument("period", required=False, callback=one_period)
@lang_option
def check(workspace: Path, period: str | None, language: str | None) -> None:
    """Read everything in WORKSPACE and print every problem.

    With PERIOD (2016Q3, 2016), only what that period rests on. Changes nothing. Notes are printed, errors give
    exit status 1.
    """
    from qualitykit.workspace import check as problems_of

    problems, language = problems_of(workspace, period), language or "en"
    list_problems(problems, language)
    raise SystemExit(PROBLEMS if errors_of(problems) else 0)


@main.command()
@workspace_argument
@period_argument
@out_option
@click.option(
    "--scenario", type=FILE, metavar="FILE",
    help="Score the data with this scenario's changes; writes scores.scenario.csv and grades.scenario.csv.",
)  # fmt: skip
@lang_option
def score(workspace: Path, period: str, out: Path, scenario: Path | None, language: str | None) -> None:
    """Write scores.csv and grades.csv of PERIOD into --out.

    With --scenario the files are scores.scenario.csv and grades.scenario.csv instead, and their first column names
    the scenario: what it gives is no data. Nothing is written while data or scenario have errors.
    """
    from qualitykit.period import Period
    from qualitykit.reports.publish import write_all
    from qualitykit.reports.results import result_files
    from qualitykit.scoring import assess

    opened, changed = opened_workspace(workspace, period), None
    if scenario is not None:
        from qualitykit.outlook import apply_scenario, read_scenario

        found = read_scenario(scenario)
        found.refuse_other(Period.parse(period))
        opened = changed = apply_scenario(opened, found)
    files = result_files(assess(opened, period), language or "zh", changed)
    write_all({out / name: text for name, text in files.items()})


for command in (form, collect, give_back, report, verify, reproduce, history):
    main.add_command(command)


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

    print_lines(rubric_text.show(load_rubric(file), language or "zh"))


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
        list_problems(error.problems, language or "en")
        raise SystemExit(PROBLEMS) from None
    print_lines(rubric_text.summary(found, language or "en"))


@rubric.command("diff")
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@lang_option
def rubric_diff(old: Path, new: Path, language: str | None) -> None:
    """Print what NEW says otherwise than OLD, a line for each value that differs."""
    from qualitykit.reports import rubric_text
    from qualitykit.rubric import load_rubric

    print_lines(rubric_text.diff(load_rubric(old), load_rubric(new), language or "en"))
