"""A period is a quarter's end or the year's: when it begins, when it ends, and what is no period."""

from datetime import date

import pytest

from qualitykit.errors import QualitykitError
from qualitykit.period import Period

ENDS = {1: date(2016, 3, 31), 2: date(2016, 6, 30), 3: date(2016, 9, 30), 4: date(2016, 12, 31)}
ENDS_FROM_JULY = {1: date(2015, 9, 30), 2: date(2015, 12, 31), 3: date(2016, 3, 31), 4: date(2016, 6, 30)}


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_a_quarter_ends_with_its_last_day(quarter):
    """Three months each, in a calendar year or in one that begins in July."""
    period = Period.parse(f"2016Q{quarter}")
    assert period.end() == ENDS[quarter]
    assert period.end(first_month=7) == ENDS_FROM_JULY[quarter]
    assert period.last_quarter == quarter
    assert not period.final


def test_the_final_assessment_ends_with_the_year():
    """Without a quarter a period is the whole year, and final."""
    assert Period.parse("2016").final
    assert Period.parse("2016").last_quarter == 4
    assert (Period.parse("2016").start(), Period.parse("2016").end()) == (
        date(2016, 1, 1),
        date(2016, 12, 31),
    )


@pytest.mark.parametrize("first_month", range(1, 13))
def test_a_year_has_four_quarters_whatever_month_it_begins_in(first_month):
    """The next year begins on the day after this one ends, in a leap year too."""
    for year in (2015, 2016):
        after = Period(year + 1).start(first_month)
        assert (after - Period(year).end(first_month)).days == 1
        assert Period(year).start(first_month).month == first_month
        assert Period(year, 4).end(first_month) == Period(year).end(first_month)


def test_a_year_that_begins_in_january_is_named_by_that_year_and_any_other_by_its_end():
    """From February on, the year in which it ends gives the name."""
    assert Period(2016).start(1) == date(2016, 1, 1)
    assert (Period(2016).start(2), Period(2016).end(2)) == (date(2015, 2, 1), date(2016, 1, 31))
    assert (Period(2016).start(12), Period(2016).end(12)) == (date(2015, 12, 1), date(2016, 11, 30))


@pytest.mark.parametrize(
    "text", ["2016Q0", "2016Q5", "2016q3", "16Q3", "2016Q", "2016-Q3", "", "Q3", "3016", "２０１６"]
)
def test_anything_else_is_no_period(text):
    """The message shows what was found and what a period looks like."""
    with pytest.raises(QualitykitError, match="PERIOD") as caught:
        Period.parse(text)
    assert "2016Q3" in str(caught.value)


@pytest.mark.parametrize("text", ["2016", "2016Q1", "2016Q4"])
def test_a_period_writes_itself_as_it_is_read(text):
    """Text to period and back; blanks around it do not matter."""
    assert str(Period.parse(f" {text} ")) == text
