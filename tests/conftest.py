"""What several test files share."""

import pytest
from scoring_cases import load_once
from stand_in import district, ran  # noqa: F401

import qualitykit.workspace.rubrics as rubrics


@pytest.fixture
def rubrics_read_once(monkeypatch):
    """Cases share most of their rubrics, and reading one takes longer than scoring a case."""
    monkeypatch.setattr(rubrics, "load_rubric", load_once)
