"""Satisfaction (满意度): the index, survey means, survey modes, reliability, importance and performance."""

import numpy as np
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.oneway import anova_oneway
from statsmodels.stats.weightstats import DescrStatsW

from qualitykit.statistics import correlation, importance, reliability, satisfaction, survey

from .entry import ANSWERS, Entry, both, itself, lists_of, lower, of_records, records, value, weights

ITEMS, MODES, RESPONDENTS = 4, 3, 20
SHARES = np.array([0.5, 0.3, 0.2])
MILLION_RATINGS = {"most": 50_000, "because": f"{RESPONDENTS * ITEMS} ratings each"}


def indices(rng, n):
    return (rng.uniform(0, 100, n),)


def ratings(rng, n):
    """Ratings from 1 to 10 of items that go together."""
    return (np.clip(np.rint(rng.normal(6, 1.5, (n, 1)) + rng.normal(0, 1.5, (n, ITEMS))), 1, 10),)


def questionnaires(rng, n):
    """Group codes, item ratings and overall rating of n groups."""
    (items,) = ratings(rng, n * RESPONDENTS)
    overall = np.clip(np.rint(items.mean(1) + rng.normal(0, 1, len(items))), 1, 10)
    code = np.repeat(np.arange(n), RESPONDENTS).reshape(n, -1)
    return code, items.reshape(n, RESPONDENTS, ITEMS), overall.reshape(n, RESPONDENTS)


def in_cells(rng, n):
    """Group codes, indices and the cell of each answer; every cell has answers."""
    code, value = records(indices)(rng, n)
    return code, value, np.broadcast_to(np.arange(ANSWERS) % MODES, code.shape).copy()


def correlations(rng, n):
    return rng.uniform(-0.9, 0.9, n), rng.integers(10, 300, n)


def alphas(rng, n):
    return rng.uniform(0.3, 0.95, n), rng.integers(10, 300, n)


def matrix(rng, n):
    return lists_of(both(weights, weights), ITEMS)(rng, n)


def lower_of_mean(means):
    return means.estimate.lower


def value_of_mean(means):
    return means.estimate.value


def robust_one(code, y, w):
    """The intercept of a weighted regression on it alone, with White's errors and Student's t."""
    fitted = sm.WLS(y, np.ones(len(y)), w).fit(cov_type="HC1", use_t=True)
    return fitted.conf_int()[0, 0]


def ratio_one(code, y, x, w):
    ratio = (w @ y) / (w @ x)
    error = np.sqrt(len(y) / (len(y) - 1) * np.sum((w * (y - ratio * x)) ** 2)) / (w @ x)
    return ratio - stats.t.ppf(0.975, len(y) - 1) * error


def cells_one(code, y, cell, finite=False):
    """Means of the cells put together by their shares, of populations of 100, 60 and 40 if `finite`."""
    cells = [DescrStatsW(y[cell == c]) for c in range(MODES)]
    drawn = [c.nobs / (200 * share) if finite else 0.0 for c, share in zip(cells, SHARES, strict=True)]
    parts = zip(cells, SHARES, drawn, strict=True)
    error = np.sqrt(sum((1 - f) * (share * c.std_mean) ** 2 for c, share, f in parts))
    middle = sum(share * c.mean for c, share in zip(cells, SHARES, strict=True))
    return middle - stats.t.ppf(0.975, len(y) - MODES) * error


def finite_one(code, y, cell):
    return cells_one(code, y, cell, finite=True)


def kish_one(code, w):
    return len(w) * np.sum(w**2) / np.sum(w) ** 2


def modes_one(code, y, mode):
    return [DescrStatsW(y[mode == m]).tconfint_mean()[0] for m in range(MODES)]


def anova_one(code, y, mode):
    return anova_oneway([y[mode == m] for m in range(MODES)], use_var="unequal").pvalue


def index_one(row):
    return float(np.average((row - 1) / 9 * 100))


def alpha_one(code, items):
    k, covariance = items.shape[1], np.cov(items.T)
    alpha = k / (k - 1) * (1 - np.trace(covariance) / covariance.sum())
    n = len(items) - 1
    return 1 - (1 - alpha) * stats.f.ppf(0.975, n, n * (k - 1))


