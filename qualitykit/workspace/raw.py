"""A file before it is understood (原始表): header, row numbers, and columns of distinct texts."""

from dataclasses import dataclass

import numpy as np

from qualitykit.errors import Problem


@dataclass(frozen=True)
class Texts:
    """A column as text (文本列): `distinct[codes]`, row by row; an empty cell is the empty text.

    `kinds` has the kind of each distinct cell where the file knows kinds (see `sheet`), else None.
    """

    codes: np.ndarray
    distinct: list[str]
    kinds: list[str] | None = None

    @property
    def empty(self) -> np.ndarray:
        """Which rows are empty (空单元格); an error or a formula without its result is not."""
        return np.array([not text for text in self.distinct], dtype=bool)[self.codes]

    def rows(self, kept: np.ndarray) -> "Texts":
        """Only some of the rows (取行)."""
        return Texts(self.codes[kept], self.distinct, self.kinds)


@dataclass(frozen=True)
class Raw:
    """A file before it is understood (原始表): header, file row numbers and columns of text.

    `top` is the row of the header.
    """

    header: list[str]
    numbers: np.ndarray
    columns: list[Texts]
    problems: list[Problem]
    top: int = 1


def without_blank_rows(
    header: list[str], numbers: np.ndarray, columns: list[Texts], problems: list[Problem], top: int = 1
) -> Raw:
    """A raw table whose wholly empty rows are passed over (去除空行)."""
    blank = np.ones(len(numbers), dtype=bool)
    for column in columns:
        blank &= column.empty
    if blank.any():
        numbers, columns = numbers[~blank], [column.rows(~blank) for column in columns]
    return Raw(header, numbers, columns, problems, top)


def nothing(*problems: Problem) -> Raw:
    """What is left of a file that cannot be read: its problems (无法读取)."""
    return Raw([], np.array([], dtype=np.int64), [], list(problems))
