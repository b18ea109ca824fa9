"""What sums by group promise, against a plain loop."""

import numpy as np
import pytest

from qualitykit.statistics.grouped import group_codes, group_sums, same_length


def test_sums_by_group_agree_with_a_plain_loop():
    """Sums of several columns with records that belong to none equal a loop."""
    rng = np.random.default_rng(9)
    value, group = rng.normal(size=(60, 3)), rng.integers(-1, 5, 60)
    code, groups = group_codes(group, 60, 6)
    slow = np.array([sum((value[i] for i in range(60) if group[i] == g), np.zeros(3)) for g in range(6)])
    assert group_sums(value, code, groups) == pytest.approx(slow)


def test_columns_must_be_equally_long():
    """The shorter column is named."""
    with pytest.raises(ValueError, match="'weight'"):
        same_length(value=[1, 2], weight=[1])
