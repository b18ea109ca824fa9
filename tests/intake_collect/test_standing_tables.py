"""A table's file while some of it is written: what is not changed stays byte for byte."""

import codecs
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitykit.intake.standing import standing_of

CELLS = st.text(st.characters(blacklist_categories=("Cs", "Cc")) | st.sampled_from('",\n'), max_size=8)
ROWS = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6)
ENDS = st.sampled_from(["\n", "\r\n"])


def _file(rows, end: str, last: bool, codec: str) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator=end)
    writer.writerows([("a", "b", "c"), *rows])
    text = out.getvalue() if last else out.getvalue().removesuffix(end)
    return text.encode(codec)


def _rows(data: bytes, codec: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(codec), newline="")))


@given(ROWS, ENDS, st.booleans())
def test_nothing_changed_is_nothing_changed(rows, end, last):
    """Whatever stands in the cells, quotes and line breaks too."""
    data = _file(rows, end, last, "utf-8")
    assert standing_of(data).changed({}, []) == data


@given(ROWS, ENDS, st.booleans(), st.data())
def test_one_cell_changed_is_one_cell_changed(rows, end, last, draw):
    """Its own row is written anew, every other record is the same bytes, new rows come at the end."""
    data = _file(rows, end, last, "utf-8")
    standing = standing_of(data)
    row = draw.draw(st.integers(2, standing.rows))
    new = standing.changed({row: {"b": 'neu, "x"'}}, [{"c": "7"}])
    before, after = _rows(data, "utf-8"), _rows(new, "utf-8")
    before[row - 1][1] = 'neu, "x"'
    assert after == [*before, ["", "", "7"]]
    kept = [record for at, record in enumerate(standing.records, 1) if at != row]
    assert all(record.strip("\r\n") in new.decode() for record in kept)


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_encoding_and_mark_stay(mark, codec):
    """In whatever encoding the reader takes a table, it is written in that one."""
    data = mark + "单位,数\n东镇,1\n".encode(codec)
    new = standing_of(data).changed({2: {"数": "2"}}, [{"单位": "西镇"}])
    assert new == mark + "单位,数\n东镇,2\n西镇,\n".encode(codec)
    assert standing_of(data).header == ("单位", "数")
