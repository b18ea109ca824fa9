"""Sums of records by group, for all groups at once (分组汇总).

Records come as arrays with one entry a record, groups as whole numbers: `group[i]` is the group of record i, from
0 up, and −1 a record that belongs to none. Results have one entry a group, so an empty group has a place too.
"""

import numpy as np

from qualitykit.statistics.inputs import demand


def group_codes(group, n: int, groups: int | None = None, name: str = "group") -> tuple[np.ndarray, int]:
    """Checked group codes and how many groups there are (分组编码).

    Args:
        group: whole numbers, shape (n,), from −1 (no group) up; None puts every record into group 0.
        n: number of records.
        groups: number of groups; if None, one more than the largest code (at least 1).
        name: what the caller calls them, for the error.

    Returns:
        Codes of type intp, shape (n,), and the number of groups.

    Raises:
        ValueError: another shape, codes that are no whole numbers, or codes outside −1 … groups − 1.

    >>> group_codes([0, 2, -1], 3)
    (array([ 0,  2, -1]), 3)
    """
    codes = np.zeros(n, np.intp) if group is None else np.asarray(group)
    if codes.shape != (n,) or not (np.issubdtype(codes.dtype, np.integer) or codes.size == 0):
        raise ValueError(
            f"'{name}' must be whole numbers of shape ({n},) (got {codes.dtype} of {codes.shape})"
        )
    found = int(codes.max(initial=-1)) + 1
    groups = max(found, 1) if groups is None else groups
    if codes.min(initial=0) < -1 or found > groups:
        demand(name, f"be from -1 to {groups - 1}", codes, (codes < -1) | (codes >= groups))
    return codes.astype(np.intp, copy=False), groups


def group_sums(value, code: np.ndarray, groups: int) -> np.ndarray:
    """The sum of each column in each group (分组求和).

    Args:
        value: numbers, shape (n,) or (n, k); they must be finite where the code is not −1.
        code: from `group_codes`, shape (n,).
        groups: G, the number of groups.

    Returns:
        Float array of shape (G,) or (G, k); 0 for an empty group.

    >>> group_sums(np.array([1.0, 2.0, 4.0]), np.array([0, 0, 2]), 3)
    array([3., 0., 4.])
    """
    value = np.asarray(value, float)
    kept = code >= 0
    value, code = (value, code) if kept.all() else (value[kept], code[kept])
    if value.ndim == 1:
        return np.bincount(code, value, groups).astype(float)
    columns = value.shape[1]
    places = (code[:, None] * columns + np.arange(columns)).ravel()
    return np.bincount(places, value.ravel(), groups * columns).astype(float).reshape(groups, columns)


def same_length(**columns) -> list[np.ndarray]:
    """The arrays of one value a record, checked to be equally long (等长检查).

    Raises:
        ValueError: an array that is not one-dimensional, or of another length than the first.

    >>> [column.sum() for column in same_length(value=[1, 2], weight=[3, 4])]
    [np.int64(3), np.int64(7)]
    """
    arrays = {name: np.asarray(column) for name, column in columns.items()}
    n = next(iter(arrays.values())).shape[:1]
    for name, array in arrays.items():
        if array.ndim != 1 or array.shape != n:
            raise ValueError(f"'{name}' must have one value a record, shape {n} (got {array.shape})")
    return list(arrays.values())


def any_in_group(flag: np.ndarray, code: np.ndarray, groups: int) -> np.ndarray:
    """Whether a group has a flagged record (组内是否存在).

    >>> any_in_group(np.array([False, True]), np.array([0, 1]), 3)
    array([False,  True, False])
    """
    return np.bincount(code[flag & (code >= 0)], minlength=groups)[:groups] > 0
