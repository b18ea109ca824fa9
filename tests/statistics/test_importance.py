"""What importance × performance promises, against scipy and statsmodels, plain loops and hand-solved tables."""

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.weightstats import DescrStatsW

from qualitykit.statistics.estimate import REASONS
from qualitykit.statistics.importance import QUADRANTS, item_importance, item_performance, quadrants
from qualitykit.statistics.satisfaction import satisfaction_index


def _survey(seed, n=300):
    """Ratings of four items, an overall rating that they move, weights, towns, with holes."""
    rng = np.random.default_rng(seed)
    ratings = np.clip(rng.normal(7, 2, (n, 4)) + rng.normal(0, 1, (n, 1)), 1, 10).round()
    overall = np.clip(ratings @ [0.5, 0.3, 0.1, 0.0] + rng.normal(1, 1, n), 1, 10).round()
    ratings[rng.random((n, 4)) < 0.1] = np.nan
    overall[rng.random(n) < 0.1] = np.nan
    return ratings, overall, rng.uniform(0.5, 2, n), rng.integers(-1, 3, n)


def _why(result):
    return [REASONS[code] for code in np.ravel(result.reason)]


def test_importance_by_correlation_is_pearsons():
    """Each item and town, over those who gave both ratings, equals scipy's r in a loop."""
    ratings, overall, _, town = _survey(1)
    importance = item_importance(ratings, overall, group=town)
    for g in range(3):
        for j in range(4):
            mine = (town == g) & ~np.isnan(ratings[:, j]) & ~np.isnan(overall)
            assert importance.value[g, j] == pytest.approx(
                stats.pearsonr(ratings[mine, j], overall[mine]).statistic
            )
            assert importance.n[g, j] == mine.sum()


def test_weighted_correlation_is_that_of_statsmodels():
    """With weights the coefficient equals DescrStatsW's."""
    ratings, overall, weight, _ = _survey(2)
    mine = ~np.isnan(ratings[:, 0]) & ~np.isnan(overall)
    slow = DescrStatsW(np.column_stack([ratings[mine, 0], overall[mine]]), weight[mine]).corrcoef[0, 1]
    assert item_importance(ratings, overall, weight).value[0] == pytest.approx(slow)


def test_importance_by_regression_is_that_of_standardised_least_squares():
    """Each town's coefficients equal statsmodels' on z-scores of the complete answers."""
    ratings, overall, _, town = _survey(3)
    importance = item_importance(ratings, overall, group=town, method="regression")
    for g in range(3):
        rows = np.column_stack([ratings, overall])[town == g]
        z = stats.zscore(rows[~np.isnan(rows).any(axis=1)])
        assert importance.value[g] == pytest.approx(sm.OLS(z[:, 4], z[:, :4]).fit().params)


def test_weighted_regression_is_that_of_statsmodels():
    """With weights the coefficients equal WLS, scaled by the weighted standard deviations."""
    ratings, overall, weight, _ = _survey(4)
    rows = np.column_stack([ratings, overall, weight])
    rows = rows[~np.isnan(rows).any(axis=1)]
    fit = sm.WLS(rows[:, 4], sm.add_constant(rows[:, :4]), rows[:, 5]).fit()
    scale = DescrStatsW(rows[:, :5], rows[:, 5]).std
    slow = fit.params[1:] * scale[:4] / scale[4]
    assert item_importance(ratings, overall, weight, method="regression").value == pytest.approx(slow)


def test_with_a_single_item_both_methods_agree():
    """A standardised regression on one item is its correlation."""
    ratings, overall, *_ = _survey(5)
    by = [item_importance(ratings[:, :1], overall, method=m).value for m in ("correlation", "regression")]
    assert by[0] == pytest.approx(by[1])


def test_coefficients_and_correlations_make_up_the_explained_share():
    """With complete answers Σ β r is the R² of the regression."""
    ratings, overall, *_ = _survey(6)
    rows = np.column_stack([ratings, overall])
    rows = rows[~np.isnan(rows).any(axis=1)]
    beta, r = (
        item_importance(rows[:, :4], rows[:, 4], method=m).value for m in ("regression", "correlation")
    )
    assert (beta * r).sum() == pytest.approx(sm.OLS(rows[:, 4], sm.add_constant(rows[:, :4])).fit().rsquared)


def test_without_an_overall_question_the_other_items_stand_in():
    """Each item is correlated with the mean of the respondent's other answers."""
    ratings, *_ = _survey(7)
    for j, value in enumerate(item_importance(ratings).value):
        others = np.delete(ratings, j, axis=1)
        some = ~np.isnan(others).all(axis=1) & ~np.isnan(ratings[:, j])
        assert value == pytest.approx(
            stats.pearsonr(ratings[some, j], np.nanmean(others[some], axis=1)).statistic
        )


