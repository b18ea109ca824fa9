"""Enterprises, batches inspected, and the sums and targets that belong to them (企业、批次、指标、目标)."""

import numpy as np
import pandas as pd

from sample_script import anchors, stories
from sample_script.draws import QUARTERS, YEARS, days_in_quarter, pick, stream
from sample_script.units import TOWNS

# GB/T 4754 divisions and a product of each. The weight stands for output per sample, and is made up.
INDUSTRIES = (
    ("食品制造业", "速冻食品", 1.4),
    ("电气机械和器材制造业", "电线电缆", 1.2),
    ("非金属矿物制品业", "防水卷材", 0.9),
    ("橡胶和塑料制品业", "塑料管材", 0.8),
    ("通用设备制造业", "阀门", 1.1),
    ("纺织服装、服饰业", "校服", 0.7),
    ("家具制造业", "办公家具", 0.6),
    ("金属制品业", "防盗门", 0.8),
)
PRODUCE = {
    "蔬菜": ("番茄", "黄瓜", "菠菜"),
    "水果": ("草莓", "葡萄"),
    "畜禽产品": ("鸡蛋", "猪肉"),
    "水产品": ("黄河鲤鱼",),
}
FOODS = ("糕点", "豆制品", "熟肉制品", "桶装饮用水", "食用植物油")
MAKERS_A_TOWN = 12


def counts(text: str) -> list[tuple[int, int]]:
    """`37/40 56/60 …` as (passed, inspected) of each quarter (解析季度数)."""
    return [tuple(int(number) for number in quarter.split("/")) for quarter in text.split()]


def makers() -> pd.DataFrame:
    """The manufacturers of every town, the same in both years (制造企业)."""
    rng = stream("makers")
    rows = []
    for town in TOWNS:
        number = 3 if town.id == "huayuankou" else MAKERS_A_TOWN
        for i, industry in enumerate(rng.integers(len(INDUSTRIES), size=number)):
            rows.append(
                (town.id, f"{town.id[:2].upper()}{town.id[-1].upper()}{i + 1:02d}", *INDUSTRIES[industry])
            )
    frame = pd.DataFrame(rows, columns=["unit", "enterprise", "industry", "product", "weight"])
    return frame.assign(size=pick(rng, anchors.SHARE_BY_SIZE, len(frame)))


def enterprises(year: int) -> pd.DataFrame:
    """Credit grade and blacklist of every manufacturer (企业质量信用与黑名单)."""
    rng = stream("enterprises")
    known = makers()[["unit", "enterprise"]]
    first = pick(rng, {"A": 30, "B": 45, "C": 20, "D": 5}, len(known))
    worse = pd.Series(first).map({"A": "A", "B": "C", "C": "D", "D": "D"})
    later = np.where(rng.random(len(known)) < 0.1, worse, first)
    grade = first if year == YEARS[0] else later
    listed = grade == "D"
    since = np.where(first == "D", f"{YEARS[0]}-10-20", f"{YEARS[1]}-03-15")
    removed = listed & (first == "D") & (rng.random(len(known)) < 0.5) & (year == YEARS[1])
    return known.assign(
        credit_grade=grade,
        blacklisted=listed.astype(int),
        since=np.where(listed, since, ""),
        until=np.where(removed, f"{YEARS[1]}-11-30", ""),
    )


def inspections(year: int) -> pd.DataFrame:
    """Batches inspected (监督抽查与例行监测的批次); every unit's sums are those of `stories`."""
    pool = makers()
    parts = [_food(year, town.id) for town in TOWNS]
    for unit in stories.BATCHES["manufacturing"]:
        rng, own = stream(f"manufacturing {unit}", year), pool[pool["unit"] == unit]
        for quarter, (passed, inspected) in zip(
            QUARTERS, counts(stories.MANUFACTURING[year][unit]), strict=True
        ):
            parts.append(_manufactured(rng, own, passed, days_in_quarter(rng, year, quarter, inspected)))
    for unit in stories.BATCHES["farm_produce"]:
        rng = stream(f"farm produce {unit}", year)
        for quarter, (passed, inspected) in zip(
            QUARTERS, counts(stories.FARM_PRODUCE[year][unit]), strict=True
        ):
            parts.append(_grown(rng, unit, passed, days_in_quarter(rng, year, quarter, inspected)))
    frame = pd.concat(parts, ignore_index=True).sort_values(["date", "unit"], kind="stable")
    columns = [
        "unit",
        "date",
        "domain",
        "passed",
        "product",
        "industry",
        "stratum",
        "enterprise",
        "size",
        "weight",
    ]
    return frame[columns]


