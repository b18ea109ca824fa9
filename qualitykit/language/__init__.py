"""Every word that a reader sees, in Chinese and English, in one place (双语文本).

A text is a `str.format` template under a key; the key's Chinese and English stand side by side in one of this
package's tables, so that neither is ever missing. Code names the key and gives the values.
"""

from collections.abc import Iterable
from functools import cache

LANGUAGES = ("zh", "en")


@cache
def _texts() -> dict[str, tuple[str, str]]:
    """All tables as one; a key in two tables is a slip of ours and stops at once."""
    from qualitykit.language import labels, problems, reasons, report_problems, rubric_problems
    from qualitykit.language.analysis_air_text import ANALYSIS_AIR_TEXT
    from qualitykit.language.analysis_aspects_text import ANALYSIS_ASPECTS_TEXT
    from qualitykit.language.analysis_more_text import ANALYSIS_MORE
    from qualitykit.language.analysis_names import ANALYSIS_NAMES
    from qualitykit.language.analysis_text import ANALYSIS_TEXT
    from qualitykit.language.answer_text import ANSWER_TEXT
    from qualitykit.language.collect_problems import COLLECT_PROBLEMS
    from qualitykit.language.collect_text import COLLECT_TEXT
    from qualitykit.language.document_text import DOCUMENT_TEXT
    from qualitykit.language.effort_text import EFFORT_TEXT
    from qualitykit.language.engine_problems import ENGINE_PROBLEMS
    from qualitykit.language.engine_text import ENGINE_TEXT
    from qualitykit.language.heading_text import HEADING_TEXT
    from qualitykit.language.intake_problems import INTAKE_PROBLEMS
    from qualitykit.language.intake_text import FORM_PROBLEMS, INTAKE_TEXT
    from qualitykit.language.outlook_district_text import OUTLOOK_DISTRICT_TEXT
    from qualitykit.language.outlook_problems import OUTLOOK_PROBLEMS
    from qualitykit.language.outlook_text import OUTLOOK_TEXT
    from qualitykit.language.panel_text import PANEL_TEXT
    from qualitykit.language.report_text import REPORT_TEXT
    from qualitykit.language.run_problems import RUN_PROBLEMS
    from qualitykit.language.run_text import RUN_TEXT
    from qualitykit.language.tables_text import TABLES_TEXT

    texts: dict[str, tuple[str, str]] = {}
    said = {"problem": problems.SENTENCE}
    by_rule = (problems.PROBLEMS, rubric_problems.RUBRIC_PROBLEMS, report_problems.REPORT_PROBLEMS)
    by_rule += (
        ENGINE_PROBLEMS,
        RUN_PROBLEMS,
        INTAKE_PROBLEMS,
        FORM_PROBLEMS,
        COLLECT_PROBLEMS,
        OUTLOOK_PROBLEMS,
    )
    parts = [_by_part(table) for table in by_rule]
    reports = (
        TABLES_TEXT,
        INTAKE_TEXT,
        REPORT_TEXT,
        RUN_TEXT,
        ANSWER_TEXT,
        DOCUMENT_TEXT,
        ANALYSIS_TEXT,
        ANALYSIS_NAMES,
        ANALYSIS_ASPECTS_TEXT,
        ANALYSIS_AIR_TEXT,
        PANEL_TEXT,
        ENGINE_TEXT,
        EFFORT_TEXT,
        OUTLOOK_TEXT,
        OUTLOOK_DISTRICT_TEXT,
        COLLECT_TEXT,
        HEADING_TEXT,
    )
    for table in (labels.LABELS, reasons.REASONS, said, *reports, *ANALYSIS_MORE, *parts):
        if twice := texts.keys() & table.keys():
            raise ValueError(f"texts defined twice: {sorted(twice)}")
        texts |= table
    return texts


def _by_part(problems: dict[str, dict[str, tuple[str, str]]]) -> dict[str, tuple[str, str]]:
    """Every part of every problem under its own key, `rule.part`."""
    return {f"{rule}.{part}": pair for rule, parts in problems.items() for part, pair in parts.items()}


def say(key: str, language: str, /, **values) -> str:
    """The text of a key in one language, its values filled in (取文本).

    Args:
        key: name of the text, such as `grade`.
        language: `zh` or `en`.
        values: what fills the template's placeholders.

    Raises:
        KeyError: no such key; ValueError: no such language.

    >>> say("grade", "zh"), say("grade", "en")
    ('等级', 'Grade')
    """
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)} (got {language!r})")
    return _texts()[key][LANGUAGES.index(language)].format(**values)


def listed(items: Iterable[str], language: str) -> str:
    """Several things in a row (并列).

    >>> listed(["甲", "乙"], "zh"), listed(["a", "b"], "en")
    ('甲、乙', 'a, b')
    """
    return say("words.comma", language).join(items)


def sentences(parts: Iterable[str], language: str) -> str:
    """Sentences one after the other, without those that are empty (连句)."""
    return say("words.space", language).join(part for part in parts if part)
