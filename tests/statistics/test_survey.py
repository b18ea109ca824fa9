"""What survey means promise, against Lohr's stratified sample, statsmodels, plain loops and hand-solved tables."""

import math

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.oneway import anova_oneway
from statsmodels.stats.weightstats import DescrStatsW

from qualitykit.statistics.survey import (
    kish_effect,
    mode_difference,
    mode_means,
    poststratified_mean,
    stratified_mean,
    survey_mean,
    survey_ratio,
)

REGIONS = {"NE": (220, 21, 97629.8, 7647472708.0), "NC": (1054, 103, 300504.2, 29618183543.0)} | {
    "S": (1382, 135, 211315.0, 53587487856.0),
    "W": (422, 41, 662295.5, 396185950266.0),
}


def _with_moments(n, mean, variance, seed):
    """n numbers that have exactly this mean and this sample variance."""
    raw = np.random.default_rng(seed).normal(size=n)
    raw = (raw - raw.mean()) / raw.std(ddof=1)
    return mean + raw * math.sqrt(variance)


def _holed(seed, n=400, groups=4, strata=3):
    rng = np.random.default_rng(seed)
    value = np.where(rng.random(n) < 0.15, np.nan, rng.uniform(0, 100, n))
    return value, rng.uniform(0.2, 3, n), rng.integers(-1, groups, n), rng.integers(0, strata, n)


def test_the_stratified_mean_is_that_of_lohrs_farm_census():
    """Lohr, Sampling: Design and Analysis, example 3.2: mean 295,561 acres, SE 16,380; of the total, 50,417,248."""
    parts = [_with_moments(n, mean, s2, seed) for seed, (_, n, mean, s2) in enumerate(REGIONS.values())]
    region = np.repeat(np.arange(4), [len(part) for part in parts])
    sizes = np.array([size for size, *_ in REGIONS.values()])
    mean = stratified_mean(np.concatenate(parts), region, sizes)
    assert float(mean.estimate.value) == pytest.approx(295_561, abs=0.5)
    assert float(mean.error) == pytest.approx(16_380, abs=0.5)
    assert float(mean.error) * 3078 == pytest.approx(50_417_248, abs=1)
    assert int(mean.degrees) == 296
    assert float(mean.estimate.lower) == pytest.approx(
        295_560.76 - stats.t.ppf(0.975, 296) * 16_379.873, abs=0.1
    )


def test_without_weights_the_mean_has_students_interval():
    """Equal weights and no strata give scipy's t interval of the plain mean and a design effect of 1."""
    value = [70.0, 82.0, 91.0, 60.0, 75.0]
    mean = survey_mean(value)
    low, high = stats.t.interval(0.95, 4, np.mean(value), stats.sem(value))
    assert (float(mean.estimate.lower), float(mean.estimate.upper)) == pytest.approx((low, high))
    assert float(mean.design_effect) == pytest.approx(1)


def test_the_weighted_mean_is_that_of_statsmodels():
    """The value agrees with DescrStatsW on weighted answers with holes."""
    value, weight, *_ = _holed(1)
    known = ~np.isnan(value)
    assert float(survey_mean(value, weight).estimate.value) == pytest.approx(
        DescrStatsW(value[known], weight[known]).mean
    )


def test_the_weighted_standard_error_is_solved_by_hand():
    """Values 0, 10, 20 of weights 1, 1, 2: mean 12.5, z = w(y - 12.5)/4, variance 3/2 Σz² = 40.4297."""
    mean = survey_mean([0.0, 10.0, 20.0], [1.0, 1.0, 2.0])
    assert float(mean.estimate.value) == 12.5
    assert float(mean.error) ** 2 == pytest.approx(1.5 * (3.125**2 + 0.625**2 + 3.75**2))


def test_domains_and_strata_agree_with_a_plain_loop():
    """Random weighted answers with holes, in four domains across three strata, equal a loop over both."""
    value, weight, group, stratum = _holed(2)
    population = np.array([900.0, 700.0, 800.0])
    mean = survey_mean(value, weight, group, stratum, population=population)
    used = ~np.isnan(value) & (group >= 0)
    for g in range(4):
        mine = used & (group == g)
        base = weight[mine].sum()
        ratio = (weight * np.nan_to_num(value))[mine].sum() / base
        variance = 0.0
        for h in range(3):
            members = used & (stratum == h)
            z = [
                weight[i] * (value[i] - ratio) / base if group[i] == g else 0.0
                for i in np.flatnonzero(members)
            ]
            n = len(z)
            variance += (1 - n / population[h]) * n / (n - 1) * sum((one - sum(z) / n) ** 2 for one in z)
        assert mean.estimate.value[g] == pytest.approx(ratio)
        assert mean.error[g] == pytest.approx(math.sqrt(variance))
        assert mean.estimate.n[g] == mine.sum()


def test_a_ratio_of_one_variable_to_itself_is_one():
    """With y = 2x the ratio is 2 and nothing varies, so that there is no interval."""
    ratio = survey_ratio([2.0, 4.0, 8.0], [1.0, 2.0, 4.0])
    assert float(ratio.estimate.value) == 2
    assert ratio.estimate.why == "constant"
    assert np.isnan(ratio.estimate.lower)


