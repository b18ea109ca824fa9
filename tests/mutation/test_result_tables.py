"""The result tables themselves: their columns, their period, their rows, and the language of their sentences."""

from fractions import Fraction
from types import SimpleNamespace

import pytest
from scoring_cases import write_workspace

from qualitykit.rubric.rules import AllOf, Growth, Threshold
from qualitykit.scoring import Assessment, assess
from qualitykit.scoring.criteria import Why
from qualitykit.scoring.results import GRADE_COLUMNS
from qualitykit.workspace import open_workspace

pytestmark = pytest.mark.usefixtures("rubrics_read_once")
AWARDS = """\
unit, criterion, quarter, assessor, points
east, 3.3.2, 1, a, 1.25
east, 3.3.2, 1, b, 2
"""


@pytest.fixture
def assessment(tmp_path):
    """Two units in the first quarter of 2016, one of them with an award by two assessors."""
    case = {
        "units": ["east", "finance"],
        "tables": {"2016/awards": AWARDS},
        "settings": {"points_step": 0.25},
    }
    return assess(open_workspace(write_workspace(tmp_path, case)), "2016Q1")


def test_the_tables_have_their_columns_and_their_period(assessment):
    """Rows are numbered from 0, the district last, every row is of the period, numbers are exact."""
    scores, grades = assessment.scores, assessment.grades
    assert list(scores)[:3] == ["period", "unit", "criterion"]
    assert list(scores)[3:] == ["available", "points", "low", "high", "status"]
    assert list(grades) == list(GRADE_COLUMNS)
    assert grades["unit"].tolist() == ["east", "finance", "district"]
    for table in (scores, grades):
        assert set(table["period"]) == {"2016Q1"}
        assert table.index.tolist() == list(range(len(table)))
    for column in ("available", "points", "low", "high"):
        assert scores[column].dtype == object
    row = scores[(scores["unit"] == "east") & (scores["criterion"] == "3.3.2")].iloc[0]
    assert (row["points"], row["status"]) == (Fraction(13, 8), "scored")


def test_sentences_are_chinese_where_no_language_is_named(assessment):
    """With the spread of the two assessors: 1.25 to 2, as they gave it."""
    assert assessment.reasons() == assessment.reasons("zh") != assessment.reasons("en")
    assert assessment.sources() == assessment.sources("zh") != assessment.sources("en")
    (said,) = [text for text in assessment.reasons("en") if "1.25" in text]
    assert "1.625" in said
    assert "1.25 to 2" in said


def test_the_rows_behind_a_comparison_are_those_of_both_years_and_of_the_target():
    """A share against its target and an amount against last year's, and of neither the other."""
    rule = AllOf(
        method="all_of",
        of=(
            Threshold(method="threshold", measure="share", at_least="target"),
            Growth(method="growth", measure="money", **{"is": "above"}),
        ),
    )
    keys = [("share", None), ("money", None)]
    known = SimpleNamespace(
        now={key: SimpleNamespace(rows={"east": {"now.csv": [row]}}) for row, key in enumerate(keys, 2)},
        before={
            key: SimpleNamespace(rows={"east": {"before.csv": [row]}}) for row, key in enumerate(keys, 2)
        },
        target_rows={name: {"east": {"targets.csv": [row]}} for row, (name, _) in enumerate(keys, 2)},
    )
    found = Assessment.rows_behind(known, SimpleNamespace(rule=rule), "east", Why.MET)
    assert found == {"now.csv": [2, 3], "before.csv": [3], "targets.csv": [2]}
