"""A cell shows the exact number, rounded once and never across an edge (表格单元)."""

from fractions import Fraction

import pandas as pd
import pytest

from qualitykit import tables
from qualitykit.tables import cells, facts


class TestCells:
    """What a single cell shows."""

    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            (Fraction(80), "80.00"),
            (Fraction(79_999, 1000), "79.999"),  # 80.00 would be a B
            (Fraction(7_900_001, 100_000), "79.00001"),  # 79.00 would not be in the gap
            (Fraction(899_999, 10_000), "89.9999"),
            (Fraction(59_004, 1000), "59.004"),
            (Fraction(8_123_456, 100_000), "81.23"),
            (None, "–"),
        ],
    )
    def test_a_total_is_never_printed_on_the_wrong_side_of_a_grade(self, now, value, shown):
        """Two decimals, and as many more as it takes to show the grade that was decided on the exact value."""
        assert cells.total(value, now.rubric) == shown

    def test_rounding_is_half_to_even(self):
        """0.125 and 0.375 go to the even second decimal, and a rounded-away minus leaves no minus zero."""
        halves = [cells.fixed(Fraction(eighths, 8)) for eighths in (1, 3)]
        assert halves == ["0.12", "0.38"]
        assert cells.fixed(Fraction(-1, 1000)) == "0.00"
        assert cells.change(Fraction(1, 1000)) == "0.00"

    def test_money_keeps_its_cents_and_its_sign(self):
        """Thousands are set apart on both sides of zero."""
        assert cells.yuan(Fraction(-123_456_789, 100)) == "−1,234,567.89"
        assert cells.yuan(Fraction(1_000)) == "1,000"

    def test_tables_are_shown_whole_after_asking_for_it(self):
        """No row, column or long cell of a report is left out."""
        with pd.option_context("display.max_rows", 2, "display.max_columns", 2, "display.max_colwidth", 5):
            tables.show_whole()
            assert "abcdefgh" in cells.frame(["a", "b"], [("x", "abcdefgh")] * 100)._repr_html_()
            assert pd.get_option("display.max_rows") is None

    def test_only_the_whole_is_printed_as_a_hundred(self):
        """A share just below it keeps a decimal."""
        assert facts.share_text(Fraction(1999), Fraction(2000), 0) == "99.95"
        assert facts.share_text(Fraction(999), Fraction(1000), 0) == "99.9"
        assert facts.share_text(Fraction(7), Fraction(7), 0) == "100"
        assert facts.share_text(Fraction(0), Fraction(0)) == "–"
