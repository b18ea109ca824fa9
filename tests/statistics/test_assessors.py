"""What the statistics of assessors promise, against statsmodels and scipy, plain loops and hand-solved tables."""

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats

from qualitykit.statistics.assessors import assessor_effects, leniency, spread
from qualitykit.statistics.estimate import REASONS


def _holed(seed, shape=(4, 20)):
    rng = np.random.default_rng(seed)
    ratings = (
        rng.uniform(0, 4, shape[-1:])
        + rng.normal(0, 0.5, (*shape[:-2], shape[-2], 1))
        + rng.normal(0, 0.3, shape)
    )
    return np.where(rng.random(shape) < 0.3, np.nan, ratings)


def test_spread_is_that_of_numpy():
    """Range and standard deviation of each unit equal numpy's, NaN where fewer than two judged."""
    ratings = _holed(1)
    result = spread(ratings)
    for u, column in enumerate(ratings.T):
        known = column[~np.isnan(column)]
        assert result.judged[u] == len(known)
        several = len(known) > 1
        assert result.range[u] == pytest.approx(np.ptp(known) if several else np.nan, nan_ok=True)
        assert result.deviation[u] == pytest.approx(known.std(ddof=1) if several else np.nan, nan_ok=True)


def test_nothing_judged_has_no_spread():
    """No assessor at all gives no spread and a count of 0."""
    result = spread(np.empty((0, 2)))
    assert np.isnan(result.range).all()
    assert result.judged.tolist() == [0, 0]


def test_leniency_is_solved_by_hand():
    """First assessor 4, 5, 6 against 2, 3, 3 of the other: differences 2, 2, 3, mean 7/3 ± 4.3027 · 1/3."""
    result = leniency([[4.0, 5, 6], [2, 3, 3]])
    assert result.value.tolist() == pytest.approx([7 / 3, -7 / 3])
    assert float(result.upper[0]) == pytest.approx(7 / 3 + stats.t.ppf(0.975, 2) / 3)


def test_leniency_of_two_assessors_is_the_paired_t_test():
    """The interval of two assessors is scipy's for paired differences."""
    ratings = np.random.default_rng(2).normal(3, 1, (2, 12))
    low, high = stats.ttest_rel(*ratings).confidence_interval(0.95)
    result = leniency(ratings)
    assert (float(result.lower[0]), float(result.upper[0])) == pytest.approx((low, high))


def test_leniency_with_holes_agrees_with_a_plain_loop():
    """Each assessor of each of five groups equals a loop over shared units."""
    groups = _holed(3, (5, 4, 20))
    result = leniency(groups)
    for g, ratings in enumerate(groups):
        for a in range(4):
            apart = []
            for u in range(20):
                others = np.delete(ratings[:, u], a)
                if not np.isnan(ratings[a, u]) and not np.isnan(others).all():
                    apart.append(ratings[a, u] - np.nanmean(others))
            assert result.value[g, a] == pytest.approx(np.mean(apart))
            half = stats.t.ppf(0.975, len(apart) - 1) * stats.sem(apart)
            assert result.upper[g, a] - result.value[g, a] == pytest.approx(half)
            assert result.n[g, a] == len(apart)


def test_complete_ratings_make_leniency_a_multiple_of_the_effect():
    """With m assessors and no holes, leniency = m/(m - 1) · effect, and effects are row means less the grand mean."""
    ratings = np.random.default_rng(4).normal(3, 1, (5, 8))
    effects, _ = assessor_effects(ratings)
    assert effects.tolist() == pytest.approx((ratings.mean(axis=1) - ratings.mean()).tolist())
    assert leniency(ratings).value.tolist() == pytest.approx((5 / 4 * effects).tolist())


def test_effects_with_holes_are_those_of_least_squares():
    """On random ratings with holes the effects equal statsmodels' two-way additive model, centred."""
    ratings = _holed(5)
    judged = (~np.isnan(ratings)).sum(axis=0) > 1
    a, u = np.nonzero(~np.isnan(ratings) & judged)
    dummies = np.column_stack([a[:, None] == np.arange(1, 4), u[:, None] == np.flatnonzero(judged)]).astype(
        float
    )
    slow = np.r_[0.0, sm.OLS(ratings[a, u], dummies).fit().params[:3]]
    effects, reason = assessor_effects(ratings)
    assert effects.tolist() == pytest.approx((slow - slow.mean()).tolist())
    assert not reason.any()


def test_effects_are_fair_to_who_got_the_weak_units():
    """By hand: both are equally severe but judged different units; means differ by 2, effects do not."""
    ratings = [[2.0, 2, 4, np.nan], [np.nan, 2, 4, 4]]
    assert np.abs(assessor_effects(ratings)[0]).max() == pytest.approx(0, abs=1e-12)


def test_effects_of_many_groups_equal_one_at_a_time():
    """Leading axes are groups."""
    groups = _holed(6, (7, 4, 20))
    together, _ = assessor_effects(groups)
    assert together.tolist() == [pytest.approx(assessor_effects(one)[0].tolist()) for one in groups]


def test_assessors_whom_no_unit_links_are_not_compared():
    """Two pairs on different units have no common scale; an assessor alone is left out and the rest stand."""
    n = np.nan
    apart = assessor_effects([[1, 2, n, n], [2, 3, n, n], [n, n, 1, 2], [n, n, 4, 4]])
    assert [REASONS[code] for code in apart[1]] == ["one_group"] * 4
    alone = assessor_effects([[1.0, 2, n], [2, 3, n], [n, n, 4]])
    assert [REASONS[code] for code in alone[1]] == ["", "", "empty"]
    assert alone[0].tolist() == pytest.approx([-0.5, 0.5, n], nan_ok=True)


@pytest.mark.parametrize(
    ("ratings", "why", "value"),
    [
        ([[1.0, 2.0]], ["empty"], [np.nan]),
        ([[np.nan], [2.0]], ["empty", "empty"], [np.nan, np.nan]),
        ([[1.0], [2.0]], ["short", "short"], [-1, 1]),
        ([[1.1, 2.1], [2.1, 3.1]], ["constant", "constant"], [-1, 1]),
        ([[np.inf, 2.0], [1.0, 2.0]], ["invalid", "invalid"], [np.nan, np.nan]),
    ],
)
def test_leniency_that_cannot_be_judged_says_why(ratings, why, value):
    """Nobody beside, one unit only, the same difference everywhere and infinite ratings are told apart."""
    result = leniency(ratings)
    assert result.why.tolist() == why
    assert result.value.tolist() == pytest.approx(value, nan_ok=True)
    assert np.isnan(result.lower).all()


def test_infinite_ratings_give_no_effects():
    """An infinite rating takes its group's effects."""
    assert [REASONS[code] for code in assessor_effects([[np.inf, 1.0], [1.0, 2.0]])[1]] == ["invalid"] * 2


@pytest.mark.parametrize("statistic", [spread, leniency, assessor_effects])
def test_one_axis_is_refused(statistic):
    """Ratings need an axis of assessors and one of units."""
    with pytest.raises(ValueError, match="'ratings'"):
        statistic([1.0, 2.0])
