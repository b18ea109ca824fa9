"""What a unit's page says of luck, of the year's rest, of the way up and of other readings adds up (单位推演页)."""

import re
from fractions import Fraction

import pytest

from qualitykit.language import say
from qualitykit.outlook import certainty, project, samples_needed, stability
from qualitykit.scoring import assess
from qualitykit.tables import (
    certainty as sure_tables,
)
from qualitykit.tables import (
    certainty_words,
    criteria,
    path,
    path_words,
    prospects,
    stability_words,
    timeline,
    year_change,
)
from qualitykit.tables import (
    stability as stability_tables,
)
from qualitykit.tables.cells import points, total

ODD = [
    ("2016Q3", "guxing"),  # rates told
    ("2016Q3", "dahelu"),  # under a veto, one rate without counts
    ("2016Q3", "commerce"),  # no banded criterion
    ("2016Q1", "supervision_office"),  # no total
    ("2016", "yingbinlu"),  # the year closed, the cap of the bonus reached
]
LANGUAGES = ("zh", "en")


def number(cell: str) -> Fraction:
    """A cell as the number it shows."""
    return Fraction(cell.strip("+<>% ").replace(",", "").replace("−", "-"))


def texts(workspace, now, sure, tried, unit, language):
    """Every heading with its words that the new sections give."""
    aims, rest = path.goals(workspace, now, unit), prospects.left(workspace, now)
    items = criteria.open_items(workspace, now, unit, language)
    heading = prospects.heading_rates(project(now, workspace), now, unit, language)
    changes = year_change.split(workspace, timeline.timeline(workspace, now))
    return [
        certainty_words.lead(sure, unit, language),
        certainty_words.samples_lead(sure_tables.smallest(sure, unit), language),
        prospects.lead(rest, items, now, unit, language),
        prospects.heading_lead(heading, now, language),
        path_words.lead(aims, language),
        path_words.steps_lead(aims, language),
        path_words.ways_lead(aims, language),
        stability_words.unit_lead(tried, unit, language),
        year_change.lead(changes, now, unit, language),
    ]


@pytest.mark.parametrize(("period", "name"), ODD)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_reads_well_whatever_the_unit(sample, at, sure, tried, period, name, language):
    """In both languages, in one language at a time, without a hole where a number is missing."""
    said = texts(sample, at(period), sure(period), tried(period), sample.unit(name), language)
    whole = "\n".join(said)
    assert not re.search(r"\b(nan|None|NA)\b|\{|\}", whole)
    assert bool(re.search(r"[一-鿿]", whole)) == (language == "zh")
    assert all(re.match(r"##+ \S.*\n\n\S", text) for text in said if text)


@pytest.mark.parametrize(
    ("period", "name"), [(p, n) for p, n in ODD if n not in ("commerce", "supervision_office")]
)
def test_chances_of_a_criterion_add_up(sure, sample, period, name):
    """Each row of chances comes to 100 % but for rounding, and each has its basis."""
    table = sure_tables.chances(sure(period), sample.unit(name), "en")
    assert len(table) == 2 * len(set(table.index))
    for _, row in table.iterrows():
        shares = [number(cell) for cell in row.iloc[1:] if cell != "–"]
        assert abs(sum(shares) - 100) <= len(shares)


def test_margins_are_those_of_the_bands(sure, sample):
    """190 of 195 against 97 %: 189.15 must pass, so the first more failure costs a point and no pass earns one."""
    table = sure_tables.margins(sure("2016Q3"), sample.unit("guxing"), "en")
    row = table.iloc[1]
    assert row["Passed/inspected"] == "190/195"
    assert row["More failures that cost points"] == "1"
    assert row["More passes that earn points"] == "–"
    assert row["Band"] == "not determined"


def test_the_flag_follows_the_eighty_per_cent(sure, sample):
    """A band is called determined just where its likeliest points have 80 % or more."""
    with_bands = sorted(set(sure("2016Q3").criteria["unit"]))
    for unit in map(sample.unit, with_bands):
        known, _ = sure_tables.banded(sure("2016Q3"), unit)
        shown = sure_tables.margins(sure("2016Q3"), unit, "en")["Band"].tolist()
        assert shown == ["determined" if chance >= 0.8 else "not determined" for chance in known["chance"]]


def test_the_chance_of_the_grade_is_the_sentences(sure, sample):
    """The bold chance is the table's, and below 80 % the grade is called not determined."""
    unit, now = sample.unit("market_quality"), sure("2016Q3")
    table = sure_tables.grade_chances(now, unit, "en")
    said = certainty_words.lead(now, unit, "en")
    assert f"grade B would come out with a chance of {table['Grade B'].iloc[0]}**" in said
    assert "does not determine the grade" in said


