"""Rows without a doubt are split the fast way, all others by the csv module, with the same cells and numbers."""

import csv

import numpy as np
import pytest

from qualitykit.workspace import blocks as module
from qualitykit.workspace.blocks import Blocks


class Watched(Blocks):
    """Blocks that remember which lines came to the csv module."""

    def __init__(self):
        super().__init__("called")
        self.slow = []

    def read_text(self, lines):
        """As `Blocks.read_text`, with the lines kept."""
        lines = list(lines)
        self.slow += lines
        super().read_text(lines)


def read(*chunks):
    """Row numbers, rows of texts, the lines that came to the csv module, and the problems."""
    blocks = Watched()
    blocks.read_bytes(iter(chunks))
    numbers, columns = blocks.columns()
    rows = [[column.distinct[column.codes[at]] for column in columns] for at in range(len(numbers))]
    ragged = [(one.file, one.row, one.column, one.rule, one.values) for one in blocks.ragged]
    return numbers.tolist(), rows, blocks.slow, ragged


@pytest.mark.parametrize(
    ("data", "numbers", "rows"),
    [
        (b"a,b\n1,2\n3,4\n", [2, 3], [["1", "2"], ["3", "4"]]),
        (b'a,b\r\n"x\ny",2\r\n3,"p""q"\r\n', [2, 3], [["x\ny", "2"], ["3", 'p"q']]),
        (b'a,b\n"x\n",2\n', [2], [["x", "2"]]),
        ("a,b\n东,NULL\nnan,\n,\n".encode(), [2, 3, 4], [["东", "NULL"], ["nan", ""], ["", ""]]),
        (b"a,a\n1,2\n", [2], [["1", "2"]]),
        (b"a,b\n1,2\n\n3,4\n", [2, 3, 4], [["1", "2"], ["", ""], ["3", "4"]]),
    ],
)
def test_rows_without_a_doubt_never_come_to_the_csv_module(data, numbers, rows):
    """Every text is a text: none means that a cell is missing."""
    assert read(data) == (numbers, rows, [], [])


def test_a_last_row_without_an_end_comes_to_the_csv_module():
    """It alone."""
    assert read(b"a,b\n1,2\n3,4") == ([2, 3], [["1", "2"], ["3", "4"]], ["3,4"], [])


def test_rows_come_in_pieces_of_any_length():
    """A piece may end within a row, or bring none to its end."""
    assert read(b"a,", b"b\n1", b",", b"2\n3,4\n5") == (
        [2, 3],
        [["1", "2"], ["3", "4"]],
        ["5"],
        [("called", 4, None, "ragged_row", {"found": 1, "allowed": 2})],
    )


@pytest.mark.parametrize(
    ("odd", "numbers", "ragged"),
    [
        (b"7,8,9\n", [2, 4], [("called", 3, None, "ragged_row", {"found": 3, "allowed": 2})]),
        (b"7\n", [2, 4], [("called", 3, None, "ragged_row", {"found": 1, "allowed": 2})]),
        (
            b"\0\0\n",
            [2, 4],
            [("called", 3, None, "control_character", {"value": "\\x00\\x00", "sign": "U+0000"})],
        ),
    ],
)
def test_a_row_of_another_length_is_left_out_and_keeps_its_number(odd, numbers, ragged):
    """A row that is no text at all is told as such."""
    found = read(b"a,b\n1,2\n" + odd + b"3,4\n")
    assert (found[0], found[1], found[3]) == (numbers, [["1", "2"], ["3", "4"]], ragged)
    assert found[2] == ["1,2\n", odd.decode(), "3,4\n"]


def test_a_quote_in_doubt_sends_all_that_follows_to_the_csv_module():
    """From the piece on in which it stands; breaks within quotes keep their signs, in any letters."""
    found = read(b"a,b\n1,2\n", b'3,4"\n', '"东\r\n镇",6\n'.encode())
    assert found[:2] == ([2, 3, 4], [["1", "2"], ["3", '4"'], ["东\r\n镇", "6"]])
    assert "".join(found[2]) == '3,4"\n"东\r\n镇",6\n'


def test_every_closing_quote_is_looked_at():
    """The second one of two cells too: text behind it leaves a doubt."""
    assert read(b'a,b\n"1","2"\n"3","4"\n')[2] == []
    with pytest.raises(csv.Error):
        read(b'a,b\n"1","2"x\n')


