"""A cell as it went out (下发时的单元格), and whether it still holds that when the form comes back."""

import hashlib
from datetime import date
from fractions import Fraction

# Longer texts are kept as their beginning and a checksum: a row of them must fit into one cell of the hidden sheet.
_KEPT = 200


def as_sent(value: str | float | Fraction | date) -> str | float:
    """What a cell holds, as the hidden sheet keeps it (留底形式): a number as a number, a text without its line ends.

    >>> as_sent(Fraction(931, 10)), as_sent("两\\n行"), len(as_sent("长" * 1000))
    (93.1, '两 行', 209)
    """
    if isinstance(value, int | float | Fraction):
        return float(value)
    text = " ".join(str(value).split())
    return text if len(text) <= _KEPT else f"{text[:_KEPT]}…{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def still(text: str, sent: str | float | None) -> bool:
    """Whether a cell holds what was sent (是否原样): a number to the 15 digits that a spreadsheet keeps.

    >>> still("93.10", 93.1), still("3.1", "3.10"), still("", None)
    (True, False, True)
    """
    if not isinstance(sent, float):
        return as_sent(text) == (sent or "")
    try:
        return float(text) == float(f"{sent:.15g}")
    except ValueError:
        return False
