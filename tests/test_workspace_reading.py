"""One file becomes one table, the same from CSV and from Parquet, cell by cell."""

from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from workspace_folders import write_workspace

from qualitykit.workspace import Workspace, check
from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.grammar import PARSERS, Unreadable
from qualitykit.workspace.reading import read_table
from qualitykit.workspace.schema import ColumnSpec

UNITS = {"east": "east", "东镇": "east", "west": "west"}
HEADER = "unit,measure,quarter,numerator,denominator,value,source"


def read_csv(folder, text, table="measures"):
    """The table and problems of a CSV file."""
    path = folder / f"{table}.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_table(path, path.name, TABLES[table], UNITS)


def read_parquet(folder, frame, table="measures"):
    """The table and problems of a Parquet file."""
    path = folder / f"{table}.parquet"
    frame.to_parquet(path)
    return read_table(path, path.name, TABLES[table], UNITS)


def test_a_table_without_rows_is_fine(tmp_path):
    """A header alone gives an empty table with every column of the contract in its type."""
    table, problems = read_csv(tmp_path, HEADER + "\n")
    assert (len(table.frame), problems) == (0, [])
    assert table.frame["quarter"].dtype == "int64"
    assert table.exact("value")[0].tolist() == []


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte-order mark"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["unix", "windows", "old mac"])
def test_line_ends_and_a_byte_order_mark_change_nothing(tmp_path, mark, end):
    """What editors and spreadsheets put around the same cells is all read alike."""
    lines = [HEADER.encode(), "东镇,pass_rate,1,1,2,,甲".encode(), b"east,pass_rate,2,2,2,,"]
    table, problems = read_csv(tmp_path, mark + end.join(lines) + end)
    assert problems == []
    assert table.frame["unit"].tolist() == ["east", "east"]
    assert table.frame["source"].tolist()[0] == "甲"


def test_a_row_counts_as_a_spreadsheet_counts_it(tmp_path):
    """Line breaks inside a cell do not move the rows below it; empty rows do."""
    rows = 'east,m,1,1,2,,"two\nlines"\n\n,,,,,,\neast,m,2,1,2,,\neast,m,x,1,2,,\n'
    table, (problem,) = read_csv(tmp_path, f"{HEADER}\n{rows}")
    assert table.frame.index.tolist() == [2, 5, 6]
    assert problem.place == "measures.csv:6:quarter"


def test_the_row_of_a_bad_byte_counts_line_breaks_inside_cells(tmp_path):
    """The place of undecodable bytes is the row that a spreadsheet would show."""
    text = b'unit,kind,name,date\neast,p,"two\nlines",2016-01-01\neast,p,\xff,2016-01-01\n'
    table, (problem,) = read_csv(tmp_path, text, "sites")
    assert (table, problem.row, problem.rule) == (None, 3, "not_utf8")


def test_a_file_that_cannot_be_opened_is_told(tmp_path):
    """A link to nowhere, or a folder under a table's name, is a problem of its own, not the end of the check."""
    folder = write_workspace(tmp_path)
    (folder / "2016" / "air.csv").symlink_to(tmp_path / "gone.csv")
    (folder / "2016" / "sites.csv").mkdir()
    assert [(p.file, p.rule) for p in check(folder)] == [
        ("2016/air.csv", "unreadable"),
        ("2016/sites.csv", "unreadable"),
    ]


def test_blanks_around_a_cell_are_no_part_of_it(tmp_path):
    """Spaces, also full-width ones, are cut from cells and names of columns."""
    table, problems = read_csv(tmp_path, HEADER.replace("unit", " unit ") + "\n 东镇 ,m,\u30001,1 , 2,,\n")
    assert problems == []
    assert table.frame.loc[2, ["unit", "quarter", "denominator"]].tolist() == ["east", 1, 2]


def test_columns_may_stand_in_any_order_and_be_left_out(tmp_path):
    """The frame has the contract's columns in its order, then the file's own as text."""
    table, problems = read_csv(tmp_path, "value,remark,quarter,measure,unit\n93.1,x,1,m,east\n")
    assert [problem.severity for problem in problems] == ["note"]
    assert list(table.frame) == [*HEADER.split(","), "remark"]
    assert table.given == {"value", "remark", "quarter", "measure", "unit"}


def test_the_mark_of_made_up_data_is_known_in_every_table(tmp_path):
    """A column `synthetic` is kept without a note."""
    table, problems = read_csv(tmp_path, f"{HEADER},synthetic\neast,m,1,,,1,,synthetic\n")
    assert problems == []
    assert table.frame["synthetic"].tolist() == ["synthetic"]


# ── Parquet ──────────────────────────────────────────────────────────────────


