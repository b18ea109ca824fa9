"""What YAML allows and our files do not (YAML 的严格写法): what a reader and a program may take for different things.

Refused, each with its line: words that some programs take for true or false (`NO`), numbers with a leading zero, with
colons, an exponent or underscores, anchors and aliases, tags and directives, tabs and full-width blanks before a text,
a full-width colon behind a key, a `#` that may or may not begin a comment, days that do not exist, days with a time of
day, control signs and halves of signs, and files that are too deep, too large or of too many entries.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.parser import RoundTripParser

from qualitykit.errors import Problem, QualitykitError

LARGEST = 1 << 18
MOST = 20_000
DEEPEST = 20

_TRUTHS = re.compile(r"yes|no|on|off|Yes|No|On|Off|YES|NO|ON|OFF|True|TRUE|False|FALSE")
_NUMBERS = re.compile(
    r"[+-]?(0[0-9][0-9_.]*|0[box][0-9A-Fa-f_]+|[0-9][0-9_]*(:[0-9]{1,2})+(\.[0-9]*)?"
    r"|[0-9.]*[0-9]_[0-9_.]*|(\.[0-9]+|[0-9]+(\.[0-9]*)?)[eE][+-]?[0-9]+|\.(inf|Inf|INF|nan|NaN|NAN)"
    r"|[0-9.]{31,})"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}((?:[Tt]|\s+)[0-9]{1,2}:.*)?")
_SIGNS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")
_WIDE_COLON = re.compile(r"[A-Za-z_][A-Za-z0-9_]*：")
_WIDE_KEY = re.compile(r"\s*(?:- )?([A-Za-z_][A-Za-z0-9_]*：.*)")
_BLANKS = re.compile(r"\s*[\t\u3000\u00a0]|[^#'\"]*[:-]\s*[\t\u3000\u00a0]")
_COMMENT = re.compile(r"\s+#\S")
# Where a YAML reader begins a new line; for ours, only a line feed does.
_BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def strict_problems(text: str, name: str) -> Iterator[Problem]:
    """Everything in a YAML text that is refused though YAML would take it (严格性问题), in the order of lines.

    What is no YAML at all is left to the reader.

    >>> [problem.rule for problem in strict_problems("synthetic: NO\\ncap: 0123\\n", "a.yaml")]
    ['yaml_truth_word', 'yaml_number_form']
    """
    if len(text) > LARGEST:
        yield Problem(name, None, None, "yaml_too_large", {"size": len(text), "most": LARGEST})
        return
    yield from _in_lines(text, name, _events(text))


def strict_tree(text: str, name: str) -> Any:
    """The tree of a YAML text that is written strictly, with its line numbers (严格读取). The text is read once.

    Raises:
        QualitykitError: forms that are refused; these come first, even if the text is no YAML further down.
        YAMLError, ValueError, RecursionError: it is no YAML.
    """
    if len(text) > LARGEST:
        raise QualitykitError(strict_problems(text, name))
    yaml = YAML(typ="rt", pure=True)
    yaml.Parser = _Recording
    seen: list = []
    broken = True
    try:
        constructor, parser = yaml.get_constructor_parser(text)
        seen = parser.seen
        node = constructor.composer.get_single_node()
        broken = False
    finally:
        if problems := tuple(_in_lines(text, name, seen)) or (broken and tuple(_wide_keys(text, name))):
            raise QualitykitError(problems)
    return None if node is None else constructor.construct_document(node)


class _Recording(RoundTripParser):
    """A parser that keeps its events, and ends where a text goes too deep."""

    def __init__(self, loader: Any):
        super().__init__(loader)
        self.seen: list = []
        self._depth = 0

    def get_event(self) -> Any:
        event = super().get_event()
        self.seen.append(event)
        self._depth += _nesting(event)
        if self._depth > DEEPEST or len(self.seen) > MOST:
            raise YAMLError("too deep, or too much")
        return event


def _wide_keys(text: str, name: str) -> Iterator[Problem]:
    """What a text that is no YAML probably stumbles over: the reader itself would tell a line further down."""
    for number, line in enumerate(text.split("\n"), 1):
        if found := _WIDE_KEY.match(line):
            yield Problem(name, number, None, "yaml_wide_colon", {"value": found[1][:60]})


def _in_lines(text: str, name: str, events: Iterable) -> Iterator[Problem]:
    lines = text.split("\n")
    found = [*_blanks(lines), *_of_events(events, _BREAKS.split(text))]
    for line, rule, values in sorted(found, key=lambda one: one[0]):
        yield Problem(name, line, None, rule, values)


def _blanks(lines: list[str]) -> Iterator[tuple[int, str, dict]]:
    for number, line in enumerate(lines, 1):
        if _BLANKS.match(line):
            yield number, "yaml_blank", {}
        if found := _SIGNS.search(line.removesuffix("\r")):
            yield number, "yaml_sign", {"value": f"U+{ord(found[0]):04X}"}
        if line.startswith("%"):
            yield number, "yaml_tag", {"value": line[:60]}


def _events(text: str) -> Iterator:
    """The events of a text, as far as it is YAML."""
    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except (YAMLError, ValueError, RecursionError):
        return


def _of_events(events: Iterable, lines: list[str]) -> Iterator[tuple[int, str, dict]]:
    depth = 0
    for number, event in enumerate(events, 1):
        line = event.start_mark.line + 1
        yield from ((line, rule, values) for rule, values in _of_event(event, lines))
        depth += _nesting(event)
        if depth > DEEPEST:
            yield line, "yaml_too_deep", {"most": DEEPEST}
            return
        if number > MOST:
            yield line, "yaml_too_many", {"most": MOST}
            return


def _nesting(event) -> int:
    if isinstance(event, MappingStartEvent | SequenceStartEvent):
        return 1
    return -1 if isinstance(event, MappingEndEvent | SequenceEndEvent) else 0


def _of_event(event, lines: list[str]) -> Iterator[tuple[str, dict]]:
    if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
        yield "yaml_anchor", {"value": event.anchor}
    if getattr(event, "tag", None):
        yield "yaml_tag", {"value": str(event.tag)}
    if isinstance(event, ScalarEvent) and event.style == '"' and (found := _SIGNS.search(event.value)):
        yield "yaml_sign", {"value": f"U+{ord(found[0]):04X}"}
    if isinstance(event, ScalarEvent) and not event.style:
        yield from _of_plain(event, lines[event.end_mark.line][event.end_mark.column :])


def _of_plain(event: ScalarEvent, after: str) -> Iterator[tuple[str, dict]]:
    """An unquoted text, and what stands behind it in its line."""
    value = {"value": event.value[:60]}
    if _TRUTHS.fullmatch(event.value):
        yield "yaml_truth_word", value
    elif _NUMBERS.fullmatch(event.value):
        yield "yaml_number_form", value
    elif (day := _DAY.fullmatch(event.value)) and (day[1] or not _is_day(event.value)):
        yield "yaml_day", value
    elif event.value == "<<":
        yield "yaml_anchor", value
    elif _WIDE_COLON.match(event.value):
        yield "yaml_wide_colon", value
    if "#" in event.value or _COMMENT.match(after):
        yield "yaml_hash", value


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
