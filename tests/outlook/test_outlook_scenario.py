"""Scenarios: read strictly, applied in memory, marked; the same scored in short and in full."""

from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
from outlook_units import row
from ruamel.yaml import YAML

from qualitykit.errors import QualitykitError
from qualitykit.outlook import Scenario, apply_scenario, assess_what_if, read_scenario
from qualitykit.period import Period
from qualitykit.scoring import assess

MISTAKES = YAML(typ="safe").load((Path(__file__).parent / "scenario_mistakes.yaml").read_text("utf-8"))
WHOLE = """\
scenario: true
unit: 古荣镇
period: 2016Q3
title: 试一试
changes:
  measures:
    manufacturing_pass_rate: {numerator: 600, denominator: 675}
    demonstration_sites: {value: 1}
    acceptance_rate: {numerator: 3, denominator: 4}
  targets: {manufacturing_pass_rate: 95}
  funding: {product: 5000000.50}
  awards:
    3.3.2: 2
    "3.1.1": 0.5
  honours: {luban_award: true}
"""


@pytest.fixture
def whole(tmp_path):
    """A scenario with a change of every kind."""
    path = tmp_path / "whole.yaml"
    path.write_text(WHOLE, "utf-8")
    return read_scenario(path)


def scenario(unit="guxing", period="2016Q3", **changes):
    """A scenario made in a notebook."""
    return Scenario(unit, Period.parse(period), changes)


def points(assessment, unit, criterion):
    """The points of a unit on a criterion."""
    return row(assessment.scores, unit=unit, criterion=criterion)["points"]


# ── Reading ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_scenario_is_read_with_its_lines(whole):
    """Unit, period and every change are there, each change with its line."""
    assert (whole.unit, str(whole.period), whole.title, whole.name) == (
        "古荣镇",
        "2016Q3",
        "试一试",
        "whole.yaml",
    )
    assert whole.changes["awards"] == {"3.3.2": 2, "3.1.1": 0.5}
    assert (whole.lines["awards", "3.1.1"], whole.lines["honours", "luban_award"]) == (14, 15)


def test_what_is_saved_is_read_back(whole, tmp_path):
    """A scenario's text, saved and read again, is the same scenario."""
    path = tmp_path / "again.yaml"
    path.write_text(whole.text(), "utf-8")
    again = read_scenario(path)
    assert (again.unit, again.period, again.title, again.changes) == (
        whole.unit,
        whole.period,
        whole.title,
        whole.changes,
    )
    assert "scenario: true" in whole.text()


@pytest.mark.parametrize("mistake", [pytest.param(m, id=m["says"]) for m in MISTAKES])
def test_a_mistake_is_refused_with_its_place(sample, tmp_path, mistake):
    """Each mistake is refused with the file's name, a line, the key, and what is allowed."""
    path = tmp_path / "mistake.yaml"
    with path.open("w", encoding="utf-8") as file:
        YAML().dump(mistake["file"], file)
    with pytest.raises(QualitykitError) as caught:
        apply_scenario(sample, read_scenario(path))
    (problem,) = caught.value.problems
    assert (problem.file, problem.column) == ("mistake.yaml", mistake["column"])
    assert 1 <= problem.row <= len(path.read_text("utf-8").splitlines())
    assert mistake["words"] in problem.text("en")
    assert problem.text("zh")


def test_all_mistakes_are_told_at_once_in_the_files_order(sample, tmp_path):
    """Several mistakes of one file come together, line by line."""
    path = tmp_path / "many.yaml"
    head, targets = (
        "scenario: true\nunit: guxing\nperiod: 2016Q3\nchanges:\n",
        "    manufacturing_pass_rate: 120\n",
    )
    text = f"{head}  targets:\n{targets}  awards:\n    3.1.1: 7\n    9.9: 1\n"
    path.write_text(text, "utf-8")
    with pytest.raises(QualitykitError) as caught:
        apply_scenario(sample, read_scenario(path))
    assert [(p.row, p.column) for p in caught.value.problems] == [
        (6, "manufacturing_pass_rate"),
        (8, "3.1.1"),
        (9, "9.9"),
    ]


def test_a_key_twice_is_refused(tmp_path):
    """The same change twice is no scenario: one of them would be lost."""
    path = tmp_path / "twice.yaml"
    path.write_text(WHOLE.replace('"3.1.1"', "3.3.2"), "utf-8")
    with pytest.raises(QualitykitError, match=r"twice.yaml:14"):
        read_scenario(path)


