"""A period's folder is made of one piece, and says what it was made from (生成一期结果)."""

import json
import shutil

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from stand_in import HERE, TABLE, asked, content_of, files_of, shown_in

from qualitykit import __version__, shipped
from qualitykit.engine.failure import Failure
from qualitykit.errors import QualitykitError
from qualitykit.period import Period
from qualitykit.reports import build, durable, provenance
from qualitykit.reports.manifest import canonical, head, sha256, verify
from qualitykit.reports.notebooks import PERIOD, Notebook
from qualitykit.workspace import open_workspace

CAPSULE = [
    *("capsule/capsule.json", "capsule/notebooks/period_page.ipynb", "capsule/notebooks/unit_page.ipynb"),
    *(
        "capsule/requirements.lock",
        "capsule/rubrics/rubric/2016-01-01.yaml",
        "capsule/workspace/2016/awards.csv",
    ),
    *("capsule/workspace/2016/incidents.csv", "capsule/workspace/district.yaml"),
]


class TestPublished:
    """When all notebooks ran."""

    def test_the_folder_holds_what_the_contract_names(self, district, ran, tmp_path):
        """Pages, result files, executed copies and the manifest stand where others look for them."""
        result = build.report(asked(district), tmp_path / "out")
        assert result.folder == tmp_path / "out" / "2016Q1"
        assert files_of(result.folder) == [
            *CAPSULE,
            *("district.html", "grades.csv", "index.html", "manifest.json", "notebooks/district.ipynb"),
            *("notebooks/units/north.ipynb", "notebooks/units/office.ipynb", "notebooks/units/south.ipynb"),
            *("ro-crate-metadata.json", "scores.csv"),
            *("units/north.html", "units/office.html", "units/south.html"),
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
            "workspace": "../workspace",
            "period": "2016Q1",
            "language": "en",
            "unit": "south",
        }
        assert str(tmp_path) not in text

    def test_the_same_inputs_give_the_same_bytes(self, district, ran, tmp_path):
        """Two first revisions are equal, manifest included; a second one differs in what it says of the first."""
        first, second = (build.report(asked(district), tmp_path / "out").folder for _ in range(2))
        again = build.report(asked(district), tmp_path / "elsewhere").folder
        assert (first.name, second.name) == ("2016Q1", "2016Q1-r2")
        assert content_of(first) == content_of(again)
        own = ("changes.csv", "index.html", "manifest.json", "ro-crate-metadata.json")
        assert content_of(first, *own) == content_of(second, *own)
        assert len(ran.asked) == 8

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
        assert not page.select(".facts ~ .alarm")

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
        ran.failing["units/south.html"] = Failure(3, "ValueError: no", "the traceback")
        result = build.report(asked(district), tmp_path / "out")
        assert shown_in(tmp_path / "out") == ["2016Q1-incomplete"]
        assert files_of(result.folder) == [
            *("district.html", "failed/south.ipynb", "failed/south.txt", "grades.csv"),
            *("notebooks/district.ipynb", "notebooks/units/north.ipynb", "notebooks/units/office.ipynb"),
            *("scores.csv", "units/north.html", "units/office.html"),
        ]
        told = (result.folder / "failed" / "south.txt").read_text(encoding="utf-8")
        assert told == "code cell 3: ValueError: no\n\nthe traceback\n"

    def test_the_next_run_makes_only_what_is_missing(self, district, ran, tmp_path):
        """What was finished is taken up by its key, and the whole is as if nothing had failed."""
        ran.failing["units/south.html"] = Failure(3, "ValueError: no", "the traceback")
        build.report(asked(district), tmp_path / "out")
        ran.failing.clear()
        ran.asked.clear()
        result = build.report(asked(district), tmp_path / "out")
        assert ran.asked == ["units/south.html"]
        assert (result.done, len(result.reused)) == (("units/south.html",), 3)
        whole = build.report(asked(district), tmp_path / "other").folder
        assert content_of(result.folder) == content_of(whole)

    def test_a_result_without_the_runs_key_is_a_failure(self, district, ran, tmp_path, monkeypatch):
        """A page that answers another question than the one asked is not published."""
        from dataclasses import replace

        def run_pages(*words):
            return (replace(result, key="0" * 64) for result in ran(*words))

        monkeypatch.setattr(build, "run_pages", run_pages)
        assert len(build.report(asked(district), tmp_path / "out").failed) == 4

    def test_inputs_that_change_while_they_are_copied_stop_the_run(self, district, ran, tmp_path):
        """A snapshot of two moments would be of none; nothing is left of such a run."""

        def meanwhile(when, step, path):
            if (when, step, path.name) == ("after", "copy", "district.yaml"):
                with (district / "2016" / "awards.csv").open("a", encoding="utf-8") as file:
                    file.write("办公室,2.2,1,5\n")
                (district / "2016" / "incidents.csv").unlink()

        told = (
            r"2016/awards\.csv: found a file that changed .*\n2016/incidents\.csv: found a file that changed"
        )
        with durable.watched(meanwhile), pytest.raises(QualitykitError, match=told):
            build.report(asked(district), tmp_path / "out")
        assert list((tmp_path / "out").iterdir()) == []

    def test_inputs_that_change_later_change_nothing(self, district, ran, tmp_path):
        """Scores and pages are made from the snapshot alone."""

        def meanwhile(task):
            (district / "2016" / "awards.csv").write_text("unit,criterion,quarter,points\n", encoding="utf-8")

        whole = build.report(asked(district), tmp_path / "other").folder
        ran.before = meanwhile
        folder = build.report(asked(district), tmp_path / "out").folder
        assert content_of(folder) == content_of(whole)

    def test_a_notebook_that_writes_into_the_snapshot_stops_the_run(self, district, ran, tmp_path):
        """What was hashed is what is published, or nothing is; files of its own are not published."""

        def scribble(task):
            (tmp_path / "out" / ".2016Q1.run" / "capsule" / "workspace" / "note.txt").write_text("x")

        ran.before = scribble
        assert "capsule/workspace/note.txt" not in files_of(
            build.report(asked(district), tmp_path / "out").folder
        )
        ran.before = lambda task: (tmp_path / "new/.2016Q1.run/capsule/workspace/2016/awards.csv").write_text(
            "x"
        )
        with pytest.raises(
            QualitykitError, match=r"capsule/workspace/2016/awards\.csv: found a file that was altered"
        ):
            build.report(asked(district), tmp_path / "new")
        assert shown_in(tmp_path / "new") == []

    def test_data_that_cannot_be_scored_leave_nothing_behind(self, district, ran, tmp_path):
        """A run that could not begin leaves no work folder."""
        (district / "2016" / "awards.csv").write_text("unit,criterion\n", encoding="utf-8")
        with pytest.raises(QualitykitError, match=r"2016/awards\.csv"):
            build.report(asked(district), tmp_path / "out")
        assert list((tmp_path / "out").iterdir()) == []


