"""Product quality says what the batches say, no more, in both languages."""

import pytest
from small_years import NATION, batches, district, drawn, measures, reading, row, sample, table, unfilled

from qualitykit.analysis.product import product
from qualitykit.workspace import open_workspace


def test_a_rate_stands_with_both_intervals_of_the_published_example(tmp_path):
    """81 of 263 has Newcombe's limits (1998, table I): Wilson 25.5 to 36.6, exact 25.3 to 36.8 percent."""
    year = {"measures": measures("east,manufacturing_pass_rate,1,81,263,")}
    aspect = product(district(tmp_path, y2016=year), "2016", "en")
    cells = row(table(aspect, "Pass rates"), "Manufacturing product pass rate")
    assert cells[:4] == ["81/263", "30.8", "25.5 to 36.6", "25.3 to 36.8"]
    assert "30.8 % (81/263 batches, 95 % interval 25.5 to 36.6 %)" in aspect.answer


def test_a_change_is_told_only_where_its_interval_leaves_out_none(tmp_path):
    """56/70 against 48/80 has Newcombe's limits (1998, table II), 5.2 to 33.4 points: a rise; 8/10 and 9/10 is none."""
    now = measures("east,manufacturing_pass_rate,1,56,70,", "east,farm_produce_pass_rate,1,8,10,")
    last = measures("east,manufacturing_pass_rate,1,48,80,", "east,farm_produce_pass_rate,1,9,10,")
    aspect = product(district(tmp_path, y2016={"measures": now}, y2015={"measures": last}), "2016", "en")
    change = table(aspect, "Against the same span")
    assert row(change, "Manufacturing product pass rate")[4:] == ["+20.0", "5.2 to 33.4", "above last year"]
    assert row(change, "Farm produce safety pass rate")[6] == "no clear change on last year"
    assert "Manufacturing product pass rate rose (+20.0 points" in aspect.answer
    assert "Farm produce safety pass rate shows no change beyond chance (−10.0 points" in aspect.answer


def test_only_what_happened_by_the_end_of_the_period_counts(tmp_path):
    """A quarter's report leaves out later batches, and compares with the same quarters of last year."""
    lots = [("east,2016-03-31,manufacturing", 9, 10, ",,,"), ("east,2016-04-01,manufacturing", 0, 10, ",,,")]
    last = [("east,2015-02-01,manufacturing", 8, 10, ",,,"), ("east,2015-12-01,manufacturing", 0, 50, ",,,")]
    place = district(tmp_path, y2016={"inspections": batches(*lots)}, y2015={"inspections": batches(*last)})
    quarter, year = (product(place, period, "en") for period in ("2016Q1", "2016"))
    assert row(table(quarter, "Against"), "Manufacturing product pass rate")[:4] == [
        "9/10",
        "90.0",
        "8/10",
        "80.0",
    ]
    assert row(table(year, "Against"), "Manufacturing product pass rate")[:4] == [
        "9/20",
        "45.0",
        "8/60",
        "13.3",
    ]
    assert any("year to date" in limit for limit in quarter.limits)
    assert not any("year to date" in limit for limit in year.limits)


def test_a_change_comes_apart_into_mix_and_level(tmp_path):
    """90/100 and 10/20 after 50/50 and 25/50: +8.33 points are +15.00 by mix and −6.67 by level (Kitagawa)."""
    now = batches(
        ("east,2016-01-05,manufacturing", 90, 100, "A,,,"), ("east,2016-01-05,manufacturing", 10, 20, "B,,,")
    )
    last = batches(
        ("east,2015-01-05,manufacturing", 50, 50, "A,,,"), ("east,2015-01-05,manufacturing", 25, 50, "B,,,")
    )
    aspect = product(
        district(tmp_path, y2016={"inspections": now}, y2015={"inspections": last}), "2016", "en"
    )
    said = reading(aspect, "by industry")
    assert "changed by +8.33 points: +15.00 by another mix (Industry), −6.67 by other rates" in said
    parts = table(aspect, "by industry")
    assert row(parts, "Industry: A")[6:] == ["100.0 (50/50)", "50.0", "−6.67"]
    assert row(parts, "All batches on record")[-1] == "−6.67"


def test_weights_give_a_rate_of_their_own_with_its_design_effect(tmp_path):
    """90/100 that stand for 3 and 50/50 that stand for 1 make 3/4 · 0.9 + 1/4 · 1 = 92.5 percent, not 93.3."""
    lots = [
        ("east,2016-01-05,manufacturing", 90, 100, "A,,,0.03"),
        ("east,2016-01-05,manufacturing", 50, 50, "B,,,0.02"),
    ]
    aspect = product(district(tmp_path, y2016={"inspections": batches(*lots)}), "2016", "en")
    parts = table(aspect, "by industry")
    name = next(name for name in parts.index if name.startswith("Weighted"))
    # deff: 0.75² · 0.09/99 over 0.925 · 0.075/149
    assert row(parts, name)[:2] == ["150", "92.5"]
    assert name == "Weighted (design effect 1.10)"
    assert row(parts, "Industry: B")[2] == "92.9 to 100.0"
    assert "without weights 93.3 %" in reading(aspect, "by industry")