# ── Applying ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_kind_of_change_counts(sample, assessed, whole):
    """Counts, a target, sites, works, money, awards and an honour each change what they decide, and nothing else."""
    before, after = assessed("2016Q3"), assess(apply_scenario(sample, whole), "2016Q3")
    assert points(after, "guxing", "1") == 6  # 600/675 = 88.89 % against 95 %: 6.11 short
    assert row(after.scores, unit="guxing", criterion="3.3.5")["status"] == "open"  # one site of two
    assert (points(after, "guxing", "4.7.3"), points(after, "guxing", "4.7.5")) == (0, 0)  # 3 of 4 accepted
    assert (points(after, "guxing", "3.3.2"), points(after, "guxing", "3.1.1")) == (2, Fraction(1, 2))
    assert row(after.grades, unit="guxing")["bonus"] == 4  # Luban award, and funding up by more than 20 %
    others = before.scores["unit"].isin(["guxing", "market_quality", "housing_construction", "finance"])
    pd.testing.assert_frame_equal(after.scores[~others], before.scores[~others])


def test_the_pool_follows_the_town(sample, assessed):
    """A town's other counts change the pool on which a department is judged."""
    worse = scenario(measures={"manufacturing_pass_rate": {"numerator": 400, "denominator": 675}})
    after = assess(apply_scenario(sample, worse), "2016Q3")
    assert points(after, "market_quality", "1") < points(assessed("2016Q3"), "market_quality", "1")


def test_records_of_other_measures_keep_their_numbers(sample, assessed):
    """Changing the acceptance rate leaves supervision and complaints, read from the same works, as they were."""
    changed = scenario(measures={"acceptance_rate": {"numerator": 14, "denominator": 15}})
    before, after = assessed("2016Q3"), assess(apply_scenario(sample, changed), "2016Q3")
    for measure in ("supervision_coverage", "engineering_complaint_rate"):
        seen, was = (one.now[measure, None].observed for one in (after, before))
        assert (seen.numerator[0], seen.denominator[0]) == (was.numerator[0], was.denominator[0])
    accepted = after.now["acceptance_rate", None].observed
    assert (accepted.numerator[0], accepted.denominator[0]) == (14, 15)


def test_a_scenario_without_changes_changes_nothing(sample, assessed):
    """With nothing changed the assessment is the real one."""
    after = assess(apply_scenario(sample, scenario()), "2016Q3")
    pd.testing.assert_frame_equal(after.grades, assessed("2016Q3").grades)


@pytest.mark.parametrize(
    ("unit", "period"), [("yingbinlu", "2016Q1"), ("guxing", "2016Q3"), ("market_quality", "2016")]
)
@pytest.mark.parametrize(
    "changes",
    [
        {"measures": {"manufacturing_pass_rate": {"numerator": 1, "denominator": 3}}},
        {
            "measures": {
                "supervision_coverage": {"numerator": 3, "denominator": 3},
                "demonstration_sites": {"value": 7},
            }
        },
        {
            "measures": {"farm_produce_pass_rate": {"value": "97.25"}},
            "targets": {"farm_produce_pass_rate": "97.3"},
        },
        {
            "funding": {"service": 0},
            "awards": {"3.3.2": 0},
            "honours": {"luban_award": 2, "zhongzhou_cup": False},
        },
    ],
)
def test_in_short_and_in_full_are_the_same(sample, assessed, unit, period, changes):
    """Gathering again only what a scenario touches gives the very assessment that gathering everything gives."""
    changed = apply_scenario(sample, scenario(unit, period, **changes))
    short, full = assess_what_if(assessed(period), changed), assess(changed, period)
    pd.testing.assert_frame_equal(short.scores, full.scores)
    pd.testing.assert_frame_equal(short.grades, full.grades)
    assert short.sources() == [text.replace(" + scenario:", ":") for text in full.sources()] or changes


STEPS = [
    {"awards": {"3.3.2": 0}},
    {"awards": {"3.3.2": 0}, "measures": {"acceptance_rate": {"numerator": 1, "denominator": 3}}},
    {"awards": {"3.3.2": 2}, "measures": {"acceptance_rate": {"numerator": 1, "denominator": 3}}},
    {"measures": {"manufacturing_pass_rate": {"numerator": 1, "denominator": 3}}, "funding": {"product": 5}},
    {"funding": {"product": 6}, "targets": {"manufacturing_pass_rate": 50}},
    {"honours": {"luban_award": True}},
    {},
]


