"""What records add up to, and whether a stated number is what they give."""

from datetime import date
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from workspace_folders import copy_good, write_workspace

from qualitykit.workspace import check, open_workspace
from qualitykit.workspace.checks.rates import rounds_to
from qualitykit.workspace.records import record_quarters, year_to_date

START = date(2016, 1, 1)


@pytest.fixture
def good(tmp_path):
    """The good workspace, opened."""
    return open_workspace(copy_good(tmp_path))


def sums(workspace, measure_id, table):
    """Numerator and denominator of each unit up to each quarter."""
    measure = workspace.rubric(2016).measures[measure_id]
    found = year_to_date(workspace.year(2016).tables[table], measure, START)
    return {unit: found.loc[unit].to_numpy().tolist() for unit in found.index.unique("unit")}


@pytest.mark.parametrize(
    ("measure", "table", "expected"),
    [
        # 1 of 2 batches passed in the first quarter, 2 of 2 in the second; food is another domain
        ("pass_rate", "inspections", [[1, 2], [3, 4], [3, 4], [3, 4]]),
        # P1 completed in February and accepted, P2 on the last day of the year and not
        ("acceptance_rate", "projects", [[1, 1], [1, 1], [1, 1], [1, 2]]),
        # two projects of last year with one complaint, a third from May on
        ("complaint_rate", "projects", [[1, 2], [1, 3], [1, 3], [1, 3]]),
        # one site of 2014, one since March
        ("sites", "sites", [[2, 1], [2, 1], [2, 1], [2, 1]]),
        # 100 + 50.25, then 25.25 more, in hundredths
        ("quality_funding", "funding", [[15025, 100], [17550, 100], [17550, 100], [17550, 100]]),
    ],
)
def test_records_add_up_quarter_by_quarter(good, measure, table, expected):
    """Each kind of measure gives its terms to date, exactly."""
    assert sums(good, measure, table)["east"] == expected


def test_a_register_without_anything_to_judge_gives_nothing_of_nothing(tmp_path):
    """A unit with works under way and none completed stands at 0 of 0, and not among the missing."""
    workspace = open_workspace(
        write_workspace(tmp_path, projects="unit,project,started\nwest,P1,2016-05-01\n")
    )
    assert sums(workspace, "acceptance_rate", "projects") == {"west": [[0, 0]] * 4}


def test_each_row_counts_from_its_own_quarter(good):
    """Older rows of a register count from the start, undated and other rows never."""
    year, rubric = good.year(2016), good.rubric(2016)
    tables = {"pass_rate": "inspections", "acceptance_rate": "projects", "complaint_rate": "projects"}
    quarters = {
        name: record_quarters(year.tables[table], rubric.measures[name], START).tolist()
        for name, table in tables.items()
    }
    assert quarters == {
        "pass_rate": [1, 1, 2, 2, -1],
        "acceptance_rate": [1, 4, -1],
        "complaint_rate": [0, 0, 2],
    }


def test_an_empty_table_of_records_adds_up_to_nobody(tmp_path):
    """A header alone gives no unit, and nothing to compare with."""
    folder = write_workspace(
        tmp_path,
        inspections="unit,date,domain,passed\n",
        measures="unit,measure,quarter,numerator,denominator\neast,pass_rate,1,1,2\n",
    )
    assert sums(open_workspace(folder), "pass_rate", "inspections") == {}
    assert check(folder) == []


def test_records_without_the_column_that_counts_are_not_compared(tmp_path):
    """A register of projects that says nothing on acceptance contradicts no acceptance rate."""
    folder = write_workspace(
        tmp_path,
        projects="unit,project,started,completed\neast,P1,2016-01-01,2016-02-01\n",
        measures="unit,measure,quarter,value\neast,acceptance_rate,1,100\n",
    )
    assert check(folder) == []


def test_counts_of_later_quarters_do_not_touch_earlier_rows(tmp_path):
    """Rows are compared with the records up to their own quarter, in whatever order they stand."""
    header = "unit,measure,quarter,numerator,denominator\n"
    batches = "".join(f"east,2016-{month:02}-15,manufacturing,1\n" for month in (1, 2, 5, 8, 11))
    right = f"{header}east,pass_rate,3,1,1\neast,pass_rate,1,2,2\neast,pass_rate,2,1,1\n"
    folder = write_workspace(tmp_path, inspections=f"unit,date,domain,passed\n{batches}", measures=right)
    assert check(folder) == []
    wrong = right.replace("east,pass_rate,2,1,1", "east,pass_rate,2,1,2")
    (folder / "2016" / "measures.csv").write_text(wrong, "utf-8")
    assert [(p.row, p.values["denominator"], p.values["of"]) for p in check(folder)] == [
        (2, "5", "4"),
        (4, "4", "3"),
    ]


# ── rounding ─────────────────────────────────────────────────────────────────


def agrees(value, decimals, numerator, denominator, places=4):
    """Whether one ratio, rounded, is one value that was written with so many decimals."""
    scaled = np.array([int(Fraction(value) * 10**places)])
    return bool(
        rounds_to(scaled, places, np.array([decimals]), np.array([numerator]), np.array([denominator]))[0]
    )


@pytest.mark.parametrize(
    ("value", "decimals", "numerator", "denominator", "same"),
    [
        ("66.67", 2, 200, 3, True),
        ("66.66", 2, 200, 3, False),
        ("67", 0, 200, 3, True),
        ("6.3", 1, 100, 16, True),  # 6.25: halves may go up
        ("6.2", 1, 100, 16, True),  # or to even
        ("6.1", 1, 100, 16, False),
        ("66.7", 2, 200, 3, False),  # written 66.70: two decimals are claimed
        ("5", 0, 0, 0, True),  # nothing to contradict
        ("5", 0, 7, 0, False),
    ],
)
def test_a_value_agrees_within_its_own_rounding(value, decimals, numerator, denominator, same):
    """A stated value must lie within half a unit of its last decimal."""
    assert agrees(value, decimals, numerator, denominator) is same


@given(st.integers(0, 10**12), st.integers(1, 10**12), st.integers(0, 6))
def test_every_rounding_of_a_ratio_agrees_with_it(numerator, denominator, decimals):
    """Whatever the size of the counts, the rounded ratio agrees and its next but one neighbour does not."""
    unit = Fraction(1, 10**decimals)
    value = round(Fraction(numerator, denominator) / unit) * unit
    assert agrees(value, decimals, numerator, denominator, places=6)
    assert not agrees(value + 2 * unit, decimals, numerator, denominator, places=6)
