"""The air: the mean of the stations first, every day counted, missing days shown and never filled in."""

import re

import numpy as np
import pandas as pd
import pytest
from small_years import DISTRICT, SAMPLE, district, drawn, reading, row, sample, table, unfilled

from qualitykit.analysis.environment import environment
from qualitykit.workspace import open_workspace

SHIPPED = SAMPLE.parent / "rubrics" / "huiji"
HEAD = "date,station,pm25,pm10,so2,no2,co,o3_8h"
CLEAN = "10,10,10,10,1,10"
FOUL = "200,10,10,10,1,10"


def air(*days):
    """A table `air` of rows such as `2016-01-01,S1,10,…`."""
    return {"air": "\n".join([HEAD, *days])}


def span_of(start, end, values, station="S1"):
    """The same values on every day of a span."""
    return [f"{day:%Y-%m-%d},{station},{values}" for day in pd.date_range(start, end)]


def test_the_stations_are_averaged_before_the_index(tmp_path):
    """100 and 50 µg/m³ of PM2.5 make 75, an index of 100, a good day, although one station alone is above it."""
    year = air("2016-01-01,S1,100,10,10,10,1,10", "2016-01-01,S2,50,10,10,10,1,10")
    aspect = environment(district(tmp_path, y2016=year), "2016Q1", "en")
    days = table(aspect, "Days by what they were")
    assert row(days, "Good") == ["1"]
    assert row(days, "Level 2, good") == ["1"]
    assert row(days, "Primary pollutant: PM2.5") == ["1"]


def test_a_leap_year_has_366_days_and_missing_ones_are_counted(tmp_path):
    """183 good days and 182 bad ones of 2016 leave one unknown: 183/365, and between 183/366 and 184/366."""
    year = air(*span_of("2016-01-01", "2016-07-01", CLEAN), *span_of("2016-07-02", "2016-12-30", FOUL))
    aspect = environment(district(tmp_path, y2016=year), "2016", "en")
    assert "Of 365 days that can be judged 183 were good, 50.1 %" in aspect.answer
    assert "1 more lack measurements, so the share of all 366 days lies from 50.0 to 50.3 %" in aspect.answer
    months = table(aspect, "Good days by month")
    assert row(months, "2016-12")[:3] == ["0", "30", "1"]
    assert "2016-12 (1)" in reading(aspect, "Good days by month")


def test_a_day_without_all_pollutants_can_be_bad_but_not_good(tmp_path):
    """PM2.5 of 200 without ozone is a bad day, PM2.5 of 10 without ozone an unknown one."""
    year = air("2016-01-01,S1,200,10,10,10,1,", "2016-01-02,S1,10,10,10,10,1,", f"2016-01-03,S1,{CLEAN}")
    days = table(environment(district(tmp_path, y2016=year), "2016Q1", "en"), "Days by what they were")
    assert [row(days, name) for name in ("Good", "Not good", "Unknown: not measured")] == [
        ["1"],
        ["1"],
        ["89"],
    ]
    assert row(days, "Gaps of single stations (station × day × pollutant)") == [f"{91 * 6 - 16}"]


def test_the_annual_limit_is_judged_at_the_end_of_the_year_and_with_enough_days(tmp_path):
    """A mean of 10 keeps within 35 after 366 days, is not judged in September, nor with 31 days of the year."""
    (tmp_path / "whole").mkdir(), (tmp_path / "part").mkdir()
    whole = district(tmp_path / "whole", y2016=air(*span_of("2016-01-01", "2016-12-31", CLEAN)))
    part = district(tmp_path / "part", y2016=air(*span_of("2016-01-01", "2016-01-31", CLEAN)))
    cells = [
        row(table(environment(place, period, "en"), "eans"), "PM2.5 (µg/m³)")[:5]
        for place, period in ((whole, "2016"), (whole, "2016Q3"), (part, "2016"))
    ]
    assert cells[0] == ["10.0", "366", "0", "35", "within"]
    assert cells[1] == ["10.0", "274", "0", "35", "not judged"]
    assert cells[2] == ["10.0", "31", "335", "35", "not judged"]


