"""The tables and sentences of the district's page say what the exact results say (全区报告用表)."""

from fractions import Fraction
from types import SimpleNamespace

import pandas as pd
import pytest
from shown_numbers import number

from qualitykit.scoring import assess
from qualitykit.tables import (
    bonus,
    cells,
    district_words,
    facts,
    losses,
    movement,
    notices,
    official,
    timeline,
)


class TestDistrictReport:
    """The whole district's page."""

    def test_the_answer_names_grade_veto_grades_and_losses(self, now, sample):
        """Who leads, who comes last, and where most was lost."""
        said = district_words.district_answer(sample, now, "en")
        assert "total 94.74 on what is settled so far; grade D by veto, A before it" in said
        assert "Towns and sub-districts (8): 2 A, 2 B, 3 C, 1 D; first Yingbin Road" in said
        assert "4.7 Engineering quality supervision (2.62)" in said

    def test_every_unit_stands_in_the_official_table(self, now):
        """Both kinds, by rank; whoever is not ranked comes last with the reason."""
        towns, offices = (official.official(now, kind, "en") for kind in facts.KINDS)
        assert (len(towns), len(offices)) == (8, 17)
        assert offices["Rank"].iloc[-2:].tolist() == ["–", "–"]
        assert offices["Remark"].iloc[-1] == "below 5 points within reach, not ranked"

    def test_a_closed_year_needs_no_range(self, assessed):
        """Settled points and range are columns of interim periods only."""
        assert "Lowest" in official.official(assessed["2016Q3"], "town", "en").columns
        assert "Lowest" not in official.official(assessed["2016"], "town", "en").columns

    def test_grades_are_counted_and_named(self, assessed):
        """Every unit once; those without a grade have a row of their own while there are some."""
        table = official.grade_counts(assessed["2016Q1"], "en")
        assert list(table.index) == ["A", "B", "C", "D", "None yet"]
        assert table.at["None yet", "Departments and offices"].startswith("2: Leading Group Office")
        assert "None yet" not in official.grade_counts(assessed["2016"], "en").index

    def test_ties_and_near_ties_are_said_in_words(self, assessed):
        """Shared ranks by name, neighbours within one step with what a step is worth, and how many more."""
        said = official.ties(assessed["2016Q3"], "department", "en")
        assert "Tied at rank 5: Development, Reform and Statistics Bureau, Housing" in said
        assert "0.15 apart; one step of 0.5 is worth 5.88" in said
        assert "Of 13 pairs of neighbours, 10 are within one step" in said
        assert "No ties" in official.ties(assessed["2016"], "town", "en")

    @pytest.mark.parametrize(
        ("setting", "worth"),
        [
            ("rescale", Fraction(100 * Fraction("0.5"), 80)),
            ("raw", Fraction(1, 2)),
            ("credit", Fraction(50, 90)),
        ],
    )
    def test_a_step_is_worth_what_the_setting_makes_of_it(self, now, setting, worth):
        """Half a point on 80 settled of 90 within reach, rescaled, raw, or with 10 points of credit."""
        settings = SimpleNamespace(**vars(now.rubric.settings) | {"not_applicable": setting})
        stand_in = SimpleNamespace(rubric=SimpleNamespace(settings=settings, total=Fraction(100)))
        assert official.one_step(stand_in, {"settled": Fraction(80), "available": Fraction(90)}) == worth

    def test_towns_losses_go_to_the_department_that_shares_the_criterion(self, now):
        """By hand: what the towns lost on the criteria that the agriculture commission answers for."""
        shared = [c.id for c in now.rubric.responsible("agriculture", "department")]
        rows = now.scores[now.scores["criterion"].isin(shared) & now.scores["points"].notna()]
        towns = [unit.id for unit in now.units if unit.kind == "town"]
        lost = sum(
            row.available - row.points
            for row in rows.itertuples()
            if row.unit in towns and row.points is not None
        )
        office = next(one for one in losses.offices(now) if one.unit.id == "agriculture")
        assert (office.shared, office.towns) == (len(shared), lost)

    def test_the_largest_losses_come_first(self, now):
        """At most ten criteria, falling."""
        lost = losses.criterion_losses(now, "en")["Lost"].map(number)
        assert len(lost) == 10
        assert list(lost) == sorted(lost, reverse=True)

    def test_movement_is_the_difference_of_exact_totals(self, past, now):
        """Rounded after subtracting, not before; the district comes first."""
        table = movement.movement(past, "en")
        assert len(table) == 26
        assert table.index[0] == "The district"
        exact = facts.grade_of(now, now.units[0])["total"]
        before = facts.grade_of(timeline.before(past), now.units[0])["total"]
        assert table.at["Guxing Town", "Change"] == cells.change(exact - before)

    def test_a_first_quarter_has_nothing_before_it(self, sample, assessed):
        """Said in words, and no column is invented."""
        moments = timeline.timeline(sample, assessed["2016Q1"])
        assert timeline.before(moments) is None
        assert set(movement.movement(moments, "en")["Total before"]) == {"–"}
        assert "no quarter before it" in district_words.movement_lead(moments, "en")

    def test_nothing_to_compare_and_nothing_moved_are_told_apart(self, nation, another):
        """Without a total before there is nothing to compare; equal totals did not move."""
        first = timeline.timeline(nation, assess(nation, "2024Q4"))
        assert "nothing to compare" in district_words.movement_lead(first, "en")
        still = timeline.timeline(another, assess(another, "2021Q2"))
        assert "moved most" in district_words.movement_lead(still, "en")

    def test_tasks_are_late_as_of_the_periods_end(self, sample, assessed):
        """Due within the period and not done at its end; what was done later is still late as of then."""
        for period in ("2016Q3", "2016"):
            end = pd.Timestamp(assessed[period].period.end())
            late = notices.overdue(sample, assessed[period])
            assert (late["due"] <= end).all()
            assert (late["done"].isna() | (late["done"] > end)).all()
            assert len(notices.late_tasks(sample, assessed[period], "en")) == len(late)
        assert (late["days"] >= 0).all()

    def test_a_year_without_tasks_or_honours_or_vetoes_says_so(self, nation):
        """No heading stands over nothing."""
        now = assess(nation, "2024Q4")
        assert "no table of tasks" in district_words.bulletin_lead(nation, now, "en")
        assert notices.late_tasks(nation, now, "en").empty
        assert "Nobody holds an honour" in district_words.honours_lead(nation, now, "en")
        assert "no veto" in district_words.veto_lead(now, "en")
        assert "has no departments" in district_words.kind_lead(now, "department", "en")
        assert official.ties(now, "department", "en") == ""
        assert "Fewer than two" in official.ties(now, "town", "en")
        assert "No department" in district_words.offices_lead(now, "en")

    def test_a_district_without_anything_judged_has_no_grade(self, nation):
        """The answer says so, the losses say so."""
        now = assess(nation, "2024Q1")
        assert "no total and no grade yet" in district_words.district_answer(nation, now, "en")
        assert "Nothing is settled yet" in district_words.losses_lead(now, "en")

    def test_vetoes_show_what_they_did(self, now):
        """Incident, finding, authority, total, and the grade before and after."""
        row = bonus.findings(now, "en").iloc[0]
        assert (row["Total"], row["Before the veto"], row["Grade"]) == ("90.48", "A", "D")

    def test_the_cap_on_the_bonus_is_shown_where_it_bites(self, now):
        """Before the cap, what counts, and what does not."""
        table = bonus.wasted(now, "en")
        assert tuple(table.loc["Yingbin Road Sub-district"]) == ("13", "10", "3")
