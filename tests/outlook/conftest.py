"""The sample district, assessed once for all tests of the outlook."""

from functools import cache

import pytest

from qualitykit.scoring import assess


@pytest.fixture(scope="session")
def assessed(sample):
    """The sample as of a period: `assessed("2016Q3")`."""
    return cache(lambda period: assess(sample, period))


@pytest.fixture(scope="session")
def rubric(sample):
    """The rubric of 2016."""
    return sample.rubric(2016)
