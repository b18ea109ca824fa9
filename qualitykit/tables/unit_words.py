"""The unit report in words (单位报告行文): its answer and the lead of each section."""

from fractions import Fraction

import pandas as pd

from qualitykit.language import listed, say, sentences
from qualitykit.language.inert import as_markdown
from qualitykit.scoring import Assessment
from qualitykit.scoring.criteria import Why
from qualitykit.tables.bonus import found_against
from qualitykit.tables.cells import day, fixed, points, text, total
from qualitykit.tables.facts import (
    below_floor,
    criteria_of,
    grade_of,
    grades,
    kind_name,
    numbered,
    place_of,
    range_text,
)
from qualitykit.tables.grid import grid
from qualitykit.tables.measured import all_pass_rates, amounts_of, banded_criteria
from qualitykit.tables.standing import AROUND, FIRST, SHOWN
from qualitykit.tables.timeline import Moment, before
from qualitykit.tables.words import bullets, front, part, period_title, section
from qualitykit.workspace import Unit, Workspace
from qualitykit.workspace.schema import DISTRICT

MOST_LOST = 3


def unit_title(workspace: Workspace, now: Assessment, unit: Unit, language: str) -> str:
    """Title of the unit report (单位报告标题), with the banner of made-up data."""
    names = {"unit": as_markdown(unit.title(language)), "district": as_markdown(workspace.name[language])}
    title = say("report.unit_title", language, period=period_title(now.period, language), **names)
    return front(title, workspace, now.rubric, language)


def unit_answer(now: Assessment, unit: Unit, language: str) -> str:
    """The first paragraph (结论): which grade, why, and what can still change."""
    grade = grade_of(now, unit)
    name = as_markdown(unit.title(language))
    if not len(criteria_of(now, unit)):
        return say("answer.no_duty", language, unit=name)
    if grade["total"] is None:
        values = {"unit": name, "available": points(grade["available"])}
        first = say("answer.no_total", language, count=len(criteria_of(now, unit)), **values)
        return sentences([first, veto_words(now, unit, language)], language)
    first = sentences([_standing(now, unit, grade, language), veto_words(now, unit, language)], language)
    second = [_arithmetic(now, unit, grade, language), gap_words(now, grade, language)]
    second += [_most_lost(now, unit, language), range_words(now, grade, language)]
    return f"{first}\n\n{sentences(second, language)}"


def _standing(now: Assessment, unit: Unit, grade: pd.Series, language: str) -> str:
    values = {
        "unit": as_markdown(unit.title(language)),
        "period": period_title(now.period, language),
        "total": total(grade["total"], now.rubric),
        "grade": grade["grade"],
    }
    values["before"] = grade["grade_before_veto"]
    key = ("veto" if grade["veto"] else "total") + ("_final" if now.period.final else "_so_far")
    return say(f"answer.{key}", language, **values) + _rank_words(now, unit, grade, language)


def _rank_words(now: Assessment, unit: Unit, grade: pd.Series, language: str) -> str:
    if below_floor(now, grade):
        floor = points(now.rubric.settings.rank_floor)
        return say("answer.no_rank", language, available=points(grade["available"]), floor=floor)
    if grade["rank_of"] == 1:
        return say("answer.alone", language, kind=kind_name(unit.kind, language))
    tied = sum(grades(now, unit.kind)["rank"] == grade["rank"]) > 1
    values = {"rank": grade["rank"], "of": grade["rank_of"], "kind": kind_name(unit.kind, language)}
    return say("answer.tied" if tied else "answer.rank", language, **values)


def veto_words(now: Assessment, unit: Unit | None, language: str) -> str:
    """What a veto did (一票否决); nothing where there is none."""
    grade = grade_of(now, unit)
    if not grade["veto"]:
        return ""
    rows = found_against(now, DISTRICT if unit is None else unit.id)
    said = [
        say(
            "answer.finding",
            language,
            day=day(row.date),
            title=as_markdown(row.title),
            finding=as_markdown(text(row.finding)),
        )
        for row in rows.itertuples(index=False)
    ]
    what = say("words.semicolon", language).join(said)
    return say("answer.finding_of", language, what=what, clause=as_markdown(now.rubric.veto.clause))


