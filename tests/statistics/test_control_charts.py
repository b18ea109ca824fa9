"""What the Shewhart charts promise, against the NIST handbook, by hand, and against plain loops."""

import numpy as np
import pytest

from qualitykit.statistics.control_charts import LOCKED, moving_range_chart, p_chart, u_chart, xmr_chart
from qualitykit.statistics.phases import Phase

FLOWRATE = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]


def test_the_individuals_chart_is_that_of_the_nist_handbook():
    """NIST/SEMATECH 6.3.2.2, flow rate of 10 batches: mean 50.81, limits 55.8041 and 45.8159."""
    chart = xmr_chart(FLOWRATE)
    assert chart.centre[0] == pytest.approx(50.81)
    assert chart.upper[0] == pytest.approx(55.8041, abs=5e-5)
    assert chart.lower[0] == pytest.approx(45.8159, abs=5e-5)


def test_the_mean_range_is_that_of_the_nist_handbook():
    """NIST/SEMATECH 6.3.2.2: mean moving range 1.8778; its upper limit is 3.268 of them."""
    chart = moving_range_chart(FLOWRATE)
    assert chart.centre[0] == pytest.approx(1.8778, abs=5e-5)
    assert chart.upper[0] == pytest.approx(3.268 * 16.9 / 9)
    assert chart.value[1:].tolist() == pytest.approx(np.abs(np.diff(FLOWRATE)).tolist())


def test_the_proportions_chart_has_the_limits_of_the_nist_handbook():
    """NIST/SEMATECH 6.3.3.2: 30 wafers of 50 chips, mean .2313; three sigmas by hand, .2313 ± 3 × .05963."""
    chart = p_chart([12] * 13 + [11] * 16 + [15], 50)
    assert chart.centre[0] == pytest.approx(347 / 1500)
    assert round(float(chart.centre[0]), 4) == 0.2313
    assert chart.upper[0] == pytest.approx(0.4102, abs=5e-5)
    assert chart.lower[0] == pytest.approx(0.0524, abs=5e-5)


def test_sizes_that_vary_give_limits_that_vary():
    """By hand: p̄ 0.9 over 10 + 90 + 400; half-widths 3 × 0.3 ÷ √n, cut at 1."""
    chart = p_chart([9, 81, 360], [10, 90, 400])
    assert chart.centre.tolist() == [0.9] * 3
    assert chart.lower.tolist() == pytest.approx([0.9 - 0.9 / np.sqrt(n) for n in (10, 90, 400)])
    assert chart.upper.tolist() == pytest.approx([1, 0.9 + 0.9 / np.sqrt(90), 0.945])


def test_a_u_chart_of_one_exposure_is_a_c_chart():
    """With exposure 1 the half-width is 3 times the root of the mean count."""
    chart = u_chart([4, 9, 2, 1], 1)
    assert chart.upper[0] == pytest.approx(4 + 3 * 2)
    assert chart.lower[0] == 0


def test_a_p_chart_of_rare_events_nears_a_u_chart():
    """Identity in the limit: for small p the binomial and the Poisson sigma agree."""
    events, size = np.array([3, 5, 2, 6]), 1_000_000
    assert p_chart(events, size).sigma == pytest.approx(u_chart(events, size).sigma, rel=1e-5)


def test_passed_and_failed_give_mirrored_charts():
    """Identity: the chart of failures is one minus the chart of passes."""
    passed, tested = np.array([40, 45, 38, 47]), np.array([50, 60, 40, 55])
    good, bad = p_chart(passed, tested), p_chart(tested - passed, tested)
    assert good.lower == pytest.approx(1 - bad.upper)
    assert good.scores == pytest.approx(-bad.scores)


def test_p_charts_of_many_series_agree_with_a_plain_loop():
    """Slow twin: random series with holes, wrong counts and empty points."""
    rng = np.random.default_rng(3)
    tested = rng.integers(0, 40, (30, 15)).astype(float)
    passed = rng.binomial(tested.astype(int), 0.9).astype(float)
    passed[rng.random(passed.shape) < 0.15] = np.nan
    passed[rng.random(passed.shape) < 0.05] = 99
    chart = p_chart(passed, tested)
    for row in range(30):
        good = [(x, n) for x, n in zip(passed[row], tested[row], strict=True) if n > 0 and x <= n]
        centre = sum(x for x, _ in good) / sum(n for _, n in good)
        for t, (x, n) in enumerate(zip(passed[row], tested[row], strict=True)):
            if not (n > 0 and x <= n):
                assert np.isnan(chart.value[row, t])
                assert chart.reason[row, t] > 0
            else:
                half = 3 * (centre * (1 - centre) / n) ** 0.5
                assert chart.lower[row, t] == pytest.approx(max(0, centre - half))
                assert chart.upper[row, t] == pytest.approx(min(1, centre + half))