def test_design_weights_and_strata_are_the_stratified_mean():
    """Weights N_h/n_h with strata and population give the stratified mean and its error."""
    value = np.array([60.0, 70, 90, 40, 50, 55, 80])
    stratum = np.array([0, 0, 0, 1, 1, 1, 1])
    population = np.array([30.0, 10.0])
    weight = (population / [3, 4])[stratum]
    by_weight = survey_mean(value, weight, None, stratum, population=population)
    by_stratum = stratified_mean(value, stratum, population)
    assert float(by_weight.estimate.value) == pytest.approx(float(by_stratum.estimate.value))
    assert float(by_weight.error) == pytest.approx(float(by_stratum.error))


def test_a_census_has_no_sampling_error():
    """Where every stratum was asked in full, the limits are the mean itself."""
    mean = stratified_mean([60.0, 70, 90, 40], [0, 0, 1, 1], [2, 2])
    assert float(mean.error) == 0
    assert float(mean.estimate.lower) == float(mean.estimate.upper) == 65


def test_poststratification_to_the_shares_found_changes_nothing():
    """Cells weighted as the sample has them give back the plain mean."""
    value, _, _, cell = _holed(3)
    known = ~np.isnan(value)
    after = poststratified_mean(value, cell, np.bincount(cell[known]))
    assert float(after.estimate.value) == pytest.approx(np.nanmean(value))


def test_poststratification_agrees_with_a_plain_loop():
    """Weighted answers with holes, to each district's own population, equal a loop over districts and cells."""
    value, weight, group, cell = _holed(4)
    population = np.random.default_rng(5).uniform(100, 900, (4, 3))
    mean = poststratified_mean(value, cell, population, weight, group)
    for g in range(4):
        shares = population[g] / population[g].sum()
        total = variance = 0.0
        for p in range(3):
            mine = ~np.isnan(value) & (group == g) & (cell == p)
            y, w = value[mine], weight[mine]
            centre = (w * y).sum() / w.sum()
            z = shares[p] * w * (y - centre) / w.sum()
            total += shares[p] * centre
            variance += len(z) / (len(z) - 1) * (z**2).sum()
        assert mean.estimate.value[g] == pytest.approx(total)
        assert mean.error[g] == pytest.approx(math.sqrt(variance))


def test_a_sample_of_party_staff_is_set_right_by_its_population():
    """By hand: 32 answers of 90 and 68 of 70, weighted to 4 and 96 percent, fall from 76.4 to 70.8."""
    value = np.r_[np.full(16, 88.0), np.full(16, 92.0), np.full(34, 65.0), np.full(34, 75.0)]
    staff = np.repeat([0, 1], [32, 68])
    assert float(survey_mean(value).estimate.value) == pytest.approx(76.4)
    assert float(poststratified_mean(value, staff, [0.04, 0.96]).estimate.value) == pytest.approx(70.8)


def test_the_design_effect_of_weights_unrelated_to_answers_is_kishs():
    """Kish's 1 + cv² is close to the design effect where weights and answers have nothing to do with each other."""
    rng = np.random.default_rng(6)
    weight = rng.uniform(0.5, 4, 20_000)
    mean = survey_mean(rng.normal(70, 10, 20_000), weight)
    assert float(mean.design_effect) == pytest.approx(float(kish_effect(weight)), rel=0.05)


def test_modes_are_shown_apart_and_never_pooled():
    """Each mode of each district has its own mean, and there is none over modes."""
    value = [70.0, 72, 90, 92, 50, 54]
    means = mode_means(value, [0, 0, 1, 1, 0, 0], group=[0, 0, 0, 0, 1, 1])
    assert means.estimate.value == pytest.approx(np.array([[71, 91], [52, np.nan]]), nan_ok=True)
    assert means.estimate.why.tolist() == [["", ""], ["", "empty"]]


def test_the_difference_between_modes_is_welchs_test():
    """The p-value is that of statsmodels' Welch ANOVA, for two modes also that of scipy's Welch t test."""
    rng = np.random.default_rng(7)
    web, phone, site = rng.normal(70, 9, 40), rng.normal(76, 4, 15), rng.normal(74, 12, 22)
    value, mode = np.r_[web, phone, site], np.repeat([0, 1, 2], [40, 15, 22])
    test = mode_difference(mode_means(value, mode))
    assert float(test.p_value) == pytest.approx(anova_oneway([web, phone, site], use_var="unequal").pvalue)
    two = mode_difference(mode_means(value[:55], mode[:55]))
    assert float(two.p_value) == pytest.approx(stats.ttest_ind(web, phone, equal_var=False).pvalue)
    assert int(test.n) == 77


def test_a_single_mode_cannot_be_compared():
    """One mode alone gives no p-value and says why."""
    test = mode_difference(mode_means([70.0, 72.0], [0, 0]))
    assert np.isnan(test.p_value)
    assert test.why == "one_group"


