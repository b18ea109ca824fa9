"""The same inputs give the same bytes, wherever, whenever and by whomever they are run.

Three runs with the real notebooks vary everything at once; `make soak` goes through ten.
"""

import csv
import io
import json
import random
import re
import shutil

import pytest
from matrix import circumstances, laid_out, run
from stand_in import HERE, asked, content_of

from qualitykit.reports import build

RUNS = (0, 1, 2)


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """The same quarter, published under other circumstances each time."""
    folders = [tmp_path_factory.mktemp(f"run{number}") for number in RUNS]
    return [
        run(HERE / "small_district", folder, number, "--unit", "north")
        for number, folder in zip(RUNS, folders, strict=True)
    ]


def test_other_circumstances_give_the_same_bytes(published):
    """Hash seed, time zone, locale, workers, user, home, folder, order and age of the files decide nothing."""
    first, *others = (content_of(folder) for folder in published)
    for other in others:
        assert [name for name in first | other if first.get(name) != other.get(name)] == []


def test_the_circumstances_do_vary():
    """Ten runs have ten seeds, four zones, three locales, one and two workers, and different orders of files."""
    given = [circumstances(number) for number in range(10)]
    counts = {name: len({str(one[name]) for one in given}) for name in given[0]}
    assert counts == {"seed": 10, "zone": 4, "locale": 3, "workers": 2, "order": 10, "later": 2}


def test_no_page_knows_the_day_on_which_it_was_made(published):
    """The year of the run stands on no page, in no executed copy and in no table."""
    from datetime import date

    this_year = re.compile(rf"(?<!\d){date.today().year}(?!\d)")
    for name, content in content_of(published[0]).items():
        if name.endswith((".html", ".csv", ".ipynb")) and not name.startswith("capsule/"):
            text = re.sub(r"[A-Za-z0-9+/=\\]{200,}", "", content.decode())
            assert not this_year.search(text), name


def test_no_published_file_knows_the_machine(published, tmp_path_factory):
    """No path, user or process of this machine stands in a published file."""
    for name, content in content_of(published[1]).items():
        for trace in (str(tmp_path_factory.getbasetemp()), "user1", str(HERE.parent)):
            assert trace.encode() not in content, (name, trace)


def test_the_order_of_rows_changes_no_number(ran, district, tmp_path):
    """Shuffled rows give the same grades, byte for byte, and the same scores but for the row numbers they name."""
    first = build.report(asked(district), tmp_path / "first").folder
    for seed in range(5):
        shuffled = laid_out(district, tmp_path / f"shuffled{seed}", seed, 0)
        path = shuffled / "2016" / "awards.csv"
        head, *rows = path.read_text("utf-8").splitlines()
        random.Random(seed).shuffle(rows)
        path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
        folder = build.report(asked(shuffled), tmp_path / f"out{seed}").folder
        assert (folder / "grades.csv").read_bytes() == (first / "grades.csv").read_bytes()
        assert _without_sources(folder) == _without_sources(first)


def test_a_run_leaves_nothing_to_the_order_of_names(ran, district, tmp_path):
    """The manifest lists inputs, files and pages by name, in canonical JSON."""
    folder = build.report(asked(district), tmp_path / "out").folder
    facts = json.loads((folder / "manifest.json").read_text("utf-8"))
    for part in ("inputs", "files", "pages", "packages", "notebooks"):
        assert list(facts[part]) == sorted(facts[part])
    shutil.rmtree(folder)


def _without_sources(folder) -> list[dict]:
    rows = csv.DictReader(io.StringIO((folder / "scores.csv").read_text("utf-8")))
    return [{name: value for name, value in row.items() if name != "source"} for row in rows]
