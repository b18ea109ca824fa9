"""The published figures reproduce each other, say where they come from, and hold nothing known from memory only."""

import functools

import numpy as np
import pytest

from qualitykit import shipped
from qualitykit.statistics.rates import wilson_interval
from qualitykit.workspace.reference import (
    SUBJECTS,
    load_breakpoints,
    load_levels,
    load_limits,
    load_reference,
)


def _one(series, place="China", year=None, period="annual"):
    """The one row of a figure."""
    rows = _every()
    rows = rows[(rows["series"] == series) & (rows["place"] == place) & (rows["period"] == period)]
    rows = rows if year is None else rows[rows["year"] == year]
    assert len(rows) == 1, (series, place, year, len(rows))
    return rows.iloc[0]


@functools.cache
def _every():
    return load_reference()


def test_every_figure_says_where_it_comes_from():
    """Each row has series, place, body and title, and a status that is a secondary copy or a calculation."""
    rows = load_reference()
    assert (rows[["series", "place", "body", "title", "unit"]] != "").all(axis=None)
    calculated = rows["status"].str.match(r"calculated from .+")
    assert ((rows["status"] == "secondary copy") | calculated).all()
    assert rows["value"].notna().all()


def test_every_file_is_described():
    """The README names each file, and each subject has its file."""
    text = (shipped.folder("reference") / "README.md").read_text(encoding="utf-8")
    files = {path.name for path in shipped.folder("reference").glob("*.csv")}
    assert all(f"`{name}`" in text for name in files)
    assert {f"{subject}.csv" for subject in SUBJECTS} <= files


def test_no_figure_stands_twice():
    """A series has one row for a place, time, basis and source."""
    rows = load_reference()
    assert not rows.duplicated(["series", "place", "year", "period", "basis", "title"]).any()


@pytest.mark.parametrize(
    ("series", "place", "year"),
    [
        *(("manufacturing_pass_rate", "China", year) for year in (2016, 2018, 2019, 2021)),
        *(("farm_produce_pass_rate", "China", year) for year in (2017, 2019, 2020)),
        ("good_days", "Zhengzhou", 2016),
        ("good_day_share", "Zhengzhou", 2016),
    ],
)
def test_figures_known_from_memory_only_are_left_out(series, place, year):
    """The annual figures that no copy shows are not shipped."""
    rows = load_reference(series)
    rows = rows[(rows["place"] == place) & (rows["year"] == year) & (rows["period"] == "annual")]
    assert rows.empty


@pytest.mark.parametrize(
    ("year", "fail", "rate", "low", "high"),
    [
        (2021, 12.2, 87.83, 87.42, 88.22),
        (2022, 9.4, 90.60, 90.18, 91.00),
        (2023, 12.3, 87.70, 87.31, 88.08),
    ],
)
def test_the_counts_of_the_spot_checks_give_the_published_rates(year, fail, rate, low, high):
    """Failed of inspected batches is the published fail rate; the pass rate has the Wilson limits known for it."""
    failed = _one("spot_check_fail_rate", year=year)
    assert round(100 * failed["numerator"] / failed["denominator"], 1) == failed["value"] == fail
    passed = _one("spot_check_pass_rate", year=year)
    interval = wilson_interval(passed["numerator"], passed["denominator"])
    assert [round(100 * float(number), 2) for number in (interval.value, interval.lower, interval.upper)] == [
        rate,
        low,
        high,
    ]
    assert passed["value"] == rate


def test_production_and_circulation_make_up_the_whole():
    """2021: 16,356 batches at 9.8 and 9,280 at 16.4 percent pool to 12.2; 2023: the rest of 28,265 is at 19.6."""
    parts = [_one(f"spot_check_fail_rate_{part}", year=2021) for part in ("production", "circulation")]
    assert sum(part["n"] for part in parts) == _one("spot_check_fail_rate", year=2021)["denominator"]
    assert round(sum(part["n"] * part["value"] for part in parts) / 25636, 1) == 12.2
    made = _one("spot_check_fail_rate_production", year=2023)
    left = _one("spot_check_fail_rate_circulation", year=2023)
    assert made["n"] + left["n"] == 28265
    assert round((3476 - made["n"] * made["value"] / 100) / left["n"] * 100, 1) == left["value"]


def test_food_explains_the_first_rate_above_90():
    """2014: 92.3 percent of 25,672 less 98.5 percent of 7,451 food batches leaves 89.8 percent of 18,221."""
    whole, food = _one("spot_check_pass_rate", year=2014), _one("spot_check_pass_rate_food", year=2014)
    rest = _one("spot_check_pass_rate_without_food", year=2014)
    assert whole["n"] - food["n"] == rest["n"]
    assert round((whole["n"] * whole["value"] - food["n"] * food["value"]) / rest["n"], 1) == rest["value"]
    early = _one("spot_check_fail_rate_without_food", year=2014, period="Q1-Q3")
    assert round(100 * early["numerator"] / early["denominator"], 1) == early["value"]


