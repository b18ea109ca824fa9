"""What a refused CSV file is told with: row, column, rule and the values found, as a table and as a sheet."""

import codecs
from pathlib import Path

import pytest

from qualitykit.errors import Problem
from qualitykit.workspace.delimited import read_csv, read_rows, stray_quote

NAMES = ("单位", "季度")
NOTE = (None, None, "read_as_gb18030", {}, "note")
HEAD = b"a,b\n1,2\n"


def written(folder, data) -> Path:
    """A file of bytes, or of a text in UTF-8."""
    path = folder / "t.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def plain(problems):
    """Row, column, rule, values and severity of each problem; all are of the file as it was called."""
    assert all(one.file == "called.csv" for one in problems)
    return [(one.row, one.column, one.rule, one.values, one.severity) for one in problems]


def as_table(folder, data, headings=()):
    """The problems of a file read as a table."""
    return plain(read_csv(written(folder, data), "called.csv", headings).problems)


def as_sheet(folder, data, headings=()):
    """Rows, encoding and problems of a file of free form."""
    rows, encoding, problems = read_rows(written(folder, data), "called.csv", headings)
    return rows, encoding, plain(problems)


@pytest.mark.parametrize(
    ("data", "row", "rule", "values"),
    [
        (b"PK\x03\x04", None, "not_a_csv", {"kind": "ZIP"}),
        # 单 is B5 A5 in GB18030; the headings are not known.
        ("单位,季度\n东镇,1\n".encode("gb18030"), 1, "not_utf8", {"bytes": "b5 a5"}),
        # 东 is B6 AB; the line break within quotes is no row.
        ("单\n".encode() + b'"a\nb"\n' + "东镇".encode("gb18030"), 3, "mixed_encodings", {"bytes": "b6 ab"}),
        (HEAD + "东".encode("gb18030") + b"\n", 3, "not_utf8", {"bytes": "b6 ab"}),
        (HEAD + "东".encode()[:-1], 3, "truncated_character", {"bytes": "e4 b8"}),
        ("a,b\n东,2\n".encode("utf-16")[:-1], 2, "truncated_character", {"bytes": "0a"}),
    ],
)
def test_an_encoding_that_is_not_proven_is_told_with_the_first_bad_bytes(tmp_path, data, row, rule, values):
    """The bad byte and the next one, in the row that a spreadsheet shows; nothing of the file is kept."""
    told = [(row, None, rule, values, "error")]
    assert as_table(tmp_path, data) == told
    assert as_sheet(tmp_path, data) == ([], "", told)


def test_a_file_that_is_not_there_is_told_with_the_error_s_name(tmp_path):
    """Neither way of reading raises."""
    told = [Problem("called.csv", None, None, "unreadable", {"why": "FileNotFoundError"})]
    assert read_csv(tmp_path / "gone.csv", "called.csv").problems == told
    assert read_rows(tmp_path / "gone.csv", "called.csv") == ([], "", told)


@pytest.mark.parametrize(
    ("headings", "believed"),
    [
        (NAMES, True),
        ((*NAMES, "金额"), True),
        (("单位", "年"), False),
        (("单位",), False),
        ((), False),
    ],
)
def test_gb18030_is_believed_by_its_headings_alone(tmp_path, headings, believed):
    """Every cell of one row must be a heading that is known."""
    data = "单位,季度\n东镇,1\n".encode("gb18030")
    rows, encoding, problems = as_sheet(tmp_path, data, headings)
    assert (encoding, problems == [NOTE]) == (("gb18030", True) if believed else ("", False))
    assert rows == ([["单位", "季度"], ["东镇", "1"]] if believed else [])


@pytest.mark.parametrize(
    ("before", "line", "believed"),
    [
        (0, "单位", False),
        (0, " 单位 ,,季度,", True),
        (0, "unit,quarter\n东镇,1", False),
        (19, "单位,季度", True),
        (20, "单位,季度", False),
    ],
)
def test_the_row_of_headings_lies_among_the_first_twenty(tmp_path, before, line, believed):
    """It has two headings or more, one of them Chinese; blanks and empty cells do not matter."""
    data = ("标题\n" * before + line + "\n东镇,1\n").encode("gb18030")
    _, encoding, _ = as_sheet(tmp_path, data, ("单位", "季度", "unit", "quarter"))
    assert encoding == ("gb18030" if believed else "")


