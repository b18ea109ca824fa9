"""The chances of a banded criterion: by hand, by enumeration and against the scorer's own bands."""

from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from qualitykit.outlook.bands import Edges, band_edges, band_limits
from qualitykit.outlook.chances import (
    binomial_chances,
    by_points,
    determined,
    expected_points,
    predictive_chances,
)
from qualitykit.outlook.draws import beta_binomial_below, binomial_below, hypergeometric_below
from qualitykit.outlook.margin import margins
from qualitykit.rubric import Measure
from qualitykit.rubric.rules import BandedShortfall
from qualitykit.scoring.bands import banded_deduction
from qualitykit.scoring.evidence import Targets
from qualitykit.scoring.observed import Observed

BANDS = ((0, 1), (1, 2), (3, 3), (5, 4), (10, 5), (15, 10))  # row 1: shortfall from, deduction


def banded(closed="upper", bands=BANDS):
    """A band table."""
    ends = [start for start, _ in bands[1:]] + [None]
    rows = [
        {"from": start, "deduct": deduct} | ({} if end is None else {"to": end})
        for (start, deduct), end in zip(bands, ends, strict=True)
    ]
    return BandedShortfall.model_validate(
        {"method": "banded_shortfall", "measure": "m", "closed": closed, "bands": rows}
    )


def rate(better="higher", per=100):
    """A measure that is a rate."""
    return Measure(zh="率", en="rate", kind="rate", per=per, better=better)


def aim(*values, scale=1):
    """Targets, one for each unit."""
    return Targets(np.array(values), scale, np.ones(len(values), bool))


def row_1(n, target=93, rule=None, measure=None, rounding="none", scale=1):
    """The edges of row 1 for some numbers of samples."""
    rule, measure, n = rule or banded(), measure or rate(), np.atleast_1d(n)
    limits = band_limits(rule, aim(*[target] * len(n), scale=scale), measure, rounding)
    return band_edges(limits, n, rule, measure, 10, 1)


# ── Where the points change ──────────────────────────────────────────────────────────────────────────────────────


def test_two_hundred_samples_at_93_percent():
    """Of 200 samples against 93 %, 186 passes give 10 points, 184 give 9 and 183 give 8."""
    edges = row_1(200)
    assert [int(edges.points[edges.level(np.array([x]))[0]]) for x in (186, 185, 184, 183)] == [10, 9, 9, 8]


@settings(max_examples=150, deadline=None)
@given(
    n=st.integers(1, 400),
    target=st.integers(0, 1000),
    closed=st.sampled_from(["upper", "lower"]),
    better=st.sampled_from(["higher", "lower"]),
    rounding=st.sampled_from(["none", 0, 1, 2]),
)
def test_edges_say_what_the_scorer_says(n, target, closed, better, rounding):
    """For every number of passes the band by its edges is the band by the scorer, however rates are rounded."""
    rule, measure = banded(closed), rate(better)
    edges = row_1(n, target, rule, measure, rounding, scale=10)
    passed = np.arange(n + 1)
    seen = Observed.of(passed, np.full(n + 1, n))
    seen = seen if rounding == "none" else seen.rounded(100, rounding)
    lost = banded_deduction(rule, seen, aim(*[target] * (n + 1), scale=10), 100, better, 1)
    assert (edges.points[edges.level(passed)] == 10 - lost).all()


def test_margin_counts_to_the_next_points_and_passes_over_bands_without_a_change():
    """One failure more or two passes more change 184 of 200; a band that costs the same as the last is no edge."""
    losses, gains = margins(row_1(200), np.array([184]), np.array([200]))
    assert (losses.tolist(), gains.tolist()) == ([1], [2])
    flat = banded(bands=((0, 1), (1, 1), (3, 3)))
    losses, gains = margins(row_1(200, rule=flat), np.array([184]), np.array([200]))
    assert (losses.tolist(), gains.tolist()) == ([5], [2])  # 180 is 3 short, 179 is more


@settings(max_examples=100, deadline=None)
@given(n=st.integers(1, 300), share=st.floats(0, 1), better=st.sampled_from(["higher", "lower"]))
def test_margin_is_what_trying_one_sample_after_another_finds(n, share, better):
    """The margins are those of a search that moves one sample at a time."""
    passed = round(share * n)
    edges = row_1(n, measure=rate(better))
    points = edges.points[edges.level(np.arange(n + 1))]
    worse, good = (range(passed - 1, -1, -1), range(passed + 1, n + 1))
    down, up = (worse, good) if better == "higher" else (good, worse)
    first = [
        next((abs(x - passed) for x in way if sign * (points[x] - points[passed]) > 0), -1)
        for way, sign in ((down, -1), (up, 1))
    ]
    losses, gains = margins(edges, np.array([passed]), np.array([n]))
    assert [losses[0], gains[0]] == first