def test_firm_sizes_of_a_batch_weigh_up_to_its_rate():
    """Fourth batch of 2015: 16, 24 and 60 percent at 94.9, 91.5 and 88.5 are 90.2; 266 of 2,747 failed, 9.7 percent."""
    shares, rates = (
        [
            _one(name.format(size), year=2015, period="batch 4")["value"]
            for size in ("large", "medium", "small")
        ]
        for name in ("spot_check_share_{}_firms", "spot_check_pass_rate_{}_firms")
    )
    assert round(float(np.dot(shares, rates)) / 100, 2) == 90.24
    row = _one("spot_check_fail_rate", year=2015, period="batch 4")
    assert round(100 * row["numerator"] / row["denominator"], 1) == row["value"] == 9.7


def test_luoyangs_strata_sum_to_its_total():
    """386 of 397 is 97.23 percent, the sum of 132/135, 233/241 and 21/21, each as printed."""
    name = "luoyang_spot_check_pass_rate"
    whole, *parts = (
        _one(name + part, "Luoyang, Henan", period="half-year")
        for part in ("", "_consumer", "_industrial_inputs", "_farm_inputs")
    )
    assert [sum(part[column] for part in parts) for column in ("numerator", "denominator")] == [386, 397]
    for row in (whole, *parts):
        assert round(100 * row["numerator"] / row["denominator"], 2) == row["value"]


def test_years_of_farm_produce_carry_their_list_of_parameters():
    """2018 stands on two bases, 97.5 and 98.2, so that nobody compares across the change unawares."""
    rows = load_reference("farm_produce_pass_rate")
    rows = rows[(rows["place"] == "China") & (rows["year"] == 2018) & (rows["period"] == "annual")]
    assert dict(zip(rows["basis"].str[:10], rows["value"], strict=True)) == {
        "2018 (122 ": 97.5,
        "up to 2017": 98.2,
    }


def test_competitiveness_rises_by_the_published_steps():
    """The index of 2005 to 2010 moves by +1.00, +1.01, +0.19, +0.96 and +0.43."""
    rows = load_reference("quality_competitiveness_index")
    rows = rows[(rows["place"] == "China") & (rows["year"] <= 2010)]
    assert np.diff(rows["value"]).round(2).tolist() == [1.00, 1.01, 0.19, 0.96, 0.43]


@pytest.mark.parametrize(
    ("series", "year", "percent", "places"),
    [
        *(("special_equipment_accidents", 2015, -9.2, 1), ("special_equipment_deaths", 2015, -1.4, 1)),
        *(("special_equipment_injured", 2015, -3.0, 1), ("special_equipment_accidents", 2017, 2.15, 2)),
        *(("special_equipment_deaths", 2017, -6.69, 2), ("special_equipment_injured", 2017, 3.57, 2)),
        *(("special_equipment_death_rate", 2017, -9.09, 2), ("special_equipment_units", 2019, 9.40, 2)),
        *(("special_equipment_deaths", 2023, -31.68, 2), ("special_equipment_accidents", 2023, -34.26, 2)),
    ],
)
def test_special_equipment_changes_by_the_published_percentages(series, year, percent, places):
    """Counts of neighbouring years, calculated ones too, give the changes that were published."""
    now, before = _one(series, year=year)["value"], _one(series, year=year - 1)["value"]
    assert round(100 * (now / before - 1), places) == percent


def test_the_national_death_rate_is_not_deaths_over_units():
    """2016, 2017 and 2021: the published rate is about 1.5 times deaths ÷ units; Jiangsu's is just deaths ÷ units."""
    for year in (2016, 2017, 2021):
        deaths, units = (
            _one(f"special_equipment_{part}", year=year)["value"] for part in ("deaths", "units")
        )
        assert 1.4 < _one("special_equipment_death_rate", year=year)["value"] / (deaths / units) < 1.6
    for series in ("special_equipment_death_rate", "special_equipment_accident_rate"):
        row = _one(series, "Jiangsu", 2020)
        assert round(10_000 * row["numerator"] / row["denominator"], 3) == row["value"]


