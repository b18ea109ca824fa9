"""An estimate is a row, whatever it estimates (估计值)."""

import numpy as np
import pytest

from qualitykit.statistics.estimate import CODE, REASONS, Estimate, Significance, first_reason, side_by_side
from qualitykit.statistics.rates import clopper_pearson_interval, wilson_interval


class TestEstimate:
    """Rows, reasons, parts."""

    def test_a_result_becomes_rows_with_one_column_for_each_part(self):
        """Every group is a row, and what holds for all groups is repeated in each."""
        rows = wilson_interval([9, 5], [10, 0]).rows()
        assert list(rows) == [
            "value",
            "lower",
            "upper",
            "confidence",
            "statistic",
            "method",
            "n",
            "unit",
            "why",
        ]
        assert rows["method"].tolist() == ["wilson", "wilson"]
        assert rows["why"].tolist() == ["", "invalid"]
        assert rows["confidence"].tolist() == [0.95, 0.95]

    def test_groups_of_any_shape_become_rows_in_order(self):
        """A table of groups is unrolled row by row."""
        estimate = wilson_interval([[1, 2], [3, 4]], 4)
        assert estimate.rows()["value"].tolist() == [0.25, 0.5, 0.75, 1.0]

    def test_single_numbers_are_a_single_row(self):
        """A group of its own is a table of one row."""
        assert wilson_interval(1, 4).rows()["value"].tolist() == [0.25]

    def test_a_part_of_the_groups_is_an_estimate_too(self):
        """An index picks value, limits, n and reason alike and keeps what holds for all."""
        part = wilson_interval([9, 5, 3], [10, 0, 4])[1:]
        assert part.why.tolist() == ["invalid", ""]
        assert part.n.tolist() == [0, 4]
        assert part.method == "wilson"

    def test_where_there_is_a_reason_there_is_no_number(self):
        """Masking clears the value and both limits at once."""
        estimate = Estimate.masked(
            [1.0, 2.0], [0.0, 1.0], [2.0, 3.0], confidence=0.95, statistic="s", method="m", n=[1, 1],
            reason=np.array([0, CODE["short"]]),
        )  # fmt: skip
        assert np.isnan([estimate.value[1], estimate.lower[1], estimate.upper[1]]).all()
        assert estimate.why.tolist() == ["", "short"]

    def test_without_reasons_every_group_has_a_number(self):
        """The reason may be left out."""
        assert Estimate(np.ones(2), np.ones(2), np.ones(2), 0.95, "s", "m", np.ones(2)).why.tolist() == [
            "",
            "",
        ]

    def test_a_p_value_becomes_rows_like_an_estimate(self):
        """A test's result is a table of the same make."""
        result = Significance(np.array([0.5]), "s", "m", "greater", np.array([3]), np.array([0], np.uint8))
        assert {name: column.tolist() for name, column in result.rows().items()} == {
            "p_value": [0.5], "statistic": ["s"], "method": ["m"], "alternative": ["greater"], "n": [3], "why": [""],
        }  # fmt: skip


class TestReasons:
    """Codes and their order."""

    def test_the_first_reason_named_wins(self):
        """A group with several faults is given the one that the caller put first."""
        both = first_reason((2,), missing=np.array([True, False]), invalid=np.array([True, True]))
        assert [REASONS[code] for code in both] == ["missing", "invalid"]

    def test_a_condition_of_fewer_dimensions_holds_for_all(self):
        """A single condition is spread over the groups."""
        assert first_reason((2, 2), short=np.array(True)).tolist() == [[6, 6], [6, 6]]

    def test_an_unknown_reason_is_refused(self):
        """Reasons are a closed list."""
        with pytest.raises(KeyError, match="because"):
            first_reason((), because=np.array(True))


class TestSideBySide:
    """Two confidences at once."""

    @pytest.mark.parametrize("interval", [wilson_interval, clopper_pearson_interval])
    def test_the_wider_confidence_has_the_wider_interval(self, interval):
        """99.8 % reaches beyond 95 % on both sides, the estimate in the middle being the same."""
        inner, outer = side_by_side(interval, [35, 88, 20], [40, 90, 40])
        assert (inner.confidence, outer.confidence) == (0.95, 0.998)
        assert (outer.lower < inner.lower).all()
        assert (outer.upper > inner.upper).all()
        assert (outer.value == inner.value).all()

    def test_any_confidences_can_be_asked_for(self):
        """As many as the caller names, in that order."""
        levels = (0.5, 0.9, 0.99)
        assert tuple(e.confidence for e in side_by_side(wilson_interval, 3, 4, confidences=levels)) == levels