def test_weights_that_differ_within_a_part_are_taken_batch_by_batch(tmp_path):
    """Weights 1 and 3 inside one industry: 3 of 4 pass and the one that fails weighs 3, so 1 of 2 by weight."""
    lots = [
        ("east,2016-01-05,manufacturing", 1, 1, "A,,,1"),
        ("east,2016-01-05,manufacturing", 0, 1, "A,,,3"),
        ("east,2016-01-05,manufacturing", 2, 2, "B,,,1"),
    ]
    aspect = product(district(tmp_path, y2016={"inspections": batches(*lots)}), "2016", "en")
    parts = table(aspect, "by industry")
    name = next(name for name in parts.index if name.startswith("Weighted"))
    assert row(parts, name)[:2] == ["4", "50.0"]


def test_a_town_far_below_the_others_is_named_and_the_rest_are_not(tmp_path):
    """At 50 of 100 against 98 of 100 twice a town lies outside 99.8 %; alike towns differ by no more than chance."""
    rows = ["east,manufacturing_pass_rate,1,98,100,", "west,manufacturing_pass_rate,1,98,100,"]
    far, near = (tmp_path / name for name in ("far", "near"))
    far.mkdir(), near.mkdir()
    far = district(far, y2016={"measures": measures(*rows, "south,manufacturing_pass_rate,1,50,100,")})
    near = district(near, y2016={"measures": measures(*rows, "south,manufacturing_pass_rate,1,97,100,")})
    told = product(far, "2016", "en")
    assert "South Town (Manufacturing product pass rate, below the 99.8 % limit)" in told.answer
    assert row(table(told, "by town"), "South Town")[5:] == ["below the 99.8 % limit", "within"]
    assert "units differ by more than chance" in reading(told, "by town")
    told = product(near, "2016", "en")
    assert "All towns lie within" in told.answer
    assert "no more than chance" in reading(told, "by town")


def test_what_cannot_be_pooled_stands_apart(tmp_path):
    """A department's sample and a rate without counts are shown beside the towns, and are not added to them."""
    rows = [
        "east,farm_produce_pass_rate,1,19,20,",
        "west,farm_produce_pass_rate,1,0,0,",
        "south,farm_produce_pass_rate,1,,,97.1",
        "agriculture,farm_produce_pass_rate,1,90,100,",
    ]
    aspect = product(district(tmp_path, y2016={"measures": measures(*rows)}), "2016", "en")
    level, by_town = table(aspect, "Pass rates"), table(aspect, "by town")
    assert row(level, "Farm produce safety pass rate")[0] == "19/20"
    assert row(level, "Farm produce safety pass rate (Agriculture Commission, its own sample)")[0] == "90/100"
    stated = row(level, "Farm produce safety pass rate (as South Town publishes it)")
    assert stated[1:3] == ["97.1", "published without counts: no interval"]
    assert row(by_town, "West Town")[1] == "nothing to inspect"
    assert any("South Town" in limit for limit in aspect.limits)


def test_a_month_out_of_last_years_limits_is_a_signal_and_a_young_series_is_none(tmp_path):
    """19 of 20 every month of last year, then 8 of 20: beyond a limit; without a last year no verdict is passed."""
    last = batches(*((f"east,2015-{month:02}-10,manufacturing", 19, 20, ",,,") for month in range(1, 13)))
    now = batches(
        ("east,2016-01-10,manufacturing", 8, 20, ",,,"), ("east,2016-02-10,manufacturing", 19, 20, ",,,")
    )
    (tmp_path / "two").mkdir(), (tmp_path / "one").mkdir()
    both = district(tmp_path / "two", y2016={"inspections": now}, y2015={"inspections": last})
    alone = district(tmp_path / "one", y2016={"inspections": now})
    told = product(both, "2016Q1", "en")
    assert "Signals: 2016-01 (beyond a limit)" in reading(told, "over time")
    assert row(table(told, "over time"), "2016-01")[-1] == "beyond a limit"
    told = product(alone, "2016Q1", "en")
    assert reading(told, "over time").startswith("Too short a series")
    assert set(table(told, "over time")["Remark"]) == {"–"}


def test_rare_failures_are_watched_by_quarter(tmp_path):
    """One failure a year is too rare for monthly limits: the months are joined to quarters."""
    lots = [
        (f"east,2016-{month:02}-10,manufacturing", 20 - (month == 1), 20, ",,,") for month in range(1, 13)
    ]
    aspect = product(district(tmp_path, y2016={"inspections": batches(*lots)}), "2016", "en")
    assert table(aspect, "over time").index.tolist() == [
        "2016-01–03",
        "2016-04–06",
        "2016-07–09",
        "2016-10–12",
    ]


