"""The rules as cases: small districts written to disk, opened, scored and compared, edges included."""

from pathlib import Path

import pytest
from scoring_cases import exact, read_cases, rubric_2016, write_workspace

from qualitykit.errors import QualitykitError
from qualitykit.scoring import assess
from qualitykit.workspace import open_workspace

FILES = sorted(path.name for path in (Path(__file__).parent / "cases").glob("*.yaml"))
CASES = [pytest.param(case, id=f"{name}: {case['case']}") for name in FILES for case in read_cases(name)]
NUMBERS = ("available", "settled", "points", "base", "bonus", "bonus_wasted", "total", "low", "high")
pytestmark = pytest.mark.usefixtures("rubrics_read_once")


@pytest.mark.parametrize("case", CASES)
def test_case(case, tmp_path):
    """What a case expects is what comes out, in every period that it names."""
    workspace = open_workspace(write_workspace(tmp_path, case))
    for period, expected in case["expect"].items():
        if "error" in expected:
            _refused(workspace, str(period), expected["error"])
        else:
            _compare(assess(workspace, str(period)), expected)


def _refused(workspace, period: str, words: list[str]) -> None:
    with pytest.raises(QualitykitError) as caught:
        assess(workspace, period)
    for word in words:
        assert str(word) in caught.value.text("en")


def _compare(assessment, expected: dict) -> None:
    said = {language: _sentences(assessment, language) for language in ("zh", "en")}
    scores = assessment.scores.assign(reason=said["en"][0], source=said["en"][1])
    rows = {(row["unit"], row["criterion"]): row for row in scores.to_dict("records")}
    for unit, criteria in expected.get("scores", {}).items():
        for criterion, wanted in criteria.items():
            _compare_score(rows[unit, str(criterion)], wanted)
    grades = {row["unit"]: row for row in assessment.grades.to_dict("records")}
    for unit, wanted in expected.get("grades", {}).items():
        for column, value in wanted.items():
            _compare_cell(unit, column, grades[unit][column], value)


def _sentences(assessment, language: str) -> tuple[list[str], list[str]]:
    """Every row has its sentence and its source in both languages, whatever the case."""
    reasons, sources = assessment.reasons(language), assessment.sources(language)
    assert all(reasons)
    assert all(sources)
    assert len(reasons) == len(sources) == len(assessment.scores)
    return reasons, sources


def _compare_score(row: dict, wanted) -> None:
    """A plain number means scored with so many points, a word the status."""
    if isinstance(wanted, str):
        wanted = {"status": wanted}
    elif not isinstance(wanted, dict):
        wanted = {"status": "scored", "points": wanted}
    for column, value in wanted.items():
        if column in ("reason", "source"):
            for words in value if isinstance(value, list) else [value]:
                assert str(words) in row[column], row[column]
        else:
            _compare_cell(f"{row['unit']} {row['criterion']}", column, row[column], value)


def _compare_cell(where: str, column: str, found, wanted) -> None:
    if column in NUMBERS:
        assert found == exact(wanted), f"{where}: {column} is {found}, not {wanted}"
    elif wanted is None:
        assert found is None or found != found, f"{where}: {column} is {found}, not empty"
    else:
        assert found == wanted, f"{where}: {column} is {found}, not {wanted}"


def test_the_cases_have_names_of_their_own():
    """No two cases promise the same thing in the same words."""
    names = [case["case"] for name in FILES for case in read_cases(name)]
    assert len(names) == len(set(names))


def test_every_honour_of_the_document_has_its_case():
    """Each code of the bonus list stands in the bonus cases with its points."""
    text = (Path(__file__).parent / "cases" / "bonus.yaml").read_text("utf-8")
    assert all(code in text for code in rubric_2016().honours)
