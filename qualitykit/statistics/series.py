"""Series along the last axis (时间序列): the shift that every statistic over time is made of."""

import numpy as np


def earlier(values: np.ndarray, lag: int, fill) -> np.ndarray:
    """The values `lag` steps before, `fill` where the series had not begun (滞后).

    Args:
        values: any array, time on the last axis.
        lag: steps, 0 or more.
        fill: of the same kind as the values.

    Returns:
        An array of the same shape. Missing values are shifted like any others.

    **Source.** A convention of this package.

    >>> earlier(np.array([1, 2, 3]), 1, 0).tolist()
    [0, 1, 2]
    """
    shifted = np.full_like(values, fill)
    length = values.shape[-1]
    if lag < length:
        shifted[..., lag:] = values[..., : length - lag]
    return shifted
