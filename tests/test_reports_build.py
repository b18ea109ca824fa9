"""A period's folder is made of one piece, and says what it was made from (生成一期结果)."""

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from qualitykit import __version__, shipped
from qualitykit.errors import QualitykitError
from qualitykit.period import Period
from qualitykit.reports import build, provenance
from qualitykit.reports.manifest import sha256, verify
from qualitykit.reports.notebooks import PERIOD, Notebook
from qualitykit.reports.run import Failure, Outcome
from qualitykit.workspace import open_workspace

HERE = Path(__file__).parent
TABLE = (
    Notebook("period_page.ipynb", "district.html", PERIOD),
    Notebook("unit_page.ipynb", "units/{unit}.html", (*PERIOD, "unit")),
)


@pytest.fixture
def district(tmp_path):
    """A copy of the small district that a test may change."""
    return shutil.copytree(HERE / "small_district", tmp_path / "district")


@pytest.fixture
def ran(monkeypatch):
    """Stand in for the kernels: every notebook shows its parameters, unless `failing` names its page."""
    failing = {}

    def run_all(jobs, folder, at_once):
        for job in jobs:
            html = failing.get(job.page) if isinstance(failing.get(job.page), str) else "<p>fine</p>"
            output = new_output("display_data", {"text/html": html})
            code = new_code_cell("1", outputs=[output], execution_count=1, id="code")
            cells = [new_markdown_cell(f"# {job.parameters}", id="title"), code]
            failure = failing.get(job.page)
            yield Outcome(job, new_notebook(cells=cells), failure if isinstance(failure, Failure) else None)

    monkeypatch.setattr(build, "run_all", run_all)
    return failing


def asked(district, period="2016Q1", units=None, **more):
    """A request for a period of the district, with the fixture notebooks."""
    workspace = open_workspace(district)
    chosen = tuple(workspace.unit(name) for name in units) if units else workspace.units
    own = {"notebooks": TABLE, "folder": HERE / "notebooks"}
    return build.Request(workspace, period, chosen, **own | more)


