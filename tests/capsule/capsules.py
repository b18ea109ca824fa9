"""What the tests of published folders share."""

import json

from click.testing import CliRunner
from stand_in import HERE

from qualitykit.capsule.verification import verify
from qualitykit.cli import main
from qualitykit.reports.manifest import canonical

GOLDEN = HERE.parent / "data" / "golden" / "2016Q3.zip"


def run(*words):
    """A command line: exit status, stdout, stderr."""
    done = CliRunner().invoke(main, [str(word) for word in words])
    return done.exit_code, done.stdout, done.stderr


def said(folder, allowed=None):
    """What each of the four statements says: name -> holds."""
    return {one.name: one.holds for one in verify(folder, allowed)}


def rewrite(folder, change):
    """Rewrite a manifest as a forger would: changed, but in its canonical form."""
    path = folder / "manifest.json"
    facts = json.loads(path.read_text("utf-8"))
    change(facts)
    path.write_text(canonical(facts), encoding="utf-8")
