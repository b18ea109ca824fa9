"""`qualitykit verify`, `reproduce`, `history` (核验、重现、履历): what a published folder proves."""

import os
from pathlib import Path

import click

from qualitykit.commands.common import (
    FILE,
    FOLDER,
    PROBLEMS,
    lang_option,
    list_problems,
    print_lines,
    tell,
)
from qualitykit.language import say


@click.command()
@click.argument("folder", type=FOLDER)
@click.option(
    "--allowed-signers", "allowed", type=FILE, metavar="FILE",
    help="OpenSSH's file of allowed signers; one of them must have signed.",
)  # fmt: skip
@lang_option
def verify(folder: Path, allowed: Path | None, language: str | None) -> None:
    """Check a published FOLDER against its manifest.

    Names every file that is missing, changed or not listed, and says whether the folder is complete, valid, chained
    to the revisions before it, and signed.
    """
    from qualitykit.capsule.verification import problems_of
    from qualitykit.capsule.verification import verify as verified
    from qualitykit.reports.manifest import head, read_manifest

    statements, language = verified(folder, allowed), language or "en"
    lines = [statement.text(language) for statement in statements]
    lines.append(say("verify_line", language, what=say("verify_head", language), verdict=head(folder)))
    if problems := problems_of(statements):
        list_problems(problems, language, lines)
        raise SystemExit(PROBLEMS)
    click.echo(say("verify_done", language, files=len(read_manifest(folder)["files"])))
    print_lines(lines)


@click.command()
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--jobs", "at_once", type=click.IntRange(min=1), default=min(2, os.cpu_count() or 1), show_default=True,
    help="How many notebooks run at once.",
)  # fmt: skip
@lang_option
def reproduce(folder: Path, at_once: int, language: str | None) -> None:
    """Make a published FOLDER, or a zip of one, again from its own inputs, and report every difference.

    The folder is verified first. By other code or packages than it was made with this is a trial run: then numbers
    are compared where bytes differ. Runs the notebooks that the folder carries.
    """
    from qualitykit.capsule.opened import open_capsule
    from qualitykit.capsule.reproduction import reproduce as made_again
    from qualitykit.capsule.verification import problems_of
    from qualitykit.capsule.verification import verify as verified

    capsule, language = open_capsule(folder), language or "en"
    if problems := problems_of(verified(capsule.folder)):
        list_problems(problems, language)
        raise SystemExit(PROBLEMS)
    found = made_again(capsule, at_once)
    if found.other:
        tell(say("reproduce_trial", language, what=", ".join(found.other)))
    print_lines(difference.text(language) for difference in found.differences)
    counts = {"files": found.files, "other": len(found.differences)}
    click.echo(say(_outcome(found), language, **counts))
    raise SystemExit(0 if found.holds else PROBLEMS)


def _outcome(found) -> str:
    if not found.differences:
        return "reproduce_done"
    return "reproduce_done_trial" if found.holds else "reproduce_not"


@click.command()
@click.argument("unit")
@click.option("--out", type=FOLDER, required=True, metavar="DIR", help="Folder of the published periods.")
@lang_option
def history(unit: str, out: Path, language: str | None) -> None:
    """Print UNIT's published assessments with every correction: old and new value, who, when, why."""
    from qualitykit.capsule.history import history as assessments

    print_lines(assessments(unit, out, language or "zh"))
