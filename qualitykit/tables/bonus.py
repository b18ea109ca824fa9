"""What adds to a total and what overrides it (加分与否决): honours held, and incidents with an official finding."""

from fractions import Fraction

import pandas as pd

from qualitykit.language import say
from qualitykit.rubric import Honour
from qualitykit.scoring import Assessment
from qualitykit.scoring.conditions import State, judge
from qualitykit.scoring.sentences import Sentences
from qualitykit.scoring.totals import eligible
from qualitykit.tables.cells import DASH, day, frame, points, text, total
from qualitykit.tables.facts import grades, titles
from qualitykit.workspace import Workspace
from qualitykit.workspace.schema import DISTRICT

HELD = ("unit", "honour", "date", "holder", "evidence", "counted", "reason", "source")


def held(workspace: Workspace, now: Assessment, language: str) -> pd.DataFrame:
    """Every honour that anybody holds by the period's end (加分项明细), in the rubric's order.

    Returns:
        unit (an id, or `district`), honour, date, holder, evidence, counted, reason, source. `counted` is what it
        adds before the cap, exact: 0 where the unit holds the same kind already and each kind counts once.
    """
    rows = [*_granted(workspace, now), *_computed(now, language)]
    order = {honour.id: place for place, honour in enumerate(now.rubric.bonus.honours)}
    rows.sort(key=lambda row: order[row[1]])
    return pd.DataFrame(rows, columns=list(HELD), dtype=object)


def _granted(workspace: Workspace, now: Assessment) -> list[tuple]:
    """Rows of `honours` dated up to the period's end, the first of each kind counting."""
    table = workspace.year(now.period.year).tables.get("honours")
    if table is None:
        return []
    end = pd.Timestamp(now.end)
    kinds = now.rubric.honours
    counts = (table.frame["date"] <= end) & table.frame["honour"].isin(list(kinds))
    rows = table.frame[counts].sort_values("date", kind="stable")
    again = rows.duplicated(["unit", "honour"]) & (now.rubric.settings.honour_counting == "once")
    worth = [
        Fraction(0) if repeated or kinds[honour].rule is not None else kinds[honour].points
        for honour, repeated in zip(rows["honour"], again, strict=True)
    ]
    source = [f"{table.path}:{row}" for row in rows.index]
    given = rows[["unit", "honour", "date", "holder", "evidence"]]
    told = given.assign(counted=pd.Series(worth, rows.index, object), reason="", source=source)
    return list(told.itertuples(index=False, name=None))


def _computed(now: Assessment, language: str) -> list[tuple]:
    """Honours that the rubric computes from a measure, with the arithmetic in the reason."""
    return [
        row for honour in now.rubric.bonus.honours if honour.rule for row in _earned(honour, now, language)
    ]


def _earned(honour: Honour, now: Assessment, language: str) -> list[tuple]:
    told = Sentences(now, language)
    earned = (judge(honour.rule, now.evidence) == State.MET) & eligible(honour, now.evidence.towns)
    return [
        (unit.id, honour.id, None, "", "", honour.points, told.condition(honour.rule, u), "")
        for u, unit in enumerate(now.units)
        if earned[u]
    ]


def honours(workspace: Workspace, now: Assessment, language: str) -> pd.DataFrame:
    """Honours by unit, and what each adds before the cap (加分项), in the rubric's order."""
    rows = held(workspace, now, language)
    names = titles(now, language)
    kinds = now.rubric.honours
    cells = [
        (
            names[row.unit],
            kinds[row.honour].title(language),
            day(row.date),
            text(row.holder),
            points(row.counted),
            kinds[row.honour].clause,
            row.reason or counted_again(row.counted, language),
        )
        for row in rows.itertuples(index=False)
    ]
    return frame([say(f"column.{name}", language) for name in _HONOURS], cells)


_HONOURS = ("unit", "honour", "date", "holder", "counted", "clause", "remark")


def counted_again(counted: Fraction, language: str) -> str:
    """What is said of an honour that adds nothing (同类不重复计)."""
    return DASH if counted else say("remark.counted_once", language)


def wasted(now: Assessment, language: str) -> pd.DataFrame:
    """What the cap on the bonus cost (超出加分上限): a row for each unit, or the district, that lost some of it."""
    names = titles(now, language)
    rows = grades(now)
    over = rows[[bool(value) for value in rows["bonus_wasted"]]]
    cells = [
        (names[row.unit], points(row.bonus + row.bonus_wasted), points(row.bonus), points(row.bonus_wasted))
        for row in over.itertuples(index=False)
    ]
    return frame(
        [say(f"column.{name}", language) for name in ("unit", "before_cap", "bonus", "wasted")], cells
    )


def findings(now: Assessment, language: str) -> pd.DataFrame:
    """Incidents with an official finding, and what they did to the grade (一票否决)."""
    names = titles(now, language)
    graded = grades(now).set_index("unit")
    rows = [
        (
            names[row.unit],
            day(row.date),
            text(row.title),
            text(row.finding),
            text(row.authority),
            total(graded.at[row.unit, "total"], now.rubric),
            graded.at[row.unit, "grade_before_veto"] or DASH,
            graded.at[row.unit, "grade"] or DASH,
        )
        for row in now.findings.itertuples(index=False)
    ]
    return frame([say(f"column.{name}", language) for name in _FINDINGS], rows)


_FINDINGS = ("unit", "date", "incident", "finding", "authority", "total", "before_veto", "grade")


def found_against(now: Assessment, unit: str) -> pd.DataFrame:
    """The findings that name a unit (涉及本单位的认定); all of them for the district."""
    return now.findings if unit == DISTRICT else now.findings[now.findings["unit"] == unit]
