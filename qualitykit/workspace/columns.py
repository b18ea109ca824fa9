"""From the texts of a column to typed values (一列的取值), a problem for every cell that cannot be one, and a note for
every form that is accepted though it is not the plain one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from qualitykit.errors import Problem
from qualitykit.workspace.grammar import Noted
from qualitykit.workspace.names import shown
from qualitykit.workspace.raw import Texts
from qualitykit.workspace.schema import ColumnSpec
from qualitykit.workspace.table import Exact
from qualitykit.workspace.unreadable import Unreadable

_WHOLE = ("count", "quarter", "rating", "flag", "verdict")
_NUMBERS = (*_WHOLE, "decimal", "number")
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


def understand(spec: ColumnSpec, texts: Texts, parse: Callable[[str, ColumnSpec], Any] | None) -> Column:
    """Read a column of text as its kind says (识别一列).

    Args:
        spec: the column's declaration.
        texts: the column's cells.
        parse: parser of one text; None where every text is a value.
    """
    parsed, faults = _parse_distinct(spec, texts, parse)
    forms = {code: value.forms for code, value in enumerate(parsed) if isinstance(value, Noted)}
    for code in forms:
        parsed[code] = parsed[code].value
    known = np.array([value is not None for value in parsed], dtype=bool)[texts.codes]
    needed = spec.required and not spec.blank
    broken = ~known if needed else ~known & ~texts.empty
    exact = _exact(parsed, texts.codes) if spec.kind == "decimal" else None
    values = _values(spec, parsed, texts.codes, known)
    return Column(
        spec, texts, values, broken, faults, exact, forms | _typed_forms(spec, texts, faults, forms)
    )


def _parse_distinct(spec, texts: Texts, parse) -> tuple[list, dict[int, Unreadable]]:
    if parse is None and texts.kinds is None:
        return [text or None for text in texts.distinct], {}
    parsed: list[Any] = [None] * len(texts.distinct)
    faults: dict[int, Unreadable] = {}
    for code, text in enumerate(texts.distinct):
        try:
            if texts.kinds is not None:
                _fits(texts.kinds[code], spec, text)
            parsed[code] = (parse(text, spec) if parse else text) if text else None
        except Unreadable as fault:
            faults[code] = fault
    return parsed, faults


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


def _values(spec: ColumnSpec, parsed: list, codes: np.ndarray, known: np.ndarray):
    if spec.kind in _WHOLE:
        numbers = np.array([value or 0 for value in parsed], dtype=np.int64)[codes]
        whole = spec.required and known.all()
        return numbers if whole else pd.arrays.IntegerArray(numbers, ~known)
    if spec.kind == "date":
        return np.array(parsed, dtype="datetime64[D]").astype("datetime64[us]")[codes]
    if spec.kind == "decimal":
        return np.array([np.nan if plain is None else plain.value for plain in parsed], dtype=float)[codes]
    if spec.kind == "number":
        return np.array([np.nan if value is None else value for value in parsed], dtype=float)[codes]
    return pd.array(np.array(parsed, dtype=object), dtype="str").take(codes)


def _exact(parsed: list, codes: np.ndarray) -> Exact:
    decimals = np.array([plain.decimals if plain else 0 for plain in parsed], dtype=np.int64)
    places = int(decimals.max(initial=0))
    scaled = [plain.digits * 10 ** (places - plain.decimals) if plain else 0 for plain in parsed]
    return Exact(np.array(scaled, dtype=np.int64)[codes], places, decimals[codes])
