"""Which file is which table, in which encoding it is believed, and what a line for Excel or a lone column is told."""

import codecs

import pytest

from qualitykit.errors import Problem
from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.delimited import read_csv, read_rows
from qualitykit.workspace.year_files import files_of

NAMES = ("单位", "季度")
NOTE = Problem("called", None, None, "read_as_gb18030", {}, "note")


def problems(folder, data, headings=()):
    """What is wrong with a file read as a table, and as a sheet."""
    path = folder / "t.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_csv(path, "called", headings).problems, read_rows(path, "called", headings)[2]


def one(row, rule, **values):
    """A list of one error."""
    return [Problem("called", row, None, rule, values)]


@pytest.mark.parametrize(("data", "line"), [("SEP=;\na;b\n1;2\n", "SEP=;"), ("sep=,\na,b\n1,2\n", "sep=,")])
def test_a_line_that_only_excel_understands_is_told(tmp_path, data, line):
    """Whatever the sign is, and in whatever letters it is written."""
    told = one(1, "separator_line", value=line)
    assert problems(tmp_path, data) == (told, told)
    assert problems(tmp_path, "a,sep=\n1,2\n") == ([], [])


def test_a_sheet_of_one_column_is_told_at_its_first_filled_row(tmp_path):
    """Other signs than commas stand between its cells; a file without anything is no such sheet."""
    assert problems(tmp_path, "\n \na;b\n1;2\n")[1] == one(3, "not_comma_separated", value="a;b")
    assert problems(tmp_path, "a;b\n1;2\n")[1] == one(1, "not_comma_separated", value="a;b")
    assert problems(tmp_path, "\n \n")[1] == []
    assert problems(tmp_path, "a;\x07b\n")[1] == one(1, "control_character", value="a;\\x07b", sign="U+0007")


def test_rows_of_two_cells_among_rows_of_three_are_told(tmp_path):
    """Only rows of one cell are titles; most rows decide how many cells there should be."""
    told = one(2, "ragged_row", found=2, allowed=3)
    assert problems(tmp_path, "a,b,c\n1,2\n4,5,6\n") == (told, told)
    data = "a,b,c\n1,2\n3,4\n5,6\n7,8,9\n1,2\n"
    assert [problem.row for problem in problems(tmp_path, data)[1]] == [1, 5]


def test_cells_of_garbled_or_overlong_text_are_told_in_a_sheet(tmp_path):
    """Signs that cannot be printed, signs beyond ASCII, and one sign more than a cell of Excel holds."""
    assert problems(tmp_path, "a,古\ufffd镇\n")[1] == one(1, "lost_character", value="古\ufffd镇")
    assert problems(tmp_path, f"a,{'x' * 32_767}\n")[1] == []
    assert problems(tmp_path, f"a,{'x' * 32_768}\n")[1] == one(1, "long_text", length=32_768, most=32_767)


def test_text_behind_a_closing_quote_is_told_by_both(tmp_path):
    """Quotes in pairs do not make it right."""
    told = one(2, "broken_csv", why="',' expected after '\"'")
    assert problems(tmp_path, 'a,b\n1,"2"3\n') == (told, told)


def test_a_bad_heading_is_told_beside_the_encoding(tmp_path):
    """The note on the encoding stands before it."""
    data = "标\x07题,x\n单位,季度\n".encode("gb18030")
    told = [NOTE, *one(1, "control_character", value="标\\x07题", sign="U+0007")]
    assert problems(tmp_path, data, NAMES) == (told, told)


@pytest.mark.parametrize(
    ("cells", "told"), [('"a""b",c', []), ('"a",b"', one(2, "stray_quote")), ('"a","b"', [])]
)
def test_quotes_of_a_file_in_gb18030_are_counted_in_pairs(tmp_path, cells, told):
    """Three leave one without a partner, four do not."""
    data = f"单位,季度\n{cells}\n".encode("gb18030")
    assert problems(tmp_path, data, NAMES) == ([NOTE, *told], [NOTE, *told])


def test_a_mark_of_utf_8_is_believed_against_the_headings(tmp_path):
    """A file that says it is UTF-8 and is not is refused, though its second row would read in GB18030."""
    data = codecs.BOM_UTF8 + "x\n单位,季度\n".encode("gb18030")
    told = one(2, "not_utf8", bytes="b5 a5")
    assert problems(tmp_path, data, NAMES) == (told, told)
    told = one(1, "truncated_character", bytes="e5")
    assert problems(tmp_path, codecs.BOM_UTF8 + b"a\xe5", NAMES) == (told, told)


def test_a_last_byte_that_begins_no_character_is_not_the_half_of_one(tmp_path):
    """FF begins nothing in UTF-8."""
    told = one(2, "not_utf8", bytes="ff")
    assert problems(tmp_path, b"a,b\n1,\xff") == (told, told)


# ── the files of a year ──────────────────────────────────────────────────────


def year(folder, *names):
    """The tables found in a folder `2016` with files of some names, and what is told."""
    place = folder / "2016"
    place.mkdir()
    for name in names:
        (place / name).write_text("", "utf-8")
    found, problems = files_of(place)
    return {table: path.name for table, path in found.items()}, problems


def test_each_table_has_one_file(tmp_path):
    """In the contract's order; of two the first by name is read and the other told."""
    found, told = year(tmp_path, "sites.csv", "awards.xlsx", "awards.csv", "air.parquet", "awards.CSV.bak")
    assert found == {"awards": "awards.csv", "air": "air.parquet", "sites": "sites.csv"}
    assert list(found) == [table for table in TABLES if table in found]
    values = {"other": "2016/awards.csv"}
    assert told[0] == Problem("2016/awards.xlsx", None, None, "two_files", values)
    assert told[1].rule == "not_a_table"


def test_a_folder_that_is_not_there_has_no_files(tmp_path):
    """Nor is anything wrong with it."""
    assert files_of(tmp_path / "2016") == ({}, [])


def test_hidden_files_and_locks_are_passed_over(tmp_path):
    """A file of the system, and the one that Excel keeps beside an open workbook."""
    assert year(tmp_path, ".awards.csv", "~$awards.xlsx") == ({}, [])


@pytest.mark.parametrize("name", ["Awards.csv", "awards.CSV", "awards_2016.xlsx", "award.txt", "awards .tsv"])
def test_a_file_that_is_probably_a_missing_table_is_an_error(tmp_path, name):
    """Its first word is like the table's name, and its ending is one of a table."""
    told = Problem(f"2016/{name}", None, None, "table_misnamed", {"nearest": "awards"})
    assert year(tmp_path, name) == ({}, [told])


@pytest.mark.parametrize("names", [("awards.csv", "awards_2.csv"), ("awards.doc",), ("aw.csv",)])
def test_any_other_file_is_noted_with_the_nearest_table(tmp_path, names):
    """The table is there, or the ending is no table's, or the word is too far from its name."""
    _, told = year(tmp_path, *names)
    nearest = {"nearest": told[0].values["nearest"]}
    assert told == [Problem(f"2016/{names[-1]}", None, None, "not_a_table", nearest, "note")]
    assert nearest["nearest"] == ("awards" if names[-1] != "aw.csv" else nearest["nearest"])
    assert "," not in nearest["nearest"]


def test_a_folder_among_the_files_is_no_table(tmp_path):
    """Whatever it is called."""
    (tmp_path / "2016" / "awards_old.csv").mkdir(parents=True)
    _, (told,) = files_of(tmp_path / "2016")
    assert (told.rule, told.severity) == ("not_a_table", "note")
