"""A run that is stopped or broken at any step that touches the disk leaves nothing half-visible, and can go on."""

import errno
import json
import os
import shutil
import signal
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from stand_in import HERE, asked, content_of, shown_in

from qualitykit.reports import build, durable
from qualitykit.reports.manifest import verify

FAULTS = ("crash", "ENOSPC", "EIO", "EROFS")
VISIBLE = {"2016Q1", "index.html"}


class Crash(BaseException):
    """The machine stops: nothing more happens, whatever the program would still like to do."""


class Fault:
    """Breaks the step of one number, before or after it; lets a first run merely count the steps.

    A full disk leaves half a file behind; a crash and a file system that turned read-only end every later step too.
    """

    def __init__(self, at: int = -1, when: str = "before", kind: str = ""):
        self.at, self.when, self.kind = at, when, kind
        self.steps: list[str] = []
        self.tripped = False

    def __call__(self, when: str, step: str, path: Path) -> None:
        """A step is about to happen, or has happened."""
        if when == "before":
            self.steps.append(f"{step} {path.name}")
        hit = when == self.when and len(self.steps) - 1 == self.at
        if hit or (self.tripped and self.kind in ("crash", "EROFS")):
            self._break(step, path, half=hit and when == "before")

    def _break(self, step: str, path: Path, half: bool) -> None:
        self.tripped = True
        if half and self.kind in ("crash", "ENOSPC") and step in ("write", "copy", "append"):
            with path.open("ab") as file:
                file.write(b'{"half')
        if self.kind == "crash":
            raise Crash
        code = getattr(errno, self.kind)
        raise OSError(code, os.strerror(code), str(path))


def whole(out: Path, expected: dict[str, bytes]) -> None:
    """What readers can see is whole: no folder but finished ones, and no link to what is not there."""
    assert set(shown_in(out)) <= VISIBLE | {"run.json"}
    if (out / "2016Q1").exists():
        assert content_of(out / "2016Q1") == expected
        assert verify(out / "2016Q1") == []
    if (out / "index.html").exists():
        page = BeautifulSoup((out / "index.html").read_text("utf-8"), "html.parser")
        links = [link["href"] for link in page.select("td a")]
        assert links == ["2016Q1/index.html"]
        assert (out / links[0]).is_file()


def attempt(request, out: Path, fault: Fault) -> None:
    """One run under a fault, which must come out as what it is and never as success."""
    with durable.watched(fault):
        try:
            build.report(request, out)
        except (Crash, OSError):
            assert fault.tripped
        else:
            assert not fault.tripped


def test_the_number_of_steps_is_worth_the_trouble(quick, memory):
    """Every kind of step occurs in the run that the next tests break."""
    fault = Fault()
    attempt(asked(HERE / "small_district", units=["north"]), memory / "out", fault)
    kinds = {step.split()[0] for step in fault.steps}
    assert kinds == {
        *("make_folder", "write", "copy", "link", "append", "rename", "replace", "remove", "sync"),
    }
    assert len(fault.steps) > 60


@pytest.mark.parametrize("kind", FAULTS)
def test_a_run_broken_at_any_step_publishes_nothing_half_and_goes_on(quick, memory, kind):
    """Before and after each step in turn: nothing half-visible; the next run ends as if nothing had happened."""
    request = asked(HERE / "small_district", units=["north"])
    first = Fault()
    attempt(request, memory / "first", first)
    expected = content_of(memory / "first" / "2016Q1")
    for number, step in enumerate(first.steps):
        for when in ("before", "after"):
            out = memory / f"{number}-{when}"
            quick.asked.clear()
            attempt(request, out, Fault(number, when, kind))
            whole(out, expected)
            if (out / ".2016Q1.run").exists() or not (out / "2016Q1").exists():
                build.report(request, out)
            whole(out, expected)
            assert shown_in(out) == sorted(VISIBLE), (step, when)
            assert len(quick.asked) <= 2 + 1, (step, when)
            shutil.rmtree(out)


class Signal(Fault):
    """Sends this process the signal to stop at the step of one number, before or after it."""

    def _break(self, *_, **__) -> None:
        os.kill(os.getpid(), signal.SIGTERM)


@pytest.mark.parametrize(("when", "pages"), [("before", {0, 1}), ("after", {0, 1, 2})])
def test_a_run_told_to_stop_at_any_step_says_what_it_finished(quick, memory, when, pages):
    """What a stopped run says is finished is what its ledger has, to the page whose line had just been written."""
    request = asked(HERE / "small_district", units=["north"])
    counting = Fault()
    attempt(request, memory / "first", counting)
    expected, stopped = content_of(memory / "first" / "2016Q1"), set()
    for number in range(len(counting.steps)):
        out = memory / str(number)
        with durable.watched(Signal(number, when)):
            result = build.report(request, out)
        if result.stopped:
            ledger = out / ".2016Q1.run" / "ledger.jsonl"
            lines = ledger.read_text("utf-8").splitlines() if ledger.exists() else []
            assert sorted(result.done) == sorted(json.loads(line)["page"] for line in lines)
            stopped.add(len(lines))
            build.report(request, out)
        whole(out, expected)
        shutil.rmtree(out)
    assert stopped == pages


def test_a_correction_broken_at_any_step_leaves_the_first_revision_as_it_was(quick, memory):
    """The published revision is never touched, whatever happens to the next."""
    request = asked(HERE / "small_district", units=["north"])
    build.report(request, memory / "first")
    expected = content_of(memory / "first" / "2016Q1")
    counting = Fault()
    attempt(request, shutil.copytree(memory / "first", memory / "counted"), counting)
    for number in range(len(counting.steps)):
        out = shutil.copytree(memory / "first", memory / str(number))
        attempt(request, out, Fault(number, "after", "crash"))
        assert content_of(out / "2016Q1") == expected
        assert set(shown_in(out)) <= {"2016Q1", "2016Q1-r2", "index.html"}
        assert all(verify(out / name) == [] for name in shown_in(out) if name != "index.html")
        shutil.rmtree(out)


def test_a_unit_that_broke_off_leaves_the_others_finished(quick, memory):
    """A crash in the middle of one page costs that page only: the others are taken up."""
    request = asked(HERE / "small_district")

    def crash(task):
        if task.page == "units/office.html":
            raise Crash

    quick.before = crash
    with pytest.raises(Crash):
        build.report(request, memory / "out")
    quick.before = lambda task: None
    quick.asked.clear()
    result = build.report(request, memory / "out")
    assert (quick.asked, len(result.reused)) == (["units/office.html"], 3)


def test_a_finished_page_that_was_altered_is_made_again(quick, memory):
    """The ledger's checksums decide, never times: a page that is not what it was does not count as finished."""
    request = asked(HERE / "small_district")
    quick.failing["district.html"] = build.Failure(1, "no")
    build.report(request, memory / "out")
    quick.failing.clear()
    (page,) = (memory / "out").glob(".2016Q1.run/pages/units-north-*/page.html")
    page.write_text("altered")
    (page,) = (memory / "out").glob(".2016Q1.run/pages/units-south-*/page.html")
    page.rename(page.with_name("kept"))
    page.symlink_to("kept")
    quick.asked.clear()
    build.report(request, memory / "out")
    assert sorted(quick.asked) == ["district.html", "units/north.html", "units/south.html"]
