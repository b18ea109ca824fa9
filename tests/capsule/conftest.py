"""A folder of published revisions, and a stand-in for the processes that make one again."""

import pytest
from stand_in import StandIn, asked

from qualitykit.capsule import reproduction
from qualitykit.reports import build


@pytest.fixture
def out(district, ran, tmp_path):
    """A folder with two revisions of a quarter: the second corrects one award of the south."""
    build.report(asked(district, language="en"), tmp_path / "out")
    path = district / "2016" / "awards.csv"
    path.write_text(path.read_text("utf-8").replace("南镇,2.1,1,47", "南镇,2.1,1,45.5"), encoding="utf-8")
    build.report(asked(district, language="en", reason="typing error", by="Office"), tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def again(monkeypatch):
    """The same stand-in for the processes where a capsule is made again."""
    stand_in = StandIn()
    monkeypatch.setattr(reproduction, "run_pages", stand_in)
    return stand_in
