"""Numbers in the plainest form, many at once (批量读取普通数字): what `numbers` would read one at a time, the same.

A column of amounts may hardly have two texts alike. Digits with a point among them leave nothing to decide; every other
text goes through the grammar by itself.
"""

from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc


class Plain(NamedTuple):
    """A decimal as written (原样小数): `digits` × 10^−`decimals`."""

    digits: int
    decimals: int
    value: float


PLAIN = np.dtype([("digits", np.int64), ("decimals", np.int8), ("value", np.float64)])


def plain_decimals(texts: pa.LargeStringArray, whole: int, places: int) -> tuple[np.ndarray, np.ndarray]:
    """The decimals among some texts that have no sign, comma or percent sign (普通小数).

    Args:
        texts: without blanks around them.
        whole: most digits before the point; places: most after it.

    Returns:
        Which texts those are, bool; and the decimals of these, of dtype `PLAIN`.

    >>> which, found = plain_decimals(pa.array(["93.10", "1e3", "5"], pa.large_string()), 12, 6)
    >>> which.tolist(), found.tolist()
    ([True, False, True], [(9310, 2, 93.1), (5, 0, 5.0)])
    """
    which = pc.match_substring_regex(texts, rf"^[0-9]{{1,{whole}}}(\.[0-9]{{1,{places}}})?\z")
    texts = texts.filter(which)
    point = pc.find_substring(texts, ".").to_numpy()
    found = np.zeros(len(texts), dtype=PLAIN)
    found["digits"] = pc.replace_substring(texts, ".", "").cast(pa.int64()).to_numpy()
    found["decimals"] = np.where(point < 0, 0, pc.binary_length(texts).to_numpy() - point - 1)
    found["value"] = texts.cast(pa.float64()).to_numpy()
    return which.to_numpy(zero_copy_only=False), found
