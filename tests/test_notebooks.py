"""The report notebooks keep their form, were all executed, and run with other units, periods and languages."""

import ast
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from executed import run_all
from IPython.display import Markdown
from scoring_cases import write_workspace
from test_another_document import CASE, RUBRIC

from qualitykit.charts import Chart
from qualitykit.panel import Panel
from qualitykit.reports.export import page_of
from qualitykit.reports.notebooks import NOTEBOOKS, plan

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "notebooks"
SAMPLE, NATION = (str(ROOT / "data" / name) for name in ("sample", "national"))
BOOKS = {path.name: nbformat.read(path, as_version=4) for path in sorted(FOLDER.glob("0[1-5]_*.ipynb"))}
RUBRIC_BOOK, UNIT_BOOK, DISTRICT_BOOK, ANALYSIS_BOOK, WHAT_IF_BOOK, *_ = sorted(BOOKS)
CODE = [
    pytest.param(name, cell, id=f"{name[:2]}-{cell.id}")
    for name, book in BOOKS.items()
    for cell in book.cells
    if cell.cell_type == "code"
]


def tags(cell) -> set[str]:
    """The tags of a cell."""
    return set(cell.metadata.get("tags", ()))


def shown(book: str, **parameters) -> list:
    """What a notebook displays with some parameters: the value of every code cell, run here, without a kernel."""
    return _shown(book, tuple(parameters.items()))


@cache
def _shown(book: str, parameters: tuple) -> list:
    names: dict = {}
    values = []
    for cell in BOOKS[book].cells:
        if cell.cell_type == "code" and "parameters" in tags(cell):
            names |= dict(parameters)
        elif cell.cell_type == "code":
            tree = ast.parse(cell.source)
            last = ast.Expression(tree.body.pop().value)
            exec(compile(tree, cell.id, "exec"), names)
            values.append(eval(compile(last, cell.id, "eval"), names))
    return values


def text_of(value) -> str:
    """A displayed value as the text a reader sees."""
    return value.data if isinstance(value, Markdown) else str(value)


