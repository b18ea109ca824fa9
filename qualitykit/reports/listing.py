"""The page that lists what a folder has published (已发布结果一览): `index.html`, newest period and revision first."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from qualitykit.errors import QualitykitError
from qualitykit.language import say
from qualitykit.period import Period
from qualitykit.reports import durable
from qualitykit.reports.export import render
from qualitykit.reports.manifest import head, read_manifest
from qualitykit.reports.publish import revision_of, revisions
from qualitykit.tables.words import period_title

PAGE = "index.html"


def write_listing(out: Path, language: str) -> None:
    """Write the list page of a folder of published periods anew, in one step (更新一览页)."""
    durable.replace(out / PAGE, listing(out, language))


def listing(out: Path, language: str) -> str:
    """The text of the list page (一览页): a row for every published revision that has a manifest."""
    rows = [row for folder in reversed(revisions(out)) if (row := _row(folder, language))]
    rows.sort(key=lambda row: row["end"], reverse=True)
    return render("listing.html.j2", language, title=say("listing_title", language), rows=rows)


def _row(folder: Path, language: str) -> dict[str, Any] | None:
    with suppress(QualitykitError, KeyError):
        facts = read_manifest(folder)
        period, number = revision_of(folder.name)
        parsed = Period.parse(period)
        return {
            "end": (parsed.year, parsed.last_quarter, parsed.final, number),
            "folder": folder.name,
            "period": period_title(parsed, language),
            "district": facts["district"][language],
            "synthetic": facts["synthetic"],
            "number": number,
            "reason": facts["reason"],
            "units": len(facts["units"]),
            "language": facts["language"],
            "head": head(folder),
        }
    return None
