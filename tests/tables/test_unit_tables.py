"""The tables and sentences of a unit's page say what the exact results say, in both languages (单位报告用表)."""

from fractions import Fraction

import pytest
from scoring_cases import write_workspace
from shown_numbers import number

from qualitykit.scoring import assess
from qualitykit.tables import (
    bonus,
    criteria,
    district_words,
    grid,
    losses,
    measured,
    prospects,
    standing,
    timeline,
    unit_words,
)
from qualitykit.workspace import open_workspace


class TestUnitReport:
    """One unit's page."""

    def test_the_answer_names_grade_rank_arithmetic_and_range(self, now, sample):
        """The first paragraph holds what a reader asks first."""
        said = unit_words.unit_answer(now, sample.unit("guxing"), "en")
        assert said.startswith(
            "**Guxing Town, as of 2016 Q3: total 88.36, grade B, on what is settled so far**; rank 3 of 8"
        )
        for part in ("59 criteria worth 92.5 points", "earned 64.5 and lost 8.5", "3.3.2", "43.78–100.81"):
            assert part in said

    def test_a_veto_is_told_with_its_finding_and_the_grade_before_it(self, now, sample):
        """Total and former grade stay visible beside the D."""
        unit = sample.unit("dahelu")
        said = unit_words.unit_answer(now, unit, "zh")
        assert "总分 90.48，本为 A 级，因一票否决定为 D 级" in said
        assert "2016-08-03 桶装饮用水" in said
        steps = standing.steps(sample, now, unit, "zh")["数值"]
        assert (steps["否决前等级"], steps["一票否决"], steps["等级"]) == ("A", "D", "D")

    def test_a_total_between_two_grades_is_flagged(self, assessed, sample):
        """89.5 is said to lie in the gap, and to fall to the lower grade."""
        unit = sample.unit("housing_construction")
        assert "归入较低的 B 级" in unit_words.unit_answer(assessed["2016"], unit, "zh")
        assert "between two grades" in standing.steps(sample, assessed["2016"], unit, "en").at["Grade", "How"]

    def test_too_few_points_give_no_rank_and_nothing_judged_no_grade(self, assessed, sample):
        """The office with half a point is graded, not ranked; before anything is judged it has neither."""
        unit = sample.unit("supervision_office")
        assert "只定级，不排名" in unit_words.unit_answer(assessed["2016Q3"], unit, "zh")
        assert "还没有评定" in unit_words.unit_answer(assessed["2016Q1"], unit, "zh")
        assert standing.steps(sample, assessed["2016Q1"], unit, "zh").at["总分", "数值"] == "–"

    def test_a_unit_without_duties_is_told_so(self, another):
        """A unit that the document does not name has no points, no lists and no chart to fill."""
        now = assess(another, "2021")
        village = another.unit("village")
        assert "names village for no criterion" in unit_words.unit_answer(now, village, "en")
        assert "names this unit for no criterion" in unit_words.criteria_lead(now, village, "en")
        assert grid.topic_points(now, village, "en").empty

    def test_bonus_rows_name_clause_source_and_what_the_cap_took(self, now, sample):
        """Each honour is a step of its own, and the sum says what does not count."""
        steps = standing.steps(sample, now, sample.unit("yingbinlu"), "en")
        assert steps.at["Bonus: Governor's Quality Award", "Value"] == "2"
        assert "clause 6(3); 2016/honours.csv:2" in steps.at["Bonus: Governor's Quality Award", "How"]
        assert tuple(steps.loc["Bonus"]) == ("10", "capped at 10, 3 above it do not count")

    def test_a_computed_honour_shows_its_arithmetic(self, now, sample):
        """20.01 % more money earns the honour, with both sums in the reason."""
        steps = standing.steps(sample, now, sample.unit("huayuankou"), "en")
        assert "(+20.01 %)" in steps.at["Bonus: Quality funding up by more than 20 %", "How"]

    def test_the_second_honour_of_a_kind_counts_nothing(self, assessed, sample):
        """It is listed all the same, with the reason."""
        table = bonus.honours(sample, assessed["2016"], "en")
        trademarks = table[table["Honour"] == "Well-known trademark of China"]
        assert list(trademarks["Counts"]) == ["2", "0"]
        assert trademarks["Remark"].iloc[1] == "this kind counts once a year"

    @pytest.mark.parametrize(
        ("unit", "criterion", "shared"),
        [
            ("guxing", "3.3.2", "Member departments, Towns and sub-districts (the others)"),
            ("agriculture", "2", "Towns and sub-districts"),
            ("finance", "3.6.2", "–"),
            ("police_dahelu", "3.1.1", "Member departments (the others), Towns and sub-districts"),
        ],
    )
    def test_who_else_answers_is_said_in_the_documents_words(self, now, sample, unit, criterion, shared):
        """Other single units by name, groups as groups, the unit's own group without it, a dash for nobody."""
        found = criteria.others(now, now.rubric.criterion(criterion), sample.unit(unit), "en")
        assert found == shared

    def test_a_group_of_one_has_no_others(self, nation):
        """The nation is the only town of its workspace."""
        now = assess(nation, "2024Q4")
        found = criteria.others(now, now.rubric.criterion("2"), nation.unit("nation"), "en")
        assert found == "Agriculture Commission"

    def test_rates_stand_beside_target_and_sample_size(self, past, sample):
        """Counts, rate, target and difference, last year's row marked as restated."""
        table = measured.pass_rates(past, sample.unit("guxing"), "en")
        mine = table.loc[["Manufacturing product pass rate"]].set_index("Until")
        row = mine.loc["2016 Q3", ["Passed", "Inspected", "Rate", "Target", "Against target", "Points"]]
        assert tuple(row) == ("631", "675", "93.48 %", "93 %", "+0.48", "10")
        assert mine.at["2015, final assessment", "Remark"] == "restated under this rubric: points only"

    @pytest.mark.parametrize(
        ("unit", "measure", "remark"),
        [
            ("liuzhai", "Farm produce safety pass rate", "nothing to inspect, not applicable"),
            ("dahelu", "Farm produce safety pass rate", "published rate without counts"),
            ("market_quality", "Manufacturing product pass rate", "pooled over 8 towns"),
        ],
    )
    def test_a_rate_says_what_is_special_about_it(self, past, sample, unit, measure, remark):
        """An empty denominator, a rate without counts and a pool are named."""
        rows = measured.pass_rates(past, sample.unit(unit), "en").set_index("Until", append=True)
        assert rows.loc[(measure, "2016 Q3"), "Remark"] == remark

    def test_a_shortfall_is_never_rounded_to_nothing(self):
        """Where two decimals would say that the target is met, more are shown."""
        assert measured._gap(Fraction(-1, 10_000)) == "−0.0001"
        assert measured._gap(Fraction(0)) == "0.00"

    def test_a_rate_that_is_no_percentage_is_not_called_a_pass_rate(self, another):
        """Leaks per 1,000 homes have a numerator and a denominator, no per cent."""
        now = assess(another, "2021")
        unit = another.unit("pipes_office")
        table = measured.pass_rates(timeline.timeline(another, now), unit, "en")
        last = table.iloc[-1]
        assert (last["Numerator"], last["Denominator"], last["Rate"], last["Target"]) == (
            *("29", "2,000"),
            *("14.50", "12"),
        )
        assert "denominator" in unit_words.rates_lead(now, unit, "en")

    def test_money_compares_the_same_quarters(self, sample, now):
        """Exactly 20 % more than in the same three quarters of last year."""
        table = measured.funding(sample, now, sample.unit("guxing"), "en")
        assert list(table.index) == ["2015", "2015, Q1 to Q3", "2016, Q1 to Q3"]
        assert list(table["On last year (%)"]) == ["–", "–", "+20.00"]
        parts = table[["product", "engineering", "service"]].map(number).sum(axis=1)
        assert list(parts) == list(table["Total"].map(number))

    def test_units_that_nobody_asks_about_money_have_none(self, sample, now):
        """No pooled sum of the towns is shown for a department without such a criterion."""
        unit = sample.unit("police_dahelu")
        assert measured.funding(sample, now, unit, "en").empty
        assert "asks about money" in unit_words.funding_lead(
            measured.funding(sample, now, unit, "en"), now, unit, "en"
        )

    def test_a_restated_year_gets_points_and_no_grade(self, past, sample):
        """2015 came before the rubric."""
        table = timeline.periods(past, sample.unit("guxing"), "zh")
        assert list(table["等级"]) == ["–", "–", "A", "A", "B"]
        assert set(table["备注"].iloc[:2]) == {"按本细则重算，只比分数"}
        assert "当年并未据此定级" in unit_words.periods_lead(past, sample.unit("guxing"), "zh")

    def test_a_year_under_the_rubric_keeps_its_grade(self, nation):
        """2023 was assessed under the same rubric as 2024."""
        moments = timeline.timeline(nation, assess(nation, "2024"))
        assert (
            timeline.periods(moments, nation.unit("nation"), "en").at["2023, final assessment", "Grade"]
            == "D"
        )

    def test_a_year_without_data_says_so(self, nation):
        """2019 has no folder."""
        moments = timeline.timeline(nation, assess(nation, "2020Q4"))
        table = timeline.periods(moments, nation.unit("nation"), "en")
        assert set(table["Remark"].iloc[:2]) == {"no data for that year"}
        assert "no data for 2019" in unit_words.periods_lead(moments, nation.unit("nation"), "en")
        rates = measured.pass_rates(moments, nation.unit("nation"), "en")
        assert rates["Remark"].iloc[0] == "no data for that year"

    def test_no_period_is_scored_twice(self, past, now):
        """What was assessed already is used as it is."""
        assert past[-1].assessment is now
        assert [str(moment.period) for moment in past] == ["2015Q3", "2015", "2016Q1", "2016Q2", "2016Q3"]

    def test_the_unit_is_marked_among_its_kind(self, now, sample):
        """All towns by rank, the vetoed one last whatever its total."""
        table = standing.field(now, sample.unit("guxing"), "zh")
        assert list(table.index)[2] == "古荥镇 ◆"
        assert list(table["名次"]) == [str(rank) for rank in range(1, 9)]
        assert table["备注"].iloc[-1] == "一票否决，否决前 A"

    def test_the_only_unit_of_its_kind_has_nobody_to_compare(self, nation):
        """Said in the answer and in the section."""
        now = assess(nation, "2024Q4")
        assert "alone among" in unit_words.unit_answer(now, nation.unit("nation"), "en")
        assert "nobody else" in unit_words.field_lead(now, nation.unit("nation"), "en")

    def test_a_final_year_that_cannot_be_judged_whole_says_why(self, nation):
        """2020 has no targets: its rates stay open, and what they could bring is told."""
        now, unit = assess(nation, "2020"), nation.unit("nation")
        assert "for lack of a target" in unit_words.unit_answer(now, unit, "en")
        table = criteria.open_items(nation, now, unit, "en")
        assert list(table.index) == ["1"]
        assert "cannot be judged" in prospects.lead(prospects.left(nation, now), table, now, unit, "en")

    def test_everything_judged_can_still_move_with_measures_and_bonus(self, sample):
        """The fourth quarter is settled, and not closed."""
        now, unit = assess(sample, "2016Q4"), sample.unit("guxing")
        assert "Everything is judged" in unit_words.unit_answer(now, unit, "en")
        table = criteria.open_items(sample, now, unit, "en")
        assert "Everything is judged" in prospects.lead(prospects.left(sample, now), table, now, unit, "en")

    def test_a_closed_year_has_nothing_open(self, sample, assessed):
        """Nothing can move any more."""
        now, unit = assessed["2016"], sample.unit("liuzhai")
        table = criteria.open_items(sample, now, unit, "en")
        assert table.empty
        assert "Nothing is open" in prospects.lead(prospects.left(sample, now), table, now, unit, "en")

    def test_limits_name_awards_that_stand_in(self, sample, assessed):
        """An award in place of a missing number is a limit of the page."""
        now = assessed["2016"]
        assert "stands in" in unit_words.unit_limits(sample, now, sample.unit("xincheng"), "en")
        assert "stands in" not in unit_words.unit_limits(sample, now, sample.unit("guxing"), "en")


