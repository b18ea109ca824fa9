"""A file of published figures is read as it stands, or refused with the place that is wrong (参考数据读取)."""

import pytest

from qualitykit.workspace.reference import COLUMNS, load_breakpoints, load_levels, load_limits, load_reference

ROW = dict.fromkeys(COLUMNS, "") | {
    **{"series": "made_up", "place": "China", "year": "2016", "period": "annual", "value": "1.50"},
    **{"unit": "percent", "body": "none", "title": "none", "status": "secondary copy"},
}


def _folder(tmp_path, **change):
    row = ROW | change
    text = ",".join(row) + "\n" + ",".join(row.values()) + "\n"
    (tmp_path / "air.csv").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"value": "many"}, "air.csv:2:value: must be a number"),
        ({"value": ""}, "air.csv:2:value: must not be empty"),
        ({"year": "MMXVI"}, "air.csv:2:year: must be a number"),
        ({"body": ""}, "air.csv:2:body: must not be empty"),
        ({"status": "UNVERIFIED"}, "air.csv:2:status: must be a status"),
        ({"numerator": "5", "denominator": "4"}, "air.csv:2:numerator: must not exceed"),
        ({"colour": "red"}, "air.csv:1: must have the columns"),
    ],
)
def test_a_bad_row_is_refused_with_its_place(tmp_path, change, message):
    """A wrong number, an empty cell, an unknown status or column is named with file, row and column."""
    with pytest.raises(ValueError, match=message):
        load_reference("made_up", _folder(tmp_path, **change))


def test_a_good_row_is_read(tmp_path):
    """A folder of one's own is read like the shipped one."""
    rows = load_reference("made_up", _folder(tmp_path))
    assert rows["value"].tolist() == [1.5]
    assert rows["n"].isna().all()


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda folder: load_reference("no_such_series"), "series"),
        (lambda folder: load_reference(folder=folder), "folder"),
        (lambda folder: load_breakpoints(["pm25"], "hj633_1999"), "standard"),
        (lambda folder: load_breakpoints(["dust"]), "pollutants"),
        (lambda folder: load_limits(["dust"]), "pollutants"),
        (lambda folder: load_limits(["pm25"], "month"), "averaging"),
        (lambda folder: load_levels("hj633_1999"), "standard"),
    ],
)
def test_what_is_not_there_is_refused_by_name(tmp_path, call, name):
    """An error names the argument and what there is."""
    with pytest.raises(ValueError, match=f"'{name}'"):
        call(tmp_path)
