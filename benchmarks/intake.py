"""How fast large CSV files are read and checked, and in how much memory: side by side with `pandas.read_csv`.

Each side runs in a process of its own, several times in turn; the ratio is of the best processor times, which a busy
machine hardly changes. `read_table` decodes, splits, checks every text and number and gives exact columns;
`pandas.read_csv` is given the dtypes. Memory is the peak of the process less what it held before the file was opened,
against the size of the file.
Then the forms of a quarter: 25 filled workbooks read, checked and planned against the sample district.
Run: `python benchmarks/intake.py [rows [file]]`, or `python benchmarks/intake.py forms`.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np

DTYPES = {
    "unit": "category",
    "verdict": "int64",
    "quarter": "int64",
    "number": "float64",
    "decimal": "float64",
}
UNITS = [f"unit_{k}" for k in range(25)]
ROUNDS = 3
SAMPLE = Path(__file__).parents[1] / "data" / "sample"
PERIOD = "2017Q1"


def inspections(rng: np.random.Generator, rows: int) -> dict[str, np.ndarray]:
    """Batches of a year: 25 units, 366 days, 20,000 enterprises, some of the text Chinese."""
    return {
        "unit": rng.choice(UNITS, rows),
        "date": _days(rng, rows),
        "domain": rng.choice(["manufacturing", "farm_produce"], rows),
        "passed": rng.choice(["0", "1"], rows, p=[0.05, 0.95]),
        "product": np.char.add("产品", rng.integers(0, 300, rows).astype(str)),
        "industry": rng.choice(["食品", "机械", "建材", "日用品"], rows),
        "stratum": np.char.add("S", rng.integers(1, 9, rows).astype(str)),
        "enterprise": np.char.add("E", rng.integers(0, 20_000, rows).astype(str)),
        "size": rng.choice(["大", "中", "小"], rows),
        "weight": np.char.add("1.", rng.integers(0, 1000, rows).astype(str)),
    }


def signs(rng: np.random.Generator, rows: int) -> dict[str, np.ndarray]:
    """The same with commas, line breaks and quotes inside the cells."""
    odd = np.array(["{}, 有限公司", "{}\n分厂", '"{}"', "{}\r\n二厂, 东区", "{}"])
    found = inspections(rng, rows)
    found["enterprise"] = np.strings.replace(rng.choice(odd, rows), "{}", found["enterprise"])
    return found


def distinct(rng: np.random.Generator, rows: int) -> dict[str, np.ndarray]:
    """The same with another enterprise in each row."""
    return inspections(rng, rows) | {"enterprise": np.char.add("企业", rng.permutation(rows).astype(str))}


def numbers(rng: np.random.Generator, rows: int) -> dict[str, np.ndarray]:
    """Daily air quality: a day, a station and numbers, each station's day once."""
    at = np.arange(rows)
    days = np.arange("2016-01-01", "2017-01-01", dtype="datetime64[D]").astype(str)
    values = {name: _tenths(rng, 5000, rows) for name in ("pm25", "pm10", "so2", "no2", "co", "o3_8h")}
    return {"date": days[at % 366], "station": np.char.add("S", (at // 366).astype(str)), **values}


def amounts(rng: np.random.Generator, rows: int) -> dict[str, np.ndarray]:
    """Complaints with an amount of money, hardly two alike."""
    return {
        "unit": rng.choice(UNITS, rows),
        "date": _days(rng, rows),
        "channel": rng.choice(["12315", "12365", "12331"], rows),
        "domain": rng.choice(["product", "service"], rows),
        "amount": _tenths(rng, 100_000_000, rows),
    }


def commas(rng: np.random.Generator, rows: int) -> dict[str, np.ndarray]:
    """The same with thousands commas, which need quotes."""
    found = amounts(rng, rows)
    return found | {"amount": np.array([f"{float(text):,}" for text in found["amount"]])}


def percents(rng: np.random.Generator, rows: int) -> dict[str, np.ndarray]:
    """Rates with a percent sign, hardly two alike, of 25 units."""
    return {
        "unit": rng.choice(UNITS, rows),
        "measure": rng.choice(["product_pass_rate", "project_pass_rate"], rows),
        "quarter": rng.choice(["1", "2", "3", "4"], rows),
        "value": np.array([f"{rate:.6f}%" for rate in rng.uniform(0, 100, rows)]),
        "source": rng.choice(["监督抽查", "年报"], rows),
    }


def long(rng: np.random.Generator, rows: int) -> dict[str, np.ndarray]:
    """A row in a hundred, each with a text of up to 8,000 signs of its own."""
    found = inspections(rng, rows // 100)
    texts = ["质量" * (length // 2) + str(at) for at, length in enumerate(rng.integers(0, 8000, rows // 100))]
    return found | {"product": np.array(texts, dtype=object)}


def _days(rng: np.random.Generator, rows: int) -> np.ndarray:
    return rng.choice(np.arange("2016-01-01", "2017-01-01", dtype="datetime64[D]").astype(str), rows)


def _tenths(rng: np.random.Generator, most: int, rows: int) -> np.ndarray:
    return (rng.integers(0, most, rows) / 10).astype(str)


class File(NamedTuple):
    """What a file of a table holds, which cells are in quotes, and what pandas needs to be told of its numbers."""

    table: str
    columns: Callable[[np.random.Generator, int], dict[str, np.ndarray]]
    quoting: int = csv.QUOTE_MINIMAL
    thousands: str | None = None
    texts: tuple[str, ...] = ()


FILES = {
    "clean texts": File("inspections", inspections),
    "clean numbers": File("air", numbers),
    "quoted": File("inspections", inspections, csv.QUOTE_ALL),
    "commas and breaks in quotes": File("inspections", signs),
    "a column of distinct texts": File("inspections", distinct),
    "a column of distinct numbers": File("complaints", amounts),
    "distinct numbers with thousands commas": File("complaints", commas, thousands=","),
    # To pandas a number with a percent sign is a text.
    "distinct numbers with percent signs": File("measures", percents, texts=("value",)),
    "long texts": File("inspections", long),
}


def write_csv(path: Path, file: File, rows: int, seed: int = 20160704) -> None:
    """Made-up rows of a file."""
    columns = file.columns(np.random.default_rng(seed), rows)
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, quoting=file.quoting, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))


def read_ours(path: Path, name: str) -> None:
    from qualitykit.workspace.contract import TABLES
    from qualitykit.workspace.reading import read_table

    before, start = _peak(), time.process_time()
    table = TABLES[FILES[name].table]
    found, problems = read_table(path, path.name, table, {unit: unit for unit in UNITS})
    _report(time.process_time() - start, before, len(found.frame), len(problems))


def read_pandas(path: Path, name: str) -> None:
    import pandas as pd

    from qualitykit.workspace.contract import TABLES

    file = FILES[name]
    kinds = {column.name: column.kind for column in TABLES[file.table].columns}
    given = [column for column in pd.read_csv(path, nrows=0) if column in kinds]
    days = [column for column in given if kinds[column] == "date"]
    dtypes = {column: DTYPES.get(kinds[column], "str") for column in given if column not in days}
    dtypes |= dict.fromkeys(file.texts, "str")
    before, start = _peak(), time.process_time()
    frame = pd.read_csv(path, dtype=dtypes, parse_dates=days, thousands=file.thousands)
    _report(time.process_time() - start, before, len(frame), 0)


def write_forms(folder: Path) -> None:
    """The forms of the sample's 25 units for a year that has no data yet, every number and text filled in."""
    from qualitykit.intake.form import file_name, workbook
    from qualitykit.intake.layout import places
    from qualitykit.intake.questions import forms
    from qualitykit.period import Period
    from qualitykit.workspace import open_workspace

    workspace = open_workspace(SAMPLE)
    for number, form in enumerate(forms(workspace, Period.parse(PERIOD), workspace.units, "zh")):
        typed = {
            place: _answer(blank.column, f"{form.unit.id} {question.key}", number + place[1])
            for place, (question, blank) in places(form).items()
            if question.table in ("measures", "funding", "evidence")
        }
        (folder / file_name(form)).write_bytes(
            workbook(form, {at: v for at, v in typed.items() if v is not None})
        )


def _answer(column: str, row: str, number: int):
    """Made-up answers, no two units alike."""
    texts = {"source": f"报表 {row}", "evidence": f"台账 {row}"}
    return {"numerator": 90 + number, "denominator": 120 + number, "amount": 100_000 + number, **texts}.get(
        column
    )


def plan_forms(folder: Path) -> None:
    from qualitykit.intake.plan import plan
    from qualitykit.period import Period
    from qualitykit.workspace import open_workspace

    before, start, used = _peak(), time.perf_counter(), _processor_time()
    found = plan(open_workspace(SAMPLE), Period.parse(PERIOD), sorted(folder.iterdir()))
    seconds, used = time.perf_counter() - start, _processor_time() - used
    _report(seconds, before, len(found.moves), len(found.refused), used)


def _processor_time() -> float:
    """Of this process and of the children that it has waited for."""
    return sum(os.times()[:4])


def forms() -> None:
    """25 filled forms, the workbooks' parse in children included; the best of some runs.

    Elapsed time is what the office waits; processor time is what a busy machine hardly changes.
    """
    with tempfile.TemporaryDirectory() as folder:
        write_forms(Path(folder))
        runs = [_run("plan", Path(folder)) for _ in range(ROUNDS)]
        count = len(list(Path(folder).iterdir()))
    best, used = (min(run[what] for run in runs) for what in ("seconds", "used"))
    values, refused = runs[0]["rows"], runs[0]["problems"]
    print(f"{count} forms with {values:,} new values, {refused} refused: {best:.2f} s (at most 3),")
    print(f"  {used:.2f} s of processor time")


def _peak() -> int:
    """Largest resident memory of this process alone: what it had before it was started anew does not count."""
    status = Path("/proc/self/status").read_text()
    return 1024 * int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])


def _report(seconds: float, before: int, rows: int, problems: int, used: float = 0.0) -> None:
    told = {"seconds": seconds, "memory": _peak() - before, "rows": rows, "problems": problems, "used": used}
    print(json.dumps(told))


def _run(which: str, *given: str | Path) -> dict:
    done = subprocess.run(
        [sys.executable, __file__, which, *map(str, given)], capture_output=True, check=True, text=True
    )
    return json.loads(done.stdout)


def compare(name: str, rows: int) -> None:
    """One file, read by both."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{FILES[name].table}.csv"
        write_csv(path, FILES[name], rows)
        runs = {which: [] for which in ("pandas", "ours")}
        for _ in range(ROUNDS):
            for which, found in runs.items():
                found.append(_run(which, path, name))
        size = path.stat().st_size
    best = {which: min(run["seconds"] for run in found) for which, found in runs.items()}
    memory = {which: max(run["memory"] for run in found) / size for which, found in runs.items()}
    first = runs["ours"][0]
    print(f"{name}: {first['rows']:,} rows, {size / 2**20:.1f} MB, {first['problems']} problems")
    for which, called in (("pandas", "pandas.read_csv"), ("ours", "read_table")):
        print(f"  {called:16}{best[which]:6.2f} s, peak memory {memory[which]:.2f} x the file")
    print(
        f"  speed against pandas {best['pandas'] / best['ours']:.2f} (at least 0.33), memory at most 4",
        flush=True,
    )


def main(rows: int = 1_000_000, *names: str) -> None:
    for name in names or FILES:
        compare(name, rows)
    if not names:
        forms()


if __name__ == "__main__":
    if sys.argv[1:2] == ["forms"]:
        forms()
    elif sys.argv[1:2] in (["ours"], ["pandas"], ["plan"]):
        {"ours": read_ours, "pandas": read_pandas, "plan": plan_forms}[sys.argv[1]](
            Path(sys.argv[2]), *sys.argv[3:]
        )
    else:
        main(*map(int, sys.argv[1:2]), *sys.argv[2:])
