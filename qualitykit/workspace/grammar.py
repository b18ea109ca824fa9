"""What may stand in a cell (单元格的写法): one parser for each kind of column.

A parser takes the text of a cell, without the blanks around it and never empty, and gives its value, its value
`Noted` where it is written in an accepted but unusual form, or raises `Unreadable`. Each distinct text is parsed once,
however many rows hold it. What a number or a day is stands in `numbers` and `days`.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from qualitykit.workspace.days import day_forms, read_day
from qualitykit.workspace.numbers import Number, read_number
from qualitykit.workspace.plain import Plain
from qualitykit.workspace.registry import Names
from qualitykit.workspace.schema import DISTRICT, ColumnSpec
from qualitykit.workspace.unreadable import Unreadable

# Twelve digits and six decimals, scaled to whole numbers, still fit an int64.
WHOLE_DIGITS = 12


class Noted(NamedTuple):
    """A value in another form than the plain one (附说明的取值): the rules of the notes that say so."""

    value: Any
    forms: tuple[str, ...]


def parse_decimal(text: str, spec: ColumnSpec) -> Plain | Noted:
    """A decimal, kept exactly as written (精确小数).

    >>> parse_decimal("93.10", ColumnSpec("value", "decimal", "", ""))
    Plain(digits=9310, decimals=2, value=93.1)
    """
    number = _number(text, spec)
    fraction = number.fraction
    if len(fraction) > spec.places:
        fraction = fraction.rstrip("0")
    if len(number.whole.lstrip("0")) > WHOLE_DIGITS or len(fraction) > spec.places:
        raise Unreadable("too_many_digits", text, whole=WHOLE_DIGITS, places=spec.places)
    digits = number.sign + number.whole + fraction
    return _noted(Plain(int(digits), len(fraction), float(number.decimal)), number)


def parse_number(text: str, spec: ColumnSpec) -> float | Noted:
    """A decimal as a float (小数): a weight or a concentration, never a number that decides points."""
    number = _number(text, spec)
    if len(number.whole.lstrip("0")) > WHOLE_DIGITS:
        raise Unreadable("too_many_digits", text, whole=WHOLE_DIGITS, places=spec.places)
    return _noted(float(number.decimal), number)


def _number(text: str, spec: ColumnSpec) -> Number:
    number = read_number(text)
    if number.percent and not spec.percent:
        raise Unreadable("percent_not_here", text)
    if number.sign == "-" and not spec.signed and (number.whole + number.fraction).strip("0"):
        raise Unreadable("negative_number", text)
    return number


def _noted(value, number: Number):
    return Noted(value, number.forms) if number.forms else value


def parse_count(text: str, spec: ColumnSpec) -> int | Noted:
    """A whole number, 0 or more (计数)."""
    number = _whole(text, "not_a_count")
    if len(number.whole.lstrip("0")) > WHOLE_DIGITS:
        raise Unreadable("too_many_digits", text, whole=WHOLE_DIGITS, places=0)
    value = int(number.sign + number.whole)
    if value < 0:
        raise Unreadable("negative_count", text)
    return _noted(value, number)


def _whole(text: str, rule: str) -> Number:
    # A program that knows no missing integers writes 35.0 for 35: the same number.
    number = read_number(text, rule)
    if number.percent:
        raise Unreadable("percent_not_here", text)
    if number.fraction.strip("0"):
        raise Unreadable(rule, text)
    return number


def _between(lowest: int, highest: int, rule: str) -> Callable[[str, ColumnSpec], int | Noted]:
    def parse(text: str, spec: ColumnSpec) -> int | Noted:
        number = _whole(text, rule)
        value = number.decimal
        if not lowest <= value <= highest:
            raise Unreadable(rule, text)
        return _noted(int(value), number)

    return parse


def parse_date(text: str, spec: ColumnSpec) -> date | Noted:
    """A day (日期) in one of three written forms, such as `2016-07-04`."""
    day, forms = read_day(text), day_forms(text)
    return Noted(day, forms) if forms else day


PARSERS: dict[str, Callable[[str, ColumnSpec], Any]] = {
    "decimal": parse_decimal,
    "number": parse_number,
    "count": parse_count,
    "quarter": _between(1, 4, "not_a_quarter"),
    "rating": _between(1, 10, "not_a_rating"),
    "flag": _between(0, 1, "not_a_flag"),
    "verdict": _between(0, 1, "not_zero_or_one"),
    "date": parse_date,
}


def unit_parser(names: Mapping[str, str], district: bool) -> Callable[[str, ColumnSpec], str | Noted]:
    """The parser of unit names of one district (责任部门的写法): any name of a unit gives its id.

    Args:
        names: every name of every unit -> id; without any the text is taken as it stands. A `Names` also tells
            which names are no longer, or not yet, valid.
        district: the word `district` is allowed too.
    """
    book = names if isinstance(names, Names) else Names(names)

    def parse(text: str, spec: ColumnSpec) -> str | Noted:
        if text in book or not book:
            return book.get(text, text)
        if text == DISTRICT and district:
            return DISTRICT
        if text == DISTRICT:
            raise Unreadable("district_not_here", text)
        if found := book.normalised(text):
            return Noted(found, ("name_normalised",))
        rule, values = book.unknown(text, "unknown_unit")
        raise Unreadable(rule, text, **values)

    return parse
