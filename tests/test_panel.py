"""The what-if panel without a browser: what may be set, what settings come to, and that all of it says so."""

import re
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualitykit.errors import QualitykitError
from qualitykit.language.panel_text import PANEL_TEXT
from qualitykit.outlook import Scenario, apply_scenario, read_scenario
from qualitykit.panel import Desk, example, words
from qualitykit.panel.levers import Lever
from qualitykit.panel.page import levers_html, rest_html, standing_html
from qualitykit.panel.values import shown
from qualitykit.scoring import assess
from qualitykit.workspace import open_workspace

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
PASSED = ("measures", "manufacturing_pass_rate", "numerator")
SAMPLES = ("measures", "manufacturing_pass_rate", "denominator")
TARGET = ("targets", "manufacturing_pass_rate", "")
ASKED = [("laoyachen", "2016"), ("guxing", "2016Q3"), ("market_quality", "2016Q3"), ("yingbinlu", "2016Q1")]


@pytest.fixture(scope="module")
def desk():
    """A desk on the sample, in English."""
    return Desk(open_workspace(SAMPLE), "en")


def total(outcome) -> Fraction | None:
    """The scenario's exact total."""
    return outcome.both[1]["total"]


# ── What may be set ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("unit", "period"), ASKED)
def test_levers_stand_at_the_data_and_change_nothing(desk, unit, period):
    """Settings as the data have them are a scenario without changes, and come to the data's own grades."""
    start = desk.settings(unit, period)
    assert start.changes() == {}
    assert total(desk.outcome(start)) == desk.outcome(start).both[0]["total"]
    assert all(lever.data is None or lever.data >= 0 for lever in start.levers.values())


def test_every_kind_of_number_has_its_lever(desk):
    """A town may set samples, passes, counts, targets, money, awards and honours; what is computed is no lever."""
    levers = desk.settings("laoyachen", "2016").levers
    assert {key[0] for key in levers} == {"measures", "targets", "funding", "awards", "honours"}
    assert (levers[SAMPLES].data, levers[PASSED].data, levers[TARGET].data) == (200, 184, 93)
    assert ("awards", "1", "") not in levers  # a measure decides
    assert ("awards", "3.2.1", "") not in levers  # another unit answers for it
    assert ("honours", "town_funding_growth", "") not in levers  # computed from the money


def test_what_nobody_judged_has_no_value(desk):
    """An open criterion stands at nothing, not at 0, until it is set; back at nothing it is no change."""
    start = desk.settings("guxing", "2016Q1")
    key = next(key for key, lever in start.levers.items() if key[0] == "awards" and lever.data is None)
    assert start.value(key) is None
    zero = start.moved_to(key, 0)
    assert zero.changes() == {"awards": {key[1]: 0}}
    assert zero.moved_to(key, None).changes() == {}


def test_a_department_starts_at_the_towns_pool(desk):
    """Who is judged on pooled counts starts from them, and the lever says of how many towns."""
    lever = desk.settings("market_quality", "2016Q3").levers[PASSED]
    assert lever.pooled == 8


def test_a_published_rate_is_set_as_a_rate(desk):
    """A rate without its counts has no samples to set."""
    nation = Desk(open_workspace(SAMPLE.parent / "national"), "en").settings("nation", "2024Q4")
    cells = {key[2]: lever for key, lever in nation.levers.items() if key[:2] == PASSED[:2]}
    assert set(cells) == {"value"}
    assert cells["value"].form == "percent"


def test_awards_between_two_steps_are_kept():
    """What several assessors gave on average is a choice of its own."""
    lever = Lever("awards", "x", "", "steps", Fraction(3, 4), Fraction(1), Fraction(1, 2))
    assert lever.choices == (0, Fraction(1, 2), Fraction(3, 4), 1)
    assert shown(lever, lever.data, "en") == "0.75"


def test_every_number_of_the_data_is_a_position(desk):
    """A control that knows no position for the data's own number would move it by itself: there is none."""
    for unit, period in ASKED:
        for lever in desk.settings(unit, period).levers.values():
            if lever.form == "steps" or lever.data is None:
                assert lever.data is None or lever.data in lever.choices
            else:
                assert (lever.data / lever.step).denominator == 1


def test_only_years_with_a_rubric_can_be_chosen(desk):
    """The sample's 2015 has tables and no rubric in force: it is not offered."""
    assert [str(period) for period in desk.periods] == ["2016Q1", "2016Q2", "2016Q3", "2016Q4", "2016"]


# ── Setting it ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_more_samples_keep_the_rate(desk):
    """184 of 200 become 92 of 100; of none nothing passes, and from none on all do."""
    start = desk.settings("laoyachen", "2016")
    half = start.moved_to(SAMPLES, 100)
    assert (half.value(PASSED), half.high(PASSED)) == (92, 100)
    none = half.moved_to(SAMPLES, 0)
    assert none.value(PASSED) == 0
    assert none.moved_to(SAMPLES, 30).value(PASSED) == 30
    assert half.moved_to(SAMPLES, 200).changes() == {}
    assert half.moved_to(SAMPLES, None).changes() == {}


