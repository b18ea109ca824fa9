"""The tables and sentences of the rubric's page say what the issued document says (细则报告用表)."""

from types import SimpleNamespace

import pytest
from shown_numbers import number

from qualitykit.scoring import assess
from qualitykit.tables import district_words, document, readings, rubric_words, unit_words


class TestRubricReport:
    """The issued document as tables."""

    def test_points_add_up_at_every_level(self, now):
        """Criteria sum to the total, and so do the sections."""
        table = document.document_table(now.rubric, "en")
        levels = table["Title"].str[0].map({"[": "section", "(": "topic"}).fillna("criterion")
        points = table["Within reach"].map(number)
        assert sum(points[levels == "criterion"]) == sum(points[levels == "section"]) == 100
        assert (levels == "criterion").sum() == 67

    def test_duties_are_the_points_within_reach(self, now):
        """Every row sums to what the unit can get."""
        table = document.duties(now.rubric, now.units, "en")
        assert table.at["Guxing Town", "Total"] == "92.5"
        assert table.at["Supervision and Assessment Office", "Criteria"] == "1"
        topics = table[[topic.id for topic in now.rubric.topics]].map(number).sum(axis=1)
        assert list(topics) == list(table["Total"].map(number))

    def test_units_that_the_document_does_not_know_are_named(self, another):
        """The village stands in the district file only."""
        rubric = another.rubric(2021)
        assert "village" in rubric_words.duties_lead(rubric, another.units, "en")

    @pytest.mark.parametrize(
        ("criterion", "said"),
        [
            ("3.1.1", "award in steps of 0.5"),
            ("1", "Manufacturing product pass rate: deduction by band where the target is missed"),
            ("3.3.5", "Quality demonstration sites at least 2"),
            ("4.7.3", "one with nothing to judge counts as met"),
            ("4.7.5", "Complaints per project below last year"),
        ],
    )
    def test_rules_are_said_in_words(self, now, criterion, said):
        """How a criterion is scored can be read without the rubric file."""
        assert said in readings.rule_words(now.rubric, now.rubric.criterion(criterion).rule, "en")

    def test_rules_of_another_document_are_said_in_words_too(self, another):
        """Targets, falling amounts and unnamed fields."""
        rubric = another.rubric(2021)
        said = {c.id: readings.rule_words(rubric, c.rule, "en") for c in rubric.criteria}
        assert said["A2"] == "Repair rate at least the target"
        assert "Spending (staff) below 1000" in said["B1"]
        assert "not below last year by more than 5 %" in said["B1"]

    def test_bands_stand_as_printed(self, now, another):
        """Eleven bands of two criteria that differ; the last has no end; closed below says so."""
        table = readings.bands(now.rubric, "en")
        assert len(table) == 11
        assert table.loc["2 Farm produce pass rate against target", "Deduction"].tolist() == [
            *("1", "2", "3", "5", "10")
        ]
        assert "differ" in rubric_words.bands_lead(now.rubric, "en")
        other = readings.bands(another.rubric(2021), "en")
        assert other["Edge it holds"].tolist() == ["lower", "lower", "–"]

    def test_a_document_without_bands_says_so(self):
        """No heading over an empty table."""
        assert "No criterion" in rubric_words.bands_lead(SimpleNamespace(criteria=()), "en")

    def test_every_adopted_reading_has_its_reason(self, now):
        """All eleven settings, each with a value in words and why."""
        table = readings.settings(now.rubric, "zh")
        assert len(table) == 11
        assert (table["理由"].str.len() > 5).all()
        assert "11 条" in rubric_words.rubric_answer(now.rubric, now.units, "zh")

    def test_a_document_that_settles_everything_needs_no_readings(self, another):
        """Nothing adopted, no notes, and no heading over them."""
        rubric = another.rubric(2021)
        assert "settles every general reading" in rubric_words.rubric_answer(rubric, another.units, "en")
        assert readings.notes(rubric, "en").empty
        assert "Notes" not in rubric_words.adopted_more(rubric, "en").split("\n", 1)[1]


def test_made_up_data_say_so_on_top_of_every_page(sample, nation, now):
    """The banner stands on all three pages of the sample and on none of the nation's."""
    unit = sample.unit("guxing")
    titles = [
        unit_words.unit_title(sample, now, unit, "zh"),
        district_words.district_title(sample, now, "zh"),
        rubric_words.rubric_title(sample, now.rubric, "zh"),
    ]
    assert all('<p class="synthetic">虚构数据' in title for title in titles)
    assert "synthetic" not in district_words.district_title(nation, assess(nation, "2024"), "en")
