"""What the Cochran-Armitage test promises, against SAS's example data, statsmodels, and by hand."""

import numpy as np
import pytest
from statsmodels.stats.contingency_tables import Table
from statsmodels.stats.proportion import proportions_ztest

from qualitykit.statistics.proportion_trend import cochran_armitage, proportion_slope

# SAS/STAT, PROC FREQ, example «Cochran-Armitage Trend Test», data set Pain
ADVERSE, TREATED = [6, 7, 9, 14, 23], [32, 33, 32, 32, 32]


def test_the_pain_data_agree_with_statsmodels():
    """SAS's data set: z² is statsmodels' linear-by-linear statistic, up to its n − 1; p below .0001 as SAS prints."""
    found = cochran_armitage(ADVERSE, TREATED)
    table = Table(np.column_stack([np.subtract(TREATED, ADVERSE), ADVERSE]))
    oracle = table.test_ordinal_association(np.arange(5), np.array([0, 1]))
    assert found.score + (np.array(TREATED) * np.arange(5)).sum() * 59 / 161 == pytest.approx(
        oracle.statistic
    )
    assert found.z == pytest.approx(oracle.zscore * np.sqrt(161 / 160), rel=1e-12)
    assert found.p_value < 0.0001


def test_the_statistic_is_worked_out_by_hand():
    """Three levels of 10 with 2, 5, 8: p̄ .5, T = −3 × −1 + 3 × 1 = 6, var .25 × 20 = 5, slope 6 ÷ 20."""
    found = cochran_armitage([2, 5, 8], 10)
    assert found.score == pytest.approx(6)
    assert found.z == pytest.approx(6 / np.sqrt(5))
    assert found.strength == pytest.approx(0.3)


def test_two_levels_are_the_two_proportion_test():
    """Identity: with two levels z is that of the pooled two-proportion test (statsmodels)."""
    found = cochran_armitage([45, 80], [60, 95])
    z, p_value = proportions_ztest([80, 45], [95, 60])
    assert (found.z, found.p_value) == (pytest.approx(z), pytest.approx(p_value))


def test_only_the_spacing_of_scores_matters():
    """Identity: years 2014 to 2018 and 0 to 4 give the same z; the slope is per unit of score."""
    years, quarters = (
        cochran_armitage(ADVERSE, TREATED, scores) for scores in (range(2014, 2019), np.arange(5) * 4)
    )
    assert years.z == pytest.approx(cochran_armitage(ADVERSE, TREATED).z)
    assert quarters.z == pytest.approx(years.z)
    assert quarters.strength == pytest.approx(years.strength / 4)


def test_passes_and_failures_have_opposite_trends():
    """Identity: the trend of failures is minus that of passes."""
    good, bad = cochran_armitage(ADVERSE, TREATED), cochran_armitage(np.subtract(TREATED, ADVERSE), TREATED)
    assert good.z == pytest.approx(-bad.z)


def test_many_tables_with_holes_agree_with_a_plain_loop():
    """Slow twin: levels with nothing tested or a missing count are left out."""
    rng = np.random.default_rng(1)
    tested = rng.integers(0, 30, (60, 6)).astype(float)
    passed = rng.binomial(tested.astype(int), 0.8).astype(float)
    passed[rng.random(passed.shape) < 0.2] = np.nan
    found = cochran_armitage(passed, tested)
    for row in range(60):
        kept = [
            (x, n, s)
            for s, (x, n) in enumerate(zip(passed[row], tested[row], strict=True))
            if n > 0 and x == x
        ]
        total = sum(n for _, n, _ in kept)
        share = sum(x for x, _, _ in kept) / total if total else 0
        mean = sum(n * s for _, n, s in kept) / total if total else 0
        spread = sum(n * (s - mean) ** 2 for _, n, s in kept)
        if len(kept) < 2:
            assert found.why[row] == "one_group"
        elif share in (0, 1):
            assert found.why[row] == "constant"
        else:
            moment = sum((x - n * share) * (s - mean) for x, n, s in kept)
            assert found.z[row] == pytest.approx(moment / (share * (1 - share) * spread) ** 0.5)
            assert found.n[row] == total


def test_the_slope_of_two_levels_is_the_difference_of_two_rates():
    """Identity: 80 and 90 of 100, difference .1 ± 1.96 √(.8 × .2 ÷ 100 + .9 × .1 ÷ 100) = .1 ± .098."""
    found = proportion_slope([80, 90], [100, 100])
    assert (found.lower, found.value, found.upper) == pytest.approx((0.002, 0.1, 0.198), abs=5e-5)


def test_the_slope_interval_covers_as_often_as_it_says():
    """Simulated linear trends: the 95 % interval holds the true slope in 93 to 97 of 100 series."""
    rng = np.random.default_rng(2)
    passed = rng.binomial(150, 0.80 + 0.02 * np.arange(6), (4000, 6))
    found = proportion_slope(passed, 150)
    assert 0.93 < ((found.lower <= 0.02) & (found.upper >= 0.02)).mean() < 0.97


@pytest.mark.parametrize(
    ("passed", "tested", "why"),
    [
        ([5, 6], [4, 9], "invalid"),
        ([-1, 6, 7], [10, 10, 10], "invalid"),
        ([1.5, 6, 7], [10, 10, 10], "invalid"),
        ([8], [10], "one_group"),
        ([0, 8, 0], [0, 10, 0], "one_group"),
        ([np.nan, 8], [10, 10], "one_group"),
        ([10, 10, 10], [10, 10, 10], "constant"),
        ([0, 0, 0], [10, 10, 10], "constant"),
        ([], [], "one_group"),
    ],
)
def test_what_cannot_be_tested_says_why(passed, tested, why):
    """Impossible counts, one level, nothing tested and all passed give no number and a reason."""
    for found in (cochran_armitage(passed, tested), proportion_slope(passed, tested)):
        assert found.why == why
    assert np.isnan(cochran_armitage(passed, tested).z)


def test_equal_rates_have_no_trend():
    """The same rate at every level: T is 0 and p is 1."""
    found = cochran_armitage([8, 16, 24], [10, 20, 30])
    assert found.score == pytest.approx(0)
    assert found.p_value == pytest.approx(1)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: cochran_armitage([1, 2], [3, 4, 5]), "'tested' must fit the shape"),
        (lambda: cochran_armitage([1, 2], [3, 4], [1, 2, 3]), "'scores' must fit the shape"),
        (lambda: cochran_armitage(1, 2, 3), "'passed' must have at least one axis"),
        (lambda: proportion_slope([1, 2], [3, 4], confidence=95), "'confidence' must be one number"),
    ],
)
def test_wrong_shapes_name_the_argument(call, words):
    """The message names the argument."""
    with pytest.raises(ValueError, match=words):
        call()
