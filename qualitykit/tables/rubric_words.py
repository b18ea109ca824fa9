"""The rubric report in words (细则报告行文): what the document holds, and how much of it is our reading."""

from fractions import Fraction

from qualitykit.language import listed, say, sentences
from qualitykit.language.inert import as_markdown
from qualitykit.rubric import Rubric
from qualitykit.rubric.rules import BandedShortfall
from qualitykit.tables.cells import points
from qualitykit.tables.facts import numbered
from qualitykit.tables.readings import notes
from qualitykit.tables.words import bullets, front, part, section
from qualitykit.workspace import Unit, Workspace


def rubric_title(workspace: Workspace, rubric: Rubric, language: str) -> str:
    """Title of the rubric report (细则报告标题), with the banner of made-up data."""
    title = say("report.rubric_title", language, rubric=as_markdown(rubric.title.in_language(language)))
    return front(title, workspace, rubric, language)


def rubric_answer(rubric: Rubric, units: tuple[Unit, ...], language: str) -> str:
    """The first paragraph (结论): how many criteria, worth what, judged how, and what is adopted."""
    measured = [criterion for criterion in rubric.criteria if criterion.measured]
    values = {
        "title": as_markdown(rubric.title.in_language(language)),
        "number": as_markdown(rubric.document.number),
        "day": f"{rubric.in_force_from:%Y-%m-%d}",
        "year": rubric.first_year,
        "sections": len(rubric.sections),
        "topics": len(rubric.topics),
        "criteria": len(rubric.criteria),
        "total": points(rubric.total),
        "measured": len(measured),
        "measured_points": points(sum((criterion.points for criterion in measured), Fraction(0))),
        "awarded": len(rubric.criteria) - len(measured),
        "cap": points(rubric.bonus.cap),
        "honours": len(rubric.bonus.honours),
        "grade": rubric.veto.grade,
        "units": len(units),
    }
    readings = rubric.readings
    adopted = sum(getattr(readings, name).status == "adopted" for name in type(readings).model_fields)
    key = "answer.adopted" if adopted else "answer.none_adopted"
    rest = [say("answer.rubric_rest", language, **values), say(key, language, adopted=adopted)]
    return f"{say('answer.rubric', language, **values)}\n\n{sentences(rest, language)}"


def document_lead(rubric: Rubric, language: str) -> str:
    """Lead of the document as a table (文件一节)."""
    return section("document", language, say("lead.document", language, count=len(rubric.criteria)))


def duties_lead(rubric: Rubric, units: tuple[Unit, ...], language: str) -> str:
    """Lead of who answers for what (责任一节); names units of the district that the document does not know."""
    topics = listed((as_markdown(numbered(topic, language)) for topic in rubric.topics), language)
    idle = [unit.title(language) for unit in units if not rubric.responsible(unit.id, unit.kind)]
    said = [say("lead.duties", language), say("lead.topics", language, topics=topics)]
    if idle:
        said.append(say("lead.idle", language, units=as_markdown(listed(idle, language))))
    return section("duties", language, *said)


def bands_lead(rubric: Rubric, language: str) -> str:
    """Lead of the band tables (分档扣分一节), or that there are none."""
    banded = [c for c in rubric.criteria if isinstance(c.rule, BandedShortfall)]
    if not banded:
        return section("bands", language, say("lead.no_bands", language))
    differ = len({c.rule.bands for c in banded}) > 1
    return section("bands", language, say("lead.bands_differ" if differ else "lead.bands", language))


def bonus_lead(rubric: Rubric, language: str) -> str:
    """Lead of bonus, veto and grades (加分、否决与等级一节)."""
    values = {"cap": points(rubric.bonus.cap), "clause": as_markdown(rubric.bonus.clause)}
    return section("bonus", language, part("honours", language, say("lead.bonus", language, **values)))


def veto_rule_lead(rubric: Rubric, language: str) -> str:
    """The veto and the grade scale (否决与等级小节)."""
    veto = say(
        "lead.veto_rule",
        language,
        veto=as_markdown(rubric.veto.title(language)),
        grade=rubric.veto.grade,
        clause=as_markdown(rubric.veto.clause),
    )
    source = say(
        "lead.grade_source", language, source=as_markdown(rubric.grades.source.in_language(language))
    )
    return part("veto_and_grades", language, veto, source)


def adopted_lead(rubric: Rubric, language: str) -> str:
    """Lead of the adopted readings (采用的读法一节)."""
    return section("adopted", language, say("lead.adopted", language))


def adopted_more(rubric: Rubric, language: str) -> str:
    """The readings that have no setting, since the rules are built on them (其他读法), and the notes' lead."""
    names = ("separately", "whole_year", "district_mean", "district_bonus", "ranks")
    lines = bullets(say(f"adopted.{name}", language) for name in names)
    lead = "" if notes(rubric, language).empty else say("lead.notes", language)
    return part("adopted_more", language, lines, lead)


def rubric_limits(workspace: Workspace, language: str) -> str:
    """What this page cannot tell (局限一节)."""
    names = ["own_words", "adopted"] + (["synthetic"] if workspace.synthetic else [])
    return section("limits", language, bullets(say(f"limit.{name}", language) for name in names))
