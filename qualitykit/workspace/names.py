"""Which known name a misspelt one is nearest to (最接近的名称)."""

from collections.abc import Mapping
from difflib import SequenceMatcher

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
    ranked = sorted(known, key=lambda name: -_likeness(word, name))
    return ", ".join(list(dict.fromkeys(known[name] for name in ranked))[:count]) or "–"


def _likeness(word: str, name: str) -> float:
    return SequenceMatcher(None, word.casefold(), name.casefold(), autojunk=False).ratio()


def shown(value) -> str:
    """A value as a message shows it: on one line, and cut where it is long (显示用文本).

    >>> shown("two\\nlines")
    'two lines'
    """
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