def test_a_veto_leaves_no_chance_to_tell(sure, sample):
    """Grade D is certain, there is no table of chances, and the rate without counts cannot be told."""
    unit = sample.unit("dahelu")
    assert sure_tables.grade_chances(sure("2016Q3"), unit, "en").empty
    said = certainty_words.lead(sure("2016Q3"), unit, "en")
    assert "Grade D is certain" in said
    assert "cannot be said, a rate was given without its counts" in said


def test_small_samples_mark_the_units_own(sure, sample, at):
    """The criterion with the fewest samples is asked, a point above its target, its own number is marked."""
    question = sure_tables.smallest(sure("2016Q3"), sample.unit("guxing"))
    assert (question.own, question.target, question.rate) == (195, 97, Fraction(98, 100))
    table = sure_tables.samples(question, "en")
    assert [name for name in table.index if "◆" in name] == ["195 ◆"]
    assert list(table["Chance of full marks"]) != sorted(table["Chance of full marks"], key=number)
    needed = samples_needed(at("2016Q3").rubric, "2", 97, Fraction(98, 100)).n
    assert f"From {needed} samples on" in certainty_words.samples_lead(question, "en")
    assert question.table([needed])["wrong"].iloc[0] <= 0.05 < question.table([needed - 1])["wrong"].iloc[0]


def test_no_question_where_nothing_can_be_told(sure, sample):
    """A unit without a banded criterion has no table of small samples and no heading for it."""
    question = sure_tables.smallest(sure("2016Q3"), sample.unit("commerce"))
    assert question is None
    assert sure_tables.samples(question, "en").empty
    assert certainty_words.samples_lead(question, "zh") == ""


def test_settled_open_and_lost_are_what_is_within_reach(sample, at):
    """The three numbers of the sentence add up, the grades are those of the two ends."""
    now, rest = at("2016Q3"), prospects.left(sample, at("2016Q3"))
    for unit in sample.units:
        items = criteria.open_items(sample, now, unit, "en")
        said = prospects.lead(rest, items, now, unit, "en")
        found = re.search(
            r"Of the ([\d.]+) points within reach: safe ([\d.]+), open either way ([\d.]+), lost", said
        )
        if found:
            reach, safe, moving = map(Fraction, found.groups())
            lost = Fraction(re.search(r"lost ([\d.]+)\.", said)[1])
            assert reach == safe + moving + lost
        assert len(prospects.first(items)) <= prospects.ITEMS
        assert (f"the other {len(items) - 12} stand" in said) == (len(items) > 12)


def test_items_with_most_at_stake_come_first(sample, at):
    """Largest span first, so that what is left out weighs least."""
    items = criteria.open_items(sample, at("2016Q1"), sample.unit("liuzhai"), "en")
    spans = [number(high) - number(low) for low, high in zip(items["Lowest"], items["Highest"], strict=True)]
    assert spans == sorted(spans, reverse=True)


def test_nothing_heads_anywhere_once_the_year_is_over(sample, at):
    """In the last quarter and in the final assessment there is no projection and no heading for one."""
    now = at("2016")
    table = prospects.heading_rates(project(now, sample), now, sample.unit("guxing"), "en")
    assert table.empty
    assert prospects.heading_lead(table, now, "en") == ""


def test_the_cheapest_way_reaches_its_goal_by_its_own_steps(sample, at):
    """The steps' worth and the bonus bring the total from where it stands to where the table says."""
    aims = path.goals(sample, at("2016Q3"), sample.unit("xincheng"))
    aim = aims.nearest
    table = path.steps(aims, "en")
    worth = sum((number(cell) for cell in table["In the total"]), Fraction(0))
    assert abs(aim.now + worth - aim.ways[0].total) < Fraction(len(table), 100)
    assert aim.ways[0].total >= aim.goal > aim.now
    said = path_words.lead(aims, "en")
    assert f"takes at least {points(path.gained(aim.ways[0], False))} more" in said


def test_runners_up_cost_no_less_and_differ_in_points(sample, at):
    """Ways that differ only in which honours bring the bonus are one."""
    for name in ("guxing", "xincheng", "market_quality"):
        for one in path.goals(sample, at("2016Q3"), sample.unit(name)).reaches:
            found = path.different(one)
            assert [way.cost for way in found] == sorted(way.cost for way in found)
            kinds = [
                (frozenset(o for o in way.options if not o.bonus), path.gained(way, True)) for way in found
            ]
            assert len(set(kinds)) == len(kinds)