# ── Chances ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_true_rate_at_the_target_with_a_hundred_samples():
    """At a true 93 % against 93 %, 100 samples give full marks with 0.5988, 9.219 points, 1.097 the deviation."""
    edges = row_1(100)
    chances = binomial_chances(edges, np.array([100]), np.array([0.93]))
    mean, sd = expected_points(chances, edges.points)
    assert chances[0, 0] == pytest.approx(0.5988, abs=5e-5)
    assert mean[0] == pytest.approx(9.219, abs=5e-4)
    assert sd[0] == pytest.approx(1.097, abs=5e-4)


def test_a_worse_rate_still_gets_full_marks_often():
    """At a true 92 % against 93 %, 50 samples give full marks with 0.4253."""
    chances = binomial_chances(row_1(50), np.array([50]), np.array([0.92]))
    assert chances[0, 0] == pytest.approx(0.4253, abs=5e-5)


def by_enumeration(edges, n, weight):
    """The chance of each band, every number of passes added up in rationals."""
    found = [Fraction(0)] * len(edges.points)
    for x in range(n + 1):
        found[int(edges.level(np.array([x]))[0])] += weight(x)
    return [float(value) for value in found]


@pytest.mark.parametrize("n", [1, 2, 7, 40])
def test_binomial_chances_are_those_of_enumeration(n):
    """The chances at a true rate are the binomial terms, added up one by one in rationals."""
    p, edges = Fraction(9, 10), row_1(n)
    exact = by_enumeration(edges, n, lambda x: comb(n, x) * p**x * (1 - p) ** (n - x))
    assert binomial_chances(edges, np.array([n]), np.array([0.9]))[:, 0] == pytest.approx(exact, abs=1e-12)


def rising(a, k):
    """a (a + 1) … (a + k − 1)."""
    product = Fraction(1)
    for i in range(k):
        product *= a + i
    return product


@pytest.mark.parametrize(("passed", "n"), [(0, 1), (1, 1), (5, 6), (38, 40)])
def test_predictive_chances_are_those_of_enumeration(passed, n):
    """The chances of another sample are the beta-binomial terms with half a pass and half a failure added."""
    a, b = Fraction(1, 2) + passed, Fraction(1, 2) + n - passed
    edges = row_1(n)
    exact = by_enumeration(
        edges, n, lambda x: comb(n, x) * rising(a, x) * rising(b, n - x) / rising(a + b, n)
    )
    found = predictive_chances(edges, np.array([passed]), np.array([n]))[:, 0]
    assert found == pytest.approx(exact, abs=1e-12)


def test_inspecting_the_whole_population_leaves_no_doubt():
    """Where all of a population was inspected, the points that stand are certain."""
    edges = row_1(40)
    every = predictive_chances(edges, np.array([38]), np.array([40]), np.array([40]))
    assert every[:, 0].tolist() == [1.0] + [0.0] * 6  # 95 %


def test_a_finite_population_is_drawn_without_replacement():
    """Of 50 with 46 that pass, 40 drawn: the hypergeometric terms; with all 50 drawn, the one result there is."""
    edges = row_1(40)
    exact = by_enumeration(edges, 40, lambda x: Fraction(comb(46, x) * comb(4, 40 - x), comb(50, 40)))
    found = binomial_chances(edges, np.array([40]), np.array([0.92]), np.array([50]))[:, 0]
    assert found == pytest.approx(exact, abs=1e-12)
    whole = binomial_chances(row_1(50), np.array([50]), np.array([0.92]), np.array([50]))[:, 0]
    assert whole.tolist() == [0.0, 1.0] + [0.0] * 5  # 46 of 50: 1 short


def test_nothing_inspected_is_no_chance():
    """With n = 0 there is no number, only NaN, and nothing is determined."""
    for chances in (
        binomial_chances(row_1(0), np.array([0]), np.array([0.93])),
        predictive_chances(row_1(0), np.array([0]), np.array([0])),
    ):
        assert np.isnan(chances).all()
        assert not determined(chances).any()


