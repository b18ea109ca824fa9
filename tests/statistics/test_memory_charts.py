"""What EWMA and CUSUM promise, against Montgomery's and NIST's worked examples and plain loops."""

import numpy as np
import pytest

from qualitykit.statistics.control_charts import xmr_chart
from qualitykit.statistics.memory_charts import cusum_chart, ewma_chart
from qualitykit.statistics.phases import Phase

# Montgomery, Introduction to Statistical Quality Control, 7th ed., table 9.1: mean 10, sigma 1, shifted after 20
MONTGOMERY = np.array(
    [
        *(9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34, 9.03, 11.47, 10.51, 9.40, 10.08),
        *(
            9.37,
            10.62,
            10.31,
            8.52,
            10.84,
            10.90,
            9.33,
            12.29,
            11.50,
            10.60,
            11.08,
            10.38,
            11.62,
            11.31,
            10.52,
        ),
    ]
)
UPPER_SUM = [
    *(0, 0, 0, 1.16, 2.82, 2.50, 0.04, 1.00, 0, 0, 0, 0.97, 0.98, 0, 0),
    *(0, 0.12, 0, 0, 0.34, 0.74, 0, 1.79, 2.79, 2.89, 3.47, 3.35, 4.47, 5.28),
]
# NIST/SEMATECH 6.3.2.4
NIST = [
    *(52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5),
    *(49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1),
]


def test_the_cusum_is_the_table_of_montgomery():
    """Table 9.2, k 0.5 and h 5: the upper sums to two decimals, the signal at the 29th point."""
    chart = cusum_chart(MONTGOMERY - 10)
    assert chart.above[:29].round(2).tolist() == UPPER_SUM
    assert np.flatnonzero(chart.side == 1)[0] + 1 == 29


def test_the_cusum_dates_the_shift_of_montgomery():
    """N⁺ is 7 at the 29th point: the shift came between the 22nd and the 23rd."""
    chart = cusum_chart(MONTGOMERY - 10)
    assert chart.since_above[28] == 7
    assert chart.above[21] == 0


def test_the_ewma_is_the_example_of_nist():
    """λ 0.3, mean 50, s 2.0539: 50.60, 49.52 … 51.94, 51.99, limits 52.5884 and 47.4115."""
    chart = ewma_chart((np.array(NIST) - 50) / 2.0539, weight=0.3, width=3, steady=True)
    shown = 50 + 2.0539 * chart.value
    assert shown[[0, 1, 18, 19]].round(2).tolist() == [50.60, 49.52, 51.94, 51.99]
    assert 50 + 2.0539 * chart.limit[0] == pytest.approx(52.5884, abs=5e-5)
    assert 50 - 2.0539 * chart.limit[0] == pytest.approx(47.4115, abs=1e-4)
    assert not chart.side.any()


def test_the_ewma_limits_are_the_closed_form():
    """Identity: the recursion of the variance is w ÷ (2 − w) × (1 − (1 − w)^{2t})."""
    chart = ewma_chart(MONTGOMERY - 10)
    t = np.arange(1, 31)
    assert chart.limit == pytest.approx(2.7 * np.sqrt(0.1 / 1.9 * (1 - 0.9 ** (2 * t))))


def test_an_ewma_of_weight_one_is_a_shewhart_chart():
    """Identity: without memory the average is the score and the limit its width."""
    scores = np.array([0.5, -3.5, 2.9, 3.1])
    chart = ewma_chart(scores, weight=1, width=3)
    assert chart.value.tolist() == scores.tolist()
    assert chart.side.tolist() == [0, -1, 0, 1]


def test_the_two_sums_mirror_each_other():
    """Identity: the lower sum of a series is the upper sum of its negative."""
    scores = np.random.default_rng(2).normal(size=(5, 40))
    assert (cusum_chart(scores).below == cusum_chart(-scores).above).all()


def test_memory_charts_agree_with_plain_loops():
    """Slow twins with holes and two phases."""
    rng = np.random.default_rng(5)
    scores = rng.normal(0.3, 1, (6, 25))
    scores[rng.random(scores.shape) < 0.2] = np.nan
    phase = np.repeat([0, 1], [11, 14])
    ewma, cusum = ewma_chart(scores, phase, 0.2, 2.8), cusum_chart(scores, phase, 0.5, 4)
    for row in range(6):
        for t in range(25):
            if t in (0, 11):
                average = variance = above = below = 0.0
            z = scores[row, t]
            if z == z:
                average, variance = 0.2 * z + 0.8 * average, 0.04 + 0.64 * variance
                above, below = max(0, above + z - 0.5), max(0, below - z - 0.5)
                assert ewma.value[row, t] == pytest.approx(average)
                assert ewma.side[row, t] == (abs(average) > 2.8 * variance**0.5) * np.sign(average)
                assert cusum.side[row, t] == (above > 4) * 1 - (below > 4) * 1
            else:
                assert np.isnan(ewma.value[row, t])
                assert ewma.side[row, t] == cusum.side[row, t] == 0
            assert cusum.above[row, t] == pytest.approx(above)
            assert cusum.below[row, t] == pytest.approx(below)


def test_a_series_of_holes_never_signals():
    """All missing: no average, sums of 0, no signal."""
    nothing = [np.nan] * 5
    assert np.isnan(ewma_chart(nothing).value).all()
    assert not cusum_chart(nothing).side.any()
    assert not ewma_chart(nothing).side.any()


def test_an_all_equal_series_has_no_scores_to_sum():
    """A constant chart has no scores, so its sums stay at 0."""
    assert not cusum_chart(xmr_chart([4] * 20).judged).above.any()


def test_sums_start_anew_at_a_rebase():
    """A shift that is accepted by a rebase does not go on signalling."""
    chart = xmr_chart([1, 2] * 7 + [11, 12] * 7, [Phase(baseline=12), Phase(14, "new product range", 12)])
    assert not cusum_chart(chart.judged, chart.phase).side.any()
    assert cusum_chart(xmr_chart(chart.value, [Phase(baseline=12)]).judged).side.any()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: ewma_chart([1.0], weight=0), "'weight' must be in"),
        (lambda: ewma_chart([1.0], width=-1), "'width' must be above 0"),
        (lambda: cusum_chart([1.0], slack=-0.5), "'slack' must be 0 or more"),
        (lambda: cusum_chart([1.0], decision=0), "'decision' must be above 0"),
        (lambda: cusum_chart([1.0, 2.0], phase=[0]), "'phase' must have one number"),
        (lambda: ewma_chart(1.0), "'scores' must have at least one axis"),
    ],
)
def test_settings_out_of_range_are_refused(call, words):
    """Every setting has its domain in the message."""
    with pytest.raises(ValueError, match=words):
        call()
