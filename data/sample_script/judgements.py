"""Awards, tasks, honours and incidents (给分、任务、加分、否决)."""

from datetime import timedelta

import numpy as np
import pandas as pd

from qualitykit.rubric import Criterion, Rubric
from sample_script import stories
from sample_script.draws import QUARTERS, first_day, last_day, stream
from sample_script.units import Unit

# A criterion is judged in one quarter for all its units; one unit in eight is judged a quarter later.
JUDGED_IN = {1: 0.08, 2: 0.17, 3: 0.42, 4: 0.33}
JUDGED_EARLY = ("3.2.3", "3.8.2")  # by Q3 at the latest, for the stories that hang on them
LATE, REVISED = 1 / 8, 1 / 14
EVIDENCE = {
    "3.1": ("规划文本", "年度工作方案"),
    "3.2": ("会议纪要", "考核办法"),
    "3.3": ("活动照片与签到表", "宣传简报"),
    "3.4": ("品牌培育台账", "奖励办法"),
    "3.5": ("统计报表", "质量分析报告"),
    "3.6": ("预算批复", "支出明细"),
    "3.7": ("企业承诺书", "准入核查记录"),
    "3.8": ("检定证书清单", "培训记录"),
    "4.1": ("制度汇编", "应急预案"),
    "4.2": ("信用数据库截图", "诚信企业名单"),
    "4.3": ("风险监测月报", "检查记录"),
    "4.4": ("专项行动总结", "案件移送单"),
    "4.5": ("投诉台账", "回访记录"),
    "4.6": ("抽查通报", "责任书"),
    "4.7": ("监督检查记录", "机构批文"),
    "4.8": ("服务标准", "联合检查记录"),
}
GROUPS = {"3": "考核一组", "4": "考核二组"}
SECOND_GROUP = "人大政协评议组"


def awards(year: int, rubric: Rubric, units: tuple[Unit, ...]) -> pd.DataFrame:
    """What assessors gave, criterion by criterion (评审给分)."""
    rng = stream("awards", year)
    schedule = _schedule(year, rubric)
    rows = []
    for unit in units:
        for criterion, halves in _given(rng, year, unit, rubric):
            quarter = schedule[criterion.id]
            late = rng.random() < LATE and criterion.id not in JUDGED_EARLY
            rows += _rows(rng, year, unit, criterion, halves, min(4, quarter + late))
    columns = ["unit", "criterion", "quarter", "points", "assessor", "evidence", "date", "note"]
    frame = pd.DataFrame(rows, columns=columns).sort_values("quarter", kind="stable")
    return _misprinted(frame, "awards", frame["assessor"] == GROUPS["4"])


def _schedule(year: int, rubric: Rubric) -> dict[str, int]:
    """The quarter in which each criterion is judged."""
    rng = stream("schedule", year)
    drawn = rng.choice(list(JUDGED_IN), size=len(rubric.criteria), p=list(JUDGED_IN.values()))
    schedule = {criterion.id: int(quarter) for criterion, quarter in zip(rubric.criteria, drawn, strict=True)}
    return schedule | {name: min(3, schedule[name]) for name in JUDGED_EARLY}


def _given(rng, year: int, unit: Unit, rubric: Rubric) -> list[tuple[Criterion, int]]:
    """The criteria on which a unit is judged, each with its points in halves; they add up to what stories says."""
    fixed = _fixed(year, unit)
    never = stories.UNREPORTED.get(year, {}).get(unit.id, ())
    mine = [c for c in rubric.responsible(unit.id, unit.kind) if c.id not in never]
    free = [c for c in mine if not c.measured and c.id not in fixed]
    whole = round(2 * stories.AWARDED[unit.id] * stories.AWARDED_SHARE[year])
    halves = _lowered(rng, np.array([int(2 * c.points) for c in free]), whole - sum(fixed.values()))
    given = dict(zip([c.id for c in free], halves.tolist(), strict=True)) | fixed
    return [(c, given[c.id]) for c in mine if c.id in given]


def _fixed(year: int, unit: Unit) -> dict[str, int]:
    """Points, in halves, that the stories set: awards that stand in, and the mean of two far apart."""
    far = {key: sum(pair) / 2 for key, pair in stories.FAR_APART.get(year, {}).items()}
    chosen = stories.STANDS_IN[year] | far
    return {name: round(2 * points) for (of, name), points in chosen.items() if of == unit.id}


