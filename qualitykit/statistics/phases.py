"""Phases of a chart (阶段): where its limits are computed anew, from which points, and for which recorded reason.

*Freeze* (冻结基线): the limits rest on the first `baseline` points of a phase and stay as they are for the later ones.
*Rebase* (重新设定基线): a new phase begins, because the process is known to have changed; the reason is recorded.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

LOCKED = 12
"""Points after which limits may be frozen, and below which they are trial limits only. A convention: the default of
the NHS-R tool for «Making Data Count» (NHSRplotthedots, vignette «Number of points required»), which also quotes
others: 5 or 6 (Wheeler, Understanding Variation, p. 60), 20 to 30 (Provost and Murray, p. 155)."""


@dataclass(frozen=True)
class Phase:
    """One phase of a chart (阶段).

    Args:
        start: index of its first point on the time axis.
        reason: why it begins, in words; the first phase of a series needs none.
        baseline: number of points, from its start, that its limits rest on; None for all points of the phase.

    Raises:
        ValueError: a negative start, a baseline below 2, or no reason for a phase that begins later.

    **Source.** Freezing and rebasing: NHS England, «Making Data Count»; the recorded reason is a convention of ours.

    >>> Phase(24, "new testing standard in force", baseline=12).start
    24
    """

    start: int = 0
    reason: str = ""
    baseline: int | None = None

    def __post_init__(self):
        if self.start < 0:
            raise ValueError(f"'start' must be 0 or more (got {self.start})")
        if self.start > 0 and not self.reason.strip():
            raise ValueError(f"'reason' must say why the limits change at point {self.start} (got nothing)")
        if self.baseline is not None and self.baseline < 2:
            raise ValueError(f"'baseline' must be 2 points or more (got {self.baseline})")


def phase_spans(phases: Sequence[Phase] | None, length: int) -> Iterator[tuple[slice, slice]]:
    """The points of each phase and those that its limits rest on (阶段与基线).

    Args:
        phases: in order of their starts, the first at 0; None for one phase with all its points as baseline.
        length: of the time axis.

    Yields:
        For each phase, two slices of the time axis: all its points, its baseline.

    Raises:
        ValueError: phases out of order, not beginning at 0, or beginning after the end of the series.

    **Source.** A convention of this package.

    >>> list(phase_spans([Phase(), Phase(6, "merger of the hotlines", 3)], 10))
    [(slice(0, 6, None), slice(0, 6, None)), (slice(6, 10, None), slice(6, 9, None))]
    """
    phases = tuple(phases or (Phase(),))
    starts = [phase.start for phase in phases]
    if starts[0] != 0 or any(later <= before for before, later in pairwise(starts)):
        raise ValueError(f"'phases' must begin at 0 and rise (got starts {starts})")
    if starts[-1] >= max(length, 1):
        raise ValueError(
            f"'phases' must begin within the {length} points of the series (got starts {starts})"
        )
    for phase, stop in zip(phases, [*starts[1:], length], strict=True):
        rests_on = stop if phase.baseline is None else min(stop, phase.start + phase.baseline)
        yield slice(phase.start, stop), slice(phase.start, rests_on)


def phase_numbers(phases: Sequence[Phase] | None, length: int) -> np.ndarray:
    """The number of the phase of each point, from 0 (阶段序号).

    Args:
        phases, length: as for `phase_spans`, with its errors.

    Returns:
        int array [length].

    **Source.** A convention of this package.

    >>> phase_numbers([Phase(), Phase(2, "new sampling plan")], 4).tolist()
    [0, 0, 1, 1]
    """
    numbers = np.zeros(length, np.int64)
    for number, (points, _) in enumerate(phase_spans(phases, length)):
        numbers[points] = number
    return numbers
