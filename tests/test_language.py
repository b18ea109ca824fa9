"""Every word that a reader sees is there in both languages, and whatever the code asks for has its words."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from qualitykit import language
from qualitykit.errors import Problem, QualitykitError
from qualitykit.language import rubric_problems, say
from qualitykit.rubric import load
from qualitykit.rubric.model import Readings
from qualitykit.rubric.rules import Growth, Threshold
from qualitykit.scoring.conditions import State
from qualitykit.scoring.criteria import Why

PACKAGE = Path(language.__file__).parents[1]
TEXTS = language._texts()
REASON_OF_WHY = {
    Why.MET: "met",
    Why.FAILED: "failed",
    Why.AWARD: "award",
    Why.NO_AWARD: "not_judged",
    Why.STANDS_IN: "stands_in",
}


def placeholders(text: str) -> set[str]:
    """The names in a template."""
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in Formatter().parse(text) if name is not None}


@cache
def _all_calls() -> tuple[tuple[str, str, ast.Call], ...]:
    """Every call anywhere in the package: its place, the name that is called, and the call."""
    return tuple(
        (
            f"{path.relative_to(PACKAGE)}:{node.lineno}",
            getattr(node.func, "attr", getattr(node.func, "id", "")),
            node,
        )
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
    )


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a function or method of this name, with its place."""
    return ((place, call) for place, called, call in _all_calls() if called == name)


def first_text(call: ast.Call, at: int = 0) -> str | None:
    """A call's argument where it is a plain text."""
    argument = call.args[at] if len(call.args) > at else None
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None


def test_every_text_stands_in_both_languages_with_the_same_placeholders():
    """Neither language is missing (a mere joint may be blank in both), and both take the same values."""
    uneven = [
        key
        for key, (zh, en) in TEXTS.items()
        if bool(zh.strip()) != bool(en.strip()) or placeholders(zh) != placeholders(en)
    ]
    assert uneven == []


def test_english_has_no_chinese_characters():
    """An English reader meets no Chinese sign, and no full-width one."""
    chinese = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
    assert [key for key, (_, en) in TEXTS.items() if chinese.search(en)] == []


def test_every_text_that_the_code_names_exists():
    """No call of `say` names a key that is nowhere, and a key that is put together has a family to belong to."""
    unknown = []
    for place, call in calls("say"):
        key, argument = first_text(call), call.args[0]
        if key is not None and key not in TEXTS:
            unknown.append(f"{place}: {key}")
        if isinstance(argument, ast.JoinedStr) and isinstance(argument.values[0], ast.Constant):
            prefix = argument.values[0].value
            if not any(known.startswith(prefix) for known in TEXTS):
                unknown.append(f"{place}: {prefix}…")
    assert unknown == []


def test_every_text_gets_the_values_it_asks_for():
    """Where a call names its key and its values outright, none of the template's placeholders is left out."""
    lacking = []
    for place, call in calls("say"):
        key, named = first_text(call), {keyword.arg for keyword in call.keywords}
        if key in TEXTS and None not in named and (left := placeholders(TEXTS[key][0]) - named):
            lacking.append(f"{place}: {key} lacks {sorted(left)}")
    assert lacking == []


def test_every_reason_that_the_sentences_name_exists():
    """The sentences' own shorthand names reasons that exist, with all their values."""
    path = PACKAGE / "scoring" / "sentences.py"
    lacking = []
    for place, call in calls("_say"):
        key, named = first_text(call), {keyword.arg for keyword in call.keywords}
        if path.name in place and key is not None:
            template = TEXTS[f"reason.{key}"][0]
            if None not in named and placeholders(template) - named:
                lacking.append(f"{place}: {key}")
    assert lacking == []


@pytest.mark.parametrize("why", list(Why))
def test_everything_that_decides_has_its_reason(why):
    """Each `Why`, and so each `State`, has its sentence."""
    assert f"reason.{REASON_OF_WHY.get(why, why.name.lower())}" in TEXTS