def test_performance_is_the_mean_index_of_each_item():
    """Every item's mean equals the mean of its one-item index in a loop over towns."""
    ratings, _, weight, town = _survey(8)
    performance = item_performance(ratings, weight, town)
    for g in range(3):
        for j in range(4):
            mine = (town == g) & ~np.isnan(ratings[:, j])
            index = satisfaction_index(ratings[mine, j : j + 1]).value
            assert performance.estimate.value[g, j] == pytest.approx(np.average(index, weights=weight[mine]))
            assert performance.estimate.n[g, j] == mine.sum()


def test_a_rating_outside_the_scale_takes_its_item_alone():
    """An 11 makes that item's performance invalid, not the others'."""
    performance = item_performance([[11.0, 5.0], [7.0, 6.0], [3.0, 4.0]])
    assert performance.estimate.why.tolist() == ["invalid", ""]


def test_constant_items_have_no_importance():
    """An item everybody rates the same moves nothing that could be measured."""
    ratings = [[5.0, 1.0], [5.0, 2.0], [5.0, 4.0]]
    assert _why(item_importance(ratings, [1.0, 2.0, 3.0])) == ["constant", ""]
    assert _why(item_importance(ratings, [4.0, 4.0, 4.0])) == ["constant", "constant"]
    assert _why(item_importance([[0.1 + 5, 1], [0.1 + 5, 2], [0.1 + 5, 4]], [1.0, 2.0, 3.0])) == [
        "constant",
        "",
    ]


def test_items_that_determine_each_other_have_no_separate_importance():
    """A regression on two equal items is refused, their correlations are not."""
    ratings, overall = np.repeat([[1.0], [4.0], [5.0], [9.0]], 2, axis=1), [2.0, 5.0, 4.0, 8.0]
    assert _why(item_importance(ratings, overall, method="regression")) == ["constant"] * 2
    assert _why(item_importance(ratings, overall)) == ["", ""]


@pytest.mark.parametrize(
    ("ratings", "overall", "weight", "why"),
    [
        (np.empty((0, 1)), [], None, "empty"),
        ([[np.nan], [np.nan]], [5.0, 6.0], None, "empty"),
        ([[5.0]], [6.0], None, "short"),
        ([[5.0], [6.0]], [6.0, 7.0], [0.0, 0.0], "no_weight"),
        ([[5.0], [6.0]], [6.0, 7.0], [1.0, np.nan], "invalid"),
        ([[5.0], [0.0]], [6.0, 7.0], None, "invalid"),
        ([[5.0], [6.0]], [6.0, 70.0], None, "invalid"),
    ],
)
@pytest.mark.parametrize("method", ["correlation", "regression"])
def test_what_has_no_importance_says_why(method, ratings, overall, weight, why):
    """No answers, one answer, no weight and ratings outside the scale are told apart."""
    importance = item_importance(ratings, overall, weight, method=method)
    assert _why(importance) == [why]
    assert np.isnan(importance.value).all()


def test_a_bad_town_leaves_the_others_alone():
    """A rating outside the scale takes its town's importance only."""
    ratings = [[5.0], [6.0], [11.0], [7.0]]
    assert _why(item_importance(ratings, [5.0, 7.0, 6.0, 8.0], group=[0, 0, 1, 1])) == ["", "invalid"]


def test_the_four_quadrants_are_cut_at_the_means():
    """By hand: mean importance 0.5, mean performance 75; what lies on a mean is above it."""
    codes = quadrants([0.8, 0.8, 0.2, 0.2], [90, 60, 60, 90])
    assert [QUADRANTS[code] for code in codes] == ["keep", "improve", "low_priority", "more_than_needed"]
    assert quadrants([0.1] * 3, [70.1] * 3).tolist() == [1, 1, 1]


def test_a_fixed_cross_can_be_named():
    """With the cross at 0.9 and 95 every item is of low priority; an unknown item has no place."""
    assert quadrants([0.8, 0.2, np.nan], [90, 60, 70], at=(0.9, 95)).tolist() == [3, 3, 0]


def test_quadrants_of_several_towns_are_cut_apart():
    """Each town's items are compared with that town's own means."""
    one, other = [0.8, 0.2], [0.1, 0.3]
    both = quadrants([one, other], [[90, 60], [50, 70]])
    assert both.tolist() == [quadrants(one, [90, 60]).tolist(), quadrants(other, [50, 70]).tolist()]


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: item_importance([5.0]), "ratings"),
        (lambda: item_importance([[5.0]], [5.0, 6.0]), "overall"),
        (lambda: item_importance([[5.0]]), "overall"),
        (lambda: item_importance([[5.0, 6.0]], method="regression"), "overall"),
        (lambda: item_importance([[5.0]], [5.0], method="guess"), "method"),
        (lambda: item_importance([[5.0]], [5.0], [1.0, 2.0]), "weight"),
        (lambda: item_importance([[5.0]], [5.0], group=[0, 1]), "group"),
        (lambda: item_performance([5.0]), "ratings"),
        (lambda: quadrants([1.0], [1.0, 2.0]), "performance"),
    ],
)
def test_wrong_shapes_are_refused_by_name(call, name):
    """An error names the argument that does not fit."""
    with pytest.raises(ValueError, match=f"'{name}'"):
        call()
