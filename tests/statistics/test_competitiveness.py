"""What the QCI-style index promises, by hand, against a plain loop, and on the published readings."""

import numpy as np
import pytest

from qualitykit.statistics.competitiveness import (
    INDICATORS,
    LOWER_IS_BETTER,
    SCALE_A,
    SCALE_B,
    STRUCTURE,
    min_max_score,
    qci_style,
    readings,
)

LOW, HIGH = np.zeros(12), np.full(12, 10.0)


def test_the_structure_is_2_sides_6_aspects_12_indicators():
    """Every aspect has two indicators, every side three aspects, and only the loss rate is better when lower."""
    sides, aspects, indicators = zip(*STRUCTURE, strict=True)
    assert (len(set(sides)), len(set(aspects)), len(set(indicators))) == (2, 6, 12)
    assert [aspects.count(aspect) for aspect in dict.fromkeys(aspects)] == [2] * 6
    assert [sides.count(side) for side in dict.fromkeys(sides)] == [6, 6]
    assert [INDICATORS[place] for place in np.flatnonzero(LOWER_IS_BETTER)] == ["quality_loss_rate"]


def test_scores_run_from_60_to_100():
    """By hand on 0 to 10: 0 is 60, 5 is 80, 10 is 100; lower is better turns them round; beyond the bounds is cut."""
    score, cut = min_max_score([0.0, 5, 10, 12, -1], 0, 10)
    assert score.tolist() == [60, 80, 100, 100, 60]
    assert cut.tolist() == [False, False, False, True, True]
    assert min_max_score([0.0, 5, 10], 0, 10, True)[0].tolist() == [100, 80, 60]


@pytest.mark.parametrize(
    ("value", "low", "high"), [(5, 10, 10), (5, 10, 0), (np.nan, 0, 10), (5, np.nan, 10), (np.inf, 0, 10)]
)
def test_bounds_that_are_none_give_no_score(value, low, high):
    """Constant or reversed bounds and missing values have no score and are not called cut."""
    score, cut = min_max_score(value, low, high)
    assert np.isnan(score)
    assert not cut


def test_the_index_is_solved_by_hand():
    """Equal weights, six indicators at 5 of 10 and six at 10 of 10: sides 80 and 100, index 90."""
    value = np.r_[np.full(6, 5.0), np.full(6, 10.0)]
    result = qci_style(value, np.full(12, 7.0), LOW, HIGH, lower_is_better=np.zeros(12, bool))
    assert float(result.index) == 90
    assert result.sides.tolist() == [80, 100]


def test_the_levels_add_up():
    """On random data the index is the weighted mean of the sides, and these of their aspects."""
    rng = np.random.default_rng(1)
    value, weight = rng.uniform(0, 10, (50, 12)), rng.uniform(0, 3, 12)
    result = qci_style(value, weight, LOW, HIGH)
    aspects, sides = weight.reshape(6, 2).sum(axis=1), weight.reshape(2, 6).sum(axis=1)
    assert (result.sides * sides).sum(axis=1) / weight.sum() == pytest.approx(result.index)
    assert (result.aspects * aspects).sum(axis=1) / weight.sum() == pytest.approx(result.index)
    assert ((result.index >= 60) & (result.index <= 100)).all()


def test_random_places_with_holes_agree_with_a_plain_loop():
    """Index and scores of 200 places, some with missing indicators, equal a loop over the twelve."""
    rng = np.random.default_rng(2)
    value = np.where(rng.random((200, 12)) < 0.03, np.nan, rng.uniform(-2, 13, (200, 12)))
    weight = np.array([1.0, 2, 0, 1, 3, 1, 2, 2, 1, 0, 1, 1])
    result = qci_style(value, weight, LOW, HIGH)
    for row, index, why in zip(value, result.index, result.reason, strict=True):
        total, missing = 0.0, False
        for j, x in enumerate(row):
            share = (10 - x if LOWER_IS_BETTER[j] else x) / 10
            missing |= bool(weight[j]) and np.isnan(x)
            total += weight[j] * (60 + 40 * min(max(share, 0), 1)) if weight[j] and not np.isnan(x) else 0.0
        assert index == pytest.approx(np.nan if missing else total / weight.sum(), nan_ok=True)
        assert (why == 2) == missing