def test_one_scenario_after_another_is_the_same_as_each_afresh(sample, assessed):
    """Taking over what two scenarios have alike changes no number and no reason, whatever comes or goes between."""
    earlier, base = None, assessed("2016Q3")
    for changes in STEPS:
        changed = apply_scenario(sample, scenario(**changes), earlier)
        base = assess_what_if(base, changed, earlier)
        full = assess(apply_scenario(sample, scenario(**changes)), "2016Q3")
        pd.testing.assert_frame_equal(base.scores, full.scores)
        pd.testing.assert_frame_equal(base.grades, full.grades)
        assert base.reasons() == full.reasons()
        earlier = changed


def test_what_two_scenarios_have_alike_is_not_made_twice(sample):
    """The very tables of the earlier one are used, and what differs is still checked."""
    first = apply_scenario(sample, scenario(**STEPS[1]))
    second = apply_scenario(sample, scenario(**STEPS[2]), first)
    assert second.made.tables["measures"] is first.made.tables["measures"]
    assert second.made.tables["awards"] is not first.made.tables["awards"]
    with pytest.raises(QualitykitError, match=r"3\.3\.2"):
        apply_scenario(sample, scenario(awards={"3.3.2": 9}), second)


def test_an_honour_can_be_taken_away_and_won_again(sample, assessed):
    """`false` takes all of a kind away, a number gives so many of them."""
    gone = assess(
        apply_scenario(sample, scenario("yingbinlu", honours={"governor_quality_award": False})), "2016Q3"
    )
    before = row(assessed("2016Q3").grades, unit="yingbinlu")
    after = row(gone.grades, unit="yingbinlu")
    assert (before["bonus"] + before["bonus_wasted"]) - (after["bonus"] + after["bonus_wasted"]) == 2
    two = apply_scenario(sample, scenario("yingbinlu", honours={"governor_quality_award": 2}))
    held = two.year(2016).tables["honours"].frame
    assert ((held["unit"] == "yingbinlu") & (held["honour"] == "governor_quality_award")).sum() == 2


def test_the_data_stay_as_they_are(sample, assessed, whole):
    """A scenario changes neither the files nor the workspace that is open."""
    files = {path: path.read_bytes() for path in sample.path.rglob("*.csv")}
    tables = {name: table.frame.copy() for name, table in sample.year(2016).tables.items()}
    assess(apply_scenario(sample, whole), "2016Q3")
    assert files == {path: path.read_bytes() for path in sample.path.rglob("*.csv")}
    for name, table in sample.year(2016).tables.items():
        pd.testing.assert_frame_equal(table.frame, tables[name])


def test_every_result_can_be_told_from_the_real_one(sample, whole):
    """Tables name the scenario in their first column, and each source says from which scenario a number comes."""
    changed = apply_scenario(sample, whole)
    assessment = assess(changed, "2016Q3")
    marked = changed.marked(assessment.grades)
    assert marked.columns[0] == "scenario"
    assert set(marked["scenario"]) == {"whole.yaml"}
    assert changed.scenario is whole
    source = dict(
        zip(assessment.scores["unit"] + assessment.scores["criterion"], assessment.sources("en"), strict=True)
    )
    assert "+ whole.yaml" in source["guxing3.3.2"]


def test_another_year_is_left_alone(sample, whole):
    """The year before has the tables that it has."""
    changed = apply_scenario(sample, whole)
    assert changed.year(2015) is sample.year(2015)
    assert (changed.units, changed.synthetic, changed.years) == (sample.units, sample.synthetic, sample.years)


def test_a_base_of_another_period_is_refused(sample, assessed, whole):
    """A scenario for the third quarter cannot be laid over the second."""
    with pytest.raises(ValueError, match="base must be of the scenario's period, 2016Q3"):
        assess_what_if(assessed("2016Q2"), apply_scenario(sample, whole))


def test_a_table_that_the_year_does_not_have_is_made(sample, assessed):
    """A change to a table that is not there stands in a table of its own."""
    changed = scenario(targets={"manufacturing_pass_rate": Fraction(95)})
    year = sample.year(2016)
    without = {name: table for name, table in year.tables.items() if name != "targets"}
    bare = type(sample)(sample.path)
    bare.rubrics = sample.rubrics
    bare._read[2016] = type(year)(2016, without)
    after = assess(apply_scenario(bare, changed), "2016Q3")
    assert points(after, "guxing", "1") == 8  # 93.48 % against 95 %: 1.52 short
    assert row(after.scores, unit="yingbinlu", criterion="1")["status"] == "open"
