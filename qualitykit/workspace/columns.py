"""From the texts of a column to typed values (一列的取值), and a problem for every cell that cannot be one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from qualitykit.errors import Problem
from qualitykit.workspace.files import Texts
from qualitykit.workspace.grammar import Unreadable
from qualitykit.workspace.schema import ColumnSpec
from qualitykit.workspace.table import Exact

_WHOLE = ("count", "quarter", "rating", "flag", "verdict")


@dataclass(frozen=True)
class Column:
    """A column that has been read (已读取的一列).

    Attributes:
        values: what the frame holds, a value per row.
        broken: bool per row: the cell is missing though required, or could not be read.
        faults: rule and values for each distinct text that could not be read, by its code.
        exact: for decimals.
    """

    spec: ColumnSpec
    texts: Texts
    values: Any
    broken: np.ndarray
    faults: dict[int, Unreadable]
    exact: Exact | None = None

    def problems(self, file: str, numbers: np.ndarray) -> Iterator[Problem]:
        """A problem for each broken cell (单元格问题)."""
        for row in np.flatnonzero(self.broken):
            fault = self.faults.get(int(self.texts.codes[row]))
            rule, values = (fault.rule, fault.values) if fault else ("missing_cell", {})
            yield Problem(file, int(numbers[row]), self.spec.name, rule, values)


def understand(spec: ColumnSpec, texts: Texts, parse: Callable[[str, ColumnSpec], Any] | None) -> Column:
    """Read a column of text as its kind says (识别一列).

    Args:
        spec: the column's declaration.
        texts: the column's cells.
        parse: parser of one text; None where every text is a value.
    """
    parsed, faults = _parse_distinct(spec, texts.distinct, parse)
    known = np.array([value is not None for value in parsed], dtype=bool)[texts.codes]
    needed = spec.required and not spec.blank
    broken = ~known if needed else ~known & ~texts.empty
    exact = _exact(parsed, texts.codes) if spec.kind == "decimal" else None
    return Column(spec, texts, _values(spec, parsed, texts.codes, known), broken, faults, exact)


def _parse_distinct(spec, distinct, parse) -> tuple[list, dict[int, Unreadable]]:
    if parse is None:
        return [text or None for text in distinct], {}
    parsed: list[Any] = [None] * len(distinct)
    faults: dict[int, Unreadable] = {}
    for code, text in enumerate(distinct):
        try:
            parsed[code] = parse(text, spec) if text else None
        except Unreadable as fault:
            faults[code] = fault
    return parsed, faults


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
