"""Results appear whole or not at all, and published ones stay as they are (发布)."""

import os
import shutil

import pytest

from qualitykit.errors import QualitykitError
from qualitykit.reports import durable, publish
from qualitykit.reports.assemble import put
from qualitykit.reports.manifest import read_manifest, verify, write_manifest
from qualitykit.reports.work_folder import WorkFolder

PERIOD = "2016Q3"


def names(folder):
    """Everything in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def published(out, text="a"):
    """A small published period."""
    with publish.lock(out, PERIOD):
        work = WorkFolder(out, PERIOD)
        work.begin()
        put(durable.make_folder(work.tree), {"units/guxing.html": text, "index.html": text})
        write_manifest(work.tree, {"period": PERIOD})
        folder = publish.publish(work.tree, publish.next_revision(out, PERIOD))
        work.end()
        return folder


def broken(*_, **__):
    """A disk that gives up."""
    raise OSError(28, "No space left on device")


class TestFiles:
    """scores.csv and grades.csv."""

    def test_files_are_replaced_together(self, tmp_path):
        """All files are new, and nothing else is left in the folder."""
        out = tmp_path / "new" / "folder"
        publish.write_all({out / "a.csv": "1\n", out / "b.csv": "镇\n"})
        publish.write_all({out / "a.csv": "2\n", out / "b.csv": "区\n"})
        assert (out / "a.csv").read_bytes() == b"2\n"
        assert (out / "b.csv").read_text(encoding="utf-8") == "区\n"
        assert names(out) == ["a.csv", "b.csv"]

    def test_old_files_stay_when_writing_fails(self, tmp_path, monkeypatch):
        """A failure before all are written changes no file and leaves no temporary one."""
        publish.write_all({tmp_path / "a.csv": "old", tmp_path / "b.csv": "old"})
        monkeypatch.setattr(publish.os, "fsync", broken)
        with pytest.raises(OSError, match="No space left"):
            publish.write_all({tmp_path / "a.csv": "new", tmp_path / "b.csv": "new"})
        assert (tmp_path / "a.csv").read_text() == "old"
        assert names(tmp_path) == ["a.csv", "b.csv"]


class TestRevisions:
    """A second run of the same period."""

    def test_a_second_run_makes_a_revision_beside_the_first(self, tmp_path):
        """The first revision is not touched, and each is whole."""
        folders = [published(tmp_path, text) for text in "abc"]
        assert [folder.name for folder in folders] == ["2016Q3", "2016Q3-r2", "2016Q3-r3"]
        assert [(folder / "index.html").read_text() for folder in folders] == ["a", "b", "c"]
        assert names(tmp_path) == ["2016Q3", "2016Q3-r2", "2016Q3-r3"]

    def test_a_number_is_not_used_again(self, tmp_path):
        """A revision that was taken away leaves its number free; other names do not count."""
        for name in ("2016Q3", "2016Q3-r4", "2016Q3-incomplete", "2016", "2016Q3-r0x"):
            (tmp_path / name).mkdir()
        assert publish.next_revision(tmp_path, PERIOD).name == "2016Q3-r5"
        assert publish.next_revision(tmp_path, "2016").name == "2016-r2"

    @pytest.mark.parametrize("step", ["fsync", "rename"])
    def test_nothing_appears_when_publishing_fails(self, tmp_path, monkeypatch, step):
        """Cut off at any step, no further period's folder is there, and the earlier revision stands."""
        first = published(tmp_path)
        with monkeypatch.context() as patch:
            patch.setattr(publish.os, step, broken)
            with pytest.raises(OSError, match="No space left"):
                published(tmp_path, "b")
        assert [name for name in names(tmp_path) if not name.startswith(".")] == ["2016Q3"]
        assert verify(first) == []

    def test_what_a_killed_run_left_behind_is_cleared_away(self, tmp_path):
        """What was being put together when a run was killed does not get into the next one."""
        for name in ("run/tree", "run/stage-1", "gone"):
            (tmp_path / f".{PERIOD}.{name}").mkdir(parents=True)
            (tmp_path / f".{PERIOD}.{name}" / "half.html").write_text("half")
        assert names(published(tmp_path)) == ["index.html", "manifest.json", "units"]
        assert names(tmp_path) == [PERIOD]

    def test_an_unfinished_result_is_kept_apart(self, tmp_path):
        """It replaces the last unfinished one and is not taken for a revision."""
        for text in "ab":
            put(durable.make_folder(tmp_path / ".tree"), {"district.html": text})
            kept = publish.keep_incomplete(tmp_path / ".tree", tmp_path, PERIOD)
        assert (kept / "district.html").read_text() == "b"
        assert names(tmp_path) == ["2016Q3-incomplete"]


