"""What the reliability of a questionnaire promises, against published values and plain loops."""

import numpy as np
import pytest
from statsmodels.multivariate.factor import Factor

from qualitykit.statistics.reliability import alpha_interval, cronbach_alpha


def _items_with_variances(items, total, variance, n=249):
    """n answers to equally varying items whose sum has just the variance wanted."""
    rng = np.random.default_rng(1)
    raw = rng.normal(size=(n, items))
    raw = (raw - raw.mean(axis=0)) @ np.linalg.inv(np.linalg.cholesky(np.cov(raw.T))).T
    shared = (total - variance) / (items * (items - 1))
    wanted = np.full((items, items), shared) + np.eye(items) * (variance / items - shared)
    return raw @ np.linalg.cholesky(wanted).T + 50


def test_alpha_is_that_of_bland_and_altman():
    """BMJ 314 (1997), 572: 10 items of summed variance 11.16, total 77.44, 249 patients: alpha 0.95."""
    alpha = cronbach_alpha(_items_with_variances(10, 77.44, 11.16), low=-np.inf, high=np.inf)
    assert float(alpha.value) == pytest.approx(10 / 9 * (1 - 11.16 / 77.44))
    assert round(float(alpha.value), 2) == 0.95
    assert int(alpha.n) == 249


def test_feldts_interval_is_the_published_one():
    """MRC Cognition and Brain Sciences Unit, statistics wiki: 0.913, n 873, 20 items: 0.9044024 to 0.9211588."""
    interval = alpha_interval(0.913, 873, 20)
    assert (float(interval.lower), float(interval.upper)) == pytest.approx((0.9044024, 0.9211588), abs=5e-8)


def test_alpha_follows_from_the_mean_squares_of_persons_and_rest():
    """Hoyt's identity: alpha = 1 - mean square of the residual / mean square between respondents."""
    x = np.random.default_rng(2).integers(1, 11, (40, 5)).astype(float)
    persons = x.mean(axis=1, keepdims=True)
    rest = x - persons - x.mean(axis=0) + x.mean()
    between = 5 * ((persons - x.mean()) ** 2).sum() / 39
    within = (rest**2).sum() / (39 * 4)
    assert float(cronbach_alpha(x).value) == pytest.approx(1 - within / between)


def test_two_standardised_items_give_spearman_and_brown():
    """For two items of equal variance alpha is 2r/(1 + r)."""
    x = np.array([[1.0, 2], [2, 1], [3, 4], [4, 3], [5, 5]])
    r = np.corrcoef(x.T)[0, 1]
    assert float(cronbach_alpha(x).value) == pytest.approx(2 * r / (1 + r))


def test_items_of_one_common_factor_have_the_reliability_of_their_sum():
    """Alpha of equal loadings is the share of the factor in the sum, as a factor model of statsmodels finds it."""
    rng = np.random.default_rng(3)
    x = rng.normal(size=(4000, 1)) + rng.normal(size=(4000, 4))
    loadings = Factor(x, n_factor=1, method="ml").fit().loadings[:, 0]
    omega = loadings.sum() ** 2 / np.corrcoef(x.T).sum()
    assert float(cronbach_alpha(x, low=-np.inf, high=np.inf).value) == pytest.approx(omega, abs=0.01)


def test_towns_with_holes_agree_with_a_plain_loop():
    """Each town's alpha, over complete answers, equals a loop with numpy's variances."""
    rng = np.random.default_rng(4)
    x = np.clip(rng.normal(6, 2, (300, 4)) + rng.normal(0, 2, (300, 1)), 1, 10).round()
    x[rng.random(x.shape) < 0.05] = np.nan
    town = rng.integers(-1, 4, 300)
    alpha = cronbach_alpha(x, town)
    for g in range(4):
        mine = x[(town == g) & ~np.isnan(x).any(axis=1)]
        slow = 4 / 3 * (1 - mine.var(axis=0, ddof=1).sum() / mine.sum(axis=1).var(ddof=1))
        limits = alpha_interval(slow, len(mine), 4)
        assert alpha.value[g] == pytest.approx(slow)
        assert (alpha.lower[g], alpha.upper[g]) == pytest.approx((float(limits.lower), float(limits.upper)))


@pytest.mark.parametrize(
    ("ratings", "why", "value"),
    [
        (np.empty((0, 2)), "empty", np.nan),
        ([[1, np.nan], [np.nan, 2]], "empty", np.nan),
        ([[1.0, 2]], "short", np.nan),
        ([[1.0, 2], [2, 1], [1, 2]], "constant", np.nan),
        ([[5.0, 5], [5, 5]], "constant", np.nan),
        ([[1.0, 2], [2, 11]], "invalid", np.nan),
        ([[1.0, 2], [np.nan, 0]], "invalid", np.nan),
        ([[1.0, 1], [2, 2], [3, 3]], "constant", 1.0),
    ],
)
def test_what_cannot_be_judged_says_why(ratings, why, value):
    """No answers, one answer, equal sums and ratings outside the scale are told apart; perfect items have no limits."""
    alpha = cronbach_alpha(ratings)
    assert alpha.why == why
    assert float(alpha.value) == pytest.approx(value, nan_ok=True)
    assert np.isnan(alpha.lower)


def test_one_constant_item_only_lowers_alpha():
    """An item without variation adds nothing to agree with, and the rest still stands."""
    x = np.array([[1.0, 2, 5], [2, 4, 5], [3, 3, 5], [4, 5, 5]])
    assert float(cronbach_alpha(x).value) == pytest.approx(1.5 * (1 - 10 / 18))


@pytest.mark.parametrize(
    ("alpha", "n", "k", "why"),
    [
        (np.nan, 10, 3, "missing"),
        (1.2, 10, 3, "invalid"),
        (0.8, 10.5, 3, "invalid"),
        (0.8, 1, 3, "short"),
        (0.8, 10, 1, "short"),
        (1.0, 10, 3, "constant"),
    ],
)
def test_an_alpha_without_limits_says_why(alpha, n, k, why):
    """What no interval can be given for is named."""
    assert alpha_interval(alpha, n, k).why == why


@pytest.mark.parametrize("ratings", [[1.0, 2.0], [[1.0], [2.0]]])
def test_fewer_than_two_items_are_refused(ratings):
    """One item has no internal consistency."""
    with pytest.raises(ValueError, match="'ratings'"):
        cronbach_alpha(ratings)
