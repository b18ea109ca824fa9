"""A number read among many is the number that the grammar reads alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitykit.workspace.columns import understand
from qualitykit.workspace.grammar import PARSERS, Noted
from qualitykit.workspace.raw import Texts
from qualitykit.workspace.schema import ColumnSpec
from qualitykit.workspace.unreadable import Unreadable

PLAIN = st.from_regex(r"[0-9]{1,14}(\.[0-9]{0,8})?", fullmatch=True)
ODD = st.text(st.sampled_from(list("0123456789.,+-−%e９．\n")), min_size=1, max_size=12)
SPECS = [
    ColumnSpec("amount", "decimal", "", "", places=2),
    ColumnSpec("value", "decimal", "", "", signed=True, percent=True),
    ColumnSpec("weight", "number", "", ""),
]


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
@given(texts=st.lists(PLAIN | ODD, max_size=20))
def test_many_numbers_are_read_as_each_alone(spec, texts):
    """Value, digits, decimals and what is wrong are the grammar's, whatever stands beside."""
    column = understand(spec, Texts(np.arange(len(texts)), texts), PARSERS[spec.kind])
    for row, text in enumerate(texts):
        assert _read(column, row) == _alone(spec, text)


def _read(column, row):
    if row in column.faults:
        return column.faults[row].rule
    if column.exact is None:
        return float(column.values[row])
    exact = column.exact
    return int(exact.scaled[row]) / 10**exact.places, int(exact.decimals[row]), float(column.values[row])


def _alone(spec, text):
    try:
        found = PARSERS[spec.kind](text, spec)
    except Unreadable as fault:
        return fault.rule
    found = found.value if isinstance(found, Noted) else found
    return (
        (found.digits / 10**found.decimals, found.decimals, found.value) if spec.kind == "decimal" else found
    )


def test_a_column_that_the_file_lacks_is_missing_in_every_row():
    """It needs no memory of its own, and is no zero."""
    absent = Texts(np.broadcast_to(np.int8(0), 3), [""])
    for spec in SPECS:
        column = understand(spec, absent, PARSERS[spec.kind])
        assert np.isnan(column.values).tolist() == [True] * 3
        assert not column.broken.any()
