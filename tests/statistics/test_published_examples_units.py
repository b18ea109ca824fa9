"""Comparisons, surveys, air and assessors give what their sources print, the functions called directly."""

from pathlib import Path

import numpy as np
import pytest
from ruamel.yaml import YAML

from qualitykit.statistics.agreement import krippendorff_alpha
from qualitykit.statistics.air import daily_index, sub_index
from qualitykit.statistics.air_year import days_in_year, good_day_share
from qualitykit.statistics.assessors import assessor_effects
from qualitykit.statistics.correlation import correlation_interval
from qualitykit.statistics.funnel import funnel_proportions
from qualitykit.statistics.importance import item_importance
from qualitykit.statistics.ranks import could_be_among_best, could_be_among_last, rank_sets
from qualitykit.statistics.reliability import cronbach_alpha
from qualitykit.statistics.shrinkage import shrunken_rate
from qualitykit.statistics.survey import mode_difference, mode_means, stratified_mean

UNITS, ANSWERS = (
    YAML(typ="safe").load(Path(__file__).with_name(name))
    for name in ("published_units.yaml", "published_answers.yaml")
)
NAN = float("nan")


class TestRanks:
    """Countries by their pupils' mathematics."""

    DATA = UNITS["pisa_mathematics"]

    def test_the_ranks_are_those_of_csranks(self):
        """Japan, Korea, Estonia … as `irank` of the authors' own package prints them."""
        assert rank_sets(self.DATA["value"], self.DATA["error"]).value.tolist() == self.DATA["rank"]

    @pytest.mark.parametrize("scope", ["marginal", "simultaneous"])
    def test_the_best_and_the_last_are_not_told_by_the_estimate_alone(self, scope):
        """Japan, Korea and Estonia lie within each other's error; nobody can be last but Colombia."""
        ranks = rank_sets(self.DATA["value"], self.DATA["error"], scope=scope)
        best, last = could_be_among_best(ranks, 1), could_be_among_last(ranks, 1)
        assert {1, 2, 3} <= set(np.array(self.DATA["rank"])[best])
        assert np.array(self.DATA["rank"])[last].tolist() == [37]


def test_bristol_is_outside_the_funnel():
    """Spiegelhalter's twelve centres: Bristol beyond 99.8 %, Oxford above and Leeds below 95 %, 12.0 % overall."""
    data = UNITS["childrens_heart_surgery"]
    funnel = funnel_proportions(data["deaths"], data["operations"])
    assert round(float(funnel.target), 3) == 0.120
    outside = [
        {data["centre"][unit]: int(row[unit]) for unit in np.flatnonzero(row)} for row in funnel.position
    ]
    assert outside == [{"Bristol": 1, "Oxford": 1, "Leeds": -1}, {"Bristol": 1}]


def test_shrunken_death_rates_are_those_of_winbugs():
    """Another prior (logistic normal) and simulation: within 0.003 of the printed posterior means, 0 of 47 at 0.05."""
    data = UNITS["surgical"]
    found = shrunken_rate(data["deaths"], data["operations"])
    assert found.value == pytest.approx(data["mean"], abs=0.003)