class TestForm:
    """Rules for every notebook of the reports."""

    def test_the_table_of_reports_names_these_files(self):
        """Each report notebook that is published stands in the folder, and takes what it is given; what-ifs are not."""
        jobs = plan(FOLDER, ["guxing"], dict.fromkeys(("workspace", "period", "language"), "x"))
        published = set(BOOKS) - {WHAT_IF_BOOK}
        assert {job.notebook.name for job in jobs} >= published
        assert {notebook.name for notebook in NOTEBOOKS} >= published
        assert WHAT_IF_BOOK not in {notebook.name for notebook in NOTEBOOKS}

    @pytest.mark.parametrize("name", BOOKS)
    def test_the_parameters_come_first_and_are_read_literally(self, name):
        """One tagged cell, before any other code; every line `name: type = "value"  # meaning`, in ASCII."""
        cells = [cell for cell in BOOKS[name].cells if cell.cell_type == "code"]
        assert [cell for cell in cells if "parameters" in tags(cell)] == cells[:1]
        for line in cells[0].source.splitlines():
            assert re.fullmatch(r'[a-z]+: str = "[^"=]+"  # [^=]+', line), line
            assert line.isascii()

    @pytest.mark.parametrize(("name", "cell"), CODE)
    def test_every_cell_was_executed_in_order_and_is_small(self, name, cell):
        """Counted 1 to n from the top, no error; at most 15 lines, nothing defined, looped over or printed."""
        cells = [one for one in BOOKS[name].cells if one.cell_type == "code"]
        assert cell.execution_count == cells.index(cell) + 1
        assert not [output for output in cell.outputs if output.output_type in ("error", "stream")]
        assert len(cell.source.splitlines()) <= 15
        nodes = list(ast.walk(ast.parse(cell.source)))
        assert not [
            node for node in nodes if isinstance(node, ast.FunctionDef | ast.For | ast.While | ast.Lambda)
        ]
        assert "print(" not in cell.source

    @pytest.mark.parametrize(("name", "cell"), [case for case in CODE if case.values[1].id != "parameters"])
    def test_every_cell_ends_in_one_displayed_value(self, name, cell):
        """The last statement is an expression, and whatever is displayed is its value."""
        assert isinstance(ast.parse(cell.source).body[-1], ast.Expr)
        assert len(cell.outputs) <= 1
        assert all(output.output_type == "execute_result" for output in cell.outputs)

    @pytest.mark.parametrize("name", BOOKS)
    def test_prose_stands_before_every_code_cell_and_after_the_last(self, name):
        """Markdown and code take turns; the prose is for whoever works here and names no number of the data."""
        kinds = [cell.cell_type for cell in BOOKS[name].cells]
        assert kinds[0] == kinds[-1] == "markdown"
        assert all("markdown" in pair for pair in pairwise(kinds))
        for cell in BOOKS[name].cells:
            if cell.cell_type == "markdown":
                assert tags(cell) == {"analyst"}
                assert not re.search(r"\d{2}|古荥|Guxing", cell.source)

    @pytest.mark.parametrize("name", BOOKS)
    def test_every_figure_stands_right_behind_its_table(self, name):
        """A chart is drawn from the table that the cell before it displays."""
        cells = [cell for cell in BOOKS[name].cells if cell.cell_type == "code"]
        drawing = [at for at, cell in enumerate(cells) if cell.source.startswith("charts.")]
        assert drawing
        for at in drawing:
            table = cells[at - 1].source.splitlines()[-1]
            assert table.isidentifier()
            assert f"({table}," in cells[at].source
            assert "image/png" in cells[at].outputs[0].data
            assert "text/html" in cells[at - 1].outputs[0].data

    def test_outputs_hold_no_path_and_no_address_in_memory(self):
        """What one machine shows every other shows too."""
        for name, book in BOOKS.items():
            outputs = str([cell.outputs for cell in book.cells if cell.cell_type == "code"])
            assert not re.search(r"0x[0-9a-f]{6,}", outputs), name
            assert not [place for place in (ROOT.parent, Path.home()) if f"{place}/" in outputs], name

    def test_files_tell_nothing_of_the_machine(self):
        """Kernel and language by name only; clock times nowhere."""
        for book in BOOKS.values():
            assert set(book.metadata) == {"kernelspec", "language_info"}
            assert dict(book.metadata["language_info"]) == {"name": "python"}
            assert all(set(cell.metadata) <= {"tags"} for cell in book.cells)


RUNS = [
    *((RUBRIC_BOOK, {"workspace": SAMPLE, "period": "2016", "language": "en"}),),
    *((RUBRIC_BOOK, {"workspace": NATION, "period": "2024Q4", "language": "zh"}),),
    *(
        (UNIT_BOOK, {"workspace": SAMPLE, "period": period, "language": language, "unit": unit})
        for period, language, unit in (
            ("2016Q1", "zh", "supervision_office"),  # 0.5 points, nothing judged, no total
            ("2016Q2", "en", "领导小组办公室"),  # by its Chinese name
            ("2016Q3", "en", "dahelu"),  # under a veto
            ("2016Q4", "zh", "liuzhai"),  # a criterion that does not apply
            ("2016", "en", "commerce"),  # never reported
            ("2016", "zh", "yingbinlu"),  # above the cap of the bonus
        )
    ),
    *(
        (UNIT_BOOK, {"workspace": NATION, "period": period, "language": language, "unit": "nation"})
        for period, language in (("2024Q4", "zh"), ("2020", "en"), ("2016Q1", "zh"))
    ),
    *(
        (DISTRICT_BOOK, {"workspace": SAMPLE, "period": period, "language": language})
        for period, language in (("2016Q1", "zh"), ("2016Q2", "en"), ("2016Q4", "zh"), ("2016", "en"))
    ),
    *(
        (DISTRICT_BOOK, {"workspace": NATION, "period": period, "language": language})
        for period, language in (("2024Q4", "en"), ("2016Q1", "zh"))
    ),
    *(
        (ANALYSIS_BOOK, {"workspace": SAMPLE, "period": period, "language": language})
        for period, language in (("2016Q1", "zh"), ("2016Q2", "en"), ("2016", "en"))
    ),
    *(
        (ANALYSIS_BOOK, {"workspace": NATION, "period": period, "language": language})
        for period, language in (("2024Q4", "en"), ("2016Q1", "zh"))
    ),
    *(
        (WHAT_IF_BOOK, {"workspace": SAMPLE, "period": period, "language": language, "unit": unit})
        for period, language, unit in (
            ("2016Q1", "zh", "supervision_office"),  # nothing judged, no total
            ("2016Q3", "en", "dahelu"),  # under a veto
            ("2016Q3", "zh", "古荣镇"),  # the next grade out of reach
            ("2016", "en", "market_quality"),  # judged on the towns' pool
            ("2016", "zh", "yingbinlu"),  # the best grade already
        )
    ),
    (WHAT_IF_BOOK, {"workspace": NATION, "period": "2024Q4", "language": "en", "unit": "nation"}),
]


