"""What the risk level promises: the published example, bands by what they exceed, a table that is an input."""

import numpy as np
import pytest

from qualitykit.statistics.severity import EDGES, LEVELS, STAND_IN, risk_level, scenario_probability


def test_the_folding_chair_is_low():
    """2010/15/EU, section 6.1: severity 1, 1 × 1/50 × 1/10 × 1 = 1/500, band «> 1/1 000», low."""
    probability = scenario_probability([1, 1 / 50, 1 / 10, 1])
    assert probability == pytest.approx(1 / 500)
    found = risk_level(1, probability)
    assert EDGES[found.band - 1] == 1 / 1000
    assert found.word == "low"


@pytest.mark.parametrize(
    ("probability", "band"),
    [(0, 0), (0.001, 3), (0.1 * 0.01, 3), (0.0010001, 4), (0.5, 6), (0.51, 7), (1, 7)],
)
def test_a_band_exceeds_its_edge(probability, band):
    """Exactly 1/1 000 is not «> 1/1 000», whatever way the product was rounded."""
    assert risk_level(2, probability).band == band


def test_a_table_of_ones_own_is_used():
    """Whoever has the Decision at hand passes its table."""
    table = [[1, 1, 2], [1, 2, 4]]
    assert risk_level([1, 2, 2], [0.5, 0.5, 0.005], table, [0.001, 0.1]).word.tolist() == [
        "medium",
        "serious",
        "medium",
    ]


def test_the_stand_in_never_falls():
    """Our table: no level falls as severity or probability rises, and all levels occur."""
    assert (np.diff(STAND_IN.astype(int), axis=0) >= 0).all()
    assert (np.diff(STAND_IN.astype(int), axis=1) >= 0).all()
    assert set(STAND_IN.ravel()) == {1, 2, 3, 4}


def test_many_levels_agree_with_a_plain_loop():
    """Slow twin with holes and severities that are none."""
    rng = np.random.default_rng(1)
    severity = rng.choice([0, 1, 2, 3, 4, 5, 2.5, np.nan], 200)
    probability = 10 ** rng.uniform(-8, 0.2, 200)
    found = risk_level(severity, probability)
    for i in range(200):
        s, p = severity[i], probability[i]
        if s != s:
            assert found.why[i] == "missing"
        elif s not in (1, 2, 3, 4) or p > 1:
            assert found.why[i] == "invalid"
        else:
            assert found.word[i] == LEVELS[STAND_IN[int(s) - 1][sum(p > edge for edge in EDGES)]]


def test_a_step_more_never_makes_a_scenario_likelier():
    """Identity: the product with a further step is the product times that step."""
    steps = np.random.default_rng(2).random((50, 4))
    assert scenario_probability(steps) == pytest.approx(scenario_probability(steps[:, :3]) * steps[:, 3])


def test_impossible_probabilities_are_no_number():
    """Below 0, above 1 and missing steps give NaN; no steps at all is certain."""
    assert np.isnan(scenario_probability([[0.5, 1.2], [-0.1, 1], [np.nan, 0.5]])).all()
    assert risk_level(2, [-0.1, 1.1, np.nan]).why.tolist() == ["invalid", "invalid", "missing"]
    assert scenario_probability(np.empty((2, 0))).tolist() == [1, 1]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: risk_level([1, 2], [0.1, 0.2, 0.3]), "'probability' must fit the shape"),
        (lambda: risk_level(1, 0.1, [[1, 2]]), "'matrix' must have one column more than rising 'edges'"),
        (
            lambda: risk_level(1, 0.1, [[1, 2, 3]], [0.1, 0.01]),
            "'matrix' must have one column more than rising",
        ),
        (lambda: risk_level(1, 0.1, [[0, 9]], [0.1]), "'matrix' must hold level codes 1 to 4"),
        (lambda: scenario_probability(0.5), "'steps' must have at least one axis"),
    ],
)
def test_wrong_tables_and_shapes_are_refused(call, words):
    """The message names the argument."""
    with pytest.raises(ValueError, match=words):
        call()
