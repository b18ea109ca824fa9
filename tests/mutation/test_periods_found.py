"""The last quarter that is over on a day, and how a period that is none is told."""

from datetime import date

import pytest

from qualitykit.errors import Problem, QualitykitError
from qualitykit.period import Period, last_complete


@pytest.mark.parametrize(
    ("day", "first_month", "last"),
    [
        (date(2016, 3, 31), 1, "2015Q4"),
        (date(2016, 4, 1), 1, "2016Q1"),
        (date(2016, 6, 30), 1, "2016Q1"),
        (date(2016, 7, 1), 1, "2016Q2"),
        (date(2016, 10, 1), 1, "2016Q3"),
        (date(2016, 12, 31), 1, "2016Q3"),
        (date(2016, 6, 30), 7, "2016Q3"),
        (date(2016, 7, 1), 7, "2016Q4"),
        (date(2016, 10, 1), 7, "2017Q1"),
        (date(2016, 1, 31), 12, "2015Q4"),
        (date(2016, 3, 1), 12, "2016Q1"),
    ],
)
def test_the_last_complete_quarter_ended_before_the_day(day, first_month, last):
    """In a calendar year, and in years that begin in July or December of the year before."""
    assert str(last_complete(day, lambda year: first_month)) == last


def test_a_year_is_taken_as_a_calendar_year_where_nothing_is_said():
    """The month that each year begins with is asked for by that year."""
    assert last_complete(date(2016, 4, 1)) == Period(2016, 1)
    # 2017 would begin in July 2016, so that its first quarter is over; 2016 began in January.
    assert last_complete(date(2016, 10, 1), {2017: 7, 2016: 1, 2015: 1}.get) == Period(2017, 1)
    assert last_complete(date(2016, 10, 1), {2017: 1, 2016: 7, 2015: 7}.get) == Period(2016, 4)


@pytest.mark.parametrize("text", ["2０16", "2016Q３", "x"])
def test_a_period_that_is_none_is_told_as_the_command_line_calls_it(text):
    """Digits of other scripts are none of ours, the first one or any."""
    with pytest.raises(QualitykitError) as caught:
        Period.parse(text)
    assert caught.value.problems == (Problem("PERIOD", None, None, "not_a_period", {"value": text}),)
