"""What a notebook's process sees, and that it ends with whoever started it (运行环境与收尾)."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import nbformat
import pytest
from books import book, task

from qualitykit.engine import parents
from qualitykit.engine.process import Warm
from qualitykit.engine.surroundings import MARK, environment, marked
from qualitykit.engine.work import run_page, run_pages

HERE = Path(__file__).parent


def said(text, folder, **more):
    """The last line that a notebook printed."""
    result = next(run_pages([task(text, folder, **more)]))
    assert result.failure is None, result.failure.report()
    return nbformat.reads(result.notebook, 4).cells[-1].outputs[0].text.strip()


@pytest.mark.parametrize("engine", ["fork", "kernel"])
class TestSeen:
    """From inside a notebook, by either engine."""

    def test_hashes_do_not_vary(self, engine, tmp_path):
        """The hash seed is 0 in the process that runs the cells, whatever this one's is."""
        own = subprocess.run(
            [sys.executable, "-c", "print(hash('质量'))"], env={**os.environ, "PYTHONHASHSEED": "0"},
            capture_output=True, text=True, check=True,
        ).stdout.strip()  # fmt: skip
        assert said(book("print(hash('质量'))"), tmp_path, engine=engine) == own

    def test_nothing_is_imported_from_the_folder(self, engine, tmp_path):
        """A yaml.py or sitecustomize.py that lies among the data is not run."""
        for name in ("yaml", "sitecustomize", "usercustomize", "json", "qualitykit"):
            (tmp_path / f"{name}.py").write_text("raise SystemExit('imported')")
        (tmp_path / "matplotlibrc").write_text("figure.dpi: 7")
        text = book(
            "import sys, json, qualitykit, matplotlib, ruamel.yaml\n"
            "print('' in sys.path, any(str(p).startswith('.') for p in sys.path), matplotlib.rcParams['figure.dpi'])"
        )
        assert said(text, tmp_path, engine=engine) == "False False 100.0"

    def test_the_users_own_settings_do_not_matter(self, engine, tmp_path, monkeypatch):
        """No IPython profile, no start-up file, no user site, no warning filter of the caller."""
        startup = tmp_path / "profile_default" / "startup"
        startup.mkdir(parents=True)
        (startup / "a.py").write_text("startup_ran = True")
        monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
        monkeypatch.setenv("PYTHONWARNINGS", "error")
        monkeypatch.setenv("PYTHONPATH", ":relative")
        text = book(
            "import site, sys\nprint('startup_ran' in dir(), site.ENABLE_USER_SITE, 'relative' in sys.path)"
        )
        assert said(text, tmp_path, engine=engine) == "False False False"

    def test_linear_algebra_has_one_thread(self, engine, tmp_path):
        """Several notebooks at once do not fight for processors, and sums come in one order."""
        text = book("import os\nprint({os.environ[n + '_NUM_THREADS'] for n in ('OMP', 'OPENBLAS', 'MKL')})")
        assert said(text, tmp_path, engine=engine) == "{'1'}"

    def test_memory_is_limited(self, engine, tmp_path):
        """What fits into the limit is given, what does not is refused at its line."""
        text = book(
            "kept = bytearray(300_000_000)\n"
            "try:\n    bytearray(2_500_000_000)\nexcept MemoryError:\n    print('no')"
        )
        assert said(text, tmp_path, engine=engine, memory_mb=1000) == "no"


def test_notebooks_share_nothing(tmp_path):
    """What one notebook changes, no other sees, though both come of the same parent."""
    text = book("import pandas\nbefore = hasattr(pandas, 'mine')\npandas.mine = 1\nprint(before)")
    results = list(run_pages([task(text, tmp_path, f"p{n}.html") for n in range(3)]))
    assert ["False" in result.notebook for result in results] == [True] * 3


def test_a_relative_python_path_is_left_out(tmp_path):
    """Only absolute entries of the caller's path are kept."""
    given = {"PYTHONPATH": f":.:lib:{tmp_path}", "HOME": "/h"}
    made = environment(given, tmp_path)
    assert (made["PYTHONPATH"], made["HOME"]) == (str(tmp_path), "/h")


LINGERS = (
    "import os, subprocess, sys, time\n"
    "subprocess.Popen(['sleep', '600'], start_new_session=True)\n"
    "if os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        time.sleep(600)\n    os._exit(0)\n"
)