def test_xmr_charts_of_many_series_agree_with_a_plain_loop():
    """Slow twin: ranges of adjacent points only, none across a hole."""
    rng = np.random.default_rng(4)
    value = rng.normal(50, 5, (30, 14))
    value[rng.random(value.shape) < 0.3] = np.nan
    chart = xmr_chart(value)
    for row in range(30):
        seen = [x for x in value[row] if x == x]
        pairs = [abs(b - a) for a, b in zip(value[row], value[row][1:], strict=False) if a == a and b == b]
        assert chart.centre[row, 0] == pytest.approx(sum(seen) / len(seen))
        assert chart.sigma[row, 0] == pytest.approx(sum(pairs) / len(pairs) / 1.128)


def test_reasons_name_what_is_wrong_with_a_point():
    """Missing, passed above tested, negative, fractional, nothing tested: each with its name and without a score."""
    chart = p_chart([np.nan, 60, -1, 2.5, 0, 45, 40], [50, 50, 50, 50, 0, 50, 50])
    assert chart.why.tolist() == ["missing", "invalid", "invalid", "invalid", "empty", "", ""]
    assert np.isnan(chart.scores[:5]).all()
    assert not np.isnan(chart.scores[5:]).any()
    assert u_chart([-1, 2.5, 3, 4], [1, 1, 0, -2]).why.tolist() == ["invalid", "invalid", "empty", "invalid"]


def test_a_hole_keeps_the_limits_of_an_xmr_chart():
    """The limits run on under a hole; only the point has no score."""
    chart = xmr_chart([1, 2, np.nan, 2, 1])
    assert chart.why.tolist() == ["", "", "missing", "", ""]
    assert not np.isnan(chart.upper).any()


@pytest.mark.parametrize(
    "chart", [xmr_chart([7] * 15), p_chart([50] * 15, 50), p_chart([0] * 15, 50), u_chart([0] * 15, 9)]
)
def test_an_all_equal_series_has_no_limits(chart):
    """Without variation there is nothing to judge by: `constant`, no limits, no point outside."""
    assert set(chart.why) == {"constant"}
    assert np.isnan(chart.lower).all()
    assert not chart.outside.any()


def test_a_single_point_has_no_limits():
    """One point has no moving range: `short`."""
    assert xmr_chart([5.0]).why.tolist() == ["short"]
    assert moving_range_chart([5.0]).why.tolist() == ["short"]


def test_ties_count_as_ranges_of_zero():
    """Equal neighbours narrow the limits: ranges 0, 0, 3, mean 1."""
    assert xmr_chart([2, 2, 2, 5]).sigma[0] == pytest.approx(1 / 1.128)


def test_fewer_than_twelve_points_pass_no_verdict():
    """Trial limits are drawn, and no point is called outside; with the twelfth point it is."""
    eleven = xmr_chart([5, 6] * 5 + [60], [Phase(baseline=11)])
    assert eleven.short.all()
    assert not np.isnan(eleven.upper).any()
    assert not eleven.outside.any()
    assert np.isnan(eleven.judged).all()
    twelve = xmr_chart([5, 6] * 6 + [60], [Phase(baseline=12)])
    assert twelve.outside.tolist() == [False] * 12 + [True]
    assert LOCKED == 12


def test_holes_do_not_make_a_series_long_enough():
    """Twelve places with one hole are eleven points."""
    assert xmr_chart([5, 6] * 5 + [5, np.nan]).short.all()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: p_chart([1, 2, 3], [4, 5]), "'tested' must fit the shape"),
        (lambda: p_chart(5, 10), "'passed' must have at least one axis"),
        (lambda: u_chart([1, 2], [1, 2, 3]), "'exposure' must fit the shape"),
        (lambda: xmr_chart(["a", "b"]), "'value' must be numbers"),
    ],
)
def test_wrong_shapes_name_the_argument(call, words):
    """What cannot be a series is a ValueError with the argument's name."""
    with pytest.raises(ValueError, match=words):
        call()


def test_no_points_give_no_limits():
    """An empty series gives an empty chart."""
    assert p_chart([], []).value.size == 0
