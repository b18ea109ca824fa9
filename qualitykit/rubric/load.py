"""From a rubric file to a checked model (读取细则): all that is wrong with it is said at once, line by line."""

from pathlib import Path

from pydantic import ValidationError
from ruamel.yaml.comments import CommentedMap

from qualitykit.errors import Problem, QualitykitError
from qualitykit.rubric.checks import Finding, find_all
from qualitykit.rubric.lines import line_of, read_yaml
from qualitykit.rubric.model import Rubric

# The validator's kinds of error, and what each is called here; any other is a value that is not allowed.
_RULE_BY_ERROR = {
    "extra_forbidden": "rubric_unknown_key",
    "missing": "rubric_missing_key",
    "union_tag_not_found": "rubric_missing_key",
    "number_type": "rubric_not_a_number",
    "number_or_target": "rubric_not_a_number_or_target",
    "int_type": "rubric_not_a_whole_number",
    "bool_type": "rubric_not_true_or_false",
    "string_type": "rubric_not_a_text",
    "invalid_key": "rubric_not_a_text",
    "tuple_type": "rubric_not_a_list",
    "dict_type": "rubric_not_a_mapping",
    "model_type": "rubric_not_a_mapping",
    "model_attributes_type": "rubric_not_a_mapping",
    "date_type": "rubric_not_a_date",
    "date_from_datetime_parsing": "rubric_not_a_date",
    "date_from_datetime_inexact": "rubric_not_a_date",
    "too_short": "rubric_empty_list",
    "string_pattern_mismatch": "rubric_not_an_id",
    "string_too_long": "rubric_not_an_id",
}


def load_rubric(path: str | Path) -> Rubric:
    """Read one rubric file (读取一份考核细则).

    Raises:
        QualitykitError: anything that makes the file no rubric, each with file, line, found and allowed: a key
            twice, unknown or missing; a value of the wrong kind; points that do not add up to topic, section or
            total; gaps, overlaps or unordered edges in bands or grades; a unit, group or measure that is not
            defined; a file whose name is not its first day in force. What the form of the parts hides, such as
            sums over points that are no numbers, comes out once the form is right.
    """
    path = Path(path)
    tree = read_yaml(path, path.name)
    try:
        rubric = Rubric.model_validate(tree)
    except ValidationError as error:
        raise QualitykitError(_problems_of(error, tree, path.name)) from None
    rubric._path = path
    if findings := find_all(rubric):
        raise QualitykitError(_by_line(_located(finding, tree, path.name) for finding in findings))
    return rubric


def _by_line(problems) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.row)


def _problems_of(error: ValidationError, tree: CommentedMap, file: str) -> list[Problem]:
    details = error.errors(include_url=False)
    return _by_line(_problem_of(detail, tree, file) for detail in details if not _follows(detail))


def _follows(detail: dict) -> bool:
    """A list that counts as too short only because an entry of it was refused, which is told by itself."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _problem_of(detail: dict, tree: CommentedMap, file: str) -> Problem:
    location = detail["loc"] + (("method",) if detail["type"].startswith("union_tag") else ())
    of_key = detail["type"] == "invalid_key" or location[-1] == "[key]"
    key = _shown(
        detail["input"] if of_key else next(part for part in location[::-1] if isinstance(part, str))
    )
    found = detail.get("ctx", {}).get("tag", detail["input"])
    values = {"value": _shown(found), "key": key, "allowed": _allowed(detail)}
    rule = _RULE_BY_ERROR.get(detail["type"], "rubric_wrong_value")
    return Problem(file, line_of(tree, location), key, rule, values)


def _allowed(detail: dict) -> str:
    """What the validator would have taken, in words that stand in both languages."""
    context = detail.get("ctx", {})
    for bound, sign in (("ge", "≥"), ("le", "≤")):
        if bound in context:
            return f"{sign} {context[bound]}"
    choices = context.get("expected_tags") or context.get("expected") or detail["msg"]
    return choices.replace(" or ", ", ").replace("'", "")


def _shown(value) -> str:
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]" if value else "[]"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def _located(finding: Finding, tree: CommentedMap, file: str) -> Problem:
    keys = [part for part in finding.location if isinstance(part, str)]
    return Problem(file, line_of(tree, finding.location), keys[-1], finding.rule, finding.values)
