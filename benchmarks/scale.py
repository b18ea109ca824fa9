"""How a run grows with the number of units: time, processor time, memory and disk, and the exponent of each.

Districts of 25, 100 and 400 units are made of the sample: its 17 offices, and as many copies of its 8 towns, rows and
all, as it takes. Each is reported with everything that belongs to a run, pages and published folder included. The
exponent is the slope of a straight line through the logarithms: 1 is linear growth. What is left when nothing is to
be done, the time for one page more, and from that a plan for larger districts follow.
Run: `python benchmarks/scale.py [workers] [units …]`; it prints the tables of docs/scale.md.
"""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from run import BIN, PERIOD, SAMPLE, measured

from qualitykit.workspace import Unit, open_workspace

SIZES = (25, 100, 400)
PLANNED = (3_000, 40_000)
# Pages that every district has besides those of its units.
COMMON_PAGES = 3
# What no two units can have in common.
_OWN = ("respondent", "holder", "enterprise", "name", "project")


@dataclass(frozen=True)
class Measured:
    """One district's run: how long, how much work, memory and disk."""

    units: int
    wall: float
    cpu: float
    peak_mb: float
    disk_mb: float


def write_district(folder: Path, size: int) -> None:
    """A district of so many units: the sample with copies of its towns, as many of each as come out even."""
    units = open_workspace(SAMPLE).units
    towns = [unit for unit in units if unit.kind == "town"]
    if size < len(units):
        raise SystemExit(f"a district has {len(units)} units or more (asked for {size})")
    copies = [(towns[n % len(towns)], n // len(towns) + 1) for n in range(size - len(units))]
    folder.mkdir(parents=True)
    (folder / "district.yaml").write_text(register(units, copies), encoding="utf-8")
    for path in sorted(SAMPLE.glob("[0-9]*/*.csv")):
        (folder / path.parent.name).mkdir(exist_ok=True)
        with_copies(path, units, copies).to_csv(folder / path.parent.name / path.name, index=False)


def register(units: tuple[Unit, ...], copies: list[tuple[Unit, int]]) -> str:
    """The district file; names of copies bear a number."""
    own = [(unit.id, unit.name, unit.english, unit.kind) for unit in units]
    own += [(f"{u.id}_{n}", f"{u.name}{n}号", f"{u.english} {n}", u.kind) for u, n in copies]
    lines = (f'  - {{id: {i}, name: "{name}", english: "{e}", kind: {kind}}}' for i, name, e, kind in own)
    return "\n".join(['name: "规模测试"', "rubrics: huiji", "synthetic: true", "units:", *lines, ""])


def with_copies(path: Path, units: tuple[Unit, ...], copies: list[tuple[Unit, int]]) -> pd.DataFrame:
    """A table with ids for units, and the rows of every copied town once more for each of its copies."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    if "unit" not in table:
        return table
    ids = {name: unit.id for unit in units for name in (*unit.names, *(one.name for one in unit.dated))}
    table["unit"] = table["unit"].map(lambda name: ids.get(name, name))
    numbered = [(unit.id, str(n)) for unit, n in copies]
    wanted = pd.DataFrame(numbered, columns=["unit", "number"], dtype=str)
    more = table.merge(wanted, on="unit")
    number = more.pop("number")
    more["unit"] = more["unit"] + "_" + number
    for column in more.columns.intersection(_OWN):
        more[column] = more[column].where(more[column] == "", more[column] + " " + number)
    return pd.concat([table, more], ignore_index=True)


def measure(size: int, workers: int) -> Measured:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_district(folder / "district", size)
        out = folder / "out"
        command = [
            BIN / "qualitykit",
            "report",
            folder / "district",
            PERIOD,
            f"--out={out}",
            f"--jobs={workers}",
        ]
        wall, cpu, peak = measured([*map(str, command)])
        bytes_there = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
        return Measured(size, wall, cpu, peak, bytes_there / 2**20)


def exponent(found: list[Measured], what: str) -> float:
    """The slope of log(what) against log(units), least squares."""
    logs = np.log([[one.units, getattr(one, what)] for one in found])
    return float(np.polyfit(*logs.T, 1)[0])


def line(found: list[Measured], what: str) -> tuple[float, float]:
    """What there is without any unit, and what each unit adds; from the two largest districts."""
    (n, y), (m, z) = ((one.units, getattr(one, what)) for one in found[-2:])
    each = (z - y) / (m - n)
    return y - each * n, each


def main() -> None:
    workers = int(sys.argv[1]) if len(sys.argv) > 1 else 2
    sizes = sorted(map(int, sys.argv[2:])) or SIZES
    print("| units | wall s | processor s | processor s per page | peak MB | disk MB |")
    print("|---:|---:|---:|---:|---:|---:|")
    found: list[Measured] = []
    for size in sizes:
        one = measure(size, workers)
        found.append(one)
        page = one.cpu / (size + COMMON_PAGES)
        print(
            f"| {size} | {one.wall:.0f} | {one.cpu:.0f} | {page:.2f} | {one.peak_mb:.0f} | {one.disk_mb:.0f} |",
            flush=True,
        )
    if len(found) > 1:
        powers = [f"{exponent(found, what):.2f}" for what in ("wall", "cpu", "peak_mb", "disk_mb")]
        print(f"| exponent | {powers[0]} | {powers[1]} | | {powers[2]} | {powers[3]} |")
        plan(found)


def plan(found: list[Measured]) -> None:
    """Larger districts, by the straight line through the two largest that were measured."""
    print("\n| units | processor hours | disk GB |\n|---:|---:|---:|")
    for size in PLANNED:
        hours, disk = (start + each * size for start, each in (line(found, "cpu"), line(found, "disk_mb")))
        print(f"| {size:,} | {hours / 3600:.1f} | {disk / 1024:.1f} |")


if __name__ == "__main__":
    main()