def _arithmetic(now: Assessment, unit: Unit, grade: pd.Series, language: str) -> str:
    """From points within reach to the total, in one sentence."""
    values = {name: points(grade[name]) for name in ("available", "settled", "points", "bonus")}
    values |= {"lost": points(grade["settled"] - grade["points"]), "base": fixed(grade["base"])}
    counted = say("answer.arithmetic", language, count=len(criteria_of(now, unit)), **values)
    wasted = grade["bonus_wasted"]
    if wasted:
        counted += say("answer.wasted", language, wasted=points(wasted), cap=points(now.rubric.bonus.cap))
    return counted + say("answer.stop", language)


def gap_words(now: Assessment, grade: pd.Series, language: str) -> str:
    """That a total lies between two printed grades, and where it falls (落入空档); nothing where it does not."""
    if not grade["gap"]:
        return ""
    return say(f"answer.gap_{now.rubric.settings.grade_gap}", language, grade=grade["grade_before_veto"])


def _most_lost(now: Assessment, unit: Unit, language: str) -> str:
    sums, u = grid(now), place_of(now, unit)
    mine = sorted(((-sums.lost[c, u], c) for c, _ in criteria_of(now, unit) if sums.lost[c, u]))
    if not mine:
        return say("answer.nothing_lost", language)
    most = [
        say(
            "answer.lost_on",
            language,
            criterion=as_markdown(numbered(now.rubric.criteria[c], language)),
            lost=points(Fraction(int(-lost), sums.scale)),
        )
        for lost, c in mine[:MOST_LOST]
    ]
    return say("answer.most_lost", language, most=listed(most, language))


def range_words(now: Assessment, grade: pd.Series, language: str) -> str:
    """What can still move, and how far (年终区间); nothing once it cannot."""
    if grade["low"] == grade["high"]:
        return ""
    values = {"open": points(grade["available"] - grade["settled"]), "range": range_text(grade, now)}
    if now.period.final:
        return say("answer.range_final", language, **values)
    if grade["available"] == grade["settled"]:
        return say("answer.range_judged", language, range=values["range"])
    return say("answer.range", language, **values)


def lost_lead(now: Assessment, unit: Unit, language: str) -> str:
    """Lead of what was lost and what is open (失分与未定一节)."""
    grade = grade_of(now, unit)
    if grade["settled"] == 0:
        said = say("lead.nothing_settled", language)
    elif grade["settled"] == grade["points"]:
        said = say("lead.nothing_lost", language, settled=points(grade["settled"]))
    else:
        lost = points(grade["settled"] - grade["points"])
        u = place_of(now, unit)
        count = int((grid(now).lost[:, u] > 0).sum())
        said = say("lead.lost", language, settled=points(grade["settled"]), lost=lost, count=count)
    return section("lost", language, said)


def lost_list_lead(table: pd.DataFrame, now: Assessment, unit: Unit, language: str) -> str:
    """Heading of the losses one by one (失分各项小节), or why there are none."""
    settled = grade_of(now, unit)["settled"]
    why = "answer.nothing_lost" if settled else "lead.nothing_settled"
    return part("lost_list", language, say(why if table.empty else "lead.lost_list", language))


def rates_lead(now: Assessment, unit: Unit, language: str) -> str:
    """Heading of the measured numbers, and lead of the rates against their targets (量化指标一节)."""
    banded = banded_criteria(now, unit)
    kind = ("rates" if all_pass_rates(now.rubric, banded) else "other_rates") if banded else "no_rates"
    lead = say(f"lead.{kind}", language)
    return section("measured", language, part("rates", language, lead))


def funding_lead(table: pd.DataFrame, now: Assessment, unit: Unit, language: str) -> str:
    """Lead of the money over the years (经费小节), or why there is none."""
    empty = "no_funding_data" if amounts_of(now.rubric, unit) else "no_funding"
    return part("funding", language, say(f"lead.{empty if table.empty else 'funding'}", language))


