"""Every rule of the intake has words in both languages, and a test that brings it up."""

from pathlib import Path

from qualitykit.language.intake_problems import INTAKE_PROBLEMS

HERE = Path(__file__).parent
CASES = (HERE.parent / "workspaces" / "mistakes.yaml", HERE.parent / "rubrics" / "broken.yaml")


def test_every_rule_has_a_case_or_a_test():
    """A rule that nothing brings up would be a message that nobody has ever read."""
    tests = "".join(path.read_text("utf-8") for path in HERE.glob("test_*.py"))
    cases = "".join(path.read_text("utf-8") for path in CASES)
    assert [r for r in INTAKE_PROBLEMS if f'"{r}"' not in tests and f"rule: {r}," not in cases] == []


def test_every_rule_is_named_in_the_code():
    """No words are left over from a rule that is gone."""
    package = HERE.parents[1] / "qualitykit"
    folders = ("workspace", "workbook", "rubric")
    code = "".join(path.read_text("utf-8") for folder in folders for path in (package / folder).rglob("*.py"))
    assert [rule for rule in INTAKE_PROBLEMS if f'"{rule}"' not in code] == []


def test_every_message_says_what_was_found_what_is_allowed_and_what_to_do():
    """Three parts, two languages, none empty."""
    for parts in INTAKE_PROBLEMS.values():
        assert set(parts) == {"found", "allowed", "do"}
        assert all(text.strip() for pair in parts.values() for text in pair)
