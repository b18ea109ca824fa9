"""Service quality takes the question on services and the complaints about them, and nothing else."""

import pytest
from small_years import district, drawn, reading, row, sample, table, unfilled

from qualitykit.analysis.service import service

SURVEY = "unit,quarter,respondent,item,rating,mode,weight"
COMPLAINTS = "unit,date,channel,domain,kind,outcome"


def survey(*answers):
    """A table `survey` of answers such as `east,2,service,7,web,1`; respondents are numbered."""
    rows = []
    for i, answer in enumerate(answers):
        unit, quarter, item, rest = answer.split(",", 3)
        rows.append(f"{unit},{quarter},r{i},{item},{rest}")
    return "\n".join([SURVEY, *rows])


def complaints(*cases):
    """A table `complaints`: each case is (day, domain, kind, outcome, how many)."""
    rows = [
        f"east,{day},12315,{what},{kind},{end}" for day, what, kind, end, count in cases for _ in range(count)
    ]
    return "\n".join([COMPLAINTS, *rows])


def test_the_index_is_the_mean_rating_on_a_scale_from_0_to_100(tmp_path):
    """Ratings 4, 7, 10 make 33.3, 66.7 and 100: 66.7, with the t interval of three values, 66.7 ± 4.303 · 33.3/√3."""
    answers = [f"east,2,service,{rating},web,1" for rating in (4, 7, 10)]
    other = ["east,2,product,1,web,1"]
    aspect = service(district(tmp_path, y2016={"survey": survey(*answers, *other)}), "2016Q2", "en")
    assert row(table(aspect, "Index of satisfaction"), "All, this year")[:3] == [
        "3",
        "66.7",
        "−16.1 to 149.5",
    ]
    assert "The index of satisfaction with services is 66.7 (3 answers" in aspect.answer


def test_a_later_quarter_of_the_survey_does_not_count_yet(tmp_path):
    """The answers of the fourth quarter are not known in the third."""
    answers = ["east,2,service,4,web,1", "east,2,service,6,web,1", "east,4,service,10,web,1"]
    place = district(tmp_path, y2016={"survey": survey(*answers)})
    assert "(2 answers" in service(place, "2016Q3", "en").answer
    assert "(3 answers" in service(place, "2016", "en").answer


def test_modes_that_differ_are_not_thrown_together(tmp_path):
    """People who were rung up give 9 and 10, those on the web 1 and 2: no single index is given."""
    phone = [f"east,2,service,{9 + i % 2},phone,1" for i in range(10)]
    web = [f"west,2,service,{1 + i % 2},web,1" for i in range(10)]
    aspect = service(district(tmp_path, y2016={"survey": survey(*phone, *web)}), "2016", "en")
    assert "no single index is given" in aspect.answer
    assert "phone 94.4" in aspect.answer
    assert "should be read by mode" in reading(aspect, "Index of satisfaction")


def test_two_years_are_told_apart_only_by_more_than_chance(tmp_path):
    """Ten times 9 and 10 after ten times 5 and 6 is a rise; after 8 and 10 it cannot be told."""
    now = survey(*(f"east,2,service,{9 + i % 2},web,1" for i in range(10)))
    worse = survey(*(f"east,2,service,{5 + i % 2},web,1" for i in range(10)))
    alike = survey(*(f"east,2,service,{8 + 2 * (i % 2)},web,1" for i in range(10)))
    for name, last, said in (
        ("a", worse, "above last year's"),
        ("b", alike, "cannot be told apart from last year's"),
    ):
        (tmp_path / name).mkdir()
        place = district(tmp_path / name, y2016={"survey": now}, y2015={"survey": last})
        assert said in service(place, "2016", "en").answer


def test_only_complaints_about_services_count_and_enquiries_do_not(tmp_path):
    """30 complaints after 20 in as many days but one: 1.50 times a day, and cannot be told apart."""
    now = complaints(
        ("2016-02-01", "service", "complaint", "mediated", 30),
        ("2016-02-01", "service", "enquiry", "", 5),
        ("2016-02-01", "product", "complaint", "", 7),
    )
    last = complaints(("2015-02-01", "服务", "投诉", "not_mediated", 20))
    place = district(tmp_path, y2016={"complaints": now}, y2015={"complaints": last})
    aspect = service(place, "2016", "en")
    counted = row(table(aspect, "their mediation"), "Complaints about services")
    assert counted[:3] == ["30", "20", "1.50 times last year's, per day"]
    assert counted[4] == "no clear change on last year"
    mediated = row(table(aspect, "their mediation"), "Mediations that ended in agreement")
    assert mediated[0].startswith("100.0 % (88.6 to 100.0")
    assert mediated[4] == "above last year"


def test_the_merger_of_the_hotlines_is_no_series(tmp_path):
    """Months before and after 31 August 2019 are counted by other lines: no control chart, and no ratio."""
    now, last = (complaints((f"{year}-10-01", "service", "complaint", "", 9)) for year in (2019, 2018))
    aspect = service(district(tmp_path, y2019={"complaints": now}, y2018={"complaints": last}), "2019", "en")
    assert not any("by month" in caption for caption, _ in aspect.tables)
    assert row(table(aspect, "their mediation"), "Complaints about services")[2] == "–"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_says_which_rule_it_follows_and_what_is_missing(tmp_path, language):
    """Complaints alone: the rule is named, and that nobody was asked."""
    year = {"complaints": complaints(("2016-02-01", "service", "complaint", "", 3))}
    aspect = service(district(tmp_path, y2016=year), "2016Q1", language)
    assert (
        "以满意度和投诉衡量" if language == "zh" else "satisfaction and complaints stand in"
    ) in aspect.answer
    assert (
        "没有服务满意度调查数据" if language == "zh" else "There are no ratings of services"
    ) in aspect.answer


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_data_it_says_so_and_shows_nothing(tmp_path, language):
    """Neither a rating nor a complaint: a title and an answer."""
    aspect = service(district(tmp_path, y2016={"survey": survey("east,2,product,7,web,1")}), "2016", language)
    assert aspect.tables == aspect.headlines == ()
    assert ("没有服务质量数据" if language == "zh" else "no data on service quality") in aspect.answer


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("period", ["2015", "2016Q3", "2016"])
def test_the_sample_district_fills_every_table_and_chart(period, language):
    """Every chart can be drawn, towns stand in the district's order, and no text is left unfilled."""
    aspect = service(sample(), period, language)
    assert len(drawn(aspect, language)) == 2
    assert unfilled(aspect) == []
    assert len(aspect.headlines) == 2
    towns = [unit.title(language) for unit in sample().units if unit.kind == "town"]
    shown = table(aspect, "各镇" if language == "zh" else "by town").index
    assert next(name for name in shown if name.endswith(tuple(towns))).endswith(towns[0])
