"""Many workbooks in few processes: what one of them does to its process costs the others nothing but time."""

import json

import pytest

import qualitykit.workbook.many as many
from qualitykit.workbook.limits import Refused


@pytest.fixture
def books(desk):
    """Three workbooks, the second with a sheet that is hidden."""
    return [desk.xlsx({"a": [["x", n]], "b": [["y"]]}, f"{n}.xlsx") for n in range(3)]


def test_every_sheet_of_every_workbook_is_read_in_order(books):
    """Whatever process read it."""
    found = many.read_workbooks(books)
    assert [[page["title"] for page in pages] for pages in found] == [["a", "b"]] * 3
    assert [pages[0]["rows"][0][2][1][0] for pages in found] == ["0", "1", "2"]


def test_workbooks_after_one_that_ends_its_process_are_read_alone(books, monkeypatch):
    """The answers before it stand, a cut one is none, and the one itself is told as too large."""
    real, calls = many._told, []

    def told(paths, *more):
        calls.append(len(paths))
        if len(paths) > 1:
            answers, late = real(paths[:1], *more)
            return answers, late
        return ([], False) if paths == [books[2]] else real(paths, *more)

    monkeypatch.setattr(many, "_told", told)
    found = many.read_workbooks(books)
    assert calls == [2, 1, 1]
    assert [type(one) for one in found] == [list, list, Refused]
    assert found[2].rule == "needs_memory"


def test_an_answer_that_was_cut_is_no_answer():
    """A process that is ended leaves half a line."""
    whole = json.dumps({"pages": []}).encode() + b"\n"
    assert many._answers(whole + b'{"pages": [') == [[]]
    (refused,) = many._answers(json.dumps({"refused": ["encrypted_workbook", {}]}).encode() + b"\n")
    assert refused.rule == "encrypted_workbook"


def test_a_workbook_that_takes_too_long_alone_says_so(books, monkeypatch):
    """Slow is not large."""
    monkeypatch.setattr(many, "_told", lambda *_: ([], True))
    assert {one.rule for one in many.read_workbooks(books)} == {"needs_time"}
    assert many.read_workbooks([]) == []
