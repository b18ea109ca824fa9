"""Complaints: counted by kind, a day against last year, on time by a named convention, and not across the merger."""

import pytest
from small_years import NATION, district, drawn, sample, table, unfilled

from qualitykit.analysis.complaints import complaints
from qualitykit.workspace import open_workspace

HEAD = "unit,date,channel,domain,kind,first_check,closed,outcome,amount,recovered"


def records(*rows, head=HEAD):
    """A table `complaints`; a row is (cells, how many)."""
    return "\n".join([head, *(cells for cells, count in rows for _ in range(count))])


def monthly(year, count, kind="complaint"):
    """So many complaints in the middle of each month of a year."""
    return records(*((f"east,{year}-{m:02d}-15,12315,product,{kind},,,,,", count) for m in range(1, 13)))


def said(folder, period="2016", language="en", **years):
    """The aspect of a district made of these tables."""
    return complaints(district(folder, **years), period, language)


HANDLED = (
    (
        "east,2016-01-04,12315,product,complaint,2016-01-13,2016-03-04,mediated,100,80",
        1,
    ),  # both on the last day
    (
        "east,2016-01-04,12315,service,complaint,2016-01-14,2016-03-05,not_mediated,300,0",
        1,
    ),  # both a day late
    ("east,2016-01-04,12331,service,report,2016-01-05,,,,", 1),  # never closed
    ("east,2016-03-30,12315,product,complaint,2016-03-31,2016-03-31,调解成功,50,50", 1),  # not due yet
    ("east,2016-02-01,12315,product,enquiry,,,,,", 5),
)


def test_only_what_is_due_counts_as_on_time_or_late(tmp_path):
    """Of three matters due on 31 March one was checked and closed in time; the day of receipt does not count."""
    handling = table(said(tmp_path, "2016Q1", y2016={"complaints": records(*HANDLED)}), "Handling")
    assert handling.loc["First check on time"].tolist()[:6] == ["2", "3", "1", "0", "1", "66.7"]
    assert handling.loc["Closed on time"].tolist()[:6] == ["1", "3", "1", "1", "1", "33.3"]


def test_mediation_and_money_are_those_of_closed_complaints(tmp_path):
    """Two of three mediations succeeded, 130 of 450 yuan came back; the report has no outcome."""
    handling = table(said(tmp_path, "2016Q1", y2016={"complaints": records(*HANDLED)}), "Handling")
    assert handling.loc["Mediation succeeded"].tolist()[:2] == ["2", "3"]
    money = handling.loc["Recovered ÷ in dispute (yuan, n = 3)"]
    assert (money["On time / success"], money["Out of"], money["Rate (%)"]) == ("130", "450", "28.9")


def test_what_happens_after_the_period_has_not_happened_yet(tmp_path):
    """A complaint closed in April is open at the end of March."""
    row = ("east,2016-01-04,12315,product,complaint,2016-01-05,2016-04-01,mediated,100,100", 1)
    place = district(tmp_path, y2016={"complaints": records(row)})
    early = table(complaints(place, "2016Q1", "en"), "Handling")
    assert early.loc["Closed on time"].tolist()[:4] == ["0", "1", "0", "1"]
    assert "Mediation succeeded" not in early.index
    late = table(complaints(place, "2016Q2", "en"), "Handling")
    assert late.loc["Closed on time"].tolist()[:4] == ["0", "1", "1", "0"]


def test_deadlines_are_named_as_a_convention(tmp_path):
    """The document names no deadline: the page says which was used, and that it is ours."""
    aspect = said(tmp_path, y2016={"complaints": records(*HANDLED)})
    assert "7 working days" in next(c for c, _ in aspect.tables if "Handling" in c)
    assert any("no deadline" in limit and "60 days" in limit for limit in aspect.limits)


def test_a_day_is_compared_with_a_day_of_last_year(tmp_path):
    """240 complaints in 366 days after 120 in 365: 1.99 times, above last year; enquiries stay the same."""
    years = {"y2015": {"complaints": monthly(2015, 10)}, "y2016": {"complaints": monthly(2016, 20)}}
    aspect = said(tmp_path, **years)
    kinds = table(aspect, "by kind")
    assert kinds.loc["Complaints"].tolist()[:4] == ["240", "100.0", "120", "1.99"]
    assert kinds.loc["Complaints", "Verdict"] == "above last year"
    assert aspect.headlines[0].change == "+99.5 % per day"  # 240/366 ÷ 120/365 = 1.9945
    assert aspect.headlines[0].firm