@pytest.mark.parametrize(
    ("key", "value"), [(PASSED, 201), (PASSED, -1), (TARGET, 101), (("awards", "4.8.2", ""), 3)]
)
def test_beyond_a_lever_nothing_is_set(desk, key, value):
    """More passes than samples, a target above 100 or points above the criterion's are refused."""
    with pytest.raises(ValueError, match="must lie from 0"):
        desk.settings("laoyachen", "2016").moved_to(key, value)


def test_of_another_unit_nothing_is_set(desk):
    """A criterion for which somebody else answers is no lever."""
    with pytest.raises(KeyError):
        desk.settings("laoyachen", "2016").moved_to(("awards", "3.2.1", ""), 0)


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_one_after_the_other_is_the_same_as_all_at_once(desk, data):
    """However a reader gets there, moving and taking back, the outcome is that of scoring the scenario afresh."""
    unit, period = data.draw(st.sampled_from(ASKED))
    now = desk.settings(unit, period)
    for _ in range(data.draw(st.integers(1, 6))):
        lever = data.draw(st.sampled_from(list(now.levers.values())))
        if lever.form == "steps":
            value = data.draw(st.sampled_from([None, *lever.choices]))
        else:
            value = data.draw(st.integers(0, int(now.high(lever.key))))
        now = now.moved_to(lever.key, value)
        outcome = desk.outcome(now)
    afresh = assess(apply_scenario(desk.workspace, now.scenario()), period)
    pd.testing.assert_frame_equal(outcome.now.grades, afresh.grades)
    pd.testing.assert_frame_equal(outcome.now.scores, afresh.scores)
    assert outcome.now.reasons("en") == afresh.reasons("en")


@pytest.mark.parametrize("percent", [Fraction(0), Fraction(1, 2), 1, Fraction(973, 10), 100])
def test_a_target_of_one_percent_or_less_is_no_doubtful_number(desk, percent, tmp_path):
    """What a slider in percent was set to is scored as that percentage, and read back as it from its file."""
    settings = desk.settings("laoyachen", "2016").moved_to(TARGET, percent)
    now = desk.outcome(settings).now
    target = now.evidence.targets[TARGET[1]]
    u = [unit.id for unit in now.units].index("laoyachen")
    assert Fraction(int(target.numerator[u]), target.scale) == percent
    (path := tmp_path / "scenario.yaml").write_text(settings.scenario().text())
    again = assess(apply_scenario(desk.workspace, read_scenario(path)), "2016")
    pd.testing.assert_frame_equal(again.scores, now.scores)


@settings(max_examples=25, deadline=None)
@given(passed=st.integers(0, 199))
def test_one_pass_more_never_lowers_the_total(desk, passed):
    """Of the same samples more passes are never worse."""
    start = desk.settings("laoyachen", "2016")
    totals = [total(desk.outcome(start.moved_to(PASSED, k))) for k in (passed, passed + 1)]
    assert totals[0] <= totals[1]


# ── What it comes to ─────────────────────────────────────────────────────────────────────────────────────────────


def test_one_failure_more_takes_the_grade(desk):
    """183 of 200 is 91.5 %, 8 points: 73 of 92.5 is 78.92, grade C; the data have 80.00, grade B."""
    outcome = desk.outcome(desk.settings("laoyachen", "2016").moved_to(PASSED, 183))
    standing = outcome.standing()
    assert list(standing["Total"]) == ["80.00", "78.92"]
    assert list(standing["Grade"]) == ["B", "C"]
    assert outcome.criteria().index.tolist() == ["1 Manufacturing pass rate against target"]
    assert outcome.criteria().iloc[0].tolist()[:2] == ["9", "8"]
    assert outcome.changes().iloc[0].tolist() == ["184/200 = 92.00 %", "183/200 = 91.50 %"]
    assert "78.92, grade C" in words.answer(outcome)


def test_a_pool_moves_with_the_town(desk):
    """Departments that are judged on the pooled counts are named with what they lose."""
    outcome = desk.outcome(desk.settings("guxing", "2016Q3").moved_to(PASSED, 300))
    assert "market_quality" in {unit.id for unit, _ in outcome.others()}
    assert "−" in words.others(outcome)


def test_a_veto_is_a_wall(desk):
    """However good the rest, the veto's grade stays, and no way is offered."""
    start = desk.settings("dahelu", "2016")
    for key, lever in start.levers.items():
        if key[0] == "awards":
            start = start.moved_to(key, lever.high)
    outcome = desk.outcome(start)
    assert outcome.standing()["Grade"].tolist() == ["D", "D"]
    assert outcome.ways().empty
    assert "veto" in words.path(outcome)


