"""The first page of a published period (首页): the district and its units at a glance, and the way to the rest."""

from collections.abc import Collection
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

from qualitykit.exact import decimal_text
from qualitykit.language import say
from qualitykit.reports.export import render
from qualitykit.scoring import Assessment
from qualitykit.tables.words import period_title
from qualitykit.workspace import Workspace

PLACES = 2
KINDS = ("town", "department")


def index_page(
    workspace: Workspace, assessment: Assessment, record: pd.DataFrame, pages: Collection[str], language: str
) -> str:
    """The index page of a period (首页).

    Args:
        workspace, assessment: whose results, and the results.
        record: what they rest on, from `provenance.record`.
        pages: the pages that the period has; a unit without one is listed and not linked.
        language: `zh` or `en`.
    """
    grades = assessment.grades.set_index("unit")
    period = period_title(assessment.period, language)
    groups = [(kind, _units(workspace, grades[grades["kind"] == kind], pages, language)) for kind in KINDS]
    return render(
        "glance.html.j2",
        language,
        title=say("index_title", language, district=workspace.name[language], period=period),
        synthetic=workspace.synthetic,
        document=assessment.rubric.document,
        district=_row("district", "", grades.loc["district"], language),
        final=assessment.period.final,
        groups=groups,
        pages=pages,
        record=list(record.iloc[:, 0].items()),
    )


def _units(workspace: Workspace, grades: pd.DataFrame, pages: Collection[str], language: str) -> list[dict]:
    """A row for each unit, best rank first; whoever is not ranked comes last."""
    titles = {unit.id: unit.title(language) for unit in workspace.units}
    ranked = sorted(grades.index, key=lambda unit: grades.at[unit, "rank"] or len(titles) + 1)
    rows = [_row(unit, titles[unit], grades.loc[unit], language) for unit in ranked]
    return [row | {"page": page if (page := f"units/{row['unit']}.html") in pages else ""} for row in rows]


def _row(unit: str, title: str, grade: pd.Series, language: str) -> dict[str, Any]:
    """What the page says of one unit."""
    rank, before = grade["rank"], grade["grade_before_veto"]
    flags = [say(f"index_{flag}", language, before=before) for flag in ("veto", "gap") if grade[flag]]
    return {
        "unit": unit,
        "title": title,
        "available": decimal_text(grade["available"]),
        "settled": decimal_text(grade["settled"]),
        "total": _fixed(grade["total"]),
        "range": f"{_fixed(grade['low'])}–{_fixed(grade['high'])}",
        "grade": grade["grade"] or "–",
        "rank": say("index_rank_of", language, rank=rank, of=grade["rank_of"]) if rank else "–",
        "flags": say("index_join", language).join(flags),
    }


def _fixed(value: Fraction | None) -> str:
    """A total with as many decimals as every other, half to even, so that they line up."""
    return "–" if value is None else f"{Decimal(decimal_text(value, PLACES)):.{PLACES}f}"