def test_satisfaction_differences_are_as_published():
    """Zhenjiang +3.69 and Jiangsu +3.68 on the nation, consumers +1.27 = 1.60 percent, Fuzhou +3.72."""
    nation = _one("public_service_satisfaction", year=2021)["value"]
    for place, more in (("Zhenjiang", 3.69), ("Jiangsu", 3.68)):
        assert round(_one("public_service_satisfaction", place, 2021)["value"] - nation, 2) == more
    now, before = (_one("consumer_satisfaction", year=year)["value"] for year in (2021, 2020))
    assert (round(now - before, 2), round(100 * (now / before - 1), 2)) == (1.27, 1.60)
    now, before = (_one("citizen_satisfaction", "Fuzhou", year)["value"] for year in (2016, 2015))
    assert round(now - before, 2) == 3.72


def test_fuzhous_overall_score_is_above_each_of_its_domains():
    """2020: 88.22 overall is no mean of 87.26, 83.91, 83.18 and 83.89."""
    parts = ("product", "service", "housing_infrastructure", "public_service")
    domains = [_one(f"citizen_satisfaction_{part}", "Fuzhou", 2020)["value"] for part in parts]
    assert _one("citizen_satisfaction", "Fuzhou", 2020)["value"] > max(domains)


def test_hotline_totals_are_the_sums_of_their_parts():
    """2015: 777.76; 2016: 808.06, 0.01 off by rounding; goods and services 54.6 and 45.4 percent; Wulanchabu 1,478."""

    def value(part, year, **k):
        return _one(f"complaints_12315_{part}", year=year, **k)["value"]

    for year in (2015, 2016):
        parts = sum(value(part, year) for part in ("complaints", "reports", "enquiries"))
        assert parts == pytest.approx(value("total", year), abs=0.011)
    for part in ("goods", "services"):
        share = 100 * value(f"complaints_{part}", 2016) / value("complaints", 2016)
        assert share == pytest.approx(value(f"complaints_{part}_share", 2016), abs=0.1)
    issues = sum(value(f"complaints_{issue}", 2016) for issue in ("quality", "contract", "after_sales"))
    assert round(100 * issues / value("complaints", 2016), 1) == value("complaints_three_issues_share", 2016)
    month = {"place": "Wulanchabu", "period": "May"}
    parts = [value(part, 2024, **month) for part in ("enquiries", "complaints", "reports")]
    assert sum(parts) == value("total", 2024, **month) == 1478
    goods = [value(f"complaints_{part}", 2024, **month) for part in ("goods", "services")]
    assert sum(goods) == parts[1]


def test_henans_good_days_need_a_leap_year():
    """196 of 366 days is the published 53.6 percent."""
    row = _one("good_day_share", "Henan", 2016)
    assert round(100 * row["numerator"] / row["denominator"], 1) == row["value"] == 53.6


def test_zhengzhous_release_of_2020_agrees_with_the_journal():
    """What 2020's changes imply for 2015, 167.0 and 96.0 µg/m³, is within 0.7 of the journal's 167.7 and 95.8."""
    for series, down in (("pm10_annual_mean", 49.7), ("pm25_annual_mean", 46.9)):
        rows = load_reference(series)
        rows = rows[(rows["place"] == "Zhengzhou") & (rows["year"] == 2015)]
        implied = _one(series, "Zhengzhou", 2020)["value"] / (1 - down / 100)
        assert round(implied, 1) in rows["value"].round(1).tolist()
        assert np.ptp(rows["value"]) <= 0.71


def test_injury_shares_are_those_of_their_counts():
    """Pilot of six hospitals: 25,102 of 39,573 is 63.43 percent."""
    row = _one("injury_share_product_related", "6 hospitals", period="pilot")
    assert round(100 * row["numerator"] / row["denominator"], 2) == row["value"]


def test_values_keep_the_decimals_that_were_printed():
    """0.30 stays 0.30 in `printed`, and is a number in `value`."""
    row = _one("special_equipment_death_rate", year=2017)
    assert (row["printed"], row["value"]) == ("0.30", 0.3)


def test_the_air_limit_is_where_the_index_is_100():
    """The 24-hour limits of class 2 in GB 3095-2012 are the concentrations of sub-index 100 in HJ 633-2012."""
    pollutants = ["pm25", "pm10", "so2", "no2", "co", "o3_8h"]
    points, index = load_breakpoints(pollutants)
    assert points[:, list(index).index(100)].tolist() == load_limits(pollutants, "day").tolist()


def test_the_levels_begin_one_above_the_last():
    """Six levels, each from one above the end of the one before, the last without end."""
    levels = load_levels()
    assert levels["level"].tolist() == [1, 2, 3, 4, 5, 6]
    assert (levels["from"].to_numpy()[1:] - levels["to"].to_numpy()[:-1]).tolist() == [1] * 5
    assert np.isnan(levels["to"].iloc[-1])