class TestNothingWrong:
    """A year in which everything was earned."""

    @pytest.fixture
    def perfect(self, tmp_path):
        """One office with all its 4 points."""
        case = {"units": ["leading_group_office"], "earns": {"2016": {"leading_group_office": 4}}}
        return open_workspace(write_workspace(tmp_path, case))

    def test_nothing_lost_and_nothing_open_is_said(self, perfect):
        """Every section has a sentence instead of an empty table."""
        now, unit = assess(perfect, "2016"), perfect.units[0]
        lost = criteria.lost(now, unit, "en")
        assert lost.empty
        assert "All 4 settled points were earned" in unit_words.lost_lead(now, unit, "en")
        assert "Nothing was lost" in unit_words.lost_list_lead(lost, now, unit, "en")
        assert "Nothing was lost" in unit_words.unit_answer(now, unit, "en")
        assert "Nothing was lost" in district_words.district_answer(perfect, now, "en")
        assert "Nothing was lost" in losses.most_lost_lead(losses.criterion_losses(now, "en"), "en")
        assert "Every criterion of every unit" in district_words.unreported_lead(now, "en")
        assert "lost nothing" in district_words.offices_lead(now, "en")

    def test_a_total_that_stays_did_not_move(self, perfect):
        """The closed year against its fourth quarter."""
        moments = timeline.timeline(perfect, assess(perfect, "2016"))
        assert "No total moved" in district_words.movement_lead(moments, "en")
