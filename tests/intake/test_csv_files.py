"""A CSV file is decoded strictly, split strictly, and refused with the row where it cannot be what was written."""

import csv
import io
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitykit.workspace import blocks as reading_blocks
from qualitykit.workspace.blocks import Blocks, row_ends
from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.delimited import read_csv
from qualitykit.workspace.files import text_frame
from qualitykit.workspace.garbled import ungarbled
from qualitykit.workspace.raw import without_blank_rows
from qualitykit.workspace.reading import read_table
from qualitykit.workspace.sheet import read_sheet

HEADER = "unit,quarter,in_use"
NAMES = ("单位", "季度", "在用台数")


def write(folder, data):
    """A file of bytes or text."""
    path = folder / "equipment.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def rules(folder, data):
    """Rule and row of each problem of a table."""
    path = write(folder, data)
    _, problems = read_table(path, path.name, TABLES["equipment"], {"east": "east", "东镇": "east"})
    return [(problem.rule, problem.row) for problem in problems]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_three_encodings_prove_themselves(tmp_path, codec):
    """UTF-8 with or without its mark, and UTF-16 with one, give the same table."""
    assert rules(tmp_path, f"{HEADER}\n东镇,1,5\n".encode(codec)) == []


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_utf_16_of_either_order_is_read(tmp_path, mark):
    """The mark says which byte comes first."""
    codec = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    assert rules(tmp_path, mark + f"{HEADER}\n东镇,1,5\n".encode(codec)) == []


GOOD = f"{HEADER}\n东镇,1,5\n".encode()


@pytest.mark.parametrize(
    ("data", "rule", "row"),
    [
        (f"{HEADER}\n东镇,1,5\n".encode("gb18030"), "not_utf8", 2),
        (f"{HEADER}\n東鎮,1,5\n".encode("big5"), "not_utf8", 2),
        (GOOD + "东镇,2,5\n".encode("gb18030"), "mixed_encodings", 3),
        (GOOD + "东镇".encode()[:-1], "truncated_character", 3),
        (f"{HEADER}\n东镇,1,5\n".encode("utf-16")[:-1], "truncated_character", 2),
        (f"{HEADER}\n东镇,1,5\n".encode("utf-16-le"), "not_utf8", 2),
        (f"{HEADER}\neast,1,5\n".encode("utf-16-le"), "control_character", None),
        (f"{HEADER}\neast\0,1,5\n".encode(), "control_character", 2),
        (f"{HEADER}\neast,1,5\neast,2,\x1b5\n".encode(), "control_character", 3),
        (f"{HEADER}\n古\ufffd镇,1,5\n".encode(), "lost_character", 2),
        (f"{HEADER}\n锟斤拷锟斤拷,1,5\n".encode(), "lost_character", 2),
        (f"{HEADER}\n{'古荥镇'.encode().decode('latin-1')},1,5\n".encode(), "mojibake", 2),
        (f"{HEADER}\n{'惠济区政府'.encode().decode('gb18030', 'ignore')},1,5\n".encode(), "mojibake", 2),
        (b"PK\x03\x04\x14\0", "not_a_csv", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "not_a_csv", None),
        (f'{HEADER}\neast,1,"5\neast,2,6\n'.encode(), "broken_csv", 2),
        (f'{HEADER}\neast,1,5" x\n'.encode(), "stray_quote", 2),
        (f'{HEADER},note\neast,1,5,"a\neast,2,5,b\neast,3,5,"\n'.encode(), "swallowed_rows", 2),
        (f"{HEADER},note\neast,1,5,{'长' * 40_000}\n".encode(), "long_text", 2),
        (f"{HEADER},note\neast,1,5,{'x' * 140_000}\n".encode(), "long_text", 2),
        (f"{HEADER}\neast,1,5,\n".encode(), "ragged_row", 2),
        (f"{HEADER}\neast,1,1,234\n".encode(), "ragged_row", 2),
        (f"{HEADER}\neast,1\n".encode(), "ragged_row", 2),
    ],
)
def test_what_cannot_be_what_was_written_is_refused_with_its_row(tmp_path, data, rule, row):
    """No sign, cell or row is taken for another."""
    assert (rule, row) in [(found, at if row else None) for found, at in rules(tmp_path, data)]


@pytest.mark.parametrize(
    "text", ["惠济区质量强区", "Café Zürich, naïve", "東風鎮", "①②③", "联通", "古荥镇·α", "한국"]
)
def test_text_that_is_unusual_is_not_taken_for_garbled(text):
    """Only what is certainly garbled is refused."""
    assert ungarbled(text) is None


