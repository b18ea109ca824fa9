"""The two result files of a period (结果文件): `scores.csv` and `grades.csv`, as the contract has them."""

from qualitykit.scoring import Assessment
from qualitykit.scoring.results import as_text


def result_files(assessment: Assessment, language: str) -> dict[str, str]:
    """The text of both files by name (结果文件).

    Args:
        assessment: a scored period.
        language: of the reasons, `zh` or `en`.
    """
    told = {"reason": assessment.reasons(language), "source": assessment.sources(language)}
    tables = {"scores.csv": assessment.scores.assign(**told), "grades.csv": assessment.grades}
    return {name: as_text(table).to_csv(index=False, lineterminator="\n") for name, table in tables.items()}