def test_codes_are_as_narrow_as_the_number_of_texts_allows():
    """A byte up to 128 texts, two beyond; they can be negative, so that they index from either side."""
    for count, width in ((128, "int8"), (129, "int16")):
        blocks = Blocks("called")
        blocks.read_bytes(iter([b"a\n" + b"".join(b"%d\n" % number for number in range(count))]))
        _, (column,) = blocks.columns()
        assert (column.codes.dtype.name, len(column.distinct)) == (width, count)
        assert np.array_equal(column.codes, np.arange(count))


def test_a_file_without_a_heading_has_rows_of_no_width():
    """Nothing stands above them, so that each is too long."""
    blocks = Blocks("called")
    blocks.read_bytes(iter([b"\n1\n"]))
    assert (blocks.header, blocks.row, [one.values for one in blocks.ragged]) == (
        [],
        2,
        [{"found": 1, "allowed": 0}],
    )


def test_a_mark_in_front_of_a_row_is_a_sign_of_its_text():
    """It is the file's own only in front of the first row, and taken off before."""
    for chunks in (["a,b\n\ufeff1,2\n"], ["a,b\n", "\ufeff1,2\n"], ["a,b\n3,4\n\ufeff1,2\n"]):
        rows = read(*(chunk.encode() for chunk in chunks))[1]
        assert rows[-1] == ["\ufeff1", "2"]


def test_a_piece_may_be_longer_than_those_that_arrow_reads_at_once():
    """With breaks inside its quotes too, wherever they stand."""
    count = 150_000
    numbers, rows, slow, _ = read(b"a,b\n" + b'"x\ny",2\n' * count)
    assert (len(numbers), rows[0], rows[-1], slow) == (count, ["x\ny", "2"], ["x\ny", "2"], [])


@pytest.mark.parametrize(
    ("pieces", "slow"),
    [
        ((b"1,2\n3,4\n5,6\n",), ""),
        ((b'1,"23456', b'7"\n'), ""),
        ((b'1,"234567', b'"\n', b"3,4\n"), '1,"234567"\n3,4\n'),
    ],
)
def test_a_row_that_is_too_long_goes_to_the_csv_module_with_all_that_follow(monkeypatch, pieces, slow):
    """Too long is one that has no end yet, not a piece of many rows."""
    monkeypatch.setattr(module, "_LONG_ROW", 8)
    assert "".join(read(b"a,b\n", *pieces)[2]) == slow


# ── columns of which hardly two texts are alike ──────────────────────────────


def column(texts, pieces, *more):
    """One column of these texts, dealt to so many pieces, and of more pieces after them."""
    blocks = Blocks("called")
    dealt = ("".join(f"{text}\n" for text in texts[at::pieces]).encode() for at in range(pieces))
    blocks.read_bytes(iter([b"a\n", *dealt, *more]))
    return blocks.columns()[1][0]


def texts_of(form, distinct, count):
    """So many texts, of which so many differ."""
    return [form.format(at % distinct) for at in range(count)]


@pytest.mark.parametrize(("form", "cells", "most"), [("{}", 64, 32), ("东{}", 160, 144)])
def test_texts_are_numbered_unless_hardly_two_are_alike(form, cells, most):
    """Half of them may differ, nine in ten where they hold more than ASCII; it is asked after 32 pieces."""
    assert len(column(texts_of(form, most, cells), 32).distinct) == most
    assert len(column(texts_of(form, most + 1, cells), 32).distinct) == cells
    assert len(column(texts_of(form, most + 1, cells), 31).distinct) == most + 1


@pytest.mark.parametrize(("count", "width"), [(60, "int8"), (125, "int8"), (126, "int16")])
def test_texts_that_are_not_numbered_come_in_the_order_of_the_rows(count, width):
    """Without the blanks around them, before it was known and after, from Arrow and from the csv module."""
    found = column(texts_of(" {} ", count, count), 32, b" x \n", b'y"\n z \n')
    assert (found.codes.dtype.name, found.in_order) == (width, True)
    assert list(found.distinct)[-3:] == ["x", 'y"', "z"]
    assert sorted(map(int, list(found.distinct)[:-3])) == list(range(count))
