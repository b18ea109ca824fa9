"""What a typed value of a Parquet file is as text, and a CSV file of which nothing is understood."""

from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from qualitykit.errors import Problem
from qualitykit.workspace.files import read_parquet, text_frame


def read(folder, frame):
    """A frame as a Parquet file, as read."""
    path = folder / "t.parquet"
    frame.to_parquet(path)
    return read_parquet(path, "called")


def cells(raw):
    """The texts of each column, row by row; they are counted from the first, as Arrow counts."""
    assert all((column.codes >= 0).all() for column in raw.columns)
    return [[column.distinct[code] for code in column.codes] for column in raw.columns]


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ([True, False], ["1", "0"]),
        (pd.array([True, None], dtype="boolean"), ["1", ""]),
        ([datetime(2016, 7, 4), datetime(2016, 7, 5, 8, 30)], ["2016-07-04", "2016-07-05 08:30:00"]),
        ([date(2016, 7, 4), None], ["2016-07-04", ""]),
        ([0.00001, np.nan], ["0.00001", ""]),
        ([5.0, 93.1], ["5", "93.1"]),
        (np.array([5, 1.5], dtype=np.float32), ["5", "1.5"]),
        ([Decimal("35.10"), Decimal("4")], ["35.10", "4.00"]),
        ([10**12, -1], ["1000000000000", "-1"]),
        ([" a b ", "\u3000东镇"], ["a b", "东镇"]),
        (["x", None], ["x", ""]),
    ],
)
def test_a_typed_value_is_the_text_that_a_csv_file_would_hold(tmp_path, values, texts):
    """No exponent, no needless point, no time at midnight; what is missing is an empty cell."""
    raw = read(tmp_path, pd.DataFrame({"n": ["1", "2"], "a": values}))
    assert (raw.header, cells(raw), raw.problems) == (["n", "a"], [["1", "2"], texts], [])
    assert raw.numbers.tolist() == [2, 3]


def test_a_named_index_stands_before_the_columns(tmp_path):
    """One without a name is none; one of two levels is read where either has a name."""
    frame = pd.DataFrame({"a": ["x", None, "y"]})
    raw = read(tmp_path, frame)
    assert (raw.header, cells(raw), raw.numbers.tolist()) == (["a"], [["x", "y"]], [2, 4])
    raw = read(tmp_path, frame.set_index(pd.Index([1, 2, 3], name="n")))
    assert (raw.header, cells(raw)) == (["n", "a"], [["1", "2", "3"], ["x", "", "y"]])
    levels = pd.MultiIndex.from_arrays([[1, 2, 3], [4, 5, 6]], names=["n", None])
    assert read(tmp_path, frame.set_index(levels)).header == ["n", "level_1", "a"]


def test_columns_that_are_numbered_have_their_numbers_as_names(tmp_path):
    """As texts."""
    path = tmp_path / "t.parquet"
    pd.DataFrame({0: ["x"], 1: ["y"]}).to_parquet(path)
    assert read_parquet(path, "called").header == ["0", "1"]


def test_a_parquet_file_that_is_no_table_is_told(tmp_path):
    """One without columns, one that is none, one that is not there."""
    assert read(tmp_path, pd.DataFrame()).problems == [Problem("called", 1, None, "no_header")]
    (tmp_path / "t.parquet").write_text("text", "utf-8")
    for path in (tmp_path / "t.parquet", tmp_path / "gone.parquet"):
        (told,) = read_parquet(path, "called").problems
        assert (told.file, told.row, told.column, told.rule) == ("called", None, None, "broken_parquet")
        assert told.values["why"] not in ("", "None")


def test_a_csv_file_is_a_frame_of_its_texts(tmp_path):
    """Nothing is understood, and an empty cell is the empty text."""
    path = tmp_path / "t.csv"
    path.write_text("a,b\n1.50,x\n,NA\n1.50, y \n", "utf-8")
    frame = text_frame(path)
    assert frame.to_dict("list") == {"a": ["1.50", "", "1.50"], "b": ["x", "NA", "y"]}
    assert (set(frame.dtypes.astype(str)), frame.index.tolist()) == ({"str"}, [0, 1, 2])


def test_a_csv_file_that_is_not_as_it_should_be_is_no_frame(tmp_path):
    """The message has a line for each problem, with file and row, in English."""
    path = tmp_path / "t.csv"
    path.write_text("a,b\n1\n1,2\n1,2,3\n", "utf-8")
    with pytest.raises(ValueError, match="cells") as caught:
        text_frame(path)
    assert [line[:8] for line in str(caught.value).splitlines()] == ["t.csv:2:", "t.csv:4:"]
    path.write_text("", "utf-8")
    with pytest.raises(ValueError, match=r"t\.csv:1: "):
        text_frame(path)
