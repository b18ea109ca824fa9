"""What it would take, in words (达到更高等级所需行文): each goal, what stands in the way, and the next honour."""

from qualitykit.language import say, sentences
from qualitykit.language.inert import as_markdown
from qualitykit.outlook import Reach, honour_worth
from qualitykit.scoring import Assessment
from qualitykit.tables.cells import points, total
from qualitykit.tables.effort_words import assumed
from qualitykit.tables.facts import grade_of
from qualitykit.tables.path import STEPS, Goals, different, effort, gained
from qualitykit.tables.prospects import shortened
from qualitykit.tables.words import part, section
from qualitykit.workspace import Unit

NAMED = 3


def lead(aims: Goals, language: str) -> str:
    """The heading and the answer (所需一节): for each goal what it takes, or why there is no way; the next honour."""
    now, wall = aims.now, aims.reaches[0].reason
    if wall == "no_basis":
        return section("path", language, say("path.no_basis", language))
    if wall == "veto":
        grade = grade_of(now, aims.unit)
        values = {"grade": grade["grade"], "before": grade["grade_before_veto"] or now.rubric.veto.grade}
        return section("path", language, say("path.veto", language, **values))
    said = [_goal_words(one, aims, language) for one in aims.reaches]
    honour = honour_words(now, aims.unit, language)
    return section("path", language, sentences(said, language), honour, _assumed(aims, language))


def _assumed(aims: Goals, language: str) -> str:
    """What the ways rest on; nothing where there is none."""
    key = "path.assumed_final" if aims.now.period.final else "path.assumed"
    return say(key, language, effort=assumed(aims.figures, language)) if aims.nearest else ""


def _goal_words(one: Reach, aims: Goals, language: str) -> str:
    now = aims.now
    tense = "final" if now.period.final else "so_far"
    values = {"grade": one.grade, "goal": total(one.goal, now.rubric), "now": total(one.now, now.rubric)}
    if one.reason == "reached":
        best = one.grade == now.rubric.grades.scale[0].id
        return say(f"path.{'best' if best and now.period.final else 'reached'}_{tense}", language, **values)
    if one.reason == "out_of_reach":
        return say(f"path.out_{tense}", language, highest=total(one.highest, now.rubric), **values)
    way = one.ways[0]
    values |= {"points": points(gained(way, False)), "bonus": points(gained(way, True))}
    values |= {"effort": points(effort(way)), "total": total(way.total, now.rubric)}
    bonus = "_bonus" if gained(way, True) else ""
    # With figures the way of least effort need not be that of fewest points.
    key = f"effort{bonus}" if any(aims.figures.values()) else f"ways{bonus}_{tense}"
    return say(f"path.{key}", language, **values)


def honour_words(now: Assessment, unit: Unit, language: str) -> str:
    """What the next honour is worth (下一项加分的价值): nothing once the cap is reached."""
    worth = honour_worth(now, unit.id)
    cap, held = points(now.rubric.bonus.cap), points(grade_of(now, unit)["bonus"])
    if worth.empty:
        return say("path.no_honour", language)
    most = max(worth["worth"])
    if not most:
        return say("path.cap_reached", language, cap=cap)
    best = worth.loc[worth["worth"] == most, "honour"]
    titles = [as_markdown(now.rubric.honours[honour].title(language)) for honour in best]
    names = shortened(titles, NAMED, language)
    return say("path.honour", language, worth=points(most), names=names, held=held, cap=cap)


def ways_lead(aims: Goals, language: str) -> str:
    """The heading of the ways to each goal (途径小节); nothing where there is no way."""
    if not aims.several:
        return ""
    several = any(len(different(one)) > 1 for one in aims.reaches)
    return part("ways", language, say("path.ways" if several else "path.one_way", language))


def steps_lead(aims: Goals, language: str) -> str:
    """The heading of the steps of the cheapest way to the nearest goal (各步小节); nothing where there is none."""
    aim = aims.nearest
    chosen = [option for option in aim.ways[0].options if not option.bonus] if aim else []
    if not chosen:
        return ""
    more = "steps_more" if len(chosen) > STEPS else "steps"
    values = {"grade": aim.grade, "count": len(chosen), "rest": len(chosen) - STEPS, "most": STEPS}
    return part("path_steps", language, say(f"path.{more}", language, **values))
