"""Where and why a notebook stopped (失败处)."""

import re
from dataclasses import dataclass

from qualitykit.language import say

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Failure:
    """Where a run stopped (失败处): the number of the code cell, 0 for none; what was raised; the traceback.

    `what` is empty where nothing was raised: then `reason` is the key of a text and `found` goes into it.
    """

    cell: int
    what: str = ""
    trace: str = ""
    reason: str = "cell_never_ran"
    found: str = ""

    def text(self, language: str) -> str:
        """One line: the cell and what was raised (一句话).

        >>> Failure(3).text("en")
        'code cell 3: never ran'
        """
        what = self.what or say(self.reason, language, found=self.found)
        return say("failed_cell", language, cell=self.cell, what=what) if self.cell else what

    def report(self) -> str:
        """The whole story, for the file beside the failed copy (失败记录)."""
        return f"{self.text('en')}\n\n{self.trace}".rstrip() + "\n"


def first_line(text: str) -> str:
    """The first line of what was raised, without colours (首行).

    >>> first_line("\\x1b[31mValueError: no\\x1b[0m\\nand more")
    'ValueError: no'
    """
    return plain(text).strip().split("\n")[0]


def plain(text: str) -> str:
    """A text without the codes that colour it on a terminal (去色)."""
    return _COLOUR.sub("", text)
