"""The first page of a published period (首页): the district and its units at a glance, and the way to the rest."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import pandas as pd

from qualitykit.exact import decimal_text
from qualitykit.language import say
from qualitykit.reports.export import render
from qualitykit.rubric import Rubric
from qualitykit.scoring import Assessment
from qualitykit.tables.cells import total
from qualitykit.tables.facts import KINDS
from qualitykit.tables.words import period_title
from qualitykit.workspace import Workspace

MOST_CHANGES = 300


@dataclass(frozen=True)
class Correction:
    """What a later revision says of itself (更正说明).

    `previous` is the revision before it and `head` the SHA-256 of that one's manifest; `reason`, `by` and `day` are
    what the office gave, empty where it gave nothing; `changes` is the table of `changes.changes`.
    """

    previous: str
    head: str
    changes: pd.DataFrame
    reason: str = ""
    by: str = ""
    day: str = ""


def index_page(
    workspace: Workspace,
    assessment: Assessment,
    record: pd.DataFrame,
    pages: Collection[str],
    language: str,
    correction: Correction | None = None,
    notice: str = "",
) -> str:
    """The index page of a period (首页).

    Args:
        workspace, assessment: whose results, and the results.
        record: what they rest on, from `provenance.record`.
        pages: the pages that the period has; a unit without one is listed and not linked.
        language: `zh` or `en`.
        correction: what a revision after the first changes.
        notice: a sentence that has to stand on every page.
    """
    grades = assessment.grades.set_index("unit")
    period = period_title(assessment.period, language)
    groups = [(kind, _units(workspace, assessment, kind, pages, language)) for kind in KINDS]
    return render(
        "glance.html.j2",
        language,
        title=say("index_title", language, district=workspace.name[language], period=period),
        synthetic=workspace.synthetic,
        document=assessment.rubric.document,
        district=_row("district", "", grades.loc["district"], assessment.rubric, language),
        final=assessment.period.final,
        groups=groups,
        pages=pages,
        record=[*record.iloc[:, 0].items(), *_chain(correction, language)],
        correction=_corrected(correction, workspace, language) if correction else None,
        notice=notice,
    )


def _chain(correction: Correction | None, language: str) -> list[tuple[str, str]]:
    """The revision that this one follows; a page cannot hold the checksum of the manifest that has its own."""
    before = f"{correction.previous}: {correction.head}" if correction else say("record_first", language)
    return [(say("record_previous", language), before)]


def _corrected(correction: Correction, workspace: Workspace, language: str) -> dict[str, Any]:
    titles = {unit.id: unit.title(language) for unit in workspace.units}
    titles["district"] = say("correction_district", language)
    rows = [
        {
            "unit": titles.get(row["unit"], row["unit"]),
            "criterion": row["criterion"] or "–",
            "what": say(f"change_{row['column']}", language),
            "before": row["before"] or "–",
            "after": row["after"] or "–",
        }
        for row in correction.changes.head(MOST_CHANGES).to_dict("records")
    ]
    more = max(len(correction.changes) - MOST_CHANGES, 0)
    own = {"previous": correction.previous, "reason": correction.reason, "by": correction.by}
    return {**own, "day": correction.day, "rows": rows, "more": more}


def _units(
    workspace: Workspace, assessment: Assessment, kind: str, pages: Collection[str], language: str
) -> list[dict]:
    """A row for each unit of a kind, best rank first; whoever is not ranked comes last."""
    grades = assessment.grades.set_index("unit")
    grades = grades[grades["kind"] == kind]
    titles = {unit.id: unit.title(language) for unit in workspace.units}
    ranked = sorted(grades.index, key=lambda unit: grades.at[unit, "rank"] or len(titles) + 1)
    rows = [_row(unit, titles[unit], grades.loc[unit], assessment.rubric, language) for unit in ranked]
    return [row | {"page": page if (page := f"units/{row['unit']}.html") in pages else ""} for row in rows]


def _row(unit: str, title: str, grade: pd.Series, rubric: Rubric, language: str) -> dict[str, Any]:
    """What the page says of one unit."""
    rank, before = grade["rank"], grade["grade_before_veto"]
    flags = [say(f"index_{flag}", language, before=before) for flag in ("veto", "gap") if grade[flag]]
    return {
        "unit": unit,
        "title": title,
        "available": decimal_text(grade["available"]),
        "settled": decimal_text(grade["settled"]),
        "total": total(grade["total"], rubric),
        "range": f"{total(grade['low'], rubric)}–{total(grade['high'], rubric)}",
        "grade": grade["grade"] or "–",
        "rank": say("index_rank_of", language, rank=rank, of=grade["rank_of"]) if rank else "–",
        "flags": say("index_join", language).join(flags),
    }
