"""Which known name is nearest to another, which one was probably meant, and whether two names share a day."""

from datetime import date

import pytest

from qualitykit.workspace.names import misspelt, nearest, shown
from qualitykit.workspace.registry import DatedName

LATER, EARLIER = DatedName("a", "x", date(2016, 1, 1)), DatedName("a", "y", None, date(2015, 12, 31))


def test_three_ids_are_named_with_the_most_alike_first():
    """Of `abcd` its names share four, three, two and one letters; a dash says that nothing is known."""
    known = {"axyz": "one", "abyz": "two", "abcd": "four", "abcz": "three"}
    assert nearest("abcd", known) == "four, three, two"
    assert nearest("abcd", {}) == "–"


def test_a_long_word_is_compared_like_a_short_one():
    """Signs that stand in it a hundred times count as alike too."""
    assert nearest("ab" * 100, {"z": "other", "x" + "ab" * 99: "meant"}) == "meant, other"


@pytest.mark.parametrize(("word", "meant"), [("abcx", "abcd"), ("abxy", None), ("abcdefxxx", None)])
def test_a_slip_of_the_pen_leaves_three_quarters_alike(word, meant):
    """Three of four signs are enough, two of four and six of nine are not."""
    assert misspelt(word, ["abcd", "abcdefghi"]) == meant


def test_names_that_follow_one_another_share_no_day():
    """From whichever of the two it is asked."""
    assert not LATER.meets(EARLIER)
    assert not EARLIER.meets(LATER)
    assert EARLIER.meets(DatedName("a", "z", date(2015, 12, 31)))
    assert DatedName("a", "z", date(2015, 12, 31)).meets(EARLIER)


@pytest.mark.parametrize(
    ("value", "text"), [(0.00001, "0.00001"), (30.0, "30"), ("a" * 60, "a" * 60), ("a" * 61, "a" * 59 + "…")]
)
def test_a_value_is_shown_plainly_and_cut_beyond_sixty_signs(value, text):
    """A number as a table holds it; sixty signs in all."""
    assert shown(value) == text
