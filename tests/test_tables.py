"""Reader's tables say what the exact results say, rounded once, in both languages (读者用表)."""

import ast
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from scoring_cases import write_workspace
from test_another_document import CASE, RUBRIC

from qualitykit import tables
from qualitykit.language.inert import as_markdown
from qualitykit.scoring import assess
from qualitykit.tables import (
    bonus,
    cells,
    criteria,
    district_words,
    document,
    facts,
    grid,
    losses,
    measured,
    movement,
    notices,
    official,
    prospects,
    readings,
    rubric_words,
    standing,
    timeline,
    unit_words,
)
from qualitykit.workspace import open_workspace

ROOT = Path(__file__).parent.parent
PERIODS = ("2016Q1", "2016Q3", "2016")


@pytest.fixture(scope="module")
def sample():
    """The sample district."""
    return open_workspace(ROOT / "data" / "sample")


@pytest.fixture(scope="module")
def nation():
    """One unit, two rates, nothing else."""
    return open_workspace(ROOT / "data" / "national")


@pytest.fixture(scope="module")
def assessed(sample):
    """The sample district in three periods."""
    return {period: assess(sample, period) for period in PERIODS}


@pytest.fixture(scope="module")
def now(assessed):
    """The sample district at the end of the third quarter."""
    return assessed["2016Q3"]


@pytest.fixture(scope="module")
def past(sample, now):
    """The periods around it."""
    return timeline.timeline(sample, now)


@pytest.fixture
def another(tmp_path):
    """An invented document of 50 points, and a village for which it has nothing."""
    return open_workspace(write_workspace(tmp_path, CASE, RUBRIC))


def number(text: str) -> Fraction:
    """A cell as the number that it shows; nothing shows as 0."""
    plain = text.replace("−", "-").replace(",", "").removesuffix(" %").lstrip("+")
    return Fraction(0 if plain == "–" else plain)


class TestCells:
    """What a single cell shows."""

    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            (Fraction(80), "80.00"),
            (Fraction(79_999, 1000), "79.999"),  # 80.00 would be a B
            (Fraction(7_900_001, 100_000), "79.00001"),  # 79.00 would not be in the gap
            (Fraction(899_999, 10_000), "89.9999"),
            (Fraction(59_004, 1000), "59.004"),
            (Fraction(8_123_456, 100_000), "81.23"),
            (None, "–"),
        ],
    )
    def test_a_total_is_never_printed_on_the_wrong_side_of_a_grade(self, now, value, shown):
        """Two decimals, and as many more as it takes to show the grade that was decided on the exact value."""
        assert cells.total(value, now.rubric) == shown

    def test_rounding_is_half_to_even(self):
        """0.125 and 0.375 go to the even second decimal, and a rounded-away minus leaves no minus zero."""
        halves = [cells.fixed(Fraction(eighths, 8)) for eighths in (1, 3)]
        assert halves == ["0.12", "0.38"]
        assert cells.fixed(Fraction(-1, 1000)) == "0.00"
        assert cells.change(Fraction(1, 1000)) == "0.00"

    def test_money_keeps_its_cents_and_its_sign(self):
        """Thousands are set apart on both sides of zero."""
        assert cells.yuan(Fraction(-123_456_789, 100)) == "−1,234,567.89"
        assert cells.yuan(Fraction(1_000)) == "1,000"

    def test_text_from_data_cannot_change_a_page(self):
        """Signs of Markdown and HTML in a name stand for themselves."""
        assert as_markdown("<b>*x* [a](b)") == "&lt;b&gt;&#42;x&#42; &#91;a&#93;(b)"

    def test_tables_are_shown_whole_after_asking_for_it(self):
        """No row, column or long cell of a report is left out."""
        with pd.option_context("display.max_rows", 2, "display.max_columns", 2, "display.max_colwidth", 5):
            tables.show_whole()
            assert "abcdefgh" in cells.frame(["a", "b"], [("x", "abcdefgh")] * 100)._repr_html_()
            assert pd.get_option("display.max_rows") is None