def _manufactured(rng, own: pd.DataFrame, passed: int, days: np.ndarray) -> pd.DataFrame:
    rows = own.iloc[rng.integers(len(own), size=len(days))].reset_index(drop=True)
    stratum = pick(rng, anchors.SHARE_BY_STRATUM, len(rows))
    odds = rows["size"].map(anchors.FAIL_BY_SIZE) * pd.Series(stratum).map(anchors.FAIL_BY_STRATUM)
    verdict = _verdicts(rng, passed, odds.to_numpy())
    return rows.assign(date=days, domain="manufacturing", passed=verdict, stratum=stratum)


def _grown(rng, unit: str, passed: int, days: np.ndarray) -> pd.DataFrame:
    kind = pick(rng, anchors.SHARE_BY_CLASS, len(days))
    product = [
        PRODUCE[k][i % len(PRODUCE[k])] for k, i in zip(kind, rng.integers(6, size=len(days)), strict=True)
    ]
    verdict = _verdicts(rng, passed, np.array([anchors.FAIL_BY_CLASS[k] for k in kind]))
    farm = [f"{unit[:2].upper()}{unit[-1].upper()}F{i}" for i in rng.integers(1, 8, size=len(days))]
    facts = {"date": days, "passed": verdict, "product": product, "stratum": kind, "enterprise": farm}
    return pd.DataFrame(facts).assign(unit=unit, domain="farm_produce", weight=1.0)


def _food(year: int, unit: str) -> pd.DataFrame:
    """Food batches, which no measured criterion counts."""
    rng, number = stream(f"food {unit}", year), anchors.FOOD_BATCHES_A_TOWN[year]
    days = np.sort(np.concatenate([days_in_quarter(rng, year, q, -(-number // 4)) for q in QUARTERS]))[
        :number
    ]
    verdict = (rng.random(number) < anchors.FOOD_PASS_RATE).astype(int)
    facts = {"date": days, "passed": verdict, "product": rng.choice(FOODS, size=number)}
    stratum = pick(rng, anchors.SHARE_BY_STRATUM, number)
    return pd.DataFrame(facts).assign(unit=unit, domain="food", stratum=stratum, weight=1.0)


def _verdicts(rng, passed: int, odds: np.ndarray) -> np.ndarray:
    """0 for as many as must fail, the likelier ones first; 1 for the rest."""
    verdict = np.ones(len(odds), int)
    failed = rng.choice(len(odds), size=len(odds) - passed, replace=False, p=odds / odds.sum())
    verdict[failed] = 0
    return verdict


def measures(year: int) -> pd.DataFrame:
    """Quarterly sums, and the rates that come without counts (量化指标数据)."""
    rows = []
    for domain, measure, by_unit, source in (
        ("manufacturing", "manufacturing_pass_rate", stories.MANUFACTURING[year], "区工商质监局季报（样本）"),
        ("farm_produce", "farm_produce_pass_rate", stories.FARM_PRODUCE[year], "区农委季报（样本）"),
    ):
        for unit in stories.SUMS[domain]:
            sums = zip(QUARTERS, counts(by_unit[unit]), strict=True)
            rows += [(unit, measure, quarter, *passed_of, "", source) for quarter, passed_of in sums]
    for unit, rates in stories.FARM_RATE[year].items():
        published = "区农委通报，未附批次数（样本）"
        rows += [(unit, "farm_produce_pass_rate", q, "", "", rate, published) for q, rate in rates.items()]
    columns = ["unit", "measure", "quarter", "numerator", "denominator", "value", "source"]
    return pd.DataFrame(rows, columns=columns)


def targets(year: int) -> pd.DataFrame:
    """The year's targets (年度目标值)."""
    return pd.DataFrame(stories.TARGETS[year], columns=["measure", "target", "unit", "basis"])
