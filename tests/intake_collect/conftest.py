"""A desk with a small district's tables of the year so far."""

import pytest
from desk import Desk

FUNDING = "unit,quarter,field,amount,source\neast,1,product,1000,a\neast,2,product,1100,a\r\nwest,1,service,500.50,b\n"
SITES = "unit,kind,name,date\neast,product,一号示范点,2015-03-01\n"
MEASURES = (
    "unit,measure,quarter,numerator,denominator,value,source,synthetic\neast,satisfaction,2,,,91.50,调查,\n"
)


@pytest.fixture(autouse=True)
def _fast(rubrics_read_once):
    """The small rubric is read once for all tests."""


@pytest.fixture
def desk(tmp_path):
    """A district with some money, a site and a measure on record."""
    return Desk(tmp_path, funding=FUNDING, sites=SITES, measures=MEASURES)