class TestSurvey:
    """Means and what they rest on."""

    def test_hours_of_television(self):
        """They print a mean of 27.7 hours with variance 1.97, finite-population corrections included."""
        data = ANSWERS["television"]
        stratum = np.repeat([0, 1, 2], [len(hours) for hours in data["hours"]])
        found = stratified_mean(np.concatenate(data["hours"]), stratum, data["households"])
        assert round(float(found.estimate.value), 1) == 27.7
        assert round(float(found.error) ** 2, 2) == 1.97

    @pytest.mark.parametrize(
        ("name", "column", "digits"), [("insect_sprays", "count", 3), ("sleep", "extra", 3)]
    )
    def test_differences_between_groups(self, name, column, digits):
        """R prints Welch's p-values, of six sprays 7.999e-12 and of two drugs 0.07939."""
        data = ANSWERS[name]
        group = np.repeat(np.arange(len(data[column])), len(data[column][0]))
        found = mode_difference(mode_means(np.concatenate(data[column]).astype(float), group))
        assert f"{float(found.p_value):.{digits}e}" == f"{data['p_value']:.{digits}e}"

    def test_the_reliability_of_the_attitude_survey(self):
        """R's psych prints alpha 0.84, Feldt's limits 0.74 and 0.92."""
        data = ANSWERS["attitude"]
        found = cronbach_alpha(data["rows"], low=0, high=100)
        assert [round(float(part), 2) for part in (found.value, found.lower, found.upper)] == data["alpha"]

    @pytest.mark.parametrize(
        ("method", "key", "digits"), [("correlation", "correlation", 2), ("regression", "coefficient", 3)]
    )
    def test_the_drivers_of_the_attitude_survey(self, method, key, digits):
        """Chatterjee's correlations of the items with the overall rating, and standardised coefficients."""
        rows = np.array(ANSWERS["attitude"]["rows"], float)
        found = item_importance(rows[:, 1:], rows[:, 0], method=method, low=0, high=100)
        assert found.value.round(digits).tolist() == ANSWERS["attitude"][key]

    def test_the_correlation_of_the_tuna(self):
        """R, manual page of cor.test (Hollander and Wolfe 1973), Pearson: 0.5711816 (−0.1497426, 0.8955795)."""
        lightness = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1]
        score = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8]
        found = correlation_interval(np.corrcoef(lightness, score)[0, 1], 9)
        shown = [round(float(part), 7) for part in (found.value, found.lower, found.upper)]
        assert shown == [0.5711816, -0.1497426, 0.8955795]


class TestAir:
    """Published days and hours."""

    def test_an_hour_of_zhengzhou(self):
        """Published for a station on 10 March 2015, 13 h: PM2.5 71, PM10 137, AQI 95, primary pollutant PM2.5."""
        points = [[0, 35, 75, 115, 150, 250, 350, 500], [0, 50, 150, 250, 350, 420, 500, 600]]
        hour = daily_index(sub_index([71, 137], points, [0, 50, 100, 150, 200, 300, 400, 500]))
        assert float(hour.value) == 95
        assert hour.primary.tolist() == [True, False]

    @pytest.mark.parametrize(
        ("year", "days", "percent"), [(2019, 240, 65.8), (2020, 276, 75.4), (2021, 288, 78.9)]
    )
    def test_the_good_days_of_beijing(self, year, days, percent):
        """Beijing's environmental bulletins print these days and shares; 2020 is a leap year."""
        whole = int(days_in_year(year))
        found = good_day_share([1] * days + [0] * (whole - days), whole)
        assert round(100 * float(found.share), 1) == percent


class TestAssessors:
    """Agreement of those who judge."""

    @pytest.mark.parametrize(
        ("first", "second", "printed"),
        [("0100000010", "1110010000", 0.095), ("aabbdcccedda", "babbbccceddd", 0.692)],
    )
    def test_two_observers(self, first, second, printed):
        """Krippendorff (2011), sections A and B: binary data of two observers 0.095, nominal data 0.692."""
        ratings = [[float(ord(letter)) for letter in row] for row in (first, second)]
        assert round(float(krippendorff_alpha(ratings, "nominal").value), 3) == printed

    @pytest.mark.parametrize(("metric", "printed"), [("nominal", 0.691358), ("interval", 0.810845)])
    def test_three_coders_with_holes(self, metric, printed):
        """The package krippendorff prints these for the example of three coders and 15 units."""
        ratings = [
            [NAN, NAN, NAN, NAN, NAN, 3, 4, 1, 2, 1, 1, 3, 3, NAN, 3],
            [1, NAN, 2, 1, 3, 3, 4, 3, NAN, NAN, NAN, NAN, NAN, NAN, NAN],
            [NAN, NAN, 2, 1, 3, 4, 4, NAN, 2, 1, 1, 3, 3, NAN, 4],
        ]
        assert round(float(krippendorff_alpha(ratings, metric).value), 6) == printed

    def test_four_judges(self):
        """Shrout and Fleiss (1979), six targets: the judges' mean square is 32.49, the second judge the most severe."""
        ratings = np.array(
            [[9, 6, 8, 7, 10, 6], [2, 1, 4, 1, 5, 2], [5, 3, 6, 2, 6, 4], [8, 2, 8, 6, 9, 7]], float
        )
        effect = assessor_effects(ratings)[0]
        assert round(6 * float((effect**2).sum()) / 3, 2) == 32.49
        assert effect.argmin() == 1
