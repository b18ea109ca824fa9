"""A unit is asked for its own numbers and evidence, all of them and no others."""

import itertools
from datetime import date
from fractions import Fraction

import pytest
from forms_of import form_of, part, row
from workspace_folders import write_workspace

from qualitykit.errors import QualitykitError
from qualitykit.rubric.rules import Award, conditions


def needed(rubric, unit) -> set[str]:
    """The measures of a unit, taken from the rubric's rules one by one."""
    rules = [criterion.rule for criterion in rubric.responsible(unit.id, unit.kind)]
    rules = [part for rule in rules if not isinstance(rule, Award) for part in conditions(rule) or (rule,)]
    rules += [h.rule for h in rubric.honours.values() if h.rule and unit.kind in h.kinds]
    return {rule.measure for rule in rules}


def test_every_unit_is_asked_for_its_own_measures_and_no_others(sample, every_form):
    """Measures, money and sites together are those of the unit's own criteria and computed honours."""
    rubric = sample.rubric(2016)
    for form in every_form:
        unit, asked = form.unit, set()
        asked |= (
            {q.key["measure"] for q in part(form, "measures").questions} if part(form, "measures") else set()
        )
        asked |= {"quality_funding"} if part(form, "funding") else set()
        asked |= {"demonstration_sites"} if part(form, "sites") else set()
        assert asked == needed(rubric, unit), unit.id


def test_every_assessed_criterion_of_a_unit_is_a_row_of_evidence_and_no_measured_one(sample, every_form):
    """Evidence is asked for what an assessor decides, in the document's order, with points in steps."""
    rubric = sample.rubric(2016)
    for form in every_form:
        unit, asked = form.unit, part(form, "evidence").questions
        own = [c for c in rubric.responsible(unit.id, unit.kind) if not c.measured]
        assert [question.key["criterion"] for question in asked] == [criterion.id for criterion in own]
        for question, criterion in zip(asked, own, strict=True):
            steps = [Fraction(choice.value) for choice in question.blanks["claimed"].choices]
            assert steps[0] == 0
            assert steps[-1] == criterion.points
            assert {high - low for low, high in itertools.pairwise(steps)} == {Fraction(1, 2)}


def test_last_quarter_and_the_year_so_far_stand_beside_the_new_cells(sample):
    """古荥镇 reported 211, 209 and 211 of 225 batches: the second quarter, both so far, and the third to correct."""
    asked = row(form_of(sample, "guxing"), "measures", measure="manufacturing_pass_rate")
    assert asked.key == {"unit": "guxing", "measure": "manufacturing_pass_rate", "quarter": "3"}
    assert (asked.shown["last_numerator"], asked.shown["last_denominator"]) == (209, 225)
    assert asked.shown["so_far"] == "420 / 450 = 93.33%"
    assert (asked.blanks["numerator"].value, asked.blanks["denominator"].value) == (211, 225)
    assert asked.blanks["value"].value is None


def test_the_first_quarter_shows_the_last_one_of_the_year_before(sample):
    """The quarter before the first is the fourth of last year, and the year so far is empty."""
    asked = row(form_of(sample, "guxing", "2016Q1"), "measures", measure="manufacturing_pass_rate")
    last = sample.year(2015).table("measures").frame
    last = last[
        (last["unit"] == "guxing") & (last["measure"] == "manufacturing_pass_rate") & (last["quarter"] == 4)
    ]
    assert asked.shown["last_numerator"] == last["numerator"].item()
    assert asked.shown["so_far"] is None


def test_a_year_without_a_folder_is_asked_about(sample):
    """Forms for a new year go out before there is any table of it."""
    form = form_of(sample, "guxing", "2017Q1")
    asked = row(form, "measures", measure="manufacturing_pass_rate")
    assert asked.shown["last_numerator"] == 210
    assert asked.blanks["numerator"].value is None
    assert all(q.new for q in part(form, "honours").questions)


def test_the_final_assessment_asks_for_the_fourth_quarter(sample):
    """`2016` and `2016Q4` ask for the same quarter."""
    for period in ("2016", "2016Q4"):
        assert {q.key["quarter"] for q in part(form_of(sample, "guxing", period), "funding").questions} == {
            "4"
        }


