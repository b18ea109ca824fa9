"""How fast a clean CSV is read and checked: 1,000,000 rows, side by side with `pandas.read_csv` in one run.

Each side runs in a process of its own, several times in turn; the ratio is of the best times. `read_table` decodes,
splits, checks every text and number and gives exact columns; `pandas.read_csv` is given the dtypes. Memory is the peak
of the process less what it held before the file was opened, against the size of the file.
Run: `python benchmarks/intake.py [rows]`.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

HEADER = "unit,date,domain,passed,product,industry,stratum,enterprise,size,weight"
DTYPES = {
    "unit": "category", "domain": "category", "passed": "int64", "product": "str", "industry": "str",
    "stratum": "str", "enterprise": "str", "size": "str", "weight": "float64",
}  # fmt: skip
UNITS = [f"unit_{k}" for k in range(25)]
ROUNDS = 3


def write_csv(path: Path, rows: int, seed: int = 20160704) -> None:
    """Made-up batches of a year: 25 units, 366 days, 20,000 enterprises, some of the text Chinese."""
    rng = np.random.default_rng(seed)
    days = np.arange("2016-01-01", "2017-01-01", dtype="datetime64[D]").astype(str)
    columns = [
        rng.choice(UNITS, rows),
        rng.choice(days, rows),
        rng.choice(["manufacturing", "farm_produce"], rows),
        rng.choice(["0", "1"], rows, p=[0.05, 0.95]),
        np.char.add("产品", rng.integers(0, 300, rows).astype(str)),
        rng.choice(["食品", "机械", "建材", "日用品"], rows),
        np.char.add("S", rng.integers(1, 9, rows).astype(str)),
        np.char.add("E", rng.integers(0, 20_000, rows).astype(str)),
        rng.choice(["大", "中", "小"], rows),
        np.char.add("1.", rng.integers(0, 1000, rows).astype(str)),
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER + "\n")
        for start in range(0, rows, 50_000):
            part = zip(*(column[start : start + 50_000] for column in columns), strict=True)
            file.writelines(",".join(row) + "\n" for row in part)


def read_ours(path: Path) -> int:
    from qualitykit.workspace.contract import TABLES
    from qualitykit.workspace.reading import read_table

    before, start = _peak(), time.perf_counter()
    table, problems = read_table(path, path.name, TABLES["inspections"], {unit: unit for unit in UNITS})
    return _report(start, before, len(table.frame), len(problems))


def read_pandas(path: Path) -> int:
    import pandas as pd

    before, start = _peak(), time.perf_counter()
    frame = pd.read_csv(path, dtype=DTYPES, parse_dates=["date"])
    return _report(start, before, len(frame), 0)


def _peak() -> int:
    """Largest resident memory of this process alone: what it had before it was started anew does not count."""
    status = Path("/proc/self/status").read_text()
    return 1024 * int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])


def _report(start: float, before: int, rows: int, problems: int) -> None:
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "memory": _peak() - before, "rows": rows, "problems": problems}))


def _run(which: str, path: Path) -> dict:
    done = subprocess.run(
        [sys.executable, __file__, which, str(path)], capture_output=True, check=True, text=True
    )
    return json.loads(done.stdout)


def main(rows: int = 1_000_000) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "inspections.csv"
        write_csv(path, rows)
        runs = {which: [] for which in ("pandas", "ours")}
        for _ in range(ROUNDS):
            for which, found in runs.items():
                found.append(_run(which, path))
        size = path.stat().st_size
    best = {which: min(run["seconds"] for run in found) for which, found in runs.items()}
    memory = {which: max(run["memory"] for run in found) for which, found in runs.items()}
    first = runs["ours"][0]
    print(f"{first['rows']:,} rows, {size / 2**20:.1f} MB, {first['problems']} problems")
    for which, name in (
        ("pandas", "pandas.read_csv with dtypes"),
        ("ours", "read_table, every cell checked"),
    ):
        print(f"{name}: {best[which]:.2f} s, peak memory {memory[which] / size:.2f} x the file")
    print(f"speed against pandas: {best['pandas'] / best['ours']:.2f} (at least 0.33)")


if __name__ == "__main__":
    if sys.argv[1:2] in (["ours"], ["pandas"]):
        {"ours": read_ours, "pandas": read_pandas}[sys.argv[1]](Path(sys.argv[2]))
    else:
        main(*map(int, sys.argv[1:2]))
