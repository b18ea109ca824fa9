"""Charts, run rules and trends give the digits that handbooks print, the functions called directly."""

import numpy as np
import pytest

from qualitykit.statistics.assurance import assurance
from qualitykit.statistics.control_charts import moving_range_chart, p_chart, u_chart, xmr_chart
from qualitykit.statistics.memory_charts import ewma_chart
from qualitykit.statistics.proportion_trend import cochran_armitage
from qualitykit.statistics.run_rules import run_rules
from qualitykit.statistics.slope import theil_sen
from qualitykit.statistics.trend import mann_kendall


class TestMontgomery:
    """Introduction to Statistical Quality Control: the worked charts."""

    def test_purchase_orders_of_varying_number(self):
        """The p chart of 25 weeks, 234 errors in 2,450 orders: centre .096, the 11th week outside."""
        orders = [
            *(100, 80, 80, 100, 110, 110, 100, 100, 90, 90, 110, 120, 120),
            *(120, 110, 80, 80, 80, 90, 100, 100, 100, 100, 90, 90),
        ]
        errors = [
            *(12, 8, 6, 9, 10, 12, 11, 16, 10, 6, 20, 15, 9),
            *(8, 6, 8, 10, 7, 5, 8, 5, 8, 10, 6, 9),
        ]
        chart = p_chart(errors, orders)
        assert round(float(chart.centre[0]), 3) == 0.096
        assert (np.flatnonzero(chart.outside) + 1).tolist() == [11]

    def test_personal_computers(self):
        """193 nonconformities on 20 samples of 5 computers: 1.93, limits 0.07 and 3.79, none outside."""
        found = [10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5]
        chart = u_chart(found, 5)
        shown = [round(float(part[0]), 2) for part in (chart.centre, chart.lower, chart.upper)]
        assert shown == [1.93, 0.07, 3.79]
        assert not chart.outside.any()

    def test_dyed_cloth_of_varying_length(self):
        """Ten rolls, centre 1.42: the printed limits follow from the rounded centre, to one in the second decimal."""
        rolls = [10, 8, 13, 10, 9.5, 10, 12, 10.5, 12, 12.5]
        chart = u_chart([14, 12, 20, 11, 7, 10, 21, 16, 19, 23], rolls)
        assert round(float(chart.centre[0]), 2) == 1.42
        printed = [2.55, 2.68, 2.41, 2.55, 2.58, 2.55, 2.45, 2.52, 2.45, 2.43]
        assert chart.upper == pytest.approx(printed, abs=0.0101)
        printed = [0.29, 0.16, 0.43, 0.29, 0.26, 0.29, 0.39, 0.32, 0.39, 0.41]
        assert chart.lower == pytest.approx(printed, abs=0.0051)

    def test_printed_circuit_boards(self):
        """516 nonconformities on 26 samples: 19.85, limits 6.48 and 33.22 (c̄ rounded), the 6th and 20th outside."""
        found = [
            *(21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16),
            *(19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15),
        ]
        chart = u_chart(found, 1)
        shown = [float(part[0]) for part in (chart.centre, chart.lower, chart.upper)]
        assert shown == pytest.approx([19.85, 6.48, 33.22], abs=0.01)
        assert (np.flatnonzero(chart.outside) + 1).tolist() == [6, 20]

    def test_viscosity_of_paint(self):
        """15 batches: mean 33.52, mean range 0.48, limits 32.24 and 34.80."""
        value = [
            33.75,
            33.05,
            34.0,
            33.81,
            33.46,
            34.02,
            33.68,
            33.27,
            33.49,
            33.2,
            33.62,
            33.0,
            33.54,
            33.12,
            33.84,
        ]
        chart = xmr_chart(value)
        assert [round(float(part[0]), 2) for part in (chart.centre, chart.lower, chart.upper)] == [
            33.52,
            32.24,
            34.80,
        ]
        assert round(float(moving_range_chart(value).centre[-1]), 2) == 0.48

    def test_cost_of_processing_loans(self):
        """20 weeks: mean 300.5, mean range 7.79, limits 279.78 and 321.22, of the ranges 25.45."""
        value = [
            *(310, 288, 297, 298, 307, 303, 294, 297, 308, 306),
            *(294, 299, 297, 299, 314, 295, 293, 306, 301, 304),
        ]
        chart, ranges = xmr_chart(value), moving_range_chart(value)
        shown = [round(float(part[0]), 2) for part in (chart.centre, chart.lower, chart.upper)]
        assert shown == [300.5, 279.78, 321.22]
        assert round(float(ranges.centre[-1]), 2) == 7.79
        assert float(ranges.upper[-1]) == pytest.approx(25.45, abs=0.01)

    def test_the_ewma_of_a_shifted_process(self):
        """λ .1, L 2.7: 9.945, 9.7495, 9.70355 … 10.5731; limits 10.27, 10.36 … 10.62, passed by the 29th."""
        value = np.array(
            [
                *(9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34),
                *(9.03, 11.47, 10.51, 9.40, 10.08, 9.37, 10.62, 10.31, 8.52, 10.84),
                *(10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38, 11.62, 11.31, 10.52),
            ]
        )
        chart = ewma_chart(value - 10)
        shown = 10 + chart.value
        assert shown[:3] == pytest.approx([9.945, 9.7495, 9.70355], abs=5e-6)
        assert shown[[27, 28, 29]] == pytest.approx([10.5731, 10.6468, 10.6341], abs=2e-4)
        assert (10 + chart.limit)[[0, 1, 29]].round(2).tolist() == [10.27, 10.36, 10.62]
        assert (np.flatnonzero(chart.side) + 1).tolist() == [29, 30]


