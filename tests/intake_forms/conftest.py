"""The sample district is read once for all tests of forms."""

import pytest
from forms_of import SAMPLE

from qualitykit.intake.questions import forms
from qualitykit.period import Period
from qualitykit.workspace import open_workspace


@pytest.fixture(scope="session")
def sample():
    """The opened workspace of the sample."""
    return open_workspace(SAMPLE)


@pytest.fixture(scope="session")
def every_form(sample):
    """The forms of all units of the sample in both languages."""
    return [
        form for language in ("zh", "en") for form in forms(sample, Period(2016, 3), sample.units, language)
    ]
