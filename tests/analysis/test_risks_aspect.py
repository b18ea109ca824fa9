"""Risks: a dated list with the rule that fired, like compared with like, cases and person-times never mixed."""

import pytest
from small_years import NATION, batches, district, drawn, sample, table, unfilled

from qualitykit.analysis.equipment import deaths_of, nation
from qualitykit.analysis.risks import risks
from qualitykit.analysis.span import span
from qualitykit.workspace import open_workspace


def said(folder, period="2016", language="en", **years):
    """The aspect of a district made of these tables."""
    return risks(district(folder, **years), period, language)


def complaints(year, counts):
    """So many complaints in the middle of each month."""
    rows = [
        f"east,{year}-{m:02d}-15,12315,product,complaint" for m, n in enumerate(counts, 1) for _ in range(n)
    ]
    return "\n".join(["unit,date,channel,domain,kind", *rows])


def test_a_month_beyond_its_limits_is_to_be_judged(tmp_path):
    """Ten complaints a month all last year; 30 in May lie beyond 10 + 3·√10: judge, by that rule, at that date."""
    years = {
        "y2015": {"complaints": complaints(2015, [10] * 12)},
        "y2016": {"complaints": complaints(2016, [10, 10, 10, 10, 30, 10])},
    }
    aspect = said(tmp_path, "2016Q2", **years)
    dated = table(aspect, "The dated list")
    assert dated.index.tolist() == ["2016-05-31"]
    assert dated.iloc[0].tolist()[:3] == ["judging", "Complaints", "beyond a limit"]
    assert 0 < float(dated.iloc[0]["False alarms (%)"]) < 5
    grid = table(aspect, "The step that each source")
    assert grid.loc["All together"].tolist() == ["·", "·", "·", "·", "judging", "·"]
    assert "Though nothing changed" in aspect.reading
    assert aspect.headlines[0].level == "judging"
    assert not aspect.headlines[0].firm


def test_two_sources_of_which_one_lies_beyond_its_limits_call_for_a_warning(tmp_path):
    """Complaints and failed batches together in May: warn."""
    good = [(f"east,2015-{m:02d}-10,manufacturing", 90, 100, ",,,") for m in range(1, 13)]
    bad = [(f"east,2016-{m:02d}-10,manufacturing", 60 if m == 5 else 90, 100, ",,,") for m in range(1, 7)]
    years = {
        "y2015": {"complaints": complaints(2015, [10] * 12), "inspections": batches(*good)},
        "y2016": {"complaints": complaints(2016, [10] * 4 + [30, 10]), "inspections": batches(*bad)},
    }
    aspect = said(tmp_path, "2016Q2", **years)
    assert table(aspect, "The step that each source").loc["All together", "05"] == "warning"
    assert table(aspect, "The dated list")["Source"].tolist() == ["Manufacturing pass rate", "Complaints"]
    assert aspect.headlines[0].firm


def test_fewer_complaints_are_no_risk(tmp_path):
    """A month far below its limits is good news and is not listed."""
    years = {
        "y2015": {"complaints": complaints(2015, [40] * 12)},
        "y2016": {"complaints": complaints(2016, [40, 40, 5])},
    }
    aspect = said(tmp_path, "2016Q1", **years)
    assert "In 3 months nothing was called for" in aspect.answer
    assert "The dated list" not in " ".join(caption for caption, _ in aspect.tables)


INCIDENTS = """unit,date,title,finding,authority
east,2016-02-10,charger overheats,,
west,2016-05-03,bad water,regional event,the committee"""


def test_an_incident_with_a_finding_is_to_be_handled(tmp_path):
    """With an official finding: handle; without one: judge; after the period's end: not known yet."""
    place = district(tmp_path, y2016={"incidents": INCIDENTS})
    dated = table(risks(place, "2016Q2", "en"), "The dated list")
    assert dated["Step"].tolist() == ["judging", "handling"]
    assert dated["Rule or incident"].tolist() == [
        "02-10 charger overheats: no finding yet",
        "05-03 bad water: regional event",
    ]
    assert set(dated["False alarms (%)"]) == {"no chart"}
    early = risks(place, "2016Q1", "en")
    assert "on record: 1, with an official finding: 0" in early.answer
    assert any("No data on: batches inspected" in limit for limit in early.limits)


def test_sources_without_a_year_behind_them_pass_no_verdict(tmp_path):
    """Six months have trial limits only: nothing can be judged, and the page says so."""
    aspect = said(tmp_path, "2016Q2", y2016={"complaints": complaints(2016, [10, 10, 10, 10, 90, 10])})
    assert "none of 6 months can be judged" in aspect.answer
    assert aspect.charts == ()


EQUIPMENT = "unit,quarter,in_use,accidents,deaths\neast,1,4000,0,0\neast,2,4000,1,1\neast,3,4000,0,1"


