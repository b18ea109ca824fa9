"""A run that is told to stop, or killed, leaves no process behind and goes on where it was."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from runs import account, finished_pages, slow_notebooks, start, strays, wait_for
from stand_in import content_of, shown_in

from qualitykit.reports.manifest import verify

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at /proc")


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    """What a run that nobody stops publishes."""
    folder = tmp_path_factory.mktemp("undisturbed")
    run = start(slow_notebooks(folder), folder / "out")
    assert run.wait() == 0, run.communicate()
    return content_of(folder / "out" / "2016Q1")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_stopped_run_leaves_no_process_and_goes_on(number, expected, tmp_path):
    """In the middle of a page that sleeps: exit status 3 and what is missing, nothing published, then the same tree."""
    books, out = slow_notebooks(tmp_path), tmp_path / "out"
    (tmp_path / "slow").touch()
    run = start(books, out)
    wait_for(lambda: finished_pages(out) == 1 and len(strays(out)) > 1)
    run.send_signal(number)
    stdout, stderr = run.communicate(timeout=20)
    wait_for(lambda: not strays(out), seconds=2)
    assert stdout == ""
    assert [name for name in shown_in(out) if name != "run.json"] == []
    if number == signal.SIGKILL:
        assert run.returncode == -signal.SIGKILL
    else:
        assert run.returncode == 3
        told = "not finished: units/{}.html (unit_page.ipynb): not reached before the run stopped"
        *missing, outcome = stderr.splitlines()
        assert missing == [told.format(unit) for unit in ("north", "south", "office")]
        assert outcome.startswith(f"stopped by {signal.Signals(number).name}, pages unfinished: 3; ")
        assert (account(out)["status"], account(out)["stopped_by"]) == (
            "stopped",
            signal.Signals(number).name,
        )
    (tmp_path / "slow").unlink()
    again = start(books, out)
    assert again.wait() == 0, again.communicate()
    assert account(out)["pages"] == {"done": 3, "reused": 1, "failed": 0, "missing": 0}
    assert content_of(out / "2016Q1") == expected
    assert verify(out / "2016Q1") == []


def test_a_second_run_in_the_same_folder_stops_at_once(tmp_path):
    """Two processes, one folder: the second is told who holds it, and the first goes on undisturbed."""
    books, out = slow_notebooks(tmp_path), tmp_path / "out"
    (tmp_path / "slow").touch()
    first = start(books, out)
    wait_for(lambda: finished_pages(out) == 1)
    second = start(books, out)
    assert second.wait(timeout=60) == 1
    assert f"found 2016Q1: process {first.pid} on " in second.communicate()[1]
    (tmp_path / "slow").unlink()
    first.terminate()
    assert first.wait(timeout=20) == 3


def test_what_lies_in_the_data_folder_is_not_imported(tmp_path):
    """A yaml.py or sitecustomize.py of the data folder is run by nobody, not even from inside that folder."""
    import shutil

    from runs import HERE

    data = shutil.copytree(HERE.parent / "small_district", tmp_path / "data")
    for name in ("yaml.py", "sitecustomize.py", "pandas.py", "IPython.py"):
        (data / name).write_text(f"open({str(tmp_path / 'was run')!r}, 'w')\n")
    (data / "2016" / "yaml.py").write_text("1 / 0")
    run = start(HERE.parent / "notebooks", tmp_path / "out", workspace=data)
    assert run.wait() == 0, run.communicate()
    words = [sys.executable, "-m", "qualitykit", "score", ".", "2016Q1", "--out", str(tmp_path / "scores")]
    done = subprocess.run(words, cwd=data, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert not (tmp_path / "was run").exists()