@pytest.mark.parametrize("period", PERIODS)
class TestIdentities:
    """Whatever a table splits up adds up again to the exact results."""

    def test_topics_add_up_to_the_unit(self, assessed, period):
        """Earned, lost and open points by topic sum to the unit's points, its losses and what is not settled."""
        now = assessed[period]
        sums = grid.grid(now)
        for u, unit in enumerate(now.units):
            grade = facts.grade_of(now, unit)
            earned, lost, unsettled = (
                Fraction(int(part[:, u].sum()), sums.scale) for part in (sums.earned, sums.lost, sums.open)
            )
            assert earned == grade["points"]
            assert earned + lost == grade["settled"]
            assert earned + lost + unsettled == grade["available"]

    def test_topics_add_up_to_the_district(self, assessed, period):
        """The same for the district's mean shares."""
        now, grade = assessed[period], facts.grade_of(assessed[period], None)
        earned, lost, unsettled = (sum(x) for x in zip(*grid.district_criteria(now), strict=True))
        assert (earned, earned + lost) == (grade["points"], grade["settled"])
        assert earned + lost + unsettled == grade["available"]

    def test_honours_add_up_to_the_bonus_before_its_cap(self, sample, assessed, period):
        """Every unit's counted honours are its bonus and what the cap took from it."""
        now = assessed[period]
        rows = bonus.held(sample, now, "en")
        by_unit = {unit: sum(group["counted"]) for unit, group in rows.groupby("unit")}
        for unit in now.units:
            grade = facts.grade_of(now, unit)
            assert by_unit.get(unit.id, 0) == grade["bonus"] + grade["bonus_wasted"]
        district = facts.grade_of(now, None)
        granted = rows[rows["reason"] == ""].drop_duplicates("honour")
        assert sum(granted["counted"], Fraction(0)) == district["bonus"] + district["bonus_wasted"]

    def test_losses_and_open_items_are_the_units_own(self, sample, assessed, period):
        """Lost points are listed whole, largest first; open items span what the unit's points can come to."""
        now = assessed[period]
        for unit in now.units[::4]:
            grade = facts.grade_of(now, unit)
            lost = criteria.lost(now, unit, "en")["Lost"].map(number)
            assert sum(lost, Fraction(0)) == grade["settled"] - grade["points"]
            assert list(lost) == sorted(lost, reverse=True)
            rows = now.scores[now.scores["unit"] == unit.id]
            moving = [high - low for low, high in zip(rows["low"], rows["high"], strict=True) if high]
            shown = criteria.open_items(sample, now, unit, "en")
            spans = shown["Highest"].map(number) - shown["Lowest"].map(number)
            assert sum(spans, Fraction(0)) == sum(moving, Fraction(0))

    def test_every_criterion_has_a_row_with_reason_and_source(self, sample, assessed, period):
        """As many rows as the unit has criteria, in the document's order, points as scored, each with a clause."""
        now, unit = assessed[period], sample.unit("古荥镇")
        table = criteria.criteria(sample, now, unit, "en")
        rows = now.scores[now.scores["unit"] == unit.id]
        assert list(table.index) == list(rows["criterion"])
        assert sum(table["Points"].map(number), Fraction(0)) == facts.grade_of(now, unit)["points"]
        assert table["Reason"].str.len().min() > 5
        assert table["Source"].str.contains("Annex 2").all()

    def test_what_is_not_reported_is_counted_unit_by_unit(self, assessed, period):
        """The bulletin's numbers are the numbers of open and unreported rows."""
        now = assessed[period]
        missing = now.scores["status"].isin(["open", "unreported"])
        table = notices.unreported(now, "en")
        assert sum(table["Criteria"].map(number), Fraction(0)) == missing.sum()
        assert sum(table["Points"].map(number)) == sum(now.scores.loc[missing, "available"])


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

    def test_only_the_whole_is_printed_as_a_hundred(self):
        """A share just below it keeps a decimal."""
        assert facts.share_text(Fraction(1999), Fraction(2000), 0) == "99.95"
        assert facts.share_text(Fraction(999), Fraction(1000), 0) == "99.9"
        assert facts.share_text(Fraction(7), Fraction(7), 0) == "100"
        assert facts.share_text(Fraction(0), Fraction(0)) == "–"

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


def test_tables_import_nothing_above_them():
    """Tables know neither charts nor reports nor the command line."""
    above = {"charts", "reports", "cli", "shipped"}
    for path in (ROOT / "qualitykit" / "tables").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module.startswith("qualitykit."):
                assert node.module.split(".")[1] not in above, f"{path.name}: {node.module}"
