"""The bonus and what it can still come to: one honour that is granted, one that is computed, each way of counting."""

from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pytest

from qualitykit.rubric.rules import Count
from qualitykit.scoring.observed import Observed
from qualitykit.scoring.totals import bonus_points

MET = Count(method="count", measure="sites", at_least=1)


def evidence(counting, final):
    """A town with the first honour twice and the second earned, and one with neither; a point is one grid unit."""
    honours = [
        SimpleNamespace(points=Fraction(2), rule=None, kinds=("town",)),
        SimpleNamespace(points=Fraction(1), rule=MET, kinds=("town",)),
    ]
    rubric = SimpleNamespace(
        bonus=SimpleNamespace(cap=Fraction(5), honours=honours),
        settings=SimpleNamespace(honour_counting=counting, rate_rounding="none"),
        measures={"sites": SimpleNamespace(kind="count", per=1)},
    )
    sites = Observed.of([1, 0], [1, 1])
    return SimpleNamespace(
        rubric=rubric,
        final=final,
        scale=1,
        n=2,
        points_type=np.int64,
        towns=np.array([True, True]),
        honours=np.array([[2, 0], [0, 0]]),
        observed=lambda measure, part=None, last_year=False: sites,
    )


@pytest.mark.parametrize(
    ("counting", "final", "expected"),
    [
        ("once", True, [[3, 0], [3, 0], [3, 0]]),
        ("per_award", True, [[5, 0], [5, 0], [5, 0]]),
        # The computed honour can be lost and won until the year closes; the other can be won but not lost.
        ("once", False, [[3, 0], [2, 0], [3, 3]]),
        ("per_award", False, [[5, 0], [4, 0], [6, 6]]),
    ],
)
def test_a_bonus_is_what_stands_what_is_settled_and_what_can_be_won(counting, final, expected):
    """Two points once or twice and one computed; counted by award, the cap of five alone limits the first honour."""
    found = bonus_points(evidence(counting, final))
    assert (found.tolist(), found.dtype) == (expected, np.int64)
