"""From a rubric file to a checked model (读取细则): all that is wrong with it is said at once, line by line."""

from pathlib import Path

from pydantic import ValidationError
from ruamel.yaml.comments import CommentedMap

from qualitykit.errors import Problem, QualitykitError
from qualitykit.rubric.checks import Finding, find_all
from qualitykit.rubric.lines import line_of, read_yaml, value_at
from qualitykit.rubric.model import Rubric

_RULE_BY_ERROR = {"extra_forbidden": "rubric_unknown_key", "missing": "rubric_missing_key"}


def load_rubric(path: str | Path) -> Rubric:
    """Read one rubric file (读取一份考核细则).

    Raises:
        QualitykitError: anything that makes the file no rubric, each with file, line, found and allowed: a key
            twice, unknown or missing; a value of the wrong kind; points that do not add up to topic, section or
            total; gaps, overlaps or unordered edges in bands or grades; a unit, group or measure that is not
            defined; a file whose name is not its first day in force.
    """
    path = Path(path)
    tree = read_yaml(path, path.name)
    try:
        rubric = Rubric.model_validate(tree)
    except ValidationError as error:
        raise QualitykitError(_problems_of(error, tree, path.name)) from None
    rubric._path = path
    if findings := find_all(rubric):
        raise QualitykitError(_located(finding, tree, path.name) for finding in findings)
    return rubric


def _problems_of(error: ValidationError, tree: CommentedMap, file: str) -> list[Problem]:
    problems = (_problem_of(detail, tree, file) for detail in error.errors(include_url=False))
    return sorted(set_by_place(problems).values(), key=lambda problem: problem.row)


def set_by_place(problems) -> dict[tuple, Problem]:
    """One problem for a place: a value that fits none of several forms is told once (按位置去重)."""
    by_place: dict[tuple, Problem] = {}
    for problem in problems:
        by_place.setdefault((problem.row, problem.column), problem)
    return by_place


def _problem_of(detail: dict, tree: CommentedMap, file: str) -> Problem:
    location = detail["loc"]
    keys = [part for part in location if isinstance(part, str) and (part.isidentifier() or part == "from")]
    values = {
        "value": _shown(value_at(tree, location)),
        "key": keys[-1] if keys else "",
        "allowed": detail["ctx"]["expected"] if "expected" in detail.get("ctx", {}) else detail["msg"],
    }
    rule = _RULE_BY_ERROR.get(detail["type"], "rubric_wrong_value")
    return Problem(file, line_of(tree, location), values["key"], rule, values)


def _shown(value) -> str:
    text = str(value) if not isinstance(value, dict | list) else f"{type(value).__name__} of {len(value)}"
    text = text.replace("CommentedMap", "mapping").replace("CommentedSeq", "list")
    return text if len(text) <= 60 else text[:57] + "…"


def _located(finding: Finding, tree: CommentedMap, file: str) -> Problem:
    keys = [part for part in finding.location if isinstance(part, str)]
    return Problem(file, line_of(tree, finding.location), keys[-1], finding.rule, finding.values)