class TestRevision:
    """A correction."""

    @pytest.fixture
    def corrected(self, district, ran, tmp_path):
        """A first revision, and one with a corrected award of one unit."""
        build.report(asked(district), tmp_path / "out")
        path = district / "2016" / "awards.csv"
        path.write_text(path.read_text("utf-8").replace("南镇,2.1,1,47", "南镇,2.1,1,45.5"), encoding="utf-8")
        return build.report(
            asked(district, reason="typing <error>", by="Office", language="en"), tmp_path / "out"
        )

    def test_a_revision_has_a_table_of_what_it_changes(self, corrected):
        """Old and new value of every number that differs, the grades first."""
        lines = (corrected.folder / "changes.csv").read_text("utf-8").splitlines()
        assert lines[:2] == ["table,unit,criterion,column,before,after", "grades.csv,south,,points,85,83.5"]
        assert "scores.csv,south,2.1,points,47,45.5" in lines
        assert not [line for line in lines if ",north," in line]

    def test_the_first_page_says_what_why_and_who(self, corrected):
        """Reason and table stand on the index page, and the checksum of the manifest before it."""
        page = BeautifulSoup((corrected.folder / "index.html").read_text("utf-8"), "html.parser")
        _, alarm = page.select("main > p.alarm")[:2]
        assert alarm.text.startswith("This revision replaces 2016Q1. Reason: typing <error>")
        rows = [[cell.text for cell in row.find_all("th")] for row in page.find_all("tr")]
        assert ["South Town", "2.1", "points", "47", "45.5"] in rows
        assert f"2016Q1: {head(corrected.folder.with_name('2016Q1'))}" in page.text

    def test_the_manifest_is_chained_to_the_one_before(self, corrected):
        """The manifest records name and checksum of the revision before it, in canonical form."""
        text = (corrected.folder / "manifest.json").read_text("utf-8")
        facts = json.loads(text)
        before = corrected.folder.with_name("2016Q1")
        assert facts["previous"] == {
            "revision": "2016Q1",
            "manifest_sha256": sha256(before / "manifest.json"),
        }
        assert (facts["reason"], facts["by"]) == ("typing <error>", "Office")
        assert text == canonical(facts)
        assert corrected.head == head(corrected.folder)

    def test_the_folder_lists_all_its_revisions_newest_first(self, corrected, district, ran):
        """The list page links every revision, with reason and checksum, and is replaced in one step."""
        out = corrected.folder.parent
        build.report(asked(district, period="2016"), out)
        page = BeautifulSoup((out / "index.html").read_text("utf-8"), "html.parser")
        links = [link["href"] for link in page.select("td a")]
        assert links == ["2016/index.html", "2016Q1-r2/index.html", "2016Q1/index.html"]
        assert head(corrected.folder) in page.text
        assert "typing <error>" in page.text

    def test_folders_that_are_no_revisions_are_not_listed(self, corrected, district, ran):
        """Other folders, links and folders with a broken manifest do not stop a run and are not linked."""
        out = corrected.folder.parent
        (out / "2015Q1").mkdir()
        (out / "2015Q1" / "manifest.json").write_text("{}")
        (out / "2015Q2").symlink_to(corrected.folder)
        build.report(asked(district), out)
        assert "2015Q" not in (out / "index.html").read_text("utf-8")

    def test_only_what_its_key_names_is_made_again(self, district, ran, tmp_path):
        """Another reason makes no page anew; a page that was altered after publishing is not taken up."""
        first = build.report(asked(district), tmp_path / "out").folder
        ran.asked.clear()
        build.report(asked(district, reason="none"), tmp_path / "out")
        assert ran.asked == []
        (first.with_name("2016Q1-r2") / "units" / "north.html").write_text("altered")
        build.report(asked(district), tmp_path / "out")
        assert ran.asked == ["units/north.html"]

    @pytest.mark.parametrize("what", ["data", "rubric", "notebook", "packages", "code", "reference"])
    def test_whatever_decides_a_page_makes_it_anew(self, district, ran, tmp_path, monkeypatch, what):
        """Inputs, rubric, notebook, packages, code and reference figures are all part of the key."""
        books = shutil.copytree(HERE / "notebooks", tmp_path / "books")
        build.report(asked(district, folder=books), tmp_path / "out")
        ran.asked.clear()
        made_by = provenance.made_by()
        changed = {
            "data": district / "2016" / "awards.csv",
            "rubric": district / "rubric" / "2016-01-01.yaml",
            "notebook": books / "unit_page.ipynb",
        }
        if what in changed:
            text = changed[what].read_text("utf-8")
            old, new = {
                "data": ("40.5", "41"),
                "rubric": ("年度计划", "计划"),
                "notebook": ("# A unit", "# One"),
            }[what]
            changed[what].write_text(text.replace(old, new), encoding="utf-8")
        else:
            other = {
                "packages": {"packages": {"pandas": "4"}},
                "code": {"code": {"version": "2", "sha256": "1"}},
            }
            made_by |= other.get(what, {"reference_sha256": "1"})
            monkeypatch.setattr(build, "made_by", lambda: made_by)
        build.report(asked(district, folder=books), tmp_path / "out")
        assert len(ran.asked) == (3 if what == "notebook" else 4)


