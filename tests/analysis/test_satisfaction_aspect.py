"""Citizens' satisfaction: an index from 0 to 100, weighted, with its interval, and never over modes that differ."""

import pytest
from small_years import NATION, district, drawn, sample, table, unfilled

from qualitykit.analysis.satisfaction import satisfaction
from qualitykit.workspace import open_workspace

HEAD = "unit,quarter,respondent,item,rating,mode,weight"


def survey(*sheets):
    """A table `survey`; a sheet is (quarter, {item: rating}, mode, weight), respondents are numbered."""
    rows = [
        f"east,{quarter},r{i},{item},{rating},{mode},{weight}"
        for i, (quarter, ratings, mode, weight) in enumerate(sheets)
        for item, rating in ratings.items()
    ]
    return "\n".join([HEAD, *rows])


THREE = (
    (2, {"product": 10, "service": 1}, "web", 1),  # 100 and 0: 50
    (2, {"product": 4, "service": 7}, "web", 1),  # 33.3 and 66.7: 50
    (2, {"product": 10, "service": 10}, "web", 2),  # 100
)


def said(folder, period="2016Q2", language="en", **years):
    """The aspect of a district made of these tables."""
    return satisfaction(district(folder, **years), period, language)


def test_the_index_is_the_weighted_mean_of_the_sheets(tmp_path):
    """50, 50 and 100 with weights 1, 1, 2 make (50 + 50 + 200) / 4 = 75; unweighted 66.7 ± 4.303 · 28.87/√3."""
    aspect = said(tmp_path, y2016={"survey": survey(*THREE)})
    assert "stands at 75.0 of 100" in aspect.answer
    firm = table(aspect, "How firm")
    assert firm.loc["Unweighted index"].tolist()[:3] == ["66.7", "−5.0 to 138.4", "3"]
    assert firm.loc["Of unequal weights alone (Kish)", "Value"] == "1.12"  # 3 · 6 / 16 = 1.125, half to even
    items = table(aspect, "The index of satisfaction")
    assert items.loc["Products", "Index"] == "83.3"  # (100 + 33.3 + 200) / 4
    assert items.loc["Services", "Index"] == "66.7"  # (0 + 66.7 + 200) / 4
    assert "no last" not in aspect.answer
    assert "There is no survey of last year to compare with." in aspect.answer


def test_a_sheet_without_a_weight_leaves_all_unweighted(tmp_path):
    """One weight is missing, so every sheet counts alike, and the page says so."""
    aspect = said(tmp_path, y2016={"survey": survey(*THREE[:2], (2, {"product": 10}, "web", ""))})
    assert "stands at 66.7 of 100" in aspect.answer
    assert "Design effect" not in table(aspect, "How firm").index
    assert any("no (complete) weights" in limit for limit in aspect.limits)


def test_only_what_was_asked_by_the_period_s_end_counts(tmp_path):
    """The fourth quarter's sheets are unknown in the third."""
    later = (4, {"product": 1, "service": 1}, "web", 1)
    years = {"y2016": {"survey": survey(*THREE, later)}}
    place = district(tmp_path, **years)
    assert "3 answer sheets, asked in Q2" in satisfaction(place, "2016Q3", "en").answer
    assert "4 answer sheets, asked in Q2, Q4" in satisfaction(place, "2016", "en").answer


def _many(high, low, mode="web", count=12):
    """Sheets that give both ratings by turns."""
    return tuple((2, {"product": high - i % 2, "service": low - i % 2}, mode, 1) for i in range(count))


def test_a_rise_is_called_one_only_beyond_chance(tmp_path):
    """9s after 5s is a rise; the same sheets again are no change that can be told."""
    for name, last, words in (
        ("a", _many(5, 5), "more than chance"),
        ("b", _many(9, 9), "neither a rise nor"),
    ):
        (tmp_path / name).mkdir()
        years = {"y2015": {"survey": survey(*last)}, "y2016": {"survey": survey(*_many(9, 9))}}
        aspect = said(tmp_path / name, **years)
        assert words in aspect.answer
        assert aspect.headlines[0].firm == (name == "a")


def test_modes_that_differ_have_no_common_index(tmp_path):
    """9s by telephone and 2s on the web: each mode has its index, the whole has none."""
    sheets = (*_many(9, 9, "phone"), *_many(3, 3, "web"))
    aspect = said(tmp_path, y2016={"survey": survey(*sheets)})
    assert "no single index is given" in aspect.answer
    assert "Phone 83.3" in aspect.answer  # ratings 9 and 8: (88.9 + 77.8) / 2
    assert "Web 16.7" in aspect.answer  # 3 and 2: (22.2 + 11.1) / 2
    assert "They differ by more than chance" in next(c for c, _ in aspect.tables if "Survey modes" in c)
    assert aspect.headlines[0].level == "–"


def test_an_overall_question_is_what_importance_is_measured_by(tmp_path):
    """Where the product moves the overall rating and the service does not, the product is what matters."""
    sheets = [
        (2, {"product": p, "service": s, "overall": p}, "web", 1)
        for p, s in [(2, 9), (9, 8), (3, 8), (8, 9), (4, 9), (7, 8)] * 5
    ]
    aspect = said(tmp_path, y2016={"survey": survey(*sheets)})
    order = table(aspect, "Importance")
    assert order.index.tolist() == ["Products", "Services"]
    assert order.loc["Products", "Importance (r)"] == "1.00"
    assert "overall" not in table(aspect, "The index of satisfaction").index


def test_what_matters_and_falls_short_comes_first(tmp_path):
    """The product decides the overall rating and is rated below the service: it is to be improved first."""
    sheets = [
        (2, {"product": p, "service": 9 - i % 2, "overall": min(10, p + (i % 3 == 0))}, "web", 1)
        for i, p in enumerate([2, 6, 3, 5, 4, 7] * 5)
    ]
    aspect = said(tmp_path, y2016={"survey": survey(*sheets)})
    assert "that is where to begin" in aspect.reading
    assert table(aspect, "Importance").loc["Products", "Place"].startswith("important and below average")


def test_a_single_question_has_no_order_and_no_reliability(tmp_path):
    """One question cannot be set against others."""
    sheets = [(2, {"product": rating}, "", "") for rating in (4, 7, 10)]
    aspect = said(tmp_path, y2016={"survey": survey(*sheets)})
    captions = " ".join(caption for caption, _ in aspect.tables)
    assert "Importance" not in captions
    assert "Survey modes" not in captions
    assert any("does not say how people were asked" in limit for limit in aspect.limits)
    assert "Reliability alpha (Cronbach)" not in table(aspect, "How firm").index
    assert aspect.reading == ""


@pytest.mark.parametrize(("language", "words"), [("zh", "没有满意度调查数据"), ("en", "no answers")])
def test_without_a_survey_it_says_so(tmp_path, language, words):
    """No table, no number, no chart."""
    aspect = said(tmp_path, language=language, y2016={})
    assert words in aspect.answer
    assert (aspect.tables, aspect.charts, aspect.headlines) == ((), (), ())
    assert words in satisfaction(open_workspace(NATION), "2024Q4", language).answer


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("period", ["2015", "2016Q3", "2016"])
def test_the_sample_is_told_in_both_languages(period, language):
    """Every text is filled, the chart is drawn, published figures stand apart as other methods."""
    aspect = satisfaction(sample(), period, language)
    assert unfilled(aspect) == []
    assert len(drawn(aspect, language)) == 1
    assert len(aspect.headlines) == 1
    assert any("福州" in limit or "Fuzhou" in limit for limit in aspect.limits)
