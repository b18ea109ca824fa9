"""Rows without a doubt are split the fast way, all others by the csv module, with the same cells and numbers."""

import csv

import numpy as np
import pytest

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