def test_the_chart_holds_this_year_s_months_against_last_year_s(tmp_path):
    """Twice last year's level every month: beyond the upper limit of 10 + 3·√10 ≈ 19.5 a month, every month."""
    years = {"y2015": {"complaints": monthly(2015, 10)}, "y2016": {"complaints": monthly(2016, 20)}}
    aspect = said(tmp_path, **years)
    months = table(aspect, "by month")
    assert months.shape[0] == 24
    assert set(months["Remark"][:12]) == {"–"}
    assert all("beyond a limit" in remark for remark in months["Remark"][12:])
    quarters = table(aspect, "by quarter")
    assert quarters.index.tolist() == ["Q1", "Q2", "Q3", "Q4"]
    assert quarters.loc["Q1"].tolist()[:2] == ["60", "0.66"]  # 60 in 91 days


def test_without_last_year_nothing_is_judged(tmp_path):
    """Fewer than twelve months have trial limits only."""
    aspect = said(tmp_path, "2016Q3", y2016={"complaints": monthly(2016, 20)})
    assert "Too short" in aspect.reading
    assert "no last year" in set(table(aspect, "by kind")["Verdict"])
    assert not aspect.headlines[0].firm


def test_counts_are_not_compared_across_the_merger_of_the_hotlines(tmp_path):
    """2020 counts the merged line, 2018 the five; 2019 is neither: no ratio across, and the page says why."""
    years = {f"y{year}": {"complaints": monthly(year, 10)} for year in (2018, 2019, 2020)}
    place = district(tmp_path, **years)
    for year in ("2019", "2020"):
        aspect = complaints(place, year, "en")
        assert "hotlines merged" in aspect.answer
        kinds = table(aspect, "by kind")
        assert set(kinds["Ratio a day"]) == {"–"}
        assert set(kinds["Verdict"]) == {"hotlines merged: not comparable"}
        assert any("12312 not among them" in limit for limit in aspect.limits)
    months = table(complaints(place, "2020", "en"), "by month")
    assert months.loc["2019-08", "A day"] == "–"  # the month of the merger belongs to neither
    assert months.loc["2019-09", "Control limits"] != months.loc["2019-07", "Control limits"]


def test_quarters_before_the_merger_still_compare(tmp_path):
    """The first half of 2019 and of 2018 were counted alike."""
    years = {f"y{year}": {"complaints": monthly(year, 10)} for year in (2018, 2019)}
    aspect = said(tmp_path, "2019Q2", **years)
    assert table(aspect, "by kind").loc["Complaints", "Ratio a day"] == "1.00"


def test_repeat_subjects_are_told_where_the_file_names_them(tmp_path):
    """Three of four complaints are about the same shop."""
    rows = ["east,2016-02-01,12315,product,complaint,甲店"] * 3 + [
        "east,2016-02-02,12315,product,complaint,乙店"
    ]
    text = "\n".join(["unit,date,channel,domain,kind,subject", *rows])
    aspect = said(tmp_path, y2016={"complaints": text})
    assert any("2; 1 of them twice or more, with 75.0 %" in limit for limit in aspect.limits)
    assert "Handling" not in " ".join(caption for caption, _ in aspect.tables)
    (tmp_path / "b").mkdir()
    other = said(tmp_path / "b", y2016={"complaints": monthly(2016, 1)})
    assert any("no column for the subject" in limit for limit in other.limits)


def test_records_without_kinds_are_all_counted(tmp_path):
    """A file that does not tell complaints from enquiries is counted whole, and says so."""
    text = "unit,date,channel,domain\neast,2016-02-01,12315,product\nwest,2016-03-01,12331,软件"
    aspect = said(tmp_path, y2016={"complaints": text})
    assert "of which complaints: 2" in aspect.answer
    assert any("all of them are counted" in limit for limit in aspect.limits)
    assert "Domain: 软件" in table(aspect, "by domain").index


@pytest.mark.parametrize(("language", "words"), [("zh", "没有投诉热线受理记录"), ("en", "no records")])
def test_without_records_it_says_so(tmp_path, language, words):
    """No table, no number, no chart."""
    aspect = said(tmp_path, language=language, y2016={})
    assert words in aspect.answer
    assert (aspect.tables, aspect.charts, aspect.headlines) == ((), (), ())
    assert words in complaints(open_workspace(NATION), "2024Q4", language).answer


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("period", ["2015Q2", "2016Q1", "2016Q3", "2016"])
def test_the_sample_is_told_in_both_languages(period, language):
    """Every text is filled and the chart is drawn."""
    aspect = complaints(sample(), period, language)
    assert unfilled(aspect) == []
    assert len(drawn(aspect, language)) == 1
    assert len(aspect.headlines) == 2
