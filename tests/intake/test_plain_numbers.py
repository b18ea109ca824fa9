"""A number read among many is the number that the grammar reads alone."""

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qualitykit.workspace.columns import understand
from qualitykit.workspace.grammar import PARSERS, Noted
from qualitykit.workspace.raw import Texts
from qualitykit.workspace.schema import ColumnSpec
from qualitykit.workspace.unreadable import Unreadable

COMMON = st.from_regex(
    r"[+-]?(0{0,3}[0-9]{1,14}|[0-9]{1,3}(,[0-9]{3}){1,5})(\.[0-9]{0,8})?%?", fullmatch=True
)
HUGE = st.from_regex(r"[+-]?[0-9]{12,40}(\.[0-9]{1,25})?", fullmatch=True)
ODD = st.text(st.sampled_from(list("0123456789.,+-−%‰e()９．，％－＋٣²五 \n\x00")), min_size=1, max_size=12)
EDGES = [
    "-0",
    "-0.00",
    "+0",
    "1.",
    ".5",
    "+3",
    "00",
    "000000000000001",
    "1,234",
    "0,123",
    "1234,567",
    "1.0000000",
]
HARD = [
    "9" * 12 + "." + "9" * 6,
    "9" * 18,
    "9" * 19,
    "-" + "9" * 20,
    "123,456,789,012",
    "1,123,456,789,012",
    "+-1",
]
SPECS = [
    ColumnSpec("amount", "decimal", "", "", places=2),
    ColumnSpec("points", "decimal", "", "", signed=True),
    ColumnSpec("value", "decimal", "", "", signed=True, percent=True),
    ColumnSpec("weight", "number", "", ""),
    ColumnSpec("level", "number", "", "", signed=True, percent=True),
    ColumnSpec("count", "count", "", ""),
]


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
@given(texts=st.lists(COMMON | HUGE | ODD | st.sampled_from(EDGES + HARD), max_size=30))
@example(texts=EDGES + HARD)
def test_many_numbers_are_read_as_each_alone(spec, texts):
    """Value, digits, decimals, notes and what is wrong are the grammar's, whatever stands beside."""
    column = understand(spec, Texts(np.arange(len(texts)), texts), PARSERS[spec.kind])
    for row, text in enumerate(texts):
        assert _read(column, row) == _alone(spec, text), text


@given(
    texts=st.lists(COMMON | ODD, min_size=1, max_size=20), rows=st.lists(st.integers(0, 10**6), max_size=30)
)
def test_a_note_says_how_many_rows_it_is_about(texts, rows):
    """The first of them, and the text there; as if each row had been looked at alone."""
    codes = np.array([row % len(texts) for row in rows], dtype=np.int64)
    spec = SPECS[2]
    notes = understand(spec, Texts(codes, texts), PARSERS["decimal"]).notes(
        "x.csv", np.arange(2, len(rows) + 2)
    )
    alone = [_alone(spec, texts[code])[-1] for code in codes]
    expected = {
        rule: [row for row, rules in enumerate(alone, 2) if rule in rules]
        for rule in {rule for rules in alone for rule in rules}
    }
    found = list(notes)
    assert {note.rule: (note.row, note.values["rows"]) for note in found} == {
        rule: (rows[0], len(rows)) for rule, rows in expected.items()
    }
    assert [note.row for note in found] == sorted(note.row for note in found)


def _read(column, row):
    if row in column.faults:
        assert bool(column.broken[row])
        return column.faults[row].rule, frozenset()
    forms = frozenset(rule for rule, which in column.forms.items() if which[row])
    if column.exact is None:
        return str(column.values[row]), forms
    exact = column.exact
    digits = Fraction(int(exact.scaled[row]), 10**exact.places)
    return digits, int(exact.decimals[row]), str(column.values[row]), forms


def _alone(spec, text):
    try:
        found = PARSERS[spec.kind](text, spec)
    except Unreadable as fault:
        return fault.rule, frozenset()
    found, forms = found if isinstance(found, Noted) else (found, ())
    if spec.kind != "decimal":
        return str(found), frozenset(forms)
    return Fraction(found.digits, 10**found.decimals), found.decimals, str(found.value), frozenset(forms)


def test_a_column_that_the_file_lacks_is_missing_in_every_row():
    """It needs no memory of its own, and is no zero."""
    absent = Texts(np.broadcast_to(np.int8(0), 3), [""])
    for spec in (*SPECS, ColumnSpec("source", "text", "", "")):
        column = understand(spec, absent, PARSERS.get(spec.kind))
        assert np.asarray(pd.isna(column.values)).tolist() == [True] * 3
        assert not column.broken.any()