def test_a_change_is_taken_month_against_month(tmp_path):
    """Means of 50, 60, 70 after 60, 80, 100: differences −10, −20, −30, mean −20, t interval ± 4.303 · 10/√3."""
    months = (("01", "31"), ("02", "28"), ("03", "31"))
    levels = {2016: (50, 60, 70), 2015: (60, 80, 100)}
    years = {
        f"y{year}": air(
            *(
                line
                for (month, last), level in zip(months, levels[year], strict=True)
                for line in span_of(f"{year}-{month}-01", f"{year}-{month}-{last}", f"{level},10,10,10,1,10")
            )
        )
        for year in levels
    }
    aspect = environment(district(tmp_path, **years), "2016Q1", "en")
    cells = row(table(aspect, "Means to date"), "PM2.5 (µg/m³)")
    assert cells[5:] == ["80.0", "−20.0", "−44.8 to 4.8", "no clear change on last year"]
    assert "It cannot be told apart from the same months of last year (−20.0, 3 months" in aspect.answer
    assert "Of 3 months that can be compared 3 lie below" in reading(aspect, "PM2.5 by month")
    assert "fewer than 12: no trend is read" in reading(aspect, "PM2.5 by month")


def test_only_days_up_to_the_end_of_the_period_count(tmp_path):
    """A foul April does not touch the first quarter."""
    year = air(*span_of("2016-01-01", "2016-03-31", CLEAN), *span_of("2016-04-01", "2016-04-30", FOUL))
    place = district(tmp_path, y2016=year)
    assert "Of all 91 days 91 were good, 100.0 %" in environment(place, "2016Q1", "en").answer
    assert row(table(environment(place, "2016Q2", "en"), "Days by what"), "Not good") == ["30"]


def test_a_year_of_holes_judges_nothing(tmp_path):
    """Rows without a number: no day can be judged, and no mean is told."""
    aspect = environment(district(tmp_path, y2016=air("2016-01-01,S1,,,,,,")), "2016Q1", "en")
    assert "None of 91 days can be judged" in aspect.answer
    assert "PM2.5 by month" not in " ".join(caption for caption, _ in aspect.tables)
    assert aspect.headlines == ()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_data_it_says_so_and_shows_nothing(tmp_path, language):
    """No table of the air: a title and an answer."""
    aspect = environment(district(tmp_path, y2016={}), "2016", language)
    assert aspect.tables == aspect.headlines == ()
    assert ("没有空气质量监测数据" if language == "zh" else "no measurements of the air") in aspect.answer


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("period", ["2015", "2016Q3", "2016"])
def test_the_sample_district_fills_every_table_and_chart(period, language):
    """Every chart can be drawn, good and other days add up, and no text is left unfilled."""
    aspect = environment(sample(), period, language)
    assert len(drawn(aspect, language)) == 2
    assert unfilled(aspect) == []
    days = table(aspect, "各类天数" if language == "zh" else "Days by what").iloc[:, 0]
    counts = [int(days.iloc[i]) for i in range(4)]
    assert counts[0] == sum(counts[1:]) == {"2015": 365, "2016Q3": 274, "2016": 366}[period]
    assert np.isfinite([float(line.n) for line in aspect.headlines]).all()


def test_the_annual_limit_is_for_calendar_years(tmp_path):
    """A year that runs from July to June has a mean, and no verdict by the limit of calendar years."""
    rubrics = tmp_path / "rubrics"
    rubrics.mkdir()
    issued = (SHIPPED / "2016-07-04.yaml").read_text("utf-8")
    late = re.sub(r"(first_month:\s*\{value:) 1", r"\1 7", issued)
    assert late != issued
    (rubrics / "2016-07-04.yaml").write_text(late, "utf-8")
    place = district(tmp_path, y2018=air(*span_of("2017-07-01", "2018-06-30", CLEAN)))
    (tmp_path / "district.yaml").write_text(DISTRICT.replace("rubrics: huiji", "rubrics: rubrics"), "utf-8")
    aspect = environment(open_workspace(place.path), "2018", "en")
    assert "Of all 365 days 365 were good" in aspect.answer
    assert row(table(aspect, "Means to date"), "PM2.5 (µg/m³)")[4] == "not judged"
    assert "every month had the same share" in reading(aspect, "Good days by month")
