"""From a tree to a YAML text that `lines.read_yaml` takes back as it was (写出 YAML)."""

import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from qualitykit.errors import QualitykitError
from qualitykit.rubric.strict import strict_tree

# Wide enough for any text: a folded one does not always come back as it was.
_WIDTH = 1 << 20


def yaml_text(tree: Any) -> str:
    """A tree of mappings, lists, texts, numbers, truths and days as YAML (写成 YAML 文本).

    A text that the strict reader would not take as it stands gets quotes.

    >>> yaml_text({"title": "NO", "unit": "north", "awards": {"1.1": 5}})
    'title: "NO"\\nunit: north\\nawards:\\n  "1.1": 5\\n'
    """
    writer, out = YAML(), io.StringIO()
    writer.default_flow_style, writer.width = False, _WIDTH
    writer.dump(_quoted(tree), out)
    return out.getvalue()


def _quoted(node: Any) -> Any:
    if isinstance(node, dict):
        return {_quoted(key): _quoted(value) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return [_quoted(value) for value in node]
    return DoubleQuotedScalarString(node) if isinstance(node, str) and not _stands(node) else node


def _stands(text: str) -> bool:
    """Whether a text is read as itself without quotes, as a key and as a value."""
    try:
        return strict_tree(f"{text}: 1\n", "") == {text: 1} and strict_tree(f"- {text}\n", "") == [text]
    except (QualitykitError, YAMLError, ValueError, TypeError, RecursionError):
        return False