def periods_lead(moments: tuple[Moment, ...], unit: Unit | None, language: str) -> str:
    """Lead of the periods side by side (各期一节): what changed, and how last year is to be read."""
    now, last = moments[-1].assessment, moments[0]
    said = [_since(before(moments), now, unit, language)]
    if last.assessment is None:
        said.append(say("lead.no_last_year", language, year=last.period.year))
    else:
        said.append(_against_last_year(last.assessment, now, unit, language))
        if last.assessment.restated:
            said.append(say("lead.restated", language, year=last.period.year))
    return section("periods", language, sentences(said, language))


def _since(earlier: Assessment | None, now: Assessment, unit: Unit | None, language: str) -> str:
    """Points and total against the quarter before."""
    if earlier is None:
        return say("lead.first_quarter", language)
    old, new = grade_of(earlier, unit), grade_of(now, unit)
    if old["total"] is None or new["total"] is None:
        return say("lead.no_earlier_total", language)
    values = {"old": total(old["total"], now.rubric), "new": total(new["total"], now.rubric)}
    more = points(new["points"] - old["points"])
    return say("lead.since", language, period=period_title(earlier.period, language), more=more, **values)


def _against_last_year(last: Assessment, now: Assessment, unit: Unit | None, language: str) -> str:
    old, new = grade_of(last, unit), grade_of(now, unit)
    if old["total"] is None or new["total"] is None:
        return say("lead.no_last_total", language, period=period_title(last.period, language))
    values = {name: total(row["total"], now.rubric) for name, row in (("old", old), ("new", new))}
    return say("lead.last_year", language, period=period_title(last.period, language), **values)


def field_lead(now: Assessment, unit: Unit, language: str) -> str:
    """Lead of the units of the same kind (同类单位一节)."""
    alike = [one for one in now.units if one.kind == unit.kind]
    kind = kind_name(unit.kind, language)
    if len(alike) == 1:
        return section("field", language, say("lead.alone", language, kind=kind))
    said = [say("lead.field", language, count=len(alike), kind=kind)]
    if len(alike) > SHOWN:
        said.append(say("lead.field_nearest", language, first=FIRST, around=AROUND))
    if not now.period.final:
        said.append(say("lead.field_range", language))
    return section("field", language, sentences(said, language))


def criteria_lead(now: Assessment, unit: Unit, language: str) -> str:
    """Lead of the criteria one by one (逐项一节)."""
    mine = criteria_of(now, unit)
    if not mine:
        return section("criteria", language, say("lead.no_criteria", language))
    status = now.scores.loc[now.scores["unit"] == unit.id, "status"].value_counts()
    kinds = ("scored", "open", "unreported", "not_applicable")
    parts = [say(f"lead.count_{kind}", language, count=status[kind]) for kind in kinds if kind in status]
    lead = say("lead.criteria", language, count=len(mine), parts=listed(parts, language))
    return section("criteria", language, lead)


def unit_limits(workspace: Workspace, now: Assessment, unit: Unit, language: str) -> str:
    """What this page cannot tell (局限一节)."""
    mine = criteria_of(now, unit)
    judged = sum(not criterion.measured for _, criterion in mine)
    u = place_of(now, unit)
    lines = [say("limit.judged", language, judged=judged, count=len(mine))] if mine else []
    if any(now.points[c].why[u] == Why.STANDS_IN for c, _ in mine):
        lines.append(say("limit.stands_in", language))
    return section("limits", language, bullets([*lines, *common_limits(workspace, now, language)]))


def common_limits(workspace: Workspace, now: Assessment, language: str) -> list[str]:
    """What no page of the period can tell: interim, made up, adopted readings."""
    names = [] if now.period.final else ["interim"]
    names += ["adopted"] + (["synthetic"] if workspace.synthetic else [])
    return [say(f"limit.{name}", language) for name in names]
