"""A table as the rest of the program sees it (数据表)."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from qualitykit.workspace.schema import TableSpec


@dataclass(frozen=True)
class Exact:
    """A decimal column in whole numbers (精确小数列): value = scaled × 10^−places.

    Attributes:
        scaled: int64, a number per row; 0 where the cell is empty (the frame's column says where).
        places: the most decimals that any cell has.
        decimals: int8, how many decimals each cell was written with.
    """

    scaled: np.ndarray
    places: int
    decimals: np.ndarray


@dataclass(frozen=True, eq=False)
class Table:
    """One table of one year (一张表).

    Attributes:
        name: as in the contract, such as `measures`.
        path: the file, relative to the workspace, such as `2016/measures.csv`.
        spec: what the contract says of it.
        frame: every column of the contract, in its order, then the file's own further columns as text; the index
            is the file's row number, the header being row 1. Units are ids whatever name the file used. Text is
            `str` with NaN for an empty cell; whole numbers are int64 where the column is required, else Int64;
            dates are datetime64; decimals are float64 beside their exact form.
        given: the columns that the file has.
        whole: every row of the file is here; not so where a row could not be split into the header's cells.
    """

    name: str
    path: str
    spec: TableSpec
    frame: pd.DataFrame
    given: frozenset[str]
    whole: bool = True
    _exact: dict[str, Exact] = field(default_factory=dict, repr=False)
    _broken: dict[str, np.ndarray] = field(default_factory=dict, repr=False)
    _percent: dict[str, np.ndarray] = field(default_factory=dict, repr=False)

    def exact(self, column: str) -> tuple[np.ndarray, int]:
        """A decimal column as (scaled int64, places), in the order of the frame's rows (精确值).

        Value = scaled × 10^−places; 0 where the cell is empty.
        """
        return self._exact[column].scaled, self._exact[column].places

    def decimals(self, column: str) -> np.ndarray:
        """With how many decimals each cell of a decimal column was written (书写位数): int64."""
        return self._exact[column].decimals.astype(np.int64)

    def has(self, column: str) -> np.ndarray:
        """Which rows have a value in a column (是否有值): bool, a value per row."""
        return self.frame[column].notna().to_numpy()

    def broken(self, *columns: str) -> np.ndarray:
        """Which rows have, in any of the columns, a cell that could not be read (是否有误): bool per row."""
        none = np.zeros(len(self.frame), dtype=bool)
        return np.logical_or.reduce([none, *(self._broken.get(column, none) for column in columns)])

    def percent(self, column: str) -> np.ndarray:
        """Which rows say that a number is in percent, by a sign or a cell's format (是否标明百分数): bool."""
        none = np.zeros(len(self.frame), dtype=bool)
        return self._percent.get(column, none)
