"""What single rows of records add to a measure, and which records a rubric may not name."""

from datetime import date

import pytest

from qualitykit.rubric import Measure
from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.reading import read_table
from qualitykit.workspace.records import misfits, record_quarters, year_to_date

START = date(2016, 4, 1)
UNITS = {"east": "east", "west": "west", "north": "north"}


def measure(kind, **records):
    """A measure of a kind with its records."""
    return Measure.model_validate({"zh": "指标", "en": "Measure", "kind": kind, "records": records})


def table(folder, name, text):
    """A table of the contract, from its lines."""
    path = folder / f"{name}.csv"
    path.write_text(text, "utf-8")
    return read_table(path, path.name, TABLES[name], UNITS)[0]


def quarters(found, asked):
    """From which quarter on each row counts, in whole numbers."""
    numbers = record_quarters(found, asked, START)
    assert numbers.dtype == "int64"
    return numbers.tolist()


def sums(found, asked):
    """Numerator and denominator of each unit to date."""
    frame = year_to_date(found, asked, START)
    assert (list(frame), frame.index.names) == (["numerator", "denominator"], ["unit", "quarter"])
    assert set(frame.dtypes.astype(str)) == {"int64"}
    return {
        unit: list(map(tuple, frame.loc[unit].to_numpy().tolist())) for unit in frame.index.unique("unit")
    }


PROJECTS = """\
unit,project,started,completed,accepted,complaints
east,A,2015-03-01,2016-03-31,1,0
east,B,2016-04-01,2016-04-01,1,2
east,C,2017-03-31,2017-03-31,,1
east,D,2017-04-01,2017-04-01,1,4
east,E,2016-13-01,,1,8
"""


@pytest.mark.parametrize(("span", "old", "undated"), [("year", -1, -1), ("register", 0, -1)])
def test_only_a_register_counts_the_rows_before_the_year(tmp_path, span, old, undated):
    """A row after the year, or without a day that can be read, counts in neither."""
    found = table(tmp_path, "projects", PROJECTS)
    asked = measure("rate", table="projects", numerator="complaints", date="started", span=span)
    assert quarters(found, asked) == [old, 1, 4, -1, undated]


def test_a_row_counts_where_all_that_is_asked_of_it_is_so(tmp_path):
    """Both columns, and the day."""
    rows = ["food,oil", "food,tea", "farm,oil", "food,", ",oil"]
    lines = "".join(f"east,2016-05-05,1,{row}\n" for row in rows)
    text = f"unit,date,passed,domain,product\n{lines}east,2017-05-05,1,food,oil\n"
    where = {"domain": "food", "product": "oil"}
    asked = measure("rate", table="inspections", numerator="passed", date="date", where=where)
    assert quarters(table(tmp_path, "inspections", text), asked) == [1, -1, -1, -1, -1, -1]


def test_a_table_of_quarters_needs_no_days(tmp_path):
    """A quarter that cannot be read never counts."""
    text = "unit,quarter,field,amount\neast,1,p,1.55\neast,x,p,2\nwest,4,p,3\n"
    asked = measure("amount", table="funding", sum="amount")
    assert quarters(table(tmp_path, "funding", text), asked) == [1, -1, 4]
    assert sums(table(tmp_path, "funding", text), asked) == {
        "east": [(155, 100)] * 4,
        "west": [(0, 100)] * 3 + [(300, 100)],
    }


def test_a_rate_is_made_of_its_own_rows(tmp_path):
    """An empty numerator adds none; a row of nobody known, and one after the year, belong to no unit."""
    found = table(tmp_path, "projects", f"{PROJECTS}south,F,2016-05-05,2016-05-05,1,0\n")
    rate = measure("rate", table="projects", numerator="accepted", date="completed")
    assert sums(found, rate) == {"east": [(1, 1)] * 3 + [(1, 2)]}


def test_a_unit_stands_in_the_register_up_to_the_last_day_of_the_year(tmp_path):
    """With nothing to judge it has none of none; from the next day on it is not there yet."""
    rows = "west,A,2017-03-31,,\neast,B,2017-04-01,,\nnorth,C,,,\n"
    found = table(tmp_path, "projects", f"unit,project,started,completed,accepted\n{rows}")
    asked = {"table": "projects", "numerator": "accepted", "date": "completed"}
    assert sums(found, measure("rate", **asked, listed="started")) == {"west": [(0, 0)] * 4}
    assert sums(found, measure("rate", **asked)) == {}


def test_a_count_is_a_number_of_rows(tmp_path):
    """Over one, whatever the quarter; older sites count from the start."""
    rows = "east,p,A,2015-01-01\neast,p,B,2016-07-01\nwest,p,C,2017-01-01\n"
    asked = measure("count", table="sites", date="date", span="register")
    assert sums(table(tmp_path, "sites", f"unit,kind,name,date\n{rows}"), asked) == {
        "east": [(1, 1)] + [(2, 1)] * 3,
        "west": [(0, 1)] * 3 + [(1, 1)],
    }


COUNTS = ("supervised", "accepted", "complaints")
DAYS = ("started", "completed")


@pytest.mark.parametrize(
    ("kind", "records", "found"),
    [
        ("rate", {"table": "gone"}, [("gone", tuple(TABLES))]),
        ("rate", {"table": "projects", "date": "started"}, [("–", COUNTS)]),
        ("rate", {"table": "projects", "numerator": "accepted"}, [("–", DAYS)]),
        ("rate", {"table": "projects"}, [("–", COUNTS), ("–", DAYS)]),
        ("count", {"table": "projects", "date": "started"}, []),
        ("count", {"table": "projects"}, [("–", DAYS)]),
        ("amount", {"table": "funding", "sum": "amount", "by": "field"}, []),
        ("amount", {"table": "funding"}, [("–", ("amount",))]),
        ("amount", {"table": "funding", "sum": "field"}, [("field", ("amount",))]),
        (
            "rate",
            {"table": "projects", "numerator": "accepted", "date": "started", "listed": "accepted"},
            [("accepted", DAYS)],
        ),
        (
            "count",
            {"table": "sites", "date": "date", "by": "date", "where": {"kind": "p", "date": "p"}},
            [("date", ("kind", "name")), ("date", ("kind", "name"))],
        ),
    ],
)
def test_what_a_rubric_names_and_the_contract_does_not_have_is_told_with_what_would_fit(kind, records, found):
    """A rate needs a numerator, an amount a sum, a table without quarters a day; the rest may be left out."""
    assert list(misfits(measure(kind, **records))) == found
