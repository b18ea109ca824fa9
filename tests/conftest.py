"""What several test files share."""

from pathlib import Path

import pytest
from scoring_cases import load_once
from stand_in import district, ran  # noqa: F401

import qualitykit.workspace.rubrics as rubrics
from qualitykit.workspace import open_workspace

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture(scope="session")
def sample():
    """The sample district."""
    return open_workspace(DATA / "sample")


@pytest.fixture(scope="session")
def nation():
    """One unit, two published rates, nothing else."""
    return open_workspace(DATA / "national")


@pytest.fixture
def rubrics_read_once(monkeypatch):
    """Cases share most of their rubrics, and reading one takes longer than scoring a case."""
    monkeypatch.setattr(rubrics, "load_rubric", load_once)
