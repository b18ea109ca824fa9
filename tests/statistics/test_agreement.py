"""What Krippendorff's alpha promises: his published example, the coincidence matrix as a slow twin, identities."""

import itertools

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.inter_rater import fleiss_kappa

from qualitykit.statistics.agreement import METRICS, krippendorff_alpha

NONE = np.nan
KRIPPENDORFF = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NONE, NONE, NONE],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NONE, 3],
    [NONE, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NONE],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NONE],
]
"""Krippendorff, Computing Krippendorff's alpha-reliability (2011), section C: 40 pairable values of 4 observers."""


def _holed(seed, shape, values=5):
    rng = np.random.default_rng(seed)
    truth = rng.integers(0, values, (*shape[:-2], 1, shape[-1]))
    noise = rng.integers(-1, 2, shape) * (rng.random(shape) < 0.5)
    return np.where(rng.random(shape) < 0.25, np.nan, np.clip(truth + noise, 0, values - 1)) * 1.5


def _slow_alpha(ratings, metric):
    """Alpha by the coincidence matrix, as Krippendorff writes it down."""
    units = [column[~np.isnan(column)] for column in np.asarray(ratings, float).T]
    units = [unit for unit in units if len(unit) > 1]
    values = sorted(set(np.concatenate(units)))
    coincidence = np.zeros((len(values), len(values)))
    for unit in units:
        for a, b in itertools.permutations(range(len(unit)), 2):
            coincidence[values.index(unit[a]), values.index(unit[b])] += 1 / (len(unit) - 1)
    count = coincidence.sum(axis=1)
    n = count.sum()
    observed = expected = 0.0
    for c, k in itertools.combinations(range(len(values)), 2):
        distance = {
            "nominal": 1.0,
            "ordinal": (count[c : k + 1].sum() - (count[c] + count[k]) / 2) ** 2,
            "interval": (values[c] - values[k]) ** 2,
        }[metric]
        observed += coincidence[c, k] * distance
        expected += count[c] * count[k] * distance
    return 1 - (n - 1) * observed / expected


