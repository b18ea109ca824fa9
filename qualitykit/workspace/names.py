"""Which known name a misspelt one is nearest to (最接近的名称)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from difflib import SequenceMatcher, get_close_matches

LONGEST_SHOWN = 60


def nearest(word: str, known: Mapping[str, str], count: int = 3) -> str:
    """The known ids whose names look most like a word, best first (最接近的候选).

    Args:
        word: what was found.
        known: every name, in any language, with the id it stands for.
        count: how many ids to name.

    Returns:
        Ids separated by commas; a dash where nothing is known.

    >>> nearest("guxin", {"guxing": "guxing", "古荥镇": "guxing", "dahelu": "dahelu"}, count=1)
    'guxing'
    """
    matcher = SequenceMatcher(None, b=word.casefold(), autojunk=False)

    def likeness(name: str) -> float:
        matcher.set_seq1(name.casefold())
        return matcher.ratio()

    ranked = sorted(known, key=likeness, reverse=True)
    return ", ".join(list(dict.fromkeys(known[name] for name in ranked))[:count]) or "–"


def misspelt(word: str, known: Iterable[str]) -> str | None:
    """The known name for which a word is probably a slip of the pen; None where none is close (疑似笔误).

    >>> misspelt("manufacturng", ["manufacturing", "farm_produce"]), misspelt("food", ["farm_produce"])
    ('manufacturing', None)
    """
    return next(iter(get_close_matches(word, sorted(known), n=1, cutoff=0.75)), None)


def shown(value) -> str:
    """A value as a message shows it: on one line, and cut where it is long (显示用文本).

    >>> shown("two\\nlines"), shown(30.0), shown(0.00001)
    ('two lines', '30', '0.00001')
    """
    text = plain_text(value) if isinstance(value, float) else " ".join(str(value).split())
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def plain_text(number: float | Decimal) -> str:
    """A number as a table would hold it: no exponent, no needless point (数字文本).

    >>> plain_text(93.1), plain_text(1e-5), plain_text(35.0)
    ('93.1', '0.00001', '35')
    """
    return f"{Decimal(str(number)):f}".removesuffix(".0")
