"""Where a table begins on a sheet, what of it the office does not see, and which way a file is read by its ending."""

import pytest

from qualitykit.errors import Problem
from qualitykit.workspace import sheet as sheets
from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.files import raw_of, read_raw
from qualitykit.workspace.reading import read_table, table_of_raw
from qualitykit.workspace.sheet import EMPTY, Cell, Merge, Row, Sheet

HEAD = ("unit", "quarter", "in_use")
UNITS = {"东镇": "east"}


def row(number, *texts, hidden=False):
    """A row of texts, empty where one is empty."""
    return Row(number, tuple(Cell(text, "text") if text else EMPTY for text in texts), hidden)


def written(folder, name, text):
    """A file of a text."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def cells(raw):
    """The texts of a raw table, row by row."""
    rows = range(len(raw.numbers))
    return [[column.distinct[column.codes[at]] for column in raw.columns] for at in rows]


def problem(where, rule, severity="error", **values):
    """A problem of the file `called`."""
    return Problem("called", where, None, rule, values, severity)


# ── by its ending ────────────────────────────────────────────────────────────


def test_a_csv_file_is_a_table_with_its_torn_rows_left_out(tmp_path):
    """Its first row is its header, whatever stands there."""
    raw = read_raw(written(tmp_path, "t.csv", "unit,quarter\n1\n东镇,2\n"), "called", HEAD)
    assert (raw.header, cells(raw), raw.top) == (["unit", "quarter"], [["东镇", "2"]], 1)
    assert raw.problems == [problem(2, "ragged_row", found=1, allowed=2)]


def test_a_parquet_file_that_is_none_is_told_with_the_reason(tmp_path):
    """By the name that the caller gives it."""
    raw = read_raw(written(tmp_path, "t.parquet", "text"), "called")
    (told,) = raw.problems
    assert (told.file, told.row, told.column, told.rule) == ("called", None, None, "broken_parquet")
    assert "Parquet" in told.values["why"]


def test_any_other_file_is_a_sheet_or_refused(tmp_path):
    """With the problems of the sheet and nothing else."""
    raw = read_raw(written(tmp_path, "t.CSV", "a,b\n1,x\x07\n"), "called")
    assert raw.problems == [problem(2, "control_character", value="x\\x07", sign="U+0007")]
    assert (raw.header, raw.columns) == ([], [])
    written(tmp_path, "t.txt", "text")
    for name in ("gone.csv", "gone.xlsx", "t.txt"):
        sheet = sheets.read_sheet(tmp_path / name, name="called")
        assert (sheet.file, sheet.refused, sheet.rows) == ("called", True, ())


@pytest.mark.parametrize(("titles", "top"), [(0, 1), (1, 2), (19, 20), (20, 1)])
def test_the_header_of_a_sheet_is_the_first_row_with_all_names_that_are_required(tmp_path, titles, top):
    """Among the first twenty rows; other names may stand there too, and without such a row the first is it."""
    text = "unit,quarter,name,x\n" * titles + "note,in_use,quarter,unit\n,5,1,东镇\n"
    raw = read_raw(written(tmp_path, "t.CSV", text), "called", HEAD)
    assert (raw.top, raw.problems) == (top, [])
    assert read_raw(tmp_path / "t.CSV", "called").top == 1


def test_a_workbook_is_asked_for_by_sheet_and_engine(tmp_path, monkeypatch):
    """The child gets what the caller asks for; unasked, the only sheet and the usual engine."""
    asked = []
    found = {"title": "表", "rows": [], "sheets": {"表": False}, "hidden_columns": [], "merges": []}
    monkeypatch.setattr(sheets, "read_workbook", lambda *given: asked.append(given) or found)
    path = tmp_path / "t.xlsx"
    assert sheets.read_sheet(str(path)).file == "t.xlsx"
    sheets.read_sheet(path, "表", engine="openpyxl")
    assert asked == [(path, None, "calamine"), (path, "表", "openpyxl")]


def test_headings_prove_the_encoding_of_a_sheet(tmp_path):
    """A CSV file in GB18030 is believed by them."""
    path = tmp_path / "t.csv"
    path.write_bytes("单位,季度\n东镇,1\n".encode("gb18030"))
    assert sheets.read_sheet(path, headings=("单位", "季度")).cell(2, 1).text == "东镇"
    assert sheets.read_sheet(path).refused


# ── on the sheet ─────────────────────────────────────────────────────────────


def test_a_table_begins_below_its_header():
    """Its rows keep their numbers, those without anything under the header are left out."""
    texts = {2: "title,,x", 4: "a,b,", 5: "1,2,", 7: ",,", 9: "1,,"}
    rows = tuple(row(number, *line.split(",")) for number, line in texts.items())
    sheet = Sheet("called", rows=rows, problems=(problem(None, "note", "note"),))
    raw = raw_of(sheet, 4)
    assert (raw.header, raw.top, raw.numbers.tolist()) == (["a", "b", ""], 4, [5, 9])
    assert (raw.numbers.dtype, cells(raw)) == ("int64", [["1", "2", ""], ["1", "", ""]])
    assert raw.problems == [problem(None, "note", "note")]
    assert raw_of(sheet).header == ["title", "", "x"]


def test_a_header_alone_is_a_table_without_rows():
    """Numbers and codes are whole numbers all the same."""
    raw = raw_of(Sheet("called", rows=(row(3, "a"),)))
    assert (raw.header, raw.problems, raw.numbers.dtype) == (["a"], [], "int64")
    assert raw.columns[0].codes.dtype == "int64"


def test_a_cell_of_a_workbook_keeps_its_kind_and_one_of_a_csv_has_none():
    """The same text of two kinds is two cells."""
    head, five = row(1, "a"), Cell("5", "number")
    sheet = Sheet("called", rows=(head, Row(2, (five,)), row(3, "5"), Row(4, (five,))))
    (column,) = raw_of(sheet).columns
    assert (column.distinct, column.kinds, column.codes.tolist()) == (
        ["5", "5"],
        ["number", "text"],
        [0, 1, 0],
    )
    (column,) = raw_of(Sheet("called", rows=(head, row(2, "5")), encoding="utf-8")).columns
    assert (column.distinct, column.kinds) == (["5"], None)


@pytest.mark.parametrize(
    ("rows", "top", "told"), [((), None, 1), ((row(3, "", "x"),), 2, 2), ((row(3, "", ""),), None, 3)]
)
def test_a_sheet_without_a_header_is_told(rows, top, told):
    """Beside what was told before, at the row where the header should stand."""
    note = problem(None, "hidden_sheets", "note", sheets="甲")
    raw = raw_of(Sheet("called", rows=rows, problems=(note,)), top)
    assert raw.problems == [note, problem(told, "no_header")]
    assert (raw.header, raw.columns, raw.numbers.tolist()) == ([], [], [])


def test_a_merge_in_the_row_where_the_header_should_stand_is_told():
    """Though the row holds nothing."""
    found = raw_of(Sheet("called", rows=(row(3, "x"),), merges=(Merge(2, 1, 2, 3),)), 2)
    assert found.problems == [problem(2, "merged_cells", range="A2:C2"), problem(2, "no_header")]


ROWS = (
    row(1, "title", hidden=True),
    row(3, "a", "", "c", hidden=True),
    row(4, "1", "", "3"),
    row(6, "4", "", "", hidden=True),
)


def faults(**more):
    """What is told of a table in rows 3 to 6."""
    return raw_of(Sheet("called", rows=ROWS[1:] if more else ROWS, **more), 3).problems


def test_rows_that_are_hidden_are_told():
    """The header too; not those above it."""
    assert faults() == [problem(3, "hidden_row"), problem(6, "hidden_row")]


def test_columns_that_are_hidden_are_told_at_their_first_filled_cell():
    """By their letters, in their order; not those without anything, nor those behind the last one."""
    assert faults(hidden_columns=frozenset({4, 3, 2, 1}))[2:] == [
        problem(3, "hidden_column", column="A"),
        problem(3, "hidden_column", column="C"),
    ]
    wide = Sheet("called", rows=(row(10, *["a"] * 27),), hidden_columns=frozenset({27, 24}))
    assert [told.values["column"] for told in raw_of(wide).problems] == ["X", "AA"]
    short = Sheet("called", rows=(row(1, "a", "b"), row(2, "1", "")), hidden_columns=frozenset({2}))
    assert raw_of(short).problems == [problem(1, "hidden_column", column="B")]


@pytest.mark.parametrize(
    ("merge", "told"),
    [
        (Merge(1, 1, 2, 3), None),
        (Merge(1, 1, 3, 1), (1, "A1:A3")),
        (Merge(4, 2, 4, 28), (4, "B4:AB4")),
        (Merge(6, 1, 9, 1), (6, "A6:A9")),
        (Merge(7, 1, 9, 1), None),
    ],
)
def test_merged_cells_are_told_where_they_touch_the_table(merge, told):
    """Its header or any of its rows."""
    expected = [problem(told[0], "merged_cells", range=told[1])] if told else []
    assert faults(merges=(merge,))[2:] == expected


# ── as a table ───────────────────────────────────────────────────────────────


def test_a_table_is_found_below_the_titles_of_a_sheet(tmp_path):
    """By the columns that it must have."""
    text = "设备,,\n,,\nin_use,unit,quarter\n5,东镇,1\n"
    table, problems = read_table(written(tmp_path, "t.CSV", text), "called", TABLES["equipment"], UNITS)
    assert (problems, table.frame.index.tolist()) == ([], [4])
    assert table.frame.loc[4, ["unit", "quarter", "in_use"]].tolist() == ["east", 1, 5]


def test_a_column_that_is_not_there_has_no_cells(tmp_path):
    """Whatever its kind, nothing is held and nothing broken."""
    path = written(tmp_path, "t.csv", "unit,kind,date\n东镇,p,2016-01-01\n")
    table, (missing,) = read_table(path, "called", TABLES["sites"], UNITS)
    assert (missing.rule, table.frame["name"].isna().tolist()) == ("missing_column", [True])
    path = written(tmp_path, "t.csv", "unit,measure,quarter\n东镇,m,1\n")
    table, problems = read_table(path, "called", TABLES["measures"], UNITS)
    assert (problems, table.has("source").tolist(), table.has("value").tolist()) == ([], [False], [False])
    assert not table.broken("source", "value", "numerator").any()


def test_a_column_of_the_file_s_own_keeps_every_cell_of_a_workbook_as_text():
    """A percent, a day and a truth too, without a word beyond the note that it is there."""
    kinds = (("95.3%", "percent"), ("2016-07-04", "date"), ("1", "flag"), ("x", "text"))
    head = row(1, *HEAD, "own")
    plain = (Cell("东镇", "text"), Cell("1", "number"), Cell("5", "number"))
    rows = tuple(Row(number, (*plain, Cell(*cell))) for number, cell in enumerate(kinds, 2))
    raw = raw_of(Sheet("called", rows=(head, *rows)))
    table, problems = table_of_raw(raw, "called", TABLES["equipment"], UNITS)
    assert problems == [problem(1, "own_columns", "note", value="own")]
    assert table.frame["own"].tolist() == [text for text, _ in kinds]
