"""Pass rates of the towns beside each other (各镇合格率比较): interval, and place in the funnel."""

import pandas as pd

from qualitykit.analysis.domains import Domain, domains
from qualitykit.analysis.product import towns_part
from qualitykit.analysis.span import span
from qualitykit.language import say
from qualitykit.scoring import Assessment
from qualitykit.tables.aspects import Captioned, captioned
from qualitykit.tables.words import section
from qualitykit.workspace import Workspace


def funnels(workspace: Workspace, now: Assessment, language: str) -> list[Captioned]:
    """A table with its funnel for every kind of products that a criterion measures (漏斗表).

    Only those for which three towns or more gave counts: with fewer there is nothing to compare with.
    """
    found = [_funnel(domain, language) for domain in _measured(workspace, now, language)]
    return [table for table in found if table.drawing is not None]


def _measured(workspace: Workspace, now: Assessment, language: str) -> list[Domain]:
    return [domain for domain in domains(span(workspace, now.period), language) if domain.measured]


def _funnel(domain: Domain, language: str) -> Captioned:
    return captioned(*towns_part(domain, language))


def funnels_lead(tables: list[Captioned], language: str) -> str:
    """The heading, and how to read the funnels (漏斗图说明)."""
    return section("funnel", language, say("lead.funnel" if tables else "lead.no_funnel", language))


def at(tables: list[Captioned], place: int) -> Captioned:
    """One of the tables by its place (取一张表); an empty one where there are fewer."""
    return tables[place] if place < len(tables) else captioned("", pd.DataFrame())
