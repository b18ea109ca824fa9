"""The sample district, assessed once for all tests of the outlook."""

from functools import cache
from pathlib import Path

import pytest

from qualitykit.scoring import assess
from qualitykit.workspace import open_workspace

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


@pytest.fixture(scope="session")
def sample():
    """The sample district."""
    return open_workspace(SAMPLE)


@pytest.fixture(scope="session")
def assessed(sample):
    """The sample as of a period: `assessed("2016Q3")`."""
    return cache(lambda period: assess(sample, period))


@pytest.fixture(scope="session")
def rubric(sample):
    """The rubric of 2016."""
    return sample.rubric(2016)
