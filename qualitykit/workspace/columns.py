"""From the texts of a column to typed values (一列的取值), a problem for every cell that cannot be one, and a note for
every form that is accepted though it is not the plain one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from qualitykit.errors import Problem
from qualitykit.workspace.grammar import WHOLE_DIGITS, Noted
from qualitykit.workspace.names import shown
from qualitykit.workspace.plain import PLAIN, plain_decimals
from qualitykit.workspace.raw import Texts
from qualitykit.workspace.schema import ColumnSpec
from qualitykit.workspace.table import Exact
from qualitykit.workspace.unreadable import Unreadable

_WHOLE = ("count", "quarter", "rating", "flag", "verdict")
_NUMBERS = (*_WHOLE, "decimal", "number")
# The value of a cell that has none; texts and names are objects.
_EMPTY = {
    **dict.fromkeys(_WHOLE, np.array(0, np.int64)),
    "date": np.array("NaT", "datetime64[D]"),
    "decimal": np.array((0, 0, np.nan), PLAIN),
    "number": np.array(np.nan),
}
_NOTHING = np.array(None, object)
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
        forms: rules of notes for each distinct text that was read in another form than the plain one, by its code.
    """

    spec: ColumnSpec
    texts: Texts
    values: Any
    broken: np.ndarray
    faults: dict[int, Unreadable]
    exact: Exact | None = None
    forms: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def problems(self, file: str, numbers: np.ndarray) -> Iterator[Problem]:
        """A problem for each broken cell (单元格问题)."""
        for row in np.flatnonzero(self.broken):
            fault = self.faults.get(int(self.texts.codes[row]))
            rule, values = (fault.rule, fault.values) if fault else ("missing_cell", {})
            yield Problem(file, int(numbers[row]), self.spec.name, rule, values)

    def notes(self, file: str, numbers: np.ndarray) -> Iterator[Problem]:
        """A note for each form other than the plain one, at its first row and with the number of rows (写法说明)."""
        rules = dict.fromkeys(rule for forms in self.forms.values() for rule in forms)
        for rule in rules:
            codes = [code for code, forms in self.forms.items() if rule in forms]
            rows = np.flatnonzero(np.isin(self.texts.codes, codes))
            if len(rows):
                values = {"value": shown(self.texts.distinct[self.texts.codes[rows[0]]]), "rows": len(rows)}
                yield Problem(file, int(numbers[rows[0]]), self.spec.name, rule, values, "note")

    @property
    def percent(self) -> np.ndarray:
        """Which rows carry a percent sign, or stand in a cell with a percent format (是否带百分号)."""
        return np.isin(self.texts.codes, [code for code, forms in self.forms.items() if _is_percent(forms)])


def _is_percent(forms: tuple[str, ...]) -> bool:
    return "percent_sign" in forms or "percent_cell" in forms


@dataclass(frozen=True)
class _Parsed:
    """What each distinct text of a column says: `values` in Arrow's form or numpy's, whether it is `known`."""

    values: Any
    known: np.ndarray
    faults: dict[int, Unreadable] = field(default_factory=dict)
    forms: dict[int, tuple[str, ...]] = field(default_factory=dict)


def understand(spec: ColumnSpec, texts: Texts, parse: Callable[[str, ColumnSpec], Any] | None) -> Column:
    """Read a column of text as its kind says (识别一列).

    Args:
        spec: the column's declaration.
        texts: the column's cells.
        parse: parser of one text; None where every text is a value.
    """
    parsed = _parsed(spec, texts, parse)
    known = parsed.known[texts.codes]
    needed = spec.required and not spec.blank
    broken = ~known if needed else ~known & ~texts.empty
    exact = _exact(parsed.values, texts.codes) if spec.kind == "decimal" else None
    values = _values(spec, parsed, texts.codes, known)
    forms = parsed.forms | _typed_forms(spec, texts, parsed.faults, parsed.forms)
    return Column(spec, texts, values, broken, parsed.faults, exact, forms)


