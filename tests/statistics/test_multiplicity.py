"""Multiple comparisons (多重比较)."""

import numpy as np
import pytest
from scipy.stats import false_discovery_control
from statsmodels.stats.multitest import multipletests

from qualitykit.statistics.multiplicity import benjamini_hochberg, holm

PUBLISHED = [
    0.0001,
    0.0004,
    0.0019,
    0.0095,
    0.0201,
    0.0278,
    0.0298,
    0.0344,
    0.0459,
    0.3240,
    0.4262,
    0.5719,
    0.6528,
    0.7590,
    1.0,
]
"""The 15 comparisons of Benjamini and Hochberg (1995), section 4.1."""
BOTH = pytest.mark.parametrize(("adjust", "name"), [(holm, "holm"), (benjamini_hochberg, "fdr_bh")])


def test_published_example():
    """Benjamini and Hochberg find four of their 15 comparisons at 5 %, a family-wise method three."""
    assert int(np.sum(benjamini_hochberg(PUBLISHED) <= 0.05)) == 4
    assert int(np.sum(holm(PUBLISHED) <= 0.05)) == 3


@BOTH
def test_agrees_with_statsmodels_row_by_row(adjust, name):
    """Each list with ties and holes has what statsmodels gives for it without them."""
    rng = np.random.default_rng(71)
    p_values = np.round(rng.random((8, 12)) ** 2, 2)
    p_values[rng.random(p_values.shape) < 0.2] = np.nan
    adjusted = adjust(p_values)
    for ours, row in zip(adjusted, p_values, strict=True):
        there = ~np.isnan(row)
        np.testing.assert_allclose(ours[there], multipletests(row[there], method=name)[1])
        assert np.isnan(ours[~there]).all()


def test_the_false_discovery_rate_is_scipys():
    """On a table without holes it is scipy's function along the last axis."""
    p_values = np.random.default_rng(73).random((5, 4, 9))
    np.testing.assert_allclose(benjamini_hochberg(p_values), false_discovery_control(p_values, axis=-1))


def test_solved_by_hand():
    """0.01, 0.03, 0.04 of three: Holm 0.03, 0.06, 0.06; Benjamini-Hochberg 0.03, 0.04, 0.04."""
    assert holm([0.01, 0.04, 0.03]).tolist() == pytest.approx([0.03, 0.06, 0.06])
    assert benjamini_hochberg([0.01, 0.04, 0.03]).tolist() == pytest.approx([0.03, 0.04, 0.04])


@BOTH
def test_adjusting_keeps_order_and_never_lowers(adjust, name):
    """Holm is the stricter of the two, and neither makes a finding more certain."""
    p_values = np.random.default_rng(79).random((30, 8))
    adjusted = adjust(p_values)
    assert (adjusted >= p_values).all()
    assert (np.diff(np.take_along_axis(adjusted, np.argsort(p_values), -1)) >= 0).all()
    assert (holm(p_values) >= benjamini_hochberg(p_values)).all()


@BOTH
def test_one_comparison_and_none(adjust, name):
    """A single p-value stays as it is, and no comparisons are no result."""
    assert adjust([0.04]).tolist() == [0.04]
    assert adjust([]).shape == (0,)
    assert np.isnan(adjust([np.nan, np.nan])).all()


@BOTH
def test_what_is_no_p_value_is_an_error(adjust, name):
    """Numbers outside [0, 1] are refused, the first one by its place."""
    with pytest.raises(ValueError, match=r"'p_value' must be in \[0, 1\] \(got -0.1 at 1\)"):
        adjust([0.5, -0.1, 2, np.nan])
