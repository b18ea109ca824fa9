"""What is kept is handed out again only where nothing that it rests on has changed (预先计算)."""

import os
from pathlib import Path

import pytest
from workspace_folders import copy_good

from qualitykit import memo
from qualitykit.errors import QualitykitError
from qualitykit.outlook import certainty
from qualitykit.reports import prewarm
from qualitykit.scoring import assess
from qualitykit.workspace import open_workspace

PERIOD = "2016Q3"


@pytest.fixture(autouse=True)
def nothing_kept():
    """Every test begins and ends with nothing kept."""
    memo.forget()
    yield
    memo.forget()


@pytest.fixture
def good(tmp_path, monkeypatch):
    """The way to a workspace, seen from a folder in which this process stands."""
    copy_good(tmp_path)
    monkeypatch.chdir(tmp_path / "good")
    return "../good"


def kept(way):
    """Whether a workspace that is opened now is the one that was kept."""
    with memo.remembering():
        first = open_workspace(way)
    return lambda: open_workspace(way) is first


def test_nothing_is_kept_unless_asked(good):
    """Every call outside a run reads the files afresh."""
    assert open_workspace(good) is not open_workspace(good)


def test_a_kept_workspace_is_handed_out_while_its_files_stand(good):
    """The same way in, the same files: the same workspace, and with it the same assessment."""
    same = kept(good)
    assert same()
    with memo.remembering():
        first = assess(open_workspace(good), PERIOD)
    assert assess(open_workspace(good), PERIOD) is first
    assert assess(open_workspace(good), "2016") is not first


@pytest.mark.parametrize("name", ["district.yaml", "2016/awards.csv", "../rubrics/mini/2016-01-01.yaml"])
def test_a_file_that_was_written_again_is_read_again(good, name):
    """Register, tables and rubric: whichever was touched, nothing older is handed out."""
    same = kept(good)
    Path(name).write_bytes(Path(name).read_bytes())
    os.utime(name, ns=(1, 1))
    assert not same()


@pytest.mark.parametrize("name", ["2016/notes.csv", "ledger/.intake.json"])
def test_a_file_that_came_is_seen(good, name):
    """A file that was not there, and the mark of an intake that was stopped."""
    same = kept(good)
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).touch()
    assert not same()


def test_the_same_way_from_another_folder_leads_elsewhere(good, tmp_path, monkeypatch):
    """A relative path counts from where the process stands."""
    same = kept(good)
    copy_good(tmp_path / "other")
    monkeypatch.chdir(tmp_path / "other" / "good")
    assert not same()


def test_a_district_is_prepared_where_its_pages_will_run(good, tmp_path, monkeypatch):
    """Pages find the very assessment that was worked out before; this process stays where it was."""
    monkeypatch.chdir(tmp_path)
    prewarm.district(str(tmp_path / "good"), good, PERIOD)
    assert os.getcwd() == str(tmp_path)
    monkeypatch.chdir(tmp_path / "good")
    now = assess(open_workspace(good), PERIOD)
    assert assess(open_workspace(good), PERIOD) is now
    assert "grades" in vars(now)


def test_the_outlook_can_be_left_out(good):
    """What stands is worked out before all the same; what may still come is left to whoever asks."""
    prewarm.results(".", good, PERIOD)
    now = assess(open_workspace(good), PERIOD)
    assert assess(open_workspace(good), PERIOD) is now
    assert certainty(now) is not certainty(now)
    prewarm.district(".", good, PERIOD)
    assert certainty(now) is certainty(now)


def test_a_district_with_problems_is_left_to_its_pages(good, tmp_path):
    """The error is raised, the folder is the one before, and nothing but the error comes of later calls."""
    (tmp_path / "good" / "2016" / "awards.csv").write_text("unit,criterion\nnobody,1\n", "utf-8")
    with pytest.raises(QualitykitError):
        prewarm.district(str(tmp_path / "good"), good, PERIOD)
    assert os.getcwd() == str(tmp_path / "good")
    with pytest.raises(QualitykitError):
        assess(open_workspace(good), PERIOD)
