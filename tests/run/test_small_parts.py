"""The smaller parts of a run keep their promises: durable steps, the ledger, stopping, the order of rubrics."""

import errno
import os
import signal
import threading
import time
import weakref

import pytest

from qualitykit.reports import changes, durable, stop
from qualitykit.reports.unit_pages import Finished, UnitPages


class TestDurable:
    """Steps that touch the disk."""

    def test_what_is_there_is_never_written_over(self, tmp_path):
        """A new file is new; a link in its place is not followed."""
        (tmp_path / "a").write_text("old")
        (tmp_path / "b").symlink_to("a")
        for name in "ab":
            with pytest.raises(FileExistsError):
                durable.write(tmp_path / name, "new")
        assert (tmp_path / "a").read_text() == "old"

    def test_a_full_disk_is_told_with_its_place(self, tmp_path, monkeypatch):
        """The system says that there is no space left, and not where."""

        def full(_):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left") as told:
            durable.write(tmp_path / "page.html", "text")
        assert told.value.filename == str(tmp_path / "page.html")

    def test_a_line_is_not_spoiled_by_a_torn_one_before_it(self, tmp_path):
        """What a crash left of an earlier line is closed off."""
        (tmp_path / "ledger").write_text('{"half')
        durable.append(tmp_path / "ledger", "whole")
        durable.append(tmp_path / "ledger", "next")
        assert (tmp_path / "ledger").read_text() == '{"half\nwhole\nnext\n'

    def test_a_copy_comes_with_the_checksum_of_what_was_copied(self, tmp_path):
        """The checksum is that of the bytes that were written, and links are followed only where told."""
        (tmp_path / "a").write_text("a")
        (tmp_path / "link").symlink_to("a")
        known = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
        assert durable.copy(tmp_path / "a", tmp_path / "b") == known
        assert durable.copy(tmp_path / "link", tmp_path / "c", follow=True) == known
        with pytest.raises(OSError, match="symbolic links"):
            durable.copy(tmp_path / "link", tmp_path / "d")

    def test_reading_follows_no_link_and_needs_no_file(self, tmp_path):
        """Where there is nothing of the run's own, there is nothing to read."""
        (tmp_path / "a").write_text("a")
        (tmp_path / "link").symlink_to("a")
        assert durable.read(tmp_path / "a") == b"a"
        assert durable.read(tmp_path / "link") is None
        assert durable.read(tmp_path / "nothing") is None

    def test_only_a_disk_without_second_names_gets_copies(self, tmp_path, monkeypatch):
        """Any other failure to link is a failure."""
        (tmp_path / "a").write_text("a")

        def broken(*_, **__):
            raise OSError(5, "Input/output error")

        monkeypatch.setattr(os, "link", broken)
        with pytest.raises(OSError, match="Input/output"):
            durable.link(tmp_path / "a", tmp_path / "b")


class TestLedger:
    """What counts as finished."""

    def test_torn_and_foreign_lines_are_no_entries(self, tmp_path):
        """A line that is not whole, not of this form, or names no page of ids is passed over."""
        pages = UnitPages(tmp_path)
        entry = pages.add(Finished("units/north.html", "k" * 64, "", ""), "html", "copy")
        with (tmp_path / "ledger.jsonl").open("a") as file:
            file.write('{"page": "../x.html", "key": "2", "html": "", "copy": ""}\n[]\n{"page": 1}\n{"half')
        again = UnitPages(tmp_path)
        assert again.find("k" * 64) == entry
        assert again.find("2") is None

    def test_a_page_that_is_added_twice_is_there_once(self, tmp_path):
        """The later one stands, and the ledger tells the same."""
        pages = UnitPages(tmp_path)
        for html in ("one", "two"):
            entry = pages.add(Finished("district.html", "k" * 64, "", ""), html, "copy")
        assert UnitPages(tmp_path).content(entry) == (b"two", b"copy")


class Thing:
    """Something that a weak reference can watch."""


class TestStop:
    """Signals."""

    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
    def test_the_first_signal_stops_and_the_handlers_are_put_back(self, number):
        """Outside, signals do what they did before."""
        before = signal.getsignal(number)
        with pytest.raises(stop.Stopped, match=number.name), stop.stoppable():
            signal.raise_signal(number)
        assert signal.getsignal(number) == before

    @pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
    def test_a_signal_that_comes_while_an_object_is_cleared_away_stops_too(self):
        """What is raised there is dropped by Python; it is raised again until it is heard."""

        @stop.stoppable()
        def work():
            thing = Thing()
            watched = weakref.ref(thing, lambda _: signal.raise_signal(signal.SIGTERM))
            del thing
            time.sleep(20)
            return watched

        with pytest.raises(stop.Stopped, match="SIGTERM"):
            work()

    def test_whoever_cleans_up_is_not_interrupted_again(self):
        """What takes longer than the time after which it is raised again goes through."""
        done = []

        @stop.stoppable()
        def work():
            try:
                signal.raise_signal(signal.SIGTERM)
            finally:
                time.sleep(1.2)
                done.append(1)

        with pytest.raises(stop.Stopped):
            work()
        assert done == [1]

    def test_publishing_is_gone_through_with(self):
        """While a finished run is put in place, signals wait for nobody."""
        with stop.stoppable(), stop.unstoppable():
            signal.raise_signal(signal.SIGTERM)

    def test_a_signal_that_was_turned_off_stays_off(self):
        """nohup keeps a run alive when the terminal goes."""
        before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
        try:
            with stop.stoppable():
                signal.raise_signal(signal.SIGHUP)
        finally:
            signal.signal(signal.SIGHUP, before)

    def test_another_thread_is_left_alone(self):
        """Python tells only the main thread of signals; elsewhere a run works without."""
        seen = []

        def work():
            with stop.stoppable():
                seen.append(1)

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        assert seen == [1]


class TestChanges:
    """Before and after."""

    def test_rows_that_only_one_revision_has_are_changes_too(self):
        """A criterion that came or went has an empty side."""
        before = {"scores.csv": "unit,criterion,points,status\na,1,2,scored\na,2,,open\n"}
        after = {"scores.csv": "unit,criterion,points,status\na,1,2,scored\na,3,1,scored\n"}
        found = changes.changes(before, after)[["criterion", "column", "before", "after"]]
        assert sorted(found.to_numpy().tolist()) == [
            ["2", "status", "open", ""],
            ["3", "points", "", "1"],
            ["3", "status", "", "scored"],
        ]

    def test_nothing_changed_is_an_empty_table(self):
        """With its columns, so that the file always has its header."""
        text = {"grades.csv": "unit,grade\na,A\n"}
        found = changes.changes(text, text)
        assert changes.as_csv(found) == "table,unit,criterion,column,before,after\n"
        assert changes.from_csv(changes.as_csv(found)).empty
