"""The whole quality analysis of a period (质量分析): the four aspects, and the five that stand beside them."""

from qualitykit.analysis.aspect import Aspect
from qualitykit.analysis.competitiveness import competitiveness
from qualitykit.analysis.complaints import complaints
from qualitykit.analysis.engineering import engineering
from qualitykit.analysis.environment import environment
from qualitykit.analysis.money import money
from qualitykit.analysis.product import product
from qualitykit.analysis.risks import risks
from qualitykit.analysis.satisfaction import satisfaction
from qualitykit.analysis.service import service
from qualitykit.period import Period
from qualitykit.workspace import Workspace

ASPECTS = {
    "product": product,
    "engineering": engineering,
    "service": service,
    "environment": environment,
    "satisfaction": satisfaction,
    "complaints": complaints,
    "competitiveness": competitiveness,
    "risks": risks,
    "money": money,
}
"""Every aspect of the report, in its order."""


def analyse(workspace: Workspace, period: Period | str, language: str) -> dict[str, Aspect]:
    """Every aspect of a period, by name (质量分析).

    Args:
        workspace: an opened workspace; period: `2016Q3`, `2016` or a `Period`; language: `zh` or `en`.

    Returns:
        An `Aspect` for each of `ASPECTS`, in their order; those without data say so.

    Raises:
        QualitykitError: no such year, or tables with errors: all of them.
    """
    return {name: aspect(workspace, period, language) for name, aspect in ASPECTS.items()}
