"""What the trend tests promise, against published examples, scipy, pyMannKendall's printed results and plain loops."""

from itertools import combinations, permutations
from pathlib import Path

import numpy as np
import pytest
from ruamel.yaml import YAML
from scipy import stats

from qualitykit.statistics.slope import theil_sen
from qualitykit.statistics.trend import hamed_rao, mann_kendall

# Little J., College of the Holy Cross, «A Mann-Kendall example by hand» (mathcs.holycross.edu/~little/Montserrat)
BY_HAND = [12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9, 11.0, 17.3, 15.9, 19.0, 18.3, 20.1, 21.7]


@pytest.fixture(scope="module")
def rainfall():
    """Thirty years of monthly rainfall with the results that pyMannKendall's own tests print."""
    return YAML(typ="safe").load(Path(__file__).with_name("monthly_rainfall.yaml"))


def test_the_test_is_the_published_example_by_hand():
    """14 values with one tie: S 54, z 2.9058, one-sided p .0018 (College of the Holy Cross)."""
    found = mann_kendall(BY_HAND)
    assert found.score == 54
    assert found.variance == pytest.approx((14 * 13 * 33 - 2 * 1 * 9) / 18)
    assert found.z == pytest.approx(2.9058, abs=5e-5)
    assert found.p_value / 2 == pytest.approx(0.0018, abs=5e-5)


def test_a_long_series_with_many_ties_is_that_of_pymannkendall(rainfall):
    """Monthly rainfall of Bogra: S −1959, variance, z and p to the printed digits."""
    value = np.array(rainfall["value"], float).ravel()
    found = mann_kendall(value)
    for name, printed in rainfall["mann_kendall"].items():
        assert getattr(found, name) == pytest.approx(printed, rel=1e-12), name


@pytest.mark.parametrize(("lags", "key"), [(None, "hamed_rao"), (3, "hamed_rao_three_lags")])
def test_the_correction_is_that_of_pymannkendall(rainfall, lags, key):
    """The same series without its holes, all lags and three: corrected variance, z and p to the printed digits."""
    value = np.array(rainfall["value"], float).ravel()
    found = hamed_rao(value[~np.isnan(value)], lags)
    for name, printed in rainfall[key].items():
        assert getattr(found, name) == pytest.approx(printed, rel=1e-9), name


@pytest.mark.parametrize("n", range(4, 11))
def test_exact_p_values_are_those_of_scipy(n):
    """Without ties and up to 10 values p is exact, as in scipy's exact Kendall test against time."""
    rng = np.random.default_rng(n)
    orders = np.array([rng.permutation(n) for _ in range(20)])
    expected = [stats.kendalltau(np.arange(n), order, method="exact").pvalue for order in orders]
    assert mann_kendall(orders).p_value == pytest.approx(expected)


def test_exact_p_values_are_counted_over_all_orders():
    """All 120 orders of 5 values: p is the share of orders with a score as far from 0."""
    orders = np.array(list(permutations(range(5))))
    found = mann_kendall(orders)
    share = [(np.abs(found.score) >= abs(s)).mean() for s in found.score]
    assert found.p_value == pytest.approx(share)


def test_tau_is_kendalls_tau_against_time():
    """Identity: without ties τ is scipy's Kendall correlation of the series with its time."""
    value = np.random.default_rng(1).normal(size=30)
    assert mann_kendall(value).strength == pytest.approx(stats.kendalltau(np.arange(30), value).statistic)


def test_turning_the_series_round_turns_the_sign():
    """Identity: reversed in time or in sign, S and z change sign and p stays."""
    value = np.random.default_rng(2).integers(0, 9, 25)
    forth, back, down = mann_kendall(value), mann_kendall(value[::-1]), mann_kendall(-value)
    assert forth.score == -back.score == -down.score
    assert forth.p_value == back.p_value == down.p_value


def test_the_test_and_the_slope_interval_agree():
    """Identity: the 95 % interval of the slope leaves out 0 where |S| exceeds 1.96 √var S by a rank or more."""
    value = np.random.default_rng(3).normal(size=(200, 15)) + np.linspace(0, 2, 15)
    test, slope = mann_kendall(value, "normal"), theil_sen(value)
    sure = np.abs(np.abs(test.score) - 1.96 * np.sqrt(test.variance)) > 2
    assert (((slope.lower > 0) | (slope.upper < 0)) == (np.abs(test.score) > 1.96 * np.sqrt(test.variance)))[
        sure
    ].all()
    assert sure.mean() > 0.8


