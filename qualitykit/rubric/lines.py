"""Where a part of a YAML file stands (行号): from a path of keys and indices to a line."""

from pathlib import Path
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from qualitykit.errors import Problem, QualitykitError
from qualitykit.rubric.strict import LARGEST, strict_tree

Location = tuple[str | int, ...]


def read_yaml(path: Path, name: str) -> CommentedMap:
    """A YAML file whose top is a mapping, with its line numbers (读取 YAML).

    Args:
        path: the file; name: how messages call it.

    Raises:
        QualitykitError: no such file, no UTF-8, broken YAML, a key twice, no mapping at the top, or a form that is
            refused though YAML would take it (see `strict`).
    """
    try:
        tree = strict_tree(_text(path, name), name)
    except OSError as error:
        raise QualitykitError(
            Problem(name, None, None, "unreadable", {"why": type(error).__name__})
        ) from None
    except MarkedYAMLError as error:
        mark, found = error.problem_mark or error.context_mark, error.problem or error.context
        why = " ".join(found.split()).removeprefix("but ").removeprefix("found ")
        raise QualitykitError(Problem(name, mark.line + 1, None, "broken_yaml", {"why": why})) from None
    except (YAMLError, ValueError, RecursionError) as error:
        why = " ".join(str(error).split())
        raise QualitykitError(Problem(name, None, None, "broken_yaml", {"why": why})) from None
    if not isinstance(tree, CommentedMap):
        raise QualitykitError(Problem(name, 1, None, "broken_yaml", {"why": "no mapping at the top"}))
    return tree


def _text(path: Path, name: str) -> str:
    """A file's text; no more of it is read than such a file may have."""
    with path.open("rb") as file:
        data = file.read(4 * LARGEST + 1)
    try:
        text = data.decode("utf-8-sig", "replace" if len(data) > 4 * LARGEST else "strict")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise QualitykitError(Problem(name, row, None, "unreadable", {"why": type(error).__name__})) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def line_of(tree: CommentedMap, location: Location) -> int:
    """The line of the deepest part of a location that the file has (取行号).

    Parts that are no key of the file, such as the name of a scoring method in a validator's location, are passed
    over.
    """
    line, node = 1, tree
    for part in location:
        if isinstance(node, CommentedMap) and (part in node or (part := _key_of(node, part)) is not None):
            line = node.lc.key(part)[0] + 1
        elif isinstance(node, CommentedSeq) and isinstance(part, int) and part < len(node):
            line = node.lc.item(part)[0] + 1
        else:
            continue
        node = node[part]
    return line


def _key_of(node: CommentedMap, part: str | int) -> Any:
    """The key that is no text but is written like this one: a validator names it so."""
    return next((key for key in node if repr(key) == part), None)
