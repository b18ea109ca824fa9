"""What a unit could still do: the options of real units, and what honours and the district would gain by them."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from outlook_units import number, row

from qualitykit.outlook import district_gains, due_days, honour_worth, reach
from qualitykit.outlook.options import standing, unit_options
from qualitykit.outlook.readings import with_readings


def test_the_standing_of_a_closed_year_is_its_total(assessed):
    """In the final assessment what a unit stands at is its total, under every way to take what does not apply."""
    for setting in ("rescale", "raw", "credit"):
        assessment = assessed("2016")
        rubric = with_readings(assessment.rubric, {"not_applicable": setting})
        turned = replace(assessment, rubric=rubric, evidence=replace(assessment.evidence, rubric=rubric))
        totals = turned.grading.total.fractions()
        assert [standing(turned, u).total() for u in range(25)] == totals


def test_each_kind_of_criterion_has_its_options(assessed):
    """Awards rise in half points, bands to each better value, an all-or-nothing criterion to its points at once."""
    assessment = assessed("2016Q3")
    options = unit_options(assessment, number(assessment, "laoyachen"))
    levels = {}
    for one in options:
        levels.setdefault(one.criterion, []).append(one.outcome)
    assert levels["1"] == ["10"]  # 9 now
    assert levels["2"] == ["8", "9", "10"]  # 7 now
    assert levels["4.7.5"] == ["2"]  # missed
    assert levels["3.1.1"] == ["0.5"]  # not judged yet
    assert "3.3.5" not in levels  # met


def test_an_award_settles_until_the_year_is_over(assessed):
    """Half a point given in September is settled; after the year the other half is what it would have taken."""
    levels = {
        period: [
            o.outcome
            for o in unit_options(assessed(period), number(assessed(period), "laoyachen"))
            if o.criterion == "3.7.3"
        ]
        for period in ("2016Q3", "2016")
    }
    assert levels == {"2016Q3": [], "2016": ["1"]}


def test_what_does_not_apply_is_no_option(assessed):
    """A sub-district without farms has nothing to gain on farm produce."""
    assessment = assessed("2016Q3")
    assert "2" not in {o.criterion for o in unit_options(assessment, number(assessment, "liuzhai"))}


def test_a_due_day_that_has_passed_closes_an_option(sample, assessed):
    """What was due by the period's end is left out; what is due the day after is not."""
    assessment = assessed("2016Q3")
    u = number(assessment, "guxing")
    due = {("guxing", "3.1.1"): date(2016, 9, 30), ("guxing", "3.2.5"): date(2016, 10, 1)}
    names = {o.criterion for o in unit_options(assessment, u, due=due)}
    assert "3.1.1" not in names
    assert "3.2.5" in names
    final = assessed("2016")
    all_due = due_days(sample.year(2016).tables["tasks"])
    assert unit_options(final, u, due=all_due) == unit_options(final, u)  # what it would have taken


def test_honours_held_are_no_options(assessed):
    """An honour that a unit holds already can be won again only where each award counts."""
    assessment = assessed("2016Q3")
    u = number(assessment, "yingbinlu")
    assert "governor_quality_award" not in {o.criterion for o in unit_options(assessment, u)}
    rubric = with_readings(assessment.rubric, {"honour_counting": "per_award"})
    again = replace(assessment, rubric=rubric, evidence=replace(assessment.evidence, rubric=rubric))
    assert "governor_quality_award" in {o.criterion for o in unit_options(again, u)}


def test_taking_the_options_in_the_tables_gives_the_total_promised(assessed):
    """Awards raised as the path says bring the scorer to the very total that the path promised."""
    assessment = assessed("2016")
    found = reach(
        assessment,
        "changxinglu",
        "B",
        costs={"1": 99, "2": 99, "4.7.3": 99, "4.7.5": 99} | dict.fromkeys(assessment.rubric.honours, 99),
    )
    best, u, awards = found.ways[0], number(assessment, "changxinglu"), assessment.evidence.awards.copy()
    position = {criterion.id: c for c, criterion in enumerate(assessment.rubric.criteria)}
    for one in best.options:
        awards[position[one.criterion], u] = int(Fraction(one.outcome) * assessment.evidence.scale)
    after = replace(assessment, evidence=replace(assessment.evidence, awards=awards))
    assert after.grading.total.fractions()[u] == best.total >= 80
    assert after.grading.grade[u] == 1


# ── What an honour is worth, and where the district gains ────────────────────────────────────────────────────────────


def test_the_next_honour_is_worth_nothing_once_the_cap_is_reached(assessed):
    """13 points of honours fill the cap of 10: the next one adds 0. Nothing held, it adds its points."""
    assert (honour_worth(assessed("2016"), "yingbinlu")["worth"] == 0).all()
    free = honour_worth(assessed("2016"), "guxing")
    assert (free["worth"] == free["points"]).all()
    assert "luban_award" in set(free["honour"])


def test_a_capped_honour_is_worth_what_is_left(assessed):
    """With 8 of 10 points held, an honour of 3 adds 2."""
    found = honour_worth(assessed("2016Q2"), "yingbinlu")
    assert row(found, honour="china_quality_award")["worth"] == 2


def test_the_districts_cheapest_gains_come_first(assessed):
    """A criterion of one office gives the district most for its cost, and the gain is what the scorer finds."""
    assessment = assessed("2016")
    gains = district_gains(assessment)
    assert gains["each"].is_monotonic_increasing
    first = gains.iloc[0]
    assert (first["unit"], first["criterion"], first["gain"]) == (
        "leading_group_office",
        "3.2.2",
        Fraction(1, 2),
    )
    awards = assessment.evidence.awards.copy()
    c = next(c for c, criterion in enumerate(assessment.rubric.criteria) if criterion.id == "3.2.2")
    awards[c, number(assessment, "leading_group_office")] += int(first["points"] * assessment.evidence.scale)
    after = replace(assessment, evidence=replace(assessment.evidence, awards=awards))
    before, now = (one.district.grading.total.fractions()[0] for one in (assessment, after))
    assert now - before == first["gain"]
