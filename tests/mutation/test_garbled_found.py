"""From where on a text is certainly not what was written: lost bytes, swallowed rows, lengths, signs in common use."""

import numpy as np
import pytest

from qualitykit.workspace import garbled
from qualitykit.workspace.garbled import LONGEST, cell_faults, fault_of, ungarbled
from qualitykit.workspace.raw import Texts


def misread(text, lost=0):
    """A text whose UTF-8 was read as Latin-1, with so many characters begun and not ended behind it."""
    return (text.encode() + "东".encode()[:2] * lost).decode("latin-1")


@pytest.mark.parametrize(
    ("meant", "lost", "certain"),
    [
        ("南", 0, False),
        ("南阳", 0, True),
        ("一二", 0, True),
        ("南阳", 1, True),
        ("南阳", 2, False),
        ("南阳县", 1, True),
        ("南阳县", 2, False),
        ("南阳县城", 2, True),
        ("龥龥", 0, False),
    ],
)
def test_a_garbled_text_has_two_chinese_signs_and_lost_half_as_many_at_most(meant, lost, certain):
    """And reads as common Chinese; with fewer signs, or more losses, it is not certain."""
    assert ungarbled(misread(meant, lost)) == (meant + "\ufffd" * lost if certain else None)


@pytest.mark.parametrize("wrong", ["latin-1", "cp1252", "gb18030"])
def test_a_text_may_have_been_read_in_any_of_three_encodings(wrong):
    """Which one shows in its signs."""
    assert ungarbled("东镇".encode().decode(wrong)) == "东镇"


def test_a_text_of_common_signs_is_taken_as_it_stands():
    """Even one whose bytes in GB18030 would be well-formed UTF-8 of common Chinese."""
    text = "涓颁腑"
    assert text.encode("gb18030").decode("utf-8") == "丰中"
    assert (ungarbled(text), fault_of(text)) == (None, None)


def test_a_garbled_text_is_told_with_what_was_meant():
    """Signs that cannot be seen are written out, and a long text is cut."""
    values = {"value": "å\\x8d\\x97é\\x98³", "meant": "南阳"}
    assert fault_of(misread("南阳")) == ("mojibake", values)
    assert fault_of(misread("南阳\n" + "县" * 99))[1]["meant"] == "南阳 " + "县" * 56 + "…"


@pytest.mark.parametrize(
    ("text", "width", "rule"),
    [
        ("a\n1,2", 0, None),
        ("a\n1,2", 1, None),
        ("a\n1,2", 2, "swallowed_rows"),
        ("a\n1,2", 3, None),
        ("a,b\n1", 2, None),
        ("x" * LONGEST, 2, None),
        ("x" * (LONGEST + 1), 2, "long_text"),
    ],
)
def test_a_line_inside_a_cell_is_a_row_where_it_has_a_row_s_commas(text, width, rule):
    """The cell's own first line aside; a file of one column has none to know a row by."""
    assert (fault_of(text, width) or (None,))[0] == rule


def test_a_text_is_told_at_its_first_row():
    """By the row's number in the file, and the heading of its column."""
    texts = Texts(np.array([0, 1, 2, 1]), ["东镇", "x\x07", "a"])
    (problem,) = cell_faults("called", "名称", texts, np.array([2, 5, 7, 9]), 1)
    assert (problem.file, problem.row, problem.column, problem.rule) == (
        "called",
        5,
        "名称",
        "control_character",
    )
    (problem,) = cell_faults("called", "", texts, np.array([2, 5, 7, 9]), 1)
    assert problem.column is None


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["东镇", "x\x07"], ["x\x07"]),
        (["东镇", "西镇", "Muñoz", "南镇", "北镇"], ["Muñoz"]),
        (["东" * LONGEST], []),
        (["东" * LONGEST, "西镇"], []),
        (["东镇", "plain", *(f"镇{number}" for number in range(3000))], []),
    ],
)
def test_only_what_is_not_common_is_looked_at_one_at_a_time(monkeypatch, texts, expected):
    """All others are looked at many together, so that a column of many Chinese texts takes no longer."""
    asked = []
    look = garbled.fault_of
    monkeypatch.setattr(garbled, "fault_of", lambda text, width: asked.append(text) or look(text, width))
    rows = np.arange(len(texts))
    problems = list(cell_faults("called", "c", Texts(rows, texts), rows, 1))
    assert asked == expected
    assert [problem.rule for problem in problems] == ["control_character"] * ("x\x07" in texts)
