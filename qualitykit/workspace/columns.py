"""From the texts of a column to typed values (一列的取值), a problem for every cell that cannot be one, and a note for
every form that is accepted though it is not the plain one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from qualitykit.errors import Problem
from qualitykit.workspace.grammar import WHOLE_DIGITS, Noted
from qualitykit.workspace.names import shown
from qualitykit.workspace.plain import Plain, plain_numbers
from qualitykit.workspace.raw import Texts
from qualitykit.workspace.schema import ColumnSpec
from qualitykit.workspace.table import Exact
from qualitykit.workspace.unreadable import Unreadable

_WHOLE = ("count", "quarter", "rating", "flag", "verdict")
_NUMBERS = (*_WHOLE, "decimal", "number")
# The parts of the value of a cell that has none; texts and names are objects.
_EMPTY = {
    **dict.fromkeys(_WHOLE, (np.int64(0),)),
    "date": (np.datetime64("NaT", "D"),),
    "decimal": Plain(np.int64(0), np.int8(0), np.nan),
    "number": (np.nan,),
}
# Kinds of which many texts are read at once, and which parts of a number their values have.
_MANY = {"decimal": Plain._fields, "number": ("value",), "count": ("digits",)}
# Texts that are looked at together: what is needed beside the values is needed for so many only.
_AT_ONCE = 1 << 16
# Kinds of cell that no column takes, and kinds that only some do: the rule that says so.
_NEVER = {
    "error": "error_cell",
    "uncomputed": "uncomputed_cell",
    "time": "day_with_time",
    "lost": "digits_lost",
}
_WRONG_KIND = {
    "date": (_NUMBERS, "day_for_a_number"),
    "flag": (("count", "quarter", "rating", "decimal", "number", "date"), "truth_for_a_number"),
    "percent": (("text", "unit", "criterion", "honour", "measure", "field"), "percent_not_here"),
}


@dataclass(frozen=True)
class Column:
    """A column that has been read (已读取的一列).

    Attributes:
        values: what the frame holds, a value per row.
        broken: bool per row: the cell is missing though required, or could not be read.
        faults: rule and values for each distinct text that could not be read, by its code.
        exact: for decimals.
        forms: by the rule of each note, which of the distinct texts it is about: bool.
    """

    spec: ColumnSpec
    texts: Texts
    values: Any
    broken: np.ndarray
    faults: dict[int, Unreadable]
    exact: Exact | None = None
    forms: dict[str, np.ndarray] = field(default_factory=dict)

    def problems(self, file: str, numbers: np.ndarray) -> Iterator[Problem]:
        """A problem for each broken cell (单元格问题)."""
        for row in np.flatnonzero(self.broken):
            fault = self.faults.get(int(self.texts.codes[row]))
            rule, values = (fault.rule, fault.values) if fault else ("missing_cell", {})
            yield Problem(file, int(numbers[row]), self.spec.name, rule, values)

    def notes(self, file: str, numbers: np.ndarray) -> Iterator[Problem]:
        """A note for each form other than the plain one, at its first row and with the number of rows (写法说明)."""
        about = {rule: np.flatnonzero(self.texts.spread(forms)) for rule, forms in self.forms.items()}
        for rule, rows in sorted(filter(lambda one: len(one[1]), about.items()), key=lambda one: one[1][0]):
            values = {"value": shown(self.texts.distinct[self.texts.codes[rows[0]]]), "rows": len(rows)}
            yield Problem(file, int(numbers[rows[0]]), self.spec.name, rule, values, "note")

    @property
    def percent(self) -> np.ndarray:
        """Which rows carry a percent sign, or stand in a cell with a percent format (是否带百分号)."""
        none = np.zeros(len(self.texts.distinct), dtype=bool)
        about = [self.forms.get(rule, none) for rule in ("percent_sign", "percent_cell")]
        return self.texts.spread(np.logical_or(*about))


@dataclass(frozen=True)
class _Parsed:
    """What each distinct text of a column says: the `parts` of its value, in Arrow's form or numpy's; is it `known`?"""

    parts: tuple
    known: np.ndarray
    faults: dict[int, Unreadable] = field(default_factory=dict)
    forms: dict[str, np.ndarray] = field(default_factory=dict)

    def note(self, rule: str, which) -> None:
        """A form of some texts, given as numpy takes an index."""
        self.forms.setdefault(rule, np.zeros(len(self.known), dtype=bool))[which] = True


def understand(spec: ColumnSpec, texts: Texts, parse: Callable[[str, ColumnSpec], Any] | None) -> Column:
    """Read a column of text as its kind says (识别一列).

    Args:
        spec: the column's declaration.
        texts: the column's cells.
        parse: parser of one text; None where every text is a value.
    """
    parsed = _parsed(spec, texts, parse)
    needed = spec.required and not spec.blank
    broken = texts.spread(~parsed.known if needed else ~parsed.known & texts.filled)
    exact = _exact(parsed.parts, texts) if spec.kind == "decimal" else None
    values = _values(spec, texts, parsed.parts[-1], texts.spread(parsed.known))
    return Column(spec, texts, values, broken, parsed.faults, exact, _forms(spec, texts, parsed))


def _parsed(spec: ColumnSpec, texts: Texts, parse) -> _Parsed:
    """Every distinct text once; nothing is kept of it but its value, however many there are."""
    known = texts.filled
    if parse is None and texts.kinds is None:
        return _Parsed((texts.words,), known)
    parts = tuple(np.full(len(known), nothing) for nothing in _EMPTY.get(spec.kind, (None,)))
    parsed = _Parsed(parts, known)
    for code in np.flatnonzero(known & ~_read_plain(spec, texts, parsed)).tolist():
        text = texts.distinct[code]
        try:
            if texts.kinds is not None:
                _fits(texts.kinds[code], spec, text)
            value = parse(text, spec) if parse else text
        except Unreadable as fault:
            parsed.faults[code], known[code] = fault, False
            continue
        if isinstance(value, Noted):
            value, rules = value
            for rule in rules:
                parsed.note(rule, code)
        for part, found in zip(parts, value if isinstance(value, Plain) else (value,), strict=True):
            part[code] = found
    return parsed


def _read_plain(spec: ColumnSpec, texts: Texts, parsed: _Parsed) -> np.ndarray:
    """Read the numbers that can be read many at once; which texts those are."""
    plain = np.zeros(len(parsed.known), dtype=bool)
    if spec.kind not in _MANY or texts.kinds is not None:
        return plain
    places = 0 if spec.kind == "count" else spec.places
    for first in range(0, len(plain), _AT_ONCE):
        some = slice(first, first + _AT_ONCE)
        plain[some], found, forms = plain_numbers(texts.words[some], spec, WHOLE_DIGITS, places)
        for part, name in zip(parsed.parts, _MANY[spec.kind], strict=True):
            part[some][plain[some]] = getattr(found, name)
        for rule, which in forms.items():
            parsed.note(rule, first + np.flatnonzero(which))
    return plain


def _fits(kind: str, spec: ColumnSpec, text: str) -> None:
    """Refuse a cell whose own type contradicts the column, before its text is looked at."""
    kinds, rule = _WRONG_KIND.get(kind, ((), ""))
    if kind in _NEVER or spec.kind in kinds:
        raise Unreadable(_NEVER.get(kind, rule), text)


def _forms(spec: ColumnSpec, texts: Texts, parsed: _Parsed) -> dict[str, np.ndarray]:
    """Numbers and days that a spreadsheet keeps as text, and cells whose format says percent, are forms too."""
    if texts.kinds is None or spec.kind not in (*_NUMBERS, "date"):
        return parsed.forms
    kinds = np.array(texts.kinds)
    as_text = "day_as_text" if spec.kind == "date" else "number_as_text"
    percent = parsed.known & (kinds == "percent")
    forms = {rule: which & ~percent for rule, which in parsed.forms.items()}
    return forms | {as_text: parsed.known & (kinds == "text"), "percent_cell": percent}


def _values(spec: ColumnSpec, texts: Texts, found: Any, known: np.ndarray):
    """What the frame holds, from what the distinct texts say."""
    if spec.kind in _WHOLE:
        whole = spec.required and known.all()
        return texts.spread(found) if whole else pd.arrays.IntegerArray(texts.spread(found), ~known)
    if spec.kind == "date":
        return texts.spread(found.astype("datetime64[us]"))
    if spec.kind in _NUMBERS:
        return texts.spread(found)
    if not known.any():
        return pd.array(_no_texts(len(known)), dtype="str")
    held = pa.array(found, pa.large_string())
    # A cell without a known value is missing, whatever its text.
    if not (texts.in_order and known.all()):
        held = held.take(pa.array(texts.codes, mask=~known))
    return pd.array(held, dtype="str")


def _no_texts(count: int) -> pa.LargeStringArray:
    """Missing texts only, which need no memory: nobody writes into zeros that the system has ready."""
    zeros = pa.py_buffer(np.zeros(count + 1, dtype=np.int64))
    return pa.LargeStringArray.from_buffers(count, zeros, pa.py_buffer(b""), zeros)


def _exact(parts: tuple[np.ndarray, ...], texts: Texts) -> Exact:
    digits, decimals, _ = parts
    places = int(decimals.max(initial=0))
    # In their place: the digits as written are needed no more.
    for fewer in range(places):
        digits[decimals == fewer] *= 10 ** (places - fewer)
    return Exact(texts.spread(digits), places, texts.spread(decimals))