def test_gb18030_is_believed_where_the_headings_read(tmp_path):
    """Chinese headings that are known prove the encoding; a note says so."""
    path = write(tmp_path, f"{','.join(NAMES)}\n东镇,1,5\n".encode("gb18030"))
    sheet = read_sheet(path, headings=NAMES)
    assert (sheet.encoding, sheet.cell(2, 1).text) == ("gb18030", "东镇")
    assert [problem.rule for problem in sheet.problems] == ["read_as_gb18030"]
    assert read_sheet(path, headings=("单位", "季度")).refused


def test_a_sheet_keeps_titles_notes_and_row_numbers(tmp_path):
    """Rows of one cell stand beside rows of many; blank rows count."""
    sheet = read_sheet(write(tmp_path, '2016 年第三季度\n\n单位,季度\n东镇,"3\n季"\n注：合计\n'))
    assert [row.number for row in sheet] == [1, 3, 4, 5]
    assert sheet.cell(4, 2).text == "3\n季"
    assert (sheet.cell(1, 2).kind, sheet.cell(9, 9).kind) == ("empty", "empty")


@pytest.mark.parametrize(
    ("text", "rule", "row"),
    [
        ("单位,季度\n东镇,3\n西镇,3,\n", "ragged_row", 3),
        ('单位,季度\n东镇,"3\n', "broken_csv", 2),
        ('单位,季度\n东镇,3"\n', "stray_quote", 2),
        ("单位,季度\n东\0镇,3\n", "control_character", 2),
    ],
)
def test_a_sheet_of_free_form_is_as_strict(tmp_path, text, rule, row):
    """A sheet with an error has no rows."""
    sheet = read_sheet(write(tmp_path, text))
    assert sheet.refused
    assert sheet.rows == ()
    assert [(problem.rule, problem.row) for problem in sheet.problems] == [(rule, row)]


def test_a_file_that_is_not_there_is_told(tmp_path):
    """A sheet never raises for what the file is."""
    for name in ("gone.csv", "gone.xlsx"):
        assert [problem.rule for problem in read_sheet(tmp_path / name).problems] == ["unreadable"]


# ── two ways of splitting, one result ────────────────────────────────────────

CELL = st.text(st.sampled_from(list('ab1 ,"\n\r\t东；\u3000\u2028\x85')), max_size=4)
ROWS = st.lists(st.lists(CELL, min_size=1, max_size=4), max_size=8)
SIZES = st.sampled_from([1, 2, 3, 7, 1000])
# Blocks after which a column is kept text by text, if hardly two texts are alike.
TRIALS = st.sampled_from([1, 2, 32])


@given(
    ROWS, st.sampled_from(["\n", "\r\n"]), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]), SIZES, TRIALS
)
def test_rows_are_split_as_the_csv_module_splits_them(rows, end, quoting, size, trial):
    """The fast way gives the cells, row numbers and ragged rows of the csv module, wherever a piece of a file ends."""
    written = io.StringIO(newline="")
    csv.writer(written, quoting=quoting, lineterminator=end).writerows([["a", "b"], *rows])
    bare = end.join(",".join(row) for row in [["a", "b"], *rows]).replace('"', "")
    for text in (written.getvalue(), bare):
        with patch.object(reading_blocks, "_TRIAL", trial):
            found = _content(text, size)
        assert found == _content(text)


@given(st.text(st.sampled_from(list('a,"\n\r')), max_size=30), SIZES)
def test_quotes_that_stand_anywhere_leave_the_csv_module_the_last_word(text, size):
    """Well-formed or not, both ways agree on the cells, or on the row that cannot be split."""
    assert _content(f"a,b\n{text}", size) == _content(f"a,b\n{text}")


def _content(text, size=None):
    """What is read of a text, in pieces of some bytes, or by the csv module alone."""
    blocks, data = Blocks("x"), text.encode()
    try:
        if size:
            blocks.read_bytes(data[at : at + size] for at in range(0, len(data), size))
        else:
            blocks.read_text(io.StringIO(text, newline=""))
    except csv.Error:
        return "broken", blocks.row
    numbers, columns = blocks.columns()
    found = without_blank_rows(blocks.header, numbers, columns, blocks.ragged)
    cells = [[column.distinct[code] for code in column.codes] for column in found.columns]
    return found.header, found.numbers.tolist(), cells, [(p.row, p.rule, p.values) for p in blocks.ragged]


@pytest.mark.parametrize(
    ("data", "ends"),
    [
        (b'a,"b\nc"\n', [8]),
        (b'"a ""b"""\n', [10]),
        (b'a\r\n"b"\r\n', [3, 8]),
        (b'a,"b\n', []),
        (b'a\n"b', [2]),
        (b'a\nb"\n', None),
        (b'"a"b\n', None),
        (b'a, "b"\n', None),
        (b"a\rb\n", None),
        (b"a\r", []),
    ],
)
def test_a_row_ends_where_no_quote_is_open(data, ends):
    """Of bytes that may be split in one way only; None where a quote or a return leaves a doubt."""
    found = row_ends(data)
    assert (found if found is None else found.tolist()) == ends


