"""What the tests of whole runs share."""

import os
import tempfile
from pathlib import Path

import pytest
from stand_in import HERE, asked

from qualitykit.reports import build, revision
from qualitykit.scoring import assess


@pytest.fixture
def memory():
    """A folder in memory where the system has one: a thousand runs would otherwise wait for the disk."""
    place = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=place, prefix="qualitykit-") as folder:
        yield Path(folder)


@pytest.fixture
def quick(monkeypatch, rubrics_read_once, ran):
    """Score and lay out once: only what touches the disk is on trial. The disk itself is not waited for."""
    scored = assess(asked(HERE / "small_district").workspace, "2016Q1")
    results = build.result_files(scored, "zh")
    monkeypatch.setattr(build, "assess", lambda workspace, period: scored)
    monkeypatch.setattr(build, "result_files", lambda assessment, language: results)
    monkeypatch.setattr(revision, "index_page", lambda *_, **__: "<main>\n</main>\n")
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    return ran
