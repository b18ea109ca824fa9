"""The sample district and the national one, each period assessed once."""

from functools import cache
from pathlib import Path

import pytest

from qualitykit.outlook import certainty, rank_sets, stability
from qualitykit.scoring import assess
from qualitykit.workspace import open_workspace

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def district():
    """The sample district."""
    return open_workspace(DATA / "sample")


@pytest.fixture(scope="session")
def country():
    """One unit with two published rates, and nothing else."""
    return open_workspace(DATA / "national")


@pytest.fixture(scope="session")
def at(district):
    """The sample as of a period: `at("2016Q3")`."""
    return cache(lambda period: assess(district, period))


@pytest.fixture(scope="session")
def sure(at):
    """How sure the sample is as of a period."""
    return cache(lambda period: certainty(at(period)))


@pytest.fixture(scope="session")
def sets(sure):
    """The rank sets of the third quarter."""
    return rank_sets(sure("2016Q3"))


@pytest.fixture(scope="session")
def tried(district, at):
    """Every reading tried on a period of the sample."""
    return cache(lambda period: stability(at(period), district))