def gone(mark: str, seconds: float = 5.0) -> bool:
    """Whether every process with a mark ends within some seconds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and marked(mark):
        time.sleep(0.05)
    return not marked(mark)


@pytest.fixture
def mark(monkeypatch):
    """A mark that all processes started by the test inherit; whatever still bears it afterwards is ended."""
    name = f"QUALITYKIT_TEST_{os.getpid()}_{time.monotonic_ns()}"
    monkeypatch.setenv(name, "1")
    yield name
    for pid in marked(name):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are told by /proc")
class TestEnd:
    """Nothing outlives a run."""

    @pytest.mark.parametrize("engine", ["fork", "kernel"])
    def test_what_a_notebook_started_ends_with_it(self, tmp_path, mark, engine):
        """A program in its own session and a process cut loose by forking twice are gone with the notebook."""
        assert said(book(LINGERS + "print('done')"), tmp_path, engine=engine) == "done"
        assert gone(mark, 0.5)

    def test_whoever_stops_asking_ends_what_runs(self, tmp_path, mark):
        """Closing the results ends the notebooks at once."""
        tasks = [task(book("print(1)"), tmp_path, "a.html")]
        tasks += [task(book("sum(iter(int, 1))"), tmp_path, f"b{n}.html") for n in range(3)]
        results = run_pages(tasks)
        assert next(results).page == "a.html"
        results.close()
        assert gone(mark, 0.5)

    @pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
    def test_the_caller_is_killed(self, tmp_path, mark, number):
        """A run that is killed takes a notebook stuck in native code, and what that started, with it."""
        caller = self.caller(tmp_path, book(LINGERS + "print('up', flush=True)\nsum(iter(int, 1))"))
        self.wait_for(tmp_path / "up")
        caller.send_signal(number)
        caller.wait(20)
        assert gone(mark)

    def test_what_still_holds_a_connection_keeps_no_run_from_its_end(self, monkeypatch):
        """Whoever waits for a notebook hears its end when the warm parent is closed, even if the other end is held."""
        pair, held = socket.socketpair, []

        def kept():
            ours, theirs = pair()
            held.append(theirs.dup())
            return ours, theirs

        monkeypatch.setattr(socket, "socketpair", kept)
        warm = Warm()
        _, channel, told = warm.fork()
        heard = []
        waits = threading.Thread(target=lambda: heard.extend([channel.receive(), told.recv(1)]), daemon=True)
        waits.start()
        warm.close()
        waits.join(20)
        assert heard == [None, b""]

    def test_the_caller_is_killed_while_its_warm_parent_prepares(self, tmp_path, mark, monkeypatch):
        """A preparation stuck in native code ends with the run that asked for it."""
        text = "def main(up):\n    open(up, 'w').close()\n    sum(iter(int, 1))"
        (tmp_path / "stuck.py").write_text(text)
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        caller = self.caller(tmp_path, book("1"), prewarm=("stuck:main", str(tmp_path / "up")))
        self.wait_for(tmp_path / "up")
        caller.kill()
        caller.wait(20)
        assert gone(mark, 2)

    def test_the_warm_parent_is_killed(self, tmp_path, mark):
        """Its notebooks end with it, and are run again below a new one."""
        text = book(
            "import os\nif not os.path.exists('was'):\n    open('was', 'w').close()\n"
            "    os.kill(os.getppid(), 9)\n    sum(iter(int, 1))\nprint('second time')"
        )
        assert said(text, tmp_path) == "second time"
        assert gone(mark)

    def test_a_warm_parent_that_cannot_start_is_told(self, tmp_path):
        """The reason is its own last word, and comes as a failure."""
        one = task(book("1"), tmp_path, render="no_such_module:page")
        result = next(run_pages([one]))
        assert "No module named 'no_such_module'" in result.failure.text("en")

    def test_the_reason_is_the_first_line_of_what_was_raised(self, tmp_path, monkeypatch):
        """Not the last line of a long message, such as a mark below the wrong character."""
        (tmp_path / "wrong.py").write_text("raise ValueError('malformed:\\na[b\\n  ^')")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        result = run_page(task(book("1"), tmp_path, render="wrong:page"))
        parents.end_warm_parents()
        assert result.failure.text("en") == "the process was lost: ValueError: malformed:"

    def test_a_single_page_keeps_its_warm_parent(self, tmp_path, mark):
        """A worker that makes page after page starts one parent only, and can end it."""
        for _ in range(2):
            assert run_page(task(book("1"), tmp_path)).failure is None
        alive = [pid for pid in marked(mark) if MARK.encode() in Path(f"/proc/{pid}/environ").read_bytes()]
        assert len(alive) == 1
        parents.end_warm_parents()
        assert gone(mark)

    def caller(self, folder, text, **more):
        """A Python that runs one notebook, which says that it is up by a file."""
        text = text.replace("print('up', flush=True)", "open('up', 'w').close()")
        (folder / "book.ipynb").write_text(text, encoding="utf-8")
        code = (
            "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
            f"sys.path.insert(0, {str(HERE)!r})\nfrom pathlib import Path\nfrom books import task\n"
            "from qualitykit.engine.work import run_pages\n"
            f"list(run_pages([task(Path('book.ipynb').read_text(), {str(folder)!r}, **{more})]))"
        )
        return subprocess.Popen([sys.executable, "-c", code], cwd=folder, stderr=subprocess.DEVNULL)

    def wait_for(self, path):
        """Until a file is there, at most a minute."""
        deadline = time.monotonic() + 60
        while not path.exists():
            assert time.monotonic() < deadline
            time.sleep(0.05)
