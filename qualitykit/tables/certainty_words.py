"""How sure a unit's points and grade are, in words (把握程度行文)."""

import pandas as pd

from qualitykit.language import listed, say, sentences
from qualitykit.language.inert import as_markdown
from qualitykit.outlook import Certainty
from qualitykit.tables.cells import chance, count, points
from qualitykit.tables.certainty import Question, banded, title_of
from qualitykit.tables.facts import place_of
from qualitykit.tables.words import part, section
from qualitykit.workspace import Unit


def lead(sure: Certainty, unit: Unit, language: str) -> str:
    """The heading and the answer (把握一节): chance of the grade, bands not determined, what cannot be told."""
    known, unknown = banded(sure, unit)
    if known.empty and unknown.empty:
        return section("sure", language, say("sure.no_luck", language))
    answer = [_grade_words(sure, unit, known, language), _bands_words(sure, known, language)]
    missing = [
        say(
            "sure.cannot",
            language,
            criterion=as_markdown(title_of(sure, row.criterion, language)),
            why=say(f"untold.{row.reason}", language),
        )
        for row in unknown.itertuples(index=False)
    ]
    assumed = say("sure.assumption", language) if len(known) else ""
    return section("sure", language, sentences(answer, language), sentences(missing, language), assumed)


def _grade_words(sure: Certainty, unit: Unit, known: pd.DataFrame, language: str) -> str:
    at = place_of(sure.assessment, unit)
    row = sure.grades.iloc[at]
    if sure.assessment.evidence.vetoed[at]:
        return say("sure.veto", language, grade=row["grade"])
    if row["reason"] or known.empty:
        key = (
            "no_total"
            if row["reason"] == "no_total"
            else "no_luck_in_grade"
            if not row["reason"]
            else "no_grade"
        )
        return say(f"sure.{key}", language)
    same = row["grade"] == row["likeliest"]
    key = ("firm" if same else "elsewhere") if row["determined"] else ("open" if same else "open_elsewhere")
    values = {"grade": row["grade"], "chance": chance(row[row["grade"]])}
    return say(
        f"sure.grade_{key}", language, likeliest=row["likeliest"], most=chance(row["chance"]), **values
    )


def _bands_words(sure: Certainty, known: pd.DataFrame, language: str) -> str:
    """Which bands the sample does not determine."""
    if known.empty:
        return ""
    loose = [
        say(
            "sure.band",
            language,
            criterion=as_markdown(title_of(sure, row.criterion, language)),
            points=points(row.likeliest),
            chance=chance(row.chance),
        )
        for row in known.itertuples(index=False)
        if not row.determined
    ]
    return say("sure.bands_open" if loose else "sure.bands_firm", language, bands=listed(loose, language))


def samples_lead(question: Question | None, language: str) -> str:
    """The heading of the small samples, and from how many on a wrong band is unlikely (样本量小节)."""
    if question is None:
        return ""
    per, enough = question.one.measure.per, question.needed
    sign = " %" if per == 100 else ""
    values = {
        "criterion": as_markdown(title_of(question.sure, question.one.criterion.id, language)),
        "target": points(question.target) + sign,
        "rate": points(question.rate * per) + sign,
        "own": count(question.own),
        "full": chance(question.table([question.own])["full"].iloc[0]),
    }
    more = "needed" if enough.n else "beyond"
    said = [say("sure.samples", language, **values), say(f"sure.{more}", language, n=count(enough.n))]
    return part("samples", language, sentences(said, language))