def _lowered(rng, full: np.ndarray, total: int) -> np.ndarray:
    """Full points, lowered half by half at random until they add up to the total."""
    points = full.copy()
    while points.sum() > total:
        odds = np.where(points > 0, full, 0)
        points[rng.choice(len(points), p=odds / odds.sum())] -= 1
    return points


def _rows(rng, year: int, unit: Unit, criterion: Criterion, halves: int, quarter: int) -> list[tuple]:
    """One award; or two assessors' of the same mean; or a first one and the revision that stands."""
    full = int(2 * criterion.points)
    apart = stories.FAR_APART.get(year, {}).get((unit.id, criterion.id))
    if apart or criterion.id in stories.TWO_ASSESSORS:
        room = int(rng.random() < 0.6 and 0 < halves < full)
        first, second = (2 * points for points in apart) if apart else (halves - room, halves + room)
        return [
            _row(rng, year, unit, criterion, first, quarter),
            _row(rng, year, unit, criterion, second, quarter, assessor=SECOND_GROUP),
        ]
    row = _row(rng, year, unit, criterion, halves, quarter)
    if quarter == 4 or criterion.measured or rng.random() >= REVISED or not 0 < halves < full:
        return [row]
    later = int(rng.integers(quarter + 1, 5))
    before = halves + int(rng.choice([-1, 1]))
    revised = _row(rng, year, unit, criterion, halves, later, note="复核后调整（样本）")
    return [_row(rng, year, unit, criterion, before, quarter), revised]


def _row(rng, year, unit, criterion, halves, quarter, assessor=None, note="") -> tuple:
    topic = criterion.id.rsplit(".", 1)[0]
    evidence = f"{EVIDENCE[topic][int(rng.integers(2))]} 样本{year % 100}-{int(rng.integers(1, 1000)):03d}"
    day = last_day(year, quarter) - timedelta(days=int(rng.integers(1, 21)))
    if criterion.measured:
        note = "未建工程名册，评审代替（样本）"
    group = assessor or GROUPS[criterion.id[0]]
    return unit.name, criterion.id, quarter, f"{halves / 2:g}", group, evidence, day, note


def tasks(year: int, rubric: Rubric, units: tuple[Unit, ...]) -> pd.DataFrame:
    """Who has to do what until when (任务分解); the lower a unit's awards, the later it is done."""
    rng = stream("tasks", year)
    rows = [
        _task(rng, year, unit, criterion, number)
        for number, unit in enumerate(units, start=1)
        for criterion in rubric.responsible(unit.id, unit.kind)
        if not criterion.measured
    ]
    columns = ["unit", "criterion", "office", "post", "person", "due", "quality", "quantity", "done"]
    frame = pd.DataFrame(rows, columns=columns)
    return _misprinted(frame, "tasks", frame["criterion"].str.startswith("3.3"))


def _task(rng, year: int, unit: Unit, criterion: Criterion, number: int) -> tuple:
    quarter = QUARTERS[int(rng.integers(1, 4))]
    due = last_day(year, quarter) - timedelta(days=int(rng.integers(5, 30)))
    never = criterion.id in stories.UNREPORTED.get(year, {}).get(unit.id, ())
    slow = 28 if unit.id in ("xincheng", "commerce", "transport") else 4
    done = due + timedelta(days=round(rng.normal(-9, 6) + rng.exponential(slow)))
    done = "" if never or done > last_day(year, 4) else max(done, first_day(year, quarter))
    person = f"样本{number:02d}{int(rng.integers(1, 5))}"
    office = ("综合科", "质量科", "监管科")[int(rng.integers(3))]
    post = ("科长", "科员")[int(rng.integers(2))]
    return unit.name, criterion.id, office, post, person, due, "合格", "1套", done


def _misprinted(frame: pd.DataFrame, table: str, where: pd.Series) -> pd.DataFrame:
    """Some rows name a unit as the document misprints it."""
    return frame.assign(unit=frame["unit"].mask(where, frame["unit"].replace(stories.MISPRINTS[table])))


def honours(year: int) -> pd.DataFrame:
    """Honours of the year (加分项)."""
    frame = pd.DataFrame(stories.HONOURS[year], columns=["unit", "honour", "date", "holder"])
    return frame.assign(evidence="样本公告")


def incidents(year: int) -> pd.DataFrame:
    """Incidents, with or without an official finding (否决项)."""
    columns = ["unit", "date", "title", "finding", "authority", "evidence"]
    return pd.DataFrame(stories.INCIDENTS[year], columns=columns)
