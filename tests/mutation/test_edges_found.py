"""What mutation testing of the code found without a test: edges of a range, and the words of a refusal."""

from datetime import date

import numpy as np
import pytest

from qualitykit.exact import decimal_text, ratio_key
from qualitykit.rubric.rules import BandedShortfall
from qualitykit.scoring.bands import banded_deduction
from qualitykit.scoring.evidence import Targets
from qualitykit.scoring.observed import Observed
from qualitykit.workspace.days import day_forms, read_day
from qualitykit.workspace.numbers import read_number
from qualitykit.workspace.unreadable import Unreadable


def test_every_full_width_sign_of_a_day_is_taken():
    """Hyphen, slash, and the digits from 0 to 9, the first and last of their range among them."""
    assert read_day("２０１９－０９－０９") == read_day("２０１９／９／９") == date(2019, 9, 9)
    assert read_day("2018－12-30") == date(2018, 12, 30)
    assert day_forms("2019-09-0９") == ("full_width_day",)


@pytest.mark.parametrize("text", ["2016/7/①", "2016/７/①", "２０１６/7/٤", "2016/7/⁴"])
def test_a_digit_of_another_script_is_no_part_of_a_day(text):
    """Neither alone nor beside full-width ones does it become a digit."""
    with pytest.raises(Unreadable):
        read_day(text)


@pytest.mark.parametrize("text", ["2016-02-30", "4.7.2016", "someday"])
def test_a_refused_day_says_what_was_found(text):
    """The text as written stands in the problem's values."""
    with pytest.raises(Unreadable) as caught:
        read_day(text)
    assert caught.value.values == {"value": text}


@pytest.mark.parametrize("text", ["1e3", "٣", "12,34", "some"])
def test_a_refused_number_says_what_was_found(text):
    """The text as written stands in the problem's values."""
    with pytest.raises(Unreadable) as caught:
        read_number(text)
    assert caught.value.values == {"value": text}


def test_no_unit_has_no_sorting_key():
    """Empty arrays give an empty array, not an error."""
    none = np.array([], np.int64)
    assert ratio_key(none, none).tolist() == []


@pytest.mark.parametrize(("value", "text"), [(100, "100"), (-10, "-10"), (0, "0"), (1000000, "1000000")])
def test_zeros_before_the_point_stay(value, text):
    """Only zeros behind the point are no part of a number's text."""
    assert decimal_text(value) == text


def deductions(numerator, denominator, target, edge):
    """What three bands, from 0, 1 and a last edge on, deduct from each unit."""
    bands = [
        {"from": 0, "to": 1, "deduct": 1},
        {"from": 1, "to": edge, "deduct": 2},
        {"from": edge, "deduct": 3},
    ]
    rule = BandedShortfall(method="banded_shortfall", measure="m", closed="upper", bands=bands)
    aims = Targets(np.full(len(numerator), target, np.int64), 1, np.ones(len(numerator), bool))
    observed = Observed.of(np.array(numerator, np.int64), np.array(denominator, np.int64))
    return banded_deduction(rule, observed, aims, 1, "higher", 1).tolist()


def test_the_last_edge_of_huge_counts_does_not_overflow():
    """A shortfall of 999 stays below an edge of 1000, though edge × denominator passes 64 bits."""
    assert deductions([0], [4 * 10**17], 999, 1000) == [2]
    assert deductions([0], [4 * 10**17], 1001, 1000) == [3]


def test_a_fine_edge_of_huge_counts_does_not_overflow():
    """Thousandths in an edge and a denominator of 16 digits: target × denominator × 1000 passes 64 bits."""
    assert deductions([0], [2 * 10**15], 9, 2.001) == [3]


def test_no_unit_loses_no_points():
    """Empty arrays give an empty array, not an error."""
    assert deductions([], [], 93, 5) == []