@pytest.mark.parametrize(
    ("value", "weight", "why", "number"),
    [
        ([], [], "empty", False),
        ([np.nan, np.nan], [1.0, 1.0], "empty", False),
        ([70.0, 80.0], [0.0, 0.0], "no_weight", False),
        ([70.0, 80.0], [1.0, np.nan], "missing", False),
        ([70.0, 80.0], [1.0, -1.0], "invalid", False),
        ([70.0, np.inf], [1.0, 1.0], "invalid", False),
        ([70.0], [1.0], "short", True),
        ([70.0, 70.0, 70.0], [1.0, 2.0, 3.0], "constant", True),
        ([0.1, 0.1, 0.1], [1.0, 2.0, 3.0], "constant", True),
    ],
)
def test_what_cannot_be_estimated_says_why(value, weight, why, number):
    """Bad answers take the value, too few or equal ones only its limits, and each names its reason."""
    estimate = survey_mean(value, weight).estimate
    assert estimate.why == why
    assert np.isfinite(estimate.value) == number
    assert np.isnan([estimate.lower, estimate.upper]).all()


def test_answers_that_are_all_equal_get_no_interval_of_zero_width():
    """Ten times the top rating does not prove that everybody is satisfied."""
    mean = survey_mean([100.0] * 10)
    assert float(mean.estimate.value) == 100
    assert np.isnan(mean.error)


def test_a_bad_group_leaves_the_others_alone():
    """A negative weight in one district takes only that district's mean."""
    mean = survey_mean([70.0, 80.0, 60.0, 90.0], [1.0, 1.0, -1.0, 1.0], [0, 0, 1, 1])
    assert mean.estimate.value.tolist() == pytest.approx([75, np.nan], nan_ok=True)


def test_a_single_answer_in_a_stratum_adds_its_own_deviation():
    """By hand: z = 5/3, -10/3, 5/3 about the mean 75; the lone answer adds (5/3)², the pair 2 · Σ(z - z̄)² = 25."""
    mean = survey_mean([80.0, 65.0, 80.0], None, None, [0, 0, 1])
    assert float(mean.error) ** 2 == pytest.approx(2 * (2.5**2 + 2.5**2) + (5 / 3) ** 2)


def test_a_single_stratum_is_no_stratum():
    """One stratum gives the same as none."""
    value, weight, *_ = _holed(8)
    plain, one = survey_mean(value, weight), survey_mean(value, weight, None, np.zeros(len(value), int))
    assert float(plain.error) == pytest.approx(float(one.error))


@pytest.mark.parametrize(
    ("population", "why"),
    [([20, 20, 5], "empty"), ([0, 0, 0], "no_weight"), ([-1, 20, 0], "invalid"), ([1, 20, 0], "invalid")],
)
def test_populations_that_do_not_fit_the_sample_say_why(population, why):
    """A cell nobody answered, no population, a negative one, or one below the sample takes the mean."""
    mean = stratified_mean([70.0, 80, 60, 65], [0, 0, 1, 1], population)
    assert mean.estimate.why == why
    assert np.isnan(mean.estimate.value)


def test_more_answers_than_people_is_invalid():
    """A stratum of two people cannot answer three times."""
    mean = survey_mean([70.0, 80.0, 90.0], None, None, [0, 0, 0], population=[2])
    assert mean.estimate.why == "invalid"


def test_unequal_weights_cost_precision():
    """Kish's effect by hand, NaN for weights that are none."""
    assert kish_effect([1.0, 1.0, 2.0, 0.0, np.nan], [0, 0, 1, 2, 3]).tolist() == pytest.approx(
        [1, 1, np.nan, np.nan], nan_ok=True
    )


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ({"value": [1.0, 2.0], "weight": [1.0]}, "weight"),
        ({"value": [1.0, 2.0], "group": [0]}, "group"),
        ({"value": [1.0, 2.0], "group": [0.5, 1.0]}, "group"),
        ({"value": [1.0, 2.0], "group": [0, -2]}, "group"),
        ({"value": [1.0, 2.0], "group": [0, 3], "groups": 2}, "group"),
        ({"value": [1.0, 2.0], "stratum": [0, 1, 2]}, "stratum"),
        ({"value": [[1.0], [2.0]]}, "value"),
        ({"value": [1.0, 2.0], "population": [1.0, 2.0]}, "population"),
        ({"value": [1.0, 2.0], "confidence": 95}, "confidence"),
    ],
)
def test_wrong_shapes_are_refused_by_name(arguments, name):
    """An error names the argument that does not fit."""
    with pytest.raises(ValueError, match=f"'{name}'"):
        survey_mean(**arguments)


def test_cells_beyond_the_population_are_refused():
    """Population and cells must speak of the same number of cells."""
    with pytest.raises(ValueError, match="'cell'"):
        poststratified_mean([1.0, 2.0], [0, 2], [5, 5])
    with pytest.raises(ValueError, match="'population'"):
        poststratified_mean([1.0, 2.0], [0, 1], [[5, 5], [5, 5]])
