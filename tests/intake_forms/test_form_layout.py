"""The hidden sheet says what a form is, and nobody can change it unnoticed."""

import pytest
from forms_of import form_of, hidden_rows, written
from hypothesis import given
from hypothesis import strategies as st

from qualitykit.errors import QualitykitError
from qualitykit.intake.layout import (
    HEAD_ROW,
    SENDER,
    VERSION,
    Layout,
    Placed,
    is_form,
    layout_of,
    layout_of_form,
    places,
)
from qualitykit.intake.sent import as_sent, still

TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).filter(str.strip)
KEYS = st.dictionaries(TEXT, st.text(max_size=12), max_size=3)
PLACED = st.builds(
    Placed,
    sheet=TEXT,
    row=st.integers(1, 10**6),
    code=TEXT,
    table=TEXT,
    key=KEYS,
    columns=st.dictionaries(TEXT, st.integers(1, 50), min_size=1, max_size=3),
)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
SENT = st.dictionaries(st.integers(1, 50), TEXT | NUMBERS, min_size=1, max_size=3)
LAYOUTS = st.builds(
    Layout,
    district=TEXT.map(str.strip),
    unit=TEXT.map(str.strip),
    period=st.just("2016Q3"),
    language=st.sampled_from(["zh", "en"]),
    assessor=st.text(max_size=8).map(str.strip),
    rubric=TEXT,
    rubric_sha256=TEXT,
    placed=st.tuples(PLACED, PLACED),
    choices=st.dictionaries(TEXT, st.dictionaries(TEXT, TEXT, min_size=1, max_size=3), max_size=2),
    sent=st.dictionaries(TEXT, st.dictionaries(st.integers(1, 9), SENT, min_size=1, max_size=3), max_size=2),
)


@given(LAYOUTS)
def test_a_layout_is_read_as_it_was_written(layout):
    """Whatever ids, names and titles hold, the rows of the hidden sheet give the same layout again."""
    padded = [[*row, "", ""] for row in layout.rows()]
    assert layout_of(padded, "a.xlsx") == layout


@pytest.fixture(scope="module")
def rows(sample):
    """The hidden sheet of a town's form."""
    return [[cell for cell in row if cell] for row in hidden_rows(form_of(sample, "guxing"))]


def refused(rows) -> str:
    """The rule of the one problem with these rows, told in both languages."""
    with pytest.raises(QualitykitError) as raised:
        layout_of(rows, "a.xlsx")
    (problem,) = raised.value.problems
    assert problem.file == "a.xlsx"
    assert problem.text("zh") != problem.text("en")
    return problem.rule


def test_another_unit_on_the_hidden_sheet_is_refused(rows):
    """A form that says it is another unit's was tampered with."""
    changed = [["unit", "dahelu"] if row[0] == "unit" else row for row in rows]
    assert refused(changed) == "form_changed"


@pytest.mark.parametrize("kind", ["row", "choice", "sent", "rubric", "period", "checksum"])
def test_a_line_that_is_missing_is_refused(rows, kind):
    """Every line of the hidden sheet is needed."""
    at = next(number for number, row in enumerate(rows) if row[0] == kind)
    assert refused([*rows[:at], *rows[at + 1 :]]) == "form_changed"


@pytest.mark.parametrize("lines", [[], [["other", "1"]], [["qualitykit form", VERSION], ["row", "x"]]])
def test_a_sheet_that_is_no_layout_is_refused(lines):
    """An empty or foreign sheet under the same name is no form."""
    assert refused(lines) == "form_changed"


def test_a_form_of_another_version_is_refused_by_name(rows):
    """The sender is told to ask for a new form."""
    assert refused([["qualitykit form", "0"], *rows[1:]]) == "form_version"


def test_a_workbook_is_a_form_by_its_hidden_sheet():
    """A free table has no such sheet."""
    assert is_form({"填写说明": False, "_qualitykit": True})
    assert not is_form({"Sheet1": False})


def test_every_open_cell_has_its_place_and_no_locked_one(every_form):
    """Writer, reader and the hidden sheet agree on where each open cell stands, for every unit of the sample."""
    for form in every_form:
        told = {
            (placed.sheet, placed.row, column): placed.key
            for placed in layout_of_form(form).placed
            if placed.table != SENDER
            for column in placed.columns.values()
        }
        assert told == {place: question.key for place, (question, _) in places(form).items()}


def test_no_two_rows_of_a_sheet_have_the_same_code(sample):
    """A row that was moved shows by its code."""
    placed = layout_of_form(form_of(sample, "guxing")).placed
    assert len({(one.sheet, one.code) for one in placed}) == len(placed)


def test_what_goes_out_is_kept_headings_past_and_all(sample):
    """A reader can tell whether a cell is still as it was: unit, headings, titles, last quarter's values."""
    sent = written(form_of(sample, "guxing")).sent
    assert sent["填写说明"][HEAD_ROW] == {1: "填报单位", 2: "古荥镇"}
    assert sent["量化指标"][HEAD_ROW][3] == "指标"
    assert sent["量化指标"][HEAD_ROW + 1][3] == "制造业产品质量合格率"
    assert sent["量化指标"][HEAD_ROW + 1][5] == 209


def test_a_long_text_is_kept_by_its_checksum():
    """However much a rubric says, a row of the hidden sheet fits into its cells; one changed sign still shows."""
    long = "长" * 5000
    assert len(as_sent(long)) < 300
    assert still(long, as_sent(long))
    assert not still(long + "。", as_sent(long))
