"""Numbers in the common forms, many at once (批量读取数字): what `numbers` would read one at a time, the same.

A column of amounts may hardly have two texts alike. Digits, with a point, a sign, thousands commas or a percent sign
where they belong, leave nothing to decide; every other text goes through the grammar by itself.
"""

from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from qualitykit.workspace.schema import ColumnSpec

# What stands beside digits, minus and point, and the rule of the note on it.
_BESIDE = {"+": None, ",": "thousands_number", "%": "percent_sign"}


class Plain(NamedTuple):
    """A decimal as written (原样小数), or an array of them part by part: `digits` × 10^−`decimals`."""

    digits: int | np.ndarray
    decimals: int | np.ndarray
    value: float | np.ndarray


def plain_numbers(
    texts: pa.LargeStringArray, spec: ColumnSpec, whole: int, places: int
) -> tuple[np.ndarray, Plain, dict[str, np.ndarray]]:
    """The numbers among some texts that need no second look (批量读取).

    Args:
        texts: without blanks around them.
        spec: says whether a minus or a percent sign is allowed.
        whole: most digits before the point; places: most after it.

    Returns:
        Which texts those are, bool; these numbers; and by the rule of each note which of all texts it is about, bool.

    >>> texts = pa.array(["93.10", "1e3", "+1,234"], pa.large_string())
    >>> which, found, forms = plain_numbers(texts, ColumnSpec("value", "decimal", "", ""), 12, 6)
    >>> which.tolist(), [part.tolist() for part in found], forms["thousands_number"].tolist()
    ([True, False, True], [[9310, 1234], [2, 0], [93.1, 1234.0]], [False, False, True])
    """
    which = pc.match_substring_regex(texts, _pattern(spec, whole, places))
    texts, which = texts.filter(which), which.to_numpy(zero_copy_only=False)
    forms, written = {}, b"".join(filter(None, texts.buffers()[2:]))
    for sign, rule in _BESIDE.items():
        if sign.encode() not in written:
            continue
        if rule:
            forms[rule] = which.copy()
            forms[rule][which] = pc.match_substring(texts, sign).to_numpy(zero_copy_only=False)
        texts = pc.replace_substring(texts, sign, "")
    return which, _read(texts), forms


def _pattern(spec: ColumnSpec, whole: int, places: int) -> str:
    sign, percent = "[+-]?" if spec.signed else "[+]?", "%?" if spec.percent else ""
    digits = f"(?:[0-9]{{1,{whole}}}|[1-9][0-9]{{0,2}}(?:,[0-9]{{3}}){{1,{whole // 3 - 1}}})"
    fraction = rf"(?:\.[0-9]{{1,{places}}})?" if places else ""
    return rf"^{sign}{digits}{fraction}{percent}\z"


def _read(texts: pa.LargeStringArray) -> Plain:
    """Texts of digits with a minus before them and a point among them, or without."""
    point, length = pc.find_substring(texts, ".").to_numpy(), pc.binary_length(texts).to_numpy()
    digits = pc.replace_substring(texts, ".", "").cast(pa.int64()).to_numpy()
    return Plain(digits, np.where(point < 0, 0, length - point - 1), texts.cast(pa.float64()).to_numpy())
