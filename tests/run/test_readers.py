"""Whoever reads while a run publishes sees the revisions that were there or one more, each whole."""

import hashlib
import json
import os
import shutil
import threading

from bs4 import BeautifulSoup
from stand_in import HERE, asked, shown_in

from qualitykit.reports import build

READS = 10_000


def wrong_in(out) -> str:
    """One look at the folder: what is wrong with the newest revision that the list page names; nothing if all is well.

    Index, manifest and one page of it must be there and belong to each other.
    """
    listed = (out / "index.html").read_text("utf-8")
    if not listed.endswith("</html>"):
        return "a broken list page"
    newest = out / listed.partition('<td><a href="')[2].partition("/index.html")[0]
    manifest = json.loads((newest / "manifest.json").read_text("utf-8"))
    for name in ("index.html", "units/north.html", "grades.csv"):
        content = (newest / name).read_bytes()
        if not content or hashlib.sha256(content).hexdigest() != manifest["files"][name]:
            return f"{newest.name}/{name}"
    return ""


def test_ten_thousand_reads_while_runs_publish_find_nothing_broken(quick, memory):
    """0 empty, 0 broken, 0 mixed; and there was something to read: several revisions came meanwhile."""
    request, out = asked(HERE / "small_district", units=["north"]), memory / "out"
    build.report(request, out)
    over = threading.Event()
    found, reads = [], 0

    def publish():
        while not over.is_set():
            build.report(request, out)

    writer = threading.Thread(target=publish)
    writer.start()
    try:
        while reads < READS:
            found.append(wrong_in(out))
            reads += 1
    finally:
        over.set()
        writer.join()
    assert [wrong for wrong in found if wrong] == []
    assert len(shown_in(out)) > 5


def test_the_reader_would_find_what_is_wrong(quick, memory):
    """A page of another revision, an empty one, and half a list page are found by the same look."""
    out = memory / "out"
    folder = build.report(asked(HERE / "small_district", units=["north"]), out).folder
    assert wrong_in(out) == ""
    shutil.copy(folder / "district.html", folder / "units" / "north.html")
    assert wrong_in(out) == "2016Q1/units/north.html"
    (folder / "index.html").write_text("")
    assert wrong_in(out) == "2016Q1/index.html"
    (out / "index.html").write_text((out / "index.html").read_text("utf-8")[:-9])
    assert wrong_in(out) == "a broken list page"


def test_the_list_page_is_self_contained(quick, memory):
    """It loads nothing, runs nothing, and every link leads to a file."""
    out = memory / "out"
    build.report(asked(HERE / "small_district", units=["north"]), out)
    page = BeautifulSoup((out / "index.html").read_text("utf-8"), "html.parser")
    assert not page.select("script, img, link, iframe")
    assert all(os.path.isfile(out / link["href"]) for link in page.find_all("a"))
