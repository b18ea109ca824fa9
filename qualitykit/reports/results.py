"""The two result files of a period (结果文件): `scores.csv` and `grades.csv`, as the contract has them."""

from typing import TYPE_CHECKING

from qualitykit.reports.csv_text import csv_text
from qualitykit.scoring import Assessment
from qualitykit.scoring.results import as_text

if TYPE_CHECKING:  # it takes a second to import, and scoring needs none of it
    from qualitykit.outlook import ScenarioWorkspace


def result_files(
    assessment: Assessment, language: str, scenario: "ScenarioWorkspace | None" = None
) -> dict[str, str]:
    """The text of both files by name (结果文件).

    Args:
        assessment: a scored period.
        language: of the reasons, `zh` or `en`.
        scenario: what was scored, where it is no data: then the files are `scores.scenario.csv` and
            `grades.scenario.csv`, and their first column names the scenario.
    """
    told = {"reason": assessment.reasons(language), "source": assessment.sources(language)}
    tables = {"scores": assessment.scores.assign(**told), "grades": assessment.grades}
    if scenario is not None:
        tables = {f"{name}.scenario": scenario.marked(table) for name, table in tables.items()}
    return {f"{name}.csv": csv_text(as_text(table)) for name, table in tables.items()}
