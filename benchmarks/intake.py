"""How fast a clean CSV is read and checked: 1,000,000 rows, side by side with `pandas.read_csv` in one run.

Each side runs in a process of its own, several times in turn; the ratio is of the best times. `read_table` decodes,
splits, checks every text and number and gives exact columns; `pandas.read_csv` is given the dtypes. Memory is the peak
of the process less what it held before the file was opened, against the size of the file.
Then the forms of a quarter: 25 filled workbooks read, checked and planned against the sample district.
Run: `python benchmarks/intake.py [rows]`, or `python benchmarks/intake.py forms`.
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
SAMPLE = Path(__file__).parents[1] / "data" / "sample"
PERIOD = "2017Q1"


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
    return {"numerator": 90 + number, "denominator": 120 + number, "amount": 1000 + number, **texts}.get(
        column
    )


def plan_forms(folder: Path) -> int:
    from qualitykit.intake.plan import plan
    from qualitykit.period import Period
    from qualitykit.workspace import open_workspace

    before, start = _peak(), time.perf_counter()
    found = plan(open_workspace(SAMPLE), Period.parse(PERIOD), sorted(folder.iterdir()))
    return _report(start, before, len(found.moves), len(found.refused))


def forms() -> None:
    """25 filled forms, the workbooks' parse in children included; the best of some runs."""
    with tempfile.TemporaryDirectory() as folder:
        write_forms(Path(folder))
        runs = [_run("plan", Path(folder)) for _ in range(ROUNDS)]
        count = len(list(Path(folder).iterdir()))
    best = min(run["seconds"] for run in runs)
    values, refused = runs[0]["rows"], runs[0]["problems"]
    print(f"{count} forms with {values:,} new values, {refused} refused: {best:.2f} s (at most 3)")


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
    forms()


if __name__ == "__main__":
    if sys.argv[1:2] == ["forms"]:
        forms()
    elif sys.argv[1:2] in (["ours"], ["pandas"], ["plan"]):
        {"ours": read_ours, "pandas": read_pandas, "plan": plan_forms}[sys.argv[1]](Path(sys.argv[2]))
    else:
        main(*map(int, sys.argv[1:2]))
