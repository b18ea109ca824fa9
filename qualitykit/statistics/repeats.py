"""Repeat subjects (重复被投诉主体): the enterprises, products or works that are complained of again and again."""

from typing import NamedTuple

import numpy as np

from qualitykit.statistics.grouped import group_codes


class Repeats(NamedTuple):
    """Subjects complained of again (重复被投诉主体): counts of shape (G,), shares NaN where there is nothing."""

    subjects: np.ndarray
    repeated: np.ndarray
    complaints: np.ndarray
    share: np.ndarray
    most: np.ndarray
    unknown: np.ndarray


def repeat_subjects(subject, group=None, *, least=2, subjects=None, groups=None) -> Repeats:
    """How far the complaints come down to the same few (重复投诉集中度).

    A subject is repeated in a group when it has `least` complaints there or more;
    share = complaints about repeated subjects ÷ complaints about known subjects.

    Args:
        subject: codes, shape (n,), −1 where no subject is given; subjects: how many there are.
        group: group codes, one group if None; groups: number of groups G.
        least: complaints from which a subject counts as repeated, 2 or more.

    Returns:
        `Repeats` of shape (G,), or () without `group`: subjects complained of, those repeated, complaints about the
        repeated, their share (NaN without a known subject), most complaints about one subject, and complaints
        without a subject, which enter nothing else.

    Raises:
        ValueError: codes that are none, unequal lengths, or `least` below 2.

    **Source.** A count; the bound of 2 is a convention of ours.

    >>> repeats = repeat_subjects([7, 7, 7, 3, 5, -1])
    >>> int(repeats.subjects), int(repeats.repeated), float(repeats.share), int(repeats.most), int(repeats.unknown)
    (3, 1, 0.6, 3, 1)
    """
    if least < 2:
        raise ValueError(f"'least' must be at least 2 (got {least})")
    n = len(np.atleast_1d(subject))
    about, subjects = group_codes(subject, n, subjects, "subject")
    code, groups = group_codes(group, n, groups)
    known = (about >= 0) & (code >= 0)
    pairs, count = np.unique(code[known] * subjects + about[known], return_counts=True)
    place, again = pairs // subjects, count >= least
    many = np.bincount(place[again], count[again], groups).astype(int)
    most = np.zeros(groups, int)
    np.maximum.at(most, place, count)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = many / np.bincount(place, count, groups)
    found, repeated = (np.bincount(which, minlength=groups) for which in (place, place[again]))
    unknown = np.bincount(code[(about < 0) & (code >= 0)], minlength=groups)
    parts = Repeats(found, repeated, many, share, most, unknown)
    return parts if group is not None else Repeats(*(part[0] for part in parts))
