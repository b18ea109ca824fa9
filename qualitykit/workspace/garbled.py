"""Cells whose text cannot be what was written (乱码与异常文字): control signs, lost signs, garbled Chinese, rows that a
missing quote has swallowed. Every distinct text of a column is looked at once."""

import re
from collections.abc import Iterable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from qualitykit.errors import Problem
from qualitykit.workspace.names import shown
from qualitykit.workspace.raw import Texts

LONGEST = 32_767
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LOST = re.compile("\ufffd|锟斤拷")
_BREAK = re.compile("\r\n|\r|\n")
_LOST_OR_BREAK = re.compile(f"{_LOST.pattern}|{_BREAK.pattern}")
_TOGETHER = 1024


def cell_faults(file: str, column: str, texts: Texts, numbers: np.ndarray, width: int) -> Iterator[Problem]:
    """A problem for each distinct text of a column that cannot be what was written, at its first row (文字问题).

    Args:
        file, column: for the message; texts: the column; numbers: the rows' numbers.
        width: number of columns, by which a swallowed row is known.
    """
    codes = np.flatnonzero(~_plain(texts.words))
    found: dict[str, tuple[int, tuple[str, dict]]] = {}
    for code, text in _doubtful(texts.words, codes):
        if text not in found and (fault := fault_of(text, width)):
            found[text] = code, fault
    first = texts.first_rows() if found else ()
    for code, fault in found.values():
        yield Problem(file, int(numbers[first[code]]), shown(column) or None, *fault)


def _plain(words: pa.LargeStringArray) -> np.ndarray:
    """Which texts are printable ASCII of a length that a cell may have."""
    short = pc.less_equal(pc.binary_length(words), LONGEST)
    return pc.and_(pc.ascii_is_printable(words), short).to_numpy(zero_copy_only=False)


def _doubtful(words: pa.LargeStringArray, codes: np.ndarray) -> Iterator[tuple[int, str]]:
    """The texts of some codes that must be looked at one at a time: looked at together, they are not all common."""
    for first in range(0, len(codes), _TOGETHER):
        some = codes[first : first + _TOGETHER]
        texts = words.take(pa.array(some)).to_pylist()
        yield from _not_common(list(zip(some.tolist(), texts, strict=True)))


def _not_common(coded: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    joined = " ".join(text for _, text in coded)
    harmless = len(joined) <= LONGEST and _is_common(joined) and not _LOST_OR_BREAK.search(joined)
    if not harmless and len(coded) > 1:
        half = len(coded) // 2
        yield from _not_common(coded[:half])
        yield from _not_common(coded[half:])
    elif not harmless:
        yield from coded


def heading_faults(file: str, header: Iterable[str]) -> Iterator[Problem]:
    """A problem for each heading that cannot be what was written (表头文字问题), at row 1."""
    for heading in header:
        if found := fault_of(heading):
            yield Problem(file, 1, None, *found)


def fault_of(text: str, width: int = 0) -> tuple[str, dict] | None:
    """Rule and values of what is wrong with one text (文字问题); None where nothing is.

    >>> fault_of("é\\x9d\\x99"), fault_of("古荥镇")
    (('control_character', {'value': 'é\\\\x9d\\\\x99', 'sign': 'U+009D'}), None)
    """
    visible = shown(_CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text))
    if meant := ungarbled(text):
        return "mojibake", {"value": visible, "meant": shown(meant)}
    if found := _CONTROL.search(text):
        return "control_character", {"value": visible, "sign": f"U+{ord(found[0]):04X}"}
    if _LOST.search(text):
        return "lost_character", {"value": visible}
    if len(text) > LONGEST:
        return "long_text", {"length": len(text), "most": LONGEST}
    if width > 1 and any(part.count(",") >= width - 1 for part in _BREAK.split(text)[1:]):
        return "swallowed_rows", {"value": visible}
    return None


def ungarbled(text: str) -> str | None:
    """The Chinese text that was read in a wrong encoding (还原乱码); None where a text is not certainly garbled.

    Certain is a text that has signs beyond the common Chinese ones, whose bytes in the wrong encoding are well-formed
    UTF-8 but for a few that were lost, and whose UTF-8 reading is common Chinese throughout.

    >>> ungarbled("古荥镇"), ungarbled("å\\x8d\\x97é\\x98³"), ungarbled("鍗楅槼")
    (None, '南阳', '南阳')
    """
    if text.isascii() or _is_common(text):
        return None
    for wrong in ("latin-1", "cp1252", "gb18030"):
        try:
            meant = text.encode(wrong).decode("utf-8", "replace")
        except UnicodeError:
            continue
        # A byte or two are often lost on the way.
        lost, chinese = meant.count("\ufffd"), sum("\u4e00" <= sign <= "\u9fff" for sign in meant)
        if chinese >= 2 and lost <= chinese // 2 and _is_common(meant.replace("\ufffd", "")):
            return meant
    return None


def _is_common(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return not _CONTROL.search(text)
