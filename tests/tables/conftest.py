"""The sample district assessed, and an invented document beside it."""

import pytest
from scoring_cases import write_workspace
from test_another_document import CASE, RUBRIC

from qualitykit.scoring import assess
from qualitykit.tables import timeline
from qualitykit.workspace import open_workspace


@pytest.fixture(scope="session")
def assessed(sample):
    """The sample district in three periods."""
    return {period: assess(sample, period) for period in ("2016Q1", "2016Q3", "2016")}


@pytest.fixture(scope="session")
def now(assessed):
    """The sample district at the end of the third quarter."""
    return assessed["2016Q3"]


@pytest.fixture(scope="session")
def past(sample, now):
    """The periods around it."""
    return timeline.timeline(sample, now)


@pytest.fixture
def another(tmp_path):
    """An invented document of 50 points, and a village for which it has nothing."""
    return open_workspace(write_workspace(tmp_path, CASE, RUBRIC))