def test_parquet_gives_the_same_table_as_csv(tmp_path):
    """Typed columns are read by the same grammar, with the same rows and types."""
    rows = "east,pass_rate,1,1,2,,a\n东镇,pass_rate,2,3,4,93.10,\nwest,pass_rate,3,,,0.00001,b\n"
    text, none = read_csv(tmp_path, f"{HEADER}\n{rows}")
    frame = pd.DataFrame({
        "unit": ["east", "东镇", "west"], "measure": pd.Categorical(["pass_rate"] * 3), "quarter": [1, 2, 3],
        "numerator": [1.0, 3.0, np.nan], "denominator": pd.array([2, 4, None], dtype="Int64"),
        "value": [np.nan, 93.1, 0.00001], "source": ["a", None, "b"],
    })  # fmt: skip
    typed, problems = read_parquet(tmp_path, frame)
    assert (none, problems) == ([], [])
    pd.testing.assert_frame_equal(typed.frame, text.frame)
    assert typed.exact("value")[0].tolist() == text.exact("value")[0].tolist()


@pytest.mark.parametrize(
    ("days", "bad"),
    [
        ([date(2016, 7, 4), None], 1),
        ([datetime(2016, 7, 4), datetime(2016, 7, 5, 8, 30)], 1),
        ([datetime(2016, 7, 4), datetime(2016, 7, 5)], 0),
    ],
    ids=["dates", "a time of day", "midnights"],
)
def test_typed_days_are_days(tmp_path, days, bad):
    """A date or a midnight is a day; a missing day or a time of day is told with its row."""
    frame = pd.DataFrame({"date": days, "station": ["S1", "S2"], "pm25": [Decimal("35.10"), Decimal("4")]})
    table, problems = read_parquet(tmp_path, frame, "air")
    assert table.frame["date"].iloc[0] == pd.Timestamp(2016, 7, 4)
    assert table.frame["pm25"].tolist() == [35.1, 4.0]
    assert [problem.row for problem in problems] == [3] * bad


def test_typed_truth_values_are_flags(tmp_path):
    """True is 1 and False is 0."""
    frame = pd.DataFrame({"unit": ["east"] * 2, "enterprise": ["E1", "E2"], "blacklisted": [True, False]})
    table, problems = read_parquet(tmp_path, frame, "enterprises")
    assert (table.frame["blacklisted"].tolist(), problems) == ([1, 0], [])


def test_an_infinite_typed_number_is_refused(tmp_path):
    """A float that is no number is told like a text that is none."""
    frame = pd.DataFrame({"unit": ["east"], "measure": ["m"], "quarter": [1], "value": [np.inf]})
    _, (problem,) = read_parquet(tmp_path, frame)
    assert problem.place == "measures.parquet:2:value"


def test_a_named_index_of_a_parquet_file_is_a_column(tmp_path):
    """A frame saved with its units as the index is read with its units."""
    frame = pd.DataFrame({"unit": ["东镇"], "quarter": [1], "in_use": [7]}).set_index("unit")
    table, problems = read_parquet(tmp_path, frame, "equipment")
    assert (table.frame["unit"].tolist(), problems) == (["east"], [])


@pytest.mark.parametrize(
    ("frame", "rule"),
    [(pd.DataFrame(), "no_header"), (pd.DataFrame({"unit": [["east"]]}), "broken_parquet")],
    ids=["no columns", "lists in cells"],
)
def test_a_parquet_file_that_is_no_table_is_refused(tmp_path, frame, rule):
    """Neither a file without columns nor one with lists in its cells is read."""
    table, (problem,) = read_parquet(tmp_path, frame)
    assert (table, problem.rule) == (None, rule)


# ── cells ────────────────────────────────────────────────────────────────────

MONEY = ColumnSpec("amount", "decimal", "", "", places=2)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("count", "35", 35),
        ("count", "+35.00", 35),
        ("count", "007", 7),
        ("count", "-0", 0),
        ("quarter", "4.0", 4),
        ("flag", "1", 1),
        ("rating", "10", 10),
        ("number", "0.575", 0.575),
        ("number", "-0.0", 0.0),
        ("date", "2016-02-29", date(2016, 2, 29)),
        ("date", "2016/2/9", date(2016, 2, 9)),
        ("date", "2016/02/09", date(2016, 2, 9)),
        ("date", "2016年2月9日", date(2016, 2, 9)),
    ],
)
def test_what_may_stand_in_a_cell(kind, text, value):
    """Each kind of cell has its plain forms."""
    assert PARSERS[kind](text, ColumnSpec("column", kind, "", "")) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("count", "1e3"), ("count", "三"), ("count", "²"), ("quarter", "0"), ("quarter", "Q1"), ("quarter", "1.5"),
        ("flag", "2"), ("flag", "-1"), ("rating", "0"), ("verdict", "TRUE"), ("number", "1 000"), ("number", ".5"),
        ("number", "5."), ("number", "--5"), ("number", "nan"), ("number", "12%"), ("date", "2016-2-9"),
        ("date", "2016/13/1"), ("date", "20160704"), ("date", "0000-01-01"), ("date", "4.7.2016"),
        ("date", "٢٠١٦-٠١-٠١"),
    ],
)  # fmt: skip
def test_what_may_not_stand_in_a_cell(kind, text):
    """Whatever could be read in two ways, or is a number only to a program, is refused."""
    with pytest.raises(Unreadable):
        PARSERS[kind](text, ColumnSpec("column", kind, "", ""))


