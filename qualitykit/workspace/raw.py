"""A file before it is understood (原始表): header, row numbers, and columns of distinct texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from qualitykit.errors import Problem

_AT_ONCE = 4096


class Words(Sequence):
    """Texts kept close together (紧凑文本), as Arrow keeps them: in a small part of the memory of as many `str`.

    >>> list(Words(pa.array(["a", "古荥镇"], pa.large_string())))
    ['a', '古荥镇']
    """

    def __init__(self, array: pa.LargeStringArray):
        self.array = array

    @classmethod
    def stripped(cls, array: pa.LargeStringArray) -> "Words":
        """Texts without the blanks around them (去除首尾空白); a large array without any is not copied."""
        bare = pc.utf8_trim_whitespace(array)
        return cls(array if bare.equals(array) else bare)

    def __len__(self) -> int:
        return len(self.array)

    def __getitem__(self, at):
        return self.array[int(at)].as_py()

    def __iter__(self) -> Iterator[str]:
        for first in range(0, len(self.array), _AT_ONCE):
            yield from self.array.slice(first, _AT_ONCE).to_pylist()


@dataclass(frozen=True)
class Texts:
    """A column as text (文本列): `distinct[codes]`, row by row; an empty cell is the empty text.

    Where hardly two cells are alike, `distinct` may be all of them in the order of the rows, and hold a text twice.
    `kinds` has the kind of each distinct cell where the file knows kinds (see `sheet`), else None.
    """

    codes: np.ndarray
    distinct: Sequence[str]
    kinds: list[str] | None = None

    @cached_property
    def words(self) -> pa.LargeStringArray:
        """The distinct texts as Arrow keeps them (紧凑形式)."""
        return (
            self.distinct.array
            if isinstance(self.distinct, Words)
            else pa.array(self.distinct, pa.large_string())
        )

    @property
    def filled(self) -> np.ndarray:
        """Which of the distinct texts are not empty (非空文本): bool, a value per text."""
        return pc.not_equal(self.words, "").to_numpy(zero_copy_only=False)

    @property
    def empty(self) -> np.ndarray:
        """Which rows are empty (空单元格); an error or a formula without its result is not."""
        return self.spread(~self.filled)

    @cached_property
    def in_order(self) -> bool:
        """Each row has a text of its own, in the rows' order (逐行文本)."""
        return np.array_equal(self.codes, np.arange(len(self.distinct), dtype=self.codes.dtype))

    def spread(self, values: np.ndarray) -> np.ndarray:
        """A value per row, from one per distinct text (展开到各行); memory of its own only where it needs some."""
        if len(values) == 1:
            return np.broadcast_to(values, self.codes.shape)
        return values if self.in_order else values[self.codes]

    def first_rows(self) -> np.ndarray:
        """The position of the first row of each distinct text (首次出现的行); any for a text that no row holds."""
        first = np.zeros(len(self.distinct), dtype=np.int64)
        first[self.codes[::-1]] = np.arange(len(self.codes))[::-1]
        return first

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
