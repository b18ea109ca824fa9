"""Rates, counts and growth give the digits that textbooks and other packages print, the functions called directly."""

import numpy as np
import pytest

from qualitykit.statistics.composition import composition_effect, mix_and_level
from qualitykit.statistics.count_comparison import exposure_rate_ratio, exposure_rate_ratio_test
from qualitykit.statistics.counts import byar_interval, rate_per_exposure
from qualitykit.statistics.growth import compound_growth
from qualitykit.statistics.rates import clopper_pearson_interval, wilson_interval
from qualitykit.statistics.strata import design_effect, stratified_rate


def limits(result, digits):
    """The rounded limits of a single group."""
    return round(float(result.lower), digits), round(float(result.upper), digits)


@pytest.mark.parametrize(
    ("passed", "tested", "wilson", "exact"),
    [(9, 10, (0.596, 0.982), (0.555, 0.997)), (0, 25, (0.000, 0.133), (0.000, 0.137))],
)
def test_small_samples_are_agrestis(passed, tested, wilson, exact):
    """Agresti, An Introduction to Categorical Data Analysis, 2nd ed., section 1.4: 9 of 10, 0 of 25."""
    assert limits(wilson_interval(passed, tested), 3) == wilson
    assert limits(clopper_pearson_interval(passed, tested), 3) == pytest.approx(exact, abs=5.1e-4)


def test_the_exact_interval_is_that_of_nist():
    """NIST/SEMATECH 7.2.4.1: 4 defective of 20 at 90 %, 0.071354 to 0.401029."""
    result = clopper_pearson_interval(4, 20, 0.90)
    assert (float(result.lower), float(result.upper)) == pytest.approx((0.071354, 0.401029), abs=1.1e-6)


def test_the_exact_interval_is_that_of_mendels_peas():
    """R, manual page of binom.test (Conover 1971): 682 of 925, 0.7076683 to 0.7654066."""
    assert limits(clopper_pearson_interval(682, 925), 7) == (0.7076683, 0.7654066)


class TestStrata:
    """Scheaffer, Mendenhall and Ott, Elementary Survey Sampling: households that watch a show in two towns and a rural
    area, 16 of 20, 2 of 8 and 6 of 12 drawn from 155, 62 and 93."""

    WATCHED, ASKED, HOUSEHOLDS = (16, 2, 6), (20, 8, 12), (155, 62, 93)

    def test_the_share_is_the_printed_one(self):
        """They print 0.60."""
        assert float(stratified_rate(self.WATCHED, self.ASKED, self.HOUSEHOLDS).value) == pytest.approx(0.60)

    def test_the_design_effect_gives_back_the_printed_variance(self):
        """They print 0.0045; a plain sample of 40 of 310 has (1 − 40/310) · 0.6 · 0.4/39."""
        effect = float(design_effect(self.WATCHED, self.ASKED, self.HOUSEHOLDS).value)
        assert round(effect * (1 - 40 / 310) * 0.24 / 39, 4) == 0.0045


def test_the_rate_per_exposure_is_that_of_r():
    """R, manual page of poisson.test: 137 events in 24.19893, 5.661407 (4.753125, 6.692709)."""
    result = rate_per_exposure(137, 24.19893, "unit of exposure")
    assert round(float(result.value), 6) == 5.661407
    assert limits(result, 6) == (4.753125, 6.692709)


def test_byars_limits_are_those_of_another_package():
    """The gem `byar` prints for 100 observed, 90 expected 0.9040199 and 1.3514261, with z cut at 1.96."""
    result = byar_interval(100)
    assert float(result.lower) / 90 == pytest.approx(0.9040199067, abs=5e-6)
    assert float(result.upper) / 90 == pytest.approx(1.3514260808, abs=5e-6)


class TestRateRatio:
    """Fay's vignettes of the R packages exactci (2 in 17,877, 10 in 20,000) and rateratio.test (2, and 9 in 16,660)."""

    def test_ratio_and_limits(self):
        """0.2237512 (0.02383738, 1.04995468), and 0.2070941557 (0.02177406, 1.00054910)."""
        first, other = exposure_rate_ratio(2, 17877, 10, 20000), exposure_rate_ratio(2, 17877, 9, 16660)
        assert round(float(first.value), 7) == 0.2237512
        assert limits(first, 8) == (0.02383738, 1.04995468)
        assert round(float(other.value), 10) == 0.2070941557
        assert limits(other, 8) == (0.02177406, 1.00054910)

    def test_p_values(self):
        """0.04213 by minimum likelihood for the first; 0.05011, matching the limits, for the second."""
        first = exposure_rate_ratio_test(2, 17877, 10, 20000, method="minimum_likelihood")
        assert round(float(first.p_value), 5) == 0.04213
        assert round(float(exposure_rate_ratio_test(2, 17877, 9, 16660).p_value), 5) == 0.05011


def test_compound_growth_is_the_textbook_one():
    """The usual example, as in Wikipedia's «Compound annual growth rate»: 9,000 to 13,000 in 3 years are 13 %."""
    assert round(float(compound_growth(13000, 9000, 3).value), 2) == 0.13


class TestComposition:
    """Das Gupta, Standardization and Decomposition of Rates (1993), example 5.3: United States, crude death rates of
    1970 and 1985 by race and age, as the R package DasGuptR prints it."""

    SIZE_1985 = (
        *(3041, 11577, 27450, 32711, 35480, 27411, 19555, 19795, 15254, 8022, 2472),
        *(707, 2692, 6473, 6841, 6547, 4352, 3034, 2540, 1749, 804, 236),
    )
    SIZE_1970 = (
        *(2968, 11484, 34614, 30992, 21983, 20314, 20928, 16897, 11339, 5720, 1315),
        *(535, 2162, 6120, 4781, 3096, 2718, 2363, 1767, 1149, 448, 117),
    )
    RATE_1985 = (
        *(9.163, 0.462, 0.248, 0.929, 1.084, 1.810, 4.715, 12.187, 27.728, 64.068, 157.570),
        *(17.208, 0.738, 0.328, 1.103, 2.045, 3.724, 8.052, 17.812, 34.128, 68.276, 125.161),
    )
    RATE_1970 = (
        *(18.469, 0.751, 0.391, 1.146, 1.287, 2.672, 6.636, 15.691, 34.723, 79.763, 176.837),
        *(36.993, 1.352, 0.541, 2.040, 3.523, 6.746, 12.967, 24.471, 45.091, 74.902, 123.205),
    )

    def test_rate_and_mix_are_the_printed_effects(self):
        """Crude 9.421833 and 8.735618; rates −2.2277254, age 1.5217347 and race 0.0197749 structure."""
        found = mix_and_level(self.RATE_1985, self.SIZE_1985, self.RATE_1970, self.SIZE_1970)
        assert (round(float(found.before), 6), round(float(found.now), 6)) == (9.421833, 8.735618)
        assert round(float(found.rate), 7) == -2.2277254
        assert float(found.mix) == pytest.approx(1.5217347 + 0.0197749, abs=1e-7)
        assert round(float(found.change), 7) == -0.6862158

    def test_counts_and_levels_tell_the_same(self):
        """Identity with whole deaths: the effects of counts are those of their rates and shares."""
        sizes = np.array([self.SIZE_1985, self.SIZE_1970]) * 1000
        deaths = np.round(sizes * np.array([self.RATE_1985, self.RATE_1970]) / 1000)
        counted = composition_effect(deaths[0], sizes[0], deaths[1], sizes[1])
        assert float(counted.rate) * 1000 == pytest.approx(-2.2277254, abs=1e-4)
