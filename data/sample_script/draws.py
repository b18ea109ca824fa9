"""Random numbers and dates, the same on every run (随机数).

Every table of every year draws from a stream of its own, so that a change to one leaves all others as they were.
"""

from datetime import date, timedelta
from zlib import crc32

import numpy as np

SEED = 20160704  # the day on which the rubric was issued
YEARS = (2015, 2016)
QUARTERS = (1, 2, 3, 4)


def stream(table: str, year: int = 0) -> np.random.Generator:
    """The random stream of one table of one year (随机流)."""
    return np.random.default_rng([SEED, year, crc32(table.encode())])


def first_day(year: int, quarter: int) -> date:
    """First day of a quarter; quarter 5 is the next year's first (季度首日)."""
    return date(year + quarter // 5, 3 * (quarter % 5 or 1) - 2, 1)


def last_day(year: int, quarter: int) -> date:
    """Last day of a quarter (季度末日)."""
    return first_day(year, quarter + 1) - timedelta(days=1)


def days_in_quarter(rng: np.random.Generator, year: int, quarter: int, size: int) -> np.ndarray:
    """Random days inside a quarter, as datetime64 (季度内日期)."""
    length = (last_day(year, quarter) - first_day(year, quarter)).days + 1
    return np.datetime64(first_day(year, quarter)) + rng.integers(length, size=size)


def pick(rng: np.random.Generator, shares: dict[str, float], size: int) -> np.ndarray:
    """So many of the keys, drawn by their shares, which need not add up to 1 (按比例抽取)."""
    weights = np.array(list(shares.values()), dtype=float)
    return rng.choice(list(shares), size=size, p=weights / weights.sum())
