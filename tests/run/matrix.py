"""The same run under other circumstances: what differs between machines, people and days, varied all at once."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ZONES = ("UTC", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Chatham")
LOCALES = ("C", "C.UTF-8", "POSIX")
A_YEAR = 366 * 24 * 3600


def circumstances(number: int) -> dict:
    """The circumstances of one run: hash seed, time zone, locale, workers, user, order and age of the files."""
    return {
        "seed": str(number * 37),
        "zone": ZONES[number % len(ZONES)],
        "locale": LOCALES[number % len(LOCALES)],
        "workers": str(1 + number % 2),
        "order": number,
        "later": number % 2 * A_YEAR,
    }


def laid_out(district: Path, target: Path, order: int, later: int) -> Path:
    """A copy of a district in another folder, its files made in another order and, by their clock, a year on."""
    paths = sorted(path for path in district.rglob("*") if path.is_file())
    random.Random(order).shuffle(paths)
    for path in paths:
        copy = target / path.relative_to(district)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
        stamp = path.stat().st_mtime + later
        os.utime(copy, (stamp, stamp))
    return target


def run(district: Path, folder: Path, number: int, *words: str) -> Path:
    """One run of the district's first quarter under the circumstances of this number -> the published folder."""
    given = circumstances(number)
    home = folder / "home"
    home.mkdir(parents=True)
    data = laid_out(district, folder / f"district {number}", given["order"], given["later"])
    command = [
        sys.executable,
        "-m",
        "qualitykit",
        "report",
        str(data),
        "2016Q1",
        "--out",
        str(folder / "out"),
    ]
    own = {
        "PYTHONHASHSEED": given["seed"],
        "TZ": given["zone"],
        "LC_ALL": given["locale"],
        "LANG": given["locale"],
    }
    user = {"HOME": str(home), "USER": f"user{number}", "LOGNAME": f"user{number}"}
    command += ["--jobs", given["workers"], *words]
    subprocess.run(command, cwd=home, env={**os.environ, **own, **user}, check=True, capture_output=True)
    return folder / "out" / "2016Q1"