def test_honours_come_in_only_where_criteria_do_not_suffice(sample, at):
    """With the bonus of the cheapest way left out, all that criteria can give would not reach the goal."""
    aims = path.goals(sample, at("2016Q3"), sample.unit("guxing"))
    aim = aims.nearest
    assert path.gained(aim.ways[0], True) > 0
    without = [option for option in aim.options if not option.bonus]
    best = {o.criterion: o for o in sorted(without, key=lambda option: option.gain)}
    weight = Fraction(100) / Fraction("92.5")
    assert aim.now + weight * sum(o.gain for o in best.values()) < aim.goal


@pytest.mark.parametrize(
    ("period", "name", "said"),
    [
        ("2016Q3", "dahelu", "The veto is a wall"),
        ("2016Q3", "guxing", "Grade A (90.00) is out of reach"),
        ("2016Q3", "supervision_office", "Grade A is safe"),
        ("2016", "yingbinlu", "It has the best grade, A"),
        ("2016", "yingbinlu", "Another honour is worth nothing: the cap of 10 is reached"),
        ("2016", "commerce", "Grade C (60.00) would have taken at least 1 more"),
    ],
)
def test_each_kind_of_answer_is_given_with_its_reason(sample, at, period, name, said):
    """Out of reach, safe, best, a wall, what it would have taken, and the worth of an honour."""
    assert said in path_words.lead(path.goals(sample, at(period), sample.unit(name)), "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_highest_grade_that_no_way_leads_to_is_explained(sample, at, language):
    """Where the highest result has a grade that is out of reach, the page gives the highest in time and says why."""
    now = at("2016Q3")
    rest, explained = prospects.left(sample, now), 0
    for row, unit in zip(rest.units.itertuples(), now.units, strict=True):
        items = criteria.open_items(sample, now, unit, language)
        said = prospects.lead(rest, items, now, unit, language)
        for aim in path.goals(sample, now, unit).reaches:
            if aim.reason == "out_of_reach" and row.grade_high <= aim.grade:
                assert say("prospects.late_path", language) in said
                assert total(row.in_time, now.rubric) in said
                assert row.grade_in_time > aim.grade
                explained += 1
    assert explained > 10


def test_a_closed_year_knows_no_due_days(sample, at):
    """The steps of a final assessment have no column of due days, and nothing is said of them."""
    aims = path.goals(sample, at("2016"), sample.unit("guxing"))
    assert "Due" not in path.steps(aims, "en").columns
    assert "past its due day" not in path_words.lead(aims, "en")


def test_a_unit_that_nobody_can_judge_is_told_so(nation):
    """Without any data there is no grade to be sure of, none under any reading, and no year to compare with."""
    now, unit = assess(nation, "2016Q1"), nation.unit("nation")
    sure, tried = certainty(now), stability(now, nation)
    whole = "\n".join(texts(nation, now, sure, tried, unit, "en"))
    assert "There is no total yet" in whole
    assert "combinations of readings gives a grade" in whole
    assert "could not be tried" in whole
    assert "came from" not in whole


def test_the_readings_that_change_the_grade_come_first(tried, sample):
    """Market supervision: rounding to one decimal gives an A; what changes nothing at all is left out."""
    unit = sample.unit("market_quality")
    table = stability_tables.unit_readings(tried("2016Q3"), unit, "en")
    effects = table["The grade"].tolist()
    assert effects == sorted(effects)
    assert table.loc["Rounding of rates", ["Turned to", "Grade"]].tolist() == ["1 decimals", "A"]
    assert "Never reported" not in table.index
    kept, every = stability_tables.share_of(tried("2016Q3"), unit)
    assert f"{kept} of {every} combinations" in stability_words.unit_lead(tried("2016Q3"), unit, "en")


@pytest.mark.parametrize("name", [None, "guxing", "supervision_office"])
def test_data_and_rules_are_the_whole_change(sample, at, name):
    """The parts printed in the sentence add up to the change that is printed."""
    now = at("2016Q3")
    unit = sample.unit(name) if name else None
    changes = year_change.split(sample, timeline.timeline(sample, now))
    said = year_change.lead(changes, now, unit, "en")
    values = [number(text) for text in re.findall(r"[+−]?\d+\.\d\d", said)]
    change, before, after, data, rule = values
    assert change == data + rule
    assert abs(after - before - change) <= Fraction(1, 100)
    assert year_change.table(changes, now, "en").empty


def test_a_change_of_rules_is_told_and_listed(sample, at):
    """Where the rules did something, the sentence says how much and every unit has a row."""
    now = at("2016Q3")
    changes = year_change.split(sample, timeline.timeline(sample, now))
    changes = changes.assign(data=changes["data"] - 1, rule=changes["rule"] + 1)
    assert "+1.00 by the change of rules" in year_change.lead(changes, now, None, "en")
    table = year_change.table(changes, now, "en")
    assert len(table) == len(sample.units) + 1
    assert set(table["By the rules"]) == {"+1.00"}
