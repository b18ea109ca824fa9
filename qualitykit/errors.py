"""What is wrong with an input, said so that its sender can act on it (问题).

A problem names where (file, row, column), what was found, what is allowed and what to do. Its words stand in
`qualitykit.language.problems`, in both languages; the code that finds a problem gives only the rule's name and
the values that fill the sentence.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from qualitykit.language import say


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one place of one file (一个问题).

    `row` counts as the office sees it: the header of a table is row 1, the first line of a YAML file line 1.
    `severity` is `error` (nothing is scored until it is mended) or `note` (worth knowing, changes nothing).

    >>> print(Problem("2016/inspections.csv", 17, "passed", "not_zero_or_one", {"value": "是"}).text("en"))
    2016/inspections.csv:17:passed: found '是', allowed 0 or 1, do write 1 for a batch that passed, 0 otherwise
    """

    file: str
    row: int | None
    column: str | None
    rule: str
    values: dict = field(default_factory=dict)
    severity: str = "error"

    @property
    def place(self) -> str:
        """Where: `file:row:column`, without the parts that do not apply (位置)."""
        return ":".join(str(part) for part in (self.file, self.row, self.column) if part is not None)

    def text(self, language: str = "en") -> str:
        """The whole sentence (整句): where, found, allowed, do."""
        parts = {
            part: say(f"{self.rule}.{part}", language, **self.values) for part in ("found", "allowed", "do")
        }
        return say("problem", language, place=self.place, **parts)


class QualitykitError(Exception):
    """Inputs that cannot be used: all their problems at once (输入有误).

    Args:
        problems: every problem found; the first comes first in the message.
    """

    def __init__(self, problems: Problem | Iterable[Problem]):
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(problem.text("en") for problem in self.problems))

    def text(self, language: str = "en") -> str:
        """All problems, a line each (全部问题)."""
        return "\n".join(problem.text(language) for problem in self.problems)
