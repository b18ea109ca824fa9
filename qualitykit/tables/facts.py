"""What several tables ask of an assessment (取数): a unit's place in it, its row of the grades, its remarks."""

from fractions import Fraction

import pandas as pd

from qualitykit.language import say
from qualitykit.memo import remembered
from qualitykit.rubric import Criterion, Topic
from qualitykit.scoring import Assessment
from qualitykit.tables.cells import DASH, fixed, points, total
from qualitykit.workspace import Unit
from qualitykit.workspace.district import KINDS
from qualitykit.workspace.schema import DISTRICT


def place_of(now: Assessment, unit: Unit) -> int:
    """Where a unit stands among the units of an assessment (单位序号)."""
    return [one.id for one in now.units].index(unit.id)


def titles(now: Assessment, language: str) -> dict[str, str]:
    """The name of every unit, and of the district, by id (名称)."""
    return {unit.id: unit.title(language) for unit in now.units} | {
        DISTRICT: say("column.district", language)
    }


@remembered()
def grades(now: Assessment, kind: str | None = None) -> pd.DataFrame:
    """The rows of the grades, of one kind of units where asked (等级表); None where there is no value."""
    rows = now.grades if kind is None else now.grades[now.grades["kind"] == kind]
    return rows.astype(object).where(rows.notna(), None)


def grade_of(now: Assessment, unit: Unit | None) -> pd.Series:
    """A unit's row of the grades, or the district's (等级表的一行)."""
    rows = grades(now)
    return rows[rows["unit"] == (DISTRICT if unit is None else unit.id)].iloc[0]


def criteria_of(now: Assessment, unit: Unit) -> list[tuple[int, Criterion]]:
    """The criteria for which a unit answers, with their numbers in the assessment's arrays (责任项目)."""
    mine = now.evidence.responsible[:, place_of(now, unit)]
    return [(c, criterion) for c, criterion in enumerate(now.rubric.criteria) if mine[c]]


def earned(now: Assessment, c: int, u: int) -> Fraction | None:
    """A unit's points on a criterion, by their numbers in the arrays (实得分); None where open or not applicable."""
    row = now.points[c]
    return Fraction(int(row.points[u]), now.evidence.scale) if row.scored[u] and row.applicable[u] else None


def numbered(one: Topic | Criterion, language: str) -> str:
    """The number and title of a topic or a criterion (编号与名称)."""
    return f"{one.id} {one.title(language)}"


def kind_name(kind: str, language: str) -> str:
    """A kind of unit in words (单位类别)."""
    return say(f"kind.{kind}", language)


def range_text(grade: pd.Series, now: Assessment) -> str:
    """What a total can still come to by the year's end (年终区间); a single number where it cannot move."""
    low, high = total(grade["low"], now.rubric), total(grade["high"], now.rubric)
    if grade["high"] is None:
        return DASH
    return low if grade["low"] == grade["high"] else f"{low}–{high}"


def remarks(now: Assessment, grade: pd.Series, language: str) -> str:
    """What must be known beside a grade (备注): veto, gap between grades, no rank, no total."""
    said = []
    if grade["total"] is None:
        said.append(say("remark.no_total", language))
    if grade["veto"]:
        said.append(say("remark.veto", language, grade=grade["grade_before_veto"] or DASH))
    if grade["gap"]:
        said.append(say("remark.gap", language))
    if below_floor(now, grade):
        said.append(say("remark.no_rank", language, floor=points(now.rubric.settings.rank_floor)))
    return say("words.semicolon", language).join(said) or DASH


def below_floor(now: Assessment, grade: pd.Series) -> bool:
    """Whether too little is within a unit's reach for a rank (可得分不足，不排名)."""
    return grade["kind"] in KINDS and grade["available"] < now.rubric.settings.rank_floor


def share_text(part: Fraction, whole: Fraction, places: int = 1) -> str:
    """A part as a percentage of the whole (占比), a dash where there is no whole.

    Only the whole itself is printed as 100: anything less keeps a decimal that shows it.

    >>> share_text(Fraction(1), Fraction(3)), share_text(Fraction(999), Fraction(1000), 0)
    ('33.3', '99.9')
    """
    if not whole:
        return DASH
    percent = 100 * Fraction(part) / whole
    while percent < 100 and round(percent * 10**places) == 100 * 10**places:
        places += 1
    return fixed(percent, places)