class TestNotice:
    """A run with notebooks that are not the released ones."""

    def test_it_is_allowed_and_said_on_every_page(self, district, ran, tmp_path):
        """Every page and the first page name the notebooks; the manifest lists them."""
        folder = build.report(asked(district, language="en"), tmp_path / "out").folder
        told = "Made with notebooks that differ from the released ones: period_page.ipynb, unit_page.ipynb"
        pages = ("index.html", "district.html", "units/north.html", "units/office.html")
        assert all(f'<p class="alarm">{told}</p>' in (folder / page).read_text("utf-8") for page in pages)
        facts = json.loads((folder / "manifest.json").read_text("utf-8"))
        assert facts["changed_notebooks"] == ["period_page.ipynb", "unit_page.ipynb"]

    def test_released_notebooks_need_no_notice(self, district, ran, tmp_path, monkeypatch):
        """Notebooks that are as released, with whatever outputs, leave the pages as they are."""
        released = tmp_path / "notebooks.json"
        folder = build.report(asked(district), tmp_path / "out").folder
        books = json.loads((folder / "manifest.json").read_text("utf-8"))["notebooks"]
        released.write_text(json.dumps(books))
        monkeypatch.setattr(shipped, "RELEASED", released)
        again = build.report(asked(district), tmp_path / "other").folder
        assert "alarm" not in (again / "district.html").read_text("utf-8").split("</style>")[-1]
        assert json.loads((again / "manifest.json").read_text("utf-8"))["changed_notebooks"] == []


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
    monkeypatch.setitem(shipped.PLACES, "notebooks", (tmp_path / "installed", tmp_path / "checkout"))
    assert shipped.folder("notebooks") == tmp_path / "checkout"
    (tmp_path / "installed").mkdir()
    assert shipped.folder("notebooks") == tmp_path / "installed"