def test_wafer_defects_are_those_of_nist():
    """NIST/SEMATECH 6.3.3.1: 25 wafers, 400 defects, centre 16, limits 4 and 28, the 24th outside."""
    found = [
        *(16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14),
        *(16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31, 13),
    ]
    chart = u_chart(found, 1)
    assert [float(part[0]) for part in (chart.centre, chart.lower, chart.upper)] == [16, 4, 28]
    assert (np.flatnonzero(chart.outside) + 1).tolist() == [24]


def test_defects_of_fabric_are_those_of_sas():
    """SAS/QC, SHEWHART procedure, UCHART: 20 rolls of 30 m², .30333, limits .001671271 and .60500."""
    found = [12, 11, 9, 15, 7, 6, 5, 10, 8, 8, 14, 5, 9, 13, 7, 5, 8, 11, 7, 12]
    chart = u_chart(found, 30)
    assert (round(float(chart.centre[0]), 5), round(float(chart.upper[0]), 5)) == (0.30333, 0.605)
    assert round(float(chart.lower[0]), 9) == 0.001671271


@pytest.mark.parametrize(
    ("rule", "scores", "points"),
    [
        ("seven_on_one_side", [1] * 6 + [-1], []),
        ("seven_on_one_side", [1] * 8 + [-1], [7, 8]),
        ("seven_on_one_side", [1] + [-1] * 8 + [1], [8, 9]),
        ("seven_rising_or_falling", [1, 2, 3, 3, 4, 5, 6], []),
        ("seven_rising_or_falling", [1, 2, 3, 4, 5, 6, 7], [7]),
        ("seven_rising_or_falling", [2, 7, 6, 5, 4, 3, 2, 1, 3], [8]),
    ],
)
def test_runs_and_trends_are_those_of_the_nhs_tool(rule, scores, points):
    """NHSRplotthedots, its own tests of point types; the scores are shown in tenths of sigma."""
    found = run_rules(np.array(scores) / 10, "nhs")
    assert (np.flatnonzero(found.fired[found.rules.index(rule)]) + 1).tolist() == points


@pytest.mark.parametrize(
    ("close", "members"),
    [([1, 0, 1], [1, 3]), ([0, 0, 1, 0, 1, 0, 0], [3, 5]), ([1, 0, 0, 1], []), ([1, 0, 0, 1, 1], [4, 5])],
)
def test_two_of_three_near_a_limit_are_those_of_the_nhs_tool(close, members):
    """NHSRplotthedots, its own tests of two in three: 1 is a point close to the limit."""
    found = run_rules(np.where(np.array(close) == 1, 2.5, 0.5), "nhs")
    marked = found.members[found.rules.index("two_of_three_near_a_limit")]
    assert (np.flatnonzero(marked) + 1).tolist() == members


