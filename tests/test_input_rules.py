"""`docs/input-rules.md` says what the program says, of every rule by which a file is refused or noted."""

from corpus_cases import cases
from make_input_rules import GROUPS, TARGET, rules_text

from qualitykit.language.problems import PROBLEMS
from qualitykit.language.rubric_problems import RUBRIC_PROBLEMS
from qualitykit.language.workbook_problems import WORKBOOK_PROBLEMS

# No file alone breaks these: a child that dies, a sheet that is asked for by name, a table changed during an intake.
WITHOUT_A_CASE = {"needs_memory", "needs_time", "no_such_sheet", "table_changed"}


def test_the_document_is_up_to_date():
    """A new rule, a changed word or a changed case needs `make rules`."""
    assert rules_text() == TARGET.read_text("utf-8"), "run `make rules`"


def test_every_rule_has_a_case_in_the_corpus():
    """A rule that no bad or odd file brings up would be a message that nobody has read."""
    rules = {rule for *_, group in GROUPS for rule in group}
    told = {rule for case in cases() for *_, rule, _ in case.expected}
    assert rules - told == WITHOUT_A_CASE


def test_every_rule_about_files_is_in_the_document():
    """The groups hold every table of words about files, each rule once."""
    rules = [rule for *_, group in GROUPS for rule in group]
    assert len(rules) == len(set(rules))
    assert {*PROBLEMS, *WORKBOOK_PROBLEMS, *RUBRIC_PROBLEMS} <= set(rules)
