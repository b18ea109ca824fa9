"""Write `docs/input-rules.md` again (输入规则): `make rules`.

Every rule by which a file that comes in is refused or noted, by the kind of file, each with a message of the program in
both languages: that of the first case of `tests/corpus` that breaks it, read again here. A rule without a case shows
its words with the names of what fills them.
"""

import re
import tempfile
from dataclasses import replace
from pathlib import Path

from corpus_cases import Case, cases, lay_out, outcome, with_less_waiting

from qualitykit.errors import Problem
from qualitykit.language import LANGUAGES, say
from qualitykit.language.collect_problems import COLLECT_PROBLEMS
from qualitykit.language.intake_problems import INTAKE_PROBLEMS
from qualitykit.language.intake_text import FORM_PROBLEMS
from qualitykit.language.meaning_problems import MEANING_PROBLEMS
from qualitykit.language.outlook_problems import OUTLOOK_PROBLEMS
from qualitykit.language.place_problems import PLACE_PROBLEMS
from qualitykit.language.plausibility_problems import CONFIRMABLE, PLAUSIBILITY_PROBLEMS
from qualitykit.language.rubric_problems import RUBRIC_PROBLEMS
from qualitykit.language.table_problems import TABLE_PROBLEMS
from qualitykit.language.workbook_problems import WORKBOOK_PROBLEMS
from qualitykit.language.yaml_problems import YAML_PROBLEMS

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "input-rules.md"

_HEAD = """\
# 输入规则 · Input rules

本文件由 `make rules` 生成，请勿手改。This file is written by `make rules`; do not edit it by hand.

共 {rules} 条规则，{told} 条取自语料库实例：`tests/corpus` 有 {bad} 份不合规文件（{kinds} 类）和
{good} 份少见而合规的文件，各有其预期结果。Each rule
stands with a message as the program prints it; {told} of the {rules} come from a case of `tests/corpus`, where
{bad} bad files of {kinds} kinds and {good} odd but legal ones stand with what must come of them.

**错误 error**：改正之前不计分、不收表 · nothing is scored or taken until it is mended. **提示 note**：只提示 · worth
knowing, changes nothing. **疑点 doubt**：校验时只提示，收表时须先核实 · a note in `qualitykit check`, but
`qualitykit collect` takes the row only once it is confirmed.
"""
# The rules of OUTLOOK_PROBLEMS that a scenario file can break; the others are about arguments.
_SCENARIO = (
    "not_a_scenario", "scenario_of_other_period", "not_changes", "not_one_number", "not_an_honour_count",
    "amount_by_fields",
)  # fmt: skip
_TEXTS = {
    rule: words
    for rule, words in INTAKE_PROBLEMS.items()
    if rule not in {**WORKBOOK_PROBLEMS, **YAML_PROBLEMS}
}
GROUPS: tuple[tuple[str, str, dict], ...] = (
    ("CSV 与 Parquet、表头、单元格", "CSV and Parquet, headers, cells", TABLE_PROBLEMS),
    ("编码、引号、数字、日期、名称", "Encodings, quotes, numbers, days, names", _TEXTS),
    ("XLSX 工作簿", "XLSX workbooks", WORKBOOK_PROBLEMS),
    ("数据表的含义", "The meaning of tables", MEANING_PROBLEMS),
    ("疑点", "Doubts", PLAUSIBILITY_PROBLEMS),
    ("收到的表与报送表", "Tables and forms that are sent in", {**COLLECT_PROBLEMS, **FORM_PROBLEMS}),
    ("工作区与 district.yaml", "The workspace and district.yaml", PLACE_PROBLEMS),
    ("YAML 文件", "YAML files", YAML_PROBLEMS),
    ("细则文件", "Rubric files", RUBRIC_PROBLEMS),
    ("情景文件", "Scenario files", {rule: OUTLOOK_PROBLEMS[rule] for rule in _SCENARIO}),
)


def rules_text() -> str:
    """The whole document."""
    corpus = cases()
    first: dict[str, Case] = {}
    for case in corpus:
        for *_, rule, _ in case.expected:
            first.setdefault(rule, case)
    rules = [rule for _, _, group in GROUPS for rule in group]
    bad = [case for case in corpus if case.bad]
    head = _HEAD.format(
        rules=len(rules), told=len(first.keys() & set(rules)), bad=len(bad), kinds=len({case.kind for case in bad}),
        good=len(corpus) - len(bad),
    )  # fmt: skip
    examples = _examples({rule: first[rule] for rule in rules if rule in first})
    return head + "".join(_group(*group, examples) for group in GROUPS)


def _examples(wanted: dict[str, Case]) -> dict[str, tuple[Case, Problem]]:
    """For each rule its case and the problem that the program tells of it; a case is read once."""
    found = {}
    for case in {case.id: case for case in wanted.values()}.values():
        with tempfile.TemporaryDirectory() as folder:
            workspace = lay_out(case, Path(folder))
            with with_less_waiting(case):
                told = outcome(case, workspace).problems
        for rule in (rule for rule, first in wanted.items() if first is case):
            problem = next(problem for problem in told if problem.rule == rule)
            found[rule] = case, replace(problem, file=problem.file.replace(f"{folder}/", ""))
    return found


def _group(zh: str, en: str, group: dict, examples: dict[str, tuple[Case, Problem]]) -> str:
    return f"\n## {zh} · {en}\n" + "".join(_rule(rule, examples.get(rule)) for rule in group)


def _rule(rule: str, example: tuple[Case, Problem] | None) -> str:
    if example is None:
        lines = [_quoted(_words(rule, language)) for language in LANGUAGES]
        return f"\n### {rule}\n\n" + "".join(f"- {line}\n" for line in lines)
    case, problem = example
    lines = [_quoted(problem.text(language)) for language in LANGUAGES]
    path = f"../tests/corpus/{case.id}"
    return f"\n### {rule}\n\n{_weight(rule, problem)} · [{case.kind}]({path})\n\n" + "".join(
        f"- {line}\n" for line in lines
    )


def _weight(rule: str, problem: Problem) -> str:
    if rule in CONFIRMABLE:
        return "疑点 doubt"
    return "错误 error" if problem.severity == "error" else "提示 note"


def _words(rule: str, language: str) -> str:
    """A rule's words with the names of what fills them."""
    parts = ("found", "allowed", "do")
    values = _Names()
    texts = {part: say(f"{rule}.{part}", language, **values.of(rule, part)) for part in parts}
    return say("problem", language, place="…", **texts)


class _Names:
    """What fills a rule's words, each in angle brackets under its own name."""

    _NAME = re.compile(r"{(\w+)}")

    def of(self, rule: str, part: str) -> dict[str, str]:
        words = next(group[rule] for _, _, group in GROUPS if rule in group)[part]
        return {name: f"‹{name}›" for text in words for name in self._NAME.findall(text)}


def _quoted(text: str) -> str:
    """A message as it stands, on one line; invisible signs by their numbers."""
    seen = "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)
    return f"``{seen}``" if "`" in seen else f"`{seen}`"


if __name__ == "__main__":
    TARGET.write_text(rules_text(), "utf-8")
