"""What a header is told with, and what becomes of a table's columns, the contract's and the file's own."""

import numpy as np
import pytest

from qualitykit.errors import Problem
from qualitykit.workspace.raw import Raw, Texts
from qualitykit.workspace.reading import table_of_raw
from qualitykit.workspace.schema import TableSpec, may, must

SPEC = TableSpec(
    "things",
    "物",
    "Things",
    (
        must("unit", "unit", "", ""),
        must("quarter", "quarter", "", ""),
        may("amount", "decimal", "", "", percent=True),
    ),
    district=True,
)
EARLIER = Problem("called", 9, None, "hidden_row", {}, "note")


def read(header, *rows, top=3):
    """Table and problems of a header in row `top` and the rows below it."""
    columns = [Texts(np.arange(len(rows)), list(cells)) for cells in zip(*rows, strict=True)]
    columns = columns or [Texts(np.array([], np.int8), [""]) for _ in header]
    raw = Raw(list(header), np.arange(top + 1, top + 1 + len(rows)), columns, [EARLIER], top)
    return table_of_raw(raw, "called", SPEC, {"东镇": "east"})


def told(header, *rows):
    """The problems beyond the earlier one, which comes first."""
    _, (first, *others) = read(header, *rows)
    assert first == EARLIER
    return others


def test_a_header_of_one_cell_is_no_table():
    """Its cells are not separated by commas; what was told before is of no use then."""
    values = {"value": "unit;quarter"}
    assert read(["unit;quarter"]) == (None, [Problem("called", 3, None, "not_comma_separated", values)])
    (missing,) = told(["unit", "amount"], ["东镇", "5"])
    assert missing == Problem("called", 3, "quarter", "missing_column", {"found": "unit, amount"})


def test_a_table_of_one_column_needs_no_comma():
    """Its heading is the only one required."""
    spec = TableSpec("lone", "", "", (must("unit", "unit", "", ""),))
    raw = Raw(["unit"], np.array([2]), [Texts(np.array([0]), ["东镇"])], [])
    table, problems = table_of_raw(raw, "called", spec, {"东镇": "east"})
    assert (table.frame["unit"].tolist(), problems) == (["east"], [])


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (
            ("unit", "amount", ""),
            ("东镇", "5", ""),
            [("quarter", "missing_column", {"found": "unit, amount"})],
        ),
        (
            ("unit", "quarter", "unit"),
            ("东镇", "1", "东镇"),
            [("unit", "repeated_column", {"times": 2})],
        ),
        (("", "unit", "quarter", ""), ("", "东镇", "1", "x"), [(None, "unnamed_column", {"position": 4})]),
        (("unit", "quarter", "", ""), ("东镇", "1", "", ""), []),
    ],
)
def test_a_header_is_told_with_what_was_found(header, row, expected):
    """Missing, repeated and unnamed columns, in the header's row; empty ones without a name are passed over."""
    found = [problem for problem in told(header, row) if problem.row == 3]
    assert found == [Problem("called", 3, column, rule, values) for column, rule, values in expected]


def test_own_columns_are_noted_and_slips_of_the_pen_are_told():
    """One that looks like a column that the file lacks, all others in one note; the mark of made-up data in none."""
    header = ("unit", "quarter", "amuont", "remark", "synthetic", "place", "quater")
    row = ("东镇", "1", "5", "x", "synthetic", "y", "z")
    assert told(header, row) == [
        Problem("called", 3, "amuont", "misspelt_column", {"nearest": "amount"}, "note"),
        Problem("called", 3, None, "own_columns", {"value": "remark, place, quater"}, "note"),
    ]
    table, _ = read(header, row)
    assert list(table.frame) == ["unit", "quarter", "amount", *header[2:]]
    assert table.frame.loc[4, "remark"] == "x"


def test_cells_are_told_at_their_rows_and_absent_columns_in_none():
    """Problems before notes, column by column; a column that is not there has no missing cells."""
    found = told(("unit", "quarter", "amount"), ("西镇", "x", "５"), ("东镇", "1", "6"))
    assert [(one.file, one.row, one.column, one.rule) for one in found] == [
        ("called", 4, "unit", "unknown_unit"),
        ("called", 4, "quarter", "not_a_quarter"),
        ("called", 4, "amount", "full_width_number"),
    ]
    assert [one.rule for one in told(("unit", "amount"), ("东镇", "5"))] == ["missing_column"]


def test_a_table_keeps_what_it_was_read_from():
    """Its name and file, the columns given, the exact decimals, and which cells are broken or percents."""
    header = ("unit", "quarter", "amount", "")
    table, _ = read(header, ("district", "x", "5%", ""), ("东镇", "1", "6.5", ""))
    assert (table.name, table.path, table.spec) == ("things", "called", SPEC)
    assert table.given == {"unit", "quarter", "amount"}
    assert (table.frame.index.name, table.frame.index.tolist()) == ("row", [4, 5])
    assert table.frame["unit"].tolist() == ["district", "east"]
    assert (table.exact("amount")[0].tolist(), table.exact("amount")[1]) == ([50, 65], 1)
    assert (table.broken("quarter").tolist(), table.broken("unit").tolist()) == (
        [True, False],
        [False, False],
    )
    assert (table.percent("amount").tolist(), table.percent("unit").tolist()) == (
        [True, False],
        [False, False],
    )


def test_a_table_is_whole_unless_a_row_could_not_be_split():
    """A cell that could not be read leaves its row in the table; an error of the file does not."""
    raw = Raw(
        ["unit", "quarter"], np.array([2]), [Texts(np.array([0]), ["东镇"]), Texts(np.array([0]), ["x"])], []
    )
    assert table_of_raw(raw, "called", SPEC, {"东镇": "east"})[0].whole
    raw.problems.append(Problem("called", 3, None, "ragged_row", {"found": 1, "allowed": 2}))
    assert not table_of_raw(raw, "called", SPEC, {"东镇": "east"})[0].whole
