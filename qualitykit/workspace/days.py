"""The one grammar of days (日期的写法): a real date, or one of three written forms, and nothing that needs a guess.

`2016-07-04`, `2016/7/4`, `2016年7月4日`; full-width digits and signs are taken with a note. A year of two digits, a
number of days, day and month in an unknown order, a time or a zone are told by their own rules.
"""

import re
import unicodedata
from datetime import date

from qualitykit.workspace.unreadable import Unreadable

_DAY = re.compile(
    r"([0-9]{4})(?:-([0-9]{2})-([0-9]{2})|/([0-9]{1,2})/([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)"
)
_WRONG = (
    ("day_with_zone", re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ].*(Z|[+-][0-9]{2}:?[0-9]{2}|UTC|GMT|CST)")),
    ("day_with_time", re.compile(r"[0-9]{4}[-/年].*[0-9]{1,2}[:时].*")),
    ("day_in_unknown_order", re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}")),
    ("short_year", re.compile(r"'?[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?")),
    ("day_number", re.compile(r"[0-9]{4,6}(\.[0-9]+)?")),
)


def read_day(text: str) -> date:
    """A day in one of the three written forms (读取日期).

    Raises:
        Unreadable: anything else; the rule says what it looks like.

    >>> read_day("2016年7月4日"), read_day("2016/7/4") == read_day("2016-07-04")
    (datetime.date(2016, 7, 4), True)
    >>> read_day("04/07/2016")
    Traceback (most recent call last):
    ...
    qualitykit.workspace.unreadable.Unreadable: day_in_unknown_order
    """
    normal = _narrow(text)
    match = _DAY.fullmatch(normal)
    if not match:
        raise Unreadable(_rule_of(normal), text)
    try:
        return date(*(int(part) for part in match.groups() if part))
    except ValueError:
        raise Unreadable("not_a_date", text) from None


def day_forms(text: str) -> tuple[str, ...]:
    """How a day that could be read differs from the plain form, as rules of notes (日期写法说明).

    >>> day_forms("２０１６／７／４"), day_forms("2016/7/4")
    (('full_width_day',), ())
    """
    return () if _narrow(text) == text else ("full_width_day",)


def _narrow(text: str) -> str:
    """Full-width digits, slashes and hyphens as ASCII ones; no digit of another script becomes one."""
    wide = "".join(sign for sign in text if "\uff0d" <= sign <= "\uff19")
    return text.translate({ord(sign): unicodedata.normalize("NFKC", sign) for sign in wide}) if wide else text


def _rule_of(text: str) -> str:
    return next((rule for rule, pattern in _WRONG if pattern.fullmatch(text)), "not_a_date")
