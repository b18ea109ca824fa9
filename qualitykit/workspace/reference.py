"""Published reference figures (参考数据): the series, breakpoints and limits that ship with the package.

What the columns mean, and what must not be compared, stands in `data/reference/README.md`.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from qualitykit import shipped
from qualitykit.workspace.files import text_frame

COLUMNS = (
    *("series", "place", "year", "period", "value", "unit", "n", "numerator", "denominator"),
    *("basis", "body", "title", "published", "status", "note"),
)
NUMBERS = ("value", "n", "numerator", "denominator")
REQUIRED = ("series", "place", "period", "value", "unit", "body", "title", "status")
STATUSES = ("secondary copy", "checked against the original", "calculated from ")
SUBJECTS = (
    *("manufacturing_pass_rate", "spot_check", "farm_produce", "competitiveness", "special_equipment"),
    *("satisfaction", "complaints", "air", "other_places", "injuries"),
)


def load_reference(series: str | None = None, folder: Path | None = None) -> pd.DataFrame:
    """The rows of one published series, or of all (参考序列).

    Args:
        series: its name, such as `farm_produce_pass_rate`; None for every row of every subject.
        folder: where the files stand; the shipped ones if None.

    Returns:
        A table with the columns `COLUMNS`: `year` Int64, `NUMBERS` floats, the rest text (empty for none), and
        `printed`, the value as it was printed; ordered by place, year and the order of the file.

    Raises:
        ValueError: a series that is not there, a file with other columns, or a cell that is not allowed; the message
            names file, row and column.

    >>> table = load_reference("manufacturing_pass_rate")
    >>> table["year"].tolist(), table["printed"].iloc[0]
    ([2017, 2020, 2022, 2023, 2024], '93.71')
    """
    folder = folder or shipped.folder("reference")
    tables = [_read(path) for path in (folder / f"{subject}.csv" for subject in SUBJECTS) if path.is_file()]
    if not tables:
        raise ValueError(f"'folder' must hold reference files (got {folder})")
    rows = pd.concat(tables, ignore_index=True)
    if series is None:
        return rows
    chosen = rows[rows["series"] == series]
    if chosen.empty:
        raise ValueError(f"'series' must be one of {', '.join(sorted(set(rows['series'])))} (got {series!r})")
    return chosen.sort_values(["place", "year"], kind="stable", ignore_index=True)


def load_breakpoints(pollutants, standard: str = "hj633_2012", folder: Path | None = None):
    """Breakpoints of the air-quality index, as `statistics.air.sub_index` takes them (空气质量分指数限值).

    Args:
        pollutants: names in the order wanted, such as `pm25`, `pm10`, `so2`, `no2`, `co`, `o3_8h`.
        standard: the part of the file name that names it; folder: as in `load_reference`.

    Returns:
        Points, shape (pollutants, levels), NaN where a table ends early, and the sub-indices, shape (levels,).

    Raises:
        ValueError: no such standard or pollutant.

    >>> points, index = load_breakpoints(["pm25", "o3_8h"])
    >>> points[:, 2].tolist(), index.tolist()
    ([75.0, 160.0], [0.0, 50.0, 100.0, 150.0, 200.0, 300.0, 400.0, 500.0])
    """
    rows = _standard(f"aqi_{standard}", folder).astype({"index": float, "concentration": float})
    table = rows.pivot(index="pollutant", columns="index", values="concentration")
    _known("pollutants", pollutants, table.index)
    return table.loc[list(pollutants)].to_numpy(), table.columns.to_numpy(float)


def load_levels(standard: str = "hj633_2012", folder: Path | None = None) -> pd.DataFrame:
    """Levels of the air-quality index: level, from, to, zh (空气质量级别); `to` of the last is NaN.

    Raises:
        ValueError: no such standard.

    >>> load_levels()["to"].dropna().tolist()
    [50.0, 100.0, 150.0, 200.0, 300.0]
    """
    rows = _standard(f"aqi_levels_{standard}", folder)
    return rows.assign(**{name: pd.to_numeric(rows[name]) for name in ("level", "from", "to")})


def load_limits(
    pollutants, averaging: str = "year", standard: str = "gb3095_2012", folder: Path | None = None
):
    """Class-2 limits of the air-quality standard (环境空气质量二级限值).

    Args:
        pollutants: names in the order wanted; averaging: `year` or `day` (24 hours; the 8-hour maximum for ozone).
        standard, folder: as in `load_breakpoints`.

    Returns:
        Limits, shape (pollutants,), µg/m³ (CO mg/m³), NaN where the standard has none.

    Raises:
        ValueError: no such standard, pollutant or averaging time.

    >>> load_limits(["pm25", "co"]).tolist()
    [35.0, nan]
    """
    rows = _standard(standard, folder)
    _known("averaging", [averaging], ["year", "day"])
    _known("pollutants", pollutants, set(rows["pollutant"]))
    rows = rows[(rows["averaging"] == "year") == (averaging == "year")]
    return rows.set_index("pollutant")["limit"].astype(float).reindex(list(pollutants)).to_numpy(float)


def _standard(name: str, folder: Path | None) -> pd.DataFrame:
    path = (folder or shipped.folder("reference")) / f"{name}.csv"
    if not path.is_file():
        raise ValueError(f"'standard' must name a file in {path.parent} (got {path.name})")
    return text_frame(path).replace("", np.nan)


def _known(argument: str, names, allowed) -> None:
    unknown = sorted(set(names) - set(allowed))
    if unknown:
        raise ValueError(
            f"'{argument}' must be among {', '.join(sorted(allowed))} (got {', '.join(unknown)})"
        )


def _read(path: Path) -> pd.DataFrame:
    table = text_frame(path)
    if tuple(table.columns) != COLUMNS:
        raise ValueError(
            f"{path.name}:1: must have the columns {', '.join(COLUMNS)} (got {', '.join(table.columns)})"
        )
    for column in REQUIRED:
        _refuse(path, table, column, table[column] == "", "must not be empty")
    _refuse(
        path, table, "status", ~table["status"].str.startswith(STATUSES), "must be a status of the README"
    )
    numbers = {column: pd.to_numeric(table[column], errors="coerce") for column in (*NUMBERS, "year")}
    for column, number in numbers.items():
        _refuse(path, table, column, number.isna() & (table[column] != ""), "must be a number")
    _refuse(
        path,
        table,
        "numerator",
        numbers["numerator"] > numbers["denominator"],
        "must not exceed the denominator",
    )
    numbers["year"] = numbers["year"].astype("Int64")
    return table.assign(printed=table["value"], **numbers)


def _refuse(path: Path, table: pd.DataFrame, column: str, wrong: pd.Series, rule: str) -> None:
    if wrong.any():
        place = int(np.flatnonzero(wrong)[0])
        raise ValueError(f"{path.name}:{place + 2}:{column}: {rule} (got {table[column].iloc[place]!r})")