def test_a_target_is_held_against_the_whole_interval(tmp_path):
    """93 % lies around 81 of 90, above all of 5 of 10 and below all of 1,000 of 1,000."""
    cases = {
        "81,90": "lies within",
        "5,10": "missed by more than chance",
        "1000,1000": "met by more than chance",
    }
    for i, (counts, said) in enumerate(cases.items()):
        (tmp_path / str(i)).mkdir()
        year = {"measures": measures(f"east,manufacturing_pass_rate,1,{counts},")}
        year["targets"] = "measure,target\nmanufacturing_pass_rate,93"
        assert said in product(district(tmp_path / str(i), y2016=year), "2016", "en").reading


def test_published_figures_come_with_body_year_status_and_what_differs(tmp_path):
    """A quarter of 2016 sees 2015's figures; the manufacturing rate exists from 2017 on and says that it is later."""
    rows = ["east,manufacturing_pass_rate,1,95,100,", "east,farm_produce_pass_rate,1,95,100,"]
    aspect = product(district(tmp_path, y2016={"measures": measures(*rows)}), "2016Q1", "en")
    shown = table(aspect, "Published figures")
    assert shown["Year"].tolist() == ["2017", "2014", "2015", "2015"]
    assert shown["Published"].tolist() == ["93.71 %", "92.3 %", "91.1 %", "97.1 %"]
    provenance = shown["What it counts, its source and status"].str
    assert provenance.contains("of a later year").tolist() == [True, False, False, False]
    assert provenance.contains("not named in the copy").all()
    assert provenance.startswith("batches, unweighted, risk-targeted; ").tolist() == [
        False,
        True,
        True,
        False,
    ]
    assert "weighted by the output of 29 industries" in reading(aspect, "Published figures")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_data_it_says_so_and_shows_nothing(tmp_path, language):
    """A year with an empty folder has a title and an answer, no table and no number."""
    aspect = product(district(tmp_path, y2016={}), "2016Q2", language)
    assert aspect.tables == aspect.charts == aspect.limits == aspect.headlines == ()
    assert ("没有任何产品合格率数据" if language == "zh" else "no data on pass rates") in aspect.answer


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_rate_published_without_counts_gets_no_interval(language):
    """The national series stands as published, and nothing is drawn from it."""
    aspect = product(open_workspace(NATION), "2021", language)
    assert "97.6 %" in aspect.answer
    assert drawn(aspect, language) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("period", ["2015", "2016Q1", "2016Q3", "2016"])
def test_the_sample_district_fills_every_table_and_chart(period, language):
    """Every table has a caption, every chart can be drawn and is read, and no text is left unfilled."""
    aspect = product(sample(), period, language)
    assert len(aspect.charts) == len(aspect.tables) > 7
    assert len(drawn(aspect, language)) == 7
    assert unfilled(aspect) == []
    assert len(aspect.headlines) == 2
    assert aspect.sources


def test_the_sample_district_agrees_with_its_story():
    """Huayuankou's 12 of 12 keep an interval that reaches far below the target (sample stories)."""
    aspect = product(sample(), "2016", "en")
    town = row(table(aspect, "Manufacturing product pass rate by town"), "Huayuankou Town")
    assert town[:3] == ["12/12", "100.0", "75.8 to 100.0"]
    farm = row(table(aspect, "Farm produce safety pass rate by town"), "Liuzhai Sub-district")
    assert farm[1] == "nothing to inspect"


def test_units_in_the_sum_of_one_year_only_are_named(tmp_path):
    """West gave counts last year and none this year: the change holds that as well, and the page says so."""
    now = measures("east,manufacturing_pass_rate,1,90,100,")
    last = measures("east,manufacturing_pass_rate,1,90,100,", "west,manufacturing_pass_rate,1,50,100,")
    aspect = product(district(tmp_path, y2016={"measures": now}, y2015={"measures": last}), "2016", "en")
    assert any("Not the same units gave counts in both years: West Town" in limit for limit in aspect.limits)


def test_months_that_vary_by_more_than_chance_get_wider_limits(tmp_path):
    """10 and 20 of 20 by turns vary far beyond chance: Laney's limits, and no month is called a signal."""
    last = [
        (f"east,2015-{month:02}-10,manufacturing", 10 + month % 2 * 10, 20, ",,,") for month in range(1, 13)
    ]
    now = [("east,2016-01-10,manufacturing", 20, 20, ",,,")]
    place = district(tmp_path, y2016={"inspections": batches(*now)}, y2015={"inspections": batches(*last)})
    said = reading(product(place, "2016Q1", "en"), "over time")
    assert said.startswith("No signal in 13 points")
    assert "the limits are Laney's" in said