def test_many_series_agree_with_a_plain_loop():
    """Slow twin: random series with ties and holes, pair by pair."""
    rng = np.random.default_rng(4)
    value = rng.integers(0, 6, (40, 14)).astype(float)
    value[rng.random(value.shape) < 0.25] = np.nan
    found = mann_kendall(value, "normal")
    for row in range(40):
        seen = [x for x in value[row] if x == x]
        n = len(seen)
        if n < 4:
            assert found.why[row] == "short"
            continue
        score = sum(np.sign(b - a) for a, b in combinations(seen, 2))
        ties = sum(t * (t - 1) * (2 * t + 5) for t in (seen.count(x) for x in set(seen)))
        assert found.score[row] == score
        assert found.variance[row] == pytest.approx((n * (n - 1) * (2 * n + 5) - ties) / 18)


def test_the_correction_agrees_with_a_plain_loop():
    """Slow twin: ranks of the detrended series and their autocorrelations, lag by lag."""
    value = np.cumsum(np.random.default_rng(5).normal(size=(5, 40)), axis=1)
    found = hamed_rao(value, lags=6)
    for row in range(5):
        x, n = value[row], 40
        slope = stats.theilslopes(x, np.arange(n)).slope
        ranks = stats.rankdata(x - slope * np.arange(n))
        ranks = ranks - ranks.mean()
        factor = 1.0
        for k in range(1, 7):
            rho = sum(ranks[t] * ranks[t + k] for t in range(n - k)) / sum(r * r for r in ranks)
            if abs(rho) > 1.959964 / n**0.5:
                factor += 2 / (n * (n - 1) * (n - 2)) * (n - k) * (n - k - 1) * (n - k - 2) * rho
        assert found.variance[row] == pytest.approx(mann_kendall(x).variance * factor)


def test_the_correction_tames_a_drifting_series():
    """60 points, no trend, autocorrelation .5: the correction halves the 24 % of false trends at a nominal 5 %."""
    rng = np.random.default_rng(6)
    noise = rng.normal(size=(2000, 60))
    for t in range(1, 60):
        noise[:, t] += 0.5 * noise[:, t - 1]
    plain = (mann_kendall(noise).p_value < 0.05).mean()
    corrected = (hamed_rao(noise, lags=3).p_value < 0.05).mean()
    assert plain > 0.2
    assert corrected < plain / 2


def test_results_unfold_into_rows():
    """A table has a row for each series, with its reason."""
    rows = mann_kendall([[1.0, 2, 3, 4], [5, 5, 5, 5]]).rows()
    assert rows["why"].tolist() == ["", "constant"]
    assert rows["score"][0] == 6
    assert set(rows["method"]) == {"exact or normal"}


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ([1.0, 2.0, 3.0], "short"),
        ([5.0], "short"),
        ([], "short"),
        ([1, np.nan, np.nan, 2, 3], "short"),
        ([7.0] * 9, "constant"),
        ([1, 2, np.inf, 4, 5], "invalid"),
        ([np.nan] * 9, "short"),
    ],
)
def test_what_cannot_be_tested_says_why(value, why):
    """Too short, single, empty, all-equal and infinite series give no number and a reason."""
    for test in (mann_kendall, hamed_rao):
        found = test(value)
        assert found.why == why
        assert np.isnan([found.score, found.z, found.p_value, found.strength]).all()


def test_a_correction_that_takes_the_variance_below_zero_is_refused():
    """A short series that alternates has no corrected variance: `short`, not a wild z."""
    found = hamed_rao([1.0, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15], lags=1)
    assert found.why == "short"
    assert np.isnan(found.p_value)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: mann_kendall(3.0), "'value' must have at least one axis"),
        (lambda: mann_kendall(["x"]), "'value' must be numbers"),
        (lambda: mann_kendall([1.0], p_value="fast"), "'p_value' must be one of auto, normal, exact"),
        (lambda: hamed_rao([1.0], lags=0), "'lags' must be 1 or more"),
        (lambda: hamed_rao([1.0], alpha=1), "'alpha' in"),
    ],
)
def test_wrong_arguments_are_named(call, words):
    """The message names the argument and its domain."""
    with pytest.raises(ValueError, match=words):
        call()
