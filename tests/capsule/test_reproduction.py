"""A published folder is made again from its own inputs, and every difference is told."""

import shutil
import zipfile
from pathlib import Path

import pytest
from capsules import GOLDEN, rewrite, run
from stand_in import HERE, content_of

from qualitykit.capsule import opened, reproduction, rescoring
from qualitykit.capsule.opened import open_capsule
from qualitykit.capsule.reproduction import reproduce
from qualitykit.capsule.verification import problems_of, verify
from qualitykit.engine.failure import Failure
from qualitykit.errors import QualitykitError
from qualitykit.reports import provenance


def _altered(path, **facts):
    """A zip of one file, of which its directory says something else than is true."""
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("manifest.json", "{}")
        for name, value in facts.items():
            setattr(file.filelist[0], name, value)
    return path


class TestReproduce:
    """Made again from its own inputs."""

    def test_the_same_code_gives_the_same_bytes(self, out, again):
        """Both revisions come out again, first page and table of changes included."""
        for name in ("2016Q1", "2016Q1-r2"):
            assert reproduce(open_capsule(out / name)) == reproduction.Reproduction(11, (), ())
        code, told, messages = run("reproduce", out / "2016Q1-r2")
        assert (code, told, messages) == (0, "made again byte for byte, files: 11\n", "")

    def test_it_works_from_a_zip_and_leaves_the_folder_alone(self, out, again, tmp_path):
        """Nothing is written into what is reproduced; a zip of it does as well."""
        before = content_of(out)
        path = Path(shutil.make_archive(str(tmp_path / "sent"), "zip", out, "2016Q1"))
        assert reproduce(open_capsule(path)).holds
        assert reproduce(open_capsule(out / "2016Q1")).holds
        assert content_of(out) == before

    def test_a_page_that_comes_out_otherwise_is_named_with_its_first_number(self, out, again):
        """Under the same code other numbers, and other bytes too, are a finding: exit status 1."""
        page = out / "2016Q1" / "units" / "north.html"
        page.write_text(page.read_text("utf-8").replace("2016Q1", "2016Q4"), encoding="utf-8")
        (found,) = reproduce(open_capsule(out / "2016Q1")).differences
        assert (found.file, found.kind, found.what) == ("units/north.html", "numbers", "4 → 1")
        page.write_text(page.read_text("utf-8").replace("2016Q4", "2016Q1") + "<!-- -->", encoding="utf-8")
        found = reproduce(open_capsule(out / "2016Q1"))
        assert [one.text("en") for one in found.differences] == [
            "units/north.html: other bytes, every number the same"
        ]
        assert not found.holds

    def test_a_score_that_comes_out_otherwise_is_named_with_both_values(self, out, again):
        """The first cell that differs stands in the message."""
        path = out / "2016Q1" / "grades.csv"
        path.write_text(path.read_text("utf-8").replace("89.4444", "99.4444", 1), encoding="utf-8")
        (found,) = reproduce(open_capsule(out / "2016Q1")).differences
        assert found.text("en").startswith(
            "grades.csv: other numbers, the first north  base 99.4444 → 89.4444"
        )

    def test_a_notebook_that_fails_now_is_a_difference(self, out, again):
        """What cannot be made again is told with the cell."""
        again.failing["district.html"] = Failure(2, "ValueError: no")
        (found,) = reproduce(open_capsule(out / "2016Q1")).differences
        assert found.text("en") == "district.html: not made again, code cell 2: ValueError: no"

    def test_other_packages_make_it_a_trial_run(self, out, again, monkeypatch):
        """The run says what is another; other bytes around the same numbers are then no finding."""
        made_by = provenance.made_by() | {"packages": {"pandas": "99"}}
        monkeypatch.setattr(rescoring, "made_by", lambda: made_by)
        capsule = open_capsule(out / "2016Q1")
        page = out / "2016Q1" / "district.html"
        rewritten = page.read_text("utf-8") + "<!-- -->"
        page.write_text(rewritten, encoding="utf-8")
        found = reproduce(capsule)
        assert "pandas" in found.other
        assert (found.holds, [one.kind for one in found.differences]) == (True, ["bytes"])
        page.write_text(rewritten.replace("Q1", "Q2"), encoding="utf-8")
        assert not reproduce(capsule).holds
        rewrite(out / "2016Q1", lambda facts: facts["files"].pop("district.html"))
        (out / "2016Q1" / "district.html").unlink()
        code, told, messages = run("reproduce", out / "2016Q1", "--lang", "zh")
        assert code == 1
        assert messages.startswith("试算：")
        assert "district.html" in told

    def test_a_damaged_folder_is_not_reproduced(self, out, again):
        """First it is verified; what is wrong is listed, and no notebook of it is run."""
        (out / "2016Q1" / "capsule" / "notebooks" / "unit_page.ipynb").write_text("{}")
        code, told, _ = run("reproduce", out / "2016Q1")
        assert code == 1
        assert told.startswith("capsule/notebooks/unit_page.ipynb: found sha256 ")
        assert again.asked == []

    @pytest.mark.parametrize("content", ["no zip", "empty zip", "locked zip", "no capsule"])
    def test_what_is_no_capsule_is_refused(self, content, out, tmp_path):
        """A file that is no zip, a zip without a manifest or with a password, a folder without its inputs."""
        path = tmp_path / "x.zip"
        if content == "no capsule":
            path = out / "2016Q1"
            shutil.rmtree(path / "capsule")
        elif content == "empty zip":
            zipfile.ZipFile(path, "w").close()
        elif content == "locked zip":
            _altered(path, flag_bits=1)
        else:
            path.write_text("x")
        with pytest.raises(QualitykitError, match="no capsule that can be read"):
            open_capsule(path).snapshot.inputs()

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_a_zip_that_fills_the_disk_is_refused_before_it_is_unpacked(
        self, language, tmp_path, monkeypatch
    ):
        """What its directory promises is enough to refuse it; the message says how to open one that is trusted."""
        path = _altered(tmp_path / "x.zip", file_size=5 * 2**30)
        monkeypatch.setattr(zipfile.ZipFile, "extractall", lambda *_: pytest.fail("unpacked"))
        with pytest.raises(QualitykitError) as caught:
            open_capsule(path)
        (problem,) = caught.value.problems
        said = {
            "zh": "解压后 5120 MB 的 zip；允许 至多 4096 MB；处理：向发送者核实",
            "en": "a zip that unpacks to 5120 MB, allowed at most 4096 MB, do ask whoever sent it",
        }
        assert said[language] in problem.text(language)

    def test_many_empty_files_fill_the_disk_too(self, tmp_path, monkeypatch):
        """Every file counts with the block that it takes; as much as is allowed is taken."""
        with zipfile.ZipFile(tmp_path / "x.zip", "w") as file:
            for name in ("a", "b", "c"):
                file.writestr(name, "")
        monkeypatch.setattr(opened, "UNPACKED", 3 * opened.BLOCK)
        with pytest.raises(QualitykitError, match="no capsule that can be read"):
            open_capsule(tmp_path / "x.zip")
        monkeypatch.setattr(opened, "UNPACKED", 3 * opened.BLOCK - 1)
        with pytest.raises(QualitykitError, match="unpacks to 0 MB"):
            open_capsule(tmp_path / "x.zip")