def test_states_are_the_first_of_the_whys():
    """A state of a condition can be read as a reason of the criterion."""
    assert [Why(state).name for state in State] == [state.name for state in State]


@pytest.mark.parametrize("name", ["several_assessors", "unreported"])
def test_every_reading_that_is_spoken_of_has_its_words(name):
    """The values that a rubric may set are named in the sentences."""
    values = get_args(Readings.model_fields[name].annotation.model_fields["value"].annotation)
    keys = values if name == "several_assessors" else [f"{name}_{value}" for value in values]
    assert keys
    assert all(f"reason.{key}" in TEXTS for key in keys)


def test_every_side_and_relation_has_its_words():
    """Whatever a threshold or a growth may ask for can be said."""
    relations = get_args(Growth.model_fields["relation"].annotation)
    sides = [name for name in Threshold.model_fields if name not in ("method", "measure", "part")]
    edges = [side if side.startswith("at_") else f"{side}_edge" for side in sides]
    assert len(edges) == len(relations) == 4
    assert all(f"reason.{key}" in TEXTS for key in (*edges, *relations))


def test_every_problem_that_the_code_names_has_its_words():
    """A problem found is a problem told: found, allowed and do exist for each rule that the code writes out."""
    named = {rule for _, call in calls("Problem") if (rule := first_text(call, 3))}
    named |= {rule for _, call in calls("tell") if (rule := first_text(call, 3))}
    named |= {rule for _, call in calls("Finding") if (rule := first_text(call, 1))}
    named |= set(load._RULE_BY_ERROR.values()) | {"rubric_wrong_value"}
    assert len(named) > 40
    assert [
        f"{r}.{part}"
        for r in sorted(named)
        for part in ("found", "allowed", "do")
        if f"{r}.{part}" not in TEXTS
    ] == []


def test_every_problem_of_a_rubric_is_named_in_the_code():
    """No words are left over from a check that is gone."""
    sources = "".join(path.read_text("utf-8") for path in (PACKAGE / "rubric").glob("*.py"))
    assert [rule for rule in rubric_problems.RUBRIC_PROBLEMS if f'"{rule}"' not in sources] == []


def test_an_unknown_language_is_refused():
    """A language that nobody wrote is no silent fallback."""
    with pytest.raises(ValueError, match="zh, en"):
        say("grade", "fr")


def test_an_unknown_key_is_refused():
    """A text that nobody wrote is an error of ours."""
    with pytest.raises(KeyError):
        say("no such text", "en")


def test_a_text_defined_twice_stops_at_once(monkeypatch):
    """Two tables cannot both hold a key."""
    from qualitykit.language import labels, reasons

    monkeypatch.setitem(labels.LABELS, "reason.and", reasons.REASONS["reason.and"])
    with pytest.raises(ValueError, match=r"reason\.and"):
        language._texts.__wrapped__()


def test_values_may_have_any_name():
    """A problem may speak of a `key` or a `language` without clashing with what `say` itself is asked."""
    problem = Problem("a.yaml", 3, "b", "rubric_missing_key", {"key": "b", "language": "x"})
    assert problem.text("en") == "a.yaml:3:b: found no key b, allowed the keys of the format, do add b"
    assert problem.text("zh") == "a.yaml:3:b：发现 缺少键 b；允许 细则文件说明中的键；处理：补上 b"


def test_an_error_tells_all_its_problems_in_either_language():
    """One problem or several, each on a line of its own, the first one first."""
    one = Problem("a.csv", 2, None, "unreadable", {"why": "x"})
    two = Problem("b.csv", None, None, "unreadable", {"why": "y"}, "note")
    assert QualitykitError(one).problems == (one,)
    error = QualitykitError([one, two])
    assert str(error) == error.text("en") == f"{one.text('en')}\n{two.text('en')}"
    assert error.text("zh").startswith("a.csv:2：发现 文件无法读取（x）")
    assert two.place == "b.csv"
