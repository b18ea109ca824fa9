"""The district report in words (全区报告行文): its answer and the lead of each section."""

import pandas as pd

from qualitykit.language import listed, say, sentences
from qualitykit.language.inert import as_markdown
from qualitykit.scoring import Assessment
from qualitykit.tables.bonus import held
from qualitykit.tables.cells import change, points, total
from qualitykit.tables.facts import KINDS, grade_of, kind_name, numbered
from qualitykit.tables.grid import district_criteria
from qualitykit.tables.losses import offices
from qualitykit.tables.movement import moves
from qualitykit.tables.notices import overdue
from qualitykit.tables.standing import ranked
from qualitykit.tables.timeline import Moment, before, same_last_year
from qualitykit.tables.unit_words import common_limits, gap_words, range_words, veto_words
from qualitykit.tables.words import bullets, front, part, period_title, section
from qualitykit.workspace import Workspace


def district_title(workspace: Workspace, now: Assessment, language: str) -> str:
    """Title of the district report (全区报告标题), with the banner of made-up data."""
    values = {"district": as_markdown(workspace.name[language]), "period": period_title(now.period, language)}
    return front(say("report.district_title", language, **values), workspace, now.rubric, language)


def district_answer(workspace: Workspace, now: Assessment, language: str) -> str:
    """The first paragraph (结论): the district's total and grade, the units' grades, where points went."""
    grade = grade_of(now, None)
    if grade["total"] is None:
        return say("answer.district_no_total", language, district=as_markdown(workspace.name[language]))
    values = {"total": total(grade["total"], now.rubric), "grade": grade["grade"]}
    values["before"] = grade["grade_before_veto"]
    key = ("district_veto" if grade["veto"] else "district") + ("_final" if now.period.final else "_so_far")
    names = {"district": as_markdown(workspace.name[language]), "period": period_title(now.period, language)}
    first = [say(f"answer.{key}", language, **values, **names), veto_words(now, None, language)]
    first.append(gap_words(now, grade, language))
    second = [_grades_in_words(now, kind, language) for kind in KINDS]
    second += [_most_lost(now, language), range_words(now, grade, language)]
    return f"{sentences(first, language)}\n\n{sentences(second, language)}"


def _grades_in_words(now: Assessment, kind: str, language: str) -> str:
    """How many units of a kind have which grade, and who leads and who comes last."""
    rows = ranked(now, kind)
    if rows.empty:
        return ""
    ids = [grade.id for grade in now.rubric.grades.scale]
    counts = {grade: int((rows["grade"] == grade).sum()) for grade in ids}
    said = [say("answer.grade_count", language, grade=grade, count=n) for grade, n in counts.items() if n]
    if none := int(rows["grade"].isna().sum()):
        said.append(say("answer.no_grade_count", language, count=none))
    values = {"kind": say(f"heading.{kind}", language), "count": len(rows), "grades": listed(said, language)}
    return say("answer.grades", language, **values) + _ends(now, rows, language)


def _ends(now: Assessment, rows: pd.DataFrame, language: str) -> str:
    placed = rows[[bool(rank) for rank in rows["rank"]]]
    if len(placed) < 2:
        return say("answer.stop", language)
    titles = {unit.id: as_markdown(unit.title(language)) for unit in now.units}
    first = listed((titles[unit] for unit in placed.loc[placed["rank"] == 1, "unit"]), language)
    last = listed(
        (titles[unit] for unit in placed.loc[placed["rank"] == placed["rank"].max(), "unit"]), language
    )
    return say("answer.ends", language, first=first, last=last)


def _most_lost(now: Assessment, language: str) -> str:
    lost = iter(loss for _, loss, _ in district_criteria(now))
    by_topic = [(sum(next(lost) for _ in topic.criteria), topic) for topic in now.rubric.topics]
    most = sorted((pair for pair in by_topic if pair[0]), key=lambda pair: -pair[0])[:3]
    if not most:
        return say("answer.nothing_lost", language)
    told = [
        say(
            "answer.lost_on",
            language,
            criterion=as_markdown(numbered(topic, language)),
            lost=points(loss),
        )
        for loss, topic in most
    ]
    return say("answer.most_lost", language, most=listed(told, language))


def official_lead(now: Assessment, language: str) -> str:
    """Lead of the official table (考核结果一节)."""
    key = "lead.official_final" if now.period.final else "lead.official"
    return section("official", language, say(key, language))


def kind_lead(now: Assessment, kind: str, language: str) -> str:
    """Heading of a kind's official table (某类单位小节), or why there is none."""
    count = sum(unit.kind == kind for unit in now.units)
    values = {"kind": kind_name(kind, language), "count": count}
    return part(kind, language, say("lead.kind" if count else "lead.no_units", language, **values))


