"""The contract, the data dictionary and the messages stay in step."""

import re
from pathlib import Path
from string import Formatter

import pytest

from qualitykit.language.problems import PROBLEMS
from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.dictionary import data_dictionary
from qualitykit.workspace.grammar import PARSERS
from qualitykit.workspace.schema import ColumnSpec

README = Path(__file__).parents[1] / "data" / "README.md"

# As the contract of the project names them: what other programs rely on. A star marks a required column.
CONTRACT = {
    "targets": "measure* target* unit basis",
    "measures": "unit* measure* quarter* numerator denominator value source",
    "awards": "unit* criterion* quarter* points* assessor evidence date note",
    "honours": "unit* honour* date* holder evidence",
    "incidents": "unit* date* title* finding* authority evidence",
    "funding": "unit* quarter* field* amount* source",
    "sites": "unit* kind* name* date*",
    "inspections": "unit* date* domain* passed* product industry stratum enterprise size weight",
    "projects": "unit* project* started* supervised completed accepted complaints",
    "complaints": "unit* date* channel* domain* kind first_check closed outcome amount recovered",
    "survey": "unit* quarter* respondent* item* rating* mode sex age_group weight",
    "air": "date* station* pm25 pm10 so2 no2 co o3_8h",
    "equipment": "unit* quarter* in_use* accidents deaths",
    "injuries": "date* case* product sex age_group severity outcome",
    "enterprises": "unit* enterprise* credit_grade blacklisted since until",
    "tasks": "unit* criterion* office post person due* quality quantity done",
    "evidence": "unit* criterion* quarter* evidence* date claimed note",
    "efforts": "criterion* unit effort* basis",
}


def test_tables_and_columns_are_those_that_others_rely_on():
    """Names, order and required columns are public: nothing is renamed in passing."""
    found = {
        name: " ".join(column.name + "*" * column.required for column in table.columns)
        for name, table in TABLES.items()
    }
    assert found == CONTRACT


def test_every_column_is_a_kind_that_the_reader_knows():
    """A misspelt kind would be read as text, without a word."""
    texts = {"unit", "criterion", "honour", "measure", "field", "text"}
    for table in TABLES.values():
        assert {column.kind for column in table.columns} <= texts | set(PARSERS)
        assert set(table.key) <= {"*", *table.by_name}
        assert all(column.after in {"", *table.by_name} for column in table.columns)


def test_the_data_dictionary_is_in_step_with_the_contract():
    """data/README.md is what the declarations give: `python -m qualitykit.workspace.dictionary` writes it again."""
    assert README.read_text("utf-8") == data_dictionary()


def test_the_data_dictionary_has_every_column_with_both_meanings():
    """No column is without its words in Chinese and English."""
    text = data_dictionary()
    for table in TABLES.values():
        section = text.split(f"\n## {table.name} · ")[1].split("\n## ")[0]
        for column in table.columns:
            assert isinstance(column, ColumnSpec)
            assert re.search(
                rf"^\| {column.name} \| .*[\u4e00-\u9fff].* \| .*[A-Za-z].* \|$", section, re.MULTILINE
            )


@pytest.mark.parametrize("rule", PROBLEMS)
def test_a_message_says_the_same_in_both_languages(rule):
    """Found, allowed and do stand in Chinese and English, with the same values filled in."""
    assert set(PROBLEMS[rule]) == {"found", "allowed", "do"}
    for chinese, english in PROBLEMS[rule].values():
        assert chinese.strip()
        assert english.strip()
        assert placeholders(chinese) == placeholders(english)


def placeholders(template):
    """The names of the values that a template takes."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}