@pytest.mark.parametrize(
    ("metric", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_alpha_is_that_of_krippendorffs_example(metric, published):
    """Four observers and twelve units with gaps: 0.743 nominal, 0.815 ordinal, 0.849 interval."""
    alpha = krippendorff_alpha(KRIPPENDORFF, metric)
    assert float(alpha.value) == pytest.approx(published, abs=5e-4)
    assert int(alpha.n) == 40


@pytest.mark.parametrize("metric", METRICS)
def test_the_example_agrees_with_the_coincidence_matrix(metric):
    """The closed form gives all digits of the matrix that Krippendorff describes."""
    assert float(krippendorff_alpha(KRIPPENDORFF, metric).value) == pytest.approx(
        _slow_alpha(KRIPPENDORFF, metric)
    )


@pytest.mark.parametrize("metric", METRICS)
def test_many_groups_agree_with_the_coincidence_matrix(metric):
    """Thirty random groups with holes, done at once, equal one matrix each."""
    ratings = _holed(1, (30, 4, 9))
    alpha = krippendorff_alpha(ratings, metric, confidence=None)
    assert alpha.value.tolist() == pytest.approx([_slow_alpha(one, metric) for one in ratings])


def test_two_observers_and_two_values_are_solved_by_hand():
    """Of 4 units one is disagreed on: D_o = 2/8, D_e = 30/56, alpha 1 - 14/30."""
    assert float(krippendorff_alpha([[0, 1, 0, 1], [0, 1, 0, 0]], "nominal").value) == pytest.approx(
        1 - 14 / 30
    )


def test_complete_nominal_ratings_follow_from_fleiss_kappa():
    """With m complete judgements a unit, alpha = kappa + (1 - kappa)/n, n all judgements: statsmodels has kappa."""
    ratings = np.random.default_rng(2).integers(0, 3, (4, 25))
    table = np.stack([(ratings == value).sum(axis=0) for value in range(3)], axis=1)
    kappa = fleiss_kappa(table)
    assert float(krippendorff_alpha(ratings, "nominal").value) == pytest.approx(kappa + (1 - kappa) / 100)


def test_on_two_values_all_metrics_are_the_same():
    """With two values there is only one distance."""
    ratings = np.where(np.isnan(_holed(3, (3, 20), values=2)), np.nan, _holed(3, (3, 20), values=2) > 0)
    assert len({round(float(krippendorff_alpha(ratings, metric).value), 12) for metric in METRICS}) == 1


def test_ordinal_alpha_knows_only_the_order():
    """Squaring the values changes interval alpha and leaves ordinal and nominal alpha."""
    ratings = np.array(KRIPPENDORFF)
    for metric in METRICS:
        plain, squared = (float(krippendorff_alpha(r, metric).value) for r in (ratings, ratings**2))
        assert (plain == pytest.approx(squared)) == (metric != "interval")


def test_interval_alpha_does_not_mind_origin_and_unit():
    """Points in tenths and shifted by a million give the same alpha."""
    ratings = np.array(KRIPPENDORFF)
    moved = krippendorff_alpha(ratings / 10 + 1e6)
    assert float(moved.value) == pytest.approx(float(krippendorff_alpha(ratings).value), abs=1e-7)


def test_perfect_agreement_is_one_without_limits():
    """Where everybody agrees alpha is 1, and no unit tells how sure that is."""
    alpha = krippendorff_alpha([[1, 2, 3, 4]] * 3)
    assert float(alpha.value) == 1
    assert alpha.why == "constant"
    assert np.isnan(alpha.lower)


def test_systematic_disagreement_is_below_zero():
    """Two observers who always say the opposite are worse than chance."""
    assert float(krippendorff_alpha([[0, 1, 0, 1], [1, 0, 1, 0]]).value) < 0


def test_the_limits_are_the_jackknifes():
    """Leaving one unit out at a time, in a loop, gives the same t interval, cut at 1."""
    ratings = _holed(4, (4, 15))
    alpha = krippendorff_alpha(ratings)
    used = [u for u in range(15) if (~np.isnan(ratings[:, u])).sum() > 1]
    left = np.array([_slow_alpha(np.delete(ratings, u, axis=1), "interval") for u in used])
    n = len(used)
    half = stats.t.ppf(0.975, n - 1) * np.sqrt((n - 1) / n * ((left - left.mean()) ** 2).sum())
    assert float(alpha.lower) == pytest.approx(float(alpha.value) - half)
    assert float(alpha.upper) == pytest.approx(min(float(alpha.value) + half, 1))


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize(
    ("ratings", "why"),
    [
        (np.empty((2, 0)), "empty"),
        ([[1.0, NONE], [NONE, 2.0]], "empty"),
        ([[1.0, 2.0]], "empty"),
        ([[3.0, 3.0], [3.0, 3.0]], "constant"),
        ([[1.0, np.inf], [1.0, 2.0]], "invalid"),
    ],
)
def test_what_cannot_be_judged_says_why(metric, ratings, why):
    """Nothing judged twice, one value throughout, and infinite ratings are told apart."""
    alpha = krippendorff_alpha(ratings, metric)
    assert alpha.why == why
    assert np.isnan(alpha.value)


def test_two_units_have_an_alpha_without_limits():
    """A jackknife over two units is none."""
    alpha = krippendorff_alpha([[1.0, 2.0], [1.0, 3.0]])
    assert np.isfinite(alpha.value)
    assert alpha.why == "short"


def test_a_bad_group_leaves_the_others_alone():
    """An infinite rating takes its own group."""
    alpha = krippendorff_alpha(np.stack([np.array(KRIPPENDORFF), np.full((4, 12), np.inf)]))
    assert alpha.why.tolist() == ["", "invalid"]


@pytest.mark.parametrize(
    ("ratings", "options", "name"),
    [
        ([1.0, 2.0], {}, "ratings"),
        ([[1.0, 2.0]], {"metric": "ratio"}, "metric"),
        ([[1.0, 2.0]], {"confidence": 95}, "confidence"),
    ],
)
def test_wrong_arguments_are_refused_by_name(ratings, options, name):
    """An error names the argument that does not fit."""
    with pytest.raises(ValueError, match=f"'{name}'"):
        krippendorff_alpha(ratings, **options)
