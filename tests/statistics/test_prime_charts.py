"""What Laney's charts promise: limits as wide as the series itself varies."""

import numpy as np
import pytest

from qualitykit.statistics.control_charts import p_chart, u_chart, xmr_chart
from qualitykit.statistics.phases import Phase
from qualitykit.statistics.prime_charts import p_prime_chart, u_prime_chart


def test_the_limits_are_those_worked_out_by_hand():
    """p̄ 0.8, sigma 0.04, z 0, 2.5, −2.5, 0, ranges 2.5, 5, 2.5: sigma_z 10 ÷ 3 ÷ 1.128, limits cut at 1."""
    chart = p_prime_chart([80, 90, 70, 80], [100] * 4)
    factor = 10 / 3 / 1.128
    assert chart.dispersion.tolist() == pytest.approx([factor] * 4)
    assert chart.lower.tolist() == pytest.approx([0.8 - 3 * 0.04 * factor] * 4)
    assert chart.upper.tolist() == [1.0] * 4


def test_equal_sizes_give_the_xmr_chart():
    """Identity: with one size for all, p′ and u′ limits are those of an XmR chart of the rates."""
    passed = np.array([940, 955, 910, 962, 948, 930, 957, 921, 944, 950, 938, 961])
    prime, single = p_prime_chart(passed, 1000), xmr_chart(passed / 1000)
    assert prime.lower == pytest.approx(single.lower)
    assert prime.upper == pytest.approx(np.minimum(single.upper, 1))
    events = u_prime_chart(passed, 20)
    assert events.upper == pytest.approx(xmr_chart(passed / 20).upper)


def test_chance_alone_gives_a_factor_near_one():
    """Simulated binomial and Poisson series have sigma_z of 1 on average."""
    rng = np.random.default_rng(8)
    factor = p_prime_chart(rng.binomial(5000, 0.94, (2000, 24)), 5000).dispersion[:, 0]
    assert factor.mean() == pytest.approx(1, abs=0.02)
    counts = u_prime_chart(rng.poisson(40, (2000, 24)), 1.0).dispersion[:, 0]
    assert counts.mean() == pytest.approx(1, abs=0.02)


def test_a_moving_process_is_calmed():
    """A rate that itself varies by 1.5 points lies outside p limits all the time and inside p′ limits."""
    rng = np.random.default_rng(9)
    passed = rng.binomial(280_000, rng.normal(0.95, 0.005, 20))
    assert p_chart(passed, 280_000).outside.mean() > 0.5
    assert not p_prime_chart(passed, 280_000).outside.any()


def test_the_u_prime_chart_agrees_with_a_plain_loop():
    """Slow twin with holes, two phases and varying exposures."""
    rng = np.random.default_rng(10)
    exposure = rng.uniform(5, 40, 30)
    events = rng.poisson(3 * exposure).astype(float)
    events[[4, 5, 17]] = np.nan
    chart = u_prime_chart(events, exposure, [Phase(), Phase(14, "hotlines merged")])
    for start, stop in ((0, 14), (14, 30)):
        good = [t for t in range(start, stop) if events[t] == events[t]]
        mean = sum(events[t] for t in good) / sum(exposure[t] for t in good)
        z = {t: (events[t] / exposure[t] - mean) / (mean / exposure[t]) ** 0.5 for t in good}
        ranges = [abs(z[t] - z[t - 1]) for t in good if t - 1 in z]
        factor = sum(ranges) / len(ranges) / 1.128
        for t in good:
            assert chart.upper[t] == pytest.approx(mean + 3 * factor * (mean / exposure[t]) ** 0.5)


def test_nothing_to_judge_by_is_named():
    """All passed is `constant`, one point is `short`, as in the plain charts."""
    assert set(p_prime_chart([50] * 5, 50).why) == {"constant"}
    assert p_prime_chart([45], [50]).why.tolist() == ["short"]
    assert set(u_prime_chart([3, 3, 3, 3], 1).why) == {"constant"}
    assert u_chart([3, 3, 3, 3], 1).why.tolist() == [""] * 4


def test_bad_counts_keep_their_reasons():
    """Negative, missing and empty points are named as in the p chart."""
    chart = p_prime_chart([-1, np.nan, 0, 40, 45, 41], [50, 50, 0, 50, 50, 50])
    assert chart.why.tolist() == ["invalid", "missing", "empty", "", "", ""]