def test_a_quote_far_down_changes_no_row_above_it(tmp_path):
    """Rows keep their numbers over many pieces of a file, over breaks in cells and a text of more digits."""
    lines = "".join(f"east,{k % 4 + 1},{k}\n" for k in range(300_000))
    path = write(tmp_path, f'{HEADER}\n{lines}"东\n镇",1,"7"\neast,1,8')
    raw = read_csv(path, path.name)
    assert (len(raw.numbers), int(raw.numbers[-1]), raw.problems) == (300_002, 300_003, [])
    assert raw.columns[2].distinct[raw.columns[2].codes[-2]] == "7"
    assert raw.columns[0].distinct[raw.columns[0].codes[-2]] == "东\n镇"


def test_a_quote_inside_a_cell_far_down_is_told_at_its_row(tmp_path):
    """The csv module takes over in the middle of a file and loses no row."""
    lines = "".join(f"east,{k % 4 + 1},{k}\n" for k in range(50_000))
    path = write(tmp_path, f'{HEADER}\n{lines}east,1,5" x\neast,2,6\n')
    assert [(problem.rule, problem.row) for problem in read_csv(path, path.name).problems] == [
        ("stray_quote", 50_002)
    ]


@pytest.mark.parametrize(
    ("sign", "different", "plain"), [("", 16, False), ("", 17, True), ("东", 28, False), ("东", 29, True)]
)
def test_a_column_is_kept_text_by_text_where_hardly_two_are_alike(sign, different, plain):
    """Of the first 32 blocks more than half are different, or nine in ten if not plain ASCII; without blanks."""
    blocks = Blocks("x")
    lines = [f" {sign}{at % different}\n" for at in range(99)]
    blocks.read_bytes(line.encode() for line in ["a\n", *lines])
    _, (column,) = blocks.columns()
    assert (column.in_order, len(column.distinct)) == (plain, 99 if plain else different)
    assert column.spread(np.array(list(column.distinct))).tolist() == [line.strip() for line in lines]


def test_a_garbled_text_of_a_column_kept_text_by_text_is_told_once(tmp_path):
    """Though it stands there in several rows."""
    names = [f"企业{at}" for at in range(700_000)]
    names[650_000] = names[660_000] = "古\ufffd镇"
    path = write(tmp_path, "\n".join([f"{HEADER},note", *(f"east,1,5,{name}" for name in names)]))
    assert rules(tmp_path, path.read_bytes()) == [("lost_character", 650_002)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ('单位,季度\n东镇,"1\n', "broken_csv"),
        ("sep=,\n单位,季度\n", "separator_line"),
        ("\n单位,季度\n", "no_header"),
    ],
)
def test_a_note_on_the_encoding_stands_beside_what_is_wrong(tmp_path, text, rule):
    """A file in GB18030 that is refused has been read as such all the same."""
    problems = read_csv(write(tmp_path, text.encode("gb18030")), "x.csv", NAMES).problems
    assert [problem.rule for problem in problems] == ["read_as_gb18030", rule]


def test_a_row_longer_than_a_piece_of_the_file_is_read(tmp_path):
    """Cells as long as Excel allows, so many that the row takes more than two megabytes."""
    names = ",".join(f"c{k}" for k in range(30))
    path = write(tmp_path, f"{names}\n{','.join(['长' * 32_767] * 30)}\n{','.join('x' * 30)}\n")
    raw = read_csv(path, path.name)
    assert (raw.numbers.tolist(), raw.problems) == ([2, 3], [])
    assert {column.distinct[column.codes[0]] for column in raw.columns} == {"长" * 32_767}


def test_a_garbled_text_among_thousands_is_told_once_at_its_first_row(tmp_path):
    """Texts are looked at many together; the one that is wrong is found all the same, with its own rule."""
    names = [f"企业{k}" for k in range(3000)]
    names[1500:1503] = ["古\ufffd镇", "㙓镇", "古\ufffd镇"]
    path = write(tmp_path, "\n".join([f"{HEADER},note", *(f"east,1,5,{name}" for name in names)]))
    (problem,) = read_csv(path, path.name).problems
    assert (problem.rule, problem.row, problem.column) == ("lost_character", 1502, "note")


def test_a_frame_of_texts_is_read_by_the_same_reader(tmp_path):
    """Shipped reference files too are decoded and split strictly; what is wrong is an error of the caller."""
    frame = text_frame(write(tmp_path, 'a,b\n 1 ,"x,y"\n,z\n'))
    assert frame.to_dict("list") == {"a": ["1", ""], "b": ["x,y", "z"]}
    with pytest.raises(ValueError, match="found 3 cells"):
        text_frame(write(tmp_path, "a,b\n1,2,3\n"))
