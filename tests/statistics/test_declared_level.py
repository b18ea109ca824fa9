"""Audit of a declared quality level (声称质量水平核查)."""

import numpy as np
import pytest
from scipy import stats

from qualitykit.statistics.declared_level import audit_declared_level, smallest_limit


class TestAudit:
    """The rule and its two risks."""

    def test_published_example(self):
        """GB/T 2828.4: DQL 0.65 %, n = 125, L = 2 has a risk of 4.87 % and a limiting quality ratio of 6.46."""
        audit = audit_declared_level([0, 2, 3, 9], 125, 0.0065, 2)
        assert audit.result.tolist() == [
            "not_contradicted",
            "not_contradicted",
            "contradicted",
            "contradicted",
        ]
        assert (round(float(audit.risk[0]), 4), round(float(audit.limiting_quality_ratio[0]), 2)) == (
            0.0487,
            6.46,
        )
        assert audit.p_value[2] == audit.risk[2]

    def test_no_result_says_that_a_level_is_met(self):
        """There are two words and neither praises."""
        audit = audit_declared_level(np.arange(11), 10, 0.2, 4)
        assert set(audit.result) == {"not_contradicted", "contradicted"}

    def test_agrees_with_scipy_one_by_one(self):
        """Probabilities are binomial tails, and at the limiting quality one in ten goes uncontradicted."""
        rng = np.random.default_rng(101)
        inspected = rng.integers(2, 300, 100)
        found, limit, declared = (
            rng.binomial(inspected, 0.05),
            rng.integers(0, inspected // 2),
            rng.random(100) / 5,
        )
        audit = audit_declared_level(found, inspected, declared, limit)
        np.testing.assert_allclose(
            audit.p_value, stats.binom.sf(found - 1, inspected, declared), rtol=1e-9, atol=1e-14
        )
        np.testing.assert_allclose(
            audit.risk, stats.binom.sf(limit, inspected, declared), rtol=1e-9, atol=1e-14
        )
        np.testing.assert_allclose(stats.binom.cdf(limit, inspected, audit.limiting_quality), 0.1)

    def test_all_inspected_units_nonconforming(self):
        """The extreme count has a probability too."""
        assert float(audit_declared_level(5, 5, 0.1, 0).p_value) == pytest.approx(1e-5)

    @pytest.mark.parametrize(
        ("arrays", "why"),
        [
            ((6, 5, 0.1, 0), "invalid"), ((-1, 5, 0.1, 0), "invalid"), ((0.5, 5, 0.1, 0), "invalid"),
            ((1, 5, 0, 0), "invalid"),
            ((1, 5, 1, 0), "invalid"), ((1, 5, 0.1, 5), "invalid"), ((1, 5, 0.1, 0.5), "invalid"),
            ((0, 0, 0.1, 0), "empty"),
            ((np.nan, 5, 0.1, 0), "missing"), ((1, 5, np.nan, 0), "missing"),
            ((1, 5, 0.1, np.nan), "missing"),
        ],
    )  # fmt: skip
    def test_bad_input_has_no_result(self, arrays, why):
        """Neither word, no probability, and the reason."""
        audit = audit_declared_level(*arrays)
        assert (str(audit.result), str(audit.why)) == ("", why)
        assert np.isnan([audit.p_value, audit.risk, audit.limiting_quality]).all()

    def test_a_missed_share_that_is_none_is_an_error(self):
        """It is a probability."""
        with pytest.raises(ValueError, match=r"'missed' must be in \(0, 1\)"):
            audit_declared_level(1, 5, 0.1, 0, missed=10)


class TestSmallestLimit:
    """L where no plan is printed."""

    def test_it_finds_the_printed_one(self):
        """For DQL 0.65 % and n = 125 it is 2."""
        assert smallest_limit(125, 0.0065).value == 2

    @pytest.mark.parametrize("risk", [0.01, 0.05, 0.5])
    def test_it_is_the_first_that_keeps_the_risk(self, risk):
        """Counting upwards from 0 the first L with a tail no larger is the answer."""
        for inspected in (1, 2, 13, 80):
            for declared in (0.001, 0.04, 0.3, 0.97):
                first = next(
                    k for k in range(inspected + 1) if stats.binom.sf(k, inspected, declared) <= risk
                )
                assert smallest_limit(inspected, declared, risk).value == first

    def test_groups_are_independent(self):
        """Arrays of samples have the limits that each has alone."""
        inspected = np.array([5, 50, 500, 5000])
        alone = [float(smallest_limit(n, 0.02).value) for n in inspected]
        assert smallest_limit(inspected, 0.02).value.tolist() == alone

    @pytest.mark.parametrize(
        ("inspected", "declared", "why"),
        [(0, 0.1, "empty"), (2.5, 0.1, "invalid"), (5, 0, "invalid"), (np.nan, 0.1, "missing")],
    )
    def test_bad_input_has_a_reason(self, inspected, declared, why):
        """No sample, no limit."""
        result = smallest_limit(inspected, declared)
        assert (str(result.why), bool(np.isnan(result.value))) == (why, True)

    def test_a_risk_that_is_none_is_an_error(self):
        """It is a probability."""
        with pytest.raises(ValueError, match=r"'risk' must be in \(0, 1\)"):
            smallest_limit(5, 0.1, risk=5)
