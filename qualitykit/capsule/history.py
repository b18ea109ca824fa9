"""One unit's assessments over all published periods, with every correction (考核履历)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qualitykit.capsule.opened import Capsule, open_capsule
from qualitykit.errors import Problem, QualitykitError
from qualitykit.language import say
from qualitykit.reports.changes import from_csv
from qualitykit.reports.publish import revisions
from qualitykit.reports.revision import CHANGES
from qualitykit.workspace.schema import DISTRICT


def history(unit: str, out: Path, language: str) -> Iterator[str]:
    """A line for every published assessment of a unit, oldest first, and below it what it corrected (考核履历).

    Args:
        unit: any of the unit's names, or `district`.
        out: the folder of published periods.
        language: `zh` or `en`.

    Raises:
        QualitykitError: nothing is published there, or the newest revision knows no such unit.
    """
    capsules = [open_capsule(folder) for folder in revisions(out)]
    if not capsules:
        raise QualitykitError(Problem(str(out), None, None, "nothing_published"))
    name = unit if unit == DISTRICT else capsules[-1].workspace.unit(unit).id
    for capsule in capsules:
        yield from _assessment(capsule, name, language)


def _assessment(capsule: Capsule, unit: str, language: str) -> Iterator[str]:
    grades = from_csv(capsule.text("grades.csv"))
    for row in grades[grades["unit"] == unit].to_dict("records"):
        told = {name: row[name] or "–" for name in ("total", "grade", "rank", "rank_of")}
        yield say("history_line", language, revision=capsule.facts["revision"], **told)
        yield from _correction(capsule, unit, language)


def _correction(capsule: Capsule, unit: str, language: str) -> Iterator[str]:
    facts: dict[str, Any] = capsule.facts
    if not facts.get("previous"):
        return
    said = {name: facts.get(name) or "–" for name in ("reason", "by", "day")}
    yield "    " + say("history_correction", language, previous=facts["previous"]["revision"], **said)
    changed = from_csv(capsule.text(CHANGES))
    for row in changed[changed["unit"] == unit].to_dict("records"):
        values = {"what": say(f"change_{row['column']}", language), "before": row["before"] or "–"}
        place = say("history_criterion", language, criterion=row["criterion"]) if row["criterion"] else ""
        yield "    " + say("history_change", language, place=place, after=row["after"] or "–", **values)