def _parsed(spec: ColumnSpec, texts: Texts, parse) -> _Parsed:
    """Every distinct text once; nothing is kept of it but its value, however many there are."""
    known = texts.filled
    if parse is None and texts.kinds is None:
        return _Parsed(texts.words, known)
    values, plain = _plain_values(spec, texts, parse)
    parsed = _Parsed(values, known)
    for code in np.flatnonzero(known & ~plain).tolist():
        text = texts.distinct[code]
        try:
            if texts.kinds is not None:
                _fits(texts.kinds[code], spec, text)
            value = parse(text, spec) if parse else text
        except Unreadable as fault:
            parsed.faults[code], known[code] = fault, False
            continue
        if isinstance(value, Noted):
            value, parsed.forms[code] = value
        values[code] = value
    return parsed


def _plain_values(spec: ColumnSpec, texts: Texts, parse) -> tuple[np.ndarray, np.ndarray]:
    """Values of all texts, empty but for those of plain decimals; and which texts those are."""
    empty = _EMPTY.get(spec.kind, _NOTHING)
    values = np.full(len(texts.distinct), empty, empty.dtype)
    plain = np.zeros(len(values), dtype=bool)
    if spec.kind in ("decimal", "number") and texts.kinds is None:
        for first in range(0, len(values), _AT_ONCE):
            some = slice(first, first + _AT_ONCE)
            plain[some], found = plain_decimals(texts.words[some], WHOLE_DIGITS, spec.places)
            values[some][plain[some]] = found if spec.kind == "decimal" else found["value"]
    return values, plain


def _fits(kind: str, spec: ColumnSpec, text: str) -> None:
    """Refuse a cell whose own type contradicts the column, before its text is looked at."""
    kinds, rule = _WRONG_KIND.get(kind, ((), ""))
    if kind in _NEVER or spec.kind in kinds:
        raise Unreadable(_NEVER.get(kind, rule), text)


def _typed_forms(spec: ColumnSpec, texts: Texts, faults, forms) -> dict[int, tuple[str, ...]]:
    """Numbers and days that a spreadsheet keeps as text, and cells whose format says percent."""
    if texts.kinds is None or spec.kind not in (*_NUMBERS, "date"):
        return {}
    as_text = ("day_as_text" if spec.kind == "date" else "number_as_text",)
    found: dict[int, tuple[str, ...]] = {}
    for code, kind in enumerate(texts.kinds):
        if code in faults or not texts.distinct[code]:
            continue
        if kind == "text":
            found[code] = forms.get(code, ()) + as_text
        elif kind == "percent":
            found[code] = ("percent_cell",)
    return found


def _values(spec: ColumnSpec, parsed: _Parsed, codes: np.ndarray, known: np.ndarray):
    values = parsed.values
    if spec.kind in _WHOLE:
        whole = spec.required and known.all()
        return _spread(values, codes) if whole else pd.arrays.IntegerArray(_spread(values, codes), ~known)
    if spec.kind == "date":
        return _spread(values.astype("datetime64[us]"), codes)
    if spec.kind == "decimal":
        return _spread(values["value"], codes)
    if spec.kind == "number":
        return _spread(values, codes)
    # A cell without a known value is missing, whatever its text.
    held = pc.if_else(pa.array(parsed.known), pa.array(values, pa.large_string()), None)
    return pd.array(held.take(pa.array(codes)), dtype="str")


def _spread(values: np.ndarray, codes: np.ndarray) -> np.ndarray:
    """A value per row; a column that is nowhere filled needs the memory of one value."""
    return np.broadcast_to(values, codes.shape) if len(values) == 1 else values[codes]


def _exact(values: np.ndarray, codes: np.ndarray) -> Exact:
    places = int(values["decimals"].max(initial=0))
    tens = np.array([10 ** (places - decimals) for decimals in range(places + 1)], dtype=np.int64)
    # In their place: the digits as written are needed no more.
    values["digits"] *= tens[values["decimals"]]
    return Exact(_spread(values["digits"], codes), places, _spread(values["decimals"], codes))
