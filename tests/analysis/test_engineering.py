"""Engineering quality says what the register says: shares, complaints per work, and whose works they are."""

import pytest
from small_years import district, drawn, measures, reading, row, sample, table, unfilled

from qualitykit.analysis.engineering import engineering

HEAD = "unit,project,started,supervised,completed,accepted,complaints"


def register(*works):
    """A table `projects`: each entry is (first cells after the number, how many such works)."""
    rows = [
        f"{unit},{unit}-{i}-{j},{rest}" for i, (unit, rest, count) in enumerate(works) for j in range(count)
    ]
    return {"projects": "\n".join([HEAD, *rows])}


def test_supervision_and_acceptance_stand_with_their_counts_and_intervals(tmp_path):
    """9 of 10 new works supervised: Wilson 59.6 to 98.2, exact 55.5 to 99.7 percent; 4 of 4 accepted: from 51.0."""
    works = register(
        ("east", "2016-01-10,1,2016-06-01,1,0", 4),
        ("east", "2016-01-10,1,,,0", 5),
        ("east", "2016-01-10,0,,,0", 1),
    )
    aspect = engineering(district(tmp_path, y2016=works), "2016", "en")
    level = table(aspect, "Supervision and acceptance")
    assert row(level, "Supervision coverage of new works")[:4] == [
        "9/10",
        "90.0",
        "59.6 to 98.2",
        "55.5 to 99.7",
    ]
    assert row(level, "Acceptance rate of completed works")[:3] == ["4/4", "100.0", "51.0 to 100.0"]
    assert "90.0 % (9/10 works" in aspect.answer


def test_complaints_per_work_have_exact_and_byar_limits(tmp_path):
    """10 complaints at 10 works: Garwood 4.795 to 18.39, so 0.48 to 1.84 a work; none at 4 works: up to 3.69/4."""
    works = register(("east", "2016-01-10,1,,,1", 10))
    aspect = engineering(district(tmp_path, y2016=works), "2016", "en")
    assert row(table(aspect, "quality per work"), "as of 2016-12-31")[:5] == [
        "10",
        "10",
        "1.00",
        "0.48 to 1.84",
        "0.48 to 1.84",
    ]
    (tmp_path / "none").mkdir()
    none = engineering(
        district(tmp_path / "none", y2016=register(("east", "2016-01-10,1,,,0", 4))), "2016", "en"
    )
    assert row(table(none, "quality per work"), "as of 2016-12-31")[2:4] == ["0.00", "0.00 to 0.92"]


def test_the_ratio_to_last_year_is_told_with_its_test(tmp_path):
    """10 complaints at 10 works against 5 at 10: twice as many, and cannot be told apart (p = 0.302)."""
    now, last = (
        register(("east", "2016-01-10,1,,,1", 10)),
        register(("east", "2015-01-10,1,,,1", 5), ("east", "2015-01-10,1,,,0", 5)),
    )
    aspect = engineering(district(tmp_path, y2016=now, y2015=last), "2016", "en")
    assert (
        "2.00 times all of last year (95 % interval 0.62 to 7.46, p = 0.302): they cannot be told apart"
        in aspect.answer
    )
    assert aspect.headlines[-1].judgement == "no clear change on last year"


def test_a_fall_is_no_fall_before_the_year_is_over(tmp_path):
    """1 complaint at 20 works against 20 at 20 is a fall at the year's end, and too early to call in September."""
    now, last = (
        register(("east", "2016-01-10,1,,,0", 19), ("east", "2016-01-10,1,,,1", 1)),
        register(("east", "2015-01-10,1,,,1", 20)),
    )
    place = district(tmp_path, y2016=now, y2015=last)
    assert "it is no fall yet" in engineering(place, "2016Q3", "en").answer
    assert "below it by more than chance" in engineering(place, "2016", "en").answer
    assert engineering(place, "2016Q3", "zh").headlines[-1].judgement == "年内累计低于上年全年，尚不能下结论"


def test_works_begun_or_finished_after_the_period_do_not_count_yet(tmp_path):
    """A work of April is none in March; one that is completed in June is not completed in March."""
    works = register(("east", "2016-01-10,1,2016-06-01,0,2", 1), ("east", "2016-04-01,0,,,3", 1))
    place = district(tmp_path, y2016=works)
    early, late = engineering(place, "2016Q1", "en"), engineering(place, "2016Q2", "en")
    assert row(table(early, "Supervision and"), "Supervision coverage of new works")[0] == "1/1"
    assert row(table(early, "quality per work"), "as of 2016-03-31")[:2] == ["2", "1"]
    assert not any("not accepted" in caption for caption, _ in early.tables)
    faults = table(late, "not accepted")
    assert faults["What"].tolist() == ["not supervised", "not accepted"]
    assert faults["Day"].tolist() == ["2016-04-01", "2016-06-01"]


def test_a_town_with_far_more_complaints_per_work_leaves_the_funnel(tmp_path):
    """60 complaints at 20 works beside twice 10 at 20: above the 99.8 % limit."""
    works = register(
        ("east", "2016-01-10,1,,,3", 20),
        *((unit, f"2016-01-10,1,,,{n}", 10) for unit in ("west", "south") for n in (0, 1)),
    )
    aspect = engineering(district(tmp_path, y2016=works), "2016", "en")
    assert row(table(aspect, "Works by town"), "East Town")[-4:] == [
        "60/20",
        "3.00",
        "2.29 to 3.86",
        "above the 99.8 % limit",
    ]
    assert "East Town (above the 99.8 % limit)" in reading(aspect, "Works by town")


def test_measured_numbers_serve_where_there_is_no_register(tmp_path):
    """Counts in `measures` give the shares; complaints, which nobody reported, are said to be missing."""
    rows = ["east,supervision_coverage,1,18,20,", "west,acceptance_rate,1,0,0,"]
    aspect = engineering(district(tmp_path, y2016={"measures": measures(*rows)}), "2016Q1", "en")
    assert "90.0 % (18/20 works" in aspect.answer
    assert "There are no data on complaints about works" in aspect.answer
    assert len(drawn(aspect, "en")) == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_data_it_says_so_and_shows_nothing(tmp_path, language):
    """No register and no measured number: a title and an answer."""
    aspect = engineering(district(tmp_path, y2016={}), "2016", language)
    assert aspect.tables == aspect.headlines == ()
    assert ("没有工程质量数据" if language == "zh" else "no data on engineering quality") in aspect.answer


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("period", ["2015", "2016Q3", "2016"])
def test_the_sample_district_fills_every_table_and_chart(period, language):
    """Every chart can be drawn, and no text is left unfilled."""
    aspect = engineering(sample(), period, language)
    assert len(drawn(aspect, language)) == 2
    assert unfilled(aspect) == []
    assert len(aspect.headlines) == 3
    assert ("看不出升降" in aspect.answer or "no change beyond chance" in aspect.answer) == (period != "2015")