def files_of(folder):
    """All files of a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


class TestPublished:
    """When all notebooks ran."""

    def test_the_folder_holds_what_the_contract_names(self, district, ran, tmp_path):
        """Pages, result files, executed copies and the manifest stand where others look for them."""
        result = build.report(asked(district), tmp_path / "out")
        assert result.folder == tmp_path / "out" / "2016Q1"
        assert files_of(result.folder) == [
            *("district.html", "grades.csv", "index.html", "manifest.json", "notebooks/district.ipynb"),
            *("notebooks/units/north.ipynb", "notebooks/units/office.ipynb", "notebooks/units/south.ipynb"),
            *("scores.csv", "units/north.html", "units/office.html", "units/south.html"),
        ]
        assert result.pages == 5
        assert verify(result.folder) == []

    def test_the_manifest_says_what_it_was_made_from(self, district, ran, tmp_path):
        """Rubric, every input file, code, notebooks and parameters are recorded, and no path of the machine."""
        folder = build.report(asked(district, language="en"), tmp_path / "out").folder
        text = (folder / "manifest.json").read_text(encoding="utf-8")
        manifest = json.loads(text)
        rubric = district / "rubric" / "2016-01-01.yaml"
        assert manifest["rubric"] == {"file": "rubric/2016-01-01.yaml", "sha256": sha256(rubric)}
        assert list(manifest["inputs"]) == ["2016/awards.csv", "2016/incidents.csv", "district.yaml"]
        assert manifest["inputs"]["2016/awards.csv"] == sha256(district / "2016" / "awards.csv")
        assert manifest["code"]["version"] == __version__
        assert list(manifest["notebooks"]) == ["period_page.ipynb", "unit_page.ipynb"]
        assert manifest["pages"]["units/south.html"]["parameters"] == {
            "workspace": "../district",
            "period": "2016Q1",
            "language": "en",
            "unit": "south",
        }
        assert str(tmp_path) not in text

    def test_the_same_inputs_give_the_same_bytes(self, district, ran, tmp_path):
        """A second revision of an unchanged period equals the first, manifest included."""
        first, second = (build.report(asked(district), tmp_path / "out").folder for _ in range(2))
        assert (first.name, second.name) == ("2016Q1", "2016Q1-r2")
        assert files_of(first) == files_of(second)
        assert [sha256(first / name) for name in files_of(first)] == [
            sha256(second / name) for name in files_of(second)
        ]

    def test_some_units_alone_can_be_reported(self, district, ran, tmp_path):
        """Only the units asked for get a page; the index lists the others without a link."""
        folder = build.report(asked(district, units=["北镇人民政府"]), tmp_path / "out").folder
        assert [name for name in files_of(folder) if name.startswith("units/")] == ["units/north.html"]
        links = BeautifulSoup((folder / "index.html").read_text(encoding="utf-8"), "html.parser").select(
            "td a"
        )
        assert [(link.text, link["href"]) for link in links] == [("北镇", "units/north.html")]


class TestIndex:
    """The first page."""

    def shown(self, district, out, **more):
        """The rows of the index page, and the page."""
        folder = build.report(asked(district, **more), out).folder
        page = BeautifulSoup((folder / "index.html").read_text(encoding="utf-8"), "html.parser")
        rows = [[cell.text for cell in row.find_all("td")] for row in page.find_all("tr")]
        return [row for row in rows if len(row) > 1], page

    def test_units_stand_by_rank_with_veto_and_gap_in_words(self, district, ran, tmp_path):
        """Rank is within a kind, a veto shows the grade before it, and the range stands beside the total."""
        rows, page = self.shown(district, tmp_path / "out")
        assert rows == [
            ["北镇", "90", "90", "89.44", "89.44–91.44", "B", "1 / 2", "总分落在等级空档"],
            ["南镇", "90", "90", "94.44", "94.44–96.44", "D", "2 / 2", "一票否决（否决前 A）"],
            ["办公室", "40", "50", "97.50", "78.00–100.00", "A", "1 / 1", ""],
        ]
        assert [fact.text for fact in page.select(".facts b")] == ["91.94", "D", "82.75–94.75"]
        assert page.select_one(".synthetic")
        assert page.title.text == "小区质量工作考核结果 · 2016年第1季度"

    def test_the_final_assessment_has_no_range(self, district, ran, tmp_path):
        """What is final cannot move; real data have no synthetic notice."""
        text = (district / "district.yaml").read_text(encoding="utf-8")
        (district / "district.yaml").write_text(
            text.replace("synthetic: true", "synthetic: false"), encoding="utf-8"
        )
        rows, page = self.shown(district, tmp_path / "out", period="2016", language="en")
        assert rows[-1] == ["Office", "50", "78.00", "C", "1 of 1", ""]
        assert not page.select(".synthetic")

    def test_a_district_without_anything_settled_has_dashes(self, district, ran, tmp_path):
        """Nothing reported is no total, no grade and no rank, not zero."""
        for path in (district / "2016").iterdir():
            path.unlink()
        rows, page = self.shown(district, tmp_path / "out")
        assert rows[0] == ["北镇", "0", "90", "–", "0.00–102.00", "–", "–", ""]
        assert not page.select(".alarm:not(td)")

    def test_pages_of_other_notebooks_are_linked_when_they_are_there(
        self, district, ran, tmp_path, monkeypatch
    ):
        """A further notebook is one more line of the table, and its page one more link."""
        notebooks = (*TABLE, Notebook("period_page.ipynb", "analysis.html", PERIOD))
        _, page = self.shown(district, tmp_path / "out", notebooks=notebooks)
        links = [link["href"] for link in page.select("p a")]
        assert links == ["district.html", "analysis.html", "scores.csv", "grades.csv"]


class TestIncomplete:
    """When a notebook failed."""

    def test_what_was_finished_stays_and_nothing_is_published(self, district, ran, tmp_path):
        """The pages that were finished, the results and the failure are kept apart from what is published."""
        ran["units/south.html"] = Failure(3, "ValueError: no", "the traceback")
        result = build.report(asked(district), tmp_path / "out")
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["2016Q1-incomplete"]
        assert files_of(result.folder) == [
            *(
                "district.html",
                "failed/south.ipynb",
                "failed/south.txt",
                "grades.csv",
                "notebooks/district.ipynb",
            ),
            *("notebooks/units/north.ipynb", "notebooks/units/office.ipynb", "scores.csv"),
            *("units/north.html", "units/office.html"),
        ]
        told = (result.folder / "failed" / "south.txt").read_text(encoding="utf-8")
        assert told == "code cell 3: ValueError: no\n\nthe traceback\n"

    def test_a_page_that_needs_more_than_itself_is_a_failure(self, district, ran, tmp_path):
        """A notebook whose page would load something is not published."""
        ran["district.html"] = '<img src="figure.png">'
        (failed,) = build.report(asked(district), tmp_path / "out").failed
        assert failed.failure.text("en") == '<img src="figure.png">'

    def test_inputs_that_change_during_the_run_stop_it(self, district, ran, tmp_path, monkeypatch):
        """Pages made from two states of a file would not be of one piece."""
        run_all = build.run_all

        def meanwhile(*args):
            with (district / "2016" / "awards.csv").open("a", encoding="utf-8") as file:
                file.write("办公室,2.2,1,5\n")
            return run_all(*args)

        monkeypatch.setattr(build, "run_all", meanwhile)
        with pytest.raises(
            QualitykitError, match=r"2016/awards\.csv: found a file that changed during the run"
        ):
            build.report(asked(district), tmp_path / "out")
        assert list((tmp_path / "out").iterdir()) == []


class TestProvenance:
    """What an executed copy says of itself."""

    def test_the_record_names_rubric_data_code_and_parameters(self, district):
        """The same workspace gives the same record wherever it stands, open or as a path."""
        elsewhere = shutil.copytree(district, district.with_name("elsewhere"))
        first = provenance.record(open_workspace(district), "2016Q1", language="en", unit="north")
        second = provenance.record(str(elsewhere), Period(2016, 1), language="en", unit="north")
        pd.testing.assert_frame_equal(first, second)
        assert first["value"].to_dict() == {
            "Rubric": "rubric/2016-01-01.yaml",
            "Rubric, sha256": sha256(district / "rubric" / "2016-01-01.yaml"),
            "Input data, sha256": first.at["Input data, sha256", "value"],
            "qualitykit version": __version__,
            "Parameters": "period=2016Q1, language=en, unit=north",
        }

    def test_the_record_shows_checksums_whole(self, district):
        """pandas would cut them off at 50 characters; a selection of rows shows them whole too."""
        rows = provenance.record(district, "2016Q1").iloc[1:2]
        checksum = sha256(district / "rubric" / "2016-01-01.yaml")
        assert checksum in rows._repr_html_()
        assert checksum in repr(rows)

    def test_later_years_and_other_files_take_no_part(self, district):
        """A past period's record stays as it was when a year, a note or a backup is added."""
        workspace = open_workspace(district)
        before = provenance.inputs(workspace, Period(2016))
        (district / "2017").mkdir()
        shutil.copy(district / "2016" / "awards.csv", district / "2017")
        for name in ("notes.csv", "awards.csv.bak"):
            (district / "2016" / name).write_text("x")
        assert provenance.inputs(open_workspace(district), Period(2016)) == before
        assert "2017/awards.csv" in provenance.inputs(open_workspace(district), Period(2017))


def test_notebooks_are_found_in_a_checkout_and_in_an_installed_package(tmp_path, monkeypatch):
    """The installed place comes first; without any, the checkout's is named."""
    monkeypatch.setattr(shipped, "PLACES", (tmp_path / "installed", tmp_path / "checkout"))
    assert shipped.notebooks() == tmp_path / "checkout"
    (tmp_path / "installed").mkdir()
    assert shipped.notebooks() == tmp_path / "installed"
