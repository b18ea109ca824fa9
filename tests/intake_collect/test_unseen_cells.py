"""What a form's sender does not see or cannot have meant: hidden, merged, told twice, a no in place of a yes."""

import openpyxl
import pytest
from desk import Desk, refusals


def changed(desk: Desk, change, typed: bool = True):
    """The form of a unit, a count filled in or not, after a change to its sheet of measures."""
    form = desk.form("east")
    places = [desk.place(form, "measures", name) for name in ("numerator", "denominator")]
    path = desk.filled(form, dict(zip(places, (9, 10), strict=True)) if typed else {})
    book = openpyxl.load_workbook(path)
    sheet, row, _ = places[0]
    change(book[sheet], row)
    book.save(path)
    return desk.plan(path), sheet, row


def hide_row(sheet, row):
    """One row alone."""
    sheet.row_dimensions[row].hidden = True


def hide_sheet(sheet, row):
    """All of it."""
    sheet.sheet_state = "hidden"


def merge(sheet, row):
    """Two cells for sources, though nothing stands in them."""
    sheet.merge_cells(start_row=row, end_row=row + 1, start_column=12, end_column=12)


@pytest.mark.parametrize(
    ("change", "rule", "cell"),
    [
        (hide_row, "hidden_row", "!I5"),
        (hide_sheet, "form_sheet_hidden", "!I5"),
        (merge, "merged_cells", "!L5"),
    ],
)
def test_hidden_and_merged_cells_of_a_form_are_refused_at_their_place(desk, change, rule, cell):
    """Somebody signs for what stands in them."""
    found, sheet, _ = changed(desk, change)
    assert refusals(found) == [(rule, f"2016Q3-east.xlsx:{sheet}{cell}")]
    assert found.moves


@pytest.mark.parametrize("change", [hide_row, hide_sheet])
def test_hiding_what_nobody_filled_in_is_allowed(desk, change):
    """Nothing is read from it."""
    assert changed(desk, change, typed=False)[0].refused == []


def test_two_numbers_for_one_thing_are_told_with_the_sheet_of_the_first(desk):
    """A form has a cell of that address on every sheet."""
    form = desk.form("east")
    cell = desk.place(form, "funding", "amount", field="product")
    paths = [desk.filled(form, {cell: amount}, name) for name, amount in (("a.xlsx", 900), ("b.xlsx", 901))]
    told = next(one for one in desk.plan(*paths).refused if one.problem.rule == "said_twice")
    assert told.problem.values["first"] == "a.xlsx:质量经费!G5:amount"


@pytest.mark.parametrize(("said", "taken"), [("是", True), (" YES", True), ("否", False), ("0", False)])
def test_only_a_yes_says_that_a_row_was_looked_at(desk, said, taken):
    """A no, or a sign that may mean anything, is not taken for one."""
    text = f"unit,quarter,field,amount,已核实\n东镇,3,product,1,{said}\n"
    found = desk.plan(desk.csv(text))
    assert ("verified_unclear" not in [one.problem.rule for one in found.refused]) is taken
    assert ("jump_of_a_thousand" in [one.problem.rule for one in found.refused]) is not taken
