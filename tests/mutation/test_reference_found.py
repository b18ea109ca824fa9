"""Published figures as they are read from a folder of one's own: order, types, printed values, and whole messages."""

import math

import pytest

from qualitykit.workspace.reference import COLUMNS, load_breakpoints, load_levels, load_limits, load_reference

ROW = dict.fromkeys(COLUMNS, "") | {
    **{"series": "made_up", "place": "China", "year": "2016", "period": "annual", "value": "1.50"},
    **{"unit": "percent", "body": "none", "title": "none", "status": "secondary copy"},
}


def folder_of(folder, **files):
    """A folder of reference files, each a list of changes of one row."""
    for name, rows in files.items():
        lines = [",".join(COLUMNS), *(",".join((ROW | row).values()) for row in rows)]
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def test_a_series_stands_by_place_and_year_and_then_as_in_its_file(tmp_path):
    """Many rows of one year keep their order; rows are counted anew; all series together stand as in the files."""
    same = [{"period": f"p{n}"} for n in range(40)]
    rows = [{"year": "2017"}, *same, {"place": "Anhui", "year": ""}, {"series": "other"}]
    folder = folder_of(tmp_path, air=rows, injuries=[{"year": "2015"}])
    found = load_reference("made_up", folder)
    assert found["place"].tolist() == ["Anhui"] + ["China"] * 42
    assert found["period"].tolist() == ["annual", "annual", *(f"p{n}" for n in range(40)), "annual"]
    assert found.index.tolist() == list(range(43))
    assert (str(found["year"].dtype), found["printed"].iloc[1], found["value"].iloc[1]) == (
        "Int64",
        "1.50",
        1.5,
    )
    assert load_reference(folder=folder).index.tolist() == list(range(44))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda folder: load_reference("x", folder_of(folder, air=[{}, {"series": "b"}])),
            "'series' must be one of b, made_up (got 'x')",
        ),
        (
            lambda folder: load_reference("x", folder_of(folder, air=[{"status": "no"}])),
            "air.csv:2:status: must be a status of the README (got 'no')",
        ),
        (
            lambda folder: load_limits(["pm25", "b", "a"]),
            "'pollutants' must be among co, no2, o3_8h, pm10, pm25, so2 (got a, b)",
        ),
        (lambda folder: load_limits(["pm25"], "week"), "'averaging' must be among day, year (got week)"),
        (
            lambda folder: load_levels(folder=folder),
            "'standard' must name a file in {} (got aqi_levels_hj633_2012.csv)",
        ),
        (
            lambda folder: load_breakpoints(["pm25"], folder=folder),
            "'standard' must name a file in {} (got aqi_hj633_2012.csv)",
        ),
        (
            lambda folder: load_limits(["pm25"], folder=folder),
            "'standard' must name a file in {} (got gb3095_2012.csv)",
        ),
    ],
)
def test_a_refusal_says_all_that_may_be_asked_for(call, message, tmp_path):
    """The whole sentence, with every name that there is."""
    with pytest.raises(ValueError, match=r" must (be|name) ") as refused:
        call(tmp_path)
    assert str(refused.value) == message.replace("{}", str(tmp_path))


def test_a_file_with_other_columns_is_told_both(tmp_path):
    """Those that it must have, and those that it has."""
    (tmp_path / "air.csv").write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(ValueError, match="must have the columns") as refused:
        load_reference(folder=tmp_path)
    assert str(refused.value) == f"air.csv:1: must have the columns {', '.join(COLUMNS)} (got a, b)"


def test_limits_are_those_of_the_time_asked_for():
    """A year's limits and a day's are different numbers; none where the standard has none."""
    year, day = load_limits(["so2", "pm25"]), load_limits(["so2", "pm25"], "day")
    assert (year.tolist(), day.tolist()) == ([60, 35], [150, 75])
    assert math.isnan(load_limits(["co"])[0])