@pytest.mark.parametrize(
    ("data", "row", "column", "rule", "values"),
    [
        (b'a,b\n1,"2\n3,4\n', 2, None, "broken_csv", {"why": "unexpected end of data"}),
        (b"a,b\n1,x\x07y\n", 2, "b", "control_character", {"value": "x\\x07y", "sign": "U+0007"}),
        (b'a,b,c\n1,2,"x\n1,2,3\n"\n', 2, "c", "swallowed_rows", {"value": "x 1,2,3"}),
        (b'a,b\n"x\ny",1\nc"d,2\n', 3, None, "stray_quote", {}),
        (codecs.BOM_UTF8 + b'a,b\n1,2"3\n', 2, None, "stray_quote", {}),
    ],
)
def test_a_row_that_cannot_be_what_was_written_is_told(tmp_path, data, row, column, rule, values):
    """A table knows the column's name; of a sheet only the row is told."""
    assert as_table(tmp_path, data) == [(row, column, rule, values, "error")]
    assert as_sheet(tmp_path, data) == ([], "utf-8", [(row, None, rule, values, "error")])


def test_a_cell_beyond_what_can_be_split_is_told_with_the_limit(tmp_path):
    """131,072 signs are what the csv module takes: in a sheet, a longer cell ends the reading at its row."""
    data = HEAD + b"3," + b"x" * 131_073 + b"\n"
    values = {"length": "> 131072", "most": 131_072}
    assert as_sheet(tmp_path, data) == ([], "utf-8", [(3, None, "long_text", values, "error")])


def test_faults_of_a_file_in_gb18030_stand_beside_the_note(tmp_path):
    """What was assumed is told together with what is wrong, and the quotes are looked for in that encoding."""
    stray = (2, None, "stray_quote", {}, "error")
    data = '单位,季度\n东镇,1"x\n'.encode("gb18030")
    assert as_table(tmp_path, data, NAMES) == [NOTE, stray]
    assert as_sheet(tmp_path, data, NAMES) == ([], "gb18030", [NOTE, stray])


def test_rows_of_another_length_are_left_out_of_a_table(tmp_path):
    """Each is told with how many cells it has and should have; the others stand, and headings alone are too few."""
    data = b"a,b\n1,2,3\n1\n\n4,5\n"
    assert as_table(tmp_path, data) == [
        (2, None, "ragged_row", {"found": 3, "allowed": 2}, "error"),
        (3, None, "ragged_row", {"found": 1, "allowed": 2}, "error"),
    ]
    raw = read_csv(written(tmp_path, data), "called.csv")
    assert (raw.header, raw.numbers.tolist()) == (["a", "b"], [5])
    for empty in (b"", b"\n\n", b",,\n1,2,3\n"):
        assert as_table(tmp_path, empty) == [(1, None, "no_header", {}, "error")]


def test_a_sheet_is_as_wide_as_most_of_its_rows(tmp_path):
    """Rows of one cell are titles and notes; the longer row among the others is told."""
    rows, encoding, problems = as_sheet(tmp_path, b"title\n\na, b\n 1 ,2\nnote\n")
    assert rows == [["title"], [], ["a", "b"], ["1", "2"], ["note"]]
    assert (encoding, problems) == ("utf-8", [])
    told = [(4, None, "ragged_row", {"found": 3, "allowed": 2}, "error")]
    assert as_sheet(tmp_path, b"title\na,b\n1,2\n4,5,6\n") == ([], "utf-8", told)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('a,b\nc"', 2),
        ('a,"b"c"\n', 1),
        ('"a\nb\r\nc",1\n"d",e"', 2),
        ('a\r\n"b",c"\r\n', 2),
        ('a\r"b"\nx"', 3),
        ('a,b\r1,2\r3,4"x\r', 3),
        ('a\nX"b"\nc"', 2),
        ('"a"\n"b"\n"c', 3),
        ('a\n"",b"', 2),
        ('"a""b",c\nx,y"z', 2),
        ('"""a",b\nc"', 2),
    ],
)
def test_the_row_of_a_stray_quote_counts_as_a_spreadsheet_counts(tmp_path, text, row):
    """Line breaks within quotes do not count, and quotes open only where a cell begins."""
    assert stray_quote(written(tmp_path, text), "utf-8") == row


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["\n", "", "\n5\n", '\n5,6"\n7,8"\n'])
def test_a_line_break_inside_a_cell_stays_as_it_was_written(tmp_path, end, last):
    """In a heading and in a cell; whichever way the rows beside it are split."""
    cell = f"x{end}y"
    path = written(tmp_path, f'"{cell}",b\n1,"{cell}"\n"{cell}",4{last}')
    raw = read_csv(path, "called.csv")
    assert raw.header == [cell, "b"]
    assert [[column.distinct[code] for code in column.codes[:2]] for column in raw.columns] == [
        ["1", cell],
        [cell, "4"],
    ]
    if last != "\n5\n":
        rows, _, problems = read_rows(path, "called.csv")
        assert (rows[:3], problems) == ([[cell, "b"], ["1", cell], [cell, "4"]], [])