@settings(max_examples=60, deadline=None)
@given(
    n=st.integers(1, 500),
    share=st.floats(0, 1),
    target=st.integers(0, 100),
    better=st.sampled_from(["higher", "lower"]),
)
def test_chances_sum_to_one(n, share, target, better):
    """Whatever the counts, target and direction, the chances of a criterion sum to 1 and none is negative."""
    edges, passed = row_1(n, target, measure=rate(better)), np.array([round(share * n)])
    for chances in (
        predictive_chances(edges, passed, np.array([n])),
        binomial_chances(edges, np.array([n]), np.array([share])),
    ):
        assert chances.sum() == pytest.approx(1, abs=1e-10)
        assert (chances > -1e-12).all()


def test_less_is_better_is_the_mirror_image():
    """A complaint share at most 7 % is a pass rate of at least 93 %: the same chances from the other side."""
    n, passed = np.array([80]), np.array([73])
    high = predictive_chances(row_1(80), passed, n)
    low = predictive_chances(row_1(80, 7, measure=rate("lower")), n - passed, n)
    assert high[:, 0] == pytest.approx(low[:, 0], abs=1e-12)


def test_many_groups_are_each_alone():
    """Side by side, whatever the order and the sizes, every group has the chances that it has by itself."""
    rng = np.random.default_rng(4)
    n = rng.integers(1, 700, 300)
    passed = rng.binomial(n, 0.93)
    together = predictive_chances(row_1(n), passed, n)
    alone = [
        predictive_chances(row_1(k), np.array([x]), np.array([k]))[:, 0]
        for k, x in zip(n, passed, strict=True)
    ]
    assert np.abs(together - np.array(alone).T).max() < 1e-12


def test_distribution_functions_agree_with_scipy():
    """The three distribution functions are scipy's, below 0 and above n too."""
    rng = np.random.default_rng(11)
    n = rng.integers(1, 400, 100)
    passed = rng.integers(0, n + 1)
    x = rng.integers(-3, 405, (5, 100))
    beta = stats.betabinom.cdf(x - 1, n, passed + 0.5, n - passed + 0.5)
    assert np.abs(beta_binomial_below(x, n, passed, n - passed) - beta).max() < 1e-11
    assert np.abs(binomial_below(x, n, np.full(100, 0.93)) - stats.binom.cdf(x - 1, n, 0.93)).max() < 1e-12
    population = n + rng.integers(0, 50, 100)
    passing = rng.integers(0, population + 1)
    drawn = stats.hypergeom.cdf(x - 1, population, passing, n)
    assert np.abs(hypergeometric_below(x, n, population, passing) - drawn).max() < 1e-12


def test_a_million_samples_are_summed_too():
    """The chance for a sample of a million is scipy's to eight places."""
    n, passed = np.array([10**6]), np.array([930_000])
    found = beta_binomial_below(np.array([[930_500]]), n, passed, n - passed)[0, 0]
    assert found == pytest.approx(stats.betabinom.cdf(930_499, 10**6, 930_000.5, 70_000.5), abs=1e-8)


def test_ten_million_more_draws_tell_the_rate():
    """All of a very large population passes as often as the rate's own distribution says."""
    passed, n = np.array([184]), np.array([200])
    limit = 9_300_000 + 200
    found = beta_binomial_below(np.array([[limit, -1, 10**8]]).T, np.array([10**7]), passed, n - passed)
    rate = stats.beta.cdf(limit / 10**7, 184.5, 16.5)
    assert found.ravel() == pytest.approx([rate, 0, 1], abs=1e-5)


def test_bands_of_the_same_points_count_together():
    """Two bands that cost the same are one points value with their chances added."""
    points, chances = by_points(np.array([[0.5], [0.2], [0.3]]), np.array([10, 0, 0]))
    assert (points.tolist(), chances.ravel().tolist()) == ([10, 0], [0.5, 0.5])


def test_determined_from_eighty_percent_on():
    """A points value with a chance of 80 % is determined, one just below is not."""
    assert determined(np.array([[0.80, 0.79], [0.20, 0.21]])).tolist() == [True, False]


def test_edges_can_be_taken_apart():
    """Some of the units have the edges that they have among all."""
    edges = row_1([50, 100, 200])
    assert isinstance(edges, Edges)
    assert edges.take([2]).passes.tolist() == row_1(200).passes.tolist()
