"""What a notebook may be given (参数语法): papermill pastes names, and some values, into code as they stand.

So names are those that the notebook declares, and values are texts of one of four kinds: an id, a period, a language
(which is an id), or one relative path.
"""

import re
from collections.abc import Iterable, Mapping

from qualitykit.errors import Problem

_NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*|[0-9]{4}(Q[1-4])?", re.ASCII)
_PATH = re.compile(r"(?:\.\./)*(?:[\w-][\w. -]*/)*[\w-][\w. -]*|(?:\.\./)*\.\.?")


def refused(notebook: str, declared: Iterable[str], given: Mapping[str, str]) -> list[Problem]:
    """What must not reach papermill (不可传入的参数): every name and value that is not of the grammar.

    Args:
        notebook: its name, for the messages.
        declared: the names in its `parameters` cell.
        given: values by name.

    >>> refused("a.ipynb", ["period"], {"period": "2016Q3"})
    []
    >>> [problem.rule for problem in refused("a.ipynb", ["period"], {"period": "'); import os  #"})]
    ['parameter_value']
    """
    known = list(declared)
    problems = [_problem(notebook, name, value, known) for name, value in given.items()]
    paths = [name for name, value in given.items() if isinstance(value, str) and not _WORD.fullmatch(value)]
    more = [Problem(notebook, None, name, "two_paths") for name in paths[1:]]
    return [problem for problem in problems if problem] or more


def _problem(notebook: str, name: str, value: str, known: list[str]) -> Problem | None:
    if name not in known or not _NAME.fullmatch(name):
        values = {"found": name, "allowed": ", ".join(known) or "–"}
        return Problem(notebook, None, name, "unknown_parameter", values)
    if not isinstance(value, str) or not (_WORD.fullmatch(value) or _PATH.fullmatch(value)):
        return Problem(notebook, None, name, "parameter_value", {"found": repr(value)})
    return None
