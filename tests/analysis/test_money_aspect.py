"""Money: exact sums beside the same quarters of last year, nominal unless price levels are given."""

import pytest
from small_years import NATION, district, drawn, sample, table, unfilled

from qualitykit.analysis.money import Prices, money
from qualitykit.workspace import open_workspace

HEAD = "unit,quarter,field,amount"


def spent(*rows):
    """A table `funding` from rows such as `east,1,product,100.10`."""
    return "\n".join([HEAD, *rows])


def said(folder, period="2016", language="en", prices=None, **years):
    """The aspect of a district made of these tables."""
    return money(district(folder, **years), period, language, prices)


BEFORE = spent("east,1,product,100.10", "east,2,product,100", "west,1,service,50")
NOW = spent("east,1,product,120.12", "east,2,product,999", "west,1,service,40", "west,1,engineering,10")


def test_sums_are_those_of_the_same_quarters(tmp_path):
    """First quarters only: 170.12 after 150.10 yuan, +13.34 %; the second quarter does not count yet."""
    aspect = said(tmp_path, "2016Q1", y2015={"funding": BEFORE}, y2016={"funding": NOW})
    assert "put in 170.12 yuan" in aspect.answer
    assert "150.10 yuan: a nominal growth of +13.34 %" in aspect.answer  # 20.02 / 150.10
    fields = table(aspect, "Fields:")
    assert fields.loc["product"].tolist() == ["120.12", "70.6", "100.10", "+20", "+20.00"]
    assert fields.loc["service", "Nominal growth (%)"] == "−20.00"
    assert fields.loc["engineering"].tolist() == ["10", "5.9", "–", "–", "–"]
    assert aspect.headlines[0].level == "170.12 yuan"


def test_the_chart_and_the_tables_by_unit_and_quarter_add_up(tmp_path):
    """Every table ends in the same total."""
    aspect = said(tmp_path, y2015={"funding": BEFORE}, y2016={"funding": NOW})
    totals = [table(aspect, name).loc["All", "Now (yuan)"] for name in ("Fields:", "Units:", "By quarter")]
    assert totals == ["1,169.12"] * 3
    spans = table(aspect, "the same quarters of both years")
    assert spans.index.tolist() == ["2015", "2016"]
    assert spans.loc["2016"].tolist()[:4] == ["1,119.12", "10", "40", "1,169.12"]
    assert table(aspect, "Units:").index.tolist() == ["East Town", "West Town", "All"]


def test_growth_from_nothing_is_not_defined(tmp_path):
    """A year that reported 0 is no base, and a year without a table nothing to compare."""
    zero = said(tmp_path, y2015={"funding": spent("east,1,product,0")}, y2016={"funding": NOW})
    assert "Growth is not defined: nothing last year." in zero.answer
    assert zero.headlines[0].change == "nothing last year"
    (tmp_path / "b").mkdir()
    alone = said(tmp_path / "b", y2016={"funding": NOW})
    assert "no figures of last year" in alone.answer
    assert alone.headlines[0].change == "–"


def test_real_growth_needs_price_levels(tmp_path):
    """121 after 100 with prices up by 10 % is 10 % in real terms; without prices only nominal growth is told."""
    years = {
        "y2015": {"funding": spent("east,1,product,100")},
        "y2016": {"funding": spent("east,1,product,121")},
    }
    place = district(tmp_path, **years)
    nominal, real = (
        money(place, "2016", "en"),
        money(place, "2016", "en", Prices(110, 100, "CPI of the test")),
    )
    assert "real terms" not in nominal.answer
    assert any("nominal" in limit for limit in nominal.limits)
    assert "that is +10.00 % in real terms" in real.answer
    assert "CPI of the test" in real.sources


def test_other_units_than_last_year_are_named_as_a_limit(tmp_path):
    """One unit more reported this year: the change includes that."""
    aspect = said(
        tmp_path,
        y2015={"funding": spent("east,1,product,100")},
        y2016={"funding": spent("east,1,product,100", "west,1,product,1")},
    )
    assert "now 2, last year 1" in aspect.limits[0]


def test_nothing_is_said_of_what_the_money_achieved(tmp_path):
    """No points per yuan, no yuan per point: a limit says why."""
    aspect = said(tmp_path, y2015={"funding": BEFORE}, y2016={"funding": NOW})
    assert any("no points per yuan" in limit for limit in aspect.limits)


@pytest.mark.parametrize(("language", "words"), [("zh", "没有质量工作经费数据"), ("en", "no data on money")])
def test_without_data_it_says_so(tmp_path, language, words):
    """No table, or nothing up to the period's end."""
    later = said(tmp_path, "2016Q1", language, y2016={"funding": spent("east,2,product,5")})
    for aspect in (later, money(open_workspace(NATION), "2024Q4", language)):
        assert words in aspect.answer
        assert (aspect.tables, aspect.charts, aspect.headlines) == ((), (), ())


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("period", ["2015Q1", "2016Q1", "2016Q3", "2016"])
def test_the_sample_is_told_in_both_languages(period, language):
    """Every text is filled and the chart is drawn."""
    aspect = money(sample(), period, language)
    assert unfilled(aspect) == []
    assert len(drawn(aspect, language)) == 1