def test_a_measure_that_a_register_gives_is_not_asked_as_a_number(sample):
    """花园口镇 never reported a pass rate: its batches are counted one by one, and the cells are locked."""
    asked = row(form_of(sample, "huayuankou"), "measures", measure="manufacturing_pass_rate")
    assert not asked.open
    assert "inspections" in asked.shown["source"]
    assert "%" in asked.shown["source"]


def test_a_register_that_has_nothing_of_the_year_yet_says_so(sample):
    """Early in a year the row says which table to send."""
    asked = row(form_of(sample, "huayuankou", "2017Q1", "en"), "measures", measure="supervision_coverage")
    assert not asked.open
    assert asked.shown["source"].endswith("send that table")


def test_a_department_without_numbers_sees_the_sum_of_the_towns(sample):
    """区工商质监局 may leave its row empty: the pooled counts stand beside it, with how many towns they are from."""
    form = form_of(sample, "market_quality")
    asked = row(form, "measures", measure="manufacturing_pass_rate")
    assert asked.open
    assert "8 个镇街合计" in asked.shown["so_far"]
    assert part(form, "measures").needed == 0
    assert part(form, "measures").notes


def test_a_rubric_without_pooling_asks_a_department_for_its_own(tmp_path):
    """Where departments are scored on their own rows only, nothing tells them to leave the row empty."""
    folder = write_workspace(tmp_path)
    for unit in ("east", "quality"):
        measures = part(form_of(folder, unit), "measures")
        assert measures is None or not measures.notes


def test_money_is_asked_by_field_with_the_same_quarter_of_last_year(sample):
    """古荥镇 put 207,000 yuan into products; in the two quarters before 328,000; a year ago 170,000."""
    asked = row(form_of(sample, "guxing"), "funding", field="product")
    assert asked.blanks["amount"].value == 207_000
    assert (asked.shown["so_far"], asked.shown["last_amount"], asked.shown["year_ago"]) == (
        328_000,
        157_000,
        170_000,
    )
    assert asked.clause == sample.rubric(2016).honours["town_funding_growth"].clause


def test_only_honours_that_a_unit_can_hold_may_be_chosen(sample):
    """Computed honours and those of the other kind of unit are not on the list."""
    rubric = sample.rubric(2016)
    for unit in (sample.unit("guxing"), sample.unit("finance")):
        blanks = part(form_of(sample, unit.id), "honours").questions[-1].blanks
        chosen = {choice.value for choice in blanks["honour"].choices}
        assert chosen == {h.id for h in rubric.bonus.honours if h.rule is None and unit.kind in h.kinds}
    assert "town_funding_growth" not in chosen


def test_what_is_on_record_is_locked_and_new_rows_are_open(sample):
    """迎宾路街道 holds eight honours: shown with the rubric's titles, none open, and rows below for new ones."""
    questions = part(form_of(sample, "yingbinlu"), "honours").questions
    recorded = [question for question in questions if not question.open]
    assert len(recorded) == 8
    assert recorded[0].shown["honour"] == "省长质量奖"
    assert recorded[0].shown["date"] == date(2016, 4, 20)
    assert all(q.new and q.key == {"unit": "yingbinlu"} for q in questions if q.open)


def test_a_site_is_called_as_the_register_calls_it(tmp_path):
    """A register that says 产品 keeps saying so; the rubric's other fields can be chosen by their names."""
    folder = write_workspace(tmp_path, sites="unit,kind,name,date\neast,产品,Site,2016-01-01\n")
    kind = part(form_of(folder, "east"), "sites").questions[-1].blanks["kind"]
    assert {choice.label: choice.value for choice in kind.choices} == {"产品": "产品", "服务": "service"}
    assert kind.free


def test_an_incident_without_a_finding_may_get_one(sample):
    """老鸦陈街道's incident is open for the finding; 大河路街道's has one and is locked."""
    waiting = row(form_of(sample, "laoyachen"), "incidents", date="2016-05-17")
    assert set(waiting.blanks) == {"finding", "authority", "evidence"}
    assert waiting.shown["title"].startswith("电动车充电器")
    assert not row(form_of(sample, "dahelu"), "incidents", date="2016-08-03").open


