"""Folders as they are found: links, read-only data, another disk, names that are no paths."""

import os
import shutil
from pathlib import Path

import pytest
from command_lines import run
from stand_in import HERE, asked, content_of, files_of, shown_in

from qualitykit.errors import QualitykitError
from qualitykit.reports import build, durable
from qualitykit.reports.notebooks import PERIOD, Notebook


def test_links_in_the_output_folder_are_not_followed(quick, tmp_path):
    """Whatever a link there leads to stays as it is; the link gives way to the run's own file or folder."""
    out, precious = tmp_path / "out", tmp_path / "precious"
    out.mkdir()
    precious.mkdir()
    (precious / "kept").write_text("kept")
    for name in (".2016Q1.run", ".2016Q1.gone", "2016Q1-incomplete"):
        (out / name).symlink_to(precious)
    for name in ("index.html", ".index.html.new"):
        (out / name).symlink_to(precious / "kept")
    quick.failing["district.html"] = build.Failure(1, "no")
    request = asked(HERE / "small_district")
    build.report(request, out)
    quick.failing.clear()
    build.report(request, out)
    assert content_of(precious) == {"kept": b"kept"}
    assert shown_in(out) == ["2016Q1", "2016Q1-incomplete", "index.html"]
    assert not [path for path in out.rglob("*") if path.is_symlink()]


def test_a_link_with_the_name_of_a_revision_is_no_revision(quick, tmp_path):
    """It is neither written through nor taken for the one before; its number counts as taken."""
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    out.mkdir()
    elsewhere.mkdir()
    (out / "2016Q1").symlink_to(elsewhere)
    result = build.report(asked(HERE / "small_district"), out)
    assert result.folder.name == "2016Q1-r2"
    assert not (result.folder / "changes.csv").exists()
    assert list(elsewhere.iterdir()) == []


def test_a_read_only_data_folder_is_enough(ran, district, tmp_path):
    """Nothing is written where the data are."""
    folders = [district, *(path for path in district.rglob("*") if path.is_dir())]
    before = content_of(district)
    for path in sorted(district.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    district.chmod(0o555)
    try:
        seen = []
        with durable.watched(lambda when, step, path: seen.append(path)):
            build.report(asked(district), tmp_path / "out")
    finally:
        for path in folders:
            path.chmod(0o755)
    assert content_of(district) == before
    assert not [path for path in seen if district in path.parents]


@pytest.mark.skipif(not os.access("/dev/shm", os.W_OK), reason="needs a second disk")
def test_an_output_folder_on_another_disk_works(ran, tmp_path, memory):
    """The work folder lies beside the published ones, so that a rename stays on one disk."""
    assert memory.stat().st_dev != tmp_path.stat().st_dev
    here = build.report(asked(HERE / "small_district"), tmp_path / "out").folder
    there = build.report(asked(HERE / "small_district"), memory / "out").folder
    assert content_of(here) == content_of(there)


def test_a_disk_without_second_names_gets_copies(quick, tmp_path, monkeypatch):
    """Where hard links are not to be had, files are copied."""

    def refuse(*_, **__):
        raise OSError(1, "Operation not permitted")

    linked = build.report(asked(HERE / "small_district"), tmp_path / "linked").folder
    monkeypatch.setattr(os, "link", refuse)
    copied = build.report(asked(HERE / "small_district"), tmp_path / "copied").folder
    assert content_of(linked) == content_of(copied)


def test_published_files_have_no_second_name_in_the_end(quick, tmp_path):
    """What is published is not tied to any other file that someone could write to."""
    quick.failing["district.html"] = build.Failure(1, "no")
    build.report(asked(HERE / "small_district"), tmp_path)
    quick.failing.clear()
    folder = build.report(asked(HERE / "small_district"), tmp_path).folder
    assert {(folder / name).stat().st_nlink for name in files_of(folder)} == {1}


@pytest.mark.parametrize(
    "page", ["../{unit}.html", "units/{unit}/../x.html", "/etc/{unit}.html", "Units/{unit}.html"]
)
def test_a_page_whose_path_is_not_made_of_ids_is_refused(quick, tmp_path, page):
    """Units and tables of notebooks never make paths of their own."""
    table = (Notebook("unit_page.ipynb", page, (*PERIOD, "unit")),)
    with pytest.raises(QualitykitError, match="a page whose path is not made of ids"):
        build.report(asked(HERE / "small_district", notebooks=table), tmp_path / "out")
    assert shown_in(tmp_path / "out") == []


def test_a_unit_with_a_hostile_name_makes_no_path(ran, district, tmp_path):
    """Names are words on a page; files are named by ids."""
    path = district / "district.yaml"
    path.write_text(
        path.read_text("utf-8").replace("english: Office", 'english: "../../Office"'), encoding="utf-8"
    )
    folder = build.report(asked(district, language="en"), tmp_path / "out").folder
    assert (folder / "units" / "office.html").is_file()
    assert not [name for name in files_of(tmp_path) if "Office" in name]


def test_rubrics_outside_the_workspace_travel_with_it(ran, district, tmp_path):
    """Wherever district.yaml finds its rubrics, the snapshot has them and reads no other."""
    shutil.move(district / "rubric", tmp_path / "elsewhere")
    path = district / "district.yaml"
    for named in ("../elsewhere", str(tmp_path / "elsewhere"), "../elsewhere/2016-01-01.yaml"):
        text = path.read_text("utf-8").splitlines()
        text[2] = f"rubrics: {named}"
        path.write_text("\n".join(text) + "\n", encoding="utf-8")
        folder = build.report(asked(district), tmp_path / "out").folder
        assert (folder / "capsule" / "rubrics" / "elsewhere" / "2016-01-01.yaml").is_file()
        from qualitykit.workspace import open_workspace

        found = open_workspace(folder / "capsule" / "workspace").rubric(2016).source_path
        assert Path(found).is_relative_to(folder)


def test_a_user_without_a_home_is_served(monkeypatch, tmp_path):
    """As in a container: neither HOME nor an entry among the users."""
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("pwd.getpwuid", lambda _: (_ for _ in ()).throw(KeyError))
    with pytest.raises(RuntimeError):
        Path.home()
    assert run("verify", tmp_path).exit_code == 1
    assert not Path.home().is_dir()


def test_a_notebook_that_deletes_what_it_runs_in_stops_the_run(ran, tmp_path):
    """What is to be published must hold its inputs: nothing is published without them."""
    ran.before = lambda task: shutil.rmtree(task.folder, ignore_errors=True)
    with pytest.raises((OSError, QualitykitError)):
        build.report(asked(HERE / "small_district"), tmp_path / "out")
    assert shown_in(tmp_path / "out") == []
