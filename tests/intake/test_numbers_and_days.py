"""One grammar of numbers and one of days: what is accepted, with or without a note, and what is refused and why."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitykit.workspace.days import day_forms, read_day
from qualitykit.workspace.grammar import PARSERS, Noted
from qualitykit.workspace.numbers import Number, read_number
from qualitykit.workspace.schema import ColumnSpec
from qualitykit.workspace.unreadable import Unreadable

REFUSED = {
    "bad_thousands": ["12,34", "1,23", "1234,567", "0,953", "1,234,5", ",5", "5,", "１２，３４"],
    "exponent_number": ["1e3", "9.5E1", "1e-5"],
    "inexact_number": [
        "约95",
        "大约 95",
        ">95",
        "≥95%",
        "95左右",
        "95以上",
        "90-95",
        "90~95",
        "95+",
        "近百分之95"[:1] + "95",
    ],
    "bracketed_number": ["(5)", "（5）", "(1,234)"],
    "number_in_words": ["五", "三十五", "二百", "壹佰"],
    "not_finite": ["nan", "NaN", "inf", "-Infinity", "NA", "N/A", "null", "#DIV/0!", "#N/A"],
    "permille": ["95.3‰"],
    "number_with_unit": ["95分", "35万元", "3 批", "¥5", "93.1亿"],
    "other_digits": ["²", "①", "٣", "९", "𝟗", "½", "9²"],
    "not_a_number": [
        "",
        "x",
        "1 000",
        ".5",
        "5.",
        "--5",
        "5%%",
        "%",
        "0x10",
        "1_000",
        "1/2",
        "—",
        "无",
        "1.2.3",
        "+",
    ],
}


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, texts in REFUSED.items() for text in texts]
)
def test_what_is_no_number_is_told_by_its_own_rule(rule, text):
    """The message can say what was expected, because the rule knows what stands there."""
    with pytest.raises(Unreadable) as refused:
        read_number(text)
    assert refused.value.rule == rule


@pytest.mark.parametrize(
    ("text", "number", "forms"),
    [
        ("93.10", "93.10", ()),
        ("+5", "5", ()),
        ("007", "7", ()),
        ("-0.5", "-0.5", ()),
        ("９５．３％", "95.3", ("full_width_number", "percent_sign")),
        ("－１２", "-12", ("full_width_number",)),
        ("1,234", "1234", ("thousands_number",)),
        ("12,345,678.9", "12345678.9", ("thousands_number",)),
        ("１，２３４", "1234", ("full_width_number", "thousands_number")),
        ("−5", "-5", ("minus_sign",)),
        ("95.3%", "95.3", ("percent_sign",)),
    ],
)
def test_accepted_forms_give_the_number_and_say_how_it_was_written(text, number, forms):
    """Full width, commas at thousands, the minus sign and the percent sign are read, each with a note."""
    found = read_number(text)
    assert (found.decimal, found.forms) == (Decimal(number), forms)
    assert found.percent == ("percent_sign" in forms)


@given(st.decimals(-(10**9), 10**9, places=3), st.booleans(), st.booleans())
def test_a_number_means_the_same_in_every_accepted_form(number, wide, thousands):
    """Writing it wider or with commas changes the note, never the number."""
    text = f"{number:,f}" if thousands else f"{number:f}"
    written = "".join(chr(ord(sign) + 0xFEE0) for sign in text) if wide else text
    assert read_number(written).decimal == number


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_unreadable(text):
    """Nothing else comes out of the grammar, whatever goes in."""
    for read, kind in ((read_number, Number), (read_day, date)):
        try:
            found = read(text)
        except Unreadable:
            continue
        assert isinstance(found, kind)


@pytest.mark.parametrize("kind", sorted(PARSERS))
def test_a_number_of_thousands_of_digits_is_refused_by_every_kind(kind):
    """No length of text makes a parser fail in another way than by its rule."""
    with pytest.raises(Unreadable):
        PARSERS[kind]("9" * 6000, ColumnSpec("column", kind, "", ""))


@pytest.mark.parametrize("kind", ["decimal", "number", "count", "quarter", "rating", "flag", "verdict"])
def test_a_percent_sign_needs_a_column_of_percentages(kind):
    """Points, counts and weights are no percentages."""
    with pytest.raises(Unreadable) as refused:
        PARSERS[kind]("1%", ColumnSpec("column", kind, "", ""))
    assert refused.value.rule == "percent_not_here"


def test_a_form_that_is_not_plain_is_noted_with_the_value():
    """Counts and days say how they were written just as decimals do."""
    assert PARSERS["count"]("１,234", ColumnSpec("c", "count", "", "")) == Noted(
        1234, ("full_width_number", "thousands_number")
    )
    day = Noted(date(2016, 7, 4), ("full_width_day",))
    assert PARSERS["date"]("２０１６／７／４", ColumnSpec("d", "date", "", "")) == day


@pytest.mark.parametrize("text", ["2016-07-04", "2016/7/4", "2016/07/04", "2016年7月4日", "2016年07月04日"])
def test_a_day_has_three_written_forms(text):
    """Year, month, day, in this order and with four digits of the year."""
    assert (read_day(text), day_forms(text)) == (date(2016, 7, 4), ())


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("04/07/2016", "day_in_unknown_order"),
        ("4.7.2016", "day_in_unknown_order"),
        ("16-7-4", "short_year"),
        ("16年7月4日", "short_year"),
        ("42555", "day_number"),
        ("42555.5", "day_number"),
        ("2016-07-04T08:00:00Z", "day_with_zone"),
        ("2016-07-04 08:00+08:00", "day_with_zone"),
        ("2016-07-04 08:00", "day_with_time"),
        ("2016年7月4日8时", "day_with_time"),
        ("2016-02-30", "not_a_date"),
        ("2016-7-4", "not_a_date"),
        ("2016.7.4", "not_a_date"),
        ("20160704", "not_a_date"),
        ("七月四日", "not_a_date"),
        ("٢٠١٦-٠٧-٠٤", "not_a_date"),
    ],
)
def test_a_day_that_needs_a_guess_is_refused(text, rule):
    """Short years, numbers of days, unknown orders, times and zones are told by their own rules."""
    with pytest.raises(Unreadable) as refused:
        read_day(text)
    assert refused.value.rule == rule
