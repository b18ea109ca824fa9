"""What a scenario comes to, in sentences (推算行文), as Markdown; each says that it is a scenario, not data."""

import pandas as pd

from qualitykit.language import listed, say, sentences
from qualitykit.language.inert import as_markdown
from qualitykit.panel.desk import Desk
from qualitykit.panel.outcome import Outcome
from qualitykit.tables.cells import points, total
from qualitykit.tables.effort_words import assumed
from qualitykit.tables.words import bullets, front, period_title, section


def title(desk: Desk, outcome: Outcome) -> str:
    """Title of the page (标题), with the banner of made-up data."""
    words = {"unit": as_markdown(outcome.unit.title(desk.language))}
    period = period_title(outcome.now.period, desk.language)
    told = say("panel.title", desk.language, period=period, **words)
    return front(told, desk.workspace, outcome.now.rubric, desk.language)


def answer(outcome: Outcome) -> str:
    """What the scenario would give, marked as one, and what the data give (结论)."""
    marked = f"**{outcome.text('mark_sentence')}**\n\n" if outcome.settings.moved else ""
    return marked + said(outcome)


def said(outcome: Outcome) -> str:
    """The same, to stand under a mark of its own (推算结论)."""
    if not outcome.settings.moved:
        return sentences([outcome.text("nothing_set"), _in_data(outcome)], outcome.language)
    old, new = outcome.both
    told = {"total": total(new["total"], outcome.now.rubric), "grade": _grade(outcome, new)}
    first = outcome.text("answer", count=len(outcome.changes()), **_words(outcome, old), **told)
    return sentences([first, others(outcome)], outcome.language)


def _in_data(outcome: Outcome) -> str:
    """Total and grade as the data have them."""
    return outcome.text("answer_data", **_words(outcome, outcome.both[0]))


def _words(outcome: Outcome, old: pd.Series) -> dict[str, str]:
    return {
        "unit": as_markdown(outcome.unit.title(outcome.language)),
        "period": period_title(outcome.now.period, outcome.language),
        "data_total": total(old["total"], outcome.now.rubric),
        "data_grade": _grade(outcome, old),
    }


def _grade(outcome: Outcome, row: pd.Series) -> str:
    if row["grade"] is None:
        return outcome.text("no_grade")
    return outcome.text("grade_vetoed" if row["veto"] else "grade", grade=row["grade"])


def others(outcome: Outcome) -> str:
    """Which other units move with it (随之变动的单位); nothing where none does."""
    moves = [
        outcome.text("moved", unit=as_markdown(unit.title(outcome.language)), change=moved)
        for unit, moved in outcome.others()
    ]
    return outcome.text("others", moves=listed(moves, outcome.language)) if moves else ""


def path(outcome: Outcome) -> str:
    """Where the scenario stands on the way to the next grade, and why there may be no way (途径)."""
    found, rubric = outcome.reach, outcome.now.rubric
    numbers = {"goal": found.goal, "now": found.now, "highest": found.highest}
    words = {name: total(value, rubric) for name, value in numbers.items()} | {"grade": found.grade}
    if found.reason:
        return outcome.text(f"path_{found.reason}", **words)
    effort = assumed(outcome.figures, outcome.language, "panel.effort_equal")
    lead = outcome.text("path_lead", effort=effort, **words)
    begin = "" if outcome.now.period.final else outcome.text("path_start", **words)
    return sentences([begin, lead], outcome.language)


def start(outcome: Outcome) -> str:
    """The first paragraph (结论): the grade in the data, and what the next one would take."""
    found = outcome.reach
    if found.reason or not found.ways:
        return f"**{_in_data(outcome)}**\n\n{path(outcome)}"
    least = found.ways[0]
    words = {"grade": found.grade, "goal": total(found.goal, outcome.now.rubric), "count": len(least.options)}
    ahead = outcome.text("answer_path", effort=points(least.cost), **words)
    return f"**{_in_data(outcome)}**\n\n{ahead}"


def panel_lead(outcome: Outcome) -> str:
    """Lead of the panel (推演面板一节)."""
    return section("what_if_panel", outcome.language, outcome.text("lead_panel"))


def example_lead(start: Outcome, outcome: Outcome) -> str:
    """Lead of the worked example (例子一节): which way is taken as done, or why there is none."""
    if outcome.settings.moved:
        lead = outcome.text("lead_example", grade=start.reach.grade)
    else:
        lead = outcome.text("lead_no_example", why=path(start))
    return section("what_if_example", outcome.language, lead, answer(outcome))


def chances_lead(outcome: Outcome) -> str:
    """Lead of the chances (把握一节)."""
    return section("what_if_chances", outcome.language, outcome.text("chances_lead"))


def path_lead(outcome: Outcome) -> str:
    """Lead of the ways on (途径一节)."""
    return section("what_if_path", outcome.language, path(outcome))


def file(desk: Desk, outcome: Outcome) -> str:
    """The scenario as the file that the panel saves, and the command that scores it (情景文件一节)."""
    settings = outcome.settings
    name = f"{settings.unit}-{settings.period}.scenario.yaml"
    command = desk.command(settings, name)
    block = f"```yaml\n{settings.scenario().text()}```\n\n```\n{command}\n```"
    return section("what_if_file", outcome.language, outcome.text("lead_file"), block)


def limits(outcome: Outcome) -> str:
    """What a scenario cannot tell (局限一节)."""
    effort = "effort_given" if any(outcome.figures.values()) else "effort"
    names = ("not_data", "rates", "chances", effort)
    return section("limits", outcome.language, bullets(outcome.text(f"limit_{name}") for name in names))