@pytest.mark.parametrize(
    ("better", "words"),
    [
        ("higher", ["will_fail", "will_pass", "hit_or_miss"]),
        ("lower", ["will_pass", "will_fail", "hit_or_miss"]),
    ],
)
def test_assurance_is_that_of_the_nhs_tool(better, words):
    """NHSRplotthedots, its own tests: limits 1 to 3, 5 to 7 and 1 to 5 against a target of 4."""
    assert assurance([1, 5, 1], [3, 7, 5], 4, better).word.tolist() == words


def with_score(n, score):
    """n values in an order whose Mann-Kendall score is that: the largest values brought forward."""
    falling, order = (n * (n - 1) // 2 - score) // 2, []
    for value in range(n):
        back = min(falling, value)
        order.insert(value - back, value)
        falling -= back
    return order


@pytest.mark.parametrize(
    ("n", "scores", "printed"),
    [
        (4, (2, 4, 6), (0.375, 0.167, 0.042)),
        (5, (2, 4, 6, 8, 10), (0.408, 0.242, 0.117, 0.042, 0.0083)),
        (8, (8, 10, 12, 14, 16, 18, 20), (0.199, 0.138, 0.089, 0.054, 0.031, 0.016, 0.0071)),
        (
            10,
            (9, 11, 13, 15, 17, 19, 21, 23, 25),
            (0.242, 0.190, 0.146, 0.108, 0.078, 0.054, 0.036, 0.023, 0.014),
        ),
    ],
)
def test_exact_tails_are_those_of_gilberts_table(n, scores, printed):
    """Gilbert (1987), table A18 (from Kendall 1975): probabilities of S or more; two-sided p is twice that."""
    found = mann_kendall([with_score(n, score) for score in scores])
    assert found.score.tolist() == list(scores)
    for p_value, tail in zip(found.p_value, printed, strict=True):
        assert p_value / 2 == pytest.approx(tail, abs=5e-5 if tail < 0.01 else 5e-4)


def test_cloud_seeding_is_that_of_hollander_and_wolfe():
    """Nonparametric Statistical Methods, example 9.1 (Smith 1967): five years, C = −6, P = .117."""
    found = mann_kendall([1.26, 1.27, 1.12, 1.16, 1.03])
    assert (float(found.score), round(float(found.p_value) / 2, 3)) == (-6, 0.117)


def test_the_slope_of_sen():
    """Sen (1968), section 6: seven points, slope 4, limits 26/7 and 35/8 at 93 %."""
    found = theil_sen([9, 15, 19, 20, 45, 55, 78], [1, 2, 3, 4, 10, 12, 18], confidence=0.93)
    assert (float(found.value), float(found.lower), float(found.upper)) == pytest.approx((4, 26 / 7, 35 / 8))


def test_one_wild_value_of_helsel_and_hirsch():
    """Statistical Methods in Water Resources, section 10.1: 1, 2, 3, 4, 5, 16, 7 has the slope 1.0."""
    assert float(theil_sen([1, 2, 3, 4, 5, 16, 7]).value) == 1


class TestProportions:
    """The Cochran-Armitage test where it is taught."""

    @pytest.mark.parametrize(
        ("scores", "chi2", "p_value"), [((0, 0.5, 1.5, 4, 7), 6.57, 0.010), ((1, 2, 3, 4, 5), 1.83, 0.18)]
    )
    def test_alcohol_and_malformation(self, scores, chi2, p_value):
        """Agresti, Categorical Data Analysis: drinks a day and malformed infants; the scores decide."""
        found = cochran_armitage([48, 38, 5, 1, 1], [17114, 14502, 793, 127, 38], scores)
        assert round(float(found.z) ** 2, 2) == chi2
        assert round(float(found.p_value), 3 if p_value < 0.1 else 2) == p_value

    def test_smokers(self):
        """R, manual page of prop.trend.test (Fleiss 1981): X² = 8.2249, p = 0.004132."""
        found = cochran_armitage([83, 90, 129, 70], [86, 93, 136, 82])
        assert (round(float(found.z) ** 2, 4), round(float(found.p_value), 6)) == (8.2249, 0.004132)
