"""What phases promise: frozen baselines, rebases with a recorded reason, nothing out of order."""

import numpy as np
import pytest

from qualitykit.statistics.control_charts import p_chart, xmr_chart
from qualitykit.statistics.phases import Phase, phase_numbers, phase_spans


def test_a_frozen_baseline_does_not_move_when_points_are_added():
    """Limits frozen on 12 points are the same whatever the later points are."""
    first = [3.0, 5, 4, 6, 5, 4, 3, 5, 6, 4, 5, 4]
    short = xmr_chart(first, [Phase(baseline=12)])
    longer = xmr_chart([*first, 90, 91, 92], [Phase(baseline=12)])
    assert longer.upper[-1] == short.upper[0]
    assert longer.centre[-1] == short.centre[0]


def test_a_rebase_starts_new_limits_from_its_own_points():
    """After a rebase the centre is that of the new points, before it that of the old ones."""
    chart = p_chart([90] * 12 + [80] * 12, 100, [Phase(), Phase(12, "new sampling plan")])
    assert chart.centre[:12].tolist() == [0.9] * 12
    assert chart.centre[12:].tolist() == [0.8] * 12
    assert chart.phase.tolist() == [0] * 12 + [1] * 12


def test_no_moving_range_spans_a_rebase():
    """The jump at a rebase does not widen the limits of either side."""
    jump = [1.0, 2, 1, 2, 101, 102, 101, 102]
    chart = xmr_chart(jump, [Phase(), Phase(4, "new method")])
    assert np.allclose(chart.sigma, 1 / 1.128)


def test_a_rebase_without_a_reason_is_refused():
    """A phase that begins later says why."""
    with pytest.raises(ValueError, match="'reason' must say why the limits change at point 6"):
        Phase(6, "  ")


@pytest.mark.parametrize(
    ("phases", "words"),
    [
        ([Phase(2, "late")], "'phases' must begin at 0 and rise"),
        ([Phase(), Phase(5, "a"), Phase(5, "b")], "'phases' must begin at 0 and rise"),
        ([Phase(), Phase(10, "after the end")], "'phases' must begin within the 10 points"),
    ],
)
def test_phases_out_of_order_are_refused(phases, words):
    """Phases begin at 0, rise, and lie within the series."""
    with pytest.raises(ValueError, match=words):
        list(phase_spans(phases, 10))


@pytest.mark.parametrize("wrong", [{"start": -1}, {"baseline": 1}])
def test_a_phase_needs_a_place_and_two_points(wrong):
    """A negative start and a baseline of one point are refused."""
    with pytest.raises(ValueError, match=f"'{next(iter(wrong))}' must be"):
        Phase(**wrong)


def test_a_baseline_longer_than_its_phase_ends_with_it():
    """A baseline never reaches into the next phase."""
    spans = list(phase_spans([Phase(baseline=12), Phase(5, "merger", 12)], 8))
    assert spans == [(slice(0, 5), slice(0, 5)), (slice(5, 8), slice(5, 8))]


def test_an_empty_series_has_no_phase_numbers():
    """No points, no numbers, no error."""
    assert phase_numbers(None, 0).size == 0