def test_deaths_are_counted_per_unit_year_with_an_exact_interval(tmp_path):
    """One death in 4000 + 4000 unit-quarters = 2000 unit-years: 5.00 per 10,000, 0.0253 to 5.572 deaths."""
    aspect = said(tmp_path, "2016Q2", y2016={"equipment": EQUIPMENT})
    rates = table(aspect, "Deaths per 10,000")
    assert rates.loc["The district, 2016"].tolist()[:5] == ["1", "1", "2,000", "5.00", "0.13 to 27.86"]
    assert "no clear difference from the nation" in aspect.headlines[0].judgement


def test_the_nation_is_made_again_from_its_counts_and_its_published_rate_stands_apart(tmp_path):
    """251 deaths in 12,965,000 units of 2017 are 0.194, not the published 0.30."""
    place = district(tmp_path, y2017={"equipment": EQUIPMENT}, y2018={"equipment": EQUIPMENT})
    found = nation(span(place, "2017"))
    assert (found.year, found.deaths, found.later) == (2017, 251, False)
    rates = table(risks(place, "2017", "en"), "Deaths per 10,000")
    assert rates.loc["The nation, 2017, made alike", "Deaths per 10,000"] == "0.194"
    assert rates.loc["The nation, 2017, as published", "Deaths per 10,000"] == "0.30"
    assert "does not compare" in rates.loc["The nation, 2017, as published", "Remark"]
    assert nation(span(place, "2018")).year == 2017  # the last year that has both counts


def test_a_report_that_cannot_know_any_national_count_says_that_it_is_later(tmp_path):
    """Counts of both deaths and units begin in 2016: a report of 2016's third quarter sees a later year."""
    aspect = said(tmp_path, "2016Q3", y2016={"equipment": EQUIPMENT})
    assert "a later year" in table(aspect, "Deaths per 10,000").loc["The nation, 2016, made alike", "Remark"]


def test_units_that_report_no_deaths_are_no_zero(tmp_path):
    """An empty cell is no number: its units are not in the denominator."""
    text = "unit,quarter,in_use,deaths\neast,1,4000,\nwest,1,8000,0"
    assert deaths_of(span(district(tmp_path, y2016={"equipment": text}), "2016Q1")).units == 2000


INJURIES = """date,case,product,severity
2016-01-05,a,car,mild
2016-01-05,a,tool,mild
2016-02-01,b,car,severe
2016-05-01,c,car,mild"""


def test_cases_and_person_times_are_counted_apart(tmp_path):
    """Two cases by the end of March, three person-times; shares of products are shares of person-times."""
    found = table(said(tmp_path, "2016Q1", y2016={"injuries": INJURIES}), "Product injuries")
    assert found.loc["All cases"].tolist()[:3] == ["cases", "2", "–"]
    assert found.loc["of these: severe"].tolist()[:3] == ["cases", "1", "50.0"]
    assert found.loc["All person-times by product"].tolist()[:2] == ["person-times", "3"]
    assert found.loc["car"].tolist()[:3] == ["person-times", "2", "66.7"]


ENTERPRISES = """unit,enterprise,credit_grade,blacklisted,since,until
east,one,A,0,,
east,two,B,1,2015-11-01,2016-03-31
west,three,B,1,2016-02-01,
west,four,,1,,"""


def test_the_blacklist_counts_its_entries_and_exits(tmp_path):
    """`until` is the last day on the list: who leaves on 1 April is still on it at the end of March."""
    place = district(tmp_path, y2016={"enterprises": ENTERPRISES})
    march, june = (table(risks(place, period, "en"), "The blacklist") for period in ("2016Q1", "2016Q2"))
    assert march.iloc[0].tolist() == ["1", "1", "0", "2", "1"]
    assert june.iloc[0].tolist() == ["1", "1", "1", "1", "1"]
    grades = table(risks(place, "2016Q1", "en"), "credit grade")
    assert grades.loc["B"].tolist()[:2] == ["2", "66.7"]
    assert grades.loc["not graded"].tolist()[:2] == ["1", "–"]


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "无从监测"), ("en", "There are no data on inspections")]
)
def test_without_data_it_says_so(tmp_path, language, words):
    """No table, no number, no chart."""
    for aspect in (
        said(tmp_path, language=language, y2016={}),
        risks(open_workspace(NATION), "2024Q4", language),
    ):
        assert words in aspect.answer
        assert (aspect.tables, aspect.charts, aspect.headlines) == ((), (), ())


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("period", ["2015", "2016Q1", "2016Q3", "2016"])
def test_the_sample_is_told_in_both_languages(period, language):
    """Every text is filled, and the chart is drawn where there was a year to rest limits on, or an incident."""
    aspect = risks(sample(), period, language)
    assert unfilled(aspect) == []
    assert len(drawn(aspect, language)) == 1


def test_the_sample_tells_the_same_every_time():
    """False alarms are simulated with a fixed seed."""
    first, second = (risks(sample(), "2016Q3", "en") for _ in range(2))
    assert first.reading == second.reading
    assert table(first, "The dated list").equals(table(second, "The dated list"))
