"""A unit's page stays as long as it is, however many units there are (同类单位很多时)."""

from pathlib import Path

import pytest

from qualitykit.outlook import certainty, rank_sets
from qualitykit.scoring import assess
from qualitykit.tables import rank_sets as beside
from qualitykit.tables import standing, unit_words
from qualitykit.workspace import open_workspace

SAMPLE = Path(__file__).parent.parent / "data" / "sample"


@pytest.fixture(scope="module")
def now():
    """The sample's third quarter."""
    return assess(open_workspace(SAMPLE), "2016Q3")


@pytest.fixture
def few(monkeypatch):
    """Eight towns count as many: the first is shown, and one on either side."""
    for module in (standing, unit_words):
        for name, value in {"SHOWN": 7, "FIRST": 1, "AROUND": 1}.items():
            monkeypatch.setattr(module, name, value)


def shown(now, place):
    """The places, from 0, that the page of the unit in a place shows."""
    order = standing.ranked(now, "town")["unit"].tolist()
    unit = next(one for one in now.units if one.id == order[place])
    return [order.index(one) for one in standing.nearest(now, unit)["unit"]]


def test_a_small_kind_is_shown_whole(now):
    """Eight towns stand on every town's page."""
    assert shown(now, 5) == list(range(8))


@pytest.mark.parametrize(
    ("place", "places"), [(0, [0, 1]), (1, [0, 1, 2]), (4, [0, 3, 4, 5]), (7, [0, 6, 7])]
)
def test_of_many_the_first_and_the_nearest_are_shown(now, few, place, places):
    """Whoever leads, the unit itself, and its neighbours; each once."""
    assert shown(now, place) == places


def test_ranks_and_their_sets_stay_in_their_rows(now, few):
    """What is left out is left out of both: the set beside a rank is that unit's own."""
    unit = now.units[0]
    sets = rank_sets(certainty(now))
    table = beside.field_table(now, unit, sets, "en")
    whole = beside.official_table(now, "town", sets, "en")
    column = "Possible ranks"
    assert len(table) < len(whole)
    for name, row in table.iterrows():
        assert row[column] == whole.loc[name.removesuffix(" ◆"), column]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "the first 1 and 1 on either side"), ("zh", "前 1 名")]
)
def test_a_page_says_what_it_leaves_out(now, few, language, words):
    """And only where it leaves something out."""
    assert words in unit_words.field_lead(now, now.units[0], language)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page_that_shows_all_says_nothing(now, language):
    """No sentence about neighbours where all are there."""
    assert "either side" not in unit_words.field_lead(now, now.units[0], language)
    assert "前后各" not in unit_words.field_lead(now, now.units[0], language)