class TestLock:
    """Two runs at once."""

    def test_a_second_run_is_told_who_holds_the_folder(self, tmp_path):
        """The holder's period, process and machine are named; the lock is gone with its holder."""
        with publish.lock(tmp_path, PERIOD):
            with (
                pytest.raises(QualitykitError, match=f"2016Q3: process {os.getpid()} on "),
                publish.lock(tmp_path, "x"),
            ):
                pass
            assert names(tmp_path) == [".lock"]
        assert names(tmp_path) == []

    def test_a_lock_file_without_a_holder_does_not_lock(self, tmp_path):
        """What a killed run left behind locks nobody out, and a link in its place is not followed."""
        (tmp_path / ".lock").write_text("2016Q2: process 1 on elsewhere")
        with publish.lock(tmp_path, PERIOD):
            assert (tmp_path / ".lock").read_text().startswith(PERIOD)
        (tmp_path / "precious").write_text("kept")
        (tmp_path / ".lock").symlink_to("precious")
        with pytest.raises(OSError, match="symbolic links"), publish.lock(tmp_path, PERIOD):
            pass
        assert (tmp_path / "precious").read_text() == "kept"

    def test_a_lock_file_that_was_removed_meanwhile_is_taken_anew(self, tmp_path, monkeypatch):
        """Between opening and locking, the last holder may have removed the file: that lock would bind nobody."""
        taken, flock = [], publish.fcntl.flock

        def late(file, how):
            if not taken:
                (tmp_path / ".lock").unlink()
            taken.append(file.fileno())
            flock(file, how)

        monkeypatch.setattr(publish.fcntl, "flock", late)
        with publish.lock(tmp_path, PERIOD):
            assert (tmp_path / ".lock").exists()
        assert len(taken) == 2


class TestVerify:
    """Whether a published folder is still what was published."""

    @pytest.fixture
    def folder(self, tmp_path):
        """A published period."""
        return published(tmp_path)

    def found(self, folder):
        """What is wrong: (file, rule)."""
        return [(problem.file, problem.rule) for problem in verify(folder)]

    def test_an_untouched_folder_is_sound(self, folder):
        """Nothing is wrong with what was just published, wherever it is moved."""
        moved = shutil.move(folder, folder.with_name("elsewhere"))
        assert self.found(folder.with_name("elsewhere")) == []
        assert read_manifest(folder.with_name("elsewhere"))["period"] == PERIOD
        assert moved

    def test_each_kind_of_damage_is_named(self, folder):
        """Missing, changed and added files are each named."""
        (folder / "index.html").write_text("b")
        (folder / "units" / "guxing.html").rename(folder / "units" / "dahelu.html")
        assert self.found(folder) == [
            ("index.html", "file_changed"),
            ("units/dahelu.html", "file_extra"),
            ("units/guxing.html", "file_lost"),
        ]

    def test_a_message_gives_both_checksums(self, folder):
        """Found and recorded checksum stand in the message."""
        recorded = read_manifest(folder)["files"]["index.html"]
        (folder / "index.html").write_text("b")
        (problem,) = verify(folder)
        assert f"allowed sha256 {recorded}" in problem.text("en")

    def test_a_link_to_nowhere_is_a_changed_file(self, folder):
        """A file replaced by a broken link has no checksum, and is not taken for missing."""
        (folder / "index.html").unlink()
        (folder / "index.html").symlink_to("nowhere")
        assert self.found(folder) == [("index.html", "file_changed")]

    def test_a_link_to_the_same_content_is_a_changed_file(self, folder, tmp_path):
        """What a link leads to can change without the folder changing: a link is never what was published."""
        (tmp_path / "kept").write_text((folder / "index.html").read_text())
        (folder / "index.html").unlink()
        (folder / "index.html").symlink_to(tmp_path / "kept")
        assert self.found(folder) == [("index.html", "file_changed")]

    @pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"files": []}', '{"files": {"a": 1}}'])
    def test_a_folder_without_a_sound_manifest_is_refused(self, folder, text):
        """A manifest that is missing or damaged proves nothing."""
        (folder / "manifest.json").unlink()
        if text is not None:
            (folder / "manifest.json").write_text(text)
        with pytest.raises(QualitykitError, match="no manifest that can be read"):
            verify(folder)
