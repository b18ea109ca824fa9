"""The hotline merger (热线整合): why counts of complaints before and after 31 August 2019 must not be compared.

On that day the lines 12315, 12365 (quality), 12331 (food and drugs), 12358 (prices) and 12330 (intellectual property)
became one, 12315. The line 12312 (commerce) is not among them.
"""

import numpy as np

from qualitykit.statistics.inputs import dates, demand

MERGER = np.datetime64("2019-08-31")
"""The first day of the merged line."""

MERGED_LINES = ("12315", "12365", "12331", "12358", "12330")
"""The lines that were merged."""

BASES = ("", "five lines", "merged line", "own line")
"""Names of the basis: of a period that straddles the merger there is none, it is comparable with no other."""


def hotline_basis(first, last, channel="12315") -> np.ndarray:
    """What a count of complaints was counted by (热线口径), for `breaks.segments` and `breaks.comparable`.

    Args:
        first, last: first and last day of each period, datetime64 or ISO text, shapes that broadcast.
        channel: the line of each count, text that broadcasts; a total of the merged lines is `12315`.

    Returns:
        Text array: `five lines` up to 30 August 2019, `merged line` from 31 August 2019, the empty text for a period
        with days on both sides or an unknown day, and `own line` for a line that was not merged.

    Raises:
        ValueError: dates that are none, or a period that ends before it begins.

    **Source.** The merger of the five lines on 31 August 2019, from secondary copies (data/reference/README.md). That
    the day itself counts as after the merger is a convention of ours.

    >>> hotline_basis(["2019-01-01", "2019-07-01", "2020-01-01"], ["2019-06-30", "2019-09-30", "2020-12-31"]).tolist()
    ['five lines', '', 'merged line']
    """
    first, last = dates("first", first), dates("last", last)
    demand("last", "not lie before 'first'", last, last < first)
    merged = np.isin(np.asarray(channel, dtype=str), MERGED_LINES)
    known = ~np.isnat(first) & ~np.isnat(last)
    place = np.select([~merged, known & (last < MERGER), known & (first >= MERGER)], [3, 1, 2], 0)
    return np.array(BASES)[place]
