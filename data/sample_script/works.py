"""Building works, demonstration sites and money (工程、示范点、经费)."""

from functools import cache

import numpy as np
import pandas as pd

from sample_script import stories
from sample_script.draws import QUARTERS, YEARS, stream
from sample_script.units import Unit

FIELDS = ("product", "engineering", "service")
# Thousand yuan a quarter in 2015: made up.
MONEY = {
    "guxing": (160, 210, 110),
    "huayuankou": (120, 150, 140),
    "liuzhai": (90, 240, 150),
    "laoyachen": (110, 190, 100),
    "changxinglu": (100, 180, 90),
    "yingbinlu": (130, 220, 120),
    "xincheng": (80, 130, 70),
    "dahelu": (100, 160, 90),
    "finance": (900, 1200, 700),
}
SITE_KINDS = {"product": "产品", "engineering": "工程", "service": "服务"}


@cache
def _all_works() -> pd.DataFrame:
    """Every building project of the district, from start to completion, whatever the year."""
    parts = []
    for unit, number in stories.WORKS_STARTED_A_YEAR.items():
        rng = stream(f"works {unit}")
        for year in range(YEARS[0] - 2, YEARS[1] + 1):
            started = np.datetime64(f"{year}-01-05") + np.sort(rng.integers(355, size=number))
            completed = started + rng.integers(240, 540, size=number)
            name = [f"{unit[:2].upper()}{unit[-1].upper()}-{year}-{i + 1:02d}" for i in range(number)]
            facts = {"project": name, "started": started, "completed": completed}
            parts.append(pd.DataFrame(facts).assign(unit=unit, supervised=1))
    works = pd.concat(parts, ignore_index=True)
    for year, units in stories.NOTHING_COMPLETED.items():
        held_up = works["unit"].isin(units) & (works["completed"].dt.year == year)
        works.loc[held_up, "completed"] += pd.Timedelta(days=366)
    for year, units in stories.UNSUPERVISED.items():
        works.loc[_first(works, "started", year, units), "supervised"] = 0
    return works


def _first(works: pd.DataFrame, column: str, year: int, units) -> pd.Index:
    """The first row of the year, by a date, of each of some units."""
    rows = works[(works[column].dt.year == year) & works["unit"].isin(units)]
    return rows.sort_values(column, kind="stable").drop_duplicates("unit").index


def projects(year: int) -> pd.DataFrame:
    """The year's register: works not yet completed when the year began (建设工程名册)."""
    works = _all_works()
    alive = (works["started"].dt.year <= year) & (works["completed"].dt.year >= year)
    register = works[alive].copy()
    register["accepted"] = (register["completed"].dt.year == year).map({True: "1", False: ""})
    register.loc[_first(register, "completed", year, stories.NOT_ACCEPTED[year]), "accepted"] = "0"
    register["completed"] = register["completed"].where(register["completed"].dt.year == year)
    register["complaints"] = 0
    for unit, rows in register.groupby("unit", sort=False):
        register.loc[rows.index, "complaints"] = _complaints(year, unit, len(rows))
    return register[["unit", "project", "started", "supervised", "completed", "accepted", "complaints"]]


def _complaints(year: int, unit: str, works: int) -> np.ndarray:
    """A unit's complaints, spread over its works at random."""
    a_work = stories.COMPLAINTS_PER_WORK_IN.get((year, unit), stories.COMPLAINTS_PER_WORK[year])
    return stream(f"complaints {unit}", year).multinomial(round(a_work * works), np.full(works, 1 / works))


def sites(year: int, units: tuple[Unit, ...]) -> pd.DataFrame:
    """The register of demonstration sites at the year's end (质量示范点名册)."""
    names = {unit.id: unit.name for unit in units}
    rows = []
    for unit, days in stories.SITES.items():
        for i, day in enumerate(days):
            kind = FIELDS[i % len(FIELDS)]
            rows.append((unit, kind, f"{names[unit]}{SITE_KINDS[kind]}质量示范点{i + 1}（样本）", day))
    frame = pd.DataFrame(rows, columns=["unit", "kind", "name", "date"])
    return frame[frame["date"] <= f"{year}-12-31"]


def funding(year: int) -> pd.DataFrame:
    """Money put into quality work, in yuan (质量工作经费).

    A quarter's total grows by exactly the factor of `stories`; a few thousand yuan move from one field to another.
    """
    rows = []
    for unit, thousands in MONEY.items():
        rng = stream(f"money {unit}")
        for quarter in QUARTERS:
            amounts = (np.array(thousands) + rng.integers(-3, 4, size=3) * 10) * 1000
            moved = int(rng.integers(1, 8)) * 1000
            if year == YEARS[1]:
                more = [int(amount * stories.FUNDING_FACTOR[unit]) for amount in amounts.tolist()]
                amounts = [more[0] + moved, more[1] - moved, more[2]]
            pairs = zip(FIELDS, amounts, strict=True)
            rows += [(unit, quarter, field, amount, "财政支出报表（样本）") for field, amount in pairs]
    return pd.DataFrame(rows, columns=["unit", "quarter", "field", "amount", "source"])
