"""Whatever comes in, a plan comes out: problems with a place, never another exception, and nothing written."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HEADS = st.sampled_from(
    [
        "unit,measure,quarter,numerator,denominator,value",
        "责任部门,季度,投入领域,金额,数据来源",
        "unit,date,domain,passed,product,已核实",
        "unit,criterion,person,due,done",
        "unit,honour,date,holder,evidence",
        "date,station,pm25",
    ]
)
CELLS = st.sampled_from(
    [
        "",
        "东镇",
        "district",
        "east",
        "pass_rate",
        "1",
        "3",
        "0.5",
        "95.3%",
        "１２",
        "-1",
        "1e3",
        "product",
        "2016-07-01",
    ]
) | st.text(max_size=6)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=7), max_size=5)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(HEADS, ROWS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]))
def test_any_rows_under_any_headings(desk, head, rows, encoding):
    """Every refusal can be said in both languages."""
    text = "\n".join([head, *(",".join(row) for row in rows)])
    before = desk.files()
    found = desk.plan(desk.csv(text.encode(encoding, "replace").decode(encoding), encoding=encoding))
    assert all(one.problem.text(language) for one in found.told for language in ("zh", "en"))
    assert desk.files() == before


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=200), st.sampled_from(["csv", "xlsx", "txt", "parquet"]))
def test_any_bytes(desk, data, ending):
    """A file that is nothing is refused as a whole."""
    path = desk.inbox / f"any.{ending}"
    path.write_bytes(data)
    assert desk.plan(path).refused