@pytest.mark.parametrize(
    ("text", "digits", "decimals"),
    [("80", 80, 0), ("80.5", 805, 1), ("80.50", 8050, 2), ("80.5000", 805, 1), ("0000000000000080", 80, 0)],
)
def test_a_decimal_is_kept_as_written(text, digits, decimals):
    """Written decimals count, except zeros beyond the places of the column."""
    plain = PARSERS["decimal"](text, MONEY)
    assert (plain.digits, plain.decimals, plain.value) == (digits, decimals, float(text))


@given(st.decimals(-(10**11), 10**11, places=4))
def test_any_decimal_comes_back_exactly(number):
    """The whole number on its scale is the decimal as written."""
    plain = PARSERS["decimal"](f"{number:f}", ColumnSpec("value", "decimal", "", "", signed=True))
    assert Decimal(plain.digits).scaleb(-plain.decimals) == number


def test_the_largest_decimals_fit_their_column(tmp_path):
    """Twelve digits before the point and six after it lie side by side without overflow."""
    table, problems = read_csv(tmp_path, f"{HEADER}\neast,m,1,,,999999999999,\neast,m,2,,,-0.000001,\n")
    assert problems == []
    assert table.exact("value")[0].tolist() == [999999999999000000, -1]


@given(st.permutations(range(6)))
def test_the_order_of_rows_changes_no_value(tmp_path_factory, order):
    """Each row is read by itself; only its number says where it stood."""
    rows = [
        "east,m,1,1,2,,a",
        "west,m,1,,,9.5,",
        "东镇,m,2,2,2,,",
        "west,n,3,,,7,b",
        "east,n,4,0,0,,",
        "west,m,4,,,1,",
    ]
    folder = tmp_path_factory.mktemp("order")
    straight, _ = read_csv(folder, "\n".join([HEADER, *rows]))
    shuffled, _ = read_csv(folder, "\n".join([HEADER, *(rows[place] for place in order)]))
    expected = straight.frame.iloc[list(order)].reset_index(drop=True)
    pd.testing.assert_frame_equal(shuffled.frame.reset_index(drop=True), expected)


def test_a_long_cell_is_cut_in_a_message(tmp_path):
    """A whole paragraph in the wrong column does not flood the screen."""
    _, (problem,) = read_csv(tmp_path, f"{HEADER}\neast,m,{'word ' * 40},1,2,,\n")
    assert len(problem.values["value"]) == 60


def test_thousands_of_rows_are_read_by_their_distinct_texts(tmp_path, monkeypatch):
    """A cell's text is parsed once, however many rows hold it."""
    calls = []
    quarter = PARSERS["quarter"]
    monkeypatch.setitem(PARSERS, "quarter", lambda text, spec: calls.append(text) or quarter(text, spec))
    rows = "\n".join(f"east,m,{i % 4 + 1},{i % 3},5,," for i in range(3000))
    table, problems = read_csv(tmp_path, f"{HEADER}\n{rows}\n")
    assert (len(table.frame), problems, sorted(calls)) == (3000, [], ["1", "2", "3", "4"])


# ── broken cells and what rests on them ──────────────────────────────────────


def test_a_broken_cell_gives_one_problem_and_no_second_one(tmp_path):
    """A row is not accused of lacking what could not be read in it, nor of repeating another."""
    rows = "east,pass_rate,1,x,30,,\neast,pass_rate,y,30,30,,\neast,pass_rate,y,30,30,,\n"
    found = check(write_workspace(tmp_path, measures=f"{HEADER}\n{rows}"))
    assert [(p.rule, p.row) for p in found] == [
        ("not_a_count", 2),
        ("not_a_quarter", 3),
        ("not_a_quarter", 4),
    ]


def test_broken_cells_are_marked_row_by_row(tmp_path):
    """A table says of which rows some columns could not be read."""
    table, _ = read_csv(tmp_path, f"{HEADER}\neast,m,1,x,2,,\nesat,m,2,1,2,,\n")
    assert table.broken("numerator").tolist() == [True, False]
    assert table.broken("unit", "numerator").tolist() == [True, True]
    assert table.broken("source").tolist() == [False, False]


def test_a_missing_required_column_breaks_its_rows_once(tmp_path):
    """The header is told once; its rows count as unread."""
    folder = write_workspace(tmp_path, measures="unit,measure,value\neast,pass_rate,93\n")
    assert [p.rule for p in check(folder)] == ["missing_column"]
    assert Workspace(folder).read(2016).tables["measures"].broken("quarter").tolist() == [True]
