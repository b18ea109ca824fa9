"""The sample district, each period assessed once."""

from functools import cache

import pytest

from qualitykit.outlook import certainty, rank_sets, stability
from qualitykit.scoring import assess


@pytest.fixture(scope="session")
def at(sample):
    """The sample as of a period: `at("2016Q3")`."""
    return cache(lambda period: assess(sample, period))


@pytest.fixture(scope="session")
def sure(at):
    """How sure the sample is as of a period."""
    return cache(lambda period: certainty(at(period)))


@pytest.fixture(scope="session")
def sets(sure):
    """The rank sets of the third quarter."""
    return rank_sets(sure("2016Q3"))


@pytest.fixture(scope="session")
def tried(sample, at):
    """Every reading tried on a period of the sample."""
    return cache(lambda period: stability(at(period), sample))
