"""What the satisfaction index promises, by hand, against a plain loop, and beside the survey mean of its items."""

import numpy as np
import pytest

from qualitykit.statistics.estimate import REASONS
from qualitykit.statistics.satisfaction import satisfaction_index
from qualitykit.statistics.survey import survey_mean


def _why(index):
    return [REASONS[code] for code in np.atleast_1d(index.reason)]


def test_the_ends_of_the_scale_are_0_and_100():
    """A rating of 1 is 0, of 10 is 100, and 5.5 is the middle."""
    assert satisfaction_index([[1], [5.5], [10]]).value.tolist() == [0, 50, 100]


def test_three_items_are_weighted_as_the_american_index_has_it():
    """By hand: ((8 - 1) · 0.5 + (6 - 1) · 0.3 + (9 - 1) · 0.2) / 9 · 100 = 6.6/9 · 100."""
    assert float(satisfaction_index([8, 6, 9], [0.5, 0.3, 0.2]).value) == pytest.approx(660 / 9)


def test_weights_count_by_their_proportions():
    """Weights of 5, 3, 2 give what 0.5, 0.3, 0.2 give."""
    ratings = [[8, 6, 9], [10, np.nan, 2]]
    whole, parts = (satisfaction_index(ratings, weight) for weight in ([5, 3, 2], [0.5, 0.3, 0.2]))
    assert whole.value.tolist() == pytest.approx(parts.value.tolist())


def test_an_unanswered_item_leaves_its_weight_to_the_others():
    """By hand: of the weights 3, 2, 1 the middle item is missing: (3 · 9/9 + 1 · 0/9) / 4."""
    index = satisfaction_index([10, np.nan, 1], [3, 2, 1])
    assert float(index.value) == 75
    assert int(index.answered) == 2


def test_the_index_of_the_means_is_the_mean_of_the_indices():
    """With complete answers, the mean index over citizens is the index of the mean ratings."""
    ratings = np.random.default_rng(1).integers(1, 11, (200, 4)).astype(float)
    mean = survey_mean(satisfaction_index(ratings, [4, 3, 2, 1]).value)
    assert float(mean.estimate.value) == pytest.approx(
        float(satisfaction_index(ratings.mean(axis=0), [4, 3, 2, 1]).value)
    )


def test_random_ratings_with_holes_agree_with_a_plain_loop():
    """Every respondent, with missing answers and weights of 0, equals a loop over the items."""
    rng = np.random.default_rng(2)
    ratings = np.where(rng.random((150, 5)) < 0.3, np.nan, rng.integers(0, 12, (150, 5)))
    weight = np.array([2.0, 1.0, 0.0, 3.0, 1.0])
    fast = satisfaction_index(ratings, weight)
    for row, value in zip(ratings, fast.value, strict=True):
        kept = [(w, x) for w, x in zip(weight, row, strict=True) if not np.isnan(x)]
        if any(x < 1 or x > 10 for _, x in kept) or sum(w for w, _ in kept) == 0:
            assert np.isnan(value)
        else:
            slow = 100 * sum(w * (x - 1) / 9 for w, x in kept) / sum(w for w, _ in kept)
            assert value == pytest.approx(slow)


def test_what_gives_no_index_says_why():
    """A rating outside 1 to 10, no answer, too few answers and answers without weight are told apart."""
    assert _why(satisfaction_index([[11, 5], [0.5, 5], [np.nan, np.nan], [np.inf, 5]])) == [
        *("invalid", "invalid", "missing", "invalid")
    ]
    assert _why(satisfaction_index([[5, np.nan], [5, 6]], least=2)) == ["missing", ""]
    assert _why(satisfaction_index([[5, np.nan], [5, 6]], [0, 1])) == ["no_weight", ""]
    assert _why(satisfaction_index([5, 6], [-1, 2])) == ["invalid"]


def test_another_scale_is_another_pair_of_ends():
    """On a scale from 1 to 5 a rating of 3 is 50."""
    assert satisfaction_index([[3.0]], low=1, high=5).value.tolist() == [50]


def test_no_respondents_give_no_indices():
    """An empty survey is an empty result."""
    assert satisfaction_index(np.empty((0, 3))).value.shape == (0,)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ({"ratings": 5.0}, "ratings"),
        ({"ratings": [5.0], "low": 10, "high": 1}, "ratings"),
        ({"ratings": [[5.0, 6.0]], "item_weight": [1.0]}, "item_weight"),
    ],
)
def test_wrong_shapes_are_refused_by_name(arguments, name):
    """An error names the argument that does not fit."""
    with pytest.raises(ValueError, match=f"'{name}'"):
        satisfaction_index(**arguments)