def performance_one(code, items):
    return [DescrStatsW((item - 1) / 9 * 100).tconfint_mean()[0] for item in items.T]


def importance_one(code, items, overall):
    return [stats.pearsonr(item, overall).statistic for item in items.T]


def regression_one(code, items, overall):
    columns = stats.zscore(np.column_stack([items, overall]))
    return sm.OLS(columns[:, -1], columns[:, :-1]).fit().params


def quadrants_one(x, y):
    cut_x, cut_y = sum(x) / len(x), sum(y) / len(y)
    return [
        (1 if b >= cut_y else 2) if a >= cut_x else (4 if b >= cut_y else 3)
        for a, b in zip(x, y, strict=True)
    ]


def fisher_one(r, n):
    return np.tanh(np.arctanh(r) - stats.norm.ppf(0.975) / np.sqrt(n - 3))


def poststratified(group, y, cell):
    return of_records(lambda y, cell, **groups: survey.poststratified_mean(y, cell, SHARES, **groups))(
        group, y, cell
    )


def stratified(group, y, cell):
    return of_records(lambda y, cell, **g: survey.stratified_mean(y, cell, 200 * SHARES, **g))(group, y, cell)


def difference(group, y, mode):
    return survey.mode_difference(of_records(survey.mode_means, modes=MODES)(group, y, mode))


ENTRIES = [
    Entry("satisfaction.satisfaction_index", "numpy, respondent by respondent", ratings,
          satisfaction.satisfaction_index, index_one, value),
    Entry("survey.survey_mean", "statsmodels", records(indices, weights), of_records(survey.survey_mean), robust_one,
          lower_of_mean),
    Entry("survey.survey_ratio", "scipy, group by group", records(indices, weights, weights),
          of_records(survey.survey_ratio), ratio_one, lower_of_mean),
    Entry("survey.stratified_mean", "statsmodels", in_cells, stratified, finite_one, lower_of_mean, most=200_000,
          because="three strata each"),
    Entry("survey.poststratified_mean", "statsmodels", in_cells, poststratified, cells_one, lower_of_mean,
          most=200_000, because="three cells each"),
    Entry("survey.kish_effect", "numpy, group by group", records(weights), of_records(survey.kish_effect), kish_one,
          itself),
    Entry("survey.mode_means", "statsmodels", in_cells, of_records(survey.mode_means, modes=MODES), modes_one,
          lower_of_mean, units=MODES),
    Entry("survey.mode_difference, with mode_means", "statsmodels", in_cells, difference, anova_one,
          lambda test: test.p_value, most=200_000, because="three modes each"),
    Entry("reliability.cronbach_alpha", "scipy, group by group", lambda rng, n: questionnaires(rng, n)[:2],
          of_records(reliability.cronbach_alpha), alpha_one, lower, **MILLION_RATINGS),
    Entry("reliability.alpha_interval", "scipy", alphas, lambda alpha, n: reliability.alpha_interval(alpha, n, 10),
          lambda alpha, n: 1 - (1 - alpha) * stats.f.ppf(0.975, n - 1, 9 * (n - 1)), lower),
    Entry("importance.item_performance", "statsmodels", lambda rng, n: questionnaires(rng, n)[:2],
          of_records(importance.item_performance), performance_one, lower_of_mean, **MILLION_RATINGS),
    Entry("importance.item_importance", "scipy", questionnaires, of_records(importance.item_importance),
          importance_one, value, **MILLION_RATINGS),
    Entry("importance.item_importance, regression", "statsmodels", questionnaires,
          of_records(importance.item_importance, method="regression"), regression_one, value, **MILLION_RATINGS),
    Entry("importance.quadrants", "plain Python", matrix, importance.quadrants, quadrants_one, itself, units=ITEMS),
    Entry("correlation.correlation_interval", "scipy", correlations, correlation.correlation_interval, fisher_one,
          lower),
]  # fmt: skip
"""In the order of the modules."""