class TestGolden:
    """The capsule that the repository keeps."""

    @pytest.fixture(scope="class")
    def golden(self):
        """The golden capsule, opened."""
        return open_capsule(GOLDEN)

    def test_it_is_what_was_published(self, golden):
        """Complete and valid, and the first of its kind."""
        assert problems_of(verify(golden.folder)) == []
        assert golden.facts["revision"] == "2016Q3"

    def test_points_and_grades_come_out_to_the_byte(self, golden):
        """Whatever the code has become since: the published tables are the same."""
        for name, text in rescoring.rescored(golden).items():
            assert text == golden.text(name), name
        assert len(rescoring.differing(golden)) == 0

    def test_every_page_is_made_again_by_the_real_notebooks(self, golden):
        """To the byte under the same code and packages; else the run says that it is a trial, and what is another."""
        found = reproduce(golden, at_once=2)
        assert not {"scores.csv", "grades.csv", "index.html"} & {one.file for one in found.differences}
        assert not [one for one in found.differences if one.kind == "failed"]
        assert found.other or not found.differences

    def test_it_holds_the_sample_as_it_is_now(self, golden):
        """The golden capsule is renewed with the sample: the same inputs, byte for byte."""
        sample = HERE.parent / "data" / "sample"
        for name in golden.facts["inputs"]:
            assert (golden.snapshot.workspace / name).read_bytes() == (sample / name).read_bytes(), name