def test_the_example_reaches_what_it_says(desk):
    """The way of least effort, taken as done, has the next grade."""
    start = desk.outcome(desk.settings("xincheng", "2016"))
    outcome = desk.outcome(example(start))
    assert outcome.both[1]["grade"] == start.reach.grade == "C"
    assert total(outcome) >= start.reach.goal
    assert "grade C" in words.example_lead(start, outcome)


@pytest.mark.parametrize(
    ("unit", "period"), [("dahelu", "2016Q3"), ("yingbinlu", "2016"), ("guxing", "2016Q3")]
)
def test_without_a_way_the_example_changes_nothing_and_says_why(desk, unit, period):
    """Under a veto, at the best grade or out of reach there is no way to take as done."""
    start = desk.outcome(desk.settings(unit, period))
    outcome = desk.outcome(example(start))
    assert outcome.settings.moved == {}
    assert words.path(start) in words.example_lead(start, outcome)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("unit", "period"), [*ASKED, ("supervision_office", "2016Q1"), ("dahelu", "2016Q3")])
def test_every_output_says_that_it_is_no_data(desk, language, unit, period):
    """Each table in its corner or headings, the picture in its rows, the page on top, in both languages."""
    told = Desk(desk.workspace, language)
    start = told.settings(unit, period)
    key, lever = next(item for item in start.levers.items() if item[0][0] == "awards")
    outcome = told.outcome(start.moved_to(key, 0 if lever.data else lever.high))
    mark = {"zh": "情景", "en": "cenario"}[language]
    no_data = {"zh": "不是数据", "en": "not data"}[language]
    for table in (
        outcome.standing(),
        outcome.chances(),
        outcome.changes(),
        outcome.criteria(),
        outcome.ways(),
    ):
        heads = " ".join([table.columns.name, *table.columns, *map(str, table.index)])
        assert mark in heads
        assert no_data in heads
        assert all(isinstance(cell, str) for cell in table.to_numpy().ravel())
    for text in (standing_html(outcome, outcome.standing()), words.answer(outcome), words.limits(outcome)):
        assert no_data in text
    assert outcome.standing().index[1] == outcome.text("in_scenario")
    assert "<table>" in rest_html(outcome) + levers_html(outcome)


def test_a_name_with_signs_is_text(desk, tmp_path):
    """What stands in a cell is shown as it is written, never as markup."""
    outcome = desk.outcome(desk.settings("laoyachen", "2016"))
    table = outcome.standing().rename(index={"Data": "<b>*x*</b>"})
    assert "&lt;b&gt;*x*&lt;/b&gt;" in standing_html(outcome, table)


def test_every_text_that_the_panel_names_exists():
    """Its own shorthand for texts names none that nobody wrote."""
    folder = Path(words.__file__).parent
    sources = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    named = set(re.findall(r'\.text\(\s*"([a-z_]+)"', sources))
    assert len(named) > 20
    assert [key for key in sorted(named) if f"panel.{key}" not in PANEL_TEXT] == []


# ── Keeping it ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_saved_is_what_was_set(desk, tmp_path):
    """A saved scenario, read again, comes to the same grades; a second one gets a name of its own."""
    now = desk.settings("laoyachen", "2016").moved_to(PASSED, 183).moved_to(("awards", "4.8.2", ""), 1)
    now = now.moved_to(("honours", "luban_award", ""), 1).moved_to(TARGET, Fraction(187, 2))
    paths = [desk.save(now, tmp_path / "new", title) for title in ("one failure more", "")]
    assert [path.name for path in paths] == ["laoyachen-2016.scenario.yaml", "laoyachen-2016-2.scenario.yaml"]
    read = read_scenario(paths[0])
    assert (read.changes, read.title, str(read.period)) == (now.changes(), "one failure more", "2016")
    again = assess(apply_scenario(desk.workspace, read), "2016")
    pd.testing.assert_frame_equal(again.grades, desk.outcome(now).now.grades)
    assert "score" in desk.command(now, paths[0])


def test_an_unknown_unit_is_refused(desk):
    """A name that the district does not have is told with the nearest."""
    with pytest.raises(QualitykitError, match="laoyachen"):
        desk.settings("laoyache", "2016")


def test_the_notebooks_file_is_the_one_that_is_saved(desk, tmp_path):
    """What the notebook shows as the file is, letter by letter, what saving writes."""
    outcome = desk.outcome(desk.settings("laoyachen", "2016").moved_to(PASSED, 183))
    path = desk.save(outcome.settings, tmp_path)
    assert path.read_text("utf-8") in words.file(desk, outcome)
    assert isinstance(outcome.settings.scenario(), Scenario)