@pytest.mark.parametrize(
    ("book", "parameters"),
    RUNS,
    ids=[f"{book[:2]}-{'-'.join(v.split('/')[-1] for v in p.values())}" for book, p in RUNS],
)
def test_a_notebook_makes_a_whole_page_with_other_parameters(book, parameters):
    """Every cell runs; a title, an answer, text in the page's language; no missing value leaks into a cell."""
    values = shown(book, **parameters)
    assert all(
        value is None or isinstance(value, Markdown | pd.DataFrame | Chart | Panel) for value in values
    )
    texts = [text_of(value) for value in values if value is not None]
    assert texts[0].startswith("# ")
    assert "**" in texts[1] or "criterion" in texts[1]
    tables = [value for value in values if isinstance(value, pd.DataFrame)]
    cells = {cell for table in tables for cell in table.to_numpy().ravel()}
    assert all(isinstance(cell, str) for cell in cells)
    assert not {"nan", "None", "NaT", "<NA>"} & cells
    chinese = re.search(r"[一-鿿]", texts[2])
    assert bool(chinese) == (parameters["language"] == "zh")


def test_no_heading_of_a_page_stands_over_nothing():
    """Behind every heading of the second and third level come words, a table or a picture, whatever is missing."""
    for book, parameters in RUNS:
        if parameters["workspace"] != NATION:
            continue
        for value in shown(book, **parameters):
            for block in re.split(r"\n\n(?=#)", text_of(value)) if isinstance(value, Markdown) else ():
                heading, _, rest = block.partition("\n\n")
                nested = re.match(r"## (量化指标|Measured|通报|Bulletin|加分、否决|Bonus, veto)", heading)
                assert rest or nested or not heading.startswith("##"), heading


def test_another_document_makes_the_same_pages(tmp_path):
    """An invented rubric of 50 points with other units, bands, grades and a year from July needs no other code."""
    workspace = str(write_workspace(tmp_path, CASE, RUBRIC))
    for unit in ("river_office", "village"):
        texts = map(text_of, shown(UNIT_BOOK, workspace=workspace, period="2021", language="en", unit=unit))
        assert "nan" not in " ".join(texts).split()
    assert shown(UNIT_BOOK, workspace=workspace, period="2021Q1", language="zh", unit="village")
    assert shown(DISTRICT_BOOK, workspace=workspace, period="2021Q2", language="zh")
    assert shown(RUBRIC_BOOK, workspace=workspace, period="2021Q1", language="en")


def test_a_kernel_runs_it_and_the_page_is_for_readers():
    """Through papermill, in the folder of the workspace: one page in one language, without a word of ours."""
    values = {"workspace": "../sample", "period": "2016", "language": "en"}
    (job,) = plan(FOLDER, ["dahelu"], values, [book for book in NOTEBOOKS if book.name == UNIT_BOOK])
    (outcome,) = run_all([job], ROOT / "data" / "sample")
    assert outcome.failure is None
    text = page_of(outcome.notebook, "en", "../")
    page = BeautifulSoup(text, "html.parser")
    assert page.h1.text == "Dahe Road Sub-district: quality work assessment, 2016, final assessment"
    assert len(page.select("nav.contents a")) == 12
    assert "SYNTHETIC" in page.select_one("p.synthetic").text
    assert len(page.find_all("img")) == 6
    assert len(text.encode()) < 300_000
    assert "The answer: the grade" not in page.text
    assert not [table for table in page.find_all("table") if not table.find("td")]
    assert "sha256" in page.find_all("table")[-1].text
