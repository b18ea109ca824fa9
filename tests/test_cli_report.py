"""`qualitykit report` publishes a period whole, says how the run ended, and is refused before it writes (命令行)."""

import json
import re
import shlex
import shutil
import signal
import sys
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import pytest
from command_lines import SMALL, run, wrong
from stand_in import TABLE

from qualitykit.engine.failure import Failure
from qualitykit.reports import build, durable, publish
from qualitykit.reports.manifest import head
from qualitykit.reports.notebooks import PERIOD, Notebook

NOTEBOOKS = Path(__file__).parent / "notebooks"


@pytest.fixture
def books(monkeypatch):
    """The fixture notebooks in place of the shipped ones."""
    asked = partial(build.Request, notebooks=TABLE, folder=NOTEBOOKS)
    monkeypatch.setattr(build, "Request", asked)


def teller(seen):
    """A command that copies the file it is given to another place."""
    code = "import shutil, sys; shutil.copy(sys.argv[2], sys.argv[1])"
    return shlex.join([sys.executable, "-c", code, str(seen)])


class TestReport:
    """qualitykit report."""

    words = ("report", SMALL, "2016Q1", "--out")

    def test_a_period_is_published_and_its_index_named(self, books, tmp_path):
        """With real notebooks: the path of the index is the only result on stdout, and the folder verifies."""
        result = run(*self.words, tmp_path, "--jobs", "2")
        index = tmp_path / "2016Q1" / "index.html"
        assert (result.exit_code, result.stdout) == (0, f"{index}\n")
        told = r"published 2016Q1, pages: 5; pages made 4, reused 0, failed 0; [\d.]+ s, at most \d+ MB for one page; "
        assert re.fullmatch(told + rf"manifest\.json sha256 {head(index.parent)}\n", result.stderr)
        assert "../workspace 2016Q1 zh, run in workspace" in index.with_name("district.html").read_text(
            "utf-8"
        )
        verified = run("verify", index.parent)
        assert verified.stdout.splitlines() == [
            "as the manifest records them, files: 20",
            "complete: yes, all files are there: 20",
            "valid: yes",
            "chained: the first revision, none before it",
            "signed: no signature",
            f"checksum of manifest.json: {head(index.parent)}",
        ]
        (index.parent / "scores.csv").unlink()
        damaged = run("verify", index.parent)
        assert damaged.exit_code == 1
        assert damaged.stdout.startswith("scores.csv: found no such file")
        assert "complete: no, the first wrong file is scores.csv\nvalid: yes\n" in damaged.stdout
        assert damaged.stdout.endswith("errors: 1, notes: 0\n")

    def test_the_account_says_how_the_run_ended(self, books, ran, tmp_path):
        """run.json has status, revision, head, counts, time and memory, for whoever watches."""
        assert run(*self.words, tmp_path, "--unit", "north", "--reason", "r").exit_code == 0
        told = json.loads((tmp_path / "run.json").read_text("utf-8"))
        assert (told["status"], told["exit"], told["revision"]) == ("published", 0, "2016Q1")
        assert told["pages"] == {"done": 2, "reused": 0, "failed": 0, "missing": 0}
        assert told["units"] == {"done": 1, "reused": 0, "failed": 0, "missing": 0}
        assert told["manifest_sha256"] == head(tmp_path / "2016Q1")
        assert told["peak_mb_per_page"] == 64
        assert told["seconds"] > 0
        assert run(*self.words, tmp_path).exit_code == 0
        told = json.loads((tmp_path / "run.json").read_text("utf-8"))
        assert told["units"] == {"done": 2, "reused": 1, "failed": 0, "missing": 0}
        assert told["previous_manifest_sha256"] == head(tmp_path / "2016Q1")

    def test_a_failed_notebook_ends_with_3(self, books, ran, tmp_path):
        """What is missing is said on stderr, what was finished stays, and no period is published."""
        ran.failing["units/south.html"] = Failure(3, "ValueError: no")
        result = run(*self.words, tmp_path, "--unit", "South Town", "--unit", "office", "--unit", "south")
        assert (result.exit_code, result.stdout) == (3, "")
        missing, outcome = result.stderr.splitlines()
        assert missing == "not finished: units/south.html (unit_page.ipynb): code cell 3: ValueError: no"
        assert outcome.startswith(
            "not published, pages unfinished: 1; what was finished, and the failures, are in "
            f"{tmp_path / '2016Q1-incomplete'}; pages made 2, reused 0, failed 1; "
        )
        assert (tmp_path / "2016Q1-incomplete" / "units" / "office.html").exists()
        told = json.loads((tmp_path / "run.json").read_text("utf-8"))
        assert (told["status"], told["exit"], told["revision"]) == ("incomplete", 3, None)
        assert told["missing"] == {"units/south.html": "code cell 3: ValueError: no"}

    def test_notebooks_are_refused_before_anything_is_written(self, tmp_path, monkeypatch):
        """A notebook that does not take its parameters stops the run at once."""
        table = (Notebook("exits.ipynb", "district.html", PERIOD),)
        asked = partial(build.Request, notebooks=table, folder=NOTEBOOKS)
        monkeypatch.setattr(build, "Request", asked)
        result = run(*self.words, tmp_path)
        assert result.exit_code == 1
        assert [line.split(": ")[0] for line in result.stderr.splitlines()] == [
            "exits.ipynb:workspace",
            "exits.ipynb:language",
        ]
        assert list(tmp_path.iterdir()) == []

    def test_a_run_in_a_folder_that_is_held_is_refused(self, books, tmp_path):
        """The second of two runs is told who holds the folder, exit status 1, and leaves its account alone."""
        (tmp_path / "run.json").write_text("of the run before")
        seen = tmp_path / "seen"
        with publish.lock(tmp_path, "2016Q2"):
            result = run(*self.words, tmp_path, "--notify", teller(seen))
        assert result.exit_code == 1
        assert ".lock: found 2016Q2: process " in result.stderr
        assert (tmp_path / "run.json").read_text() == "of the run before"
        assert json.loads(seen.read_text("utf-8"))["status"] == "refused"

    def test_the_command_to_notify_gets_the_account_well_or_not(self, books, ran, district, tmp_path):
        """On success, on failure and on refusal the command is run with the file of the account."""
        out, seen = tmp_path / "out", tmp_path / "seen"
        words = ("report", district, "2016Q1", "--out", out, "--notify", teller(seen))
        assert run("report", wrong(district), *words[2:]).exit_code == 1
        told = json.loads(seen.read_text("utf-8"))
        assert (told["status"], len(told["problems"])) == ("refused", 2)
        assert not out.exists()
        shutil.copytree(SMALL, district, dirs_exist_ok=True)
        for failing, status in (({"district.html": Failure(1, "x")}, "incomplete"), ({}, "published")):
            ran.failing = failing
            run(*words)
            assert json.loads(seen.read_text("utf-8"))["status"] == status
        assert run("report", wrong(district), *words[2:-2]).exit_code == 1
        assert json.loads((out / "run.json").read_text("utf-8"))["status"] == "refused"

    @pytest.mark.parametrize(
        "command", ["no-such-program", "'", f"{sys.executable} -c 'import sys; sys.exit(7)'"]
    )
    def test_a_command_that_fails_is_told_and_changes_nothing(self, books, ran, tmp_path, command):
        """The run is as good as it was; that nobody was notified is said."""
        result = run(*self.words, tmp_path, "--notify", command)
        assert result.exit_code == 0
        assert "the --notify command did not succeed: " in result.stderr

    def test_a_full_disk_is_a_refusal_with_its_place(self, books, ran, tmp_path):
        """What the system says comes out in one line, exit status 1."""

        def full(when, step, path):
            if step == "copy":
                raise OSError(28, "No space left on device", str(path))

        with durable.watched(full):
            result = run(*self.words, tmp_path)
        assert result.exit_code == 1
        assert re.search(r"capsule/.*: found No space left on device, allowed a place", result.stderr)
        assert json.loads((tmp_path / "run.json").read_text("utf-8"))["status"] == "failed"

    def test_previous_means_the_last_quarter_that_is_complete(self, books, ran, tmp_path):
        """The day is today or the one that is given; given, it stands on the revision."""
        words = ("report", SMALL, "previous", "--out", tmp_path)
        assert run(*words, "--as-of", "2016-07-01").exit_code == 0
        facts = json.loads((tmp_path / "2016Q2" / "manifest.json").read_text("utf-8"))
        assert (facts["period"], facts["day"]) == ("2016Q2", "2016-07-01")
        assert run(*words, "--as-of", "2016-06-30").stdout == f"{tmp_path / '2016Q1' / 'index.html'}\n"
        assert run(*words).exit_code == 1  # the district has no data of this year
        assert run(*words, "--as-of", "soon").exit_code == 2

    def test_previous_knows_the_month_in_which_the_year_begins(self, books, ran, district, tmp_path):
        """Where the rubric's year begins in July, October opens its second quarter."""
        path = district / "rubric" / "2016-01-01.yaml"
        path.write_text(
            path.read_text("utf-8").replace("first_month: {value: 1", "first_month: {value: 7"),
            encoding="utf-8",
        )
        told = run("report", district, "previous", "--out", tmp_path / "out", "--as-of", "2015-10-01")
        assert told.stdout == f"{tmp_path / 'out' / '2016Q1' / 'index.html'}\n"

    def test_messages_follow_the_language(self, books, ran, tmp_path):
        """`--lang zh` says everything in Chinese."""
        told = run(*self.words, tmp_path, "--lang", "zh").stderr
        assert told.startswith("已发布 2016Q1：5 页；完成 4 页，沿用 0 页，失败 0 页；")

    @pytest.mark.parametrize("before", ["nothing", "an account", "another run"])
    def test_a_run_stopped_before_it_began_is_no_run_that_said_nothing(self, monkeypatch, tmp_path, before):
        """Whoever watches is told; a folder without an account, or held by another run, is left as it is."""
        out, seen = tmp_path / "out", tmp_path / "seen.json"
        monkeypatch.setattr("qualitykit.commands.run.warm_up", lambda _: signal.raise_signal(signal.SIGTERM))
        if before != "nothing":
            out.mkdir()
            (out / "run.json").write_text("old")
        with publish.lock(out, "2016") if before == "another run" else nullcontext():
            result = run(*self.words, out, "--notify", teller(seen))
            assert result.exit_code == 3
            assert result.stderr.startswith("stopped by SIGTERM")
        assert json.loads(seen.read_text()).items() >= {"status": "stopped", "stopped_by": "SIGTERM"}.items()
        assert out.is_dir() == (before != "nothing")
        if out.is_dir():
            left = (out / "run.json").read_text()
            assert left == ("old" if before == "another run" else seen.read_text())
