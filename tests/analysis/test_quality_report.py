"""The quality analysis report: a table of all aspects first, then each with its chart, tables, limits and sources."""

from pathlib import Path

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from executed import run_all
from small_years import NATION, district, sample

from qualitykit import charts
from qualitykit.analysis.aspect import Aspect, Drawing, Headline
from qualitykit.analysis.report import ASPECTS, analyse
from qualitykit.charts.scales import scales
from qualitykit.charts.survey import survey
from qualitykit.charts.watchlist import watchlist
from qualitykit.reports.export import page_of
from qualitykit.reports.notebooks import NOTEBOOKS, plan
from qualitykit.tables import aspects
from qualitykit.workspace import open_workspace

ROOT = Path(__file__).parents[2]
TABLE = pd.DataFrame({"n": ["1"]}, index=["a"])
LINE = Headline("Complaints", "242", "+41 %", "above last year", "242", True)
CHANCE = Headline("Closed", "97 %", "0.0", "cannot be told apart", "208")


def aspect(*headlines, **more):
    """An aspect with these lines."""
    return Aspect("Some * aspect", "So it is.", headlines=headlines, **more)


def test_the_first_paragraph_names_what_tells_of_more_than_chance():
    """Firm lines are quoted; others are not."""
    said = aspects.analysis_answer([aspect(LINE, CHANCE)], "en")
    assert "on 1 of 1 aspects" in said
    assert "(1):**\n\n- Complaints: 242, +41 %; above last year\n\nAll other figures" in said
    assert "Closed" not in said


def test_where_nothing_can_be_told_apart_it_says_so():
    """No firm line: nothing is praised or blamed."""
    assert "Nothing goes beyond chance" in aspects.analysis_answer([aspect(CHANCE)], "en")


def test_aspects_without_data_are_named():
    """Neither lines nor tables: no data; published values only are data without a line."""
    empty, published = aspect(), aspect(tables=(("Published", TABLE),))
    said = aspects.analysis_answer([aspect(LINE), empty, published], "en")
    assert "on 2 of 3 aspects" in said
    assert "There are none on: Some &#42; aspect." in said
    judgements = aspects.overview([empty, published, aspect(LINE)], "en")["Judgement"].tolist()
    assert judgements == ["no data", "published values only, see below", "above last year"]


def test_a_reference_line_is_no_data_of_the_district():
    """A line that rests on nothing of the district's own does not count as data."""
    other = Headline("National index", "82.57", "–", "rather strong", "–")
    assert "on 0 of 1 aspects" in aspects.analysis_answer([aspect(other)], "en")


def test_charts_and_tables_find_each_other():
    """`charts[i]` belongs to `tables[i]`; tables without one, and those with only a sentence, come after."""
    found = aspect(
        tables=(("one", TABLE), ("two", TABLE), ("three <&>", TABLE)),
        charts=(Drawing("", reading="Only read."), Drawing("funding", {"table": TABLE}, "So > it is.")),
    )
    assert aspects.pictured(found, "en").caption == "two"
    assert aspects.pictured(found, "en").reading == "So > it is."
    assert aspects.pictured(found, "en", 1).empty
    shown = BeautifulSoup(aspects.others(found), "html.parser")
    assert [line.text for line in shown.select("details:not([open]) > summary")] == ["one", "three <&>"]
    assert [p.text for p in shown.select("p")] == ["Only read."]
    assert aspects.others(found, 0).startswith("<details><summary>two</summary>")
    assert "So &gt; it is." in aspects.pictured(found, "en")._repr_html_()


def test_only_a_short_table_of_the_first_chart_stands_open():
    """Ten rows stand open, eleven are folded below the sentence that reads them, and so is every later chart's."""
    short, long = (pd.DataFrame({"n": ["1"] * rows}, index=["a"] * rows) for rows in (10, 11))
    read = Drawing("funding", {"table": TABLE}, "So it is.")
    for first, folded in ((short, False), (long, True)):
        found = aspect(tables=(("One", first), ("Two", short)), charts=(read, read))
        shown = [BeautifulSoup(aspects.pictured(found, "en", i)._repr_html_(), "html.parser") for i in (0, 1)]
        assert bool(shown[0].details) is folded
        assert shown[1].details.summary.text == "The table of this chart (10 rows)"
        assert shown[0].h3.text == "One"
        assert not shown[0].p.find_parent("details")


def test_limits_and_sources_close_an_aspect():
    """Each limit is a point of its own, sources stand in one line; nothing is written for an empty aspect."""
    said = aspects.closing(aspect(limits=("a", "", "b_c"), sources=("x_y.csv", "z.csv")), "en")
    assert "- a\n- b&#95;c" in said
    assert "Sources: x_y.csv; z.csv" in said
    assert aspects.closing(aspect(), "en") == ""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_aspect_of_the_sample_has_its_line_and_its_picture(language):
    """Nine aspects in their order, each with a line, a chart, limits and sources; the chart is drawn."""
    found = analyse(sample(), "2016Q3", language)
    assert list(found) == list(ASPECTS)
    assert set(aspects.overview(found.values(), language).index) == {one.title for one in found.values()}
    for one in found.values():
        table = aspects.pictured(one, language)
        assert charts.picture(table, language) is not None
        assert table.reading
        assert one.limits
        assert one.sources
        assert one.headlines


def test_a_workspace_without_tables_has_a_report_too(tmp_path):
    """Every aspect says that it has no data, and nothing is drawn but what was published."""
    found = analyse(district(tmp_path, y2016={}), "2016", "en")
    drawn = [name for name, one in found.items() if not aspects.pictured(one, "en").empty]
    assert drawn == ["competitiveness"]
    assert "on 0 of 9 aspects" in aspects.analysis_answer(found.values(), "en")


def test_published_values_alone_are_told():
    """The nation has published rates and nothing else."""
    found = analyse(open_workspace(NATION), "2024Q4", "en")
    assert "on 1 of 9 aspects" in aspects.analysis_answer(found.values(), "en")


def test_nothing_to_draw_is_no_picture():
    """Empty tables have no chart."""
    none = pd.DataFrame({"value": [], "lower": [], "upper": [], "before": []})
    assert survey(none, pd.DataFrame({"value": [], "text": []}), "en") is None
    assert scales(pd.DataFrame(), {}, "", "en") is None
    assert watchlist(pd.DataFrame(), {}, "en") is None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_whole_small_and_in_one_language(language):
    """Through papermill: title, nine headed aspects between overview and sources, a picture each, below 500 kB."""
    values = {"workspace": "../sample", "period": "2016Q3", "language": language}
    book = next(book for book in NOTEBOOKS if book.page == "analysis.html")
    (job,) = plan(ROOT / "notebooks", [], values, [book])
    (outcome,) = run_all([job], ROOT / "data" / "sample")
    assert outcome.failure is None
    text = page_of(outcome.notebook, language)
    page = BeautifulSoup(text, "html.parser")
    assert len(text.encode()) < 500_000
    assert len(page.select("nav.contents a")) == 11
    headings = [heading.text for heading in page.find_all("h2", id=True)]
    assert list(dict.fromkeys(img.find_previous("h2").text for img in page.find_all("img"))) == headings[1:-1]
    assert page.select_one("p.synthetic")
    assert "\\_" not in page.text
    assert "sha256" in page.find_all("table")[-1].text