def shares_lead(now: Assessment, language: str) -> str:
    """Lead of the heat map (得分率一节)."""
    topics = listed((as_markdown(numbered(topic, language)) for topic in now.rubric.topics), language)
    return section(
        "shares", language, say("lead.shares", language), say("lead.topics", language, topics=topics)
    )


def losses_lead(now: Assessment, language: str) -> str:
    """Lead of the losses by topic (失分一节)."""
    grade = grade_of(now, None)
    if not grade["settled"]:
        return section("losses", language, say("lead.nothing_settled", language))
    values = {"settled": points(grade["settled"]), "lost": points(grade["settled"] - grade["points"])}
    return section("losses", language, say("lead.losses", language, **values))


def offices_lead(now: Assessment, language: str) -> str:
    """Lead of the losses by office (按责任部门小节)."""
    found = offices(now)
    if not found:
        return part("offices", language, say("lead.no_departments", language))
    first = found[0]
    if not first.towns:
        return part("offices", language, say("lead.offices_none", language))
    values = {"office": as_markdown(first.unit.title(language)), "lost": points(first.towns)}
    return part("offices", language, say("lead.offices", language, **values))


def movement_lead(moments: tuple[Moment, ...], language: str) -> str:
    """Lead of what moved (变动一节)."""
    earlier, last = before(moments), same_last_year(moments)
    said = [_since(moments, language) if earlier else say("lead.first_quarter", language)]
    if last.assessment is None:
        said.append(say("lead.no_last_year", language, year=last.period.year))
    elif last.assessment.restated:
        said.append(say("lead.restated", language, year=last.period.year))
    return section("movement", language, sentences(said, language))


def _since(moments: tuple[Moment, ...], language: str) -> str:
    """Who fell and who rose most since the quarter before."""
    period = period_title(before(moments).period, language)
    known = moves(moments)
    if not known:
        return say("lead.no_earlier_total", language)
    ends = {unit.id: (unit, by) for unit, by in (known[-1], known[0]) if by}
    if not ends:
        return say("lead.nothing_moved", language, period=period)
    told = [
        say("lead.moved", language, unit=as_markdown(unit.title(language)), change=change(by))
        for unit, by in ends.values()
    ]
    return say("lead.movement", language, period=period, moves=listed(told, language))


def veto_lead(now: Assessment, language: str) -> str:
    """Lead of the vetoes (否决一节), or that there is none."""
    found = len(now.findings)
    said = say("lead.vetoes", language, count=found) if found else say("lead.no_vetoes", language)
    return section("vetoes", language, said)


def honours_lead(workspace: Workspace, now: Assessment, language: str) -> str:
    """Lead of the honours (加分小节), or that there is none."""
    rows = held(workspace, now, language)
    if rows.empty:
        return part("honours", language, say("lead.no_honours", language))
    cap = points(now.rubric.bonus.cap)
    over = [bool(value) for value in now.grades["bonus_wasted"]]
    said = say("lead.honours", language, count=len(rows), cap=cap)
    more = "lead.wasted" if any(over) else "lead.nothing_wasted"
    return part("honours", language, sentences([said, say(more, language)], language))


def bulletin_lead(workspace: Workspace, now: Assessment, language: str) -> str:
    """Lead of the bulletin (通报一节): how many tasks are overdue, and whose."""
    late = overdue(workspace, now)
    if late is None:
        said = say("lead.no_tasks", language, year=now.period.year)
    elif late.empty:
        said = say("lead.no_late", language, day=f"{now.end:%Y-%m-%d}")
    else:
        titles = {unit.id: as_markdown(unit.title(language)) for unit in now.units}
        by_unit = late.groupby("unit", sort=False).size().sort_values(ascending=False, kind="stable")
        named = [
            say("lead.late_unit", language, unit=titles[unit], count=n) for unit, n in by_unit.head(3).items()
        ]
        values = {"units": len(by_unit), "most": listed(named, language), "day": f"{now.end:%Y-%m-%d}"}
        said = say("lead.late", language, count=len(late), **values)
    return section("bulletin", language, part("late", language, said))


def unreported_lead(now: Assessment, language: str) -> str:
    """Lead of what nobody reported (未报送小节), or that there is nothing."""
    missing = now.scores["status"].isin(["open", "unreported"])
    units = now.scores.loc[missing, "unit"].nunique()
    if not units:
        return part("unreported", language, say("lead.nothing_unreported", language))
    key = "lead.unreported_final" if now.period.final else "lead.unreported"
    return part("unreported", language, say(key, language, count=int(missing.sum()), units=units))


def district_limits(workspace: Workspace, now: Assessment, language: str) -> str:
    """What this page cannot tell (局限一节)."""
    lines = [say("limit.district_mean", language)]
    if any(unit.kind == "department" for unit in now.units):
        lines.append(say("limit.few_points", language))
    return section("limits", language, bullets([*lines, *common_limits(workspace, now, language)]))