def test_tasks_are_those_due_by_the_end_and_not_done_before_the_quarter(sample):
    """A task that was done in an earlier quarter, or is due in a later one, is not on the form."""
    form, frame = form_of(sample, "guxing"), sample.year(2016).table("tasks").frame
    mine = frame[
        (frame["unit"] == "guxing") & (frame["due"] <= "2016-09-30") & ~(frame["done"] < "2016-07-01")
    ]
    assert [q.key["due"] for q in part(form, "tasks").questions] == mine["due"].dt.strftime(
        "%Y-%m-%d"
    ).tolist()
    assert 0 < len(mine) < (frame["unit"] == "guxing").sum()


def test_days_lie_in_the_assessment_year(sample):
    """The day of an honour and of evidence is limited to the year, that of a site to its end."""
    form = form_of(sample, "guxing")
    for table in ("honours", "incidents", "evidence"):
        day = part(form, table).questions[-1].blanks["date"]
        assert (day.low, day.high) == (date(2016, 1, 1), date(2016, 12, 31))
    assert part(form, "sites").questions[-1].blanks["date"].high == date(2016, 12, 31)


def test_no_form_of_a_unit_has_points_to_give(every_form):
    """Awards stand on the form of an assessor; a unit claims points that decide nothing."""
    for form in every_form:
        assert part(form, "awards") is None


def test_the_form_of_an_assessor_has_awards_only(sample):
    """It shows what this assessor gave in the quarter, no other's, and measured criteria where an award stands in."""
    form = form_of(sample, "guxing", "2016", assessor="考核一组")
    (awards,) = form.parts
    rubric = sample.rubric(2016)
    stand_ins = {c.id for c in rubric.responsible("guxing", "town") if c.measured and c.award_stands_in}
    assert stand_ins
    assert stand_ins <= {question.key["criterion"] for question in awards.questions}
    frame = sample.year(2016).table("awards").frame
    own = frame[(frame["unit"] == "guxing") & (frame["quarter"] == 4) & (frame["assessor"] == "考核一组")]
    given = {
        q.key["criterion"]: float(q.blanks["points"].value)
        for q in awards.questions
        if q.blanks["points"].value
    }
    assert given == {c: p for c, p in zip(own["criterion"], own["points"], strict=True) if p}
    assert all(question.key["assessor"] == "考核一组" for question in awards.questions)


def test_an_assessor_sees_what_the_unit_handed_in(tmp_path):
    """The unit's evidence and its claim stand beside the points to give, and fill no cell."""
    told = "unit,criterion,quarter,evidence,date,claimed\neast,2.1,3,会议纪要3号,2016-08-01,1.5\n"
    folder = write_workspace(tmp_path, evidence=told)
    asked = row(form_of(folder, "east", assessor="甲"), "awards", criterion="2.1")
    assert (asked.shown["claimed_points"], asked.shown["claimed_evidence"]) == (Fraction(3, 2), "会议纪要3号")
    assert all(blank.value is None for blank in asked.blanks.values())
    mine = row(form_of(folder, "east"), "evidence", criterion="2.1")
    assert (mine.blanks["evidence"].value, mine.blanks["claimed"].value) == ("会议纪要3号", Fraction(3, 2))
    assert (
        row(form_of(folder, "east", "2016Q4"), "evidence", criterion="2.1").shown["last_evidence"]
        == "会议纪要3号"
    )


def test_forms_are_due_ten_days_after_the_period_unless_told_otherwise(sample):
    """The day stands on the form."""
    assert form_of(sample, "guxing").due == date(2016, 10, 10)
    assert form_of(sample, "guxing", due=date(2016, 10, 20)).due == date(2016, 10, 20)


def test_a_workspace_with_errors_gets_no_forms(tmp_path):
    """What stands beside the new cells must be right."""
    folder = write_workspace(tmp_path, funding="unit,quarter,field,amount\neast,1,product,about 5\n")
    with pytest.raises(QualitykitError, match="funding"):
        form_of(folder, "east")


def test_a_year_before_any_rubric_gets_no_forms(sample):
    """Nobody can be asked under rules that are not in force."""
    with pytest.raises(QualitykitError) as raised:
        form_of(sample, "guxing", "2015Q3")
    assert raised.value.problems[0].rule == "no_rubric_in_force"
