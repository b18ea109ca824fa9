"""Columns of distinct texts and raw tables, as every reader of a file hands them on."""

import numpy as np
import pyarrow as pa

from qualitykit.errors import Problem
from qualitykit.workspace.raw import Texts, Words, nothing, without_blank_rows


def words(*texts):
    """Texts as Arrow keeps them."""
    return Words(pa.array(texts, pa.large_string()))


def test_words_are_gone_through_in_pieces_and_in_order():
    """Many thousands come out each once."""
    texts = [str(number) for number in range(10_000)]
    assert list(words(*texts)) == texts
    assert list(words(*texts[:4096])) == texts[:4096]
    assert list(words()) == []


def test_blanks_around_words_are_cut():
    """Full-width ones too; nothing else is."""
    stripped = Words.stripped(words(" a b\t", "\u3000东镇", "c").array)
    assert (list(stripped), len(stripped), stripped[np.int64(1)]) == (["a b", "东镇", "c"], 3, "东镇")


def test_an_empty_text_is_an_empty_cell():
    """Kept by Arrow or as a list; a text is first where its first row is."""
    codes = np.array([2, 1, 2, 0, 1])
    for distinct in (["", "a", "b"], words("", "a", "b")):
        texts = Texts(codes, distinct)
        assert texts.filled.tolist() == [False, True, True]
        assert texts.empty.tolist() == [False, False, False, True, False]
        assert texts.first_rows().tolist() == [3, 1, 0]


def test_rows_without_anything_are_left_out_with_their_numbers():
    """The others keep their numbers, texts and kinds; the header keeps its row."""
    note = Problem("called", 9, None, "hidden_row", {}, "note")
    columns = [
        Texts(np.array([0, 1, 0, 1]), ["", "5"], ["empty", "number"]),
        Texts(np.array([0, 0, 0, 1]), ["", "x"]),
    ]
    raw = without_blank_rows(["a", "b"], np.array([4, 5, 7, 8]), columns, [note], 3)
    assert (raw.header, raw.numbers.tolist(), raw.problems, raw.top) == (["a", "b"], [5, 8], [note], 3)
    assert [column.codes.tolist() for column in raw.columns] == [[1, 1], [0, 1]]
    assert [column.distinct for column in raw.columns] == [["", "5"], ["", "x"]]
    assert [column.kinds for column in raw.columns] == [["empty", "number"], None]


def test_a_file_that_cannot_be_read_leaves_its_problems():
    """And a table of nothing."""
    note = Problem("called", 9, None, "hidden_row", {}, "note")
    raw = nothing(note, note)
    assert (raw.header, raw.columns, raw.problems, raw.top) == ([], [], [note, note], 1)
    assert (raw.numbers.tolist(), raw.numbers.dtype) == ([], "int64")