def test_a_missing_indicator_takes_only_what_it_touches():
    """Without the patents the index and that side are unknown, the other side stands."""
    value = np.full(12, 5.0)
    value[8] = np.nan
    result = qci_style(value, np.ones(12), LOW, HIGH)
    assert np.isnan(result.index)
    assert np.isfinite(result.sides).tolist() == [True, False]
    assert np.isfinite(result.aspects).tolist() == [True, True, True, True, False, True]


def test_an_indicator_without_weight_may_be_missing():
    """What weighs nothing is not asked for."""
    value, weight = np.full(12, 5.0), np.ones(12)
    value[2], weight[2] = np.nan, 0
    assert float(qci_style(value, weight, LOW, HIGH).index) == 80


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"weight": np.zeros(12)}, 10),
        ({"weight": np.r_[-1.0, np.ones(11)]}, 3),
        ({"weight": np.r_[np.nan, np.ones(11)]}, 3),
        ({"value": np.r_[np.inf, np.full(11, 5.0)]}, 3),
        ({"value": np.r_[np.nan, np.full(11, 5.0)]}, 2),
        ({"high": np.r_[0.0, np.full(11, 10.0)]}, 5),
    ],
)
def test_what_has_no_index_says_why(change, why):
    """Weights that sum to 0, bad weights, infinite and missing indicators and constant bounds are told apart."""
    arguments = {"value": np.full(12, 5.0), "weight": np.ones(12), "low": LOW, "high": HIGH} | change
    result = qci_style(**arguments)
    assert int(result.reason) == why
    assert np.isnan(result.index)


def test_the_two_published_scales_disagree():
    """The published 82.14 of 2009 and 85.21 of 2023 are rather strong on scale A, initial and medium on scale B."""
    reading = readings([82.14, 85.21])
    assert reading.name_a.tolist() == ["rather_strong", "rather_strong"]
    assert reading.name_b.tolist() == ["initial", "medium"]


@pytest.mark.parametrize(
    ("index", "a", "b"),
    [
        (60.0, "extremely_weak", "none"),
        (74.99, "extremely_weak", "none"),
        (75.0, "average", "insufficient"),
        (80.0, "rather_strong", "initial"),
        (84.99, "rather_strong", "initial"),
        (85.0, "rather_strong", "medium"),
        (90.0, "rather_strong", "rather_strong"),
        (95.0, "extremely_strong", "rather_strong"),
        (100.0, "extremely_strong", "rather_strong"),
        (59.9, "", ""),
        (100.1, "", ""),
        (np.nan, "", ""),
    ],
)
def test_both_edges_of_every_class_are_read(index, a, b):
    """An index on an edge is in the class above it; outside 60 to 100 there is no reading."""
    reading = readings(index)
    assert (str(reading.name_a), str(reading.name_b)) == (a, b)
    assert (int(reading.code_a), int(reading.code_b)) == (
        SCALE_A[1].index(a) if a else -1,
        SCALE_B[1].index(b) if b else -1,
    )


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ((np.ones(11), np.ones(12), LOW, HIGH), "value"),
        ((np.ones(12), np.ones(11), LOW, HIGH), "weight"),
        ((np.ones(12), np.ones(12), 0.0, HIGH), "low"),
        ((np.ones(12), np.ones(12), LOW, np.ones(3)), "high"),
    ],
)
def test_wrong_shapes_are_refused_by_name(arguments, name):
    """An error names the argument that does not fit."""
    with pytest.raises(ValueError, match=f"'{name}'"):
        qci_style(*arguments)
