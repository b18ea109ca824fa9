"""What may stand in a cell (单元格的写法): one parser for each kind of column.

A parser takes the text of a cell, without the blanks around it and never empty, and gives its value or raises
`Unreadable`. Each distinct text is parsed once, however many rows hold it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from qualitykit.workspace.names import nearest, shown
from qualitykit.workspace.schema import DISTRICT, ColumnSpec

_PLAIN = re.compile(r"([+-]?)([0-9]+)(?:\.([0-9]+))?")
_WHOLE = re.compile(r"([+-]?)([0-9]+)(?:\.0+)?")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})-([0-9]{2})|/([0-9]{1,2})/([0-9]{1,2}))")

# Twelve digits and six decimals, scaled to whole numbers, still fit an int64.
WHOLE_DIGITS = 12


class Unreadable(Exception):
    """A cell that its kind of column does not allow (无法识别的单元格): the problem's rule and values."""

    def __init__(self, rule: str, text: str, **values):
        super().__init__(rule)
        self.rule = rule
        self.values = {"value": shown(text), **values}


@dataclass(frozen=True)
class Plain:
    """A decimal as written (原样小数): `digits` × 10^−`decimals`."""

    digits: int
    decimals: int
    value: float


def parse_decimal(text: str, spec: ColumnSpec) -> Plain:
    """A plain decimal, kept exactly (精确小数).

    >>> parse_decimal("93.10", ColumnSpec("value", "decimal", "", ""))
    Plain(digits=9310, decimals=2, value=93.1)
    """
    sign, whole, fraction = _plain(text, spec)
    if len(fraction) > spec.places:
        fraction = fraction.rstrip("0")
    if len(whole.lstrip("0")) > WHOLE_DIGITS or len(fraction) > spec.places:
        raise Unreadable("too_many_digits", text, whole=WHOLE_DIGITS, places=spec.places)
    return Plain(int(sign + whole + fraction), len(fraction), float(text))


def parse_number(text: str, spec: ColumnSpec) -> float:
    """A plain decimal as a float (小数): a weight or a concentration, never a number that decides points."""
    _plain(text, spec)
    return float(text)


def _plain(text: str, spec: ColumnSpec) -> tuple[str, str, str]:
    match = _PLAIN.fullmatch(text)
    if not match:
        raise Unreadable("not_a_number", text)
    sign, whole, fraction = match[1], match[2], match[3] or ""
    if sign == "-" and not spec.signed and (whole + fraction).strip("0"):
        raise Unreadable("negative_number", text)
    return sign, whole, fraction


def parse_count(text: str, spec: ColumnSpec) -> int:
    """A whole number, 0 or more (计数)."""
    number = _whole(text, "not_a_count")
    if number < 0:
        raise Unreadable("negative_count", text)
    if number >= 10**WHOLE_DIGITS:
        raise Unreadable("too_many_digits", text, whole=WHOLE_DIGITS, places=0)
    return number


def _whole(text: str, rule: str) -> int:
    # A program that knows no missing integers writes 35.0 for 35: the same number.
    match = _WHOLE.fullmatch(text)
    if not match:
        raise Unreadable(rule, text)
    return int(match[1] + match[2])


def _between(lowest: int, highest: int, rule: str) -> Callable[[str, ColumnSpec], int]:
    def parse(text: str, spec: ColumnSpec) -> int:
        number = _whole(text, rule)
        if not lowest <= number <= highest:
            raise Unreadable(rule, text)
        return number

    return parse


def parse_date(text: str, spec: ColumnSpec) -> date:
    """A day (日期): `2016-07-04`, or `2016/7/4` as spreadsheets write it."""
    match = _DATE.fullmatch(text)
    try:
        return date(int(match[1]), int(match[2] or match[4]), int(match[3] or match[5]))
    except (TypeError, ValueError):
        raise Unreadable("not_a_date", text) from None


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


def unit_parser(names: Mapping[str, str], district: bool) -> Callable[[str, ColumnSpec], str]:
    """The parser of unit names of one district (责任部门的写法): any name of a unit gives its id.

    Args:
        names: every name of every unit -> id; without any the text is taken as it stands.
        district: the word `district` is allowed too.
    """

    def parse(text: str, spec: ColumnSpec) -> str:
        if text in names or not names:
            return names.get(text, text)
        if text != DISTRICT:
            raise Unreadable("unknown_unit", text, nearest=nearest(text, names))
        if not district:
            raise Unreadable("district_not_here", text)
        return DISTRICT

    return parse
