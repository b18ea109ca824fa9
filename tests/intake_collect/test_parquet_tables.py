"""A table of the workspace that is kept as Parquet is written as Parquet, exactly or not at all."""

from datetime import date
from decimal import Decimal

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from desk import Desk, refusals

HEAD = "unit,quarter,field,amount,source\n"
SCHEMA = pa.schema(
    [
        ("unit", pa.dictionary(pa.int8(), pa.string())),
        ("quarter", pa.int64()),
        ("field", pa.string()),
        ("amount", pa.decimal128(12, 2)),
        ("source", pa.null()),
    ]
)


def _desk(folder, schema=SCHEMA):
    desk = Desk(folder)
    (desk.workspace / "2016").mkdir(exist_ok=True)
    rows = [{"unit": "east", "quarter": 1, "field": "product", "amount": 1000, "source": None}]
    pq.write_table(pa.Table.from_pylist(rows, schema), desk.workspace / "2016" / "funding.parquet")
    return desk


def test_parquet_is_written_as_parquet(tmp_path):
    """Changed cells, new rows, the columns' own types; a second time nothing changes; no CSV beside it."""
    desk = _desk(tmp_path)
    file = desk.csv(HEAD + "东镇,1,product,1200.25,决算\n西镇,3,service,7,\n")
    assert desk.apply(file) == ["2016/funding.parquet", "ledger/2016.csv"]
    table = pq.read_table(desk.workspace / "2016" / "funding.parquet")
    assert table.to_pylist() == [
        {"unit": "east", "quarter": 1, "field": "product", "amount": Decimal("1200.25"), "source": "决算"},
        {"unit": "west", "quarter": 3, "field": "service", "amount": Decimal("7.00"), "source": None},
    ]
    assert table.schema.field("amount").type == SCHEMA.field("amount").type
    assert desk.errors() == []
    before = desk.files()
    assert desk.apply(file) == []
    assert desk.files() == before


@pytest.mark.parametrize(
    ("kind", "amount"),
    [(pa.int64(), "7.5"), (pa.int16(), "40000"), (pa.float32(), "7.1"), (pa.decimal128(8, 0), "7.5")],
)
def test_what_the_column_cannot_hold_is_refused(tmp_path, kind, amount):
    """A fraction in whole numbers, a number beyond the type, a float too short: nothing is rounded."""
    desk = _desk(tmp_path, SCHEMA.set(3, pa.field("amount", kind)))
    before = desk.files()
    found = desk.plan(desk.csv(HEAD + f"西镇,3,service,{amount},\n"))
    assert refusals(found) == [("value_not_held", "2016/funding.parquet:3:amount")]
    assert desk.files() == before


def test_a_frame_saved_by_pandas_keeps_its_days_and_flags(tmp_path):
    """Days are days, flags flags, and the index of pandas is in nobody's way."""
    desk = Desk(tmp_path)
    (desk.workspace / "2016").mkdir(exist_ok=True)
    path = desk.workspace / "2016" / "inspections.parquet"
    frame = {
        "unit": ["east"],
        "date": [pd.Timestamp("2016-07-01")],
        "domain": ["food"],
        "passed": [True],
        "size": [1.5],
    }
    pd.DataFrame(frame).to_parquet(path)
    desk.apply(
        desk.csv("unit,date,domain,passed,size\n西镇,2016-07-02,food,0,2.25\n东镇,2016-07-01,food,1,1.5\n")
    )
    read = pd.read_parquet(path)
    assert read["date"].dt.date.tolist() == [date(2016, 7, 1), date(2016, 7, 2)]
    assert read["passed"].tolist() == [True, False]
    assert read["size"].tolist() == [1.5, 2.25]
    assert desk.errors() == []
