"""Names of units (名称对照): id, name, English name and aliases, some of them valid for a time only.

A name is found as it stands, or after its width and blanks are made plain (`东　镇` is `东镇`), which is noted. What is
only like a name is refused with the candidates, never corrected.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from qualitykit.workspace.names import nearest

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


@dataclass(frozen=True)
class DatedName:
    """A name of a unit that is valid for a time (有时效的名称): from its first day to its last, None for no end.

    >>> old = DatedName("沙门公社", "dahelu", None, date(1999, 12, 31))
    >>> old.valid(date(2016, 1, 1), date(2016, 12, 31))
    False
    """

    name: str
    unit: str
    valid_from: date | None = None
    valid_to: date | None = None

    def valid(self, start: date, end: date) -> bool:
        """Whether it is valid on any day from start to end (是否有效)."""
        return (self.valid_from or date.min) <= end and (self.valid_to or date.max) >= start

    def meets(self, other: "DatedName") -> bool:
        """Whether there is a day on which both are valid (有效期是否重叠)."""
        return self.valid(other.valid_from or date.min, other.valid_to or date.max)

    @property
    def span(self) -> str:
        """The days between which it is valid, as a message shows them (有效期)."""
        return f"{self.valid_from or '…'} – {self.valid_to or '…'}"


class Names(dict):
    """Every valid name -> id (有效名称), with the names that are not valid at the time for a better message.

    Args:
        known: name -> id.
        dated: names that are not valid, with their times.

    >>> book = Names({"东镇": "east", "East Town": "east"})
    >>> book.normalised("Ｅａｓｔ  Town"), book.normalised("东真")
    ('east', None)
    """

    def __init__(self, known: Mapping[str, str], dated: Iterable[DatedName] = ()):
        super().__init__(known)
        self.dated = {plain_name(name.name): name for name in dated}
        self._plain: dict[str, set[str]] = {}
        for name, unit in known.items():
            self._plain.setdefault(plain_name(name), set()).add(unit)

    def normalised(self, text: str) -> str | None:
        """The id of the one unit whose name differs in width and blanks only (规范化后查找); None where none does."""
        found = self._plain.get(plain_name(text), set())
        return next(iter(found)) if len(found) == 1 else None

    def unknown(self, text: str, rule: str) -> tuple[str, dict]:
        """Rule and values of a name that is not known, or not at the time (未知名称)."""
        if dated := self.dated.get(plain_name(text)):
            return "name_not_valid", {"span": dated.span, "unit": dated.unit}
        return rule, {"nearest": nearest(text, self)}


def plain_name(text: str) -> str:
    """A name without differences of width, blanks and invisible signs (名称规范化).

    >>> plain_name("Ｅａｓｔ\\u3000 Town")
    'EastTown'
    """
    return "".join(unicodedata.normalize("NFKC", text).translate(_INVISIBLE).split())
