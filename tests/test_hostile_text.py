"""Whatever a file says stays text: in executed notebooks, published pages, charts and result files."""

import base64
import csv
import io
import re
import warnings

import nbformat
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hostile_district import EVIL, HOSTILE, hostile_district, left_whole
from IPython.display import Markdown
from nbformat.v4 import new_code_cell, new_notebook, new_output
from stand_in import asked, files_of
from test_notebooks import ANALYSIS_BOOK, DISTRICT_BOOK, RUBRIC_BOOK, UNIT_BOOK, WHAT_IF_BOOK, shown

from qualitykit.capsule import rescoring
from qualitykit.capsule.opened import open_capsule
from qualitykit.charts import Chart
from qualitykit.charts.paper import sheet
from qualitykit.language.inert import as_label
from qualitykit.panel import Panel
from qualitykit.reports import build
from qualitykit.reports.changes import as_csv, changes
from qualitykit.reports.export import page_of, render
from qualitykit.reports.index import Correction, index_page
from qualitykit.reports.results import result_files
from qualitykit.scoring import assess
from qualitykit.tables import show_whole
from qualitykit.workspace import open_workspace

# Every markup that a page of ours is made of; what data say can add none.
OURS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "nav",
        "a",
        "img",
        "details",
        "summary",
        "pre",
    ),
    *("h1", "h2", "h3", "p", "b", "strong", "em", "code", "div", "span", "ol", "ul", "li"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
BOOKS = {
    "units/north.html": (UNIT_BOOK, {"unit": "north"}),
    "units/office.html": (UNIT_BOOK, {"unit": "office"}),
    "district.html": (DISTRICT_BOOK, {}),
    "analysis.html": (ANALYSIS_BOOK, {}),
    "rubric.html": (RUBRIC_BOOK, {}),
}
POLICY = {
    *(
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ),
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The hostile district."""
    return hostile_district(tmp_path_factory.mktemp("hostile") / "district")


def executed(folder, page: str, language: str) -> nbformat.NotebookNode:
    """A report notebook as it would stand after its run on a district: its cells and what they display."""
    book, more = BOOKS[page]
    period = "2016Q3" if language == "zh" else "2016"
    values = shown(book, workspace=str(folder), period=period, language=language, **more)
    outputs = [new_output("display_data", data) for value in values if (data := displayed(value))]
    return new_notebook(cells=[new_code_cell("", outputs=[output]) for output in outputs])


def displayed(value) -> dict[str, str]:
    """What a notebook keeps of a displayed value, by type."""
    if isinstance(value, Markdown):
        return {"text/markdown": value.data, "text/plain": repr(value)}
    if isinstance(value, Chart):
        return {"image/png": base64.b64encode(value.png).decode(), "text/plain": repr(value)}
    if isinstance(value, Panel):
        return value._repr_mimebundle_()
    return {} if value is None else {"text/html": value._repr_html_(), "text/plain": repr(value)}


def inert(html: str) -> BeautifulSoup:
    """A page, parsed, after making sure that nothing of what data say is more than text in it."""
    page = BeautifulSoup(html, "html.parser")
    assert {tag.name for tag in page.find_all(True)} <= OURS
    for tag in page.find_all(True):
        assert not [name for name in tag.attrs if name.startswith("on")], tag
        assert not re.match(r"[a-z+.\-]+:|//", tag.get("href", "")), tag
        assert tag.get("src", "data:image/png").startswith("data:image/png"), tag
        assert EVIL not in "".join(str(value) for name, value in tag.attrs.items() if name != "alt"), tag
    begun, whole = left_whole(page.get_text())
    assert begun == whole
    assert not re.search("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]", html)
    return page


class TestPages:
    """Pages of the real report notebooks about a district whose every text is hostile."""

    @pytest.mark.parametrize("language", ["zh", "en"])
    @pytest.mark.parametrize("page", BOOKS)
    def test_hostile_text_is_text(self, page, language, hostile):
        """No tag, handler, link or address but our own; each hostile text stands in the page sign for sign."""
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            html = page_of(executed(hostile, page, language), language)
        assert left_whole(inert(html).get_text())[0] >= 3

    @pytest.mark.parametrize("page", BOOKS)
    def test_a_notebook_finds_no_formula(self, page, hostile):
        """JupyterLab looks for formulas in Markdown and in the page made of it: both have none to find."""
        for cell in executed(hostile, page, "zh").cells:
            (output,) = cell.outputs
            source = output.data.get("text/markdown", "")
            assert not re.search(r"\$|\\[(\[]|\\begin|```", source)
            drawn = BeautifulSoup(page_of(new_notebook(cells=[cell]), "zh"), "html.parser").main
            for text in drawn.find_all(string=re.compile(r"\$.+\$|\\[(\[]|\\begin")):
                assert text.find_parent(class_="mathjax_ignore") or text.find_parent("nav")

    def test_the_what_if_notebook(self, hostile):
        """The panel, its sentences and the scenario file beside it are text as well."""
        values = shown(WHAT_IF_BOOK, workspace=str(hostile), period="2016Q3", language="en", unit="north")
        cells = [
            new_code_cell("", outputs=[new_output("display_data", data)])
            for data in map(displayed, values)
            if data
        ]
        assert left_whole(inert(page_of(new_notebook(cells=cells), "en")).get_text())[0] >= 10

    def test_hostile_markdown_that_is_not_escaped_would_be_seen(self):
        """The check itself fails on a text that went into Markdown as it stood."""
        for text in (
            HOSTILE,
            "=HOSTILE([a](https://evil.example/)",
            "<b onclick=x>HOSTILE(</b>",
            "# HOSTILE(",
        ):
            cell = new_code_cell("", outputs=[new_output("display_data", {"text/markdown": text})])
            with pytest.raises(Exception):  # noqa: B017, PT011  refused by the page itself, or seen by the check
                inert(page_of(new_notebook(cells=[cell]), "en"))

    def test_a_published_period(self, hostile, ran, tmp_path):
        """First page and list of periods show names as text, and no name of a file holds any of them."""
        folder = build.report(asked(hostile), tmp_path / "out").folder
        assert {path.suffix for path in map(folder.joinpath, files_of(folder))} <= {
            *(".csv", ".html", ".ipynb", ".json", ".lock", ".yaml"),
        }
        assert not [name for name in files_of(tmp_path) if not re.fullmatch(r"[\w./-]+", name, re.ASCII)]
        assert "HOSTILE" in inert((folder / "index.html").read_text("utf-8")).text
        assert "HOSTILE" in inert((tmp_path / "out" / "index.html").read_text("utf-8")).text

    def test_a_published_period_opened_again(self, hostile, ran, tmp_path):
        """What the notebook that scores a published folder again says of it is text as well."""
        show_whole()
        capsule = open_capsule(build.report(asked(hostile), tmp_path / "out").folder)
        values = [Markdown(rescoring.opening(capsule, "en")), rescoring.points_of(capsule, "north", "en")]
        values += [rescoring.statements(capsule, "en"), rescoring.differences(capsule, "en")]
        cells = [
            new_code_cell("", outputs=[new_output("display_data", displayed(value))]) for value in values
        ]
        assert left_whole(inert(page_of(new_notebook(cells=cells), "en")).get_text())[0] >= 3

    def test_what_a_revision_says_of_itself(self, hostile):
        """The reason, the name and the numbers of a correction are text too."""
        workspace = open_workspace(hostile)
        text = HOSTILE.replace("NUMBER", "0")
        row = dict.fromkeys(("table", "unit", "criterion", "column", "before", "after"), text)
        table = pd.DataFrame([row | {"column": "grade"}])
        told = Correction(text, text, table, text, text, text)
        record = pd.DataFrame({"value": [text]}, index=[text])
        page = index_page(workspace, assess(workspace, "2016Q3"), record, [], "en", told, text)
        assert left_whole(page)[0] >= 10
        inert(page)

    def test_every_page_forbids_scripts_and_the_net(self):
        """The policy is the first thing after the page's encoding, so that it holds for everything below."""
        html = render("page.html.j2", "en", title="", head="", contents=[], body="", up="")
        head = BeautifulSoup(html, "html.parser").head.find_all(True)
        assert head[0]["charset"] == "utf-8"
        assert head[1]["http-equiv"] == "Content-Security-Policy"
        assert {part.strip() for part in head[1]["content"].split(";")} == POLICY


class TestCharts:
    """Names in a picture."""

    @pytest.mark.parametrize("text", [r"$\frac{1}{2}$", r"$\bad{", "$", "$$", r"\$x\$", HOSTILE])
    def test_a_dollar_begins_no_formula(self, text):
        """Names, titles and legends are drawn as they are; a broken formula stops no report."""
        with sheet(2.0) as (_, (panel,), drawn):
            panel.set_yticks([0], [text])
            panel.set_xlabel(text)
            panel.plot([0], [0], label=text)
            panel.legend()
        assert drawn[0].png.startswith(b"\x89PNG")
        assert panel.get_xlabel() == as_label(text)
        assert not panel.xaxis.label.get_parse_math()

    def test_the_name_of_a_row_leaves_room(self):
        """A name of a thousand letters is cut in the picture; the table beside it has all of it."""
        with sheet(2.0) as (_, (panel,), _):
            panel.set_yticks([0, 1], ["x" * 1000, "古荥镇"])
        assert [label.get_text() for label in panel.get_yticklabels()] == ["x" * 72 + "…", "古荥镇"]


class TestResultFiles:
    """CSV files that somebody opens in a spreadsheet."""

    def test_no_cell_begins_a_formula(self, hostile):
        """Every cell of the result files is a number or a text that a spreadsheet shows."""
        for language in ("zh", "en"):
            files = result_files(assess(open_workspace(hostile), "2016Q3"), language)
            cells = [cell for text in files.values() for row in csv.reader(io.StringIO(text)) for cell in row]
            assert not [cell for cell in cells if begins_formula(cell)]
            assert any("HOSTILE(" in cell for cell in cells)

    def test_a_correction_has_none_either(self):
        """`changes.csv` is made from result files and handled like them."""
        old, new = ({"grades.csv": f"unit,grade\nnorth,{grade}\n"} for grade in ("A", "=1+1"))
        assert as_csv(changes(old, new)) == (
            "table,unit,criterion,column,before,after\ngrades.csv,north,,grade,A,'=1+1\n"
        )


def begins_formula(cell: str) -> bool:
    """Whether a spreadsheet might compute a cell; judged apart from the program's own rule."""
    with_sign = cell.lstrip().startswith(tuple("=+-@＝＋－＠\t\r"))
    try:
        float(cell)
    except ValueError:
        return with_sign
    return False
